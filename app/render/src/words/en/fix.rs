//! The changes to policies.

use crate::{
    sentence::{Sentence, say},
    words::shape::FixWords,
};
use denylens_advise::{
    Account, Contact,
    fix::{AddedCondition, Caveat, Change, FixEffect, IdentityProvider},
};
use denylens_triage::report::LayerKind;

pub(super) const WORDS: FixWords = FixWords { contact, effect, place, caveat };

fn contact(contact: &Contact) -> Sentence {
    Sentence::of(match contact {
        Contact::Iam(account) | Contact::Administrator(account) => {
            return say!("an administrator {of_account}", of_account = of(account));
        }
        Contact::Boundaries(account) => {
            return say!("whoever owns the permissions boundaries {of_account}", of_account = of(account));
        }
        Contact::Resource(Some(account)) => {
            return say!("the owner of the resource, in account {account}", account);
        }
        Contact::Resource(None) => "the owner of the resource",
        Contact::Role(Some(account)) => return say!("the owner of the role, in account {account}", account),
        Contact::Role(None) => "the owner of the role",
        Contact::Key(Some(account)) => return say!("the owner of the key, in account {account}", account),
        Contact::Key(None) => "the owner of the key",
        Contact::Owner(id) => return say!("the owner of `{id}`", id),
        Contact::Bucket(bucket) => {
            return say!("an administrator of the account of the bucket `{bucket}`", bucket);
        }
        Contact::DenyingPolicy => "the owner of the denying policy",
        Contact::Session => "whoever starts the session",
        Contact::Endpoint(Some(id)) => return say!("the owner of the VPC endpoint `{id}`", id),
        Contact::Endpoint(None) => "the owner of the VPC endpoint",
        Contact::Organization(Some(account)) => {
            return say!("an administrator of the organization (management account {account})", account);
        }
        Contact::Organization(None) => "an administrator of the organization (management account)",
        Contact::OrganizationOfResource(Some(account)) => {
            return say!(
                "an administrator of the organization that owns the resource (management account {account})",
                account
            );
        }
        Contact::OrganizationOfResource(None) => {
            "an administrator of the organization that owns the resource"
        }
        Contact::Decoder(account) => {
            return say!(
                "an administrator {of_account} who may call `sts:DecodeAuthorizationMessage`",
                of_account = of(account)
            );
        }
        Contact::Billing => "whoever manages the billing of the account that pays",
        Contact::IdentityCenter => {
            "whoever manages IAM Identity Center (the organization's management account, or a delegated administrator)"
        }
        Contact::Authorizer(kind) => authorizer(*kind),
    })
}

/// Whoever runs an authorizer.
fn authorizer(kind: LayerKind) -> &'static str {
    match kind {
        LayerKind::LakeFormation => "the data lake administrator of Lake Formation",
        LayerKind::LambdaAuthorizer => "the owner of the API and its Lambda authorizer",
        LayerKind::ApiGateway => "the owner of the API",
        LayerKind::AppSync => "the owner of the GraphQL API",
        LayerKind::AccessEntry | LayerKind::KubernetesRbac => "an administrator of the cluster",
        LayerKind::OpenSearch => "whoever administers OpenSearch (the master user)",
        LayerKind::RdsIam => "the administrator of the database",
        LayerKind::RdsProxy => "the owner of the proxy of Amazon RDS",
        LayerKind::CloudFront => "the owner of the CloudFront distribution",
        LayerKind::LatticeService => "the owner of the service of VPC Lattice",
        LayerKind::LatticeNetwork => "the owner of the service network of VPC Lattice",
        LayerKind::IdentityPool => "the owner of the identity pool",
        LayerKind::Portfolio => "the administrator of the portfolio of Service Catalog",
        LayerKind::Membership => "an owner of the domain or the project of DataZone",
        _ => "an administrator of the account",
    }
}

fn of(account: &Account) -> Sentence {
    match account {
        Some(account) => say!("of account {account}", account),
        None => Sentence::of("of the account"),
    }
}

fn effect(effect: &FixEffect) -> Sentence {
    match effect {
        FixEffect::Allows { actions, resources } => {
            say!("Allows `{actions}` on {on}, and nothing else.", actions, on = on(resources))
        }
        FixEffect::LetsAllow { actions, resources } => {
            say!(
                "Lets other policies allow `{actions}` on {on}. It allows nothing by itself.",
                actions,
                on = on(resources)
            )
        }
        FixEffect::LetsThrough { principal, actions, resources } => say!(
            "Lets `{principal}` send `{actions}` on {on} through this endpoint. It allows nothing by itself.",
            principal,
            actions,
            on = on(resources)
        ),
        FixEffect::NoLongerDenies { principal } => {
            say!(
                "The statement then no longer applies to `{principal}`, for this or for anything else that it covers. An Allow is still needed.",
                principal
            )
        }
    }
}

/// Several resources stand in the statement, and aren't said again.
fn on(resources: &[String]) -> Sentence {
    match resources {
        [all] if all == "*" => Sentence::of("all resources"),
        [resource] => say!("`{resource}`", resource),
        several => say!("these {count} resources", count = several.len()),
    }
}

/// The statements of an exception.
pub(super) fn statements(added: &AddedCondition) -> Sentence {
    let sids = &added.sids;
    match added.more {
        0 => say!("`{sids}`", sids),
        more => say!("`{sids}` and {more} more", sids, more),
    }
}

fn place(change: &Change) -> Option<Sentence> {
    match change {
        Change::Statement(_) => None,
        Change::Condition(added) => Some(match added.sids.as_slice() {
            [] => Sentence::of(
                "This isn't a whole statement: it goes into the `Condition` of the statement that denies, and all else in it stays.",
            ),
            _ => say!(
                "This isn't a whole statement: it goes into the `Condition` of the statement {named}, and all else in it stays.",
                named = statements(added)
            ),
        }),
    }
}

fn caveat(caveat: Caveat) -> &'static str {
    match caveat {
        Caveat::StatementNotShown => {
            "The text doesn't say which statement denies, so it has to be found in the policy first."
        }
        Caveat::KeyAlreadyThere => {
            "If the statement has `aws:PrincipalArn` under `ArnNotLike` already, add the ARN to the values there."
        }
        Caveat::LayerNotSaid => {
            "The text doesn't say that this layer lacks the permission. Check the other layers too."
        }
        Caveat::KeepTheRest => {
            "Add this statement to the policy that is there. In its place, it would take away everything else that the policy allows."
        }
        Caveat::EveryResource => {
            "The statement speaks of all resources, as statements of an SCP usually do: what may be used is limited by the other policies."
        }
        Caveat::ResourceRedacted => "A part of the resource's ARN was taken out of the text. Put it back.",
        Caveat::ProviderNotNamed => {
            "The text doesn't name the account or the identity provider. Put in the ARN that the provider has in the account of the role."
        }
        Caveat::SubjectNotSaid => {
            "The text doesn't say who came. Put the subject of the token in the place of the names in capitals: it is `userName` in the CloudTrail event."
        }
        Caveat::SubjectConcluded => {
            "The text doesn't show the token. This is what it says of who came, in the form that this provider usually uses: compare it with `sub` of the token."
        }
        Caveat::Subjects(provider) => subjects(provider),
        Caveat::AudienceNotSaid => {
            "The text doesn't give the audience of the token. Put it in the place of the name in capitals: `principalId` in the CloudTrail event has it."
        }
        Caveat::AudienceUsual => {
            "The text doesn't give the audience of the token. This is the usual one: compare it with `aud` of the token."
        }
        Caveat::CompareFirst => {
            "Read the trust policy first. If a statement there is meant for this caller, correct the value that differs, and add no statement."
        }
        Caveat::Unsettled => {
            "Two texts disagree here: hold this change back until it is known which of them is of the call that failed."
        }
        Caveat::ExternalId => {
            "If the caller belongs to another company, add a condition on `sts:ExternalId`. The caller must send the same value."
        }
        Caveat::PrincipalNotWhole => {
            "A part of the principal's ARN isn't in the text. `aws iam get-role` shows the whole of it."
        }
        Caveat::PathOfService => {
            "A session doesn't show the path of its role. This is the one that service-linked roles of the service have."
        }
        Caveat::SharedRole => {
            "By its name, this is the role of machines: everything that runs on them gets what the role is allowed. See first whether the call was meant to be made with another role."
        }
        Caveat::PathUntold => {
            "A session doesn't show the path of its role. If the role has one, put it into the ARN."
        }
        Caveat::ResourceNotNamed => {
            "The text doesn't give the whole ARN of the resource. Put in what stands in capitals."
        }
        Caveat::ResourceCut => {
            "The text gives only the beginning of the resource's ARN, so this stands for all that begin so. Name the one that is needed."
        }
        Caveat::ResourceByName => {
            "The text gives the name of the resource and not its ARN. This is the ARN of that name in the caller's account. If the resource has a path, put it in."
        }
        Caveat::OneOffId => {
            "The ID in the resource's ARN is a new one each time such a resource is made. So a wildcard stands in its place."
        }
        Caveat::LaunchSet => {
            "The statement names every kind of resource that a launch is checked on. Put the image, the subnet and the security groups that may be used in the place of their wildcards."
        }
        Caveat::OtherResources => {
            "The same call is checked on other resources too, and AWS names one of them. Add those that the call uses."
        }
        Caveat::ManagesPermissions => {
            "This action has the access level \"permissions management\". Whoever may call it can give themselves or others more permissions. Allow it only to those who administer access."
        }
        Caveat::PartOfTheCall => "The same call needs this too. The text doesn't say whether it is missing.",
        Caveat::KeyNotNamed => {
            "The text doesn't name the KMS key. Put in the key that encrypts the resource. Across accounts it has to be a customer managed key."
        }
        Caveat::KeyOfSecret => {
            "This is needed only if a customer managed key encrypts the secret: put its ID in the place of `KEY_ID`. With the AWS managed key `aws/secretsmanager`, nobody in another account can read the secret until it is encrypted with a customer managed key."
        }
        Caveat::ByKeyPolicy => {
            "An IAM policy helps only if the key policy lets the account use IAM policies, as the default key policy does. So read the key policy first: if it doesn't, it has to name the caller, and no IAM policy is needed."
        }
        Caveat::RoleOfOtherAccount => {
            "The resource is in another account, and resources of this kind have no policy of their own. So no change to the policies of the caller alone helps: the caller has to assume a role of that account, and make the call with it. Put the name of this role in the place of `ROLE_NAME`."
        }
        Caveat::PullRequest => {
            "Every pull request of the repository has this subject, whatever branch it comes from. So whoever can open one there gets the role: keep it from a role that deploys."
        }
        Caveat::GrantOperationsNotSaid => {
            "The text doesn't say what the grant is to allow. Put its operations, such as `Decrypt`, in the place of `GRANT_OPERATION`."
        }
        Caveat::GrantForService => {
            "The condition allows only grants that an AWS service makes for the caller. If the caller makes the grant itself, leave the condition out and name the operations with `kms:GrantOperations`."
        }
        Caveat::RoleOfIdentityCenter => {
            "IAM Identity Center made this role, and a part of its ARN isn't in the text. So the statement names the account, and the condition names the role. To name the account leaves the decision to that account: the permission set has to allow the same."
        }
        Caveat::ThroughDeployRole => {
            "`cdk deploy` assumes its deploy role where it may, and that role passes the execution role. So the caller needs no `iam:PassRole`, which would hand out all that CloudFormation may do. If the bootstrap stack was changed, its deploy role has to trust the caller."
        }
        Caveat::EveryAssignment => {
            "The permission set is provisioned in every account that it is assigned to: the change holds in all of them."
        }
        Caveat::ServiceNotSaid => {
            "The text doesn't say which service is to use the role. Put its service principal in the place of `SERVICE_PRINCIPAL`: the trust policy of the role names it."
        }
        Caveat::WithinBoundary => {
            "Whoever may do this can give users or roles more permissions than they have themselves. A condition on `iam:PermissionsBoundary` allows it only for those that have a permissions boundary."
        }
        Caveat::ByBootstrap => {
            "The role belongs to the bootstrap stack of the CDK, so don't change it by hand: put the statement into a managed policy, and name that one in `--cloudformation-execution-policies` of `cdk bootstrap`."
        }
        Caveat::FunctionSet => {
            "AWS Lambda needs these actions together for this. The message names one of them."
        }
        Caveat::ActionSet => {
            "Pulling or pushing an image takes these actions together. AWS names the one that it refused first."
        }
        Caveat::NoResourcePolicy => {
            "The resource is in another account, and resources of this kind have no policy of their own. Unless it is shared with the caller's account, the caller has to assume a role in that account, and the role needs the permission."
        }
    }
}

/// The forms of the subjects of a provider.
fn subjects(provider: IdentityProvider) -> &'static str {
    match provider {
        IdentityProvider::GitHub => {
            "Subjects of GitHub Actions: `repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH` for a branch, `…:ref:refs/tags/TAG` for a tag, `…:environment:NAME` for a job with an environment, `…:pull_request` for a pull request. Repositories made, renamed or transferred since July 15, 2026 have ids in it: `repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:…`. To trust a reusable workflow only, add a condition on `token.actions.githubusercontent.com:job_workflow_ref`."
        }
        IdentityProvider::GitLab => {
            "Subjects of GitLab: `project_path:GROUP/PROJECT:ref_type:branch:ref:BRANCH`, or `…:ref_type:tag:ref:TAG`. The audience is what the job asks for with `aud` in `id_tokens`."
        }
        IdentityProvider::Bitbucket => {
            "Subjects of Bitbucket Pipelines: the UUID of the repository in braces, for a deployment that of the environment, and that of the step. The step differs in each run, so `*` stands for it. The OpenID Connect page of the repository shows the UUIDs and the audience."
        }
        IdentityProvider::HcpTerraform => {
            "Subjects of HCP Terraform: `organization:NAME:project:NAME:workspace:NAME:run_phase:PHASE`. The phase is `plan` or `apply`: a role for both needs both subjects, or `*` for the phase under `StringLike`."
        }
        IdentityProvider::CircleCi => {
            "Subjects of CircleCI: `org/ORGANIZATION_ID/project/PROJECT_ID/user/USER_ID`. The user is whoever started the job, so `*` stands for it. The audience is the organization's id."
        }
        IdentityProvider::Eks => {
            "Subjects of an Amazon EKS cluster: `system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT`. `aws eks describe-cluster` shows the cluster's issuer."
        }
        IdentityProvider::Cognito => {
            "An Amazon Cognito identity pool: `:aud` is the ID of the identity pool. `:amr` is `authenticated` for users who signed in, or `unauthenticated` for guests."
        }
        IdentityProvider::Google => {
            "Google: `:aud` is the client ID, `:sub` the number of the user or service account."
        }
        IdentityProvider::Other => {
            "The form of the subject depends on the identity provider: its guide for AWS has it. For Kubernetes it is `system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT`, for GitHub Actions `repo:OWNER/REPOSITORY:…`, for GitLab `project_path:GROUP/PROJECT:…`."
        }
    }
}
