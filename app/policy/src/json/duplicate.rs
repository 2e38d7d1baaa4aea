//! Keys that stand twice in one object.

use super::Node;
use std::ops::Range;

/// A key's text, and its place.
pub(super) type Key<'t> = (&'t str, u32, u32);

/// Above this many keys, sorting them costs less than comparing each with each.
const FEW: usize = 12;

/// Reports every key of an object that stood before: the start of the first, and its own place. Keys are compared as they
/// are spelled. `keys` is working room.
pub(super) fn find<'t>(
    text: &'t str,
    nodes: &[Node],
    object: usize,
    keys: &mut Vec<Key<'t>>,
    mut report: impl FnMut(u32, Range<usize>),
) {
    keys.clear();
    let end = nodes.get(object).map_or(0, |node| node.next as usize);
    let mut index = object + 1;
    while let Some(key) = nodes.get(index).filter(|_| index < end) {
        let [open, close] = key.quotes;
        let inside = key.start as usize + usize::from(open)..key.end as usize - usize::from(close);
        // A key that isn't there has no name to share.
        if key.end > key.start {
            keys.push((text.get(inside).unwrap_or_default(), key.start, key.end));
        }
        index = nodes.get(key.next as usize).map_or(end, |value| value.next as usize);
    }
    if keys.len() > FEW {
        keys.sort_unstable();
        let mut first = None;
        for key in keys.iter() {
            match first {
                Some((name, at)) if name == key.0 => report(at, key.1 as usize..key.2 as usize),
                _ => first = Some((key.0, key.1)),
            }
        }
        return;
    }
    for (index, key) in keys.iter().enumerate() {
        if let Some(first) = keys.iter().take(index).find(|earlier| earlier.0 == key.0) {
            report(first.1, key.1 as usize..key.2 as usize);
        }
    }
}
