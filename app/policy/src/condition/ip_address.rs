//! `IpAddress` and `NotIpAddress`: addresses and ranges, IPv4 and IPv6.

use std::net::IpAddr;

/// A range of addresses to compare with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Test {
    network: IpAddr,
    /// How many leading bits must agree.
    prefix: u32,
}

/// Reads an address or a range in CIDR notation. "If you specify an IP address without the associated routing prefix, IAM uses
/// the default prefix value of /32."
pub(super) fn read(text: &str) -> Option<super::Test> {
    let (address, prefix) = match text.trim().split_once('/') {
        Some((address, prefix)) => (address, Some(prefix)),
        None => (text.trim(), None),
    };
    let network: IpAddr = address.parse().ok()?;
    let bits = if network.is_ipv4() { 32 } else { 128 };
    let prefix = match prefix {
        Some(prefix) if prefix.bytes().all(|byte| byte.is_ascii_digit()) => prefix.parse().ok()?,
        Some(_) => return None,
        None => bits,
    };
    (prefix <= bits).then_some(super::Test::IpAddress(Test { network, prefix }))
}

impl Test {
    /// Whether an address lies in the range; what isn't an address doesn't.
    pub(super) fn matches(&self, value: &str) -> bool {
        match (self.network, value.trim().parse()) {
            (IpAddr::V4(network), Ok(IpAddr::V4(address))) => {
                let differing = network.to_bits() ^ address.to_bits();
                differing.checked_shr(32 - self.prefix).unwrap_or(0) == 0
            }
            (IpAddr::V6(network), Ok(IpAddr::V6(address))) => {
                let differing = network.to_bits() ^ address.to_bits();
                differing.checked_shr(128 - self.prefix).unwrap_or(0) == 0
            }
            _ => false,
        }
    }
}
