//! A request: who asks to do what, to which resource, in which circumstances.

mod context;

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
        let context = with_derived_keys(context, &principal, owner);
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

/// Adds what AWS fills in.
///
/// Source: IAM User Guide, `reference_policies_condition-keys.html` and the table of principal values in
/// `reference_policies_variables.html`.
fn with_derived_keys(context: Context, principal: &Principal, resource_account: Option<&str>) -> Context {
    let kind = principal.kind();
    if kind == PrincipalKind::Unreadable {
        return context;
    }
    let mut context = context;
    let completeness = context.completeness();
    let mut derive = |key: &str, value: Derived<'_>| {
        if context.is_silent_on(key) {
            let before = std::mem::replace(&mut context, Context::new(Completeness::Complete));
            context = match value {
                Derived::Is(value) => before.with_one(key, value),
                Derived::Absent => before.with_absent(key),
                Derived::Unknown => before.with_unknown(key),
            };
        }
    };
    let arn;
    let principal_arn = match kind {
        PrincipalKind::Root | PrincipalKind::User | PrincipalKind::Role | PrincipalKind::FederatedUser => {
            Some(Derived::Is(principal.text()))
        }
        PrincipalKind::RoleSession => {
            arn = role_arn(principal, completeness);
            Some(arn.as_deref().map_or(Derived::Unknown, Derived::Is))
        }
        PrincipalKind::Anonymous | PrincipalKind::Service | PrincipalKind::Federated => Some(Derived::Absent),
        // What they hold of CloudFront's isn't documented.
        PrincipalKind::OriginAccessIdentity | PrincipalKind::Unreadable => None,
    };
    if let Some(principal_arn) = principal_arn {
        derive("aws:principalarn", principal_arn);
    }
    // "For anonymous requests, the request context returns anonymous."
    let anonymous = if kind == PrincipalKind::Anonymous { Derived::Is("anonymous") } else { Derived::Absent };
    derive("aws:principalaccount", principal.account().map_or(anonymous, Derived::Is));
    let principal_type = match kind {
        PrincipalKind::Root => Derived::Is("Account"),
        PrincipalKind::User => Derived::Is("User"),
        PrincipalKind::Role | PrincipalKind::RoleSession => Derived::Is("AssumedRole"),
        PrincipalKind::FederatedUser => Derived::Is("FederatedUser"),
        PrincipalKind::Anonymous => Derived::Is("Anonymous"),
        PrincipalKind::Service
        | PrincipalKind::Federated
        | PrincipalKind::OriginAccessIdentity
        | PrincipalKind::Unreadable => Derived::Absent,
    };
    derive("aws:principaltype", principal_type);
    let user = if kind == PrincipalKind::User { principal.name() } else { None };
    derive("aws:username", user.map_or(Derived::Absent, Derived::Is));
    let is_service = kind == PrincipalKind::Service;
    // "Anonymous requests do not include this key", nor do others that aren't signed.
    let is_signed = !matches!(kind, PrincipalKind::Anonymous | PrincipalKind::Federated);
    let said = Derived::Is(if is_service { "true" } else { "false" });
    derive("aws:principalisawsservice", if is_signed { said } else { Derived::Absent });
    let service = if is_service { Derived::Is(principal.text()) } else { Derived::Absent };
    derive("aws:principalservicename", service);
    let user_id = match (kind, principal.account()) {
        (PrincipalKind::Root, Some(account)) => Some(account.to_owned()),
        (PrincipalKind::FederatedUser, Some(account)) => {
            principal.federated_name().map(|name| format!("{account}:{name}"))
        }
        (PrincipalKind::Anonymous, _) => Some("anonymous".to_owned()),
        _ => None,
    };
    if let Some(user_id) = &user_id {
        derive("aws:userid", Derived::Is(user_id));
    }
    if let Some(account) = resource_account {
        derive("aws:resourceaccount", Derived::Is(account));
    }
    context
}

enum Derived<'a> {
    Is(&'a str),
    Absent,
    Unknown,
}

/// The ARN of a session's role, which is what `aws:PrincipalArn` holds. The session's ARN doesn't tell the role's path: where the
/// context isn't complete it isn't known, and roles that always have a path are never known without it.
fn role_arn(session: &Principal, completeness: Completeness) -> Option<String> {
    if completeness == Completeness::Partial {
        return None;
    }
    let arn = Arn::parse(session.text())?;
    let name = session.role_name()?;
    let has_path = ["AWSReservedSSO_", "AWSServiceRoleFor"].iter().any(|start| name.starts_with(start));
    (!has_path).then(|| format!("arn:{}:iam::{}:role/{name}", arn.partition, arn.account))
}
