//! The owner of a resource is in the resource's account. Where the text doesn't tell that, as with Amazon S3, no account is named; the
//! caller's is another thing.
//!
//! Source: Service Authorization Reference, Amazon S3: the ARN of a bucket has no account.

use super::{Answer, Finding};
use denylens_lang::Lang;

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let Some(caller) = answer.caller().and_then(|caller| caller.account_id()) else {
        return Finding::NotConcerned;
    };
    let owner = answer.resource().and_then(|resource| resource.account_id());
    if owner == Some(caller) {
        return Finding::NotConcerned;
    }
    let of_resource = |layer: &str| matches!(layer, "resource" | "rcp");
    let owners = answer.changes().filter(|change| of_resource(change.layer())).map(|change| change.owner());
    let addressed = answer.messages(Lang::En).map(|message| message.to.as_str());
    let addressed = addressed.filter(|to| to.contains("resource"));
    let of_organization = answer.commands().map(|command| command.text());
    let of_organization = of_organization.filter(|text| text.contains("RESOURCE_CONTROL_POLICY"));
    // A bucket may have an account in its name.
    let bucket = answer.resource().and_then(|resource| resource.resource.split('/').next()).unwrap_or_default();
    let names = |text: &str| text.replace(bucket, "").contains(caller);
    Finding::of(owners.chain(addressed).chain(of_organization).map(|text| match names(text) {
        true => Err(format!("{caller} is the caller's: {text}")),
        false => Ok(()),
    }))
}
