//! The token that somebody came with: its provider and its audience where they are nobody's own, and the words of its subject's form.

use super::{Redaction, public};
use denylens_triage::report::WebIdentity;

impl Redaction {
    pub(super) fn web_identity(&mut self, identity: &WebIdentity) -> WebIdentity {
        let WebIdentity { issuer, subject, audiences, repository, git_ref, trust_policy: _ } = identity;
        WebIdentity {
            issuer: issuer.as_deref().map(|issuer| self.issuer(issuer)),
            subject: subject.as_deref().map(|subject| self.subject(subject)),
            audiences: audiences.iter().map(|audience| self.audience(audience)).collect(),
            repository: repository.as_deref().map(|name| self.subject(name)),
            git_ref: git_ref.as_deref().map(|name| self.subject(name)),
            // As it was pasted: see `trust_policy`.
            trust_policy: None,
        }
    }

    /// A provider of one cluster keeps what all of them have.
    pub(super) fn issuer(&mut self, issuer: &str) -> String {
        if public::issuer(issuer) {
            return issuer.to_owned();
        }
        match issuer.split_once("/id/") {
            Some((host, id)) if host.starts_with("oidc.eks.") => {
                format!("{host}/id/{}", self.name("cluster", id))
            }
            _ => self.name("provider", issuer),
        }
    }

    pub(super) fn subject(&mut self, subject: &str) -> String {
        let mut redacted = String::new();
        for piece in subject.split_inclusive([':', '/']) {
            let part = piece.trim_end_matches([':', '/']);
            if public::word_of_subject(part) {
                redacted.push_str(part);
            } else {
                redacted.push_str(&self.name("value", part));
            }
            redacted.push_str(piece.get(part.len()..).unwrap_or_default());
        }
        redacted
    }

    pub(super) fn audience(&mut self, audience: &str) -> String {
        match audience {
            "sts.amazonaws.com" | "aws.workload.identity" => audience.to_owned(),
            _ => self.name("audience", audience),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_subject_stays_and_its_names_go() {
        let mut redaction = Redaction::default();
        assert_eq!(
            redaction.subject("repo:acme/shop:ref:refs/heads/main"),
            "repo:value-1/value-2:ref:refs/heads/value-3"
        );
        assert_eq!(
            redaction.subject("system:serviceaccount:acme:web"),
            "system:serviceaccount:value-1:value-4"
        );
    }

    #[test]
    fn a_provider_of_ones_own_goes() {
        let mut redaction = Redaction::default();
        assert_eq!(redaction.issuer("gitlab.com"), "gitlab.com");
        assert_eq!(redaction.issuer("gitlab.acme.example"), "provider-1");
        assert_eq!(
            redaction.issuer("oidc.eks.eu-west-1.amazonaws.com/id/0AB1"),
            "oidc.eks.eu-west-1.amazonaws.com/id/cluster-1"
        );
    }
}
