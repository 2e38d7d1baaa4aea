//! Regions, their partitions and their STS hosts: one list, which the form, the signer and the page's security policy share.
//!
//! Source: `endpoints.json`, `partitions.json` and the endpoint rules of STS of botocore 1.44.8, read 2026-11-25. STS has a regional
//! endpoint in every region that they name, and it is always `sts.<region>.<DNS suffix of the partition>`.

use crate::failure::{Failure, Fault};
use denylens_policy::Partition;
use thiserror::Error;

/// A region of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region(&'static str);

/// Which of the hosts of STS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StsHost {
    /// The one of the region.
    #[default]
    Regional,
    /// The one whose cryptography is validated under FIPS 140, where AWS lists one. That of AWS GovCloud (US) always is.
    ///
    /// Source: AWS General Reference, "AWS Security Token Service endpoints and quotas", and the same `endpoints.json`.
    Fips,
    /// The one that answers over IPv6 too.
    ///
    /// Source: IAM User Guide, `reference_dual-stack_endpoint_support.html`.
    DualStack,
    /// One that the page's settings add, by its place there.
    Listed(usize),
}

impl StsHost {
    /// Those that AWS has.
    pub const PUBLIC: [StsHost; 3] = [StsHost::Regional, StsHost::Fips, StsHost::DualStack];
}

/// A text that names no region of the list.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum UnknownRegion {
    /// It is empty.
    #[error("no region")]
    Empty,
    /// It may be a region's name, and isn't on the list.
    #[error("`{0}` is no region of the list")]
    NotListed(String),
    /// It can't be a region's name. It isn't repeated: it may have been meant for another field.
    #[error("not the name of a region")]
    NotAName,
}

/// Every region, partition by partition.
#[rustfmt::skip]
static REGIONS: &[Region] = &[
    Region("us-east-1"), Region("us-east-2"), Region("us-west-1"), Region("us-west-2"),
    Region("af-south-1"),
    Region("ap-east-1"), Region("ap-east-2"),
    Region("ap-northeast-1"), Region("ap-northeast-2"), Region("ap-northeast-3"),
    Region("ap-south-1"), Region("ap-south-2"),
    Region("ap-southeast-1"), Region("ap-southeast-2"), Region("ap-southeast-3"), Region("ap-southeast-4"),
    Region("ap-southeast-5"), Region("ap-southeast-6"), Region("ap-southeast-7"),
    Region("ca-central-1"), Region("ca-west-1"),
    Region("eu-central-1"), Region("eu-central-2"), Region("eu-north-1"), Region("eu-south-1"), Region("eu-south-2"),
    Region("eu-west-1"), Region("eu-west-2"), Region("eu-west-3"),
    Region("il-central-1"),
    Region("me-central-1"), Region("me-south-1"), Region("me-west-1"),
    Region("mx-central-1"),
    Region("sa-east-1"), Region("sa-west-1"),
    Region("cn-north-1"), Region("cn-northwest-1"),
    Region("us-gov-east-1"), Region("us-gov-west-1"),
    Region("eusc-de-east-1"),
    Region("us-iso-east-1"), Region("us-iso-west-1"),
    Region("us-isob-east-1"), Region("us-isob-west-1"),
    Region("eu-isoe-west-1"),
    Region("us-isof-east-1"), Region("us-isof-south-1"),
];

/// The commercial regions with a FIPS host of their own.
const FIPS: [&str; 4] = ["us-east-1", "us-east-2", "us-west-1", "us-west-2"];

/// What stands in this list alone of a partition.
struct InPartition {
    /// The partition's name.
    name: &'static str,
    /// The region that stands for the whole partition: botocore's `implicitGlobalRegion`.
    main_region: Region,
    /// What the names of hosts end in that answer over IPv6 too: botocore's `dualStackDnsSuffix`.
    dual_stack_suffix: &'static str,
}

#[rustfmt::skip]
const IN_PARTITIONS: [InPartition; 8] = [
    InPartition { name: "aws", main_region: MAIN_REGION, dual_stack_suffix: "api.aws" },
    InPartition { name: "aws-cn", main_region: Region("cn-northwest-1"), dual_stack_suffix: "api.amazonwebservices.com.cn" },
    InPartition { name: "aws-us-gov", main_region: Region("us-gov-west-1"), dual_stack_suffix: "api.aws" },
    InPartition { name: "aws-eusc", main_region: Region("eusc-de-east-1"), dual_stack_suffix: "api.amazonwebservices.eu" },
    InPartition { name: "aws-iso", main_region: Region("us-iso-east-1"), dual_stack_suffix: "api.aws.ic.gov" },
    InPartition { name: "aws-iso-b", main_region: Region("us-isob-east-1"), dual_stack_suffix: "api.aws.scloud" },
    InPartition { name: "aws-iso-e", main_region: Region("eu-isoe-west-1"), dual_stack_suffix: "api.cloud-aws.adc-e.uk" },
    InPartition { name: "aws-iso-f", main_region: Region("us-isof-south-1"), dual_stack_suffix: "api.aws.hci.ic.gov" },
];

/// The region to offer where nothing is known.
const MAIN_REGION: Region = Region("us-east-1");

fn in_partition(name: &str) -> Option<&'static InPartition> {
    IN_PARTITIONS.iter().find(|known| known.name == name)
}

impl Region {
    /// Every region, partition by partition.
    pub fn all() -> &'static [Region] {
        REGIONS
    }

    /// The region of that name. Spaces around it and capitals don't matter.
    pub fn named(name: &str) -> Result<Region, UnknownRegion> {
        let name = name.trim().to_ascii_lowercase();
        REGIONS.iter().find(|region| region.0 == name).copied().ok_or_else(|| UnknownRegion::of(name))
    }

    /// The region to offer for a refusal that names this region and this partition, either of which may be missing.
    pub fn suggested(region: Option<&str>, partition: Option<&str>) -> Region {
        let main_region = || partition.and_then(in_partition).map_or(MAIN_REGION, |known| known.main_region);
        region.and_then(|name| Region::named(name).ok()).unwrap_or_else(main_region)
    }

    /// Its name, such as `eu-west-1`.
    pub fn name(self) -> &'static str {
        self.0
    }

    /// The partition that it belongs to. Every region of the list has one.
    pub fn partition(self) -> Option<Partition> {
        Partition::of_region(self.0)
    }

    /// Whether it is of the partition of that name, such as `aws`.
    pub fn is_in(self, partition: &str) -> bool {
        self.partition().is_some_and(|known| known.name() == partition)
    }

    /// A host of its STS; `None` where it has no such host.
    pub fn sts(self, host: StsHost) -> Option<String> {
        let partition = self.partition()?;
        let (prefix, suffix) = match host {
            StsHost::Regional => ("sts.", partition.dns_suffix()),
            StsHost::Fips if FIPS.contains(&self.0) => ("sts-fips.", partition.dns_suffix()),
            StsHost::Fips if partition.name() == "aws-us-gov" => ("sts.", partition.dns_suffix()),
            StsHost::DualStack => ("sts.", in_partition(partition.name())?.dual_stack_suffix),
            StsHost::Fips | StsHost::Listed(_) => return None,
        };
        Some([prefix, self.0, ".", suffix].concat())
    }
}

impl UnknownRegion {
    fn of(name: String) -> UnknownRegion {
        let may_be_one = name.contains('-')
            && name.len() <= 24
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        match may_be_one {
            _ if name.is_empty() => UnknownRegion::Empty,
            true => UnknownRegion::NotListed(name),
            false => UnknownRegion::NotAName,
        }
    }

    /// What it comes to.
    pub fn failure(&self) -> Failure {
        Failure::new("region-unknown", Fault::Input)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_name_finds_its_region() {
        assert_eq!(Region::named(" EU-west-1\n").unwrap().name(), "eu-west-1");
        assert_eq!(Region::named("moon-base-1"), Err(UnknownRegion::NotListed("moon-base-1".into())));
        assert_eq!(Region::named(""), Err(UnknownRegion::Empty));
    }

    #[test]
    fn what_was_meant_for_another_field_is_not_repeated() {
        for text in ["ASIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "secret", "日本-1"]
        {
            assert_eq!(Region::named(text), Err(UnknownRegion::NotAName), "{text}");
        }
    }

    #[test]
    fn no_region_is_listed_twice() {
        let names: BTreeSet<_> = Region::all().iter().map(|region| region.name()).collect();
        assert_eq!(names.len(), Region::all().len());
    }

    #[test]
    fn the_reference_endpoint_has_the_same_list() {
        let script = include_str!("../../../endpoint/aws-lambda/regions.mjs");
        let quoted: Vec<_> = script.split('"').skip(1).step_by(2).collect();
        let mut listed = Vec::new();
        for region in Region::all() {
            let partition = region.partition().unwrap().name();
            if !listed.contains(&partition) {
                listed.push(partition);
            }
            listed.push(region.name());
        }
        assert_eq!(quoted, listed);
    }

    #[test]
    fn every_region_has_a_partition_and_an_endpoint() {
        for region in Region::all() {
            assert!(region.partition().is_some() && region.sts(StsHost::Regional).is_some(), "{region:?}");
            assert!(region.sts(StsHost::DualStack).is_some(), "{region:?}");
        }
    }

    #[test]
    fn every_partition_has_a_main_region_of_its_own() {
        for partition in Partition::all() {
            let region = Region::suggested(None, Some(partition.name()));
            assert!(region.is_in(partition.name()) && Region::all().contains(&region), "{partition}");
        }
    }

    #[test]
    fn the_refusal_chooses_the_region() {
        let suggested = |region, partition| Region::suggested(region, partition).name();
        assert_eq!(suggested(Some("eu-west-1"), Some("aws")), "eu-west-1");
        assert_eq!(suggested(None, Some("aws-cn")), "cn-northwest-1");
        assert_eq!(suggested(Some("moon-base-1"), Some("aws-us-gov")), "us-gov-west-1");
        assert_eq!(suggested(Some("moon-base-1"), Some("aws-moon")), "us-east-1");
        assert_eq!(suggested(None, None), "us-east-1");
    }

    #[test]
    fn other_hosts_are_where_aws_has_them() {
        let host = |region, host| Region::named(region).unwrap().sts(host);
        assert_eq!(host("us-west-2", StsHost::Fips).as_deref(), Some("sts-fips.us-west-2.amazonaws.com"));
        assert_eq!(host("us-gov-west-1", StsHost::Fips).as_deref(), Some("sts.us-gov-west-1.amazonaws.com"));
        assert_eq!(host("eu-west-1", StsHost::Fips), None);
        assert_eq!(host("eu-west-1", StsHost::DualStack).as_deref(), Some("sts.eu-west-1.api.aws"));
        for (region, dual_stack) in [
            ("cn-north-1", "sts.cn-north-1.api.amazonwebservices.com.cn"),
            ("us-gov-west-1", "sts.us-gov-west-1.api.aws"),
            ("eusc-de-east-1", "sts.eusc-de-east-1.api.amazonwebservices.eu"),
            ("us-iso-east-1", "sts.us-iso-east-1.api.aws.ic.gov"),
            ("us-isob-east-1", "sts.us-isob-east-1.api.aws.scloud"),
            ("eu-isoe-west-1", "sts.eu-isoe-west-1.api.cloud-aws.adc-e.uk"),
            ("us-isof-south-1", "sts.us-isof-south-1.api.aws.hci.ic.gov"),
        ] {
            assert_eq!(host(region, StsHost::DualStack).as_deref(), Some(dual_stack));
        }
        assert_eq!(host("eu-west-1", StsHost::Listed(0)), None);
    }

    #[test]
    fn the_host_has_the_suffix_of_the_partition() {
        for (region, host) in [
            ("us-east-1", "sts.us-east-1.amazonaws.com"),
            ("ap-northeast-1", "sts.ap-northeast-1.amazonaws.com"),
            ("cn-north-1", "sts.cn-north-1.amazonaws.com.cn"),
            ("us-gov-west-1", "sts.us-gov-west-1.amazonaws.com"),
            ("eusc-de-east-1", "sts.eusc-de-east-1.amazonaws.eu"),
            ("us-iso-east-1", "sts.us-iso-east-1.c2s.ic.gov"),
            ("us-isob-east-1", "sts.us-isob-east-1.sc2s.sgov.gov"),
            ("eu-isoe-west-1", "sts.eu-isoe-west-1.cloud.adc-e.uk"),
            ("us-isof-south-1", "sts.us-isof-south-1.csp.hci.ic.gov"),
        ] {
            assert_eq!(Region::named(region).unwrap().sts(StsHost::Regional).as_deref(), Some(host));
        }
    }
}
