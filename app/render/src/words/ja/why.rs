//! Why it was refused.

use crate::{
    sentence::{Sentence, say},
    words::shape::WhyWords,
};
use denylens_advise::why::{Comparison, InRequest};

pub(super) const WORDS: WhyWords = WhyWords { comparison };

fn comparison(Comparison { key, named, request }: &Comparison) -> Sentence {
    let had = match request {
        InRequest::Nothing => Sentence::of(" ですが、デコードされたリクエストにこのキーはありません。"),
        InRequest::Other(values) => say!("、リクエストの値は `{values}` です。", values),
        InRequest::Same(values) => say!(
            "、リクエストの値は `{values}` です。リクエストの値はステートメントの値と一致しています。",
            values
        ),
    };
    say!("`{key}`: ステートメントの値は `{named}`{had}", key, named, had)
}
