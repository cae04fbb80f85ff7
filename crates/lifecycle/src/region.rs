//! The regions of AWS in which the sandbox has an account.

/// The part of AWS a region belongs to, as named in ARNs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Partition {
    /// The commercial regions.
    Aws,
    /// The regions in China.
    AwsCn,
    /// The regions for the United States government.
    AwsUsGov,
}

impl Partition {
    /// The partition as ARNs name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::AwsCn => "aws-cn",
            Self::AwsUsGov => "aws-us-gov",
        }
    }
}

/// One of the regions of AWS, such as `us-east-1`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(u8);

struct Row {
    area: &'static str,
    place: &'static str,
    code: &'static str,
}

const fn row(area: &'static str, place: &'static str, code: &'static str) -> Row {
    Row { area, place, code }
}

/// In the order of the console's selector; a region's position is its identity in memory, never in storage.
const ROWS: [Row; 34] = [
    row("United States", "N. Virginia", "us-east-1"),
    row("United States", "Ohio", "us-east-2"),
    row("United States", "N. California", "us-west-1"),
    row("United States", "Oregon", "us-west-2"),
    row("Asia Pacific", "Hong Kong", "ap-east-1"),
    row("Asia Pacific", "Hyderabad", "ap-south-2"),
    row("Asia Pacific", "Jakarta", "ap-southeast-3"),
    row("Asia Pacific", "Malaysia", "ap-southeast-5"),
    row("Asia Pacific", "Melbourne", "ap-southeast-4"),
    row("Asia Pacific", "Mumbai", "ap-south-1"),
    row("Asia Pacific", "Osaka", "ap-northeast-3"),
    row("Asia Pacific", "Seoul", "ap-northeast-2"),
    row("Asia Pacific", "Singapore", "ap-southeast-1"),
    row("Asia Pacific", "Sydney", "ap-southeast-2"),
    row("Asia Pacific", "Thailand", "ap-southeast-7"),
    row("Asia Pacific", "Tokyo", "ap-northeast-1"),
    row("Canada", "Central", "ca-central-1"),
    row("Canada", "Calgary", "ca-west-1"),
    row("Europe", "Frankfurt", "eu-central-1"),
    row("Europe", "Ireland", "eu-west-1"),
    row("Europe", "London", "eu-west-2"),
    row("Europe", "Milan", "eu-south-1"),
    row("Europe", "Paris", "eu-west-3"),
    row("Europe", "Spain", "eu-south-2"),
    row("Europe", "Stockholm", "eu-north-1"),
    row("Europe", "Zurich", "eu-central-2"),
    row("Middle East and Africa", "Bahrain", "me-south-1"),
    row("Middle East and Africa", "Cape Town", "af-south-1"),
    row("Middle East and Africa", "Tel Aviv", "il-central-1"),
    row("Middle East and Africa", "UAE", "me-central-1"),
    row("South America", "São Paulo", "sa-east-1"),
    row("China", "Beijing", "cn-north-1"),
    row("China", "Ningxia", "cn-northwest-1"),
    row("AWS GovCloud (US)", "US-West", "us-gov-west-1"),
];

impl Region {
    /// `us-east-1`, in which the sandbox opens at first.
    pub const FIRST: Self = Self(0);

    /// The region of this code, if the sandbox has it.
    pub fn parse(code: &str) -> Option<Self> {
        Self::all().find(|region| region.code() == code)
    }

    /// Every region, in the order of the console's selector.
    pub fn all() -> impl Iterator<Item = Self> {
        (0u8..).take(ROWS.len()).map(Self)
    }

    /// The code that requests, ARNs and addresses name the region by, such as `us-east-1`.
    pub fn code(self) -> &'static str {
        ROWS[usize::from(self.0)].code
    }

    /// The place the console names the region by, such as `N. Virginia`.
    pub fn place(self) -> &'static str {
        ROWS[usize::from(self.0)].place
    }

    /// The part of the world that the console groups the region under, such as `United States`.
    pub fn area(self) -> &'static str {
        ROWS[usize::from(self.0)].area
    }

    /// The partition that the region's ARNs begin with.
    pub fn partition(self) -> Partition {
        if self.code().starts_with("cn-") {
            Partition::AwsCn
        } else if self.code().starts_with("us-gov-") {
            Partition::AwsUsGov
        } else {
            Partition::Aws
        }
    }
}

impl std::fmt::Debug for Region {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_parses_to_its_own_region() {
        for region in Region::all() {
            assert_eq!(Region::parse(region.code()), Some(region));
        }
        assert_eq!(Region::parse("mars-north-1"), None);
        assert_eq!(Region::FIRST.code(), "us-east-1");
    }

    #[test]
    fn partitions_follow_the_code() {
        let partition = |code| Region::parse(code).unwrap().partition().as_str();
        assert_eq!(partition("eu-west-1"), "aws");
        assert_eq!(partition("cn-north-1"), "aws-cn");
        assert_eq!(partition("us-gov-west-1"), "aws-us-gov");
    }
}
