//! Why a function is in the main module: the shortest way to it from what starts the program.

use crate::workshop::{BuildError, read};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    ops::Range,
    path::Path,
};
use wasmparser::{
    BinaryReaderError, ExternalKind, KnownCustom, Linking, Name, Parser, Payload, RelocationEntry,
    RelocationType, SymbolInfo, TypeRef,
};

/// So many functions are explained; more say the same.
const SHOWN: usize = 5;

/// The mark of a split point in the names of what it imports and exports.
const SPLIT: &str = "__wasm_split_00";

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Function(u32),
    /// A piece of data, by its symbol.
    Data(usize),
}

/// What refers to what in a program that isn't split yet.
#[derive(Debug, Default)]
struct Program<'a> {
    imported: u32,
    functions: Vec<Range<usize>>,
    data: Vec<(Range<usize>, usize)>,
    symbols: Vec<SymbolInfo<'a>>,
    names: BTreeMap<u32, &'a str>,
    roots: Vec<Node>,
    refers: BTreeMap<Node, BTreeSet<Node>>,
}

/// Explains the functions of a compiled program whose names have `part` in them.
pub(crate) fn why(program: &Path, part: &str) -> Result<String, BuildError> {
    let bytes = read(program)?;
    let program = Program::read(&bytes)
        .map_err(|error| BuildError::Names(format!("{}: {error}", program.display())))?;
    let ways = program.ways();
    let wanted: Vec<Node> = ways
        .keys()
        .copied()
        .filter(|node| matches!(node, Node::Function(_)) && program.name(*node).contains(part))
        .collect();
    let mut text = String::new();
    for node in wanted.iter().take(SHOWN) {
        let mut at = Some(*node);
        let mut indent = "";
        while let Some(node) = at {
            text += &format!("{indent}{}\n", program.name(node));
            at = ways.get(&node).copied().flatten();
            indent = "  <- ";
        }
    }
    text += &format!("{} functions of the main module have `{part}` in their names.\n", wanted.len());
    Ok(text)
}

impl<'a> Program<'a> {
    fn read(bytes: &'a [u8]) -> Result<Program<'a>, BinaryReaderError> {
        let mut program = Program::default();
        let (mut segments, mut relocations) = (Vec::new(), Vec::new());
        let (mut section, mut code, mut data) = (0, None, None);
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            match &payload {
                Payload::ImportSection(imports) => {
                    for import in imports.clone().into_imports() {
                        program.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports.clone() {
                        let export = export?;
                        if export.kind == ExternalKind::Func && !export.name.contains(SPLIT) {
                            program.roots.push(Node::Function(export.index));
                        }
                    }
                }
                Payload::CodeSectionStart { range, .. } => code = Some((section, range.start)),
                Payload::CodeSectionEntry(body) => program.functions.push(body.range()),
                Payload::DataSection(reader) => {
                    data = Some((section, reader.range().start));
                    for segment in reader.clone() {
                        let segment = segment?;
                        segments.push(segment.range.end - segment.data.len());
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = part? {
                                program.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(reloc) => {
                        relocations.push((reloc.section_index(), reloc.entries()));
                    }
                    KnownCustom::Name(names) => {
                        for name in names {
                            if let Name::Function(functions) = name? {
                                for naming in functions {
                                    let naming = naming?;
                                    program.names.insert(naming.index, naming.name);
                                }
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
            let is_section =
                payload.as_section().is_some() && !matches!(payload, Payload::CodeSectionEntry(_));
            section += u32::from(is_section);
        }
        program.place_data(&segments);
        for (section, entries) in relocations {
            for entry in entries {
                let entry = entry?;
                let from = match (code, data) {
                    (Some((code, start)), _) if code == section => {
                        program.function_at(start + entry.offset as usize)
                    }
                    (_, Some((data, start))) if data == section => {
                        program.data_at(start + entry.offset as usize)
                    }
                    _ => None,
                };
                if let Some((from, to)) = from.zip(program.target(&entry)) {
                    program.refers.entry(from).or_default().insert(to);
                }
            }
        }
        Ok(program)
    }

    fn place_data(&mut self, segments: &[usize]) {
        for (at, symbol) in self.symbols.iter().enumerate() {
            if let SymbolInfo::Data { symbol: Some(place), .. } = symbol
                && let Some(segment) = segments.get(place.index as usize)
                && place.size > 0
            {
                let start = segment + place.offset as usize;
                self.data.push((start..start + place.size as usize, at));
            }
        }
        self.data.sort_by_key(|(range, _)| (range.start, range.end));
    }

    fn function_at(&self, place: usize) -> Option<Node> {
        let at = self.functions.partition_point(|body| body.end <= place);
        Some(Node::Function(self.imported + u32::try_from(at).ok()?))
    }

    /// The innermost piece of data around a place.
    fn data_at(&self, place: usize) -> Option<Node> {
        let end = self.data.partition_point(|(range, _)| range.start <= place);
        let around = self.data.get(..end)?.iter().rev().find(|(range, _)| range.contains(&place));
        around.map(|(_, at)| Node::Data(*at))
    }

    fn target(&self, entry: &RelocationEntry) -> Option<Node> {
        if entry.ty == RelocationType::TypeIndexLeb {
            return None;
        }
        match self.symbols.get(entry.index as usize)? {
            SymbolInfo::Func { index, .. } => Some(Node::Function(*index)),
            SymbolInfo::Data { .. } => Some(Node::Data(entry.index as usize)),
            _ => None,
        }
    }

    /// Everything that the start needs, each with the one through which it is reached.
    fn ways(&self) -> BTreeMap<Node, Option<Node>> {
        let mut ways: BTreeMap<Node, Option<Node>> = self.roots.iter().map(|root| (*root, None)).collect();
        let mut next: VecDeque<Node> = self.roots.iter().copied().collect();
        while let Some(node) = next.pop_front() {
            for reached in self.refers.get(&node).into_iter().flatten() {
                if !ways.contains_key(reached) {
                    ways.insert(*reached, Some(node));
                    next.push_back(*reached);
                }
            }
        }
        ways
    }

    fn name(&self, node: Node) -> String {
        match node {
            Node::Function(index) => {
                format!("{:#}", rustc_demangle::demangle(self.names.get(&index).copied().unwrap_or("?")))
            }
            Node::Data(_) => "(data)".to_owned(),
        }
    }
}
