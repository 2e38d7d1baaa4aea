//! A model of Amazon Bedrock was called through an inference profile, which sends the call to one of several Regions. Policies are asked
//! about the profile, and about the model in each of these Regions.
//!
//! Source: Amazon Bedrock User Guide, `geographic-cross-region-inference.html`, `global-cross-region-inference.html` and
//! `inference-profiles-prereq.html`; Service Authorization Reference, Amazon Bedrock, for actions and resources.

use super::{FIND_POLICY, Rule, Sign, action_is};
use crate::{
    assemble::Refusal,
    report::{CauseKind, Denial, DenyKind, Form},
};
use denylens_policy::{Arn, Layer};

pub(super) const RULE: Rule = Rule {
    id: "cross-region-inference",
    kind: CauseKind::PolicyRefused,
    remedy: FIND_POLICY,
    forms: &[Form::InferenceProfile, Form::GlobalInference],
    form,
    detect,
};

/// The actions that invoke a model. The Converse API needs the same two; the box of the console has the names of its calls.
const INVOKING: [&str; 4] = [
    "bedrock:invokemodel",
    "bedrock:invokemodelwithresponsestream",
    "bedrock:converse",
    "bedrock:conversestream",
];

/// What a resource says of the profile that was called.
enum Called {
    /// It is the profile.
    Profile,
    /// A model that has no Region is that of a global profile.
    Global,
    /// The model in this Region.
    ModelIn(String),
}

impl Called {
    fn of(denial: &Denial) -> Option<Called> {
        let arn = Arn::parse(denial.resource.as_deref()?).filter(|arn| arn.service == "bedrock")?;
        match arn.typed_resource()? {
            ("inference-profile" | "application-inference-profile", _) => Some(Called::Profile),
            ("foundation-model", _) if arn.region.is_empty() => Some(Called::Global),
            ("foundation-model", _) => Some(Called::ModelIn(arn.region.to_owned())),
            _ => None,
        }
    }
}

/// A model alone may have been called by itself. It wasn't where the event says that another Region was called; and where an SCP denies
/// it, a list of Regions that the profile reaches beyond is mostly why.
fn detect(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    let sign = action_is(refusal, denial, &INVOKING)?;
    let is_it = match Called::of(denial)? {
        Called::Profile | Called::Global => true,
        Called::ModelIn(region) => {
            let called = refusal.event.as_deref().and_then(|event| event.region.as_ref());
            let is_guarded =
                denial.effect == DenyKind::Explicit && denial.layer.layer == Some(Layer::ServiceControl);
            called.map_or(is_guarded, |called| called.value != region)
        }
    };
    is_it.then_some(sign)
}

fn form(denial: &Denial) -> Option<Form> {
    match Called::of(denial)? {
        Called::Profile => Some(Form::InferenceProfile),
        Called::Global => Some(Form::GlobalInference),
        Called::ModelIn(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, refused};
    use crate::report::{Cause, Form};

    const CAUSE: Cause = Cause::CrossRegionInference;
    const ALLOWS: &str = "because no identity-based policy allows the bedrock:InvokeModel action";
    const SCP: &str = "with an explicit deny in a service control policy";

    fn invoked(resource: &str, reason: &str) -> String {
        refused(&format!("bedrock:InvokeModel on resource: arn:aws:bedrock:{resource} {reason}"))
    }

    #[test]
    fn a_profile_that_was_refused() {
        let profile = Some(Form::InferenceProfile);
        check(
            &invoked("us-east-1:111122223333:inference-profile/us.maker.model-v1:0", ALLOWS),
            CAUSE,
            profile,
        );
        check(
            &invoked("us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6", SCP),
            CAUSE,
            profile,
        );
    }

    #[test]
    fn the_box_of_the_console_names_the_call_and_not_the_action() {
        let text = "User: arn:aws:iam::111122223333:user/ana\nAction: bedrock:Converse\nOn resource(s): arn:aws:bedrock:eu-central-1::foundation-model/maker.model-v1:0\nContext: a service control policy explicitly denies the action";
        check(text, CAUSE, None);
    }

    #[test]
    fn a_model_without_a_region_is_of_a_global_profile() {
        let model = ":::foundation-model/maker.model-v1:0";
        check(&invoked(&model[1..], ALLOWS), CAUSE, Some(Form::GlobalInference));
        let text = refused(&format!(
            "bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock{model} {SCP}"
        ));
        check(&text, CAUSE, Some(Form::GlobalInference));
    }

    #[test]
    fn a_model_that_an_scp_denies() {
        check(&invoked("eu-north-1::foundation-model/maker.model-v1:0", SCP), CAUSE, None);
    }

    #[test]
    fn a_model_in_another_region_than_the_one_that_was_called() {
        let sentence = invoked("eu-north-1::foundation-model/maker.model-v1:0", ALLOWS);
        let event = |region: &str| {
            format!(
                r#"{{"eventSource":"bedrock.amazonaws.com","eventName":"InvokeModel","awsRegion":"{region}","errorCode":"AccessDenied","errorMessage":"{sentence}"}}"#
            )
        };
        check(&event("eu-west-1"), CAUSE, None);
        check(&event("eu-north-1"), Cause::Action, None);
    }

    #[test]
    fn a_model_may_be_called_by_itself() {
        check(&invoked("eu-north-1::foundation-model/maker.model-v1:0", ALLOWS), Cause::Action, None);
        check(
            &refused("bedrock:GetFoundationModel on resource: arn:aws:bedrock:::foundation-model/m"),
            Cause::Action,
            None,
        );
    }
}
