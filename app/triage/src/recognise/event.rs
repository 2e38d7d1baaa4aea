//! CloudTrail events: one, several, in `{"Records": […]}`, or as a string inside the output of `lookup-events`; and as what keeps them
//! writes them out, with a column or a name for each field (`event/flat.rs`).
//!
//! Source: AWS CloudTrail User Guide, "CloudTrail record contents".

mod flat;
mod request;

use super::{
    Finding, Quote,
    document::{self, View},
};
use crate::{report::ConditionKey, unwrap::Unwrapped};
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
    pub(crate) bearer: Option<Box<Bearer>>,
    /// The condition keys of the request that it tells.
    pub(crate) context: Vec<Quote<ConditionKey>>,
    /// Those that are tags of a resource, with its ARN.
    pub(crate) resource_tags: Vec<(String, Quote<ConditionKey>)>,
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

/// A record, however it is written down.
trait Record {
    /// Where it stands in the original.
    fn at(&self) -> Range<usize>;

    /// A field by its path, as in `userIdentity.arn`.
    fn field(&self, path: &str) -> Option<Quote>;

    /// A part of it that is a document itself.
    fn part(&self, path: &[&str]) -> Option<View<'_>>;
}

/// What a document of an event has near its top; in small letters where Amazon Athena wrote it.
const KEYS: [&str; 5] = ["eventSource", "eventName", "eventsource", "eventname", "UserIdentityArn"];

/// Finds every event that records an error.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let events = document::each(text, &KEYS, |record| record.field("eventName").map(|_| read(record)));
    findings.extend(events.into_iter().flatten().map(Finding::Event));
    flat::find(text, findings);
}

/// A record; nothing of one without an error is kept, for logs have many.
fn read(record: &dyn Record) -> Option<Box<Event>> {
    let field = |path: &str| record.field(path);
    let error_code = field("errorCode");
    if error_code.is_none() && field("errorMessage").is_none() {
        return None;
    }
    // A service's name is its endpoint's: `lambda.amazonaws.com`.
    let service = field("eventSource")
        .map(|source| source.map(|source| source.split('.').next().unwrap_or_default().to_ascii_lowercase()));
    Some(Box::new(Event {
        at: record.at(),
        error_code,
        service,
        operation: field("eventName"),
        principal: field("userIdentity.arn").or_else(|| field(request::ISSUER)),
        account: field("userIdentity.accountId").or_else(|| field("recipientAccountId")),
        region: field("awsRegion"),
        request_id: field("requestID"),
        time: field("eventTime"),
        vpc_endpoint: field("vpcEndpointId"),
        role: field("requestParameters.roleArn"),
        bearer: bearer(record).map(Box::new),
        context: request::keys(record),
        resource_tags: request::resource_tags(record),
    }))
}

impl Record for View<'_> {
    fn at(&self) -> Range<usize> {
        View::at(self)
    }

    fn field(&self, path: &str) -> Option<Quote> {
        let nested = path.split('.').try_fold(*self, |part, name| part.get_ignoring_case(name));
        let found = nested.or_else(|| self.entry(|name| flat::is_field(name, path)));
        found.and_then(|value| value.text()).filter(|value| !flat::is_nothing(&value.value))
    }

    fn part(&self, path: &[&str]) -> Option<View<'_>> {
        path.iter().try_fold(*self, |part, name| part.get_ignoring_case(name))
    }
}

/// Who came with a token: "principalId" has the provider, the audience and the subject, in this order.
///
/// Source: AWS CloudTrail User Guide, `cloudtrail-event-reference-user-identity.html#STS-API-SAML-WIF`; IAM User Guide,
/// `cloudtrail-integration.html`, the event of `AssumeRoleWithWebIdentity`.
fn bearer(record: &dyn Record) -> Option<Bearer> {
    record.field("userIdentity.type").filter(|kind| kind.value == "WebIdentityUser")?;
    let provider = record.field("userIdentity.identityProvider")?;
    let subject = record.field("userIdentity.userName");
    let audience =
        record.field("userIdentity.principalId").zip(subject.as_ref()).and_then(|(id, subject)| {
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
