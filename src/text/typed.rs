//! Figures as one types them: what stands in a field of the sheet is read again as what it was.

use super::Text;
use super::figures::digits;
use crate::model::*;

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
