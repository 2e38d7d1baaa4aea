//! An answer as a law sees it: what was read of a refusal, what is told of it in every language, and what is published as data.

use super::Case;
use denylens_advise::{Advice, command::shell::Shell};
use denylens_lang::Lang;
use denylens_policy::{Arn, Document};
use denylens_render::{self as render, Sentence, Sharing, Told};
use denylens_triage::report::{CauseKind, Denial, DenyKind};
use serde_json::Value;

/// The answer to one refusal.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The text that it is about.
    pub case: &'a Case,
    /// Whether names and ids are in it.
    pub sharing: Sharing,
    /// What was read, with placeholders where names are left out.
    pub denial: &'a Denial,
    /// What is told of it, in the order of [`Lang::ALL`].
    told: [Spoken; Lang::ALL.len()],
    /// What is published of it. Its sentences are those of English.
    pub published: &'a Value,
    /// The whole statements that the changes print.
    statements: Vec<Statement<'a>>,
}

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The verdict.
    Verdict,
    /// The reasons.
    Why,
    /// What to do.
    Steps,
    /// What else is worth knowing.
    Notes,
}

impl Section {
    /// Every section that has sentences.
    pub const ALL: [Section; 4] = [Section::Verdict, Section::Why, Section::Steps, Section::Notes];
}

/// What is told in one language.
#[derive(Debug)]
struct Spoken {
    /// The sentences of each section.
    sections: Vec<(Section, Vec<String>)>,
    /// The messages to others.
    messages: Vec<Message>,
}

/// A message to somebody.
#[derive(Debug)]
pub struct Message {
    /// To whom.
    pub to: String,
    /// As it is sent.
    pub text: String,
}

impl Spoken {
    fn of(told: &Told<'_>) -> Spoken {
        let sentences = |section| match section {
            Section::Verdict => vec![told.verdict()],
            Section::Why => told.why(),
            Section::Steps => told.steps(),
            Section::Notes => told.notes(),
        };
        let marked = |section| sentences(section).iter().map(Sentence::marked).collect();
        Spoken {
            sections: Section::ALL.into_iter().map(|section| (section, marked(section))).collect(),
            messages: told
                .handoffs(denylens_advise::format::Format::AwsCli, Shell::Bash)
                .into_iter()
                .map(Message::of)
                .collect(),
        }
    }
}

impl Message {
    fn of(message: denylens_render::Message) -> Message {
        Message { to: message.to.marked(), text: [message.chat, message.ticket].join("\n\n") }
    }
}

/// Whether a command looks for the event of the refusal. What was done with a leaked access key is another question.
pub(super) fn looks_for_the_event(text: &str) -> bool {
    text.contains("lookup-events") && !text.contains("AttributeKey=AccessKeyId")
}

/// A change to a policy in one form.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a>(&'a Value);

/// A statement that a change prints.
#[derive(Clone, Debug)]
pub struct Statement<'a> {
    /// The change.
    pub change: Change<'a>,
    /// The statement.
    pub json: Value,
}

/// A command for one shell.
#[derive(Clone, Copy, Debug)]
pub struct Command<'a>(&'a Value);

impl<'a> Answer<'a> {
    /// What is told of a refusal, and `published`.
    pub fn new(case: &'a Case, sharing: Sharing, denial: &'a Denial, published: &'a Value) -> Answer<'a> {
        let advice = Advice::of(denial);
        let told = Lang::ALL.map(|lang| Spoken::of(&Told::new(denial, &advice, render::words(lang))));
        let mut answer = Answer { case, sharing, denial, told, published, statements: Vec::new() };
        answer.statements = answer.changes().flat_map(Change::statements).collect();
        answer
    }

    fn spoken(&self, lang: Lang) -> impl Iterator<Item = &Spoken> {
        let at = Lang::ALL.iter().position(|known| *known == lang);
        at.and_then(|at| self.told.get(at)).into_iter()
    }

    /// The sentences of a section, each as it stands on its own: a paragraph, a step, a note.
    pub fn sentences(&self, lang: Lang, section: Section) -> Vec<&str> {
        let of_section = self.spoken(lang).flat_map(|spoken| &spoken.sections);
        let of_section = of_section.filter(|(known, _)| *known == section);
        of_section.flat_map(|(_, sentences)| sentences).map(String::as_str).collect()
    }

    /// All that is told in a language, but for changes, commands and messages.
    pub fn told(&self, lang: Lang) -> Vec<&str> {
        Section::ALL.into_iter().flat_map(|section| self.sentences(lang, section)).collect()
    }

    /// The messages to others in a language.
    pub fn messages(&self, lang: Lang) -> impl Iterator<Item = &Message> {
        self.spoken(lang).flat_map(|spoken| &spoken.messages)
    }

    /// The changes, each once in every form.
    pub fn forms(&self) -> impl Iterator<Item = Change<'a>> {
        self.published["fixes"].as_array().into_iter().flatten().map(Change)
    }

    /// The changes, each once: as IAM reads it.
    pub fn changes(&self) -> impl Iterator<Item = Change<'a>> {
        self.forms().filter(|change| change.format() == "iam-json")
    }

    /// The whole statements that the changes print.
    pub fn statements(&self) -> &[Statement<'a>] {
        &self.statements
    }

    /// Those of them that allow.
    pub fn allows(&self) -> Vec<&Statement<'a>> {
        self.statements.iter().filter(|statement| statement.json["Effect"] == "Allow").collect()
    }

    /// The commands, each once.
    pub fn commands(&self) -> impl Iterator<Item = Command<'a>> {
        let of_shells = self.published["commands"].as_array().into_iter().flatten().map(Command);
        of_shells.filter(|command| command.0["shell"] == "bash")
    }

    /// All that a person could copy into a shell, a policy or a ticket.
    pub fn copied(&self) -> impl Iterator<Item = &str> {
        let messages = self.messages(Lang::En).map(|message| message.text.as_str());
        self.forms().map(Change::text).chain(self.commands().map(Command::text)).chain(messages)
    }

    /// The action, with its service.
    pub fn action(&self) -> Option<String> {
        self.denial.qualified_action().filter(|action| action.contains(':'))
    }

    /// The service whose action was refused.
    pub fn service(&self) -> Option<String> {
        self.action().and_then(|action| action.split(':').next().map(str::to_ascii_lowercase))
    }

    /// Who asked, where the text has an ARN.
    pub fn caller(&self) -> Option<Arn<'a>> {
        Arn::parse(self.denial.principal.as_deref()?)
    }

    /// What it was refused on, where the text has an ARN.
    pub fn resource(&self) -> Option<Arn<'a>> {
        Arn::parse(self.denial.resource.as_deref()?)
    }

    /// The accounts of the caller and of the resource, where they are two.
    pub fn two_accounts(&self) -> Option<(&'a str, &'a str)> {
        let accounts = (self.caller()?.account_id()?, self.resource()?.account_id()?);
        (accounts.0 != accounts.1).then_some(accounts)
    }

    /// Whether a statement that denies refused.
    pub fn is_explicit(&self) -> bool {
        self.denial.effect == DenyKind::Explicit && self.is_about_policies()
    }

    /// Whether a policy of AWS refused.
    pub fn is_about_policies(&self) -> bool {
        self.denial.cause.kind() == CauseKind::PolicyRefused
    }
}

impl<'a> Change<'a> {
    fn member(self, name: &str) -> &'a str {
        self.0[name].as_str().unwrap_or_default()
    }

    /// The layer of the policy that it changes.
    pub fn layer(self) -> &'a str {
        self.member("layer")
    }

    /// The form that it is written in.
    pub fn format(self) -> &'a str {
        self.member("format")
    }

    /// Whether it can be used as it is.
    pub fn is_ready(self) -> bool {
        self.member("applicability") == "ready"
    }

    /// Who can make it.
    pub fn owner(self) -> &'a str {
        self.member("owner")
    }

    /// Where it goes, in words; empty where it is a policy of its own.
    pub fn place(self) -> &'a str {
        self.member("place")
    }

    /// As it is written.
    pub fn text(self) -> &'a str {
        self.member("text")
    }

    /// As a policy document.
    pub fn document(self) -> Document {
        Document::parse(self.text())
    }

    /// The whole statements that it prints; none where it prints a condition alone.
    fn statements(self) -> Vec<Statement<'a>> {
        let document: Value = serde_json::from_str(self.text()).unwrap_or_default();
        let list = match &document["Statement"] {
            Value::Array(statements) => statements.clone(),
            Value::Null => Vec::new(),
            one => vec![one.clone()],
        };
        list.into_iter().map(|json| Statement { change: self, json }).collect()
    }
}

impl Statement<'_> {
    /// Its actions.
    pub fn actions(&self) -> Vec<&str> {
        texts(&self.json["Action"])
    }

    /// Its resources.
    pub fn resources(&self) -> Vec<&str> {
        texts(&self.json["Resource"])
    }

    /// Whom it names, in a policy that names principals.
    pub fn principals(&self) -> Vec<&str> {
        texts(&self.json["Principal"])
    }

    /// The keys of its conditions, with the values of each.
    pub fn conditions(&self) -> Vec<(&str, Vec<&str>)> {
        let operators =
            self.json["Condition"].as_object().into_iter().flat_map(|operators| operators.values());
        let keys = operators.filter_map(Value::as_object).flatten();
        keys.map(|(key, values)| (key.as_str(), texts(values))).collect()
    }
}

impl<'a> Command<'a> {
    /// As one types it.
    pub fn text(self) -> &'a str {
        self.0["text"].as_str().unwrap_or_default()
    }

    /// All that is said of it.
    pub fn said(self) -> String {
        let members = self.0.as_object().into_iter().flatten().filter(|(name, _)| *name != "text");
        members.flat_map(|(_, value)| texts(value)).collect::<Vec<_>>().join(" ")
    }
}

/// The texts in a value, whatever lists and objects they stand in.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(elements) => elements.iter().flat_map(texts).collect(),
        Value::Object(members) => members.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}
