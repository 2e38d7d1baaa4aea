//! Commands about the token that somebody came with: who it was, and the identity provider that vouches for them.

use super::{Command, Purpose, event};
use crate::{
    argument::{Argument, ValueKind},
    fix::{audience, is_built_in, issuer, shows_subject},
};
use denylens_policy::Arn;
use denylens_triage::report::{Cause, Denial, Form};

/// Shows the subject that came. Where the text shows it, or has the event, nobody needs to look.
///
/// Source: IAM User Guide, `cloudtrail-integration.html`: the event has the subject of the token in `userName`.
pub(super) fn event(denial: &Denial) -> Option<Command> {
    let is_at_hand = denial.documents.event.is_some() || shows_subject(denial);
    if !has(denial, &[Form::WebIdentity, Form::TokenAudience]) || is_at_hand {
        return None;
    }
    Some(event::of_token(denial))
}

/// Lists the identity providers of the account: the one of the token has to be among them. AWS knows those of its own without.
pub(super) fn providers(denial: &Denial) -> Option<Command> {
    (has(denial, &[Form::WebIdentity, Form::NoProvider]) && !is_built_in(denial))
        .then(|| Command::new(Purpose::ListProviders, "aws iam list-open-id-connect-providers", &[]))
}

/// Creates the identity provider that the account doesn't have.
///
/// Source: IAM User Guide, `id_roles_providers_create_oidc.html`; the AWS CLI reads no address for this option from the network
/// (AWS CLI User Guide, `cli-usage-parameters-file.html`).
pub(super) fn create_provider(denial: &Denial) -> Option<Command> {
    if !has(denial, &[Form::NoProvider]) {
        return None;
    }
    let url = ValueKind::Issuer.of_any(issuer(denial));
    let (option, audience) = with_audience("--client-id-list", denial);
    let create = "aws iam create-open-id-connect-provider --url=https://{}";
    Some(Command::new(Purpose::CreateProvider, create, &[url]).with(&option, &[audience]))
}

/// Adds the audience of the token to those that the provider takes.
pub(super) fn add_audience(denial: &Denial) -> Option<Command> {
    if !has(denial, &[Form::TokenAudience]) {
        return None;
    }
    let role = denial.resource.as_deref().and_then(Arn::parse);
    let partition = role.and_then(|role| role.known_partition()).map_or("aws", |known| known.name());
    let (option, audience) = with_audience("--client-id", denial);
    let add = Command::new(
        Purpose::AddAudience,
        "aws iam add-client-id-to-open-id-connect-provider \
         --open-id-connect-provider-arn=arn:{}:iam::{}:oidc-provider/{}",
        &[
            Argument::constant(partition),
            ValueKind::Account.of_any(role.and_then(|role| role.account_id())),
            ValueKind::Issuer.of_any(issuer(denial)),
        ],
    );
    Some(add.with(&option, &[audience]))
}

fn has(denial: &Denial, forms: &[Form]) -> bool {
    denial.cause == Cause::Trust && denial.form.is_some_and(|form| forms.contains(&form))
}

/// An option with the audience, which may be an address.
fn with_audience(option: &str, denial: &Denial) -> (String, Argument<'static>) {
    let audience = audience(denial);
    match audience.as_deref().and_then(|audience| audience.strip_prefix("https://")) {
        Some(rest) => (format!("{option}=https://{{}}"), ValueKind::Audience.of(rest.to_owned())),
        None => (format!("{option}={{}}"), ValueKind::Audience.of_any(audience)),
    }
}

#[cfg(test)]
mod tests {
    use crate::command::{self, Purpose, shell::Shell};
    use denylens_triage::triage;

    #[track_caller]
    fn check(text: &str, purpose: Purpose, wanted: Option<&str>) {
        let commands = command::of(&triage(text).denials.remove(0));
        let found = commands.iter().find(|command| command.purpose == purpose);
        assert_eq!(found.map(|command| command.text(Shell::Bash)).as_deref(), wanted, "{text}");
    }

    const NO_PROVIDER: &str = "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: No \
                               OpenIDConnect provider found in your account for";

    #[test]
    fn the_provider_that_the_account_lacks_is_created() {
        check(
            &format!("{NO_PROVIDER} https://token.actions.githubusercontent.com"),
            Purpose::CreateProvider,
            Some(
                "aws iam create-open-id-connect-provider --url=https://token.actions.githubusercontent.com \
                 --client-id-list=sts.amazonaws.com",
            ),
        );
        check(
            &format!("{NO_PROVIDER} https://idp.example.com/x"),
            Purpose::CreateProvider,
            Some(
                "aws iam create-open-id-connect-provider --url=https://idp.example.com/x --client-id-list=AUDIENCE",
            ),
        );
    }

    #[test]
    fn an_identity_pool_needs_no_provider_in_the_account() {
        let claims = r#"{"iss":"https://cognito-identity.amazonaws.com","sub":"s","aud":"eu-central-1:1a2b","amr":["authenticated"]}"#;
        let refused = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
        check(&format!("{refused}\n\n{claims}"), Purpose::ListProviders, None);
        check(refused, Purpose::ListProviders, Some("aws iam list-open-id-connect-providers"));
    }

    #[test]
    fn who_came_is_looked_up_unless_the_text_shows_it() {
        let refused = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
        check(
            refused,
            Purpose::SeeSubject,
            Some(
                "aws cloudtrail lookup-events \
                 --lookup-attributes=AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity \
                 \"--query=Events[?contains(CloudTrailEvent,'errorCode')].CloudTrailEvent\" --output=text",
            ),
        );
        check(
            &format!(
                "2026-07-17T15:58:12Z caused by: AccessDenied: {refused}\n\tstatus code: 403, request id: \
                 1c1d1e1f-2021-2223-2425-262728292a2b"
            ),
            Purpose::SeeSubject,
            Some(
                "aws cloudtrail lookup-events \
                 --lookup-attributes=AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity \
                 --start-time=2026-07-17T15:43:12Z --end-time=2026-07-17T16:13:12Z \
                 \"--query=Events[?contains(CloudTrailEvent,'1c1d1e1f-2021-2223-2425-262728292a2b')].CloudTrailEvent\" \
                 --output=text",
            ),
        );
        let claims = r#"{"iss":"https://idp.example.com","sub":"s","aud":"a"}"#;
        check(&format!("{refused}\n{claims}"), Purpose::SeeSubject, None);
    }

    #[test]
    fn a_provider_that_aws_knows_itself_is_not_among_those_of_the_account() {
        let refused = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
        let claims = |issuer: &str| format!(r#"{{"iss":"https://{issuer}","sub":"s","aud":"a"}}"#);
        let list = "aws iam list-open-id-connect-providers";
        for (issuer, wanted) in [("cognito-identity.amazonaws.com", None), ("idp.example.com", Some(list))] {
            check(&format!("{refused}\n{}", claims(issuer)), Purpose::ListProviders, wanted);
        }
    }

    #[test]
    fn an_audience_is_added_to_the_provider_of_the_token() {
        let text = r#"{"iss":"https://idp.example.com","sub":"s","aud":"my-app"}
            aws sts assume-role-with-web-identity --role-arn arn:aws:iam::111122223333:role/R
            An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: Incorrect token audience"#;
        check(
            text,
            Purpose::AddAudience,
            Some(
                "aws iam add-client-id-to-open-id-connect-provider \
                 --open-id-connect-provider-arn=arn:aws:iam::111122223333:oidc-provider/idp.example.com --client-id=my-app",
            ),
        );
    }
}
