//! The condition keys of a request that its event tells.
//!
//! Sources: AWS CloudTrail User Guide, `cloudtrail-event-reference-record-contents.html` and
//! `cloudtrail-event-reference-user-identity.html`, for the fields; IAM User Guide, `reference_policies_condition-keys.html`, and Service
//! Authorization Reference, Amazon EC2, for the keys.

use super::{Quote, Record};
use crate::{
    recognise::request_context,
    report::{ConditionKey, KeyNaming},
};
use std::net::IpAddr;

/// The role behind a session, with the path that the session's ARN leaves out.
pub(super) const ISSUER: &str = "userIdentity.sessionContext.sessionIssuer.arn";

/// Reads the value of a key off a field.
type Reader = fn(&str) -> Option<String>;

/// The fields that say what a key holds: "mfaAuthenticated" of the session is the string that `aws:MultiFactorAuthPresent` is.
const FIELDS: [(&str, &str, Reader); 10] = [
    (ISSUER, "aws:PrincipalArn", |arn| arn.contains(":role/").then(|| arn.to_owned())),
    ("userIdentity.principalId", "aws:userid", |id| is_unique(id).then(|| id.to_owned())),
    ("userIdentity.sessionContext.sourceIdentity", "aws:SourceIdentity", |name| Some(name.to_owned())),
    ("userIdentity.sessionContext.attributes.mfaAuthenticated", "aws:MultiFactorAuthPresent", |said| {
        let said = said.to_ascii_lowercase();
        matches!(said.as_str(), "true" | "false").then_some(said)
    }),
    ("userIdentity.sessionContext.attributes.creationDate", "aws:TokenIssueTime", |time| {
        Some(time.to_owned())
    }),
    ("userIdentity.sessionContext.ec2RoleDelivery", "ec2:RoleDelivery", |version| Some(version.to_owned())),
    ("awsRegion", "aws:RequestedRegion", |region| Some(region.to_owned())),
    ("vpcEndpointId", "aws:SourceVpce", |id| id.starts_with("vpce-").then(|| id.to_owned())),
    ("userAgent", "aws:UserAgent", |agent| agent_of(agent)),
    // Only a call over TLS has such details.
    ("tlsDetails.tlsVersion", "aws:SecureTransport", |_| Some("true".to_owned())),
];

/// The keys that an event tells. What the request had, where CloudTrail was told to keep it, comes before what its fields say.
pub(super) fn keys(record: &dyn Record) -> Vec<Quote<ConditionKey>> {
    let mut keys = of_context(record);
    let fields = FIELDS.iter().filter_map(|(path, key, read)| {
        let field = record.field(path)?;
        Some(quote(&field, key, read(&field.value)?))
    });
    for key in fields.chain(address(record)) {
        if !keys.iter().any(|known| known.value.key.eq_ignore_ascii_case(&key.value.key)) {
            keys.push(key);
        }
    }
    // A log has many events.
    keys.shrink_to_fit();
    keys
}

/// The tags of resources, each with the ARN of its own.
pub(super) fn resource_tags(record: &dyn Record) -> Vec<(String, Quote<ConditionKey>)> {
    let Some(resources) = record.part(&["eventContext", "tagContext", "resourceTags"]) else {
        return Vec::new();
    };
    let mut tags = Vec::new();
    for resource in resources.items() {
        let Some((arn, of_it)) = resource.get("arn").and_then(|arn| arn.text()).zip(resource.get("tags"))
        else {
            continue;
        };
        tags.extend(tagged("aws:ResourceTag", &of_it).map(|tag| (arn.value.clone(), tag)));
    }
    tags
}

/// What an event data store or a trail adds, where it is told to: condition keys as requested, and tags.
fn of_context(record: &dyn Record) -> Vec<Quote<ConditionKey>> {
    let mut keys = Vec::new();
    if let Some(context) = record.part(&["eventContext", "requestContext"]) {
        let at = context.at();
        keys.extend(request_context::keys(&context).into_iter().map(|value| Quote { value, at: at.clone() }));
    }
    if let Some(tags) = record.part(&["eventContext", "tagContext", "principalTags"]) {
        keys.extend(tagged("aws:PrincipalTag", &tags));
    }
    keys
}

fn tagged(kind: &'static str, tags: &super::View<'_>) -> impl Iterator<Item = Quote<ConditionKey>> {
    let at = tags.at();
    request_context::keys(tags).into_iter().map(move |tag| {
        let key = format!("{kind}/{}", tag.key);
        Quote { value: ConditionKey { naming: KeyNaming::of(&key), key, ..tag }, at: at.clone() }
    })
}

/// The address of the caller. A service that calls for somebody stands there by its name. Through a VPC endpoint "the aws:SourceIp key is
/// not available", and the address is that in the VPC: a private one comes no other way.
fn address(record: &dyn Record) -> Option<Quote<ConditionKey>> {
    let field = record.field("sourceIPAddress")?;
    let is_private = match field.value.parse::<IpAddr>().ok()? {
        IpAddr::V4(address) => address.is_private(),
        IpAddr::V6(address) => address.is_unique_local(),
    };
    let is_inside = is_private || record.field("vpcEndpointId").is_some();
    let key = if is_inside { "aws:VpcSourceIp" } else { "aws:SourceIp" };
    Some(quote(&field, key, field.value.clone()))
}

/// The agent as it was sent: some services log it in brackets. A service that calls for somebody stands there by its name.
fn agent_of(text: &str) -> Option<String> {
    let agent = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    (!agent.ends_with(".amazonaws.com") && agent != "AWS Internal").then(|| agent.to_owned())
}

/// Whether an id is that of a user or a role, which is what `aws:userid` holds.
fn is_unique(id: &str) -> bool {
    ["AIDA", "AROA"].iter().any(|prefix| id.starts_with(prefix))
}

fn quote(field: &Quote, key: &str, value: String) -> Quote<ConditionKey> {
    field.map(|_| ConditionKey { key: key.to_owned(), values: vec![value], naming: KeyNaming::of(key) })
}
