//! Order among siblings: a fraction written out, so that there is always room between two of them.
//!
//! Ranks are compared as text, which for digits after an unwritten point is the order of fractions:
//! "10" < "15" < "2".

/// A rank between two others; empty for the beginning, or the end. `None` where there is no room,
/// because both are alike or one of them is no row of digits: then the siblings have to be ranked
/// anew.
pub fn between(before: &str, after: &str) -> Option<String> {
    let digits = |rank: &str| rank.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(before) || !digits(after) || (!after.is_empty() && before >= after) {
        return None;
    }
    let at = |rank: &str, place: usize| {
        rank.as_bytes().get(place).map_or(0, |byte| i32::from(byte - b'0'))
    };
    let mut found = String::new();
    // Where `after` is the end, or has been left behind, the ceiling is ten.
    let mut bounded = !after.is_empty();
    for place in 0.. {
        let low = at(before, place);
        let high = if bounded { at(after, place) } else { 10 };
        if bounded && place >= after.len() {
            return None;
        }
        if high - low > 1 {
            found.push(char::from(b'0' + u8::try_from((low + high) / 2).ok()?));
            return Some(found);
        }
        found.push(char::from(b'0' + u8::try_from(low).ok()?));
        bounded = bounded && high == low;
    }
    None
}

/// Ranks for `count` siblings, with room between them.
pub fn spread(count: usize) -> Vec<String> {
    let width = count.to_string().len() + 1;
    (1..=count).map(|at| format!("{:0width$}", at * 10)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_stands_between_its_neighbours() {
        for (before, after) in [
            ("10", "20"),
            ("", "10"),
            ("20", ""),
            ("", ""),
            ("10", "11"),
            ("199", "2"),
            ("1", "15"),
            ("09", "1"),
        ] {
            let rank = between(before, after).unwrap_or_else(|| panic!("{before} {after}"));
            assert!(
                rank.as_str() > before && (after.is_empty() || rank.as_str() < after),
                "{before} < {rank} < {after}"
            );
        }
    }

    #[test]
    fn there_is_always_room_for_one_more() {
        let (mut before, after) = (String::from("10"), "20");
        for _ in 0..200 {
            let rank = between(&before, after).expect("room");
            assert!(rank > before && rank.as_str() < after);
            before = rank;
        }
        let (before, mut after) = ("10", String::from("20"));
        for _ in 0..200 {
            let rank = between(before, &after).expect("room");
            assert!(rank.as_str() > before && rank < after);
            after = rank;
        }
    }

    #[test]
    fn where_there_is_none_it_says_so() {
        assert_eq!(between("10", "10"), None);
        assert_eq!(between("20", "10"), None);
        assert_eq!(between("a", "b"), None);
        assert_eq!(between("", "0"), None);
    }

    #[test]
    fn ranks_spread_in_order() {
        for count in [1, 5, 12, 150] {
            let ranks = spread(count);
            assert!(ranks.is_sorted() && ranks.len() == count, "{ranks:?}");
        }
    }
}
