//! What a phrase is said of: the thing that stands beside it.

use crate::{
    recognise::{
        Quote,
        grammar::{floor, follow},
        quote,
    },
    unwrap::TracedText,
};
use std::ops::Range;

/// Where the thing stands that a phrase is said of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The phrase names none.
    None,
    /// Right after the phrase.
    After,
    /// Right after the phrase, a name of letters and digits.
    NameAfter,
    /// Right after the phrase, the name of a role.
    RoleAfter,
    /// After the phrase and `for`.
    For,
    /// The address or the ARN within which the phrase ends.
    Around,
    /// Right before the phrase.
    Before,
    /// Right before the phrase, a name or an ARN of letters, digits and the signs that IAM allows in names.
    NameBefore,
    /// Right after the phrase, an ARN of this service; without it the phrase is any sentence's.
    ArnAfter(&'static str),
    /// Right after the phrase, the name of a bucket or of a log group.
    BucketAfter,
    /// Right after the phrase, an image of Amazon ECR; the repository is what it is said of.
    ImageAfter,
    /// After the phrase and the name of an action: `Publish on arn:…`.
    OnArn,
    /// Right before the phrase, an ARN of this service; without it the phrase is any sentence's.
    ArnBefore(&'static str),
    /// Right after the phrase, the times that AWS compared.
    Times,
    /// The nearest address of Amazon ECR before the phrase; without it the phrase is any server's.
    RegistryBefore,
    /// Right after the phrase, a field of a GraphQL type; without it the phrase is any sentence's.
    FieldAfter,
    /// Right after the phrase, an action of three parts, as AWS has none: `ecs:cloudServers:list`.
    ActionOfThree,
}

impl Subject {
    /// Whether the phrase says nothing without it.
    pub(super) fn is_needed(self) -> bool {
        matches!(
            self,
            Subject::ArnBefore(_)
                | Subject::ArnAfter(_)
                | Subject::RegistryBefore
                | Subject::FieldAfter
                | Subject::ActionOfThree
        )
    }
}

/// Whether a character can be part of a name or an ARN.
pub(super) fn inside(next: char) -> bool {
    next.is_alphanumeric() || "-_:/.+=,@*".contains(next)
}

/// What stands between a phrase and what it is said of.
const OPENING: [char; 8] = [':', ' ', '[', '(', '\'', '"', '<', '{'];

/// What a phrase from `start` to `end` is said of.
pub(super) fn of(text: &TracedText, subject: Subject, start: usize, end: usize) -> Option<Quote> {
    let range = match subject {
        Subject::None => return None,
        Subject::OnArn => {
            let rest = text.slice(end..floor(text.text(), end + 100));
            let arn = rest.find(" on arn:")? + " on ".len();
            let length = rest.get(arn..)?.find(|next| !inside(next)).unwrap_or(rest.len() - arn);
            end + arn..end + arn + rest.get(arn..arn + length)?.trim_end_matches('.').len()
        }
        Subject::After
        | Subject::ArnAfter(_)
        | Subject::NameAfter
        | Subject::RoleAfter
        | Subject::FieldAfter
        | Subject::ActionOfThree
        | Subject::ImageAfter
        | Subject::BucketAfter => {
            let rest = text.slice(end..text.text().len());
            let opening = rest.len() - rest.trim_start_matches(OPENING).len();
            let from = end + opening;
            let rest = text.slice(from..text.text().len());
            let ends = |next: char| match subject {
                Subject::NameAfter => !next.is_ascii_alphanumeric(),
                _ => !inside(next),
            };
            let word = rest.get(..rest.find(ends).unwrap_or(rest.len())).unwrap_or_default();
            // A full stop ends the sentence, and a colon begins what is said of it.
            from..from + word.trim_end_matches(['.', ',', ':']).len()
        }
        Subject::For => {
            let rest = text.slice(end..text.text().len()).strip_prefix(" for ")?;
            let from = text.text().len() - rest.len();
            let word = rest.get(..rest.find(|next| !inside(next)).unwrap_or(rest.len())).unwrap_or_default();
            from..from + word.trim_end_matches(['.', ',', ':']).len()
        }
        Subject::Around => {
            let phrase = text.slice(start..end);
            let from = end - phrase.len() + phrase.rfind(' ').map_or(0, |at| at + 1);
            let rest = text.slice(from..text.text().len());
            let word = rest.get(..rest.find(|next| !inside(next)).unwrap_or(rest.len())).unwrap_or_default();
            from..from + word.trim_end_matches(['.', ',', ':']).len()
        }
        Subject::Before | Subject::NameBefore | Subject::ArnBefore(_) => {
            let from = floor(text.text(), start.saturating_sub(NEAR));
            let before = text.slice(from..start).trim_end_matches([' ', '"', '\'', '\n', ')', ']', '>', ',']);
            let length: usize =
                before.chars().rev().take_while(|next| inside(*next)).map(char::len_utf8).sum();
            from + before.len() - length..from + before.len()
        }
        Subject::Times => {
            let rest = text.slice(end..floor(text.text(), end + 160));
            end..end + rest.find([')', '\n', '"']).unwrap_or(rest.len())
        }
        Subject::RegistryBefore => image_before(text, start)?,
    };
    let named = quote(text, range);
    if subject == Subject::ImageAfter {
        let repository = repository_of(&named.value)?;
        return Some(Quote { value: repository, ..named });
    }
    let fits = match subject {
        Subject::ActionOfThree => named.value.matches(':').count() == 2,
        Subject::FieldAfter => follow(text.text(), end, &[&named.value, "on type"].concat()).is_some(),
        Subject::ArnBefore(service) | Subject::ArnAfter(service) => {
            named.value.starts_with("arn:") && named.value.contains(service)
        }
        Subject::NameAfter | Subject::NameBefore | Subject::RoleAfter | Subject::BucketAfter => {
            !named.value.is_empty()
        }
        Subject::Times => named.value.starts_with(|first: char| first.is_ascii_digit()),
        _ => named.value.len() > 3 && named.value.contains(['-', ':']),
    };
    fits.then_some(named)
}

/// How far before a phrase the image stands that it is said of.
const NEAR: usize = 600;

/// The ARN of the repository in an image's address: `444455556666.dkr.ecr.eu-west-1.amazonaws.com/app:1`.
///
/// Source: Amazon ECR User Guide, `Registries.html`; Service Authorization Reference, Amazon ECR, resource types.
fn repository_of(image: &str) -> Option<String> {
    let (host, path) = image.split_once('/')?;
    let (account, rest) = host.split_once(".dkr.ecr.")?;
    let (region, domain) = rest.split_once('.')?;
    let partition = match domain {
        "amazonaws.com" => "aws",
        "amazonaws.com.cn" => "aws-cn",
        _ => return None,
    };
    let name = path.split(['@', ':']).next().filter(|name| !name.is_empty())?;
    Some(["arn:", partition, ":ecr:", region, ":", account, ":repository/", name].concat())
}

/// The image of Amazon ECR that is named before `start`; where there is none with a repository, its registry.
fn image_before(text: &TracedText, start: usize) -> Option<Range<usize>> {
    let from = floor(text.text(), start.saturating_sub(NEAR));
    let before = text.slice(from..start);
    let words = before.match_indices(".dkr.ecr").map(|(at, _)| {
        // The host begins with the account, or with what somebody has put in its place.
        let head = before.get(..at).unwrap_or_default();
        let first =
            head.trim_end_matches(|next: char| next.is_ascii_alphanumeric() || "*_<>".contains(next)).len();
        let rest = before.get(first..).unwrap_or_default();
        let inside = |next: char| next.is_ascii_alphanumeric() || "-_./:@*<>".contains(next);
        let word = rest.get(..rest.find(|next| !inside(next)).unwrap_or(rest.len())).unwrap_or_default();
        // The path of a registry's API names no image.
        let image = word.split_once("/v2/").map_or(word, |(host, _)| host);
        from + first..from + first + image.trim_end_matches(['.', ':']).len()
    });
    let words: Vec<_> = words.collect();
    words.iter().rev().find(|word| text.slice((*word).clone()).contains('/')).or(words.last()).cloned()
}
