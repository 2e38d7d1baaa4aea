//! Why it was refused.

use crate::{
    sentence::{Sentence, say},
    words::shape::WhyWords,
};
use denylens_advise::why::{Comparison, InRequest};

pub(super) const WORDS: WhyWords = WhyWords { comparison };

fn comparison(Comparison { key, named, request }: &Comparison) -> Sentence {
    let had = match request {
        InRequest::Nothing => Sentence::of("the decoded request has no such key."),
        InRequest::Other(values) => say!("the request had `{values}`.", values),
        InRequest::Same(values) => {
            say!("the request had `{values}`. The request had one of these very values.", values)
        }
    };
    say!("`{key}`: the statement names `{named}`; {had}", key, named, had)
}
