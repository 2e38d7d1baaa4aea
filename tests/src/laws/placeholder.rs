//! No name in capitals stands for a value that the text has.

use super::{Answer, Finding};
use denylens_advise::argument::ValueKind;
use denylens_policy::Arn;
use denylens_triage::report::{Denial, EncodedState};

/// What stands for a value, where it stands for it, and the value that the text has.
type Row = (ValueKind, Scope, fn(&Denial) -> Option<String>);

/// Where a name in capitals stands for this value, and for no other of its kind.
#[derive(Clone, Copy, PartialEq)]
enum Scope {
    /// Wherever it stands.
    Everywhere,
    /// In a change to the policies of the caller.
    Caller,
}

use Scope::{Caller, Everywhere};

/// Values of which there is one in a refusal. An account isn't one: there are the caller's, the resource's and the organization's.
const ROWS: [Row; 14] = [
    (ValueKind::OrganizationPolicy, Everywhere, |denial| {
        let policy = denial.policy.as_deref().filter(|policy| policy.contains(":organizations:"))?;
        policy.rsplit('/').next().map(str::to_owned)
    }),
    (ValueKind::User, Caller, |denial| of_kind(&denial.principal, "iam", "user")),
    (ValueKind::Role, Caller, |denial| {
        let session = of_kind(&denial.principal, "sts", "assumed-role")?;
        // Nobody edits the roles of IAM Identity Center and of services.
        session.split('/').next().filter(|role| !role.starts_with("AWS")).map(str::to_owned)
    }),
    (ValueKind::Bucket, Everywhere, |denial| {
        let arn = denial.resource.as_deref().and_then(Arn::parse)?;
        let is_bucket = arn.service == "s3" && arn.account.is_empty();
        arn.resource.split('/').next().filter(|_| is_bucket).map(str::to_owned)
    }),
    (ValueKind::Key, Everywhere, |denial| {
        let is_whole = of_service(&denial.resource, "kms").is_some();
        of_kind(&denial.resource, "kms", "key").filter(|_| is_whole)
    }),
    (ValueKind::Repository, Everywhere, |denial| of_kind(&denial.resource, "ecr", "repository")),
    (ValueKind::Resource, Everywhere, |denial| denial.resource.clone().filter(|resource| !resource.contains('*'))),
    (ValueKind::QueueUrl, Everywhere, |denial| of_service(&denial.resource, "sqs")),
    (ValueKind::Principal, Everywhere, |denial| {
        denial.principal.clone().filter(|_| of_kind(&denial.principal, "iam", "user").is_some())
    }),
    (ValueKind::VpcEndpoint, Everywhere, |denial| denial.vpc_endpoint.clone()),
    (ValueKind::Action, Everywhere, Denial::qualified_action),
    (ValueKind::Operation, Everywhere, |denial| denial.operation.clone()),
    (ValueKind::Region, Everywhere, |denial| denial.region.clone()),
    (ValueKind::EncodedMessage, Everywhere, |denial| {
        let encoded = denial.encoded.as_ref().filter(|encoded| encoded.state == EncodedState::Complete);
        encoded.map(|encoded| encoded.text.clone())
    }),
];

fn of_service(arn: &Option<String>, service: &str) -> Option<String> {
    let arn = Arn::parse(arn.as_deref()?).filter(|arn| arn.service == service && arn.account_id().is_some())?;
    Some(arn.resource.to_owned())
}

fn of_kind(arn: &Option<String>, service: &str, kind: &str) -> Option<String> {
    let arn = Arn::parse(arn.as_deref()?).filter(|arn| arn.service == service)?;
    arn.typed_resource().filter(|(known, name)| *known == kind && !name.is_empty()).map(|(_, name)| name.to_owned())
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let of_caller: Vec<&str> =
        answer.forms().filter(|form| form.layer() == "identity").map(|form| form.text()).collect();
    let everywhere: Vec<&str> = answer.copied().collect();
    let words = ROWS.iter().filter_map(|(kind, scope, value)| {
        let value = value(answer.denial)?;
        // A queue's address is made of its ARN.
        let can_be = *kind == ValueKind::QueueUrl || kind.fits(&value);
        let texts = if *scope == Caller { &of_caller } else { &everywhere };
        let name = kind.placeholder();
        // A change to the caller's policies can be about another role.
        let word = if *scope == Caller { format!("-name={name}") } else { name.to_owned() };
        // What was done with a leaked key is looked up in every Region.
        let is_of_one = |text: &str| *kind != ValueKind::Region || !text.contains("AttributeKey=AccessKeyId");
        let open = texts.iter().find(|text| has_word(text, &word) && is_of_one(text));
        (can_be && !texts.is_empty()).then(|| match open {
            Some(text) => Err(format!("{name} stands where the text has {value}: {text}")),
            None => Ok(()),
        })
    });
    Finding::of(words.chain(accounts(answer)))
}

/// The account is known where it can be no other: IAM acts within the caller's, an identity provider is in its role's, and the SCPs are
/// those of the caller's.
fn accounts<'a>(answer: &'a Answer<'_>) -> impl Iterator<Item = Result<(), String>> + 'a {
    let open = ValueKind::Account.placeholder();
    let own = answer.denial.account.as_deref();
    let owner = answer.resource().and_then(|resource| resource.account_id());
    let of_iam = answer.statements().iter().filter(move |statement| {
        let is_of_iam = statement.actions().iter().any(|action| action.starts_with("iam:"));
        own.is_some() && statement.change.layer() == "identity" && is_of_iam
    });
    let resources = of_iam.flat_map(|statement| statement.resources());
    let by_token = answer.statements().iter().filter(move |_| owner.is_some());
    let providers = by_token.flat_map(|statement| statement.principals());
    let providers = providers.filter(|principal| principal.contains("-provider/"));
    let targets = answer.commands().map(|command| command.text());
    let targets = targets.filter(move |text| text.contains("SERVICE_CONTROL_POLICY") && own.is_some());
    resources.chain(providers).chain(targets).map(move |text| match has_word(text, open) {
        true => Err(format!("the text has the account: {text}")),
        false => Ok(()),
    })
}

/// Whether a text has a name that isn't a part of a longer one.
pub(super) fn has_word(text: &str, name: &str) -> bool {
    let is_part = |next: char| next.is_ascii_uppercase() || next == '_';
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_within_a_longer_one_is_another() {
        assert!(has_word("--policy-id=POLICY_ID --x", "POLICY_ID"));
        assert!(has_word("arn:aws:iam::ACCOUNT_ID:role/x", "ACCOUNT_ID"));
        assert!(!has_word("VPC_ENDPOINT_ID", "ENDPOINT_ID"));
        assert!(!has_word("POLICY_IDS", "POLICY_ID"));
    }
}
