//! The caller is a role that is mostly not the one that was meant: the node's in the place of the pod's, the machine's in the place of the
//! pipeline's. It is concluded from the role's name, from the session's, which is the id of an instance where its profile gave the
//! credentials, and from the call: what such a role is for is its own.
//!
//! Sources: Amazon EKS User Guide, `create-node-role.html`, `service-accounts.html`; Amazon ECS Developer Guide, `instance_IAM_role.html`,
//! `task_execution_IAM_role.html`, `task-iam-roles.html`; AWS CDK v2 Developer Guide, `bootstrapping-env.html`; IAM User Guide,
//! `id_roles_use_switch-role-ec2.html`, `troubleshoot_roles.html`; AWS Managed Policy Reference, for the calls.

use crate::{
    assemble::Refusal,
    report::{Acting, Denial, Reading},
};
use denylens_policy::Arn;

/// A kind of role.
struct Kind {
    acting: Acting,
    /// What its name has in it, in small letters without what stands between words.
    names: &'static [&'static str],
    session: Session,
    /// The calls that are its own: `service:` for all of a service's. In small letters.
    own: &'static [&'static str],
}

/// Who got the credentials.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Session {
    /// An instance, from its profile.
    Instance,
    /// Anybody else.
    Other,
}

/// What a container's agent does before the container runs.
const STARTING: &[&str] = &[
    "ecr:",
    "kms:decrypt",
    "logs:createlogstream",
    "logs:putlogevents",
    "s3:getbucketlocation",
    "s3:getobject",
    "secretsmanager:getsecretvalue",
    "ssm:getparameters",
];

/// What the agents of a machine do.
const OF_MACHINES: [&str; 5] = [
    "ec2messages:",
    "ssmmessages:",
    "ssm:updateinstanceinformation",
    "logs:createlogstream",
    "logs:putlogevents",
];

const KINDS: [Kind; 4] = [
    Kind {
        acting: Acting::ContainerInstance,
        names: &["ecsinstance", "ecscontainerinstance"],
        session: Session::Instance,
        own: &["ecs:", "ecr:", "ec2:describetags"],
    },
    Kind {
        acting: Acting::Node,
        names: &["nodeinstancerole", "nodegroup", "noderole", "eksnode", "karpenternode", "workernode"],
        session: Session::Instance,
        // AmazonEKSWorkerNodePolicy, AmazonEC2ContainerRegistryReadOnly, AmazonEKS_CNI_Policy.
        own: &[
            "ecr:",
            "eks:",
            "eks-auth:",
            "ec2:describe",
            "ec2:assignprivateipaddresses",
            "ec2:attachnetworkinterface",
            "ec2:createnetworkinterface",
            "ec2:createtags",
            "ec2:deletenetworkinterface",
            "ec2:detachnetworkinterface",
            "ec2:modifynetworkinterfaceattribute",
            "ec2:unassignprivateipaddresses",
        ],
    },
    Kind {
        acting: Acting::TaskExecution,
        names: &["taskexecution", "ecsexecution", "taskexec"],
        session: Session::Other,
        own: STARTING,
    },
    Kind {
        acting: Acting::BuildMachine,
        names: &[
            "jenkins",
            "gitlabrunner",
            "githubrunner",
            "actionsrunner",
            "selfhostedrunner",
            "runner",
            "buildkite",
            "teamcity",
            "bamboo",
            "buildagent",
            "buildserver",
        ],
        session: Session::Instance,
        own: &[],
    },
];

/// The roles of the CDK's bootstrap stack, after the prefix and the qualifier.
const CDK: [(&str, Acting); 5] = [
    ("deploy-role-", Acting::CdkDeploy),
    ("cfn-exec-role-", Acting::CdkExecution),
    ("file-publishing-role-", Acting::CdkOther),
    ("image-publishing-role-", Acting::CdkOther),
    ("lookup-role-", Acting::CdkOther),
];

pub(super) fn read(_refusal: &Refusal, denial: &Denial) -> Option<Reading> {
    // Who masks an account may take a colon along, so this isn't read as an ARN.
    let (before, name) = denial.principal.as_deref()?.split_once("assumed-role/")?;
    let (role, session) = name.split_once('/').unwrap_or((name, ""));
    let action = denial.qualified_action().unwrap_or_default().to_ascii_lowercase();
    let acting = itself(denial, before, role, &action).or_else(|| of_cdk(role)).or_else(|| {
        let session = if is_instance(session) { Session::Instance } else { Session::Other };
        by_name(role, session, &action)
    })?;
    Some(Reading::ActsAs { role: role.to_owned(), acting })
}

/// Whether the role that is to be assumed is the one that assumes it.
fn itself(denial: &Denial, before: &str, role: &str, action: &str) -> Option<Acting> {
    let wanted = Arn::parse(denial.resource.as_deref()?).filter(|wanted| wanted.service == "iam")?;
    let is_it = action == "sts:assumerole"
        && wanted.resource.starts_with("role/")
        && wanted.name() == role
        && wanted.account_id().is_some_and(|account| before.contains(account));
    is_it.then_some(Acting::Itself)
}

fn of_cdk(role: &str) -> Option<Acting> {
    let (_, rest) = role.strip_prefix("cdk-")?.split_once('-')?;
    CDK.iter().find(|(purpose, _)| rest.starts_with(purpose)).map(|(_, acting)| *acting)
}

fn by_name(role: &str, session: Session, action: &str) -> Option<Acting> {
    let letters: String =
        role.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    // kops calls the role after the cluster: `nodes.example.net`.
    let is_of_kops = |kind: &Kind| kind.acting == Acting::Node && role.starts_with("nodes.");
    let is_named = |kind: &&Kind| kind.names.iter().any(|name| letters.contains(name)) || is_of_kops(kind);
    let kind = KINDS.iter().filter(|kind| kind.session == session).find(is_named)?;
    let is_one_of = |calls: &[&str]| {
        calls.iter().any(|call| {
            action == *call || action.starts_with(call) && (call.ends_with(':') || call.ends_with("describe"))
        })
    };
    let is_own = is_one_of(kind.own) || session == Session::Instance && is_one_of(&OF_MACHINES);
    match (kind.acting, action.is_empty(), is_own) {
        (Acting::TaskExecution, false, true) => Some(Acting::TaskStart),
        (acting, false, false) => Some(acting),
        _ => None,
    }
}

/// Whether a session has the id of an instance for its name, which may be masked or taken out.
fn is_instance(session: &str) -> bool {
    let masks = |letter: char| "*xX<>{}[].…".contains(letter) || letter.is_ascii_hexdigit();
    let id = session.strip_prefix("i-");
    id.is_some_and(|id| id.starts_with(['<', '{', '[']) || id.chars().all(masks))
}

#[cfg(test)]
mod tests {
    use crate::{
        report::{Acting, Reading},
        triage,
    };

    #[track_caller]
    fn check(session: &str, call: &str, acting: Option<Acting>) {
        let text = format!(
            "User: arn:aws:sts::111122223333:assumed-role/{session} is not authorized to perform: {call}"
        );
        let readings = triage(&text).denials.remove(0).readings;
        let found = readings.iter().find_map(|reading| match reading {
            Reading::ActsAs { acting, .. } => Some(*acting),
            _ => None,
        });
        assert_eq!(found, acting, "{session} {call}");
    }

    const NODE: &str = "eksctl-shop-nodegroup-ng-1-NodeInstanceRole-1A2B3C4D5E6F/i-0a1b2c3d4e5f60718";

    #[test]
    fn a_pod_goes_on_as_its_node() {
        check(NODE, "route53:ListHostedZones", Some(Acting::Node));
        check("KarpenterNodeRole-shop/i-0a1b2c3d4e5f60718", "sqs:ReceiveMessage", Some(Acting::Node));
        check("nodes.shop.example.net/i-***", "s3:ListBucket", Some(Acting::Node));
        // A colon went with the account.
        let text = "User: arn:aws:sts:XXXXXXXXXassumed-role/shop-NodeInstanceRole-XXXX/i-XXXX is not authorized to perform: sqs:ListQueues";
        let role = "shop-NodeInstanceRole-XXXX".to_owned();
        let readings = triage(text).denials.remove(0).readings;
        assert_eq!(readings, [Reading::ActsAs { role, acting: Acting::Node }]);
        check("eks_node_groups/i-xxxxxxxx", "s3:ListBucket on arn:aws:s3:::b", Some(Acting::Node));
    }

    #[test]
    fn a_node_makes_calls_of_its_own() {
        check(NODE, "ecr:BatchGetImage", None);
        check(NODE, "ec2:AssignPrivateIpAddresses", None);
        check(NODE, "ec2:DescribeInstances", None);
        check(NODE, "ssmmessages:OpenDataChannel", None);
        // A role of this name that a person assumed is no node's.
        check("team-nodegroup-admin/ana", "route53:ListHostedZones", None);
    }

    #[test]
    fn a_task_goes_on_as_its_instance() {
        check(
            "ecsInstanceRole/i-0a1b2c3d4e5f60718",
            "cloudwatch:ListMetrics",
            Some(Acting::ContainerInstance),
        );
        check("ecsInstanceRole/i-0a1b2c3d4e5f60718", "ecs:RegisterContainerInstance", None);
    }

    #[test]
    fn a_task_execution_role_starts_tasks_and_does_no_more() {
        let execution = "ecsTaskExecutionRole/0a1b2c3d4e5f60718293a4b5c6d7e8f9";
        check(execution, "dynamodb:PutItem", Some(Acting::TaskExecution));
        check(execution, "secretsmanager:GetSecretValue", Some(Acting::TaskStart));
        check(execution, "ecr:GetAuthorizationToken", Some(Acting::TaskStart));
    }

    #[test]
    fn a_job_goes_on_as_its_machine() {
        check("github-runner-dev/i-0a1b2c3d4e5f60718", "sts:TagSession", Some(Acting::BuildMachine));
        check("jenkins-agent/i-0a1b2c3d4e5f60718", "s3:PutObject", Some(Acting::BuildMachine));
        check("github-runner-dev/GitHubActions", "s3:PutObject", None);
    }

    #[test]
    fn the_roles_of_the_cdk() {
        let role =
            |purpose: &str| format!("cdk-hnb659fds-{purpose}-111122223333-eu-west-1/AWSCloudFormation");
        check(&role("cfn-exec-role"), "iam:CreateRole", Some(Acting::CdkExecution));
        check(&role("deploy-role"), "cloudformation:DescribeStacks", Some(Acting::CdkDeploy));
        check(&role("file-publishing-role"), "s3:PutObject", Some(Acting::CdkOther));
        check(&role("lookup-role"), "ssm:GetParameter", Some(Acting::CdkOther));
    }

    #[test]
    fn a_role_that_assumes_itself() {
        let assume =
            |account: &str| format!("sts:AssumeRole on resource: arn:aws:iam::{account}:role/ci/deploy");
        check("deploy/s", &assume("111122223333"), Some(Acting::Itself));
        check("deploy/s", &assume("444455556666"), None);
        check("other/s", &assume("111122223333"), None);
    }

    #[test]
    fn an_instance_whose_role_has_any_name_may_be_who_was_meant() {
        check("shop-backend/i-0a1b2c3d4e5f60718", "s3:GetObject", None);
    }
}
