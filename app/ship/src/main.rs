//! Builds the page and finishes it for its hosts: `make page` runs `denylens-ship build`.
//!
//! The crate of the page is compiled, split into what is needed at once and what comes on demand, bound to JavaScript, made small, and
//! put together with the document, one script and one style sheet. When it is done
//!
//! - `index.html` carries the content security policy, and nothing inline but the script whose hash the policy names ([`inline`]);
//! - every other file is named by its content and only taken by the browser if it has the hash that it was built with: the document has
//!   those of the script and the sheet, the script those of the WebAssembly;
//! - `_headers` holds every response header that a host must send ([`headers`] is the one list of them);
//! - `SHA256SUMS` lets anyone compare a deployed page with a build of their own.
//!
//! `denylens.json` has the settings of the page. `denylens-ship configure <folder> <file>` gives a page that was built before other
//! ones. `denylens-ship nginx <folder>` prints how nginx is to serve a page, with the headers that it has been built or configured with.
//! `denylens-ship example <package> <name> <folder>` compiles an example as the page is compiled, for Node.js. `denylens-ship why <part
//! of a name>` tells how the main module of the last build comes to need a function.

mod bind;
mod build;
mod compile;
mod document;
mod hash;
mod headers;
mod inline;
mod merge;
mod names;
mod nginx;
mod optimise;
mod policy;
mod script;
mod sheet;
mod split;
mod stage;
mod trim;
mod why;
mod workshop;

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
        Some("build") => Ok(build::build(Path::new("."), &settings(Path::new("denylens.json"))?)?),
        Some("nginx") => {
            let folder = arguments.next().ok_or("say `nginx`, and the folder of the page")?;
            Ok(nginx::configuration(&stage::security_headers(Path::new(&folder))?))
        }
        Some("configure") => {
            let (Some(folder), Some(file)) = (arguments.next(), arguments.next()) else {
                return Err("say `configure`, the folder of the page, and the file with its settings".into());
            };
            let settings = settings(Path::new(&file))?;
            Ok(stage::configure(Path::new(&folder), &settings)?)
        }
        Some("example") => {
            let (Some(package), Some(name), Some(folder)) =
                (arguments.next(), arguments.next(), arguments.next())
            else {
                return Err("say `example`, its package, its name, and a folder".into());
            };
            let workshop = workshop::Workshop::new(Path::new("."))?;
            let example = compile::compile_example(&workshop, &package, &name)?;
            bind::bind_for_node(&example, Path::new(&folder))?;
            Ok(String::new())
        }
        Some("why") => {
            let part = arguments.next().ok_or("say `why`, and a part of a function's name")?;
            let program = compile::program(&workshop::Workshop::new(Path::new("."))?);
            Ok(why::why(&program, &part)?)
        }
        _ => Err("say `build`, `configure`, `example`, `nginx` or `why`".into()),
    }
}
