//! The sentences about the engine's values, by language: a folder a language, a file a crate.

pub mod en;
pub mod ja;
