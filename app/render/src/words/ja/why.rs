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
        InRequest::Unknown => Sentence::of(
            " ですが、デコードされたメッセージのうちリクエストのキーを含む部分がテキストにないため、リクエストの値は分かりません。",
        ),
        InRequest::Nothing => Sentence::of(" ですが、デコードされたリクエストにこのキーはありません。"),
        InRequest::Other(values) => say!("、リクエストの値は {values} です。", values = list(values)),
        InRequest::Same(values) => say!(
            "、リクエストの値は {values} です。リクエストの値はステートメントの値と一致しています。",
            values = list(values)
        ),
    };
    say!("`{key}`: ステートメントの値は {named}{had}", key, named, had)
}

fn list(values: &[String]) -> Sentence {
    let first: Vec<String> = values.iter().take(MOST).cloned().collect();
    match values.len() - first.len() {
        0 => say!("`{first}`", first),
        more => say!("`{first}` ほか {more} 件", first, more),
    }
}

fn more(count: usize) -> Sentence {
    say!("ステートメントには、ほかに {count} 個の条件キーがあります。", count)
}
