//! What does not say the same in two states of a document, place by place.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Document, Key};
use crate::model::{Fields, Id, TABLES};

/// A place that does not say the same in two states of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub table: String,
    pub record: Id,
    /// What is chosen as one; empty where the record came or went.
    pub fields: Vec<String>,
    /// An object of the fields; `null` where the record is not there.
    pub before: Value,
    pub after: Value,
    /// Who has made it so, as they call themselves.
    pub by: Vec<String>,
    /// Why, where its record says so; may be empty.
    pub reason: String,
}

/// What differs between two states, in the order of tables and ids.
pub fn differences(before: &Document, after: &Document) -> Vec<Difference> {
    let keys = before.changed_records().into_iter().chain(after.changed_records()).collect();
    differences_of(before, after, &keys)
}

/// What differs of some records.
pub fn differences_of(
    before: &Document,
    after: &Document,
    records: &BTreeSet<Key>,
) -> Vec<Difference> {
    let mut found = Vec::new();
    for (table, id) in records {
        let (was, is) = (before.resolve(table, id), after.resolve(table, id));
        let reason = || {
            let reason = is.fields.get("reason").or(is.fields.get("verdictReason"));
            reason.and_then(Value::as_str).unwrap_or_default().to_string()
        };
        let difference = |fields: Vec<String>, old: Value, new: Value| Difference {
            table: table.clone(),
            record: id.clone(),
            by: authors((before, after), table, id, &fields),
            fields,
            before: old,
            after: new,
            reason: reason(),
        };
        if was.exists != is.exists {
            found.push(difference(Vec::new(), was.whole(), is.whole()));
            continue;
        }
        if !is.exists || was.fields == is.fields {
            continue;
        }
        for fields in groups(table, [&was.fields, &is.fields]) {
            let (old, new) = (part(&was.fields, &fields), part(&is.fields, &fields));
            if old != new {
                found.push(difference(fields, old, new));
            }
        }
    }
    found
}

/// Who has made a place what it is, as they call themselves, each once.
fn authors(
    (before, after): (&Document, &Document),
    table: &str,
    record: &Id,
    fields: &[String],
) -> Vec<String> {
    let live = match fields.is_empty() {
        true => after.live_existence(table, record),
        false => fields.iter().flat_map(|field| after.live(table, record, field)).collect(),
    };
    // Who had set it before has not made it what it has become.
    let fresh = live.iter().filter(|id| before.change(id).is_none());
    let mut named: Vec<String> = Vec::new();
    for change in fresh.filter_map(|id| after.change(id)) {
        if !change.by.is_empty() && !named.contains(&change.by) {
            named.push(change.by.clone());
        }
    }
    named
}

/// The fields of records of a table, those that say one thing together in one.
pub(super) fn groups<'a>(
    table: &str,
    records: impl IntoIterator<Item = &'a Fields>,
) -> Vec<Vec<String>> {
    let names: BTreeSet<&String> = records.into_iter().flat_map(Fields::keys).collect();
    let schema = TABLES.iter().find(|known| known.name == table);
    let mut groups: Vec<Vec<String>> = Vec::new();
    for name in names {
        if groups.iter().any(|group| group.contains(name)) {
            continue;
        }
        let together = schema.map(|schema| schema.chosen_with(name)).unwrap_or_default();
        groups.push(match together.is_empty() {
            true => vec![name.clone()],
            false => together.iter().map(ToString::to_string).collect(),
        });
    }
    groups
}

/// Some fields of a record.
pub(super) fn part(fields: &Fields, names: &[String]) -> Value {
    let named = names.iter().filter_map(|name| Some((name.clone(), fields.get(name)?.clone())));
    Value::Object(named.collect())
}
