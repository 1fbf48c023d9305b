//! Undo appends the inverse of a step: nothing is ever taken out of the history.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Change, ChangeId, Document, Key, Op, Stamp};
use crate::model::{Id, schema};

/// The inverse of the changes `step`, latest first, and those left alone because somebody else has
/// changed the same thing since. What stands is still the step's own as long as everything live
/// there is of its author's session and the value is the one the step had set: later steps that
/// were undone themselves have left it so.
pub fn invert(
    document: &Document,
    step: &[ChangeId],
    stamp: &mut Stamp,
) -> (Vec<Change>, Vec<ChangeId>) {
    let mut inverse = Vec::new();
    let mut skipped = Vec::new();
    for id in step.iter().rev() {
        let Some(change) = document.change(id) else { continue };
        let (table, record) = (change.table.as_str(), &change.record);
        let made = match &change.op {
            Op::Set { field, value } => {
                let live = document.live(table, record, field);
                let now = document
                    .resolve(table, record)
                    .fields
                    .get(field)
                    .cloned()
                    .unwrap_or(Value::Null);
                let stands = now == *value && own(&live, id);
                stands.then(|| {
                    (Op::Set { field: field.clone(), value: change.was.clone() }, now, live)
                })
            }
            Op::Create(_) => {
                let mut saw = document.seen_by_deletion(table, record);
                let resolved = document.resolve(table, record);
                let stands = resolved.exists && own(&saw, id);
                // The inverses just made are about this record too: what does not see them cannot
                // remove it.
                saw.extend(
                    inverse
                        .iter()
                        .filter(|made: &&Change| made.table == table && made.record == *record)
                        .map(|made| made.id.clone()),
                );
                stands.then_some((Op::Delete, Value::Object(resolved.fields), saw))
            }
            Op::Delete => {
                let live = document.live_existence(table, record);
                let resolved = document.resolve(table, record);
                (!resolved.exists && own(&live, id)).then_some((
                    Op::Create(resolved.fields),
                    Value::Null,
                    live,
                ))
            }
        };
        match made {
            Some((op, was, saw)) => inverse.push(stamp.change(table, record, op, was, saw)),
            None => skipped.push(id.clone()),
        }
    }
    (inverse, skipped)
}

/// A record as it was before a step, and as the step left it: how what others have made is taken back
/// that was taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct Turned {
    pub table: String,
    pub record: Id,
    /// `null` where it was not there.
    pub before: Value,
    pub after: Value,
    /// What stands to be chosen since: fields, and `None` for whether the record is there.
    pub opened: Vec<Option<String>>,
    /// Fields that stood to be chosen before.
    pub contested: Vec<String>,
}

/// What changes have made of the records that they touch.
pub fn turned(before: &Document, after: &Document, changes: &[Change]) -> Vec<Turned> {
    let touched: BTreeSet<Key> =
        changes.iter().flat_map(|change| after.touched_by(change)).collect();
    let turned = touched.into_iter().map(|(table, record)| {
        let [was, is] = [before, after].map(|document| document.resolve(&table, &record));
        let stood = |field: &Option<String>| was.is_contested(field.as_deref());
        let fields = is.conflicts.iter().map(|conflict| conflict.field.clone());
        let opened = fields.filter(|field| !stood(field)).collect();
        let contested = was.conflicts.iter().filter_map(|known| known.field.clone()).collect();
        Turned { before: was.whole(), after: is.whole(), opened, contested, table, record }
    });
    turned.filter(|turned| turned.before != turned.after || !turned.opened.is_empty()).collect()
}

/// The changes that lead back to how records were before, and how many places were left alone because
/// somebody has changed them since.
pub fn turn_back(
    document: &Document,
    turned: &[Turned],
    stamp: &mut Stamp,
) -> (Vec<Change>, usize) {
    let mut turning = Turning { document: document.clone(), changes: Vec::new(), stamp };
    let mut skipped = 0;
    // What was brought goes last: what has come to name it names something else by then.
    let (brought, others): (Vec<&Turned>, Vec<&Turned>) =
        turned.iter().partition(|one| one.before.is_null());
    for Turned { table, record, before, after, opened, contested } in
        others.into_iter().chain(brought)
    {
        // As it was left, before anything that refers to it is brought back.
        let now = document.resolve(table, record);
        match (before, after) {
            (Value::Object(before), Value::Object(after)) => {
                // What was opened may be a field that neither of the two fills in.
                let named = before.keys().chain(after.keys()).chain(opened.iter().flatten());
                let names: BTreeSet<&String> = named.collect();
                let open = |field: &String| opened.iter().flatten().any(|known| known == field);
                let differ = |field: &&String| before.get(*field) != after.get(*field);
                for field in names.into_iter().filter(|field| differ(field) || open(field)) {
                    match now.exists && now.fields.get(field) == after.get(field) {
                        true => turning.set(table, record, field, before.get(field)),
                        false => skipped += 1,
                    }
                }
                // Whether it goes is no longer a question: it was there before.
                if opened.contains(&None) && now.exists {
                    let saw = turning.document.live_existence(table, record);
                    turning.make(table, record, Op::Create(before.clone()), Value::Null, saw);
                }
            }
            (Value::Object(before), _) if !now.exists => {
                let saw = turning.document.live_existence(table, record);
                turning.make(table, record, Op::Create(before.clone()), Value::Null, saw);
                // It comes back with what was set before it went, and with what others have set who did not know of it.
                let back = turning.document.resolve(table, record);
                let questions = back.conflicts.iter().filter_map(|known| known.field.as_ref());
                let names: BTreeSet<&String> =
                    before.keys().chain(back.fields.keys()).chain(questions).collect();
                let differs = |field: &&String| {
                    let opened = back.is_contested(Some(field)) && !contested.contains(field);
                    opened || before.get(*field) != back.fields.get(*field)
                };
                for field in names.into_iter().filter(differs) {
                    turning.set(table, record, field, before.get(field));
                }
            }
            (_, Value::Object(after))
                if now.exists
                    && now.fields == *after
                    && !is_built_upon(&turning.document, turned, record) =>
            {
                let saw = turning.document.seen_by_deletion(table, record);
                turning.make(table, record, Op::Delete, Value::Object(now.fields), saw);
            }
            _ => skipped += 1,
        }
    }
    (turning.changes, skipped)
}

/// Whether something that the step did not bring hangs on a record.
fn is_built_upon(document: &Document, turned: &[Turned], record: &Id) -> bool {
    let brought = |(table, id): &Key| {
        let same = |one: &Turned| one.table == *table && one.record == *id && one.before.is_null();
        turned.iter().any(same)
    };
    let names = |(table, id): &Key| {
        let found = document.resolve(table, id);
        found.exists && schema::references(&found.fields).any(|named| named == *record)
    };
    document.referring(record).iter().any(|key| names(key) && !brought(key))
}

/// The document on its way back.
struct Turning<'a> {
    document: Document,
    changes: Vec<Change>,
    stamp: &'a mut Stamp,
}

impl Turning<'_> {
    fn set(&mut self, table: &str, record: &Id, field: &str, value: Option<&Value>) {
        let was = self.document.resolve(table, record).fields.get(field).cloned();
        let saw = self.document.live(table, record, field);
        let op = Op::Set { field: field.into(), value: value.cloned().unwrap_or_default() };
        self.make(table, record, op, was.unwrap_or_default(), saw);
    }

    fn make(&mut self, table: &str, record: &Id, op: Op, was: Value, saw: Vec<ChangeId>) {
        let change = self.stamp.change(table, record, op, was, saw);
        self.document.add(change.clone());
        self.changes.push(change);
    }
}

/// Whether all of the changes are of the session that made `id`.
fn own(changes: &[ChangeId], id: &ChangeId) -> bool {
    changes.iter().all(|change| change.author == id.author && change.session == id.session)
}
