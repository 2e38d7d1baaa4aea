//! As whom a call was made, where the name of the caller says that it may not be who was meant.

use serde::{Deserialize, Serialize};

/// What a role seems to be, by its name, its session and the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Acting {
    /// The role of the nodes of a Kubernetes cluster, and the call isn't one of a node.
    Node,
    /// The role of container instances of Amazon ECS, and the call isn't one of an instance.
    ContainerInstance,
    /// A task execution role of Amazon ECS, and the call isn't one that starts a task.
    TaskExecution,
    /// A task execution role of Amazon ECS, and the call is one that starts a task.
    TaskStart,
    /// The machine that runs the jobs of a pipeline.
    BuildMachine,
    /// The role that the CDK deploys with.
    CdkDeploy,
    /// The role that the CDK has CloudFormation use.
    CdkExecution,
    /// A role with which the CDK publishes assets or looks things up.
    CdkOther,
    /// The role that is to be assumed.
    Itself,
}

impl Acting {
    /// Every one.
    pub const ALL: [Acting; 9] = [
        Acting::Node,
        Acting::ContainerInstance,
        Acting::TaskExecution,
        Acting::TaskStart,
        Acting::BuildMachine,
        Acting::CdkDeploy,
        Acting::CdkExecution,
        Acting::CdkOther,
        Acting::Itself,
    ];

    /// The stable id of the rule that reads it.
    pub fn rule(self) -> &'static str {
        match self {
            Acting::Node => "acts-as-node",
            Acting::ContainerInstance => "acts-as-container-instance",
            Acting::TaskExecution => "acts-as-task-execution",
            Acting::TaskStart => "acts-as-task-start",
            Acting::BuildMachine => "acts-as-build-machine",
            Acting::CdkDeploy => "acts-as-cdk-deploy",
            Acting::CdkExecution => "acts-as-cdk-execution",
            Acting::CdkOther => "acts-as-cdk-other",
            Acting::Itself => "acts-as-itself",
        }
    }

    /// Whether many share it: what it is allowed, all of them may do.
    pub fn is_shared(self) -> bool {
        matches!(self, Acting::Node | Acting::ContainerInstance | Acting::BuildMachine)
    }
}
