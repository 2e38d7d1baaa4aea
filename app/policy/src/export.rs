//! What people export of their policies: the output of AWS CLI commands, and plain documents.
//!
//! Reading never fails. What is understood goes into a [`Library`]; what isn't is named, with the file that it stands in.

mod account;
mod percent;
mod problem;
mod read;
mod shapes;
mod text;

pub use text::Text;

use crate::document::{Document, ProblemKind};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

/// Everything that was read, from any number of files.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The files, in the order in which they came.
    pub files: Vec<File>,
    /// The policies.
    pub policies: Vec<Policy>,
    entities: Vec<Entity>,
    /// Where each of them stands, by its ARN.
    places: BTreeMap<String, usize>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name.
    pub name: String,
    /// How many policies it gave.
    pub policies: usize,
    /// What is wrong with it.
    pub problems: Vec<FileProblem>,
}

/// Something wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileProblem {
    /// What it is.
    pub kind: FileProblemKind,
    /// The policy that it stands in, by its name.
    pub policy: Option<String>,
    /// The line that it stands in, counted from 1: of the file; or of the policy's own text, where that is packed into a string.
    pub line: Option<usize>,
    /// What stands there, cut after a while.
    pub piece: Option<String>,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileProblemKind {
    /// It could not be unpacked, or is too large.
    Unreadable,
    /// It isn't JSON.
    NotJson,
    /// It is JSON, and has no policy that is recognised.
    NoPolicies,
    /// It lists policies by their names, as `organizations list-policies` does: their texts are elsewhere.
    NamesOnly,
    /// It ends in the middle: what was before is used.
    CutOff,
    /// It is one page of an answer, and more would follow: `IsTruncated`, `NextToken`.
    MorePages,
    /// A policy in it has an error.
    Policy(ProblemKind),
}

/// A file while it is read.
struct Source {
    /// Its place in [`Library::files`].
    file: usize,
    text: Arc<String>,
    /// Where the document that is being read was cut off.
    cut: Option<usize>,
}

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
    pub text: Text,
    /// The file that it came from, by its place in [`Library::files`].
    pub file: usize,
    /// Made ready when somebody asks: an account has thousands of policies, and a request meets a few.
    document: OnceLock<Document>,
}

impl Policy {
    /// A policy of this text.
    pub fn new(kind: PolicyKind, text: impl Into<Text>, file: usize) -> Policy {
        Policy { name: None, arn: None, kind, text: text.into(), file, document: OnceLock::new() }
    }

    /// What is wrong with it.
    pub fn problems(&self) -> Vec<FileProblem> {
        problem::of_policy(self)
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
        crate::Arn::parse(&self.arn).and_then(|arn| arn.account_id())
    }
}

/// What kind of entity it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityKind {
    /// An IAM user.
    User,
    /// A group of users.
    Group,
    /// A role.
    Role,
}

/// A policy of an entity, and the way it is attached.
#[derive(Clone, Copy, Debug)]
pub struct Attached<'l> {
    /// The policy.
    pub policy: &'l Policy,
    /// The group that the user has it from.
    pub group: Option<&'l str>,
}

/// The identity-based policies of an entity.
#[derive(Clone, Debug)]
pub struct Identity<'l> {
    /// Those that are here.
    pub policies: Vec<Attached<'l>>,
    /// Whether that is all of them.
    pub extent: Extent,
}

impl Library {
    /// Reads a file, and keeps what it gives.
    ///
    /// The policies share its text, so a large one is not copied.
    pub fn add(&mut self, name: &str, text: impl Into<String>) -> &File {
        let file = read::file(self, name, Arc::new(text.into()));
        self.files.push(file);
        // Just pushed.
        self.files.last().unwrap_or(&NO_FILE)
    }

    /// Keeps a file in mind that could not be read.
    pub fn add_unreadable(&mut self, name: &str) {
        let problem = problem::of_file(FileProblemKind::Unreadable, None);
        self.files.push(File { name: name.to_owned(), policies: 0, problems: vec![problem] });
    }

    /// The users, groups and roles.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// Adds an entity, or takes it for the one of the same ARN that is known with less.
    pub fn add_entity(&mut self, entity: Entity) {
        match self.places.get(&entity.arn).and_then(|place| self.entities.get_mut(*place)) {
            // Pages may repeat one; `get-role` says less than the account's details.
            Some(known) if known.extent == Extent::Part => *known = entity,
            Some(_) => {}
            None => {
                self.places.insert(entity.arn.clone(), self.entities.len());
                self.entities.push(entity);
            }
        }
    }

    /// Takes an entity for the one of the same ARN, whatever is known of that.
    pub fn replace_entity(&mut self, entity: Entity) {
        match self.places.get(&entity.arn).and_then(|place| self.entities.get_mut(*place)) {
            Some(known) => *known = entity,
            None => self.add_entity(entity),
        }
    }

    /// The user or role with this ARN, or the role of a session with this ARN.
    pub fn entity(&self, principal: &crate::Principal) -> Option<&Entity> {
        let text = principal.text();
        self.entities.iter().find(|entity| entity.arn == text).or_else(|| {
            let role = principal.role_name()?;
            self.entities.iter().find(|entity| {
                entity.kind == EntityKind::Role
                    && entity.name == role
                    && entity.account() == principal.account()
            })
        })
    }

    /// A policy by its ARN.
    pub fn policy(&self, arn: &str) -> Option<&Policy> {
        self.policies.iter().find(|policy| policy.arn.as_deref() == Some(arn))
    }

    /// All identity-based policies of an entity: its own, and those of its groups.
    pub fn identity<'l>(&'l self, entity: &'l Entity) -> Identity<'l> {
        let mut identity = Identity { policies: Vec::new(), extent: Extent::Whole };
        self.collect(entity, None, &mut identity);
        for name in &entity.groups {
            let is_it = |group: &&Entity| {
                group.kind == EntityKind::Group && group.name == *name && group.account() == entity.account()
            };
            match self.entities.iter().find(is_it) {
                Some(group) => self.collect(group, Some(name), &mut identity),
                None => identity.extent = Extent::Part,
            }
        }
        identity
    }

    /// Whether a file ends before its end: what isn't here may be in what is missing of it.
    pub fn is_cut(&self) -> bool {
        let is_early = |kind| matches!(kind, FileProblemKind::CutOff | FileProblemKind::MorePages);
        self.files.iter().flat_map(|file| &file.problems).any(|problem| is_early(problem.kind))
    }

    fn collect<'l>(&'l self, entity: &'l Entity, group: Option<&'l str>, identity: &mut Identity<'l>) {
        if entity.extent == Extent::Part {
            identity.extent = Extent::Part;
        }
        let has_namesake = self
            .entities
            .iter()
            .any(|other| other.kind == entity.kind && other.name == entity.name && other.arn != entity.arn);
        for policy in &self.policies {
            match &policy.kind {
                // Which of the two it is of, the answer doesn't say.
                PolicyKind::Inline(owner) if owner.is(entity) && owner.arn.is_none() && has_namesake => {
                    identity.extent = Extent::Part;
                }
                PolicyKind::Inline(owner) if owner.is(entity) => {
                    identity.policies.push(Attached { policy, group });
                }
                _ => {}
            }
        }
        for arn in &entity.attached {
            match self.policy(arn) {
                Some(policy) => identity.policies.push(Attached { policy, group }),
                None => identity.extent = Extent::Part,
            }
        }
    }

    /// The policies of one kind.
    pub fn of_kind(&self, kind: impl Fn(&PolicyKind) -> bool) -> impl Iterator<Item = &Policy> {
        self.policies.iter().filter(move |policy| kind(&policy.kind))
    }
}

static NO_FILE: File = File { name: String::new(), policies: 0, problems: Vec::new() };

#[cfg(test)]
mod tests;
