//! Systems other than AWS, by the forms that tell of them.

use super::Form;

impl Form {
    /// The name of the system that refused, where it isn't AWS and has one. The same in every language.
    pub fn system(self) -> Option<&'static str> {
        Some(match self {
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
}
