//! Evaluates a scenario of `denylens_tests::scenario` from standard input and prints the decision as JSON.
//!
//!     cargo run -q --example evaluate < scenario.json
//!     cargo run -q --example evaluate -- --lines < scenarios.jsonl
//!
//! With `--lines`, each line is a scenario and each decision a line.

// An example prints.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use denylens_policy::{
    Effect, Evaluation, Layer, Place, Truth,
    document::{Doubt, Element, Statement},
    evaluate::{
        Coverage, Requirement, evaluate, explain,
        trace::{LayerTrace, PolicyTrace, Standing},
    },
};
use denylens_tests::scenario::Scenario;
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let input = io::stdin().lock();
    let mut output = io::BufWriter::new(io::stdout().lock());
    if std::env::args().any(|argument| argument == "--lines") {
        for line in input.lines() {
            writeln!(output, "{}", answer(&line?))?;
        }
    } else {
        let text = io::read_to_string(input)?;
        writeln!(output, "{:#}", answer(&text))?;
    }
    output.flush()
}

fn answer(text: &str) -> Value {
    match Scenario::parse(text) {
        Ok(scenario) => decision(&scenario),
        Err(error) => json!({ "error": error.to_string() }),
    }
}

fn decision(scenario: &Scenario) -> Value {
    let policies = scenario.policies();
    let evaluation = evaluate(&scenario.request, &policies);
    let needs: Vec<Value> =
        evaluation.requirements(&scenario.request, &policies).iter().map(requirement).collect();
    json!({
        "decision": evaluation.decision.id(),
        "denied_by": evaluation.denied_by.iter().map(|layer| layer.id()).collect::<Vec<_>>(),
        "needs": needs,
        "trace": trace(scenario, &evaluation),
    })
}

fn trace(scenario: &Scenario, evaluation: &Evaluation) -> Value {
    evaluation
        .trace
        .layers
        .iter()
        .map(|layer| (layer.layer.id().to_owned(), layer_trace(scenario, layer)))
        .collect()
}

fn layer_trace(scenario: &Scenario, trace: &LayerTrace) -> Value {
    let policies: Vec<Value> =
        trace.policies.iter().map(|policy| policy_trace(scenario, trace.layer, policy)).collect();
    json!({
        "standing": match trace.standing {
            Standing::Given => "given",
            Standing::Partly => "partly",
            Standing::NotAttached => "not-attached",
            Standing::NotKnown => "not-known",
            Standing::NotInvolved => "not-involved",
        },
        "denies": name(trace.denies),
        "allows": name(trace.allows),
        "policies": policies,
    })
}

fn policy_trace(scenario: &Scenario, layer: Layer, trace: &PolicyTrace) -> Value {
    let policies = scenario.policies();
    let document = policies.document(layer, trace.level, trace.policy);
    let statements = document.map(|document| document.statements.as_slice()).unwrap_or_default();
    let statements: Vec<Value> = statements
        .iter()
        .zip(&trace.statements)
        .map(|(statement, outcome)| statement_trace(scenario, layer, statement, outcome.applies))
        .collect();
    let problems = document.map(|document| document.problems.as_slice()).unwrap_or_default();
    let problems: Vec<Value> = problems
        .iter()
        .map(|problem| json!({ "problem": problem.kind, "place": place(problem.place) }))
        .collect();
    json!({ "level": trace.level, "policy": trace.policy, "statements": statements, "problems": problems })
}

fn statement_trace(scenario: &Scenario, layer: Layer, statement: &Statement, applies: Truth) -> Value {
    let explanation = explain(statement, layer, &scenario.request, &scenario.policies());
    let conditions: Vec<Value> = statement
        .conditions
        .iter()
        .zip(&explanation.conditions)
        .map(|(condition, outcome)| {
            json!({
                "operator": condition.operator_text,
                "key": condition.key_text,
                "holds": name(outcome.holds),
                "why": outcome.why.id(),
                "by": outcome.why.value().and_then(|value| condition.values.get(value)).map(|value| &value.text),
                "place": place(condition.place),
            })
        })
        .collect();
    json!({
        "sid": statement.sid,
        "effect": statement.effect.map(Effect::name),
        "applies": name(applies),
        "action": coverage(explanation.action, statement.actions.as_ref()),
        "resource": coverage(explanation.resource, statement.resources.as_ref()),
        "principal": coverage(explanation.principal, statement.principals.as_ref()),
        "conditions": conditions,
        "doubt": statement.doubt.map(|doubt| match doubt {
            Doubt::Incomplete => "incomplete",
            Doubt::Invalid => "invalid",
        }),
        "place": place(statement.place),
    })
}

/// Whether an element covers the request, and the item that says so.
fn coverage<T>(coverage: Coverage, element: Option<&Element<T>>) -> Value {
    let item = coverage.item.and_then(|item| element?.items.get(item));
    json!({ "holds": name(coverage.holds), "by": item.map(|item| &item.text) })
}

fn place(place: Place) -> [usize; 2] {
    [place.range().start, place.range().end]
}

fn requirement(requirement: &Requirement) -> Value {
    match requirement {
        Requirement::NoDeny { layer, level, policy, statement } => {
            json!({ "need": "no-deny", "layer": layer.id(), "level": level, "policy": policy, "statement": statement })
        }
        Requirement::Allow { layer, level } => {
            json!({ "need": "allow", "layer": layer.id(), "level": level })
        }
        Requirement::KnownLayer { layer } => json!({ "need": "known-layer", "layer": layer.id() }),
        Requirement::KnownKey { key } => json!({ "need": "known-key", "key": key }),
        Requirement::OtherCredentials { .. } => json!({ "need": "other-credentials" }),
        Requirement::KnownGrant => json!({ "need": "known-grant" }),
        Requirement::KnownResourceAccount => json!({ "need": "known-resource-account" }),
        Requirement::WholePolicy { layer, level, policy } => {
            json!({ "need": "whole-policy", "layer": layer.id(), "level": level, "policy": policy })
        }
        Requirement::NamedPrincipal { layer, level, policy, statement } => json!({
            "need": "named-principal", "layer": layer.id(), "level": level, "policy": policy, "statement": statement,
        }),
        Requirement::ReadableStatement { layer, level, policy, statement } => json!({
            "need": "readable-statement", "layer": layer.id(), "level": level, "policy": policy, "statement": statement,
        }),
    }
}

fn name(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
}
