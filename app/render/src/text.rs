//! The report as plain text, for a mail or a ticket without markup.

use crate::words;
use denylens_advise::{advise, command::shell::Shell};
use denylens_lang::{Lang, Words};
use denylens_triage::{Report, report::Denial};
use std::fmt::Write;

/// The report as plain text.
pub fn text(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    for notice in &report.notices {
        let _ = writeln!(out, "{}\n", words::notice(*notice, lang));
    }
    for denial in &report.denials {
        one(&mut out, denial, lang);
    }
    out
}

fn one(out: &mut String, denial: &Denial, lang: Lang) {
    let say = |en: &str, ja: &str| Words::new(en, ja).get(lang).to_owned();
    let advice = advise(denial, lang);
    let _ = writeln!(out, "{}\n", advice.verdict);
    let rows = [
        (say("Principal", "プリンシパル"), denial.principal.clone()),
        (say("Action", "アクション"), denial.qualified_action()),
        (say("Resource", "リソース"), denial.resource.clone()),
        (say("Error code", "エラーコード"), denial.code.clone()),
        (say("Policy", "ポリシー"), denial.policy.clone()),
        (say("Region", "リージョン"), denial.region.clone()),
        (say("Request ID", "リクエスト ID"), denial.request_id.clone()),
    ];
    for (name, value) in rows {
        if let Some(value) = value {
            let _ = writeln!(out, "{name}: {}", value.replace(['\n', '\r'], " "));
        }
    }
    let _ = writeln!(out, "\n{}\n{}\n", advice.title, plain(&advice.why));
    for (number, step) in (1..).zip(&advice.next) {
        let _ = writeln!(out, "{number}. {}", plain(step));
    }
    for fix in &advice.fixes {
        let _ = writeln!(out, "\n{}: {}", say("Change for", "変更する人"), fix.owner.get(lang));
        let _ = writeln!(out, "{}", plain(fix.grants.get(lang)));
        if let Some(written) = fix.written(denial).into_iter().find(|written| written.format.id == "iam-json")
        {
            block(out, &written.text);
        }
    }
    for note in &advice.notes {
        let _ = writeln!(out, "\n{}", plain(note));
    }
    for command in &advice.commands {
        let _ = writeln!(out, "\n{}:", command.purpose.get(lang));
        block(out, &command.text(Shell::Bash));
    }
    for condition in &denial.conditions {
        let _ = writeln!(out, "\n{}: {}", condition.key, condition.values.join(", "));
    }
    let _ = writeln!(out);
}

/// A sentence without its marks of code.
fn plain(sentence: &str) -> String {
    sentence.replace('`', "")
}

fn block(out: &mut String, text: &str) {
    for line in text.lines() {
        let _ = writeln!(out, "    {line}");
    }
}
