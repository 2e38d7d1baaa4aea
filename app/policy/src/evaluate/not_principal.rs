//! Whom `NotPrincipal` leaves out.
//!
//! Source: IAM User Guide, `reference_policies_elements_notprincipal.html`.

use crate::{
    pattern::principal::{Grant, PrincipalPattern},
    request::Context,
    vocabulary::{Effect, Principal, PrincipalKind, Truth},
};

/// Whether a list of `NotPrincipal` spares a principal.
///
/// It must name the principal itself: an account in the list doesn't spare the account's users. "When you use NotPrincipal with
/// Deny, you must also specify the account ARN of the not-denied principal. Otherwise, the policy might deny access to the
/// entire account containing the principal", and for a session the role as well: without them it isn't known. "The
/// NotPrincipal element with a Deny effect will always deny any IAM principal that has a permissions boundary policy attached."
///
/// With `Allow`, which few services accept, naming the principal is enough to leave it out.
pub(super) fn is_spared<'p>(
    list: impl Iterator<Item = &'p PrincipalPattern>,
    principal: &Principal,
    effect: Option<Effect>,
    has_boundary: Truth,
    context: &Context,
) -> Truth {
    let (mut itself, mut entity, mut account) = (Truth::No, Truth::No, Truth::No);
    for pattern in list {
        if *pattern == PrincipalPattern::Everyone {
            return Truth::Yes;
        }
        let named = pattern.names(principal, context);
        let slot = match named.grant {
            Grant::Direct => &mut itself,
            Grant::Entity => &mut entity,
            Grant::Account => &mut account,
        };
        *slot = slot.or(named.holds);
    }
    if effect == Some(Effect::Allow) {
        return itself.or(entity.or(account).and(Truth::Unknown));
    }
    let listed = match principal.kind() {
        PrincipalKind::User => with_parents(itself, account),
        PrincipalKind::Role => with_parents(entity.or(itself), account),
        PrincipalKind::RoleSession => {
            with_parents(itself, entity.and(account)).or(entity.and(Truth::Unknown))
        }
        PrincipalKind::FederatedUser => with_parents(itself, account),
        // They have no parents, and no boundaries.
        PrincipalKind::Root
        | PrincipalKind::Service
        | PrincipalKind::Federated
        | PrincipalKind::Anonymous
        | PrincipalKind::OriginAccessIdentity
        | PrincipalKind::Unreadable => return itself,
    };
    listed.and(!has_boundary)
}

/// A principal is spared when its parents are listed with it; when they aren't, it may be.
fn with_parents(itself: Truth, parents: Truth) -> Truth {
    itself.and(if parents == Truth::Yes { Truth::Yes } else { Truth::Unknown })
}
