//! What to ask of whoever can do something, and the one command to run.

use crate::{
    command::{Command, Purpose},
    contact::Contact,
    fix::{Change, Fix, FixEffect},
    how::How,
    refusal::waits_for_decoding,
};
use denylens_triage::report::{Denial, RemedyOwner, RemedyRequest};

/// A message to whoever can do something.
#[derive(Clone, Debug, PartialEq)]
pub struct Handoff {
    /// Who that is.
    pub to: Contact,
    /// What is asked for.
    pub request: AskedFor,
    /// How the request was refused, where the layer is known.
    pub refused: Option<How>,
    /// The command to run.
    pub run: Option<Run>,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum AskedFor {
    /// To decode the message.
    Decode,
    /// To allow it.
    Allow(FixEffect),
    /// To make an exception in the denying statements.
    Except {
        /// Their ids, where the text gives them.
        sids: Vec<String>,
        /// What the exception does.
        effect: FixEffect,
    },
    /// What there is to do about the cause.
    Remedy(RemedyRequest),
}

/// The command that a message asks to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// The one of [`crate::Advice::commands`] at this place.
    Command(usize),
    /// The first of [`crate::Advice::fixes`], as the AWS CLI makes it.
    Fix,
}

/// The message; `None` where nobody but the caller has to do something.
pub(crate) fn of(denial: &Denial, fixes: &[Fix], commands: &[Command]) -> Option<Handoff> {
    let (to, request, run) = if waits_for_decoding(denial) {
        let first = (!commands.is_empty()).then_some(Run::Command(0));
        (Contact::Decoder, AskedFor::Decode, first)
    } else if let Some(fix) = fixes.first() {
        let effect = fix.effect.clone();
        let request = match &fix.change {
            Change::Statement(_) => AskedFor::Allow(effect),
            Change::Condition(added) => AskedFor::Except { sids: added.sids.clone(), effect },
        };
        (fix.owner.clone(), request, Some(Run::Fix))
    } else if let Some(place) = commands.iter().position(sets_up_provider) {
        let request = AskedFor::Remedy(RemedyRequest::SetUpProvider);
        (Contact::Administrator, request, Some(Run::Command(place)))
    } else {
        let remedy = denial.remedy()?;
        let to = match remedy.owner {
            RemedyOwner::AccountAdministrator => Contact::Administrator,
            RemedyOwner::ResourceOwner => Contact::Resource(None),
        };
        let request = AskedFor::Remedy(remedy.request);
        (to, request, commands.len().checked_sub(1).map(Run::Command))
    };
    let refused = denial.layer.layer.is_some().then(|| How::of(denial));
    Some(Handoff { to, request, refused, run })
}

/// Whether a command sets up the identity provider that a token needs.
fn sets_up_provider(command: &Command) -> bool {
    matches!(command.purpose, Purpose::CreateProvider | Purpose::AddAudience)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{command, fix};
    use denylens_triage::triage;

    fn of(text: &str) -> Option<Handoff> {
        let denial = triage(text).denials.remove(0);
        super::of(&denial, &fix::of(&denial), &command::of(&denial))
    }

    #[test]
    fn the_owner_of_the_first_fix_is_asked_for_it() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action";
        let message = of(text).unwrap();
        assert_eq!(message.to, Contact::Iam(Some("111122223333".to_owned())));
        assert!(matches!(message.request, AskedFor::Allow(FixEffect::Allows { .. })));
        assert_eq!(message.run, Some(Run::Fix));
    }

    #[test]
    fn a_message_is_decoded_by_who_may() {
        let text = format!(
            "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized \
             to perform this operation. Encoded authorization failure message: {}",
            "aB3-_xYz".repeat(70)
        );
        let message = of(&text).unwrap();
        assert_eq!((message.to, message.run), (Contact::Decoder, Some(Run::Command(0))));
    }

    #[test]
    fn a_quota_is_raised_by_an_administrator() {
        let message =
            of("Error: VcpuLimitExceeded: You have requested more vCPU capacity than your limit").unwrap();
        assert_eq!(
            (message.to, message.request),
            (Contact::Administrator, AskedFor::Remedy(RemedyRequest::RaiseQuota))
        );
    }

    #[test]
    fn expired_credentials_are_nobody_elses_business() {
        let text = "An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.";
        assert_eq!(of(text), None);
    }

    #[test]
    fn who_can_set_up_a_provider_is_asked_for_that() {
        let text = "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: No \
                    OpenIDConnect provider found in your account for https://idp.example.com";
        let denial = triage(text).denials.remove(0);
        let commands = command::of(&denial);
        let handoff = super::of(&denial, &fix::of(&denial), &commands).expect("a message");
        assert_eq!(handoff.request, AskedFor::Remedy(RemedyRequest::SetUpProvider));
        let Some(Run::Command(place)) = handoff.run else { panic!("{handoff:?}") };
        assert_eq!(commands[place].purpose, Purpose::CreateProvider);
    }
}
