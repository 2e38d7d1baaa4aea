//! A worker that reads the user's policies and finds the statement that refused.
//!
//! It is a WebAssembly module of its own: most people never need it, and large exports must not keep the page waiting. `protocol`
//! is what the page and the worker say to each other, `desk` what the worker knows and answers; both are plain values, tested
//! natively. `worker` and `unpack` are the browser's side.

pub mod archive;
pub mod desk;
pub mod protocol;
pub mod text_file;
mod unpack;
pub mod worker;
