//! Which file of a crate imports which: none in a circle, and no folder one that stands above it.
//!
//! A module and its own parts may name each other. Tests may name everything.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};
use syn::{
    Attribute, File, ItemMod, ItemUse, UseTree,
    visit::{self, Visit},
};

/// The crates that are held to it.
const CRATES: [&str; 4] = ["triage", "advise", "render", "locate"];

/// Crates whose folders stand in an order: each may import those before it.
const ORDERS: [(&str, &[&str]); 1] =
    [("triage", &["report", "texts", "unwrap", "recognise", "assemble", "diagnose"])];

/// A module, as the names from the crate's root to it.
type Module = Vec<String>;

/// The files of a crate by their modules, each with the modules that it names.
fn imports(name: &str) -> BTreeMap<Module, BTreeSet<Module>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app").join(name).join("src");
    let mut files = BTreeMap::new();
    read(&root, &mut Vec::new(), &mut files);
    let modules: BTreeSet<Module> = files.keys().cloned().collect();
    let named = |module: &Module, file: &File| {
        let mut paths = Paths::default();
        paths.visit_file(file);
        paths.found.iter().filter_map(|path| resolve(path, module, &modules)).collect()
    };
    files.iter().map(|(module, file)| (module.clone(), named(module, file))).collect()
}

/// Reads the files of a folder, but for tests.
fn read(folder: &Path, module: &mut Module, files: &mut BTreeMap<Module, File>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the entry is there").path();
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned) else { continue };
        if path.is_dir() {
            module.push(stem);
            read(&path, module, files);
            module.pop();
        } else if path.extension().is_some_and(|extension| extension == "rs") && stem != "tests" {
            let file =
                syn::parse_file(&fs::read_to_string(&path).expect("the file is there")).expect("it is Rust");
            let own = if stem == "lib" { Vec::new() } else { vec![stem] };
            files.insert([module.clone(), own].concat(), file);
        }
    }
}

/// Every path in a file that begins with a name.
#[derive(Default)]
struct Paths {
    found: Vec<Vec<String>>,
}

impl Paths {
    fn add(&mut self, tree: &UseTree, before: &[String]) {
        let then = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(path) => self.add(&path.tree, &then(path.ident.to_string())),
            UseTree::Name(name) => self.found.push(then(name.ident.to_string())),
            UseTree::Rename(name) => self.found.push(then(name.ident.to_string())),
            UseTree::Glob(_) => self.found.push(before.to_vec()),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add(tree, before)),
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        let is_test = |attribute: &Attribute| {
            attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
        };
        if !item.attrs.iter().any(is_test) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.add(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.found.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }
}

/// The module that a path leads to from another; `None` where that is no other file of the crate.
fn resolve(path: &[String], from: &Module, modules: &BTreeSet<Module>) -> Option<Module> {
    let mut base = from.clone();
    let mut rest = path;
    match rest.first().map(String::as_str) {
        Some("crate") => {
            base.clear();
            rest = &rest[1..];
        }
        Some("self") => rest = &rest[1..],
        Some("super") => {
            while rest.first().is_some_and(|name| name == "super") {
                base.pop();
                rest = &rest[1..];
            }
        }
        // A part of the module itself, or a name that leads out of the crate or to an item.
        Some(name) if !modules.contains(&[from.as_slice(), &[name.to_owned()]].concat()) => return None,
        _ => {}
    }
    let mut target = [base, rest.to_vec()].concat();
    while !modules.contains(&target) {
        target.pop()?;
    }
    (target != *from).then_some(target)
}

/// The parts of each module, with the parts beside them that they lead to, they or parts of theirs.
fn rooms(
    imports: &BTreeMap<Module, BTreeSet<Module>>,
) -> BTreeMap<Module, BTreeMap<String, BTreeSet<String>>> {
    let mut rooms: BTreeMap<Module, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (from, to) in imports.iter().flat_map(|(from, named)| named.iter().map(move |to| (from, to))) {
        let shared = from.iter().zip(to).take_while(|(one, other)| one == other).count();
        // A module and its own parts may name each other.
        if let (Some(part), Some(other)) = (from.get(shared), to.get(shared)) {
            let parts = rooms.entry(from[..shared].to_vec()).or_default();
            parts.entry(part.clone()).or_default().insert(other.clone());
        }
    }
    rooms
}

/// Whether a part leads back to itself.
fn is_in_circle(part: &str, parts: &BTreeMap<String, BTreeSet<String>>) -> bool {
    let mut reached = BTreeSet::new();
    let mut open = vec![part];
    while let Some(next) = open.pop() {
        for other in parts.get(next).into_iter().flatten() {
            if reached.insert(other.as_str()) {
                open.push(other);
            }
        }
    }
    reached.contains(part)
}

#[test]
fn no_file_or_folder_imports_another_that_imports_it() {
    for name in CRATES {
        for (module, parts) in rooms(&imports(name)) {
            let circle: Vec<&String> = parts.keys().filter(|part| is_in_circle(part, &parts)).collect();
            assert!(circle.is_empty(), "{name}: in a circle in `{}`: {circle:?}", module.join("::"));
        }
    }
}

#[test]
fn no_folder_imports_one_that_stands_above_it() {
    for (name, order) in ORDERS {
        let place = |module: &Module| {
            let folder = module.first()?;
            let place = order.iter().position(|known| known == folder);
            Some(place.unwrap_or_else(|| panic!("{name}: where does `{folder}` stand?")))
        };
        for (module, named) in imports(name) {
            let above = named
                .iter()
                .find(|other| matches!((place(&module), place(other)), (Some(from), Some(to)) if to > from));
            assert!(
                above.is_none(),
                "{name}: {} imports {}",
                module.join("::"),
                above.map(|above| above.join("::")).unwrap_or_default()
            );
        }
    }
}

#[test]
fn the_files_are_read() {
    let imports = imports("triage");
    let module = |path: &str| path.split("::").map(str::to_owned).collect::<Module>();
    assert!(imports[&module("recognise::decoded")].contains(&module("recognise::document")));
    assert!(imports[&module("diagnose::causes::trust")].contains(&module("assemble")));
    assert!(
        imports[&module("diagnose::readings::message_and_details_disagree")]
            .contains(&module("diagnose::layer"))
    );
}
