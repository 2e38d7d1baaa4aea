//! The principal of a refusal, as policies and commands name it.

use denylens_policy::Arn;
use denylens_triage::report::Denial;

/// A principal as a policy names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedPrincipal {
    pub(crate) arn: String,
    pub(crate) path: Path,
}

/// Whether the ARN is the one that IAM has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Path {
    /// It is.
    Whole,
    /// A session doesn't tell the path of its role.
    Untold,
}

/// The service-linked role that key policies are mostly asked to name, custom suffixes included. A policy that names it without its path
/// is refused, since no such principal is there.
///
/// Source: Amazon EC2 Auto Scaling User Guide, `key-policy-requirements-EBS-encryption.html`.
const AUTO_SCALING: &str = "AWSServiceRoleForAutoScaling";

/// The principal as a policy names it: a session's role, since sessions come and go. What has no ARN can't be named.
pub(crate) fn named(denial: &Denial) -> Option<NamedPrincipal> {
    let text = denial.principal.as_deref()?;
    let arn = Arn::parse(text)?;
    let (kind, rest) = arn.typed_resource().unwrap_or((arn.resource, ""));
    match (arn.service, kind) {
        ("sts", "assumed-role") => {
            let role = rest.split('/').next()?;
            // The Region of IAM Identity Center comes between, but for us-east-1.
            let path =
                if role.starts_with("AWSReservedSSO_") { "aws-reserved/sso.amazonaws.com*/" } else { "" };
            if role.strip_prefix(AUTO_SCALING).is_some_and(|rest| rest.is_empty() || rest.starts_with('_')) {
                let path = "aws-service-role/autoscaling.amazonaws.com";
                let arn = format!("arn:{}:iam::{}:role/{path}/{role}", arn.partition, arn.account);
                return Some(NamedPrincipal { arn, path: Path::Untold });
            }
            let arn = format!("arn:{}:iam::{}:role/{path}{role}", arn.partition, arn.account);
            Some(NamedPrincipal { arn, path: Path::Untold })
        }
        ("iam" | "sts", _) => Some(NamedPrincipal { arn: text.to_owned(), path: Path::Whole }),
        _ => None,
    }
}

/// The ARN of the user or role that asked, where the text gives the whole of it.
pub fn entity_arn(denial: &Denial) -> Option<String> {
    named(denial).map(|principal| principal.arn).filter(|arn| !arn.contains('*'))
}

/// The name of the role that an ARN is of.
pub fn role_of(arn: &str) -> Option<String> {
    let arn = Arn::parse(arn)?;
    (arn.service == "iam" && arn.resource.starts_with("role/")).then(|| arn.name().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[track_caller]
    fn check(principal: &str, named: Option<(&str, Path)>) {
        let mut denial = triage("User: ana is not authorized to perform: s3:GetObject").denials.remove(0);
        denial.principal = Some(principal.to_owned());
        let found = super::named(&denial);
        assert_eq!(found.as_ref().map(|found| (found.arn.as_str(), found.path)), named, "{principal}");
    }

    #[test]
    fn a_session_is_named_by_its_role() {
        let session = "arn:aws:sts::111122223333:assumed-role/app/i-1";
        check(session, Some(("arn:aws:iam::111122223333:role/app", Path::Untold)));
        let user = "arn:aws:iam::111122223333:user/team/ana";
        check(user, Some((user, Path::Whole)));
        check("ana", None);
        check("arn:aws:s3:::bucket", None);
    }

    #[test]
    fn what_identity_center_made_has_a_path_that_isnt_whole() {
        let session = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_1/ana";
        let arn = "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Admin_1";
        check(session, Some((arn, Path::Untold)));
    }

    #[test]
    fn the_role_of_auto_scaling_has_its_path() {
        let session = "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAutoScaling_cmk/AutoScaling";
        let arn = "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_cmk";
        check(session, Some((arn, Path::Untold)));
        let plans =
            "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAutoScalingPlans_EC2AutoScaling/a";
        let untold = "arn:aws:iam::111122223333:role/AWSServiceRoleForAutoScalingPlans_EC2AutoScaling";
        check(plans, Some((untold, Path::Untold)));
    }

    #[test]
    fn only_a_role_has_the_name_of_a_role() {
        assert_eq!(role_of("arn:aws:iam::111122223333:role/team/app").as_deref(), Some("app"));
        assert_eq!(role_of("arn:aws:iam::111122223333:user/app"), None);
    }
}
