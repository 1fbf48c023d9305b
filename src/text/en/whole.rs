//! Words of the charts of the whole.

use super::figures::period;
use super::verdicts::{outputs, outputs_open};
use crate::measure::Known;
use crate::model::Period;
use crate::report::whole::{Scope, WholeChart};
use crate::text::WholeWords;
use crate::text::en::figures::counted;
use crate::text::names::english;

pub static WHOLE: WholeWords = WholeWords {
    title: "Charts",
    lead: "The strategy's structure, where things stand, and how figures moved from year to year. What is drawn can be viewed as a table.",
    scope: "Show",
    all: "The whole strategy",
    up: "Up",
    open_page: "Open the page of this part",
    to_sample: "See in the sample what it looks like",
    short: |graph| match graph {
        WholeChart::Structure => "Structure",
        WholeChart::Status => "Status",
        WholeChart::Years => "Indicators by year",
        WholeChart::Progress => "Progress",
        WholeChart::Multiples => "Each indicator",
    },
    title_of: |graph, whole, years| {
        let year = period(Period::fiscal(whole.year));
        let parts = if whole.within.is_empty() { "policy direction" } else { "policy item" };
        match graph {
            WholeChart::Structure if whole.judged => {
                format!("Structure of the strategy and status in {year}")
            }
            WholeChart::Structure => "Structure of the strategy and figures known".into(),
            WholeChart::Status if whole.judged => {
                format!("Status in {year} by {parts} (number of supporting indicators)")
            }
            WholeChart::Status => {
                format!("Figures known by {parts} (number of supporting indicators)")
            }
            WholeChart::Years => match years.and_then(|years| years.base) {
                Some(base) => {
                    format!("Indicators by year (actuals; {} = 100)", period(Period::fiscal(base)))
                }
                None => "Indicators by year".into(),
            },
            WholeChart::Progress => format!("Progress towards the targets in {year} (%)"),
            WholeChart::Multiples => "Each indicator over time".into(),
        }
    },
    structure: |whole, collapsed| {
        let outputs = whole.rows.iter().filter(|row| !row.indicator.is_outcome()).count();
        let outcomes = whole.rows.len() - outputs;
        let within = match whole.within.last() {
            None => format!("The {} policy directions have", whole.groups.len()),
            Some(Scope::Direction(direction)) => {
                format!("“{}” has", english(&direction.name_en, &direction.name))
            }
            Some(Scope::Item(item)) => format!("“{}” has", english(&item.name_en, &item.name)),
        };
        let how = if collapsed {
            " They are many and shown by part; choosing a part goes into it."
        } else {
            ""
        };
        format!(
            "{within} {} and {}.{how}",
            counted(outcomes, "social goal"),
            counted(outputs, "supporting indicator")
        )
    },
    status: |whole| {
        if whole.judged {
            let rollup = whole.outputs();
            return format!("{} {}", outputs(&rollup), outputs_open(&rollup)).trim().to_string();
        }
        let outputs = || whole.rows.iter().filter(|row| !row.indicator.is_outcome());
        let known = outputs().filter(|row| row.known != Known::Nothing).count();
        format!(
            "Figures are known for {known} of {} supporting indicators. No targets have been entered yet.",
            outputs().count()
        )
    },
    years: |years| {
        let changes = years.changes();
        let named = [
            (changes.worse, "worse"),
            (changes.better, "better"),
            (changes.same, "the same"),
            (changes.neither, "moved where neither way is desired"),
        ];
        let named: Vec<String> = named
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        match changes.all() {
            0 => "No indicator has a whole-year figure after the year of 100 yet.".to_string(),
            all => format!(
                "Of {all} indicators with a whole-year figure after the year of 100: {}. Colours tell better and worse by the desired direction.",
                named.join(", ")
            ),
        }
    },
    progress: |with, reached, without| {
        format!(
            "{reached} of the {with} indicators with a rate are at 100% or more: achievement rates of supporting indicators, progress rates of social goals. The {without} without a rate are shown by the word of their status alone."
        )
    },
    multiples: |count| {
        format!(
            "{count} indicators, each with its own unit and scale. Heights cannot be compared between them."
        )
    },
    capped: |shown, all| {
        format!(" The first {shown} of {all} are shown; a narrower scope shows the others.")
    },
    caption: |unit, dates, source| format!("Unit: {unit}. As of {dates}. Source: {source}"),
    base: "Value of 100",
    base_year: |year| format!("{year} = 100"),
    tones: [
        "worse by 21 or more",
        "worse by 6 to 20",
        "within 5",
        "better by 6 to 20",
        "better by 21 or more",
    ],
    part_year: "Part-year or forecast",
    series_break: "Break in the series",
    calendar: "calendar years",
    results: "How budgets moved, what was spent, what came of it.",
    others: "Other charts",
    without_targets: "No targets have been entered yet, so there are no charts of progress.",
    about: |graph| match graph {
        WholeChart::Structure => "Which indicators stand under which item of which direction.",
        WholeChart::Status => "Where how many indicators reach their target or fall behind.",
        WholeChart::Years => "Whether indicators got better or worse from year to year.",
        WholeChart::Progress => "How much of its target each indicator has reached.",
        WholeChart::Multiples => "How every indicator moved, in small charts.",
    },
    unit: |graph| match graph {
        WholeChart::Structure => "status of each indicator",
        WholeChart::Status => "number of supporting indicators",
        WholeChart::Years => "share of the year of 100",
        WholeChart::Progress => "%",
        WholeChart::Multiples => "each indicator's own",
    },
    count: |count| counted(count, "indicator"),
    rate: "Achievement or progress rate",
    reached: "100% of the target",
    inks: [
        "Achieved, nearly, or above the expected value",
        "Partly, improved, or flat",
        "Below, not improved, or behind",
    ],
    not_compared: "Not comparable",
    below: "below −100%",
    above: "above 200%",
    listed: |words| words.join(", "),
};
