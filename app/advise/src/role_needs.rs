//! What a role needs that a service works with, where the guide of the service says it.

use denylens_policy::Arn;
use denylens_triage::report::{Denial, Form};

/// The AWS managed policy that has all that the role needs.
///
/// Sources: Lambda Developer Guide, `configuration-vpc.html`, `services-sqs-configure.html`; Amazon RDS User Guide,
/// `USER_Monitoring.OS.Enabling.html`; AWS DMS User Guide, `security-iam-awsmanpol.html`.
pub(crate) fn managed_policy(denial: &Denial) -> Option<&'static str> {
    match denial.form? {
        Form::RolePermission => of_function(denial).map(|needs| needs.policy),
        Form::ServiceRole => match denial.service_principal.as_deref()? {
            "monitoring.rds.amazonaws.com" => Some("AmazonRDSEnhancedMonitoringRole"),
            "dms.amazonaws.com" => {
                let role = denial.resource.as_deref().and_then(Arn::parse)?;
                (role.name() == "dms-vpc-role").then_some("AmazonDMSVPCManagementRole")
            }
            _ => None,
        },
        _ => None,
    }
}

/// What the role of a function needs for one thing that AWS Lambda does with it.
pub(crate) struct Needs {
    policy: &'static str,
    /// The actions, the one that AWS names first or any other.
    pub(crate) actions: &'static [&'static str],
    /// On what.
    pub(crate) on: On,
}

/// On what a role needs its actions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    /// On the resource.
    Itself,
    /// On all, as what they are about isn't there before the call.
    Everything,
}

/// What the guide says of network interfaces and of queues.
const OF_FUNCTIONS: [Needs; 2] = [
    Needs {
        policy: "AWSLambdaVPCAccessExecutionRole",
        actions: &[
            "ec2:CreateNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses",
        ],
        on: On::Everything,
    },
    Needs {
        policy: "AWSLambdaSQSQueueExecutionRole",
        actions: &["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        on: On::Itself,
    },
];

/// What the role of a function needs, by the action that AWS Lambda says it lacks. No other service says so of these actions.
pub(crate) fn of_function(denial: &Denial) -> Option<&'static Needs> {
    let action = denial.action.as_deref().filter(|_| denial.form == Some(Form::RolePermission))?;
    OF_FUNCTIONS.iter().find(|needs| needs.actions.iter().any(|known| known.eq_ignore_ascii_case(action)))
}

/// What a role needs that writes to CloudWatch Logs, where the service says no more than that it lacks something.
///
/// Source: CloudTrail User Guide, `cloudtrail-required-policy-for-cloudwatch-logs.html`; VPC User Guide, `flow-logs-iam-role.html`.
pub(crate) fn to_write_logs(denial: &Denial) -> Option<&'static str> {
    if denial.form != Some(Form::RolePermission) || denial.action.is_some() {
        return None;
    }
    let is_of_flow_logs = || denial.sayings.iter().any(|saying| saying.text.contains("flow logs"));
    match denial.service.as_deref()? {
        "cloudtrail" => Some("logs:CreateLogStream, logs:PutLogEvents"),
        "ec2" if is_of_flow_logs() => Some(
            "logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents, logs:DescribeLogGroups, logs:DescribeLogStreams",
        ),
        _ => None,
    }
}

/// What the role needs, as far as it is known: a managed policy, or actions.
pub(crate) fn of(denial: &Denial) -> Option<&'static str> {
    managed_policy(denial).or_else(|| to_write_logs(denial))
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    fn denial(text: &str) -> Denial {
        triage(text).denials.remove(0)
    }

    #[test]
    fn what_a_function_needs_goes_by_the_action_that_it_lacks() {
        let lacks = |action: &str| {
            denial(&format!(
                "InvalidParameterValueException: The provided execution role does not have permissions to call {action}"
            ))
        };
        let interface = lacks("CreateNetworkInterface on EC2");
        assert_eq!(managed_policy(&interface), Some("AWSLambdaVPCAccessExecutionRole"));
        assert!(of_function(&interface).is_some_and(|needs| needs.on == On::Everything));
        let queue = lacks("ReceiveMessage on SQS");
        assert_eq!(managed_policy(&queue), Some("AWSLambdaSQSQueueExecutionRole"));
        assert!(of_function(&queue).is_some_and(|needs| needs.actions.len() == 3));
        assert_eq!(managed_policy(&lacks("Publish on arn:aws:sns:eu-west-1:111122223333:done")), None);
    }

    #[test]
    fn an_action_that_somebody_else_lacks_says_nothing_of_a_function() {
        let text =
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sqs:ReceiveMessage";
        assert_eq!(of(&denial(text)), None);
    }

    #[test]
    fn roles_of_services_have_managed_policies() {
        let monitoring = "An error occurred (InvalidParameterValue) when calling the ModifyDBInstance operation: IAM role ARN value is \
                          invalid or does not include the required permissions for: ENHANCED_MONITORING";
        assert_eq!(managed_policy(&denial(monitoring)), Some("AmazonRDSEnhancedMonitoringRole"));
        let role = |name: &str| {
            denial(&format!(
                "AccessDeniedFault: The IAM Role arn:aws:iam::111122223333:role/{name} is not configured properly."
            ))
        };
        assert_eq!(managed_policy(&role("dms-vpc-role")), Some("AmazonDMSVPCManagementRole"));
        assert_eq!(managed_policy(&role("other")), None);
    }

    #[test]
    fn the_role_of_a_trail_or_of_flow_logs_writes_to_a_log_group() {
        let trail = "An error occurred (InvalidCloudWatchLogsLogGroupArnException) when calling the UpdateTrail operation: Access denied. \
                     Check the permissions for your role.";
        assert_eq!(of(&denial(trail)), Some("logs:CreateLogStream, logs:PutLogEvents"));
        let flow = "LogDestinationPermissionIssue: The IAM role for your flow logs does not have sufficient permissions to send logs to \
                    the CloudWatch log group.";
        assert!(of(&denial(flow)).is_some_and(|needs| needs.contains("logs:DescribeLogGroups")));
    }
}
