//! Who asks.

/// A kind of principal, with one of them.
#[derive(Debug)]
pub struct Who {
    /// The kind.
    pub name: &'static str,
    /// What the message has after `User:`; empty where it has no such thing.
    pub said: &'static str,
    /// `type` of the `userIdentity` in CloudTrail.
    pub identity: &'static str,
}

/// The kinds of principals.
///
/// Source: IAM User Guide, `reference_policies_elements_principal.html`; for the role of IAM Identity Center,
/// `referencingpermissionsets.html` of its own guide; for the service's, `using-service-linked-roles.html`.
pub const WHO: [Who; 10] = [
    Who { name: "user", said: "arn:aws:iam::111122223333:user/ana", identity: "IAMUser" },
    Who { name: "session", said: "arn:aws:sts::111122223333:assumed-role/ci/run-1", identity: "AssumedRole" },
    Who {
        name: "session of IAM Identity Center",
        said: "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Developer_0123456789abcdef/ana",
        identity: "AssumedRole",
    },
    Who { name: "root", said: "arn:aws:iam::111122223333:root", identity: "Root" },
    Who {
        name: "service-linked role",
        said: "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAutoScaling/AutoScaling",
        identity: "AssumedRole",
    },
    Who {
        name: "web identity",
        said: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
        identity: "WebIdentityUser",
    },
    Who {
        name: "federated user",
        said: "arn:aws:sts::111122223333:federated-user/ana",
        identity: "FederatedUser",
    },
    Who { name: "user of another account", said: "arn:aws:iam::777788889999:user/bo", identity: "IAMUser" },
    Who { name: "anonymous", said: "anonymous", identity: "AWSAccount" },
    Who { name: "nobody named", said: "", identity: "Unknown" },
];
