//! CloudTrail events: one, several, in `{"Records": […]}`, or as a string inside the output of `lookup-events`.
//!
//! Source: AWS CloudTrail User Guide, "CloudTrail record contents".

use super::{
    Finding, Quote,
    document::{self, View},
};
use crate::unwrap::Unwrapped;
use std::ops::Range;

/// An event that records an error.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Event {
    /// Where it stands in the original.
    pub(crate) at: Range<usize>,
    pub(crate) error_code: Option<Quote>,
    pub(crate) service: Option<Quote>,
    pub(crate) operation: Option<Quote>,
    pub(crate) principal: Option<Quote>,
    pub(crate) account: Option<Quote>,
    pub(crate) region: Option<Quote>,
    pub(crate) request_id: Option<Quote>,
    pub(crate) time: Option<Quote>,
    pub(crate) vpc_endpoint: Option<Quote>,
    /// The role that was to be assumed.
    pub(crate) role: Option<Quote>,
    /// Who came with a token.
    pub(crate) bearer: Option<Bearer>,
}

/// Who came with the token of an identity provider.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bearer {
    /// The ARN of the provider, or its name.
    pub(crate) provider: Quote,
    pub(crate) subject: Option<Quote>,
    pub(crate) audience: Option<String>,
}

impl Event {
    /// What tells two events apart that aren't the same call made again.
    pub(crate) fn identity(&self) -> impl PartialEq + use<'_> {
        fn text(quote: &Option<Quote>) -> Option<&str> {
            quote.as_ref().map(|quote| quote.value.as_str())
        }
        let bearer =
            self.bearer.as_ref().map(|bearer| (bearer.provider.value.as_str(), text(&bearer.subject)));
        let call = (text(&self.error_code), text(&self.service), text(&self.operation));
        (call, text(&self.principal), text(&self.role), bearer)
    }
}

const KEYS: [&str; 2] = ["eventSource", "eventName"];

/// Finds every event that records an error.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let events = document::each(text, &KEYS, read);
    findings.extend(events.into_iter().flatten().map(Finding::Event));
}

/// A record; nothing of one without an error is kept, for logs have many.
fn read(record: &View<'_>) -> Option<Option<Box<Event>>> {
    let field = |name: &str| record.get(name).and_then(|value| value.text());
    let identity = record.get("userIdentity");
    let error_code = field("errorCode");
    let error = error_code.is_some() || field("errorMessage").is_some();
    // A service's name is its endpoint's: `lambda.amazonaws.com`.
    let service = field("eventSource")
        .map(|source| source.map(|source| source.split('.').next().unwrap_or_default().to_ascii_lowercase()));
    let event = Event {
        at: record.at(),
        error_code,
        service,
        operation: field("eventName"),
        principal: identity.and_then(|identity| identity.get("arn")).and_then(|arn| arn.text()),
        account: identity
            .and_then(|identity| identity.get("accountId"))
            .and_then(|account| account.text())
            .or_else(|| field("recipientAccountId")),
        region: field("awsRegion"),
        request_id: field("requestID"),
        time: field("eventTime"),
        vpc_endpoint: field("vpcEndpointId"),
        role: record
            .get("requestParameters")
            .and_then(|asked| asked.get("roleArn"))
            .and_then(|arn| arn.text()),
        bearer: identity.and_then(|identity| bearer(&identity)),
    };
    Some(error.then(|| Box::new(event)))
}

/// Who came with a token: "principalId" has the provider, the audience and the subject, in this order.
///
/// Source: AWS CloudTrail User Guide, `cloudtrail-event-reference-user-identity.html#STS-API-SAML-WIF`; IAM User Guide,
/// `cloudtrail-integration.html`, the event of `AssumeRoleWithWebIdentity`.
fn bearer(identity: &View<'_>) -> Option<Bearer> {
    let field = |name: &str| identity.get(name).and_then(|value| value.text());
    field("type").filter(|kind| kind.value == "WebIdentityUser")?;
    let provider = field("identityProvider")?;
    let subject = field("userName");
    let audience = field("principalId").zip(subject.as_ref()).and_then(|(id, subject)| {
        let rest = id.value.strip_prefix(provider.value.as_str())?.strip_prefix(':')?;
        let audience = rest.strip_suffix(subject.value.as_str())?.strip_suffix(':')?;
        (!audience.is_empty()).then(|| audience.to_owned())
    });
    Some(Bearer { provider, subject, audience })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unwrap::unwrap;

    #[test]
    fn who_came_with_a_token_is_in_the_event() {
        let text = r#"{"eventSource":"sts.amazonaws.com","eventName":"AssumeRoleWithWebIdentity","errorCode":"AccessDenied","userIdentity":{"type":"WebIdentityUser","principalId":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com:sts.amazonaws.com:repo:acme/shop:ref:refs/heads/main","userName":"repo:acme/shop:ref:refs/heads/main","identityProvider":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},"requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/Deploy"}}"#;
        let mut findings = Vec::new();
        find(&unwrap(text), &mut findings);
        let Some(Finding::Event(event)) = findings.into_iter().next() else { panic!("no event") };
        let bearer = event.bearer.unwrap();
        assert_eq!(bearer.audience.as_deref(), Some("sts.amazonaws.com"));
        assert_eq!(bearer.subject.unwrap().value, "repo:acme/shop:ref:refs/heads/main");
        assert_eq!(event.role.unwrap().value, "arn:aws:iam::111122223333:role/Deploy");
    }
}
