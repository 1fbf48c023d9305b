//! 実績の記入: the indicators whose figures a division has to enter for a year.

use std::sync::Arc;

use super::outline::Outline;
use crate::measure::figures;
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    pub year: FiscalYear,
    /// Every division that owns a figure, in the order in which they come up.
    pub divisions: Vec<String>,
    /// Whether a figure has no division.
    pub undivided: bool,
    /// Of the division that is asked for, or all; in the order of the strategy.
    pub indicators: Vec<Arc<Indicator>>,
    /// How many have a figure of the whole year.
    pub whole: usize,
    /// How many have one, or a reason for there being none.
    pub answered: usize,
}

impl Intake {
    pub fn of(
        strategy: &Strategy,
        outline: &Outline,
        year: FiscalYear,
        division: Option<&str>,
    ) -> Intake {
        let mut divisions: Vec<String> = Vec::new();
        let (mut indicators, mut undivided) = (Vec::new(), false);
        for entry in &outline.directions {
            let standing =
                entry.indicators().filter(|indicator| strategy.stands(&indicator.id, year.0));
            for indicator in standing {
                let own = strategy.division_of(indicator);
                if !own.is_empty() && !divisions.iter().any(|known| known == own) {
                    divisions.push(own.to_string());
                }
                undivided |= own.is_empty();
                if division.is_none_or(|division| division == own) {
                    indicators.push(indicator.clone());
                }
            }
        }
        let whole = |indicator: &&Arc<Indicator>| {
            figures::whole(strategy, indicator, indicator.period(year.0)).is_some()
        };
        let reasoned = |indicator: &&Arc<Indicator>| {
            let found = strategy.counted(&indicator.id, indicator.period(year.0));
            let Some(Figure::Missing(reason)) = found.map(|found| &found.figure) else {
                return false;
            };
            !matches!(reason, MissingReason::NotStated | MissingReason::Unreadable)
        };
        Intake {
            year,
            divisions,
            undivided,
            whole: indicators.iter().filter(whole).count(),
            answered: indicators.iter().filter(|found| whole(found) || reasoned(found)).count(),
            indicators,
        }
    }

    /// Where an indicator stands; the first where it is not among them.
    pub fn position(&self, indicator: Option<&Id>) -> usize {
        indicator
            .and_then(|id| self.indicators.iter().position(|found| found.id == *id))
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_division_is_asked_for_its_own_figures() {
        let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
        let strategy = crate::exchange::read_text(&text).unwrap().strategy;
        let outline = Outline::of(&strategy);
        let all = Intake::of(&strategy, &outline, FiscalYear(2024), None);
        assert_eq!(all.indicators.len(), 32);
        let of_each: usize = all
            .divisions
            .iter()
            .map(|division| {
                Intake::of(&strategy, &outline, FiscalYear(2024), Some(division)).indicators.len()
            })
            .sum();
        assert_eq!(of_each, 32, "every figure has one division");
        let second = all.indicators[1].id.clone();
        assert_eq!(
            (all.position(Some(&second)), all.position(Some(&"nobody".into())), all.position(None)),
            (1, 0, 0)
        );
    }
}
