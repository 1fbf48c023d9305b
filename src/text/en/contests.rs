//! Conflicts: what records and fields are called.

use super::figures::{WRITE, period};
use crate::change::Choice;
use crate::edit::Part;
use crate::model::*;
use crate::text::ContestWords;
use crate::text::contests::Plain;
use crate::text::names::{beginning, english};

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
    let indicator = |id: &Id| {
        strategy.indicators.get(id).map(|found| super::EN.short_name(found)).unwrap_or_default()
    };
    let found = match table {
        Observation::TABLE => strategy
            .observations
            .get(id)
            .map(|o| format!("{}, actual of {}", indicator(&o.indicator), period(o.period))),
        Target::TABLE => strategy
            .targets
            .get(id)
            .map(|t| format!("{}, target of {}", indicator(&t.indicator), period(t.period))),
        PlannedProgram::TABLE => strategy
            .planned
            .get(id)
            .and_then(|p| Some((strategy.programs.get(&p.program)?, p.year)))
            .map(|(program, year)| {
                format!("{}, plan of {}", beginning(&program.text), period(Period::Fiscal(year)))
            }),
        Review::TABLE => strategy.reviews.get(id).map(|r| {
            format!("{}, review of {}", indicator(&r.indicator), period(Period::Fiscal(r.year)))
        }),
        Evaluation::TABLE => strategy.evaluations.get(id).map(|e| {
            format!(
                "{}, evaluation of {}",
                part_name(strategy, &e.subject),
                period(Period::Fiscal(e.year))
            )
        }),
        AnnualPlan::TABLE => strategy
            .plans
            .get(id)
            .map(|plan| format!("Annual plan of {}", period(Period::Fiscal(plan.year)))),
        Amendment::TABLE => strategy
            .amendments
            .get(id)
            .map(|found| format!("change of a plan: {}", beginning(&found.reason))),
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

fn part_name(strategy: &Strategy, id: &Id) -> String {
    let indicator = strategy.indicators.get(id).map(|found| super::EN.short_name(found));
    let item = || strategy.items.get(id).map(|found| super::EN.name(found));
    let direction = || strategy.directions.get(id).map(|found| super::EN.name(found));
    indicator.or_else(item).or_else(direction).unwrap_or_default()
}

fn field(name: &str) -> &str {
    match name {
        "name" => "Name",
        "nameEn" => "English name",
        "short" => "Short name",
        "unit" => "Unit",
        "unitEn" => "English unit",
        "definition" => "What is counted",
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
        "text" => "Text",
        "textEn" => "Text in English",
        "program" => "Main program",
        "plan" => "Annual plan",
        "meeting" => "Meeting",
        "known" => "What it saw",
        "opened" => "Change begun on",
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
        "titleEn" => "Title in English",
        "url" => "Address on the web",
        "publisher" => "Publisher",
        "committee" => "Reported to",
        "committeeEn" => "Reported to, in English",
        "editionEn" => "Source document, in English",
        "sample" => "Sample with invented figures",
        "edition" => "Source document",
        "firstYear" => "First year of the plan",
        "lastYear" => "Last year of the plan",
        "periodConfirmed" => "Period of the plan confirmed",
        "method" => "How progress is managed",
        "nearlyFrom" => "Lower bound of nearly achieved",
        "partlyFrom" => "Lower bound of partly achieved",
        "exceededFrom" => "Lower bound of far above target",
        "year" => "Year",
        "status" => "Kind",
        "activities" => "Contents",
        "budget" => "Budget (thousand yen)",
        "settled" => "Settled (thousand yen)",
        "done" => "What was done",
        "decided" => "Decided on",
        "decision" => "Review",
        "formerName" => "Former name",
        "formerDefinition" => "Former definition",
        "factors" => "Outside factors",
        "next" => "Next action",
        "by" => "Written by",
        "on" => "Written on",
        "verdict" => "Verdict",
        "verdictReason" => "Reason for another verdict",
        "kind" => "Kind",
        "date" => "Date",
        "venue" => "Place",
        "attendance" => "Attendance",
        "agenda" => "Agenda",
        "minutes" => "Minutes",
        "subject" => "About",
        "response" => "The prefecture's answer",
        "answered" => "Answered on",
        "reflection" => "What became of it",
        "link" => "What was changed",
        "promise" => "What was promised",
        "due" => "By when",
        "closed" => "Done on",
        "result" => "What came of it",
        "issued" => "asked on",
        "divisions" => "asked of",
        "cover" => "covering text",
        "circulation" => "request",
        "received" => "received on",
        "file" => "name of the file",
        "fileId" => "number of the file",
        "ownPlaces" => "changes of its own",
        "foreignPlaces" => "changes of others",
        other => other,
    }
}

static PLAIN: Plain = Plain {
    write: WRITE,
    empty: "(empty)",
    yes: "Yes",
    no: "No",
    cycle: &super::cycle::CYCLE,
    status: super::verdicts::status,
    record,
    name: |name, rendering| english(rendering, name).to_string(),
};
