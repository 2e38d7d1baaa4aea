//! Who comes with the answer of a SAML provider. Its recipient is AWS's own address for signing in; each partition has one.
//!
//! Source: IAM User Guide, `id_roles_create_for-idp_saml.html`, `reference_policies_iam-condition-keys.html#condition-keys-saml`; AWS
//! General Reference, `signin-service.html`.

use super::{Draft, place};
use crate::{
    fix::Caveat,
    statement::{DraftCondition, DraftPrincipal},
};
use denylens_triage::report::Denial;

/// The addresses, by partition.
const AUDIENCES: [(&str, &str); 3] = [
    ("aws", "https://signin.aws.amazon.com/saml"),
    ("aws-cn", "https://signin.amazonaws.cn/saml"),
    ("aws-us-gov", "https://signin.amazonaws-us-gov.com/saml"),
];

pub(super) fn draft(denial: &Denial) -> Draft {
    let (account, partition) = place(denial);
    let mut caveats = vec![Caveat::CompareFirst];
    let named = denial.principal.as_deref().filter(|principal| principal.contains(":saml-provider/"));
    let provider = named.map(str::to_owned).unwrap_or_else(|| {
        caveats.push(Caveat::ProviderNotNamed);
        format!("arn:{partition}:iam::{account}:saml-provider/PROVIDER")
    });
    let audience = AUDIENCES.iter().find(|(known, _)| *known == partition).map(|(_, address)| *address);
    if audience.is_none() {
        caveats.push(Caveat::AudienceNotSaid);
    }
    let mut draft = Draft::new(&["sts:AssumeRoleWithSAML"], caveats);
    draft.statement.principal = Some(DraftPrincipal::Federated(provider));
    draft.statement.conditions =
        vec![DraftCondition::new("StringEquals", "SAML:aud", audience.unwrap_or("AUDIENCE"))];
    draft
}
