//! Every record to fields and back, by hand: so the file never freezes the model.

use std::sync::Arc;

use serde_json::Value;

use super::document::Key;
use super::fields::{Fields, Put, Take, Unreadable};
use super::{Change, Document, Resolved};
use crate::model::*;

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
];

/// Runs `$body` for every table, with its record type as `$record`.
macro_rules! each_table {
    ($record:ident => $body:block) => {
        each_table!(@ $record $body; Direction, Item, Program, Indicator, Restatement, Target, Observation, SeriesBreak, Source)
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

impl Record for Direction {
    const TABLE: &'static str = "directions";
    const FIELDS: &'static [&'static str] = &["number", "name", "nameEn", "rank"];
    in_table!(directions);

    fn write(&self) -> Fields {
        Put::default()
            .text("number", &self.number)
            .text("name", &self.name)
            .text("nameEn", &self.name_en)
            .text("rank", &self.rank)
            .0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let take = Take(fields);
        Ok(Direction {
            id: id.clone(),
            number: take.text("number")?,
            name: take.text("name")?,
            name_en: take.text("nameEn")?,
            rank: take.text("rank")?,
        })
    }
}

impl Record for Item {
    const TABLE: &'static str = "items";
    const FIELDS: &'static [&'static str] = &["parent", "number", "name", "nameEn", "rank"];
    in_table!(items);

    fn write(&self) -> Fields {
        Put::default()
            .text("parent", self.parent.as_str())
            .text("number", &self.number)
            .text("name", &self.name)
            .text("nameEn", &self.name_en)
            .text("rank", &self.rank)
            .0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let take = Take(fields);
        Ok(Item {
            id: id.clone(),
            parent: take.id("parent")?,
            number: take.text("number")?,
            name: take.text("name")?,
            name_en: take.text("nameEn")?,
            rank: take.text("rank")?,
        })
    }
}

impl Record for Program {
    const TABLE: &'static str = "programs";
    const FIELDS: &'static [&'static str] = &["item", "text", "textEn", "division", "rank"];
    in_table!(programs);

    fn write(&self) -> Fields {
        Put::default()
            .text("item", self.item.as_str())
            .text("text", &self.text)
            .text("textEn", &self.text_en)
            .text("division", &self.division)
            .text("rank", &self.rank)
            .0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let take = Take(fields);
        Ok(Program {
            id: id.clone(),
            item: take.id("item")?,
            text: take.text("text")?,
            text_en: take.text("textEn")?,
            division: take.text("division")?,
            rank: take.text("rank")?,
        })
    }
}

impl Record for Restatement {
    const TABLE: &'static str = "restatements";
    const FIELDS: &'static [&'static str] = &["outcome", "direction", "rank"];
    in_table!(restatements);

    fn write(&self) -> Fields {
        Put::default()
            .text("outcome", self.outcome.as_str())
            .text("direction", self.direction.as_str())
            .text("rank", &self.rank)
            .0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let take = Take(fields);
        Ok(Restatement {
            id: id.clone(),
            outcome: take.id("outcome")?,
            direction: take.id("direction")?,
            rank: take.text("rank")?,
        })
    }
}

impl Record for Source {
    const TABLE: &'static str = "sources";
    const FIELDS: &'static [&'static str] = &["title", "publisher", "url"];
    in_table!(sources);

    fn write(&self) -> Fields {
        Put::default().text("title", &self.title).text("publisher", &self.publisher).text("url", &self.url).0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let take = Take(fields);
        Ok(Source { id: id.clone(), title: take.text("title")?, publisher: take.text("publisher")?, url: take.text("url")? })
    }
}

impl Record for Indicator {
    const TABLE: &'static str = "indicators";
    const FIELDS: &'static [&'static str] = &[
        "kind",
        "direction",
        "item",
        "name",
        "nameEn",
        "short",
        "unit",
        "unitEn",
        "definition",
        "desired",
        "aggregation",
        "accrues",
        "calendar",
        "baseline",
        "tolerance",
        "division",
        "newlySet",
        "notEvaluated",
        "note",
        "rank",
    ];
    in_table!(indicators);

    fn write(&self) -> Fields {
        let put = match &self.role {
            Role::Outcome { direction } => Put::default().text("kind", "outcome").text("direction", direction.as_str()),
            Role::Output { item } => Put::default().text("kind", "output").text("item", item.as_str()),
        };
        let put = put
            .text("name", &self.name)
            .text("nameEn", &self.name_en)
            .text("short", &self.short)
            .text("unit", &self.unit)
            .text("unitEn", &self.unit_en)
            .text("definition", &self.definition)
            .text("desired", self.desired.word())
            .text("aggregation", self.aggregation.word())
            .flag("accrues", self.accrues.then_some(true))
            .flag("calendar", self.calendar.then_some(true))
            .number("tolerance", (self.tolerance != Number::ZERO).then_some(self.tolerance))
            .text("division", &self.division)
            .flag("newlySet", self.newly_set)
            .text("notEvaluated", &self.not_evaluated)
            .text("note", &self.note)
            .text("rank", &self.rank);
        let baseline = match &self.baseline {
            None => return put.0,
            Some(Baseline::Observed(id)) => Put::default().text("observation", id.as_str()),
            Some(Baseline::Stated { value, period, mean, raw }) => Put::default()
                .number("value", Some(*value))
                .period("period", Some(*period))
                .flag("mean", mean.then_some(true))
                .text("raw", raw),
        };
        put.value("baseline", Value::Object(baseline.0)).0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let take = Take(fields);
        let wrong = |field: &str| Unreadable { field: field.into() };
        let role = match take.text("kind")?.as_str() {
            "outcome" => Role::Outcome { direction: take.id("direction")? },
            "output" => Role::Output { item: take.id("item")? },
            _ => return Err(wrong("kind")),
        };
        let baseline = match take.members("baseline")? {
            None => None,
            Some(members) => {
                let inner = Take(members);
                match inner.text("observation")? {
                    observation if !observation.is_empty() => Some(Baseline::Observed(observation.into())),
                    _ => Some(Baseline::Stated {
                        value: inner.number("value")?.ok_or_else(|| wrong("baseline"))?,
                        period: inner.period("period")?.ok_or_else(|| wrong("baseline"))?,
                        mean: inner.flag("mean")?.unwrap_or(false),
                        raw: inner.text("raw")?,
                    }),
                }
            }
        };
        Ok(Indicator {
            id: id.clone(),
            role,
            name: take.text("name")?,
            name_en: take.text("nameEn")?,
            short: take.text("short")?,
            unit: take.text("unit")?,
            unit_en: take.text("unitEn")?,
            definition: take.text("definition")?,
            desired: Desired::of(&take.text("desired")?),
            aggregation: Aggregation::of(&take.text("aggregation")?),
            accrues: take.flag("accrues")?.unwrap_or(false),
            calendar: take.flag("calendar")?.unwrap_or(false),
            baseline,
            tolerance: take.number("tolerance")?.unwrap_or(Number::ZERO),
            division: take.text("division")?,
            newly_set: take.flag("newlySet")?,
            not_evaluated: take.text("notEvaluated")?,
            note: take.text("note")?,
            rank: take.text("rank")?,
        })
    }
}

impl Record for Target {
    const TABLE: &'static str = "targets";
    const FIELDS: &'static [&'static str] =
        &["indicator", "period", "relation", "value", "from", "to", "words", "sumSince", "setAt", "reason", "raw"];
    in_table!(targets);

    fn write(&self) -> Fields {
        let put = Put::default().text("indicator", self.indicator.as_str()).period("period", Some(self.period));
        let put = match &self.goal {
            Goal::Value { relation, value } => put.text("relation", relation.word()).number("value", Some(*value)),
            Goal::Range { from, to } => put.number("from", Some(*from)).number("to", Some(*to)),
            Goal::Words(words) => put.text("words", words),
            Goal::Unreadable => put,
        };
        put.period("sumSince", self.sum_since).as_of("setAt", &self.set_at).text("reason", &self.reason).text("raw", &self.raw).0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let take = Take(fields);
        let words = take.text("words")?;
        let goal = match (take.number("value")?, take.number("from")?, take.number("to")?) {
            (Some(value), _, _) => Goal::Value { relation: Relation::of(&take.text("relation")?), value },
            (None, Some(from), Some(to)) => Goal::Range { from, to },
            _ if !words.is_empty() => Goal::Words(words),
            _ => Goal::Unreadable,
        };
        Ok(Target {
            id: id.clone(),
            indicator: take.id("indicator")?,
            period: take.period("period")?.ok_or(Unreadable { field: "period".into() })?,
            goal,
            sum_since: take.period("sumSince")?,
            set_at: take.as_of("setAt")?,
            reason: take.text("reason")?,
            raw: take.text("raw")?,
        })
    }
}

impl Record for Observation {
    const TABLE: &'static str = "observations";
    const FIELDS: &'static [&'static str] =
        &["indicator", "period", "value", "missing", "about", "asOf", "state", "source", "note", "published", "raw", "entry"];
    in_table!(observations);

    fn write(&self) -> Fields {
        let put = Put::default().text("indicator", self.indicator.as_str()).period("period", Some(self.period));
        let put = match &self.figure {
            Figure::Number(value) => put.number("value", Some(*value)),
            Figure::Missing(reason) => put.text("missing", reason.word()),
        };
        put.flag("about", self.about.then_some(true))
            .as_of("asOf", &self.as_of)
            .text("state", self.state.word())
            .text("source", &self.source)
            .text("note", &self.note)
            .text("published", &self.published)
            .text("raw", &self.raw)
            .value("entry", self.entry.into())
            .0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let take = Take(fields);
        let figure = match take.number("value")? {
            Some(value) => Figure::Number(value),
            None => Figure::Missing(match take.text("missing")?.as_str() {
                "" => MissingReason::NotStated,
                word => MissingReason::of(word),
            }),
        };
        Ok(Observation {
            id: id.clone(),
            indicator: take.id("indicator")?,
            period: take.period("period")?.ok_or(Unreadable { field: "period".into() })?,
            figure,
            about: take.flag("about")?.unwrap_or(false),
            as_of: take.as_of("asOf")?,
            state: ObservationState::of(&take.text("state")?),
            source: take.text("source")?,
            note: take.text("note")?,
            published: take.text("published")?,
            raw: take.text("raw")?,
            entry: take.count("entry")?.and_then(|n| u32::try_from(n).ok()).unwrap_or(1),
        })
    }
}

impl Record for SeriesBreak {
    const TABLE: &'static str = "seriesBreaks";
    const FIELDS: &'static [&'static str] = &["indicator", "at", "reason"];
    in_table!(breaks);

    fn write(&self) -> Fields {
        Put::default().text("indicator", self.indicator.as_str()).as_of("at", &self.at).text("reason", &self.reason).0
    }

    fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
        let take = Take(fields);
        Ok(SeriesBreak { id: id.clone(), indicator: take.id("indicator")?, at: take.as_of("at")?, reason: take.text("reason")? })
    }
}
