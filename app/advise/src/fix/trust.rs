//! The statement that the trust policy of a role lacks.
//!
//! Who comes with a token or with the answer of a SAML provider has no policies yet: the trust policy alone lets them in. A statement
//! that names a provider and nothing more lets in everyone whom that provider knows, anybody's repository included. So there is none
//! here without conditions on who it is and for whom the token was made; where the text doesn't say, names in capitals stand for it.
//!
//! Source: IAM User Guide, `id_roles_create_for-idp_oidc.html`, `id_roles_create_for-idp_saml.html`,
//! `id_roles_create_for-service.html`.

mod bitbucket;
mod circleci;
mod cognito;
mod eks;
mod github;
mod gitlab;
mod google;
mod hcp_terraform;
mod other;
mod provider;
mod row;
mod saml;
mod service;
mod web_identity;

pub use provider::IdentityProvider;
pub(crate) use web_identity::{audience, is_built_in, issuer, provider, shows_subject};

use super::{Caveat, Change, Fix, FixEffect, caveat::worst, grant};
use crate::{
    contact::Contact,
    refusal::{bootstrap_role, foreign_bootstrap_role, is_across_accounts, resource_arn},
    role_needs,
    statement::{DraftStatement, sid},
    target::{self, Target},
};
use denylens_policy::Layer;
use denylens_triage::report::{Cause, Denial, Form};

/// The changes, where it is a role that somebody could not assume.
pub(super) fn of(denial: &Denial) -> Option<Vec<Fix>> {
    if denial.cause != Cause::Trust {
        return None;
    }
    match denial.form {
        // There is something to do before any policy has a say.
        Some(Form::NoProvider | Form::TokenAudience) => Some(Vec::new()),
        Some(Form::WebIdentity) => {
            let fix = is_refused(denial).then(|| fix(denial, web_identity::draft(denial)));
            Some(fix.into_iter().collect())
        }
        Some(Form::Saml) => Some(vec![fix(denial, saml::draft(denial))]),
        Some(Form::PodIdentity) => Some(vec![fix(denial, service::of_pods())]),
        // AWS doesn't say whether it is the trust policy or what the role may do.
        Some(Form::ServiceRole) if role_needs::managed_policy(denial).is_some() => Some(Vec::new()),
        Some(Form::ServiceRole) => {
            Some(service::draft(denial).map(|draft| fix(denial, draft)).into_iter().collect())
        }
        _ => Some(of_principal(denial)),
    }
}

/// A statement for a trust policy, and what to look at before it is used.
struct Draft {
    statement: DraftStatement,
    caveats: Vec<Caveat>,
}

impl Draft {
    /// A statement that lets somebody do this.
    fn new(actions: &[&str], caveats: Vec<Caveat>) -> Draft {
        let actions: Vec<String> = actions.iter().map(|action| (*action).to_owned()).collect();
        let sid = sid(&["allow", actions.first().map_or("", String::as_str)]);
        let statement =
            DraftStatement { sid, principal: None, actions, resources: Vec::new(), conditions: Vec::new() };
        Draft { statement, caveats }
    }
}

fn fix(denial: &Denial, draft: Draft) -> Fix {
    let Draft { statement, caveats } = draft;
    let target = match target::of(denial, Layer::Resource) {
        role @ Target::Trust(_) => role,
        _ => Target::Trust("ROLE_NAME".to_owned()),
    };
    let role = match &target {
        Target::Trust(name) => denial.resource.clone().unwrap_or_else(|| name.clone()),
        _ => String::new(),
    };
    Fix {
        layer: Some(Layer::Resource),
        owner: Contact::of(denial, Some(Layer::Resource)),
        target,
        effect: FixEffect::Allows { actions: statement.actions.clone(), resources: vec![role] },
        change: Change::Statement(statement),
        applicability: worst(&caveats),
        caveats,
    }
}

/// Whether AWS says that it refused, and not that something is wrong with the token.
fn is_refused(denial: &Denial) -> bool {
    denial.action.is_some() || denial.code.as_deref().is_none_or(|code| code.starts_with("AccessDenied"))
}

/// For who has policies of their own, both sides: their policies and the trust policy.
fn of_principal(denial: &Denial) -> Vec<Fix> {
    let mut fixes = grant::of(denial);
    // Its trust policy is the bootstrap stack's, and trusts the account that the stack is in.
    if foreign_bootstrap_role(denial).is_some()
        || bootstrap_role(denial).is_some() && denial.layer.layer.is_none()
    {
        fixes.retain(|fix| fix.layer != Some(Layer::Resource));
    }
    for fix in &mut fixes {
        if matches!(fix.target, Target::Trust(_)) && denial.form.is_none() && is_across_accounts(denial) {
            fix.caveats.push(Caveat::ExternalId);
            fix.applicability = worst(&fix.caveats);
        }
    }
    fixes
}

/// The account of the role and the partition, or what stands for them.
fn place(denial: &Denial) -> (&str, &str) {
    let role = resource_arn(denial).filter(|arn| arn.service == "iam");
    let account = role.and_then(|arn| arn.account_id()).unwrap_or("ACCOUNT_ID");
    let partition = role.map(|arn| arn.partition).or(denial.partition.as_deref()).unwrap_or("aws");
    (account, partition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fix::{self, Applicability},
        statement::{DraftCondition, DraftPrincipal},
    };
    use denylens_triage::triage;

    const REFUSED: &str =
        "Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity";

    #[track_caller]
    fn only(text: &str) -> Fix {
        let [fix] = fix::of(&triage(text).denials.remove(0)).try_into().expect("one fix");
        fix
    }

    fn conditions(fix: &Fix) -> &[DraftCondition] {
        fix.change.statement().map(|statement| statement.conditions.as_slice()).unwrap_or_default()
    }

    #[test]
    fn a_statement_for_tokens_has_an_audience_and_a_subject_whatever_the_text_says() {
        let refused = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
        for issuer in [
            "",
            "token.actions.githubusercontent.com",
            "gitlab.com",
            "gitlab.example.com",
            "api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc",
            "app.terraform.io",
            "oidc.circleci.com/org/0a1b",
            "oidc.eks.eu-west-1.amazonaws.com/id/0AB1",
            "cognito-identity.amazonaws.com",
            "accounts.google.com",
            "idp.example.com",
        ] {
            let fix = only(&format!("{refused}\narn:aws:iam::111122223333:oidc-provider/{issuer}"));
            let keys: Vec<&str> =
                conditions(&fix).iter().filter_map(|condition| condition.key.rsplit(':').next()).collect();
            let subject = if issuer.starts_with("cognito") { "amr" } else { "sub" };
            assert_eq!(keys, ["aud", subject], "{issuer}");
            let is_empty = |condition: &DraftCondition| {
                condition.values.iter().any(|value| value.is_empty() || value == "*")
            };
            assert!(!conditions(&fix).iter().any(is_empty), "{issuer}: {:?}", conditions(&fix));
            assert_ne!(fix.applicability, Applicability::Ready, "{issuer}");
        }
    }

    #[test]
    fn what_the_text_names_stands_in_the_statement() {
        let text = format!(
            "GITHUB_REPOSITORY: acme/shop\nGITHUB_REF: refs/heads/main\nrole-to-assume: \
             arn:aws:iam::111122223333:role/Deploy\n{REFUSED}"
        );
        let fix = only(&text);
        assert_eq!(fix.target, Target::Trust("Deploy".to_owned()));
        assert_eq!(
            conditions(&fix),
            [
                DraftCondition::new(
                    "StringEquals",
                    "token.actions.githubusercontent.com:aud",
                    "sts.amazonaws.com"
                ),
                DraftCondition::new(
                    "StringEquals",
                    "token.actions.githubusercontent.com:sub",
                    "repo:acme/shop:ref:refs/heads/main"
                ),
            ]
        );
        let principal = fix.change.statement().and_then(|statement| statement.principal.clone());
        let provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
        assert_eq!(principal, Some(DraftPrincipal::Federated(provider.to_owned())));
        assert_eq!(fix.applicability, Applicability::MayNeedChange);
    }

    #[test]
    fn without_a_repository_names_in_capitals_stand_for_it() {
        let fix = only(REFUSED);
        let subject = &conditions(&fix)[1].values;
        assert_eq!(subject, &["repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH"]);
        assert_eq!(fix.applicability, Applicability::HasPlaceholders);
    }

    #[test]
    fn claims_say_who_came() {
        let claims = r#"{"iss":"https://token.actions.githubusercontent.com","sub":"repo:acme@12/shop@34:environment:prod","aud":"sts.amazonaws.com"}"#;
        let fix = only(&format!("{REFUSED}\n\n{claims}"));
        assert_eq!(conditions(&fix)[1].values, ["repo:acme@12/shop@34:environment:prod"]);
        assert_eq!(conditions(&fix)[1].operator, "StringEquals");
    }

    #[test]
    fn that_any_pull_request_comes_with_a_subject_is_said() {
        let of = |job: &str| {
            let claims = format!(
                r#"{{"iss":"https://token.actions.githubusercontent.com","sub":"repo:acme/shop:{job}","aud":"sts.amazonaws.com"}}"#
            );
            only(&format!("{REFUSED}\n\n{claims}")).caveats.contains(&Caveat::PullRequest)
        };
        assert!(of("pull_request"));
        assert!(!of("ref:refs/heads/main"));
    }

    #[test]
    fn a_guest_of_an_identity_pool_is_let_in_as_a_guest() {
        for way in ["authenticated", "unauthenticated"] {
            let claims = format!(
                r#"{{"iss":"https://cognito-identity.amazonaws.com","sub":"s","aud":"eu-central-1:1a2b","amr":["{way}"]}}"#
            );
            let fix = only(&format!("Not authorized to perform sts:AssumeRoleWithWebIdentity\n\n{claims}"));
            assert_eq!(conditions(&fix)[1].values, [way]);
            assert_eq!(conditions(&fix)[0].values, ["eu-central-1:1a2b"]);
        }
    }

    #[test]
    fn the_trust_policy_of_a_bootstrap_stack_is_edited_by_nobody() {
        for account in ["111122223333", "444455556666"] {
            let text = format!(
                "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: \
                 arn:aws:iam::{account}:role/cdk-hnb659fds-deploy-role-{account}-eu-west-1"
            );
            assert_eq!(only(&text).layer, Some(Layer::Identity), "{account}");
        }
    }

    #[test]
    fn a_saml_provider_has_an_audience() {
        let fix = only(
            "User: arn:aws:iam::111122223333:saml-provider/Okta is not authorized to perform: sts:AssumeRoleWithSAML on resource: \
             arn:aws:iam::111122223333:role/R",
        );
        let audience = DraftCondition::new("StringEquals", "SAML:aud", "https://signin.aws.amazon.com/saml");
        assert_eq!(conditions(&fix), [audience]);
    }

    #[test]
    fn a_pod_needs_both_actions() {
        let fix = only("InvalidParameterException: Trust policy of the role provided is invalid");
        let statement = fix.change.statement().expect("a statement");
        assert_eq!(statement.actions, ["sts:AssumeRole", "sts:TagSession"]);
        let FixEffect::Allows { actions, .. } = &fix.effect else { panic!("{:?}", fix.effect) };
        assert_eq!(actions, &statement.actions);
        assert_eq!(statement.principal, Some(DraftPrincipal::Service("pods.eks.amazonaws.com".to_owned())));
    }

    #[test]
    fn a_service_that_says_that_it_cannot_assume_the_role_is_let_in() {
        for (text, principal) in [
            ("The role defined for the function cannot be assumed by Lambda.", "lambda.amazonaws.com"),
            (
                "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/T' that was provided for this task.",
                "ecs-tasks.amazonaws.com",
            ),
        ] {
            let fix = only(text);
            let named = fix.change.statement().and_then(|statement| statement.principal.clone());
            assert_eq!(named, Some(DraftPrincipal::Service(principal.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_provider_that_is_not_there_is_made_before_any_policy() {
        let text = "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: No \
                    OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com";
        assert_eq!(fix::of(&triage(text).denials.remove(0)), []);
    }
}
