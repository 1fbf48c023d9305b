//! ほかの見方 (lenses): the same figures as other published rules would judge them.
//!
//! A lens looks at a verdict that has been made; it never makes one. Where rules differ about a
//! figure, that is said beside it.

use rust_decimal::Decimal;

use super::formula::achievement;
use super::rate::Ratio;
use super::status::Status;
use super::target::{only_grows, sign};
use super::verdict::{NoProgress, Verdict};
use crate::model::*;

/// A rule that others judge by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lens {
    /// ペース: the share of the way that is gone, to the share of the time that has passed. The
    /// bounds are those of Eurostat's monitoring of the SDGs where there is a target (95, 60 and
    /// 0 %), held here against a straight way instead of a constant rate of growth.
    Pace,
    /// 達成率: actual to target, by the document's own bounds. Usual for outputs; many bodies judge
    /// their KPIs so, whatever year the target is of.
    Rate,
    /// 目安: on the straight way from the baseline to the target, or not. The rule of 長野県 and
    /// 千葉県 for outcomes.
    Expected,
    /// 三段階: met, better than the baseline, or not better.
    ThreeSteps,
}

/// How a lens sees a figure, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    Good,
    Fair,
    Poor,
}

/// What a lens shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    pub lens: Lens,
    pub sight: Sight,
    /// The rate that it decided by, where it has one.
    pub rate: Option<Ratio>,
}

impl Lens {
    pub const ALL: [Lens; 4] = [Lens::Expected, Lens::Pace, Lens::Rate, Lens::ThreeSteps];

    /// As it stands in the page's attributes.
    pub fn word(self) -> &'static str {
        match self {
            Lens::Pace => "pace",
            Lens::Rate => "rate",
            Lens::Expected => "expected",
            Lens::ThreeSteps => "three-steps",
        }
    }
}

impl Sight {
    /// The side on which a verdict is; `None` where nothing was judged.
    pub fn of(status: Status) -> Option<Sight> {
        Some(match status {
            Status::TargetMet | Status::Achieved | Status::AboveExpected => Sight::Good,
            Status::Nearly | Status::Improved => Sight::Fair,
            Status::Partly
            | Status::Flat
            | Status::Behind
            | Status::NotImproved
            | Status::Below => Sight::Poor,
            Status::InYear | Status::NotComparable | Status::Unknown | Status::NotEvaluated => {
                return None;
            }
        })
    }
}

/// What every lens shows that can be looked through: none where nothing was judged.
pub fn looks(indicator: &Indicator, verdict: &Verdict, thresholds: &Thresholds) -> Vec<Look> {
    if Sight::of(verdict.status).is_none() {
        return Vec::new();
    }
    Lens::ALL.into_iter().filter_map(|lens| look(lens, indicator, verdict, thresholds)).collect()
}

/// Whether it depends on the rule: one of them calls good what another calls poor.
pub fn depends_on_rule(verdict: &Verdict, looks: &[Look]) -> bool {
    let seen = || looks.iter().map(|look| look.sight).chain(Sight::of(verdict.status));
    seen().any(|sight| sight == Sight::Good) && seen().any(|sight| sight == Sight::Poor)
}

fn look(
    lens: Lens,
    indicator: &Indicator,
    verdict: &Verdict,
    thresholds: &Thresholds,
) -> Option<Look> {
    let target = verdict.target.as_deref()?;
    let value = verdict.actual.as_ref()?.value.decimal();
    // What the verdict did not compare with its baseline, no lens does.
    let compared = !matches!(verdict.progress, Err(NoProgress::NotJudged | NoProgress::NoBaseline));
    let start = verdict.start.as_ref().filter(|_| compared);
    let met = matches!(verdict.status, Status::TargetMet | Status::Achieved);
    let better = || {
        let gained = value.checked_sub(start?.value)? * sign(indicator)?;
        Some(gained > Decimal::ZERO)
    };
    let steps = |reached: bool| match (reached, better()) {
        (true, _) => Some((Sight::Good, None)),
        (false, Some(true)) => Some((Sight::Fair, None)),
        (false, Some(false)) => Some((Sight::Poor, None)),
        (false, None) => None,
    };
    let (sight, rate) = match lens {
        Lens::Pace => {
            let (gone, start) = (verdict.progress.ok()?, start?);
            let (first, last) = (start.period.year(), target.period.year());
            let now = verdict.period.year().min(last);
            if !start.period.same_kind(verdict.period) || now <= first {
                return None;
            }
            let pace =
                gone.times(i64::from(last) - i64::from(first), i64::from(now) - i64::from(first))?;
            (by_bounds(pace, 95.into(), 60.into()), Some(pace))
        }
        Lens::Rate => {
            let computed = || achievement(indicator, &target.goal, start, value);
            let ratio = verdict.achievement.or_else(computed)?.ratio;
            let sight = match met {
                true => Sight::Good,
                // A strict target is missed by the very figure that it names.
                false => by_bounds(ratio, thresholds.nearly, thresholds.nearly).max(Sight::Fair),
            };
            (sight, Some(ratio))
        }
        // An output's target is of the year itself.
        Lens::Expected if !indicator.is_outcome() => return None,
        Lens::Expected => {
            // As the verdict itself compares: a strict target is not reached by the very figure.
            let reached = verdict.expected?.reached(&target.goal, sign(indicator)?, value);
            steps(met || (reached && better() == Some(true)))?
        }
        // Whatever can only grow is better every year: that says nothing.
        Lens::ThreeSteps if !met && only_grows(indicator, target) => return None,
        Lens::ThreeSteps => steps(met)?,
    };
    Some(Look { lens, sight, rate })
}

/// By two lower bounds in percent, each included.
fn by_bounds(rate: Ratio, good: Number, fair: Number) -> Sight {
    match (rate.at_least_percent(good), rate.at_least_percent(fair)) {
        (true, _) => Sight::Good,
        (false, true) => Sight::Fair,
        _ => Sight::Poor,
    }
}
