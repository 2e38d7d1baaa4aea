//! Taking out of modules what nobody can reach or read: what crates export for scripts other than ours, and what is said where the
//! program breaks.
//!
//! A function that panics says so to a console that nobody looks at, with a text that may hold a piece of what was pasted. Here it
//! stops the program and says nothing: browsers tell of that by themselves.

use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module};

/// What says that the program is broken, and stops it: functions that never return. Names may go on after this.
const LAST_WORDS: [&str; 15] = [
    "__rustc::rust_begin_unwind",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "core::cell::panic_already_",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::",
    "core::result::unwrap_failed",
    "core::slice::index::slice_",
    "core::str::slice_error_fail",
    "std::panicking::begin_panic",
    "std::panicking::panic_with_hook",
    "std::panicking::rust_panic",
    "std::thread::local::panic_access_error",
];

/// What `wasm-streams` exports, which comes with Leptos: bodies of requests that nobody makes here.
const STREAMS: &str = "intounderlying";

/// Lets functions that panic stop the program, and say nothing.
pub(crate) fn silence(module: &mut Module) {
    let silenced: Vec<FunctionId> = module
        .funcs
        .iter()
        .filter(|function| function.name.as_deref().is_some_and(is_last_word))
        .map(walrus::Function::id)
        .collect();
    for id in silenced {
        let FunctionKind::Local(said) = &module.funcs.get(id).kind else { continue };
        let (arguments, kind) = (said.args.clone(), module.types.get(said.ty()));
        let (params, results) = (kind.params().to_vec(), kind.results().to_vec());
        let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
        builder.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
    }
}

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

/// What a chunk calls a function by that is in another module, after the name of that.
const SHIM: &str = " indirect_call_shim";

/// Whether a function of this name panics, whichever crate was built how: the mark of a build stands in brackets.
fn is_last_word(name: &str) -> bool {
    let name = name.strip_suffix(SHIM).unwrap_or(name);
    let name = format!("{:#}", rustc_demangle::demangle(name));
    let mut rest = name.as_str();
    let mut plain = String::with_capacity(name.len());
    while let Some((before, after)) = rest.split_once('[') {
        plain += before;
        rest = after.split_once(']').map_or("", |(_, after)| after);
    }
    plain += rest;
    LAST_WORDS.iter().any(|word| plain.starts_with(word)) || plain.ends_with("::assert_failed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ModuleConfig;

    #[test]
    fn functions_that_panic_are_known_by_their_names() {
        for name in [
            "core[c5930c85a12de822]::panicking::panic_fmt",
            "_RNvNtCsgXGp5Oqx2Ny_4core6option13expect_failed indirect_call_shim",
            "core[c5930c85a12de822]::str::slice_error_fail_rt",
            "core::panicking::assert_failed::h3b7d8a5a69a9b587",
            "<alloc[3ca501edff3f0c7c]::vec::Vec<_, _>>::remove::assert_failed",
        ] {
            assert!(is_last_word(name), "{name}");
        }
        for name in [
            "core[c5930c85a12de822]::panic::location::Location",
            "std[a543996e6e7dbf1e]::panicking::panic_count::is_zero_slow_path",
            "_RNvMsa_NtCsgXGp5Oqx2Ny_4core3fmtNtB5_9Formatter12pad_integral indirect_call_shim",
            "denylens_triage::triage",
        ] {
            assert!(!is_last_word(name), "{name}");
        }
    }

    #[test]
    fn a_silenced_function_stops_the_program() {
        let mut module = Module::with_config(ModuleConfig::new());
        let mut speaking = FunctionBuilder::new(&mut module.types, &[walrus::ValType::I32], &[]);
        let argument = module.locals.add(walrus::ValType::I32);
        speaking.name("core::panicking::panic".to_owned()).func_body().i32_const(1).drop();
        let id = speaking.finish(vec![argument], &mut module.funcs);
        silence(&mut module);
        let FunctionKind::Local(silent) = &module.funcs.get(id).kind else { panic!("it was local") };
        let body = &silent.block(silent.entry_block()).instrs;
        assert!(matches!(body.as_slice(), [(walrus::ir::Instr::Unreachable(_), _)]), "{body:?}");
    }

    #[test]
    fn classes_go_with_what_belongs_to_them() {
        let script = "a;\nexport class Source {\n    free() {\n    }\n}\nif (Symbol.dispose) Source.prototype[Symbol.dispose] = Source.prototype.free;\n\
                      b;\nconst SourceFinalization = (typeof FinalizationRegistry === 'undefined')\n    ? {}\n    : new FinalizationRegistry(free);\n\
                      const CLOSURE_DTORS = 1;\n";
        assert_eq!(without_classes(script), "a;\nb;\nconst CLOSURE_DTORS = 1;\n");
    }
}
