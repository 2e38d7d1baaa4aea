//! The resource that an Allow names: the one that was refused, never a wider one. Where the text doesn't give its ARN, the ARN is made
//! of the name; where it gives no name, a name in capitals stands there. `*` stands only where AWS takes nothing else, or says it.
//!
//! Source: Organizations User Guide, `orgs_manage_policies_scps_syntax.html`: an SCP that allows can name resources too.

use super::{
    super::{
        Caveat,
        access::{leads_to_administrator, takes_every_resource},
        is_placeholder,
    },
    named, one_off,
};
use crate::{
    masked::unmasked,
    refusal::resource_arn,
    role_needs::{self, On},
};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::Denial;

/// The resource, and what there is to say of it.
pub(super) fn of(denial: &Denial, layer: Layer, action: &str, caveats: &mut Vec<Caveat>) -> String {
    let narrow = leads_to_administrator(action);
    if layer == Layer::ServiceControl && !narrow {
        caveats.push(Caveat::EveryResource);
        return "*".to_owned();
    }
    let is_of_nothing_yet = role_needs::of_function(denial).is_some_and(|needs| needs.on == On::Everything);
    if takes_every_resource(action) || is_of_nothing_yet {
        return "*".to_owned();
    }
    let resource = match (denial.resource.as_deref(), resource_arn(denial)) {
        // AWS itself says that the request was for everything.
        (Some("*"), _) => (!narrow).then(|| "*".to_owned()),
        (Some(text), Some(arn)) => {
            // IAM acts within the caller's account.
            let own = denial.account.as_deref().filter(|_| action.starts_with("iam:"));
            given(text, arn, own, action, narrow, caveats)
        }
        (Some(_), None) => named::arn_of(denial, action).map(|named| {
            let whole =
                if named.has_placeholders { Caveat::ResourceNotNamed } else { Caveat::ResourceByName };
            caveats.push(whole);
            at_level(&named.arn, action, caveats)
        }),
        (None, _) => None,
    };
    resource.unwrap_or_else(|| {
        caveats.push(Caveat::ResourceNotNamed);
        at_level(&named::placeholder(denial, action), action, &mut Vec::new())
    })
}

/// A resource whose ARN is given; `None` where the ARN is a pattern, and may not be one.
fn given(
    text: &str,
    arn: Arn<'_>,
    own: Option<&str>,
    action: &str,
    narrow: bool,
    caveats: &mut Vec<Caveat>,
) -> Option<String> {
    // Stars that a program printed in the place of a name would be wildcards.
    if let Some(open) = unmasked(arn, own) {
        let is_whole = own.is_some() && unmasked(Arn { account: "", ..arn }, None).is_none();
        caveats.push(if is_whole { Caveat::ResourceByName } else { Caveat::ResourceRedacted });
        let cut = !narrow && open.ends_with(['/', ':']);
        return Some(if cut { open + "*" } else { open });
    }
    let cut = arn.service != "s3" && arn.resource.ends_with(['/', ':']);
    // Policies name keys by their ids; an alias can come to stand for another key.
    if arn.service == "kms" && arn.resource.starts_with("alias/") && !action.contains("Alias") {
        return None;
    }
    if narrow && (cut || arn.resource.contains(['*', '?']) || arn.account == "*") {
        return None;
    }
    if cut {
        // The kind alone: the call is about all of a kind. More than that: the name is cut off, or stands for all below it.
        if !is_kind_alone(arn) {
            caveats.push(Caveat::ResourceCut);
        }
        return Some(format!("{text}*"));
    }
    if is_placeholder(text) || !is_plausible(arn) {
        caveats.push(Caveat::ResourceRedacted);
        return Some(text.to_owned());
    }
    if let Some(pattern) = one_off::pattern(arn).filter(|_| !narrow) {
        caveats.push(Caveat::OneOffId);
        return Some(pattern);
    }
    Some(at_level(text, action, caveats))
}

/// The bucket for an action on the bucket, what is in it for an action on objects.
///
/// Source: Service Authorization Reference, Amazon S3, the column "Resource types".
fn at_level(text: &str, action: &str, caveats: &mut Vec<Caveat>) -> String {
    let whole = || text.to_owned();
    let Some(arn) = Arn::parse(text).filter(|arn| arn.service == "s3" && arn.account.is_empty()) else {
        return whole();
    };
    let Some(("s3", name)) = action.split_once(':') else { return whole() };
    match (is_of_object(name), arn.resource.split_once('/')) {
        (true, None) if arn.resource != "*" => {
            caveats.push(Caveat::ResourceCut);
            format!("{text}/*")
        }
        (false, Some((bucket, _))) if is_of_bucket(name) => Arn { resource: bucket, ..arn }.to_string(),
        _ => whole(),
    }
}

fn is_of_object(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let others = ["abortmultipartupload", "listmultipartuploadparts", "replicatedelete", "replicatetags"];
    (name.contains("object") && !name.contains("bucket")) || others.contains(&name.as_str())
}

fn is_of_bucket(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains("bucket") && !name.contains("object")
}

/// Whether an ARN has the kind of a resource and nothing more: `instance/`.
fn is_kind_alone(arn: Arn<'_>) -> bool {
    let kind = arn.resource.strip_suffix(['/', ':']);
    kind.is_some_and(|kind| !kind.is_empty() && !kind.contains(['/', ':']))
}

/// Whether an ARN can be one: a partition, a service, and an account that is one or is empty.
fn is_plausible(arn: Arn<'_>) -> bool {
    arn.known_partition().is_some()
        && !arn.service.is_empty()
        && !arn.resource.is_empty()
        && (matches!(arn.account, "" | "*" | "aws") || arn.account_id().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    fn of(action: &str, resource: Option<&str>) -> (String, Vec<Caveat>) {
        let text = format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {action}");
        let denial = Denial { resource: resource.map(str::to_owned), ..triage(&text).denials.remove(0) };
        let mut caveats = Vec::new();
        let resource = super::of(&denial, Layer::Identity, action, &mut caveats);
        (resource, caveats)
    }

    #[track_caller]
    fn check(action: &str, resource: Option<&str>, wanted: &str, caveats: &[Caveat]) {
        assert_eq!(of(action, resource), (wanted.to_owned(), caveats.to_vec()), "{action} on {resource:?}");
    }

    #[test]
    fn what_leads_to_administrator_rights_is_never_allowed_on_everything() {
        for resource in [
            None,
            Some("*"),
            Some("arn:aws:iam::111122223333:role/*"),
            Some("arn:aws:iam::111122223333:role/"),
        ] {
            for action in
                ["iam:PassRole", "sts:AssumeRole", "iam:UpdateAssumeRolePolicy", "iam:AttachRolePolicy"]
            {
                // A role to assume is mostly in another account.
                let account = if action == "sts:AssumeRole" { "ACCOUNT_ID" } else { "111122223333" };
                let role = format!("arn:aws:iam::{account}:role/ROLE_NAME");
                check(action, resource, &role, &[Caveat::ResourceNotNamed]);
            }
        }
        let text = "User: ana is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/ci";
        let mut caveats = Vec::new();
        let named =
            super::of(&triage(text).denials.remove(0), Layer::ServiceControl, "iam:PassRole", &mut caveats);
        assert_eq!((named.as_str(), caveats), ("arn:aws:iam::111122223333:role/ci", vec![]));
    }

    #[test]
    fn everything_is_allowed_only_where_nothing_else_can_be() {
        check("s3:ListAllMyBuckets", None, "*", &[]);
        check("ec2:DescribeInstances", None, "*", &[]);
        check("ec2:DescribeInstances", Some("arn:aws:ec2:eu-west-1:111122223333:instance/"), "*", &[]);
        check("codeartifact:GetDomainX", Some("*"), "*", &[]);
        check("codeartifact:GetDomainX", None, "RESOURCE_ARN", &[Caveat::ResourceNotNamed]);
    }

    #[test]
    fn what_was_masked_is_no_wildcard() {
        for (action, masked, wanted) in [
            ("sts:AssumeRole", "arn:aws:iam::***:role/deploy", "arn:aws:iam::ACCOUNT_ID:role/deploy"),
            ("s3:GetObject", "arn:aws:s3:::***/key", "arn:aws:s3:::NAME/key"),
            (
                "iam:PassRole",
                "arn:aws:iam::111122223333:role/***",
                "arn:aws:iam::111122223333:role/ROLE_NAME",
            ),
        ] {
            check(action, Some(masked), wanted, &[Caveat::ResourceRedacted]);
        }
        let own = "arn:aws:iam::111122223333:role/app";
        check("iam:PassRole", Some("arn:aws:iam::***:role/app"), own, &[Caveat::ResourceByName]);
    }

    #[test]
    fn a_name_becomes_an_arn() {
        check("iam:GetRole", Some("role ci"), "arn:aws:iam::111122223333:role/ci", &[Caveat::ResourceByName]);
        check(
            "dynamodb:GetItem",
            Some("table Orders"),
            "arn:aws:dynamodb:REGION_NAME:111122223333:table/Orders",
            &[Caveat::ResourceNotNamed],
        );
    }

    #[test]
    fn the_name_that_is_cut_off_stands_for_all_that_begin_so() {
        let parameter = "arn:aws:ssm:us-east-1:111122223333:parameter/prod/db/";
        check("ssm:GetParameter", Some(parameter), &format!("{parameter}*"), &[Caveat::ResourceCut]);
        let kind = "arn:aws:ec2:us-east-1:111122223333:instance/";
        check("ec2:StopInstances", Some(kind), &format!("{kind}*"), &[]);
        check("s3:PutObject", Some("arn:aws:s3:::b/reports/"), "arn:aws:s3:::b/reports/", &[]);
    }

    #[test]
    fn an_object_is_in_its_bucket_and_the_bucket_in_nothing() {
        check("s3:GetObject", Some("arn:aws:s3:::b"), "arn:aws:s3:::b/*", &[Caveat::ResourceCut]);
        check("s3:ListBucket", Some("arn:aws:s3:::b/k"), "arn:aws:s3:::b", &[]);
        check("s3:GetObject", Some("arn:aws:s3:::b/k"), "arn:aws:s3:::b/k", &[]);
        check("s3:GetObject", None, "arn:aws:s3:::BUCKET_NAME/*", &[Caveat::ResourceNotNamed]);
    }

    #[test]
    fn an_id_that_wont_come_again_is_no_resource_to_allow() {
        check(
            "route53:GetChange",
            Some("arn:aws:route53:::change/C01"),
            "arn:aws:route53:::change/*",
            &[Caveat::OneOffId],
        );
    }
}
