//! A request: who asks to do what, to which resource, in which circumstances.

mod context;
mod derived_keys;

pub(crate) use context::Known;
pub use context::{Completeness, Context};

use crate::vocabulary::{Arn, ArnParts, Principal, PrincipalKind, Truth, arn};

/// A request, with what its parts say of each other: keys that AWS fills in from the principal and the resource are added to the
/// context where it doesn't have them.
#[derive(Clone, Debug)]
pub struct Request {
    principal: Principal,
    action: Box<str>,
    /// The action in small letters.
    folded_action: Box<str>,
    resource: Box<str>,
    resource_account: Option<Box<str>>,
    context: Context,
}

impl Request {
    /// Puts a request together. `resource` is an ARN, or `*` for actions that aren't about a resource. `resource_account` is
    /// needed where the ARN doesn't name the account, as with Amazon S3.
    pub fn new(
        principal: Principal,
        action: &str,
        resource: &str,
        resource_account: Option<&str>,
        context: Context,
    ) -> Request {
        let action = action.trim();
        let resource = resource.trim();
        let in_arn = Arn::parse(resource).and_then(|arn| arn.account_id());
        let resource_account = resource_account.or(in_arn).map(Box::from).or_else(|| {
            ["aws:resourceaccount", "s3:resourceaccount"].into_iter().find_map(|key| match context.of(key) {
                Known::One(account) if arn::is_account_id(account) => Some(account.into()),
                _ => None,
            })
        });
        // See `is_within_account`.
        let assumed = principal
            .account()
            .filter(|_| context.completeness() == Completeness::Complete)
            .map(str::to_owned);
        let owner = resource_account.as_deref().or(assumed.as_deref());
        let context = derived_keys::add(context, &principal, owner);
        Request {
            principal,
            action: action.into(),
            folded_action: action.to_ascii_lowercase().into(),
            resource: resource.into(),
            resource_account,
            context,
        }
    }

    /// Who asks.
    pub fn principal(&self) -> &Principal {
        &self.principal
    }

    /// The action, as it was given.
    pub fn action(&self) -> &str {
        &self.action
    }

    /// The resource, as it was given.
    pub fn resource(&self) -> &str {
        &self.resource
    }

    /// The account that owns the resource.
    pub fn resource_account(&self) -> Option<&str> {
        self.resource_account.as_deref()
    }

    /// The circumstances.
    pub fn context(&self) -> &Context {
        &self.context
    }

    pub(crate) fn folded_action(&self) -> &str {
        &self.folded_action
    }

    /// The prefix of the action, in small letters.
    pub(crate) fn folded_service(&self) -> &str {
        self.folded_action.split(':').next().unwrap_or_default()
    }

    pub(crate) fn resource_parts(&self) -> ArnParts<'_> {
        ArnParts::of(&self.resource)
    }

    /// Whether it is made by a role that a service made for itself: those have a path of their own. Of a session, `aws:PrincipalArn` tells
    /// the path; without it the name must do. "SCPs do not affect any service-linked role."
    ///
    /// Source: Organizations User Guide, `orgs_manage_policies_scps.html`; the names are in the IAM User Guide,
    /// `using-service-linked-roles.html`.
    pub(crate) fn is_by_service_linked_role(&self) -> bool {
        const PATH: &str = "role/aws-service-role/";
        let principal = &self.principal;
        match principal.kind() {
            PrincipalKind::Role => principal.resource().starts_with(PATH),
            PrincipalKind::RoleSession => match self.context.of("aws:principalarn") {
                Known::One(role) => Arn::parse(role).is_some_and(|role| role.resource.starts_with(PATH)),
                _ => principal.role_name().is_some_and(|name| name.starts_with("AWSServiceRoleFor")),
            },
            _ => false,
        }
    }

    /// Whether principal and resource belong to the same account. Where a complete context leaves the owner open, it is taken to
    /// be the principal's account, as AWS's simulator does.
    pub(crate) fn is_within_account(&self) -> Truth {
        match (self.principal.account(), self.resource_account()) {
            (Some(principal), Some(resource)) => (principal == resource).into(),
            (Some(_), None)
                if &*self.resource == "*" || self.context.completeness() == Completeness::Complete =>
            {
                Truth::Yes
            }
            _ => Truth::Unknown,
        }
    }
}
