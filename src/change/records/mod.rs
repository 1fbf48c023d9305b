//! Every record to fields and back, by hand: so the file never freezes the model.

mod cycle;
mod figures;
mod parts;

use std::sync::Arc;

use serde_json::Value;

use super::document::Key;
use super::fields::{Fields, Put, Take, Unreadable};
use super::{Change, Document, Resolved};
use crate::model::*;

macro_rules! in_table {
    ($member:ident) => {
        fn table(strategy: &Strategy) -> &Table<Self> {
            &strategy.$member
        }

        fn table_mut(strategy: &mut Strategy) -> &mut Table<Self> {
            &mut strategy.$member
        }
    };
}
use in_table;

/// A record that lives in a table of the document.
pub trait Record: Keyed + Clone + PartialEq {
    const TABLE: &'static str;
    /// Its fields in the order in which a file lists them.
    const FIELDS: &'static [&'static str];
    fn write(&self) -> Fields;
    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable>;
    fn table(strategy: &Strategy) -> &Table<Self>;
    fn table_mut(strategy: &mut Strategy) -> &mut Table<Self>;
}

/// The one record of the table that describes the strategy itself.
pub const ABOUT: &str = "strategy";
pub const ABOUT_FIELDS: &[&str] = &[
    "name",
    "nameEn",
    "edition",
    "editionEn",
    "sample",
    "firstYear",
    "lastYear",
    "periodConfirmed",
    "method",
    "nearlyFrom",
    "partlyFrom",
    "exceededFrom",
];

/// Tables in the order in which a file lists them, with their fields.
pub const TABLES: &[(&str, &[&str])] = &[
    (ABOUT, ABOUT_FIELDS),
    (Direction::TABLE, Direction::FIELDS),
    (Item::TABLE, Item::FIELDS),
    (Program::TABLE, Program::FIELDS),
    (Indicator::TABLE, Indicator::FIELDS),
    (Restatement::TABLE, Restatement::FIELDS),
    (Target::TABLE, Target::FIELDS),
    (Observation::TABLE, Observation::FIELDS),
    (SeriesBreak::TABLE, SeriesBreak::FIELDS),
    (Source::TABLE, Source::FIELDS),
    (AnnualPlan::TABLE, AnnualPlan::FIELDS),
    (PlannedProgram::TABLE, PlannedProgram::FIELDS),
    (Review::TABLE, Review::FIELDS),
    (Amendment::TABLE, Amendment::FIELDS),
    (Evaluation::TABLE, Evaluation::FIELDS),
    (Meeting::TABLE, Meeting::FIELDS),
    (Opinion::TABLE, Opinion::FIELDS),
];

/// Tables of the format's first version: they stand in every base, empty too. Those that came later stand only in a base
/// that has records of them, so that what was written before is written the same, with the same hash.
pub const FIRST_TABLES: usize = 10;

/// Runs `$body` for every table, with its record type as `$record`.
macro_rules! each_table {
    ($record:ident => $body:block) => {
        each_table!(@ $record $body; Direction, Item, Program, Indicator, Restatement, Target, Observation, SeriesBreak, Source,
            AnnualPlan, PlannedProgram, Review, Amendment, Evaluation, Meeting, Opinion)
    };
    (@ $alias:ident $body:block; $($record:ty),+) => {
        $({ type $alias = $record; $body })+
    };
}
pub(crate) use each_table;

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

/// Takes changes in and brings the strategy up to date with them, record by record. A record that can no longer be read
/// leaves the strategy and stays in the document.
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

/// Brings one record of the strategy up to date with the document. Tables this version does not know are left alone.
pub fn reproject(document: &Document, strategy: &mut Strategy, table: &str, id: &Id) -> Result<(), Unreadable> {
    let Resolved { exists, fields, .. } = document.resolve(table, id);
    if table == ABOUT {
        strategy.about = Arc::new(read_about(&fields)?);
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

pub fn write_about(about: &About) -> Fields {
    let defaults = Thresholds::default();
    let unless = |value: Number, default: Number| (value != default).then_some(value);
    let put = Put::default()
        .text("name", &about.name)
        .text("nameEn", &about.name_en)
        .text("edition", &about.edition)
        .text("editionEn", &about.edition_en)
        .flag("sample", about.sample.then_some(true))
        .period("firstYear", about.first_year.map(Period::Fiscal))
        .period("lastYear", about.last_year.map(Period::Fiscal))
        .flag("periodConfirmed", about.period_confirmed.then_some(true))
        .number("nearlyFrom", unless(about.thresholds.nearly, defaults.nearly))
        .number("partlyFrom", unless(about.thresholds.partly, defaults.partly))
        .number("exceededFrom", unless(about.thresholds.exceeded, defaults.exceeded));
    if about.method.is_empty() {
        return put.0;
    }
    let section = |section: &Section| {
        Value::Object(Put::default().text("heading", &section.heading).value("lines", section.lines.clone().into()).0)
    };
    put.value("method", about.method.iter().map(section).collect()).0
}

pub fn read_about(fields: &Fields) -> Result<About, Unreadable> {
    let take = Take(fields);
    let year = |field: &str| match take.period(field)? {
        Some(Period::Fiscal(year)) => Ok(Some(year)),
        Some(_) => Err(Unreadable { field: field.into() }),
        None => Ok(None),
    };
    let section = |value: &Value| -> Result<Section, Unreadable> {
        let wrong = || Unreadable { field: "method".into() };
        let take = Take(value.as_object().ok_or_else(wrong)?);
        let line = |value: &Value| value.as_str().map(str::to_string).ok_or_else(wrong);
        Ok(Section { heading: take.text("heading")?, lines: take.list("lines")?.iter().map(line).collect::<Result<_, _>>()? })
    };
    let defaults = Thresholds::default();
    Ok(About {
        name: take.text("name")?,
        name_en: take.text("nameEn")?,
        edition: take.text("edition")?,
        edition_en: take.text("editionEn")?,
        sample: take.flag("sample")?.unwrap_or(false),
        first_year: year("firstYear")?,
        last_year: year("lastYear")?,
        period_confirmed: take.flag("periodConfirmed")?.unwrap_or(false),
        method: take.list("method")?.iter().map(section).collect::<Result<_, _>>()?,
        thresholds: Thresholds {
            nearly: take.number("nearlyFrom")?.unwrap_or(defaults.nearly),
            partly: take.number("partlyFrom")?.unwrap_or(defaults.partly),
            exceeded: take.number("exceededFrom")?.unwrap_or(defaults.exceeded),
        },
    })
}
