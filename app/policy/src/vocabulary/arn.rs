//! Amazon Resource Names.

use super::Partition;
use std::fmt;

/// A resource's name: `arn:partition:service:region:account:resource`.
///
/// The segments are pieces of the text that was read. Any of them may be a placeholder, a wildcard or a policy variable, and
/// region and account are empty where a service has none.
///
/// Source: IAM User Guide, `reference-arns.html`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Arn<'a> {
    /// `aws`, `aws-cn`, …
    pub partition: &'a str,
    /// The service's namespace, such as `s3`.
    pub service: &'a str,
    /// The Region's code, or nothing.
    pub region: &'a str,
    /// The account's twelve digits, or nothing.
    pub account: &'a str,
    /// All the rest, colons and slashes included.
    pub resource: &'a str,
}

impl<'a> Arn<'a> {
    /// Reads a name; `None` when the text isn't one. A colon inside `${…}` or `<…>` separates nothing, so that
    /// `arn:${AWS::Partition}:s3:::<bucket: name>` is read as it is meant.
    pub fn parse(text: &'a str) -> Option<Self> {
        let rest = text.strip_prefix("arn:")?;
        let (partition, rest) = segment(rest)?;
        let (service, rest) = segment(rest)?;
        let (region, rest) = segment(rest)?;
        let (account, resource) = segment(rest)?;
        Some(Arn { partition, service, region, account, resource })
    }

    /// The partition, if it is one that is known.
    pub fn known_partition(&self) -> Option<Partition> {
        Partition::of_name(self.partition)
    }

    /// The account, if it is one: twelve digits.
    pub fn account_id(&self) -> Option<&'a str> {
        is_account_id(self.account).then_some(self.account)
    }

    /// The type and the name of the resource, where it has both: `user` and `path/name` of `user/path/name`.
    pub fn typed_resource(&self) -> Option<(&'a str, &'a str)> {
        self.resource.split_once(['/', ':'])
    }

    /// The name of the resource without its type and path: `name` of `user/path/name`.
    pub fn name(&self) -> &'a str {
        self.resource.rsplit(['/', ':']).next().unwrap_or(self.resource)
    }
}

impl fmt::Display for Arn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Arn { partition, service, region, account, resource } = self;
        write!(f, "arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

/// Whether a text is an account's id.
pub fn is_account_id(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A text in the six parts of an ARN. What has fewer is no ARN.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ArnParts<'a> {
    pub(crate) text: &'a str,
    pub(crate) parts: Option<[&'a str; 6]>,
}

impl<'a> ArnParts<'a> {
    pub(crate) fn of(text: &'a str) -> ArnParts<'a> {
        let mut pieces = text.splitn(6, ':');
        let mut next = || pieces.next();
        let parts = (|| Some([next()?, next()?, next()?, next()?, next()?, next()?]))();
        ArnParts { text, parts: parts.filter(|parts| parts.first() == Some(&"arn")) }
    }
}

/// A segment and what follows its colon.
fn segment(text: &str) -> Option<(&str, &str)> {
    let (mut braces, mut angles) = (0_usize, 0_usize);
    let mut before = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' if before == b'$' => braces += 1,
            b'}' => braces = braces.saturating_sub(1),
            b'<' => angles += 1,
            b'>' => angles = angles.saturating_sub(1),
            b':' if braces == 0 && angles == 0 => return Some((text.get(..at)?, text.get(at + 1..)?)),
            _ => {}
        }
        before = byte;
    }
    // A bracket that nothing closes is no placeholder.
    if braces + angles > 0 { text.split_once(':') } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, segments: [&str; 5]) {
        let arn = Arn::parse(text).unwrap();
        assert_eq!([arn.partition, arn.service, arn.region, arn.account, arn.resource], segments);
        assert_eq!(arn.to_string(), text);
    }

    #[test]
    fn segments() {
        check("arn:aws:s3:::bucket/key", ["aws", "s3", "", "", "bucket/key"]);
        check(
            "arn:aws-cn:sns:cn-north-1:111122223333:topic:sub",
            ["aws-cn", "sns", "cn-north-1", "111122223333", "topic:sub"],
        );
        check("arn:aws:ec2:eu-central-1::image/*", ["aws", "ec2", "eu-central-1", "", "image/*"]);
    }

    #[test]
    fn placeholders() {
        check(
            "arn:${AWS::Partition}:sqs:${AWS::Region}:<my: account>:q",
            ["${AWS::Partition}", "sqs", "${AWS::Region}", "<my: account>", "q"],
        );
        check("arn:aws:iam::****:role/<name", ["aws", "iam", "", "****", "role/<name"]);
        check("arn:aws:s3:<:1:b", ["aws", "s3", "<", "1", "b"]);
    }

    #[test]
    fn what_is_no_name() {
        for text in ["", "arn:", "arn:aws:s3", "arn:aws:s3::bucket", "ARN:aws:s3:::bucket", "*"] {
            assert_eq!(Arn::parse(text), None, "{text}");
        }
    }

    #[test]
    fn parts_of_the_resource() {
        let arn = Arn::parse("arn:aws:iam::111122223333:user/division/Sam").unwrap();
        assert_eq!(arn.typed_resource(), Some(("user", "division/Sam")));
        assert_eq!(arn.name(), "Sam");
        assert_eq!(arn.account_id(), Some("111122223333"));
    }
}
