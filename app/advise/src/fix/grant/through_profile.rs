//! The model of Amazon Bedrock that is called through an inference profile: it is allowed through that profile, and not by itself.
//!
//! Source: Amazon Bedrock User Guide, `inference-profiles-prereq.html`, `global-cross-region-inference.html`; Service Authorization
//! Reference, Amazon Bedrock, for the key and its type.

use super::super::{Caveat, Change, Fix, FixEffect};
use crate::statement::DraftCondition;
use denylens_policy::Arn;

/// A fix as one statement for the profile and one for the models, the refused one first. The key that names the profile isn't there
/// when the profile itself is asked about, so the two can't be one statement.
pub(super) fn apart(fix: Fix) -> Vec<Fix> {
    let Some(statement) = fix.change.statement() else { return vec![fix] };
    let (models, profiles): (Vec<String>, Vec<String>) =
        statement.resources.iter().cloned().partition(|resource| is_model(resource));
    if models.is_empty() || profiles.is_empty() || !profiles.iter().all(|resource| is_profile(resource)) {
        return vec![fix];
    }
    let refused_is_model = statement.resources.first().is_some_and(|first| is_model(first));
    let through = DraftCondition {
        operator: "ArnLike",
        key: "bedrock:InferenceProfileArn".to_owned(),
        values: profiles.clone(),
    };
    let of_models = on(fix.clone(), models, Some(through), "Model");
    let of_profiles = on(fix, profiles, None, "Profile");
    let (first, mut second) =
        if refused_is_model { (of_models, of_profiles) } else { (of_profiles, of_models) };
    second.caveats.push(Caveat::PartOfTheCall);
    vec![first, second]
}

/// The same fix on these resources.
fn on(mut fix: Fix, all: Vec<String>, condition: Option<DraftCondition>, sid: &str) -> Fix {
    match &mut fix.effect {
        FixEffect::Allows { resources, .. }
        | FixEffect::LetsAllow { resources, .. }
        | FixEffect::LetsThrough { resources, .. } => resources.clone_from(&all),
        FixEffect::NoLongerDenies { .. } => {}
    }
    if let Change::Statement(statement) = &mut fix.change {
        statement.resources = all;
        statement.conditions.extend(condition);
        statement.sid.push_str(sid);
    }
    fix
}

fn is_model(resource: &str) -> bool {
    is_of(resource, "foundation-model")
}

fn is_profile(resource: &str) -> bool {
    is_of(resource, "inference-profile")
}

fn is_of(resource: &str, kind: &str) -> bool {
    let arn = Arn::parse(resource).filter(|arn| arn.service == "bedrock");
    arn.and_then(|arn| arn.typed_resource()).is_some_and(|(of, _)| of == kind)
}

#[cfg(test)]
mod tests {
    use crate::fix;
    use denylens_triage::triage;

    /// The resources and the conditions of each statement that is drafted.
    #[track_caller]
    fn check(resource: &str, wanted: &[(&str, Option<&str>)]) {
        let text = format!(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: bedrock:InvokeModel on resource: {resource} because no identity-based policy allows the bedrock:InvokeModel action"
        );
        let fixes = fix::of(&triage(&text).denials.remove(0));
        let drafted: Vec<_> = fixes
            .iter()
            .filter_map(|fix| fix.change.statement())
            .map(|statement| {
                let through = statement.conditions.first().map(|condition| condition.values.join(" "));
                (statement.resources.join(" "), through)
            })
            .collect();
        let wanted: Vec<_> = wanted
            .iter()
            .map(|(resource, through)| ((*resource).to_owned(), through.map(str::to_owned)))
            .collect();
        assert_eq!(drafted, wanted);
    }

    #[test]
    fn the_model_is_allowed_through_the_profile_alone() {
        let profile = "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.maker.model-v1:0";
        let models = "arn:aws:bedrock:*::foundation-model/maker.model-v1:0";
        check(profile, &[(profile, None), (models, Some(profile))]);
        let global = "arn:aws:bedrock:*:111122223333:inference-profile/global.maker.model-v1:0";
        check(
            "arn:aws:bedrock:::foundation-model/maker.model-v1:0",
            &[(models, Some(global)), (global, None)],
        );
    }

    #[test]
    fn a_profile_whose_models_are_not_known_stands_alone() {
        let own = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3";
        check(own, &[(own, None)]);
    }
}
