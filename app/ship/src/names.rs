//! Which function is in which module, by the names that are there before optimising: what a module has too much of is found in it.

use crate::workshop::{BuildError, read};
use std::{collections::BTreeMap, fmt::Write as _, path::Path};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// Lines of a module's functions with their bytes of code, the largest first.
pub(crate) fn names(module: &Path) -> Result<String, BuildError> {
    let failed =
        |error: wasmparser::BinaryReaderError| BuildError::Names(format!("{}: {error}", module.display()));
    let bytes = read(module)?;
    let (mut imported, mut sizes, mut data) = (0, Vec::new(), 0);
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(&bytes) {
        match payload.map_err(failed)? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if matches!(import.map_err(failed)?.ty, wasmparser::TypeRef::Func(_)) {
                        imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::DataSection(section) => data = section.range().len(),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    for name in section {
                        if let Name::Function(functions) = name.map_err(failed)? {
                            for naming in functions {
                                let naming = naming.map_err(failed)?;
                                names.insert(
                                    naming.index as usize,
                                    format!("{:#}", rustc_demangle::demangle(naming.name)),
                                );
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut functions: Vec<_> = sizes
        .into_iter()
        .enumerate()
        .map(|(at, size)| (size, names.remove(&(at + imported)).unwrap_or_default()))
        .collect();
    functions.sort_by(|(a, a_name), (b, b_name)| b.cmp(a).then_with(|| a_name.cmp(b_name)));
    let mut text = format!("{data} (data)\n");
    for (size, name) in functions {
        let _ = writeln!(text, "{size} {name}");
    }
    Ok(text)
}
