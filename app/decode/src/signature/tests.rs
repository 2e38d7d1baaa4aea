//! The cases of AWS's own signing test suite, which ships inside the package of `aws-sigv4`.

use super::*;
use serde_json::Value;
use std::{env, fs, path::PathBuf};

/// Cases that need something which no backend does.
const NOT_OURS: [(&str, &str); 12] = [
    ("get-header-value-multiline", "a header over several lines"),
    ("get-relative-normalized", "a path that isn't in its normal form"),
    ("get-relative-relative-normalized", "a path that isn't in its normal form"),
    ("get-slash-dot-slash-normalized", "a path that isn't in its normal form"),
    ("get-slash-normalized", "a path that isn't in its normal form"),
    ("get-slash-pointless-dot-normalized", "a path that isn't in its normal form"),
    ("get-slashes-normalized", "a path that isn't in its normal form"),
    ("get-space-normalized", "a URL that isn't encoded yet"),
    ("get-space-unnormalized", "a URL that isn't encoded yet"),
    ("get-utf8", "a URL that isn't encoded yet"),
    ("get-vanilla-utf8-query", "a URL that isn't encoded yet"),
    ("post-sts-header-after", "a session token that isn't signed"),
];

struct Case {
    name: String,
    folder: PathBuf,
    context: Value,
}

impl Case {
    fn read(folder: PathBuf) -> Option<Case> {
        let name = folder.file_name()?.to_str()?.to_owned();
        let context = fs::read(folder.join("context.json")).ok()?;
        let context: Value = serde_json::from_slice(&context).unwrap();
        let ours = !NOT_OURS.iter().any(|(other, _)| *other == name);
        ours.then_some(Case { name, folder, context })
    }

    fn text(&self, file: &str) -> String {
        fs::read_to_string(self.folder.join(file)).unwrap()
    }

    fn value(&self, pointer: &str) -> String {
        self.context.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// Signs the request of the case and gives the signature.
    fn sign(&self) -> String {
        let request = self.text("request.txt");
        let (head, body) = request.split_once("\n\n").unwrap_or((request.trim_end(), ""));
        let mut lines = head.lines();
        let (method, target) =
            lines.next().and_then(|line| line.strip_suffix(" HTTP/1.1")?.split_once(' ')).unwrap();
        let digest = self.text("header-canonical-request.txt").lines().last().unwrap().to_owned();
        let (hosts, mut headers): (Vec<_>, Vec<_>) =
            lines.map(|line| line.split_once(':').unwrap()).partition(|(name, _)| *name == "Host");
        if self.context["sign_body"] == true {
            headers.push(("x-amz-content-sha256", &digest));
        }
        // The session token comes with the credentials.
        headers.retain(|(name, _)| !name.eq_ignore_ascii_case("x-amz-security-token"));
        let token = self.value("/credentials/token");
        let signed = signature(
            &Unsigned {
                method,
                url: &format!("https://{}{target}", hosts[0].1),
                headers: &headers,
                body: body.as_bytes(),
            },
            &Signer {
                access_key_id: &self.value("/credentials/access_key_id"),
                secret_access_key: &self.value("/credentials/secret_access_key"),
                session_token: (!token.is_empty()).then_some(token.as_str()),
            },
            &CredentialScope { service: &self.value("/service"), region: &self.value("/region") },
            Timestamp::read(&self.value("/timestamp")).unwrap(),
        )
        .unwrap();
        let authorization = &signed.iter().find(|(name, _)| *name == "authorization").unwrap().1;
        authorization.rsplit_once("Signature=").unwrap().1.to_owned()
    }
}

/// The suite, in the sources of the `aws-sigv4` that `Cargo.lock` names, where cargo has unpacked them to build it.
fn suite() -> PathBuf {
    let lock = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock")).unwrap();
    let version = lock
        .split_once("name = \"aws-sigv4\"\nversion = \"")
        .and_then(|(_, after)| after.split_once('"'))
        .map(|(version, _)| version)
        .unwrap();
    let cargo = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .unwrap();
    let sources = cargo.join("registry").join("src");
    fs::read_dir(&sources)
        .unwrap()
        .map(|registry| {
            registry.unwrap().path().join(format!("aws-sigv4-{version}")).join("aws-signing-test-suite/v4")
        })
        .find(|suite| suite.is_dir())
        .unwrap_or_else(|| panic!("no aws-sigv4 {version} with its suite below {}", sources.display()))
}

#[test]
fn the_signing_test_suite_of_aws_is_passed() {
    let cases: Vec<_> =
        fs::read_dir(suite()).unwrap().filter_map(|entry| Case::read(entry.unwrap().path())).collect();
    let names: Vec<_> = cases.iter().map(|case| case.name.as_str()).collect();
    for needed in [
        "post-vanilla",
        "post-sts-header-before",
        "post-x-www-form-urlencoded-parameters",
        "get-vanilla-query",
    ] {
        assert!(names.contains(&needed), "{needed} is not in {names:?}");
    }
    assert!(cases.len() >= 26, "{names:?}");
    for case in &cases {
        assert_eq!(case.sign(), case.text("header-signature.txt").trim(), "{}", case.name);
    }
}

#[test]
fn what_cannot_be_signed_is_no_panic() {
    let sign = |url, moment| {
        signature(
            &Unsigned { method: "POST", url, headers: &[], body: b"" },
            &Signer {
                access_key_id: "ASIAIOSFODNN7EXAMPLE",
                secret_access_key: "secret",
                session_token: None,
            },
            &CredentialScope { service: "sts", region: "us-east-1" },
            Timestamp(moment),
        )
    };
    assert!(sign("https://sts.us-east-1.amazonaws.com/", 0).is_ok());
    for no_url in
        ["", "sts", "https://", "https:///", "https://a host/", "ftp://a.example/", "https://é.example/"]
    {
        assert_eq!(sign(no_url, 0), Err(CannotSign), "{no_url}");
    }
    assert_eq!(sign("https://sts.us-east-1.amazonaws.com/", -1), Err(CannotSign));
    assert_eq!(sign("https://sts.us-east-1.amazonaws.com/", i64::MAX), Err(CannotSign));
}
