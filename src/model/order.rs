//! Sorting, once for all types.
//!
//! The standard library's sort is compiled anew for every type it sorts, at three kilobytes each;
//! there were thirty of them in the page. This one sorts positions, which are all of one type.

use std::cmp::Ordering;

/// Sorts stably, like `slice::sort_by`.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let positions = sorted(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(positions.into_iter().filter_map(|at| slots[at].take()));
}

/// Sorts stably, like `slice::sort_by_key`; the key is computed anew for each comparison.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Puts items into a map or set one by one. `collect` would sort them first, by code compiled anew
/// for each type.
pub fn gathered<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

/// How many there are of each, in order.
pub fn counted<K: Ord>(items: impl IntoIterator<Item = K>) -> Vec<(K, usize)> {
    let mut counts: Vec<(K, usize)> = Vec::new();
    for item in items {
        match counts.binary_search_by(|(known, _)| known.cmp(&item)) {
            Ok(at) => counts[at].1 += 1,
            Err(at) => counts.insert(at, (item, 1)),
        }
    }
    counts
}

fn sorted(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..length).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_in_order() {
        assert_eq!(counted("banana".chars()), [('a', 3), ('b', 1), ('n', 2)]);
    }

    #[test]
    fn it_sorts_like_the_standard_library_and_keeps_ties() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        let mut expected = items.clone();
        expected.sort_by_key(|(number, _)| *number);
        sort_by_key(&mut items, |(number, _)| *number);
        assert_eq!(items, expected);
    }
}
