//! What to do about a refusal, in words.

#![deny(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]
#![cfg_attr(test, allow(clippy::string_slice, reason = "a wrong slice in a test is a failed test"))]

pub mod cause;
pub mod checklist;
pub mod command;
mod comparison;
pub mod fix;
pub mod handoff;
pub mod layer;
pub mod note;
pub mod prose;

use denylens_lang::{Lang, Words};
use denylens_triage::report::{Cause, Denial, DenyKind, EncodedState, Form};

/// What the page says about one refusal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Advice {
    /// The verdict in one sentence that stands alone.
    pub verdict: String,
    /// The cause's name.
    pub title: String,
    /// Why it was refused, with the user's own values.
    pub why: String,
    /// What to do, in order, smallest first.
    pub next: Vec<String>,
    /// Commands that confirm it or check the fix.
    pub commands: Vec<command::Command>,
    /// Changes to policies that fix it.
    pub fixes: Vec<fix::Fix>,
    /// What else is worth knowing.
    pub notes: Vec<String>,
    /// What to have looked at.
    pub checklist: Vec<checklist::Check>,
    /// The message to whoever can make the change.
    pub handoff: Option<String>,
    /// Where AWS documents it.
    pub references: Vec<Reference>,
}

/// A page of AWS's documentation.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Its title.
    pub title: String,
    /// Its address, always `https://`.
    pub url: String,
}

/// What to say about a refusal, in one language.
pub fn advise(denial: &Denial, lang: Lang) -> Advice {
    let words = cause::prose(denial.cause, lang);
    let fill = |text: &str| prose::fill(text, denial, &|name| unknown(name, lang));
    let by_effect = match denial.effect {
        DenyKind::Explicit => "fix.explicit",
        DenyKind::Implicit if denial.layer.layer.is_some() => "fix.implicit",
        DenyKind::Implicit => "fix",
        DenyKind::Unknown if waits_for_decoding(denial) => "fix.encoded",
        DenyKind::Unknown => "fix",
    };
    let form = denial.form.map(Form::section).filter(|_| denial.effect != DenyKind::Explicit);
    let fix = [form, Some(by_effect)]
        .into_iter()
        .flatten()
        .find(|section| words.section(section).is_some())
        .unwrap_or("fix");
    let why = words.section("why.encoded").filter(|_| denial.action.is_none() && waits_for_decoding(denial));
    let why = why.or_else(|| words.section("why.bare").filter(|_| denial.action.is_none()));
    let why = why.or_else(|| words.section("why")).unwrap_or_default();
    // Where only the layer is known, what there is to say of it is all.
    let is_only_layer = denial.action.is_none() && denial.layer.layer.is_some();
    let mut next: Vec<String> = decode_first(denial, lang).into_iter().collect();
    next.extend(layer::steps(denial, lang));
    next.extend(words.items(fix).map(fill));
    let of_layer = layer::prose(denial, lang);
    let mut paragraphs: Vec<String> = if is_only_layer { Vec::new() } else { vec![fill(why)] };
    paragraphs.extend(of_layer.and_then(|layer| layer.section("why")).map(str::to_owned));
    paragraphs.extend(comparison::of(denial, lang));
    let references = words.references().chain(of_layer.into_iter().flat_map(|layer| layer.references()));
    Advice {
        verdict: verdict(denial, lang),
        title: title(denial, lang),
        why: paragraphs.join("\n\n"),
        next,
        commands: command::of(denial),
        fixes: fix::of(denial),
        notes: note::of(denial).into_iter().map(|note| note.get(lang).to_owned()).collect(),
        checklist: checklist::of(denial),
        handoff: handoff::of(denial, lang),
        references: references
            .map(|(title, url)| Reference { title: title.to_owned(), url: url.to_owned() })
            .collect(),
    }
}

/// The word that stands for a value which the text doesn't give.
fn unknown(name: &str, lang: Lang) -> String {
    let words = match name {
        "principal" => Words::new("the caller", "呼び出し元"),
        "action" => Words::new("the action", "アクション"),
        "resource" => Words::new("the resource", "リソース"),
        "code" => Words::new("no error code", "エラーコードなし"),
        "service" => Words::new("the service", "サービス"),
        "operation" => Words::new("the call", "この呼び出し"),
        _ => Words::new("not given", "記載なし"),
    };
    words.get(lang).to_owned()
}

/// The cause's name.
pub fn title(denial: &Denial, lang: Lang) -> String {
    cause::prose(denial.cause, lang).section("title").unwrap_or_default().to_owned()
}

/// The verdict in one sentence that stands alone. It says no more than is known.
pub fn verdict(denial: &Denial, lang: Lang) -> String {
    let own = cause::prose(denial.cause, lang).section("verdict");
    let about_action = denial.action.is_some()
        && !matches!(denial.cause, Cause::Quota | Cause::Credentials | Cause::Sharing);
    if let Some(own) = own.filter(|_| !about_action) {
        return prose::fill(own, denial, &|name| unknown(name, lang));
    }
    if denial.action.is_none() {
        return verdict_on_call(denial, lang);
    }
    let value = |name: &str| denial.value(name).unwrap_or_else(|| unknown(name, lang));
    let principal = denial.principal.as_deref().map_or_else(|| unknown("principal", lang), short_principal);
    let what = match (lang, denial.resource.is_some()) {
        (Lang::En, true) => {
            format!("{principal} may not perform {} on {}", value("action"), value("resource"))
        }
        (Lang::En, false) => format!("{principal} may not perform {}", value("action")),
        (Lang::Ja, true) => {
            format!("{principal} は {} に対して {} を実行できません", value("resource"), value("action"))
        }
        (Lang::Ja, false) => format!("{principal} は {} を実行できません", value("action")),
    };
    let how = layer::how(denial).get(lang).to_owned();
    match lang {
        Lang::En => format!("{what}: {how}."),
        Lang::Ja => format!("{what}。{how}。"),
    }
}

/// The verdict where the action isn't known: all there is to speak of is the call.
fn verdict_on_call(denial: &Denial, lang: Lang) -> String {
    let call = denial.value("operation").unwrap_or_else(|| unknown("operation", lang));
    let principal = denial.principal.as_deref().map(short_principal);
    let what = match (lang, principal) {
        (Lang::En, Some(principal)) => format!("AWS refused {call} to {principal}"),
        (Lang::En, None) => format!("AWS refused {call}"),
        (Lang::Ja, Some(principal)) => format!("AWS は {principal} による {call} を拒否しました"),
        (Lang::Ja, None) => format!("AWS は {call} を拒否しました"),
    };
    let how = if waits_for_decoding(denial) {
        &Words::new("the encoded message holds the reason", "理由はエンコードされたメッセージの中にあります")
    } else {
        &layer::how(denial)
    };
    match lang {
        Lang::En => format!("{what}: {}.", how.get(lang)),
        Lang::Ja => format!("{what}。{}。", how.get(lang)),
    }
}

/// Whether an encoded message is there, whole, and its document isn't.
fn waits_for_decoding(denial: &Denial) -> bool {
    let is_whole = denial.encoded.as_ref().is_some_and(|encoded| encoded.state == EncodedState::Complete);
    is_whole && denial.documents.decoded.is_none()
}

/// `user/ana` of `arn:aws:iam::111122223333:user/ana`; a principal that is no ARN as it is.
fn short_principal(principal: &str) -> String {
    match principal.strip_prefix("arn:").and_then(|arn| arn.splitn(5, ':').last()) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => principal.to_owned(),
    }
}

/// The first step where an encoded message waits to be decoded.
fn decode_first(denial: &Denial, lang: Lang) -> Option<String> {
    let encoded = denial.encoded.as_ref()?;
    let words = match encoded.state {
        EncodedState::Complete if waits_for_decoding(denial) => Words::new(
            "Decode the encoded message: it names the resource, the matched statement and the request context.",
            "エンコードされたメッセージをデコードしてください。リソース、一致したステートメント、リクエストコンテキストが分かります。",
        ),
        EncodedState::CutShort => Words::new(
            "The encoded message seems to be cut short. If AWS can't decode it, make the failing call again and copy the whole message.",
            "エンコードされたメッセージが途中で切れているようです。AWS でデコードできない場合は、失敗した呼び出しをもう一度実行し、メッセージ全体をコピーしてください。",
        ),
        EncodedState::Unfit => Words::new(
            "The encoded message isn't as AWS makes it, so it can't be decoded. Copy it from the original output.",
            "エンコードされたメッセージが AWS の形式と異なるため、デコードできません。元の出力からコピーしてください。",
        ),
        EncodedState::Redacted => Words::new(
            "The encoded message was taken out of the text, so it can't be decoded. Copy it from the original output.",
            "エンコードされたメッセージが取り除かれているため、デコードできません。元の出力からコピーしてください。",
        ),
        EncodedState::Complete => return None,
    };
    Some(words.get(lang).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[track_caller]
    fn check(text: &str, en: &str, ja: &str) {
        let report = triage(text);
        let denial = report.denials.first().expect("a denial");
        assert_eq!(advise(denial, Lang::En).verdict, en);
        assert_eq!(advise(denial, Lang::Ja).verdict, ja);
    }

    #[test]
    fn the_verdict_names_the_layer_that_is_stated() {
        check(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a service control policy",
            "user/ana may not perform s3:GetObject on arn:aws:s3:::b/k: a service control policy (SCP) explicitly denies it.",
            "user/ana は arn:aws:s3:::b/k に対して s3:GetObject を実行できません。サービスコントロールポリシー (SCP) が明示的に拒否しています。",
        );
    }

    #[test]
    fn the_verdict_says_when_the_layer_is_not_known() {
        check(
            "User: Ana is not authorized to perform: glue:GetTrigger with an explicit deny",
            "Ana may not perform glue:GetTrigger: a policy explicitly denies it, but the text doesn't say in which layer.",
            "Ana は glue:GetTrigger を実行できません。ポリシーが明示的に拒否していますが、どの層かはテキストに示されていません。",
        );
    }

    #[test]
    fn a_quota_is_no_refusal_of_a_policy() {
        check(
            "Error: VcpuLimitExceeded: You have requested more vCPU capacity than your limit",
            "AWS had no room for this request (VcpuLimitExceeded): a quota or capacity, not a permission.",
            "クォータまたは容量の問題です (VcpuLimitExceeded)。権限の問題ではありません。",
        );
    }

    #[test]
    fn an_encoded_message_holds_the_reason() {
        check(
            &format!(
                "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized \
                 to perform this operation. Encoded authorization failure message: {}",
                "aB3-_xYz".repeat(70)
            ),
            "AWS refused RunInstances: the encoded message holds the reason.",
            "AWS は RunInstances を拒否しました。理由はエンコードされたメッセージの中にあります。",
        );
    }

    #[test]
    fn authorization_details_decode_no_message() {
        let message = format!(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:CreateRole on resource: \
             arn:aws:iam::111122223333:role/New with an explicit deny. Encoded authorization failure message: {}",
            "aB3-_xYz".repeat(70)
        );
        let details = r#"{"requestContext":{"aws:PrincipalType":"User"},"evaluations":[{"action":"iam:CreateRole","resource":"arn:aws:iam::111122223333:role/New","evaluatedEffect":"EXPLICIT_DENY","checks":[]}]}"#;
        let denials = triage(&format!("{message}\n\n{details}")).denials;
        assert_eq!(denials.len(), 1);
        assert!(denials.iter().all(waits_for_decoding));
    }

    #[test]
    fn no_brace_is_left_in_any_advice() {
        for text in [
            "AccessDenied: no",
            "User is not authorized to perform: iam:PassRole",
            "ExpiredToken: no",
            "<Code>AccessDenied</Code>",
        ] {
            for denial in triage(text).denials {
                for lang in Lang::ALL {
                    let advice = advise(&denial, lang);
                    let all = [vec![advice.verdict, advice.why], advice.next].concat().join(" ");
                    assert!(!all.contains(['{', '}']), "{all}");
                }
            }
        }
    }
}
