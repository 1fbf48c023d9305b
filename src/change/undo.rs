//! Undo appends the inverse of a step: nothing is ever taken out of the history.

use serde_json::Value;

use super::{Change, ChangeId, Document, Op, Stamp};

/// The inverse of the changes `step`, latest first, and those left alone because they are no longer live: somebody has
/// changed the same thing since.
pub fn invert(document: &Document, step: &[ChangeId], stamp: &mut Stamp) -> (Vec<Change>, Vec<ChangeId>) {
    let mut inverse = Vec::new();
    let mut skipped = Vec::new();
    for id in step.iter().rev() {
        let Some(change) = document.change(id) else { continue };
        let (table, record) = (change.table.as_str(), &change.record);
        let made = match &change.op {
            Op::Set { field, .. } => {
                let live = document.live(table, record, field);
                let was = match &change.op {
                    Op::Set { value, .. } => value.clone(),
                    _ => Value::Null,
                };
                live.contains(id).then(|| (Op::Set { field: field.clone(), value: change.was.clone() }, was, live))
            }
            Op::Create(_) => {
                let saw = document.seen_by_deletion(table, record);
                let foreign = saw.iter().any(|seen| seen.author != id.author);
                let live = document.live_existence(table, record).contains(id);
                (live && !foreign).then(|| (Op::Delete, Value::Object(document.resolve(table, record).fields), saw))
            }
            Op::Delete => {
                let live = document.live_existence(table, record);
                let fields = document.resolve(table, record).fields;
                live.contains(id).then_some((Op::Create(fields), Value::Null, live))
            }
        };
        match made {
            Some((op, was, saw)) => inverse.push(stamp.change(table, record, op, was, saw)),
            None => skipped.push(id.clone()),
        }
    }
    (inverse, skipped)
}
