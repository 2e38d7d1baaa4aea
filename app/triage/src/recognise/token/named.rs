//! What tools and logs name of a token beside its claims: the issuer, the subject or what it is made of, the role.
//!
//! Sources: "Default environment variables" of GitHub Actions and "Predefined CI/CD variables" of GitLab for what a job is told; the AWS
//! SDKs and Tools Reference Guide, `feature-assume-role-credentials.html`, for what the SDKs read; `aws-actions/configure-aws-credentials`
//! and `actions/checkout` for the sentences. The forms of subjects have their sources in `advise`, `fix/trust`.

use super::{GITHUB, OfToken, Says, address};
use crate::unwrap::Unwrapped;
use memchr::memmem;

/// A mark in a text, and what stands there.
struct Row {
    mark: &'static str,
    stands: Stands,
    read: fn(&str) -> Option<Says>,
}

/// Where the word stands that a mark tells of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// It begins with the mark.
    Here,
    /// It comes right after the mark.
    Behind,
}

const fn here(mark: &'static str, read: fn(&str) -> Option<Says>) -> Row {
    Row { mark, stands: Stands::Here, read }
}

const fn behind(mark: &'static str, read: fn(&str) -> Option<Says>) -> Row {
    Row { mark, stands: Stands::Behind, read }
}

const ROWS: [Row; 20] = [
    here("repo:", |word| subject(word, |word| word.contains('/'))),
    here("system:serviceaccount:", |word| subject(word, |word| word.split(':').count() == 4)),
    here("project_path:", |word| subject(word, |word| word.contains(":ref_type:"))),
    here("oidc.eks.", issuer),
    here("oidc.circleci.com/org/", issuer),
    behind("provider found in your account for https://", issuer),
    behind("oidc-provider/", issuer),
    // The action that sets up credentials in a job of GitHub.
    here("Could not assume role with OIDC", |_| Some(Says::Issuer(GITHUB.to_owned()))),
    behind("GITHUB_REPOSITORY=", repository),
    behind("GITHUB_REPOSITORY: ", repository),
    behind("Syncing repository: ", repository),
    behind("CI_PROJECT_PATH=", repository),
    behind("GITHUB_REF=", git_ref),
    behind("GITHUB_REF: ", git_ref),
    behind("CI_COMMIT_REF_NAME=", git_ref),
    behind("role-to-assume: ", role),
    behind("AWS_ROLE_ARN=", role),
    behind("AWS_ROLE_ARN: ", role),
    behind("--role-arn ", role),
    behind("--role-arn=", role),
];

/// Finds what is named.
pub(super) fn find(text: &Unwrapped<'_>) -> Vec<OfToken> {
    let written = &text.written;
    let mut found = Vec::new();
    for Row { mark, stands, read } in ROWS {
        for at in memmem::find_iter(written.text().as_bytes(), mark) {
            if stands == Stands::Here && !begins_a_word(written.slice(0..at)) {
                continue;
            }
            let start = if stands == Stands::Here { at } else { at + mark.len() };
            let rest = written.slice(start..written.text().len());
            let rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
            let start = written.text().len() - rest.len();
            let word = rest.split(|next| !is_inside(next)).next().unwrap_or_default();
            let word = word.trim_end_matches(['.', ',', ':']);
            if let Some(says) = read(word) {
                let at = written.origin(start..start + word.len().max(1));
                found.push(OfToken { at, says });
            }
        }
    }
    found
}

/// Whether a word can begin behind a text.
fn begins_a_word(before: &str) -> bool {
    before.ends_with("://") || before.chars().next_back().is_none_or(|last| !is_inside(last) || last == '=')
}

/// What subjects, addresses and ARNs are of.
fn is_inside(next: char) -> bool {
    next.is_ascii_alphanumeric() || "-_./:@=+".contains(next)
}

/// A subject as a token has it: no wildcard, nothing in capitals that stands for something.
fn subject(word: &str, has_form: fn(&str) -> bool) -> Option<Says> {
    let is_stand_in = |part: &str| {
        !part.is_empty() && part.chars().all(|next| next.is_ascii_uppercase() || "-_".contains(next))
    };
    let is_whole = has_form(word) && !word.split([':', '/']).any(is_stand_in);
    is_whole.then(|| Says::Subject(word.to_owned()))
}

fn issuer(word: &str) -> Option<Says> {
    let issuer = address(word).split(':').next().unwrap_or_default();
    let host = issuer.split('/').next().unwrap_or_default();
    let is_issuer = host.contains('.') && host.bytes().all(|byte| !byte.is_ascii_uppercase());
    is_issuer.then(|| Says::Issuer(issuer.to_owned()))
}

fn repository(word: &str) -> Option<Says> {
    let is_name = word.split('/').count() >= 2 && word.split('/').all(|part| !part.is_empty());
    (is_name && !word.contains(':')).then(|| Says::Repository(word.to_owned()))
}

fn git_ref(word: &str) -> Option<Says> {
    (!word.is_empty()).then(|| Says::GitRef(word.to_owned()))
}

fn role(word: &str) -> Option<Says> {
    (word.starts_with("arn:") && word.contains(":role/")).then(|| Says::Role(word.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unwrap::unwrap;

    #[track_caller]
    fn check(text: &str, says: &[Says]) {
        let found: Vec<Says> = find(&unwrap(text)).into_iter().map(|found| found.says).collect();
        assert_eq!(found, says, "{text}");
    }

    #[test]
    fn what_a_log_names_is_taken_as_it_stands() {
        let text = |text: &str| text.to_owned();
        check(
            "sub=repo:acme/shop:environment:prod.",
            &[Says::Subject(text("repo:acme/shop:environment:prod"))],
        );
        check("as system:serviceaccount:web:api", &[Says::Subject(text("system:serviceaccount:web:api"))]);
        check("GITHUB_REPOSITORY: acme/shop", &[Says::Repository(text("acme/shop"))]);
        check("GITHUB_REF='refs/heads/main'", &[Says::GitRef(text("refs/heads/main"))]);
        check(
            "role-to-assume: arn:aws:iam::111122223333:role/Deploy",
            &[Says::Role(text("arn:aws:iam::111122223333:role/Deploy"))],
        );
        check(
            "iss: https://oidc.eks.eu-west-1.amazonaws.com/id/0AB1",
            &[Says::Issuer(text("oidc.eks.eu-west-1.amazonaws.com/id/0AB1"))],
        );
    }

    #[test]
    fn what_only_shows_the_form_of_a_subject_is_none() {
        check("set sub to repo:OWNER/REPO:ref:refs/heads/BRANCH", &[]);
        check("system:serviceaccount:NAMESPACE:NAME", &[]);
        check("the repo: acme/shop", &[]);
    }
}
