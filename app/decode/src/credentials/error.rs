//! Why a text gives no usable credentials. No variant holds a piece of the text but the names of fields.

use super::Field;
use crate::{
    aws,
    error::{Explanation, Fault},
};
use denylens_lang::Words;
use std::fmt;

/// Why a text gives no usable credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CredentialsError {
    /// No field of any credentials is in it.
    NothingFound,
    /// These fields are missing, and others are there.
    Missing(Vec<Field>),
    /// The value of this field can't be one: it holds characters that no such value has, or is too short.
    Unusable(Field),
    /// The value of this field was cut, or something else was copied with it: it hasn't the length that all have.
    Length {
        /// The field.
        field: Field,
        /// How many characters it has.
        has: usize,
        /// How many it should have.
        needs: usize,
    },
    /// The key is a long-term one (`AKIA…`).
    LongTerm,
    /// The access key ID begins as the unique ID of something else does, such as `AROA` of a role.
    NotAnAccessKey {
        /// The first four characters.
        prefix: &'static str,
    },
    /// More than one value for this field: several profiles, or two sets of credentials.
    Several(Field),
    /// Their time is over.
    Expired,
}

/// Gives what `aws sts assume-role` or a profile with a role would give: short-lived credentials of the profile.
const OF_PROFILE: &str = "aws configure export-credentials --format env";
/// Makes temporary credentials of a user's long-term key. Those of `get-session-token` won't do: "You cannot call any STS API except
/// AssumeRole or GetCallerIdentity" with them (AWS STS API Reference, `API_GetSessionToken.html`).
const OF_ROLE: &str = "aws sts assume-role --role-session-name denylens --role-arn ROLE_ARN";

impl CredentialsError {
    /// What to tell the user.
    pub fn explain(&self) -> Explanation {
        let (kind, what, next, commands): (_, _, _, &'static [&'static str]) = match self {
            CredentialsError::NothingFound => (
                "credentials-missing",
                Words::new(
                    "There are no AWS credentials in this text.",
                    "このテキストには AWS の認証情報がありません。",
                ),
                Words::new(
                    "Paste the lines that the AWS access portal or the command gives, all three values at once.",
                    "AWS アクセスポータルまたはコマンドで得られる行を、3 つの値ともまとめて貼り付けてください。",
                ),
                &[OF_PROFILE],
            ),
            CredentialsError::Missing(fields) => (
                match fields.as_slice() {
                    [Field::SessionToken] => "session-token-missing",
                    _ => "credentials-incomplete",
                },
                missing(fields),
                Words::new(
                    "Paste what is missing: one value after another, or all three at once.",
                    "足りない値を貼り付けてください。1 つずつでも、3 つまとめてでも構いません。",
                ),
                &[OF_PROFILE],
            ),
            CredentialsError::Unusable(field) => (
                "credentials-unusable",
                Words::new(
                    format!("The {} was cut, masked or replaced by a placeholder.", field.words().en),
                    format!("{}が途中で切れているか、伏せ字や仮の値になっています。", field.words().ja),
                ),
                again(),
                &[OF_PROFILE],
            ),
            CredentialsError::Length { field, has, needs } => {
                let name = field.words();
                let (kind, what) = if has < needs {
                    let en = format!("The {} was cut: it has {has} of its {needs} characters.", name.en);
                    let ja = format!("{}が途中で切れています（{needs} 文字のうち {has} 文字）。", name.ja);
                    ("credentials-cut", Words::new(en, ja))
                } else {
                    let en = format!(
                        "The {} has {has} characters in the place of {needs}: something else was copied with it.",
                        name.en
                    );
                    let ja = format!(
                        "{}が {has} 文字あります（本来は {needs} 文字）。前後の文字も一緒にコピーされています。",
                        name.ja
                    );
                    ("credentials-too-long", Words::new(en, ja))
                };
                (kind, what, again(), &[OF_PROFILE])
            }
            CredentialsError::LongTerm => (
                "credentials-long-term",
                Words::new(
                    "This is a long-term access key (`AKIA…`). It works until someone deletes it, so this page doesn't take \
                     it. It was not used and not kept.",
                    "これは長期のアクセスキー（`AKIA…`）です。削除されるまで使えてしまうため、このページでは受け付けません。使用も保存もしていません。",
                ),
                Words::new(
                    "Make temporary credentials and paste those: assume a role with this key, or take those of a profile that signs in. \
                     Those of `aws sts get-session-token` may not decode. Or run the command of the first way with this key: then \
                     the page needs no credentials.",
                    "一時的な認証情報を作って貼り付けてください。このキーでロールを引き受けるか、サインインするプロファイルから取得できます。`aws sts get-session-token` で得た認証情報ではデコードできません。または、最初の方法のコマンドをこのキーで実行してください。その場合、このページに認証情報は必要ありません。",
                ),
                &[OF_ROLE, OF_PROFILE],
            ),
            CredentialsError::NotAnAccessKey { prefix } => (
                "not-an-access-key",
                Words::new(
                    format!(
                        "An ID that begins with `{prefix}` names something else than an access key. Temporary ones begin with `ASIA`."
                    ),
                    format!(
                        "`{prefix}` で始まる ID はアクセスキーのものではありません。一時的なアクセスキーの ID は `ASIA` で始まります。"
                    ),
                ),
                Words::new(
                    "Paste the lines that the AWS access portal or the command gives.",
                    "AWS アクセスポータルまたはコマンドで得られる行を貼り付けてください。",
                ),
                &[OF_PROFILE],
            ),
            CredentialsError::Several(field) => (
                "credentials-several",
                Words::new(
                    format!("The text has more than one {}.", field.words().en),
                    format!("テキストに{}が複数あります。", field.words().ja),
                ),
                Words::new(
                    "Paste one set of credentials only, such as one profile of a file.",
                    "ファイルの中の 1 つのプロファイルなど、1 組の認証情報だけを貼り付けてください。",
                ),
                &[],
            ),
            CredentialsError::Expired => return aws::expired(),
        };
        let fault = match self {
            CredentialsError::LongTerm => Fault::Credentials,
            _ => Fault::Input,
        };
        Explanation { kind, fault, what, next, commands }
    }
}

/// What to do where a value is damaged.
fn again() -> Words {
    Words::new("Copy the credentials again, whole.", "認証情報全体をもう一度コピーしてください。")
}

/// Which values are missing, of the three that work only together.
fn missing(fields: &[Field]) -> Words {
    let all = |join: &str, name: fn(&Words) -> &str, article: &str| {
        let names: Vec<String> =
            fields.iter().map(|field| format!("{article}{}", name(&field.words()))).collect();
        names.join(join)
    };
    let en = all(" and ", |words| &words.en, "the ");
    let ja = all("と", |words| &words.ja, "");
    let are = if fields.len() == 1 { "is" } else { "are" };
    Words::new(
        format!("Temporary credentials have three values: {en} {are} still missing."),
        format!("一時的な認証情報は 3 つの値からなります。{ja}がまだありません。"),
    )
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain().what.en)
    }
}

impl std::error::Error for CredentialsError {}
