//! What AWS has words for, and nobody's name: it stays.

use denylens_advise::argument::ValueKind;
use denylens_policy::{Arn, Partition, vocabulary::arn::is_account_id};

/// `eu`: where an inference profile of Amazon Bedrock sends calls.
///
/// Source: Amazon Bedrock User Guide, `inference-profiles-support.html`.
pub(super) fn geography(text: &str) -> bool {
    ["apac", "au", "ca", "eu", "global", "jp", "us", "us-gov"].contains(&text)
}

/// `UnauthorizedOperation`, `Client.InvalidPermission`: letters, as the lists of errors have them.
pub(super) fn code(text: &str) -> bool {
    is_of(text, 64, |next| next.is_ascii_alphanumeric() || next == '.')
}

/// `ec2`, `elastic-inference`
pub(super) fn service(text: &str) -> bool {
    is_of(text, 40, |next| next.is_ascii_lowercase() || next.is_ascii_digit() || next == '-')
}

/// `RolesPerAccount`, `gp3`
pub(super) fn quota(text: &str) -> bool {
    is_of(text, 64, |next| next.is_ascii_alphanumeric())
}

/// `RunInstances`
pub(super) fn operation(text: &str) -> bool {
    is_of(text, 64, |next| next.is_ascii_alphanumeric())
}

/// `ec2:RunInstances`, `ec2:*`, `RunInstances`
pub(super) fn action(text: &str) -> bool {
    let is_name = |name: &str| is_of(name, 64, |next| next.is_ascii_alphanumeric() || "*?".contains(next));
    match text.split_once(':') {
        Some((prefix, name)) => (service(prefix) || prefix == "*") && is_name(name),
        None => is_name(text),
    }
}

/// `eu-west-1`: of the words that Regions are made of, so that `prod-east-1` is none.
///
/// Source: AWS Regions User Guide.
pub(super) fn region(text: &str) -> bool {
    const AREAS: [&str; 16] = [
        "af", "ap", "ca", "cn", "eu", "eusc-de", "il", "me", "mx", "sa", "us", "us-gov", "us-iso", "us-isob",
        "us-isof", "eu-isoe",
    ];
    const PARTS: [&str; 9] =
        ["central", "east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west"];
    let parts = || {
        let (place, number) = text.rsplit_once('-')?;
        let (area, part) = place.rsplit_once('-')?;
        Some(
            AREAS.contains(&area)
                && PARTS.contains(&part)
                && number.len() == 1
                && ValueKind::Region.fits(text),
        )
    };
    parts().unwrap_or(false)
}

/// A word of the sentences in which AWS refuses a request.
///
/// Source: IAM User Guide, `troubleshoot_access-denied.html`.
pub(super) fn sentence_word(text: &str) -> bool {
    const WORDS: [&str; 56] = [
        "a",
        "access",
        "action",
        "allow",
        "allows",
        "an",
        "and",
        "arn",
        "authorization",
        "authorized",
        "based",
        "because",
        "block",
        "boundary",
        "by",
        "control",
        "denies",
        "deny",
        "does",
        "endpoint",
        "exist",
        "explicit",
        "explicitly",
        "identity-based",
        "in",
        "is",
        "no",
        "not",
        "on",
        "or",
        "perform",
        "permissions",
        "policies",
        "policy",
        "public",
        "region",
        "resource",
        "resource-based",
        "role",
        "scope",
        "service",
        "session",
        "sessions",
        "setting",
        "specified",
        "the",
        "this",
        "through",
        "to",
        "transitively",
        "trust",
        "user",
        "vpc",
        "with",
        "blocked",
        "are",
    ];
    WORDS.iter().any(|known| text.eq_ignore_ascii_case(known))
}

pub(super) fn partition(text: &str) -> bool {
    Partition::of_name(text).is_some()
}

pub(super) fn account(text: &str) -> bool {
    is_account_id(text)
}

/// The effect of a statement, or how a request was refused.
pub(super) fn effect(text: &str) -> bool {
    ["allow", "deny", "explicit", "implicit"].iter().any(|known| text.eq_ignore_ascii_case(known))
}

/// `2026-03-04T05:06:07Z`, `Wed, 04 Mar 2026 05:06:07 GMT`: digits, and the words of dates.
pub(super) fn time(text: &str) -> bool {
    const WORDS: [&str; 27] = [
        "", "am", "apr", "aug", "cet", "cest", "dec", "feb", "fri", "gmt", "jan", "jul", "jun", "jst", "mar",
        "may", "mon", "nov", "oct", "pm", "sat", "sep", "sun", "t", "thu", "tue", "utc",
    ];
    let is_word = |word: &str| {
        let word = word.to_ascii_lowercase();
        WORDS.contains(&word.as_str()) || ["wed", "z"].contains(&word.as_str())
    };
    text.len() <= 40
        && text.chars().all(|next| next.is_ascii_alphanumeric() || " :,.+-/".contains(next))
        && text.split(|next: char| !next.is_ascii_alphabetic()).all(is_word)
        && text.chars().any(|next| next.is_ascii_digit())
}

/// A service of AWS, the issuer that only decoded messages know, or nobody in particular.
pub(super) fn aws_principal(text: &str) -> bool {
    let is_service = text.strip_suffix(".amazonaws.com").or_else(|| text.strip_suffix(".amazonaws.com.cn"));
    let is_label = |label: &str| {
        is_of(label, 40, |next| next.is_ascii_lowercase() || next.is_ascii_digit() || next == '-')
    };
    // One label, or a Region before it.
    is_service.is_some_and(|name| match name.split_once('.') {
        Some((service, region)) => {
            is_label(service) && self::region(region) || is_label(region) && self::region(service)
        }
        None => is_label(name),
    }) || ["SCOPE_POLICY_ISSUER", "anonymous", "Anonymous", "AWS Internal"].contains(&text)
}

/// The first four letters of a unique id, and what has it.
///
/// Source: IAM User Guide, `reference_identifiers.html#identifiers-prefixes`.
pub(super) fn unique_id(text: &str) -> Option<(&'static str, &'static str)> {
    const PREFIXES: [(&str, &str); 12] = [
        ("ABIA", "token-id"),
        ("ACCA", "credential-id"),
        ("AGPA", "group-id"),
        ("AIDA", "user-id"),
        ("AIPA", "instance-profile-id"),
        ("AKIA", "access-key-id"),
        ("ANPA", "policy-id"),
        ("ANVA", "policy-version-id"),
        ("APKA", "public-key-id"),
        ("AROA", "role-id"),
        ("ASCA", "certificate-id"),
        ("ASIA", "access-key-id"),
    ];
    let id = text.split(':').next().unwrap_or_default();
    let is_id = id.len() >= 16 && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    PREFIXES.iter().copied().find(|(prefix, _)| is_id && id.starts_with(prefix))
}

/// What an id of EC2 is of, by its letters: `i` of `i-0123456789abcdef0`.
pub(super) fn id_prefix(text: &str) -> Option<&'static str> {
    const PREFIXES: [&str; 20] = [
        "acl", "ami", "dopt", "eipalloc", "eni", "fs", "i", "igw", "lt", "nat", "pcx", "rtb", "sg", "snap",
        "subnet", "tgw", "vgw", "vol", "vpc", "vpce",
    ];
    let (prefix, id) = text.split_once('-')?;
    let is_id = matches!(id.len(), 8 | 17) && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    PREFIXES.iter().copied().find(|known| is_id && *known == prefix)
}

/// The types of resources, in the place where ARNs have them.
///
/// Source: Service Authorization Reference, the resource types of the services.
pub(super) fn resource_type(arn: &Arn<'_>) -> Option<&'static str> {
    const TYPES: &[&str] = &[
        "accesspoint",
        "activity",
        "agent",
        "alarm",
        "alias",
        "application",
        "application-inference-profile",
        "apis",
        "apps",
        "assumed-role",
        "backup-plan",
        "backup-vault",
        "bot",
        "build",
        "capacity-provider",
        "certificate",
        "cluster",
        "cluster-snapshot",
        "collection",
        "connection",
        "container-instance",
        "crawler",
        "dashboard",
        "database",
        "dataset",
        "db",
        "dedicated-host",
        "delivery-channel",
        "deliverystream",
        "detector",
        "distribution",
        "domain",
        "domainname",
        "elastic-ip",
        "environment",
        "es",
        "event-bus",
        "execution",
        "federated-user",
        "file-system",
        "fleet",
        "flow-log",
        "foundation-model",
        "function",
        "group",
        "hostedzone",
        "image",
        "inference-profile",
        "instance",
        "instance-profile",
        "internet-gateway",
        "job",
        "key",
        "key-pair",
        "launch-template",
        "layer",
        "listener",
        "listener-rule",
        "loadbalancer",
        "log-group",
        "log-stream",
        "mesh",
        "mfa",
        "model",
        "natgateway",
        "network-acl",
        "network-interface",
        "oidc-provider",
        "organization",
        "ou",
        "parameter",
        "pipeline",
        "placement-group",
        "policy",
        "pool",
        "project",
        "prefix-list",
        "queue",
        "repository",
        "reservation",
        "reserved-instances",
        "restapis",
        "role",
        "root",
        "route-table",
        "rule",
        "ruleset",
        "saml-provider",
        "scaling-policy",
        "schedule",
        "secret",
        "security-group",
        "security-group-rule",
        "server-certificate",
        "service",
        "servicequota",
        "snapshot",
        "spot-instances-request",
        "stack",
        "stackset",
        "stateMachine",
        "stream",
        "subgrp",
        "subnet",
        "table",
        "tableversion",
        "targetgroup",
        "task",
        "task-definition",
        "template",
        "topic",
        "trail",
        "transit-gateway",
        "trigger",
        "type",
        "user",
        "userpool",
        "volume",
        "vpc",
        "vpc-endpoint",
        "vpc-endpoint-service",
        "vpc-flow-log",
        "vpc-peering-connection",
        "vpn-gateway",
        "webacl",
        "workgroup",
        "workspace",
    ];
    let (kind, _) = arn.typed_resource()?;
    // In these the first word is a name.
    if matches!(arn.service, "s3" | "execute-api") && kind != "accesspoint" {
        return None;
    }
    TYPES.iter().copied().find(|known| *known == kind)
}

/// A role that AWS makes for itself: `aws-service-role/…/AWSServiceRoleForX`.
///
/// Source: IAM User Guide, `using-service-linked-roles.html`.
pub(super) fn service_linked(name: &str) -> bool {
    name.strip_prefix("aws-service-role/").and_then(|rest| rest.split_once('/')).is_some_and(
        |(service, role)| {
            aws_principal(service)
                && role
                    .strip_prefix("AWSServiceRoleFor")
                    .is_some_and(|rest| is_of(rest, 60, |next| next.is_ascii_alphanumeric()))
        },
    )
}

/// How the name of a role begins that a service made.
pub(super) fn role_of_a_service(name: &str) -> Option<&'static str> {
    const BEGINNINGS: [&str; 4] = [
        "AWSReservedSSO_",
        "AWSServiceRoleFor",
        "AWSCodePipelineServiceRole-",
        "oneClick_AWS-CodePipeline-Service_",
    ];
    BEGINNINGS.into_iter().find(|beginning| name.starts_with(beginning))
}

/// A role that has to have this very name.
///
/// Source: AWS DMS User Guide, `CHAP_Security.APIRole.html`.
pub(super) fn role_of_one_name(name: &str) -> bool {
    ["dms-vpc-role", "dms-cloudwatch-logs-role", "dms-access-for-endpoint"].contains(&name)
}

/// The name that Amazon Cognito gives the sessions of its identity pools.
pub(super) fn session(name: &str) -> bool {
    name == "CognitoIdentityCredentials"
}

/// A condition value of a closed vocabulary; of most keys a number is a name.
///
/// Source: IAM User Guide, `reference_policies_condition-keys.html`; Service Authorization Reference of Amazon EC2 and Amazon S3.
pub(super) fn value(key: &str, text: &str) -> bool {
    const WORDS: [&str; 36] = [
        "",
        "*",
        "true",
        "false",
        "True",
        "False",
        "Account",
        "AssumedRole",
        "FederatedUser",
        "Root",
        "Service",
        "User",
        "required",
        "optional",
        "default",
        "dedicated",
        "host",
        "spot",
        "on-demand",
        "gp2",
        "gp3",
        "io1",
        "io2",
        "sc1",
        "st1",
        "standard",
        "private",
        "public-read",
        "public-read-write",
        "authenticated-read",
        "bucket-owner-read",
        "bucket-owner-full-control",
        "AES256",
        "aws:kms",
        "aws:kms:dsse",
        "SCOPE_POLICY_ISSUER",
    ];
    // The values of tags are the user's own words. These also say that a tag has to be there.
    if key.contains('/') || key.eq_ignore_ascii_case("aws:TagKeys") {
        return matches!(text, "" | "*" | "true" | "false");
    }
    let is = |known: &str| key.eq_ignore_ascii_case(known);
    WORDS.contains(&text)
        || region(text)
        || is("ec2:InstanceType") && instance_type(text)
        || COUNTED.iter().any(|known| is(known))
            && is_of(text, 11, |next| next.is_ascii_digit() || next == '.')
        || aws_principal(text)
        || is_moment(text)
}

/// Keys whose values are counted or measured.
const COUNTED: [&str; 10] = [
    "aws:MultiFactorAuthAge",
    "aws:EpochTime",
    "ec2:MetadataHttpPutResponseHopLimit",
    "ec2:RoleDelivery",
    "ec2:VolumeIops",
    "ec2:VolumeSize",
    "ec2:VolumeThroughput",
    "s3:max-keys",
    "s3:signatureAge",
    "sts:DurationSeconds",
];

/// `2026-03-04T05:06:07Z`
fn is_moment(text: &str) -> bool {
    let shape: String = text.chars().map(|next| if next.is_ascii_digit() { '0' } else { next }).collect();
    ["0000-00-00T00:00:00Z", "0000-00-00T00:00:00"].contains(&shape.as_str())
}

/// `t3.micro`, `u-6tb1.metal`, `m7i-flex.2xlarge`
///
/// Source: EC2 User Guide, `instance-types.html#instance-type-names`.
fn instance_type(text: &str) -> bool {
    const SIZES: [&str; 7] = ["nano", "micro", "small", "medium", "large", "xlarge", "metal"];
    text.split_once('.').is_some_and(|(family, size)| {
        let size = size.split('-').next().unwrap_or_default();
        is_of(family, 10, |next| next.is_ascii_lowercase() || next.is_ascii_digit() || next == '-')
            && family.chars().any(|next| next.is_ascii_digit())
            && SIZES.contains(&size.trim_start_matches(|next: char| next.is_ascii_digit()))
    })
}

/// A condition key without the key of a tag: `aws:PrincipalArn`, `saml:aud`.
pub(super) fn key(text: &str) -> bool {
    text.split_once(':').is_some_and(|(prefix, name)| {
        service(prefix) && is_of(name, 60, |next| next.is_ascii_alphanumeric() || next == '-')
    })
}

fn is_of(text: &str, most: usize, is_letter: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.len() <= most && text.chars().all(is_letter)
}
/// Whether a name is that of a claim which condition keys have after an identity provider.
///
/// Source: IAM User Guide, `reference_policies_iam-condition-keys.html#condition-keys-wif`.
pub(super) fn claim(name: &str) -> bool {
    const CLAIMS: [&str; 14] = [
        "actor",
        "actor_id",
        "amr",
        "aud",
        "email",
        "enterprise_id",
        "environment",
        "job_workflow_ref",
        "oaud",
        "ref",
        "repository",
        "repository_id",
        "sub",
        "workflow",
    ];
    CLAIMS.contains(&name)
}

/// Whether an identity provider is one for everybody.
pub(super) fn issuer(name: &str) -> bool {
    const ISSUERS: [&str; 7] = [
        "accounts.google.com",
        "app.terraform.io",
        "cognito-identity.amazonaws.com",
        "gitlab.com",
        "graph.facebook.com",
        "token.actions.githubusercontent.com",
        "www.amazon.com",
    ];
    ISSUERS.contains(&name)
}

/// Whether a part of a subject is one of the words that its form has.
pub(super) fn word_of_subject(part: &str) -> bool {
    const WORDS: [&str; 22] = [
        "apply",
        "branch",
        "environment",
        "heads",
        "merge",
        "org",
        "organization",
        "plan",
        "project",
        "project_path",
        "pull",
        "pull_request",
        "ref",
        "ref_type",
        "refs",
        "repo",
        "run_phase",
        "serviceaccount",
        "system",
        "tag",
        "tags",
        "user",
    ];
    WORDS.contains(&part) || part == "workspace" || part.is_empty()
}
