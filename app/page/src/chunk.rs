//! What comes on demand. A function with `#[wasm_split(name)]` and all that only it needs is a chunk of the program, which `app/ship`
//! cuts off and `app/page/start` fetches; here is what the page makes of that.

use wasm_split_helpers::SplitLoaderError;

/// A chunk has not come: the network or the server did not give it, or gave another one. It can be asked for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotCome;

impl From<SplitLoaderError> for NotCome {
    fn from(_: SplitLoaderError) -> NotCome {
        NotCome
    }
}
