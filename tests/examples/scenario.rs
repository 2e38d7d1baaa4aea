//! Prints the largest case of the benchmarks, for those that run elsewhere.

use std::io::Write;

fn main() -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{}", denylens_tests::scenarios::everything())
}
