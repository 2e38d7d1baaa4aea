//! A policy document.

use crate::fix::Fix;

pub(super) fn write(fix: &Fix) -> String {
    fix.statement.document()
}
