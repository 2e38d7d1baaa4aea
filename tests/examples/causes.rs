//! Writes `docs/CAUSES.md` anew.

#![allow(clippy::disallowed_methods, reason = "a command line program reads and writes")]

use denylens_tests::causes::{page, path};
use std::{fs, io};

fn main() -> io::Result<()> {
    fs::write(path(), page())
}
