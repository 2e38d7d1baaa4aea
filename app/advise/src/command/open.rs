//! What has to be put into a command by hand, and whether the commands before it have told of that.

use super::Command;
use crate::argument::ValueKind;

/// What has to be put in: the text has none of these, or nothing that can be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// What it is.
    pub kind: ValueKind,
    /// Whether it has to be told here.
    pub mention: Mention,
}

/// Which of the mentions of what has to be put in it is, over all commands of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mention {
    /// The first of all: it says what names in capitals are.
    First,
    /// The first of this name.
    Another,
    /// A command before has told of it.
    Again,
}

/// Tells of each name once.
pub(super) fn tell(commands: &mut [Command]) {
    let mut told: Vec<ValueKind> = Vec::new();
    for open in commands.iter_mut().flat_map(|command| &mut command.open) {
        open.mention = match () {
            () if told.contains(&open.kind) => Mention::Again,
            () if told.is_empty() => Mention::First,
            () => Mention::Another,
        };
        told.push(open.kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command;
    use denylens_triage::triage;

    #[test]
    fn what_has_to_be_put_in_is_told_once() {
        let text = "User: arn:aws:sts::xxxxxxxxxxxx:assumed-role/<role>/ana is not authorized to perform: s3:PutObject on resource: \
                    arn:aws:s3:::<bucket>/k because no identity-based policy allows the s3:PutObject action";
        let made = command::of(&triage(text).denials.remove(0));
        let open: Vec<Open> = made.iter().flat_map(|command| command.open.clone()).collect();
        let roles: Vec<Mention> =
            open.iter().filter(|open| open.kind == ValueKind::Role).map(|open| open.mention).collect();
        assert_eq!(roles, [Mention::Another, Mention::Again], "{open:?}");
        assert_eq!(open.iter().filter(|open| open.mention == Mention::First).count(), 1, "{open:?}");
    }
}
