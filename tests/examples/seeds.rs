//! Writes what a fuzzer begins with: the texts of the corpus and the labelled ones, a file each, into a folder.

#![allow(clippy::disallowed_methods, reason = "a command line program reads and writes")]

use denylens_tests::{corpus::cases, labelled::labelled};
use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| io::Error::other("which folder? Name it as the argument"))?;
    fs::create_dir_all(&folder)?;
    let cases = cases()?.into_iter().map(|case| (case.name, case.paste));
    let labelled = labelled()?.into_iter().map(|text| (text.name.replace('/', "-"), text.text));
    for (name, text) in cases.chain(labelled) {
        fs::write(folder.join(name).with_extension("txt"), text)?;
    }
    Ok(())
}
