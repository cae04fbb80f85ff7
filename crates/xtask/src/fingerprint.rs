//! Short names for contents.

/// 64-bit FNV-1a: enough to tell two builds of a file apart, the same on every machine, and no protection against malice.
pub fn of(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_the_published_test_vectors() {
        assert_eq!(of(b""), "cbf29ce484222325");
        assert_eq!(of(b"foobar"), "85944171f73967e8");
    }
}
