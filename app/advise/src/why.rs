//! Why a request was refused.

mod comparison;

pub use comparison::{Comparison, InRequest};

use crate::{
    prose::{Passage, Section, Topic},
    refusal::needs_only_its_cause,
    uneditable::Uneditable,
};
use denylens_triage::report::{Cause, Denial, DenyKind};

/// One reason, told in paragraphs of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Prose about the cause or the layer.
    Prose(Passage),
    /// A key of the statement that denied, beside the request's.
    Condition(Comparison),
    /// So many more keys of it, which aren't told one by one.
    MoreConditions(usize),
}

/// More keys than these nobody reads, and a document may have thousands.
const MOST: usize = 20;

/// The reasons, the cause first.
pub(crate) fn of(denial: &Denial) -> Vec<Reason> {
    let prose = of_cause(denial).into_iter().chain(of_layer(denial)).map(Reason::Prose);
    let mut conditions = comparison::conditions(denial);
    let told = conditions.by_ref().take(MOST).map(|condition| comparison::compare(condition, denial));
    let mut reasons: Vec<Reason> = prose.chain(told.map(Reason::Condition)).collect();
    let more = conditions.count();
    if more > 0 {
        reasons.push(Reason::MoreConditions(more));
    }
    reasons
}

/// Why, by the cause.
fn of_cause(denial: &Denial) -> Option<Passage> {
    let topic = Topic::Cause(denial.cause);
    let is_encoded = denial.encoded.is_some() && denial.documents.decoded.is_none();
    let all = match (&denial.action, denial.cause) {
        // What there is to say of the layer is all.
        (_, Cause::Action) if denial.layer.layer.is_some() => return None,
        (None, _) if is_encoded && topic.has(Section::WhyEncoded) => Section::WhyEncoded,
        (None, _) if topic.has(Section::WhyBare) => Section::WhyBare,
        (Some(_), Cause::Kms | Cause::Trust) if denial.effect == DenyKind::Explicit => Section::WhyExplicit,
        (Some(_), Cause::Action) => match denial.effect {
            DenyKind::Explicit => Section::WhyExplicit,
            DenyKind::Implicit => Section::WhyImplicit,
            DenyKind::Unknown => Section::Why,
        },
        _ => Section::Why,
    };
    // What the forms of a role to assume say is that an Allow is missing.
    let is_denied = denial.cause == Cause::Trust && denial.effect == DenyKind::Explicit;
    topic.by_form(denial.form.filter(|_| !is_denied), Section::WhyForm, all)
}

/// Why, by the layer, or by what nobody can edit.
fn of_layer(denial: &Denial) -> Option<Passage> {
    if let Some(kind) = Uneditable::of(denial) {
        return Some(Topic::Uneditable(kind).passage(Section::Why));
    }
    let layer = denial.layer.layer?;
    let topic = Topic::Layer(layer);
    match denial.effect {
        DenyKind::Explicit => topic.first_of(&[Section::WhyExplicit, Section::Why]),
        _ if needs_only_its_cause(denial, layer) => None,
        DenyKind::Implicit | DenyKind::Unknown => topic.first_of(&[Section::Why]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_policy::Layer;
    use denylens_triage::{
        report::{Cause, Form},
        triage,
    };

    #[track_caller]
    fn check(rest: &str, passages: &[(Topic, Section)]) {
        let text = format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}");
        let wanted = passages.iter().map(|(topic, section)| Reason::Prose(topic.passage(*section)));
        assert_eq!(of(&triage(&text).denials.remove(0)), Vec::from_iter(wanted), "{rest}");
    }

    #[test]
    fn where_the_layer_is_known_it_says_why() {
        let (action, identity) = (Topic::Cause(Cause::Action), Topic::Layer(Layer::Identity));
        let object = "s3:GetObject on resource: arn:aws:s3:::b/k";
        let allows = "because no identity-based policy allows the s3:GetObject action";
        check(&format!("{object} {allows}"), &[(identity, Section::Why)]);
        check(object, &[(action, Section::Why)]);
    }

    #[test]
    fn an_explicit_deny_has_no_words_of_a_missing_allow() {
        let (action, identity) = (Topic::Cause(Cause::Action), Topic::Layer(Layer::Identity));
        let deny = "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny";
        check(&format!("{deny} in an identity-based policy"), &[(identity, Section::WhyExplicit)]);
        check(deny, &[(action, Section::WhyExplicit)]);
    }

    #[test]
    fn a_key_and_a_role_have_their_own_words_for_the_policies_of_both_sides() {
        let role =
            "on resource: arn:aws:iam::111122223333:role/r because no identity-based policy allows the";
        check(
            &format!("iam:PassRole {role} iam:PassRole action"),
            &[(Topic::Cause(Cause::PassRole), Section::Why)],
        );
    }

    #[test]
    fn of_thousands_of_keys_the_first_are_told_and_the_others_counted() {
        let key = r#"{"key":"a:b","values":{"items":[{"value":"c"}]}}"#;
        let keys = vec![key; 2_000].join(",");
        let text = format!(
            r#"{{"allowed":false,"explicitDeny":true,"matchedStatements":{{"items":[{{"statementId":"s","effect":"DENY","conditions":{{"items":[{keys}]}}}}]}},"context":{{"action":"ec2:RunInstances"}}}}"#
        );
        let reasons = of(&triage(&text).denials.remove(0));
        let told = reasons.iter().filter(|reason| matches!(reason, Reason::Condition(_)));
        assert_eq!(told.count(), MOST);
        assert_eq!(reasons.last(), Some(&Reason::MoreConditions(2_000 - MOST)));
    }

    #[test]
    fn who_comes_with_a_token_has_no_policies_to_look_at() {
        let text = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
        assert_eq!(
            of(&triage(text).denials.remove(0)),
            [Reason::Prose(Topic::Cause(Cause::Trust).passage(Section::WhyForm(Form::WebIdentity)))]
        );
    }

    #[test]
    fn without_an_action_less_is_said() {
        let text = "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied";
        assert_eq!(
            of(&triage(text).denials.remove(0)),
            [Reason::Prose(Topic::Cause(Cause::Action).passage(Section::WhyBare))]
        );
    }
}
