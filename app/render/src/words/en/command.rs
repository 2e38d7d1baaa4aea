//! What a command is for.

use denylens_advise::command::Purpose;

pub(super) fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Decode => "Decode the message",
        Purpose::FetchDetails => "Fetch the authorization details",
        Purpose::SeeIdentity => "See whose credentials are used",
        Purpose::Simulate => "Simulate the same request",
        Purpose::ListManagedPolicies => "List the managed policies of the caller",
        Purpose::ListInlinePolicies => "List the inline policies of the caller",
        Purpose::SeeBoundary => "See the permissions boundary of the caller",
        Purpose::ListOrganizationPolicies => {
            "List the policies that the organization attaches to the account"
        }
        Purpose::ReadBucketPolicy => "Read the bucket policy",
        Purpose::SeeKeyState => "See the state of the key",
        Purpose::ReadKeyPolicy => "Read the key policy",
        Purpose::ListGrants => "List the grants of the key",
        Purpose::ReadTrustPolicy => "Read the trust policy of the role",
        Purpose::SeeImage => "See whether the image is there for this account",
        Purpose::ReadEndpointPolicies => "Read the policies of the VPC endpoints",
        Purpose::SeeQuota => "See the quota",
        Purpose::ListQuotas => "List the quotas of the service",
        Purpose::FindEvent => "Find the event in CloudTrail",
        Purpose::Export => "Export the policies of this layer",
    }
}
