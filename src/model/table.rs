//! A table of records by id.
//!
//! Copies share their records, so that an edit copies one record and two versions can be compared by looking only at
//! what is not shared. Wrapped here, so that another structure can take its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Id;

/// What a table holds: a record that knows its own id.
pub trait Keyed {
    fn id(&self) -> &Id;
}

#[derive(Clone, Debug, PartialEq)]
pub struct Table<T>(Arc<BTreeMap<Id, Arc<T>>>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table(Arc::default())
    }
}

impl<T: Keyed + Clone + PartialEq> Table<T> {
    pub fn get(&self, id: &Id) -> Option<&Arc<T>> {
        self.0.get(id)
    }

    pub fn contains(&self, id: &Id) -> bool {
        self.0.contains_key(id)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In the order of ids; reports order by rank.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<T>> {
        self.0.values()
    }

    /// Adds the record, or takes the place of the one with its id.
    pub fn put(&mut self, record: T) {
        Arc::make_mut(&mut self.0).insert(record.id().clone(), Arc::new(record));
    }

    pub fn remove(&mut self, id: &Id) {
        if self.0.contains_key(id) {
            Arc::make_mut(&mut self.0).remove(id);
        }
    }

    /// Changes the record in place; nothing happens where there is none.
    pub fn alter(&mut self, id: &Id, change: impl FnOnce(&mut T)) {
        if let Some(record) = self.0.get(id) {
            let mut record = T::clone(record);
            change(&mut record);
            self.put(record);
        }
    }

    /// Records that differ between two versions, as (before, after); shared ones are skipped unseen.
    pub fn differences<'a>(&'a self, after: &'a Table<T>) -> Vec<(Option<&'a Arc<T>>, Option<&'a Arc<T>>)> {
        if Arc::ptr_eq(&self.0, &after.0) {
            return Vec::new();
        }
        let same = |a: &Arc<T>, b: &Arc<T>| Arc::ptr_eq(a, b) || a == b;
        let mut found = Vec::new();
        for (id, old) in self.0.iter() {
            match after.0.get(id) {
                Some(new) if same(old, new) => {}
                new => found.push((Some(old), new)),
            }
        }
        found.extend(after.0.iter().filter(|(id, _)| !self.0.contains_key(*id)).map(|(_, new)| (None, Some(new))));
        found
    }
}

impl<T: Keyed + Clone + PartialEq> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        Table(Arc::new(records.into_iter().map(|record| (record.id().clone(), Arc::new(record))).collect()))
    }
}
