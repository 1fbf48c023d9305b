//! Indicators with their targets, observations and breaks.

use serde_json::Value;

use super::{Record, in_table};
use crate::change::fields::{Fields, Put, Reader, Take, Unreadable};
use crate::model::*;

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
        let read = Reader::new(fields);
        let take = &read.take;
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
        let record = Indicator {
            id: id.clone(),
            role,
            name: read.text("name"),
            name_en: read.text("nameEn"),
            short: read.text("short"),
            unit: read.text("unit"),
            unit_en: read.text("unitEn"),
            definition: read.text("definition"),
            desired: Desired::of(&read.text("desired")),
            aggregation: Aggregation::of(&read.text("aggregation")),
            accrues: read.flag("accrues").unwrap_or(false),
            calendar: read.flag("calendar").unwrap_or(false),
            baseline,
            tolerance: read.number("tolerance").unwrap_or(Number::ZERO),
            division: read.text("division"),
            newly_set: read.flag("newlySet"),
            not_evaluated: read.text("notEvaluated"),
            note: read.text("note"),
            rank: read.text("rank"),
        };
        read.done(record)
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
        let read = Reader::new(fields);
        let words = read.text("words");
        let goal = match (read.number("value"), read.number("from"), read.number("to")) {
            (Some(value), _, _) => Goal::Value { relation: Relation::of(&read.text("relation")), value },
            (None, Some(from), Some(to)) => Goal::Range { from, to },
            _ if !words.is_empty() => Goal::Words(words),
            _ => Goal::Unreadable,
        };
        let record = Target {
            id: id.clone(),
            indicator: read.id("indicator"),
            period: read.needed_period("period"),
            goal,
            sum_since: read.period("sumSince"),
            set_at: read.as_of("setAt"),
            reason: read.text("reason"),
            raw: read.text("raw"),
        };
        read.done(record)
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
        let read = Reader::new(fields);
        let figure = match read.number("value") {
            Some(value) => Figure::Number(value),
            None => Figure::Missing(match read.text("missing").as_str() {
                "" => MissingReason::NotStated,
                word => MissingReason::of(word),
            }),
        };
        let record = Observation {
            id: id.clone(),
            indicator: read.id("indicator"),
            period: read.needed_period("period"),
            figure,
            about: read.flag("about").unwrap_or(false),
            as_of: read.as_of("asOf"),
            state: ObservationState::of(&read.text("state")),
            source: read.text("source"),
            note: read.text("note"),
            published: read.text("published"),
            raw: read.text("raw"),
            entry: read.or_note(read.take.count("entry")).and_then(|n| u32::try_from(n).ok()).unwrap_or(1),
        };
        read.done(record)
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
        let read = Reader::new(fields);
        let record =
            SeriesBreak { id: id.clone(), indicator: read.id("indicator"), at: read.as_of("at"), reason: read.text("reason") };
        read.done(record)
    }
}
