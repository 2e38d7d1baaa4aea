//! The trace of an evaluation: what every layer, policy and statement says. The decision is read off it.

use crate::{
    pattern::principal::Grant,
    vocabulary::{Effect, Layer, Truth},
};

/// What is known of a layer's policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They are known.
    Given,
    /// Some of them are known.
    Partly,
    /// There are none.
    NotAttached,
    /// Nothing is known of them.
    NotKnown,
    /// The layer doesn't concern the principal or the resource, whatever policies there are.
    NotInvolved,
}

/// What a layer says.
#[derive(Clone, Debug)]
pub struct LayerTrace {
    /// The layer.
    pub layer: Layer,
    /// What is known of its policies.
    pub standing: Standing,
    /// Whether a `Deny` applies.
    pub denies: Truth,
    /// Whether the layer lets the request pass: an `Allow` applies, or the layer needs none.
    pub allows: Truth,
    /// For the resource-based policy, how directly its `Allow`s name the principal.
    pub(crate) grants: Grants,
    /// For the levels of an organisation, whether each allows.
    pub level_allows: Vec<Truth>,
    /// Whether a grant of a KMS key may allow what its policy doesn't.
    pub may_have_grant: bool,
    /// Its policies.
    pub policies: Vec<PolicyTrace>,
}

/// What a resource-based policy gives, by how directly it names the principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grants {
    pub(crate) direct: Truth,
    pub(crate) entity: Truth,
    pub(crate) account: Truth,
}

impl Grants {
    pub(crate) const NONE: Grants = Grants::all(Truth::No);

    pub(crate) const fn all(holds: Truth) -> Grants {
        Grants { direct: holds, entity: holds, account: holds }
    }

    pub(crate) fn of(grant: Grant, holds: Truth) -> Grants {
        let mut grants = Grants::NONE;
        match grant {
            Grant::Direct => grants.direct = holds,
            Grant::Entity => grants.entity = holds,
            Grant::Account => grants.account = holds,
        }
        grants
    }

    /// Whether the principal is named in any way.
    pub(crate) fn any(self) -> Truth {
        self.direct.or(self.entity).or(self.account)
    }

    pub(crate) fn and(self, holds: Truth) -> Grants {
        Grants {
            direct: self.direct.and(holds),
            entity: self.entity.and(holds),
            account: self.account.and(holds),
        }
    }

    pub(crate) fn or(self, other: Grants) -> Grants {
        Grants {
            direct: self.direct.or(other.direct),
            entity: self.entity.or(other.entity),
            account: self.account.or(other.account),
        }
    }

    /// Whether the principal may be named more directly than it surely is.
    pub(crate) fn is_open(self) -> bool {
        match self.direct {
            Truth::Yes => false,
            Truth::Unknown => true,
            Truth::No => self.entity == Truth::Unknown,
        }
    }
}

/// What the statements of a policy say.
#[derive(Clone, Debug)]
pub struct PolicyTrace {
    /// The level it is attached to, in the order given; for policies of an organisation.
    pub level: Option<usize>,
    /// Which of the policies it is, in the order given.
    pub policy: usize,
    /// Its statements, in the order of the document.
    pub statements: Vec<StatementTrace>,
    /// Whether all of the document is known.
    pub is_complete: bool,
}

/// Whether a statement applies.
#[derive(Clone, Copy, Debug)]
pub struct StatementTrace {
    /// Its effect.
    pub effect: Option<Effect>,
    /// Whether it applies.
    pub applies: Truth,
    /// The same, by how directly it names the principal.
    pub(crate) grants: Grants,
}

/// What each layer says to a request.
#[derive(Clone, Debug)]
pub struct Trace {
    /// All layers, in the order in which AWS looks at them.
    pub layers: Vec<LayerTrace>,
}

impl Trace {
    /// What a layer says.
    pub fn layer(&self, layer: Layer) -> Option<&LayerTrace> {
        self.layers.iter().find(|trace| trace.layer == layer)
    }
}

impl LayerTrace {
    /// A layer of which no policy speaks.
    pub(crate) fn silent(layer: Layer, standing: Standing, allows: Truth) -> LayerTrace {
        let denies = if standing == Standing::NotKnown { Truth::Unknown } else { Truth::No };
        LayerTrace {
            layer,
            standing,
            denies,
            allows,
            grants: Grants::NONE,
            level_allows: Vec::new(),
            may_have_grant: false,
            policies: Vec::new(),
        }
    }

    /// A layer that has no say in a request.
    pub(crate) fn exempt(layer: Layer) -> LayerTrace {
        LayerTrace {
            grants: Grants::all(Truth::Yes),
            ..LayerTrace::silent(layer, Standing::NotInvolved, Truth::Yes)
        }
    }
}

impl StatementTrace {
    /// Whether the statement denies; one whose effect can't be read may.
    pub fn deny(&self) -> Truth {
        match self.effect {
            Some(Effect::Deny) => self.applies,
            Some(Effect::Allow) => Truth::No,
            None => self.applies.and(Truth::Unknown),
        }
    }

    /// Whether the statement allows; one whose effect can't be read may.
    pub fn allow(&self) -> Truth {
        match self.effect {
            Some(Effect::Allow) => self.applies,
            Some(Effect::Deny) => Truth::No,
            None => self.applies.and(Truth::Unknown),
        }
    }
}
