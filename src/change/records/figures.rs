//! Indicators with their targets, observations and breaks.

use serde_json::Value;

use super::{Record, in_table};
use crate::change::fields::{Fields, Put, Take, Unreadable};
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
