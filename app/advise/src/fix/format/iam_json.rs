//! A policy document.

use super::super::Fix;
use denylens_triage::report::Denial;

pub(super) fn write(fix: &Fix, _denial: &Denial) -> String {
    fix.statement.document()
}
