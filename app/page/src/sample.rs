//! Refusals to try the page with: a registry. A new sample is a text file, a variant, and what the compiler then asks for.
//!
//! All accounts and names in them are AWS's examples.

use crate::chunk::NotCome;
use denylens_engine::Lang;
use wasm_split_helpers::wasm_split;

/// A refusal to try the page with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sample {
    Launch,
    Organisation,
    PassRole,
}

impl Sample {
    /// The samples, as the page offers them.
    pub(crate) const ALL: [Sample; 3] = [Sample::Launch, Sample::Organisation, Sample::PassRole];

    /// Its stable id.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Sample::Launch => "launch",
            Sample::Organisation => "organisation",
            Sample::PassRole => "pass-role",
        }
    }

    /// What it shows, in one language.
    pub(crate) fn title(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Sample::Launch, Lang::En) => "EC2 launch, decoded",
            (Sample::Launch, Lang::Ja) => "EC2 の起動（デコード済み）",
            (Sample::Organisation, Lang::En) => "Upload stopped by the organization",
            (Sample::Organisation, Lang::Ja) => "組織による S3 アップロードの拒否",
            (Sample::PassRole, Lang::En) => "Terraform and iam:PassRole",
            (Sample::PassRole, Lang::Ja) => "Terraform と iam:PassRole",
        }
    }

    /// What would be pasted, when it has come.
    pub(crate) async fn bring(self) -> Result<&'static str, NotCome> {
        bring(self).await
    }

    fn text(self) -> &'static str {
        match self {
            Sample::Launch => include_str!("sample/launch.txt"),
            Sample::Organisation => include_str!("sample/organisation.txt"),
            Sample::PassRole => include_str!("sample/pass-role.txt"),
        }
    }
}

#[wasm_split(details, fallible)]
fn bring(sample: Sample) -> Result<&'static str, NotCome> {
    Ok(sample.text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_engine::{ReadText, Window};

    #[test]
    fn accounts_are_examples() {
        for sample in Sample::ALL {
            let numbers =
                sample.text().split(|next: char| !next.is_ascii_digit()).filter(|run| run.len() == 12);
            for number in numbers {
                let is_example = ["111122223333", "444455556666", "123456789012"].contains(&number);
                assert!(is_example, "{}", sample.id());
            }
        }
    }

    #[test]
    fn each_holds_exactly_one_refusal() {
        for sample in Sample::ALL {
            let read = ReadText::of(sample.text().to_owned(), Vec::new());
            assert_eq!(read.digest(Window::default()).count, 1, "{}", sample.id());
        }
    }
}
