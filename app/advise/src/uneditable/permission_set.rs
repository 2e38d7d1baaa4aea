//! The caller came through IAM Identity Center. Its role is made from a permission set: what is changed is the permission set.
//!
//! Source: IAM Identity Center User Guide, `permissionsetsconcept.html`, and `referencingpermissionsets.html`: the name of the role is
//! `AWSReservedSSO_`, the name of the permission set, and a suffix of AWS's.

use super::{role_of_caller, role_to_change};
use denylens_policy::Layer;
use denylens_triage::report::Denial;

pub(super) fn fits(denial: &Denial) -> bool {
    denial.layer.layer == Some(Layer::Identity) && of_caller(denial).is_some()
}

/// The permission set that the caller's role is made from.
pub(crate) fn of_caller(denial: &Denial) -> Option<&str> {
    of_role(role_of_caller(denial)?)
}

/// The permission set that a request is about: the one of the role that it was to change, or the caller's.
pub(crate) fn of_request(denial: &Denial) -> Option<&str> {
    role_to_change(denial, &["*"]).and_then(of_role).or_else(|| of_caller(denial))
}

/// The permission set that a role of this name is made from.
pub(super) fn of_role(role: &str) -> Option<&str> {
    let rest = role.strip_prefix("AWSReservedSSO_")?;
    let name = match rest.rsplit_once('_') {
        Some((name, suffix)) if is_suffix(suffix) => name,
        _ => rest,
    };
    (!name.is_empty()).then_some(name)
}

/// Sixteen digits of base 16, as AWS makes them, or what stands for them.
fn is_suffix(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        || text.len() >= 3 && text.bytes().all(|byte| b"xX.*".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};
    use super::of_role;

    #[test]
    fn the_name_of_the_role_has_the_name_of_the_permission_set() {
        assert_eq!(of_role("AWSReservedSSO_Dev_Team_0123456789abcdef"), Some("Dev_Team"));
        assert_eq!(of_role("AWSReservedSSO_AdministratorAccess_XXX"), Some("AdministratorAccess"));
        assert_eq!(of_role("AWSReservedSSO_role-1"), Some("role-1"));
        assert_eq!(of_role("AWSReservedSSO_"), None);
        assert_eq!(of_role("Dev_0123456789abcdef"), None);
    }

    #[test]
    fn only_the_policies_of_the_caller_are_the_permission_sets() {
        let session =
            "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0123456789abcdef/ana@example.com";
        let read = "s3:GetObject on resource: arn:aws:s3:::b/k";
        check(
            session,
            &format!("{read} because no identity-based policy allows the s3:GetObject action"),
            Some(Uneditable::PermissionSet),
        );
        check(session, read, None);
        check(session, &format!("{read} with an explicit deny in a service control policy"), None);
    }
}
