//! Figures, years and as-of dates, as English writes them: FY2023, 31 January 2023, more than 93%.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::measure::{PartYear, Ratio};
use crate::model::unit::Unit;
use crate::model::*;
use crate::text::figures::{digits, measured, one_place};
use crate::text::{Scale, Write};

pub const WRITE: Write = Write {
    figure,
    figure_long,
    percent,
    period,
    period_short: period,
    point,
    point_short,
    point_plain: |point| match point {
        Point::Whole(_) => "Whole year".into(),
        other => point_short(other),
    },
    // A bare year would be of whichever kind the indicator is.
    point_typed: |point| match point {
        Point::Whole(Period::Calendar(year)) => format!("CY{}", year.0),
        other => other.code(),
    },
    as_of,
    goal,
    relation: |relation| relation_word(relation).to_string(),
    relation_first: true,
    part_year,
    state: |state| state_word(state).to_string(),
    missing: |reason| missing_word(reason).to_string(),
    aggregation: |aggregation| aggregation_word(aggregation).to_string(),
    moment_of_day: |iso| moment_of_day(iso).unwrap_or_default(),
    about: "about ",
    span: |from, to| format!("{from} to {to}"),
    whole_count: |whole, count| format!("{}: {count} whole-year figures", period(whole)),
    sentences: |sentences| sentences.join(". "),
    scale: |largest| match largest {
        size if size >= 1e9 => Scale { divisor: 1e9, name: "billion" },
        size if size >= 1e6 => Scale { divisor: 1e6, name: "million" },
        _ => Scale { divisor: 1.0, name: "" },
    },
    rounded,
    axis: |of, short| match (of, short) {
        (Period::Fiscal(year), true) => format!("FY{:02}", year.0.rem_euclid(100)),
        _ => period(of),
    },
    typed_range: |from, to| format!("{from} to {to}"),
    quoted: |name| format!("“{name}”"),
    bracketed: |word, inner| format!("{word} ({inner})"),
};

/// How many of what: one goal, two goals.
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

pub fn figure(value: Number, unit: &str) -> String {
    measured(digits(value.decimal()), unit)
}

/// From a million on a short form helps the eye: 3.81 million, 11.9 trillion.
fn rounded(value: Number) -> Option<String> {
    let value = value.decimal();
    let size = value.abs();
    let (unit, name) = match size {
        size if size < Decimal::from(1_000_000) => return None,
        size if size < Decimal::from(999_995_000) => (1_000_000_i64, "million"),
        size if size < Decimal::from(999_995_000_000_i64) => (1_000_000_000, "billion"),
        _ => (1_000_000_000_000, "trillion"),
    };
    let shown = (value / Decimal::from(unit))
        .round_sf_with_strategy(3, RoundingStrategy::MidpointAwayFromZero)?;
    Some(format!("{} {name}", digits(shown)))
}

fn figure_long(observation: &Observation, unit: &str) -> String {
    let Figure::Number(value) = observation.figure else { return String::new() };
    // Millions of millions would help nobody.
    match rounded(value).filter(|_| !Unit::of(unit).is_scaled()) {
        Some(rounded) if observation.about => format!("about {}", measured(rounded, unit)),
        Some(rounded) => format!("about {} ({})", measured(rounded, unit), figure(value, unit)),
        None if observation.about => format!("about {}", figure(value, unit)),
        None => figure(value, unit),
    }
}

pub fn percent(ratio: Ratio, thresholds: &Thresholds) -> String {
    format!("{}%", one_place(ratio.percent_by(thresholds)))
}

/// FY2023 is April 2023 to March 2024.
pub fn period(period: Period) -> String {
    match period {
        Period::Fiscal(year) => format!("FY{}", year.0),
        Period::Calendar(year) => year.0.to_string(),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(number: u8) -> &'static str {
    MONTHS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default()
}

fn month_short(number: u8) -> &'static str {
    month(number).get(..3).unwrap_or_default()
}

pub fn point(point: Point) -> String {
    match point {
        Point::Day(date) => format!("{} {} {}", date.day(), month(date.month()), date.year()),
        Point::Month { year, month: number } => format!("{} {year}", month(number)),
        Point::Whole(whole) => format!("{}, whole year", period(whole)),
    }
}

fn point_short(point: Point) -> String {
    match point {
        Point::Day(date) => format!("{} {} {}", date.day(), month_short(date.month()), date.year()),
        Point::Month { year, month } => format!("{} {year}", month_short(month)),
        Point::Whole(whole) => period(whole),
    }
}

fn as_of(as_of: &AsOf) -> String {
    match as_of.point {
        Some(found) => point(found),
        None if as_of.raw.is_empty() => "no date recorded".into(),
        None => format!("“{}”", as_of.raw),
    }
}

pub fn relation_word(relation: &Relation) -> &str {
    match relation {
        Relation::AtLeast => "at least",
        Relation::Above => "more than",
        Relation::AtMost => "at most",
        Relation::Below => "less than",
        Relation::Other(word) => word,
    }
}

pub fn goal(goal: &Goal, unit: &str) -> String {
    match goal {
        Goal::Value { relation, value } => {
            format!("{} {}", relation_word(relation), figure(*value, unit))
        }
        Goal::Range { from, to } => format!("{} to {}", digits(from.decimal()), figure(*to, unit)),
        Goal::Words(words) => words.clone(),
        Goal::Unreadable => "unreadable".into(),
    }
}

pub fn part_year(part: PartYear) -> String {
    match part {
        PartYear { forecast: true, .. } => "Forecast".into(),
        PartYear { months: Some(months), .. } => format!("Part-year ({months} of 12 months)"),
        PartYear { months: None, .. } => "Part-year".into(),
    }
}

pub fn state_word(state: &ObservationState) -> &str {
    match state {
        ObservationState::Forecast => "Forecast",
        ObservationState::Interim => "Part-year",
        ObservationState::Preliminary => "Preliminary",
        ObservationState::Final => "Final",
        ObservationState::Revised => "Revised",
        ObservationState::Other(word) => word,
    }
}

pub fn missing_word(reason: &MissingReason) -> &str {
    match reason {
        MissingReason::NotStated => "Not stated",
        MissingReason::NotPublished => "Not yet published",
        MissingReason::NotStarted => "Not yet started",
        MissingReason::NotApplicable => "Not applicable",
        MissingReason::Suppressed => "Suppressed",
        MissingReason::Unknown => "Unknown",
        MissingReason::Unreadable => "Illegible",
        MissingReason::Other(word) => word,
    }
}

pub fn aggregation_word(aggregation: &Aggregation) -> &str {
    match aggregation {
        Aggregation::Flow => "per year",
        Aggregation::Cumulative => "cumulative",
        Aggregation::Stock => "at a date",
        Aggregation::Ratio => "rate",
        Aggregation::Other(word) => word,
    }
}

/// “22 Nov 14:03” of an ISO moment in local time.
fn moment_of_day(iso: &str) -> Option<String> {
    let (date, time) = iso.split_once('T')?;
    let mut parts = date.split('-').skip(1).map(|part| part.parse::<u8>().ok());
    let (month, day) = (parts.next()??, parts.next()??);
    Some(format!("{day} {} {}", month_short(month), time.get(..5)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_dates_are_written_the_english_way() {
        assert_eq!(period(Period::fiscal(2023)), "FY2023");
        assert_eq!(period(Period::calendar(2020)), "2020");
        assert_eq!(point(Point::Month { year: 2023, month: 1 }), "January 2023");
        assert_eq!(point_short(Point::Month { year: 2023, month: 9 }), "Sep 2023");
        assert_eq!(moment_of_day("2026-11-22T14:03:09").as_deref(), Some("22 Nov 14:03"));
        assert_eq!((WRITE.axis)(Period::fiscal(2005), true), "FY05");
    }

    #[test]
    fn a_unit_of_letters_stands_apart_and_a_sign_does_not() {
        assert_eq!(figure(1636.into(), "cases"), "1,636\u{a0}cases");
        assert_eq!(
            goal(&Goal::Value { relation: Relation::Above, value: 93.into() }, "%"),
            "more than 93%"
        );
        assert_eq!(rounded(3_807_682.into()).as_deref(), Some("3.81 million"));
        assert_eq!(rounded(999_999.into()), None);
        assert_eq!(rounded(11_926_400_000_000_i64.into()).as_deref(), Some("11.9 trillion"));
    }
}
