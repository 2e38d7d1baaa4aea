//! Regions, their partitions and their STS hosts: one list, which the form, the signer and the page's security policy share.
//!
//! Source: `endpoints.json`, `partitions.json` and the endpoint rules of STS of botocore 1.44.8, read 2026-11-25. STS has a regional
//! endpoint in every region that they name, and it is always `sts.<region>.<DNS suffix of the partition>`.

use denylens_lang::Words;
use thiserror::Error;

use crate::error::{Explanation, Fault};

/// A region of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    name: &'static str,
    partition: Partition,
    sts_host: &'static str,
}

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

/// A partition: a group of regions with accounts, credentials and endpoints of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Partition {
    /// `aws`: the commercial regions.
    Aws,
    /// `aws-cn`: China.
    AwsCn,
    /// `aws-us-gov`: AWS GovCloud (US).
    AwsUsGov,
    /// `aws-eusc`: AWS European Sovereign Cloud.
    AwsEusc,
    /// `aws-iso`.
    AwsIso,
    /// `aws-iso-b`.
    AwsIsoB,
    /// `aws-iso-e`.
    AwsIsoE,
    /// `aws-iso-f`.
    AwsIsoF,
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

macro_rules! regions {
    ($($partition:ident $suffix:literal: $($name:literal)+;)+) => {
        &[$($(Region {
            name: $name,
            partition: Partition::$partition,
            sts_host: concat!("sts.", $name, ".", $suffix),
        },)+)+]
    };
}

#[rustfmt::skip]
static REGIONS: &[Region] = regions! {
    Aws "amazonaws.com":
        "us-east-1" "us-east-2" "us-west-1" "us-west-2"
        "af-south-1"
        "ap-east-1" "ap-east-2"
        "ap-northeast-1" "ap-northeast-2" "ap-northeast-3"
        "ap-south-1" "ap-south-2"
        "ap-southeast-1" "ap-southeast-2" "ap-southeast-3" "ap-southeast-4" "ap-southeast-5" "ap-southeast-6" "ap-southeast-7"
        "ca-central-1" "ca-west-1"
        "eu-central-1" "eu-central-2" "eu-north-1" "eu-south-1" "eu-south-2" "eu-west-1" "eu-west-2" "eu-west-3"
        "il-central-1"
        "me-central-1" "me-south-1" "me-west-1"
        "mx-central-1"
        "sa-east-1" "sa-west-1";
    AwsCn "amazonaws.com.cn": "cn-north-1" "cn-northwest-1";
    AwsUsGov "amazonaws.com": "us-gov-east-1" "us-gov-west-1";
    AwsEusc "amazonaws.eu": "eusc-de-east-1";
    AwsIso "c2s.ic.gov": "us-iso-east-1" "us-iso-west-1";
    AwsIsoB "sc2s.sgov.gov": "us-isob-east-1" "us-isob-west-1";
    AwsIsoE "cloud.adc-e.uk": "eu-isoe-west-1";
    AwsIsoF "csp.hci.ic.gov": "us-isof-east-1" "us-isof-south-1";
};

/// The commercial regions with a FIPS host of their own.
const FIPS: [&str; 4] = ["us-east-1", "us-east-2", "us-west-1", "us-west-2"];

impl Region {
    /// Every region, partition by partition.
    pub fn all() -> &'static [Region] {
        REGIONS
    }

    /// The region of that name. Spaces around it and capitals don't matter.
    pub fn named(name: &str) -> Result<Region, UnknownRegion> {
        let name = name.trim().to_ascii_lowercase();
        REGIONS.iter().find(|region| region.name == name).copied().ok_or_else(|| UnknownRegion::of(name))
    }

    /// The region to offer for a refusal that names this region and this partition, either of which may be missing.
    pub fn suggested(region: Option<&str>, partition: Option<&str>) -> Region {
        region
            .and_then(|name| Region::named(name).ok())
            .unwrap_or_else(|| partition.and_then(Partition::named).unwrap_or(Partition::Aws).main_region())
    }

    /// Its name, such as `eu-west-1`.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The partition that it belongs to.
    pub fn partition(self) -> Partition {
        self.partition
    }

    /// The host of its STS.
    pub fn sts_host(self) -> &'static str {
        self.sts_host
    }

    /// A host of its STS; `None` where it has no such host.
    pub fn sts(self, host: StsHost) -> Option<String> {
        let name = self.name;
        match (host, self.partition) {
            (StsHost::Regional, _) => Some(self.sts_host.to_owned()),
            (StsHost::Fips, Partition::Aws) => {
                FIPS.contains(&name).then(|| format!("sts-fips.{name}.amazonaws.com"))
            }
            (StsHost::Fips, Partition::AwsUsGov) => Some(self.sts_host.to_owned()),
            (StsHost::DualStack, partition) => Some(format!("sts.{name}.{}", partition.dual_stack_suffix())),
            (StsHost::Fips | StsHost::Listed(_), _) => None,
        }
    }
}

impl Partition {
    /// Every partition.
    pub const ALL: [Partition; 8] = [
        Partition::Aws,
        Partition::AwsCn,
        Partition::AwsUsGov,
        Partition::AwsEusc,
        Partition::AwsIso,
        Partition::AwsIsoB,
        Partition::AwsIsoE,
        Partition::AwsIsoF,
    ];

    /// The partition of that name.
    pub fn named(name: &str) -> Option<Partition> {
        Partition::ALL.into_iter().find(|partition| partition.name() == name)
    }

    /// Its name, as ARNs write it.
    pub fn name(self) -> &'static str {
        match self {
            Partition::Aws => "aws",
            Partition::AwsCn => "aws-cn",
            Partition::AwsUsGov => "aws-us-gov",
            Partition::AwsEusc => "aws-eusc",
            Partition::AwsIso => "aws-iso",
            Partition::AwsIsoB => "aws-iso-b",
            Partition::AwsIsoE => "aws-iso-e",
            Partition::AwsIsoF => "aws-iso-f",
        }
    }

    /// What the names of hosts end in that answer over IPv6 too: botocore's `dualStackDnsSuffix`.
    fn dual_stack_suffix(self) -> &'static str {
        match self {
            Partition::Aws | Partition::AwsUsGov => "api.aws",
            Partition::AwsCn => "api.amazonwebservices.com.cn",
            Partition::AwsEusc => "api.amazonwebservices.eu",
            Partition::AwsIso => "api.aws.ic.gov",
            Partition::AwsIsoB => "api.aws.scloud",
            Partition::AwsIsoE => "api.cloud-aws.adc-e.uk",
            Partition::AwsIsoF => "api.aws.hci.ic.gov",
        }
    }

    /// The region that stands for the whole partition: botocore's `implicitGlobalRegion`.
    pub fn main_region(self) -> Region {
        let name = match self {
            Partition::Aws => "us-east-1",
            Partition::AwsCn => "cn-northwest-1",
            Partition::AwsUsGov => "us-gov-west-1",
            Partition::AwsEusc => "eusc-de-east-1",
            Partition::AwsIso => "us-iso-east-1",
            Partition::AwsIsoB => "us-isob-east-1",
            Partition::AwsIsoE => "eu-isoe-west-1",
            Partition::AwsIsoF => "us-isof-south-1",
        };
        // The list has every name above; the first region of the list stands in for none.
        const FIRST: Region =
            Region { name: "us-east-1", partition: Partition::Aws, sts_host: "sts.us-east-1.amazonaws.com" };
        Region::named(name).unwrap_or(FIRST)
    }
}

impl UnknownRegion {
    fn of(name: String) -> UnknownRegion {
        let may_be_one = name.contains('-')
            && name.len() <= 24
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        match name.is_empty() {
            true => UnknownRegion::Empty,
            false if may_be_one => UnknownRegion::NotListed(name),
            false => UnknownRegion::NotAName,
        }
    }

    /// What to tell the user.
    pub fn explain(&self) -> Explanation {
        Explanation {
            kind: "region-unknown",
            fault: Fault::Input,
            what: match self {
                UnknownRegion::Empty => Words::new("No region is chosen.", "リージョンが選ばれていません。"),
                UnknownRegion::NotListed(name) => Words::new(
                    format!("This page doesn't know a region `{name}`."),
                    format!("`{name}` というリージョンは、このページの一覧にありません。"),
                ),
                UnknownRegion::NotAName => Words::new(
                    "What is entered as the region is not the name of one.",
                    "リージョンの欄に、リージョン名ではないものが入力されています。",
                ),
            },
            next: Words::new(
                "Choose the region of the refused call. If you don't know it, any region of the same partition may do, \
                 such as `us-east-1`.",
                "拒否された呼び出しのリージョンを選んでください。わからない場合は、`us-east-1` など、同じパーティションの別のリージョンでも試せます。",
            ),
            commands: &[],
        }
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
    fn every_partition_has_a_main_region_of_its_own() {
        for partition in Partition::ALL {
            assert_eq!(partition.main_region().partition(), partition);
            assert_eq!(Partition::named(partition.name()), Some(partition));
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
            assert_eq!(Region::named(region).unwrap().sts_host(), host);
        }
    }
}
