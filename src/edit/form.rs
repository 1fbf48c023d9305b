//! 様式の列: fields of a year's forms that stand below one another, one record a row, and the edit that
//! comes of what is typed or pasted into one.

use super::{Edit, EvaluationField, PlanEdit, PlannedField, ReviewField, TargetField};
use crate::model::*;

/// A column of a form. Its rows are programs, outputs, or whatever is evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormColumn {
    /// 区分 of a program
    Status,
    /// 取組内容
    Activities,
    /// 担当課
    Division,
    /// 予算額, 千円
    Budget,
    /// 実施状況
    Done,
    /// 決算額, 千円
    Settled,
    /// 見直し of an output
    Review,
    /// 目標 of the year
    Target,
    /// 目標の理由
    TargetReason,
    /// 評価
    Evaluation,
    /// 外部要因
    Factors,
    /// 今後の対応
    NextAction,
}

impl FormColumn {
    pub const ALL: [FormColumn; 12] = [
        FormColumn::Status,
        FormColumn::Activities,
        FormColumn::Division,
        FormColumn::Budget,
        FormColumn::Done,
        FormColumn::Settled,
        FormColumn::Review,
        FormColumn::Target,
        FormColumn::TargetReason,
        FormColumn::Evaluation,
        FormColumn::Factors,
        FormColumn::NextAction,
    ];

    /// As it stands in the page's attributes.
    pub fn word(self) -> &'static str {
        match self {
            FormColumn::Status => "status",
            FormColumn::Activities => "activities",
            FormColumn::Division => "division",
            FormColumn::Budget => "budget",
            FormColumn::Done => "done",
            FormColumn::Settled => "settled",
            FormColumn::Review => "review",
            FormColumn::Target => "target",
            FormColumn::TargetReason => "target-reason",
            FormColumn::Evaluation => "evaluation",
            FormColumn::Factors => "factors",
            FormColumn::NextAction => "next",
        }
    }

    pub fn of(word: &str) -> Option<FormColumn> {
        FormColumn::ALL.into_iter().find(|column| column.word() == word)
    }

    /// The edit of one field, with what is typed (of a choice: its word). `None` where the record
    /// has no such field: nothing is written about a target that is not there.
    pub fn edit(
        self,
        strategy: &Strategy,
        year: FiscalYear,
        row: &Id,
        typed: &str,
    ) -> Option<Edit> {
        let (row, typed) = (row.clone(), typed.to_string());
        let planned = |field| {
            Some(Edit::Plan { year, edit: PlanEdit::Program { program: row.clone(), field } })
        };
        let evaluated = |field| Some(Edit::Evaluation { subject: row.clone(), year, field });
        match self {
            FormColumn::Status => planned(PlannedField::Status(ProgramStatus::of(&typed))),
            FormColumn::Activities => planned(PlannedField::Activities(typed)),
            FormColumn::Division => planned(PlannedField::Division(typed)),
            FormColumn::Budget => planned(PlannedField::Budget(typed)),
            FormColumn::Done => planned(PlannedField::Done(typed)),
            FormColumn::Settled => planned(PlannedField::Settled(typed)),
            FormColumn::Review => {
                let decision = (!typed.is_empty()).then(|| ReviewDecision::of(&typed));
                let field = ReviewField::Decision(decision);
                Some(Edit::Plan { year, edit: PlanEdit::Review { indicator: row, field } })
            }
            FormColumn::Target => {
                let period = strategy.indicators.get(&row)?.period(year.0);
                Some(Edit::Target { indicator: row, period, typed })
            }
            FormColumn::TargetReason => {
                let id = target_of(strategy, &row, year)?.id.clone();
                Some(Edit::TargetDetail { id, field: TargetField::Reason(typed) })
            }
            FormColumn::Evaluation => evaluated(EvaluationField::Text(typed)),
            // Outside factors are an outcome's: what the prefecture does itself is its own.
            FormColumn::Factors => {
                strategy.indicators.get(&row).filter(|indicator| indicator.is_outcome())?;
                evaluated(EvaluationField::Factors(typed))
            }
            FormColumn::NextAction => evaluated(EvaluationField::Next(typed)),
        }
    }

    /// Whether the field holds what was typed and cannot be read.
    pub fn is_unread(self, strategy: &Strategy, year: FiscalYear, row: &Id) -> bool {
        self == FormColumn::Target
            && target_of(strategy, row, year).is_some_and(|found| found.goal == Goal::Unreadable)
    }

    /// What the field holds now: an amount in digits, a choice by its word.
    pub fn value(self, strategy: &Strategy, year: FiscalYear, row: &Id) -> String {
        let planned = || strategy.planned_of(row, year);
        let evaluation = || strategy.evaluation_of(row, year);
        let amount =
            |amount: Option<i64>| amount.map(|amount| amount.to_string()).unwrap_or_default();
        match self {
            FormColumn::Status => planned().map(|found| found.status.word().to_string()),
            FormColumn::Activities => planned().map(|found| found.activities.clone()),
            FormColumn::Division => planned().map(|found| found.division.clone()),
            FormColumn::Budget => planned().map(|found| amount(found.budget)),
            FormColumn::Done => planned().map(|found| found.done.clone()),
            FormColumn::Settled => planned().map(|found| amount(found.settled)),
            FormColumn::Review => {
                strategy.review_of(row, year).map(|found| found.decision.word().to_string())
            }
            FormColumn::Target => target_of(strategy, row, year).map(|found| match &found.goal {
                Goal::Value { relation: Relation::AtLeast, value } => value.to_string(),
                _ => found.raw.clone(),
            }),
            FormColumn::TargetReason => {
                target_of(strategy, row, year).map(|found| found.reason.clone())
            }
            FormColumn::Evaluation => evaluation().map(|found| found.text.clone()),
            FormColumn::Factors => evaluation().map(|found| found.factors.clone()),
            FormColumn::NextAction => evaluation().map(|found| found.next.clone()),
        }
        .unwrap_or_default()
    }
}

fn target_of<'a>(strategy: &'a Strategy, indicator: &Id, year: FiscalYear) -> Option<&'a Target> {
    let period = strategy.indicators.get(indicator)?.period(year.0);
    strategy.targets.of(indicator).find(|target| target.period == period).map(|found| &**found)
}
