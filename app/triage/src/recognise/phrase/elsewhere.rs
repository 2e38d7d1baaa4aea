//! The marks of other systems' refusals.
//!
//! Sources: the lists of errors of each system, and their messages as public reports print them.

use super::{Row, Says, Subject, row};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::NotAws);

pub(super) const ROWS: &[Row] = &[
    // Kubernetes.
    row("is forbidden: User \"", SAYS).form(Form::Kubernetes),
    row("forbidden: User \"", SAYS).form(Form::Kubernetes),
    row("in API group", SAYS).form(Form::Kubernetes),
    // Google Cloud.
    row("googleapi: Error 403", SAYS).form(Form::GoogleCloud),
    row("PERMISSION_DENIED: ", SAYS),
    row("PERMISSION_DENIED: Required '", SAYS).form(Form::GoogleCloud),
    row("does not have storage.objects", SAYS).form(Form::GoogleCloud),
    row("Permission 'iam.", SAYS).form(Form::GoogleCloud),
    // Azure.
    row("does not have authorization to perform action 'Microsoft.", SAYS).form(Form::Azure),
    row("AuthorizationPermissionMismatch", SAYS).form(Form::Azure),
    row("AuthorizationFailed) The client", SAYS).form(Form::Azure),
    row("This request is not authorized to perform this operation", SAYS).form(Form::Azure),
    row("AADSTS", SAYS).form(Form::Azure),
    // Alibaba Cloud.
    row("Forbidden.RAM", SAYS).form(Form::AlibabaCloud),
    row("ForbiddenByRam", SAYS).form(Form::AlibabaCloud),
    row("You are not authorized to do this action. You should be authorized by RAM", SAYS)
        .form(Form::AlibabaCloud),
    row("You should be authorized by RAM", SAYS).form(Form::AlibabaCloud),
    row("AuthPrincipalOwnerId", SAYS).form(Form::AlibabaCloud),
    row("NoPermissionType", SAYS).form(Form::AlibabaCloud),
    row("You have no right to access this object because of bucket acl", SAYS).form(Form::AlibabaCloud),
    row("Access denied by authorizer's policy", SAYS).form(Form::AlibabaCloud),
    row("The bucket you visit is not belong to you", SAYS).form(Form::AlibabaCloud),
    // Tencent Cloud.
    row("TencentCloudSDK", SAYS).form(Form::TencentCloud),
    row("you are not authorized to perform operation (", SAYS).form(Form::TencentCloud),
    row("AuthFailure.UnauthorizedOperation", SAYS).form(Form::TencentCloud),
    row("For more information, see the CAM documentation", SAYS).form(Form::TencentCloud),
    // Huawei Cloud, Volcengine.
    row("policy doesn't allow", SAYS).subject(Subject::ActionOfThree).form(Form::HuaweiCloud),
    row("The IAM user is forbidden in the currently selected region", SAYS).form(Form::HuaweiCloud),
    row("You are not authorized to perform operations on the specified service", SAYS).form(Form::Volcengine),
    // Oracle Cloud.
    row("NotAuthorizedOrNotFound", SAYS).form(Form::OracleCloud),
    row("Authorization failed or requested resource not found", SAYS).form(Form::OracleCloud),
    // Stores that speak as Amazon S3 does.
    row("Message>not entitled", SAYS).form(Form::Backblaze),
    row("Malformed Access Key Id", SAYS).form(Form::Backblaze),
    row("Forbidden: Garage does not support anonymous access", SAYS).form(Form::Garage),
    row("Forbidden: Operation is not allowed for this key", SAYS).form(Form::Garage),
    row("Forbidden: No such key: GK", SAYS).form(Form::Garage),
    row("Bucket size quota is reached", SAYS).form(Form::Garage),
    row("SigV2 authorization is not supported. Please use SigV4 instead", SAYS).form(Form::CloudflareR2),
    // Emulators.
    row("permissions have been implicitly denied: [", SAYS).form(Form::LocalStack),
    row("permissions have been explicitly denied: [", SAYS).form(Form::LocalStack),
    row("not yet implemented or pro feature", SAYS).form(Form::LocalStack),
    row("not included in your current license plan or has not yet been emulated", SAYS)
        .form(Form::LocalStack),
    // Databases.
    row("Access denied for user '", SAYS).form(Form::Database),
    row("permission denied for relation", SAYS).form(Form::Database),
    row("permission denied for table", SAYS).form(Form::Database),
    row("permission denied for schema", SAYS).form(Form::Database),
    row("using password: YES", SAYS).form(Form::DatabaseLogin),
    row("using password: NO", SAYS).form(Form::DatabaseLogin),
    row("pg_hba.conf rejects connection for host", SAYS).form(Form::DatabaseLogin),
    row("password authentication failed for user", SAYS).form(Form::DatabaseLogin),
    // Registries, git, files, proxies.
    row("no basic auth credentials", SAYS).form(Form::Registry),
    row("requested access to the resource is denied", SAYS).form(Form::Registry),
    row("unauthorized: authentication required", SAYS).form(Form::Registry),
    row("unauthorized: incorrect username or password", SAYS).form(Form::Registry),
    row("npm ERR! code E403", SAYS).form(Form::Registry),
    row("npm error code E403", SAYS).form(Form::Registry),
    row("npm ERR! code E401", SAYS).form(Form::Registry),
    row("Permission denied (publickey", SAYS).form(Form::Git),
    row("remote: Permission to", SAYS).form(Form::Git),
    row("Resource not accessible by integration", SAYS).form(Form::Git),
    row("Access to this page has been denied", SAYS).form(Form::Proxy),
    row("Attention Required! | Cloudflare", SAYS).form(Form::Proxy),
    row("Web Page Blocked", SAYS).form(Form::Proxy),
    row("web filter blocked", SAYS).form(Form::Proxy),
    row("Internet Security by Zscaler", SAYS).form(Form::Proxy),
    row("center>nginx", SAYS),
    row("Operation not permitted @", SAYS),
    row("EACCES: permission denied", SAYS),
];
