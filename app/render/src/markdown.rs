//! The report as Markdown, for a ticket or a chat. Values of the user's are code spans: none of them can become markup.

use crate::words;
use denylens_advise::{advise, command::shell::Shell, fix::merged};
use denylens_lang::{Lang, Words};
use denylens_triage::{
    Report,
    report::{Denial, Status},
};
use std::fmt::Write;

/// The report as Markdown.
pub fn markdown(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    for notice in &report.notices {
        let _ = writeln!(out, "{}\n", words::notice(*notice, lang));
    }
    for denial in &report.denials {
        one(&mut out, denial, lang);
    }
    for merged in merged(report) {
        let title = Words::new(
            format!("One policy for {} of these refusals", merged.count),
            format!("{} 件の拒否をまとめて解消するポリシー", merged.count),
        );
        let _ = writeln!(out, "## {}", title.get(lang));
        block(&mut out, "json", &merged.text);
        let _ = writeln!(out);
    }
    out
}

fn one(out: &mut String, denial: &Denial, lang: Lang) {
    let say = |en: &str, ja: &str| Words::new(en, ja).get(lang).to_owned();
    let advice = advise(denial, lang);
    let _ = writeln!(out, "## {}\n", advice.verdict);
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
            let _ = writeln!(out, "- {name}: {}", code(&value));
        }
    }
    for rung in denial.ladder.iter().filter(|rung| rung.status != Status::Unknown) {
        let _ = writeln!(out, "- {}: {} ({})", rung.layer.id(), rung.status.name(), rung.basis.name());
    }
    let _ = writeln!(out, "\n### {}\n\n{}\n", advice.title, advice.why);
    for step in &advice.next {
        let _ = writeln!(out, "1. {step}");
    }
    for fix in &advice.fixes {
        let _ = writeln!(out, "\n### {}: {}\n", say("Change for", "変更する人"), fix.owner.get(lang));
        let _ = writeln!(out, "{}", fix.grants.get(lang));
        if let Some(written) = fix.written(denial).into_iter().find(|written| written.format.id == "iam-json")
        {
            block(out, "json", &written.text);
        }
    }
    for note in &advice.notes {
        let _ = writeln!(out, "\n> {note}");
    }
    if !advice.commands.is_empty() {
        let _ = writeln!(out, "\n### {}", say("Commands", "コマンド"));
    }
    for command in &advice.commands {
        let _ = writeln!(out, "\n{}", command.purpose.get(lang));
        block(out, "sh", &command.text(Shell::Bash));
    }
    if !denial.conditions.is_empty() {
        let _ = writeln!(out, "\n### {}\n", say("Request context", "リクエストコンテキスト"));
        for condition in &denial.conditions {
            let values: Vec<_> = condition.values.iter().map(|value| code(value)).collect();
            let _ = writeln!(out, "- {}: {}", code(&condition.key), values.join(", "));
        }
    }
    for reading in &denial.readings {
        let _ = writeln!(out, "\n> {}", words::reading(reading, lang));
    }
    let _ = writeln!(out);
}

/// A block of code.
fn block(out: &mut String, language: &str, text: &str) {
    let fence = fence(text);
    let _ = writeln!(out, "\n{fence}{language}\n{text}\n{fence}");
}

/// A code span that shows exactly this text, whatever backticks it has. Line breaks can't be inside one.
fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    let longest = text.split(|next| next != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{space}{text}{space}{ticks}")
}

/// A fence longer than any in the text.
fn fence(text: &str) -> String {
    let longest = text.split(|next| next != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_leaves_its_code_span() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`x``"), "``` `x`` ```");
        assert_eq!(code("a\n# b"), "`a # b`");
    }
}
