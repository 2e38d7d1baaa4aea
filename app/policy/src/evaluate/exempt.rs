//! Requests in which a layer has no say.

use crate::{
    request::Request,
    vocabulary::{Layer, PrincipalKind, Truth},
};

/// Whether a layer has no say in a request.
pub(super) fn is_exempt(request: &Request, layer: Layer) -> Truth {
    match layer {
        // It decides what passes the endpoint, whoever asks.
        Layer::VpcEndpoint => Truth::No,
        _ if needs_no_permission(request) => Truth::Yes,
        Layer::Resource => restores_own_bucket_policy(request),
        _ => Truth::No,
    }
}

/// "No permissions are required to perform this operation. If an administrator attaches a policy to your identity that explicitly
/// denies access to the sts:GetCallerIdentity action, you can still perform this operation." And of GetSessionToken: "You cannot use
/// policies to control authentication operations."
///
/// Sources: AWS STS API Reference, `API_GetCallerIdentity.html`; IAM User Guide,
/// `id_credentials_temp_control-access_getsessiontoken.html`.
fn needs_no_permission(request: &Request) -> bool {
    matches!(request.folded_action(), "sts:getcalleridentity" | "sts:getsessiontoken")
}

/// Where a bucket policy locks everyone out, the root user of the bucket's account can still change it: "the root principal in a bucket
/// owner's AWS account can perform the GetBucketPolicy, PutBucketPolicy, and DeleteBucketPolicy API actions, even if their bucket
/// policy explicitly denies the root principal's access."
///
/// Source: Amazon S3 API Reference, `API_PutBucketPolicy.html`.
fn restores_own_bucket_policy(request: &Request) -> Truth {
    let restores = request
        .folded_action()
        .strip_prefix("s3:")
        .or_else(|| request.folded_action().strip_prefix("s3express:"))
        .is_some_and(|operation| {
            matches!(operation, "getbucketpolicy" | "putbucketpolicy" | "deletebucketpolicy")
        });
    if restores && request.principal().kind() == PrincipalKind::Root {
        request.is_within_account()
    } else {
        Truth::No
    }
}
