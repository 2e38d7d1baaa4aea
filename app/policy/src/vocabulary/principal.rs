//! Principals: who makes a request.
//!
//! Source: IAM User Guide, `reference_policies_elements_principal.html`.

use super::arn::{self, Arn};
use std::fmt;

/// Who makes a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    kind: PrincipalKind,
    /// The ARN or name, as it was given.
    text: Box<str>,
    account: Option<Box<str>>,
}

/// What kind of principal makes a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrincipalKind {
    /// Nobody known: a request that isn't signed.
    Anonymous,
    /// An account's root user.
    Root,
    /// An IAM user.
    User,
    /// A role, given without the session that makes the request.
    Role,
    /// A session of a role.
    RoleSession,
    /// A session from `GetFederationToken`.
    FederatedUser,
    /// An AWS service that acts for itself.
    Service,
    /// Someone whom an identity provider vouches for, before they have a role.
    Federated,
    /// The identity by which Amazon CloudFront reads a bucket: of no account, and without policies of its own.
    ///
    /// Source: Amazon CloudFront Developer Guide, `private-content-restricting-access-to-s3.html`.
    OriginAccessIdentity,
    /// Something that isn't understood.
    Unreadable,
}

impl Principal {
    /// Reads an ARN, the id of an account (its root user) or `*` (anonymous).
    pub fn parse(text: &str) -> Principal {
        let text = text.trim();
        if text == "*" {
            return Principal { kind: PrincipalKind::Anonymous, text: text.into(), account: None };
        }
        if arn::is_account_id(text) {
            let root = format!("arn:aws:iam::{text}:root");
            return Principal { kind: PrincipalKind::Root, text: root.into(), account: Some(text.into()) };
        }
        let Some(arn) = Arn::parse(text) else {
            let kind = if text.ends_with(".amazonaws.com") || text.ends_with(".amazonaws.com.cn") {
                PrincipalKind::Service
            } else {
                PrincipalKind::Unreadable
            };
            return Principal { kind, text: text.into(), account: None };
        };
        let kind = match (arn.service, arn.typed_resource()) {
            ("iam", None) if arn.resource == "root" => PrincipalKind::Root,
            ("iam", Some(("user", _))) if arn.account == "cloudfront" => PrincipalKind::OriginAccessIdentity,
            ("iam", Some(("user", _))) => PrincipalKind::User,
            ("iam", Some(("role", _))) => PrincipalKind::Role,
            ("iam", Some(("saml-provider" | "oidc-provider", _))) => PrincipalKind::Federated,
            ("sts", Some(("assumed-role", _))) => PrincipalKind::RoleSession,
            ("sts", Some(("federated-user", _))) => PrincipalKind::FederatedUser,
            _ => PrincipalKind::Unreadable,
        };
        // Who is only vouched for is of no account yet.
        let account = arn.account_id().filter(|_| kind != PrincipalKind::Federated);
        Principal { kind, text: text.into(), account: account.map(Into::into) }
    }

    /// A service, such as `ec2.amazonaws.com`.
    pub fn service(name: &str) -> Principal {
        Principal { kind: PrincipalKind::Service, text: name.trim().into(), account: None }
    }

    /// Someone whom an identity provider vouches for, such as `cognito-identity.amazonaws.com` or the ARN of a SAML provider.
    pub fn federated(provider: &str) -> Principal {
        Principal { kind: PrincipalKind::Federated, text: provider.trim().into(), account: None }
    }

    /// What kind it is.
    pub fn kind(&self) -> PrincipalKind {
        self.kind
    }

    /// The ARN or name.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The account it belongs to.
    pub fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    /// The name of the user, or of the role.
    pub(crate) fn name(&self) -> Option<&str> {
        match self.kind {
            PrincipalKind::User => self.resource().rsplit('/').next(),
            PrincipalKind::Role | PrincipalKind::RoleSession => self.role_name(),
            _ => None,
        }
    }

    /// The name of the user, without its path.
    pub fn user_name(&self) -> Option<&str> {
        if self.kind == PrincipalKind::User { self.name() } else { None }
    }

    /// The name of the role, without its path.
    pub fn role_name(&self) -> Option<&str> {
        match self.kind {
            PrincipalKind::Role => self.resource().rsplit('/').next(),
            PrincipalKind::RoleSession => self.resource().split('/').nth(1),
            _ => None,
        }
    }

    /// The name that was given to a federated user.
    pub(crate) fn federated_name(&self) -> Option<&str> {
        if self.kind == PrincipalKind::FederatedUser {
            self.resource().split_once('/').map(|(_, name)| name)
        } else {
            None
        }
    }

    /// The last part of the ARN.
    pub(crate) fn resource(&self) -> &str {
        Arn::parse(&self.text).map_or("", |arn| arn.resource)
    }
}

impl fmt::Display for Principal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
