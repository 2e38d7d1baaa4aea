//! What is said under the paste box.

use super::filed::Filed;
use denylens_decode::DecodeError;

/// What is said under the paste box.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Remark {
    #[default]
    Nothing,
    Forgotten,
    /// The reading of the text was stopped.
    Stopped,
    /// Secrets were taken out of the box.
    SecretsRemoved,
    /// What reads long texts could not be started, or has stopped.
    NotRead,
    /// Files were given together: what each became, in their order.
    Files(Vec<Filed>),
    /// What reads files has not come.
    NotCome,
    /// A policy was asked for and did not come.
    PolicyWithheld {
        name: String,
        why: DecodeError,
    },
}

impl Remark {
    /// The files that it speaks of.
    pub(crate) fn files(self) -> Vec<Filed> {
        match self {
            Remark::Files(files) => files,
            _ => Vec::new(),
        }
    }

    /// What is said once more is known of a file.
    pub(crate) fn with(self, filed: Filed) -> Remark {
        let mut files = self.files();
        match files.iter_mut().find(|known| known.name == filed.name) {
            Some(known) => *known = filed,
            None => files.push(filed),
        }
        Remark::Files(files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::filed::Became;

    fn filed(name: &str, became: Became) -> Filed {
        Filed { name: name.to_owned(), became }
    }

    #[test]
    fn what_is_learnt_of_a_file_takes_the_place_of_what_was_thought() {
        let [scp, log] = [filed("scp.json", Became::Policies), filed("a.log", Became::Policies)];
        let left = filed("a.log", Became::Left);
        let remark = Remark::Files(vec![scp.clone(), log]).with(left.clone());
        assert_eq!(remark, Remark::Files(vec![scp, left]));
    }

    #[test]
    fn a_file_of_which_nothing_was_said_is_told_after_the_others() {
        let unreadable = filed("a.log", Became::Unreadable);
        assert_eq!(Remark::Forgotten.with(unreadable.clone()), Remark::Files(vec![unreadable]));
    }
}
