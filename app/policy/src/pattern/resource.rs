//! What the `Resource` element covers.
//!
//! Source: IAM User Guide, `reference_policies_elements_resource.html`.

use super::{
    arn::ArnPattern,
    variable::{Reading, Resolved, Template, possible},
    wildcard::Sign,
};
use crate::{
    request::Context,
    vocabulary::{ArnParts, Truth},
};

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
    pub(crate) fn matches(&self, resource: &ArnParts<'_>, context: &Context) -> Truth {
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
