//! Putting things into order. In WebAssembly each type that is sorted brings five thousand bytes of sorting: so it is places in the text
//! that are sorted here, whatever stands at them.

/// What decides on the order, the weightiest first.
pub(crate) type Key = [usize; 4];

/// The items in the order of their keys. Those of one key stay in the order in which they are.
pub(crate) fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> Key) -> Vec<T> {
    let mut order: Vec<(Key, usize)> = items.iter().map(key).zip(0..).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, place)| items.get_mut(place)?.take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_one_key_stay_as_they_are() {
        let items = vec![("b", 2), ("z", 1), ("a", 2), ("y", 1)];
        let names: Vec<_> =
            by_key(items, |(_, key)| [*key, 0, 0, 0]).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["z", "y", "b", "a"]);
    }
}
