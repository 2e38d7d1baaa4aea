//! The request context: condition keys and their values.
//!
//! Source: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-reqcontext.html` and
//! `reference_policies_condition-single-vs-multi-valued-context-keys.html`.

use crate::vocabulary::Key;

/// Whether all keys of the request are in the context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// A key that isn't in the context isn't in the request.
    Complete,
    /// A key that isn't in the context may be in the request.
    Partial,
}

/// The keys of a request. Their names are compared whatever the case of their letters.
#[derive(Clone, Debug)]
pub struct Context {
    /// In the order of their keys.
    entries: Vec<(Key, Values)>,
    completeness: Completeness,
}

#[derive(Clone, Debug)]
enum Values {
    Absent,
    Unknown,
    One(Box<str>),
    Many(Box<[Box<str>]>),
}

/// What is known of a key.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Known<'a> {
    /// It may be in the request, or not.
    Unknown,
    /// It isn't in the request.
    Absent,
    /// A single-valued key.
    One(&'a str),
    /// A multivalued key.
    Many(&'a [Box<str>]),
}

impl Context {
    /// A context without keys.
    pub fn new(completeness: Completeness) -> Context {
        Context { entries: Vec::new(), completeness }
    }

    /// A context of single-valued keys that has all keys of the request.
    pub fn complete<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> Context {
        entries
            .into_iter()
            .fold(Context::new(Completeness::Complete), |context, (key, value)| context.with_one(key, value))
    }

    /// A context of single-valued keys that may lack some of the request.
    pub fn partial<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> Context {
        Context { completeness: Completeness::Partial, ..Context::complete(entries) }
    }

    /// Adds a single-valued key.
    #[must_use]
    pub fn with_one(self, key: &str, value: &str) -> Context {
        self.with(key, Values::One(value.into()))
    }

    /// Adds a multivalued key. Such a key without values counts as absent.
    #[must_use]
    pub fn with_many<'a>(self, key: &str, values: impl IntoIterator<Item = &'a str>) -> Context {
        let values: Box<[Box<str>]> = values.into_iter().map(Into::into).collect();
        self.with(key, if values.is_empty() { Values::Absent } else { Values::Many(values) })
    }

    /// Adds a key that is known not to be in the request.
    #[must_use]
    pub fn with_absent(self, key: &str) -> Context {
        self.with(key, Values::Absent)
    }

    /// Adds a key of which nothing is known, even in a context that has all others.
    #[must_use]
    pub fn with_unknown(self, key: &str) -> Context {
        self.with(key, Values::Unknown)
    }

    fn with(mut self, key: &str, values: Values) -> Context {
        let key = Key::new(key);
        match self.find(&key) {
            Ok(at) => {
                if let Some(entry) = self.entries.get_mut(at) {
                    entry.1 = values;
                }
            }
            Err(at) => self.entries.insert(at, (key, values)),
        }
        self
    }

    /// Where a key stands, or would.
    fn find(&self, key: &Key) -> Result<usize, usize> {
        self.entries.binary_search_by(|(name, _)| name.cmp(key))
    }

    /// Whether nothing was said of a key.
    pub(crate) fn is_silent_on(&self, key: &str) -> bool {
        self.find(&Key::new(key)).is_err()
    }

    /// What is known of a key.
    pub(crate) fn of(&self, key: &str) -> Known<'_> {
        self.get(&Key::new(key))
    }

    /// What is known of a key.
    pub(crate) fn get(&self, key: &Key) -> Known<'_> {
        match self.find(key).ok().and_then(|at| self.entries.get(at)) {
            Some((_, Values::One(value))) => Known::One(value),
            Some((_, Values::Many(values))) => Known::Many(values),
            Some((_, Values::Absent)) => Known::Absent,
            Some((_, Values::Unknown)) => Known::Unknown,
            None if self.completeness == Completeness::Complete => Known::Absent,
            None => Known::Unknown,
        }
    }

    /// Whether all keys of the request are in the context.
    pub fn completeness(&self) -> Completeness {
        self.completeness
    }
}
