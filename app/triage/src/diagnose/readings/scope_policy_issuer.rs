//! A statement whose principal is `SCOPE_POLICY_ISSUER` stands in a permissions boundary.
//!
//! Source: two decoded messages of one report, in both of which a permissions boundary had been made to deny; AWS documents
//! the word nowhere. Weak but specific, so the layer counts as inferred.

use super::Conclusion;
use crate::{
    recognise::{Decoded, Quote},
    report::Reading,
};
use denylens_policy::Layer;

pub(super) fn read(decoded: &Decoded) -> Option<Conclusion> {
    let issuer =
        |principals: &[String]| principals.iter().any(|principal| principal == "SCOPE_POLICY_ISSUER");
    decoded.statements.iter().find(|statement| issuer(&statement.principals))?;
    let at = decoded.statements_at.clone()?;
    let layer = Some(Quote { value: Layer::Boundary, at });
    Some(Conclusion { layer, ..Reading::ScopePolicyIssuer.into() })
}

#[cfg(test)]
mod tests {
    use crate::{
        report::{Basis, Reading},
        triage,
    };
    use denylens_policy::Layer;

    #[track_caller]
    fn check(principal: &str, layer: Option<Layer>, basis: Basis, readings: &[Reading]) {
        let text = format!(
            r#"{{"allowed":false,"explicitDeny":true,"matchedStatements":{{"items":[{{"effect":"DENY","principals":{{"items":[{{"value":"{principal}"}}]}}}}]}},"context":{{"action":"ec2:RunInstances"}}}}"#
        );
        let denial = triage(&text).denials.remove(0);
        assert_eq!((denial.layer.layer, denial.layer.basis), (layer, basis));
        assert_eq!(denial.readings, readings);
    }

    #[test]
    fn the_layer_is_inferred() {
        let readings = [Reading::ScopePolicyIssuer];
        check("SCOPE_POLICY_ISSUER", Some(Layer::Boundary), Basis::Inferred, &readings);
    }

    #[test]
    fn another_principal_tells_no_layer() {
        check("arn:aws:iam::111122223333:user/ana", None, Basis::None, &[]);
    }
}
