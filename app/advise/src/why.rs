//! Why a request was refused.

mod comparison;

pub use comparison::{Comparison, InRequest};

use crate::{
    prose::{Passage, Section, Topic},
    refusal::waits_for_decoding,
};
use denylens_triage::report::Denial;

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
    let cause = Topic::Cause(denial.cause);
    // Where only the layer is known, what there is to say of it is all.
    let is_only_layer = denial.action.is_none() && denial.layer.layer.is_some();
    let of_cause = (!is_only_layer).then(|| match (&denial.action, waits_for_decoding(denial)) {
        (Some(_), _) => cause.passage(Section::Why),
        (None, true) => cause.first_of(&[Section::WhyEncoded, Section::WhyBare], Section::Why),
        (None, false) => cause.first_of(&[Section::WhyBare], Section::Why),
    });
    let of_layer = denial.layer.layer.map(|layer| Topic::Layer(layer).passage(Section::Why));
    let prose = of_cause.into_iter().chain(of_layer).map(Reason::Prose);
    let mut conditions = comparison::conditions(denial);
    let told = conditions.by_ref().take(MOST).map(|condition| comparison::compare(condition, denial));
    let mut reasons: Vec<Reason> = prose.chain(told.map(Reason::Condition)).collect();
    let more = conditions.count();
    if more > 0 {
        reasons.push(Reason::MoreConditions(more));
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_policy::Layer;
    use denylens_triage::{report::Cause, triage};

    #[test]
    fn the_cause_comes_before_the_layer() {
        let text = "User: ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k because no \
                    identity-based policy allows the s3:GetObject action";
        let (cause, layer) = (Topic::Cause(Cause::Action), Topic::Layer(Layer::Identity));
        assert_eq!(
            of(&triage(text).denials.remove(0)),
            [cause, layer].map(|topic| Reason::Prose(topic.passage(Section::Why)))
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
    fn without_an_action_less_is_said() {
        let text = "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied";
        assert_eq!(
            of(&triage(text).denials.remove(0)),
            [Reason::Prose(Topic::Cause(Cause::Action).passage(Section::WhyBare))]
        );
    }
}
