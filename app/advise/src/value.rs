//! The values that prose speaks of.

use crate::{command::name_of_quota, uneditable::permission_set_of_request};
use denylens_triage::report::{Denial, Form};

/// A value of a refusal by the name that the prose has for it.
pub fn value(denial: &Denial, name: &str) -> Option<String> {
    match name {
        "permission-set" => permission_set_of_request(denial).map(str::to_owned),
        "quota-name" => name_of_quota(denial).map(|quota| [quota.name, ", ", quota.service].concat()),
        "raised-quota" => name_of_quota(denial)?.raised_with.map(str::to_owned),
        "system" => system(denial.form?).map(str::to_owned),
        name => denial.value(name),
    }
}

/// The name of the system that refused, where it isn't AWS and has one.
pub(crate) fn system(form: Form) -> Option<&'static str> {
    Some(match form {
        Form::Kubernetes => "Kubernetes",
        Form::Azure => "Microsoft Azure",
        Form::GoogleCloud => "Google Cloud",
        Form::AlibabaCloud => "Alibaba Cloud",
        Form::TencentCloud => "Tencent Cloud",
        Form::HuaweiCloud => "Huawei Cloud",
        Form::Volcengine => "Volcengine",
        Form::OracleCloud => "Oracle Cloud Infrastructure",
        Form::IbmCloud => "IBM Cloud",
        Form::Minio => "MinIO",
        Form::Ceph => "Ceph",
        Form::NooBaa => "NooBaa",
        Form::Garage => "Garage",
        Form::SeaweedFs => "SeaweedFS",
        Form::Wasabi => "Wasabi",
        Form::Backblaze => "Backblaze B2",
        Form::CloudflareR2 => "Cloudflare R2",
        Form::DigitalOcean => "DigitalOcean Spaces",
        Form::Scaleway => "Scaleway",
        Form::Hetzner => "Hetzner Object Storage",
        Form::LocalStack => "LocalStack",
        Form::Moto => "Moto",
        _ => return None,
    })
}
