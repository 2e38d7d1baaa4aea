//! The policies that apply to a request, and what is known of them.

use crate::{document::Document, vocabulary::Layer};

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

impl<T> Supplied<T> {
    /// The same knowledge of something else.
    pub fn map<'s, U>(&'s self, change: impl Fn(&'s T) -> U) -> Supplied<U> {
        match self {
            Supplied::Given(known) => Supplied::Given(change(known)),
            Supplied::Partly(known) => Supplied::Partly(change(known)),
            Supplied::NotAttached => Supplied::NotAttached,
            Supplied::NotKnown => Supplied::NotKnown,
        }
    }
}

/// The policies of one target in the organisation: its root, an organisational unit, or the account.
#[derive(Clone, Debug)]
pub struct Level<'a> {
    /// The target's name or id.
    pub target: &'a str,
    /// The policies attached to it.
    pub policies: Vec<&'a Document>,
}

/// The policies that apply to a request.
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

impl<'a> Policies<'a> {
    /// A document by its place: its layer, for an organisation's the level, and its number there, as traces name them.
    pub fn document(&self, layer: Layer, level: Option<usize>, policy: usize) -> Option<&'a Document> {
        let listed = |supplied: &Supplied<Vec<&'a Document>>| match supplied {
            Supplied::Given(documents) | Supplied::Partly(documents) => documents.get(policy).copied(),
            Supplied::NotAttached | Supplied::NotKnown => None,
        };
        let levelled = |supplied: &Supplied<Vec<Level<'a>>>| match supplied {
            Supplied::Given(levels) | Supplied::Partly(levels) => {
                levels.get(level?).and_then(|level| level.policies.get(policy)).copied()
            }
            Supplied::NotAttached | Supplied::NotKnown => None,
        };
        match layer {
            Layer::ServiceControl => levelled(&self.service_control),
            Layer::ResourceControl => levelled(&self.resource_control),
            Layer::VpcEndpoint => listed(&self.vpc_endpoint),
            Layer::Resource => listed(&self.resource),
            Layer::Identity => listed(&self.identity),
            Layer::Boundary => listed(&self.boundary),
            Layer::Session => listed(&self.session),
        }
    }
}
