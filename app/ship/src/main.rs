//! Finishes the page that Trunk has built, before it becomes `dist/`.
//!
//! Trunk runs this as its last step (see `Trunk.toml`) and says in `TRUNK_STAGING_DIR` where the files are. When it is done
//!
//! - `index.html` carries the content security policy, and nothing inline that the policy would stop;
//! - its style sheets are one file, and the WebAssembly is only started if it has the hash that it was built with;
//! - `_headers` holds every response header that a host must send ([`headers`] is the one list of them);
//! - `SHA256SUMS` lets anyone compare a deployed page with a build of their own.
//!
//! `denylens.json` has the settings of the page. `denylens-ship configure <folder> <file>` gives a page that was built before other
//! ones. `denylens-ship nginx` prints the same headers as an nginx configuration.

mod document;
mod hash;
mod headers;
mod nginx;
mod policy;
mod stage;

use denylens_decode::Settings;
use std::{io::Write as _, path::Path, process::ExitCode};

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

fn settings(file: &Path) -> Result<Settings, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(Settings::parse(&text)?)
}

fn run() -> Result<String, Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        None => {
            let stage = std::env::var("TRUNK_STAGING_DIR").map_err(
                |_| "TRUNK_STAGING_DIR is not set: this is a step of `trunk build`, run by `make dist`",
            )?;
            let source = std::env::var("TRUNK_SOURCE_DIR").unwrap_or_else(|_| ".".to_owned());
            let settings = settings(&Path::new(&source).join("denylens.json"))?;
            Ok(stage::finish(Path::new(&stage), &policy::connect_sources(&settings)?, &settings)?)
        }
        Some("nginx") => {
            let settings = settings(Path::new("denylens.json"))?;
            Ok(nginx::configuration(&headers::security(&policy::connect_sources(&settings)?)))
        }
        Some("configure") => {
            let (Some(folder), Some(file)) = (arguments.next(), arguments.next()) else {
                return Err("say `configure`, the folder of the page, and the file with its settings".into());
            };
            let settings = settings(Path::new(&file))?;
            Ok(stage::configure(Path::new(&folder), &policy::connect_sources(&settings)?, &settings)?)
        }
        Some(other) => Err(format!("there is no `{other}`: say `nginx`, `configure`, or nothing").into()),
    }
}
