//! What goes into a command: each value by the grammar of what it is.
//!
//! Quoting keeps a value one word of the shell. It doesn't keep the AWS CLI from opening it: a value that begins with `file://` is
//! read from that file, one that begins with `http://` was fetched, and one that begins with `--` is an option. So a value gets in only
//! where it can be what it stands for. Else a name in capitals stands there.
//!
//! Source: AWS CLI User Guide, `cli-usage-parameters-file.html`. The source of each grammar stands beside it.

mod grammar;

use std::borrow::Cow;

/// Makes [`ValueKind`], a row a kind: its name, what stands for a value that isn't there or isn't one, and its grammar.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident: $placeholder:literal, $fits:path;)*) => {
        /// What a value is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ValueKind {
            $($(#[$doc])* $kind,)*
        }

        impl ValueKind {
            /// Every kind.
            pub const ALL: [ValueKind; [$($placeholder),*].len()] = [$(ValueKind::$kind),*];

            /// What stands for a value of the kind: a name in capitals.
            pub fn placeholder(self) -> &'static str {
                match self {
                    $(ValueKind::$kind => $placeholder,)*
                }
            }

            /// Whether a text can be such a value.
            pub fn fits(self, text: &str) -> bool {
                match self {
                    $(ValueKind::$kind => $fits(text),)*
                }
            }
        }
    };
}

kinds! {
    /// An account, twelve digits.
    Account: "ACCOUNT_ID", grammar::account;
    /// An action, `service:Name`.
    Action: "ACTION_NAME", grammar::action;
    /// An access key, by its id.
    AccessKey: "ACCESS_KEY_ID", grammar::access_key;
    /// An Amazon machine image.
    Image: "IMAGE_ID", grammar::image;
    /// The id of authorization details.
    AuthorizationId: "AUTHORIZATION_ID", grammar::authorization_id;
    /// The policy of a permissions boundary.
    BoundaryPolicy: "BOUNDARY_POLICY_ARN", grammar::arn;
    /// The audience of a token, an address without its scheme.
    Audience: "AUDIENCE", grammar::audience;
    /// A bucket.
    Bucket: "BUCKET_NAME", grammar::bucket;
    /// A condition key.
    ContextKey: "CONTEXT_KEY", grammar::context_key;
    /// A value of the request context.
    ContextValue: "CONTEXT_VALUE", grammar::context_value;
    /// The value that a quota should have.
    DesiredValue: "DESIRED_VALUE", grammar::number;
    /// An encoded authorization message.
    EncodedMessage: "ENCODED_MESSAGE", grammar::encoded_message;
    /// The Region of IAM Identity Center.
    IdentityCenterRegion: "IDENTITY_CENTER_REGION", grammar::region;
    /// The instance of IAM Identity Center.
    IdentityCenter: "INSTANCE_ARN", grammar::arn;
    /// The issuer of a token: its address without the scheme.
    Issuer: "ISSUER_ADDRESS", grammar::issuer;
    /// A KMS key: its id, its ARN, or an alias.
    Key: "KEY_ID", grammar::key;
    /// A managed policy.
    ManagedPolicy: "POLICY_ARN", grammar::arn;
    /// An API operation, as CloudTrail names it.
    Operation: "EVENT_NAME", grammar::operation;
    /// A root or an organizational unit.
    OrganizationParent: "PARENT_ID", grammar::organization_parent;
    /// A policy of an organization.
    OrganizationPolicy: "POLICY_ID", grammar::organization_policy;
    /// A permission set of IAM Identity Center.
    PermissionSet: "PERMISSION_SET_ARN", grammar::arn;
    /// The version of a managed policy that is in use.
    PolicyVersion: "VERSION_ID", grammar::policy_version;
    /// A user or a role by its ARN.
    Principal: "PRINCIPAL_ARN", grammar::arn;
    /// An identity provider.
    Provider: "PROVIDER", grammar::arn;
    /// A queue by its address.
    QueueUrl: "QUEUE_URL", grammar::queue_url;
    /// A quota, as Service Quotas names it.
    QuotaCode: "QUOTA_CODE", grammar::quota_code;
    /// A Region.
    Region: "REGION_NAME", grammar::region;
    /// A repository of container images.
    Repository: "REPOSITORY_NAME", grammar::repository;
    /// The id of a request, or the code of an error, between quotes.
    RequestId: "REQUEST_ID", grammar::request_id;
    /// A resource by its ARN.
    Resource: "RESOURCE_ARN", grammar::arn;
    /// A role by its name.
    Role: "ROLE_NAME", grammar::iam_name;
    /// A service, as quotas name it.
    Service: "SERVICE_CODE", grammar::service;
    /// A service, as policies name it.
    ServicePrincipal: "SERVICE_PRINCIPAL", grammar::service_principal;
    /// A user by its name.
    User: "USER_NAME", grammar::iam_name;
    /// A VPC endpoint.
    VpcEndpoint: "VPC_ENDPOINT_ID", grammar::vpc_endpoint;
}

/// A value for a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument<'v> {
    /// A value that fits, or a constant of ours.
    Given(Cow<'v, str>),
    /// There is none, or it doesn't fit.
    Open(ValueKind),
    /// A value of which parts are open: the placeholders of these stand in it.
    Partly(String, Vec<ValueKind>),
}

impl ValueKind {
    /// A value of this kind.
    pub fn of<'v>(self, value: impl Into<Cow<'v, str>>) -> Argument<'v> {
        let value = value.into();
        if self.fits(&value) { Argument::Given(value) } else { Argument::Open(self) }
    }

    /// A value that may be missing.
    pub fn of_any<'v>(self, value: Option<impl Into<Cow<'v, str>>>) -> Argument<'v> {
        value.map_or(Argument::Open(self), |value| self.of(value))
    }
}

impl Argument<'_> {
    /// A constant of ours.
    pub(crate) fn constant(text: &'static str) -> Argument<'static> {
        Argument::Given(Cow::Borrowed(text))
    }

    /// As it stands in a command.
    pub fn text(&self) -> &str {
        match self {
            Argument::Given(text) => text,
            Argument::Open(kind) => kind.placeholder(),
            Argument::Partly(text, _) => text,
        }
    }

    /// What has to be put in.
    pub(crate) fn open(&self) -> Vec<ValueKind> {
        match self {
            Argument::Given(_) => Vec::new(),
            Argument::Open(kind) => vec![*kind],
            Argument::Partly(_, kinds) => kinds.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_placeholder_stands_twice_and_none_hides_in_another() {
        for (at, kind) in ValueKind::ALL.iter().enumerate() {
            for other in &ValueKind::ALL[at + 1..] {
                assert_ne!(kind.placeholder(), other.placeholder());
            }
        }
    }

    #[test]
    fn what_the_cli_or_a_shell_would_act_on_fits_nothing() {
        for text in [
            "",
            "-x",
            "--endpoint-url=http://evil.example",
            "--%",
            "file:///etc/passwd",
            "fileb://x",
            "http://evil.example/",
            "https://sqs.us-east-1.amazonaws.com.evil.example/111122223333/q",
            "=ls",
            "~root",
            "$(id)",
            "`id`",
            "a;b",
            "a|b",
            "a&b",
            "%PATH%",
            "it's",
            "it\u{2019}s",
            "a\"b",
            "a\nb",
            "a\u{202e}b",
            "a\u{0}",
            "{{resolve:ssm:x}}",
        ] {
            for kind in ValueKind::ALL {
                // IAM names may begin with these, and are joined to their option.
                let is_name = matches!(kind, ValueKind::User | ValueKind::Role);
                let is_message = kind == ValueKind::EncodedMessage;
                if kind.fits(text)
                    && !(is_name && (text == "-x" || text == "=ls"))
                    && !(is_message && text == "-x")
                {
                    assert!(kind == ValueKind::ContextValue && text == "-x", "{text:?} as {kind:?}");
                }
            }
        }
    }

    #[test]
    fn what_doesnt_fit_is_open() {
        assert_eq!(ValueKind::Bucket.of("file://x"), Argument::Open(ValueKind::Bucket));
        assert_eq!(ValueKind::Bucket.of("b-1.x").text(), "b-1.x");
        assert_eq!(ValueKind::Account.of_any(None::<&str>).text(), "ACCOUNT_ID");
    }
}
