//! Condition keys and their values.

use super::{Redaction, public};
use denylens_triage::report::ConditionKey;
use std::net::IpAddr;

impl Redaction {
    pub(super) fn condition(&mut self, condition: &ConditionKey) -> ConditionKey {
        ConditionKey {
            key: self.key(&condition.key),
            values: condition.values.iter().map(|value| self.value(&condition.key, value)).collect(),
            naming: condition.naming,
        }
    }

    /// The key of a tag is a name. So is the identity provider before the colon of some keys.
    pub(super) fn key(&mut self, key: &str) -> String {
        if public::key(key) {
            return key.to_owned();
        }
        match key.split_once('/') {
            Some((before, tag)) if public::key(before) && before.ends_with("Tag") => {
                format!("{before}/{}", self.name("tag", tag))
            }
            _ => match key.rsplit_once(':') {
                Some((provider, name)) if public::claim(name) => format!("{}:{name}", self.issuer(provider)),
                _ => self.name("key", key),
            },
        }
    }

    pub(super) fn value(&mut self, key: &str, value: &str) -> String {
        if public::value(key, value) {
            return value.to_owned();
        }
        if public::account(value) {
            return self.account(value);
        }
        match key.rsplit_once(':') {
            Some((_, "sub")) if key.contains('.') => return self.subject(value),
            Some((_, "aud")) if key.contains('.') => return self.audience(value),
            _ => {}
        }
        if let Some(arn) = self.arn(value) {
            return arn;
        }
        if let Some(address) = self.address(value) {
            return address;
        }
        if public::unique_id(value).is_some() {
            return self.principal(value);
        }
        match public::id_prefix(value) {
            Some("vpce") => self.vpc_endpoint(value),
            Some(_) => self.resource(value),
            None => self.name("value", value),
        }
    }

    /// An IP address, or a range of them, as one of those that are kept for examples.
    ///
    /// Source: RFC 5737; RFC 3849.
    fn address(&mut self, text: &str) -> Option<String> {
        let (address, length) =
            text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
        let example = match address.parse::<IpAddr>().ok()? {
            IpAddr::V4(_) => format!("192.0.2.{}", self.number("ipv4", address)),
            IpAddr::V6(_) => format!("2001:db8::{:x}", self.number("ipv6", address)),
        };
        match length.map(|length| length.parse::<u8>()) {
            None => Some(example),
            Some(Ok(length)) => Some(format!("{example}/{length}")),
            Some(Err(_)) => None,
        }
    }
}
