//! Prints the largest scenario of the benchmarks, for those that run elsewhere.

use std::io::Write;

fn main() -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{}", denylens_tests::scenario::measured::everything())
}
