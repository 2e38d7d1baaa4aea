//! Calls that AWS refuses whatever the policies say, for whose credentials they are made with.

use crate::{
    evaluate::layer::{self, Demand},
    request::Request,
    vocabulary::{PrincipalKind, Truth},
};
use serde::{Deserialize, Serialize};

/// Why no policy can allow a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Restriction {
    /// "You cannot use AWS account root user credentials to call AssumeRole."
    ///
    /// Source: AWS STS API Reference, `API_AssumeRole.html`.
    RootUser,
    /// The temporary credentials of a role can't ask for others of that kind: "Cannot call GetFederationToken or GetSessionToken."
    ///
    /// Source: IAM User Guide, `id_credentials_sts-comparison.html`.
    RoleCredentials,
    /// Those of a federated user call no operation of STS but `GetCallerIdentity`, and those of IAM in the console only.
    ///
    /// Source: IAM User Guide, `id_credentials_sts-comparison.html`.
    FederatedUser,
    /// The operation is for principals of the resource's own account.
    ///
    /// Sources: AWS KMS Developer Guide, `key-policy-modifying-external-accounts.html`; Amazon SQS Developer Guide,
    /// `sqs-limitations-of-custom-policies.html`; Amazon S3 API Reference, `API_PutBucketPolicy.html`.
    OtherAccount,
}

/// Whether AWS refuses the call whatever the policies say, and why. `None` where nothing speaks for it.
pub(super) fn restriction(request: &Request) -> Option<(Restriction, Truth)> {
    let (action, service) = (request.folded_action(), request.folded_service());
    let by_principal = match request.principal().kind() {
        PrincipalKind::Root if layer::demand(request) == Demand::TrustPolicy => {
            Some((Restriction::RootUser, Truth::Yes))
        }
        PrincipalKind::Role | PrincipalKind::RoleSession
            if matches!(action, "sts:getfederationtoken" | "sts:getsessiontoken") =>
        {
            Some((Restriction::RoleCredentials, Truth::Yes))
        }
        PrincipalKind::FederatedUser if service == "sts" && action != "sts:getcalleridentity" => {
            Some((Restriction::FederatedUser, Truth::Yes))
        }
        // A request doesn't tell that it comes from the console.
        PrincipalKind::FederatedUser if service == "iam" => {
            Some((Restriction::FederatedUser, Truth::Unknown))
        }
        _ => None,
    };
    by_principal.or_else(|| {
        let is_foreign = !request.is_within_account();
        let is_restricted = request.principal().account().is_some() && is_for_the_owner(request);
        (is_restricted && is_foreign != Truth::No).then_some((Restriction::OtherAccount, is_foreign))
    })
}

/// Whether a call is for principals of the resource's own account only.
fn is_for_the_owner(request: &Request) -> bool {
    let Some((service, operation)) = request.folded_action().split_once(':') else { return false };
    match service {
        "kms" => layer::demand(request) == Demand::KeyPolicy && !is_shared_by_kms(operation),
        "s3" => matches!(operation, "getbucketpolicy" | "putbucketpolicy" | "deletebucketpolicy"),
        "sqs" => matches!(
            operation,
            "addpermission"
                | "cancelmessagemovetask"
                | "createqueue"
                | "deletequeue"
                | "listmessagemovetasks"
                | "listqueues"
                | "listqueuetags"
                | "removepermission"
                | "setqueueattributes"
                | "startmessagemovetask"
                | "tagqueue"
                | "untagqueue"
        ),
        _ => false,
    }
}

/// "Cross-account permission is effective only for the following operations".
fn is_shared_by_kms(operation: &str) -> bool {
    layer::is_grantable(operation)
        || matches!(operation, "getkeyrotationstatus" | "listgrants" | "revokegrant")
}
