//! Which changes of a record are current: those that no other has seen.

use std::sync::Arc;

use serde_json::Value;

use super::{Change, ChangeId, Op};
use crate::model::{Id, TABLES, order, schema};

/// Whether a record that was taken out was made once more by somebody who had not known it: it is theirs, and what was
/// taken out says nothing any more. Bringing it back is something else, and so is a record that everybody began with.
pub(super) fn made_anew(in_base: bool, changes: &[Arc<Change>]) -> bool {
    if in_base || !changes.iter().any(|change| change.op == Op::Delete) {
        return false;
    }
    let live = existence_of(changes);
    let (removals, made): (Vec<_>, Vec<_>) =
        live.into_iter().partition(|change| change.op == Op::Delete);
    !removals.is_empty() && !made.is_empty() && made.iter().all(|change| brings_fields(change))
}

/// Whether a live removal of a record has seen a change of it.
pub(super) fn is_removed(changes: &[Arc<Change>], id: &ChangeId) -> bool {
    let live = existence_of(changes);
    live.iter().any(|change| change.op == Op::Delete && change.saw.contains(id))
}

/// Whether changes of one record can contradict each other: those of one session have seen one another, unless one of them
/// takes the record out, of which others may not know.
pub(super) fn may_conflict(changes: &[Arc<Change>]) -> bool {
    let Some(first) = changes.first() else { return false };
    changes.iter().any(|change| {
        let own = change.id.author == first.id.author && change.id.session == first.id.session;
        change.op == Op::Delete || !own
    })
}

/// Whether a creation brings its own fields: one that saw a deletion only restores what was there.
pub(super) fn brings_fields(change: &Change) -> bool {
    matches!(change.op, Op::Create(_)) && change.saw.is_empty()
}

pub(super) fn sets(change: &Change, field: &str) -> bool {
    match &change.op {
        Op::Set { field: set, .. } => set == field,
        Op::Create(fields) => brings_fields(change) && fields.contains_key(field),
        Op::Delete => false,
    }
}

/// Whether a creation says of a field that nothing stands there: it has another that says one thing
/// together with it. A figure of one and the reason for its absence of another are no figure.
pub(super) fn says_nothing_of(change: &Change, field: &str) -> bool {
    let Op::Create(fields) = &change.op else { return false };
    let schema = TABLES.iter().find(|known| known.name == change.table);
    let together = schema.map(|schema| schema.chosen_with(field)).unwrap_or_default();
    brings_fields(change)
        && !fields.contains_key(field)
        && together.iter().any(|other| fields.contains_key(*other))
}

pub(super) fn value_of(change: &Change, field: &str) -> Value {
    match &change.op {
        Op::Set { value, .. } => value.clone(),
        Op::Create(fields) => fields.get(field).cloned().unwrap_or(Value::Null),
        Op::Delete => Value::Null,
    }
}

pub(super) fn set_fields(changes: &[Arc<Change>]) -> Vec<&str> {
    let mut found = Vec::new();
    let mut add = |field| {
        if !found.contains(&field) {
            found.push(field);
        }
    };
    for change in changes {
        match &change.op {
            Op::Set { field, .. } => add(field.as_str()),
            Op::Create(fields) if brings_fields(change) => {
                fields.keys().for_each(|field| add(field))
            }
            _ => {}
        }
    }
    found
}

pub(super) fn sorted(mut ids: Vec<&ChangeId>) -> Vec<&ChangeId> {
    order::sort_by(&mut ids, |a, b| a.cmp(b));
    ids
}

pub(super) fn live_of<'a>(changes: &'a [Arc<Change>], field: &str) -> Vec<&'a Arc<Change>> {
    let setting: Vec<_> = changes.iter().filter(|change| sets(change, field)).collect();
    let mut live = unseen(setting);
    // Where two have made the same record, what one of them left out stands against the other's.
    let made: Vec<_> = changes.iter().filter(|change| brings_fields(change)).collect();
    if made.len() > 1 && !live.is_empty() {
        let silent = made.into_iter().filter(|change| says_nothing_of(change, field));
        let same =
            |a: &Change, b: &Change| (&a.id.author, &a.id.session) == (&b.id.author, &b.id.session);
        let silent: Vec<_> = silent
            .filter(|made| !changes.iter().any(|other| sets(other, field) && same(other, made)))
            .filter(|made| !changes.iter().any(|other| other.saw.contains(&made.id)))
            .collect();
        live.extend(silent);
        order::sort_by(&mut live, |a, b| a.id.cmp(&b.id));
    }
    live
}

pub(super) fn existence_of(changes: &[Arc<Change>]) -> Vec<&Arc<Change>> {
    let deciding: Vec<_> =
        changes.iter().filter(|change| !matches!(change.op, Op::Set { .. })).collect();
    unseen(deciding)
}

/// Those that none of the others saw.
pub(super) fn unseen(changes: Vec<&Arc<Change>>) -> Vec<&Arc<Change>> {
    let seen = sorted(
        changes
            .iter()
            .flat_map(|change| change.saw.iter().filter(|id| **id != change.id))
            .collect(),
    );
    changes.into_iter().filter(|change| seen.binary_search(&&change.id).is_err()).collect()
}

pub(super) fn referenced(change: &Change) -> Vec<Id> {
    let name = |value: &Value| value.as_str().map(Id::from);
    match &change.op {
        Op::Set { field, value } if schema::is_reference(field) => {
            name(value).into_iter().collect()
        }
        Op::Create(fields) => schema::references(fields).collect(),
        _ => Vec::new(),
    }
}
