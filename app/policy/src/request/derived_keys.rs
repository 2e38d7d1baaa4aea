//! The condition keys that AWS fills in from the principal and the resource.
//!
//! Source: IAM User Guide, `reference_policies_condition-keys.html` and the table of principal values in
//! `reference_policies_variables.html`.

use super::context::{Completeness, Context};
use crate::vocabulary::{Arn, Principal, PrincipalKind};

/// Adds what AWS fills in.
pub(super) fn add(context: Context, principal: &Principal, resource_account: Option<&str>) -> Context {
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
    derive("aws:principaltype", principal_type(kind));
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

/// What `aws:PrincipalType` holds.
fn principal_type(kind: PrincipalKind) -> Derived<'static> {
    match kind {
        PrincipalKind::Root => Derived::Is("Account"),
        PrincipalKind::User => Derived::Is("User"),
        PrincipalKind::Role | PrincipalKind::RoleSession => Derived::Is("AssumedRole"),
        PrincipalKind::FederatedUser => Derived::Is("FederatedUser"),
        PrincipalKind::Anonymous => Derived::Is("Anonymous"),
        PrincipalKind::Service
        | PrincipalKind::Federated
        | PrincipalKind::OriginAccessIdentity
        | PrincipalKind::Unreadable => Derived::Absent,
    }
}

/// What AWS fills in for a key.
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
