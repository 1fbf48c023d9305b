//! Words of the papers of a year.

use super::cycle::year_of;
use crate::model::*;
use crate::text::PaperWords;
use crate::text::figures::digits;

pub(super) const PAPER: PaperWords = PaperWords {
    handout_title: |name| format!("{name}: results, evaluation and next year's plan"),
    handout_subtitle: |year| {
        format!(
            "Results and evaluation of {}, and the annual plan of {}.",
            year_of(year),
            year_of(FiscalYear(year.0 + 1))
        )
    },
    plan_title: |name, year| format!("{name}: annual plan, {}", year_of(year)),
    evaluation_title: |name, year| format!("{name}: evaluation and next steps, {}", year_of(year)),
    coverage: |months| format!("{months}/12 months"),
    number: "Document",
    number_label: "Document number",
    meeting: "Meeting",
    no_meeting: "None",
    done: |year| format!("Results of {}", year_of(year)),
    plan: |year| format!("Plan of {}", year_of(year)),
    no_plan: "Next year's plan has not been made yet.",
    done_word: "Done",
    planned_word: "Planned",
    outcomes: "Outcomes",
    outputs: "Programs and outputs",
    target_of: |year| format!("Target of {}", year_of(year)),
    final_target: "Target",
    expected: "Expected level",
    progress: "Progress",
    achievement: "Achievement",
    verdict: "Verdict",
    actual: "Actual",
    target: "Target",
    figures: "Target, actual, verdict",
    money: "Budget and settled",
    settled: "Settled",
    new_output: "From next year on",
    restated_note: "Shown in its own place.",
    source_number: |number| format!("Source {number}"),
    key: "Key",
    key_note: "Figures of part of a year are not compared with a target until the year is complete.",
    bounds: |thresholds| {
        format!(
            "Achievement of {}% or more: nearly achieved; {}% or more: partly achieved; less: not achieved.",
            digits(thresholds.nearly.decimal()),
            digits(thresholds.partly.decimal())
        )
    },
    how_judged: "How to read the verdicts",
    print: "Print",
    landscape_note: "Prints on A4, landscape.",
    portrait_note: "Prints on A4, portrait.",
    year: "Year of the results",
    pending: "draft",
    total: "Total",
    names: |names| names.join(", "),
    sum_of: |name| format!("{name}, total"),
    targets: "Targets of the outputs",
    to_paper: "As a paper",
};
