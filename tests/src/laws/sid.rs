//! A statement that exists already is called what the text calls it. One without a name has none.

use super::{Answer, Finding};
use denylens_lang::Lang;

/// What stands before a Sid, and after it.
const AROUND: [(&str, char); 6] = [
    ("\"Sid\": \"", '"'),
    ("sid       = \"", '"'),
    ("Sid: \"", '"'),
    ("sid: \"", '"'),
    ("sid=\"", '"'),
    ("of the statement `", '`'),
];

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    if !answer.is_explicit() {
        return Finding::NotConcerned;
    }
    let known: Vec<&str> =
        answer.denial.statements.iter().filter_map(|statement| statement.sid.as_deref()).collect();
    let invented = |text: &str| {
        let mut sids = AROUND.iter().flat_map(|(before, after)| {
            text.split(before).skip(1).filter_map(|rest| rest.split(*after).next())
        });
        sids.find(|sid| !known.contains(sid)).map(str::to_owned)
    };
    let of_forms = answer.forms().flat_map(|form| [form.text(), form.place()]);
    let of_messages = Lang::ALL.into_iter().flat_map(|lang| answer.messages(lang));
    let of_messages = of_messages.map(|message| message.text.as_str());
    Finding::of(of_forms.chain(of_messages).map(|text| {
        let sid = invented(text).or_else(|| {
            let stands_in = "DenyingStatement";
            (text.contains(stands_in) && !known.contains(&stands_in)).then(|| stands_in.to_owned())
        });
        sid.map_or(Ok(()), |sid| Err(format!("the text has no statement {sid}: {text}")))
    }))
}
