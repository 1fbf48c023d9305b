//! What two people have set differently, for somebody to choose: nothing is decided by a clock.

use std::sync::Arc;

use serde_json::Value;

use super::{Change, ChangeId, Conflict, Document, Op, Stamp};
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
    /// Whose browser it was made in; nobody's where the record simply stays.
    pub author: Option<Arc<str>>,
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
    for (table, record) in document.contested() {
        let mut sides: Vec<Side> = Vec::new();
        let conflicts = document.resolve(&table, &record).conflicts;
        for conflict in &conflicts {
            match &conflict.field {
                Some(_) => {
                    for (at, (id, _)) in conflict.values.iter().enumerate() {
                        let choice =
                            Choice::Of { author: id.author.clone(), session: id.session.clone() };
                        side(document, &mut sides, choice, Some(id)).shown |= at == 0;
                    }
                }
                None => {
                    side(document, &mut sides, Choice::Keep, None).shown = true;
                    let gone = conflict
                        .values
                        .iter()
                        .find(|(_, stays)| *stays == Value::Bool(false))
                        .map(|(id, _)| id);
                    side(document, &mut sides, Choice::Gone, gone);
                }
            }
        }
        for side in &mut sides {
            side.values = version(document, &table, &record, &conflicts, &side.choice);
        }
        found.push(Contest { table, record, sides });
    }
    found
}

fn side<'a>(
    document: &Document,
    sides: &'a mut Vec<Side>,
    choice: Choice,
    id: Option<&ChangeId>,
) -> &'a mut Side {
    let at = sides.iter().position(|known| known.choice == choice).unwrap_or_else(|| {
        let change = id.and_then(|id| document.change(id));
        let (by, at) =
            change.map(|change| (change.by.clone(), change.at.clone())).unwrap_or_default();
        let author = id.map(|id| id.author.clone());
        sides.push(Side { choice, author, by, at, shown: false, values: Vec::new() });
        sides.len() - 1
    });
    &mut sides[at]
}

/// What a side has set of the fields in conflict, and of those that say one thing together with
/// them; where it has set nothing, what it saw.
fn version(
    document: &Document,
    table: &str,
    record: &Id,
    conflicts: &[Conflict],
    choice: &Choice,
) -> Vec<(String, Value)> {
    let Choice::Of { author, session } = choice else { return Vec::new() };
    let theirs = |id: &ChangeId| id.author == *author && id.session == *session;
    let contested: Vec<&str> =
        conflicts.iter().filter_map(|conflict| conflict.field.as_deref()).collect();
    let mut fields: Vec<&str> = contested.clone();
    let schema = TABLES.iter().find(|known| known.name == table);
    let together = contested
        .iter()
        .map(|field| schema.map(|schema| schema.chosen_with(field)).unwrap_or_default());
    fields.extend(
        together
            .max_by_key(Vec::len)
            .unwrap_or_default()
            .iter()
            .filter(|field| !contested.contains(field)),
    );
    let mut values = Vec::new();
    for field in fields {
        let live = document.live(table, record, field);
        let own = live.iter().find(|id| theirs(id));
        let value = match own {
            Some(id) => document.set_by(table, record, field, id),
            // Another version of this very field is for another choice.
            None if contested.contains(&field) => None,
            None => document.before(table, record, field),
        };
        values.extend(value.map(|value| (field.to_string(), value)));
    }
    values
}

/// The changes by which somebody chooses a version: they see everything that was live, so that
/// every copy agrees when it has them. That a record goes is no change of a version: whoever asks
/// for it takes it out like any other.
pub fn choose(
    document: &Document,
    table: &str,
    record: &Id,
    choice: &Choice,
    stamp: &mut Stamp,
) -> Vec<Change> {
    match choice {
        Choice::Of { .. } => {
            let resolved = document.resolve(table, record);
            let version = version(document, table, record, &resolved.conflicts, choice);
            let mut changes = Vec::new();
            for (field, value) in version {
                let was = resolved.fields.get(&field).cloned().unwrap_or_default();
                let contested = resolved.is_contested(Some(&field));
                if contested || was != value {
                    let saw = document.live(table, record, &field);
                    changes.push(stamp.change(table, record, Op::Set { field, value }, was, saw));
                }
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
        wanted.extend(named_by(&fields).into_iter().filter(|(table, id)| {
            document.knows(table, id) && !document.resolve(table, id).exists
        }));
        let saw = document.live_existence(table, &record);
        changes.push(stamp.change(table, &record, Op::Create(fields), Value::Null, saw));
    }
    changes
}

/// Records that a record may name: each of its references in every table in which that may stand, and the
/// observation that is its baseline.
pub(super) fn named_by(fields: &Fields) -> Vec<(&'static str, Id)> {
    let named = schema::references(fields)
        .flat_map(|id| schema::referred_tables().map(move |table| (table, id.clone())));
    let baseline = fields.get("baseline").and_then(|baseline| baseline["observation"].as_str());
    named.chain(baseline.map(|id| (Observation::TABLE, Id::from(id)))).collect()
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
