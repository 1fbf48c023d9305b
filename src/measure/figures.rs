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

/// What part of its period an observation is of; `None` where it is of the whole.
pub fn part_year(indicator: &Indicator, observation: &Observation) -> Option<PartYear> {
    let forecast =
        matches!(observation.state, ObservationState::Forecast | ObservationState::Other(_));
    let months = observation.months(indicator.accrues);
    observation.is_of_part(indicator.accrues).then_some(PartYear { months, forecast })
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

/// Whether two observations may be compared: no break lies between them, and none of which it is not
/// known where it lies.
pub fn comparable(strategy: &Strategy, one: &Observation, other: &Observation) -> bool {
    !breaks_between(strategy, one, other) && undated_break(strategy, &one.indicator).is_none()
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
    let Some(since) = sum_since.filter(|since| since.same_kind(period)) else {
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

/// The first period of the sum that a target is about. A change of 種類 takes the sum away: a
/// cumulative figure is the sum already, and levels are not added up.
pub fn sum_since(indicator: &Indicator, target: &Target) -> Option<Period> {
    target.sum_since.filter(|_| indicator.aggregation == Aggregation::Flow)
}

/// b and y0: where the way to a target starts.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    pub value: Decimal,
    pub period: Period,
    /// When the value was taken; `None` for the zero of a sum.
    pub as_of: Option<Date>,
    /// The first day that the value speaks of: a break after it is one within the baseline's own
    /// period, or after it.
    pub since: Option<Date>,
    pub quality: StartQuality,
    /// What the baseline's period was revised to afterwards: b stays, and this is told.
    pub revised: Option<Number>,
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
    if let Some(since) = target.and_then(|target| sum_since(indicator, target)) {
        let period = since.with_year(since.year() - 1);
        return Some(Start {
            value: Decimal::ZERO,
            period,
            as_of: None,
            since: None,
            quality: StartQuality::ZeroOfSum,
            revised: None,
        });
    }
    match indicator.baseline.as_ref()? {
        Baseline::Stated { value, period, mean, .. } => Some(Start {
            value: value.decimal(),
            period: *period,
            as_of: Some(Point::Whole(*period).end()),
            since: Some(Point::Whole(*period).start()),
            revised: None,
            quality: if *mean { StartQuality::Mean } else { StartQuality::Whole },
        }),
        Baseline::Observed(id) => {
            let observation = strategy.observations.get(id)?;
            let Figure::Number(value) = observation.figure else { return None };
            // What is complete when it is taken speaks of that day alone.
            let taken_on = observation
                .as_of
                .point
                .filter(|point| !indicator.accrues && !matches!(point, Point::Whole(_)));
            let since = taken_on.unwrap_or(Point::Whole(observation.period)).start();
            let counted = strategy.counted(&indicator.id, observation.period);
            let revised =
                counted.filter(|counted| counted.id != observation.id).and_then(|counted| {
                    match counted.figure {
                        Figure::Number(now)
                            if now != value
                                && counted.entry > observation.entry
                                && part_year(indicator, counted).is_none()
                                && part_year(indicator, observation).is_none() =>
                        {
                            Some(now)
                        }
                        _ => None,
                    }
                });
            Some(Start {
                value: value.decimal(),
                period: observation.period,
                as_of: Some(taken_at(observation)),
                since: Some(since),
                revised,
                quality: if part_year(indicator, observation).is_some() {
                    StartQuality::PartYear
                } else {
                    StartQuality::Whole
                },
            })
        }
    }
}

/// A break of an indicator whose date is not known.
pub fn undated_break(strategy: &Strategy, indicator: &Id) -> Option<Arc<SeriesBreak>> {
    strategy.breaks.of(indicator).find(|found| found.at.point.is_none()).cloned()
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
