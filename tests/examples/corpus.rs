//! Writes the reports of the corpus anew, and what is told of the labelled texts.

#![allow(clippy::disallowed_methods, reason = "a command line program reads and writes")]

use denylens_tests::{
    corpus::{cases, files},
    labelled::{labelled, told},
};
use denylens_triage::triage;
use std::{fs, io};

fn main() -> io::Result<()> {
    for case in cases()? {
        for (file, content) in files(&triage(&case.paste)) {
            fs::write(case.folder.join(file), content)?;
        }
    }
    for (file, content) in told(&labelled()?) {
        fs::write(file, content)?;
    }
    Ok(())
}
