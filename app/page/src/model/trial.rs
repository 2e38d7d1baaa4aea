//! A change to a policy that is tried: how it is named in the page's list, and the one that is suggested.

use super::excepted::excepted;
use denylens_engine::{
    Advice,
    advice::{Format, Shell, fix},
    located::{Change, Found, Located},
    report::Layer,
};

/// The layers to which a policy can be added, in the order in which they are offered.
pub(crate) const LAYERS: [Layer; Layer::ALL.len()] = [
    Layer::Identity,
    Layer::Boundary,
    Layer::ServiceControl,
    Layer::ResourceControl,
    Layer::VpcEndpoint,
    Layer::Resource,
    Layer::Session,
];

/// The most policies that can be chosen for a change.
pub(crate) const LISTED: usize = 200;

/// What is tried first.
pub(crate) const AT_FIRST: Change = Change::Add(Layer::Identity);

/// A change by its name in the list: the id of a layer, or the place of a policy.
pub(crate) fn value_of(change: Change) -> String {
    match change {
        Change::Add(layer) => layer.id().to_owned(),
        Change::Edit(place) => place.to_string(),
    }
}

/// The change of that name.
pub(crate) fn change_of(value: &str) -> Option<Change> {
    match value.parse() {
        Ok(place) => Some(Change::Edit(place)),
        Err(_) => LAYERS.into_iter().find(|layer| layer.id() == value).map(Change::Add),
    }
}

/// The suggested change as one that can be tried: the missing Allow, or the denying policy with an exception.
pub(crate) fn suggestion(advice: &Advice, located: Option<&Located>) -> Option<(Change, String)> {
    let fix = advice.fixes.first().filter(|fix| !fix.is_for_another_role())?;
    match &fix.change {
        fix::Change::Statement(_) => {
            Some((Change::Add(fix.layer?), Format::IamJson.write(fix, Shell::Bash).text))
        }
        fix::Change::Condition(exception) => {
            let located = located?;
            let is_met = |found: &&Found| located.applicable.iter().any(|(place, _)| *place == found.at);
            let found = located.statements.iter().find(is_met)?;
            Some((Change::Edit(found.at), excepted(found, exception)?.text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::blank_denial::denial;
    use denylens_engine::{
        GivenPolicies,
        located::Subject,
        protocol::Otherwise,
        report::{Basis, Denial, DenyKind, LayerFinding},
    };

    fn refused(effect: DenyKind) -> Denial {
        Denial {
            principal: Some("arn:aws:iam::111122223333:user/ana".into()),
            action: Some("s3:GetObject".into()),
            resource: Some("arn:aws:s3:::data/key".into()),
            effect,
            layer: LayerFinding { layer: Some(Layer::Identity), kind: None, basis: Basis::Stated },
            ..denial()
        }
    }

    #[test]
    fn a_change_is_found_by_its_name() {
        for change in LAYERS.map(Change::Add).into_iter().chain([Change::Edit(0), Change::Edit(17)]) {
            assert_eq!(change_of(&value_of(change)), Some(change));
        }
        assert_eq!(change_of("nowhere"), None);
    }

    #[test]
    fn a_missing_allow_is_added() {
        let advice = Advice::of(&refused(DenyKind::Implicit));
        let (change, text) = suggestion(&advice, None).unwrap();
        assert_eq!(change, Change::Add(Layer::Identity));
        assert!(text.contains("s3:GetObject"), "{text}");
    }

    #[test]
    fn what_another_role_is_needed_for_isnt_tried_for_this_one() {
        let denial = Denial {
            account: Some("111122223333".into()),
            action: Some("ecs:DescribeServices".into()),
            resource: Some("arn:aws:ecs:eu-west-1:444455556666:service/shop/web".into()),
            ..refused(DenyKind::Implicit)
        };
        let advice = Advice::of(&denial);
        assert_eq!((advice.fixes.len(), suggestion(&advice, None)), (3, None));
    }

    #[test]
    fn a_denying_policy_gets_an_exception_where_it_is_known() {
        let denial = refused(DenyKind::Explicit);
        let advice = Advice::of(&denial);
        assert_eq!(suggestion(&advice, None), None);
        let mut given = GivenPolicies::default();
        given.look_at(1, Subject::of(&denial));
        let policy =
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}"#;
        given.add("policy.json", policy, Otherwise::List);
        let (change, text) = suggestion(&advice, given.held().located.as_ref()).unwrap();
        assert_eq!(change, Change::Edit(0));
        assert!(text.contains("ArnNotLike"), "{text}");
    }
}
