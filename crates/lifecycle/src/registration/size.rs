//! Sizes at the task level, which are sent as text with or without a unit.

/// What a task asks for as a whole.
#[derive(Clone, Copy)]
pub(super) struct TaskSize {
    /// CPU units, 1024 to the vCPU.
    pub(super) cpu: Option<u32>,
    /// MiB.
    pub(super) memory: Option<u32>,
}

/// CPU units from `256` or `0.25 vCPU`; none outside of 128 to 196608 (0.125 to 192 vCPU). Source: `cpu` of
/// `RegisterTaskDefinition` in the ECS API reference.
pub fn parse_cpu(text: &str) -> Option<u32> {
    parse(text, "vcpu").filter(|units| (128..=196_608).contains(units))
}

/// MiB from `512` or `0.5 GB`; none that is 0. Source: `memory` of `RegisterTaskDefinition` in the ECS API reference.
pub fn parse_memory(text: &str) -> Option<u32> {
    parse(text, "gb").filter(|mebibytes| *mebibytes > 0)
}

/// A whole number, or a decimal number of `unit`, each 1024 of the smaller one.
fn parse(text: &str, unit: &str) -> Option<u32> {
    let text = text.trim();
    let split = text.len().checked_sub(unit.len()).filter(|split| text.is_char_boundary(*split));
    let Some((number, _)) = split.map(|split| text.split_at(split)).filter(|(_, end)| end.eq_ignore_ascii_case(unit))
    else {
        return whole(text);
    };
    let (units, fraction) = number.trim_end().split_once('.').unwrap_or((number.trim_end(), ""));
    if units.is_empty() && fraction.is_empty() || fraction.len() > 6 {
        return None;
    }
    let units = if units.is_empty() { 0 } else { whole(units)? };
    let numerator = if fraction.is_empty() { 0 } else { u64::from(whole(fraction)?) * 1024 };
    let denominator = 10u64.pow(u32::try_from(fraction.len()).ok()?);
    if !numerator.is_multiple_of(denominator) {
        return None;
    }
    units.checked_mul(1024)?.checked_add(u32::try_from(numerator / denominator).ok()?)
}

fn whole(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_and_without_unit() {
        for (text, expected) in [
            ("256", Some(256)),
            ("0.25 vCPU", Some(256)),
            (".25vcpu", Some(256)),
            ("1 vCPU", Some(1024)),
            ("1.5VCPU", Some(1536)),
            (" 512 ", Some(512)),
            ("", None),
            ("vCPU", None),
            (". vCPU", None),
            ("0.3 vCPU", None),
            ("bad", None),
            ("-256", None),
            ("+256", None),
            ("64", None),
            ("1e3", None),
            ("9999999999", None),
            ("4194304 vCPU", None),
            ("é", None),
        ] {
            assert_eq!(parse_cpu(text), expected, "{text}");
        }
        for (text, expected) in [("512", Some(512)), ("0.5 GB", Some(512)), ("2gb", Some(2048)), ("0", None)] {
            assert_eq!(parse_memory(text), expected, "{text}");
        }
    }
}
