//! A table of records by id.
//!
//! Copies share their records, so that an edit copies one record and two versions can be compared by looking only at
//! what is not shared. Wrapped here, so that another structure can take its place.

use std::sync::Arc;

use super::Id;

/// What a table holds: a record that knows its own id.
pub trait Keyed {
    fn id(&self) -> &Id;
}

/// A record before and after, one of them absent where it was made or removed.
pub type Difference<'a, T> = (Option<&'a Arc<T>>, Option<&'a Arc<T>>);

/// Records in the order of their ids. A list rather than a tree: it is compiled once for each of nine kinds of record, and
/// copying ten thousand pointers takes less time than anyone can see.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T>(Arc<Vec<Arc<T>>>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table(Arc::default())
    }
}

impl<T: Keyed + Clone + PartialEq> Table<T> {
    fn place(&self, id: &Id) -> Result<usize, usize> {
        self.0.binary_search_by(|record| record.id().cmp(id))
    }

    pub fn get(&self, id: &Id) -> Option<&Arc<T>> {
        self.place(id).ok().map(|at| &self.0[at])
    }

    pub fn contains(&self, id: &Id) -> bool {
        self.place(id).is_ok()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In the order of ids; reports order by rank.
    pub fn iter(&self) -> std::slice::Iter<'_, Arc<T>> {
        self.0.iter()
    }

    /// Adds the record, or takes the place of the one with its id.
    pub fn put(&mut self, record: T) {
        let place = self.place(record.id());
        let records = Arc::make_mut(&mut self.0);
        match place {
            Ok(at) => records[at] = Arc::new(record),
            Err(at) => records.insert(at, Arc::new(record)),
        }
    }

    pub fn remove(&mut self, id: &Id) {
        if let Ok(at) = self.place(id) {
            Arc::make_mut(&mut self.0).remove(at);
        }
    }

    /// Changes the record in place; nothing happens where there is none.
    pub fn alter(&mut self, id: &Id, change: impl FnOnce(&mut T)) {
        if let Ok(at) = self.place(id) {
            let mut record = T::clone(&self.0[at]);
            change(&mut record);
            Arc::make_mut(&mut self.0)[at] = Arc::new(record);
        }
    }

    /// Records that differ between two versions; shared ones are skipped unseen.
    pub fn differences<'a>(&'a self, after: &'a Table<T>) -> Vec<Difference<'a, T>> {
        if Arc::ptr_eq(&self.0, &after.0) {
            return Vec::new();
        }
        let same = |a: &Arc<T>, b: &Arc<T>| Arc::ptr_eq(a, b) || a == b;
        let mut found = Vec::new();
        for old in self.iter() {
            match after.get(old.id()) {
                Some(new) if same(old, new) => {}
                new => found.push((Some(old), new)),
            }
        }
        found.extend(after.iter().filter(|new| !self.contains(new.id())).map(|new| (None, Some(new))));
        found
    }
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
