//! The policies that a request meets, and what is known of them.

use crate::document::Document;

/// What is known of the policies of a layer.
#[derive(Clone, Debug, Default)]
pub enum Supplied<T> {
    /// They are these.
    Given(T),
    /// They include these; there may be more.
    Partly(T),
    /// There are none.
    NotAttached,
    /// Nothing is known of them.
    #[default]
    NotKnown,
}

/// The policies of one target in the organisation: its root, an organisational unit, or the account.
#[derive(Clone, Debug)]
pub struct Level<'a> {
    /// The target's name or id.
    pub target: &'a str,
    /// The policies attached to it.
    pub policies: Vec<&'a Document>,
}

/// The policies that a request meets.
#[derive(Clone, Debug, Default)]
pub struct Policies<'a> {
    /// Service control policies of the principal's account, from the root of the organisation down.
    pub service_control: Supplied<Vec<Level<'a>>>,
    /// Resource control policies of the resource's account, from the root of the organisation down.
    pub resource_control: Supplied<Vec<Level<'a>>>,
    /// The policy of the VPC endpoint that the request goes through.
    pub vpc_endpoint: Supplied<Vec<&'a Document>>,
    /// The policy of the resource: a bucket's, a key's, a queue's, a role's trust policy.
    pub resource: Supplied<Vec<&'a Document>>,
    /// The policies of the user with its groups, or of the role.
    pub identity: Supplied<Vec<&'a Document>>,
    /// The permissions boundary of the user or role.
    pub boundary: Supplied<Vec<&'a Document>>,
    /// The session policies.
    pub session: Supplied<Vec<&'a Document>>,
    /// Whether the principal's account is the organisation's management account, which no SCP or RCP limits.
    pub management_account: Option<&'a str>,
}
