//! Where a document begins.

use super::derive::about_id;
use super::document::Base;
use super::records::{ABOUT, FIRST_TABLES, Record, TABLES, each_table, write_about};
use crate::model::*;

/// A base that amounts to the strategy: where a new document begins.
pub fn base_of(strategy: &Strategy) -> Base {
    let mut base = Base::default();
    base.tables.insert(ABOUT.to_string(), order::gathered([(about_id(), write_about(&strategy.about))]));
    each_table!(Kind => {
        let records = Kind::table(strategy).iter().map(|record| (record.id().clone(), record.write()));
        let first = TABLES[..FIRST_TABLES].iter().any(|(table, _)| *table == Kind::TABLE);
        if first || !Kind::table(strategy).is_empty() {
            base.tables.insert(Kind::TABLE.to_string(), order::gathered(records));
        }
    });
    base
}
