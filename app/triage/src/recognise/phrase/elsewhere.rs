//! The marks of other systems' refusals.

use super::{Row, Says, row};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::NotAws);

pub(super) const ROWS: &[Row] = &[
    // Kubernetes.
    row("is forbidden: User \"system:", SAYS).form(Form::Kubernetes),
    row("forbidden: User \"", SAYS).form(Form::Kubernetes),
    row("in API group", SAYS).form(Form::Kubernetes),
    // Google Cloud.
    row("googleapi: Error 403", SAYS).form(Form::GoogleCloud),
    row("PERMISSION_DENIED: ", SAYS),
    row("compute.googleapis.com", SAYS).form(Form::GoogleCloud),
    row("does not have storage.objects", SAYS).form(Form::GoogleCloud),
    row("Permission 'iam.", SAYS).form(Form::GoogleCloud),
    // Azure.
    row("does not have authorization to perform action 'Microsoft.", SAYS).form(Form::Azure),
    row("AuthorizationPermissionMismatch", SAYS).form(Form::Azure),
    row("AuthorizationFailed) The client", SAYS).form(Form::Azure),
    row("This request is not authorized to perform this operation", SAYS).form(Form::Azure),
    row("AADSTS", SAYS).form(Form::Azure),
    // Tencent Cloud, Alibaba Cloud.
    row("TencentCloudSDK", SAYS),
    row("Forbidden.RAM", SAYS),
    // Registries, git, files, proxies.
    row("requested access to the resource is denied", SAYS),
    row("unauthorized: authentication required", SAYS),
    row("unauthorized: incorrect username or password", SAYS),
    row("npm ERR! code E403", SAYS),
    row("npm error code E403", SAYS),
    row("npm ERR! code E401", SAYS),
    row("Permission denied (publickey", SAYS),
    row("remote: Permission to", SAYS),
    row("Resource not accessible by integration", SAYS),
    row("Access to this page has been denied", SAYS),
    row("Attention Required! | Cloudflare", SAYS),
    row("Web Page Blocked", SAYS),
    row("web filter", SAYS),
    row("center>nginx", SAYS),
    row("zscaler", SAYS),
    row("Operation not permitted @", SAYS),
    row("EACCES: permission denied", SAYS),
];
