//! What would have to be otherwise, or be known, for the request to be allowed.

use denylens_policy::{
    Evaluation, Layer, Policies, Request,
    evaluate::{Requirement, Restriction},
};
use serde::{Deserialize, Serialize};

/// Something that would have to be otherwise, or be known. A statement goes by its Sid, or by `#` and its number in the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Need {
    /// AWS says that a statement denied it, in this layer if it names one; and no statement that is here does.
    SaidToDeny {
        /// The layer.
        layer: Option<Layer>,
    },
    /// AWS says that nothing in this layer allowed it.
    SaidNotToAllow {
        /// The layer.
        layer: Layer,
    },
    /// This statement must not deny the request.
    NoDeny {
        /// The layer.
        layer: Layer,
        /// The statement.
        statement: String,
    },
    /// A statement of this layer must allow the request.
    Allow {
        /// The layer.
        layer: Layer,
    },
    /// The policies of this layer must be known.
    KnownLayer {
        /// The layer.
        layer: Layer,
    },
    /// The value of this condition key in the request must be known.
    KnownKey {
        /// The key.
        key: String,
    },
    /// The call must be made with other credentials.
    OtherCredentials {
        /// Why.
        restriction: Restriction,
    },
    /// Whether a grant of the KMS key covers the request must be known.
    KnownGrant,
    /// The account that owns the resource must be known.
    KnownResourceAccount,
    /// All of a policy of this layer must be known: it is cut off, or says one thing twice.
    WholePolicy {
        /// The layer.
        layer: Layer,
    },
    /// Whether this statement is about the caller must be known.
    NamedPrincipal {
        /// The layer.
        layer: Layer,
        /// The statement.
        statement: String,
    },
    /// This statement can't be read for certain.
    ReadableStatement {
        /// The layer.
        layer: Layer,
        /// The statement.
        statement: String,
    },
}

/// What an evaluation would need.
pub(super) fn of(evaluation: &Evaluation, request: &Request, policies: &Policies<'_>) -> Vec<Need> {
    evaluation.requirements(request, policies).into_iter().map(|one| Need::of(one, policies)).collect()
}

impl Need {
    fn of(requirement: Requirement, policies: &Policies<'_>) -> Need {
        let name = |layer: Layer, level: Option<usize>, policy: usize, statement: usize| {
            let document = policies.document(layer, level, policy);
            let found = document.and_then(|document| document.statements.get(statement));
            let sid = found.and_then(|found| found.sid.as_deref());
            sid.map_or_else(|| format!("#{}", statement + 1), str::to_owned)
        };
        match requirement {
            Requirement::NoDeny { layer, level, policy, statement } => {
                Need::NoDeny { layer, statement: name(layer, level, policy, statement) }
            }
            Requirement::Allow { layer, .. } => Need::Allow { layer },
            Requirement::KnownLayer { layer } => Need::KnownLayer { layer },
            Requirement::KnownKey { key } => Need::KnownKey { key },
            Requirement::OtherCredentials { restriction } => Need::OtherCredentials { restriction },
            Requirement::KnownGrant => Need::KnownGrant,
            Requirement::KnownResourceAccount => Need::KnownResourceAccount,
            Requirement::WholePolicy { layer, .. } => Need::WholePolicy { layer },
            Requirement::NamedPrincipal { layer, level, policy, statement } => {
                Need::NamedPrincipal { layer, statement: name(layer, level, policy, statement) }
            }
            Requirement::ReadableStatement { layer, level, policy, statement } => {
                Need::ReadableStatement { layer, statement: name(layer, level, policy, statement) }
            }
        }
    }
}
