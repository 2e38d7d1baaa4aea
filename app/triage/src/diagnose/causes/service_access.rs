//! The policy of a resource doesn't let a service in. What there is to see stands in the tests of its phrases.

use super::{Rule, Sign, by_tables, said};
use crate::{
    assemble::Refusal,
    report::{Cause, CauseKind, Denial, Form, Remedy, RemedyOwner, RemedyRequest},
};

pub(super) const RULE: Rule = Rule {
    id: "service-access",
    kind: CauseKind::PolicyRefused,
    remedy: Some(Remedy {
        owner: RemedyOwner::ResourceOwner,
        request: RemedyRequest::LetServiceIn,
        but: &[],
    }),
    forms: &[
        Form::TrailBucket,
        Form::ConfigBucket,
        Form::BalancerBucket,
        Form::FlowLogBucket,
        Form::FunctionPolicy,
        Form::Notification,
        Form::LogGroupPolicy,
    ],
    form: by_tables,
    detect,
};

fn detect(refusal: &Refusal, _denial: &Denial) -> Option<Sign> {
    said(refusal, Cause::ServiceAccess)
}
