//! 評価・今後の対応.

use super::Refusal;
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub enum EvaluationField {
    Text(String),
    /// 外部要因
    Factors(String),
    /// 今後の対応
    Next(String),
    By(String),
    /// When, as typed.
    On(String),
    /// Another verdict than the computed one, with the reason; an empty word goes back to the computed one.
    Verdict {
        word: String,
        reason: String,
    },
}

pub(super) fn alter(
    after: &mut Strategy,
    subject: &Id,
    year: FiscalYear,
    field: &EvaluationField,
    today: Date,
) -> Result<(), Refusal> {
    if !(after.indicators.contains(subject) || after.items.contains(subject) || after.directions.contains(subject)) {
        return Err(Refusal::Gone);
    }
    let text = |text: &String| text.trim().to_string();
    let mut found = after
        .evaluation_of(subject, year)
        .map_or_else(|| Evaluation::blank(subject, year), |evaluation| Evaluation::clone(evaluation));
    match field {
        EvaluationField::Text(typed) => found.text = text(typed),
        EvaluationField::Factors(typed) => found.factors = text(typed),
        EvaluationField::Next(typed) => found.next = text(typed),
        EvaluationField::By(typed) => found.by = text(typed),
        EvaluationField::On(typed) => found.on = AsOf::read(typed),
        // Nobody overrules a figure without saying why.
        EvaluationField::Verdict { word, reason } if !word.is_empty() && reason.trim().is_empty() => return Err(Refusal::Empty),
        EvaluationField::Verdict { word, reason } => {
            found.verdict = word.clone();
            found.verdict_reason = if word.is_empty() { String::new() } else { text(reason) };
        }
    }
    if found.on.is_empty() && !matches!(field, EvaluationField::On(_)) {
        found.on = AsOf::of(Point::Day(today));
    }
    after.evaluations.put(found);
    Ok(())
}
