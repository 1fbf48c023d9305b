//! The shape of the last years, for the eye alone: no scale, no unit.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::figures;
use crate::model::*;

/// How many years are shown at most.
pub const YEARS: i32 = 8;

/// Figures of whole periods of the latest [`YEARS`] years: how many years before the last, and the
/// height from 0 (least) to 100 (greatest). Stretches that may not be joined (a year without a
/// figure, a break in the series) stand apart. Empty for fewer than three figures.
pub fn spark(strategy: &Strategy, indicator: &Indicator) -> Vec<Vec<(i32, i32)>> {
    let mut years: Vec<i32> =
        strategy.observations_of(&indicator.id).iter().map(|found| found.period.year()).collect();
    order::sort_by_key(&mut years, |year| *year);
    years.dedup();
    let figures = years.into_iter().filter_map(|year| {
        Some((year, figures::whole(strategy, indicator, indicator.period(year))?))
    });
    let mut whole: Vec<_> =
        figures.map(|(year, (value, observation))| (year, value.decimal(), observation)).collect();
    let Some((last, ..)) = whole.last().copied() else { return Vec::new() };
    whole.retain(|(year, ..)| last - year < YEARS);
    if whole.len() < 3 {
        return Vec::new();
    }
    let (least, most) =
        whole.iter().fold((Decimal::MAX, Decimal::MIN), |(least, most), (_, value, _)| {
            (least.min(*value), most.max(*value))
        });
    let height = |value: Decimal| match most - least {
        span if span.is_zero() => 50,
        span => ((value - least) * Decimal::ONE_HUNDRED / span).round().to_i32().unwrap_or(50),
    };
    let mut stretches: Vec<Vec<(i32, i32)>> = Vec::new();
    let mut before: Option<(i32, &Observation)> = None;
    for (year, value, observation) in whole {
        let point = (last - year, height(value));
        let joined = before.is_some_and(|(of, earlier)| {
            of == year - 1 && !figures::breaks_between(strategy, earlier, observation)
        });
        match stretches.last_mut().filter(|_| joined) {
            Some(stretch) => stretch.push(point),
            None => stretches.push(vec![point]),
        }
        before = Some((year, observation));
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::read_text;

    fn of(id: &str) -> Vec<Vec<(i32, i32)>> {
        let sample =
            read_text(include_str!("../../public/strategies/sample.json")).unwrap().strategy;
        spark(&sample, sample.indicators.get(&id.into()).unwrap())
    }

    #[test]
    fn it_goes_from_the_least_to_the_greatest_of_the_whole_years() {
        // 141, 158, 171, 167; the year under way is not among them.
        assert_eq!(of("startup-consultations"), [[(3, 0), (2, 57), (1, 100), (0, 87)]]);
    }

    #[test]
    fn a_break_parts_it_and_too_few_figures_make_none() {
        let stretches = of("disability-employment");
        assert_eq!(stretches.iter().map(Vec::len).collect::<Vec<_>>(), [4, 2]);
        assert!(of("test-marketing").is_empty());
    }

    #[test]
    fn a_break_parts_the_figures_that_were_taken_before_and_after_it_whatever_their_years() {
        let mut sample =
            read_text(include_str!("../../public/strategies/sample.json")).unwrap().strategy;
        let id = Id::from("disability-employment");
        let breaks: Vec<Id> = sample.breaks.of(&id).map(|found| found.id.clone()).collect();
        // The figure of this year is of the first of June: the break in September comes after it.
        sample.breaks.alter(&breaks[0], |found| found.at = AsOf::read("2024-09"));
        let stretches = spark(&sample, sample.indicators.get(&id).unwrap());
        assert_eq!(stretches.iter().map(Vec::len).collect::<Vec<_>>(), [5, 1]);
    }
}
