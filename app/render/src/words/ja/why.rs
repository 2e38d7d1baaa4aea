//! Why it was refused.

use crate::words::{code::code_list, shape::WhyWords};
use denylens_advise::why::{Comparison, InRequest};

pub(super) const WORDS: WhyWords = WhyWords { comparison };

fn comparison(Comparison { key, named, request }: &Comparison) -> String {
    let named = code_list(named);
    let had = match request {
        InRequest::Nothing => " ですが、デコードされたリクエストにこのキーはありません。".to_owned(),
        InRequest::Other(values) => format!("、リクエストの値は {} です。", code_list(values)),
        InRequest::Same(values) => {
            format!(
                "、リクエストの値は {} です。リクエストの値はステートメントの値と一致しています。",
                code_list(values)
            )
        }
    };
    format!("`{key}`: ステートメントの値は {named}{had}")
}
