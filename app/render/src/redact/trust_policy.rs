//! The trust policy beside the claims of a token. What was pasted doesn't go out; what is found of it does: a policy of placeholders takes
//! its place, which fails the redacted token as that one fails the token.

use super::Redaction;
use denylens_locate::{TokenMismatch, beside};
use denylens_triage::report::Denial;

/// A condition: operator, key and values.
type Condition = (String, String, Vec<String>);

impl Redaction {
    /// The policy that takes the place of the one in the text. `None` where that has no value to correct in one statement.
    pub(super) fn trust_policy(&mut self, denial: &Denial) -> Option<String> {
        let issuer = denial.web_identity.as_ref()?.issuer.as_deref()?;
        let found = beside(denial);
        let statement = &found.first()?.statement;
        if found.iter().any(|finding| finding.statement != *statement) {
            return None;
        }
        let mut conditions = Vec::new();
        for finding in &found {
            conditions.extend(self.failing(&finding.says));
        }
        conditions.first()?;
        let lacks = |mismatch: &TokenMismatch| found.iter().any(|finding| finding.says == *mismatch);
        for (claim, absent) in [(":sub", TokenMismatch::NoSubject), (":aud", TokenMismatch::NoAudience)] {
            // What isn't told of holds.
            let is_told = lacks(&absent) || conditions.iter().any(|(_, key, _)| key.ends_with(claim));
            let of_token = denial.conditions.iter().find(|condition| condition.key.ends_with(claim));
            if let Some(given) = of_token.filter(|_| !is_told).map(|given| self.condition(given)) {
                conditions.push(("ForAnyValue:StringEquals".to_owned(), given.key, given.values));
            }
        }
        let provider = self.issuer(issuer);
        let sid = match statement.strip_prefix('#') {
            Some(_) => String::new(),
            None => format!(r#""Sid":"Statement{}","#, self.number("statement", statement)),
        };
        let conditions: Vec<String> = conditions
            .iter()
            .map(|(operator, key, values)| {
                format!(r#""{operator}":{{"{key}":["{}"]}}"#, values.join(r#"",""#))
            })
            .collect();
        // Placeholders and AWS's own words need no escapes.
        Some(format!(
            r#"{{"Statement":[{{{sid}"Effect":"Allow","Principal":{{"Federated":"arn:aws:iam::000000000000:oidc-provider/{provider}"}},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{{{}}}}}]}}"#,
            conditions.join(",")
        ))
    }

    /// A condition that fails for the same reason.
    fn failing(&mut self, says: &TokenMismatch) -> Option<Condition> {
        match says {
            TokenMismatch::Case { key, wanted, had } => {
                let in_case = self.in_case(key, wanted, had);
                Some(("StringEquals".to_owned(), self.key(key), vec![in_case]))
            }
            TokenMismatch::Wildcard { operator, key, wanted, .. } => {
                let pattern = self.pattern(key, wanted);
                Some((operator.clone(), self.key(key), vec![pattern]))
            }
            TokenMismatch::Value { key, wanted, .. } => {
                let wanted = wanted.iter().map(|wanted| self.value(key, wanted)).collect();
                Some(("StringLike".to_owned(), self.key(key), wanted))
            }
            _ => None,
        }
    }

    /// What the token has, in capitals where the policy has other letters.
    fn in_case(&mut self, key: &str, wanted: &str, had: &str) -> String {
        if !key.ends_with(":sub") {
            return self.value(key, had).to_ascii_uppercase();
        }
        let pieces = wanted.split_inclusive([':', '/']).zip(had.split_inclusive([':', '/']));
        pieces
            .map(|(wanted, had)| {
                let redacted = self.subject(had);
                if wanted == had { redacted } else { redacted.to_ascii_uppercase() }
            })
            .collect()
    }

    /// A pattern of placeholders: a piece of it with a wildcard is one.
    fn pattern(&mut self, key: &str, pattern: &str) -> String {
        if !key.ends_with(":sub") {
            return "*".to_owned();
        }
        let pieces = pattern.split_inclusive([':', '/']);
        pieces
            .map(|piece| {
                let part = piece.trim_end_matches([':', '/']);
                let rest = piece.get(part.len()..).unwrap_or_default();
                if part.contains(['*', '?']) { ["*", rest].concat() } else { self.subject(piece) }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Sharing, redact::Redaction};
    use denylens_locate::{TokenMismatch, beside};
    use denylens_triage::triage;

    /// What is told of a policy with this condition on the subject, whole and redacted.
    fn told(operator: &str, subject: &str) -> [Vec<TokenMismatch>; 2] {
        let text = format!(
            r#"Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity

{{"iss":"https://token.actions.githubusercontent.com","sub":"repo:Acme/shop:ref:refs/heads/main","aud":"sts.amazonaws.com"}}

{{"Version":"2012-10-17","Statement":[{{"Sid":"Deploys","Effect":"Allow","Principal":{{"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{{"{operator}":{{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com","token.actions.githubusercontent.com:sub":"{subject}"}}}}}}]}}"#
        );
        let denial = triage(&text).denials.remove(0);
        let redacted = Redaction::default().denial(&denial);
        let says = |denial| beside(denial).into_iter().map(|found| found.says).collect();
        assert_eq!(*Sharing::Redacted.denial(&denial), redacted);
        [says(&denial), says(&redacted)]
    }

    #[test]
    fn what_is_to_be_corrected_stays_the_same() {
        let key = || "token.actions.githubusercontent.com:sub".to_owned();
        let had = "repo:value-1/value-2:ref:refs/heads/value-3".to_owned();
        let [whole, redacted] = told("StringEquals", "repo:acme/shop:ref:refs/heads/main");
        let wanted = "repo:VALUE-1/value-2:ref:refs/heads/value-3".to_owned();
        assert!(matches!(whole.as_slice(), [TokenMismatch::Case { .. }]), "{whole:?}");
        assert_eq!(redacted, [TokenMismatch::Case { key: key(), wanted, had: had.clone() }]);

        let [whole, redacted] = told("StringEquals", "repo:Acme/shop:ref:refs/heads/ma*");
        let operator = "StringEquals".to_owned();
        let wanted = "repo:value-1/value-2:ref:refs/heads/*".to_owned();
        assert!(matches!(whole.as_slice(), [TokenMismatch::Wildcard { .. }]), "{whole:?}");
        assert_eq!(redacted, [TokenMismatch::Wildcard { operator, key: key(), wanted, had: had.clone() }]);

        let [whole, redacted] = told("StringLike", "repo:Acme/other:ref:refs/heads/main");
        let wanted = vec!["repo:value-1/value-4:ref:refs/heads/value-3".to_owned()];
        assert!(matches!(whole.as_slice(), [TokenMismatch::Value { .. }]), "{whole:?}");
        assert_eq!(redacted, [TokenMismatch::Value { key: key(), wanted, had: vec![had] }]);
    }
}
