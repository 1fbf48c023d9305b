//! The parts of the strategy: made, named, put elsewhere, taken out.

use super::Refusal;
use super::siblings::{Siblings, last, siblings_of};
use crate::change::Record;
use crate::model::*;

/// A record that has a place in the strategy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Direction(Id),
    Item(Id),
    Program(Id),
    Indicator(Id),
    Restatement(Id),
    Break(Id),
    Source(Id),
    Meeting(Id),
    Opinion(Id),
}

/// What is made, and where.
#[derive(Clone, Debug, PartialEq)]
pub enum New {
    Direction,
    Item {
        /// A direction, or another item.
        parent: Id,
    },
    Program {
        item: Id,
    },
    Outcome {
        direction: Id,
    },
    Output {
        item: Id,
    },
    /// Its name is read as the date from which the new definition holds.
    Break {
        indicator: Id,
    },
    Source,
    Meeting {
        kind: MeetingKind,
    },
    /// Its name is what was said.
    Opinion {
        meeting: Id,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum PartField {
    /// As the plan numbers it: 「第１」, 「（２）」.
    Number(String),
    Name(String),
    NameEn(String),
    Division(String),
    /// From when a new definition holds, as typed.
    At(String),
    Reason(String),
    Publisher(String),
    Url(String),
}

impl Part {
    /// The part that a record is; figures and targets are none.
    pub fn of(table: &str, record: &Id) -> Option<Part> {
        let id = record.clone();
        match table {
            Direction::TABLE => Some(Part::Direction(id)),
            Item::TABLE => Some(Part::Item(id)),
            Program::TABLE => Some(Part::Program(id)),
            Indicator::TABLE => Some(Part::Indicator(id)),
            Restatement::TABLE => Some(Part::Restatement(id)),
            SeriesBreak::TABLE => Some(Part::Break(id)),
            Source::TABLE => Some(Part::Source(id)),
            Meeting::TABLE => Some(Part::Meeting(id)),
            Opinion::TABLE => Some(Part::Opinion(id)),
            _ => None,
        }
    }

    pub fn id(&self) -> &Id {
        match self {
            Part::Direction(id)
            | Part::Item(id)
            | Part::Program(id)
            | Part::Indicator(id)
            | Part::Restatement(id)
            | Part::Break(id)
            | Part::Source(id)
            | Part::Meeting(id)
            | Part::Opinion(id) => id,
        }
    }

    pub fn exists(&self, strategy: &Strategy) -> bool {
        match self {
            Part::Direction(id) => strategy.directions.contains(id),
            Part::Item(id) => strategy.items.contains(id),
            Part::Program(id) => strategy.programs.contains(id),
            Part::Indicator(id) => strategy.indicators.contains(id),
            Part::Restatement(id) => strategy.restatements.contains(id),
            Part::Break(id) => strategy.breaks.contains(id),
            Part::Source(id) => strategy.sources.contains(id),
            Part::Meeting(id) => strategy.meetings.contains(id),
            Part::Opinion(id) => strategy.opinions.contains(id),
        }
    }

    /// What it is called, as plainly as it can be.
    pub fn name(&self, strategy: &Strategy) -> String {
        let indicator = |id: &Id| strategy.indicators.get(id).map(|found| found.short_name().to_string());
        match self {
            Part::Direction(id) => strategy.directions.get(id).map(|found| found.name.clone()),
            Part::Item(id) => strategy.items.get(id).map(|found| found.name.clone()),
            Part::Program(id) => strategy.programs.get(id).map(|found| found.text.clone()),
            Part::Indicator(id) => indicator(id),
            Part::Restatement(id) => strategy.restatements.get(id).and_then(|found| indicator(&found.outcome)),
            Part::Break(id) => strategy.breaks.get(id).and_then(|found| indicator(&found.indicator)),
            Part::Source(id) => strategy.sources.get(id).map(|found| found.title.clone()),
            Part::Meeting(id) => strategy.meetings.get(id).map(|found| found.name.clone()),
            Part::Opinion(id) => strategy.opinions.get(id).map(|found| found.text.clone()),
        }
        .unwrap_or_default()
    }
}

pub(super) fn add(after: &mut Strategy, id: &Id, new: &New, name: &str) -> Result<(), Refusal> {
    let name = name.trim().to_string();
    if name.is_empty() {
        return Err(Refusal::Empty);
    }
    let there = match new {
        New::Direction | New::Source | New::Meeting { .. } => true,
        New::Opinion { meeting } => after.meetings.contains(meeting),
        New::Item { parent } => after.directions.contains(parent) || after.items.contains(parent),
        New::Program { item } | New::Output { item } => after.items.contains(item),
        New::Outcome { direction } => after.directions.contains(direction),
        New::Break { indicator } => after.indicators.contains(indicator),
    };
    if !there {
        return Err(Refusal::Gone);
    }
    let (id, none) = (id.clone(), String::new());
    match new {
        New::Direction => {
            let rank = last(siblings_of(after, &Siblings::Directions));
            after.directions.put(Direction { id, number: none.clone(), name, name_en: none, rank });
        }
        New::Item { parent } => {
            let rank = last(siblings_of(after, &Siblings::Items(parent.clone())));
            after.items.put(Item { id, parent: parent.clone(), number: none.clone(), name, name_en: none, rank });
        }
        New::Program { item } => {
            let rank = last(siblings_of(after, &Siblings::Programs(item.clone())));
            after.programs.put(Program { id, item: item.clone(), text: name, text_en: none.clone(), division: none, rank });
        }
        New::Outcome { direction } => {
            let rank = last(siblings_of(after, &Siblings::Outcomes(direction.clone())));
            after.indicators.put(blank(id, Role::Outcome { direction: direction.clone() }, name, rank));
        }
        New::Output { item } => {
            if let Some(year) = first_open_year(after) {
                // Plans that are decided do not have it: it is one from the first on that can still say so.
                after.reviews.put(Review {
                    id: Review::id_of(&id, year),
                    indicator: id.clone(),
                    year,
                    decision: ReviewDecision::Add,
                    ..Review::default()
                });
            }
            let rank = last(siblings_of(after, &Siblings::Outputs(item.clone())));
            after.indicators.put(blank(id, Role::Output { item: item.clone() }, name, rank));
        }
        New::Break { indicator } => {
            after.breaks.put(SeriesBreak { id, indicator: indicator.clone(), at: AsOf::read(&name), reason: none });
        }
        New::Source => after.sources.put(Source { id, title: name, publisher: none.clone(), url: none }),
        New::Meeting { kind } => {
            // 地域勉強会 is in its name; it can be changed where that is not so.
            let kind = if name.contains("勉強会") { MeetingKind::LocalSession } else { kind.clone() };
            after.meetings.put(Meeting { id, kind, name, ..Meeting::default() });
        }
        New::Opinion { meeting } => {
            let last = after.opinions.of(meeting).filter_map(|opinion| opinion.number).max().unwrap_or(0);
            let (number, by) = (Some(last + 1), OpinionBy::SmallBusiness);
            after.opinions.put(Opinion { id, meeting: meeting.clone(), number, by, text: name, ..Opinion::default() });
        }
    }
    Ok(())
}

/// A new indicator. Its desired direction is left open, because it is stated and never guessed; a figure of what the
/// prefecture does grows through the year.
fn blank(id: Id, role: Role, name: String, rank: String) -> Indicator {
    let output = matches!(role, Role::Output { .. });
    Indicator {
        id,
        role,
        name,
        name_en: String::new(),
        short: String::new(),
        unit: String::new(),
        unit_en: String::new(),
        definition: String::new(),
        desired: Desired::Other(String::new()),
        aggregation: if output { Aggregation::Flow } else { Aggregation::Ratio },
        accrues: output,
        calendar: false,
        baseline: None,
        tolerance: Number::ZERO,
        division: String::new(),
        newly_set: None,
        not_evaluated: String::new(),
        note: String::new(),
        rank,
    }
}

/// An outcome listed under a further direction: one record for the two, so that two people who do it apart agree.
pub(super) fn restate(after: &mut Strategy, outcome: &Id, direction: &Id) -> Result<(), Refusal> {
    let own = match after.indicators.get(outcome).map(|indicator| &indicator.role) {
        Some(Role::Outcome { direction }) => direction,
        _ => return Err(Refusal::Gone),
    };
    if !after.directions.contains(direction) || own == direction {
        return Err(Refusal::Gone);
    }
    let rank = last(siblings_of(after, &Siblings::Outcomes(direction.clone())));
    let id = Id::from(format!("{outcome}.{direction}.restated"));
    after.restatements.put(Restatement { id, outcome: outcome.clone(), direction: direction.clone(), rank });
    Ok(())
}

pub(super) fn alter(after: &mut Strategy, part: &Part, field: &PartField) -> Result<(), Refusal> {
    if !part.exists(after) {
        return Err(Refusal::Gone);
    }
    if matches!(field, PartField::Name(name) if name.trim().is_empty()) {
        return Err(Refusal::Empty);
    }
    let text = |text: &String| text.trim().to_string();
    match part {
        Part::Direction(id) => after.directions.alter(id, |found| match field {
            PartField::Number(number) => found.number = text(number),
            PartField::Name(name) => found.name = text(name),
            PartField::NameEn(name) => found.name_en = text(name),
            _ => {}
        }),
        Part::Item(id) => after.items.alter(id, |found| match field {
            PartField::Number(number) => found.number = text(number),
            PartField::Name(name) => found.name = text(name),
            PartField::NameEn(name) => found.name_en = text(name),
            _ => {}
        }),
        Part::Program(id) => after.programs.alter(id, |found| match field {
            PartField::Name(name) => found.text = text(name),
            PartField::NameEn(name) => found.text_en = text(name),
            PartField::Division(division) => found.division = text(division),
            _ => {}
        }),
        Part::Break(id) => after.breaks.alter(id, |found| match field {
            PartField::At(typed) => found.at = AsOf::read(typed),
            PartField::Reason(reason) => found.reason = text(reason),
            _ => {}
        }),
        Part::Source(id) => after.sources.alter(id, |found| match field {
            PartField::Name(title) => found.title = text(title),
            PartField::Publisher(publisher) => found.publisher = text(publisher),
            PartField::Url(url) => found.url = text(url),
            _ => {}
        }),
        // Their fields are changed by edits of their own, or there are none.
        Part::Indicator(_) | Part::Restatement(_) | Part::Meeting(_) | Part::Opinion(_) => {}
    }
    Ok(())
}

/// Puts a part elsewhere, behind what stands there.
pub(super) fn place(after: &mut Strategy, part: &Part, parent: &Id) -> Result<(), Refusal> {
    if !part.exists(after) {
        return Err(Refusal::Gone);
    }
    let (to_direction, to_item) = (after.directions.contains(parent), after.items.contains(parent));
    match part {
        Part::Item(id) if (to_direction || to_item) && !within(after, parent, id) => {
            let rank = last(siblings_of(after, &Siblings::Items(parent.clone())));
            after.items.alter(id, |item| (item.parent, item.rank) = (parent.clone(), rank));
        }
        Part::Program(id) if to_item => {
            let rank = last(siblings_of(after, &Siblings::Programs(parent.clone())));
            after.programs.alter(id, |program| (program.item, program.rank) = (parent.clone(), rank));
        }
        Part::Indicator(id) => {
            let outcome = after.indicators.get(id).is_some_and(|indicator| indicator.is_outcome());
            let (role, group) = match outcome {
                true if to_direction => (Role::Outcome { direction: parent.clone() }, Siblings::Outcomes(parent.clone())),
                false if to_item => (Role::Output { item: parent.clone() }, Siblings::Outputs(parent.clone())),
                _ => return Err(Refusal::NoPlace),
            };
            let rank = last(siblings_of(after, &group));
            after.indicators.alter(id, |indicator| (indicator.role, indicator.rank) = (role, rank));
            // Where it stands now it cannot be listed a second time.
            let again = after.restatements.iter().find(|r| r.outcome == *id && r.direction == *parent).map(|r| r.id.clone());
            if let Some(again) = again {
                after.restatements.remove(&again);
            }
        }
        _ => return Err(Refusal::NoPlace),
    }
    Ok(())
}

/// Whether `inner` is `outer` or stands somewhere below it.
fn within(strategy: &Strategy, inner: &Id, outer: &Id) -> bool {
    let mut at = inner.clone();
    for _ in 0..=strategy.items.len() {
        if at == *outer {
            return true;
        }
        match strategy.items.get(&at) {
            Some(item) => at = item.parent.clone(),
            None => return false,
        }
    }
    true
}

/// Takes a part out, and with it what cannot stand without it.
pub(super) fn remove(after: &mut Strategy, part: &Part) -> Result<(), Refusal> {
    if !part.exists(after) {
        return Err(Refusal::Gone);
    }
    match part {
        Part::Direction(id) => {
            for item in ids(after.items.of(id)) {
                remove(after, &Part::Item(item))?;
            }
            let role = Role::Outcome { direction: id.clone() };
            for outcome in ids(after.indicators.of(id).filter(|indicator| indicator.role == role)) {
                remove(after, &Part::Indicator(outcome))?;
            }
            for restated in ids(after.restatements.of(id)) {
                after.restatements.remove(&restated);
            }
            remove_said_of(after, id);
            after.directions.remove(id);
        }
        Part::Item(id) => {
            // Out first: two moves made apart can put items into each other, and a circle has no end.
            after.items.remove(id);
            for item in ids(after.items.of(id)) {
                if after.items.contains(&item) {
                    remove(after, &Part::Item(item))?;
                }
            }
            for program in ids(after.programs.of(id)) {
                remove(after, &Part::Program(program))?;
            }
            remove_said_of(after, id);
            let role = Role::Output { item: id.clone() };
            for output in ids(after.indicators.of(id).filter(|indicator| indicator.role == role)) {
                remove(after, &Part::Indicator(output))?;
            }
        }
        Part::Indicator(id) => {
            let output = after.indicators.get(id).is_some_and(|indicator| !indicator.is_outcome());
            let targets = after.targets.of(id).filter(|_| output).map(|target| FiscalYear(target.period.year()));
            let reviews = after.reviews.of(id).map(|review| review.year);
            in_no_decided_plan(after, targets.chain(reviews))?;
            for target in ids(after.targets.of(id)) {
                after.targets.remove(&target);
            }
            for observation in ids(after.observations.of(id)) {
                after.observations.remove(&observation);
            }
            for found in ids(after.breaks.of(id)) {
                after.breaks.remove(&found);
            }
            for restated in ids(after.restatements.iter().filter(|restated| restated.outcome == *id)) {
                after.restatements.remove(&restated);
            }
            for review in ids(after.reviews.of(id)) {
                after.reviews.remove(&review);
            }
            remove_said_of(after, id);
            after.indicators.remove(id);
        }
        Part::Program(id) => {
            in_no_decided_plan(after, after.planned.of(id).map(|planned| planned.year))?;
            for planned in ids(after.planned.of(id)) {
                after.planned.remove(&planned);
            }
            remove_said_of(after, id);
            after.programs.remove(id);
        }
        Part::Meeting(id) => {
            for opinion in ids(after.opinions.of(id)) {
                after.opinions.remove(&opinion);
            }
            after.meetings.remove(id);
        }
        Part::Opinion(id) => after.opinions.remove(id),
        Part::Restatement(id) => after.restatements.remove(id),
        Part::Break(id) => after.breaks.remove(id),
        Part::Source(id) => {
            // Figures keep what they said: the title in words.
            let title = after.sources.get(id).map(|source| source.title.clone()).unwrap_or_default();
            for observation in ids(after.observations.iter().filter(|observation| observation.source == id.as_str())) {
                after.observations.alter(&observation, |observation| observation.source = title.clone());
            }
            after.sources.remove(id);
        }
    }
    Ok(())
}

/// The first year whose plan can still be written, where there are decided ones before it.
fn first_open_year(strategy: &Strategy) -> Option<FiscalYear> {
    let decided = strategy.plans.iter().filter(|plan| strategy.plan_state(plan.year) == PlanState::Decided);
    let last = decided.map(|plan| plan.year).max()?;
    Some(FiscalYear(last.0 + 1))
}

/// What a decided plan has does not go: it ends, or is dropped, in a later one.
fn in_no_decided_plan(strategy: &Strategy, mut years: impl Iterator<Item = FiscalYear>) -> Result<(), Refusal> {
    let decided = years.find(|year| strategy.plan_state(*year) == PlanState::Decided);
    decided.map_or(Ok(()), |year| Err(Refusal::Decided(year)))
}

/// What was said of a part that goes: evaluations go with it, opinions stay as they were given.
fn remove_said_of(after: &mut Strategy, subject: &Id) {
    for evaluation in ids(after.evaluations.of(subject)) {
        after.evaluations.remove(&evaluation);
    }
    for opinion in ids(after.opinions.iter().filter(|opinion| opinion.subject == *subject)) {
        after.opinions.alter(&opinion, |opinion| opinion.subject = Id::from(""));
    }
}

fn ids<'a, T: Keyed + 'a>(records: impl Iterator<Item = &'a std::sync::Arc<T>>) -> Vec<Id> {
    records.map(|record| record.id().clone()).collect()
}
