//! Figures as one types them: what stands in a field of the sheet is read again as what it was.

use super::Text;
use super::figures::digits;
use crate::edit::FormColumn;
use crate::model::*;
use crate::report::search::fold;

impl Text {
    pub fn target_as_typed(&self, target: Option<&Target>) -> String {
        let Some(target) = target else { return String::new() };
        match &target.goal {
            Goal::Value { relation, value } => {
                let (figure, word) = (digits(value.decimal()), (self.write.relation)(relation));
                if self.write.relation_first {
                    format!("{word} {figure}")
                } else {
                    format!("{figure}{word}")
                }
            }
            Goal::Range { from, to } => {
                (self.write.typed_range)(&digits(from.decimal()), &digits(to.decimal()))
            }
            Goal::Words(words) => words.clone(),
            Goal::Unreadable => target.raw.clone(),
        }
    }

    /// What a column of a form is called.
    pub fn form_column(&self, column: FormColumn) -> &'static str {
        let cycle = super::cycle(self);
        match column {
            FormColumn::Status => cycle.plan.status,
            FormColumn::Activities => cycle.plan.activities,
            FormColumn::Division => self.common.division,
            FormColumn::Budget => cycle.plan.budget,
            FormColumn::Done => cycle.doing.done,
            FormColumn::Settled => cycle.doing.settled,
            FormColumn::Review => cycle.plan.review,
            FormColumn::Target => self.common.target,
            FormColumn::TargetReason => cycle.plan.target_reason,
            FormColumn::Evaluation => cycle.evaluation.evaluation,
            FormColumn::Factors => cycle.evaluation.factors,
            FormColumn::NextAction => cycle.evaluation.next,
        }
    }

    /// What a field of a form shows where its value is a word to choose.
    pub fn form_value(&self, column: FormColumn, value: &str) -> String {
        let plan = &super::cycle(self).plan;
        match column {
            _ if value.is_empty() => String::new(),
            FormColumn::Status => (plan.program_status)(&ProgramStatus::of(value)),
            FormColumn::Review => (plan.decision)(&ReviewDecision::of(value)),
            _ => value.to_string(),
        }
    }

    /// The word of a choice that is typed as a language calls it, whatever the reader's own is;
    /// `None` where it is none of the choices.
    pub fn choice_typed(&self, column: FormColumn, typed: &str) -> Option<String> {
        let typed = fold(typed.trim());
        let words: Vec<&str> = match column {
            FormColumn::Status => ProgramStatus::KNOWN.iter().map(ProgramStatus::word).collect(),
            FormColumn::Review => ReviewDecision::KNOWN.iter().map(ReviewDecision::word).collect(),
            _ => return None,
        };
        let is = |word: &&&str| {
            let known = [&super::JA, self].map(|text| fold(&text.form_value(column, word)));
            fold(word) == typed || known.contains(&typed)
        };
        words.iter().find(is).map(|word| word.to_string())
    }

    pub fn actual_as_typed(&self, observation: Option<&Observation>) -> String {
        let Some(observation) = observation else { return String::new() };
        match &observation.figure {
            Figure::Number(value) => {
                format!(
                    "{}{}",
                    if observation.about { self.write.about } else { "" },
                    digits(value.decimal())
                )
            }
            Figure::Missing(MissingReason::Unreadable) => observation.raw.clone(),
            Figure::Missing(reason) => (self.write.missing)(reason),
        }
    }

    pub fn as_of_as_typed(&self, as_of: &AsOf) -> String {
        match as_of {
            AsOf { raw, point: Some(point) } if raw.is_empty() => (self.write.point_typed)(*point),
            as_of => as_of.raw.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy as _, prop_assert_eq, proptest};
    use rust_decimal::Decimal;

    use super::super::{EN, JA};
    use super::*;
    use crate::model::reading::{self, Reading};

    fn any_number() -> impl proptest::strategy::Strategy<Value = Number> {
        (-99_999_999_i64..99_999_999, 0_u32..3)
            .prop_map(|(digits, scale)| Number::new(Decimal::new(digits, scale)).unwrap())
    }

    fn any_point() -> impl proptest::strategy::Strategy<Value = Point> {
        (1990..2100_i32, 1..=12_u8, 1..=28_u8, 0..4).prop_map(|(year, month, day, kind)| match kind
        {
            0 => Point::Day(Date::new(year, month, day).unwrap()),
            1 => Point::Month { year, month },
            2 => Point::Whole(Period::fiscal(year)),
            _ => Point::Whole(Period::calendar(year)),
        })
    }

    fn target(goal: Goal) -> Target {
        Target {
            id: "t".into(),
            indicator: "i".into(),
            period: Period::fiscal(2024),
            goal,
            raw: String::new(),
            sum_since: None,
            set_at: AsOf::default(),
            reason: String::new(),
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(a in any_number(), b in any_number(), relation in 0..4_usize, about: bool, point in any_point()) {
            let read = |text: &str| reading::read(text, "件");
            let relation = [Relation::AtLeast, Relation::Above, Relation::AtMost, Relation::Below][relation].clone();
            for text in [&JA, &EN] {
                let goal = Goal::Value { relation: relation.clone(), value: a };
                let typed = text.target_as_typed(Some(&target(goal.clone())));
                prop_assert_eq!(goal::read(&typed, read, Relation::AtLeast), Ok(goal));
                let goal = Goal::Range { from: a.min(b), to: a.max(b) };
                let typed = text.target_as_typed(Some(&target(goal.clone())));
                prop_assert_eq!(goal::read(&typed, read, Relation::AtLeast), Ok(goal));
                let typed = format!("{}{}", if about { text.write.about } else { "" }, digits(a.decimal()));
                prop_assert_eq!(read(&typed), Reading::Number { value: a, about });
                prop_assert_eq!(AsOf::read(&text.as_of_as_typed(&AsOf::of(point))).point, Some(point));
            }
        }
    }

    #[test]
    fn reasons_for_no_value_are_read_again() {
        use MissingReason::*;
        for text in [&JA, &EN] {
            for reason in [NotStated, NotPublished, NotStarted, NotApplicable, Suppressed, Unknown]
            {
                assert_eq!(
                    reading::read(&(text.write.missing)(&reason), "件"),
                    Reading::Missing(reason)
                );
            }
        }
    }
}
