//! Error codes and what they mean for a refusal.
//!
//! Sources: the "Common Errors" pages of the IAM, STS, EC2, S3 and KMS API references, the EC2 API reference's "Error codes
//! for the Amazon EC2 API", and the Amazon S3 API reference's "Error responses"; checked 2026-11. Service Quotas errors are
//! recognised by how AWS forms their names.

use crate::cause::Cause;

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
    meaning: Meaning,
    /// The service that alone uses this code.
    pub(crate) service: Option<&'static str>,
}

const fn row(code: &'static str, meaning: Meaning) -> CodeMeaning {
    CodeMeaning { code, meaning, service: None }
}

const fn of(service: &'static str, code: &'static str, meaning: Meaning) -> CodeMeaning {
    CodeMeaning { code, meaning, service: Some(service) }
}

const DENIED: Meaning = Meaning::Denied;
const CREDENTIALS: Meaning = Meaning::Cause(Cause::Credentials);
const KMS: Meaning = Meaning::Cause(Cause::Kms);
const QUOTA: Meaning = Meaning::Cause(Cause::Quota);
const SHARING: Meaning = Meaning::Cause(Cause::Sharing);
const TRUST: Meaning = Meaning::Cause(Cause::Trust);
const OTHER: Meaning = Meaning::Cause(Cause::NotAuthorization);

/// The registry, sorted by code.
const CODES: &[CodeMeaning] = &[
    of("s3", "AccessControlListNotSupported", OTHER),
    row("AccessDenied", DENIED),
    row("AccessDeniedException", DENIED),
    row("AccessDeniedFault", DENIED),
    of("s3", "AllAccessDisabled", OTHER),
    row("AuthFailure", Meaning::Ambiguous),
    row("AuthorizationError", DENIED),
    row("AuthorizationErrorException", DENIED),
    row("Blocked", CREDENTIALS),
    row("CodeArtifactUserPendingException", OTHER),
    row("CredentialsNotSupported", CREDENTIALS),
    of("kms", "DisabledException", KMS),
    row("ExpiredToken", CREDENTIALS),
    row("ExpiredTokenException", CREDENTIALS),
    row("Forbidden", DENIED),
    row("ForbiddenException", DENIED),
    of("sts", "IDPCommunicationError", TRUST),
    of("sts", "IDPRejectedClaim", TRUST),
    row("IncompleteSignature", CREDENTIALS),
    row("IncompleteSignatureException", CREDENTIALS),
    row("InsufficientAddressCapacity", QUOTA),
    row("InsufficientCapacity", QUOTA),
    row("InsufficientFreeAddressesInSubnet", QUOTA),
    row("InternalError", Meaning::Ambiguous),
    of("ec2", "InvalidAMIID.NotFound", SHARING),
    of("ec2", "InvalidAMIID.Unavailable", SHARING),
    row("InvalidAccessKeyId", CREDENTIALS),
    row("InvalidClientTokenId", CREDENTIALS),
    of("sts", "InvalidIdentityToken", TRUST),
    row("InvalidKMSKey.InvalidState", KMS),
    of("kms", "InvalidKeyUsageException", KMS),
    row("InvalidSecurity", CREDENTIALS),
    row("InvalidSignatureException", CREDENTIALS),
    of("ec2", "InvalidSnapshot.NotFound", SHARING),
    row("InvalidToken", CREDENTIALS),
    row("KMS.DisabledException", KMS),
    row("KMS.KMSInvalidStateException", KMS),
    row("KMS.NotFoundException", KMS),
    row("KMSAccessDeniedException", KMS),
    row("KMSDisabledException", KMS),
    of("kms", "KMSInvalidStateException", KMS),
    row("KMSNotFoundException", KMS),
    of("kms", "KeyUnavailableException", KMS),
    row("MaxSpotInstanceCountExceeded", QUOTA),
    row("MissingAuthenticationToken", CREDENTIALS),
    row("MissingAuthenticationTokenException", CREDENTIALS),
    row("MissingQuota", QUOTA),
    row("NotAuthorized", DENIED),
    row("OperationNotPermitted", OTHER),
    row("OptInRequired", Meaning::Ambiguous),
    row("PendingVerification", QUOTA),
    row("ProvisionedThroughputExceededException", QUOTA),
    of("sts", "RegionDisabledException", CREDENTIALS),
    row("RequestExpired", CREDENTIALS),
    row("RequestInTheFuture", CREDENTIALS),
    row("RequestTimeTooSkewed", CREDENTIALS),
    row("SignatureDoesNotMatch", CREDENTIALS),
    row("SlowDown", QUOTA),
    row("SubscriptionRequiredException", CREDENTIALS),
    row("Throttling", QUOTA),
    row("ThrottlingException", QUOTA),
    row("TokenRefreshRequired", CREDENTIALS),
    row("UnauthorizedAccess", DENIED),
    row("UnauthorizedException", DENIED),
    row("UnauthorizedOperation", DENIED),
    row("UnauthorizedSSOToken", CREDENTIALS),
    row("UnrecognizedClientException", CREDENTIALS),
    row("Unsupported", OTHER),
    row("UnsupportedOperation", OTHER),
    row("ValidationError", Meaning::Ambiguous),
    row("ValidationException", Meaning::Ambiguous),
    row("VpceAccessDenied", DENIED),
];

/// How AWS forms the codes of quotas and of capacity.
const QUOTA_FORMS: [(&str, &str); 9] = [
    ("", "LimitExceeded"),
    ("", "LimitExceededException"),
    ("", "LimitExceededFault"),
    ("", "QuotaExceeded"),
    ("", "QuotaExceededException"),
    ("", "QuotaExceededFault"),
    ("TooMany", ""),
    ("Insufficient", "Capacity"),
    ("Insufficient", "CapacityException"),
];

/// What a code means; `None` when it isn't one that speaks of a refusal.
pub(crate) fn meaning_of(code: &str) -> Option<(Meaning, Option<&'static str>)> {
    let code = code.strip_prefix("Client.").or_else(|| code.strip_prefix("Server.")).unwrap_or(code);
    if let Ok(index) = CODES.binary_search_by(|row| row.code.cmp(code)) {
        return CODES.get(index).map(|row| (row.meaning, row.service));
    }
    let quota = QUOTA_FORMS.iter().any(|(start, end)| {
        code.len() > start.len() + end.len() && code.starts_with(start) && code.ends_with(end) || code == *end
    });
    if quota && !code.is_empty() {
        let service = match code {
            "TooManyHostedZones" => Some("route53"),
            "TooManyLoadBalancers" => Some("elasticloadbalancing"),
            "VpcLimitExceeded"
            | "NatGatewayLimitExceeded"
            | "VcpuLimitExceeded"
            | "VolumeLimitExceeded"
            | "InstanceLimitExceeded"
            | "AddressLimitExceeded"
            | "InsufficientInstanceCapacity" => Some("ec2"),
            _ => None,
        };
        return Some((QUOTA, service));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_is_sorted_and_has_no_code_twice() {
        assert!(CODES.is_sorted_by(|before, after| before.code < after.code));
    }

    #[test]
    fn a_fault_prefix_does_not_count() {
        assert_eq!(meaning_of("Client.UnauthorizedOperation"), meaning_of("UnauthorizedOperation"));
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
            assert_eq!(meaning_of(code).map(|(meaning, _)| meaning), Some(QUOTA), "{code}");
        }
    }

    #[test]
    fn other_words_mean_nothing() {
        for word in ["TooMany", "SubnetId", "Error", "", "NullPointerException"] {
            assert_eq!(meaning_of(word), None, "{word}");
        }
    }
}
