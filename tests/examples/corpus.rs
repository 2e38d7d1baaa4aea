//! Writes the reports of the corpus anew.

#![allow(clippy::disallowed_methods, reason = "a command line program reads and writes")]

use denylens_tests::corpus::{cases, files};
use denylens_triage::triage;
use std::{fs, io};

fn main() -> io::Result<()> {
    for case in cases()? {
        for (file, content) in files(&triage(&case.paste)) {
            fs::write(case.folder.join(file), content)?;
        }
    }
    Ok(())
}
