//! Which layer refused, and on whose word: what AWS's authorization details show comes before what the message states, and that
//! before what a rule reads in the decoded document.

use crate::{
    assemble::Refusal,
    recognise::{DenyingPolicy, Details, Quote, Says},
    report::{Basis, DenyKind, LayerFinding, LayerKind, Status},
};
use denylens_policy::Layer;
use std::ops::Range;

/// The layer, and the piece of text that proves it.
#[derive(Debug, Default)]
pub(super) struct FoundLayer {
    pub(super) finding: LayerFinding,
    pub(super) at: Option<Range<usize>>,
}

/// Which layer refused it, as far as anything says so. `concluded` is what a reading concludes from the decoded document.
pub(super) fn find(
    refusal: &Refusal,
    action: Option<&Quote>,
    effect: DenyKind,
    concluded: Option<&Quote<Layer>>,
) -> FoundLayer {
    let stated = stated(refusal, action);
    let named = stated.as_ref().and_then(|stated| stated.finding.layer);
    let detailed =
        refusal.details.as_deref().and_then(|details| detailed(details, action, effect, named)).or(stated);
    detailed
        .or_else(|| {
            let concluded = concluded?;
            let finding = LayerFinding { layer: Some(concluded.value), kind: None, basis: Basis::Inferred };
            Some(FoundLayer { finding, at: Some(concluded.at.clone()) })
        })
        .unwrap_or_default()
}

/// The layer that the message names.
pub(super) fn named(refusal: &Refusal) -> Option<Layer> {
    stated(refusal, None)?.finding.layer
}

/// The policy that denied in a layer, as the details name it.
pub(super) fn denying_policy(details: &Details, layer: LayerFinding) -> Option<&DenyingPolicy> {
    let of_layer = details.checks.iter().filter(|check| Some(check.layer.value.0) == layer.layer);
    of_layer.flat_map(|check| &check.denying).next()
}

fn stated(refusal: &Refusal, action: Option<&Quote>) -> Option<FoundLayer> {
    if let Some(stated) = refusal.sentence.as_ref().and_then(|sentence| sentence.layer.as_ref()) {
        let (layer, kind) = stated.value;
        let kind = kind.or_else(|| kind_of(layer, action));
        let finding = LayerFinding { layer: Some(layer), kind, basis: Basis::Stated };
        return Some(FoundLayer { finding, at: Some(stated.at.clone()) });
    }
    let phrase = refusal.phrases.iter().find(|phrase| phrase.says == Says::VpcEndpoint)?;
    let finding = LayerFinding { layer: Some(Layer::VpcEndpoint), kind: None, basis: Basis::Stated };
    Some(FoundLayer { finding, at: Some(phrase.at.clone()) })
}

/// The layer that the details show. Where several refuse, it is the one that the message names, else the outermost:
/// the organization's before the account's.
fn detailed(
    details: &Details,
    action: Option<&Quote>,
    effect: DenyKind,
    stated: Option<Layer>,
) -> Option<FoundLayer> {
    let wanted = match effect {
        DenyKind::Explicit => Status::DeniedExplicit,
        DenyKind::Implicit => Status::DeniedImplicit,
        DenyKind::Unknown => return None,
    };
    let refusing = |layer: &Layer| {
        details.checks.iter().find(|check| check.layer.value.0 == *layer && check.status == wanted)
    };
    let check = stated.as_ref().and_then(refusing).or_else(|| Layer::ALL.iter().find_map(refusing))?;
    let layer = check.layer.value.0;
    let finding = LayerFinding { layer: Some(layer), kind: kind_of(layer, action), basis: Basis::Details };
    Some(FoundLayer { finding, at: Some(check.layer.at.clone()) })
}

/// What the resource policy is called, where the action leaves no choice.
fn kind_of(layer: Layer, action: Option<&Quote>) -> Option<LayerKind> {
    let action = action?.value.to_ascii_lowercase();
    let (service, name) = action.split_once(':')?;
    match (layer, service) {
        (Layer::Resource, "s3") => Some(LayerKind::BucketPolicy),
        (Layer::Resource, "kms") => Some(LayerKind::KmsKeyPolicy),
        (Layer::Resource, "sts") if name.starts_with("assumerole") => Some(LayerKind::RoleTrustPolicy),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        report::{Basis, Status},
        triage,
    };
    use denylens_policy::Layer;

    const SENTENCE: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/New with an explicit deny in an identity-based policy";

    fn details(layer: &str) -> String {
        format!(
            r#"{{"requestContext":{{}},"evaluations":[{{"action":"iam:CreateRole","resource":"arn:aws:iam::111122223333:role/New","evaluatedEffect":"EXPLICIT_DENY","checks":[{{"checkType":"SESSION","evaluatedEffect":"NO_IMPACT"}},{{"checkType":"{layer}","evaluatedEffect":"EXPLICIT_DENY","matchedPolicies":[{{"uri":"arn:aws:iam::111122223333:policy/P","matchedStatements":[{{"sid":"No","evaluatedEffect":"DENY"}}]}}]}}]}}]}}"#
        )
    }

    #[test]
    fn details_confirm_the_message() {
        let report = triage(&format!("{SENTENCE}\n\n{}", details("PRINCIPAL")));
        assert_eq!(report.denials.len(), 1);
        let denial = &report.denials[0];
        assert_eq!((denial.layer.layer, denial.layer.basis), (Some(Layer::Identity), Basis::Details));
        assert_eq!(denial.policy.as_deref(), Some("arn:aws:iam::111122223333:policy/P"));
        assert_eq!(denial.statements[0].sid.as_deref(), Some("No"));
        let status = |layer| denial.ladder.iter().find(|rung| rung.layer == layer).unwrap().status;
        assert_eq!(status(Layer::Session), Status::NotInvolved);
        assert_eq!(status(Layer::ServiceControl), Status::Unknown);
        assert_eq!(denial.readings, []);
    }

    #[test]
    fn details_of_another_request_are_a_refusal_of_their_own() {
        let other = details("PRINCIPAL").replace("iam:CreateRole", "iam:CreateUser");
        assert_eq!(triage(&format!("{SENTENCE}\n\n{other}")).denials.len(), 2);
    }

    #[test]
    fn details_alone() {
        let report = triage(&details("PERMISSIONS_BOUNDARY"));
        let denial = &report.denials[0];
        assert_eq!(denial.action.as_deref(), Some("iam:CreateRole"));
        assert_eq!((denial.layer.layer, denial.layer.basis), (Some(Layer::Boundary), Basis::Details));
    }
}
