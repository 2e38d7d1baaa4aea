//! A refusal of which nothing is known, for tests to fill in.

use denylens_engine::report::{Cause, Denial, DenyKind, Documents, LayerFinding};

pub(crate) fn denial() -> Denial {
    Denial {
        code: None,
        service: None,
        called_service: None,
        service_principal: None,
        operation: None,
        principal: None,
        action: None,
        attempted: None,
        resource: None,
        account: None,
        region: None,
        partition: None,
        effect: DenyKind::Unknown,
        layer: LayerFinding::default(),
        policy: None,
        statements: Vec::new(),
        cause: Cause::Action,
        form: None,
        quota: None,
        particulars: Vec::new(),
        documents: Documents::default(),
        encoded: None,
        authorization_id: None,
        request_id: None,
        time: None,
        vpc_endpoint: None,
        web_identity: None,
        tool: None,
        count: 1,
        conditions: Vec::new(),
        ladder: Vec::new(),
        sayings: Vec::new(),
        evidence: Vec::new(),
        readings: Vec::new(),
        missing: Vec::new(),
    }
}
