//! The icons: strokes in a box of 16 by 16. They only ever repeat what a word beside them says.

use denylens_engine::report::Status;
use leptos::prelude::*;

pub(super) const DENIED: &str = "M4.75 4.75l6.5 6.5M11.25 4.75l-6.5 6.5";
pub(super) const NOT_ALLOWED: &str = "M4 8h8";
pub(super) const ALLOWED: &str = "M3.75 8.5l2.75 2.75 5.75-6.25";
pub(super) const NOT_INVOLVED: &str = "M5.5 8h.01M8 8h.01M10.5 8h.01";
pub(super) const UNKNOWN: &str = "M5.75 6.25a2.25 2.25 0 1 1 3.3 2c-.7.4-1.05.8-1.05 1.5M8 12.25h.01";
pub(super) const REQUEST: &str = "M3 8h10M9 4l4 4-4 4";
pub(super) const RESOURCE: &str = "M4 4h8v8H4z";
pub(super) const COPY: &str = "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z";
pub(super) const FILE: &str = "M4 1.75h5l3.5 3.5v9H4zM9 1.75v3.5h3.5";
pub(super) const FORGET: &str =
    "M2.5 4.25h11M6 4v-1.75h4V4M4 4.25l.75 9.75h6.5L12 4.25M6.75 7v4.25M9.25 7v4.25";
pub(super) const KEY: &str = "M9.75 9.25a3.5 3.5 0 1 0-3-3L2 11v3h3v-1.75h1.75V10.5h1.5z";

/// The icon of a status.
pub(super) fn of_status(status: Status) -> &'static str {
    match status {
        Status::DeniedExplicit => DENIED,
        Status::DeniedImplicit => NOT_ALLOWED,
        Status::Allowed => ALLOWED,
        Status::NotInvolved => NOT_INVOLVED,
        Status::Unknown => UNKNOWN,
    }
}

pub(super) fn icon(shape: &'static str) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=shape></path>
        </svg>
    }
    .into_any()
}
