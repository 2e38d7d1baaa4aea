//! The laws of advice: what holds for every answer to every refusal, whoever wrote the rule that gave it.
//!
//! A law is a file: what it says and where AWS says so, which part of an answer it concerns, and what breaks it. It looks at the report
//! as it is published, so it knows nothing of how advice is found.

mod answer;
mod finding;
mod trial;

pub use answer::{Answer, Section};
pub use finding::Finding;
pub use trial::{Case, Tally, Trial};

/// A law.
#[derive(Clone, Copy, Debug)]
pub struct Law {
    /// Its name: that of its file.
    pub name: &'static str,
    /// What an answer has to do with it.
    pub check: fn(&Answer<'_>) -> Finding,
}

/// Makes the registry: the modules, and a law of each.
macro_rules! laws {
    ($($law:ident,)*) => {
        $(mod $law;)*

        /// Every law, in the order of letters.
        pub const LAWS: [Law; [$(stringify!($law)),*].len()] =
            [$(Law { name: stringify!($law), check: $law::check }),*];
    };
}

laws! {
    account_of_commands,
    administrator,
    by_token,
    data_events,
    decoded_already,
    deny_whole,
    encoded_waits,
    event_at_hand,
    event_region,
    everyone,
    everything,
    explicit_allow,
    implicit_prose,
    key_policy_account,
    ladder,
    languages,
    management_account,
    many_resources,
    masked,
    meant_first,
    message_asks,
    message_homework,
    message_owner,
    message_repeated,
    named_action,
    named_resource,
    one_off,
    one_sentence,
    other_services,
    owner_account,
    passed_service,
    permissions_management,
    placeholder,
    principal_wildcard,
    quota_request,
    ready_allows,
    ready_whole,
    region_of_commands,
    resource_policy,
    said_once,
    shape,
    sid,
    uneditable,
    version_constant,
    web_identity,
}
