//! Where a document begins.

use super::derive::about_id;
use super::document::Base;
use crate::model::*;

/// A base that amounts to the strategy: where a new document begins.
pub fn base_of(strategy: &Strategy) -> Base {
    let mut base = Base::default();
    base.tables.insert(ABOUT.to_string(), order::gathered([(about_id(), strategy.about.write())]));
    each_table!(Kind => {
        let records = Kind::table(strategy).iter().map(|record| (record.id().clone(), record.write()));
        let first = TABLES.iter().any(|table| table.name == Kind::TABLE && table.since == 0);
        if first || !Kind::table(strategy).is_empty() {
            base.tables.insert(Kind::TABLE.to_string(), order::gathered(records));
        }
    });
    base
}
