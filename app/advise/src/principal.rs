//! The principal of a refusal, as policies and commands name it.

use crate::masked::unmasked;
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
    /// It has a part that the text doesn't give: a name in capitals stands for it.
    Open,
}

/// How the names of service-linked roles begin, and the service whose name is in their path. Key policies are mostly asked to name these;
/// one that names such a role without its path is refused, since no such principal is there.
///
/// Sources: Amazon EC2 Auto Scaling User Guide, `key-policy-requirements-EBS-encryption.html`; Amazon EC2 User Guide,
/// `service-linked-roles-spot-instance-requests.html`, `spot-fleet-prerequisites.html`; Amazon ECS Developer Guide,
/// `using-service-linked-roles.html`.
const SERVICE_LINKED: [(&str, &str); 4] = [
    ("AWSServiceRoleForAutoScaling", "autoscaling.amazonaws.com"),
    ("AWSServiceRoleForEC2Spot", "spot.amazonaws.com"),
    ("AWSServiceRoleForEC2SpotFleet", "spotfleet.amazonaws.com"),
    ("AWSServiceRoleForECS", "ecs.amazonaws.com"),
];

/// The service in the path of a service-linked role, with what stands for one that isn't known; `None` for any other role. A suffix of
/// one's own follows after `_`.
///
/// Source: IAM User Guide, `id_roles_create-service-linked-role.html`.
fn service_of(role: &str) -> Option<&'static str> {
    let known = service_linked(role).map(|(_, service)| service);
    known.or_else(|| role.starts_with("AWSServiceRoleFor").then_some(OPEN_SERVICE))
}

fn service_linked(role: &str) -> Option<(&'static str, &'static str)> {
    let is =
        |name: &str| role.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
    SERVICE_LINKED.into_iter().find(|(name, _)| is(name))
}

/// The name of a service-linked role that every account has alike, without a suffix of one's own.
pub fn known_service_linked_role(role: &str) -> Option<&'static str> {
    service_linked(role).map(|(name, _)| name)
}

const OPEN_SERVICE: &str = "SERVICE_PRINCIPAL";

/// The principal as a policy names it: a session's role, since sessions come and go. What has no ARN can't be named.
pub(crate) fn named(denial: &Denial) -> Option<NamedPrincipal> {
    let text = denial.principal.as_deref()?;
    let arn = Arn::parse(text)?;
    let told = of_session(denial, arn).map(|arn| NamedPrincipal { arn: arn.to_owned(), path: Path::Whole });
    if told.is_some() {
        return told;
    }
    let plain = of_arn(text, arn);
    let Some(open) = unmasked(arn, None) else { return plain };
    let open = of_arn(&open, Arn::parse(&open)?)?;
    // The name of a session is in no policy.
    if plain.as_ref().is_some_and(|plain| plain.arn == open.arn) {
        return plain;
    }
    Some(NamedPrincipal { path: Path::Open, ..open })
}

/// The role of a session, where the request's context has the whole ARN of it: an event does.
fn of_session<'d>(denial: &'d Denial, session: Arn<'_>) -> Option<&'d str> {
    let mut keys = denial.conditions.iter();
    let key = keys.find(|condition| condition.key.eq_ignore_ascii_case("aws:PrincipalArn"))?;
    let [text] = key.values.as_slice() else { return None };
    let role = Arn::parse(text).filter(|role| role.service == "iam" && role.resource.starts_with("role/"))?;
    let (_, of_session) = session.typed_resource().filter(|(kind, _)| *kind == "assumed-role")?;
    let is_it =
        of_session.split('/').next() == Some(role.name()) && session.account_id() == role.account_id();
    is_it.then_some(text)
}

fn of_arn(text: &str, arn: Arn<'_>) -> Option<NamedPrincipal> {
    let (kind, rest) = arn.typed_resource().unwrap_or((arn.resource, ""));
    match (arn.service, kind) {
        ("sts", "assumed-role") => {
            let role = rest.split('/').next()?;
            let of_path =
                |path: &str| format!("arn:{}:iam::{}:role/{path}{role}", arn.partition, arn.account);
            Some(match service_of(role) {
                Some(service) => NamedPrincipal {
                    arn: of_path(&format!("aws-service-role/{service}/")),
                    path: if service == OPEN_SERVICE { Path::Open } else { Path::Whole },
                },
                // The Region of IAM Identity Center comes between, but for us-east-1.
                None if role.starts_with("AWSReservedSSO_") => {
                    NamedPrincipal { arn: of_path("aws-reserved/sso.amazonaws.com*/"), path: Path::Untold }
                }
                None => NamedPrincipal { arn: of_path(""), path: Path::Untold },
            })
        }
        ("iam" | "sts", _) => Some(NamedPrincipal { arn: text.to_owned(), path: Path::Whole }),
        _ => None,
    }
}

/// The ARN of the user or role that asked, where the text gives the whole of it.
pub fn entity_arn(denial: &Denial) -> Option<String> {
    named(denial)
        .filter(|named| named.path != Path::Open)
        .map(|named| named.arn)
        .filter(|arn| !arn.contains('*'))
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
    fn a_service_linked_role_has_its_path() {
        for (role, service, path) in [
            ("AWSServiceRoleForAutoScaling_cmk", "autoscaling.amazonaws.com", Path::Whole),
            ("AWSServiceRoleForEC2Spot", "spot.amazonaws.com", Path::Whole),
            ("AWSServiceRoleForEC2SpotFleet", "spotfleet.amazonaws.com", Path::Whole),
            ("AWSServiceRoleForAutoScalingPlans_EC2AutoScaling", "SERVICE_PRINCIPAL", Path::Open),
            ("AWSServiceRoleForRDS", "SERVICE_PRINCIPAL", Path::Open),
        ] {
            let arn = format!("arn:aws:iam::111122223333:role/aws-service-role/{service}/{role}");
            check(&format!("arn:aws:sts::111122223333:assumed-role/{role}/s"), Some((&arn, path)));
        }
    }

    #[test]
    fn a_name_in_capitals_stands_for_an_account_that_was_masked() {
        let role = "arn:aws:iam::ACCOUNT_ID:role/gha";
        check("arn:aws:sts::***:assumed-role/gha/GitHubActions", Some((role, Path::Open)));
        check("arn:aws:iam::xxxxxxxxxxxx:role/gha", Some((role, Path::Open)));
        let session = "arn:aws:sts::111122223333:assumed-role/gha/***";
        check(session, Some(("arn:aws:iam::111122223333:role/gha", Path::Untold)));
    }

    #[test]
    fn an_event_tells_the_path_of_the_role() {
        let event = |account: &str| {
            format!(
                r#"{{"eventSource":"sqs.amazonaws.com","eventName":"DeleteQueue","errorCode":"AccessDenied","userIdentity":{{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_1/ana","sessionContext":{{"sessionIssuer":{{"arn":"arn:aws:iam::{account}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_1"}}}}}}}}"#
            )
        };
        let named = |account: &str| super::named(&triage(&event(account)).denials.remove(0)).unwrap();
        assert_eq!(named("111122223333"), NamedPrincipal {
            arn: "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_1"
                .to_owned(),
            path: Path::Whole,
        });
        assert_eq!(named("444455556666").path, Path::Untold);
    }

    #[test]
    fn only_a_role_has_the_name_of_a_role() {
        assert_eq!(role_of("arn:aws:iam::111122223333:role/team/app").as_deref(), Some("app"));
        assert_eq!(role_of("arn:aws:iam::111122223333:user/app"), None);
    }
}
