//! The parts of credentials, and the names that snippets give them: the one registry, for who reads credentials and for who covers them.

/// A part of credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CredentialField {
    /// The access key ID, such as `ASIAIOSFODNN7EXAMPLE`.
    AccessKeyId,
    /// The secret access key.
    SecretAccessKey,
    /// The session token.
    SessionToken,
    /// When they expire.
    Expiration,
}

/// How many characters a secret access key has.
pub const SECRET_LENGTH: usize = 40;

/// A name that snippets give to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Which.
    pub field: CredentialField,
    /// What has to stand between the name and a value.
    pub separator: Separator,
}

/// What has to stand between a name and a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// A space will do, as in `set -gx AWS_SESSION_TOKEN …`.
    Space,
    /// A mark such as `=` or `:`. A name like `token` is an English word, too.
    Mark,
}

impl CredentialField {
    /// Every part.
    pub const ALL: [CredentialField; 4] = [
        CredentialField::AccessKeyId,
        CredentialField::SecretAccessKey,
        CredentialField::SessionToken,
        CredentialField::Expiration,
    ];

    /// How many characters every value of it has, if all have as many. AWS's reference allows access key IDs of 16 to 128 characters
    /// (STS API Reference, `API_Credentials.html`); temporary ones have twenty, and secrets forty, wherever AWS shows them.
    pub fn length(self) -> Option<usize> {
        match self {
            CredentialField::AccessKeyId => Some(20),
            CredentialField::SecretAccessKey => Some(SECRET_LENGTH),
            CredentialField::SessionToken | CredentialField::Expiration => None,
        }
    }
}

impl Name {
    /// What is meant by a name as a snippet writes it: in any case, with hyphens, underscores or neither.
    pub fn read(written: &str) -> Option<Name> {
        let letters = letters(written)?;
        NAMES.iter().find(|(name, _)| letters == *name).map(|(_, name)| *name)
    }

    /// Whether a name is that of a token of another kind: of a sign-in, an application or a service.
    pub(super) fn is_of_token(written: &str) -> bool {
        letters(written).is_some_and(|letters| TOKENS.iter().any(|name| letters.ends_with(name)))
    }

    /// What [`Name::read`] reads, for the name of a secret, also with more around it, such as
    /// `PROD_AWS_SECRET_ACCESS_KEY`. An English word has to stand alone.
    pub(super) fn of_secret(written: &str) -> Option<Name> {
        let letters = letters(written)?;
        let is_within = |name: &str| if name == TOKEN { letters == name } else { letters.contains(name) };
        let is_secret = |name: Name| {
            matches!(name.field, CredentialField::SecretAccessKey | CredentialField::SessionToken)
        };
        NAMES.iter().find(|(text, name)| is_secret(*name) && is_within(text)).map(|(_, name)| *name)
    }
}

/// The longest name below, with a hyphen or an underscore between its words and some to spare.
const LONGEST: usize = 64;

/// The letters of a name, small, without what joins its words.
pub(super) fn letters(written: &str) -> Option<String> {
    let letters = || written.chars().filter(char::is_ascii_alphanumeric);
    (written.len() <= LONGEST).then(|| letters().map(|letter| letter.to_ascii_lowercase()).collect())
}

const TOKEN: &str = "token";

const fn name(field: CredentialField, separator: Separator) -> Name {
    Name { field, separator }
}

/// The names of other tokens, in small letters: those of Amazon Bedrock, of sign-ins to AWS, of npm, of EC2's metadata, of Amazon ECR, of
/// OAuth, and of GitHub.
const TOKENS: [&str; 14] = [
    "awsbearertokenbedrock",
    "webidentitytoken",
    "samlresponse",
    "samlassertion",
    "signintoken",
    "authtoken",
    "ec2metadatatoken",
    "accesstoken",
    "refreshtoken",
    "idtoken",
    "clientsecret",
    "authorizationtoken",
    "ssobearertoken",
    "githubtoken",
];

/// The names, in small letters.
const NAMES: [(&str, Name); 22] = {
    use CredentialField::{AccessKeyId, Expiration, SecretAccessKey, SessionToken};
    use Separator::{Mark, Space};
    [
        // Environment variables, configuration files.
        ("awsaccesskeyid", name(AccessKeyId, Space)),
        ("awsaccesskey", name(AccessKeyId, Space)),
        ("awssecretaccesskey", name(SecretAccessKey, Space)),
        ("awssecretkey", name(SecretAccessKey, Space)),
        ("awssessiontoken", name(SessionToken, Space)),
        ("awssecuritytoken", name(SessionToken, Space)),
        ("awscredentialexpiration", name(Expiration, Space)),
        ("awscredentialsexpiration", name(Expiration, Space)),
        ("awssessionexpiration", name(Expiration, Space)),
        ("awssessiontokenexpiration", name(Expiration, Space)),
        ("awsexpiration", name(Expiration, Space)),
        // Those of saml2aws and of AWSume.
        ("xsecuritytokenexpires", name(Expiration, Space)),
        ("awsumeexpiration", name(Expiration, Space)),
        // The answers of STS, IAM Identity Center and the metadata services; the settings of tools; the headers of requests.
        ("accesskeyid", name(AccessKeyId, Mark)),
        ("accesskey", name(AccessKeyId, Mark)),
        ("secretaccesskey", name(SecretAccessKey, Mark)),
        ("secretkey", name(SecretAccessKey, Mark)),
        ("sessiontoken", name(SessionToken, Mark)),
        ("xamzsecuritytoken", name(SessionToken, Mark)),
        ("securitytoken", name(SessionToken, Mark)),
        (TOKEN, name(SessionToken, Mark)),
        ("expiration", name(Expiration, Mark)),
    ]
};
