//! The elements of a statement that list what it is about.

use super::Place;
use crate::{
    arn::pattern::{ArnPattern, Parts},
    context::Context,
    pattern::{Pattern, Sign},
    truth::Truth,
    variable::{Reading, Resolved, Template, possible},
};

/// `Action`, `Resource`, `Principal` or the opposite of one.
#[derive(Clone, Debug)]
pub struct Element<T> {
    /// Whether it is the opposite: `NotAction`, `NotResource`, `NotPrincipal`.
    pub is_negated: bool,
    /// What it lists.
    pub items: Vec<Item<T>>,
    /// Whether all that it lists could be read. Where it couldn't, what it lists may cover more than it seems to.
    pub is_readable: bool,
    /// Where its value stands.
    pub place: Place,
}

/// One of the things that an element lists.
#[derive(Clone, Debug)]
pub struct Item<T> {
    /// As it was written.
    pub text: Box<str>,
    /// Where it stands.
    pub place: Place,
    pub(crate) pattern: T,
}

/// Which item decided, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// Whether the element covers the request.
    pub(crate) holds: Truth,
    /// The item that matches, if one does or may.
    pub(crate) item: Option<usize>,
}

impl<T> Element<T> {
    /// Whether the element covers a request: any of its items does, or for an opposite none.
    pub(crate) fn covers(&self, matches: impl Fn(&T) -> Truth) -> Match {
        let mut found = Match { holds: Truth::No, item: None };
        for (index, item) in self.items.iter().enumerate() {
            let holds = matches(&item.pattern);
            if holds > found.holds {
                found = Match { holds, item: Some(index) };
            }
            if holds == Truth::Yes {
                break;
            }
        }
        if found.holds == Truth::No && !self.is_readable {
            found.holds = Truth::Unknown;
        }
        if self.is_negated {
            found.holds = !found.holds;
        }
        found
    }
}

/// An action, perhaps with wildcards.
#[derive(Clone, Debug)]
pub struct ActionPattern(Pattern);

impl ActionPattern {
    pub(crate) fn new(text: &str) -> ActionPattern {
        ActionPattern(Pattern::of(&text.to_ascii_lowercase()))
    }

    /// Whether it covers an action, given in small letters.
    pub(crate) fn matches(&self, action: &str) -> bool {
        self.0.matches(action)
    }
}

/// A resource, perhaps with wildcards and variables.
#[derive(Clone, Debug)]
pub struct ResourcePattern(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Fixed(ArnPattern),
    /// Variables stand in the last part only.
    Template {
        before: Box<[Sign]>,
        resource: Template,
    },
}

impl ResourcePattern {
    pub(crate) fn new(text: &str, variables: bool) -> ResourcePattern {
        let resource_at = text.match_indices(':').nth(4).map(|(at, _)| at + 1);
        let (before, resource) = text.split_at(resource_at.unwrap_or(text.len()));
        let before: Vec<Sign> = before.chars().map(Sign::of).collect();
        match Template::read(resource, Reading { wildcards: true, variables }) {
            Template::Fixed(signs) => {
                ResourcePattern(Kind::Fixed(ArnPattern::of_resource(&[before.as_slice(), &signs].concat())))
            }
            resource => ResourcePattern(Kind::Template { before: before.into(), resource }),
        }
    }

    /// Whether it covers a resource. "The resource that includes a policy variable with no value will not match any resource."
    pub(crate) fn matches(&self, resource: &Parts<'_>, context: &Context) -> Truth {
        match &self.0 {
            Kind::Fixed(pattern) => pattern.matches(resource).into(),
            Kind::Template { before, resource: template } => match template.resolve(context) {
                Resolved::Signs(signs) => {
                    ArnPattern::of_resource(&[&**before, &signs].concat()).matches(resource).into()
                }
                Resolved::Unknown(signs) => possible(&[&**before, &signs].concat(), resource.text),
                Resolved::NoValue => Truth::No,
            },
        }
    }

    /// The keys of its variables.
    pub(crate) fn variables(&self) -> Vec<&str> {
        match &self.0 {
            Kind::Fixed(_) => Vec::new(),
            Kind::Template { resource, .. } => resource.keys().collect(),
        }
    }
}
