//! A value of a field, written: what is the same in every language.

use serde_json::Value;

use super::{CycleText, Write};
use crate::measure::Status;
use crate::model::*;

/// What a language has of its own for it.
pub(super) struct Plain {
    pub write: Write,
    pub empty: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub cycle: &'static CycleText,
    pub status: fn(Status) -> &'static str,
    /// What a record is called.
    pub record: fn(&Strategy, &str, &Id) -> String,
    /// Of a name and its rendering, the one to show.
    pub name: fn(&str, &str) -> String,
}

impl Plain {
    pub fn value(&self, strategy: &Strategy, field: &str, value: &Value) -> String {
        let word = match value {
            Value::Null => return self.empty.into(),
            Value::Bool(true) => return self.yes.into(),
            Value::Bool(false) => return self.no.into(),
            Value::Number(number) => return number.to_string(),
            Value::Object(members) => {
                // A date, or a baseline: as it was written, else its plain value.
                let text = |name: &str| {
                    members.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
                };
                if let (Some(table), Some(record)) = (text("table"), text("record")) {
                    return (self.record)(strategy, table, &record.into());
                }
                return match (text("raw"), text("at").and_then(Point::from_code)) {
                    (Some(raw), _) => raw.to_string(),
                    (None, Some(point)) => (self.write.point)(point),
                    (None, None) => Value::Object(members.clone()).to_string(),
                };
            }
            Value::Array(_) => return value.to_string(),
            Value::String(word) => word,
        };
        match field {
            "state" => (self.write.state)(&ObservationState::of(word)),
            "missing" => (self.write.missing)(&MissingReason::of(word)),
            "aggregation" => (self.write.aggregation)(&Aggregation::of(word)),
            "relation" => (self.write.relation)(&Relation::of(word)),
            "status" => (self.cycle.plan.program_status)(&ProgramStatus::of(word)),
            "decision" => (self.cycle.plan.decision)(&ReviewDecision::of(word)),
            "reflection" => (self.cycle.meetings.reflection_word)(&Reflection::of(word)),
            "verdict" => Status::of(word)
                .map_or_else(|| word.clone(), |status| (self.status)(status).to_string()),
            // Of a meeting or an opinion; whoever wrote something is named, and stays as named.
            "kind" if MeetingKind::KNOWN.contains(&MeetingKind::of(word)) => {
                (self.cycle.meetings.kind_word)(&MeetingKind::of(word))
            }
            "by" if OpinionBy::KNOWN.contains(&OpinionBy::of(word)) => {
                (self.cycle.meetings.by_word)(&OpinionBy::of(word))
            }
            "source" => match strategy.sources.get(&Id::from(word.as_str())) {
                Some(source) => (self.name)(&source.title, &source.title_en),
                None => word.clone(),
            },
            "parent" | "item" | "direction" => {
                let id = Id::from(word.as_str());
                let item =
                    strategy.items.get(&id).map(|item| (self.name)(&item.name, &item.name_en));
                let direction = || {
                    strategy
                        .directions
                        .get(&id)
                        .map(|found| (self.name)(&found.name, &found.name_en))
                };
                item.or_else(direction).unwrap_or_else(|| word.clone())
            }
            "program" => strategy
                .programs
                .get(&Id::from(word.as_str()))
                .map_or_else(|| word.clone(), |found| (self.name)(&found.text, &found.text_en)),
            "period" | "year" | "sumSince" | "firstYear" | "lastYear" => {
                Period::from_code(word).map_or_else(|| word.clone(), self.write.period)
            }
            _ => word.clone(),
        }
    }
}
