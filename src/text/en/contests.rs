//! Conflicts: what records and fields are called.

use super::figures::{WRITE, period};
use crate::change::{Choice, Record};
use crate::edit::Part;
use crate::model::*;
use crate::text::ContestWords;
use crate::text::contests::Plain;
use crate::text::names::english;

pub const CONTESTS: ContestWords = ContestWords {
    lead: "The same places were changed in different ways. Neither version is lost. Please choose which to keep.",
    none: "There are no conflicts.",
    record,
    field,
    value: |strategy, field, value| PLAIN.value(strategy, field, value),
    whose: |side, own| {
        let by = match side.by.as_str() {
            "" if own => "this browser",
            "" => "someone unnamed",
            name => name,
        };
        let at = (WRITE.moment_of_day)(&side.at);
        match side.choice {
            Choice::Of { .. } => format!("{by}, {at}"),
            Choice::Keep => "Keep".into(),
            Choice::Gone => format!("deleted by {by}, {at}"),
        }
    },
    shown: "Shown now",
    choose: "Take this one",
    chosen: |name| format!("choice of a conflict: {name}"),
};

fn record(strategy: &Strategy, table: &str, id: &Id) -> String {
    let indicator = |id: &Id| strategy.indicators.get(id).map(|found| super::EN.short_name(found)).unwrap_or_default();
    let found = match table {
        Observation::TABLE => {
            strategy.observations.get(id).map(|o| format!("{}, actual of {}", indicator(&o.indicator), period(o.period)))
        }
        Target::TABLE => strategy.targets.get(id).map(|t| format!("{}, target of {}", indicator(&t.indicator), period(t.period))),
        _ => match Part::of(table, id).map(|part| (part.name(strategy), part)) {
            Some((name, _)) if name.is_empty() => None,
            Some((name, Part::Restatement(_))) => Some(format!("{name}, restated")),
            Some((name, Part::Break(_))) => Some(format!("{name}, break in the series")),
            Some((name, _)) => Some(name),
            None => Some("Fields of the strategy".into()),
        },
    };
    found.filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_string())
}

fn field(name: &str) -> &str {
    match name {
        "name" => "Name",
        "nameEn" => "English name",
        "short" => "Short name",
        "unit" => "Unit",
        "unitEn" => "English unit",
        "definition" => "Definition",
        "desired" => "Desired direction",
        "aggregation" => "Kind of value",
        "accrues" => "Grows through the year",
        "calendar" => "Counted by calendar year",
        "baseline" => "Baseline",
        "tolerance" => "Range that counts as no change",
        "division" => "Division",
        "newlySet" => "Newly set",
        "notEvaluated" => "Reason for not evaluating",
        "note" => "Note",
        "rank" => "Order",
        "number" => "Number",
        "parent" | "item" | "direction" => "Place",
        "indicator" | "outcome" => "Indicator",
        "text" => "What the main program does",
        "value" => "Value",
        "relation" => "Relation to the target",
        "from" => "Lower end of the range",
        "to" => "Upper end of the range",
        "words" => "Target in words",
        "sumSince" => "Start of the sum",
        "setAt" => "When the target was set",
        "reason" => "Reason",
        "raw" => "As written",
        "missing" => "Reason for no value",
        "about" => "About",
        "asOf" | "at" => "As of",
        "state" => "State",
        "source" => "Source",
        "published" => "Published on",
        "entry" => "Order of entry",
        "period" => "Year",
        "title" => "Title",
        "publisher" => "Publisher",
        "edition" => "Source document",
        "firstYear" => "First year of the plan",
        "lastYear" => "Last year of the plan",
        "periodConfirmed" => "Period of the plan confirmed",
        "method" => "How progress is managed",
        "nearlyFrom" => "Lower bound of nearly achieved",
        "partlyFrom" => "Lower bound of partly achieved",
        "exceededFrom" => "Lower bound of far above target",
        other => other,
    }
}

const PLAIN: Plain =
    Plain { write: WRITE, empty: "(empty)", yes: "Yes", no: "No", name: |name, rendering| english(rendering, name).to_string() };
