//! The structure of the source: which file imports which.
//!
//! Paths are read with `syn`, so what stands in comments or strings doesn't count. What a macro is given isn't seen.

use petgraph::{algo::tarjan_scc, graphmap::DiGraphMap};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use syn::{Item, UseTree, visit::Visit};

/// The files of a crate and what each imports of the others.
#[derive(Debug, Default)]
pub struct House {
    /// Module path (`diagnose::layer`; the root is empty) to file, relative to `src`.
    modules: BTreeMap<String, String>,
    /// What a module brings into its scope: name to absolute path.
    scopes: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Paths that a module names, absolute.
    named: BTreeMap<String, BTreeSet<Vec<String>>>,
}

impl House {
    /// Reads the crate whose sources are in `folder`, from its `lib.rs` or `main.rs` on.
    ///
    /// # Panics
    ///
    /// Where a file can't be read as Rust: this is a test.
    pub fn read(folder: &Path) -> House {
        let mut house = House::default();
        let root = ["lib.rs", "main.rs"].into_iter().find(|name| folder.join(name).is_file()).unwrap();
        house.file(folder, &PathBuf::from(root), &[]);
        house
    }

    fn file(&mut self, folder: &Path, path: &Path, module: &[String]) {
        let text = fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        self.modules.insert(module.join("::"), path.to_string_lossy().into_owned());
        let beside = match path.file_stem().and_then(|stem| stem.to_str()) {
            Some("lib" | "main" | "mod") | None => path.parent().unwrap_or(Path::new("")).to_owned(),
            Some(stem) => path.with_file_name(stem),
        };
        self.items(folder, &beside, module, &file.items);
    }

    fn items(&mut self, folder: &Path, beside: &Path, module: &[String], items: &[Item]) {
        let key = module.join("::");
        let known: Vec<String> = items
            .iter()
            .filter_map(|item| if let Item::Mod(item) = item { Some(item.ident.to_string()) } else { None })
            .collect();
        for item in items {
            match item {
                Item::Mod(item) if item.content.is_none() => {
                    let name = item.ident.to_string();
                    let mut inner = module.to_vec();
                    inner.push(name.clone());
                    let [flat, nested] =
                        [beside.join(format!("{name}.rs")), beside.join(&name).join("mod.rs")];
                    let path = if folder.join(&flat).is_file() { flat } else { nested };
                    self.file(folder, &path, &inner);
                }
                Item::Mod(item) => {
                    // A module inside a file, such as its tests, belongs to the file.
                    let mut paths = Paths { module, known: &known, depth: 1, found: Vec::new() };
                    paths.visit_item_mod(item);
                    self.named.entry(key.clone()).or_default().extend(paths.found);
                }
                Item::Use(item) => {
                    let mut leaves = Vec::new();
                    flatten(&item.tree, &mut Vec::new(), &mut leaves);
                    for (name, path) in leaves {
                        let Some(path) = absolute(module, &known, 0, &path) else { continue };
                        self.named.entry(key.clone()).or_default().insert(path.clone());
                        self.scopes.entry(key.clone()).or_default().insert(name, path);
                    }
                }
                other => {
                    let mut paths = Paths { module, known: &known, depth: 0, found: Vec::new() };
                    paths.visit_item(other);
                    self.named.entry(key.clone()).or_default().extend(paths.found);
                }
            }
        }
    }

    /// The module in which the thing at an absolute path is defined: re-exports are followed.
    fn home(&self, path: &[String], left: usize) -> String {
        let mut module = Vec::new();
        for (at, name) in path.iter().enumerate() {
            module.push(name.clone());
            if self.modules.contains_key(&module.join("::")) {
                continue;
            }
            module.pop();
            let key = module.join("::");
            let scope = self.scopes.get(&key);
            let reexported = scope.and_then(|scope| scope.get(name)).filter(|_| left > 0);
            return match reexported {
                Some(target) if target.as_slice() != path => {
                    let mut target = target.clone();
                    target.extend(path.iter().skip(at + 1).cloned());
                    self.home(&target, left - 1)
                }
                _ => key,
            };
        }
        module.join("::")
    }

    /// Every import of one file by another: module paths, importer first.
    pub fn imports(&self) -> BTreeSet<(String, String)> {
        let mut imports = BTreeSet::new();
        for (module, paths) in &self.named {
            for path in paths {
                let home = self.home(path, 8);
                if home != *module {
                    imports.insert((module.clone(), home));
                }
            }
        }
        imports
    }

    /// The Rust files in the folder that no `mod` names: they aren't compiled.
    pub fn forgotten(&self, folder: &Path) -> Vec<PathBuf> {
        let mut forgotten = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).into_iter().flatten().flatten() {
                let path = entry.path();
                let known = |file: &String| folder.join(file) == path;
                // Beside a library, a program has its own root.
                let is_root = path == folder.join("main.rs");
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|end| end == "rs")
                    && !is_root
                    && !self.modules.values().any(known)
                {
                    forgotten.push(path);
                }
            }
        }
        forgotten
    }

    /// The groups of files that import each other, parent and child aside.
    pub fn circles(&self) -> Vec<Vec<String>> {
        let imports = self.imports();
        let mut graph = DiGraphMap::<&str, ()>::new();
        for (from, to) in &imports {
            if !is_within(from, to) && !is_within(to, from) {
                graph.add_edge(from, to, ());
            }
        }
        let mut circles: Vec<Vec<String>> = tarjan_scc(&graph)
            .into_iter()
            .filter(|group| group.len() > 1)
            .map(|group| group.into_iter().map(str::to_owned).collect())
            .collect();
        circles.iter_mut().for_each(|circle| circle.sort());
        circles.sort();
        circles
    }

    /// The imports that go up: `order` has the folders of the crate, the lowest first, and a folder imports of those below it only.
    pub fn upward(&self, order: &[&str]) -> Vec<(String, String)> {
        let floor = |module: &str| {
            let top = module.split("::").next().unwrap_or_default();
            order.iter().position(|folder| *folder == top)
        };
        // Tests may use what is built upon what they test.
        let is_test = |module: &str| module.split("::").any(|name| name == "tests");
        let goes_up = |(from, to): &(String, String)| {
            !is_test(from) && matches!((floor(from), floor(to)), (Some(from), Some(to)) if to > from)
        };
        self.imports().into_iter().filter(goes_up).collect()
    }
}

/// Whether a module is another, or within it.
fn is_within(inner: &str, outer: &str) -> bool {
    inner
        .strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || outer.is_empty() || rest.starts_with("::"))
}

/// The leaves of a `use`: the name that each brings, and its path.
fn flatten(tree: &UseTree, before: &mut Vec<String>, leaves: &mut Vec<(String, Vec<String>)>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, leaves);
            before.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            leaves.push((before.last().cloned().unwrap_or_default(), before.clone()));
        }
        UseTree::Name(name) => leaves.push((name.ident.to_string(), with(before, name.ident.to_string()))),
        UseTree::Rename(rename) if rename.ident == "self" => {
            leaves.push((rename.rename.to_string(), before.clone()))
        }
        UseTree::Rename(rename) => {
            leaves.push((rename.rename.to_string(), with(before, rename.ident.to_string())));
        }
        UseTree::Glob(_) => leaves.push(("*".to_owned(), before.clone())),
        UseTree::Group(group) => group.items.iter().for_each(|item| flatten(item, before, leaves)),
    }
}

fn with(before: &[String], name: String) -> Vec<String> {
    let mut path = before.to_vec();
    path.push(name);
    path
}

/// The path from the root of the crate; `None` for what is of another crate. `depth` counts the modules inside the file.
fn absolute(module: &[String], known: &[String], depth: usize, path: &[String]) -> Option<Vec<String>> {
    match path.first()?.as_str() {
        "crate" => Some(path.iter().skip(1).cloned().collect()),
        "self" => Some(module.iter().chain(path.iter().skip(1)).cloned().collect()),
        "super" => {
            let ups = path.iter().take_while(|name| *name == "super").count();
            let kept = module.len().checked_sub(ups.checked_sub(depth)?)?;
            Some(module.iter().take(kept).chain(path.iter().skip(ups)).cloned().collect())
        }
        first if known.iter().any(|name| name == first) => Some(module.iter().chain(path).cloned().collect()),
        _ => None,
    }
}

struct Paths<'m> {
    module: &'m [String],
    known: &'m [String],
    depth: usize,
    found: Vec<Vec<String>>,
}

impl Paths<'_> {
    fn take(&mut self, path: &[String]) {
        self.found.extend(absolute(self.module, self.known, self.depth, path));
    }
}

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if names.len() > 1 {
            self.take(&names);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let mut leaves = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut leaves);
        for (_, path) in leaves {
            self.take(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A crate of these files in a folder of its own.
    fn house(name: &str, files: &[(&str, &str)]) -> House {
        let folder = std::env::temp_dir().join(format!("denylens-house-{}-{name}", std::process::id()));
        for (path, text) in files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let house = House::read(&folder);
        fs::remove_dir_all(folder).unwrap();
        house
    }

    #[test]
    fn files_that_import_each_other_are_a_circle() {
        let house = house(
            "circle",
            &[
                ("lib.rs", "mod a;\nmod b;\nmod c;\n"),
                ("a.rs", "use crate::b::B;\npub struct A;\n"),
                ("b.rs", "pub struct B;\nfn b() -> crate::c::C { todo!() }\n"),
                ("c.rs", "#[cfg(test)]\nmod tests {\n    use super::super::a::A;\n}\npub struct C;\n"),
            ],
        );
        assert_eq!(house.circles(), [["a", "b", "c"]]);
    }

    #[test]
    fn what_a_parent_exports_again_is_looked_up_at_its_home() {
        let house = house(
            "again",
            &[
                ("lib.rs", "mod a;\nmod b;\n"),
                ("a.rs", "mod inner;\npub use inner::Inner;\n"),
                ("a/inner.rs", "use crate::b::B;\npub struct Inner;\n"),
                ("b.rs", "use crate::a::Inner;\npub struct B;\n"),
            ],
        );
        assert_eq!(house.circles(), [["a::inner", "b"]]);
    }

    #[test]
    fn parent_and_child_are_no_circle() {
        let files = [
            ("lib.rs", "mod a;\nuse a::A;\npub struct Root;\n"),
            ("a.rs", "use crate::Root;\nuse std::fmt;\npub struct A;\n"),
        ];
        assert!(house("child", &files).circles().is_empty());
    }

    #[test]
    fn an_import_of_a_higher_folder_goes_up() {
        let files = [
            ("lib.rs", "mod low;\nmod high;\n"),
            ("low.rs", "use crate::high::High;\n"),
            ("high.rs", "pub struct High;\n"),
        ];
        let upward = house("up", &files).upward(&["low", "high"]);
        assert_eq!(upward, [("low".to_owned(), "high".to_owned())]);
    }
}
