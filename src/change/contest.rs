//! What two people have set differently, for somebody to choose: nothing is decided by a clock.

use std::sync::Arc;

use serde_json::Value;

use super::fields::{REFERENCES, REFERRED};
use super::records::each_table;
use super::{Change, ChangeId, Document, Op, Record, Stamp};
use crate::model::*;

/// A record of which there are different versions, and nobody has chosen between them yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Contest {
    pub table: String,
    pub record: Id,
    pub sides: Vec<Side>,
}

/// One of the versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    pub choice: Choice,
    /// Who, as they call themselves; may be empty.
    pub by: String,
    /// Local time of their machine, ISO; for display only.
    pub at: String,
    /// It is what the document shows until somebody chooses.
    pub shown: bool,
    /// What they have set; `null` is 「not filled in」.
    pub values: Vec<(String, Value)>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// What an author has set in a session.
    Of { author: Arc<str>, session: Arc<str> },
    /// The record stays, although somebody has taken it out.
    Keep,
    /// The record goes, although somebody has changed it.
    Gone,
}

/// Everything to choose, in the order of tables and ids.
pub fn contests(document: &Document) -> Vec<Contest> {
    let mut found: Vec<Contest> = Vec::new();
    for (table, record, conflict) in document.conflicts() {
        let at = found.iter().position(|known| known.table == table && known.record == record);
        let at = at.unwrap_or_else(|| {
            found.push(Contest { table, record, sides: Vec::new() });
            found.len() - 1
        });
        let sides = &mut found[at].sides;
        match conflict.field {
            Some(field) => {
                for (at, (id, value)) in conflict.values.into_iter().enumerate() {
                    let choice = Choice::Of { author: id.author.clone(), session: id.session.clone() };
                    let side = side(document, sides, choice, Some(&id));
                    side.shown |= at == 0;
                    side.values.push((field.clone(), value));
                }
            }
            None => {
                side(document, sides, Choice::Keep, None).shown = true;
                let gone = conflict.values.iter().find(|(_, stays)| *stays == Value::Bool(false)).map(|(id, _)| id);
                side(document, sides, Choice::Gone, gone);
            }
        }
    }
    found
}

fn side<'a>(document: &Document, sides: &'a mut Vec<Side>, choice: Choice, id: Option<&ChangeId>) -> &'a mut Side {
    let at = sides.iter().position(|known| known.choice == choice).unwrap_or_else(|| {
        let change = id.and_then(|id| document.change(id));
        let (by, at) = change.map(|change| (change.by.clone(), change.at.clone())).unwrap_or_default();
        sides.push(Side { choice, by, at, shown: false, values: Vec::new() });
        sides.len() - 1
    });
    &mut sides[at]
}

/// The changes by which somebody chooses a version: they see everything that was live, so that every copy agrees when it
/// has them. That a record goes is no change of a version: whoever asks for it takes it out like any other.
pub fn choose(document: &Document, table: &str, record: &Id, choice: &Choice, stamp: &mut Stamp) -> Vec<Change> {
    match choice {
        Choice::Of { author, session } => {
            let mut changes = Vec::new();
            for conflict in document.resolve(table, record).conflicts {
                let Some(field) = conflict.field else { continue };
                let theirs = |id: &ChangeId| id.author == *author && id.session == *session;
                let Some((_, value)) = conflict.values.iter().find(|(id, _)| theirs(id)) else { continue };
                let was = conflict.values.first().map(|(_, shown)| shown.clone()).unwrap_or_default();
                let saw = document.live(table, record, &field);
                changes.push(stamp.change(table, record, Op::Set { field, value: value.clone() }, was, saw));
            }
            changes
        }
        Choice::Keep => keep(document, table, record, stamp),
        Choice::Gone => Vec::new(),
    }
}

/// A record stays, and with it what it hangs on.
fn keep(document: &Document, table: &str, record: &Id, stamp: &mut Stamp) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut wanted = vec![(table, record.clone())];
    while let Some((table, record)) = wanted.pop() {
        // What hangs on one another in a circle is kept once.
        if changes.iter().any(|made| made.table == table && made.record == record) {
            continue;
        }
        let fields = document.resolve(table, &record).fields;
        let named = REFERENCES.iter().filter_map(|field| fields.get(*field).and_then(Value::as_str)).map(Id::from);
        let named = named.flat_map(|id| REFERRED.map(|table| (table, id.clone())));
        wanted.extend(named.filter(|(table, id)| document.knows(table, id) && !document.resolve(table, id).exists));
        let saw = document.live_existence(table, &record);
        changes.push(stamp.change(table, &record, Op::Create(fields), Value::Null, saw));
    }
    changes
}

/// The strategy without one record, whatever its kind.
pub fn without(strategy: &Strategy, table: &str, record: &Id) -> Strategy {
    let mut after = strategy.clone();
    each_table!(Kind => {
        if table == Kind::TABLE {
            Kind::table_mut(&mut after).remove(record);
        }
    });
    after
}
