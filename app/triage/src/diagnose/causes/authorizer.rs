//! Another authorizer than the policies of IAM decided: one that a service of AWS runs itself. An IAM Allow changes nothing there.

use super::{Rule, Sign, by_tables, said};
use crate::{
    assemble::Refusal,
    recognise::Remark,
    report::{Cause, CauseKind, Denial, Form, Remedy, RemedyOwner, RemedyRequest},
};

pub(super) const RULE: Rule = Rule {
    id: "authorizer",
    kind: CauseKind::OtherReason,
    remedy: Some(Remedy {
        owner: RemedyOwner::AuthorizerOwner,
        request: RemedyRequest::Authorize,
        // What the caller does alone, or nobody.
        but: &[
            Form::ApiRoute,
            Form::DatabaseToken,
            Form::ModelRetired,
            Form::RegistryLogin,
            Form::GraphqlCall,
            Form::AccountRestricted,
        ],
    }),
    forms: &[
        Form::LakeFormation,
        Form::DataLocation,
        Form::LambdaAuthorizer,
        Form::ApiRoute,
        Form::ApiForbidden,
        Form::ApiKey,
        Form::GraphqlField,
        Form::GraphqlCall,
        Form::ClusterAccess,
        Form::ClusterRole,
        Form::SearchRole,
        Form::DatabaseToken,
        Form::DatabaseProxy,
        Form::ModelAccess,
        Form::ModelSubscription,
        Form::ModelUseCase,
        Form::ModelPayment,
        Form::ModelRetired,
        Form::ManagementAccount,
        Form::AccountRestricted,
        Form::UnverifiedIdentity,
        Form::NoAssignment,
        Form::Distribution,
        Form::SignedUrl,
        Form::LatticeService,
        Form::LatticeNetwork,
        Form::RegistryLogin,
        Form::IdentityPool,
        Form::Portfolio,
        Form::Membership,
    ],
    form: by_tables,
    detect,
};

fn detect(refusal: &Refusal, _denial: &Denial) -> Option<Sign> {
    let remark = refusal.sentence.as_ref().and_then(|sentence| sentence.remark.as_ref());
    if let Some((remark, form)) = remark.and_then(|remark| Some((remark, of_lattice(remark.value)?))) {
        return Some(Sign { form: Some(form), ..Sign::of(remark) });
    }
    said(refusal, Cause::Authorizer).or_else(|| no_assignment(refusal))
}

/// Whose auth policy a sentence of VPC Lattice names. A service and its network each have one, of different owners.
fn of_lattice(remark: Remark) -> Option<Form> {
    match remark {
        Remark::LatticeService => Some(Form::LatticeService),
        Remark::LatticeNetwork => Some(Form::LatticeNetwork),
        Remark::KeyUnknownOrClosed | Remark::BlockPublicAccess => None,
    }
}

/// "No access" is all that IAM Identity Center says, so the call and the code tell it.
///
/// Source: IAM Identity Center Portal API Reference, `API_GetRoleCredentials.html`.
fn no_assignment(refusal: &Refusal) -> Option<Sign> {
    let is_asked =
        refusal.operation.as_ref().is_some_and(|operation| operation.value == "GetRoleCredentials");
    let code = refusal.code.as_ref().filter(|code| code.value == "ForbiddenException");
    let sign = code.filter(|_| is_asked && refusal.sentence.is_none() && refusal.phrases.is_empty())?;
    Some(Sign { form: Some(Form::NoAssignment), ..Sign::of(sign) })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error, refused};
    use crate::{
        report::{Cause, DenyKind, Form, LayerKind},
        triage,
    };

    #[track_caller]
    fn told(text: &str, form: Form) {
        check(text, Cause::Authorizer, Some(form));
        let denial = triage(text).denials.remove(0);
        assert_eq!((denial.layer.layer, denial.layer.kind), (None, form.authorizer()), "{text}");
        assert_eq!(denial.ladder, [], "{text}");
        assert_eq!(denial.request(), None, "{text}");
    }

    #[test]
    fn lake_formation_inside_other_services() {
        let message = "Insufficient Lake Formation permission(s): Required Describe on orders";
        told(&error("AccessDeniedException", message), Form::LakeFormation);
        told(
            &format!("Query failed: FAILED: Insufficient permissions to execute the query. {message}"),
            Form::LakeFormation,
        );
        told("COLUMN_NOT_FOUND: line 1:8: Relation contains no accessible columns", Form::LakeFormation);
    }

    #[test]
    fn a_lambda_authorizer_is_no_identity_based_policy() {
        let text = r#"{"Message":"User is not authorized to access this resource with an explicit deny in an identity-based policy"}"#;
        told(text, Form::LambdaAuthorizer);
        let denials = triage(text).denials;
        assert_eq!((denials.len(), denials[0].effect), (1, DenyKind::Explicit));
    }

    #[test]
    fn an_api_without_a_route_or_a_reason() {
        told(r#"{"message":"Missing Authentication Token"}"#, Form::ApiRoute);
        told("{\"message\": \"Forbidden\"}", Form::ApiForbidden);
    }

    #[test]
    fn the_auth_policy_of_vpc_lattice_is_of_no_layer() {
        for (owner, form) in [("network", Form::LatticeNetwork), ("service", Form::LatticeService)] {
            let text = refused(&format!(
                "vpc-lattice-svcs:Invoke on resource: arn:aws:vpc-lattice:eu-west-1:111122223333:service/svc-0a1b2c3d4e5f6a7b8/ because no {owner}-based policy allows the vpc-lattice-svcs:Invoke action"
            ));
            told(&text, form);
            assert_eq!(triage(&text).denials[0].effect, DenyKind::Implicit);
        }
        let own = refused(
            "vpc-lattice-svcs:Invoke because no identity-based policy allows the vpc-lattice-svcs:Invoke action",
        );
        check(&own, Cause::Action, None);
    }

    #[test]
    fn no_access_of_iam_identity_center() {
        let text =
            "An error occurred (ForbiddenException) when calling the GetRoleCredentials operation: No access";
        told(text, Form::NoAssignment);
    }

    #[test]
    fn a_registry_is_amazon_ecr_by_its_address() {
        let host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/app/manifests/1";
        told(
            &format!("Error response from daemon: Head \"https://{host}\": no basic auth credentials"),
            Form::RegistryLogin,
        );
        check(
            "Error response from daemon: Head \"https://registry.example.com/v2/app/manifests/1\": no basic auth credentials",
            Cause::NotAws,
            Some(Form::Registry),
        );
    }

    #[test]
    fn settings_of_amazon_s3_are_told_apart_from_its_policies() {
        let rest = "s3:PutObjectAcl on resource: \"arn:aws:s3:::b/k\" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access";
        let denial = triage(&refused(rest)).denials.remove(0);
        assert_eq!(denial.layer.kind, Some(LayerKind::BlockPublicAccess));
        let text = error("AccessControlListNotSupported", "The bucket does not allow ACLs");
        check(&text, Cause::NotAuthorization, Some(Form::ObjectOwnership));
    }
}
