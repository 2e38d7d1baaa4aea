//! A token held against a trust policy: which condition doesn't fit, and why.
//!
//! The conditions of a statement are evaluated with the claims as keys of the request context. What is told is no more than what
//! people get wrong with them: the case of letters, a wildcard that `StringEquals` takes for a letter, the audience, a key that the token
//! doesn't give, `ForAllValues` on such a key, another provider.
//!
//! Sources: IAM User Guide, `reference_policies_elements_condition_operators.html`,
//! `reference_policies_condition-single-vs-multi-valued-context-keys.html`, `id_roles_create_for-idp_oidc.html`.

use super::subject::{Subject, Token, TokenExtent};
use denylens_policy::{
    Completeness, Context, Document, Truth, action,
    condition::{Condition, SetOperator, Why},
    document::{Effect, Statement},
    export::{Library, PolicyKind},
    is_like,
};
use denylens_triage::report::{Denial, KeyNaming};
use serde::{Deserialize, Serialize};

/// The action that a trust policy allows to who comes with a token.
const ACTION: &str = "sts:AssumeRoleWithWebIdentity";

/// More than these nobody reads.
const MOST: usize = 20;

/// What a statement of a trust policy says to a token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenFinding {
    /// The policy, or the file that it stands in; empty where it stands beside the refusal.
    pub policy: String,
    /// The statement, by its Sid, or by `#` and its number.
    pub statement: String,
    /// What it says.
    pub says: TokenMismatch,
}

/// What doesn't fit between a statement and a token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TokenMismatch {
    /// The statement names other providers.
    OtherProvider {
        /// Those.
        named: Vec<String>,
        /// The one of the token.
        issuer: String,
    },
    /// A value differs in upper and lower case alone.
    Case {
        /// The key.
        key: String,
        /// The value of the policy.
        wanted: String,
        /// That of the token.
        had: String,
    },
    /// A value has a wildcard that would match, and the operator takes it for a letter.
    Wildcard {
        /// The operator.
        operator: String,
        /// The key.
        key: String,
        /// The value of the policy.
        wanted: String,
        /// That of the token.
        had: String,
    },
    /// None of the values is the one of the token.
    Value {
        /// The key.
        key: String,
        /// The values of the policy.
        wanted: Vec<String>,
        /// Those of the token.
        had: Vec<String>,
    },
    /// The token doesn't give this key, and the condition needs it.
    Absent {
        /// The key.
        key: String,
        /// The provider of the token, which its keys begin with.
        issuer: String,
    },
    /// The token doesn't give this key, and `ForAllValues` lets everyone in who hasn't got it.
    OpenToAbsent {
        /// The key.
        key: String,
    },
    /// `ForAllValues` on a key of one value: whoever doesn't have it is let in.
    OpenSet {
        /// The key.
        key: String,
    },
    /// The statement has no condition on who came: everyone is let in whom the provider knows.
    NoSubject,
    /// The statement has no condition on for whom the token was made.
    NoAudience,
    /// The claims that are known fit all conditions.
    Fits,
}

impl TokenMismatch {
    /// Whether the value that the token had is that of every pull request of a repository.
    ///
    /// Source: GitHub Docs, "OpenID Connect reference", the subject of `pull_request` events.
    pub fn is_of_pull_requests(&self) -> bool {
        let TokenMismatch::Value { had, .. } = self else { return false };
        had.iter().any(|had| had.ends_with(":pull_request"))
    }

    /// Whether the statement doesn't let the token in because of it.
    fn shuts_out(&self) -> bool {
        use TokenMismatch::{Absent, Case, OtherProvider, Value, Wildcard};
        matches!(self, OtherProvider { .. } | Case { .. } | Wildcard { .. } | Value { .. } | Absent { .. })
    }
}

/// What the trust policies of a library say to the token of a refusal.
pub(super) fn in_library(subject: &Subject, library: &Library) -> Vec<TokenFinding> {
    let Some(token) = &subject.token else { return Vec::new() };
    let known = Known { token, context: &subject.context };
    let is_of_role = |arn: Option<&str>| match (arn, subject.resource.as_deref()) {
        (Some(arn), Some(role)) => arn == role,
        _ => true,
    };
    let candidates = library.policies.iter().filter(|policy| match policy.kind {
        PolicyKind::Trust(_) => is_of_role(policy.arn.as_deref()),
        PolicyKind::Plain | PolicyKind::Resource => true,
        _ => false,
    });
    let found = candidates.flat_map(|policy| {
        let file = || library.files.get(policy.file).map(|file| file.name.clone());
        known.compare(policy.document(), &policy.name.clone().or_else(file).unwrap_or_default())
    });
    found.take(MOST).collect()
}

/// What the trust policy says that stands beside a refusal in its text.
pub fn beside(denial: &Denial) -> Vec<TokenFinding> {
    let policy = denial.web_identity.as_ref().and_then(|identity| identity.trust_policy.as_deref());
    let (Some(policy), Some(token)) = (policy, Token::of(denial)) else { return Vec::new() };
    let context = context_of(denial);
    let known = Known { token: &token, context: &context };
    let mut found = known.compare(&Document::parse(policy), "");
    found.truncate(MOST);
    found
}

/// Whether the trust policy that stands beside a refusal lets the token in by none of its statements, as far as can be known. Then it is
/// the policy that refused: nothing else allows a role to who comes with a token.
///
/// Source: IAM User Guide, `id_roles_terms-and-concepts.html`, "Role trust policy".
pub fn is_shut_out_beside(denial: &Denial) -> bool {
    let policy = denial.web_identity.as_ref().and_then(|identity| identity.trust_policy.as_deref());
    let (Some(policy), Some(token)) = (policy, Token::of(denial)) else { return false };
    let context = context_of(denial);
    let known = Known { token: &token, context: &context };
    let document = Document::parse(policy);
    let mut allowing = document.statements.iter().filter(|statement| is_for_tokens(statement)).peekable();
    allowing.peek().is_some()
        && allowing.all(|statement| known.mismatches(statement).iter().any(TokenMismatch::shuts_out))
}

fn context_of(denial: &Denial) -> Vec<(String, Vec<String>)> {
    let keys = denial.conditions.iter().filter(|key| key.naming == KeyNaming::ConditionKey);
    keys.map(|key| (key.key.clone(), key.values.clone())).collect()
}

/// A token, and the keys that it gives.
#[derive(Clone, Copy)]
struct Known<'t> {
    token: &'t Token,
    context: &'t [(String, Vec<String>)],
}

impl Known<'_> {
    fn compare(self, document: &Document, policy: &str) -> Vec<TokenFinding> {
        let statements = document.statements.iter().enumerate();
        let allowing = statements.filter(|(_, statement)| is_for_tokens(statement));
        let found = allowing.flat_map(|(at, statement)| {
            let name = statement.sid.as_deref().map_or_else(|| format!("#{}", at + 1), str::to_owned);
            self.mismatches(statement).into_iter().map(move |says| (name.clone(), says))
        });
        found.map(|(statement, says)| TokenFinding { policy: policy.to_owned(), statement, says }).collect()
    }

    fn mismatches(self, statement: &Statement) -> Vec<TokenMismatch> {
        let issuer = &self.token.issuer;
        let named: Vec<&str> =
            statement.principals.iter().flat_map(|list| list.items.iter().map(|item| &*item.text)).collect();
        let is_named = |provider: &&str| {
            **provider == *issuer
                || provider.split_once("oidc-provider/").is_some_and(|(_, name)| name == issuer)
        };
        if !named.is_empty() && !named.iter().any(is_named) {
            let named = named.into_iter().map(str::to_owned).collect();
            return vec![TokenMismatch::OtherProvider { named, issuer: issuer.clone() }];
        }
        let mut found: Vec<TokenMismatch> =
            statement.conditions.iter().filter_map(|condition| self.mismatch(condition)).collect();
        let has = |claims: &[&str]| {
            statement.conditions.iter().any(|condition| {
                let key = condition.key_text.to_ascii_lowercase();
                claims.iter().any(|claim| key.ends_with(&format!(":{claim}")))
            })
        };
        let is_closed = has(&["sub", "amr", "repository_id", "job_workflow_ref", "email"]);
        if found.is_empty() && is_closed && self.is_compared(statement) {
            found.push(TokenMismatch::Fits);
        }
        if !is_closed {
            found.push(TokenMismatch::NoSubject);
        }
        if !has(&["aud", "oaud"]) {
            found.push(TokenMismatch::NoAudience);
        }
        found
    }

    /// Whether every condition of a statement is known to hold.
    fn is_compared(self, statement: &Statement) -> bool {
        statement.conditions.iter().all(|condition| condition.evaluate(&self.context()).holds == Truth::Yes)
    }

    fn mismatch(self, condition: &Condition) -> Option<TokenMismatch> {
        let key = condition.key_text.to_string();
        let is_own = self.is_own(&key);
        let is_of_another = !is_own && is_of_token(&key);
        if !is_own && !is_of_another {
            return None;
        }
        let had = self.context.iter().find(|(known, _)| known.eq_ignore_ascii_case(&key)).map(|(_, had)| had);
        let set = condition.operator.and_then(|operator| operator.qualifier().set);
        let context = self.context();
        let context = if is_of_another { context.with_absent(&key) } else { context };
        let outcome = condition.evaluate(&context);
        let Some(had) = had else {
            return match (outcome.why, set, outcome.holds) {
                (Why::KeyAbsent, Some(SetOperator::ForAllValues), _) => {
                    Some(TokenMismatch::OpenToAbsent { key })
                }
                (Why::KeyAbsent, _, Truth::No) => {
                    Some(TokenMismatch::Absent { key, issuer: self.token.issuer.clone() })
                }
                _ => None,
            };
        };
        if outcome.holds == Truth::Yes {
            let is_open = set == Some(SetOperator::ForAllValues) && had.len() == 1;
            return is_open.then_some(TokenMismatch::OpenSet { key });
        }
        if outcome.holds == Truth::Unknown || outcome.why == Why::ListWithoutSetOperator {
            return None;
        }
        let wanted: Vec<String> = condition.values.iter().map(|value| value.text.to_string()).collect();
        let pairs = || wanted.iter().flat_map(|wanted| had.iter().map(move |had| (wanted, had)));
        if let Some((wanted, had)) = pairs().find(|(wanted, had)| wanted.eq_ignore_ascii_case(had)) {
            return Some(TokenMismatch::Case { key, wanted: wanted.clone(), had: had.clone() });
        }
        let is_equals =
            condition.operator.is_some_and(|operator| operator.name().starts_with("StringEquals"));
        let would_match = |wanted: &str, had: &str| wanted.contains(['*', '?']) && is_like(wanted, had);
        if let Some((wanted, had)) = pairs().find(|(wanted, had)| is_equals && would_match(wanted, had)) {
            let operator = condition.operator_text.to_string();
            return Some(TokenMismatch::Wildcard { operator, key, wanted: wanted.clone(), had: had.clone() });
        }
        Some(TokenMismatch::Value { key, wanted, had: had.clone() })
    }

    /// Whether a key is one of this token's provider.
    fn is_own(self, key: &str) -> bool {
        let issuer = &self.token.issuer;
        let begins = key.get(..issuer.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(issuer));
        begins && key.get(issuer.len()..).is_some_and(|rest| rest.starts_with(':'))
    }

    /// The claims as the context of a request.
    fn context(self) -> Context {
        let mut context = Context::new(Completeness::Partial);
        if self.token.extent == TokenExtent::Claims {
            for claim in CLAIMS {
                context = context.with_absent(&format!("{}:{claim}", self.token.issuer));
            }
        }
        for (key, values) in self.context {
            context = match values.as_slice() {
                [value] => context.with_one(key, value),
                values => context.with_many(key, values.iter().map(String::as_str)),
            };
        }
        context
    }
}

/// The claims that can be keys. What isn't among the claims of a token that is known whole isn't in its request.
///
/// Source: IAM User Guide, `reference_policies_iam-condition-keys.html#condition-keys-wif`.
const CLAIMS: [&str; 10] = [
    "actor",
    "actor_id",
    "amr",
    "email",
    "environment",
    "job_workflow_ref",
    "ref",
    "repository",
    "repository_id",
    "sub",
];

/// Whether a key begins with a provider: a host, or by mistake its ARN.
fn is_of_token(key: &str) -> bool {
    key.starts_with("arn:") || key.split(':').next().is_some_and(|provider| provider.contains('.'))
}

/// Whether a statement is meant to let in those who come with a token.
fn is_for_tokens(statement: &Statement) -> bool {
    let covers = statement.actions.as_ref().is_some_and(|list| {
        !list.is_negated && list.items.iter().any(|item| action::covers(&item.text, ACTION))
    });
    let has_federated = statement.principals.as_ref().is_some_and(|list| !list.is_negated);
    statement.effect == Some(Effect::Allow) && covers && has_federated
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    const CLAIMS: &str = r#"{"iss":"https://token.actions.githubusercontent.com","sub":"repo:acme/shop:ref:refs/heads/main","aud":"sts.amazonaws.com"}"#;

    fn policy(provider: &str, condition: &str) -> String {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Sid":"GitHub","Effect":"Allow","Principal":{{"Federated":"arn:aws:iam::111122223333:oidc-provider/{provider}"}},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{condition}}}]}}"#
        )
    }

    /// What is said of a policy beside the refusal; the same has to be said of it in a file.
    #[track_caller]
    fn check(provider: &str, condition: &str, wanted: &[TokenMismatch]) {
        let policy = policy(provider, condition);
        let refused = format!("Not authorized to perform sts:AssumeRoleWithWebIdentity\n\n{CLAIMS}\n");
        let found = beside(&triage(&format!("{refused}\n{policy}")).denials[0]);
        assert!(found.iter().all(|found| found.statement == "GitHub" && found.policy.is_empty()));
        let says = |found: Vec<TokenFinding>| found.into_iter().map(|found| found.says).collect::<Vec<_>>();
        assert_eq!(says(found), wanted, "{condition}");
        let mut library = Library::default();
        library.add("trust.json", policy);
        let subject = Subject::of(&triage(&refused).denials[0]).expect("a request");
        assert_eq!(says(crate::locate(&subject, &library).token), wanted, "{condition}");
    }

    const ISSUER: &str = "token.actions.githubusercontent.com";

    fn conditions(operator: &str, subject: &str) -> String {
        format!(
            r#"{{"StringEquals":{{"{ISSUER}:aud":"sts.amazonaws.com"}},"{operator}":{{"{ISSUER}:sub":"{subject}"}}}}"#
        )
    }

    fn key(name: &str) -> String {
        format!("{ISSUER}:{name}")
    }

    const HAD: &str = "repo:acme/shop:ref:refs/heads/main";

    #[test]
    fn what_fits_is_said_to_fit() {
        check(ISSUER, &conditions("StringLike", "repo:acme/*"), &[TokenMismatch::Fits]);
    }

    #[test]
    fn another_case_of_letters_is_another_value() {
        let wanted = "repo:Acme/shop:ref:refs/heads/main".to_owned();
        let case = TokenMismatch::Case { key: key("sub"), wanted: wanted.clone(), had: HAD.to_owned() };
        check(ISSUER, &conditions("StringLike", &wanted), &[case]);
    }

    #[test]
    fn a_wildcard_under_string_equals_is_a_letter() {
        let wildcard = TokenMismatch::Wildcard {
            operator: "ForAnyValue:StringEquals".to_owned(),
            key: key("sub"),
            wanted: "repo:acme/shop:*".to_owned(),
            had: HAD.to_owned(),
        };
        check(ISSUER, &conditions("ForAnyValue:StringEquals", "repo:acme/shop:*"), &[wildcard]);
    }

    #[test]
    fn another_audience_is_named_beside_the_one_that_came() {
        let condition = format!(
            r#"{{"StringEquals":{{"{ISSUER}:aud":"https://github.com/acme","{ISSUER}:sub":"{HAD}"}}}}"#
        );
        let value = TokenMismatch::Value {
            key: key("aud"),
            wanted: vec!["https://github.com/acme".to_owned()],
            had: vec!["sts.amazonaws.com".to_owned()],
        };
        check(ISSUER, &condition, &[value]);
    }

    #[test]
    fn for_all_values_lets_in_who_has_not_got_the_key() {
        let condition = format!(
            r#"{{"StringEquals":{{"{ISSUER}:aud":"sts.amazonaws.com","{ISSUER}:sub":"{HAD}"}},"ForAllValues:StringEquals":{{"{ISSUER}:environment":"prod"}}}}"#
        );
        check(ISSUER, &condition, &[TokenMismatch::OpenToAbsent { key: key("environment") }]);
        check(
            ISSUER,
            &conditions("ForAllValues:StringLike", "repo:acme/*"),
            &[TokenMismatch::OpenSet { key: key("sub") }],
        );
    }

    #[test]
    fn a_key_that_the_token_does_not_give_fails() {
        let condition = format!(
            r#"{{"StringEquals":{{"{ISSUER}:aud":"sts.amazonaws.com","arn:aws:iam::111122223333:oidc-provider/{ISSUER}:sub":"{HAD}"}}}}"#
        );
        let absent = TokenMismatch::Absent {
            key: format!("arn:aws:iam::111122223333:oidc-provider/{ISSUER}:sub"),
            issuer: ISSUER.to_owned(),
        };
        check(ISSUER, &condition, &[absent]);
    }

    #[test]
    fn a_statement_without_a_condition_lets_everyone_in() {
        let condition = format!(r#"{{"StringEquals":{{"{ISSUER}:aud":"sts.amazonaws.com"}}}}"#);
        check(ISSUER, &condition, &[TokenMismatch::NoSubject]);
        check(ISSUER, "{}", &[TokenMismatch::NoSubject, TokenMismatch::NoAudience]);
    }

    #[test]
    fn another_provider_is_named() {
        let other = TokenMismatch::OtherProvider {
            named: vec!["arn:aws:iam::111122223333:oidc-provider/gitlab.com".to_owned()],
            issuer: ISSUER.to_owned(),
        };
        check("gitlab.com", &conditions("StringEquals", HAD), &[other]);
    }

    #[test]
    fn the_policy_refused_where_no_statement_lets_the_token_in() {
        let shut_out = |policies: &str| {
            let refused = format!("Not authorized to perform sts:AssumeRoleWithWebIdentity\n\n{CLAIMS}\n");
            is_shut_out_beside(&triage(&format!("{refused}\n{policies}")).denials[0])
        };
        let another_case = conditions("StringLike", "repo:Acme/shop:ref:refs/heads/main");
        assert!(shut_out(&policy(ISSUER, &another_case)));
        assert!(shut_out(&policy("gitlab.com", &conditions("StringEquals", HAD))));
        assert!(!shut_out(&policy(ISSUER, &conditions("StringLike", "repo:acme/*"))), "it fits");
        let unknown = another_case
            .replace("{\"StringLike", "{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"},\"StringLike");
        let two = policy(ISSUER, &another_case).replace(
            "}]}",
            &format!(
                r#"}},{{"Effect":"Allow","Principal":{{"Federated":"arn:aws:iam::111122223333:oidc-provider/{ISSUER}"}},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{{"IpAddress":{{"aws:SourceIp":"10.0.0.0/8"}}}}}}]}}"#
            ),
        );
        assert!(!shut_out(&two), "of the second statement it is not known");
        assert!(shut_out(&policy(ISSUER, &unknown)), "one condition that fails is enough");
        assert!(!shut_out(""), "no policy is there");
    }

    #[test]
    fn without_a_token_nothing_is_compared() {
        let refused = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/R";
        assert_eq!(beside(&triage(&format!("{refused}\n{}", policy(ISSUER, "{}"))).denials[0]), []);
    }
}
