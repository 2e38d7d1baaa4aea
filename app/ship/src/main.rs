//! Finishes the page that Trunk has built, before it becomes `dist/`.
//!
//! Trunk runs this as its last step (see `Trunk.toml`) and says in `TRUNK_STAGING_DIR` where the files are. When it is done
//!
//! - `index.html` carries the content security policy, and nothing inline that the policy would stop;
//! - its style sheets are one file, and the WebAssembly is only started if it has the hash that it was built with;
//! - `_headers` holds every response header that a host must send ([`headers`] is the one list of them);
//! - `SHA256SUMS` lets anyone compare a deployed page with a build of their own.
//!
//! `denylens-ship nginx` prints the same headers as an nginx configuration.

mod document;
mod hash;
mod headers;
mod nginx;
mod policy;
mod stage;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(said) => {
            // Nobody to tell if standard output is gone.
            let _ = std::io::stdout().write_all(said.as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "denylens-ship: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, Box<dyn std::error::Error>> {
    let connect = policy::connect_sources()?;
    match std::env::args().nth(1).as_deref() {
        None => {
            let stage = std::env::var("TRUNK_STAGING_DIR").map_err(
                |_| "TRUNK_STAGING_DIR is not set: this is a step of `trunk build`, run by `make dist`",
            )?;
            Ok(stage::finish(Path::new(&stage), &connect)?)
        }
        Some("nginx") => Ok(nginx::configuration(&headers::security(&connect))),
        Some(other) => Err(format!("there is no `{other}`: say `nginx`, or nothing").into()),
    }
}
