//! Refusals to try the page with: a registry. A new sample is a text file, a variant, and what the compiler then asks for.
//!
//! All accounts and names in them are AWS's examples.

use crate::chunk::NotCome;
use denylens_engine::Lang;
use wasm_split_helpers::wasm_split;

/// A refusal to try the page with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sample {
    Organisation,
    PassRole,
    Launch,
    Encoded,
    Key,
    GithubActions,
    Condition,
    Forbidden,
    Capacity,
    Five,
}

impl Sample {
    /// The samples, as the page offers them.
    pub(crate) const ALL: [Sample; 10] = [
        Sample::Organisation,
        Sample::PassRole,
        Sample::Launch,
        Sample::Encoded,
        Sample::Key,
        Sample::GithubActions,
        Sample::Condition,
        Sample::Forbidden,
        Sample::Capacity,
        Sample::Five,
    ];

    /// Its stable id.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Sample::Organisation => "organisation",
            Sample::PassRole => "pass-role",
            Sample::Launch => "launch",
            Sample::Encoded => "encoded",
            Sample::Key => "key",
            Sample::GithubActions => "github-actions",
            Sample::Condition => "condition",
            Sample::Forbidden => "forbidden",
            Sample::Capacity => "capacity",
            Sample::Five => "five",
        }
    }

    /// What it shows, in one language.
    pub(crate) fn title(self, lang: Lang) -> &'static str {
        self.said(lang).0
    }

    /// What text it is, in one language.
    pub(crate) fn about(self, lang: Lang) -> &'static str {
        self.said(lang).1
    }

    /// Title and line: they are there before any chunk, so every byte counts.
    fn said(self, lang: Lang) -> (&'static str, &'static str) {
        match (self, lang) {
            (Sample::Organisation, Lang::En) => {
                ("Stopped by the organization", "AWS CLI: an SCP denies an upload")
            }
            (Sample::Organisation, Lang::Ja) => ("組織の SCP による拒否", "AWS CLI: S3 へのアップロード"),
            (Sample::PassRole, Lang::En) => ("A role to hand over", "Terraform: iam:PassRole is missing"),
            (Sample::PassRole, Lang::Ja) => ("サービスに渡せないロール", "Terraform: iam:PassRole の不足"),
            (Sample::Launch, Lang::En) => ("EC2 launch, decoded", "RunInstances: error and message"),
            (Sample::Launch, Lang::Ja) => {
                ("EC2 の起動（デコードされたメッセージ）", "RunInstances: エラーとデコード結果")
            }
            (Sample::Encoded, Lang::En) => ("Still encoded", "Packer: a message to decode first"),
            (Sample::Encoded, Lang::Ja) => ("デコード前のメッセージ", "Packer: デコードすれば理由が分かる"),
            (Sample::Key, Lang::En) => ("A key in another account", "Java: S3 stopped at kms:Decrypt"),
            (Sample::Key, Lang::Ja) => ("別のアカウントの KMS キー", "Java: S3 が kms:Decrypt で失敗"),
            (Sample::GithubActions, Lang::En) => {
                ("GitHub Actions can't assume", "OIDC: token and trust policy differ")
            }
            (Sample::GithubActions, Lang::Ja) => ("GitHub Actions の OIDC", "トークンと信頼ポリシーの不一致"),
            (Sample::Condition, Lang::En) => ("A condition decided", "Decoded: no MFA, no change"),
            (Sample::Condition, Lang::Ja) => ("条件による拒否", "デコード結果: MFA なしの操作"),
            (Sample::Forbidden, Lang::En) => ("403 and nothing else", "boto3: HeadObject, Forbidden"),
            (Sample::Forbidden, Lang::Ja) => ("理由のない 403", "boto3: HeadObject が Forbidden"),
            (Sample::Capacity, Lang::En) => ("No capacity", "Karpenter: not a permission at all"),
            (Sample::Capacity, Lang::Ja) => ("キャパシティ不足", "Karpenter: 権限の問題ではない"),
            (Sample::Five, Lang::En) => ("Five at once", "GitLab CI: one role, five refusals"),
            (Sample::Five, Lang::Ja) => ("5 件の拒否を一度に", "GitLab CI: 1 つのロールのログ"),
        }
    }

    /// What would be pasted, when it has come.
    pub(crate) async fn bring(self) -> Result<&'static str, NotCome> {
        bring(self).await
    }

    fn text(self) -> &'static str {
        match self {
            Sample::Organisation => include_str!("sample/organisation.txt"),
            Sample::PassRole => include_str!("sample/pass-role.txt"),
            Sample::Launch => include_str!("sample/launch.txt"),
            Sample::Encoded => include_str!("sample/encoded.txt"),
            Sample::Key => include_str!("sample/key.txt"),
            Sample::GithubActions => include_str!("sample/github-actions.txt"),
            Sample::Condition => include_str!("sample/condition.txt"),
            Sample::Forbidden => include_str!("sample/forbidden.txt"),
            Sample::Capacity => include_str!("sample/capacity.txt"),
            Sample::Five => include_str!("sample/five.txt"),
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
    use crate::model::index::{Marks, WINDOW};
    use denylens_engine::{Digest, ReadText, SecretsSeen};
    use std::collections::BTreeSet;

    fn digest(sample: Sample) -> Digest {
        ReadText::of(sample.text().to_owned(), Vec::new()).digest(WINDOW)
    }

    /// Effect, layer and cause of each refusal that a sample holds.
    fn promised(sample: Sample) -> &'static [(&'static str, &'static str, &'static str)] {
        match sample {
            Sample::Organisation => &[("explicit", "scp", "action")],
            Sample::PassRole => &[("implicit", "identity", "pass-role")],
            Sample::Launch | Sample::Condition => &[("explicit", "unknown", "condition")],
            Sample::Encoded | Sample::Forbidden => &[("unknown", "unknown", "action")],
            Sample::Key => &[("implicit", "resource", "kms")],
            Sample::GithubActions => &[("unknown", "unknown", "trust")],
            Sample::Capacity => &[("unknown", "unknown", "quota")],
            Sample::Five => &[
                ("implicit", "resource", "action"),
                ("implicit", "identity", "action"),
                ("implicit", "identity", "kms"),
                ("implicit", "boundary", "pass-role"),
                ("explicit", "scp", "action"),
            ],
        }
    }

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
    fn each_holds_one_refusal_and_five_holds_five() {
        for sample in Sample::ALL {
            let count = if sample == Sample::Five { 5 } else { 1 };
            assert_eq!(digest(sample).count, count, "{}", sample.id());
        }
    }

    #[test]
    fn each_is_what_its_title_promises() {
        for sample in Sample::ALL {
            let digest = digest(sample);
            let marks: Vec<Marks> = if digest.count == 1 {
                digest.refusal.iter().map(Marks::of).collect()
            } else {
                digest.entries.iter().map(Marks::of_entry).collect()
            };
            let found: Vec<_> = marks.iter().map(|marks| (marks.effect, marks.layer, marks.cause)).collect();
            assert_eq!(found, promised(sample), "{}", sample.id());
            assert_eq!(digest.secrets, SecretsSeen::default(), "{}", sample.id());
        }
    }

    #[test]
    fn a_message_is_decoded_unless_the_title_says_otherwise() {
        for sample in Sample::ALL {
            let open = usize::from(sample == Sample::Encoded);
            assert_eq!(digest(sample).open_lookups, open, "{}", sample.id());
        }
    }

    #[test]
    fn each_is_told_apart_in_each_language() {
        let mut ids = BTreeSet::new();
        let mut said = BTreeSet::new();
        for sample in Sample::ALL {
            assert!(ids.insert(sample.id()), "{}", sample.id());
            for lang in Lang::ALL {
                assert!(said.insert(sample.title(lang)), "{}", sample.title(lang));
                assert!(said.insert(sample.about(lang)), "{}", sample.about(lang));
            }
        }
    }
}
