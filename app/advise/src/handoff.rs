//! The message to whoever can make the change: who, what, where, when, which policy, what is asked for, and the one command to run.
//! Plain text, for a chat or a ticket.

use super::{command, fix, fix::Format, layer, waits_for_decoding};
use crate::command::shell::Shell;
use denylens_lang::{Lang, Words};
use denylens_policy::document::Effect;
use denylens_triage::report::{Denial, RemedyOwner, RemedyRequest};
use std::fmt::Write;

/// The message; `None` where nobody but the caller has to do something.
pub fn of(denial: &Denial, lang: Lang) -> Option<String> {
    let say = |en: &str, ja: &str| Words::new(en, ja).get(lang).to_owned();
    let fixes = fix::of(denial);
    let (owner, ask, command) = if waits_for_decoding(denial) {
        let owner = Words::new(
            "an administrator who may call sts:DecodeAuthorizationMessage",
            "sts:DecodeAuthorizationMessage を実行できる管理者",
        );
        let ask = Words::new(
            "please decode the message with the command below and send me the answer, or allow me sts:DecodeAuthorizationMessage.",
            "下のコマンドでメッセージをデコードして結果を送ってください。または sts:DecodeAuthorizationMessage を許可してください。",
        );
        (owner, ask, command::of(denial).first().map(|command| command.text(Shell::Bash)))
    } else if let Some(fix) = fixes.first() {
        let command = fix
            .written(denial)
            .into_iter()
            .find(|written| is_command(written.format))
            .map(|written| written.text);
        let ask = match fix.statement.effect {
            Effect::Allow => fix.grants.clone(),
            Effect::Deny => Words::new(
                format!(
                    "please make an exception for me in the statement {}. {}",
                    fix.statement.sid, fix.grants.en
                ),
                format!("ステートメント {} に例外を追加してください。{}", fix.statement.sid, fix.grants.ja),
            ),
        };
        (fix.owner.clone(), ask, command)
    } else {
        let remedy = denial.cause.remedy()?;
        let owner = match remedy.owner {
            RemedyOwner::AccountAdministrator => {
                Words::new("an administrator of the account", "アカウントの管理者")
            }
            RemedyOwner::ResourceOwner => Words::new("the owner of the resource", "リソースの所有者"),
        };
        let ask = match remedy.request {
            RemedyRequest::RaiseQuota => {
                Words::new("please raise the quota.", "クォータの引き上げをお願いします。")
            }
            RemedyRequest::ShareResource => Words::new(
                "please share the resource with this account.",
                "リソースをこのアカウントと共有してください。",
            ),
            RemedyRequest::FindPolicy => Words::new(
                "please find out which policy refused this; the event in CloudTrail says more.",
                "どのポリシーが拒否したか確認してください。CloudTrail のイベントに詳細があります。",
            ),
        };
        let command = command::of(denial).pop().map(|command| command.text(Shell::Bash));
        (owner, ask, command)
    };
    let mut out = String::new();
    let mut row = |name: String, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(out, "{name}: {}", value.replace(['\n', '\r'], " "));
        }
    };
    row(say("To", "宛先"), Some(owner.get(lang).to_owned()));
    row(say("Who", "誰が"), denial.principal.clone());
    row(say("What", "何を"), denial.qualified_action().or_else(|| denial.operation.clone()));
    row(say("On", "対象"), denial.resource.clone());
    let place: Vec<String> = [denial.account.clone(), denial.region.clone()].into_iter().flatten().collect();
    row(say("Where", "どこで"), Some(place.join(", ")));
    row(say("When", "いつ"), denial.time.clone());
    row(say("Request ID", "リクエスト ID"), denial.request_id.clone());
    row(say("Refused by", "拒否した層"), refused_by(denial, lang));
    row(say("Asked for", "依頼"), Some(ask.get(lang).replace('`', "")));
    if let Some(command) = command {
        let _ = writeln!(out, "\n{command}");
    }
    Some(out)
}

fn is_command(format: Format) -> bool {
    format.id == "aws-cli"
}

fn refused_by(denial: &Denial, lang: Lang) -> Option<String> {
    denial.layer.layer?;
    let sid = denial.statements.first().and_then(|statement| statement.sid.as_deref());
    let how = layer::how(denial);
    let parts = [Some(how.get(lang)), denial.policy.as_deref(), sid];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[test]
    fn the_message_says_who_needs_what_from_whom() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action";
        let message = of(&triage(text).denials.remove(0), Lang::En).unwrap();
        let (head, command) = message.split_once("\n\n").unwrap();
        assert_eq!(
            head,
            "To: an IAM administrator of account 111122223333\nWho: arn:aws:iam::111122223333:user/ana\nWhat: s3:GetObject\n\
             On: arn:aws:s3:::b/k\nWhere: 111122223333\nRefused by: no identity-based policy allows it\n\
             Asked for: Allows s3:GetObject on arn:aws:s3:::b/k, and nothing else."
        );
        assert!(command.starts_with("aws iam put-user-policy --user-name ana "), "{command}");
    }

    #[test]
    fn expired_credentials_are_nobody_elses_business() {
        let text = "An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.";
        assert_eq!(of(&triage(text).denials.remove(0), Lang::En), None);
    }
}
