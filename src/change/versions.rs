//! 履歴: the stretches of work that a document came about by, and the document as it stood after each.
//!
//! Nothing of it is kept: it is read from the changes. What saw something came after it, whatever the clocks
//! say; of what did not see each other the clock decides the place in the list, and nothing else.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::sync::Arc;

use super::difference::differences_of;
use super::{ChangeId, Difference, Document, Key};
use crate::model::*;

/// What somebody has done without a longer break.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub author: Arc<str>,
    pub session: Arc<str>,
    /// As they call themselves; may be empty.
    pub by: String,
    /// Local times of their machine, ISO; for display only.
    pub from: String,
    pub to: String,
    /// In the order in which they were made.
    pub changes: Vec<ChangeId>,
    /// How far the document went after it.
    pub extent: Extent,
}

/// Longer than this, in minutes, and it is another stretch of work.
const BREAK: i64 = 30;

/// Every version, the first one first.
pub fn versions(document: &Document) -> Vec<Version> {
    let mut found: Vec<Version> = Vec::new();
    let mut extent = Extent::default();
    for id in in_order(document) {
        let Some(change) = document.change(&id) else { continue };
        extent.note(&id.author, &id.session, id.sequence);
        let goes_on = |version: &&mut Version| {
            version.author == id.author
                && version.session == id.session
                && minutes_between(&version.to, &change.at).is_none_or(|gap| gap <= BREAK)
        };
        match found.last_mut().filter(goes_on) {
            Some(version) => {
                version.to.clone_from(&change.at);
                // Who gives a name while working has worked under it.
                version.by.clone_from(&change.by);
                version.changes.push(id);
                version.extent.clone_from(&extent);
            }
            None => found.push(Version {
                author: id.author.clone(),
                session: id.session.clone(),
                by: change.by.clone(),
                from: change.at.clone(),
                to: change.at.clone(),
                changes: vec![id],
                extent: extent.clone(),
            }),
        }
    }
    found
}

/// Every change after those it saw and those that its session had made before it; among those that may come
/// next the earliest by its clock.
fn in_order(document: &Document) -> Vec<ChangeId> {
    let ids: Vec<ChangeId> = {
        let all: BTreeSet<&ChangeId> = document.changes().map(|change| &change.id).collect();
        all.into_iter().cloned().collect()
    };
    let place: BTreeMap<&ChangeId, usize> =
        ids.iter().enumerate().map(|(at, id)| (id, at)).collect();
    let mut waits = vec![0_usize; ids.len()];
    let mut frees: Vec<Vec<usize>> = vec![Vec::new(); ids.len()];
    for (at, id) in ids.iter().enumerate() {
        let saw = document.change(id).map(|change| change.saw.as_slice()).unwrap_or_default();
        let seen = saw.iter().filter_map(|seen| place.get(seen).copied());
        // Ids are in the order of author, session and number.
        let before = at.checked_sub(1).filter(|before| {
            (&ids[*before].author, &ids[*before].session) == (&id.author, &id.session)
        });
        let first: BTreeSet<usize> = seen.chain(before).filter(|first| *first != at).collect();
        waits[at] = first.len();
        for first in first {
            frees[first].push(at);
        }
    }
    let when = |at: usize| document.change(&ids[at]).map(|change| change.at.clone());
    let ready = (0..ids.len()).filter(|at| waits[*at] == 0);
    let mut ready: BinaryHeap<_> = ready.map(|at| std::cmp::Reverse((when(at), at))).collect();
    let mut order: Vec<usize> = Vec::with_capacity(ids.len());
    while let Some(std::cmp::Reverse((_, at))) = ready.pop() {
        order.push(at);
        for next in &frees[at] {
            waits[*next] -= 1;
            if waits[*next] == 0 {
                ready.push(std::cmp::Reverse((when(*next), *next)));
            }
        }
    }
    // Changes that saw one another, as nobody makes them, come last.
    let known: BTreeSet<usize> = order.iter().copied().collect();
    order.extend((0..ids.len()).filter(|at| !known.contains(at)));
    order.into_iter().map(|at| ids[at].clone()).collect()
}

/// From one local time to another; `None` where one of them is none.
fn minutes_between(from: &str, to: &str) -> Option<i64> {
    let minutes = |at: &str| {
        let (day, clock) = at.split_once('T')?;
        let mut parts = day.split('-');
        let mut number = || parts.next()?.parse::<i32>().ok();
        let (year, month, day) = (number()?, number()?, number()?);
        let date =
            crate::model::Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        let mut clock = clock.split(':');
        let mut number = || clock.next()?.parse::<i64>().ok();
        Some(date.days() * 24 * 60 + number()? * 60 + number()?)
    };
    Some(minutes(to)? - minutes(from)?)
}

/// How some records came to be what they are: the versions that have changed them, each with what it changed,
/// the first one first.
pub fn life(document: &Document, records: &BTreeSet<Key>) -> Vec<(Version, Vec<Difference>)> {
    let of = |id: &ChangeId| {
        let change = document.change(id);
        change.is_some_and(|change| {
            document.touched_by(change).iter().any(|touched| records.contains(touched))
        })
    };
    let mut before = Extent::default();
    let mut found = Vec::new();
    for version in versions(document) {
        if version.changes.iter().any(of) {
            let [was, is] = [&before, &version.extent].map(|extent| document.as_known(extent));
            let differences = differences_of(&was, &is, records);
            if !differences.is_empty() {
                found.push((version.clone(), differences));
            }
        }
        before = version.extent;
    }
    found
}

/// The records that speak of an indicator, itself among them.
pub fn of_indicator(document: &Document, strategy: &Strategy, indicator: &Id) -> BTreeSet<Key> {
    let mut found = BTreeSet::from([(Indicator::TABLE.to_string(), indicator.clone())]);
    each_table!(Kind => {
        let own = Kind::table(strategy).of(indicator);
        found.extend(own.map(|record| (Kind::TABLE.to_string(), record.id().clone())));
    });
    // Those that have gone since, too.
    found.extend(document.referring(indicator));
    found
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::{Base, Change, Op, differences};
    use super::*;

    fn change(author: &str, sequence: u32, at: &str, saw: &[&ChangeId], value: &str) -> Change {
        Change {
            id: ChangeId { author: author.into(), session: "s".into(), sequence },
            table: "programs".into(),
            record: "p".into(),
            op: Op::Set { field: "text".into(), value: value.into() },
            was: Value::Null,
            saw: saw.iter().copied().cloned().collect(),
            at: at.into(),
            by: author.into(),
            rest: Fields::new(),
        }
    }

    fn document(changes: &[Change]) -> Document {
        let mut base = Base::default();
        let record = Fields::from_iter([("text".to_string(), Value::from("はじめ"))]);
        base.tables.insert("programs".into(), BTreeMap::from([(Id::from("p"), record)]));
        let mut document = Document::new("d", base);
        for change in changes {
            document.add(change.clone());
        }
        document
    }

    #[test]
    fn what_saw_something_comes_after_it_whatever_the_clocks_say() {
        let first = change("b", 1, "2026-11-30T10:00:00", &[], "一");
        // Its clock is an hour back.
        let second = change("a", 1, "2026-11-30T09:05:00", &[&first.id], "二");
        let third = change("b", 2, "2026-11-30T10:10:00", &[&second.id], "三");
        let all = document(&[third.clone(), second.clone(), first.clone()]);
        let found = versions(&all);
        let by: Vec<&str> = found.iter().map(|version| version.by.as_str()).collect();
        assert_eq!(by, ["b", "a", "b"]);
        let text = |extent: &Extent| {
            let then = all.as_known(extent).resolve("programs", &"p".into());
            then.fields["text"].as_str().unwrap().to_string()
        };
        let texts: Vec<String> = found.iter().map(|version| text(&version.extent)).collect();
        assert_eq!(texts, ["一", "二", "三"]);
        let key = BTreeSet::from([("programs".to_string(), Id::from("p"))]);
        let told = life(&all, &key);
        let told: Vec<_> =
            told.iter().map(|(_, found)| (&found[0].before, &found[0].after)).collect();
        let text = |text: &str| serde_json::json!({ "text": text });
        let (begun, one, two, three) = (text("はじめ"), text("一"), text("二"), text("三"));
        assert_eq!(told, [(&begun, &one), (&one, &two), (&two, &three)]);
    }

    #[test]
    fn a_longer_break_makes_another_version() {
        let made = [
            change("a", 1, "2026-11-30T09:00:00", &[], "一"),
            change("a", 2, "2026-11-30T09:30:00", &[], "二"),
            change("a", 3, "2026-11-30T23:50:00", &[], "三"),
            change("a", 4, "2026-12-01T00:10:00", &[], "四"),
            // Back an hour, and without a time: nothing tells that there was a break.
            change("a", 5, "2026-11-30T23:10:00", &[], "五"),
            change("a", 6, "", &[], "六"),
        ];
        let counts: Vec<usize> =
            versions(&document(&made)).iter().map(|version| version.changes.len()).collect();
        assert_eq!(counts, [2, 4]);
    }

    #[test]
    fn changes_that_saw_one_another_are_listed_all_the_same() {
        let mut first = change("a", 1, "2026-11-30T09:00:00", &[], "一");
        let second = change("b", 1, "2026-11-30T09:01:00", &[&first.id], "二");
        first.saw = vec![second.id.clone()];
        let found = versions(&document(&[first, second]));
        assert_eq!(found.iter().map(|version| version.changes.len()).sum::<usize>(), 2);
    }

    #[test]
    fn a_difference_says_what_was_and_what_is() {
        let first = change("a", 1, "2026-11-30T09:00:00", &[], "一");
        let (before, after) = (document(&[]), document(&[first]));
        let found = differences(&before, &after);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].fields, ["text"]);
        assert_eq!(found[0].before["text"], "はじめ");
        assert_eq!(found[0].after["text"], "一");
        assert_eq!(differences(&after, &after), []);
    }
}
