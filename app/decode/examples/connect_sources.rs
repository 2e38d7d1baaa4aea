//! Prints the sources that the page's security policy has to allow, one a line: `https://<host>`.

use std::io::{self, Write};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    denylens_decode::connect_sources(&denylens_decode::Settings::default())
        .iter()
        .try_for_each(|source| writeln!(out, "{source}"))
}
