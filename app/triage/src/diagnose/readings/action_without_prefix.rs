//! The document names the action without its service: `RunInstances` instead of `ec2:RunInstances`.
//!
//! Source: AWS CLI Command Reference, the example of `decode-authorization-message`, and newer real answers.

use super::Conclusion;
use crate::{recognise::Decoded, report::Reading};

pub(super) fn read(decoded: &Decoded) -> Option<Conclusion> {
    let action = decoded.action.as_ref().filter(|action| !action.value.contains(':'))?;
    // The resource's ARN names the service where no pseudo key does.
    let service = decoded.service.clone().or_else(|| {
        let resource = decoded.resource.as_ref()?;
        let service = resource.value.strip_prefix("arn:")?.split(':').nth(1)?.to_owned();
        Some(resource.map(|_| service))
    })?;
    let reading =
        Reading::ActionWithoutPrefix { action: action.value.clone(), service: service.value.clone() };
    Some(Conclusion { service: Some(service), ..reading.into() })
}

#[cfg(test)]
mod tests {
    use crate::{report::Reading, triage};

    #[track_caller]
    fn check(action: &str, qualified: &str, readings: &[Reading]) {
        let text = format!(
            r#"{{"allowed":false,"explicitDeny":false,"context":{{"action":"{action}","resource":"arn:aws:ec2:us-east-1:111122223333:instance/*"}}}}"#
        );
        let denial = triage(&text).denials.remove(0);
        assert_eq!(denial.qualified_action().as_deref(), Some(qualified));
        assert_eq!(denial.readings, readings);
    }

    #[test]
    fn the_resource_tells_the_service() {
        let (action, service) = ("RunInstances".to_owned(), "ec2".to_owned());
        check("RunInstances", "ec2:RunInstances", &[Reading::ActionWithoutPrefix { action, service }]);
    }

    #[test]
    fn an_action_with_its_service_needs_nothing() {
        check("iam:PassRole", "iam:PassRole", &[]);
    }
}
