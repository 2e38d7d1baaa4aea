//! The statements that matched.

use super::ConditionKey;
use serde::{Deserialize, Serialize};

/// A statement as the decoded document prints it: without operators, and with a `NotAction` list under "actions".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MatchedStatement {
    /// The statement's id; `None` where the policy gives none.
    pub sid: Option<String>,
    /// The effect, as printed: `DENY`.
    pub effect: Option<String>,
    /// The principals, as printed: unique ids, mostly.
    pub principals: Vec<String>,
    /// The actions, as printed.
    pub actions: Vec<String>,
    /// The resources, as printed.
    pub resources: Vec<String>,
    /// The condition keys with the values that the policy names. The operator is not printed.
    pub conditions: Vec<ConditionKey>,
}
