//! Nobody is asked for something whose policy isn't known to have refused: a message goes to the owner of the layer that is named.
//!
//! The policies of a key and of a role to assume always have a say: KMS Developer Guide, `key-policies.html`; IAM User Guide,
//! `id_roles_terms-and-concepts.html`. Some are helped by the owner of the resource alone: who comes with a token, a service that takes a role, who has no policies that
//! anybody edits, and who needs a key that is disabled. Across accounts both sides have to allow it: IAM User Guide,
//! `reference_policies_evaluation-logic-cross-account.html`.

use super::{Answer, Finding, by_token::is_by_token, uneditable::is_by_nobodys_entity};
use denylens_lang::Lang;
use denylens_policy::Layer;
use denylens_triage::report::{Cause, Form, Reading};

/// The owners of the layers, as messages name them.
const OWNERS: [(Layer, &str); 6] = [
    (Layer::Resource, "owner of the resource"),
    (Layer::Boundary, "permissions boundaries"),
    (Layer::ServiceControl, "organization (management account)"),
    (Layer::ResourceControl, "organization that owns the resource"),
    (Layer::VpcEndpoint, "VPC endpoint"),
    (Layer::Session, "starts the session"),
];

/// Whether the text names a layer. Where message and details each name another, both are.
fn names(answer: &Answer<'_>, layer: Layer) -> bool {
    let by_message = |reading: &Reading| {
        matches!(reading, Reading::MessageAndDetailsDisagree { message, .. } if *message == layer)
    };
    answer.denial.layer.layer == Some(layer) || answer.denial.readings.iter().any(by_message)
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let is_of_one_owner = matches!(answer.denial.form, Some(Form::WebIdentity | Form::ServiceRole | Form::KeyState));
    let has_a_say = matches!(answer.denial.cause, Cause::Kms | Cause::Trust);
    let is_helped_there = is_of_one_owner || has_a_say || is_by_token(answer) || is_by_nobodys_entity(answer);
    let concerned = answer.is_about_policies() && !is_helped_there && answer.two_accounts().is_none();
    let messages = answer.messages(Lang::En).filter(|_| concerned);
    Finding::of(messages.map(|message| {
        let other = OWNERS.iter().find(|(layer, owner)| {
            message.to.contains(owner) && !names(answer, *layer)
        });
        match other {
            Some((layer, _)) => Err(format!("{layer:?} isn't named, and its owner is asked: {}", message.text)),
            None => Ok(()),
        }
    }))
}
