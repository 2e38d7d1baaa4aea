//! Why it was refused.

use crate::{
    sentence::{Sentence, say},
    words::shape::WhyWords,
};
use denylens_advise::why::{Comparison, InRequest};

pub(super) const WORDS: WhyWords = WhyWords { comparison, more };

/// So many values of a key are told.
pub(super) const MOST: usize = 20;

fn comparison(Comparison { key, named, request }: &Comparison) -> Sentence {
    let named = list(named);
    let had = match request {
        InRequest::Unknown => {
            Sentence::of("the keys of the request are in a part of the document that isn't here.")
        }
        InRequest::Nothing => Sentence::of("the decoded request has no such key."),
        InRequest::Other(values) => say!("the request had {values}.", values = list(values)),
        InRequest::Same(values) => {
            say!("the request had {values}. The request had one of these very values.", values = list(values))
        }
    };
    say!("`{key}`: the statement names {named}; {had}", key, named, had)
}

fn list(values: &[String]) -> Sentence {
    let first: Vec<String> = values.iter().take(MOST).cloned().collect();
    match values.len() - first.len() {
        0 => say!("`{first}`", first),
        more => say!("`{first}` and {more} more", first, more),
    }
}

fn more(count: usize) -> Sentence {
    say!("The statement has {count} more condition keys.", count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_thousands_of_values_the_first_are_told_and_the_others_counted() {
        let named = vec!["v".to_owned(); 2_000];
        let told = Comparison { key: "k".to_owned(), named, request: InRequest::Nothing };
        let said = comparison(&told).marked();
        assert_eq!(said.matches("`v`").count(), MOST);
        assert!(said.ends_with("`v` and 1980 more; the decoded request has no such key."), "{said}");
    }
}
