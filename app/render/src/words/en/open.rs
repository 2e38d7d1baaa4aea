//! What has to be put in the place of a name in capitals.

use crate::sentence::{Ours, Sentence, say};
use denylens_advise::{
    argument::ValueKind,
    command::{Mention, Open},
};

pub(super) fn open(open: Open) -> Sentence {
    let (name, what) = (Ours(open.kind.placeholder()), Ours(what(open.kind)));
    match open.mention {
        Mention::First => say!(
            "In the place of `{name}`, put {what}. A name in capitals stands for a value that the text doesn't have, or doesn't have whole.",
            name,
            what
        ),
        Mention::Another | Mention::Again => say!("In the place of `{name}`, put {what}.", name, what),
    }
}

fn what(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::AccessKey => "the ID of the access key that has leaked",
        ValueKind::IdentityCenterRegion => "the Region of IAM Identity Center",
        ValueKind::IdentityCenter => {
            "the ARN of the instance of IAM Identity Center, which aws sso-admin list-instances prints"
        }
        ValueKind::PermissionSet => "the permission set's ARN",
        ValueKind::Account => "the account's twelve digits",
        ValueKind::Action => "the action, as policies write it",
        ValueKind::Image => "the image's ID",
        ValueKind::AuthorizationId => "the authorization ID",
        ValueKind::BoundaryPolicy => {
            "the ARN of the policy that is the permissions boundary, which aws iam get-role or aws iam get-user prints"
        }
        ValueKind::Audience => "the audience of the token, without `https://` if it begins with that",
        ValueKind::Bucket => "the bucket's name",
        ValueKind::ContextKey => "the condition key",
        ValueKind::ContextValue => "the value of the condition key",
        ValueKind::DesiredValue => "the value that the quota should have",
        ValueKind::EncodedMessage => "the encoded message",
        ValueKind::Issuer => "the issuer of the token (`iss`), without `https://`",
        ValueKind::Key => "the key's ID",
        ValueKind::ManagedPolicy => "the managed policy's ARN",
        ValueKind::Operation => "the name of the API operation",
        ValueKind::OrganizationParent => {
            "the ID of the organizational unit or the root, which the command before this one prints"
        }
        ValueKind::OrganizationPolicy => "the policy's ID",
        ValueKind::PolicyVersion => {
            "the version that is the default now, which aws iam list-policy-versions prints"
        }
        ValueKind::Principal => "the ARN of the user or role",
        ValueKind::Provider => "the identity provider's ARN",
        ValueKind::QueueUrl => "the queue's URL",
        ValueKind::QuotaCode => "the code of the quota, which the command before this one prints",
        ValueKind::Region => "the Region",
        ValueKind::Repository => "the repository's name",
        ValueKind::RequestId => "the ID of the request",
        ValueKind::Resource => "the resource's ARN",
        ValueKind::Role => "the role's name",
        ValueKind::Service => "the service's code, which the command before this one prints",
        ValueKind::ServicePrincipal => "the service that gets the role, such as ec2.amazonaws.com",
        ValueKind::User => "the user's name",
        ValueKind::VpcEndpoint => "the VPC endpoint's ID",
    }
}
