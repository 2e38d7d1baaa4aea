//! Redaction: a report that can be shared. Names and ids become placeholders, one thing always the same one.
//!
//! It works on the report, not on what is written of it: whatever is written of a redacted report is written of placeholders. Each of
//! them has the form of what it stands for (an account is twelve digits, a role of IAM Identity Center begins like one), so that a
//! redacted report says the same, and its commands and policies are as well-formed as before.
//!
//! What stays: what AWS has words for. Services, actions, operations, error codes, Regions, condition keys, AWS's own policies and
//! principals, and values of a closed vocabulary. Everything else goes, known form or not.

mod arn;
mod condition;
mod public;
mod saying;
mod trust_policy;
mod web_identity;

use denylens_advise::{
    change_request::{LOOKED_AT, Wanted},
    fix::is_placeholder,
};
use denylens_triage::{
    Report,
    report::{Denial, Differing, Encoded, MatchedStatement, Mismatch, Particular, ParticularKind, Reading},
};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, collections::BTreeMap, mem};

/// Whether names go out with what is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sharing {
    /// Names and ids become placeholders.
    #[default]
    Redacted,
    /// Everything as it is.
    Whole,
}

impl Sharing {
    /// The report as it goes out.
    pub fn report(self, report: &Report) -> Cow<'_, Report> {
        match self {
            Sharing::Whole => Cow::Borrowed(report),
            Sharing::Redacted => {
                let mut redaction = Redaction::default();
                let denials = report.denials.iter().map(|denial| redaction.denial(denial)).collect();
                Cow::Owned(Report {
                    denials,
                    notices: report.notices.clone(),
                    secrets: report.secrets.clone(),
                })
            }
        }
    }

    /// One refusal of a report as it goes out, by its place: with the placeholders that it has in the report.
    pub fn one_of(self, report: &Report, place: usize) -> Option<Denial> {
        let mut redaction = Redaction::default();
        let mut before = report.denials.iter().take(place + 1);
        match self {
            Sharing::Whole => before.nth(place).cloned(),
            Sharing::Redacted => before.map(|denial| redaction.denial(denial)).nth(place),
        }
    }

    /// A refusal that stands alone, as it goes out.
    pub fn denial(self, denial: &Denial) -> Cow<'_, Denial> {
        match self {
            Sharing::Whole => Cow::Borrowed(denial),
            Sharing::Redacted => Cow::Owned(Redaction::default().denial(denial)),
        }
    }
}

/// The placeholders that were given.
#[derive(Debug, Default)]
struct Redaction {
    given: BTreeMap<(&'static str, String), usize>,
    counts: BTreeMap<&'static str, usize>,
}

impl Redaction {
    /// The number of a value among those of its kind, from 1.
    fn number(&mut self, kind: &'static str, value: &str) -> usize {
        if let Some(number) = self.given.get(&(kind, value.to_owned())) {
            return *number;
        }
        let count = self.counts.entry(kind).or_insert(0);
        *count += 1;
        self.given.insert((kind, value.to_owned()), *count);
        *count
    }

    /// `role-1`. What stands for a value already, because somebody took it out, goes on being told as such.
    fn name(&mut self, kind: &'static str, value: &str) -> String {
        let kind = if is_placeholder(value) { "redacted" } else { kind };
        format!("{kind}-{}", self.number(kind, value))
    }

    fn denial(&mut self, denial: &Denial) -> Denial {
        let Denial {
            code,
            service,
            called_service,
            service_principal,
            operation,
            principal,
            action,
            attempted,
            resource,
            account,
            region,
            partition,
            effect,
            layer,
            policy,
            statements,
            cause,
            form,
            quota,
            particulars,
            documents,
            encoded,
            authorization_id,
            request_id,
            time,
            vpc_endpoint,
            web_identity,
            tool,
            count,
            conditions,
            ladder,
            sayings,
            evidence: _,
            readings,
            missing,
        } = denial;
        let mut of = |text: &Option<String>, redact: fn(&mut Redaction, &str) -> String| {
            text.as_deref().map(|text| redact(self, text))
        };
        let mut redacted = Denial {
            code: of(code, Redaction::code),
            service: of(service, Redaction::service),
            called_service: of(called_service, Redaction::service),
            // A name of AWS's own, from its documentation.
            service_principal: service_principal.clone(),
            operation: of(operation, Redaction::operation),
            principal: of(principal, Redaction::principal),
            action: of(action, Redaction::action),
            attempted: of(attempted, Redaction::action),
            resource: of(resource, Redaction::resource),
            account: of(account, Redaction::account),
            region: of(region, Redaction::region),
            partition: of(partition, Redaction::partition),
            effect: *effect,
            layer: *layer,
            policy: of(policy, Redaction::resource),
            quota: of(quota, Redaction::quota),
            authorization_id: of(authorization_id, |redaction, id| redaction.name("authorization-id", id)),
            request_id: of(request_id, |redaction, id| redaction.name("request-id", id)),
            time: of(time, Redaction::time),
            vpc_endpoint: of(vpc_endpoint, Redaction::vpc_endpoint),
            web_identity: web_identity.as_ref().map(|identity| self.web_identity(identity)),
            particulars: particulars.iter().map(|named| self.particular(named)).collect(),
            statements: statements.iter().map(|statement| self.statement(statement)).collect(),
            cause: *cause,
            form: *form,
            documents: *documents,
            encoded: encoded.as_ref().map(|encoded| Encoded {
                text: self.name("encoded-message", &encoded.text),
                state: encoded.state,
            }),
            tool: *tool,
            count: *count,
            conditions: conditions.iter().map(|condition| self.condition(condition)).collect(),
            ladder: ladder.clone(),
            sayings: Vec::new(),
            // Pieces of the text as it was pasted.
            evidence: Vec::new(),
            readings: readings.iter().map(|reading| self.reading(reading)).collect(),
            missing: missing.clone(),
        };
        let trust_policy = self.trust_policy(denial);
        if let Some(identity) = &mut redacted.web_identity {
            identity.trust_policy = trust_policy;
        }
        let values = values(denial, &redacted);
        redacted.sayings = sayings.iter().map(|saying| self.saying(saying, &values)).collect();
        conclude_the_same(redacted, denial)
    }

    fn statement(&mut self, statement: &MatchedStatement) -> MatchedStatement {
        let MatchedStatement { sid, effect, principals, actions, resources, conditions } = statement;
        MatchedStatement {
            sid: sid.as_deref().map(|sid| format!("Statement{}", self.number("statement", sid))),
            effect: effect.as_deref().map(|effect| self.effect(effect)),
            principals: principals.iter().map(|principal| self.principal(principal)).collect(),
            actions: actions.iter().map(|action| self.action(action)).collect(),
            resources: resources.iter().map(|resource| self.resource(resource)).collect(),
            conditions: conditions.iter().map(|condition| self.condition(condition)).collect(),
        }
    }

    fn reading(&mut self, reading: &Reading) -> Reading {
        match reading {
            Reading::ScopePolicyIssuer
            | Reading::NotActionList { .. }
            | Reading::MessageAndDetailsDisagree { .. } => reading.clone(),
            Reading::ClockDiffers { signed, received, minutes, is_late } => Reading::ClockDiffers {
                signed: self.time(signed),
                received: self.time(received),
                minutes: *minutes,
                is_late: *is_late,
            },
            Reading::ActionWithoutPrefix { action, service } => {
                Reading::ActionWithoutPrefix { action: self.action(action), service: self.service(service) }
            }
            Reading::UniqueIdPrincipal { id, entity } => {
                Reading::UniqueIdPrincipal { id: self.principal(id), entity: *entity }
            }
            Reading::PseudoKeys { keys } => {
                Reading::PseudoKeys { keys: keys.iter().map(|key| self.key(key)).collect() }
            }
            Reading::DocumentOfAnotherRequest(mismatch) => {
                Reading::DocumentOfAnotherRequest(self.mismatch(mismatch))
            }
            Reading::MessageOfAnotherRequest(mismatch) => {
                Reading::MessageOfAnotherRequest(self.mismatch(mismatch))
            }
            Reading::ActsAs { role, acting } => Reading::ActsAs { role: self.role(role), acting: *acting },
            Reading::ActionDiffers { operation, action } => {
                Reading::ActionDiffers { operation: self.operation(operation), action: self.action(action) }
            }
        }
    }

    fn mismatch(&mut self, mismatch: &Mismatch) -> Mismatch {
        let redact = match mismatch.differs {
            Differing::Account => Redaction::account,
            Differing::Action => Redaction::action,
            Differing::Principal => Redaction::principal,
            Differing::Resource => Redaction::resource,
            Differing::Effect => Redaction::effect,
        };
        Mismatch {
            given: mismatch.given,
            differs: mismatch.differs,
            message: redact(self, &mismatch.message),
            document: redact(self, &mismatch.document),
        }
    }

    /// A text that stays where it is of a vocabulary.
    fn kept(&mut self, text: &str, is_public: fn(&str) -> bool, kind: &'static str) -> String {
        if is_public(text) { text.to_owned() } else { self.name(kind, text) }
    }

    fn code(&mut self, code: &str) -> String {
        self.kept(code, public::code, "code")
    }

    fn effect(&mut self, effect: &str) -> String {
        self.kept(effect, public::effect, "effect")
    }

    fn service(&mut self, service: &str) -> String {
        self.kept(service, public::service, "service")
    }

    fn operation(&mut self, operation: &str) -> String {
        if public::operation(operation) {
            operation.to_owned()
        } else {
            format!("Operation{}", self.number("operation", operation))
        }
    }

    fn action(&mut self, action: &str) -> String {
        self.kept(action, public::action, "action")
    }

    fn region(&mut self, region: &str) -> String {
        self.kept(region, public::region, "region")
    }

    fn partition(&mut self, partition: &str) -> String {
        self.kept(partition, public::partition, "partition")
    }

    fn time(&mut self, time: &str) -> String {
        self.kept(time, public::time, "time")
    }

    /// Twelve digits, beginning with more zeros than accounts do.
    fn account(&mut self, account: &str) -> String {
        if !public::account(account) {
            return self.name("redacted", account);
        }
        format!("{:012}", self.number("account", account))
    }

    /// A namespace or a group is somebody's own; permissions and settings are AWS's.
    fn particular(&mut self, named: &Particular) -> Particular {
        let value = match named.kind {
            ParticularKind::Permission | ParticularKind::Setting => named.value.clone(),
            ParticularKind::Namespace | ParticularKind::ApiGroup => {
                self.name(named.kind.name(), &named.value)
            }
        };
        Particular { kind: named.kind, value }
    }

    fn quota(&mut self, quota: &str) -> String {
        self.kept(quota, public::quota, "quota")
    }

    fn vpc_endpoint(&mut self, id: &str) -> String {
        format!("vpce-{:017x}", self.number("vpc-endpoint", id))
    }

    /// Whoever asked, or is named by a statement.
    fn principal(&mut self, principal: &str) -> String {
        if principal == "*" || public::aws_principal(principal) {
            return principal.to_owned();
        }
        if public::account(principal) {
            return self.account(principal);
        }
        if let Some(arn) = self.arn(principal) {
            return arn;
        }
        if let Some((prefix, kind)) = public::unique_id(principal) {
            // A session has its name behind the id of its role.
            let (id, session) = principal.split_once(':').unwrap_or((principal, ""));
            let id = format!("{prefix}{:0>17}", self.number(kind, id));
            return if session.is_empty() { id } else { format!("{id}:{}", self.name("session", session)) };
        }
        self.name("principal", principal)
    }

    /// What it was refused on, or what a statement names.
    fn resource(&mut self, resource: &str) -> String {
        if resource == "*" {
            return resource.to_owned();
        }
        if let Some(arn) = self.arn(resource) {
            return arn;
        }
        // Messages of IAM name a role or a policy by its kind.
        if let Some(role) = resource.strip_prefix("role ") {
            let arn = self.arn(role);
            return format!("role {}", arn.unwrap_or_else(|| self.role(role)));
        }
        if let Some(arn) = resource.strip_prefix("policy ").and_then(|policy| self.arn(policy)) {
            return format!("policy {arn}");
        }
        if public::role_of_a_service(resource).is_some() {
            return self.role(resource);
        }
        match public::id_prefix(resource) {
            Some(prefix) => format!("{prefix}-{:017x}", self.number("id", resource)),
            None => self.name("resource", resource),
        }
    }
}

/// What is concluded from the values of a statement beside the request's must not become its opposite, as where `prod-*` and `prod-1`
/// become two names. Where it would, the statement's value is one of which nothing can be concluded; and where two values differ in upper
/// and lower case alone, so do what stands for them.
fn conclude_the_same(mut redacted: Denial, denial: &Denial) -> Denial {
    respell(&mut redacted, denial);
    let kinds = |denial: &Denial| -> Vec<_> {
        let conditions = denial.statements.iter().flat_map(|statement| &statement.conditions).take(LOOKED_AT);
        conditions.map(|condition| Wanted::of(condition, denial).as_ref().map(mem::discriminant)).collect()
    };
    let (whole, shared) = (kinds(denial), kinds(&redacted));
    let conditions = redacted.statements.iter_mut().flat_map(|statement| &mut statement.conditions);
    for (condition, _) in
        conditions.zip(whole.iter().zip(&shared)).filter(|(_, (whole, shared))| whole != shared)
    {
        for value in &mut condition.values {
            *value = format!("${{{value}}}");
        }
    }
    redacted
}

fn respell(redacted: &mut Denial, denial: &Denial) {
    let Denial { statements, conditions: had, .. } = redacted;
    let of_statements = denial.statements.iter().flat_map(|statement| &statement.conditions);
    let redacted = statements.iter_mut().flat_map(|statement| &mut statement.conditions);
    for (condition, redacted) in of_statements.zip(redacted).take(LOOKED_AT) {
        if let Some(Wanted::Spelled(_)) = Wanted::of(condition, denial) {
            let had = had.iter().find(|had| had.key.eq_ignore_ascii_case(&redacted.key));
            redacted.values =
                had.map(|had| had.values.iter().map(|value| capital(value)).collect()).unwrap_or_default();
        }
    }
}

/// A placeholder with a capital letter.
fn capital(value: &str) -> String {
    let (before, name) = value.split_at(value.rfind('/').map_or(0, |at| at + 1));
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    before.chars().chain(first).chain(letters).collect()
}

/// The values of a refusal, each with its placeholder.
fn values(denial: &Denial, redacted: &Denial) -> Vec<(String, String)> {
    let of = |get: fn(&Denial) -> &Option<String>| get(denial).clone().zip(get(redacted).clone());
    [
        of(|denial| &denial.principal),
        of(|denial| &denial.action),
        of(|denial| &denial.resource),
        of(|denial| &denial.policy),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests;
