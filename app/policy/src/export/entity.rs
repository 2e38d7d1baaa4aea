//! Users, groups and roles.

use crate::vocabulary::Arn;
use serde::{Deserialize, Serialize};

/// A user, a group or a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// Its unique id: `AIDA…`, `AROA…`.
    pub id: Option<String>,
    /// The ARNs of the managed policies that are attached.
    pub attached: Vec<String>,
    /// The groups that a user is in, by name.
    pub groups: Vec<String>,
    /// Its permissions boundary.
    pub boundary: Boundary,
    /// Whether this is all that is attached to it.
    pub extent: Extent,
}

/// The permissions boundary of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Boundary {
    /// Whether it has one isn't known.
    NotKnown,
    /// It has none.
    None,
    /// A managed policy, by its ARN.
    Policy(String),
}

/// How much is here of what is attached to an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it: the account's details have it.
    Whole,
    /// Some, or nothing: `get-role` and `get-user` print no policies, and a file may be cut off.
    Part,
}

impl Entity {
    /// The account that it is of.
    pub fn account(&self) -> Option<&str> {
        Arn::parse(&self.arn).and_then(|arn| arn.account_id())
    }
}

/// What kind of entity it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntityKind {
    /// An IAM user.
    User,
    /// A group of users.
    Group,
    /// A role.
    Role,
}
