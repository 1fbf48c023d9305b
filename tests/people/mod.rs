//! People at a document, and what they have in mind: for laws that hold for any run of edits, by anyone.
//!
//! `PROPTEST_CASES=100000 cargo test --profile long --test laws -- --nocapture` runs them long.

// Each law needs some of it.
#![allow(dead_code)]

pub mod returned;

use std::sync::OnceLock;

use genki_board::change::{Change, Document, Stamp, base_of, derive, invert, take};
use genki_board::edit::{
    AboutField, Edit, EvaluationField, IndicatorField, MeetingField, New, ObservationField,
    OpinionField, Part, PartField, PlanEdit, PlannedField, ReviewField, TargetField,
};
use genki_board::exchange::read_text;
use genki_board::model::*;
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy as Gen, prop_oneof};

/// One person at one document.
#[derive(Clone)]
pub struct Desk {
    pub document: Document,
    pub strategy: Strategy,
    pub stamp: Stamp,
    pub steps: Vec<Vec<Change>>,
}

pub fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

pub type Start = (Document, Strategy);

/// Read once: the laws are about what comes after.
pub fn whole() -> &'static Start {
    static START: OnceLock<Start> = OnceLock::new();
    START.get_or_init(|| {
        let opened =
            read_text(&std::fs::read_to_string("public/strategies/sample.json").unwrap()).unwrap();
        (opened.document, opened.strategy)
    })
}

/// One of its directions alone: for the laws that write and read the whole document again and
/// again.
pub fn one_direction() -> &'static Start {
    static START: OnceLock<Start> = OnceLock::new();
    START.get_or_init(|| {
        let mut strategy = whole().1.clone();
        // What decided plans have cannot be taken away: they are decided again afterwards.
        let plans: Vec<_> = strategy.plans.iter().cloned().collect();
        for plan in &plans {
            strategy.plans.alter(&plan.id, |plan| plan.decided = AsOf::default());
        }
        let others: Vec<Id> =
            strategy.directions.iter().skip(1).map(|direction| direction.id.clone()).collect();
        for direction in others {
            strategy = Edit::Remove { part: Part::Direction(direction) }
                .apply(&strategy, today())
                .unwrap();
        }
        for plan in &plans {
            strategy.plans.alter(&plan.id, |found| found.decided = plan.decided.clone());
        }
        (Document::new("one-direction", base_of(&strategy)), strategy)
    })
}

pub fn desk(author: &str) -> Desk {
    desk_at(whole(), author)
}

pub fn desk_at((document, strategy): &Start, author: &str) -> Desk {
    let stamp = Stamp {
        author: author.into(),
        session: "s".into(),
        sequence: 0,
        at: String::new(),
        by: String::new(),
    };
    Desk { document: document.clone(), strategy: strategy.clone(), stamp, steps: Vec::new() }
}

impl Desk {
    pub fn take(&mut self, changes: Vec<Change>) {
        take(&mut self.document, &mut self.strategy, &changes);
        if !changes.is_empty() {
            self.steps.push(changes);
        }
    }

    /// What the edit amounts to, told by the edit itself.
    pub fn edit(&mut self, edit: &Edit) -> Option<Strategy> {
        let after = edit.apply(&self.strategy, today()).ok()?;
        let changes = derive(&self.document, &self.strategy, &after, &mut self.stamp);
        self.take(changes);
        Some(after)
    }

    pub fn edit_all(&mut self, plans: &[Plan]) {
        for plan in plans {
            let fresh = format!("{}-{}", self.stamp.author, self.stamp.sequence);
            self.edit(&plan.edit(&self.strategy, &fresh));
        }
    }

    pub fn undo(&mut self, step: &[Change]) -> usize {
        let ids: Vec<_> = step.iter().map(|change| change.id.clone()).collect();
        let (changes, skipped) = invert(&self.document, &ids, &mut self.stamp);
        self.take(changes);
        skipped.len()
    }
}

/// What somebody has in mind, before it is known which records there are.
#[derive(Clone, Debug)]
pub struct Plan {
    pub what: u8,
    pub which: usize,
    pub year: i32,
    pub typed: String,
}

impl Plan {
    pub fn edit(&self, strategy: &Strategy, fresh: &str) -> Edit {
        let indicators: Vec<_> = strategy.indicators.iter().collect();
        if self.what > 10 || indicators.is_empty() {
            return self.of_part(strategy, fresh);
        }
        let indicator = indicators[self.which % indicators.len()];
        let period = indicator.period(self.year);
        let observations = strategy.observations_of(&indicator.id);
        let targets = strategy.targets_of(&indicator.id);
        let id = indicator.id.clone();
        let typed = self.typed.clone();
        let observation =
            observations.get(self.which % observations.len().max(1)).map(|o| o.id.clone());
        let target = targets.get(self.which % targets.len().max(1)).map(|t| t.id.clone());
        match (self.what, observation, target) {
            (0, ..) => Edit::Actual { indicator: id, period, typed },
            (1, ..) => Edit::Target { indicator: id, period, typed },
            (2, ..) => Edit::Revision { indicator: id, period, typed },
            (3, Some(id), _) => Edit::RemoveObservation { id },
            (4, Some(id), _) => Edit::Observation { id, field: ObservationField::AsOf(typed) },
            (5, Some(id), _) => Edit::Observation {
                id,
                field: ObservationField::Missing(MissingReason::Suppressed),
            },
            (6, _, Some(id)) => Edit::TargetDetail { id, field: TargetField::Reason(typed) },
            (7, ..) => Edit::Indicator { id, field: IndicatorField::Name(typed) },
            (8, ..) => Edit::Indicator { id, field: IndicatorField::Tolerance(typed) },
            (9, observation, _) => {
                Edit::Indicator { id, field: IndicatorField::Baseline(observation) }
            }
            _ => Edit::About { field: AboutField::Name(typed) },
        }
    }

    /// An edit of the strategy's own order: few parts, so that people meet here, too.
    pub fn of_part(&self, strategy: &Strategy, fresh: &str) -> Edit {
        let id = Id::from(fresh);
        let nth = |ids: Vec<Id>| {
            ids.get(self.which % ids.len().max(1)).cloned().unwrap_or_else(|| "nowhere".into())
        };
        let direction = nth(strategy.directions.iter().map(|d| d.id.clone()).collect());
        let item = nth(strategy.items.iter().map(|i| i.id.clone()).collect());
        let other = nth(strategy
            .items
            .iter()
            .map(|i| i.id.clone())
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect());
        let indicator = nth(strategy.indicators.iter().map(|i| i.id.clone()).collect());
        let program = nth(strategy.programs.iter().map(|p| p.id.clone()).collect());
        let parts = [
            Part::Direction(direction.clone()),
            Part::Item(item.clone()),
            Part::Indicator(indicator.clone()),
            Part::Program(program),
        ];
        let part = parts[self.typed.len() % parts.len()].clone();
        let name = self.typed.clone();
        match self.what {
            11 => Edit::Add {
                id,
                new: match self.year % 6 {
                    0 => New::Direction,
                    1 => New::Item {
                        parent: if self.which.is_multiple_of(2) { direction } else { item },
                    },
                    2 => New::Program { item },
                    3 => New::Outcome { direction },
                    4 => New::Output { item },
                    _ => New::Break { indicator },
                },
                name,
            },
            12 => Edit::Restate { outcome: indicator, direction },
            13 => Edit::Part { part, field: PartField::Name(name) },
            14 => Edit::Shift { part, up: self.year % 2 == 0 },
            15 => Edit::Place { part, parent: if self.year % 2 == 0 { direction } else { other } },
            16 => Edit::Remove { part },
            17 => Edit::About { field: AboutField::Nearly(name) },
            _ => self.of_cycle(strategy, fresh, &parts),
        }
    }

    /// An edit of the yearly cycle.
    pub fn of_cycle(&self, strategy: &Strategy, fresh: &str, parts: &[Part; 4]) -> Edit {
        let nth = |ids: Vec<Id>| {
            ids.get(self.which % ids.len().max(1)).cloned().unwrap_or_else(|| "nowhere".into())
        };
        let meeting = nth(strategy.meetings.iter().map(|found| found.id.clone()).collect());
        let opinion = nth(strategy.opinions.iter().map(|found| found.id.clone()).collect());
        let [direction, item, Part::Indicator(indicator), Part::Program(program)] = parts.clone()
        else {
            unreachable!()
        };
        let subject = [direction.id(), item.id(), &indicator][self.typed.len() % 3].clone();
        let (year, typed, even) =
            (FiscalYear(self.year), self.typed.clone(), self.which.is_multiple_of(2));
        let plan = |edit| Edit::Plan { year, edit };
        match self.what {
            18 => plan(PlanEdit::Make),
            19 => {
                let field = if even {
                    PlannedField::Budget(typed)
                } else {
                    PlannedField::Activities(typed)
                };
                plan(PlanEdit::Program { program, field })
            }
            20 => {
                let decisions = [
                    None,
                    Some(ReviewDecision::Drop),
                    Some(ReviewDecision::Add),
                    Some(ReviewDecision::Keep),
                ];
                let field = if even {
                    ReviewField::Decision(decisions[self.typed.len() % 4].clone())
                } else {
                    ReviewField::Definition(typed)
                };
                plan(PlanEdit::Review { indicator, field })
            }
            21 if even => plan(PlanEdit::Decide { on: typed, known: Extent::default() }),
            21 => plan(PlanEdit::Amend { id: fresh.into(), reason: typed, by: String::new() }),
            22 => Edit::Evaluation { subject, year, field: EvaluationField::Text(typed) },
            23 if even => Edit::Add {
                id: fresh.into(),
                new: New::Meeting { kind: MeetingKind::StudyGroup },
                name: typed,
            },
            23 => Edit::Meeting { id: meeting, field: MeetingField::Minutes(typed) },
            24 => Edit::Add { id: fresh.into(), new: New::Opinion { meeting }, name: typed },
            25 if even => Edit::Opinion { id: opinion, field: OpinionField::Subject(subject) },
            25 => Edit::Remove {
                part: if self.year % 2 == 0 {
                    Part::Meeting(meeting)
                } else {
                    Part::Opinion(opinion)
                },
            },
            _ => Edit::Many(vec![
                Edit::Actual {
                    indicator: indicator.clone(),
                    period: Period::fiscal(self.year),
                    typed: typed.clone(),
                },
                Edit::Target { indicator, period: Period::fiscal(self.year + 1), typed },
            ]),
        }
    }
}

pub fn plan() -> impl Gen<Value = Plan> {
    let typed = prop_oneof![
        "[0-9]{1,6}",
        "[0-9]{1,3}\\.[0-9]{1,2}",
        proptest::sample::select(vec![
            "",
            "1,234件",
            "▲5",
            "2O4",
            "未公表",
            "93%超",
            "減少を目指します",
            "R5年1月末",
            "約12万",
            "0"
        ])
        .prop_map(str::to_string),
        "\\PC{0,12}",
    ];
    // Few indicators and years, so that people meet.
    (0u8..27, 0usize..4, 2021i32..2025, typed).prop_map(|(what, which, year, typed)| Plan {
        what,
        which,
        year,
        typed,
    })
}

pub fn plans() -> impl Gen<Value = Vec<Plan>> {
    vec(plan(), 0..10)
}

pub fn edited(author: &str, plans: &[Plan]) -> Desk {
    edited_at(whole(), author, plans)
}

pub fn edited_at(start: &Start, author: &str, plans: &[Plan]) -> Desk {
    let mut desk = desk_at(start, author);
    desk.edit_all(plans);
    desk
}

/// One case in fifty is of the whole sample.
pub fn start() -> impl Gen<Value = &'static Start> {
    prop_oneof![49 => Just(false), 1 => Just(true)]
        .prop_map(|all| if all { whole() } else { one_direction() })
}

pub fn merged(documents: &[&Document]) -> Document {
    let mut all = documents[0].clone();
    for document in &documents[1..] {
        all.merge(document);
    }
    all
}

/// Few cases in the quick loop, as many as `PROPTEST_CASES` says in the long run. What failed once
/// is tried first for ever.
pub fn config() -> ProptestConfig {
    let kept = proptest::test_runner::FileFailurePersistence::Direct("tests/laws.failures");
    let cases =
        std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24);
    println!("a law, tried with {cases} cases");
    ProptestConfig { failure_persistence: Some(Box::new(kept)), cases, ..ProptestConfig::default() }
}
