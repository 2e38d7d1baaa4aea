//! Every sentence of the page itself, in every language.
//!
//! A language is one value of [`Words`], which the first verdict takes, and one of [`MoreWords`] for all that comes on demand: what is
//! missing in one of them doesn't compile. Each comes as a chunk of its own, so that nobody waits for a language that isn't spoken, nor
//! the verdict for what is said behind it. What is said about a refusal comes from the engine, what is said about a decode
//! backend from the backends; both bring their own words.

mod en;
mod ja;

use crate::{
    chunk::NotCome,
    model::{
        attempt::Secret, copied::Copied, filed::Became, headline::Headline, key::Shortcut, mark::Mark,
        picture::Station, recognised::Chip, tab::Tab,
    },
    state::secrets::{Gone, TokenHeld},
    theme::Theme,
};
use denylens_decode::{DecodeError, LookupKind, StsHost};
use denylens_engine::{
    Lang, MessageForm, Origin, SecretsSeen, Wait,
    advice::{Applicability, Left},
    located::{Decision, FileProblem, FileProblemKind, Knowledge, Resemblance, Truth},
    protocol::Progress,
    report::{Basis, Field, Layer, LayerKind, MissingReason, Status},
};
use wasm_split_helpers::wasm_split;

/// What is said at first in a language, when it has come.
pub(crate) async fn words(lang: Lang) -> Result<&'static Words, NotCome> {
    match lang {
        Lang::En => english().await,
        Lang::Ja => japanese().await,
    }
}

#[wasm_split(words_en, fallible)]
fn english() -> Result<&'static Words, NotCome> {
    Ok(&en::WORDS)
}

#[wasm_split(words_ja, fallible)]
fn japanese() -> Result<&'static Words, NotCome> {
    Ok(&ja::WORDS)
}

/// All that is said in a language, when it has come.
pub(crate) async fn more_words(lang: Lang) -> Result<&'static MoreWords, NotCome> {
    match lang {
        Lang::En => more_english().await,
        Lang::Ja => more_japanese().await,
    }
}

#[wasm_split(more_words_en, fallible)]
fn more_english() -> Result<&'static MoreWords, NotCome> {
    Ok(&en::MORE)
}

#[wasm_split(more_words_ja, fallible)]
fn more_japanese() -> Result<&'static MoreWords, NotCome> {
    Ok(&ja::MORE)
}

/// Whole megabytes.
fn megabytes(bytes: u64) -> u64 {
    (bytes + 500_000) / 1_000_000
}

/// A sentence without the backticks that mark code, for where none is set.
fn without_marks(sentence: &str) -> String {
    sentence.replace('`', "")
}

/// What the page says at first, by area.
pub(crate) struct Words {
    pub(crate) shell: Shell,
    pub(crate) input: Input,
    pub(crate) recognised: Recognised,
    pub(crate) index: Index,
    pub(crate) verdict: Verdict,
    /// What the engine says.
    pub(crate) engine: &'static denylens_engine::FirstWords,
}

/// Everything that the page says, by area.
pub(crate) struct MoreWords {
    /// What it says at first.
    pub(crate) first: &'static Words,
    pub(crate) decode: Decode,
    /// What the backends say.
    pub(crate) backends: &'static denylens_decode::DecodeWords,
    pub(crate) groups: Groups,
    pub(crate) ladder: Ladder,
    pub(crate) facts: Facts,
    pub(crate) window: ListWindow,
    pub(crate) context: Context,
    pub(crate) advice: Advice,
    pub(crate) evidence: Evidence,
    pub(crate) fix: Fix,
    pub(crate) checklist: Checklist,
    pub(crate) policies: Policies,
    pub(crate) copy: Copy,
    pub(crate) tabs: Tabs,
    pub(crate) keys: Keys,
    pub(crate) recent: Recent,
    /// What the engine says.
    pub(crate) engine: &'static denylens_engine::Words,
}

/// What stands around everything else.
pub(crate) struct Shell {
    /// The title of the browser's window.
    pub(crate) title: &'static str,
    pub(crate) tagline: &'static str,
    pub(crate) language: &'static str,
    pub(crate) theme: &'static str,
    pub(crate) theme_name: fn(Theme) -> &'static str,
    /// Where the text goes, and what is kept: each in a few words, and what there is to add.
    pub(crate) promises: [(&'static str, &'static str); 3],
    /// The button that opens what there is no room for.
    pub(crate) more: &'static str,
    /// That keys are held and go by themselves after so many minutes; pressed, they go at once.
    pub(crate) keys_held: fn(minutes: u32) -> String,
    pub(crate) skip_to_text: &'static str,
    pub(crate) skip_to_answer: &'static str,
    /// A chunk of the program did not come.
    pub(crate) not_come: &'static str,
    pub(crate) try_again: &'static str,
}

/// The paste box and what is around it.
pub(crate) struct Input {
    pub(crate) label: &'static str,
    /// Over the text that was read.
    pub(crate) your_text: &'static str,
    pub(crate) edit: &'static str,
    pub(crate) hint: &'static str,
    pub(crate) placeholder: &'static str,
    pub(crate) open_file: &'static str,
    pub(crate) forget: &'static str,
    pub(crate) forgotten: &'static str,
    pub(crate) samples: &'static str,
    pub(crate) busy: &'static str,
    pub(crate) stop: &'static str,
    pub(crate) stopped: &'static str,
    /// What reads long texts could not be started, or has stopped.
    pub(crate) not_read: &'static str,
    pub(crate) drop_here: &'static str,
    /// A file of this name was read, so well and, where it was longer than what is read, only so many bytes of it.
    /// What became of a file of this name. Where keys may go, if they may, depends on how the page came.
    pub(crate) file: fn(name: &str, Became) -> String,
    /// Such secrets stand in the text, or in what arrived later.
    pub(crate) secrets: fn(&SecretsSeen) -> String,
    pub(crate) remove_secrets: &'static str,
    pub(crate) secrets_removed: &'static str,
}

/// The row of what was recognised.
pub(crate) struct Recognised {
    pub(crate) title: &'static str,
    pub(crate) chip: fn(&Chip) -> String,
}

/// The panel on an encoded message. What the ways to decode it are called, and what went wrong, the backends say.
pub(crate) struct Decode {
    pub(crate) title: &'static str,
    /// The message may be cut short.
    pub(crate) cut: &'static str,
    /// A part of the message was taken out.
    pub(crate) removed: &'static str,
    pub(crate) ways: &'static str,
    pub(crate) command: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) answer_hint: fn(LookupKind) -> &'static str,
    pub(crate) details_title: &'static str,
    pub(crate) credentials: &'static str,
    pub(crate) credentials_hint: &'static str,
    pub(crate) held: &'static str,
    /// After what says which parts of the keys are missing.
    pub(crate) held_parts: &'static str,
    pub(crate) idle: &'static str,
    pub(crate) minutes: fn(u32) -> String,
    pub(crate) gone: fn(Gone) -> String,
    pub(crate) forget_credentials: &'static str,
    pub(crate) region: &'static str,
    pub(crate) region_hint: &'static str,
    /// The page came in the open, so it takes no secrets.
    pub(crate) unprotected: &'static str,
    /// How long the keys are good for.
    pub(crate) expires: fn(minutes: u64) -> String,
    pub(crate) endpoint: &'static str,
    pub(crate) sts_host: fn(StsHost) -> &'static str,
    pub(crate) token: &'static str,
    /// What is said under the field for the token of the backend with this id.
    pub(crate) token_held: fn(&TokenHeld, backend: &str) -> String,
    pub(crate) forget_token: &'static str,
    pub(crate) policy_text: &'static str,
    /// The button that asks, by signing or without.
    pub(crate) ask: fn(LookupKind, is_signed: bool) -> &'static str,
    /// Where a press on the button sends data.
    pub(crate) goes_to: fn(LookupKind, Secret, host: &str) -> String,
    /// The button that agrees to the session token in the address, for one attempt.
    pub(crate) in_address: &'static str,
    /// The browser has no network.
    pub(crate) offline: &'static str,
    /// Behind what stands on the button that sends, then.
    pub(crate) unsendable: &'static str,
    pub(crate) cancel: &'static str,
    /// What was asked has been answered.
    pub(crate) answered: fn(LookupKind) -> &'static str,
    pub(crate) take_back: &'static str,
    pub(crate) waiting: fn(host: &str) -> String,
    pub(crate) cancelled: &'static str,
    /// What came back is not the document of this message.
    pub(crate) unanswered: fn(LookupKind) -> &'static str,
    pub(crate) refusal: &'static str,
    /// The details have come, and the policy of this name that was asked for has not.
    pub(crate) policy_withheld: fn(name: &str, why: &DecodeError) -> String,
}

/// The list of refusals.
pub(crate) struct Index {
    pub(crate) title: fn(count: usize) -> String,
    pub(crate) unnamed: &'static str,
    pub(crate) more: fn(left: usize) -> String,
    /// Which of them is shown, in the line that a narrow screen has for the list.
    pub(crate) place: fn(at: usize, count: usize) -> String,
    /// What a refusal waits for.
    pub(crate) wait: fn(Wait) -> &'static str,
}

/// The list of refusals by who has to act.
pub(crate) struct Groups {
    /// Nobody knows, as long as a message isn't decoded.
    pub(crate) undecoded: &'static str,
    /// Whoever made the call, and nobody else.
    pub(crate) caller: &'static str,
}

/// The verdict.
pub(crate) struct Verdict {
    pub(crate) kind: fn(Headline) -> &'static str,
    /// Beside it, where the reason is encoded.
    pub(crate) hidden: &'static str,
    pub(crate) account: fn(account: &str) -> String,
    /// The name of the list of who, what and on what.
    pub(crate) tokens: &'static str,
    pub(crate) token: fn(Field) -> &'static str,
    /// The text doesn't give a value.
    pub(crate) absent: &'static str,
    pub(crate) missing: fn(MissingReason) -> &'static str,
    /// The layer that refused, or that it is not known.
    pub(crate) layer: fn(Option<Layer>, Option<LayerKind>) -> &'static str,
    /// A layer in a word.
    pub(crate) short: fn(Layer) -> &'static str,
    /// On what a claim rests; nothing where it rests on nothing.
    pub(crate) basis: fn(Basis) -> Option<&'static str>,
    /// The panel for the user's own policies.
    pub(crate) own_policies: &'static str,
    /// What they say.
    pub(crate) knowledge: fn(Knowledge) -> &'static str,
}

/// The layer ladder.
pub(crate) struct Ladder {
    pub(crate) title: &'static str,
    pub(crate) nothing_known: &'static str,
    pub(crate) order: &'static str,
    pub(crate) status: fn(Status) -> &'static str,
    /// Where the way begins.
    pub(crate) request: &'static str,
    /// Where it ends, if that has no name.
    pub(crate) resource: &'static str,
    /// What else stands on the way.
    pub(crate) station: fn(Station) -> &'static str,
    pub(crate) stopped: &'static str,
    pub(crate) passed: &'static str,
    pub(crate) stopped_at: fn(Station) -> &'static str,
}

/// Who, what and where.
pub(crate) struct Facts {
    pub(crate) title: &'static str,
    pub(crate) field: fn(Field) -> &'static str,
}

/// Long lists, of which a beginning is shown.
pub(crate) struct ListWindow {
    pub(crate) shown: fn(shown: usize, all: usize) -> String,
    /// The button that shows so many more.
    pub(crate) more: fn(usize) -> String,
}

/// The request context and the matched statements.
pub(crate) struct Context {
    pub(crate) title: &'static str,
    pub(crate) intro: &'static str,
    pub(crate) key: &'static str,
    pub(crate) values: &'static str,
    pub(crate) pseudo: &'static str,
    pub(crate) statements: fn(count: usize) -> String,
    pub(crate) statements_intro: &'static str,
    pub(crate) sid: &'static str,
    pub(crate) no_sid: &'static str,
    pub(crate) effect: &'static str,
    pub(crate) principals: &'static str,
    pub(crate) actions: &'static str,
    pub(crate) resources: &'static str,
    pub(crate) conditions: &'static str,
}

/// Why, and what to do.
pub(crate) struct Advice {
    pub(crate) next: &'static str,
    pub(crate) commands: &'static str,
    pub(crate) references: &'static str,
    pub(crate) readings: &'static str,
}

/// The changes to policies.
pub(crate) struct Fix {
    pub(crate) owner: &'static str,
    /// Behind a refusal that the policies of another layer have to allow too.
    pub(crate) also: fn(Layer) -> String,
    /// Of a policy that has so many characters, more than AWS takes.
    pub(crate) too_long: fn(usize) -> String,
    /// Before whoever is asked, where nobody changes a policy.
    pub(crate) asked: &'static str,
    pub(crate) format: &'static str,
    pub(crate) applicability: fn(Applicability) -> &'static str,
    pub(crate) message: fn(MessageForm) -> &'static str,
    pub(crate) message_form: &'static str,
    /// That nobody can act on a message with placeholders.
    pub(crate) redacted: &'static str,
    pub(crate) merged: fn(count: usize) -> String,
    /// Over the refusals that it answers.
    pub(crate) answers: &'static str,
    /// Over those that it doesn't.
    pub(crate) left_out: &'static str,
    /// Why it doesn't.
    pub(crate) why_left: fn(Left) -> String,
    /// So many are not named.
    pub(crate) and_more: fn(usize) -> String,
    pub(crate) notes: &'static str,
    pub(crate) shell: &'static str,
}

/// The checklist.
pub(crate) struct Checklist {
    pub(crate) title: &'static str,
    /// How many minutes ago the text was pasted.
    pub(crate) since: fn(minutes: u32) -> String,
    pub(crate) not_needed: &'static str,
}

/// The user's own policies.
pub(crate) struct Policies {
    pub(crate) intro: &'static str,
    /// What becomes of policies that are here before a refusal.
    pub(crate) waiting: &'static str,
    pub(crate) open_files: &'static str,
    pub(crate) paste: &'static str,
    pub(crate) add: &'static str,
    pub(crate) pasted: &'static str,
    pub(crate) forget: &'static str,
    /// How far the reading of a file is.
    pub(crate) progress: fn(&Progress) -> String,
    /// The request is held against them.
    pub(crate) evaluating: &'static str,
    pub(crate) cancel: &'static str,
    pub(crate) unavailable: &'static str,
    /// A file and how many policies it gave.
    pub(crate) file: fn(name: &str, policies: usize) -> String,
    pub(crate) problem: fn(FileProblemKind) -> &'static str,
    /// Where a problem stands: the policy, the line, what stands there.
    pub(crate) problem_at: fn(&FileProblem) -> String,
    pub(crate) found: &'static str,
    /// Over a denying statement with the exception in it.
    pub(crate) excepted: &'static str,
    pub(crate) none_found: &'static str,
    pub(crate) resemblance: fn(Resemblance, Truth) -> &'static str,
    pub(crate) no_layer: &'static str,
    pub(crate) stranger: &'static str,
    /// AWS found no Allow, and a policy denies.
    pub(crate) contradiction: &'static str,
    /// AWS names a layer, and nothing there refuses.
    pub(crate) disagreement: &'static str,
    pub(crate) layers: &'static str,
    /// Shows the commands that export the policies of a layer.
    pub(crate) export: &'static str,
    /// Why no command exports a session policy.
    pub(crate) session: &'static str,
    /// What would have to be otherwise, or be known.
    pub(crate) within: &'static str,
    /// Over what trust policies say to the token.
    pub(crate) token: &'static str,
    pub(crate) what_if: &'static str,
    pub(crate) what_if_intro: &'static str,
    pub(crate) change: &'static str,
    pub(crate) add_to: fn(layer: &str) -> String,
    pub(crate) edit: fn(policy: &str) -> String,
    pub(crate) text: &'static str,
    pub(crate) apply_fix: &'static str,
    /// Why there is no suggested change.
    pub(crate) no_fix: &'static str,
    pub(crate) no_statement: &'static str,
    pub(crate) decision: fn(Decision) -> &'static str,
    pub(crate) decision_if_clear: fn(Decision) -> &'static str,
    pub(crate) needs: &'static str,
    pub(crate) gained: &'static str,
    pub(crate) lost: &'static str,
    pub(crate) broad: &'static str,
}

/// The pieces that prove it.
pub(crate) struct Evidence {
    pub(crate) legend: &'static str,
    pub(crate) mark: fn(Mark) -> &'static str,
    pub(crate) origin: fn(Origin) -> &'static str,
    pub(crate) skipped: fn(count: usize) -> String,
}

/// Copying.
pub(crate) struct Copy {
    pub(crate) title: &'static str,
    pub(crate) copy: &'static str,
    /// The whole name of a button that copies.
    pub(crate) copy_what: fn(Copied) -> &'static str,
    pub(crate) copied: &'static str,
    pub(crate) by_hand: &'static str,
    pub(crate) json: &'static str,
    pub(crate) markdown: &'static str,
    pub(crate) text: &'static str,
    pub(crate) print: &'static str,
    pub(crate) redact: &'static str,
    pub(crate) preview: &'static str,
}

/// The tabs under the verdict.
pub(crate) struct Tabs {
    pub(crate) title: &'static str,
    /// Their names; the first has another one while something waits to be looked up.
    pub(crate) name: fn(Tab, waits: bool) -> &'static str,
}

/// The texts before this one.
pub(crate) struct Recent {
    pub(crate) title: fn(count: usize) -> String,
    /// When one came.
    pub(crate) ago: fn(minutes: u32) -> String,
}

/// The keys that do something.
pub(crate) struct Keys {
    pub(crate) title: &'static str,
    pub(crate) close: &'static str,
    pub(crate) does: fn(Shortcut) -> &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_do_not_share_sentences() {
        let (en, ja) = (&en::MORE, &ja::MORE);
        for (en, ja) in [
            (en.first.input.hint, ja.first.input.hint),
            (en.decode.answer, ja.decode.answer),
            (en.ladder.order, ja.ladder.order),
            (en.context.intro, ja.context.intro),
        ] {
            assert_ne!(en, ja);
        }
    }

    #[test]
    fn one_is_not_said_as_several() {
        assert_eq!((en::MORE.context.statements)(1), "The statement that matched");
        assert_eq!((en::MORE.context.statements)(2), "The 2 statements that matched");
        let gone = |minutes| (en::MORE.decode.gone)(Gone::Idle(minutes));
        assert_eq!(gone(1), "The keys were wiped: nobody touched the page for 1 minute. Paste them again.");
        assert_eq!(gone(5), "The keys were wiped: nobody touched the page for 5 minutes. Paste them again.");
    }

    #[test]
    fn what_keys_are_good_for_is_said_in_hours_where_it_is_long() {
        for (minutes, en, ja) in [
            (6, "They expire in 6 minutes.", "有効期限まで 6 分です。"),
            (119, "They expire in 119 minutes.", "有効期限まで 119 分です。"),
            (120, "They expire in 2 hours.", "有効期限まで約 2 時間です。"),
            (718, "They expire in 12 hours.", "有効期限まで約 12 時間です。"),
            (720, "They expire in 12 hours.", "有効期限まで約 12 時間です。"),
        ] {
            assert_eq!((en::MORE.decode.expires)(minutes), en);
            assert_eq!((ja::MORE.decode.expires)(minutes), ja);
        }
    }

    /// The words of a language, without waiting.
    fn here(lang: Lang) -> &'static Words {
        match lang {
            Lang::En => &en::WORDS,
            Lang::Ja => &ja::WORDS,
        }
    }

    #[test]
    fn the_document_says_what_the_page_says() {
        let document = include_str!("../../../index.html");
        for lang in Lang::ALL {
            let (words, tag) = (here(lang), lang.tag());
            for text in [words.shell.tagline, words.input.label, words.input.hint] {
                let is_said = match lang {
                    Lang::En => document.contains(&format!(">{text}</")),
                    _ => document.contains(&format!("data-{tag}=\"{text}\"")),
                };
                assert!(is_said, "index.html lacks this in {tag}: {text}");
            }
            assert!(document.contains(&format!("placeholder=\"{}\"", words.input.placeholder)), "{tag}");
        }
    }

    #[test]
    fn what_is_said_before_the_words_come_is_said_in_every_language() {
        let (document, script) = (include_str!("../../../index.html"), include_str!("../start/page.js"));
        let part = |from: &str, to: &str| {
            document.split(from).nth(1).and_then(|rest| rest.split(to).next()).unwrap()
        };
        let stalled = part("id=\"stalled\"", "<button");
        let without_script = part("<noscript>", "</noscript>");
        for lang in Lang::ALL {
            let tag = lang.tag();
            for reason in stalled.split("<div data-said=").skip(1) {
                let paragraph = format!("<p lang=\"{tag}\">");
                assert!(reason.contains(&paragraph), "index.html, #stalled: {tag} of {reason}");
            }
            let is_english = lang == Lang::En;
            assert!(
                is_english || without_script.contains(&format!("<p lang=\"{tag}\">")),
                "index.html, noscript: {tag}"
            );
        }
        for reason in ["incomplete", "unsupported", "file", "fault"] {
            assert!(
                stalled.contains(&format!("<div data-said=\"{reason}\"")),
                "index.html, #stalled: {reason}"
            );
        }
        let tags = Lang::ALL.map(|lang| format!("\"{}\"", lang.tag())).join(", ");
        let line = format!("const languages = [{tags}];");
        assert!(script.contains(&line), "page.js lacks: {line}");
    }
}
