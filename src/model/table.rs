//! A table of records by id, and by what they belong to.
//!
//! Copies share their records in runs, so that an edit copies one record and one run, and two
//! versions are compared by looking only at runs that are not shared. Wrapped here, so that another
//! structure can take its place.

use std::cmp::Ordering;
use std::sync::Arc;

use super::Id;

/// What a table holds: a record that knows its own id.
pub trait Keyed {
    fn id(&self) -> &Id;

    /// What the record belongs to: an observation to its indicator, an item to its direction or the
    /// item above.
    fn owner(&self) -> Option<&Id>;
}

/// A record before and after, one of them absent where it was made or removed.
pub type Difference<'a, T> = (Option<&'a Arc<T>>, Option<&'a Arc<T>>);

/// So many records stand in a run at most: few enough to copy, and few enough runs.
const RUN: usize = 256;

type Run<T> = Arc<Vec<Arc<T>>>;

/// Records in the order of their ids, and once more in the order of their owners.
#[derive(Clone, Debug)]
pub struct Table<T> {
    by_id: Rows<T>,
    by_owner: Rows<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { by_id: Rows::default(), by_owner: Rows::default() }
    }
}

impl<T: Keyed + Clone + PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || self.iter().eq(other.iter())
    }
}

impl<T: Keyed + Clone + PartialEq> Table<T> {
    pub fn get(&self, id: &Id) -> Option<&Arc<T>> {
        let (run, place) = self.by_id.place(&|record| record.id().cmp(id));
        place.ok().map(|at| &self.by_id.0[run][at])
    }

    pub fn contains(&self, id: &Id) -> bool {
        self.get(id).is_some()
    }

    pub fn len(&self) -> usize {
        self.by_id.0.iter().map(|run| run.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.by_id.0.is_empty()
    }

    /// Whether it is the very same, unchanged since one was copied from the other.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.by_id.0, &other.by_id.0)
    }

    /// In the order of ids; reports order by rank.
    pub fn iter(&self) -> Walk<'_, T> {
        Walk { runs: &self.by_id.0, at: 0 }
    }

    /// Records that belong to `owner`, in the order of ids.
    pub fn of<'a>(&'a self, owner: &Id) -> impl Iterator<Item = &'a Arc<T>> + Clone + use<'a, T> {
        // The place before all of them: no record is equal.
        let before = |record: &T| record.owner().cmp(&Some(owner)).then(Ordering::Greater);
        let (run, place) = self.by_owner.place(&before);
        let (at, owner) = (place.unwrap_or_else(|at| at), owner.clone());
        let mut walk = Walk { runs: self.by_owner.0.get(run..).unwrap_or_default(), at };
        walk.settle();
        walk.take_while(move |record| record.owner() == Some(&owner))
    }

    /// Adds the record, or takes the place of the one with its id. One that is there already
    /// changes nothing.
    pub fn put(&mut self, record: T) {
        if self.get(record.id()).is_some_and(|known| **known == record) {
            return;
        }
        let record = Arc::new(record);
        let old = self.by_id.put(&record, &|known| known.id().cmp(record.id()));
        if let Some(old) = old.filter(|old| old.owner() != record.owner()) {
            self.forget(&old);
        }
        if record.owner().is_some() {
            self.by_owner.put(&record, &|known| by_owner(known, &*record));
        }
    }

    pub fn remove(&mut self, id: &Id) {
        if let Some(old) = self.by_id.remove(&|known| known.id().cmp(id)) {
            self.forget(&old);
        }
    }

    fn forget(&mut self, old: &T) {
        if old.owner().is_some() {
            self.by_owner.remove(&|known| by_owner(known, old));
        }
    }

    /// Changes the record in place; nothing happens where there is none.
    pub fn alter(&mut self, id: &Id, change: impl FnOnce(&mut T)) {
        if let Some(found) = self.get(id) {
            let mut record = T::clone(found);
            change(&mut record);
            self.put(record);
        }
    }

    /// Records that differ between two versions; shared runs are skipped unseen.
    pub fn differences<'a>(&'a self, after: &'a Table<T>) -> Vec<Difference<'a, T>> {
        let mut found = Vec::new();
        let (mut old, mut new) = (self.iter(), after.iter());
        loop {
            if old.shares_run_with(&new) {
                old.skip_run();
                new.skip_run();
                continue;
            }
            let (before, now) = (old.record(), new.record());
            let order = match (before, now) {
                (None, None) => return found,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(before), Some(now)) => before.id().cmp(now.id()),
            };
            match order {
                Ordering::Less => found.push((before, None)),
                Ordering::Greater => found.push((None, now)),
                Ordering::Equal => {
                    let same = before.zip(now).is_some_and(|(a, b)| Arc::ptr_eq(a, b) || a == b);
                    if !same {
                        found.push((before, now));
                    }
                }
            }
            if order.is_le() {
                old.step();
            }
            if order.is_ge() {
                new.step();
            }
        }
    }
}

fn by_owner<T: Keyed>(a: &T, b: &T) -> Ordering {
    (a.owner(), a.id()).cmp(&(b.owner(), b.id()))
}

impl<T: Keyed + Clone + PartialEq> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        let mut table = Table::default();
        for record in records {
            table.put(record);
        }
        table
    }
}

/// Records in some order, in runs. No run is empty.
#[derive(Clone, Debug)]
struct Rows<T>(Arc<Vec<Run<T>>>);

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows(Arc::default())
    }
}

impl<T> Rows<T> {
    /// The run where a record is or would be, and its place there. `compare` says how a record
    /// stands to it.
    fn place(&self, compare: &dyn Fn(&T) -> Ordering) -> (usize, Result<usize, usize>) {
        let run =
            self.0.partition_point(|run| run.last().is_some_and(|last| compare(last).is_lt()));
        // Behind all of them: at the end of the last.
        let run = run.min(self.0.len().saturating_sub(1));
        let place =
            self.0.get(run).map_or(Err(0), |run| run.binary_search_by(|record| compare(record)));
        (run, place)
    }

    /// Puts a record in its place and gives back the one that stood there.
    fn put(&mut self, record: &Arc<T>, compare: &dyn Fn(&T) -> Ordering) -> Option<Arc<T>> {
        let (at, place) = self.place(compare);
        let runs = Arc::make_mut(&mut self.0);
        if runs.is_empty() {
            runs.push(Arc::default());
        }
        let run = Arc::make_mut(&mut runs[at]);
        match place {
            Ok(place) => return Some(std::mem::replace(&mut run[place], record.clone())),
            Err(place) => run.insert(place, record.clone()),
        }
        if run.len() > RUN {
            // What is built in order fills its runs; what is put between others leaves room in both
            // halves.
            let half = if place == Err(RUN) { RUN } else { RUN / 2 };
            let second = run.split_off(half);
            runs.insert(at + 1, Arc::new(second));
        }
        None
    }

    fn remove(&mut self, compare: &dyn Fn(&T) -> Ordering) -> Option<Arc<T>> {
        let (at, Ok(place)) = self.place(compare) else { return None };
        let runs = Arc::make_mut(&mut self.0);
        let old = Arc::make_mut(&mut runs[at]).remove(place);
        if runs[at].is_empty() {
            runs.remove(at);
        }
        Some(old)
    }
}

/// A walk through records, from run to run.
pub struct Walk<'a, T> {
    runs: &'a [Run<T>],
    at: usize,
}

impl<T> Clone for Walk<'_, T> {
    fn clone(&self) -> Self {
        Walk { runs: self.runs, at: self.at }
    }
}

impl<'a, T> Iterator for Walk<'a, T> {
    type Item = &'a Arc<T>;

    fn next(&mut self) -> Option<&'a Arc<T>> {
        let record = self.record()?;
        self.step();
        Some(record)
    }
}

impl<'a, T> Walk<'a, T> {
    fn record(&self) -> Option<&'a Arc<T>> {
        self.runs.first().and_then(|run| run.get(self.at))
    }

    fn step(&mut self) {
        self.at += 1;
        self.settle();
    }

    /// Behind the last record of a run is the first of the next.
    fn settle(&mut self) {
        if self.runs.first().is_some_and(|run| run.len() <= self.at) {
            self.skip_run();
        }
    }

    fn skip_run(&mut self) {
        self.runs = self.runs.get(1..).unwrap_or_default();
        self.at = 0;
    }

    fn shares_run_with(&self, other: &Walk<'_, T>) -> bool {
        let both = self.runs.first().zip(other.runs.first());
        self.at == 0 && other.at == 0 && both.is_some_and(|(a, b)| Arc::ptr_eq(a, b))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    #[derive(Clone, Debug, PartialEq)]
    struct Note {
        id: Id,
        owner: Id,
        text: u16,
    }

    impl Keyed for Note {
        fn id(&self) -> &Id {
            &self.id
        }

        fn owner(&self) -> Option<&Id> {
            Some(&self.owner)
        }
    }

    fn note(id: u16, owner: u8, text: u16) -> Note {
        Note {
            id: format!("n{id:05}").as_str().into(),
            owner: format!("o{owner}").as_str().into(),
            text,
        }
    }

    proptest! {
        /// Against a plain map: the same records, under the same owners, with the same differences.
        #[test]
        fn a_table_is_a_map(steps in proptest::collection::vec((0u16..900, 0u8..4, 0u16..3, any::<bool>()), 0..1500), cut in 0usize..1500) {
            let (mut table, mut map) = (Table::default(), BTreeMap::new());
            let mut earlier = (table.clone(), map.clone());
            for (number, (id, owner, text, remove)) in steps.into_iter().enumerate() {
                let note = note(id, owner, text);
                if remove {
                    table.remove(note.id());
                    map.remove(note.id());
                } else {
                    map.insert(note.id.clone(), note.clone());
                    table.put(note);
                }
                if number == cut {
                    earlier = (table.clone(), map.clone());
                }
            }
            prop_assert_eq!(table.iter().map(|found| Note::clone(found)).collect::<Vec<_>>(), map.values().cloned().collect::<Vec<_>>());
            prop_assert_eq!(table.len(), map.len());
            for owner in 0..5 {
                let owner = note(0, owner, 0).owner;
                let found: Vec<Note> = table.of(&owner).map(|found| Note::clone(found)).collect();
                prop_assert_eq!(found, map.values().filter(|note| note.owner == owner).cloned().collect::<Vec<_>>());
            }
            let mut changed = earlier.1.clone();
            for (before, after) in earlier.0.differences(&table) {
                prop_assert_ne!(before, after);
                match after {
                    Some(after) => changed.insert(after.id.clone(), Note::clone(after)),
                    None => changed.remove(before.unwrap().id()),
                };
            }
            prop_assert_eq!(&changed, &map);
            prop_assert_eq!(&map.into_values().rev().collect::<Table<_>>(), &table);
        }
    }
}
