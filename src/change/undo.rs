//! Undo appends the inverse of a step: nothing is ever taken out of the history.

use serde_json::Value;

use super::{Change, ChangeId, Document, Op, Stamp};

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

/// Whether all of the changes are of the session that made `id`.
fn own(changes: &[ChangeId], id: &ChangeId) -> bool {
    changes.iter().all(|change| change.author == id.author && change.session == id.session)
}
