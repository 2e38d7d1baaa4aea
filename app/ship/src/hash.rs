//! The hash of a file is SHA-256 everywhere, in the two spellings that are needed.

use base64::Engine as _;
use sha2::{Digest as _, Sha256};

/// The `integrity` of a file that a document loads, and the source of a script that stands in it.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(bytes)))
}

/// SHA-256 in lower-case hexadecimal digits, as `sha256sum` prints it.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// So much of a hash as a file's name has.
pub(crate) fn short(bytes: &[u8]) -> String {
    sha256(bytes).chars().take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_file_has_its_published_hashes() {
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
