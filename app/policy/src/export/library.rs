//! Everything that was exported, and how it hangs together: whose which policy is.

use super::{
    entity::{Entity, EntityKind, Extent},
    file::{File, FileProblemKind},
    policy::{Policy, PolicyKind},
};
use crate::vocabulary::Principal;
use std::collections::BTreeMap;

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
    pub fn entity(&self, principal: &Principal) -> Option<&Entity> {
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
