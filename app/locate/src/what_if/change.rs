//! A change of the policies, and the policies with it.

use crate::subject::Subject;
use denylens_advise::fix;
use denylens_policy::{
    Arn, Document, Layer,
    export::{Boundary, Entity, EntityKind, Extent, Library, Owner, Policy, PolicyKind},
};
use serde::{Deserialize, Serialize};

/// A change to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// A policy more in this layer.
    Add(Layer),
    /// Another text for this policy, by its place in [`Library::policies`].
    Edit(usize),
}

impl Change {
    /// The library with the change; `None` where the text has no statement, or there is nothing to change.
    pub(super) fn apply(self, subject: &Subject, library: &Library, text: &str) -> Option<Library> {
        if Document::parse(text).statements.is_empty() {
            return None;
        }
        let mut changed = library.clone();
        match self {
            Change::Edit(place) => edit(changed.policies.get_mut(place)?, text),
            Change::Add(layer) => add(layer, subject, &mut changed, text)?,
        }
        Some(changed)
    }
}

/// Gives a policy another text.
fn edit(policy: &mut Policy, text: &str) {
    let mut edited = Policy::new(policy.kind.clone(), text, policy.file);
    (edited.name, edited.arn) = (policy.name.take(), policy.arn.take());
    *policy = edited;
}

/// Adds a policy to a layer, for the caller or the resource.
fn add(layer: Layer, subject: &Subject, library: &mut Library, text: &str) -> Option<()> {
    let mut entity = match library.entity(&subject.principal()) {
        Some(entity) => entity.clone(),
        None => stand_in(subject)?,
    };
    let mut arn = None;
    let kind = match layer {
        Layer::ServiceControl => PolicyKind::ServiceControl,
        Layer::ResourceControl => PolicyKind::ResourceControl,
        Layer::VpcEndpoint => PolicyKind::Endpoint(String::new()),
        Layer::Resource => {
            arn = Some(subject.resource.clone().unwrap_or_else(|| "*".to_owned()));
            match subject.resource.as_deref().and_then(fix::role_of) {
                Some(role) => PolicyKind::Trust(role),
                None => PolicyKind::Resource,
            }
        }
        Layer::Identity => PolicyKind::Inline(Owner {
            kind: entity.kind,
            name: entity.name.clone(),
            arn: Some(entity.arn.clone()),
        }),
        Layer::Boundary => {
            arn = Some(replace_boundary(&mut entity, library));
            PolicyKind::Managed
        }
        Layer::Session => PolicyKind::Session,
    };
    library.replace_entity(entity);
    let mut added = Policy::new(kind, text, usize::MAX);
    added.arn = arn;
    library.policies.push(added);
    Some(())
}

/// Makes room for the permissions boundary, and gives its ARN. A boundary is one policy: the new text takes the place of the old.
fn replace_boundary(entity: &mut Entity, library: &mut Library) -> String {
    let arn = match &entity.boundary {
        Boundary::Policy(arn) => arn.clone(),
        Boundary::NotKnown | Boundary::None => "boundary".to_owned(),
    };
    library.policies.retain(|policy| policy.arn.as_ref() != Some(&arn));
    entity.boundary = Boundary::Policy(arn.clone());
    arn
}

/// The caller as an entity of which nothing is known but the name: its other policies aren't here.
fn stand_in(subject: &Subject) -> Option<Entity> {
    let arn = subject.entity_arn.clone()?;
    let parsed = Arn::parse(&arn)?;
    let kind = if parsed.resource.starts_with("user/") { EntityKind::User } else { EntityKind::Role };
    Some(Entity {
        kind,
        name: parsed.name().to_owned(),
        id: None,
        attached: Vec::new(),
        groups: Vec::new(),
        boundary: Boundary::NotKnown,
        extent: Extent::Part,
        arn: arn.clone(),
    })
}
