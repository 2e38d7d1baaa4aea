//! The service that a role is passed to: what `iam:PassedToService` has to name.
//!
//! The request context names it, or the operation that was called tells. Several services have operations of one name, and some
//! operations hand roles to more than one service: there the text decides, and where it doesn't, nobody does.

mod takers;

use denylens_policy::Partition;
use denylens_triage::report::Denial;
use takers::TAKERS;

/// The names of the service, as the condition has to list them; `None` where the text doesn't say which one it is.
pub(crate) fn of(denial: &Denial) -> Option<Vec<String>> {
    let in_context = denial
        .conditions
        .iter()
        .find(|condition| condition.key.eq_ignore_ascii_case("iam:PassedToService"))
        .and_then(|condition| condition.values.first());
    if let Some(service) = in_context {
        return Some(vec![service.clone()]);
    }
    let service = taker(denial.called_service.as_deref(), denial.operation.as_deref())?;
    let mut names = vec![service.to_owned()];
    // In China a service has one of two names, and which one isn't told. AWS's own policies list both.
    if denial.partition.as_deref().and_then(Partition::of_name).is_some_and(|known| known.name() == "aws-cn")
    {
        names.push(format!("{service}.cn"));
    }
    Some(names)
}

/// The one service that takes a role in this operation of this service; either may be unknown.
fn taker(service: Option<&str>, operation: Option<&str>) -> Option<&'static str> {
    let of_service = || TAKERS.iter().filter(|taker| service.is_none_or(|service| taker.prefix == service));
    let takes = |listed: &str| {
        operation
            .is_some_and(|called| listed.split_whitespace().any(|known| known.eq_ignore_ascii_case(called)))
    };
    let mut called = of_service().filter(|taker| takes(taker.operations)).peekable();
    // An operation that isn't listed: a service that takes all its roles under one name takes this one too.
    let one = if called.peek().is_some() {
        the_same(called.map(|taker| taker.principal))
    } else {
        service?;
        the_same(of_service().map(|taker| taker.principal))
    };
    one.filter(|principal| *principal != takers::SEVERAL)
}

/// What all of them are.
fn the_same(mut principals: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let first = principals.next()?;
    principals.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::{
        report::{ConditionKey, KeyNaming},
        triage,
    };

    fn passed(text: &str) -> Option<Vec<String>> {
        of(&triage(text).denials.remove(0))
    }

    const REFUSED: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/r";

    fn calling(operation: &str) -> String {
        format!("An error occurred (AccessDenied) when calling the {operation} operation: {REFUSED}")
    }

    #[test]
    fn the_request_context_counts_before_the_operation() {
        let mut denial = triage(REFUSED).denials.remove(0);
        assert_eq!(of(&denial), None);
        denial.operation = Some("runinstances".to_owned());
        assert_eq!(of(&denial), Some(vec!["ec2.amazonaws.com".to_owned()]));
        denial.conditions.push(ConditionKey {
            key: "iam:passedtoservice".to_owned(),
            values: vec!["glue.amazonaws.com".to_owned()],
            naming: KeyNaming::ConditionKey,
        });
        assert_eq!(of(&denial), Some(vec!["glue.amazonaws.com".to_owned()]));
    }

    #[test]
    fn an_operation_of_several_services_needs_its_service() {
        assert_eq!(passed(&calling("CreateCluster")), None);
        for (service, principal) in [
            ("Redshift", "redshift.amazonaws.com"),
            ("EKS", "eks.amazonaws.com"),
            ("DAX", "dax.amazonaws.com"),
        ] {
            let text = format!(
                "operation error {service}: CreateCluster, https response error StatusCode: 403, RequestID: 1a2b3c4d-0000, api error AccessDenied: {REFUSED}"
            );
            assert_eq!(passed(&text), Some(vec![principal.to_owned()]), "{service}");
        }
    }

    #[test]
    fn the_service_of_the_java_sdk_and_the_event_source_tell() {
        let java = format!("{REFUSED} (Service: Glue, Status Code: 400, Request ID: 1a2b3c4d-0000-1111)");
        assert_eq!(passed(&java), Some(vec!["glue.amazonaws.com".to_owned()]));
        let event = format!(
            r#"{{"eventSource":"redshift.amazonaws.com","eventName":"CreateCluster","errorCode":"AccessDenied","errorMessage":"{REFUSED}"}}"#
        );
        assert_eq!(passed(&event), Some(vec!["redshift.amazonaws.com".to_owned()]));
    }

    #[test]
    fn an_operation_that_passes_roles_to_several_services_says_none() {
        for operation in ["RunJobFlow", "CreateDBInstance", "CreateCanary", "RequestSpotFleet"] {
            assert_eq!(passed(&calling(operation)), None, "{operation}");
        }
    }

    #[test]
    fn within_a_service_the_operation_decides() {
        for (operation, principal) in [
            ("CreateFlowLogs", "vpc-flow-logs.amazonaws.com"),
            ("PutLifecycleHook", "autoscaling.amazonaws.com"),
            ("CreateFargateProfile", "eks-fargate-pods.amazonaws.com"),
            ("CreateRoleAlias", "credentials.iot.amazonaws.com"),
            ("UpdateFunctionConfiguration20150331v2", "lambda.amazonaws.com"),
        ] {
            assert_eq!(passed(&calling(operation)), Some(vec![principal.to_owned()]), "{operation}");
        }
    }

    #[test]
    fn in_china_both_names_are_listed() {
        let text = calling("RunInstances").replace("arn:aws:", "arn:aws-cn:");
        assert_eq!(
            passed(&text),
            Some(vec!["ec2.amazonaws.com".to_owned(), "ec2.amazonaws.com.cn".to_owned()])
        );
    }

    #[test]
    fn no_operation_of_a_service_stands_twice() {
        let mut seen = Vec::new();
        for taker in &TAKERS {
            assert!(!taker.operations.is_empty(), "{}", taker.prefix);
            for operation in taker.operations.split_whitespace() {
                let row = (taker.prefix, operation);
                assert!(!seen.contains(&row), "{row:?}");
                seen.push(row);
            }
        }
    }
}
