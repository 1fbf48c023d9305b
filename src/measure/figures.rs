//! Which value counts, whether it is of a whole period, and where the way to the target starts.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::model::*;

/// A figure that does not cover its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartYear {
    /// Complete months of the twelve; `None` where it is not known, or the figure does not accrue.
    pub months: Option<u8>,
    /// 見込み rather than 年度途中.
    pub forecast: bool,
}

/// Whether an observation is of part of its period only: so marked, or an accruing figure whose
/// as-of lies within it.
///
/// The as-of outweighs the mark 「確報」: no part-year figure is judged because somebody called it
/// final.
pub fn part_year(indicator: &Indicator, observation: &Observation) -> Option<PartYear> {
    let months = observation
        .as_of
        .point
        .filter(|_| indicator.accrues)
        .map(|point| point.months_of(observation.period));
    let forecast = observation.state == ObservationState::Forecast;
    let marked = forecast || observation.state == ObservationState::Interim;
    (marked || months.is_some_and(|months| months < 12)).then_some(PartYear { months, forecast })
}

/// The counted observation of a period with its value, where that is of the whole period.
pub fn whole<'a>(
    strategy: &'a Strategy,
    indicator: &Indicator,
    period: Period,
) -> Option<(Number, &'a Arc<Observation>)> {
    let observation = strategy.counted(&indicator.id, period)?;
    match observation.figure {
        Figure::Number(value) if part_year(indicator, observation).is_none() => {
            Some((value, observation))
        }
        _ => None,
    }
}

/// Whether the series breaks between two observations, whichever is the earlier.
pub fn breaks_between(strategy: &Strategy, one: &Observation, other: &Observation) -> bool {
    let (one_at, other_at) = (taken_at(one), taken_at(other));
    break_between(strategy, &one.indicator, one_at.min(other_at), one_at.max(other_at)).is_some()
}

/// The value of a period as it is judged: one observation, or the sum that the target is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Actual {
    pub value: Number,
    /// The counted observation of the period itself.
    pub observation: Arc<Observation>,
    /// First period of the sum, where the value is one.
    pub sum_since: Option<Period>,
}

/// Why there is no value to judge.
#[derive(Clone, Debug, PartialEq)]
pub enum NoActual {
    /// Nothing was entered for the period.
    NoEntry,
    Missing(MissingReason),
    PartYear(PartYear, Arc<Observation>),
    /// Periods of the sum that have no value of a whole period.
    SumIncomplete(Vec<Period>),
}

/// The value that counts for `period`, summed since `sum_since` where the target asks for a sum of
/// yearly figures.
pub fn actual(
    strategy: &Strategy,
    indicator: &Indicator,
    period: Period,
    sum_since: Option<Period>,
) -> Result<Actual, NoActual> {
    let whole = |period: Period| -> Result<(Number, Arc<Observation>), NoActual> {
        let observation = strategy.counted(&indicator.id, period).ok_or(NoActual::NoEntry)?;
        match &observation.figure {
            Figure::Missing(reason) => Err(NoActual::Missing(reason.clone())),
            Figure::Number(value) => match part_year(indicator, observation) {
                Some(part) => Err(NoActual::PartYear(part, observation.clone())),
                None => Ok((*value, observation.clone())),
            },
        }
    };
    let (value, observation) = whole(period)?;
    // A cumulative figure is the sum already.
    let Some(since) = sum_since
        .filter(|since| since.same_kind(period) && indicator.aggregation == Aggregation::Flow)
    else {
        return Ok(Actual { value, observation, sum_since: None });
    };
    let mut sum = value.decimal();
    let mut missing = Vec::new();
    for year in since.year()..period.year() {
        match whole(period.with_year(year)) {
            Ok((value, _)) => sum += value.decimal(),
            Err(_) => missing.push(period.with_year(year)),
        }
    }
    match Number::new(sum) {
        Some(value) if missing.is_empty() => {
            Ok(Actual { value, observation, sum_since: Some(since) })
        }
        _ => Err(NoActual::SumIncomplete(missing)),
    }
}

/// b and y0: where the way to a target starts.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    pub value: Decimal,
    pub period: Period,
    /// When the value was taken; `None` for the zero of a sum.
    pub as_of: Option<Date>,
    pub quality: StartQuality,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartQuality {
    Whole,
    /// Part of a period: no rate and no 目安 is counted from it.
    PartYear,
    /// A mean over several periods: likewise.
    Mean,
    /// The zero from which a sum over the plan begins, in the year before its first.
    ZeroOfSum,
}

/// The baseline of an indicator as the start of the way to `target`; for a sum over the plan, zero
/// in the year before.
pub fn start(strategy: &Strategy, indicator: &Indicator, target: Option<&Target>) -> Option<Start> {
    if let Some(since) = target.and_then(|target| target.sum_since) {
        let period = since.with_year(since.year() - 1);
        return Some(Start {
            value: Decimal::ZERO,
            period,
            as_of: None,
            quality: StartQuality::ZeroOfSum,
        });
    }
    match indicator.baseline.as_ref()? {
        Baseline::Stated { value, period, mean, .. } => Some(Start {
            value: value.decimal(),
            period: *period,
            as_of: Some(Point::Whole(*period).end()),
            quality: if *mean { StartQuality::Mean } else { StartQuality::Whole },
        }),
        Baseline::Observed(id) => {
            let observation = strategy.observations.get(id)?;
            let Figure::Number(value) = observation.figure else { return None };
            Some(Start {
                value: value.decimal(),
                period: observation.period,
                as_of: Some(taken_at(observation)),
                quality: if part_year(indicator, observation).is_some() {
                    StartQuality::PartYear
                } else {
                    StartQuality::Whole
                },
            })
        }
    }
}

/// The day an observation speaks of: its as-of, or the end of its period.
pub fn taken_at(observation: &Observation) -> Date {
    observation.as_of.point.unwrap_or(Point::Whole(observation.period)).end()
}

/// A break after `earlier` and not after `later`: the two are not comparable.
pub fn break_between(
    strategy: &Strategy,
    indicator: &Id,
    earlier: Date,
    later: Date,
) -> Option<Arc<SeriesBreak>> {
    strategy
        .breaks
        .of(indicator)
        .find(|found| {
            found.at.point.map(Point::start).is_some_and(|at| earlier < at && at <= later)
        })
        .cloned()
}
