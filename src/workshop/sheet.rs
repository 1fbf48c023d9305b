//! One indicator on the paper of a 勉強会: its figures so far, and how a hand draws on it.

use std::collections::BTreeMap;
use std::ops::Not;

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use serde::{Deserialize, Serialize};

use super::Sketch;
use super::brief::PRECISION;
use crate::measure::rate::round_to;
use crate::model::{AsOf, Id, Number, Period, Point};

/// An indicator as it was when the 勉強会 was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Sheet {
    pub id: Id,
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name_en: String,
    pub unit: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit_en: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// Words of [`crate::model::Aggregation`] and [`crate::model::Desired`].
    pub aggregation: String,
    pub desired: String,
    #[serde(skip_serializing_if = "Not::not")]
    pub calendar: bool,
    /// Decimals that its figures have.
    pub precision: u32,
    /// When the last figure was taken, as a code of [`crate::model::Point`], or as its source wrote
    /// it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub as_of: String,
    /// Where nothing of the past is shown: the least and the greatest of it, so that the axis is of
    /// the right size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<[Number; 2]>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub past: BTreeMap<i32, Past>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub targets: BTreeMap<i32, Number>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub expected: BTreeMap<i32, Number>,
}

/// A figure of a year that is over, or why there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Past {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    /// Of part of its year: nothing is counted from it.
    #[serde(skip_serializing_if = "Not::not")]
    pub part_year: bool,
    /// 約
    #[serde(skip_serializing_if = "Not::not")]
    pub about: bool,
    /// A word of [`crate::model::MissingReason`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub missing: String,
}

impl Sheet {
    pub fn period(&self, year: i32) -> Period {
        if self.calendar { Period::calendar(year) } else { Period::fiscal(year) }
    }

    /// When the last figure was taken.
    pub fn taken_at(&self) -> AsOf {
        match Point::from_code(&self.as_of) {
            Some(point) => AsOf::of(point),
            None => AsOf { raw: self.as_of.clone(), point: None },
        }
    }

    /// The last figure of a whole year.
    pub fn last(&self) -> Option<(i32, Number)> {
        let whole =
            self.past.iter().rev().find(|(_, past)| !past.part_year && past.value.is_some());
        whole.and_then(|(year, past)| Some((*year, past.value?)))
    }

    /// A place on the axis as a value of the indicator: with as many decimals as its figures have,
    /// and no finer than `fineness`, below which a hand cannot tell values apart.
    pub fn snap(&self, place: f64, fineness: f64) -> Option<Number> {
        let step = self.step(fineness);
        let steps = (place / step.to_f64()?).round();
        Number::new((Decimal::from_f64(steps)? * step).normalize())
    }

    /// The least step that the indicator's figures have and that is not finer than `fineness`: 1, 2
    /// or 5 times a power of ten.
    pub fn step(&self, fineness: f64) -> Decimal {
        let mut step = Decimal::new(1, self.precision.min(PRECISION));
        let factors = [Decimal::TWO, Decimal::new(25, 1), Decimal::TWO];
        for factor in factors.into_iter().cycle().take(60) {
            if step.to_f64().is_none_or(|step| step >= fineness) {
                break;
            }
            step *= factor;
        }
        step.normalize()
    }

    /// What waiting costs: how much a year from the last figure to the end of the line, and how much
    /// a year where nothing changes for the first of those years. `None` without a figure to begin
    /// at, with less than two years left, or where nothing is to change.
    pub fn backcast(&self, sketch: &Sketch) -> Option<Backcast> {
        let (start, from) = self.last()?;
        let (end, to) = sketch.path.last_key_value()?;
        let years = end - start;
        let whole = to.decimal() - from.decimal();
        let a_year = |years: i32| {
            let exact = whole / Decimal::from(years);
            // Of hundreds and more, a part of one tells nobody anything.
            let finer = u32::from(exact.abs() < Decimal::ONE_HUNDRED);
            round_to(exact, self.precision + finer).normalize()
        };
        (years >= 2 && !whole.is_zero()).then(|| Backcast {
            end: *end,
            a_year: a_year(years),
            after_waiting: a_year(years - 1),
        })
    }
}

/// A change that is to come about, by the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backcast {
    /// The year that it leads to.
    pub end: i32,
    pub a_year: Decimal,
    pub after_waiting: Decimal,
}

/// A hand on its way over the empty years: where it was, and where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Touch {
    pub year: i32,
    pub value: Number,
}

impl Sketch {
    /// The line goes on to where the hand is. Years that it passed over too fast are filled in, on
    /// the straight way between.
    pub fn draw(&mut self, sheet: &Sheet, before: Option<Touch>, now: Touch) {
        if let Some(before) = before.filter(|before| before.year.abs_diff(now.year) > 1) {
            let (from, to) = (before.value.decimal(), now.value.decimal());
            let span = Decimal::from(now.year - before.year);
            let step = if now.year > before.year { 1 } else { -1 };
            let mut year = before.year + step;
            while year != now.year {
                let share = Decimal::from(year - before.year) / span;
                let between = round_to(from + (to - from) * share, sheet.precision);
                self.path.extend(Number::new(between).map(|value| (year, value)));
                year += step;
            }
        }
        self.path.insert(now.year, now.value);
        self.keep_in_order();
    }

    /// 低め is never above 見込み, and 高め never below: an end that the line has passed goes with it.
    pub fn keep_in_order(&mut self) {
        let Some((_, best)) = self.path.last_key_value().map(|(year, value)| (*year, *value))
        else {
            return;
        };
        self.low = self.low.map(|low| low.min(best));
        self.high = self.high.map(|high| high.max(best));
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.path.is_empty() && self.why.trim().is_empty()
    }
}
