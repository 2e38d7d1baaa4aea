//! The document names the action without its service: `RunInstances` instead of `ec2:RunInstances`.
//!
//! Source: AWS CLI Command Reference, the example of `decode-authorization-message`, and newer real answers.

use super::{Read, Rule};
use crate::recognise::Decoded;
use denylens_lang::Words;

pub(super) const RULE: Rule = Rule { id: "action-without-prefix", read: Read::Document(read) };

fn read(decoded: &mut Decoded) -> Option<Words> {
    let action = decoded.action.as_ref().filter(|action| !action.value.contains(':'))?;
    // The resource's ARN names the service where no pseudo key does.
    if decoded.service.is_none() {
        decoded.service = decoded.resource.as_ref().and_then(|resource| {
            let service = resource.value.strip_prefix("arn:")?.split(':').nth(1)?.to_owned();
            Some(resource.map(|_| service))
        });
    }
    let service = &decoded.service.as_ref()?.value;
    let action = &action.value;
    Some(Words::new(
        format!(
            "The document names the action `{action}` without its service; the request went to `{service}`, so it is `{service}:{action}`."
        ),
        format!(
            "ドキュメントのアクション `{action}` にはサービス名がありません。リクエスト先は `{service}` なので、アクションは `{service}:{action}` です。"
        ),
    ))
}
