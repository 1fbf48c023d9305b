//! Integrity: nothing is refused, everything is found and said. Named rules, one a file.

mod as_of;
mod contradictions;
mod missing;
mod places;
mod unreadable;

use crate::model::schema::Group;
use crate::model::{Id, Incremental, Indicator, Observation, Strategy, Table, Target, order};

/// Something to mend or to look at. `text` says it; the indicator leads to where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub kind: FindingKind,
    /// The record it is about.
    pub record: Id,
    /// The indicator whose sheet shows it, where there is one.
    pub indicator: Option<Id>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// A figure that was typed and could not be read.
    UnreadableFigure,
    UnreadableTarget,
    /// An as-of that was typed and could not be read.
    UnreadableAsOf,
    /// When a target was set was typed and could not be read.
    UnreadableSetAt,
    /// A part-year figure without a date: its coverage is not known.
    InterimWithoutAsOf,
    /// An as-of before the period began.
    AsOfBeforePeriod,
    /// An as-of that had not come when it was typed.
    AsOfNotCome,
    /// An as-of more than a year after the period's end.
    AsOfLate,
    /// A word for the state of a figure that nobody knows: it is judged like a forecast.
    UnknownState,
    /// A figure or a target of a fiscal year where the indicator counts calendar years, or the
    /// other way round.
    OtherKindOfYear,
    /// A break in the series without a date that can be read: nothing is compared until it has one.
    BreakUndated,
    /// A target's period is not after the baseline's.
    TargetBeforeBaseline,
    /// What was typed for a target says that there is none.
    TargetSaysNone,
    /// A sum over years of what is no yearly count: it is not summed.
    SumOfLevels,
    /// A yearly count, or a cumulative one, that is said not to grow through the year.
    FlowWithoutAccrual,
    /// The baseline's period was revised afterwards; the baseline stays as it was.
    BaselineRevised,
    /// A record whose place in the strategy is not there.
    LostPlace,
    /// A baseline that names an observation which is not there.
    LostBaseline,
    /// A target that asks for the other way than the desired direction, or a range from more to
    /// less.
    TargetBackwards,
    /// Two targets of one period: which of them counts is chance.
    TwoTargets,
    /// Two values of one period, of the same state and date.
    TwoValues,
    /// Which way is desired is stated, never guessed; without it nothing is judged.
    NoDesired,
    /// Figures without a unit cannot be read.
    NoUnit,
}

impl FindingKind {
    /// To mend (it cannot stay so), as against to look at (it may be right).
    pub fn must_be_mended(self) -> bool {
        !matches!(
            self,
            FindingKind::InterimWithoutAsOf
                | FindingKind::AsOfBeforePeriod
                | FindingKind::AsOfLate
                | FindingKind::OtherKindOfYear
                | FindingKind::TargetSaysNone
                | FindingKind::BaselineRevised
                | FindingKind::TwoValues
                | FindingKind::NoDesired
                | FindingKind::NoUnit
        )
    }
}

impl Incremental for Vec<Finding> {
    type Context = ();

    fn compute(strategy: &Strategy, (): &()) -> Self {
        check(strategy)
    }

    fn updated(&self, before: &Strategy, after: &Strategy, (): &()) -> Option<Self> {
        recheck(self, before, after)
    }
}

/// Only indicators whose figures have changed are looked at.
fn recheck(found: &[Finding], before: &Strategy, after: &Strategy) -> Option<Vec<Finding>> {
    let changed = after.figures_changed_since(before)?;
    if !after.has_same(before, Group::Cycle) {
        return None;
    }
    let stands = |finding: &&Finding| {
        finding.indicator.as_ref().is_none_or(|indicator| !changed.contains(indicator))
    };
    // What belongs to no indicator that is there is not found by looking at one.
    if changed.iter().any(|id| !after.indicators.contains(id)) {
        return None;
    }
    let mut findings: Vec<Finding> = found.iter().filter(stands).cloned().collect();
    findings.extend(changed.iter().flat_map(|id| check_of(after, id)));
    in_order(&mut findings);
    Some(findings)
}

fn in_order(findings: &mut Vec<Finding>) {
    order::sort_by_key(findings, |finding| (!finding.kind.must_be_mended(), finding.clone()));
}

/// How many records name something that is not there.
pub fn lost(strategy: &Strategy) -> usize {
    let mut findings = Vec::new();
    places::find(strategy, &mut findings);
    findings.len()
}

/// Findings about one indicator and its figures. What is wrong elsewhere is not looked for.
pub fn check_of(strategy: &Strategy, indicator: &Id) -> Vec<Finding> {
    let Some(found) = strategy.indicators.get(indicator) else { return Vec::new() };
    let alone = Strategy {
        indicators: [Indicator::clone(found)].into_iter().collect(),
        targets: strategy.targets.of(indicator).map(|target| Target::clone(target)).collect(),
        observations: strategy
            .observations
            .of(indicator)
            .map(|observation| Observation::clone(observation))
            .collect(),
        programs: Table::default(),
        restatements: Table::default(),
        planned: Table::default(),
        reviews: Table::default(),
        amendments: Table::default(),
        evaluations: Table::default(),
        opinions: Table::default(),
        ..strategy.clone()
    };
    check(&alone)
        .into_iter()
        .filter(|finding| finding.indicator.as_ref() == Some(indicator))
        .collect()
}

/// All findings, the ones to mend first.
pub fn check(strategy: &Strategy) -> Vec<Finding> {
    let mut findings = Vec::new();
    unreadable::find(strategy, &mut findings);
    as_of::find(strategy, &mut findings);
    places::find(strategy, &mut findings);
    contradictions::find(strategy, &mut findings);
    missing::find(strategy, &mut findings);
    in_order(&mut findings);
    findings
}
