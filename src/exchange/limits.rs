//! How much a document may hold: one set of limits, where things are typed and where files are read. What the
//! app itself has kept is read without them.

use serde_json::Value;

use super::{Refusal, caps};
use crate::change::{Change, Document, Op};
use crate::edit;
use crate::model::{Indicator, Observation, Record, Target};

/// Whether any text in it is longer than anyone writes.
pub fn is_long(value: &Value) -> bool {
    match value {
        Value::String(text) => is_long_text(text),
        Value::Array(list) => list.iter().any(is_long),
        Value::Object(members) => members.values().any(is_long),
        _ => false,
    }
}

pub fn is_long_text(text: &str) -> bool {
    text.len() > caps::CHARACTERS && text.chars().count() > caps::CHARACTERS
}

/// Whether the body of a file is one that is read.
pub(super) fn guard(body: &Value) -> Result<(), Refusal> {
    let many = |table: &str| body["base"][table].as_array().map_or(0, Vec::len);
    let values = many(Observation::TABLE) + many(Target::TABLE);
    let changes = body["changes"].as_array().map_or(0, Vec::len);
    if is_full(many(Indicator::TABLE), values + changes) || is_long(body) {
        return Err(Refusal::TooMany);
    }
    Ok(())
}

/// Whether a document could still be opened as a file with further changes.
pub fn within_limits(document: &Document, changes: &[Change]) -> Result<(), edit::Refusal> {
    let is_long = |change: &Change| match &change.op {
        Op::Set { value, .. } => is_long(value),
        Op::Create(fields) => fields.values().any(is_long),
        Op::Delete => false,
    };
    if changes.iter().any(is_long) {
        return Err(edit::Refusal::TooLong);
    }
    let many = |table: &str| document.base.tables.get(table).map_or(0, |records| records.len());
    let values = many(Observation::TABLE) + many(Target::TABLE);
    match is_full(many(Indicator::TABLE), values + document.count() + changes.len()) {
        true => Err(edit::Refusal::Full),
        false => Ok(()),
    }
}

/// Values are those a document began with, and every change of them since.
fn is_full(indicators: usize, values: usize) -> bool {
    indicators > caps::INDICATORS || values > caps::VALUES
}
