//! The partitions of AWS: sets of Regions that share nothing, accounts included.

use std::fmt;

/// A partition.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Partition(&'static Entry);

/// What is known of a partition.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Entry {
    name: &'static str,
    dns_suffix: &'static str,
    /// How the codes of its Regions begin.
    region_prefixes: &'static [&'static str],
}

/// All partitions. A Region belongs to the first one that has a prefix of it, so `us-gov-` stands before `us-`.
///
/// Source: the list of partitions in the AWS SDKs (botocore `data/partitions.json`), read 2026-11.
const ALL: &[Entry] = &[
    Entry { name: "aws-us-gov", dns_suffix: "amazonaws.com", region_prefixes: &["us-gov-"] },
    Entry { name: "aws-iso", dns_suffix: "c2s.ic.gov", region_prefixes: &["us-iso-"] },
    Entry { name: "aws-iso-b", dns_suffix: "sc2s.sgov.gov", region_prefixes: &["us-isob-"] },
    Entry { name: "aws-iso-e", dns_suffix: "cloud.adc-e.uk", region_prefixes: &["eu-isoe-"] },
    Entry { name: "aws-iso-f", dns_suffix: "csp.hci.ic.gov", region_prefixes: &["us-isof-"] },
    Entry { name: "aws-eusc", dns_suffix: "amazonaws.eu", region_prefixes: &["eusc-"] },
    Entry { name: "aws-cn", dns_suffix: "amazonaws.com.cn", region_prefixes: &["cn-"] },
    Entry {
        name: "aws",
        dns_suffix: "amazonaws.com",
        region_prefixes: &["af-", "ap-", "ca-", "eu-", "il-", "me-", "mx-", "sa-", "us-"],
    },
];

impl Partition {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Partition> {
        ALL.iter().map(Partition)
    }

    /// The partition with this name, such as `aws-cn`.
    pub fn of_name(name: &str) -> Option<Partition> {
        Partition::all().find(|partition| partition.name() == name)
    }

    /// The partition of a Region, such as `cn-north-1`. It is known also for Regions opened since this was written.
    pub fn of_region(region: &str) -> Option<Partition> {
        Partition::all().find(|partition| {
            partition.0.region_prefixes.iter().any(|prefix| {
                region.strip_prefix(prefix).is_some_and(|rest| {
                    rest.split_once('-').is_some_and(|(place, number)| {
                        !place.is_empty()
                            && number.rsplit('-').next().is_some_and(|digits| {
                                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
                            })
                    })
                })
            })
        })
    }

    /// The name that stands in ARNs.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// What the names of its endpoints end in.
    pub fn dns_suffix(self) -> &'static str {
        self.0.dns_suffix
    }
}

impl fmt::Debug for Partition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Partition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_lie_in_partitions() {
        for (region, partition) in [
            ("eu-central-1", "aws"),
            ("ap-southeast-7", "aws"),
            ("mx-central-1", "aws"),
            ("us-gov-west-1", "aws-us-gov"),
            ("cn-northwest-1", "aws-cn"),
            ("us-iso-east-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("eu-isoe-west-1", "aws-iso-e"),
            ("us-isof-south-1", "aws-iso-f"),
            ("eusc-de-east-1", "aws-eusc"),
        ] {
            assert_eq!(Partition::of_region(region).map(Partition::name), Some(partition), "{region}");
        }
        for nowhere in ["", "us", "us-east", "mars-north-1", "us--1x"] {
            assert_eq!(Partition::of_region(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn names_are_unique() {
        for partition in Partition::all() {
            assert_eq!(Partition::of_name(partition.name()), Some(partition));
        }
        assert_eq!(Partition::of_name("aws-moon"), None);
    }
}
