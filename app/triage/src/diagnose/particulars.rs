//! What an authorizer or another system names besides.

use crate::{
    assemble::Refusal,
    recognise::{Quote, Told},
    report::{Particular, ParticularKind},
};

/// The particulars, each once.
pub(super) fn of(refusal: &Refusal) -> Vec<Particular> {
    let told = |get: fn(&Told) -> Option<&Quote>| {
        refusal
            .phrases
            .iter()
            .find_map(|phrase| get(phrase.told.as_deref()?))
            .map(|quote| quote.value.clone())
    };
    let named = [
        (ParticularKind::Namespace, told(|told| told.namespace.as_ref())),
        (ParticularKind::ApiGroup, told(|told| told.group.as_ref())),
        (ParticularKind::Permission, told(|told| told.permission.as_ref())),
        (ParticularKind::Setting, setting(refusal)),
    ];
    named.into_iter().filter_map(|(kind, value)| Some(Particular { kind, value: value? })).collect()
}

/// The setting of Block Public Access that the sentence names.
///
/// Source: Amazon S3 API Reference, `API_PublicAccessBlockConfiguration.html`.
fn setting(refusal: &Refusal) -> Option<String> {
    const SETTINGS: [&str; 4] =
        ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];
    let sentence = refusal.sentence.as_ref().map(|sentence| sentence.words.as_str());
    let mut words = sentence.into_iter().chain(refusal.phrases.iter().map(|phrase| phrase.words));
    let named =
        words.find_map(|words| SETTINGS.into_iter().find(|name| words.contains(&["the ", name].concat())));
    named.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::{report::ParticularKind, triage};

    #[track_caller]
    fn check(text: &str, wanted: &[(ParticularKind, &str)]) {
        let denial = triage(text).denials.remove(0);
        let found: Vec<_> =
            denial.particulars.iter().map(|named| (named.kind, named.value.as_str())).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn kubernetes_names_the_namespace_and_the_group() {
        use ParticularKind::{ApiGroup, Namespace};
        check(
            "deployments.apps is forbidden: User \"system:serviceaccount:shop:ci\" cannot create resource \"deployments\" in API group \"apps\" in the namespace \"shop\"",
            &[(Namespace, "shop"), (ApiGroup, "apps")],
        );
        check(
            "secrets is forbidden: User \"arn:aws:sts::111122223333:assumed-role/dev/ana\" cannot list resource \"secrets\" in API group \"\" in the namespace \"shop\"",
            &[(Namespace, "shop")],
        );
        check(
            "nodes is forbidden: User \"jane\" cannot list resource \"nodes\" in API group \"\" at the cluster scope",
            &[],
        );
    }

    #[test]
    fn lake_formation_names_the_permission() {
        let text = "Insufficient Lake Formation permission(s): Required Create Table on web_events";
        check(text, &[(ParticularKind::Permission, "Create Table")]);
        check("Insufficient Lake Formation permission(s) on orders_raw", &[]);
    }

    #[test]
    fn block_public_access_names_the_setting() {
        check(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:PutObjectAcl on resource: \"arn:aws:s3:::b/k\" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.",
            &[(ParticularKind::Setting, "BlockPublicAcls")],
        );
    }
}
