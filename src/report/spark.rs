//! The shape of the last years, for the eye alone: no scale, no unit.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::figures::part_year;
use crate::model::*;

/// How many years are shown at most.
pub const YEARS: i32 = 8;

/// Figures of whole periods of the latest [`YEARS`] years: how many years before the last, and the height from 0 (least) to
/// 100 (greatest). Stretches that may not be joined (a year without a figure, a break in the series) stand apart. Empty
/// for fewer than three figures.
pub fn spark(strategy: &Strategy, indicator: &Indicator) -> Vec<Vec<(i32, i32)>> {
    let mut whole: Vec<(i32, Decimal)> = Vec::new();
    for observation in strategy.observations_of(&indicator.id) {
        let counted = strategy.counted(&indicator.id, observation.period);
        let counts = counted.is_some_and(|counted| counted.id == observation.id);
        if let (Figure::Number(value), true, None) = (&observation.figure, counts, part_year(indicator, observation)) {
            whole.push((observation.period.year(), value.decimal()));
        }
    }
    order::sort_by_key(&mut whole, |(year, _)| *year);
    let Some((last, _)) = whole.last().copied() else { return Vec::new() };
    whole.retain(|(year, _)| last - year < YEARS);
    if whole.len() < 3 {
        return Vec::new();
    }
    let (least, most) =
        whole.iter().fold((Decimal::MAX, Decimal::MIN), |(least, most), (_, value)| (least.min(*value), most.max(*value)));
    let height = |value: Decimal| match most - least {
        span if span.is_zero() => 50,
        span => ((value - least) * Decimal::ONE_HUNDRED / span).round().to_i32().unwrap_or(50),
    };
    let broken = |year: i32| {
        let mut points = strategy.breaks.of(&indicator.id).filter_map(|found| found.at.point);
        points.any(|at| year == if indicator.calendar { at.end().year() } else { at.end().fiscal_year() })
    };
    let mut stretches: Vec<Vec<(i32, i32)>> = Vec::new();
    let mut before = None;
    for (year, value) in whole {
        let point = (last - year, height(value));
        match stretches.last_mut().filter(|_| before == Some(year - 1) && !broken(year)) {
            Some(stretch) => stretch.push(point),
            None => stretches.push(vec![point]),
        }
        before = Some(year);
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::read_text;

    fn of(id: &str) -> Vec<Vec<(i32, i32)>> {
        let sample = read_text(include_str!("../../public/strategies/sample.json")).unwrap().strategy;
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
}
