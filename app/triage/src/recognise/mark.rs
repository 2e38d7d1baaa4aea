//! Marks of systems that sound like AWS: the host that was called, the name of a product, the form of a resource's name, the ids of an
//! error. A mark is no refusal; it tells whose a refusal beside it is.
//!
//! Sources: the documentation of each system for its endpoints and names; the two ids of an error of S3 as the systems print them.

use super::{Finding, grammar::floor, words};
use crate::{
    report::Form,
    unwrap::{TracedText, Unwrapped},
};
use std::ops::Range;

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Where it stands in the original.
    pub(crate) at: Range<usize>,
    /// The system, as the form of the cause.
    pub(crate) form: Form,
    /// How much it tells.
    pub(crate) strength: Strength,
}

/// How much a mark tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// A name that can stand beside a refusal of AWS, too.
    Beside,
    /// What only the answers of that system have.
    Proof,
}

/// The ends of hosts, the longest label first where several fit.
const HOSTS: [(&str, Form); 22] = [
    ("myhuaweicloud.com", Form::HuaweiCloud),
    ("aliyuncs.com", Form::AlibabaCloud),
    ("myqcloud.com", Form::TencentCloud),
    ("tencentcloudapi.com", Form::TencentCloud),
    ("volces.com", Form::Volcengine),
    ("volcengineapi.com", Form::Volcengine),
    ("oraclecloud.com", Form::OracleCloud),
    ("storage.appdomain.cloud", Form::IbmCloud),
    ("cloudflarestorage.com", Form::CloudflareR2),
    ("digitaloceanspaces.com", Form::DigitalOcean),
    ("wasabisys.com", Form::Wasabi),
    ("backblazeb2.com", Form::Backblaze),
    ("scw.cloud", Form::Scaleway),
    ("objectstorage.com", Form::Hetzner),
    ("googleapis.com", Form::GoogleCloud),
    ("localhost.localstack.cloud", Form::LocalStack),
    ("localstack.cloud", Form::LocalStack),
    ("min.io", Form::Minio),
    ("minio.local", Form::Minio),
    ("storage.svc", Form::NooBaa),
    ("noobaa.io", Form::NooBaa),
    ("core.windows.net", Form::Azure),
];

/// Names of products, as their makers write them; small letters where programs do.
const PRODUCTS: [(&str, Form); 17] = [
    ("MinIO", Form::Minio),
    ("minio", Form::Minio),
    ("Ceph", Form::Ceph),
    ("RadosGW", Form::Ceph),
    ("radosgw", Form::Ceph),
    ("NooBaa", Form::NooBaa),
    ("Wasabi", Form::Wasabi),
    ("WasabiS3", Form::Wasabi),
    ("Backblaze", Form::Backblaze),
    ("SeaweedFS", Form::SeaweedFs),
    ("Scaleway", Form::Scaleway),
    ("AliyunOSS", Form::AlibabaCloud),
    ("LocalStack", Form::LocalStack),
    ("localstack", Form::LocalStack),
    ("awslocal", Form::LocalStack),
    ("tflocal", Form::LocalStack),
    ("fakecloud", Form::Emulator),
];

/// Finds every mark.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let text = &text.spoken;
    for word in words::of(text.text()) {
        if let Some((form, strength)) = mark(text, &word) {
            findings.push(Finding::Mark(Mark { at: text.origin(word), form, strength }));
        }
    }
}

fn mark(text: &TracedText, word: &Range<usize>) -> Option<(Form, Strength)> {
    let name = text.slice(word.clone());
    // Nearly every word is none of these.
    let before = text.slice(floor(text.text(), word.start.saturating_sub(12))..word.start);
    let after = || text.slice(word.end..floor(text.text(), word.end + 100));
    if name.contains('.') {
        return of_dotted(name);
    }
    let proof = |form| Some((form, Strength::Proof));
    match name {
        "trn" if after().starts_with(':') => proof(Form::Volcengine),
        "qcs" if after().starts_with("::") => proof(Form::TencentCloud),
        "crn" if after().starts_with(":v1:") => proof(Form::IbmCloud),
        "acs" if after().starts_with(":ram:") => proof(Form::AlibabaCloud),
        "iam" if !before.ends_with(':') && is_of_huawei(after()) => proof(Form::HuaweiCloud),
        "arn" if is_of_emulator(after()) => proof(Form::Emulator),
        "ibm" if after().starts_with("_boto") => proof(Form::IbmCloud),
        "moto" if before.ends_with("packages/") && after().starts_with('/') => proof(Form::Moto),
        "wasabi" if before.ends_with("x-") => proof(Form::Wasabi),
        "HostId" | "hostId" => proof(of_host_id(value(after())?)?),
        "RequestId" | "requestId" => proof(of_request_id(value(after())?)?),
        "request" if is_of_oracle(after()) => proof(Form::OracleCloud),
        "TraceId" if after().starts_with('>') => proof(Form::TencentCloud),
        "EC" if after().starts_with(">00") => proof(Form::AlibabaCloud),
        "httpStatusCode" if after().starts_with('>') => proof(Form::IbmCloud),
        "Region" if after().starts_with(">garage<") => proof(Form::Garage),
        _ => {
            let (_, form) = PRODUCTS.iter().find(|(product, _)| *product == name)?;
            // A bucket or a role can have the name of a product in its own.
            let apart = |next: Option<char>| {
                next.is_none_or(|next| next.is_whitespace() || "\"':;,.()[]".contains(next))
            };
            let is_apart = apart(before.chars().next_back())
                && (apart(after().chars().next()) || after().starts_with('/') || after().starts_with("_ext"));
            is_apart.then_some((*form, Strength::Beside))
        }
    }
}

fn of_dotted(name: &str) -> Option<(Form, Strength)> {
    if name.starts_with("ocid1.") {
        return Some((Form::OracleCloud, Strength::Proof));
    }
    if name.starts_with("com.aliyun.") {
        return Some((Form::AlibabaCloud, Strength::Proof));
    }
    if name.starts_with("localstack.") && !name.ends_with(".cloud") {
        return Some((Form::LocalStack, Strength::Beside));
    }
    let is_end =
        |host: &str| name.strip_suffix(host).is_some_and(|before| before.is_empty() || before.ends_with('.'));
    let (_, form) = HOSTS.iter().find(|(host, _)| is_end(host))?;
    Some((*form, Strength::Beside))
}

/// `::0123456789abcdef0123456789abcdef:user:ana`: the id of an account is no number of twelve digits.
fn is_of_huawei(after: &str) -> bool {
    let Some(account) = after.strip_prefix("::").and_then(|rest| rest.split(':').next()) else {
        return false;
    };
    account.len() >= 16
        && account.bytes().all(|byte| byte.is_ascii_hexdigit())
        && after.len() > account.len() + 2
}

/// ` id: phx-1:JaiPi4IgUOu0YWZE4`: a Region stands before the id.
fn is_of_oracle(after: &str) -> bool {
    let Some((region, _)) = after.strip_prefix(" id: ").and_then(|rest| rest.split_once(':')) else {
        return false;
    };
    let Some((name, number)) = region.split_once('-') else { return false };
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
    is_name && number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// The account of an emulator: twelve zeros.
fn is_of_emulator(after: &str) -> bool {
    after.strip_prefix(":aws").is_some_and(|rest| rest.split(':').nth(3) == Some("000000000000"))
}

/// The value behind the name of an element or of a key.
fn value(after: &str) -> Option<&str> {
    let rest = after.strip_prefix('>').or_else(|| {
        Some(
            after
                .strip_prefix('"')
                .unwrap_or(after)
                .trim_start()
                .strip_prefix(':')?
                .trim_start()
                .trim_start_matches('"'),
        )
    })?;
    let length = rest.find(['<', '"', ' ', '\n', ',']).unwrap_or(rest.len());
    rest.get(..length)
}

/// The host id of Amazon S3 is base64 of many bytes.
fn of_host_id(id: &str) -> Option<Form> {
    let parts: Vec<&str> = id.split('-').collect();
    let is_hex = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_plain = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if is_hex(id) && id.len() == 64 {
        return Some(Form::Minio);
    }
    match parts.as_slice() {
        [one, two, three, four, five]
            if [one, two, three, four, five].iter().all(|part| is_hex(part)) && id.len() == 36 =>
        {
            Some(Form::Minio)
        }
        [first, _, _, group] if is_hex(first) && group.starts_with("zg") => Some(Form::DigitalOcean),
        [first, rest @ ..] if is_hex(first) && rest.len() >= 2 && rest.iter().all(|part| is_plain(part)) => {
            Some(Form::Ceph)
        }
        _ => None,
    }
}

/// The request id of Amazon S3 has sixteen letters and digits.
fn of_request_id(id: &str) -> Option<Form> {
    if id == "7a62c49f-347e-4fc4-9331-6e8eEXAMPLE" {
        return Some(Form::Moto);
    }
    let parts: Vec<&str> = id.split('-').collect();
    let is_of = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    match parts.as_slice() {
        [one]
            if one.len() == 24
                && one.bytes().all(|byte| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte)) =>
        {
            Some(Form::AlibabaCloud)
        }
        [one, two, three] if is_of(one, 8) && is_of(two, 6) && is_of(three, 3) => Some(Form::NooBaa),
        [first, _, _, ..] if first.len() >= 20 && first.starts_with("tx") => Some(Form::Ceph),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unwrap::unwrap;

    #[track_caller]
    fn check(text: &str, wanted: Option<(Form, Strength)>) {
        let mut findings = Vec::new();
        find(&unwrap(text), &mut findings);
        let found = findings.into_iter().find_map(|finding| match finding {
            Finding::Mark(mark) => Some((mark.form, mark.strength)),
            _ => None,
        });
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn the_host_tells() {
        let beside = |form| Some((form, Strength::Beside));
        check("https://s3.nl-ams.scw.cloud/b", beside(Form::Scaleway));
        check("https://oss-eu-central-1.aliyuncs.com/", beside(Form::AlibabaCloud));
        check("https://fsn1.your-objectstorage.com/b", beside(Form::Hetzner));
        check("https://s3.eu-central-1.amazonaws.com/b", None);
    }

    #[test]
    fn the_name_of_a_product_tells_where_it_stands_alone() {
        check("Server: MinIO", Some((Form::Minio, Strength::Beside)));
        check("arn:aws:s3:::MinIO-backup", None);
        check("role/minio", None);
    }

    #[test]
    fn the_form_of_a_name_proves_it() {
        let proof = |form| Some((form, Strength::Proof));
        check("on resource: trn:iam::2100000000:project/default", proof(Form::Volcengine));
        check("User: iam::0a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d:user:ana", proof(Form::HuaweiCloud));
        check("arn:aws:iam::000000000000:user/test", proof(Form::Emulator));
        check("arn:aws:iam::111122223333:user/test", None);
    }

    #[test]
    fn the_ids_of_an_error_prove_it() {
        let proof = |form| Some((form, Strength::Proof));
        let hex = "0a1b2c3d".repeat(8);
        check(&format!("<HostId>{hex}</HostId>"), proof(Form::Minio));
        check("<HostId>63ad-default-default</HostId>", proof(Form::Ceph));
        check("<RequestId>tx00000000000000000012f-0063324d15-63ad-default</RequestId>", proof(Form::Ceph));
        check("<HostId>0a1b2c3-fra1b-fra1-zg02</HostId>", proof(Form::DigitalOcean));
        check("<RequestId>AB12CD34EF56GH78</RequestId><HostId>q1Zc9k8/3Tz+aXy=</HostId>", None);
    }
}
