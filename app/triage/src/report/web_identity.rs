//! Who comes with the token of an identity provider, as far as the text says.

use serde::{Deserialize, Serialize};

/// What the text says of the token of an identity provider, and of the trust policy that it met.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebIdentity {
    /// The identity provider as condition keys name it: the address of the issuer without `https://`.
    pub issuer: Option<String>,
    /// The subject of the token.
    pub subject: Option<String>,
    /// The audiences of the token.
    pub audiences: Vec<String>,
    /// The repository whose job came, where the text names it apart from a subject.
    pub repository: Option<String>,
    /// What the job runs on: `refs/heads/main`.
    pub git_ref: Option<String>,
    /// The trust policy, where the text has one beside the refusal.
    pub trust_policy: Option<String>,
}
