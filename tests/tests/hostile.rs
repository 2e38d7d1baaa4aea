//! Texts that are no refusal, or one that somebody meddled with: nothing stops the engine, and nothing is made up.

use denylens_advise::command::shell::Shell;
use denylens_lang::Lang;
use denylens_render::{self as render, Sharing};
use denylens_tests::texts::HOSTILE;
use denylens_triage::{Report, triage};

const SENTENCE: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
    \"arn:aws:s3:::example/key\" because no identity-based policy allows the s3:GetObject action";

/// Reads and renders it every way, so that each of them meets the text.
#[track_caller]
fn read(text: &str) -> Report {
    let report = triage(text);
    for denial in &report.denials {
        for proof in &denial.evidence {
            assert_eq!(text.get(proof.start..proof.end), Some(proof.text.as_str()));
        }
    }
    for lang in Lang::ALL {
        let words = render::words(lang);
        let shared = Sharing::Redacted.report(&report);
        for (report, sharing) in [(&report, Sharing::Whole), (&*shared, Sharing::Redacted)] {
            let json = render::json(report, sharing, words);
            serde_json::from_str::<serde_json::Value>(&json).expect("the report is JSON");
        }
        for shared in
            [render::markdown(&shared, Shell::Bash, words), render::text(&shared, Shell::Bash, words)]
        {
            assert!(!shared.contains("111122223333"), "what is shared has no account: {shared}");
        }
    }
    report
}

#[track_caller]
fn nothing(name: &str, text: &str) {
    let report = read(text);
    assert_eq!(report.denials, [], "{name}");
    assert!(!report.notices.is_empty(), "{name}: says that it was not understood");
}

#[track_caller]
fn the_refusal(name: &str, text: &str) {
    let report = read(text);
    let actions: Vec<_> = report.denials.iter().map(|denial| denial.action.as_deref()).collect();
    assert_eq!(actions, [Some("s3:GetObject")], "{name}");
}

#[test]
fn what_isnt_understood_is_said_not_to_be() {
    for (name, text) in [
        ("nothing", ""),
        ("white space", " \n\t\r\n "),
        ("NULs", "\0\0\0\0"),
        ("a replacement character for each bad byte", "\u{fffd}\u{fffd}\u{fffd}PNG\r\n\u{1a}\n"),
        ("marks of direction", "\u{202e}\u{202d}\u{200f}\u{2066}"),
        ("a lone surrogate, escaped", r#"{"message":"\ud800 \udc00"}"#),
        ("half a document", r#"{"a":{"b":["#),
        (
            "a policy",
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#,
        ),
        ("prose", "The bucket was created yesterday."),
    ] {
        nothing(name, text);
    }
}

#[test]
fn a_refusal_is_read_among_whatever_stands_around_it() {
    let deep = "{\"a\":[".repeat(10_000);
    let escaped = serde_json::json!({ "message": SENTENCE }).to_string();
    for (name, text) in [
        ("NULs", format!("\0\0{SENTENCE}\0\0")),
        ("NULs between the words", SENTENCE.replace(" perform", " \0perform")),
        ("marks of direction", format!("\u{202e}{SENTENCE}\u{202c}")),
        ("marks inside it", SENTENCE.replace("not authorized", "not\u{200b} auth\u{ad}orized")),
        ("bytes that were no UTF-8", format!("\u{fffd}\u{fffd} {SENTENCE} \u{fffd}")),
        ("10,000 levels of JSON", format!("{deep}\n{SENTENCE}\n{deep}")),
        ("10,000 levels of JSON that end", format!("{deep}{}\n{SENTENCE}", "]}".repeat(10_000))),
        ("a lone surrogate, escaped", escaped.replace("\"User", "\"\\ud800 User")),
        ("a line of a megabyte", format!("{} {SENTENCE}", "x".repeat(1 << 20))),
    ] {
        the_refusal(name, &text);
    }
}

#[test]
fn texts_that_are_made_to_be_slow_are_no_refusals() {
    for (name, make) in HOSTILE {
        let report = read(&make(64 * 1024));
        assert!(report.denials.len() <= 1, "{name}: {} refusals", report.denials.len());
        // A reason that stands alone has a layer, the one that it names, as a sentence has.
        let says_layer = matches!(name, "reasons alone" | "one sentence again and again");
        for denial in report.denials {
            assert_eq!(denial.layer.layer.is_some(), says_layer, "{name}");
        }
    }
}

#[test]
fn a_text_cut_anywhere_is_read_without_a_wrong_layer() {
    for end in (0..SENTENCE.len()).filter(|end| SENTENCE.is_char_boundary(*end)) {
        for denial in read(&SENTENCE[..end]).denials {
            let layer = denial.layer.layer.map(|layer| layer.id());
            assert!(matches!(layer, None | Some("identity")), "{end}: {layer:?}");
        }
    }
}
