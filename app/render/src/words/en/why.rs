//! Why it was refused.

use crate::words::{code::code_list, shape::WhyWords};
use denylens_advise::why::{Comparison, InRequest};

pub(super) const WORDS: WhyWords = WhyWords { comparison };

fn comparison(Comparison { key, named, request }: &Comparison) -> String {
    let named = code_list(named);
    let had = match request {
        InRequest::Nothing => "the decoded request has no such key.".to_owned(),
        InRequest::Other(values) => format!("the request had {}.", code_list(values)),
        InRequest::Same(values) => {
            format!("the request had {}. The request had one of these very values.", code_list(values))
        }
    };
    format!("`{key}`: the statement names {named}; {had}")
}
