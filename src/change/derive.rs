//! Changes found by comparing two versions of a strategy: nobody writes them by hand.

use std::sync::Arc;

use serde_json::Value;

use super::{Change, ChangeId, Document, Op};
use crate::model::*;

/// Who is making changes, and the number of the next one.
#[derive(Clone, Debug)]
pub struct Stamp {
    pub author: Arc<str>,
    pub session: Arc<str>,
    pub sequence: u32,
    /// For display only, ISO.
    pub at: String,
    pub by: String,
}

impl Stamp {
    pub fn change(
        &mut self,
        table: &str,
        record: &Id,
        op: Op,
        was: Value,
        saw: Vec<ChangeId>,
    ) -> Change {
        self.sequence += 1;
        Change {
            id: ChangeId {
                author: self.author.clone(),
                session: self.session.clone(),
                sequence: self.sequence,
            },
            table: table.to_string(),
            record: record.clone(),
            op,
            was,
            saw,
            at: self.at.clone(),
            by: self.by.clone(),
            rest: Fields::new(),
        }
    }
}

/// The id of the one record of the table [`ABOUT`].
pub fn about_id() -> Id {
    Id::from(ABOUT)
}

/// The changes that lead from `before` to `after`. `before` is what `document` projects to.
pub fn derive(
    document: &Document,
    before: &Strategy,
    after: &Strategy,
    stamp: &mut Stamp,
) -> Vec<Change> {
    let mut changes = Vec::new();
    if !Arc::ptr_eq(&before.about, &after.about) && before.about != after.about {
        let (old, new) = (before.about.write(), after.about.write());
        compare(document, ABOUT, &about_id(), About::FIELDS, &old, &new, stamp, &mut changes);
    }
    each_table!(Kind => {
        for difference in Kind::table(before).differences(Kind::table(after)) {
            match difference {
                (Some(old), Some(new)) => {
                    compare(document, Kind::TABLE, new.id(), Kind::FIELDS, &old.write(), &new.write(), stamp, &mut changes);
                }
                (None, Some(new)) => create(document, Kind::TABLE, new.id(), Kind::FIELDS, new.write(), stamp, &mut changes),
                (Some(old), None) => {
                    let saw = document.seen_by_deletion(Kind::TABLE, old.id());
                    let was = Value::Object(document.resolve(Kind::TABLE, old.id()).fields);
                    changes.push(stamp.change(Kind::TABLE, old.id(), Op::Delete, was, saw));
                }
                (None, None) => {}
            }
        }
    });
    changes
}

#[allow(clippy::too_many_arguments)]
fn compare(
    document: &Document,
    table: &str,
    id: &Id,
    names: &[&str],
    old: &Fields,
    new: &Fields,
    stamp: &mut Stamp,
    changes: &mut Vec<Change>,
) {
    let value = |fields: &Fields, name: &str| fields.get(name).cloned().unwrap_or(Value::Null);
    for name in names {
        let (was, value) = (value(old, name), value(new, name));
        if was != value {
            let saw = document.live(table, id, name);
            changes.push(stamp.change(
                table,
                id,
                Op::Set { field: name.to_string(), value },
                was,
                saw,
            ));
        }
    }
}

/// A record new to the document is created whole. One that had been deleted is restored and then
/// set to what is wanted, so that its earlier changes are live again.
fn create(
    document: &Document,
    table: &str,
    id: &Id,
    names: &[&str],
    fields: Fields,
    stamp: &mut Stamp,
    changes: &mut Vec<Change>,
) {
    if !document.knows(table, id) {
        changes.push(stamp.change(table, id, Op::Create(fields), Value::Null, Vec::new()));
        return;
    }
    let saw = document.live_existence(table, id);
    let old = document.resolve(table, id).fields;
    changes.push(stamp.change(table, id, Op::Create(fields.clone()), Value::Null, saw));
    compare(document, table, id, names, &old, &fields, stamp, changes);
}
