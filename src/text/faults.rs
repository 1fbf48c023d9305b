//! What could not be read, or cannot be right, in words, beside the figure that it is about.

use super::{Text, notices};
use crate::check::{Finding, FindingKind};
use crate::edit::block::Cells;
use crate::model::goal::{self, GoalFault};
use crate::model::reading::{Fault, Reading};
use crate::model::*;

/// Why what was typed could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Complaint {
    pub words: String,
    /// What would be read, where there is no doubt what was meant.
    pub instead: Option<String>,
}

impl Text {
    /// Why the figure of an observation could not be read; `None` where it could.
    pub fn figure_complaint(
        &self,
        observation: &Observation,
        indicator: &Indicator,
    ) -> Option<Complaint> {
        if observation.figure != Figure::Missing(MissingReason::Unreadable) {
            return None;
        }
        let fault = match indicator.read_figure(&observation.raw) {
            Reading::Unreadable(fault) => fault,
            _ => Fault::NotANumber,
        };
        Some(Complaint {
            words: (notices(self).fault)(&fault, &observation.raw),
            instead: instead(&fault),
        })
    }

    /// Why a target could not be read; `None` where it could.
    pub fn target_complaint(&self, target: &Target, indicator: &Indicator) -> Option<Complaint> {
        if target.goal != Goal::Unreadable {
            return None;
        }
        let read = |text: &str| indicator.read_figure(text);
        let fault = goal::read(&target.raw, read, Relation::AtLeast)
            .err()
            .unwrap_or(GoalFault::Figure(Fault::NotANumber));
        let instead = match &fault {
            GoalFault::Figure(fault) => instead(fault),
            _ => None,
        };
        Some(Complaint { words: (notices(self).goal_fault)(&fault, &target.raw), instead })
    }

    /// Why what is typed or pasted into a cell could not be read; `None` where it could.
    pub fn typed_complaint(
        &self,
        indicator: &Indicator,
        typed: &str,
        cells: Cells,
    ) -> Option<String> {
        let read = |text: &str| indicator.read_figure(text);
        match cells {
            Cells::Actuals => match read(typed) {
                Reading::Unreadable(fault) => Some((notices(self).fault)(&fault, typed)),
                _ => None,
            },
            Cells::Targets => goal::read(typed, read, Relation::AtLeast)
                .err()
                .map(|fault| (notices(self).goal_fault)(&fault, typed)),
        }
    }

    /// The period that a finding is about, and what it says.
    pub fn finding(&self, strategy: &Strategy, finding: &Finding) -> (Option<Period>, String) {
        let observation = strategy.observations.get(&finding.record);
        let target = strategy.targets.get(&finding.record);
        let indicator = finding.indicator.as_ref().and_then(|id| strategy.indicators.get(id));
        let period = observation.map(|o| o.period).or(target.map(|t| t.period));
        let complaint = match (finding.kind, indicator) {
            (FindingKind::UnreadableFigure, Some(indicator)) => {
                observation.and_then(|observation| self.figure_complaint(observation, indicator))
            }
            (FindingKind::UnreadableTarget, Some(indicator)) => {
                target.and_then(|target| self.target_complaint(target, indicator))
            }
            _ => None,
        };
        if let Some(complaint) = complaint {
            return (period, complaint.words);
        }
        let what = match (observation, target, strategy.breaks.get(&finding.record)) {
            (Some(observation), ..) => match finding.kind {
                FindingKind::UnknownState => observation.state.word().to_string(),
                FindingKind::UnreadableFigure => observation.raw.clone(),
                _ => observation.as_of.raw.clone(),
            },
            (_, Some(target), _) if finding.kind == FindingKind::UnreadableSetAt => {
                target.set_at.raw.clone()
            }
            (_, Some(target), _) if target.raw.is_empty() => {
                let unit = indicator.map(|found| self.unit(found)).unwrap_or_default();
                (self.write.goal)(&target.goal, unit)
            }
            (_, Some(target), _) => target.raw.clone(),
            (_, _, Some(broken)) => broken.at.raw.clone(),
            _ => String::new(),
        };
        (period, (notices(self).finding)(finding.kind, &what))
    }
}

fn instead(fault: &Fault) -> Option<String> {
    match fault {
        Fault::LetterForDigit { instead, .. } => Some(instead.clone()),
        _ => None,
    }
}
