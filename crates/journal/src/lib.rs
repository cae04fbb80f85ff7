//! What is kept between two visits: stored forms, their versions and their checks.
