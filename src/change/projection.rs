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
