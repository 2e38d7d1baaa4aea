//! A policy of an export.

use super::{
    entity::{Entity, EntityKind},
    text::DocumentText,
};
use crate::document::Document;
use std::sync::OnceLock;

/// A policy, where it came from, and what it is attached to.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Its ARN, where it has one.
    pub arn: Option<String>,
    /// What kind of policy it is.
    pub kind: PolicyKind,
    /// The text of the document: its places are places in here.
    pub text: DocumentText,
    /// The file that it came from, by its place in [`Library::files`](super::Library::files).
    pub file: usize,
    /// Made ready when somebody asks: an account has thousands of policies, and a request meets a few.
    document: OnceLock<Document>,
}

impl Policy {
    /// A policy of this text.
    pub fn new(kind: PolicyKind, text: impl Into<DocumentText>, file: usize) -> Policy {
        Policy { name: None, arn: None, kind, text: text.into(), file, document: OnceLock::new() }
    }

    /// The document, made ready.
    pub fn document(&self) -> &Document {
        self.document.get_or_init(|| Document::parse(&self.text))
    }
}

/// What kind of policy it is, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyKind {
    /// A managed policy, attached by its ARN.
    Managed,
    /// An inline policy of a user, a group or a role.
    Inline(Owner),
    /// A service control policy.
    ServiceControl,
    /// A resource control policy.
    ResourceControl,
    /// The trust policy of a role, by its name; its ARN is the policy's.
    Trust(String),
    /// The policy of a VPC endpoint, by its id.
    Endpoint(String),
    /// The policy of another resource.
    Resource,
    /// What was passed when the session was made. No command prints it; it can be tried.
    Session,
    /// A document that doesn't say what it is for.
    Plain,
}

/// Whose an inline policy is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// What it is.
    pub kind: EntityKind,
    /// Its name.
    pub name: String,
    /// Its ARN. Single commands print the name alone.
    pub arn: Option<String>,
}

impl Owner {
    /// Whether it is this entity: accounts have roles of the same names.
    pub fn is(&self, entity: &Entity) -> bool {
        self.kind == entity.kind
            && match &self.arn {
                Some(arn) => *arn == entity.arn,
                None => self.name == entity.name,
            }
    }
}
