//! What nobody can edit, so that no change to it is advised: policies of AWS's own, roles that a service keeps, sessions that a service
//! limits, and policies that keep everyone out. A file a rule; the prose about each says what one does instead.

mod account_root;
mod edit_of_managed_policy;
mod edit_of_reserved_role;
mod edit_of_service_linked_role;
mod guest_session;
mod locked_key;
mod locked_resource;
mod managed_policy;
mod permission_set;
mod pipeline_session;
mod quarantine;
mod root_session;
mod service_linked_role;

pub(crate) use permission_set::{
    of_caller as permission_set_of_caller, of_request as permission_set_of_request,
};
pub(crate) use service_linked_role::is_service_linked;

use crate::{
    contact::Contact,
    refusal::{is_about_policies, resource_arn, waits_for_decoding},
};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Denial, DenyKind};

/// Makes [`Uneditable`] and its registry, a row a kind, in the order in which they are tried.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident: $id:literal, $rule:ident, $bars:expr;)*) => {
        /// Something that nobody can edit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Uneditable {
            $($(#[$doc])* $kind,)*
        }

        impl Uneditable {
            /// Every kind, in the order in which they are tried.
            pub const ALL: [Uneditable; [$($id),*].len()] = [$(Uneditable::$kind),*];

            /// Its stable id.
            pub fn id(self) -> &'static str {
                match self {
                    $(Uneditable::$kind => $id,)*
                }
            }

            fn fits(self, denial: &Denial) -> bool {
                match self {
                    $(Uneditable::$kind => $rule::fits(denial),)*
                }
            }

            /// Which changes it leaves no room for.
            fn bars_which(self) -> Bars {
                match self {
                    $(Uneditable::$kind => $bars,)*
                }
            }
        }
    };
}

/// Which changes something that can't be edited leaves no room for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bars {
    /// Any: the answer is no change to a policy.
    Everything,
    /// Those of this layer.
    Layer(Layer),
    /// Those to what the user or role itself has.
    Caller,
    /// None: the change goes elsewhere.
    Nothing,
}

kinds! {
    /// A policy that AWS attached because an access key has leaked.
    Quarantine: "quarantine", quarantine, Bars::Everything;
    /// A managed policy of AWS's, which denied.
    ManagedPolicy: "aws-managed-policy", managed_policy, Bars::Everything;
    /// A managed policy of AWS's, which the request was to change.
    EditOfManagedPolicy: "edit-of-aws-managed-policy", edit_of_managed_policy, Bars::Everything;
    /// A role of IAM Identity Center, which the request was to change.
    EditOfReservedRole: "edit-of-reserved-role", edit_of_reserved_role, Bars::Everything;
    /// A service-linked role, which the request was to change.
    EditOfServiceLinkedRole: "edit-of-service-linked-role", edit_of_service_linked_role, Bars::Everything;
    /// The policy of a bucket or queue that denies who would change it.
    LockedResource: "locked-resource", locked_resource, Bars::Layer(Layer::Resource);
    /// The policy of a KMS key that denies who would change it.
    LockedKey: "locked-key", locked_key, Bars::Layer(Layer::Resource);
    /// The session of a guest, as Amazon Cognito limits it.
    GuestSession: "guest-session", guest_session, Bars::Layer(Layer::Session);
    /// The credentials that AWS CodePipeline gives for its artifacts.
    PipelineSession: "pipeline-session", pipeline_session, Bars::Layer(Layer::Session);
    /// A session of a member account's root user, for one task.
    RootSession: "root-session", root_session, Bars::Layer(Layer::Session);
    /// The root user of an account.
    AccountRoot: "account-root", account_root, Bars::Caller;
    /// A service-linked role.
    ServiceLinkedRole: "service-linked-role", service_linked_role, Bars::Caller;
    /// A role of IAM Identity Center: its permission set can be changed.
    PermissionSet: "permission-set", permission_set, Bars::Nothing;
}

impl Uneditable {
    /// What nobody can edit, of what refused or would have to allow.
    pub(crate) fn of(denial: &Denial) -> Option<Uneditable> {
        let is_asked = is_about_policies(denial) || is_protected(denial);
        Uneditable::ALL.into_iter().filter(|_| is_asked).find(|kind| kind.fits(denial))
    }

    /// Whether no change to the policies of a layer helps, or none can be made.
    pub fn bars(self, layer: Option<Layer>) -> bool {
        match self.bars_which() {
            Bars::Everything => true,
            Bars::Layer(barred) => layer == Some(barred),
            Bars::Caller => matches!(layer, Some(Layer::Identity | Layer::Boundary)),
            Bars::Nothing => false,
        }
    }

    /// Who can do what there is to do instead.
    pub(crate) fn contact(self, denial: &Denial) -> Contact {
        match self {
            Uneditable::Quarantine | Uneditable::AccountRoot => {
                Contact::Administrator(denial.account.clone())
            }
            // Guests and AWS CodePipeline start those sessions, and neither reads a message.
            Uneditable::GuestSession | Uneditable::PipelineSession => {
                Contact::Administrator(denial.account.clone())
            }
            Uneditable::RootSession => Contact::Session,
            Uneditable::LockedResource | Uneditable::LockedKey => Contact::of(denial, Some(Layer::Resource)),
            Uneditable::EditOfReservedRole | Uneditable::PermissionSet => Contact::IdentityCenter,
            Uneditable::ManagedPolicy
            | Uneditable::EditOfManagedPolicy
            | Uneditable::EditOfServiceLinkedRole
            | Uneditable::ServiceLinkedRole => Contact::Iam(denial.account.clone()),
        }
    }

    /// Whether it is the answer to a refusal, beside which no advice on the layer or the cause holds.
    pub(crate) fn answers(self, denial: &Denial) -> bool {
        self.bars_which() == Bars::Everything || denial.layer.layer.is_some() && self.bars(denial.layer.layer)
    }
}

/// Whether nobody can change the policies of the caller, whatever refused: there are none, or they are a service's.
pub(crate) fn is_of_fixed_policies(denial: &Denial) -> bool {
    account_root::is_root(denial) || service_linked_role::is_service_linked(denial)
}

/// Whether the policies of the caller refused, or may have to allow it.
fn is_of_the_callers_policies(denial: &Denial) -> bool {
    match denial.layer.layer {
        Some(layer) => matches!(layer, Layer::Identity | Layer::Boundary),
        None => denial.effect != DenyKind::Explicit && !waits_for_decoding(denial),
    }
}

/// The name of the caller's role, where the caller is a role or a session of one.
fn role_of_caller(denial: &Denial) -> Option<&str> {
    let (kind, rest) = Arn::parse(denial.principal.as_deref()?)?.typed_resource()?;
    match kind {
        "assumed-role" => rest.split('/').next(),
        "role" => rest.rsplit('/').next(),
        _ => None,
    }
}

/// The name of the caller's session.
fn session_of_caller(denial: &Denial) -> Option<&str> {
    match Arn::parse(denial.principal.as_deref()?)?.typed_resource()? {
        ("assumed-role", rest) => rest.split_once('/').map(|(_, session)| session),
        _ => None,
    }
}

/// Whether IAM said itself that what the request was to change is kept by a service.
///
/// Source: IAM API Reference, the error `UnmodifiableEntity` of `API_AttachRolePolicy.html`.
fn is_protected(denial: &Denial) -> bool {
    denial.code.as_deref().is_some_and(|code| code.starts_with("UnmodifiableEntity"))
}

/// The name of the role that a request was to change. Messages of IAM may have the kind before the ARN, or before the name alone.
fn role_to_change<'d>(denial: &'d Denial, edits: &[&str]) -> Option<&'d str> {
    if is_protected(denial) {
        return denial.resource.as_deref();
    }
    let resource = denial.resource.as_deref().filter(|_| is_action(denial, "iam", edits))?;
    let resource = resource.strip_prefix("role ").map(str::trim_start);
    match (resource, resource_arn(denial)) {
        (Some(named), _) => Some(named.rsplit('/').next().unwrap_or(named)),
        (None, Some(arn)) => arn.resource.strip_prefix("role/").map(|_| arn.name()),
        (None, None) => None,
    }
}

/// Whether a refused action is one of these of a service; the names end in `*` where all that begin so are meant.
fn is_action(denial: &Denial, service: &str, names: &[&str]) -> bool {
    denial.qualified_action().is_some_and(|action| {
        let (of, name) = action.split_once(':').unwrap_or_default();
        let is = |known: &&str| match known.strip_suffix('*') {
            Some(begin) => name.get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin)),
            None => name.eq_ignore_ascii_case(known),
        };
        of.eq_ignore_ascii_case(service) && names.iter().any(is)
    })
}

#[cfg(test)]
mod samples {
    use super::Uneditable;
    use denylens_triage::{report::Denial, triage};

    /// A refusal to this principal of this action, and the rest of the sentence.
    pub(super) fn refused(principal: &str, rest: &str) -> Denial {
        triage(&format!("User: {principal} is not authorized to perform: {rest}")).denials.remove(0)
    }

    #[track_caller]
    pub(super) fn check(principal: &str, rest: &str, found: Option<Uneditable>) {
        assert_eq!(Uneditable::of(&refused(principal, rest)), found, "{principal}: {rest}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const READ: &str = "s3:GetObject on resource: arn:aws:s3:::b/k";

    #[test]
    fn no_id_stands_twice() {
        for (at, kind) in Uneditable::ALL.iter().enumerate() {
            assert!(Uneditable::ALL[..at].iter().all(|other| other.id() != kind.id()), "{}", kind.id());
        }
    }

    #[test]
    fn the_roles_of_instances_functions_and_pods_are_ordinary() {
        for role in
            ["web/i-0a1b2c3d4e5f60718", "app-LambdaRole/app", "node/i-0a1b2c3d4e5f60718", "eks-pod/eks-app-1"]
        {
            let session = format!("arn:aws:sts::111122223333:assumed-role/{role}");
            let no_allow = format!("{READ} because no identity-based policy allows the s3:GetObject action");
            samples::check(&session, &no_allow, None);
            samples::check(
                &session,
                &format!("{READ} because no session policy allows the s3:GetObject action"),
                None,
            );
        }
    }
}
