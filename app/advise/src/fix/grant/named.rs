//! The ARN of a resource that the text names without one ("role ci", "table Orders"), and what stands for it where nothing is named.
//!
//! The caller's account and Region are those of a resource that is given by its name: names of another account aren't understood.
//!
//! Source: Service Authorization Reference, the resource types tables: the forms of the ARNs.

use super::super::{is_placeholder, resource_policy};
use denylens_policy::Arn;
use denylens_triage::report::Denial;

/// Where a resource lives, as its ARN says it.
#[derive(Clone, Copy)]
enum Place {
    /// In an account and a Region.
    Regional,
    /// In an account.
    Global,
    /// Nowhere: the name alone is enough.
    Nowhere,
    /// In a Region; whose it is isn't said.
    Unowned,
}

use Place::{Global, Nowhere, Regional, Unowned};

/// A kind of resource.
struct Kind {
    /// The prefix of the service.
    service: &'static str,
    /// How texts call it, `|` between; the id's beginning where ids say the kind.
    words: &'static str,
    place: Place,
    /// The last part of its ARN, `{}` for the name.
    form: &'static str,
    /// What stands for the name.
    placeholder: &'static str,
}

const fn kind(
    service: &'static str,
    words: &'static str,
    place: Place,
    form: &'static str,
    placeholder: &'static str,
) -> Kind {
    Kind { service, words, place, form, placeholder }
}

/// The first kind of a service is the one that a bare name is of, and that stands for all where nothing is named. In IAM and EC2 the
/// action tells it.
#[rustfmt::skip]
const KINDS: [Kind; 49] = [
    kind("iam", "instance profile|instanceprofile", Global, "instance-profile/{}", "INSTANCE_PROFILE_NAME"),
    kind("iam", "role", Global, "role/{}", "ROLE_NAME"),
    kind("iam", "user|accesskey|loginprofile|mfadevice|sshpublickey|servicespecificcredential|signingcertificate", Global, "user/{}", "USER_NAME"),
    kind("iam", "group", Global, "group/{}", "GROUP_NAME"),
    kind("iam", "mfa|mfa device", Global, "mfa/{}", "MFA_DEVICE_NAME"),
    kind("iam", "server certificate|servercertificate", Global, "server-certificate/{}", "CERTIFICATE_NAME"),
    kind("iam", "saml provider|samlprovider", Global, "saml-provider/{}", "PROVIDER_NAME"),
    kind("iam", "oidc provider|openidconnectprovider", Global, "oidc-provider/{}", "PROVIDER_NAME"),
    kind("iam", "policy|policyversion", Global, "policy/{}", "POLICY_NAME"),
    kind("sts", "role", Global, "role/{}", "ROLE_NAME"),
    kind("s3", "bucket", Nowhere, "{}", "BUCKET_NAME"),
    kind("dynamodb", "table", Regional, "table/{}", "TABLE_NAME"),
    kind("lambda", "function", Regional, "function:{}", "FUNCTION_NAME"),
    kind("lambda", "layer", Regional, "layer:{}", "LAYER_NAME"),
    kind("sqs", "queue", Regional, "{}", "QUEUE_NAME"),
    kind("sns", "topic", Regional, "{}", "TOPIC_NAME"),
    kind("kms", "key", Regional, "key/{}", "KEY_ID"),
    // A secret's ARN ends in six characters that its name doesn't have.
    kind("secretsmanager", "secret", Regional, "secret:{}-??????", "SECRET_NAME"),
    kind("ssm", "parameter", Regional, "parameter/{}", "PARAMETER_NAME"),
    kind("ssm", "document", Regional, "document/{}", "DOCUMENT_NAME"),
    kind("ecr", "repository", Regional, "repository/{}", "REPOSITORY_NAME"),
    kind("ecs", "cluster", Regional, "cluster/{}", "CLUSTER_NAME"),
    kind("eks", "cluster", Regional, "cluster/{}", "CLUSTER_NAME"),
    kind("logs", "log group|log-group", Regional, "log-group:{}:*", "LOG_GROUP_NAME"),
    kind("events", "rule", Regional, "rule/{}", "RULE_NAME"),
    kind("events", "event bus|event-bus", Regional, "event-bus/{}", "EVENT_BUS_NAME"),
    kind("states", "state machine|statemachine", Regional, "stateMachine:{}", "STATE_MACHINE_NAME"),
    kind("kinesis", "stream", Regional, "stream/{}", "STREAM_NAME"),
    kind("firehose", "delivery stream|deliverystream|stream", Regional, "deliverystream/{}", "STREAM_NAME"),
    // A stack's ARN ends in an id that its name doesn't have.
    kind("cloudformation", "stack", Regional, "stack/{}/*", "STACK_NAME"),
    kind("codebuild", "project", Regional, "project/{}", "PROJECT_NAME"),
    kind("codepipeline", "pipeline", Regional, "{}", "PIPELINE_NAME"),
    kind("codecommit", "repository", Regional, "{}", "REPOSITORY_NAME"),
    kind("rds", "db instance|database|db", Regional, "db:{}", "DATABASE_NAME"),
    kind("rds", "db cluster|cluster", Regional, "cluster:{}", "CLUSTER_NAME"),
    kind("redshift", "cluster", Regional, "cluster:{}", "CLUSTER_NAME"),
    kind("glue", "job", Regional, "job/{}", "JOB_NAME"),
    kind("glue", "crawler", Regional, "crawler/{}", "CRAWLER_NAME"),
    kind("athena", "workgroup", Regional, "workgroup/{}", "WORKGROUP_NAME"),
    kind("sagemaker", "endpoint", Regional, "endpoint/{}", "ENDPOINT_NAME"),
    kind("ec2", "i-|instance|instances", Regional, "instance/{}", "INSTANCE_ID"),
    kind("ec2", "vol-|volume", Regional, "volume/{}", "VOLUME_ID"),
    kind("ec2", "sg-|security group|securitygroup|securitygroupingress|securitygroupegress", Regional, "security-group/{}", "SECURITY_GROUP_ID"),
    kind("ec2", "subnet-|subnet", Regional, "subnet/{}", "SUBNET_ID"),
    kind("ec2", "vpc-|vpc", Regional, "vpc/{}", "VPC_ID"),
    kind("ec2", "eni-|network interface|networkinterface", Regional, "network-interface/{}", "NETWORK_INTERFACE_ID"),
    kind("ec2", "ami-|image", Unowned, "image/{}", "IMAGE_ID"),
    kind("ec2", "snap-|snapshot", Unowned, "snapshot/{}", "SNAPSHOT_ID"),
    kind("ec2", "key pair|keypair", Regional, "key-pair/{}", "KEY_PAIR_NAME"),
];

/// Which ARN it is, and whether all of it is in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamedArn {
    pub(super) arn: String,
    /// Whether names in capitals stand in it for what the text doesn't give.
    pub(super) has_placeholders: bool,
}

/// The ARN of the resource that a text names in its own words; `None` where it names none, or in words that aren't known.
pub(super) fn arn_of(denial: &Denial, action: &str) -> Option<NamedArn> {
    let text = denial.resource.as_deref()?.trim();
    let (service, operation) = action.split_once(':')?;
    let by_word = of_service(service).find_map(|kind| Some((kind, kind.name_in(text)?)));
    // The kind alone, whose name was lost.
    if of_service(service).any(|kind| kind.words.split('|').any(|word| text.eq_ignore_ascii_case(word))) {
        return None;
    }
    let (kind, name) = by_word.or_else(|| Some((of_operation(service, operation)?, text)))?;
    // Policies name keys by their ids; an alias can come to stand for another key.
    if kind.service == "kms" && name.starts_with("alias/") {
        return None;
    }
    if Arn::parse(name).is_some() {
        return Some(NamedArn { arn: name.to_owned(), has_placeholders: false });
    }
    is_name(name).then(|| kind.arn(denial, name.trim_start_matches('/')))
}

/// What stands for the ARN of a resource that nothing names: as much of it as the action tells. What has a policy of its own can be
/// another account's.
pub(super) fn placeholder(denial: &Denial, action: &str) -> String {
    let kind = action.split_once(':').and_then(|(service, operation)| of_operation(service, operation));
    let Some(kind) = kind else { return "RESOURCE_ARN".to_owned() };
    let account = denial.account.as_deref().filter(|_| !resource_policy::exists(denial, action));
    kind.arn_in(account, denial, kind.placeholder).arn
}

fn of_service(service: &str) -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter(move |kind| kind.service.eq_ignore_ascii_case(service))
}

/// The kind that an operation is about: the one whose name it has, or the service's first.
fn of_operation(service: &str, operation: &str) -> Option<&'static Kind> {
    let operation = operation.to_ascii_lowercase();
    if operation.contains("assumerole") {
        return of_service("sts").next();
    }
    // `AttachRolePolicy` is about a role, `AddUserToGroup` about a group, `AddRoleToInstanceProfile` about an instance profile.
    let about = if operation.ends_with("group") && service == "iam" { "group" } else { operation.as_str() };
    let named = of_service(service).find(|kind| kind.words.split('|').any(|word| about.contains(word)));
    let by_name_alone = ["iam", "ec2"].contains(&service);
    named.or_else(|| of_service(service).next().filter(|_| !by_name_alone))
}

/// Whether a text can be a name: no sentence, no pattern, nothing that was taken out.
fn is_name(text: &str) -> bool {
    !text.is_empty()
        && !is_placeholder(text)
        && !text.contains("arn:")
        && text.chars().all(|next| next.is_ascii_alphanumeric() || "+=,.@_/#-".contains(next))
}

impl Kind {
    /// The name in a text that begins with what the kind is called: `role ci`, `table/Orders`, `i-0abc`.
    fn name_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.words.split('|').find_map(|word| {
            let beginning = text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
            if word.ends_with('-') {
                return Some(text);
            }
            let rest = text.get(beginning.len()..)?;
            let name = rest.trim_start_matches([' ', ':', '/', '"', '\'', '`']);
            (name.len() < rest.len()).then(|| name.trim_end_matches(['"', '\'', '`']))
        })
    }

    /// The ARN in the caller's account.
    fn arn(&self, denial: &Denial, name: &str) -> NamedArn {
        self.arn_in(denial.account.as_deref(), denial, name)
    }

    /// The ARN in an account, with what stands for the parts that the text doesn't give.
    fn arn_in(&self, account: Option<&str>, denial: &Denial, name: &str) -> NamedArn {
        let partition = denial.partition.as_deref().unwrap_or("aws");
        let account = account.unwrap_or("ACCOUNT_ID");
        let region = || denial.region.as_deref().unwrap_or("REGION_NAME");
        let (region, account) = match self.place {
            Regional => (region(), account),
            Global => ("", account),
            Unowned => (region(), ""),
            Nowhere => ("", ""),
        };
        let service = if self.service == "sts" { "iam" } else { self.service };
        let resource = self.form.replace("{}", name);
        NamedArn {
            arn: format!("arn:{partition}:{service}:{region}:{account}:{resource}"),
            has_placeholders: region == "REGION_NAME" || account == "ACCOUNT_ID",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    fn denial(action: &str, resource: &str) -> Denial {
        let text = format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {action}");
        Denial { resource: Some(resource.to_owned()), ..triage(&text).denials.remove(0) }
    }

    #[test]
    fn a_name_is_one_of_the_callers_account() {
        for (action, resource, arn) in [
            ("iam:PassRole", "role ci", "arn:aws:iam::111122223333:role/ci"),
            ("iam:AttachUserPolicy", "user ana", "arn:aws:iam::111122223333:user/ana"),
            ("iam:CreatePolicyVersion", "policy ci-read", "arn:aws:iam::111122223333:policy/ci-read"),
            (
                "iam:AddRoleToInstanceProfile",
                "instance profile x",
                "arn:aws:iam::111122223333:instance-profile/x",
            ),
            ("iam:AddUserToGroup", "group g", "arn:aws:iam::111122223333:group/g"),
            (
                "iam:GetPolicy",
                "policy arn:aws:iam::aws:policy/ReadOnlyAccess",
                "arn:aws:iam::aws:policy/ReadOnlyAccess",
            ),
            ("sts:AssumeRole", "role ci", "arn:aws:iam::111122223333:role/ci"),
            ("s3:ListBucket", "reports", "arn:aws:s3:::reports"),
        ] {
            let named = arn_of(&denial(action, resource), action);
            assert_eq!(named, Some(NamedArn { arn: arn.to_owned(), has_placeholders: false }), "{action}");
        }
    }

    #[test]
    fn what_the_text_doesnt_give_stands_in_capitals() {
        for (action, resource, arn) in [
            ("dynamodb:GetItem", "table Orders", "arn:aws:dynamodb:REGION_NAME:111122223333:table/Orders"),
            ("lambda:InvokeFunction", "function:f", "arn:aws:lambda:REGION_NAME:111122223333:function:f"),
            ("ec2:StopInstances", "i-0abc", "arn:aws:ec2:REGION_NAME:111122223333:instance/i-0abc"),
            (
                "secretsmanager:GetSecretValue",
                "prod/db",
                "arn:aws:secretsmanager:REGION_NAME:111122223333:secret:prod/db-??????",
            ),
        ] {
            let mut denial = denial(action, resource);
            let named = arn_of(&denial, action);
            assert_eq!(named, Some(NamedArn { arn: arn.to_owned(), has_placeholders: true }), "{action}");
            denial.region = Some("eu-west-1".to_owned());
            assert_eq!(arn_of(&denial, action).map(|named| named.has_placeholders), Some(false), "{action}");
        }
        let mut nobody = denial("iam:PassRole", "role ci");
        nobody.account = None;
        assert_eq!(arn_of(&nobody, "iam:PassRole").unwrap().arn, "arn:aws:iam::ACCOUNT_ID:role/ci");
    }

    #[test]
    fn what_is_no_name_names_nothing() {
        for resource in ["role <redacted>", "the specified resource", "role ci*", "*", "", "role"] {
            assert_eq!(arn_of(&denial("iam:PassRole", resource), "iam:PassRole"), None, "{resource}");
        }
    }

    #[test]
    fn where_nothing_is_named_the_action_tells_the_kind() {
        for (action, arn) in [
            ("iam:PassRole", "arn:aws:iam::111122223333:role/ROLE_NAME"),
            ("iam:UpdateAssumeRolePolicy", "arn:aws:iam::111122223333:role/ROLE_NAME"),
            ("iam:AttachRolePolicy", "arn:aws:iam::111122223333:role/ROLE_NAME"),
            ("iam:PutUserPolicy", "arn:aws:iam::111122223333:user/USER_NAME"),
            ("iam:CreateAccessKey", "arn:aws:iam::111122223333:user/USER_NAME"),
            ("iam:AddUserToGroup", "arn:aws:iam::111122223333:group/GROUP_NAME"),
            ("iam:SetDefaultPolicyVersion", "arn:aws:iam::111122223333:policy/POLICY_NAME"),
            (
                "iam:AddRoleToInstanceProfile",
                "arn:aws:iam::111122223333:instance-profile/INSTANCE_PROFILE_NAME",
            ),
            ("sts:AssumeRole", "arn:aws:iam::ACCOUNT_ID:role/ROLE_NAME"),
            ("lambda:AddPermission", "arn:aws:lambda:REGION_NAME:ACCOUNT_ID:function:FUNCTION_NAME"),
            ("kms:CreateGrant", "arn:aws:kms:REGION_NAME:ACCOUNT_ID:key/KEY_ID"),
            ("ec2:StopInstances", "arn:aws:ec2:REGION_NAME:111122223333:instance/INSTANCE_ID"),
            ("ec2:CreateVpnGateway", "RESOURCE_ARN"),
            ("codeartifact:ReadFromRepository", "RESOURCE_ARN"),
        ] {
            assert_eq!(placeholder(&denial(action, "*"), action), arn, "{action}");
        }
    }
}
