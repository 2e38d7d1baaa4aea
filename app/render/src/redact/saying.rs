//! What AWS says, with placeholders: its own words stay, and what stands between them goes.

use super::{Redaction, public};
use denylens_triage::report::{Sayer, Saying};

impl Redaction {
    /// A saying. `values` are those of the refusal, each with what stands for it.
    pub(super) fn saying(&mut self, saying: &Saying, values: &[(String, String)]) -> Saying {
        let Saying { by, text, reason } = saying;
        if *by != Sayer::Sentence {
            return saying.clone();
        }
        Saying {
            by: *by,
            text: self.said(text, values),
            reason: reason.as_ref().map(|reason| self.said(reason, values)),
        }
    }

    fn said(&mut self, text: &str, values: &[(String, String)]) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, placeholder, after)) = first_of(rest, values) {
            self.words(before, &mut out);
            out.push_str(placeholder);
            rest = after;
        }
        self.words(rest, &mut out);
        out
    }

    /// What stands between the values that are known, a word at a time.
    fn words(&mut self, text: &str, out: &mut String) {
        for piece in text.split_inclusive(' ') {
            let word = piece.trim_matches(|next: char| " \"':;,.()[]".contains(next));
            let Some((before, after)) = (!word.is_empty()).then(|| piece.split_once(word)).flatten() else {
                out.push_str(piece);
                continue;
            };
            out.push_str(before);
            let stands_for_action =
                ["perform: ", "allows the ", "allow the "].iter().any(|opening| out.ends_with(opening));
            out.push_str(&self.word(word, stands_for_action));
            out.push_str(after);
        }
    }

    fn word(&mut self, word: &str, stands_for_action: bool) -> String {
        let is_action = stands_for_action && word.contains(':') && public::action(word);
        if is_action || public::sentence_word(word) || public::aws_principal(word) {
            return word.to_owned();
        }
        self.arn(word).unwrap_or_else(|| "…".to_owned())
    }
}

/// The first value in a text, the longest where two begin alike: what stands before it, what stands for it, and the rest.
fn first_of<'t, 'v>(text: &'t str, values: &'v [(String, String)]) -> Option<(&'t str, &'v str, &'t str)> {
    let found = values.iter().filter_map(|(value, placeholder)| {
        let (before, after) = text.split_once(value.as_str()).filter(|_| !value.is_empty())?;
        let is_edge = |next: Option<char>| !next.is_some_and(char::is_alphanumeric);
        let whole = is_edge(before.chars().next_back()) && is_edge(after.chars().next());
        whole.then_some((before, value.len(), placeholder.as_str(), after))
    });
    let (before, _, placeholder, after) =
        found.min_by_key(|(before, length, ..)| (before.len(), usize::MAX - length))?;
    Some((before, placeholder, after))
}

#[cfg(test)]
mod tests {
    use crate::Sharing;
    use denylens_triage::triage;

    #[track_caller]
    fn check(text: &str, wanted: &str, reason: Option<&str>) {
        let denial = Sharing::Redacted.denial(&triage(text).denials.remove(0)).into_owned();
        let saying = denial.sayings.first().expect("AWS says something");
        assert_eq!((saying.text.as_str(), saying.reason.as_deref()), (wanted, reason), "{text}");
    }

    #[test]
    fn the_words_of_aws_stay_and_the_names_go() {
        check(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
             \"arn:aws:s3:::corp-data/hr/Layoffs of J (final).xlsx\" with an explicit deny in a service control policy: \
             arn:aws:organizations::444455556666:policy/o-exampleorgid/service_control_policy/p-examplepolicyid",
            "User: arn:aws:iam::000000000001:user/user-1 is not authorized to perform: s3:GetObject on resource: \
             \"arn:aws:s3:::bucket-1/object-1\" with an explicit deny in a service control policy: \
             arn:aws:organizations::000000000002:policy/o-0000000001/service_control_policy/p-00000001",
            Some(
                "with an explicit deny in a service control policy: \
                 arn:aws:organizations::000000000002:policy/o-0000000001/service_control_policy/p-00000001",
            ),
        );
        check(
            "User: Ana Example is not authorized to perform: glue:GetTrigger because no identity-based policy allows the glue:GetTrigger action",
            "User: principal-1 is not authorized to perform: glue:GetTrigger because no identity-based policy allows the glue:GetTrigger action",
            Some("because no identity-based policy allows the glue:GetTrigger action"),
        );
    }
}
