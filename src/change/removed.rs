//! What was taken out of a document, and the way back: nothing that was deleted is gone.

use serde_json::Value;

use super::{Change, Document, Op};
use crate::model::*;

/// What one step took out, under the name of its greatest part.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    pub name: String,
    /// Local time as its author's machine had it, ISO; for display only.
    pub at: String,
    pub by: String,
    /// Table and id of every record that went with it.
    pub records: Vec<(String, Id)>,
}

/// What has a name of its own, the greatest first.
const NAMED: [(&str, &str); 7] = [
    ("directions", "name"),
    ("items", "name"),
    ("indicators", "name"),
    ("programs", "text"),
    ("meetings", "name"),
    ("opinions", "text"),
    ("sources", "title"),
];

/// Steps that took out something which is still out, the latest first by their authors' clocks.
pub fn removed(document: &Document) -> Vec<Removed> {
    let mut steps: Vec<Vec<&Change>> = Vec::new();
    for change in document.changes().filter(|change| change.op == Op::Delete) {
        // Changes come in the order of ids: those of one step stand side by side, with numbers that
        // follow one another.
        let follows = |last: &&Change| {
            (&last.id.author, &last.id.session, &last.at)
                == (&change.id.author, &change.id.session, &change.at)
                && last.id.sequence + 1 == change.id.sequence
        };
        match steps.last_mut().filter(|step| step.last().is_some_and(follows)) {
            Some(step) => step.push(change),
            None => steps.push(vec![change]),
        }
    }
    let mut found: Vec<Removed> =
        steps.into_iter().filter_map(|step| named(document, &step)).collect();
    order::sort_by(&mut found, |a, b| b.at.cmp(&a.at));
    found
}

fn named(document: &Document, step: &[&Change]) -> Option<Removed> {
    let out: Vec<&&Change> = step
        .iter()
        .filter(|change| !document.resolve(&change.table, &change.record).exists)
        .collect();
    let (greatest, field) = NAMED.iter().find_map(|(table, field)| {
        let change = out.iter().find(|change| change.table == *table)?;
        Some((change, *field))
    })?;
    let name = greatest.was.get(field).and_then(Value::as_str).unwrap_or_default().to_string();
    let records = out.iter().map(|change| (change.table.clone(), change.record.clone())).collect();
    Some(Removed { name, at: greatest.at.clone(), by: greatest.by.clone(), records })
}

/// The strategy with the records in it again, as they last were.
pub fn restored(document: &Document, strategy: &Strategy, records: &[(String, Id)]) -> Strategy {
    let mut after = strategy.clone();
    for (table, id) in records {
        let fields = document.resolve(table, id).fields;
        each_table!(Kind => {
            if table == Kind::TABLE && let Ok(record) = Kind::read(id, &fields) {
                Kind::table_mut(&mut after).put(record);
            }
        });
    }
    after
}
