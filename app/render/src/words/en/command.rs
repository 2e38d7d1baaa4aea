//! What a command is for, and where it runs.

use crate::sentence::{Sentence, say};
use denylens_advise::command::{Place, Purpose, Runner};

pub(super) fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Decode => "Decode the message",
        Purpose::FetchDetails => "Fetch the authorization details",
        Purpose::SeeIdentity => "See whose credentials are used",
        Purpose::Simulate => "Simulate the same request",
        Purpose::ListManagedPolicies => "List the managed policies of the caller",
        Purpose::ListManagedPoliciesOfRole => "List the managed policies of the role",
        Purpose::ListInlinePoliciesOfRole => "List the inline policies of the role",
        Purpose::SeeBoundaryOfRole => "See the permissions boundary of the role",
        Purpose::ListInlinePolicies => "List the inline policies of the caller",
        Purpose::ListGroups => "List the groups of the user, whose policies count too",
        Purpose::SeeBoundary => "See the permissions boundary of the caller",
        Purpose::ReadOrganizationPolicy => "Read the policy that AWS names",
        Purpose::ListOrganizationPolicies => "List the policies that are attached to the account itself",
        Purpose::ListParents => "See which organizational unit the account is in",
        Purpose::ListInheritedPolicies => {
            "List the policies that are attached to that organizational unit, and so on up to the root"
        }
        Purpose::ListBoundaryVersions => "See which version of that policy is the default",
        Purpose::ReadBoundary => "Read that version",
        Purpose::ListPolicyVersions => "See which version of the policy that AWS names is the default",
        Purpose::ReadManagedPolicy => "Read that version",
        Purpose::ReadResourcePolicy => "Read the policy of the resource",
        Purpose::SeePublicAccessBlock => {
            "See the settings of Block Public Access of the bucket (the stricter ones of bucket and account hold)"
        }
        Purpose::ReadBucketPolicy => "Read the bucket policy",
        Purpose::SeeKeyState => "See the state of the key",
        Purpose::ReadKeyPolicy => "Read the key policy",
        Purpose::ListGrants => "List the grants of the key",
        Purpose::ReadTrustPolicy => "Read the trust policy of the role",
        Purpose::SeeImage => "See whether the image is there for this account",
        Purpose::SeeInferenceProfile => "See the Regions of the inference profile, by its models",
        Purpose::ReadEndpointPolicies => "Read the policies of the VPC endpoints",
        Purpose::SeeQuota => "See the value of the quota",
        Purpose::SeeUse => "See what is used of it",
        Purpose::ListServices => "List the services with their codes",
        Purpose::ListQuotas => "List the quotas that it can be: the text doesn't say which one is used up",
        Purpose::RaiseQuota => "Request an increase of the quota, if it is adjustable",
        Purpose::SeeSubject => {
            "See who came with a token: `userName` in the event is the subject of the token"
        }
        Purpose::ListProviders => "List the identity providers of the account",
        Purpose::Bootstrap => {
            "Bootstrap the environment again, so that its roles trust the account of the caller too"
        }
        Purpose::CreateProvider => "Create the identity provider",
        Purpose::AddAudience => "Let the identity provider take this audience",
        Purpose::FindEvent => "Find the event in CloudTrail",
        Purpose::FindDataEvent => {
            "See which trails there are: this is a data event. The event history has none, so look in a trail or an event data store \
             (CloudTrail Lake) that logs data events"
        }
        Purpose::FindNetworkEvent => {
            "See which trails there are: this is a network activity event. The event history has none, so look in a trail or an event \
             data store (CloudTrail Lake) that logs them"
        }
        Purpose::FindAccessLog => "See where the server access logs of the bucket are, if they are enabled",
        Purpose::FindIdentityCenter => "Find the instance of IAM Identity Center, in its Region",
        Purpose::ListPermissionSets => "List the permission sets",
        Purpose::SeePermissionSet => "See the name of a permission set",
        Purpose::ListAccessKeys => "List the access keys of the user",
        Purpose::DeactivateKey => "Deactivate the access key that has leaked, with other credentials",
        Purpose::FindUsesOfKey => "Find in CloudTrail what was done with the key, in each Region",
        Purpose::EndQuarantine => "Last of all, detach the policy",
        Purpose::DetachPolicy => "Detach the policy, if the caller shouldn't have it",
        Purpose::AssumeRoot => "Start a session of the root user for this one task",
        Purpose::KeepBucketPolicy => {
            "Keep a copy of the bucket policy, which the root user can read in spite of the deny"
        }
        Purpose::DeleteBucketPolicy => "Delete the bucket policy, as the root user",
        Purpose::Export => "Export the policies of this layer",
    }
}

pub(super) fn place(place: &Place) -> Sentence {
    let account = place.account.as_deref();
    match (place.runner, account) {
        (Runner::Caller, Some(account)) => {
            say!("Run it in account `{account}`, with the credentials that made the request.", account)
        }
        (Runner::Caller, None) => say!("Run it with the credentials that made the request."),
        (Runner::CallersAccount, Some(account)) => {
            say!("Run it in account `{account}`, the caller's.", account)
        }
        (Runner::CallersAccount, None) => say!("Run it in the caller's account."),
        (Runner::ResourceOwner, Some(account)) => {
            say!("Run it in account `{account}`, the resource's, with credentials of that account.", account)
        }
        (Runner::ResourceOwner, None) => {
            say!("Run it in the account of the resource, with credentials of that account.")
        }
        (Runner::BucketOwner, _) => {
            say!(
                "Run it in the bucket's account, with credentials of that account. The ARN of a bucket doesn't say which that is."
            )
        }
        (Runner::IdentityCenter, _) => {
            say!(
                "Run it where IAM Identity Center is: in the management account of the organization, or in the account of a delegated administrator."
            )
        }
        (Runner::Management, Some(account)) => say!(
            "Run it in account `{account}`, the management account of the organization, or in the account of a delegated administrator.",
            account
        ),
        (Runner::Management, None) => say!(
            "Run it in the management account of the organization, or in the account of a delegated administrator."
        ),
        (Runner::ManagementOfResource, Some(account)) => say!(
            "Run it in account `{account}`, the management account of the organization that the account of the resource is in, or in the account of a delegated administrator.",
            account
        ),
        (Runner::ManagementOfResource, None) => say!(
            "Run it in the management account of the organization that the account of the resource is in, or in the account of a delegated administrator."
        ),
    }
}
