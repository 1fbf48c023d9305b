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
    /// Another verdict than the computed one, with the reason; an empty word goes back to the
    /// computed one.
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
    if !(after.indicators.contains(subject)
        || after.items.contains(subject)
        || after.directions.contains(subject))
    {
        return Err(Refusal::Gone);
    }
    let text = |text: &String| text.trim().to_string();
    let mut found = after.evaluation_of(subject, year).map_or_else(
        || Evaluation::blank(subject, year),
        |evaluation| Evaluation::clone(evaluation),
    );
    match field {
        EvaluationField::Text(typed) => found.text = text(typed),
        EvaluationField::Factors(typed) => found.factors = text(typed),
        EvaluationField::Next(typed) => found.next = text(typed),
        EvaluationField::By(typed) => found.by = text(typed),
        EvaluationField::On(typed) => found.on = AsOf::read(typed),
        // Nobody overrules a figure without saying why.
        EvaluationField::Verdict { word, reason }
            if !word.is_empty() && reason.trim().is_empty() =>
        {
            return Err(Refusal::Empty);
        }
        // And a reason without a verdict is a slip: nothing is taken away for it.
        EvaluationField::Verdict { word, reason }
            if word.is_empty() && !reason.trim().is_empty() =>
        {
            return Err(Refusal::NoVerdict);
        }
        EvaluationField::Verdict { word, reason } => {
            found.verdict = word.clone();
            found.verdict_reason = if word.is_empty() { String::new() } else { text(reason) };
        }
    }
    // What is said anew is said today.
    if !matches!(field, EvaluationField::On(_) | EvaluationField::By(_)) {
        found.on = AsOf::of(Point::Day(today));
    }
    after.evaluations.put(found);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_anew_is_dated_anew_and_a_verdict_is_not_lost_with_its_reason() {
        let mut strategy = Strategy::default();
        strategy.directions.put(Direction {
            id: "d".into(),
            number: String::new(),
            name: "方向".into(),
            name_en: String::new(),
            rank: String::new(),
        });
        let (first, later) = (Date::new(2024, 5, 1).unwrap(), Date::new(2025, 2, 10).unwrap());
        let mut set = |field, today| {
            alter(&mut strategy, &"d".into(), FiscalYear(2023), &field, today)
                .map(|()| strategy.clone())
        };
        let on = |strategy: Strategy| {
            strategy.evaluations.iter().next().unwrap().on.point.map(Point::end)
        };
        assert_eq!(set(EvaluationField::Text("進んだ".into()), first).map(on), Ok(Some(first)));
        assert_eq!(
            set(EvaluationField::By("乙".into()), later).map(on),
            Ok(Some(first)),
            "who wrote is no new word"
        );
        assert_eq!(set(EvaluationField::Text("止まった".into()), later).map(on), Ok(Some(later)));
        set(EvaluationField::Verdict { word: "flat".into(), reason: "理由".into() }, later)
            .unwrap();
        let slip =
            EvaluationField::Verdict { word: String::new(), reason: "よりよい理由".into() };
        assert_eq!(set(slip, later).err(), Some(Refusal::NoVerdict));
    }
}
