//! How tools name the services, and the prefixes that IAM has for them.

/// The IAM prefix of the service whose class this is: `com.amazonaws.services.kms.model`, `Amazon.S3.Model`.
pub(super) fn service_of_class(package: &str) -> Option<String> {
    let mut parts = package.split('.');
    if package.contains("amazonaws.services.") || package.contains("awssdk.services.") {
        return parts.skip_while(|part| *part != "services").nth(1).map(service_prefix);
    }
    (parts.next() == Some("Amazon"))
        .then(|| parts.next().map(service_prefix))
        .flatten()
        .filter(|name| name != "runtime")
}

/// The IAM service prefix for the name that an SDK gives to a service.
///
/// Source: Service Authorization Reference, prefixes; the SDKs' own service ids.
pub(in crate::recognise) fn service_prefix(name: &str) -> String {
    let name = name.trim();
    let name = name.strip_prefix("Amazon").or_else(|| name.strip_prefix("AWS")).unwrap_or(name);
    let squeezed: String =
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    match squeezed.as_str() {
        "resourcegroupstaggingapi" => "tag",
        "elasticloadbalancingv2" | "elasticloadbalancing" | "elb" => "elasticloadbalancing",
        "cloudwatchlogs" => "logs",
        "cloudwatch" => "cloudwatch",
        "eventbridge" | "cloudwatchevents" => "events",
        "sfn" | "stepfunctions" => "states",
        "securitytokenservice" => "sts",
        "identitymanagement" => "iam",
        "simplesystemsmanagement" => "ssm",
        "elasticcontainerregistry" => "ecr",
        "cognitoidentityprovider" => "cognito-idp",
        "cognitoidentity" => "cognito-identity",
        "efs" => "elasticfilesystem",
        "emr" => "elasticmapreduce",
        "opensearch" => "es",
        "apigatewayv2" => "apigateway",
        "bedrockruntime" | "bedrockagent" | "bedrockagentruntime" => "bedrock",
        "configservice" => "config",
        "costexplorer" => "ce",
        "databasemigrationservice" => "dms",
        "dynamodbv2" => "dynamodb",
        "elasticsearchservice" | "elasticsearch" => "es",
        "lambdainternal" => "lambda",
        "sesv2" | "simpleemail" | "simpleemailservice" | "simpleemailservicev2" => "ses",
        "ssoadmin" => "sso",
        "applicationautoscaling" => "application-autoscaling",
        other => other,
    }
    .to_owned()
}
