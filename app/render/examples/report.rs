//! Reads text on standard input and prints the report on it as JSON.
//!
//! `--lines`: every line of the input is a JSON string; prints one report a line. `--lang en|ja`: the language of the
//! report's sentences.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a command line program reads and writes"
)]

use denylens_lang::Lang;
use denylens_render::{self as render, Sharing};
use denylens_triage::triage;
use std::{
    env,
    io::{self, BufRead, Read, Write},
    process::ExitCode,
};

fn main() -> ExitCode {
    let mut lines = false;
    let mut lang = Lang::En;
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--lines" => lines = true,
            "--lang" => match arguments.next().as_deref().and_then(Lang::from_tag) {
                Some(known) => lang = known,
                None => return usage("--lang takes en or ja"),
            },
            other => return usage(&format!("unknown argument `{other}`")),
        }
    }
    match run(lines, lang) {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of our output has had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("report: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(lines: bool, lang: Lang) -> io::Result<()> {
    let words = render::words(lang);
    let mut output = io::BufWriter::new(io::stdout().lock());
    if !lines {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        writeln!(
            output,
            "{}",
            render::json(&triage(&String::from_utf8_lossy(&bytes)), Sharing::Whole, words)
        )?;
        return output.flush();
    }
    for (number, line) in io::stdin().lock().lines().enumerate() {
        let text: String = serde_json::from_str(&line?).map_err(|error| {
            io::Error::new(
                io::ErrorKind::InvalidData,
                format!("line {} is not a JSON string: {error}", number + 1),
            )
        })?;
        writeln!(output, "{}", render::json(&triage(&text), Sharing::Whole, words))?;
    }
    output.flush()
}

fn usage(problem: &str) -> ExitCode {
    eprintln!("report: {problem}\nusage: report [--lines] [--lang en|ja] < text");
    ExitCode::from(2)
}
