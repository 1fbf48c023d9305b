//! 取り込む: what was decided of copies that came back becomes changes of the document at hand.

use std::collections::BTreeSet;

use serde_json::Value;

use super::contest::{Choice, choose, named_by};
use super::taking_in::{Incoming, Kind, Pick, Row};
use super::{Change, ChangeId, Document, Key, Op, Stamp};
use crate::model::*;

/// What taking comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// Changes of the copies that were not here, and those that choose, in the order in which they are
    /// to be added.
    pub changes: Vec<Change>,
    /// Records that are to go: whoever asks for it takes them out with everything beneath them.
    pub gone: Vec<Key>,
    /// Changes of the copies that cannot be read: they are kept like those of the document.
    pub unreadable: Vec<Value>,
}

/// Takes the rows as they were decided. What is open stays open: of a removal the record stays, and
/// whether it goes is to be chosen.
pub fn take_in(ours: &Document, copies: &[Incoming], rows: &[Row], stamp: &mut Stamp) -> Taken {
    let mut changes = Vec::new();
    let mut all = ours.clone();
    for copy in copies.iter().filter(|copy| copy.related) {
        for change in copy.document.changes() {
            if all.add(Change::clone(change)) {
                changes.push(Change::clone(change));
            }
        }
    }
    let known = |raw: &&Value| !ours.unreadable.contains(raw);
    let mut unreadable: Vec<Value> = Vec::new();
    for copy in copies.iter().filter(|copy| copy.related) {
        for raw in copy.document.unreadable.iter().filter(known) {
            if !unreadable.contains(raw) {
                unreadable.push(raw.clone());
            }
        }
    }
    let mut settling = Settling { all, copies, stamp, changes, gone: Vec::new() };
    for row in rows {
        settling.settle(row);
    }
    Taken { changes: settling.changes, gone: settling.gone, unreadable }
}

/// The document in the making, with what was decided so far.
struct Settling<'a> {
    all: Document,
    copies: &'a [Incoming<'a>],
    stamp: &'a mut Stamp,
    changes: Vec<Change>,
    gone: Vec<Key>,
}

impl Settling<'_> {
    fn settle(&mut self, row: &Row) {
        match (row.kind, row.pick) {
            (Kind::Removed, None) => {
                self.keep_open(row);
            }
            (_, None) | (Kind::Earlier | Kind::Apart, Some(Pick::Ours)) => {}
            (_, Some(pick)) if row.is_existence() => self.existence(row, pick),
            (_, Some(pick)) => {
                let key = (row.table.clone(), row.record.clone());
                // A copy in which the record is not there says nothing of its fields.
                if !self.gone.contains(&key) && !row.value(pick).is_null() {
                    self.bring_named(row.value(pick), pick);
                    self.set(&row.table, &row.record, &row.fields, row.value(pick));
                }
            }
        }
    }

    /// A record that somebody took out stays until somebody decides: it comes back by one who has not seen
    /// the removal, so that the two stand against each other.
    fn keep_open(&mut self, row: &Row) {
        let saw = self.sightless(&row.table, &row.record);
        // It names what it hangs on, so that that stays with it.
        let mut named = row.ours.as_object().cloned().unwrap_or_default();
        named.retain(|field, _| schema::is_reference(field));
        let op = Op::Create(named);
        let mut change = self.stamp.change(&row.table, &row.record, op, Value::Null, saw);
        if change.saw.is_empty() {
            // What has seen anything, be it itself, brings back what was there and no fields of its own.
            change.saw.push(change.id.clone());
        }
        self.all.add(change.clone());
        self.changes.push(change);
    }

    /// What decides whether a record is there, without the removals.
    fn sightless(&self, table: &str, record: &Id) -> Vec<ChangeId> {
        let removes = |id: &ChangeId| self.all.change(id).is_some_and(|c| c.op == Op::Delete);
        let live = self.all.live_existence(table, record);
        live.into_iter().filter(|id| !removes(id)).collect()
    }

    fn change(&mut self, table: &str, record: &Id, op: Op, was: Value, saw: Vec<ChangeId>) {
        let change = self.stamp.change(table, record, op, was, saw);
        self.all.add(change.clone());
        self.changes.push(change);
    }

    fn existence(&mut self, row: &Row, pick: Pick) {
        let (table, record) = (row.table.as_str(), &row.record);
        let now = self.all.resolve(table, record);
        let contested = now.is_contested(None);
        let Value::Object(wanted) = row.value(pick) else {
            if now.exists {
                self.gone.push((row.table.clone(), record.clone()));
            }
            return;
        };
        if !now.exists {
            return self.bring(table, record, wanted.clone(), pick);
        }
        if contested {
            for change in choose(&self.all, table, record, &Choice::Keep, self.stamp) {
                self.all.add(change.clone());
                self.changes.push(change);
            }
        }
        // Of a record that is here already, its fields are rows of their own.
        if row.ours.is_null() {
            let names: Vec<String> = now.fields.keys().chain(wanted.keys()).cloned().collect();
            self.set(table, record, &names, row.value(pick));
        }
    }

    /// Makes a record, or brings it back, and with it what it hangs on.
    fn bring(&mut self, table: &str, record: &Id, fields: Fields, pick: Pick) {
        let mut wanted = vec![(table.to_string(), record.clone(), fields)];
        while let Some((table, record, fields)) = wanted.pop() {
            let saw = self.all.live_existence(&table, &record);
            self.change(&table, &record, Op::Create(fields.clone()), Value::Null, saw);
            let back = self.all.resolve(&table, &record).fields;
            let names: Vec<String> = fields.keys().chain(back.keys()).cloned().collect();
            self.set(&table, &record, &names, &Value::Object(fields.clone()));
            wanted.extend(self.missing(&fields, pick));
        }
    }

    /// Of a copy of another base, what a place names comes along with it. Of one that was united it is here
    /// already, or somebody has taken it out, and that is a question of its own.
    fn bring_named(&mut self, value: &Value, pick: Pick) {
        let apart = |copy: usize| self.copies.get(copy).is_some_and(|copy| !copy.related);
        let (Value::Object(fields), Pick::Theirs(copy)) = (value, pick) else { return };
        if apart(copy) {
            for (table, id, fields) in self.missing(fields, pick) {
                self.bring(&table, &id, fields, pick);
            }
        }
    }

    /// What a record names that is not here, as the copy has it that it was picked from.
    fn missing(&self, fields: &Fields, pick: Pick) -> Vec<(String, Id, Fields)> {
        let Pick::Theirs(copy) = pick else { return Vec::new() };
        let Some(copy) = self.copies.get(copy) else { return Vec::new() };
        let there = |(table, id): (&'static str, Id)| {
            let found = copy.document.resolve(table, &id);
            let lacking = found.exists && !self.all.resolve(table, &id).exists;
            lacking.then(|| (table.to_string(), id, found.fields))
        };
        named_by(fields).into_iter().filter_map(there).collect()
    }

    /// Sets fields of a record to what is wanted, having seen everything that is there.
    fn set(&mut self, table: &str, record: &Id, names: &[String], wanted: &Value) {
        let now = self.all.resolve(table, record);
        for field in names.iter().collect::<BTreeSet<_>>() {
            let was = now.fields.get(field).cloned().unwrap_or_default();
            let value = wanted.get(field).cloned().unwrap_or_default();
            let contested = now.is_contested(Some(field));
            if contested || was != value {
                let saw = self.all.live(table, record, field);
                self.change(table, record, Op::Set { field: field.clone(), value }, was, saw);
            }
        }
    }
}
