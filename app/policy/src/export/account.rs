//! `aws iam get-account-authorization-details`: users, groups, roles and managed policies, with all that is attached.
//!
//! Source: IAM API Reference, `GetAccountAuthorizationDetails`.

use super::{
    entity::{EntityKind, Extent},
    library::Library,
    policy::{Owner, PolicyKind},
    shapes,
    source::Source,
};
use crate::json::Value;

/// Reads the details, if it is them.
pub(super) fn read(library: &mut Library, value: Value<'_>, source: &Source) -> bool {
    let lists = [
        ("UserDetailList", EntityKind::User, "UserName", "UserPolicyList"),
        ("GroupDetailList", EntityKind::Group, "GroupName", "GroupPolicyList"),
        ("RoleDetailList", EntityKind::Role, "RoleName", "RolePolicyList"),
    ];
    let mut found = false;
    for (list, kind, name, inline) in lists {
        let Some(list) = value.get(list) else { continue };
        found = true;
        for entity in list.items() {
            let is_cut = source.cut.is_some_and(|cut| entity.span().end >= cut);
            let extent = if is_cut { Extent::Part } else { Extent::Whole };
            shapes::entity(library, entity, kind, extent, source);
            let owner =
                Owner { kind, name: text(entity, name).unwrap_or_default(), arn: text(entity, "Arn") };
            for policy in entity.get(inline).into_iter().flat_map(|list| list.items()) {
                let kind = PolicyKind::Inline(owner.clone());
                let name = text(policy, "PolicyName");
                let document = policy.get("PolicyDocument");
                let read = document.and_then(|document| shapes::policy(document, source, kind, name, None));
                library.policies.extend(read);
            }
            if kind == EntityKind::Role {
                shapes::trust(library, entity, source);
            }
        }
    }
    // `Policies` alone is also what other commands answer with; those have no versions.
    for managed in value.get("Policies").into_iter().flat_map(|list| list.items()) {
        let default = managed
            .get("PolicyVersionList")
            .into_iter()
            .flat_map(|list| list.items())
            .find(|version| version.get("IsDefaultVersion").and_then(|is| is.as_bool()).unwrap_or(true));
        if let Some(document) = default.and_then(|version| version.get("Document")) {
            found = true;
            let (name, arn) = (text(managed, "PolicyName"), text(managed, "Arn"));
            library.policies.extend(shapes::policy(document, source, PolicyKind::Managed, name, arn));
        }
    }
    found
}

fn text(value: Value<'_>, key: &str) -> Option<String> {
    value.get(key).and_then(|text| text.as_str()).map(|text| text.into_owned())
}
