//! Error codes and what they mean for a refusal.
//!
//! Sources: the "Common Errors" pages of the IAM, STS, EC2, S3 and KMS API references, the EC2 API reference's "Error codes
//! for the Amazon EC2 API", and the Amazon S3 API reference's "Error responses"; checked 2026-11. Service Quotas errors are
//! recognised by how AWS forms their names. What one service alone has is in the API models of botocore 1.43, as are the errors of the
//! SDKs' credential providers, in `botocore/exceptions.py` and in `aws-sdk-go`, `aws/credentials`.

use crate::report::{Cause, Form};

/// What an error code says about the refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A request was refused for lack of permission; the code doesn't say more.
    Denied,
    /// Another cause, known from the code alone.
    Cause(Cause),
    /// Several things come under this code: the message decides.
    Ambiguous,
}

/// One row of the registry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CodeMeaning {
    code: &'static str,
    pub(crate) meaning: Meaning,
    /// The form of the cause that the code stands for.
    pub(crate) form: Option<Form>,
    /// The service that alone uses this code.
    pub(crate) service: Option<&'static str>,
}

const fn row(code: &'static str, meaning: Meaning) -> CodeMeaning {
    CodeMeaning { code, meaning, form: None, service: None }
}

const fn of(service: &'static str, code: &'static str, meaning: Meaning) -> CodeMeaning {
    CodeMeaning { code, meaning, form: None, service: Some(service) }
}

impl CodeMeaning {
    const fn form(self, form: Form) -> CodeMeaning {
        CodeMeaning { form: Some(form), ..self }
    }
}

const DENIED: Meaning = Meaning::Denied;
const CREDENTIALS: Meaning = Meaning::Cause(Cause::Credentials);
const KMS: Meaning = Meaning::Cause(Cause::Kms);
const QUOTA: Meaning = Meaning::Cause(Cause::Quota);
const SHARING: Meaning = Meaning::Cause(Cause::Sharing);
const TRUST: Meaning = Meaning::Cause(Cause::Trust);
const OTHER: Meaning = Meaning::Cause(Cause::NotAuthorization);

/// The registry, sorted by code in small letters: AWS's protocols and its SDKs don't agree on their case.
const CODES: &[CodeMeaning] = &[
    // An answer without a body has its status alone.
    row("403", DENIED),
    of("s3", "AccessControlListNotSupported", OTHER).form(Form::ObjectOwnership),
    row("AccessDenied", DENIED),
    row("AccessDeniedException", DENIED),
    row("AccessDeniedFault", DENIED),
    of("s3", "AllAccessDisabled", OTHER),
    row("AuthFailure", Meaning::Ambiguous).form(Form::UnknownKey),
    row("AuthorizationError", DENIED),
    row("AuthorizationErrorException", DENIED),
    row("Blocked", CREDENTIALS),
    row("CodeArtifactUserPendingException", OTHER),
    row("CredentialsNotSupported", CREDENTIALS),
    of("kms", "DisabledException", KMS).form(Form::KeyState),
    row("DryRunOperation", OTHER).form(Form::DryRun),
    row("ExpiredToken", CREDENTIALS).form(Form::Expired),
    row("ExpiredTokenException", CREDENTIALS).form(Form::Expired),
    row("Forbidden", DENIED),
    row("ForbiddenException", DENIED),
    of("sts", "IDPCommunicationError", TRUST).form(Form::WebIdentity),
    of("sts", "IDPRejectedClaim", TRUST).form(Form::WebIdentity),
    row("IncompleteSignature", CREDENTIALS).form(Form::Signature),
    row("IncompleteSignatureException", CREDENTIALS).form(Form::Signature),
    row("InsufficientAddressCapacity", QUOTA).form(Form::Capacity),
    row("InsufficientCapacity", QUOTA).form(Form::Capacity),
    row("InsufficientFreeAddressesInSubnet", QUOTA).form(Form::Addresses),
    row("InternalError", Meaning::Ambiguous),
    row("InvalidAccessKeyId", CREDENTIALS).form(Form::UnknownKey),
    of("ec2", "InvalidAMIID.NotFound", SHARING),
    of("ec2", "InvalidAMIID.Unavailable", SHARING),
    row("InvalidClientTokenId", CREDENTIALS).form(Form::UnknownKey),
    of("sts", "InvalidIdentityToken", TRUST).form(Form::WebIdentity),
    of("kms", "InvalidKeyUsageException", KMS),
    row("InvalidKMSKey.InvalidState", KMS).form(Form::KeyState),
    row("InvalidSecurity", CREDENTIALS),
    row("InvalidSignatureException", CREDENTIALS).form(Form::Signature),
    of("ec2", "InvalidSnapshot.NotFound", SHARING),
    row("InvalidToken", CREDENTIALS),
    of("kms", "KeyUnavailableException", KMS),
    row("KMS.AccessDeniedException", KMS),
    row("KMS.DisabledException", KMS).form(Form::KeyState),
    row("KMS.KMSInvalidStateException", KMS).form(Form::KeyState),
    row("KMS.NotFoundException", KMS),
    row("KMSAccessDenied", KMS),
    row("KMSAccessDeniedException", KMS),
    of("dms", "KMSAccessDeniedFault", KMS),
    row("KMSDisabled", KMS).form(Form::KeyState),
    row("KMSDisabledException", KMS).form(Form::KeyState),
    of("dms", "KMSDisabledFault", KMS).form(Form::KeyState),
    row("KMSInvalidState", KMS).form(Form::KeyState),
    of("kms", "KMSInvalidStateException", KMS).form(Form::KeyState),
    of("dms", "KMSInvalidStateFault", KMS).form(Form::KeyState),
    row("KMSKeyNotAccessibleFault", KMS).form(Form::KeyUnknown),
    row("KMSNotFound", KMS),
    row("KMSNotFoundException", KMS),
    of("dms", "KMSNotFoundFault", KMS),
    row("LoginRefreshRequired", CREDENTIALS).form(Form::Expired),
    row("MaxSpotInstanceCountExceeded", QUOTA),
    row("MissingAuthenticationToken", CREDENTIALS),
    row("MissingAuthenticationTokenException", CREDENTIALS),
    row("MissingQuota", QUOTA),
    row("NoCredentialProviders", CREDENTIALS).form(Form::NoCredentials),
    row("NoCredentialsError", CREDENTIALS).form(Form::NoCredentials),
    row("NotAuthorized", DENIED),
    row("OperationNotPermitted", OTHER),
    row("OptInRequired", Meaning::Ambiguous).form(Form::OptIn),
    row("PendingVerification", QUOTA).form(Form::Verification),
    row("ProvisionedThroughputExceededException", QUOTA).form(Form::Throttling),
    of("sts", "RegionDisabledException", CREDENTIALS).form(Form::RegionOff),
    row("RequestExpired", CREDENTIALS).form(Form::Clock),
    row("RequestInTheFuture", CREDENTIALS),
    row("RequestLimitExceeded", QUOTA).form(Form::Throttling),
    of("sqs", "RequestThrottled", QUOTA).form(Form::Throttling),
    row("RequestThrottledException", QUOTA).form(Form::Throttling),
    row("RequestTimeTooSkewed", CREDENTIALS).form(Form::Clock),
    of("dms", "S3AccessDeniedFault", DENIED),
    row("SignatureDoesNotMatch", CREDENTIALS).form(Form::Signature),
    row("SlowDown", QUOTA).form(Form::Throttling),
    row("SSOProviderInvalidToken", CREDENTIALS).form(Form::Expired),
    row("SubscriptionRequiredException", CREDENTIALS).form(Form::OptIn),
    row("ThrottledException", QUOTA).form(Form::Throttling),
    row("Throttling", QUOTA).form(Form::Throttling),
    row("ThrottlingException", QUOTA).form(Form::Throttling),
    row("TokenRefreshRequired", CREDENTIALS).form(Form::Expired),
    row("TokenRetrievalError", CREDENTIALS).form(Form::Expired),
    row("TooManyRequests", QUOTA).form(Form::Throttling),
    row("TooManyRequestsException", QUOTA).form(Form::Throttling),
    row("UnauthorizedAccess", DENIED),
    row("UnauthorizedException", DENIED),
    row("UnauthorizedOperation", DENIED),
    row("UnauthorizedSSOToken", CREDENTIALS).form(Form::Expired),
    row("UnauthorizedSSOTokenError", CREDENTIALS).form(Form::Expired),
    row("UnrecognizedClientException", CREDENTIALS).form(Form::UnknownKey),
    row("Unsupported", OTHER),
    row("UnsupportedOperation", OTHER),
    row("ValidationError", Meaning::Ambiguous),
    row("ValidationException", Meaning::Ambiguous),
    row("VpceAccessDenied", DENIED),
];

/// How AWS forms the codes of quotas and of capacity: start and end.
const QUOTA_SHAPES: [(&str, &str, Option<Form>); 9] = [
    ("", "LimitExceeded", None),
    ("", "LimitExceededException", None),
    ("", "LimitExceededFault", None),
    ("", "QuotaExceeded", None),
    ("", "QuotaExceededException", None),
    ("", "QuotaExceededFault", None),
    ("TooMany", "", None),
    ("Insufficient", "Capacity", Some(Form::Capacity)),
    ("Insufficient", "CapacityException", Some(Form::Capacity)),
];

/// Codes of quotas, known by their shape, that one service alone uses.
const QUOTA_SERVICES: [(&str, &str); 9] = [
    ("AddressLimitExceeded", "ec2"),
    ("InstanceLimitExceeded", "ec2"),
    ("InsufficientInstanceCapacity", "ec2"),
    ("NatGatewayLimitExceeded", "ec2"),
    ("TooManyHostedZones", "route53"),
    ("TooManyLoadBalancers", "elasticloadbalancing"),
    ("VcpuLimitExceeded", "ec2"),
    ("VolumeLimitExceeded", "ec2"),
    ("VpcLimitExceeded", "ec2"),
];

/// Whose fault it was, before the code.
const PREFIXES: [&str; 3] = ["Client.", "Server.", "Sender."];

/// What a code means; `None` when it isn't one that speaks of a refusal.
pub(crate) fn meaning_of(code: &str) -> Option<CodeMeaning> {
    let fault = PREFIXES.iter().find(|prefix| begins(code, prefix));
    let code = code.get(fault.map_or(0, |prefix| prefix.len())..)?;
    let by_case = |row: &CodeMeaning| {
        let letters = |text: &'static str| text.bytes().map(|byte| byte.to_ascii_lowercase());
        letters(row.code).cmp(code.bytes().map(|byte| byte.to_ascii_lowercase()))
    };
    if let Ok(index) = CODES.binary_search_by(by_case) {
        return CODES.get(index).copied();
    }
    let (.., form) = QUOTA_SHAPES.iter().find(|(start, end, _)| {
        code.len() > start.len() + end.len() && begins(code, start) && ends(code, end)
            || !code.is_empty() && code.eq_ignore_ascii_case(end)
    })?;
    let service = QUOTA_SERVICES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(code))
        .map(|(_, service)| *service);
    Some(CodeMeaning { code: "", meaning: QUOTA, form: *form, service })
}

fn begins(code: &str, start: &str) -> bool {
    code.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

fn ends(code: &str, end: &str) -> bool {
    code.len()
        .checked_sub(end.len())
        .and_then(|at| code.get(at..))
        .is_some_and(|last| last.eq_ignore_ascii_case(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_is_sorted_and_has_no_code_twice() {
        for (before, after) in CODES.iter().zip(CODES.iter().skip(1)) {
            let [one, other] = [before, after].map(|row| row.code.to_ascii_lowercase());
            assert!(one < other, "{one} stands before {other}");
        }
    }

    #[test]
    fn the_form_of_a_code_is_a_form_of_its_cause() {
        for CodeMeaning { code, meaning, form, .. } in CODES {
            let (Meaning::Cause(cause), Some(form)) = (meaning, form) else { continue };
            assert!(cause.forms().contains(form), "{code}: {} has no form {form:?}", cause.id());
        }
    }

    #[test]
    fn a_fault_prefix_does_not_count() {
        let meaning = |code: &str| meaning_of(code).map(|known| known.meaning);
        assert_eq!(meaning("Client.UnauthorizedOperation"), Some(DENIED));
        assert_eq!(meaning("UnauthorizedOperation"), Some(DENIED));
        assert_eq!(meaning("Sender.AccessDenied"), Some(DENIED));
    }

    #[test]
    fn the_case_of_a_code_does_not_matter() {
        let meaning = |code: &str| meaning_of(code).map(|known| known.meaning);
        assert_eq!(meaning("accessDeniedException"), Some(DENIED));
        assert_eq!(meaning("KmsDisabled"), Some(KMS));
        assert_eq!(meaning("serviceQuotaExceededException"), Some(QUOTA));
    }

    #[test]
    fn a_dry_run_that_would_have_succeeded() {
        let known = meaning_of("Client.DryRunOperation").unwrap();
        assert_eq!((known.meaning, known.form), (OTHER, Some(Form::DryRun)));
    }

    #[test]
    fn quotas_are_known_by_their_form() {
        for code in [
            "VcpuLimitExceeded",
            "ServiceQuotaExceededException",
            "TooManyHostedZones",
            "InsufficientHostCapacity",
            "LimitExceeded",
        ] {
            assert_eq!(meaning_of(code).map(|known| known.meaning), Some(QUOTA), "{code}");
        }
    }

    #[test]
    fn other_words_mean_nothing() {
        for word in ["TooMany", "SubnetId", "Error", "", "NullPointerException"] {
            assert!(meaning_of(word).is_none(), "{word}");
        }
    }
}
