//! 指標個票: everything about one indicator.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::list::Shown;
use super::outline::{Outline, Place};
use crate::measure::default_year::DefaultYear;
use crate::measure::figures::{self, PartYear};
use crate::measure::verdict::Verdict;
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorDetail {
    pub indicator: Arc<Indicator>,
    /// Its own place first, then those where it is restated.
    pub places: Vec<Place>,
    /// The verdict that heads the sheet.
    pub verdict: Verdict,
    /// Every period with a target or an observation, the latest first.
    pub years: Vec<Year>,
    pub baseline: Option<Shown>,
    pub breaks: Vec<Arc<SeriesBreak>>,
    /// Programs of the indicator's item; the one it corresponds to first, where there are as many
    /// as outputs.
    pub programs: Vec<Arc<Program>>,
    /// Outcomes of the same direction.
    pub outcomes: Vec<(Arc<Indicator>, Verdict)>,
    pub previous: Option<Arc<Indicator>>,
    pub next: Option<Arc<Indicator>>,
    /// Whether the indicator has any target.
    pub has_target: bool,
    /// 目安値 of every period from the baseline's to the target's, where it is computed.
    pub expected: Vec<(Period, Decimal)>,
}

/// One period of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    pub period: Period,
    pub target: Option<Arc<Target>>,
    pub counted: Option<Arc<Observation>>,
    pub part_year: Option<PartYear>,
    /// Other observations of the period, the latest entry first: earlier values are never
    /// overwritten.
    pub others: Vec<Arc<Observation>>,
    pub verdict: Verdict,
    /// Whether the baseline is one of the period's observations.
    pub is_baseline: bool,
    /// A break within the period: nothing is compared across it.
    pub breaks: Vec<Arc<SeriesBreak>>,
}

/// One place on the axis of time: a period, and what there is of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesPoint {
    pub period: Period,
    /// `None` for a period between others of which nothing was ever entered.
    pub year: Option<Year>,
}

/// A slip of the pen must not make a table of centuries.
const MOST_YEARS: i32 = 60;

impl IndicatorDetail {
    /// Every period that can be typed into, the latest first: those with a figure, those between
    /// them and now, the plan's own, and `further` years beyond.
    pub fn editable_periods(&self, about: &About, today: Date, further: i32) -> Vec<Period> {
        let now = if self.indicator.calendar { today.year() } else { today.fiscal_year() };
        let planned = about.last_year.map(|year| year.0);
        let own = |period: &Period| period.same_kind(self.indicator.period(0));
        let years = || self.years.iter().map(|year| year.period).filter(own).map(Period::year);
        let last = years().max().unwrap_or(now).max(now).max(planned.unwrap_or(now)) + further;
        // Where nothing is known yet: the plan's years, and the one before, which is its usual
        // baseline.
        let begun = about.first_year.map_or(now - 3, |year| year.0 - 1);
        let first = years().min().unwrap_or(now).min(begun).max(last - MOST_YEARS);
        let mut periods: Vec<Period> =
            (first..=last).map(|year| self.indicator.period(year)).collect();
        periods.extend(self.years.iter().map(|year| year.period).filter(|period| !own(period)));
        order::sort_by_key(&mut periods, |period| (std::cmp::Reverse(period.year()), *period));
        periods
    }

    /// Every period with a figure of the whole of it, the latest first, and whether the series
    /// breaks between the one before and it; of a break without a date nobody knows.
    pub fn whole_years(&self) -> Vec<(Period, Number, bool)> {
        let undated = self.breaks.iter().any(|found| found.at.point.is_none());
        let (mut found, mut broken) = (Vec::new(), undated);
        for year in self.years.iter().rev() {
            broken |= !year.breaks.is_empty();
            let counted = year.counted.as_deref().filter(|_| year.part_year.is_none());
            if let Some(Figure::Number(value)) = counted.map(|counted| &counted.figure) {
                found.push((year.period, *value, broken));
                broken = undated;
            }
        }
        found.reverse();
        found
    }

    /// The latest figure that says when it was taken.
    pub fn latest(&self) -> Option<(Point, &Observation)> {
        self.years.iter().find_map(|year| {
            let observation =
                year.counted.as_deref().filter(|o| matches!(o.figure, Figure::Number(_)))?;
            Some((observation.as_of.point?, observation))
        })
    }

    /// Every period in the order of time, without holes between the first and the last of a kind.
    pub fn series(&self) -> Vec<SeriesPoint> {
        let mut periods: Vec<Period> = self.years.iter().map(|year| year.period).collect();
        for kind in [Period::fiscal(0), Period::calendar(0)] {
            let of_kind = || {
                self.years
                    .iter()
                    .map(|year| year.period)
                    .filter(|period| period.same_kind(kind))
                    .map(Period::year)
            };
            if let (Some(first), Some(last)) = (of_kind().min(), of_kind().max()) {
                // A slip of the pen (令和50年度) must not stretch the axis over a century.
                periods.extend((first..last).take(60).map(|year| kind.with_year(year)));
            }
        }
        order::sort_by_key(&mut periods, |period| (period.year(), std::cmp::Reverse(*period)));
        periods.dedup();
        let year = |period: Period| self.years.iter().find(|year| year.period == period).cloned();
        periods.into_iter().map(|period| SeriesPoint { period, year: year(period) }).collect()
    }

    /// The sheet of an indicator; `year` asks for a verdict, else the latest that is judged, else
    /// the latest known.
    pub fn of(
        strategy: &Strategy,
        outline: &Outline,
        id: &Id,
        year: Option<i32>,
    ) -> Option<IndicatorDetail> {
        let indicator = strategy.indicators.get(id)?.clone();
        let listed = outline.indicators();
        let mut places: Vec<_> = listed
            .iter()
            .filter(|l| l.indicator.id == *id)
            .map(|l| (l.restated, l.place.clone()))
            .collect();
        order::sort_by_key(&mut places, |(restated, _)| *restated);
        let years = years(strategy, &indicator);
        let chosen = year
            .map(|year| indicator.period(year))
            .filter(|period| years.iter().any(|y| y.period == *period));
        let period = chosen
            .or_else(|| heading_period(&years))
            .unwrap_or_else(|| indicator.period(DefaultYear::of(strategy).year));
        let unique: Vec<&Arc<Indicator>> =
            listed.iter().filter(|l| !l.restated).map(|l| &l.indicator).collect();
        let at = unique.iter().position(|listed| listed.id == *id);
        let own = places.first().map(|(_, place)| place.direction.id.clone());
        let outcomes = own
            .and_then(|own| outline.direction(&own))
            .map(|entry| &entry.outcomes[..])
            .unwrap_or_default();
        Some(IndicatorDetail {
            verdict: Verdict::of(strategy, &indicator, period),
            has_target: years.iter().any(|year| year.target.is_some()),
            expected: crate::measure::formula::expected_path(strategy, &indicator),
            years,
            baseline: Shown::of(strategy, &indicator),
            breaks: strategy.breaks.of(id).cloned().collect(),
            programs: programs(outline, &indicator),
            outcomes: outcomes
                .iter()
                .filter(|outcome| outcome.indicator.id != *id)
                .map(|outcome| {
                    (
                        outcome.indicator.clone(),
                        Verdict::of(
                            strategy,
                            &outcome.indicator,
                            outcome.indicator.period(period.year()),
                        ),
                    )
                })
                .collect(),
            previous: at.and_then(|at| at.checked_sub(1)).map(|before| unique[before].clone()),
            next: at.and_then(|at| unique.get(at + 1)).map(|next| Arc::clone(next)),
            places: places.into_iter().map(|(_, place)| place).collect(),
            indicator,
        })
    }
}

/// The latest period that is judged, else the latest with an observation, else the latest.
fn heading_period(years: &[Year]) -> Option<Period> {
    let judged = years.iter().find(|year| year.verdict.status.is_judged());
    let known = years.iter().find(
        |year| matches!(year.counted.as_deref(), Some(o) if matches!(o.figure, Figure::Number(_))),
    );
    judged.or(known).or(years.first()).map(|year| year.period)
}

fn years(strategy: &Strategy, indicator: &Indicator) -> Vec<Year> {
    let observations = strategy.observations_of(&indicator.id);
    let targets = strategy.targets_of(&indicator.id);
    let mut periods: Vec<Period> = observations
        .iter()
        .map(|o| o.period)
        .chain(targets.iter().map(|target| target.period))
        .collect();
    // Fiscal and calendar years side by side, each in its own order.
    order::sort_by_key(&mut periods, |period| (std::cmp::Reverse(period.year()), *period));
    periods.dedup();
    let baseline = match &indicator.baseline {
        Some(Baseline::Observed(id)) => Some(id),
        _ => None,
    };
    let mut years: Vec<Year> = periods
        .into_iter()
        .map(|period| {
            let counted = strategy.counted(&indicator.id, period).cloned();
            let mut others: Vec<_> = observations
                .iter()
                .filter(|o| o.period == period && Some(&o.id) != counted.as_ref().map(|c| &c.id))
                .map(|o| Arc::clone(o))
                .collect();
            others.reverse();
            Year {
                period,
                target: targets
                    .iter()
                    .find(|target| target.period == period)
                    .map(|target| Arc::clone(target)),
                part_year: counted.as_deref().and_then(|o| figures::part_year(indicator, o)),
                is_baseline: baseline
                    .is_some_and(|id| counted.iter().chain(&others).any(|o| o.id == *id)),
                others,
                counted,
                verdict: Verdict::of(strategy, indicator, period),
                breaks: Vec::new(),
            }
        })
        .collect();
    // A break belongs to the first period whose figure was taken after it.
    for found in strategy.breaks.of(&indicator.id) {
        let crossing = |year: &&mut Year| {
            let taken =
                year.counted.as_deref().map_or(Point::Whole(year.period).end(), figures::taken_at);
            found.at.point.is_some_and(|at| at.start() <= taken)
        };
        if let Some(year) = years.iter_mut().rev().find(crossing) {
            year.breaks.push(found.clone());
        }
    }
    years
}

/// Where an item has as many programs as outputs they correspond in order.
fn programs(outline: &Outline, indicator: &Indicator) -> Vec<Arc<Program>> {
    let Role::Output { item } = &indicator.role else { return Vec::new() };
    let Some((_, entry, _)) = outline.item(item) else { return Vec::new() };
    let at = entry.outputs.iter().position(|output| output.id == indicator.id);
    match at.filter(|_| entry.programs.len() == entry.outputs.len()) {
        Some(at) => vec![entry.programs[at].clone()],
        None => entry.programs.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_sample() -> Strategy {
        crate::exchange::read_text(
            &std::fs::read_to_string("public/strategies/sample.json").unwrap(),
        )
        .unwrap()
        .strategy
    }

    #[test]
    fn a_break_in_a_year_without_a_figure_breaks_before_the_next() {
        let mut strategy = read_sample();
        let id = Id::from("bcp-seminar");
        let year = Period::fiscal(2023);
        let known = strategy.observations_of(&id).into_iter().filter(|found| found.period == year);
        let mut gone: Vec<Observation> = known.map(|found| (**found).clone()).collect();
        gone.iter_mut()
            .for_each(|found| found.figure = Figure::Missing(MissingReason::NotPublished));
        gone.into_iter().for_each(|found| strategy.observations.put(found));
        strategy.breaks.put(SeriesBreak {
            id: "b".into(),
            indicator: id.clone(),
            at: AsOf { point: Some(Point::Month { year: 2023, month: 4 }), ..AsOf::default() },
            reason: "数え方の変更".into(),
        });
        let detail = IndicatorDetail::of(&strategy, &Outline::of(&strategy), &id, None).unwrap();
        let whole = detail.whole_years();
        assert_eq!((whole[0].0, whole[0].2), (Period::fiscal(2024), true));
        assert!(whole[1..].iter().all(|(.., broken)| !broken));
    }

    #[test]
    fn the_periods_that_can_be_typed_into_reach_from_the_first_figure_to_the_plans_end() {
        let strategy = read_sample();
        let outline = Outline::of(&strategy);
        let detail = IndicatorDetail::of(&strategy, &outline, &"bcp-seminar".into(), None).unwrap();
        let today = Date::new(2026, 11, 22).unwrap();
        let years = |further| detail.editable_periods(&strategy.about, today, further);
        let known = detail.years.iter().map(|year| year.period);
        assert!(known.clone().all(|period| years(0).contains(&period)));
        let last = known
            .map(Period::year)
            .max()
            .unwrap()
            .max(2026)
            .max(strategy.about.last_year.unwrap().0);
        assert_eq!(years(0).first(), Some(&Period::fiscal(last)));
        assert_eq!(years(2).first(), Some(&Period::fiscal(last + 2)));
        assert!(years(0).windows(2).all(|pair| pair[0].year() > pair[1].year()));
        // A slip of the pen in a year makes no table of centuries.
        assert!(years(500).len() <= 62);
    }
}
