//! A policy document with the statement, or the element of a statement.

use crate::fix::{Change, Fix};

pub(super) fn write(fix: &Fix) -> String {
    match &fix.change {
        Change::Statement(statement) => statement.document(),
        Change::Condition(added) => added.condition.element(),
    }
}
