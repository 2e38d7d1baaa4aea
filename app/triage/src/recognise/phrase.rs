//! Sentences that say why a request was refused without being a denial sentence, and the marks of other systems' refusals.
//!
//! Each row says where its wording was seen. A phrase decides only what it says: the cause, and the service that says it.

use super::{
    Finding, Quote,
    grammar::{floor, follow},
    quote,
};
use crate::{
    report::{Cause, Form},
    unwrap::{TracedText, Unwrapped},
};
use std::ops::Range;

/// A phrase that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Where it stands in the original.
    pub(crate) at: Range<usize>,
    /// Its words, as the registry has them.
    pub(crate) words: &'static str,
    /// What it says.
    pub(crate) says: Says,
    /// The form of the cause that it tells of.
    pub(crate) form: Option<Form>,
    /// The service that says it.
    pub(crate) service: Option<&'static str>,
    /// What it is said of.
    pub(crate) subject: Option<Quote>,
}

impl Phrase {
    /// The quota that it says is used up.
    pub(crate) fn quota(&self) -> Option<&Quote> {
        self.subject.as_ref().filter(|_| self.says == QUOTA)
    }

    /// The resource that it is said of.
    pub(crate) fn resource(&self) -> Option<&Quote> {
        self.subject.as_ref().filter(|_| self.says != QUOTA)
    }
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// A request was refused for lack of permission, no more.
    Denied,
    /// A VPC endpoint policy refused it.
    VpcEndpoint,
    /// Another cause.
    Cause(Cause),
}

struct Row {
    phrase: &'static str,
    says: Says,
    form: Option<Form>,
    service: Option<&'static str>,
    subject: Subject,
}

/// Where the thing stands that a phrase is said of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// The phrase names none.
    None,
    /// Right after the phrase.
    After,
    /// Right after the phrase, a name of letters and digits.
    NameAfter,
    /// Right after the phrase, the name of a role.
    RoleAfter,
    /// Right before the phrase.
    Before,
    /// Right before the phrase, an ARN of this service; without it the phrase is any sentence's.
    ArnBefore(&'static str),
    /// The nearest address of Amazon ECR before the phrase; without it the phrase is any server's.
    RegistryBefore,
}

const fn row(phrase: &'static str, says: Says) -> Row {
    Row { phrase, says, form: None, service: None, subject: Subject::None }
}

const fn of(service: &'static str, phrase: &'static str, says: Says) -> Row {
    Row { phrase, says, form: None, service: Some(service), subject: Subject::None }
}

impl Row {
    const fn subject(self, subject: Subject) -> Row {
        Row { subject, ..self }
    }

    const fn form(self, form: Form) -> Row {
        Row { form: Some(form), ..self }
    }
}

const ELSEWHERE: Says = Says::Cause(Cause::NotAws);
const CREDENTIALS: Says = Says::Cause(Cause::Credentials);
const KMS: Says = Says::Cause(Cause::Kms);
const OTHER: Says = Says::Cause(Cause::NotAuthorization);
const QUOTA: Says = Says::Cause(Cause::Quota);
const SHARING: Says = Says::Cause(Cause::Sharing);
const TRUST: Says = Says::Cause(Cause::Trust);

/// The registry, by what the phrases say.
const PHRASES: &[Row] = &[
    // Refusals that name nothing: EC2 without details, S3, Glue, Lake Formation, SQS, Auto Scaling, installers.
    row("You are not authorized to perform this operation", Says::Denied),
    row("Access Denied (Service:", Says::Denied),
    row("No access to any requested resource", Says::Denied),
    of(
        "glue",
        "Resource does not exist or requester is not authorized to access requested permissions",
        Says::Denied,
    ),
    of("sqs", "Access to the resource https://queue.amazonaws.com", Says::Denied),
    of("sqs", "Access to the resource https://sqs.", Says::Denied),
    of("ec2", "You are not authorized to use launch template", Says::Denied).form(Form::LaunchTemplate),
    of("ecr", "failed with status code [manifests", Says::Denied),
    row("current credentials insufficient for performing cluster installation", Says::Denied),
    row("IAM user access not activated", OTHER).form(Form::BillingAccess),
    row("User not enabled for cost explorer access", OTHER).form(Form::BillingAccess),
    of("macie2", "Macie is not enabled", OTHER).form(Form::ServiceOff),
    row("Message>Request has expired", OTHER).form(Form::UrlExpired),
    row("is not enabled for the account", OTHER).form(Form::ServiceOff),
    row("The request could not be satisfied", OTHER),
    row("The request was denied due to a VPC endpoint policy", Says::VpcEndpoint),
    // KMS.
    of("kms", "The ciphertext refers to a customer master key that does not exist", KMS)
        .form(Form::KeyUnknown),
    row("Client.InternalError: Client error on launch", KMS),
    row("KMS key access denied error", KMS),
    row("KMS key disabled error", KMS).form(Form::KeyState),
    row("is pending deletion", KMS).subject(Subject::ArnBefore(":kms:")).form(Form::KeyState),
    row("is disabled", KMS).subject(Subject::ArnBefore(":kms:")).form(Form::KeyState),
    row("The operation failed because the KMS key", KMS),
    // Sharing.
    of("ec2", "Not authorized for images", SHARING).subject(Subject::After),
    of("ec2", "Not authorized for snapshots", SHARING).subject(Subject::After),
    of("ec2", "The image id", SHARING).subject(Subject::After),
    of("ec2", "you need to accept terms and subscribe", SHARING).form(Form::Product),
    of("ec2", "is not authorized to use the image", SHARING),
    // Trust.
    row("is invalid or cannot be assumed", TRUST).subject(Subject::Before).form(Form::ServiceRole),
    row("cannot be assumed by", TRUST).form(Form::ServiceRole),
    of("lambda", "The role defined for the function cannot be assumed", TRUST).form(Form::ServiceRole),
    of("ecs", "ECS was unable to assume the role", TRUST).subject(Subject::After).form(Form::ServiceRole),
    of("states", "is authorized to assume the provided role", TRUST).form(Form::ServiceRole),
    row("Trust policy of the role provided is invalid", TRUST).form(Form::PodIdentity),
    row("EKS does not have permissions to assume the associated role", TRUST).form(Form::PodIdentity),
    row("No OpenIDConnect provider found in your account", TRUST).form(Form::NoProvider),
    row("Incorrect token audience", TRUST).form(Form::TokenAudience),
    // Conditions.
    of("s3", "Invalid according to Policy: Policy Condition failed", Says::Cause(Cause::Condition))
        .form(Form::PostPolicy),
    // Credentials.
    of("s3", "Invalid according to Policy: Policy Condition failed", Says::Cause(Cause::Condition)),
    // Credentials. Without `id-token: write` a job of GitHub gets no token.
    row("Unable to get ACTIONS_ID_TOKEN_REQUEST_URL", CREDENTIALS).form(Form::NoToken),
    row("Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN", CREDENTIALS).form(Form::NoToken),
    row("Did you mean to set the id-token permission", CREDENTIALS).form(Form::NoToken),
    row("Credentials could not be loaded, please check your action inputs", CREDENTIALS).form(Form::NoToken),
    row("AWS was not able to validate the provided access credentials", CREDENTIALS).form(Form::UnknownKey),
    row("MultiFactorAuthentication failed", CREDENTIALS).form(Form::Mfa),
    row("Unable to locate credentials", CREDENTIALS).form(Form::NoCredentials),
    row("The security token included in the request is expired", CREDENTIALS).form(Form::Expired),
    row("The security token included in the request is invalid", CREDENTIALS).form(Form::UnknownKey),
    row("The SSO session associated with this profile has expired", CREDENTIALS).form(Form::Expired),
    row("Error when retrieving token from sso", CREDENTIALS).form(Form::Expired),
    row("Error loading SSO Token", CREDENTIALS).form(Form::Expired),
    row("The SSO access token has expired", CREDENTIALS).form(Form::Expired),
    row("failed to refresh cached credentials", CREDENTIALS).form(Form::Expired),
    row("Unable to load credentials", CREDENTIALS).form(Form::NoCredentials),
    row("Could not load credentials from any providers", CREDENTIALS).form(Form::NoCredentials),
    row("Token has expired and refresh failed", CREDENTIALS).form(Form::Expired),
    row("You are not subscribed to this service", CREDENTIALS).form(Form::OptIn),
    row("Premium Support Subscription is required", CREDENTIALS).form(Form::SupportPlan),
    row("no EC2 IMDS role found", CREDENTIALS).form(Form::NoCredentials),
    row("NoCredentialProviders: no valid providers in chain", CREDENTIALS).form(Form::NoCredentials),
    // Quotas and capacity. IAM names the quota, Amazon EBS the type of volume, Amazon Bedrock the time.
    of("iam", "Cannot exceed quota for", QUOTA).subject(Subject::NameAfter),
    of("ec2", "You have exceeded your maximum", QUOTA).subject(Subject::NameAfter),
    of("bedrock", "Too many tokens per day", QUOTA).form(Form::Daily),
    row("capacity in the Availability Zone you requested", QUOTA).form(Form::Capacity),
    row("There is no Spot capacity available", QUOTA).form(Form::Capacity),
    // AWS said no for another reason.
    // IAM API Reference, `UnmodifiableEntity`: service-linked roles, and those of IAM Identity Center.
    row("Cannot perform the operation on the protected role", OTHER).subject(Subject::RoleAfter),
    row("Account region opt status can only be modified", OTHER),
    row("failed to satisfy constraint", OTHER),
    row("The bucket does not allow ACLs", OTHER),
    // Kubernetes.
    row("is forbidden: User \"system:", ELSEWHERE).form(Form::Kubernetes),
    row("forbidden: User \"", ELSEWHERE).form(Form::Kubernetes),
    row("in API group", ELSEWHERE).form(Form::Kubernetes),
    // Google Cloud.
    row("googleapi: Error 403", ELSEWHERE).form(Form::GoogleCloud),
    row("PERMISSION_DENIED: ", ELSEWHERE),
    row("compute.googleapis.com", ELSEWHERE).form(Form::GoogleCloud),
    row("does not have storage.objects", ELSEWHERE).form(Form::GoogleCloud),
    row("Permission 'iam.", ELSEWHERE).form(Form::GoogleCloud),
    // Azure.
    row("does not have authorization to perform action 'Microsoft.", ELSEWHERE).form(Form::Azure),
    row("AuthorizationPermissionMismatch", ELSEWHERE).form(Form::Azure),
    row("AuthorizationFailed) The client", ELSEWHERE).form(Form::Azure),
    row("This request is not authorized to perform this operation", ELSEWHERE).form(Form::Azure),
    row("AADSTS", ELSEWHERE).form(Form::Azure),
    // Tencent Cloud, Alibaba Cloud.
    row("TencentCloudSDK", ELSEWHERE),
    row("Forbidden.RAM", ELSEWHERE),
    // Registries, git, files, proxies.
    row("requested access to the resource is denied", ELSEWHERE),
    row("unauthorized: authentication required", ELSEWHERE),
    row("unauthorized: incorrect username or password", ELSEWHERE),
    row("npm ERR! code E403", ELSEWHERE),
    row("npm error code E403", ELSEWHERE),
    row("npm ERR! code E401", ELSEWHERE),
    row("Permission denied (publickey", ELSEWHERE),
    row("remote: Permission to", ELSEWHERE),
    row("Resource not accessible by integration", ELSEWHERE),
    row("Access to this page has been denied", ELSEWHERE),
    row("Attention Required! | Cloudflare", ELSEWHERE),
    row("Web Page Blocked", ELSEWHERE),
    row("web filter", ELSEWHERE),
    row("center>nginx", ELSEWHERE),
    row("zscaler", ELSEWHERE),
    row("Operation not permitted @", ELSEWHERE),
    row("EACCES: permission denied", ELSEWHERE),
    // How containerd, Docker and BuildKit end; last, because other phrases begin so.
    of("ecr", "Forbidden", Says::Denied).subject(Subject::RegistryBefore).form(Form::ImagePull),
];

/// The phrases by their first two letters: nearly no word of a log begins as a phrase does, and this says so at once.
struct Index(Vec<Vec<&'static Row>>);

impl Index {
    fn new() -> Index {
        let mut rows = vec![Vec::new(); 32 * 32];
        for row in PHRASES {
            if let [first, second, ..] = row.phrase.as_bytes()
                && let Some(bucket) = rows.get_mut(Index::of(*first, *second))
            {
                bucket.push(row);
            }
        }
        Index(rows)
    }

    /// The case of a letter is not among its last five bits.
    fn of(first: u8, second: u8) -> usize {
        usize::from(first % 32) * 32 + usize::from(second % 32)
    }

    /// The phrase that stands at `at`, where a word begins, and its end.
    fn at(&self, text: &str, at: usize) -> Option<(&'static Row, usize)> {
        let (first, second) = (*text.as_bytes().get(at)?, *text.as_bytes().get(at + 1)?);
        let rows = if second.is_ascii_alphabetic() {
            self.0.get(Index::of(first, second)..=Index::of(first, second))?
        } else {
            // What stands between the letters doesn't count, after the first of them too.
            self.0.get(Index::of(first, 0)..Index::of(first, 0) + 32)?
        };
        rows.iter().flatten().find_map(|row| Some((*row, follow(text, at, row.phrase)?)))
    }
}

/// Finds every phrase.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let spoken = text.spoken.text();
    let phrases = Index::new();
    let mut last = 0;
    for word in super::words::of(spoken) {
        if word.start < last {
            continue;
        }
        if let Some((row, end)) = phrases.at(spoken, word.start) {
            let subject = subject(&text.spoken, row.subject, word.start, end);
            if subject.is_none() && matches!(row.subject, Subject::ArnBefore(_) | Subject::RegistryBefore) {
                continue;
            }
            let at = text.spoken.origin(word.start..end);
            findings.push(Finding::Phrase(Phrase {
                at,
                words: row.phrase,
                says: row.says,
                form: row.form,
                service: row.service,
                subject,
            }));
            last = end;
        }
    }
}

/// What a phrase from `start` to `end` is said of.
fn subject(text: &TracedText, subject: Subject, start: usize, end: usize) -> Option<Quote> {
    let inside = |next: char| next.is_alphanumeric() || "-_:/.+=,@*".contains(next);
    let range = match subject {
        Subject::None => return None,
        Subject::After | Subject::NameAfter | Subject::RoleAfter => {
            let rest = text.slice(end..text.text().len());
            let opening = rest.len() - rest.trim_start_matches([':', ' ', '[', '\'', '"']).len();
            let from = end + opening;
            let rest = text.slice(from..text.text().len());
            let ends = |next: char| match subject {
                Subject::NameAfter => !next.is_ascii_alphanumeric(),
                _ => !inside(next),
            };
            from..from + rest.find(ends).unwrap_or(rest.len())
        }
        Subject::Before | Subject::ArnBefore(_) => {
            let before = text.slice(0..start).trim_end_matches([' ', '"', '\'', '\n']);
            before.len()
                - before.chars().rev().take_while(|next| inside(*next)).map(char::len_utf8).sum::<usize>()
                ..before.len()
        }
        Subject::RegistryBefore => image_before(text, start)?,
    };
    let named = quote(text, range);
    let fits = match subject {
        Subject::ArnBefore(service) => named.value.starts_with("arn:") && named.value.contains(service),
        Subject::NameAfter | Subject::RoleAfter => !named.value.is_empty(),
        _ => named.value.len() > 3 && named.value.contains(['-', ':']),
    };
    fits.then_some(named)
}

/// How far before a phrase the image stands that it is said of.
const NEAR: usize = 600;

/// The image of Amazon ECR that is named before `start`; where there is none with a repository, its registry.
fn image_before(text: &TracedText, start: usize) -> Option<Range<usize>> {
    let from = floor(text.text(), start.saturating_sub(NEAR));
    let before = text.slice(from..start);
    let words = before.match_indices(".dkr.ecr").map(|(at, _)| {
        // The host begins with the account.
        let head = before.get(..at).unwrap_or_default();
        let first = head.trim_end_matches(|next: char| next.is_ascii_digit()).len();
        let rest = before.get(first..).unwrap_or_default();
        let inside = |next: char| next.is_ascii_alphanumeric() || "-_./:@".contains(next);
        let word = rest.get(..rest.find(|next| !inside(next)).unwrap_or(rest.len())).unwrap_or_default();
        // The path of a registry's API names no image.
        let image = word.split_once("/v2/").map_or(word, |(host, _)| host);
        from + first..from + first + image.trim_end_matches(['.', ':']).len()
    });
    let words: Vec<_> = words.collect();
    words.iter().rev().find(|word| text.slice((*word).clone()).contains('/')).or(words.last()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unwrap::unwrap;

    #[track_caller]
    fn check(text: &str, says: Option<Says>) {
        let mut findings = Vec::new();
        find(&unwrap(text), &mut findings);
        let found = findings.into_iter().find_map(|finding| match finding {
            Finding::Phrase(phrase) => Some(phrase.says),
            _ => None,
        });
        assert_eq!(found, says);
    }

    #[test]
    fn every_phrase_is_found_where_it_stands() {
        for row in PHRASES {
            let arn = "arn:aws:kms:us-east-1:111122223333:key/1a2b";
            let before = match row.subject {
                Subject::ArnBefore(_) => arn,
                Subject::RegistryBefore => "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1",
                Subject::None
                | Subject::After
                | Subject::NameAfter
                | Subject::RoleAfter
                | Subject::Before => "",
            };
            check(&format!("Error: {before} {} …", row.phrase), Some(row.says));
        }
    }

    #[test]
    fn the_form_of_a_phrase_is_a_form_of_its_cause() {
        for Row { phrase, says, form, .. } in PHRASES {
            let (Says::Cause(cause), Some(form)) = (says, form) else { continue };
            assert!(cause.forms().contains(form), "{phrase}: {} has no form {form:?}", cause.id());
        }
    }

    #[test]
    fn a_phrase_that_says_no_cause_has_a_form_of_the_cause_that_remains() {
        for Row { phrase, says, form, .. } in PHRASES {
            let (Says::Denied, Some(form)) = (says, form) else { continue };
            assert!(Cause::Action.forms().contains(form), "{phrase}: {form:?}");
        }
    }

    #[test]
    fn a_phrase_is_found_across_a_line_break() {
        check("is forbidden:\n  User \"system:serviceaccount:a:b\"", Some(ELSEWHERE));
        check("i\ns forbidden: User \"system:serviceaccount:a:b\"", Some(ELSEWHERE));
    }

    #[track_caller]
    fn check_subject(text: &str, subject: Option<&str>) {
        let mut findings = Vec::new();
        find(&unwrap(text), &mut findings);
        let found = findings.into_iter().find_map(|finding| match finding {
            Finding::Phrase(phrase) => phrase.subject,
            _ => None,
        });
        assert_eq!(found.map(|subject| subject.value).as_deref(), subject);
    }

    #[test]
    fn what_a_phrase_is_said_of() {
        check_subject("Not authorized for images: [ami-0123456789abcdef0]", Some("ami-0123456789abcdef0"));
        check_subject("API: ec2:RunInstances Not authorized for images:", None);
        check_subject("Cannot exceed quota for RolesPerAccount: 1000", Some("RolesPerAccount"));
        check_subject("You have exceeded your maximum gp3 storage limit of 50 TiB", Some("gp3"));
        check_subject(
            "Role arn:aws:iam::111122223333:role/r is invalid or cannot be assumed",
            Some("arn:aws:iam::111122223333:role/r"),
        );
        check_subject(
            "arn:aws:kms:us-east-1:111122223333:key/1a2b is disabled.",
            Some("arn:aws:kms:us-east-1:111122223333:key/1a2b"),
        );
    }

    #[test]
    fn an_image_of_amazon_ecr_is_named_with_its_repository() {
        let host = "444455556666.dkr.ecr.us-east-1.amazonaws.com";
        let failed = "failed with: 403 Forbidden";
        check_subject(
            &format!("failed to resolve ref {host}/team/app:1: pulling from host {host} {failed}"),
            Some(&format!("{host}/team/app:1")),
        );
        check_subject(&format!("pulling from host {host} {failed}"), Some(host));
        check_subject(
            &format!(
                "image \"{host}/app:1\": HEAD request to https://{host}/v2/app/manifests/1: 403 Forbidden"
            ),
            Some(&format!("{host}/app:1")),
        );
        check_subject(&format!("pulling from host ghcr.io {failed}"), None);
    }

    #[test]
    fn a_disabled_thing_that_is_no_key_says_nothing() {
        check("The rule is disabled.", None);
    }

    #[test]
    fn prose_says_nothing() {
        check("We talked about access and about keys.", None);
    }
}
