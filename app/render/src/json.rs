//! The report as JSON, schema `denylens.report/2`; described in `docs/REPORT.md`.
//!
//! The shape is its own: the engine's types can change without it, and it never changes without a new schema version.

use crate::words;
use denylens_advise::{
    advise,
    command::{Command, shell::Shell},
    fix::{Fix, merged},
};
use denylens_lang::Lang;
use denylens_triage::{
    Report,
    report::{Basis, ConditionKey, Denial, Encoded, EncodedState, Evidence, MatchedStatement, Rung, Source},
};
use serde::Serialize;

/// The report as one JSON object, with its sentences in the given language.
pub fn json(report: &Report, lang: Lang) -> String {
    let shape = ReportShape {
        schema: SCHEMA,
        denials: report.denials.iter().map(|denial| DenialShape::of(denial, lang)).collect(),
        notices: report
            .notices
            .iter()
            .map(|notice| NoticeShape { code: notice.code(), text: words::notice(*notice, lang) })
            .collect(),
        merged: merged(report)
            .into_iter()
            .map(|merged| MergedShape {
                principal: merged.principal,
                count: merged.count,
                applicability: merged.applicability.name(),
                text: merged.text,
            })
            .collect(),
    };
    // Strings, numbers and lists always have a JSON form.
    serde_json::to_string(&shape).unwrap_or_default()
}

const SCHEMA: &str = "denylens.report/2";

#[derive(Serialize)]
struct ReportShape<'r> {
    schema: &'static str,
    denials: Vec<DenialShape<'r>>,
    notices: Vec<NoticeShape>,
    merged: Vec<MergedShape>,
}

#[derive(Serialize)]
struct MergedShape {
    principal: Option<String>,
    count: usize,
    applicability: &'static str,
    text: String,
}

#[derive(Serialize)]
struct NoticeShape {
    code: &'static str,
    text: String,
}

#[derive(Serialize)]
struct DenialShape<'r> {
    code: Option<&'r str>,
    service: Option<&'r str>,
    operation: Option<&'r str>,
    principal: Option<&'r str>,
    action: Option<&'r str>,
    resource: Option<&'r str>,
    account: Option<&'r str>,
    region: Option<&'r str>,
    partition: Option<&'r str>,
    effect: &'static str,
    layer: LayerShape,
    policy: Option<&'r str>,
    statement: Option<StatementShape<'r>>,
    statements: Vec<StatementShape<'r>>,
    cause: &'static str,
    encoded: Option<EncodedShape<'r>>,
    authorization_id: Option<&'r str>,
    request_id: Option<&'r str>,
    time: Option<&'r str>,
    vpc_endpoint: Option<&'r str>,
    tool: Option<&'static str>,
    count: usize,
    conditions: Vec<ConditionShape<'r>>,
    ladder: Vec<RungShape>,
    evidence: Vec<EvidenceShape<'r>>,
    readings: Vec<NoticeShape>,
    missing: Vec<MissingShape>,
    fixes: Vec<FixShape>,
    commands: Vec<CommandShape>,
    checklist: Vec<CheckShape>,
    notes: Vec<String>,
    handoff: Option<String>,
}

#[derive(Serialize)]
struct FixShape {
    layer: &'static str,
    format: &'static str,
    applicability: &'static str,
    owner: String,
    grants: String,
    text: String,
}

#[derive(Serialize)]
struct CommandShape {
    purpose: String,
    shell: &'static str,
    text: String,
}

#[derive(Serialize)]
struct CheckShape {
    id: &'static str,
    done: Option<bool>,
}

#[derive(Serialize)]
struct LayerShape {
    name: &'static str,
    kind: Option<&'static str>,
    basis: &'static str,
}

#[derive(Serialize)]
struct StatementShape<'r> {
    sid: Option<&'r str>,
    effect: Option<&'r str>,
    principals: &'r [String],
    actions: &'r [String],
    resources: &'r [String],
    conditions: Vec<ConditionShape<'r>>,
}

#[derive(Serialize)]
struct EncodedShape<'r> {
    text: &'r str,
    complete: bool,
}

#[derive(Serialize)]
struct ConditionShape<'r> {
    key: &'r str,
    values: &'r [String],
}

#[derive(Serialize)]
struct RungShape {
    layer: &'static str,
    status: &'static str,
    basis: &'static str,
}

#[derive(Serialize)]
struct EvidenceShape<'r> {
    field: &'static str,
    source: String,
    start: usize,
    end: usize,
    text: &'r str,
}

#[derive(Serialize)]
struct MissingShape {
    field: &'static str,
    why: &'static str,
}

impl<'r> DenialShape<'r> {
    fn of(denial: &'r Denial, lang: Lang) -> DenialShape<'r> {
        let advice = advise(denial, lang);
        DenialShape {
            code: denial.code.as_deref(),
            service: denial.service.as_deref(),
            operation: denial.operation.as_deref(),
            principal: denial.principal.as_deref(),
            action: denial.action.as_deref(),
            resource: denial.resource.as_deref(),
            account: denial.account.as_deref(),
            region: denial.region.as_deref(),
            partition: denial.partition.as_deref(),
            effect: denial.effect.name(),
            layer: LayerShape {
                name: denial.layer.layer.map_or("unknown", |layer| layer.id()),
                kind: denial.layer.kind.map(|kind| kind.name()),
                basis: denial.layer.basis.name(),
            },
            policy: denial.policy.as_deref(),
            statement: denial.statements.first().map(StatementShape::of),
            statements: denial.statements.iter().map(StatementShape::of).collect(),
            cause: denial.cause.id(),
            encoded: denial.encoded.as_ref().map(EncodedShape::of),
            authorization_id: denial.authorization_id.as_deref(),
            request_id: denial.request_id.as_deref(),
            time: denial.time.as_deref(),
            vpc_endpoint: denial.vpc_endpoint.as_deref(),
            tool: denial.tool.map(|tool| tool.name()),
            count: denial.count,
            conditions: denial.conditions.iter().map(ConditionShape::of).collect(),
            ladder: denial.ladder.iter().map(RungShape::of).collect(),
            evidence: denial.evidence.iter().map(EvidenceShape::of).collect(),
            readings: denial
                .readings
                .iter()
                .map(|reading| NoticeShape { code: reading.rule(), text: words::reading(reading, lang) })
                .collect(),
            missing: denial
                .missing
                .iter()
                .map(|missing| MissingShape { field: missing.field.name(), why: missing.why.name() })
                .collect(),
            fixes: advice.fixes.iter().flat_map(|fix| FixShape::of(fix, denial, lang)).collect(),
            commands: advice.commands.iter().flat_map(|command| CommandShape::of(command, lang)).collect(),
            checklist: advice
                .checklist
                .iter()
                .map(|check| CheckShape { id: check.id, done: check.done.as_bool() })
                .collect(),
            notes: advice.notes,
            handoff: advice.handoff,
        }
    }
}

impl FixShape {
    /// One for each form.
    fn of(fix: &Fix, denial: &Denial, lang: Lang) -> Vec<FixShape> {
        fix.written(denial)
            .into_iter()
            .map(|written| FixShape {
                layer: fix.layer.map_or("unknown", |layer| layer.id()),
                format: written.format.id,
                applicability: written.applicability.name(),
                owner: fix.owner.get(lang).to_owned(),
                grants: fix.grants.get(lang).to_owned(),
                text: written.text,
            })
            .collect()
    }
}

impl CommandShape {
    /// One for each shell.
    fn of(command: &Command, lang: Lang) -> [CommandShape; 2] {
        Shell::ALL.map(|shell| CommandShape {
            purpose: command.purpose.get(lang).to_owned(),
            shell: shell.id(),
            text: command.text(shell),
        })
    }
}

impl<'r> StatementShape<'r> {
    fn of(statement: &'r MatchedStatement) -> StatementShape<'r> {
        StatementShape {
            sid: statement.sid.as_deref(),
            effect: statement.effect.as_deref(),
            principals: &statement.principals,
            actions: &statement.actions,
            resources: &statement.resources,
            conditions: statement.conditions.iter().map(ConditionShape::of).collect(),
        }
    }
}

impl<'r> EncodedShape<'r> {
    fn of(encoded: &'r Encoded) -> EncodedShape<'r> {
        EncodedShape { text: &encoded.text, complete: encoded.state == EncodedState::Complete }
    }
}

impl<'r> ConditionShape<'r> {
    fn of(condition: &'r ConditionKey) -> ConditionShape<'r> {
        ConditionShape { key: &condition.key, values: &condition.values }
    }
}

impl RungShape {
    fn of(rung: &Rung) -> RungShape {
        let basis: Basis = rung.basis;
        RungShape { layer: rung.layer.id(), status: rung.status.name(), basis: basis.name() }
    }
}

impl<'r> EvidenceShape<'r> {
    fn of(evidence: &'r Evidence) -> EvidenceShape<'r> {
        let source = match evidence.source {
            Source::Paste => "paste".to_owned(),
            Source::Supplement(index) => format!("supplement-{index}"),
        };
        EvidenceShape {
            field: evidence.field.name(),
            source,
            start: evidence.start,
            end: evidence.end,
            text: &evidence.text,
        }
    }
}
