//! The document: a base, the changes on it, and what is current.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use serde_json::Value;
use sha2::Sha256;

use super::live::{
    existence_of, is_removed, live_of, made_anew, may_conflict, referenced, set_fields, sets,
    sorted, value_of,
};
use super::{Change, ChangeId, Op};
use crate::model::{Extent, Fields, Id, Request, order, schema};

/// Where the document began: records by table, as raw fields, so that what this version does not
/// know is not lost.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Base {
    pub tables: BTreeMap<String, BTreeMap<Id, Fields>>,
    /// Records without a usable id, and members that are no tables: kept and written back.
    pub unreadable: Vec<Value>,
    pub rest: Fields,
    pub seal: Seal,
}

/// A place for what names a base exactly: computed once, because a base that is in a document never
/// changes.
#[derive(Default)]
pub struct Seal(pub OnceLock<Sealed>);

pub struct Sealed {
    /// SHA-256 of the base, in hexadecimal.
    pub hash: String,
    /// The hash of a body, as far as the end of its base.
    pub after: Sha256,
}

/// A copy of a base is made to be changed.
impl Clone for Seal {
    fn clone(&self) -> Seal {
        Seal::default()
    }
}

impl PartialEq for Seal {
    fn eq(&self, _: &Seal) -> bool {
        true
    }
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal")
    }
}

/// Table and id of a record.
pub type Key = (String, Id);

#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Names the document through all its copies.
    pub doc_id: String,
    /// Where this copy was sent to a division to be filled in.
    pub request: Option<Request>,
    pub base: Arc<Base>,
    /// More than one only where the same id came with different content: all are kept.
    changes: BTreeMap<ChangeId, Vec<Arc<Change>>>,
    by_record: BTreeMap<Key, Vec<Arc<Change>>>,
    /// Changes that name a record in a field that refers to one.
    references: BTreeMap<Id, Vec<ChangeId>>,
    /// Changes that could not be read; kept and written back.
    pub unreadable: Vec<Value>,
    /// Members of the file and of its body that this version does not know; kept and written back.
    pub rest: Fields,
    pub body_rest: Fields,
}

/// What is current of a record.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Resolved {
    pub exists: bool,
    pub fields: Fields,
    pub conflicts: Vec<Conflict>,
}

/// Two or more different values that nobody has chosen between yet. Held, shown, kept and sent like
/// any other value.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// `None` where the question is whether the record exists.
    pub field: Option<String>,
    pub values: Vec<(ChangeId, Value)>,
}

impl Document {
    pub fn new(doc_id: &str, base: Base) -> Document {
        Document { doc_id: doc_id.to_string(), base: Arc::new(base), ..Document::default() }
    }

    /// Every change, in the order of ids. The order says nothing about time.
    pub fn changes(&self) -> impl Iterator<Item = &Arc<Change>> {
        self.changes.values().flatten()
    }

    pub fn change(&self, id: &ChangeId) -> Option<&Arc<Change>> {
        self.changes.get(id)?.first()
    }

    /// How many changes there are.
    pub fn count(&self) -> usize {
        self.changes.values().map(Vec::len).sum()
    }

    /// How far the document goes: what came later is not covered by it.
    pub fn extent(&self) -> Extent {
        let mut extent = Extent::default();
        for id in self.changes.keys() {
            extent.note(&id.author, &id.session, id.sequence);
        }
        extent
    }

    /// The document as it was then: only the changes that an extent covers.
    pub fn as_known(&self, extent: &Extent) -> Document {
        let mut then = Document {
            base: self.base.clone(),
            doc_id: self.doc_id.clone(),
            ..Document::default()
        };
        for change in self.changes().filter(|change| {
            extent.covers(&change.id.author, &change.id.session, change.id.sequence)
        }) {
            then.add(Change::clone(change));
        }
        then
    }

    /// Adds a change; one that is already there changes nothing. `true` where it was new.
    pub fn add(&mut self, change: Change) -> bool {
        let variants = self.changes.entry(change.id.clone()).or_default();
        if variants.iter().any(|known| **known == change) {
            return false;
        }
        let change = Arc::new(change);
        variants.push(change.clone());
        if variants.len() > 1 {
            // Two variants of one id can come in either order; kept in one, so that union stays
            // commutative.
            order::sort_by_key(variants, |variant| variant.text());
        }
        let of_record =
            self.by_record.entry((change.table.clone(), change.record.clone())).or_default();
        let before = |known: &Arc<Change>| {
            known.id < change.id || (known.id == change.id && known.text() < change.text())
        };
        let at = of_record.partition_point(before);
        of_record.insert(at, change.clone());
        for target in referenced(&change) {
            self.references.entry(target).or_default().push(change.id.clone());
        }
        true
    }

    /// The union of both sets of changes. Same base is the caller's to check.
    pub fn merge(&mut self, other: &Document) {
        for change in other.changes() {
            self.add(Change::clone(change));
        }
        for raw in &other.unreadable {
            if !self.unreadable.contains(raw) {
                self.unreadable.push(raw.clone());
            }
        }
    }

    /// Ids that came with differing content.
    pub fn doubled(&self) -> Vec<&ChangeId> {
        self.changes.iter().filter(|(_, variants)| variants.len() > 1).map(|(id, _)| id).collect()
    }

    /// Tables that have or had a record.
    pub fn tables(&self) -> Vec<String> {
        let made = self.by_record.keys().map(|(table, _)| table);
        let all: BTreeSet<&String> = order::gathered(self.base.tables.keys().chain(made));
        all.into_iter().cloned().collect()
    }

    /// Ids of a table's records that are or ever were.
    pub fn ids(&self, table: &str) -> Vec<Id> {
        let base = self.base.tables.get(table).into_iter().flat_map(BTreeMap::keys);
        let made = self
            .by_record
            .keys()
            .filter(|(of, id)| of == table && self.base_fields(of, id).is_none());
        base.chain(made.map(|(_, id)| id)).cloned().collect()
    }

    /// Records that somebody has made, changed or taken out.
    pub fn changed_records(&self) -> Vec<Key> {
        self.by_record.keys().cloned().collect()
    }

    /// Records that name this one, or once did.
    pub fn referring(&self, id: &Id) -> Vec<Key> {
        let changes = self.references.get(id).into_iter().flatten();
        let keys = changes.filter_map(|change| {
            let change = self.change(change)?;
            Some((change.table.clone(), change.record.clone()))
        });
        keys.collect()
    }

    /// Table and id of every record that is or ever was.
    pub fn records(&self) -> Vec<Key> {
        let of = |table: String| self.ids(&table).into_iter().map(move |id| (table.clone(), id));
        self.tables().into_iter().flat_map(of).collect()
    }

    /// Whether the record was ever there, even if it is deleted now.
    pub fn knows(&self, table: &str, id: &Id) -> bool {
        self.base_fields(table, id).is_some()
            || self.by_record.contains_key(&(table.to_string(), id.clone()))
    }

    /// Records that a change may bring into being or change: its own, and those it names, because a
    /// record that somebody refers to anew is not gone.
    pub fn touched_by(&self, change: &Change) -> Vec<Key> {
        let tables =
            |id: Id| schema::referred_tables().map(move |table| (table.to_string(), id.clone()));
        let named = referenced(change).into_iter().flat_map(tables);
        let known = named.filter(|(table, id)| self.knows(table, id));
        std::iter::once((change.table.clone(), change.record.clone())).chain(known).collect()
    }

    /// A record as the document began with it.
    pub fn base_fields(&self, table: &str, id: &Id) -> Option<&Fields> {
        self.base.tables.get(table)?.get(id)
    }

    fn of_record(&self, table: &str, id: &Id) -> &[Arc<Change>] {
        self.by_record.get(&(table.to_string(), id.clone())).map_or(&[], Vec::as_slice)
    }

    /// The changes that say what a record is: where it was made anew by somebody who knew of no other, what was
    /// taken out before is out.
    fn speaking(&self, table: &str, id: &Id) -> Cow<'_, [Arc<Change>]> {
        let changes = self.of_record(table, id);
        if !made_anew(self.base_fields(table, id).is_some(), changes) {
            return Cow::Borrowed(changes);
        }
        let out = |change: &&Arc<Change>| !is_removed(changes, &change.id);
        Cow::Owned(changes.iter().filter(out).cloned().collect())
    }

    /// Whether somebody has made, changed or taken out a record.
    pub fn touches(&self, (table, id): &Key) -> bool {
        !self.of_record(table, id).is_empty()
    }

    /// The live changes of a field: those that set it and that no other setting of it saw.
    pub fn live(&self, table: &str, id: &Id, field: &str) -> Vec<ChangeId> {
        live_of(&self.speaking(table, id), field).iter().map(|change| change.id.clone()).collect()
    }

    /// What a field was before anybody had set it who has a live change of it: what those still see
    /// who have not.
    pub fn before(&self, table: &str, id: &Id, field: &str) -> Option<Value> {
        let speaking = self.speaking(table, id);
        let changes = &*speaking;
        let mut first = *live_of(changes, field).first()?;
        // Back through what the same session had set before.
        while let Some(earlier) = first
            .saw
            .iter()
            .find_map(|seen| changes.iter().find(|known| known.id == *seen && sets(known, field)))
        {
            if (&earlier.id.author, &earlier.id.session) != (&first.id.author, &first.id.session)
                || earlier.id == first.id
            {
                break;
            }
            first = earlier;
        }
        Some(first.was.clone())
    }

    /// The value that a live change sets a field to.
    pub fn set_by(&self, table: &str, id: &Id, field: &str, change: &ChangeId) -> Option<Value> {
        self.of_record(table, id)
            .iter()
            .find(|known| known.id == *change)
            .map(|known| value_of(known, field))
    }

    /// The live creations and deletions of a record.
    pub fn live_existence(&self, table: &str, id: &Id) -> Vec<ChangeId> {
        existence_of(self.of_record(table, id)).iter().map(|change| change.id.clone()).collect()
    }

    /// Everything a deletion of the record has to have seen: its live changes, and the references
    /// to it.
    pub fn seen_by_deletion(&self, table: &str, id: &Id) -> Vec<ChangeId> {
        let changes = self.of_record(table, id);
        let fields = set_fields(changes);
        let mut seen: Vec<ChangeId> =
            fields.iter().flat_map(|field| live_of(changes, field)).map(|c| c.id.clone()).collect();
        seen.extend(existence_of(changes).iter().map(|c| c.id.clone()));
        seen.extend(self.references.get(id).into_iter().flatten().cloned());
        order::sort_by(&mut seen, ChangeId::cmp);
        seen.dedup();
        seen
    }

    /// What is current of a record, from the base and the live changes.
    pub fn resolve(&self, table: &str, id: &Id) -> Resolved {
        let base = self.base_fields(table, id);
        let speaking = self.speaking(table, id);
        let changes = &*speaking;
        let mut fields = base.cloned().unwrap_or_default();
        let mut conflicts = Vec::new();
        for field in set_fields(changes) {
            let values: Vec<(ChangeId, Value)> = live_of(changes, field)
                .iter()
                .map(|change| (change.id.clone(), value_of(change, field)))
                .collect();
            let Some((_, first)) = values.first() else { continue };
            match first {
                Value::Null => fields.remove(field),
                value => fields.insert(field.to_string(), value.clone()),
            };
            if values.iter().any(|(_, value)| value != first) {
                conflicts.push(Conflict { field: Some(field.to_string()), values });
            }
        }
        let changes = self.of_record(table, id);
        let (exists, contested) = self.existence(base.is_some(), changes, id);
        if contested {
            let values = existence_of(changes)
                .iter()
                .map(|c| (c.id.clone(), Value::Bool(c.op != Op::Delete)))
                .collect();
            conflicts.push(Conflict { field: None, values });
        }
        if !exists {
            // Whoever took it out had seen every version of it: there is nothing left to choose.
            conflicts.clear();
        }
        Resolved { exists, fields, conflicts }
    }

    /// Whether the record exists, and whether that is contested: a deletion that did not see a
    /// setting, a child or a creation does not remove the record.
    fn existence(&self, in_base: bool, changes: &[Arc<Change>], id: &Id) -> (bool, bool) {
        let live = existence_of(changes);
        let deletions: Vec<_> = live.iter().filter(|change| change.op == Op::Delete).collect();
        if deletions.is_empty() {
            return (in_base || !live.is_empty(), false);
        }
        if made_anew(in_base, changes) {
            return (true, false);
        }
        if deletions.len() < live.len() {
            return (true, true);
        }
        let seen = sorted(deletions.iter().flat_map(|change| &change.saw).collect());
        let unseen = |id: &ChangeId| seen.binary_search(&id).is_err();
        let unseen_field = set_fields(changes)
            .iter()
            .any(|field| live_of(changes, field).iter().any(|c| unseen(&c.id)));
        let unseen_reference = self.references.get(id).into_iter().flatten().any(unseen);
        let contested = unseen_field || unseen_reference;
        (contested, contested)
    }

    /// Records in which somebody has to choose.
    pub fn contested(&self) -> Vec<Key> {
        self.records_in_conflict().map(|(key, _)| key.clone()).collect()
    }

    /// Every conflict there is, with its record.
    pub fn conflicts(&self) -> Vec<(String, Id, Conflict)> {
        let of = |((table, id), found): (&Key, Resolved)| {
            let (table, id) = (table.clone(), id.clone());
            found.conflicts.into_iter().map(move |found| (table.clone(), id.clone(), found))
        };
        self.records_in_conflict().flat_map(of).collect()
    }

    fn records_in_conflict(&self) -> impl Iterator<Item = (&Key, Resolved)> {
        let found = self.by_record.iter().filter(|(_, changes)| may_conflict(changes));
        let resolved = found.map(|(key, _)| (key, self.resolve(&key.0, &key.1)));
        resolved.filter(|(_, found)| !found.conflicts.is_empty())
    }
}

impl Resolved {
    /// All its fields; `null` where it is not there.
    pub fn whole(&self) -> Value {
        match self.exists {
            true => Value::Object(self.fields.clone()),
            false => Value::Null,
        }
    }

    /// Whether somebody has to choose what a field says or, of `None`, whether the record is there.
    pub fn is_contested(&self, field: Option<&str>) -> bool {
        self.conflicts.iter().any(|conflict| conflict.field.as_deref() == field)
    }
}

/// The same base and the same set of changes.
impl PartialEq for Document {
    fn eq(&self, other: &Document) -> bool {
        self.base == other.base
            && self.changes == other.changes
            && self.unreadable == other.unreadable
    }
}
