//! The report as JSON, schema `denylens.report/5`; described in `docs/REPORT.md`.
//!
//! The shape is its own: the engine's types can change without it, and it never changes without a new schema version.

mod writer;

use crate::{
    prose::Reference,
    redact::Sharing,
    sections::{self, Form, ReportSection},
    told::{Message, Told},
    words::Words,
};
use denylens_advise::{checklist::Done, command::shell::Shell, format::Format, merged::Merged};
use denylens_triage::{
    Report,
    report::{ConditionKey, Denial, Documents, EncodedState, MatchedStatement, Notice, Source},
};
use writer::Writer;

const SCHEMA: &str = "denylens.report/5";

/// The report as one JSON object, with its sentences in the given language. `sharing` says what was done with the names in it.
pub fn json(report: &Report, sharing: Sharing, words: &'static Words) -> String {
    let mut json = Json::default();
    sections::write(report, words, &mut json);
    let mut out = Writer::default();
    out.bracket('{');
    out.member("schema").text(SCHEMA);
    out.member("lang").text(words.lang.tag());
    out.member("redacted").word(boolean(sharing == Sharing::Redacted));
    out.member("denials").list_of(&json.denials);
    out.member("notices").list_of(&json.notices);
    out.member("merged").list_of(&json.merged);
    out.bracket('}');
    out.finish()
}

/// The elements of the lists of a report.
#[derive(Default)]
struct Json {
    denials: Writer,
    notices: Writer,
    merged: Writer,
}

impl Form for Json {
    fn notice(&mut self, notice: Notice, words: &'static Words) {
        coded(&mut self.notices, notice.code(), (words.first.notice)(notice));
    }

    fn begin(&mut self) {
        self.denials.element().bracket('{');
    }

    fn section(&mut self, section: ReportSection, told: &Told<'_>) {
        let out = &mut self.denials;
        match section {
            ReportSection::Verdict => out.member("verdict").text(&told.verdict().marked()),
            ReportSection::Facts => facts(out, told.denial),
            ReportSection::Ladder => ladder(out, told.denial),
            ReportSection::Why => {
                out.member("title").text(told.title());
                out.member("why").sentences(&told.why());
            }
            ReportSection::Steps => out.member("steps").sentences(&told.steps()),
            ReportSection::Changes => changes(out, told),
            ReportSection::Notes => out.member("notes").sentences(&told.notes()),
            ReportSection::Commands => commands(out, told),
            ReportSection::References => references(out, told),
            ReportSection::Context => conditions(out, &told.denial.conditions),
            ReportSection::Readings => {
                out.member("readings").bracket('[');
                for reading in &told.denial.readings {
                    coded(out, reading.rule(), &(told.words.reading)(reading).marked());
                }
                out.bracket(']');
            }
            ReportSection::Evidence => evidence(out, told.denial),
            ReportSection::Missing => {
                out.member("missing").bracket('[');
                for missing in &told.denial.missing {
                    object(out, &[("field", missing.field.name()), ("why", missing.why.name())]);
                }
                out.bracket(']');
            }
            ReportSection::Checklist => checklist(out, told),
            ReportSection::Handoffs => handoffs(out, told),
        }
    }

    fn end(&mut self) {
        self.denials.bracket('}');
    }

    fn merged(&mut self, merged: &Merged, _words: &'static Words) {
        let out = &mut self.merged;
        out.element().bracket('{');
        out.member("principal").optional(merged.principal.as_deref());
        out.member("count").word(&merged.count().to_string());
        out.member("applicability").text(merged.applicability.name());
        out.member("text").text(&merged.document());
        out.bracket('}');
    }
}

fn facts(out: &mut Writer, denial: &Denial) {
    texts(
        out,
        &[
            ("code", denial.code.as_deref()),
            ("service", denial.service.as_deref()),
            ("operation", denial.operation.as_deref()),
            ("principal", denial.principal.as_deref()),
            ("action", denial.action.as_deref()),
            ("attempted", denial.attempted.as_deref()),
            ("resource", denial.resource.as_deref()),
            ("account", denial.account.as_deref()),
            ("region", denial.region.as_deref()),
            ("partition", denial.partition.as_deref()),
            ("effect", Some(denial.effect.name())),
        ],
    );
    let layer = denial.layer;
    out.member("layer").bracket('{');
    texts(
        out,
        &[
            ("name", Some(layer.layer.map_or("unknown", |layer| layer.id()))),
            ("kind", layer.kind.map(|kind| kind.name())),
            ("basis", Some(layer.basis.name())),
        ],
    );
    out.bracket('}');
    out.member("policy").optional(denial.policy.as_deref());
    out.member("statement");
    match denial.statements.first() {
        Some(first) => statement(out, first),
        None => out.word("null"),
    }
    out.member("statements").bracket('[');
    for matched in &denial.statements {
        statement(out.element(), matched);
    }
    out.bracket(']');
    out.member("cause").text(denial.cause.id());
    out.member("form").optional(denial.form.map(|form| form.id()));
    out.member("quota").optional(denial.quota.as_deref());
    documents(out, denial.documents);
    out.member("encoded");
    match &denial.encoded {
        Some(encoded) => {
            out.bracket('{');
            out.member("text").text(&encoded.text);
            out.member("complete").word(boolean(encoded.state == EncodedState::Complete));
            out.bracket('}');
        }
        None => out.word("null"),
    }
    texts(
        out,
        &[
            ("authorization_id", denial.authorization_id.as_deref()),
            ("request_id", denial.request_id.as_deref()),
            ("time", denial.time.as_deref()),
            ("vpc_endpoint", denial.vpc_endpoint.as_deref()),
            ("tool", denial.tool.map(|tool| tool.name())),
        ],
    );
    out.member("count").word(&denial.count.to_string());
}

/// Each document by the text that it stands in.
fn documents(out: &mut Writer, documents: Documents) {
    out.member("documents").bracket('{');
    for (name, source) in [
        ("decoded", documents.decoded),
        ("details", documents.details),
        ("event", documents.event),
        ("claims", documents.claims),
    ] {
        out.member(name).optional(source.map(source_name).as_deref());
    }
    out.bracket('}');
}

fn source_name(source: Source) -> String {
    match source {
        Source::Paste => "paste".to_owned(),
        Source::Supplement(index) => format!("supplement-{index}"),
    }
}

fn statement(out: &mut Writer, statement: &MatchedStatement) {
    out.bracket('{');
    texts(out, &[("sid", statement.sid.as_deref()), ("effect", statement.effect.as_deref())]);
    for (name, list) in [
        ("principals", &statement.principals),
        ("actions", &statement.actions),
        ("resources", &statement.resources),
    ] {
        out.member(name).texts(list);
    }
    conditions(out, &statement.conditions);
    out.bracket('}');
}

fn conditions(out: &mut Writer, conditions: &[ConditionKey]) {
    out.member("conditions").bracket('[');
    for condition in conditions {
        out.element().bracket('{');
        out.member("key").text(&condition.key);
        out.member("values").texts(&condition.values);
        out.bracket('}');
    }
    out.bracket(']');
}

fn ladder(out: &mut Writer, denial: &Denial) {
    out.member("ladder").bracket('[');
    for rung in &denial.ladder {
        let (status, basis) = (rung.status.name(), rung.basis.name());
        object(out, &[("layer", rung.layer.id()), ("status", status), ("basis", basis)]);
    }
    out.bracket(']');
}

fn evidence(out: &mut Writer, denial: &Denial) {
    out.member("evidence").bracket('[');
    for evidence in &denial.evidence {
        let source = source_name(evidence.source);
        out.element().bracket('{');
        texts(out, &[("field", Some(evidence.field.name())), ("source", Some(&source))]);
        out.member("start").word(&evidence.start.to_string());
        out.member("end").word(&evidence.end.to_string());
        out.member("text").text(&evidence.text);
        out.bracket('}');
    }
    out.bracket(']');
}

/// A form once for each shell that it is written for; once where it is for none.
fn in_shells(format: Format) -> Vec<(Format, Option<Shell>)> {
    match format {
        Format::AwsCli => Shell::ALL.map(|shell| (format, Some(shell))).to_vec(),
        _ => vec![(format, None)],
    }
}

/// One for each form of each fix.
fn changes(out: &mut Writer, told: &Told<'_>) {
    out.member("fixes").bracket('[');
    for fix in told.fixes() {
        let owner = (told.words.fix.contact)(&fix.owner).marked();
        let grants = (told.words.fix.effect)(&fix.effect).marked();
        let place = (told.words.fix.place)(&fix.change).map(|place| place.marked());
        for (format, shell) in Format::ALL.into_iter().flat_map(in_shells) {
            let written = format.write(fix, shell.unwrap_or(Shell::Bash));
            out.element().bracket('{');
            texts(
                out,
                &[
                    ("layer", Some(fix.layer.map_or("unknown", |layer| layer.id()))),
                    ("format", Some(format.id())),
                    ("shell", shell.map(Shell::id)),
                    ("applicability", Some(written.applicability.name())),
                    ("owner", Some(&owner)),
                    ("grants", Some(&grants)),
                    ("place", place.as_deref()),
                    ("text", Some(&written.text)),
                ],
            );
            out.bracket('}');
        }
    }
    out.bracket(']');
}

/// One for each shell of each command.
fn commands(out: &mut Writer, told: &Told<'_>) {
    out.member("commands").bracket('[');
    for command in &told.advice.commands {
        let purpose = (told.words.command)(command.purpose);
        for shell in Shell::ALL {
            out.element().bracket('{');
            let text = command.text(shell);
            texts(out, &[("purpose", Some(purpose)), ("shell", Some(shell.id())), ("text", Some(&text))]);
            let place = command.place.as_ref().map(|place| (told.words.place)(place).marked());
            out.member("where").optional(place.as_deref());
            out.member("open").bracket('[');
            for open in &command.open {
                let what = (told.words.open)(*open).marked();
                object(out, &[("name", open.kind.placeholder()), ("text", &what)]);
            }
            out.bracket(']');
            out.bracket('}');
        }
    }
    out.bracket(']');
}

fn references(out: &mut Writer, told: &Told<'_>) {
    out.member("references").bracket('[');
    for Reference { title, url } in told.references() {
        object(out, &[("title", title), ("url", url)]);
    }
    out.bracket(']');
}

fn checklist(out: &mut Writer, told: &Told<'_>) {
    out.member("checklist").bracket('[');
    for check in &told.advice.checklist {
        out.element().bracket('{');
        out.member("id").text(check.item.id());
        out.member("text").text((told.words.checklist)(check.item));
        out.member("needed").word(boolean(check.done != Done::NotNeeded));
        out.member("done").word(check.done.as_bool().map_or("null", boolean));
        out.bracket('}');
    }
    out.bracket(']');
}

/// One for each message, or one for each shell of it where that makes a difference. Changes are commands of the AWS CLI.
fn handoffs(out: &mut Writer, told: &Told<'_>) {
    let [first, others @ ..] = Shell::ALL.map(|shell| (shell, told.handoffs(Format::AwsCli, shell)));
    out.member("handoffs").bracket('[');
    for (place, message) in first.1.iter().enumerate() {
        let others = others.iter().filter_map(|(shell, messages)| Some((*shell, messages.get(place)?)));
        let differing: Vec<_> = others.filter(|(_, other)| *other != message).collect();
        let shell = (!differing.is_empty()).then_some(first.0);
        let written = std::iter::once((shell, message));
        for (shell, message) in
            written.chain(differing.into_iter().map(|(shell, other)| (Some(shell), other)))
        {
            let Message { to, chat, ticket } = message;
            out.element().bracket('{');
            texts(
                out,
                &[
                    ("to", Some(&to.marked())),
                    ("shell", shell.map(Shell::id)),
                    ("chat", Some(chat)),
                    ("ticket", Some(ticket)),
                ],
            );
            out.bracket('}');
        }
    }
    out.bracket(']');
}

/// Members whose values are strings, or missing.
fn texts(out: &mut Writer, members: &[(&str, Option<&str>)]) {
    for (name, value) in members {
        out.member(name).optional(*value);
    }
}

/// An element of a list that has strings alone.
fn object(out: &mut Writer, members: &[(&str, &str)]) {
    out.element().bracket('{');
    for (name, value) in members {
        out.member(name).text(value);
    }
    out.bracket('}');
}

/// A sentence with the code that it is known by.
fn coded(out: &mut Writer, code: &str, text: &str) {
    object(out, &[("code", code), ("text", text)]);
}

fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::en;
    use denylens_triage::triage;

    #[test]
    fn the_schema_comes_first_and_every_list_is_there() {
        let empty = json(&triage(""), Sharing::Whole, &en::WORDS);
        assert!(empty.starts_with(
            r#"{"schema":"denylens.report/5","lang":"en","redacted":false,"denials":[],"notices":[{"code":"nothing-pasted","#
        ));
        assert!(empty.ends_with(r#"],"merged":[]}"#), "{empty}");
    }

    #[test]
    fn names_that_are_code_to_json_stay_names() {
        let report = triage(
            "User: \"a\\\\b\" is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/\"}],k",
        );
        let value: serde_json::Value =
            serde_json::from_str(&json(&report, Sharing::Whole, &en::WORDS)).expect("it is JSON");
        assert_eq!(value["denials"][0]["action"], "s3:GetObject");
    }
}
