//! Building the page: the steps, in their order.

use crate::{
    bind::bind,
    compile::compile,
    document,
    merge::merge,
    names::names,
    optimise::optimise,
    script::{Modules, script},
    sheet::join,
    split::split,
    stage::{Stage, StageError},
    workshop::{Workshop, at, read, write},
};
use denylens_decode::Settings;
use std::{collections::BTreeMap, fs, path::Path};

/// Builds the page of the sources in `sources` into `dist` there, and says what it has become.
pub(crate) fn build(sources: &Path, settings: &Settings) -> Result<String, StageError> {
    let workshop = Workshop::new(sources)?;
    let html = workshop.sources.join("index.html");
    let html = String::from_utf8_lossy(&read(&html)?).into_owned();
    let parts = document::read(&html)?;
    let program = compile(&workshop)?;
    let mut pieces = split(&workshop, &program)?;
    let bound = bind(&workshop, &pieces.main)?;
    let main = merge(&workshop, &bound.module, &mut pieces)?;

    let folder = workshop.empty("page")?;
    let stage = Stage::new(&folder);
    let named = workshop.empty("names")?;
    let small = workshop.empty("small")?;
    let finish = |name: &str, module: &Path| -> Result<document::File, StageError> {
        write(&named.join(name).with_extension("txt"), names(module)?)?;
        let to = small.join(name).with_extension("wasm");
        optimise(&workshop, module, &to)?;
        stage.write_by_content(name, "wasm", &read(&to)?)
    };
    let mut chunks = BTreeMap::new();
    for (name, module) in &pieces.chunks {
        chunks.insert(name.clone(), finish(&chunk_name(name), module)?);
    }
    let main = finish("denylens", &main)?;

    let icon = stage.write_by_content("icon", "svg", &read(&workshop.sources.join(&parts.icon))?)?;
    let sheet = stage.write_by_content("style", "css", &join(&workshop, "style", &parts.sheets)?)?;
    let late = stage.write_by_content("late", "css", &join(&workshop, "late", &parts.late_sheets)?)?;
    let modules = Modules { main, chunks, needs: pieces.needs, sheet: late };
    let script = stage.write_by_content("denylens", "js", &script(&workshop, &bound, &modules)?)?;
    let said = stage.finish(&html, settings, &document::Files { script, sheet, icon })?;

    let dist = workshop.sources.join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist).map_err(at(&dist))?;
    }
    fs::rename(&folder, &dist).map_err(at(&dist))?;
    Ok(said)
}

/// A chunk's name in the page's folder.
fn chunk_name(name: &str) -> String {
    name.strip_prefix("split_").unwrap_or(name).replace('_', "-")
}
