//! 数値・年・時点の書き方.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::measure::{PartYear, Ratio};
use crate::model::unit::Unit;
use crate::model::year::{era_letter, era_year};
use crate::model::*;
use crate::text::figures::{digits, measured, one_place};
use crate::text::{Scale, Write};

pub const WRITE: Write = Write {
    figure,
    figure_long,
    percent,
    period,
    period_short,
    point,
    point_short,
    point_plain,
    point_typed: point_short,
    as_of,
    goal,
    relation: |relation| relation_word(relation).to_string(),
    relation_first: false,
    part_year,
    state: |state| state_word(state).to_string(),
    missing: |reason| missing_word(reason).to_string(),
    aggregation: |aggregation| aggregation_word(aggregation).to_string(),
    moment_of_day: |iso| moment_of_day(iso).unwrap_or_default(),
    about: "約",
    span: |from, to| format!("{from}から{to}まで"),
    whole_count: |whole, count| format!("{}の実績 {count}件", period(whole)),
    sentences: |sentences| sentences.join("。"),
    scale: |largest| match largest {
        size if size >= 1e9 => Scale { divisor: 1e8, name: "億" },
        size if size >= 1e6 => Scale { divisor: 1e4, name: "万" },
        _ => Scale { divisor: 1.0, name: "" },
    },
    rounded: myriads,
    axis,
    typed_range: |from, to| format!("{from}〜{to}"),
    quoted: |name| format!("「{name}」"),
    bracketed: |word, inner| format!("{word}（{inner}）"),
};

/// 令和4 above 2022年度; R4 on a phone, where all are of one kind.
fn axis(period: Period, short: bool) -> String {
    let kind = if matches!(period, Period::Fiscal(_)) { "年度" } else { "年" };
    if short {
        let (letter, number) = era_letter(period.year());
        return if kind == "年度" {
            format!("{letter}{number}")
        } else {
            format!("{letter}{number}年")
        };
    }
    format!("{}\n{}{kind}", era(period.year()), period.year())
}

pub fn figure(value: Number, unit: &str) -> String {
    measured(digits(value.decimal()), unit)
}

/// 万・億・兆, rounded: 「381万」, 「27.8億」, 「11.9兆」. `None` below a million.
fn myriads(value: Number) -> Option<String> {
    let value = value.decimal();
    let size = value.abs();
    let (unit, name, places) = match size {
        size if size < Decimal::from(1_000_000) => return None,
        size if size < Decimal::from(99_995_000) => (10_000_i64, "万", 0),
        size if size < Decimal::from(999_950_000_000_i64) => (100_000_000, "億", 1),
        _ => (1_000_000_000_000, "兆", 1),
    };
    let rounded = (value / Decimal::from(unit))
        .round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    Some(format!("{}{name}", digits(rounded)))
}

fn figure_long(observation: &Observation, unit: &str) -> String {
    let Figure::Number(value) = observation.figure else { return String::new() };
    // 243万百万円 would help nobody.
    match myriads(value).filter(|_| !Unit::of(unit).is_scaled()) {
        Some(rounded) if observation.about => format!("約{rounded}{unit}"),
        Some(rounded) => format!("約{rounded}{unit}（{}）", figure(value, unit)),
        None if observation.about => format!("約{}", figure(value, unit)),
        None => figure(value, unit),
    }
}

pub fn percent(ratio: Ratio, thresholds: &Thresholds) -> String {
    format!("{}%", one_place(ratio.percent_by(thresholds)))
}

/// 令和5, 令和元
fn era(year: i32) -> String {
    match era_year(year) {
        (name, 1) => format!("{name}元"),
        (name, number) => format!("{name}{number}"),
    }
}

/// The era a day or month lies in: 平成31 until April 2019, although the year is called 令和元.
fn era_at(date: Date) -> String {
    let (name, number) = year::era_at(date.year(), date.month(), date.day());
    if number == 1 { format!("{name}元") } else { format!("{name}{number}") }
}

pub fn period(period: Period) -> String {
    let year = period.year();
    match period {
        Period::Fiscal(_) => format!("{}（{year}）年度", era(year)),
        Period::Calendar(_) => format!("{}（{year}）年", era(year)),
    }
}

pub fn period_short(period: Period) -> String {
    let (letter, number) = era_letter(period.year());
    match period {
        Period::Fiscal(_) => format!("{letter}{number}年度"),
        Period::Calendar(_) => format!("{letter}{number}年"),
    }
}

/// 令和4年度: in sentences, where the western year would be noise.
pub fn period_plain(period: Period) -> String {
    match period {
        Period::Fiscal(year) => format!("{}年度", era(year.0)),
        Period::Calendar(year) => format!("{}年", era(year.0)),
    }
}

pub fn point(point: Point) -> String {
    match point {
        Point::Day(date) => {
            format!("{}（{}）年{}月{}日", era_at(date), date.year(), date.month(), date.day())
        }
        Point::Month { year, month } => format!("{}（{year}）年{month}月", era_at(point.end())),
        Point::Whole(whole) => format!("{}実績", period(whole)),
    }
}

fn point_short(point: Point) -> String {
    let letter = |date: Date| {
        let (letter, number) = year::era_letter_at(date.year(), date.month(), date.day());
        format!("{letter}{number}")
    };
    match point {
        Point::Day(date) => format!("{}年{}月{}日", letter(date), date.month(), date.day()),
        Point::Month { month, .. } => format!("{}年{month}月", letter(point.end())),
        Point::Whole(period) => period_short(period),
    }
}

fn point_plain(point: Point) -> String {
    match point {
        Point::Day(date) => format!("{}年{}月{}日", era_at(date), date.month(), date.day()),
        Point::Month { month, .. } => format!("{}年{month}月", era_at(point.end())),
        Point::Whole(_) => "通年".into(),
    }
}

fn as_of(as_of: &AsOf) -> String {
    match as_of.point {
        Some(found) => point(found),
        None if as_of.raw.is_empty() => "時点の記録なし".into(),
        None => format!("「{}」", as_of.raw),
    }
}

pub fn relation_word(relation: &Relation) -> &str {
    match relation {
        Relation::AtLeast => "以上",
        Relation::Above => "超",
        Relation::AtMost => "以下",
        Relation::Below => "未満",
        Relation::Other(word) => word,
    }
}

pub fn goal(goal: &Goal, unit: &str) -> String {
    match goal {
        Goal::Value { relation, value } => {
            format!("{}{}", figure(*value, unit), relation_word(relation))
        }
        Goal::Range { from, to } => {
            format!("{}から{}まで", digits(from.decimal()), figure(*to, unit))
        }
        Goal::Words(words) => words.clone(),
        Goal::Unreadable => "読み取れません".into(),
    }
}

pub fn part_year(part: PartYear) -> String {
    match part {
        PartYear { forecast: true, .. } => "見込み".into(),
        PartYear { months: Some(months), .. } => format!("年度途中（{months}/12か月）"),
        PartYear { months: None, .. } => "年度途中".into(),
    }
}

pub fn state_word(state: &ObservationState) -> &str {
    match state {
        ObservationState::Forecast => "見込み",
        ObservationState::Interim => "年度途中",
        ObservationState::Preliminary => "速報",
        ObservationState::Final => "確報",
        ObservationState::Revised => "改定",
        ObservationState::Other(word) => word,
    }
}

pub fn missing_word(reason: &MissingReason) -> &str {
    match reason {
        MissingReason::NotStated => "記載なし",
        MissingReason::NotPublished => "未公表",
        MissingReason::NotStarted => "開始前",
        MissingReason::NotApplicable => "該当なし",
        MissingReason::Suppressed => "秘匿",
        MissingReason::Unknown => "不詳",
        MissingReason::Unreadable => "判読不能",
        MissingReason::Other(word) => word,
    }
}

pub fn aggregation_word(aggregation: &Aggregation) -> &str {
    match aggregation {
        Aggregation::Flow => "単年",
        Aggregation::Cumulative => "累計",
        Aggregation::Stock => "時点",
        Aggregation::Ratio => "割合",
        Aggregation::Other(word) => word,
    }
}

/// 「11月22日 14:03」 of an ISO moment in local time.
fn moment_of_day(iso: &str) -> Option<String> {
    let (date, time) = iso.split_once('T')?;
    let mut parts = date.split('-').skip(1).map(|part| part.parse::<u8>().ok());
    let (month, day) = (parts.next()??, parts.next()??);
    Some(format!("{month}月{day}日 {}", time.get(..5)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_dates_are_written_in_both_calendars() {
        assert_eq!(period(Period::fiscal(2023)), "令和5（2023）年度");
        assert_eq!(period(Period::fiscal(2019)), "令和元（2019）年度");
        assert_eq!(period(Period::calendar(2020)), "令和2（2020）年");
        assert_eq!(point(Point::Month { year: 2023, month: 1 }), "令和5（2023）年1月");
        assert_eq!(period_short(Period::fiscal(2022)), "R4年度");
        assert_eq!(point(Point::Month { year: 2019, month: 3 }), "平成31（2019）年3月");
        assert_eq!(point(Point::Month { year: 2019, month: 5 }), "令和元（2019）年5月");
        assert_eq!(point_short(Point::Month { year: 2019, month: 3 }), "H31年3月");
        assert_eq!(moment_of_day("2026-11-22T14:03:09").as_deref(), Some("11月22日 14:03"));
    }

    #[test]
    fn from_a_million_on_the_figure_comes_twice() {
        assert_eq!(figure(1636.into(), "件"), "1,636件");
        assert_eq!(
            goal(&Goal::Value { relation: Relation::Above, value: 93.into() }, "%"),
            "93%超"
        );
    }

    #[test]
    fn from_a_million_on_myriads_help_the_eye() {
        let myriads = |value: i64| myriads(Number::from(value));
        assert_eq!(myriads(999_999), None);
        assert_eq!(myriads(3_807_682).as_deref(), Some("381万"));
        assert_eq!(myriads(27_770_000).as_deref(), Some("2,777万"));
        assert_eq!(myriads(99_995_000).as_deref(), Some("1億"));
        assert_eq!(myriads(11_926_400_000_000).as_deref(), Some("11.9兆"));
    }
}
