//! A denying statement of the user's own policies with the exception that it needs: whole, since here it is known whole.

use denylens_engine::{
    advice::fix::{self, AddedCondition, Change},
    located::{Excepted, Found, Line, Truth, difference, with_exception},
    report::Denial,
};

/// The longest text that is changed. The longest policies that AWS takes are bucket policies, of 20 KB (Amazon S3 User Guide,
/// "Bucket policies"); changing more would hold up the page.
const LONGEST: usize = 100_000;

/// The condition that an exception adds, where one helps.
pub(crate) fn exception(denial: &Denial) -> Option<AddedCondition> {
    fix::of(denial).into_iter().find_map(|fix| match fix.change {
        Change::Condition(added) => Some(added),
        Change::Statement(_) => None,
    })
}

/// The policy of a statement, with the exception in it.
pub(crate) fn excepted(found: &Found, exception: &AddedCondition) -> Option<Excepted> {
    if found.text.len() > LONGEST {
        return None;
    }
    with_exception(&found.text, &found.place, exception)
}

/// The statement line by line, before and after; nothing where it doesn't deny this request for sure, or has the exception.
pub(crate) fn lines(found: &Found, exception: &AddedCondition) -> Vec<Line> {
    let changed = || {
        let before = found.text.get(found.place.clone())?;
        let after = excepted(found, exception)?;
        Some(difference(before, after.text.get(after.place)?))
    };
    if found.applies == Truth::Yes { changed().unwrap_or_default() } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::blank_denial::denial;
    use denylens_engine::{
        GivenPolicies,
        located::{Fate, Subject},
        protocol::Otherwise,
        report::{Basis, DenyKind, Layer, LayerFinding},
    };

    fn refused() -> Denial {
        Denial {
            principal: Some("arn:aws:iam::111122223333:user/ana".into()),
            action: Some("s3:GetObject".into()),
            resource: Some("arn:aws:s3:::data/key".into()),
            effect: DenyKind::Explicit,
            layer: LayerFinding { layer: Some(Layer::Identity), kind: None, basis: Basis::Stated },
            ..denial()
        }
    }

    fn found(policy: &str) -> Found {
        let mut given = GivenPolicies::default();
        given.look_at(1, Subject::of(&refused()));
        given.add("policy.json", policy, Otherwise::List);
        given.held().located.unwrap().statements.remove(0)
    }

    const POLICY: &str =
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}"#;

    #[test]
    fn the_whole_statement_is_there_and_only_the_condition_is_new() {
        let lines = lines(&found(POLICY), &exception(&refused()).unwrap());
        let of = |wanted| {
            lines.iter().filter(|line| line.fate == wanted).map(|line| line.text.trim()).collect::<Vec<_>>()
        };
        assert_eq!(of(Fate::Kept), ["{", r#""Effect": "Deny","#, r#""Action": "s3:*","#, "}"]);
        assert_eq!(of(Fate::Gone), [r#""Resource": "*""#]);
        let condition = r#""aws:PrincipalArn": "arn:aws:iam::111122223333:user/ana""#;
        assert_eq!(
            of(Fate::New),
            [r#""Resource": "*","#, r#""Condition": {"#, r#""ArnNotLike": {"#, condition, "}", "}"]
        );
    }

    #[test]
    fn what_may_not_apply_or_is_too_long_isnt_changed() {
        let exception = exception(&refused()).unwrap();
        let mut found = found(POLICY);
        found.applies = Truth::Unknown;
        assert_eq!(lines(&found, &exception), []);
        found.applies = Truth::Yes;
        found.text.push_str(&" ".repeat(LONGEST));
        assert_eq!(lines(&found, &exception), []);
    }
}
