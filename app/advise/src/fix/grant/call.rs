//! What a call needs beside the action that was refused: the actions that belong together, in one statement or in more.
//!
//! Sources: ECR User Guide, `repository-policy-examples.html` and `image-push-iam.html`; S3 User Guide, `UsingKMSEncryption.html`;
//! Secrets Manager User Guide, `auth-and-access_examples_cross.html`.

use crate::{
    refusal::{is_across_accounts, resource_arn},
    role_needs,
};
use denylens_policy::Arn;
use denylens_triage::report::Denial;

/// The actions by which an image is pulled from a repository.
const PULL: [&str; 3] =
    ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"];

/// The actions by which an image is pushed to a repository.
const PUSH: [&str; 6] = [
    "ecr:InitiateLayerUpload",
    "ecr:UploadLayerPart",
    "ecr:CompleteLayerUpload",
    "ecr:PutImage",
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
];

/// The actions on the same resource without which the call stops at the next step, the refused one first.
pub(super) fn actions(denial: &Denial, action: &str) -> Vec<String> {
    let has = |set: &[&str]| set.iter().any(|known| known.eq_ignore_ascii_case(action));
    // Pulling is the smaller set, and has what both have.
    let set: &[&str] = if let Some(needs) = role_needs::of_function(denial) {
        needs.actions
    } else if has(&PULL) {
        &PULL
    } else if has(&PUSH) {
        &PUSH
    } else {
        &[]
    };
    let others = set.iter().filter(|known| !known.eq_ignore_ascii_case(action));
    std::iter::once(action.to_owned()).chain(others.map(|known| (*known).to_owned())).collect()
}

/// Whether an action pulls or pushes an image.
pub(super) fn is_of_images(action: &str) -> bool {
    PULL.iter().chain(&PUSH).any(|known| known.eq_ignore_ascii_case(action))
}

/// Something that the same call needs on another resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Also {
    /// The token that opens the registry.
    RegistryToken,
    /// A KMS key, by its ARN or by what stands for it.
    Key {
        /// What the key is used for.
        action: &'static str,
        /// The key.
        arn: String,
        /// Which one it is.
        of: KeyOf,
        /// Whether its policy has to allow it too.
        of_other_account: bool,
    },
}

/// Which key it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyOf {
    /// The one that the text names.
    Named,
    /// The one that encrypts an object. The text says that there is one.
    Object,
    /// The one that encrypts a secret, if it is one that can be used across accounts.
    Secret,
}

/// What else the call needs.
pub(super) fn also(denial: &Denial, action: &str) -> Option<Also> {
    if is_of_images(action) {
        return Some(Also::RegistryToken);
    }
    key_of_object(denial, action).or_else(|| key_of_secret(denial, action))
}

/// An object that the text says a KMS key encrypts.
fn key_of_object(denial: &Denial, action: &str) -> Option<Also> {
    let action = ["s3:GetObject", "s3:GetObjectVersion"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(action))
        .then_some("kms:Decrypt")
        .or_else(|| action.eq_ignore_ascii_case("s3:PutObject").then_some("kms:GenerateDataKey"))?;
    let key = denial.conditions.iter().find(|condition| {
        condition.key.eq_ignore_ascii_case("s3:x-amz-server-side-encryption-aws-kms-key-id")
    })?;
    let arn = key.values.iter().find(|value| Arn::parse(value).is_some_and(|arn| arn.service == "kms"));
    let of_other_account = arn
        .and_then(|arn| Arn::parse(arn)?.account_id())
        .is_some_and(|owner| denial.account.as_deref() != Some(owner));
    Some(Also::Key {
        action,
        arn: arn.cloned().unwrap_or_else(|| key_in(denial, "REGION_NAME", "ACCOUNT_ID")),
        of: if arn.is_some() { KeyOf::Named } else { KeyOf::Object },
        of_other_account,
    })
}

/// A secret of another account: the key of Secrets Manager itself can't be used across accounts.
fn key_of_secret(denial: &Denial, action: &str) -> Option<Also> {
    let reads = ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"];
    let secret = resource_arn(denial)?;
    (is_across_accounts(denial) && reads.iter().any(|known| known.eq_ignore_ascii_case(action))).then(|| {
        Also::Key {
            action: "kms:Decrypt",
            arn: key_in(denial, secret.region, secret.account),
            of: KeyOf::Secret,
            of_other_account: true,
        }
    })
}

fn key_in(denial: &Denial, region: &str, account: &str) -> String {
    let partition = denial.partition.as_deref().unwrap_or("aws");
    format!("arn:{partition}:kms:{region}:{account}:key/KEY_ID")
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::{
        report::{ConditionKey, KeyNaming},
        triage,
    };

    fn refused(rest: &str) -> Denial {
        triage(&format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}"))
            .denials
            .remove(0)
    }

    #[test]
    fn an_image_is_pulled_by_several_actions_and_a_token() {
        let denial = refused("ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/app");
        let actions = |action| actions(&denial, action);
        assert_eq!(
            actions("ecr:GetDownloadUrlForLayer"),
            ["ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage", "ecr:BatchCheckLayerAvailability"]
        );
        assert_eq!(actions("ecr:PutImage").len(), 6);
        assert_eq!(actions("ecr:DeleteRepository"), ["ecr:DeleteRepository"]);
        assert_eq!(also(&denial, "ecr:PutImage"), Some(Also::RegistryToken));
    }

    #[test]
    fn an_object_needs_its_key_where_the_text_speaks_of_one() {
        let mut denial = refused("s3:GetObject on resource: arn:aws:s3:::b/k");
        assert_eq!(also(&denial, "s3:GetObject"), None);
        let arn = "arn:aws:kms:eu-west-1:111122223333:key/1a2b";
        denial.conditions.push(ConditionKey {
            key: "s3:x-amz-server-side-encryption-aws-kms-key-id".to_owned(),
            values: vec![arn.to_owned()],
            naming: KeyNaming::ConditionKey,
        });
        let key = |action| {
            Some(Also::Key { action, arn: arn.to_owned(), of: KeyOf::Named, of_other_account: false })
        };
        assert_eq!(also(&denial, "s3:GetObject"), key("kms:Decrypt"));
        assert_eq!(also(&denial, "s3:PutObject"), key("kms:GenerateDataKey"));
    }

    #[test]
    fn a_secret_of_another_account_needs_its_key() {
        let secret = "secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:444455556666:secret:s-AbCdEf";
        assert_eq!(
            also(&refused(secret), "secretsmanager:GetSecretValue"),
            Some(Also::Key {
                action: "kms:Decrypt",
                arn: "arn:aws:kms:eu-west-1:444455556666:key/KEY_ID".to_owned(),
                of: KeyOf::Secret,
                of_other_account: true,
            })
        );
        let own = secret.replace("444455556666", "111122223333");
        assert_eq!(also(&refused(&own), "secretsmanager:GetSecretValue"), None);
    }
}
