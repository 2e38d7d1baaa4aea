//! Commands about who made the request.

use super::Command;
use crate::fix::Target;
use denylens_policy::Layer;
use denylens_triage::report::{CauseKind, Denial};

/// Whose credentials are used.
pub(super) fn identity(_denial: &Denial) -> Option<Command> {
    Some(Command::new(
        "See whose credentials are used",
        "使われている認証情報を確認する",
        &["aws", "sts", "get-caller-identity"],
    ))
}

/// The managed policies of the user or role.
pub(super) fn attached(denial: &Denial) -> Option<Command> {
    let (command, option, name) =
        named(denial, "list-attached-user-policies", "list-attached-role-policies")?;
    Some(Command::new(
        "List the managed policies of the caller",
        "呼び出し元の管理ポリシーを一覧表示する",
        &["aws", "iam", command, option, &name],
    ))
}

/// The inline policies of the user or role.
pub(super) fn inline(denial: &Denial) -> Option<Command> {
    let (command, option, name) = named(denial, "list-user-policies", "list-role-policies")?;
    Some(Command::new(
        "List the inline policies of the caller",
        "呼び出し元のインラインポリシーを一覧表示する",
        &["aws", "iam", command, option, &name],
    ))
}

/// The permissions boundary of the user or role.
pub(super) fn boundary(denial: &Denial) -> Option<Command> {
    if !matches!(denial.layer.layer, None | Some(Layer::Boundary)) {
        return None;
    }
    let (command, option, name) = named(denial, "get-user", "get-role")?;
    let kind = if command == "get-user" { "User" } else { "Role" };
    Some(Command::new(
        "See the permissions boundary of the caller",
        "呼び出し元のアクセス許可の境界を確認する",
        &["aws", "iam", command, option, &name, "--query", &format!("{kind}.PermissionsBoundary")],
    ))
}

/// The command for what the caller is, the option that names it, and its name.
fn named<'c>(denial: &Denial, user: &'c str, role: &'c str) -> Option<(&'c str, &'static str, String)> {
    if denial.cause.kind() != CauseKind::PolicyRefused {
        return None;
    }
    match crate::fix::caller(denial) {
        Target::User(name) => Some((user, "--user-name", name)),
        Target::Role(name) => Some((role, "--role-name", name)),
        _ => None,
    }
}
