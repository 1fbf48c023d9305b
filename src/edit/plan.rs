//! 事業計画書: made for a year, filled in, decided, changed with a reason.

use super::{Refusal, needed, whole_number};
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub enum PlanEdit {
    /// 「計画を作る」「次年度を作る」: a draft, with every program as the year before had it.
    Make,
    Program {
        program: Id,
        field: PlannedField,
    },
    Review {
        indicator: Id,
        field: ReviewField,
    },
    Note(String),
    /// 「決定する」. The date as typed; how far the document went is the caller's to know.
    Decide {
        on: String,
        known: Extent,
    },
    /// 「計画を変更する」: opens a decided plan. The id is the caller's.
    Amend {
        id: Id,
        reason: String,
        by: String,
    },
    /// 変更日: the day on which a decided plan was changed, as typed.
    AmendedOn {
        id: Id,
        on: String,
    },
    /// 「変更を終える」
    CloseAmendment,
}

/// What a year's plan, and later its report, say of a program.
#[derive(Clone, Debug, PartialEq)]
pub enum PlannedField {
    Status(ProgramStatus),
    Activities(String),
    /// 千円, as typed; empty is not 0.
    Budget(String),
    Settled(String),
    Division(String),
    Done(String),
}

/// What a year's plan says of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewField {
    /// `None` takes the answer back.
    Decision(Option<ReviewDecision>),
    Reason(String),
    /// A new name from this year on; the former stays with the earlier years.
    Name(String),
    /// What it counts from this year on.
    Definition(String),
}

impl PlanEdit {
    /// Whether it changes what is decided. What was spent and done is reported later, and the plan
    /// stays.
    pub(super) fn is_of_the_plan(&self) -> bool {
        match self {
            PlanEdit::Program { field, .. } => {
                !matches!(field, PlannedField::Settled(_) | PlannedField::Done(_))
            }
            PlanEdit::Review { .. } | PlanEdit::Note(_) => true,
            PlanEdit::Make
            | PlanEdit::Decide { .. }
            | PlanEdit::Amend { .. }
            | PlanEdit::AmendedOn { .. }
            | PlanEdit::CloseAmendment => false,
        }
    }
}

/// What an amount of money is written in.
pub const THOUSAND_YEN: &str = "千円";

pub(super) fn alter(
    after: &mut Strategy,
    year: FiscalYear,
    edit: &PlanEdit,
    today: Date,
) -> Result<(), Refusal> {
    if let PlanEdit::Make = edit {
        make(after, year);
        return Ok(());
    }
    let id = after.plan(year).map(|plan| plan.id.clone()).ok_or(Refusal::Gone)?;
    match edit {
        PlanEdit::Make => {}
        PlanEdit::Program { program, field } => set_program(after, program, year, field)?,
        PlanEdit::Review { indicator, field } => review(after, indicator, year, field)?,
        PlanEdit::Note(note) => after.plans.alter(&id, |plan| plan.note = note.trim().to_string()),
        PlanEdit::Decide { on, known } => {
            let decided =
                if on.trim().is_empty() { AsOf::of(Point::Day(today)) } else { AsOf::read(on) };
            if decided.point.is_none() {
                return Err(Refusal::NotADate);
            }
            after.plans.alter(&id, |plan| (plan.decided, plan.known) = (decided, known.clone()));
        }
        PlanEdit::Amend { reason, .. } if reason.trim().is_empty() => return Err(Refusal::Empty),
        PlanEdit::Amend { id: amendment, reason, by } => after.amendments.put(Amendment {
            id: amendment.clone(),
            plan: id,
            reason: reason.trim().to_string(),
            by: by.clone(),
            opened: AsOf::of(Point::Day(today)),
            closed: AsOf::default(),
        }),
        PlanEdit::AmendedOn { id, on } => {
            let opened = AsOf::read(on);
            if opened.point.is_none() {
                return Err(Refusal::NotADate);
            }
            if !after.amendments.contains(id) {
                return Err(Refusal::Gone);
            }
            after.amendments.alter(id, |amendment| amendment.opened = opened);
        }
        PlanEdit::CloseAmendment => {
            let open: Vec<Id> = after
                .amendments
                .of(&id)
                .filter(|found| found.closed.is_empty())
                .map(|found| found.id.clone())
                .collect();
            for amendment in open {
                after
                    .amendments
                    .alter(&amendment, |found| found.closed = AsOf::of(Point::Day(today)));
            }
        }
    }
    Ok(())
}

/// A draft where there is none, and a row for every program that has none: as it was planned last,
/// without its money.
fn make(after: &mut Strategy, year: FiscalYear) {
    if after.plan(year).is_none() {
        after.plans.put(AnnualPlan::draft(year));
    }
    let planned_before = after.plans.iter().any(|plan| plan.year < year);
    let programs: Vec<Id> = after.programs.iter().map(|program| program.id.clone()).collect();
    for program in programs {
        // What has ended does not come back by itself.
        let last = after.planned_before(&program, year).cloned();
        let ended = last.as_ref().is_some_and(|last| last.status == ProgramStatus::Ended);
        if ended || after.planned_of(&program, year).is_some() {
            continue;
        }
        let mut row = PlannedProgram::blank(&program, year);
        match last {
            Some(last) => {
                (row.activities, row.division) = (last.activities.clone(), last.division.clone())
            }
            // There were plans, and it was in none of them.
            None if planned_before => row.status = ProgramStatus::New,
            None => {}
        }
        after.planned.put(row);
    }
}

fn set_program(
    after: &mut Strategy,
    program: &Id,
    year: FiscalYear,
    field: &PlannedField,
) -> Result<(), Refusal> {
    if !after.programs.contains(program) {
        return Err(Refusal::Gone);
    }
    let text = |text: &String| text.trim().to_string();
    let mut row = after
        .planned_of(program, year)
        .map_or_else(|| PlannedProgram::blank(program, year), |row| PlannedProgram::clone(row));
    match field {
        PlannedField::Status(status) => row.status = status.clone(),
        PlannedField::Activities(activities) => row.activities = text(activities),
        PlannedField::Budget(typed) => row.budget = whole_number(typed, THOUSAND_YEN)?,
        PlannedField::Settled(typed) => row.settled = whole_number(typed, THOUSAND_YEN)?,
        PlannedField::Division(division) => row.division = text(division),
        PlannedField::Done(done) => row.done = text(done),
    }
    after.planned.put(row);
    Ok(())
}

fn review(
    after: &mut Strategy,
    indicator: &Id,
    year: FiscalYear,
    field: &ReviewField,
) -> Result<(), Refusal> {
    let owner = needed(after, indicator)?.clone();
    let mut found = after.review_of(indicator, year).map_or_else(
        || Review {
            id: Review::id_of(indicator, year),
            indicator: indicator.clone(),
            year,
            decision: ReviewDecision::Keep,
            reason: String::new(),
            former_name: String::new(),
            former_definition: String::new(),
        },
        |review| Review::clone(review),
    );
    match field {
        ReviewField::Decision(None) => {
            after.reviews.remove(&found.id);
            return Ok(());
        }
        ReviewField::Decision(Some(decision)) => found.decision = decision.clone(),
        ReviewField::Reason(reason) => found.reason = reason.trim().to_string(),
        ReviewField::Name(name) => {
            let name = name.trim().to_string();
            if name.is_empty() {
                return Err(Refusal::Empty);
            }
            if found.former_name.is_empty() && name != owner.name {
                found.former_name = owner.name;
            }
            found.decision = ReviewDecision::Change;
            after.indicators.alter(indicator, |indicator| indicator.name = name);
        }
        ReviewField::Definition(definition) => {
            let definition = definition.trim().to_string();
            if found.former_definition.is_empty() && definition != owner.definition {
                found.former_definition = owner.definition;
            }
            found.decision = ReviewDecision::Change;
            after.indicators.alter(indicator, |indicator| indicator.definition = definition);
        }
    }
    after.reviews.put(found);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Edit, Part};
    use super::*;

    const YEAR: FiscalYear = FiscalYear(2023);

    fn start() -> Strategy {
        let mut strategy = Strategy::default();
        strategy.items.put(Item {
            id: "i".into(),
            parent: "d".into(),
            number: String::new(),
            name: "施策".into(),
            name_en: String::new(),
            rank: String::new(),
        });
        for id in ["p", "q"] {
            strategy.programs.put(Program {
                id: id.into(),
                item: "i".into(),
                text: "事業".into(),
                text_en: String::new(),
                division: "経営支援課".into(),
                rank: String::new(),
            });
        }
        let new = Edit::Add {
            id: "a".into(),
            new: super::super::New::Output { item: "i".into() },
            name: "件数".into(),
        };
        new.apply(&strategy, today()).unwrap()
    }

    fn today() -> Date {
        Date::new(2023, 3, 20).unwrap()
    }

    fn plan(year: FiscalYear, edit: PlanEdit) -> Edit {
        Edit::Plan { year, edit }
    }

    fn set(program: &str, year: FiscalYear, field: PlannedField) -> Edit {
        plan(year, PlanEdit::Program { program: program.into(), field })
    }

    fn after(strategy: &Strategy, edits: &[Edit]) -> Strategy {
        edits
            .iter()
            .fold(strategy.clone(), |strategy, edit| edit.apply(&strategy, today()).unwrap())
    }

    #[test]
    fn next_year_begins_as_this_year_was_without_its_money() {
        let next = FiscalYear(2024);
        let strategy = after(
            &start(),
            &[
                plan(YEAR, PlanEdit::Make),
                set("p", YEAR, PlannedField::Activities("相談窓口".into())),
                set("p", YEAR, PlannedField::Budget("12,340千円".into())),
                set("q", YEAR, PlannedField::Status(ProgramStatus::Ended)),
                plan(next, PlanEdit::Make),
            ],
        );
        let row = strategy.planned_of(&"p".into(), next).unwrap();
        assert_eq!(
            (row.activities.as_str(), row.budget, &row.status),
            ("相談窓口", None, &ProgramStatus::Continued)
        );
        assert_eq!(strategy.planned_of(&"p".into(), YEAR).unwrap().budget, Some(12340));
        assert!(
            strategy.planned_of(&"q".into(), next).is_none(),
            "what has ended is not planned again"
        );
        let later = FiscalYear(2026);
        let strategy = after(
            &strategy,
            &[plan(FiscalYear(2025), PlanEdit::Make), plan(later, PlanEdit::Make)],
        );
        assert!(strategy.planned_of(&"q".into(), later).is_none(), "nor in the years after");
        assert_eq!(strategy.planned_of(&"p".into(), later).unwrap().activities, "相談窓口");
        // After a year without a plan it goes on as it was.
        let strategy = after(&strategy, &[plan(FiscalYear(2028), PlanEdit::Make)]);
        let row = strategy.planned_of(&"p".into(), FiscalYear(2028)).unwrap();
        assert_eq!((row.activities.as_str(), &row.status), ("相談窓口", &ProgramStatus::Continued));
    }

    #[test]
    fn an_amount_is_a_whole_number_or_blank_and_never_a_guess() {
        let made = after(&start(), &[plan(YEAR, PlanEdit::Make)]);
        let budget = |typed: &str| {
            let edit = set("p", YEAR, PlannedField::Budget(typed.into()));
            edit.apply(&made, today())
                .map(|after| after.planned_of(&"p".into(), YEAR).unwrap().budget)
        };
        assert_eq!(budget("１２，３４０"), Ok(Some(12340)));
        assert_eq!(budget("0"), Ok(Some(0)));
        assert_eq!(budget(" "), Ok(None));
        for typed in ["1.5", "-3", "未定", "12O"] {
            assert!(matches!(budget(typed), Err(Refusal::NotANumber(_))), "{typed}");
        }
    }

    #[test]
    fn a_decided_plan_is_changed_only_with_a_reason() {
        let target = Edit::Target {
            indicator: "a".into(),
            period: Period::Fiscal(YEAR),
            typed: "40".into(),
        };
        let decided = after(
            &start(),
            &[
                plan(YEAR, PlanEdit::Make),
                target.clone(),
                plan(YEAR, PlanEdit::Decide { on: String::new(), known: Extent::default() }),
            ],
        );
        assert_eq!(decided.plan_state(YEAR), PlanState::Decided);
        let refused = Err(Refusal::Decided(YEAR));
        assert_eq!(target.apply(&decided, today()), refused);
        assert_eq!(
            set("p", YEAR, PlannedField::Budget("1".into())).apply(&decided, today()),
            refused
        );
        let many = Edit::Many(vec![target.clone()]);
        assert_eq!(many.apply(&decided, today()), refused, "not within several either");
        // What was spent, and another year's targets, are no change of the plan.
        set("p", YEAR, PlannedField::Settled("1".into())).apply(&decided, today()).unwrap();
        Edit::Target { indicator: "a".into(), period: Period::fiscal(2024), typed: "40".into() }
            .apply(&decided, today())
            .unwrap();
        for part in [Part::Program("p".into()), Part::Indicator("a".into()), Part::Item("i".into())]
        {
            assert_eq!(
                Edit::Remove { part: part.clone() }.apply(&decided, today()),
                refused,
                "{part:?}"
            );
        }
        let by_calendar = Edit::Target {
            indicator: "a".into(),
            period: Period::calendar(2023),
            typed: "40".into(),
        };
        assert_eq!(by_calendar.apply(&decided, today()), refused, "the plan has it all the same");
        // What is added now is not one of the decided year's.
        let added = Edit::Add {
            id: "b".into(),
            new: super::super::New::Output { item: "i".into() },
            name: "回数".into(),
        };
        let added = after(&decided, &[added]);
        assert_eq!([2023, 2024].map(|year| added.stands(&"b".into(), year)), [false, true]);
        let amend = |reason: &str| {
            plan(YEAR, PlanEdit::Amend { id: "m".into(), reason: reason.into(), by: String::new() })
        };
        assert_eq!(amend(" ").apply(&decided, today()), Err(Refusal::Empty));
        let open = after(&decided, &[amend("補正予算")]);
        assert_eq!(open.plan_state(YEAR), PlanState::Amending);
        let changed = after(&open, &[target, plan(YEAR, PlanEdit::CloseAmendment)]);
        assert_eq!(changed.plan_state(YEAR), PlanState::Decided);
        assert_eq!(changed.amendments.iter().next().unwrap().reason, "補正予算");
    }

    #[test]
    fn a_new_definition_leaves_the_former_to_the_earlier_years() {
        let review = |field| plan(YEAR, PlanEdit::Review { indicator: "a".into(), field });
        let strategy = after(
            &start(),
            &[
                plan(YEAR, PlanEdit::Make),
                review(ReviewField::Name("延べ件数".into())),
                review(ReviewField::Name("延べ回数".into())),
            ],
        );
        let indicator = strategy.indicators.get(&"a".into()).unwrap();
        assert_eq!(strategy.defined_in(indicator, 2022).0, "件数");
        assert_eq!(strategy.defined_in(indicator, 2023).0, "延べ回数");
        assert_eq!(strategy.as_in(indicator, 2022).name, "件数");
        assert!(Arc::ptr_eq(&strategy.as_in(indicator, 2023), indicator));
    }
}
