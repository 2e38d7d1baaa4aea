//! Refusals to try the page with: a registry. A new sample is a text file and a line here.
//!
//! All accounts and names in them are AWS's examples.

use denylens_engine::Lang;

/// A refusal to try the page with.
pub(crate) struct Sample {
    /// Its stable id.
    pub(crate) id: &'static str,
    /// What it shows, in the order of [`Lang::ALL`].
    titles: [&'static str; Lang::ALL.len()],
    /// What would be pasted.
    pub(crate) text: &'static str,
}

/// The samples, as the page offers them.
pub(crate) const SAMPLES: [Sample; 3] = [
    Sample {
        id: "launch",
        titles: ["EC2 launch, decoded", "EC2 の起動（デコード済み）"],
        text: include_str!("sample/launch.txt"),
    },
    Sample {
        id: "organisation",
        titles: ["Upload stopped by the organization", "組織による S3 アップロードの拒否"],
        text: include_str!("sample/organisation.txt"),
    },
    Sample {
        id: "pass-role",
        titles: ["Terraform and iam:PassRole", "Terraform と iam:PassRole"],
        text: include_str!("sample/pass-role.txt"),
    },
];

impl Sample {
    /// What it shows, in one language.
    pub(crate) fn title(&self, lang: Lang) -> &'static str {
        let [en, ja] = self.titles;
        match lang {
            Lang::En => en,
            Lang::Ja => ja,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_engine::{ReadText, Window};

    #[test]
    fn accounts_are_examples() {
        for sample in &SAMPLES {
            let numbers =
                sample.text.split(|next: char| !next.is_ascii_digit()).filter(|run| run.len() == 12);
            for number in numbers {
                assert!(["111122223333", "444455556666", "123456789012"].contains(&number), "{}", sample.id);
            }
        }
    }

    #[test]
    fn each_holds_exactly_one_refusal() {
        for sample in &SAMPLES {
            assert_eq!(
                ReadText::of(sample.text.to_owned(), Vec::new()).digest(Window::default()).count,
                1,
                "{}",
                sample.id
            );
        }
    }
}
