//! The formulas of a verdict with their numbers: which there are and what goes into them is the
//! same in every language.

use rust_decimal::Decimal;

use super::Text;
use super::figures::{digits, expected_level, measured};
use crate::measure::Verdict;
use crate::measure::verdict::AchievementFormula;
use crate::model::*;

/// How a language writes them. `a`, `b` and `t` are the actual, the baseline and the target.
pub(super) struct Formulas {
    /// t, a, rate
    pub target_by_actual: fn(&str, &str, &str) -> String,
    /// a, t, rate
    pub actual_by_target: fn(&str, &str, &str) -> String,
    /// a, b, t, rate
    pub since_start: fn(&str, &str, &str, &str) -> String,
    /// a, b, t, rate
    pub progress: fn(&str, &str, &str, &str) -> String,
    /// The year whose target it is, and the level.
    pub expected_entered: fn(Period, &str) -> String,
    /// b, t, years passed, all years, and the level.
    pub expected: fn(&str, &str, i32, i32, &str) -> String,
    /// a, t, and their difference with its sign.
    pub difference: fn(&str, &str, &str) -> String,
}

impl Formulas {
    /// A line each; none where nothing is judged.
    pub fn lines(
        &self,
        text: &Text,
        verdict: &Verdict,
        indicator: &Indicator,
        thresholds: &Thresholds,
    ) -> Vec<String> {
        let percent = |ratio| (text.write.percent)(ratio, thresholds);
        let mut lines = Vec::new();
        let Some(actual) = verdict.actual.as_ref().filter(|_| verdict.status.is_judged()) else {
            return lines;
        };
        let a = digits(actual.value.decimal());
        let target = verdict.target.as_deref().and_then(|target| match &target.goal {
            Goal::Value { value, .. } => {
                Some((value.decimal(), digits(value.decimal()), target.period))
            }
            _ => None,
        });
        let start = verdict.start.as_ref().map(|start| (digits(start.value), start.period));
        if let (Some(found), Some((_, t, _))) = (verdict.achievement, &target) {
            let rate = percent(found.ratio);
            lines.push(match (found.formula, &start) {
                (AchievementFormula::TargetByActual, _) => (self.target_by_actual)(t, &a, &rate),
                (AchievementFormula::SinceStart, Some((b, _))) => {
                    (self.since_start)(&a, b, t, &rate)
                }
                _ => (self.actual_by_target)(&a, t, &rate),
            });
        }
        // Against the target of a single year the way from the baseline says little; an output has
        // its rate of achievement.
        if let (Ok(ratio), Some((b, _)), Some((_, t, _)), true) =
            (&verdict.progress, &start, &target, indicator.is_outcome())
        {
            lines.push((self.progress)(&a, b, t, &percent(*ratio)));
        }
        let level = expected_level(verdict)
            .map(|level| measured(digits(level), text.unit(indicator)))
            .unwrap_or_default();
        match (verdict.expected, &start, &target) {
            (Some(expected), _, _) if expected.entered => {
                lines.push((self.expected_entered)(verdict.period, &level))
            }
            (Some(_), Some((b, y0)), Some((_, t, y1))) if verdict.period < *y1 => {
                let (y0, y1, y) = (y0.year(), y1.year(), verdict.period.year());
                lines.push((self.expected)(b, t, y - y0, y1 - y0, &level));
            }
            _ => {}
        }
        if let (Aggregation::Ratio, Some((value, t, _))) = (&indicator.aggregation, &target) {
            let difference = actual.value.decimal() - value;
            let sign = if difference > Decimal::ZERO { "+" } else { "" };
            lines.push((self.difference)(&a, t, &format!("{sign}{}", digits(difference))));
        }
        lines
    }
}
