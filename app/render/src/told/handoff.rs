//! The message to whoever can do something: who, what, where, when, which policy, what is asked for, and the one command to run.
//! Plain text, for a chat or a ticket.

use super::Told;
use denylens_advise::{
    How,
    command::shell::Shell,
    format::Format,
    handoff::{Handoff, Run},
};
use denylens_lang::visible_line;

pub(super) fn text(told: &Told<'_>, message: &Handoff, shell: Shell) -> String {
    let (denial, words) = (told.denial, &told.words.handoff);
    let shown = |value: Option<&str>| value.map(visible_line);
    let action = denial.qualified_action();
    let place: Vec<&str> =
        [denial.account.as_deref(), denial.region.as_deref()].into_iter().flatten().collect();
    let rows = [
        (words.to, Some((told.words.fix.contact)(&message.to).text())),
        (words.who, shown(denial.principal.as_deref())),
        (words.what, shown(action.as_deref().or(denial.operation.as_deref()))),
        (words.on, shown(denial.resource.as_deref())),
        (words.place, shown(Some(&place.join(", ")))),
        (words.when, shown(denial.time.as_deref())),
        (words.request_id, shown(denial.request_id.as_deref())),
        (words.refused_by, message.refused.as_ref().map(|how| refused_by(told, how))),
        (words.asked, Some((words.request)(&message.request).text())),
    ];
    let mut out = String::new();
    for (name, value) in rows {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            for part in [name, ": ", &value, "\n"] {
                out.push_str(part);
            }
        }
    }
    if let Some(command) = message.run.and_then(|run| command(told, run, shell)) {
        for part in ["\n", &command, "\n"] {
            out.push_str(part);
        }
    }
    out
}

fn command(told: &Told<'_>, run: Run, shell: Shell) -> Option<String> {
    match run {
        Run::Command(at) => told.advice.commands.get(at).map(|command| command.text(shell)),
        Run::Fix => told.advice.fixes.first().map(|fix| Format::AwsCli.write(fix, shell).text),
    }
}

/// How it was refused, by which policy and which statement.
fn refused_by(told: &Told<'_>, how: &How) -> String {
    let sid = told.denial.statements.first().and_then(|statement| statement.sid.as_deref());
    let how = (told.words.first.verdict.how)(how).text();
    let values = [told.denial.policy.as_deref(), sid].into_iter().flatten().map(visible_line);
    std::iter::once(how).chain(values).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::en;
    use denylens_advise::Advice;
    use denylens_triage::triage;

    #[test]
    fn the_message_says_who_needs_what_from_whom() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action";
        let denial = triage(text).denials.remove(0);
        let message = Told::new(&denial, &Advice::of(&denial), &en::WORDS).handoff(Shell::Bash).unwrap();
        let (head, command) = message.split_once("\n\n").unwrap();
        assert_eq!(
            head,
            "To: an IAM administrator of account 111122223333\nWho: arn:aws:iam::111122223333:user/ana\nWhat: s3:GetObject\n\
             On: arn:aws:s3:::b/k\nWhere: 111122223333\nRefused by: no identity-based policy allows it\n\
             Asked for: Allows s3:GetObject on arn:aws:s3:::b/k, and nothing else."
        );
        assert!(command.contains("\naws iam put-user-policy --user-name=ana "), "{command}");
    }
}
