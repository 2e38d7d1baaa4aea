//! Comparing by size.

use std::cmp::Ordering;

/// How a value of the request must stand to one of the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Order {
    pub(super) fn holds(self, request_to_policy: Ordering) -> bool {
        match self {
            Order::Equal => request_to_policy.is_eq(),
            Order::Less => request_to_policy.is_lt(),
            Order::LessOrEqual => request_to_policy.is_le(),
            Order::Greater => request_to_policy.is_gt(),
            Order::GreaterOrEqual => request_to_policy.is_ge(),
        }
    }
}
