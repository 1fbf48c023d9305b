//! The body of a file: base and changes as JSON values, and back.

use std::collections::btree_map::Range;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use serde_json::Value;

use crate::change::{Base, Change, Op, derive};
use crate::model::Fields;
use crate::model::{ABOUT, TABLES};
use crate::model::{Id, order};

/// Members of a change in the order in which a file lists them.
pub const CHANGE_ORDER: &[&str] =
    &["id", "table", "record", "op", "field", "value", "was", "saw", "at", "by"];

/// Members of a base as they are written, by name: an empty table of the first version too.
pub fn member_names(base: &Base) -> BTreeSet<String> {
    let tables = [ABOUT]
        .into_iter()
        .chain(TABLES.iter().filter(|table| table.since == 0).map(|table| table.name))
        .map(str::to_string);
    let unreadable = (!base.unreadable.is_empty()).then(|| "unreadable".to_string());
    order::gathered(
        base.rest.keys().chain(base.tables.keys()).cloned().chain(tables).chain(unreadable),
    )
}

/// Records of a table behind the one that was written last.
pub fn records_after<'a>(
    records: &'a BTreeMap<Id, Fields>,
    last: Option<&Id>,
) -> Range<'a, Id, Fields> {
    records.range::<Id, _>((last.map_or(Bound::Unbounded, Bound::Excluded), Bound::Unbounded))
}

pub fn record_to_value(id: &Id, fields: &Fields) -> Value {
    let mut members = fields.clone();
    members.insert("id".into(), id.as_str().into());
    Value::Object(members)
}

/// Never fails: a record without a usable id, or with one that was there already, is kept raw.
pub fn base_from_members(members: &Fields) -> Base {
    let mut base = Base::default();
    for (name, member) in members {
        match member {
            Value::Object(about) if name == ABOUT => {
                base.tables
                    .insert(ABOUT.into(), order::gathered([(derive::about_id(), about.clone())]));
            }
            Value::Array(list) if name == "unreadable" => {
                base.unreadable.extend(list.iter().cloned())
            }
            Value::Array(list) if is_table(name, list) => {
                let mut records = BTreeMap::new();
                for element in list {
                    match record_from_value(element) {
                        Some((id, _)) if records.contains_key(&id) => {
                            base.unreadable.push(element.clone())
                        }
                        Some((id, fields)) => {
                            records.insert(id, fields);
                        }
                        None => base.unreadable.push(element.clone()),
                    }
                }
                base.tables.insert(name.clone(), records);
            }
            other => {
                base.rest.insert(name.clone(), other.clone());
            }
        }
    }
    base
}

/// A table we know, or one of a later version: records in a list. A stray element of a table is
/// kept raw.
fn is_table(name: &str, list: &[Value]) -> bool {
    (name == ABOUT || TABLES.iter().any(|table| table.name == name))
        || list.iter().all(Value::is_object)
}

pub fn record_from_value(value: &Value) -> Option<(Id, Fields)> {
    let mut fields = value.as_object()?.clone();
    let id = match fields.remove("id")? {
        Value::String(id) if !id.is_empty() && id.len() <= 200 => Id::from(id),
        _ => return None,
    };
    Some((id, fields))
}

pub fn change_to_value(change: &Change) -> Value {
    let mut members = change.rest.clone();
    let mut put = |name: &str, value: Value| members.insert(name.into(), value);
    put("id", change.id.to_string().into());
    put("table", change.table.clone().into());
    put("record", change.record.as_str().into());
    match &change.op {
        Op::Set { field, value } => {
            put("op", "set".into());
            put("field", field.clone().into());
            put("value", value.clone());
        }
        Op::Create(fields) => {
            put("op", "create".into());
            put("value", Value::Object(fields.clone()));
        }
        Op::Delete => {
            put("op", "delete".into());
        }
    }
    if !change.was.is_null() {
        put("was", change.was.clone());
    }
    if !change.saw.is_empty() {
        put("saw", change.saw.iter().map(|id| Value::from(id.to_string())).collect());
    }
    for (name, text) in [("at", &change.at), ("by", &change.by)] {
        if !text.is_empty() {
            put(name, text.clone().into());
        }
    }
    Value::Object(members)
}

/// `None` where it is no change that this version can read; the caller keeps it raw.
pub fn change_from_value(value: &Value) -> Option<Change> {
    let mut rest = value.as_object()?.clone();
    let mut text = |name: &str| match rest.remove(name) {
        Some(Value::String(text)) => Some(text),
        None => Some(String::new()),
        Some(_) => None,
    };
    let (id, table, record) = (text("id")?.parse().ok()?, text("table")?, text("record")?);
    let (op, field, at, by) = (text("op")?, text("field")?, text("at")?, text("by")?);
    if table.is_empty() || record.is_empty() {
        return None;
    }
    let was = rest.remove("was").unwrap_or(Value::Null);
    let saw = match rest.remove("saw") {
        Some(Value::Array(list)) => {
            list.iter().map(|id| id.as_str()?.parse().ok()).collect::<Option<Vec<_>>>()?
        }
        None => Vec::new(),
        Some(_) => return None,
    };
    let op = match (op.as_str(), rest.remove("value")) {
        ("set", value) if !field.is_empty() => {
            Op::Set { field, value: value.unwrap_or(Value::Null) }
        }
        ("create", Some(Value::Object(fields))) => Op::Create(fields),
        ("delete", None) => Op::Delete,
        _ => return None,
    };
    Some(Change { id, table, record: record.into(), op, was, saw, at, by, rest })
}
