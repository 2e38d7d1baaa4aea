//! Whom the `Principal` element names.

use crate::{
    request::{Completeness, Context, Known},
    vocabulary::{Arn, Principal, PrincipalKind, Truth, arn},
};

/// The types of principals in a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PrincipalType {
    Aws,
    Service,
    Federated,
    CanonicalUser,
}

impl PrincipalType {
    pub(crate) const NAMES: [&str; 4] = ["AWS", "Service", "Federated", "CanonicalUser"];

    pub(crate) fn of_name(name: &str) -> Option<PrincipalType> {
        match name {
            "AWS" => Some(PrincipalType::Aws),
            "Service" => Some(PrincipalType::Service),
            "Federated" => Some(PrincipalType::Federated),
            "CanonicalUser" => Some(PrincipalType::CanonicalUser),
            _ => None,
        }
    }
}

/// A principal in a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrincipalPattern {
    /// `*`, also as `{"AWS": "*"}`.
    Everyone,
    /// An account, by its id or the ARN of its root user: all its principals, if a policy of the account allows them too.
    Account(Box<str>),
    /// A user, a role, a session of a role, or a federated user.
    Arn(Box<str>),
    /// The unique id of a user or role that was deleted, or is written so: `AIDA…`, `AROA…`.
    UniqueId(Box<str>),
    /// A service.
    Service(Box<str>),
    /// An identity provider.
    Federated(Box<str>),
    /// The canonical id of an account.
    CanonicalUser(Box<str>),
    /// An ARN with wildcards, which match nothing here: "You cannot use a wildcard to match part of a principal name or ARN."
    Wildcard,
    /// What can't be read.
    Unreadable,
}

/// How directly a policy names the principal of a request, which decides what else can limit the grant.
///
/// Source: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-denyallow.html`, "Resource-based policies".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grant {
    /// The account: it may give the permission on, by an identity-based policy.
    Account,
    /// The role of the session, or the user that federated: permissions boundary and session policy still limit.
    Entity,
    /// The very principal, or everyone: nothing in its account limits but an explicit deny.
    Direct,
}

/// Whether a policy names a principal, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) holds: Truth,
    pub(crate) grant: Grant,
}

impl Named {
    const NO: Named = Named { holds: Truth::No, grant: Grant::Account };

    fn new(holds: impl Into<Truth>, grant: Grant) -> Named {
        Named { holds: holds.into(), grant }
    }
}

impl PrincipalPattern {
    pub(crate) fn new(kind: PrincipalType, text: &str) -> PrincipalPattern {
        let text = text.trim();
        match kind {
            PrincipalType::Aws if text == "*" => PrincipalPattern::Everyone,
            PrincipalType::Aws if arn::is_account_id(text) => PrincipalPattern::Account(text.into()),
            PrincipalType::Aws if text.contains(['*', '?']) => PrincipalPattern::Wildcard,
            PrincipalType::Aws => match Arn::parse(text) {
                Some(arn) if arn.resource == "root" => PrincipalPattern::Account(arn.account.into()),
                Some(_) if Principal::parse(text).kind() == PrincipalKind::Unreadable => {
                    PrincipalPattern::Unreadable
                }
                Some(_) => PrincipalPattern::Arn(text.into()),
                None if is_unique_id(text) => PrincipalPattern::UniqueId(text.into()),
                None => PrincipalPattern::Unreadable,
            },
            PrincipalType::Service => PrincipalPattern::Service(text.into()),
            PrincipalType::Federated => PrincipalPattern::Federated(text.into()),
            PrincipalType::CanonicalUser => PrincipalPattern::CanonicalUser(text.into()),
        }
    }

    /// Whether it names a principal.
    pub(crate) fn names(&self, principal: &Principal, context: &Context) -> Named {
        let kind = principal.kind();
        if kind == PrincipalKind::Unreadable && *self != PrincipalPattern::Everyone {
            return Named::new(Truth::Unknown, Grant::Direct);
        }
        match self {
            PrincipalPattern::Everyone => Named::new(true, Grant::Direct),
            PrincipalPattern::Account(account) => {
                let grant = if kind == PrincipalKind::Root { Grant::Direct } else { Grant::Account };
                let is_member = kind != PrincipalKind::Federated && principal.account() == Some(account);
                Named::new(is_member, grant)
            }
            PrincipalPattern::Arn(arn) => names_arn(arn, principal, context),
            PrincipalPattern::UniqueId(id) => names_unique_id(id, principal, context),
            PrincipalPattern::Service(name) => {
                let same = **name == *"*" || principal.text().eq_ignore_ascii_case(name);
                Named::new(kind == PrincipalKind::Service && same, Grant::Direct)
            }
            PrincipalPattern::Federated(provider) => {
                let same = **provider == *"*" || *principal.text() == **provider;
                Named::new(kind == PrincipalKind::Federated && same, Grant::Direct)
            }
            PrincipalPattern::CanonicalUser(_) => {
                let holds = if principal.account().is_some() { Truth::Unknown } else { Truth::No };
                Named::new(holds, Grant::Account)
            }
            PrincipalPattern::Wildcard => Named::NO,
            PrincipalPattern::Unreadable => Named::new(Truth::Unknown, Grant::Direct),
        }
    }
}

fn names_arn(arn: &str, principal: &Principal, context: &Context) -> Named {
    let kind = principal.kind();
    if arn == principal.text() {
        // A role acts through its sessions.
        let grant = if kind == PrincipalKind::Role { Grant::Entity } else { Grant::Direct };
        return Named::new(true, grant);
    }
    let named = Principal::parse(arn);
    if named.account() != principal.account() {
        return Named::NO;
    }
    match (named.kind(), kind) {
        // The session's ARN lacks the path of its role; names of roles are unique in an account.
        (PrincipalKind::Role, PrincipalKind::RoleSession) => {
            let same_path = match context.of("aws:principalarn") {
                Known::One(role) if has_path(role) => role == arn,
                _ => true,
            };
            Named::new(same_path && named.role_name() == principal.role_name(), Grant::Entity)
        }
        (PrincipalKind::RoleSession, PrincipalKind::Role) if named.role_name() == principal.role_name() => {
            Named::new(Truth::Unknown, Grant::Direct)
        }
        // Which user federated doesn't show in the session's ARN.
        (PrincipalKind::User, PrincipalKind::FederatedUser) => Named::new(Truth::Unknown, Grant::Entity),
        _ => Named::NO,
    }
}

/// Whether the ARN of a role has a path: `role/path/name`.
fn has_path(role: &str) -> bool {
    role.split_once(":role/").is_some_and(|(_, name)| name.contains('/'))
}

fn names_unique_id(id: &str, principal: &Principal, context: &Context) -> Named {
    let grant = match (id.get(..4), principal.kind()) {
        (Some("AIDA"), PrincipalKind::User) => Grant::Direct,
        (Some("AROA"), PrincipalKind::Role | PrincipalKind::RoleSession) => Grant::Entity,
        _ => return Named::NO,
    };
    let holds = match context.of("aws:userid") {
        Known::One(user) => (user.split(':').next() == Some(id)).into(),
        _ if context.completeness() == Completeness::Complete => Truth::No,
        _ => Truth::Unknown,
    };
    Named::new(holds, grant)
}

/// Source: IAM User Guide, `reference_identifiers.html`, "Unique identifiers".
fn is_unique_id(text: &str) -> bool {
    text.len() >= 16 && text.starts_with('A') && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
