//! The Amazon ECS task definition lifecycle: state, operations, rules and virtual time.
