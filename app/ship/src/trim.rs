//! Taking out what crates export for scripts other than ours.

use walrus::Module;

/// What `wasm-streams` exports, which comes with Leptos: bodies of requests that nobody makes here.
const STREAMS: &str = "intounderlying";

/// Takes out what is exported for classes that the page's script has no use for.
pub(crate) fn unexport(module: &mut Module) {
    let unused: Vec<_> = module
        .exports
        .iter()
        .filter(|export| export.name.trim_start_matches("__wbg_").starts_with(STREAMS))
        .map(walrus::Export::id)
        .collect();
    for id in unused {
        module.exports.delete(id);
    }
}

/// The script that wasm-bindgen wrote, without the classes that crates export.
pub(crate) fn without_classes(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut skipped_to: Option<fn(&str) -> bool> = None;
    for line in script.split_inclusive('\n') {
        if line.starts_with("export class ") {
            skipped_to = Some(|line| line.starts_with("if (Symbol.dispose) "));
        } else if line.starts_with("const ") && line.contains("Finalization = ") {
            skipped_to = Some(|line| line.trim_end().ends_with(';'));
        }
        match skipped_to {
            Some(is_last) if is_last(line) => skipped_to = None,
            Some(_) => {}
            None => kept += line,
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_go_with_what_belongs_to_them() {
        let script = "a;\nexport class Source {\n    free() {\n    }\n}\nif (Symbol.dispose) Source.prototype[Symbol.dispose] = Source.prototype.free;\n\
                      b;\nconst SourceFinalization = (typeof FinalizationRegistry === 'undefined')\n    ? {}\n    : new FinalizationRegistry(free);\n\
                      const CLOSURE_DTORS = 1;\n";
        assert_eq!(without_classes(script), "a;\nb;\nconst CLOSURE_DTORS = 1;\n");
    }
}
