//! The refusal of another system than AWS: by its words, by the host, by the form of its names and ids.

use super::{Rule, Sign, by_tables, is_refused_action};
use crate::{
    assemble::Refusal,
    recognise::{Mark, Says, Strength},
    report::{Cause, CauseKind, Denial, Form},
};
use denylens_policy::Arn;

pub(super) const RULE: Rule =
    Rule { id: "not-aws", kind: CauseKind::NotAws, remedy: None, forms: &FORMS, form: by_tables, detect };

/// The systems that are known.
const FORMS: [Form; 28] = [
    Form::Kubernetes,
    Form::Azure,
    Form::GoogleCloud,
    Form::AlibabaCloud,
    Form::TencentCloud,
    Form::HuaweiCloud,
    Form::Volcengine,
    Form::OracleCloud,
    Form::IbmCloud,
    Form::Minio,
    Form::Ceph,
    Form::NooBaa,
    Form::Garage,
    Form::SeaweedFs,
    Form::Wasabi,
    Form::Backblaze,
    Form::CloudflareR2,
    Form::DigitalOcean,
    Form::Scaleway,
    Form::Hetzner,
    Form::LocalStack,
    Form::Moto,
    Form::Emulator,
    Form::Database,
    Form::DatabaseLogin,
    Form::Registry,
    Form::Git,
    Form::Proxy,
];

fn detect(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    // Only a refusal that AWS did not word can be somebody else's, unless its own names prove it.
    if let Some(mark) = mark(refusal, denial, Strength::Proof) {
        // The words of LocalStack say more than that the account is an emulator's.
        let words = refusal.phrases.iter().find(|phrase| phrase.form == Some(Form::LocalStack));
        let words = words.filter(|_| mark.form == Some(Form::Emulator));
        return Some(words.map_or(mark, |phrase| Sign { at: phrase.at.clone(), form: phrase.form }));
    }
    // What the text says first counts.
    let said = refusal.phrases.iter().find(|phrase| matches!(phrase.says, Says::Cause(_)));
    let phrase = said.filter(|phrase| phrase.says == Says::Cause(Cause::NotAws));
    if let Some(phrase) = phrase.filter(|_| !is_refused_action(refusal)) {
        let beside = mark(refusal, denial, Strength::Beside).and_then(|mark| mark.form);
        // That of a password says which of the two a database means: that somebody comes in, or what they may do.
        let login = refusal.phrases.iter().find(|phrase| phrase.form == Some(Form::DatabaseLogin));
        let form = match phrase.form {
            Some(Form::Database) => login.and_then(|login| login.form).or(phrase.form),
            form => form,
        };
        return Some(Sign { at: phrase.at.clone(), form: form.or(beside) });
    }
    mark(refusal, denial, Strength::Beside).filter(|_| said.is_none())
}

/// What marks a refusal as another system's. An ARN of an account of AWS says that it isn't.
fn mark(refusal: &Refusal, denial: &Denial, strength: Strength) -> Option<Sign> {
    let is_of_aws = [&denial.principal, &denial.resource].into_iter().flatten().any(|name| {
        Arn::parse(name).is_some_and(|arn| arn.account_id().is_some_and(|account| account != EMULATED))
    });
    let fits = |mark: &&Mark| mark.strength == strength && (!is_of_aws || mark.form == Form::Moto);
    // Other stores are Ceph inside, and a host or a product says more of an emulator than that its account is one.
    let marks = refusal.marks.iter().filter(fits);
    let mark = marks.min_by_key(|mark| matches!(mark.form, Form::Emulator | Form::Ceph))?;
    let named =
        refusal.marks.iter().find(|other| mark.form == Form::Emulator && other.form == Form::LocalStack);
    let mark = named.unwrap_or(mark);
    Some(Sign { at: mark.at.clone(), form: Some(mark.form) })
}

/// The account of emulators.
const EMULATED: &str = "000000000000";

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error, refused};
    use crate::{
        report::{Cause, Form, LayerFinding},
        triage,
    };

    const KUBERNETES: &str =
        "Error from server (Forbidden): pods is forbidden: User \"a\" cannot list resource \"pods\"";

    #[track_caller]
    fn away(text: &str, form: Form) {
        check(text, Cause::NotAws, Some(form));
        assert_eq!(triage(text).denials.len(), 1, "{text}");
    }

    #[test]
    fn another_system_is_known_by_its_words() {
        away(KUBERNETES, Form::Kubernetes);
        away("Your organization's web filter blocked this page", Form::Proxy);
        away(
            "ERROR 1044 (42000): Access denied for user 'app'@'10.0.0.7' to database 'orders'",
            Form::Database,
        );
    }

    #[test]
    fn a_name_alone_is_no_refusal() {
        for text in [
            "HTTPS_PROXY=http://gateway.zscaler.net:9400",
            "Enabling compute.googleapis.com",
            "Running gcloud.sh",
            "The web filter is on",
        ] {
            assert!(triage(text).denials.is_empty(), "{text}");
        }
    }

    #[test]
    fn the_words_of_localstack_say_more_than_its_account() {
        let text = "by principal 'arn:aws:iam::000000000000:user/test' denied: permissions have been implicitly denied: ['s3:ListAllMyBuckets']";
        away(text, Form::LocalStack);
    }

    #[test]
    fn a_sign_in_to_a_database_is_no_missing_grant() {
        away(
            "ERROR 1045 (28000): Access denied for user 'app'@'10.0.0.7' (using password: YES)",
            Form::DatabaseLogin,
        );
        away("FATAL: password authentication failed for user \"app\"", Form::DatabaseLogin);
    }

    #[test]
    fn a_sentence_of_aws_is_no_other_systems() {
        check(&format!("{} in API group", refused("s3:GetObject")), Cause::Action, None);
    }

    #[test]
    fn huawei_cloud_has_the_sentence_of_aws() {
        let text = "User: iam::0a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d:user:ana is not authorized to perform: ecs:cloudServers:list on resource: * because no identity-based policy allows the ecs:cloudServers:list action";
        away(text, Form::HuaweiCloud);
        let denial = triage(text).denials.remove(0);
        assert_eq!(denial.action.as_deref(), Some("ecs:cloudServers:list"));
        assert_eq!(denial.principal.as_deref(), Some("iam::0a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d:user:ana"));
        assert_eq!((denial.layer, denial.ladder.len()), (LayerFinding::default(), 0));
    }

    #[test]
    fn volcengine_is_known_by_the_names_of_its_resources() {
        let text = "AccessDenied: User is not authorized to perform: vpc:CreateSubnet on resource: trn:iam::2100000000:project/default";
        away(text, Form::Volcengine);
    }

    #[test]
    fn a_store_is_known_by_its_host_or_its_ids() {
        let call = error("AccessDenied", "Access Denied");
        away(&format!("upload to https://s3.fr-par.scw.cloud/b failed: {call}"), Form::Scaleway);
        let hex = "0a1b2c3d".repeat(8);
        away(
            &format!(
                "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message><RequestId>1716E2F8CD43151D</RequestId><HostId>{hex}</HostId></Error>"
            ),
            Form::Minio,
        );
        check(&call, Cause::Action, Some(Form::Bare));
    }

    #[test]
    fn a_host_beside_a_refusal_of_aws_changes_nothing() {
        let rest = "s3:GetObject on resource: arn:aws:s3:::b/k (mirrored from https://s3.fr-par.scw.cloud/b)";
        check(&refused(rest), Cause::Action, None);
    }

    #[test]
    fn an_emulator_is_known_by_its_account() {
        let text = "User: arn:aws:iam::000000000000:user/test is not authorized to perform: s3:CreateBucket on resource: arn:aws:s3:::b because no identity-based policy allows the s3:CreateBucket action";
        away(text, Form::Emulator);
        away(&format!("localstack | {text}"), Form::LocalStack);
    }
}
