//! Prints every fix and every command that the engine writes for the corpus, one JSON object a line, for the linters to look at.
//!
//! Each case comes twice: as it is, and with hostile names in the place of its own. Those have to be parsed as names all the same.

#![allow(clippy::print_stdout, reason = "an example prints")]

use denylens_advise::{Advice, command::shell::Shell, format::Format, merged::Merging};
use denylens_tests::corpus::cases;
use denylens_triage::{
    report::{ConditionKey, Denial, KeyNaming},
    triage,
};
use serde_json::json;
use std::io;

/// Names that are code to somebody.
const HOSTILE: [&str; 34] = [
    "it's",
    "$(id)",
    "`id`",
    "\"; id; \"",
    "a\nid\n",
    "${aws:username} %{ if true }",
    "'''\"\"\"\\",
    "# - {a: [b",
    "日本語 ’; id",
    // Options and files, for the AWS CLI.
    "--endpoint-url=http://127.0.0.1:1/",
    "--%",
    "-x",
    "file:///etc/passwd",
    "http://127.0.0.1:1/",
    // What a zsh or a bash that is typed into expands.
    "=id",
    "~root",
    "!!",
    "!id",
    "^a^id",
    "{a,b}",
    "a;id",
    "a|id",
    "a&id",
    "# $(id)",
    // What ends a document.
    "x\nJSON\nid\ncat <<'JSON'",
    "x\n'@\nid\n@'",
    // What PowerShell takes for quotes, and cmd for more.
    "\u{2018}; id; \u{2018}",
    "\u{201b}; id; \u{201a}",
    "\u{201c}; id; \u{201d}",
    "%PATH%",
    "$env:PATH",
    "@(id)",
    // What turns text around, and what CloudFormation resolves.
    "\u{202e}nimda\u{2066}\u{85}\u{8}",
    "{{resolve:ssm:secret}}",
];

fn main() -> io::Result<()> {
    for case in cases()? {
        let report = triage(&case.paste);
        let mut merging = Merging::default();
        for denial in &report.denials {
            merging.add(denial, &Advice::of(denial).fixes);
        }
        for merged in merging.merged() {
            let line = json!({
                "case": case.name, "names": "as it is", "kind": "iam-json", "text": merged.document(), "layer": "identity",
                "applicability": merged.applicability.name(), "effect": "implicit",
            });
            println!("{line}");
        }
        for denial in report.denials {
            print(&case.name, "as it is", &denial);
            for name in HOSTILE {
                print(&case.name, name, &hostile(denial.clone(), name));
            }
        }
    }
    Ok(())
}

fn print(case: &str, names: &str, denial: &Denial) {
    let advice = Advice::of(denial);
    for fix in advice.fixes {
        let shells = Shell::ALL.into_iter().flat_map(|shell| Format::ALL.map(|format| (format, shell)));
        for (format, shell) in shells {
            let written = format.write(&fix, shell);
            if format != Format::AwsCli && shell != Shell::Bash {
                continue;
            }
            let line = json!({
                "case": case, "names": names, "kind": format.id(), "shell": shell.id(), "text": written.text,
                "layer": fix.layer.map(|layer| layer.id()), "applicability": written.applicability.name(),
                "effect": denial.effect.name(),
            });
            println!("{line}");
        }
    }
    for command in advice.commands {
        for shell in Shell::ALL {
            println!(
                "{}",
                json!({
                    "case": case, "names": names, "kind": "command", "shell": shell.id(), "text": command.text(shell),
                })
            );
        }
    }
}

/// The same refusal with other names.
fn hostile(mut denial: Denial, name: &str) -> Denial {
    denial.principal = denial.principal.map(|_| format!("arn:aws:iam::111122223333:role/{name}"));
    denial.resource = denial.resource.map(|resource| match resource.rsplit_once(['/', ':']) {
        Some((head, _)) if resource.starts_with("arn:") => format!("{head}/{name}"),
        _ => name.to_owned(),
    });
    denial.operation = denial.operation.map(|_| name.to_owned());
    denial.authorization_id = denial.authorization_id.map(|_| name.to_owned());
    denial.account = denial.account.map(|_| name.to_owned());
    denial.conditions.push(ConditionKey {
        key: format!("aws:RequestTag/{name}"),
        values: vec![name.to_owned()],
        naming: KeyNaming::ConditionKey,
    });
    for statement in &mut denial.statements {
        statement.sid = Some(name.to_owned());
        statement.resources.push(name.to_owned());
    }
    denial
}
