//! The year a strategy speaks of: the latest for which at least half of the outputs are judged;
//! else the latest with a value; else the strategy's own first.

use super::verdict::Verdict;
use crate::model::*;

/// The year with what it was found by, so that an edit of a figure need not look at every indicator
/// again.
#[derive(Clone, Debug, PartialEq)]
pub struct DefaultYear {
    pub year: i32,
    outputs: usize,
    /// Values of outputs, by year.
    valued: Vec<(i32, usize)>,
    /// Judged outputs of the years that had to be looked at.
    judged: Vec<(i32, usize)>,
}

impl Incremental for DefaultYear {
    type Context = ();

    fn compute(strategy: &Strategy, (): &()) -> DefaultYear {
        DefaultYear::of(strategy)
    }

    fn updated(&self, before: &Strategy, after: &Strategy, (): &()) -> Option<DefaultYear> {
        if before.targets.is_empty() != after.targets.is_empty() {
            return None;
        }
        let mut found = self.clone();
        for id in after.figures_changed_since(before)? {
            let Some(output) =
                after.indicators.get(&id).filter(|indicator| !indicator.is_outcome())
            else {
                continue;
            };
            for year in years_with_value(before, &id) {
                *count(&mut found.valued, year) -= 1;
            }
            for year in years_with_value(after, &id) {
                *count(&mut found.valued, year) += 1;
            }
            for (year, judged) in &mut found.judged {
                *judged += usize::from(is_judged(after, output, *year));
                *judged -= usize::from(is_judged(before, output, *year));
            }
        }
        found.decide(after);
        Some(found)
    }
}

impl DefaultYear {
    pub fn of(strategy: &Strategy) -> DefaultYear {
        let outputs = || strategy.indicators.iter().filter(|indicator| !indicator.is_outcome());
        let mut found = DefaultYear {
            year: 0,
            outputs: outputs().count(),
            valued: Vec::new(),
            judged: Vec::new(),
        };
        for output in outputs() {
            for year in years_with_value(strategy, &output.id) {
                *count(&mut found.valued, year) += 1;
            }
        }
        found.decide(strategy);
        found
    }

    fn decide(&mut self, strategy: &Strategy) {
        self.valued.retain(|(_, values)| *values > 0);
        order::sort_by_key(&mut self.valued, |(year, _)| std::cmp::Reverse(*year));
        let years: Vec<i32> = self.valued.iter().map(|(year, _)| *year).collect();
        let half = self.outputs.max(1).div_ceil(2);
        let mut decided = None;
        if !strategy.targets.is_empty() {
            decided = years.iter().copied().find(|year| self.judged_in(strategy, *year) >= half);
        }
        self.year = decided
            .or(years.first().copied())
            .or(strategy.about.first_year.map(|year| year.0))
            .unwrap_or(2022);
    }

    fn judged_in(&mut self, strategy: &Strategy, year: i32) -> usize {
        if let Some((_, judged)) = self.judged.iter().find(|(known, _)| *known == year) {
            return *judged;
        }
        let outputs = strategy.indicators.iter().filter(|indicator| !indicator.is_outcome());
        let judged = outputs.filter(|output| is_judged(strategy, output, year)).count();
        self.judged.push((year, judged));
        judged
    }
}

fn is_judged(strategy: &Strategy, output: &Indicator, year: i32) -> bool {
    Verdict::of(strategy, output, output.period(year)).status.is_judged()
}

fn years_with_value<'a>(strategy: &'a Strategy, of: &Id) -> impl Iterator<Item = i32> + use<'a> {
    let valued = strategy
        .observations
        .of(of)
        .filter(|observation| matches!(observation.figure, Figure::Number(_)));
    valued.map(|observation| observation.period.year())
}

fn count(counts: &mut Vec<(i32, usize)>, year: i32) -> &mut usize {
    let at = counts.iter().position(|(known, _)| *known == year).unwrap_or_else(|| {
        counts.push((year, 0));
        counts.len() - 1
    });
    &mut counts[at].1
}
