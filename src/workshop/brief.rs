//! 勉強会の用紙: what a 勉強会 asks, and the figures it is asked beside. It holds everything that the
//! participants see, so that a tablet that has never seen the strategy can be sketched on, and
//! everybody sketches on the same figures whatever is corrected meanwhile.

use std::collections::BTreeMap;
use std::ops::Not;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Past, Session, Sheet};
use crate::exchange::{fingerprint, hash};
use crate::measure::figures::part_year;
use crate::measure::formula::expected_path;
use crate::measure::rate::round_to;
use crate::model::*;

/// What a 勉強会 asks of its participants in one round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Brief {
    /// Drawn by chance when the 勉強会 was opened.
    pub id: Id,
    pub title: String,
    /// 開催日, as typed.
    pub date: String,
    /// 会場
    pub venue: String,
    /// From 1.
    pub round: u32,
    /// The years to be sketched, both included.
    pub from: i32,
    pub until: i32,
    pub sheets: Vec<Sheet>,
    /// What is asked besides the lines.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
    /// The groups that are awaited; empty where anybody hands in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// The strategy that the figures are of, and its rendering.
    pub strategy: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub strategy_en: String,
    /// Invented figures.
    #[serde(skip_serializing_if = "Not::not")]
    pub sample: bool,
    /// How the lines of the round before were spread, by indicator and year; empty in the first.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub before: BTreeMap<Id, Before>,
}

/// The round before, of one indicator: how many lines, and by year the ends of the middle half with the
/// median between them; nothing of anybody, the lowest and the highest neither.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Before {
    pub count: usize,
    #[serde(deserialize_with = "middles")]
    pub years: BTreeMap<i32, [Number; 3]>,
}

/// Papers made before told the lowest and the highest as well; they are read, and not told on.
fn middles<'de, D: Deserializer<'de>>(read: D) -> Result<BTreeMap<i32, [Number; 3]>, D::Error> {
    let years = BTreeMap::<i32, Vec<Number>>::deserialize(read)?;
    let middle = |(year, values): (i32, Vec<Number>)| match values[..] {
        [lower, median, upper] | [_, lower, median, upper, _] => Ok((year, [lower, median, upper])),
        _ => Err(D::Error::invalid_length(values.len(), &"three values")),
    };
    years.into_iter().map(middle).collect()
}

/// Of what can be a 勉強会 (see [`Brief::is_sound`]).
const YEARS: i32 = 60;
const SHEETS: usize = 200;
const ROUNDS: u32 = 99;
pub(super) const PRECISION: u32 = 9;

/// An id as it is drawn by chance, which can stand in an address beside the words there.
fn is_plain(id: &Id) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let id = id.as_str();
    !id.is_empty() && id.len() <= 64 && id != "new" && id.chars().all(plain)
}

/// A year that a strategy may speak of.
pub(super) fn is_year(year: i32) -> bool {
    (1800..2300).contains(&year)
}

/// What is shown beside the empty years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shows {
    /// 実績値
    pub past: bool,
    /// 目安値
    pub expected: bool,
    /// 目標値
    pub targets: bool,
}

impl Brief {
    /// What a submission has to be of, to be counted. The round is not of the figures: the second
    /// is sketched on the same ones.
    pub fn session(&self) -> Session {
        Session { workshop: self.id.clone(), round: self.round, base: self.base() }
    }

    /// The code of the figures that are shown and of the years that are asked for.
    pub fn base(&self) -> String {
        let shown = (self.from, self.until, &self.sheets);
        fingerprint(&hash(&serde_json::to_string(&shown).unwrap_or_default().into()))
    }

    /// Whether it can have come from a 勉強会 at all. A file may say anything, and a span of a million
    /// years would never be drawn to its end.
    pub fn is_sound(&self) -> bool {
        let years = is_year(self.from) && is_year(self.until) && self.from <= self.until;
        let many = self.until.saturating_sub(self.from) >= YEARS
            || self.sheets.len() > SHEETS
            || self.groups.len() > SHEETS
            || self.questions.len() > SHEETS;
        let plain = |sheet: &Sheet| {
            let over = sheet.past.keys().all(|year| *year < self.from);
            let mut shown =
                sheet.past.keys().chain(sheet.targets.keys()).chain(sheet.expected.keys());
            over && sheet.precision <= PRECISION && shown.all(|year| is_year(*year))
        };
        years
            && !many
            && is_plain(&self.id)
            && (1..=ROUNDS).contains(&self.round)
            && self.sheets.iter().all(plain)
    }

    pub fn years(&self) -> impl DoubleEndedIterator<Item = i32> + Clone + use<> {
        self.from..=self.until
    }

    pub fn sheet(&self, indicator: &Id) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.id == *indicator)
    }

    /// The sheet before and after this one.
    pub fn beside(&self, indicator: &Id) -> (Option<&Sheet>, Option<&Sheet>) {
        let at = self.sheets.iter().position(|sheet| sheet.id == *indicator);
        let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| self.sheets.get(at));
        (before, at.and_then(|at| self.sheets.get(at + 1)))
    }
}

impl Sheet {
    /// The sheet of an indicator as the strategy has it now, with what is to be shown until the
    /// year before `from`; targets until the end.
    pub fn of(
        strategy: &Strategy,
        indicator: &Indicator,
        (from, until): (i32, i32),
        shows: Shows,
    ) -> Sheet {
        let mut past = BTreeMap::new();
        let observations = strategy.observations_of(&indicator.id);
        let known = observations.iter().map(|found| found.period);
        for period in known.filter(|period| period.same_kind(indicator.period(0))) {
            let Some(counted) = strategy.counted(&indicator.id, period) else { continue };
            if period.year() < from {
                past.insert(period.year(), Past::of(indicator, counted));
            }
        }
        let precision = past.values().filter_map(|past| past.value).map(decimals).max();
        let known = past.values().filter_map(|past| past.value);
        let range = known.clone().min().zip(known.max()).map(|(least, greatest)| [least, greatest]);
        let targets = || {
            let of = |target: &&std::sync::Arc<Target>| match &target.goal {
                Goal::Value { value, .. } if target.sum_since.is_none() => {
                    Some((target.period.year(), *value))
                }
                _ => None,
            };
            strategy.targets_of(&indicator.id).iter().filter_map(of).collect()
        };
        let expected = || {
            let way = expected_path(strategy, indicator).into_iter();
            let shown = way.filter(|(period, _)| (from..=until).contains(&period.year()));
            let places = precision.unwrap_or_default() + 1;
            shown
                .filter_map(|(p, value)| Some((p.year(), Number::new(round_to(value, places))?)))
                .collect()
        };
        let as_of = past.keys().next_back().and_then(|year| {
            let counted = strategy.counted(&indicator.id, indicator.period(*year))?;
            let raw = counted.as_of.raw.clone();
            Some(counted.as_of.point.map_or(raw, Point::code))
        });
        Sheet {
            id: indicator.id.clone(),
            name: indicator.name.clone(),
            name_en: indicator.name_en.clone(),
            unit: indicator.unit.clone(),
            unit_en: indicator.unit_en.clone(),
            definition: indicator.definition.clone(),
            aggregation: indicator.aggregation.word().to_string(),
            desired: indicator.desired.word().to_string(),
            calendar: indicator.calendar,
            precision: precision.unwrap_or_default().min(PRECISION),
            as_of: as_of.filter(|_| shows.past).unwrap_or_default(),
            targets: if shows.targets { targets() } else { BTreeMap::new() },
            expected: if shows.expected { expected() } else { BTreeMap::new() },
            range: range.filter(|_| !shows.past),
            past: if shows.past { past } else { BTreeMap::new() },
        }
    }
}

impl Past {
    fn of(indicator: &Indicator, counted: &Observation) -> Past {
        match &counted.figure {
            Figure::Number(value) => Past {
                value: Some(*value),
                part_year: part_year(indicator, counted).is_some(),
                about: counted.about,
                missing: String::new(),
            },
            Figure::Missing(reason) => {
                Past { missing: reason.word().to_string(), ..Past::default() }
            }
        }
    }
}

/// Decimals that a figure is written with.
fn decimals(value: Number) -> u32 {
    value.decimal().scale()
}
