//! A refusal as it is told in one language: the sentences for its advice, filled with its values.

mod handoff;

pub use handoff::{Message, MessageForm};

use crate::{
    headline::title,
    prose::{Reference, fill, of_topic},
    sentence::{Place, Sentence},
    words::{Besides, Words},
};
use denylens_advise::{
    Advice, NextStep, Note, Verdict,
    command::shell::Shell,
    fix::{Fix, Target},
    format::Format,
    prose::{Passage, Topic},
    value,
    why::Reason,
};
use denylens_locate::{TokenFinding, TokenMismatch, beside};
use denylens_triage::report::Denial;

/// A refusal with its advice, to be told in one language. Sentences are made when they are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Told<'r> {
    /// The refusal.
    pub denial: &'r Denial,
    /// What there is to say about it.
    pub advice: &'r Advice,
    /// The words to say it in.
    pub words: &'static Words,
}

impl<'r> Told<'r> {
    /// A refusal with its advice, in one language.
    pub fn new(denial: &'r Denial, advice: &'r Advice, words: &'static Words) -> Told<'r> {
        Told { denial, advice, words }
    }

    /// The verdict in one sentence that stands alone.
    pub fn verdict(&self) -> Sentence {
        let words = &self.words.verdict;
        match &self.advice.verdict {
            Verdict::Prose(cause, section) => {
                self.fill(of_topic(Topic::Cause(*cause), self.words).section(&section.name()))
            }
            Verdict::Action { principal, action, attempted, resource, how } => {
                let principal = principal.as_deref();
                let principal =
                    Sentence::of_value(principal, Place::Text, self.words.first.absent.principal_first);
                let resource = resource.as_deref();
                match attempted {
                    Some(attempted) => {
                        (words.besides)(Besides { principal, attempted, action, resource, how })
                    }
                    None => (words.action)(principal, action, resource, how),
                }
            }
            Verdict::Call { operation, principal, how } => {
                let operation =
                    Sentence::of_value(operation.as_deref(), Place::Text, self.words.first.absent.operation);
                (words.call)(operation, principal.as_deref(), how)
            }
        }
    }

    /// The name of the cause.
    pub fn title(&self) -> &'static str {
        title(self.denial, self.words.first)
    }

    /// Why it was refused, a sentence or some for each paragraph.
    pub fn why(&self) -> Vec<Sentence> {
        let mut paragraphs = Vec::new();
        for reason in &self.advice.why {
            match reason {
                Reason::Prose(Passage { topic, section }) => {
                    let text = of_topic(*topic, self.words).section(&section.name());
                    paragraphs.extend(text.split("\n\n").map(|paragraph| self.fill(paragraph)));
                }
                Reason::Condition(comparison) => paragraphs.push((self.words.why.comparison)(comparison)),
                Reason::MoreConditions(count) => paragraphs.push((self.words.why.more)(*count)),
            }
        }
        // A trust policy that was pasted beside the claims of the token.
        paragraphs.extend(beside(self.denial).iter().map(self.words.located.token));
        paragraphs
    }

    /// The changes to policies that would help; none where a statement is there already and only has to be corrected.
    pub fn fixes(&self) -> &'r [Fix] {
        if self.corrections().is_empty() { &self.advice.fixes } else { &[] }
    }

    /// What is to be corrected in the one statement that may be meant for the caller, where the trust policy stands beside the refusal.
    pub(crate) fn corrections(&self) -> Vec<TokenFinding> {
        let is_of_trust = self.advice.fixes.first().is_some_and(|fix| matches!(fix.target, Target::Trust(_)));
        if !is_of_trust {
            return Vec::new();
        }
        let mut found = beside(self.denial);
        let of_one =
            found.iter().zip(found.iter().skip(1)).all(|(one, next)| one.statement == next.statement);
        found.retain(|finding| {
            of_one
                && matches!(
                    finding.says,
                    TokenMismatch::Case { .. } | TokenMismatch::Wildcard { .. } | TokenMismatch::Value { .. }
                )
        });
        found
    }

    /// What to do, in order, smallest first.
    pub fn steps(&self) -> Vec<Sentence> {
        self.reasoned_steps().into_iter().map(|(_, said)| said).collect()
    }

    /// The same, each with the advice that it says; what is to be corrected in a statement is no advice.
    pub fn reasoned_steps(&self) -> Vec<(Option<&'r NextStep>, Sentence)> {
        let corrections = self.corrections();
        if !corrections.is_empty() {
            let keep = Sentence::of(self.words.step.keep_conditions);
            let corrections = corrections.iter().flat_map(self.words.step.correct).chain([keep]);
            return corrections.map(|said| (None, said)).collect();
        }
        let steps = self.advice.steps.iter();
        steps.flat_map(|step| self.step(step).into_iter().map(move |said| (Some(step), said))).collect()
    }

    /// What one step of the advice says.
    fn step(&self, step: &NextStep) -> Vec<Sentence> {
        let words = &self.words.step;
        match step {
            NextStep::Encoded(state) => vec![Sentence::of((words.encoded)(*state))],
            NextStep::FindOutWhich(given) => vec![Sentence::of((words.which)(*given))],
            NextStep::FindOutWhichLayer => vec![Sentence::of(words.which_layer)],
            NextStep::OneIsEnough => vec![Sentence::of(self.words.request.one_is_enough)],
            NextStep::ChangeRequest(change) => vec![(self.words.request.change)(change)],
            NextStep::AnotherCaller(change) => vec![(self.words.request.another_caller)(change)],
            NextStep::CutByCloudTrail => vec![Sentence::of(words.cut_by_cloudtrail)],
            NextStep::FetchDetails => vec![Sentence::of(words.fetch_details)],
            NextStep::ActAs(acting) => {
                (words.act_as)(*acting).iter().map(|said| Sentence::of(said)).collect()
            }
            NextStep::Meant => vec![Sentence::of(words.meant)],
            NextStep::Prose(Passage { topic, section }) => {
                let items = of_topic(*topic, self.words).items(&section.name());
                items.map(|item| self.fill(item)).collect()
            }
        }
    }

    /// What else is worth knowing.
    pub fn notes(&self) -> Vec<Sentence> {
        let is_corrected = !self.corrections().is_empty();
        // What there is to look at before a change is used goes with the change.
        let notes =
            self.advice.notes.iter().filter(|note| !(is_corrected && matches!(note, Note::Caveat(_))));
        notes.map(|note| Sentence::of((self.words.note)(*note))).collect()
    }

    /// What the text says between the lines.
    pub fn readings(&self) -> Vec<Sentence> {
        self.denial.readings.iter().map(self.words.reading).collect()
    }

    /// The messages to whoever can do something, with changes in this form and commands for this shell; none where nobody but the
    /// caller has to.
    pub fn handoffs(&self, format: Format, shell: Shell) -> Vec<Message> {
        self.advice.handoffs.iter().map(|handoff| handoff::message(self, handoff, format, shell)).collect()
    }

    /// Where AWS documents it.
    pub fn references(&self) -> Vec<Reference> {
        let of = |passage: &Passage| of_topic(passage.topic, self.words).references(&passage.section.name());
        self.advice.references.iter().flat_map(of).collect()
    }

    /// Who, what and where: the name of each fact that the text gives, and its value.
    pub(crate) fn facts(&self) -> Vec<(&'static str, String)> {
        let (denial, words) = (self.denial, &self.words.report);
        let facts = [
            (words.principal, denial.principal.clone()),
            (words.action, denial.qualified_action()),
            (words.attempted, denial.attempted.clone()),
            (words.resource, denial.resource.clone()),
            (words.code, denial.code.clone()),
            (words.policy, denial.policy.clone()),
            (words.region, denial.region.clone()),
            (words.request_id, denial.request_id.clone()),
        ];
        facts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    fn fill(&self, text: &'static str) -> Sentence {
        fill(text, self.denial, &self.words.first.absent, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{en, ja, words};
    use denylens_lang::Lang;
    use denylens_triage::triage;

    #[track_caller]
    fn check(text: &str, in_english: &str, in_japanese: &str) {
        let denial = triage(text).denials.remove(0);
        let advice = Advice::of(&denial);
        assert_eq!(Told::new(&denial, &advice, &en::WORDS).verdict().text(), in_english);
        assert_eq!(Told::new(&denial, &advice, &ja::WORDS).verdict().text(), in_japanese);
    }

    #[test]
    fn the_verdict_names_the_layer_that_is_stated() {
        check(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a service control policy",
            "user/ana may not perform s3:GetObject on arn:aws:s3:::b/k: a service control policy (SCP) explicitly denies it.",
            "user/ana は arn:aws:s3:::b/k に対して s3:GetObject を実行できません。サービスコントロールポリシー (SCP) が明示的に拒否しています。",
        );
    }

    #[test]
    fn the_verdict_names_both_where_an_action_needs_another_besides() {
        check(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ec2:CreateVpcEndpoint on resource: arn:aws:ec2:eu-west-2:111122223333:vpc-endpoint/* because no identity-based policy allows the vpce:AllowMultiRegion action",
            "user/ana may not perform ec2:CreateVpcEndpoint on arn:aws:ec2:eu-west-2:111122223333:vpc-endpoint/*: it also needs vpce:AllowMultiRegion, and no identity-based policy allows it.",
            "user/ana は arn:aws:ec2:eu-west-2:111122223333:vpc-endpoint/* に対して ec2:CreateVpcEndpoint を実行できません。vpce:AllowMultiRegion も必要です。アイデンティティベースのポリシーが許可していません。",
        );
    }

    #[test]
    fn the_verdict_says_when_the_layer_is_not_known() {
        check(
            "User: Ana is not authorized to perform: glue:GetTrigger with an explicit deny",
            "Ana may not perform glue:GetTrigger: a policy explicitly denies it, but the text doesn't say in which layer.",
            "Ana は glue:GetTrigger を実行できません。ポリシーが明示的に拒否していますが、どのポリシータイプかはテキストに示されていません。",
        );
    }

    #[test]
    fn a_quota_is_no_refusal_of_a_policy() {
        check(
            "Error: VcpuLimitExceeded: You have requested more vCPU capacity than your limit",
            "AWS could not take this request (VcpuLimitExceeded): a quota, a rate limit or capacity, not a permission.",
            "クォータ、レート、またはキャパシティの問題です (VcpuLimitExceeded)。権限の問題ではありません。",
        );
    }

    #[test]
    fn an_encoded_message_holds_the_reason() {
        check(
            &format!(
                "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized \
                 to perform this operation. Encoded authorization failure message: {}",
                "aB3-_xYz".repeat(70)
            ),
            "AWS refused RunInstances: the encoded message holds the reason.",
            "AWS は RunInstances を拒否しました。理由はエンコードされたメッセージの中にあります。",
        );
    }

    #[test]
    fn where_a_condition_of_the_trust_policy_is_known_to_fail_no_statement_is_added() {
        let text = r#"Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity

{"iss":"https://token.actions.githubusercontent.com","sub":"repo:Acme/shop:ref:refs/heads/main","aud":"sts.amazonaws.com"}

{"Version":"2012-10-17","Statement":[{"Sid":"Deploys","Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com","token.actions.githubusercontent.com:sub":"repo:acme/shop:ref:refs/heads/main"}}}]}"#;
        let denial = triage(text).denials.remove(0);
        let advice = Advice::of(&denial);
        let told = Told::new(&denial, &advice, &en::WORDS);
        assert_eq!((advice.fixes.len(), told.fixes().len()), (1, 0));
        assert_eq!(
            told.steps().first().map(Sentence::text).as_deref(),
            Some(
                "The owner of the role: in the statement Deploys, change the value of token.actions.githubusercontent.com:sub from \
                 repo:acme/shop:ref:refs/heads/main to repo:Acme/shop:ref:refs/heads/main, because only upper and lower case differ."
            )
        );
    }

    #[test]
    fn another_system_is_named_where_it_is_known() {
        check(
            "you are not authorized to perform operation (cos:GetBucket), resource (qcs::cos:ap-guangzhou:uid/1250000000:b/*) has no permission",
            "This request was refused by Tencent Cloud.",
            "Tencent Cloud がこのリクエストを拒否しました。",
        );
        check(
            "EACCES: permission denied, open '/srv/a'",
            "This request was refused by the system that printed the message.",
            "メッセージを出力したシステムがこのリクエストを拒否しました。",
        );
    }

    #[test]
    fn no_brace_is_left_in_any_advice() {
        for text in [
            "AccessDenied: no",
            "User is not authorized to perform: iam:PassRole",
            "ExpiredToken: no",
            "<Code>AccessDenied</Code>",
        ] {
            for denial in triage(text).denials {
                let advice = Advice::of(&denial);
                for lang in Lang::ALL {
                    let told = Told::new(&denial, &advice, words(lang));
                    let all: Vec<_> = [vec![told.verdict()], told.why(), told.steps()].concat();
                    let all: String = all.iter().map(Sentence::text).collect();
                    assert!(!all.contains(['{', '}']), "{all}");
                }
            }
        }
    }

    #[test]
    fn a_key_of_the_statement_stands_beside_the_requests() {
        let text = r#"{"allowed":false,"explicitDeny":true,"matchedStatements":{"items":[{"statementId":"s","effect":"DENY","actions":{"items":[{"value":"ec2:RunInstances"}]},"conditions":{"items":[{"key":"ec2:InstanceType","values":{"items":[{"value":"t3.micro"},{"value":"t3.small"}]}}]}}]},"context":{"action":"ec2:RunInstances","conditions":{"items":[{"key":"EC2:instancetype","values":{"items":[{"value":"t3.small"}]}}]}}}"#;
        let denial = triage(text).denials.remove(0);
        let why = Told::new(&denial, &Advice::of(&denial), &en::WORDS).why().last().map(Sentence::marked);
        let comparison = "`ec2:InstanceType`: the statement names `t3.micro`, `t3.small`; the request had `t3.small`. The request had one of these very values.";
        assert_eq!(why.as_deref(), Some(comparison));
    }
}
