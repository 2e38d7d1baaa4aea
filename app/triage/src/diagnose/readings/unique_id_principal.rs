//! A statement's principal is a unique id where one would expect an ARN.
//!
//! Source: IAM User Guide, "IAM identifiers", the table of unique id prefixes.

use super::Conclusion;
use crate::{
    recognise::Decoded,
    report::{IdEntity, Reading},
};

/// Prefix, and what has such an id.
const PREFIXES: [(&str, IdEntity); 3] =
    [("AIDA", IdEntity::User), ("AROA", IdEntity::Role), ("AGPA", IdEntity::Group)];

pub(super) fn read(decoded: &Decoded) -> Option<Conclusion> {
    let mut principals = decoded.statements.iter().flat_map(|statement| &statement.principals);
    principals.find_map(|id| {
        let (_, entity) = PREFIXES.iter().find(|(prefix, _)| id.starts_with(prefix))?;
        Some(Reading::UniqueIdPrincipal { id: id.clone(), entity: *entity }.into())
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        report::{IdEntity, Reading},
        triage,
    };

    #[track_caller]
    fn check(principal: &str, entity: Option<IdEntity>) {
        let text = format!(
            r#"{{"allowed":false,"explicitDeny":true,"matchedStatements":{{"items":[{{"effect":"DENY","principals":{{"items":[{{"value":"{principal}"}}]}}}}]}},"context":{{"action":"ec2:RunInstances"}}}}"#
        );
        let expected = entity.map(|entity| Reading::UniqueIdPrincipal { id: principal.to_owned(), entity });
        assert_eq!(triage(&text).denials.remove(0).readings, Vec::from_iter(expected));
    }

    #[test]
    fn an_id_tells_what_it_is_of() {
        check("AROAEXAMPLE", Some(IdEntity::Role));
        check("AIDAEXAMPLE", Some(IdEntity::User));
        check("AGPAEXAMPLE", Some(IdEntity::Group));
    }

    #[test]
    fn an_arn_is_no_id() {
        check("arn:aws:iam::111122223333:user/ana", None);
    }
}
