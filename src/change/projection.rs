//! What a document amounts to: its records as a strategy, whole or one by one.

use std::sync::Arc;

use super::document::Key;
use super::{Change, Document, Resolved};
use crate::model::*;

/// The whole document as a strategy, and the records that could not be read.
pub fn project(document: &Document) -> (Strategy, Vec<(String, Id, Unreadable)>) {
    let mut strategy = Strategy::default();
    let mut unreadable = Vec::new();
    for (table, id) in document.records() {
        if let Err(reason) = reproject(document, &mut strategy, &table, &id) {
            unreadable.push((table, id, reason));
        }
    }
    (strategy, unreadable)
}

/// What [`project`] has made of a document, in which records are shared with the strategy of another of the same base that says
/// the same of them: they take no memory of their own.
pub fn share(
    (document, strategy): (&Document, &Strategy),
    (other, others): (&Document, &Strategy),
) -> Strategy {
    let beyond = |a: &Document, b: &Document| -> Vec<Key> {
        let lacks =
            |change: &&Arc<Change>| b.change(&change.id).is_none_or(|known| known != *change);
        a.changes().filter(lacks).flat_map(|change| a.touched_by(change)).collect()
    };
    let mut shared = others.clone();
    if strategy.about != others.about {
        shared.about = strategy.about.clone();
    }
    for (table, id) in beyond(document, other).into_iter().chain(beyond(other, document)) {
        each_table!(Kind => {
            if table == Kind::TABLE {
                match Kind::table(strategy).get(&id) {
                    Some(record) => Kind::table_mut(&mut shared).put(Kind::clone(record)),
                    None => Kind::table_mut(&mut shared).remove(&id),
                }
            }
        });
    }
    shared
}

/// Takes changes in and brings the strategy up to date with them, record by record. A record that
/// can no longer be read leaves the strategy and stays in the document.
pub fn take(document: &mut Document, strategy: &mut Strategy, changes: &[Change]) {
    for change in changes {
        document.add(change.clone());
    }
    let touched: Vec<Key> = changes.iter().flat_map(|change| document.touched_by(change)).collect();
    reproject_all(document, strategy, &touched);
}

/// Brings records of the strategy up to date with the document, as far as they can be read.
pub fn reproject_all(document: &Document, strategy: &mut Strategy, records: &[Key]) {
    for (table, id) in records {
        let _ = reproject(document, strategy, table, id);
    }
}

/// Brings one record of the strategy up to date with the document. Tables this version does not
/// know are left alone.
pub fn reproject(
    document: &Document,
    strategy: &mut Strategy,
    table: &str,
    id: &Id,
) -> Result<(), Unreadable> {
    let Resolved { exists, fields, .. } = document.resolve(table, id);
    if table == ABOUT {
        strategy.about = Arc::new(About::read(&fields)?);
        return Ok(());
    }
    each_table!(Kind => {
        if table == Kind::TABLE {
            if exists {
                match Kind::read(id, &fields) {
                    Ok(record) => Kind::table_mut(strategy).put(record),
                    Err(reason) => {
                        Kind::table_mut(strategy).remove(id);
                        return Err(reason);
                    }
                }
            } else {
                Kind::table_mut(strategy).remove(id);
            }
        }
    });
    Ok(())
}
