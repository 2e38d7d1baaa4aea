//! Which prose speaks of a refusal. The prose itself is in the languages of `render`; here stands what there is of it.

use denylens_policy::Layer;
use denylens_triage::report::{Cause, Form};

/// What there is prose about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A cause.
    Cause(Cause),
    /// A policy layer.
    Layer(Layer),
}

/// A section of the prose about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What the topic is.
    What,
    /// How one tells that it is this.
    Recognise,
    /// The verdict, where the refused action isn't what there is to speak of.
    Verdict,
    /// Why the request was refused.
    Why,
    /// Why, where only the encoded message holds the reason.
    WhyEncoded,
    /// Why, where the action isn't known.
    WhyBare,
    /// What to do.
    Fix,
    /// What to do about one form of the cause.
    FixForm(Form),
    /// What to do where nothing allowed the request.
    FixImplicit,
    /// What to do where a statement denied it.
    FixExplicit,
    /// What to do where only the encoded message says how it was refused.
    FixEncoded,
    /// How to see whether it is fixed.
    Check,
    /// The pages of AWS's documentation.
    References,
}

/// One section about one topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The topic.
    pub topic: Topic,
    /// The section; one that the topic has.
    pub section: Section,
}

impl Section {
    /// The name under which it stands in the prose.
    pub fn name(self) -> &'static str {
        match self {
            Section::What => "what",
            Section::Recognise => "recognise",
            Section::Verdict => "verdict",
            Section::Why => "why",
            Section::WhyEncoded => "why.encoded",
            Section::WhyBare => "why.bare",
            Section::Fix => "fix",
            Section::FixForm(form) => form.section(),
            Section::FixImplicit => "fix.implicit",
            Section::FixExplicit => "fix.explicit",
            Section::FixEncoded => "fix.encoded",
            Section::Check => "check",
            Section::References => "references",
        }
    }
}

impl Topic {
    /// Every topic: the causes in the order in which they are tried, the layers in the order in which AWS evaluates them.
    pub fn all() -> impl Iterator<Item = Topic> {
        let causes = Cause::ALL.iter().copied().map(Topic::Cause);
        causes.chain(Layer::ALL.into_iter().map(Topic::Layer))
    }

    /// Its stable id: `pass-role`, `scp`.
    pub fn id(self) -> &'static str {
        match self {
            Topic::Cause(cause) => cause.id(),
            Topic::Layer(layer) => layer.id(),
        }
    }

    /// The sections beside those that every topic has, and those of the forms of a cause.
    fn own_sections(self) -> &'static [Section] {
        use Section::{Fix, FixEncoded, FixExplicit, FixImplicit, Verdict, Why, WhyBare, WhyEncoded};
        match self {
            Topic::Cause(cause) => match cause {
                Cause::Action => &[Why, WhyEncoded, WhyBare, Fix, FixImplicit, FixExplicit, FixEncoded],
                Cause::Condition => &[Why, Fix],
                Cause::Credentials => &[Verdict, Why, Fix],
                Cause::Kms => &[Verdict, Why, WhyBare, Fix, FixExplicit],
                Cause::NotAuthorization | Cause::NotAws => &[Verdict, Why, Fix],
                Cause::PassRole => &[Why, Fix, FixExplicit],
                Cause::Quota => &[Verdict, Why, Fix],
                Cause::Sharing => &[Verdict, Why, Fix],
                Cause::Trust => &[Verdict, Why, WhyBare, Fix, FixExplicit],
            },
            Topic::Layer(layer) => match layer {
                // "An RCP refuses by deny only", so there is one thing to do.
                Layer::ResourceControl => &[Why, Fix],
                Layer::ServiceControl
                | Layer::VpcEndpoint
                | Layer::Resource
                | Layer::Identity
                | Layer::Boundary
                | Layer::Session => &[Why, FixImplicit, FixExplicit],
            },
        }
    }

    /// The forms of the cause, each with a section of its own.
    fn forms(self) -> &'static [Form] {
        match self {
            Topic::Cause(cause) => cause.forms(),
            Topic::Layer(_) => &[],
        }
    }

    /// The sections of its prose.
    pub fn sections(self) -> Vec<Section> {
        let of_all = [Section::What, Section::Recognise, Section::Check, Section::References];
        let of_forms = self.forms().iter().copied().map(Section::FixForm);
        of_all.into_iter().chain(self.own_sections().iter().copied()).chain(of_forms).collect()
    }

    pub(crate) fn has(self, section: Section) -> bool {
        match section {
            Section::FixForm(form) => self.forms().contains(&form),
            _ => self.own_sections().contains(&section),
        }
    }

    pub(crate) fn passage(self, section: Section) -> Passage {
        Passage { topic: self, section }
    }

    /// The first of these sections that there is; else the last of them.
    pub(crate) fn first_of(self, sections: &[Section], last: Section) -> Passage {
        let section = sections.iter().copied().find(|section| self.has(*section));
        self.passage(section.unwrap_or(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_says_why_and_what_to_do() {
        for topic in Topic::all() {
            assert!(topic.has(Section::Why), "{} has no `why`", topic.id());
            let fixes = [Section::Fix, Section::FixImplicit, Section::FixExplicit];
            assert!(fixes.iter().any(|section| topic.has(*section)), "{} has no `fix`", topic.id());
        }
    }

    #[test]
    fn no_id_stands_twice() {
        let ids: Vec<_> = Topic::all().map(Topic::id).collect();
        for (at, id) in ids.iter().enumerate() {
            assert!(!ids[..at].contains(id), "{id}");
        }
    }

    #[test]
    fn a_section_that_there_is_not_gives_way_to_the_last() {
        let topic = Topic::Layer(Layer::ResourceControl);
        assert_eq!(topic.first_of(&[Section::FixExplicit], Section::Fix).section, Section::Fix);
        let topic = Topic::Layer(Layer::ServiceControl);
        assert_eq!(topic.first_of(&[Section::FixExplicit], Section::Fix).section, Section::FixExplicit);
    }
}
