//! The indicator's sheet and its chart.

use super::EN;
use super::figures::{
    aggregation_word, figure, goal, missing_word, part_year, period, point, state_word,
};
use super::verdicts;
use crate::measure::Known;
use crate::model::*;
use crate::report::IndicatorDetail;
use crate::report::indicator_detail::{SeriesPoint, Year};
use crate::text::figures::{digits, measured};
use crate::text::{ChartWords, IndicatorWords};

pub static INDICATOR: IndicatorWords = IndicatorWords {
    hard: "Words of the measures",
    glosses: "What the words mean",
    hard_entries: &[
        (
            "BCP",
            "Business continuity plan: what is decided beforehand so that work goes on, or soon begins again, after a disaster or an accident.",
        ),
        (
            "DX",
            "Digital transformation: changing how one works, or the business itself, by digital means.",
        ),
        (
            "SDGs",
            "The 17 goals that the United Nations set in 2015 for the world to reach by 2030.",
        ),
        (
            "carbon neutral",
            "Giving off no more greenhouse gas than is taken up, by forests for instance.",
        ),
        (
            "open innovation",
            "Making something new by sharing technology and ideas with other companies and universities.",
        ),
        ("succession", "Handing the management of a company on to somebody else."),
        ("test marketing", "Selling a little at first, to see how people respond."),
        ("matching", "Bringing together two sides that want what the other has."),
    ],
    verdict_of: |of| format!("Verdict for {}", period(of)),
    known_of: "The figure known now",
    formula: "See the formula",
    figures: "Targets and actuals",
    figures_note: "Figures that were revised stay visible.",
    figures_table: "Table of targets and actuals",
    about: "About this indicator",
    definition: "What is counted",
    unit_kind: |indicator| {
        let unit = match EN.unit(indicator) {
            "" => "not stated",
            unit => unit,
        };
        let kind = match indicator.aggregation {
            Aggregation::Flow if indicator.calendar => "per calendar year",
            Aggregation::Flow => "per fiscal year",
            Aggregation::Cumulative => "cumulative since the start",
            Aggregation::Stock => "number at the date",
            Aggregation::Ratio if indicator.accrues => {
                "rate, from the start of the period to the date"
            }
            Aggregation::Ratio => "rate",
            Aggregation::Other(_) => aggregation_word(&indicator.aggregation),
        };
        format!("{unit} ({kind})")
    },
    written: |raw| format!("In the source: “{raw}”"),
    reason: "Reason for the target",
    newly_set: "Newly set",
    newly_set_word: |newly_set| match newly_set {
        Some(true) => "Newly set with this strategy",
        Some(false) => "Carried over from before",
        None => "Unknown",
    },
    newly_set_note: "The source marks newly set indicators, but the mark cannot be read from its text.",
    series_break: "Break in the series",
    no_target_yet: "Targets are set in each year's annual plan (none has been entered yet).",
    program: "Main program",
    program_note: "The work whose amount this indicator shows.",
    place: "Place in the strategy",
    place_note: "Supporting indicators show how much the prefecture does; social goals show what comes of it in the region.",
    outcomes_here: "Social goals of the same direction",
    previous: "Previous indicator",
    next: "Next indicator",
    pager: "Indicators before and after",
    to_come: "To come",
    used_as_baseline: "Baseline",
    earlier: "Other value",
    path: "Path",
    tolerance: "Range that counts as no change",
    not_evaluated: "Reason for not evaluating",
    english_name: "English name",
    original_name: "Japanese name",
    name: "Name",
    chart: CHART,
    working: verdicts::working,
    aside: verdicts::aside,
    known_note,
    formula_lines: verdicts::formula,
    depends: "Rules differ about this figure",
    lenses: "Other ways to look at it",
};

const CHART: ChartWords = ChartWords {
    title: |indicator| {
        let kind = match indicator.aggregation {
            Aggregation::Flow if indicator.calendar => "per calendar year",
            Aggregation::Flow => "per fiscal year",
            _ => aggregation_word(&indicator.aggregation),
        };
        format!("{} over time ({kind})", EN.short_name(indicator))
    },
    sentence,
    as_graph: "View as chart",
    as_table: "View as table",
    view: "View",
    role: "chart",
    copy_link: "Copy link",
    copied: "The link has been copied.",
    not_copied: "It could not be copied. Please take the link from the address bar.",
    not_saved: "It could not be saved. Please check the connection and press again.",
    save_csv: "Save as CSV",
    save_svg: "Save as SVG",
    save_png: "Save as PNG",
    drawing: "Drawing the chart…",
    failed: "The chart could not be drawn. The table shows the same.",
    keys: "The arrow keys move from year to year, and each figure is spoken.",
    keys_open: "The arrow keys move and each place is spoken; Enter opens it.",
    touch: "A tap shows the figures.",
    whole: "Actual (whole year)",
    part_year: "Part-year or forecast",
    yearly_target: "Target (yearly)",
    final_target: "Target (final)",
    expected: "Expected level",
    baseline: "Baseline",
    missing: "No value",
    series_break: "Break in the series",
    key: "Key",
    point: spoken_point,
    label: |detail| {
        let points: Vec<String> = detail
            .series()
            .iter()
            .map(|point| spoken_point(&detail.indicator, point).join(", "))
            .collect();
        format!("{}. {}", EN.short_name(&detail.indicator), points.join("; "))
    },
    caption: |detail, strategy| {
        let latest =
            detail.latest().map(|(at, found)| (point(at), EN.source(strategy, &found.source)));
        let unit = match EN.unit(&detail.indicator) {
            "" => "not stated",
            unit => unit,
        };
        match latest {
            Some((as_of, source)) if source.is_empty() => {
                format!("Unit: {unit}. Latest as of {as_of}")
            }
            Some((as_of, source)) => {
                format!("Unit: {unit}. Latest as of {as_of}. Source: {source}")
            }
            None => format!("Unit: {unit}"),
        }
    },
};

/// FY2022, 130 matches, part-year (10 of 12 months), target at least 160 matches
fn spoken_point(indicator: &Indicator, at: &SeriesPoint) -> Vec<String> {
    let mut words = vec![period(at.period)];
    let Some(year) = &at.year else {
        words.push("nothing recorded".into());
        return words;
    };
    match year.counted.as_deref() {
        Some(Observation { figure: Figure::Number(value), about, as_of, state, .. }) => {
            words.push(format!(
                "{}{}",
                if *about { "about " } else { "" },
                figure(*value, EN.unit(indicator))
            ));
            words.extend(year.part_year.map(|part| part_year(part).to_lowercase()));
            // That a figure is final goes without saying, and of a part of a year its months are told.
            let settled = matches!(state, ObservationState::Final | ObservationState::Interim);
            words.extend((!settled).then(|| state_word(state).to_lowercase()));
            // A whole year's figure is of that year: its name is the as-of date.
            if let Some(at) = as_of.point.filter(|at| !matches!(at, Point::Whole(_))) {
                words.push(format!("as of {}", point(at)));
            }
        }
        Some(Observation { figure: Figure::Missing(reason), .. }) => {
            words.push(missing_word(reason).to_lowercase())
        }
        None => words.push("actual to come".into()),
    }
    if let Some(target) = &year.target {
        words.push(match &target.goal {
            Goal::Words(wanted) => format!("target “{wanted}”"),
            other => format!("target {}", goal(other, EN.unit(indicator))),
        });
    }
    if year.verdict.status.is_judged() {
        words.push(verdicts::status(year.verdict.status).to_lowercase());
    }
    words.extend(year.breaks.iter().map(|found| format!("break in the series: {}", found.reason)));
    words
}

fn sentence(detail: &IndicatorDetail) -> String {
    let whole = detail.whole_years();
    let unit = EN.unit(&detail.indicator);
    let mut sentence = match whole[..] {
        [] => "There is no whole-year figure yet.".to_string(),
        [(only, value, _)] => {
            format!("The only whole-year figure is {} for {}.", figure(value, unit), period(only))
        }
        [(last, new, true), ..] => format!(
            "{} was {}. Because the series breaks there, it is not compared with earlier years.",
            period(last),
            figure(new, unit)
        ),
        [(last, new, false), (before, _, _), ..] if !last.same_kind(before) => {
            format!(
                "{} was {}. Figures of fiscal and calendar years are not compared.",
                period(last),
                figure(new, unit)
            )
        }
        [(last, new, false), (before, old, _), ..] => {
            let difference = new.decimal() - old.decimal();
            let points =
                if detail.indicator.aggregation == Aggregation::Ratio { "points" } else { unit };
            let size = measured(digits(difference.abs()), points);
            let change = match difference {
                d if d.is_zero() => format!("the same as in {}", period(before)),
                d if d.is_sign_positive() => format!("{size} more than in {}", period(before)),
                _ => format!("{size} less than in {}", period(before)),
            };
            format!("{} was {}, {change}.", period(last), figure(new, unit))
        }
    };
    let known = |year: &&Year| {
        matches!(year.counted.as_deref(), Some(Observation { figure: Figure::Number(_), .. }))
    };
    let part =
        detail.years.iter().filter(known).find_map(|year| Some((year.period, year.part_year?)));
    if let Some((of, part)) = part {
        let what = if part.forecast { "a forecast" } else { "part-year" };
        sentence.push_str(&format!(" The figure of {} is {what}.", period(of)));
    }
    if !detail.has_target {
        sentence.push_str(" No target has been entered yet.");
    }
    sentence
}

fn known_note(known: Known) -> &'static str {
    match known {
        Known::Whole => "The figure is of a whole year. ",
        Known::PartYear => {
            "The figure covers part of the fiscal year and cannot be compared with a whole one. "
        }
        Known::AtDate => {
            "The figure was counted at a date; the length of a period does not matter. "
        }
        Known::Nothing => "No value is known. ",
    }
}
