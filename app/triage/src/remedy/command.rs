//! Commands that confirm a refusal, filled in with its own values and safe to paste into a POSIX shell.

use super::Command;
use crate::{
    cause::Cause,
    lang::{Lang, Words},
    report::{Denial, EncodedState, Layer, LayerKind},
};

/// The commands for a refusal, the most telling first.
pub(super) fn of(denial: &Denial, lang: Lang) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut add = |en: &str, ja: &str, text: String| {
        commands.push(Command { purpose: Words::new(en, ja).get(lang).to_owned(), text });
    };
    if denial.cause == Cause::NotAws {
        return commands;
    }
    if let Some(encoded) = denial.encoded.as_ref().filter(|encoded| encoded.state == EncodedState::Complete) {
        add(
            "Decode the message",
            "メッセージをデコードする",
            format!(
                "aws sts decode-authorization-message --encoded-message={} --query DecodedMessage --output text",
                quoted(&encoded.text)
            ),
        );
    }
    add(
        "See whose credentials are used",
        "使われている認証情報を確認する",
        "aws sts get-caller-identity".to_owned(),
    );
    let resource = denial.resource.as_deref().unwrap_or_default();
    if let (Some(Layer::Resource), Some(LayerKind::BucketPolicy)) = (denial.layer.layer, denial.layer.kind)
        && let Some(bucket) = resource.split(":::").nth(1).and_then(|path| path.split('/').next())
    {
        add(
            "Read the bucket policy",
            "バケットポリシーを確認する",
            format!("aws s3api get-bucket-policy --bucket {}", quoted(bucket)),
        );
    }
    if denial.cause == Cause::Kms && resource.contains(":kms:") {
        add(
            "See the state of the key",
            "キーの状態を確認する",
            format!("aws kms describe-key --key-id {}", quoted(resource)),
        );
    }
    if let (Cause::PassRole | Cause::Trust, Some(role)) = (denial.cause, resource.split(":role/").nth(1)) {
        let name = role.rsplit('/').next().unwrap_or(role);
        add(
            "Read the trust policy of the role",
            "ロールの信頼ポリシーを確認する",
            format!("aws iam get-role --role-name {}", quoted(name)),
        );
    }
    if denial.cause == Cause::Quota {
        let service = denial.service.as_deref().unwrap_or("ec2");
        add(
            "List the quotas of the service",
            "サービスのクォータを一覧表示する",
            format!("aws service-quotas list-service-quotas --service-code {}", quoted(service)),
        );
    }
    if let Some(operation) = &denial.operation {
        add(
            "Find the event in CloudTrail",
            "CloudTrail でイベントを探す",
            format!(
                "aws cloudtrail lookup-events --lookup-attributes {}",
                quoted(&format!("AttributeKey=EventName,AttributeValue={operation}"))
            ),
        );
    }
    commands
}

/// A word for a POSIX shell: as it is where it is harmless, else in single quotes.
fn quoted(word: &str) -> String {
    let harmless = |next: char| next.is_ascii_alphanumeric() || "-_./:@%+=,".contains(next);
    if !word.is_empty() && word.chars().all(harmless) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_a_shell_would_read_are_quoted() {
        assert_eq!(quoted("arn:aws:s3:::b/k"), "arn:aws:s3:::b/k");
        assert_eq!(quoted("$(id)"), "'$(id)'");
        assert_eq!(quoted("it's"), "'it'\\''s'");
        assert_eq!(quoted("*"), "'*'");
        assert_eq!(quoted(""), "''");
    }
}
