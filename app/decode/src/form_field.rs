//! The fields of a backend's form.

/// A field of a backend's form: what the user has to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormField {
    /// AWS credentials, in any snippet: [`crate::credentials::read`].
    Credentials,
    /// A region: [`crate::Region::named`].
    Region,
    /// Which of the hosts of STS.
    StsHost,
    /// The bearer token of a team's endpoint.
    Token,
    /// Whether the text of the denying policy is wanted, too.
    PolicyText,
    /// The answer itself, in whatever shape it was printed.
    Text,
}
