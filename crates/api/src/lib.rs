//! AWS JSON 1.1: bytes to calls and answers to bytes.
