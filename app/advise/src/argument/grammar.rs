//! The grammars, as the API references of the services give them, less what a shell or the AWS CLI could act on.

use denylens_lang::acts;
use denylens_policy::Arn;

/// Source: IAM API Reference, the pattern `\d{12}`.
pub(super) fn account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Source: IAM User Guide, `reference_policies_elements_action.html`.
pub(super) fn action(text: &str) -> bool {
    text.split_once(':').is_some_and(|(service, name)| {
        self::service(service) && is_word(name, 1..=128, "_*?") && !name.starts_with(['*', '?'])
    })
}

/// Source: Service Quotas API Reference, `[a-zA-Z][a-zA-Z0-9-]{1,63}`; prefixes of actions are of the same letters.
pub(super) fn service(text: &str) -> bool {
    is_word(text, 1..=63, "-") && text.starts_with(|first: char| first.is_ascii_alphabetic())
}

/// Source: IAM User Guide, `reference_policies_elements_principal.html`: the names of services are like those of hosts.
pub(super) fn service_principal(text: &str) -> bool {
    is_word(text, 3..=128, ".-")
        && text.contains('.')
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
}

/// Source: the names of API operations in the API references of the services.
pub(super) fn operation(text: &str) -> bool {
    is_word(text, 1..=128, "_") && text.starts_with(|first: char| first.is_ascii_alphabetic())
}

/// Source: AWS Regions User Guide; the shape is that of all of them.
pub(super) fn region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [first, middle @ .., last] = parts.as_slice() else { return false };
    let is_letters = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_number = !last.is_empty() && last.len() <= 2 && last.bytes().all(|byte| byte.is_ascii_digit());
    is_letters(first)
        && (1..=3).contains(&middle.len())
        && middle.iter().all(is_letters)
        && is_number
        && text.len() <= 32
}

/// Source: IAM API Reference, the pattern `[\w+=,.@-]{1,64}` of users and roles.
pub(super) fn iam_name(text: &str) -> bool {
    is_word(text, 1..=64, "_+=,.@-") && !text.starts_with("--")
}

/// Source: Amazon S3 User Guide, `bucketnamingrules.html`, with the letters of old names in us-east-1; and names of access points.
pub(super) fn bucket(text: &str) -> bool {
    is_word(text, 3..=255, "._-") && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        || is_word(text, 1..=2, "")
}

/// Source: AWS KMS Developer Guide, `concepts.html#key-id`; the parts of an ARN are checked as those of any.
pub(super) fn key(text: &str) -> bool {
    let is_id =
        |id: &str| is_word(id, 1..=64, "-") && id.starts_with(|first: char| first.is_ascii_alphanumeric());
    let is_alias = |name: &str| is_word(name, 1..=250, "/_-");
    match Arn::parse(text) {
        Some(parts) => arn(text) && parts.service == "kms",
        None => text.strip_prefix("alias/").map_or_else(|| is_id(text), is_alias),
    }
}

/// A host and a path, without port and query.
///
/// Source: IAM User Guide, `id_roles_providers_create_oidc.html`, "Prerequisites".
pub(super) fn issuer(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    host.contains('.')
        && !host.starts_with(['-', '.'])
        && is_word(host, 3..=253, ".-")
        && is_word(text, 3..=255, "._/~-")
}

/// A name, an id or an address without its scheme.
///
/// Source: IAM API Reference, `clientIDType`, up to 255 characters, less what a shell or the AWS CLI could act on.
pub(super) fn audience(text: &str) -> bool {
    is_word(text, 1..=255, "._/:@-")
        && !text.contains("://")
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
}

/// Source: EC2 API Reference: ids of VPC endpoints.
pub(super) fn vpc_endpoint(text: &str) -> bool {
    text.strip_prefix("vpce-").is_some_and(|id| is_word(id, 1..=40, ""))
}

/// Source: IAM API Reference, the pattern of `accessKeyIdType`, 16 to 128 letters.
pub(super) fn access_key(text: &str) -> bool {
    is_word(text, 16..=128, "_")
}

/// Source: EC2 API Reference: ids of images.
pub(super) fn image(text: &str) -> bool {
    text.strip_prefix("ami-").is_some_and(|id| is_word(id, 1..=40, ""))
}

/// Source: Organizations API Reference, the pattern `p-[0-9a-zA-Z_]{8,128}`; `p-FullAWSAccess` is AWS's own.
pub(super) fn organization_policy(text: &str) -> bool {
    text.strip_prefix("p-").is_some_and(|id| is_word(id, 1..=128, "_"))
}

/// Source: Organizations API Reference, the patterns `r-[0-9a-z]{4,32}` and `ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}`.
pub(super) fn organization_parent(text: &str) -> bool {
    let id = text.strip_prefix("r-").or_else(|| text.strip_prefix("ou-"));
    id.is_some_and(|id| is_word(id, 4..=65, "-") && !id.starts_with('-'))
}

/// Source: Service Quotas API Reference, `[a-zA-Z][a-zA-Z0-9-]{1,128}`; AWS's own begin with `L-`.
pub(super) fn quota_code(text: &str) -> bool {
    text.strip_prefix("L-").is_some_and(|code| is_word(code, 1..=126, ""))
}

/// Source: Service Quotas API Reference, `DesiredValue`, a number without a sign.
pub(super) fn number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 10 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Source: CloudTrail User Guide, `cloudtrail-event-reference-record-contents.html`: ids are of the services' own making.
pub(super) fn request_id(text: &str) -> bool {
    is_word(text, 1..=128, "-") && text.starts_with(|first: char| first.is_ascii_alphanumeric())
}

/// Source: IAM API Reference, the pattern of `policyVersionIdType`: `v` and a number.
pub(super) fn policy_version(text: &str) -> bool {
    text.strip_prefix('v').is_some_and(|number| {
        !number.is_empty() && number.len() <= 6 && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Source: Amazon ECR API Reference, the pattern of `repositoryName`.
pub(super) fn repository(text: &str) -> bool {
    is_word(text, 2..=256, "._/-") && text.starts_with(|first: char| first.is_ascii_alphanumeric())
}

/// Source: IAM access denied error messages: letters and digits.
pub(super) fn authorization_id(text: &str) -> bool {
    is_word(text, 1..=128, "-") && text.starts_with(|first: char| first.is_ascii_alphanumeric())
}

/// Source: STS API Reference, `DecodeAuthorizationMessage`: up to 10,240 characters; messages are base64 for addresses.
pub(super) fn encoded_message(text: &str) -> bool {
    is_word(text, 1..=10_240, "_-") && !text.starts_with("--")
}

/// An ARN whose parts are of the letters that ARNs are of. Objects of S3 may have spaces and the letters of any script in their names.
///
/// Source: AWS General Reference, `aws-arns-and-namespaces.html`.
pub(super) fn arn(text: &str) -> bool {
    let Some(arn) = Arn::parse(text) else { return false };
    let is_letter = |next: char| next.is_ascii_alphanumeric() || "-_./:+=,@*?".contains(next);
    let is_any_letter = |next: char| {
        is_letter(next) || next == ' ' || (!next.is_ascii() && next.is_alphabetic() && !acts(next))
    };
    arn.known_partition().is_some()
        && service(arn.service)
        && (matches!(arn.region, "" | "*") || region(arn.region))
        && (matches!(arn.account, "" | "*" | "aws") || account(arn.account))
        && !arn.resource.is_empty()
        && arn
            .resource
            .chars()
            .all(|next| if arn.service == "s3" { is_any_letter(next) } else { is_letter(next) })
        && text.len() <= 2_048
}

/// `https://sqs.<region>.<suffix>/<account>/<name>`
///
/// Source: Amazon SQS Developer Guide, `sqs-queue-message-identifiers.html`.
pub(super) fn queue_url(text: &str) -> bool {
    let parts = || {
        let (host, rest) = text.strip_prefix("https://sqs.")?.split_once('/')?;
        let (of_region, suffix) = host.split_once('.')?;
        let (of_account, name) = rest.split_once('/')?;
        let is_aws = ["amazonaws.com", "amazonaws.com.cn"].contains(&suffix);
        let is_name = is_word(name, 1..=80, "_.-");
        Some(is_aws && is_name && region(of_region) && account(of_account))
    };
    parts().unwrap_or(false)
}

/// A condition key, with the key of a tag where it has one.
///
/// Source: IAM User Guide, `reference_policies_elements_condition.html`.
pub(super) fn context_key(text: &str) -> bool {
    is_word(text, 3..=256, ":/._+@-")
        && text.contains(':')
        && !text.contains("//")
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
}

/// A value in the shorthand of the AWS CLI, where commas, equal signs, brackets and quotes have a meaning.
///
/// Source: AWS CLI User Guide, `cli-usage-shorthand.html`.
pub(super) fn context_value(text: &str) -> bool {
    is_word(text, 1..=512, ":/._+@*-") && !text.contains("://")
}

/// Whether a text is so long, and of letters and digits of ASCII and these alone.
fn is_word(text: &str, length: std::ops::RangeInclusive<usize>, more: &str) -> bool {
    length.contains(&text.len())
        && text.chars().all(|next| next.is_ascii_alphanumeric() || more.contains(next))
}

#[cfg(test)]
mod tests {
    use crate::argument::ValueKind;

    #[test]
    fn what_aws_has_fits() {
        for (kind, texts) in [
            (ValueKind::Account, &["111122223333"][..]),
            (ValueKind::Action, &["ec2:RunInstances", "elastic-inference:Connect", "apigateway:GET"]),
            (
                ValueKind::Region,
                &["us-east-1", "us-gov-west-1", "us-iso-east-1", "ap-southeast-7", "eusc-de-east-1"],
            ),
            (ValueKind::User, &["ana", "ana@example.com", "a+b=c,d.e_f-g"]),
            (ValueKind::Role, &["AWSReservedSSO_Admin_0123456789abcdef"]),
            (ValueKind::ServicePrincipal, &["ec2.amazonaws.com", "ecs-tasks.amazonaws.com.cn"]),
            (ValueKind::Bucket, &["data", "my.bucket-1", "Old_Bucket"]),
            (
                ValueKind::Key,
                &[
                    "1234abcd-12ab-34cd-56ef-1234567890ab",
                    "mrk-1234abcd12ab34cd56ef1234567890ab",
                    "alias/team/app",
                    "arn:aws:kms:us-east-1:111122223333:key/1a2b",
                ],
            ),
            (ValueKind::VpcEndpoint, &["vpce-0123456789abcdef0"]),
            (ValueKind::OrganizationPolicy, &["p-FullAWSAccess", "p-examplepolicyid1"]),
            (
                ValueKind::Resource,
                &["arn:aws:s3:::b/a b/日本.csv", "arn:aws:lambda:us-east-1:111122223333:function:f:*"],
            ),
            (ValueKind::QueueUrl, &["https://sqs.cn-north-1.amazonaws.com.cn/111122223333/q.fifo"]),
            (ValueKind::ContextKey, &["aws:RequestTag/team", "ec2:InstanceType", "s3:x-amz-acl"]),
            (
                ValueKind::ContextValue,
                &["t3.micro", "203.0.113.7", "2001:db8::1", "arn:aws:iam::111122223333:role/app"],
            ),
        ] {
            for text in texts {
                assert!(kind.fits(text), "{text} as {kind:?}");
            }
        }
    }

    #[test]
    fn what_is_like_it_and_isnt_does_not() {
        for (kind, texts) in [
            (ValueKind::Account, &["1111222233334", "11112222333x", "１１１１２２２２３３３３"][..]),
            (ValueKind::Region, &["us-east-1.evil.example", "us--1", "us-east", "1-2-3"]),
            (ValueKind::Key, &["key/1", "arn:aws:s3:::b", "alias/a b"]),
            (
                ValueKind::Resource,
                &["arn:evil:s3:::b", "arn:aws:s3:::b/$(id)", "arn:aws:s3:::b/a'b", "arn:aws:iam::1:user/a b"],
            ),
            (ValueKind::VpcEndpoint, &["vpce-", "--endpoint-url=http://evil.example"]),
        ] {
            for text in texts {
                assert!(!kind.fits(text), "{text} as {kind:?}");
            }
        }
    }
}
