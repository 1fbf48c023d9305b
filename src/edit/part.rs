//! The parts of the strategy: made, named, put elsewhere, taken out.

use serde_json::Value;

use super::siblings::{Siblings, last, siblings_of};
use super::{Refusal, kind_of};
use crate::model::Record;
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
    Circulation(Id),
    Answer(Id),
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
            Circulation::TABLE => Some(Part::Circulation(id)),
            Answer::TABLE => Some(Part::Answer(id)),
            _ => None,
        }
    }

    /// The table that its record stands in.
    pub fn table(&self) -> &'static str {
        match self {
            Part::Direction(_) => Direction::TABLE,
            Part::Item(_) => Item::TABLE,
            Part::Program(_) => Program::TABLE,
            Part::Indicator(_) => Indicator::TABLE,
            Part::Restatement(_) => Restatement::TABLE,
            Part::Break(_) => SeriesBreak::TABLE,
            Part::Source(_) => Source::TABLE,
            Part::Meeting(_) => Meeting::TABLE,
            Part::Opinion(_) => Opinion::TABLE,
            Part::Circulation(_) => Circulation::TABLE,
            Part::Answer(_) => Answer::TABLE,
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
            | Part::Opinion(id)
            | Part::Circulation(id)
            | Part::Answer(id) => id,
        }
    }

    pub fn exists(&self, strategy: &Strategy) -> bool {
        is_there(strategy, self.table(), self.id())
    }

    /// What it is called, as plainly as it can be.
    pub fn name(&self, strategy: &Strategy) -> String {
        let indicator =
            |id: &Id| strategy.indicators.get(id).map(|found| found.short_name().to_string());
        match self {
            Part::Direction(id) => strategy.directions.get(id).map(|found| found.name.clone()),
            Part::Item(id) => strategy.items.get(id).map(|found| found.name.clone()),
            Part::Program(id) => strategy.programs.get(id).map(|found| found.text.clone()),
            Part::Indicator(id) => indicator(id),
            Part::Restatement(id) => {
                strategy.restatements.get(id).and_then(|found| indicator(&found.outcome))
            }
            Part::Break(id) => {
                strategy.breaks.get(id).and_then(|found| indicator(&found.indicator))
            }
            Part::Source(id) => strategy.sources.get(id).map(|found| found.title.clone()),
            Part::Meeting(id) => strategy.meetings.get(id).map(|found| found.name.clone()),
            Part::Opinion(id) => strategy.opinions.get(id).map(|found| found.text.clone()),
            Part::Circulation(id) => strategy.circulations.get(id).map(|found| found.name.clone()),
            Part::Answer(id) => strategy.answers.get(id).map(|found| found.division.clone()),
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
            after.items.put(Item {
                id,
                parent: parent.clone(),
                number: none.clone(),
                name,
                name_en: none,
                rank,
            });
        }
        New::Program { item } => {
            let rank = last(siblings_of(after, &Siblings::Programs(item.clone())));
            after.programs.put(Program {
                id,
                item: item.clone(),
                text: name,
                text_en: none.clone(),
                division: none,
                rank,
            });
        }
        New::Outcome { direction } => {
            let rank = last(siblings_of(after, &Siblings::Outcomes(direction.clone())));
            after.indicators.put(blank(
                id,
                Role::Outcome { direction: direction.clone() },
                name,
                rank,
            ));
        }
        New::Output { item } => {
            if let Some(year) = first_open_year(after) {
                // Plans that are decided do not have it: it is one from the first on that can still
                // say so.
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
            let at = AsOf::read_for(&name, kind_of(after, indicator));
            after.breaks.put(SeriesBreak { id, indicator: indicator.clone(), at, reason: none });
        }
        New::Source => after.sources.put(Source { id, title: name, ..Source::default() }),
        New::Meeting { kind } => {
            // 地域勉強会 is in its name; it can be changed where that is not so.
            let kind =
                if name.contains("勉強会") { MeetingKind::LocalSession } else { kind.clone() };
            after.meetings.put(Meeting { id, kind, name, ..Meeting::default() });
        }
        New::Opinion { meeting } => {
            let last =
                after.opinions.of(meeting).filter_map(|opinion| opinion.number).max().unwrap_or(0);
            // Who usually speaks at such a meeting.
            let by = match after.meetings.get(meeting).map(|meeting| &meeting.kind) {
                Some(MeetingKind::StudyGroup) => OpinionBy::Member,
                _ => OpinionBy::SmallBusiness,
            };
            let number = Some(last + 1);
            after.opinions.put(Opinion {
                id,
                meeting: meeting.clone(),
                number,
                by,
                text: name,
                ..Opinion::default()
            });
        }
    }
    Ok(())
}

/// A new indicator. Its desired direction is left open, because it is stated and never guessed; a
/// figure of what the prefecture does grows through the year.
fn blank(id: Id, role: Role, name: String, rank: String) -> Indicator {
    let output = matches!(role, Role::Output { .. });
    let aggregation = if output { Aggregation::Flow } else { Aggregation::Ratio };
    Indicator { id, role, name, rank, aggregation, accrues: output, ..Indicator::default() }
}

/// An outcome listed under a further direction: one record for the two, so that two people who do
/// it apart agree.
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
    after.restatements.put(Restatement {
        id,
        outcome: outcome.clone(),
        direction: direction.clone(),
        rank,
    });
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
        Part::Break(id) => {
            let indicator = after.breaks.get(id).map(|found| found.indicator.clone());
            let kind = kind_of(after, &indicator.unwrap_or_default());
            after.breaks.alter(id, |found| match field {
                PartField::At(typed) => found.at = AsOf::read_for(typed, kind),
                PartField::Reason(reason) => found.reason = text(reason),
                _ => {}
            });
        }
        Part::Source(id) => after.sources.alter(id, |found| match field {
            PartField::Name(title) => found.title = text(title),
            PartField::NameEn(title) => found.title_en = text(title),
            PartField::Publisher(publisher) => found.publisher = text(publisher),
            PartField::Url(url) => found.url = text(url),
            _ => {}
        }),
        // Their fields are changed by edits of their own, or there are none.
        Part::Indicator(_)
        | Part::Restatement(_)
        | Part::Meeting(_)
        | Part::Opinion(_)
        | Part::Circulation(_)
        | Part::Answer(_) => {}
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
            after
                .programs
                .alter(id, |program| (program.item, program.rank) = (parent.clone(), rank));
        }
        Part::Indicator(id) => {
            let outcome = after.indicators.get(id).is_some_and(|indicator| indicator.is_outcome());
            let (role, group) = match outcome {
                true if to_direction => (
                    Role::Outcome { direction: parent.clone() },
                    Siblings::Outcomes(parent.clone()),
                ),
                false if to_item => {
                    (Role::Output { item: parent.clone() }, Siblings::Outputs(parent.clone()))
                }
                _ => return Err(Refusal::NoPlace),
            };
            let rank = last(siblings_of(after, &group));
            after.indicators.alter(id, |indicator| (indicator.role, indicator.rank) = (role, rank));
            // Where it stands now it cannot be listed a second time.
            let again = after
                .restatements
                .iter()
                .find(|r| r.outcome == *id && r.direction == *parent)
                .map(|r| r.id.clone());
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
    if let Part::Source(id) = part {
        // Figures keep what they said: the title in words.
        let title = after.sources.get(id).map(|source| source.title.clone()).unwrap_or_default();
        for observation in
            ids(after.observations.iter().filter(|observation| observation.source == id.as_str()))
        {
            after
                .observations
                .alter(&observation, |observation| observation.source = title.clone());
        }
    }
    remove_record(after, part.table(), part.id())
}

/// What belongs to the record or cannot be without it goes with it; what merely speaks of it stays,
/// and names nothing.
fn remove_record(after: &mut Strategy, table: &str, id: &Id) -> Result<(), Refusal> {
    stays_if_decided(after, table, id)?;
    // Out first: two moves made apart can put items into each other, and a circle has no end.
    each_table!(Kind => {
        if table == Kind::TABLE {
            Kind::table_mut(after).remove(id);
        }
    });
    let mut hanging: Vec<(&str, Id)> = Vec::new();
    each_table!(Kind => {
        let names = |record: &Kind| {
            let mut names = false;
            record.each_reference(&mut |named, reference| names |= named == id && reference.tables.contains(&table));
            names
        };
        let own = Kind::table(after).of(id).filter(|record| names(record)).map(|record| record.id().clone());
        hanging.extend(own.map(|record| (Kind::TABLE, record)));
        // Records that name others than what they belong to are few.
        if Kind::REFERENCES.len() > 1 {
            let others = Kind::table(after).iter().filter(|record| record.owner() != Some(id) && names(record));
            for record in others.cloned().collect::<Vec<_>>() {
                match without_mention(&*record, id) {
                    Some(record) => Kind::table_mut(after).put(record),
                    None => hanging.push((Kind::TABLE, record.id().clone())),
                }
            }
        }
    });
    for (table, record) in hanging {
        // One may have gone with another.
        if is_there(after, table, &record) {
            remove_record(after, table, &record)?;
        }
    }
    Ok(())
}

/// The record without a mention that it may do without; `None` where it cannot be without it.
fn without_mention<R: Record>(record: &R, id: &Id) -> Option<R> {
    let mut fields = record.write();
    for reference in R::REFERENCES {
        if fields.get(reference.field).and_then(Value::as_str) == Some(id.as_str()) {
            fields.remove(reference.field);
        }
    }
    R::read(record.id(), &fields).ok()
}

fn is_there(strategy: &Strategy, table: &str, id: &Id) -> bool {
    let mut there = false;
    each_table!(Kind => {
        there |= table == Kind::TABLE && Kind::table(strategy).contains(id);
    });
    there
}

/// What a decided plan has does not go: it ends, or is dropped, in a later one.
fn stays_if_decided(strategy: &Strategy, table: &str, id: &Id) -> Result<(), Refusal> {
    match table {
        Program::TABLE => {
            in_no_decided_plan(strategy, strategy.planned.of(id).map(|planned| planned.year))
        }
        Indicator::TABLE => {
            let output =
                strategy.indicators.get(id).is_some_and(|indicator| !indicator.is_outcome());
            let targets = strategy
                .targets
                .of(id)
                .filter(|_| output)
                .map(|target| FiscalYear(target.period.year()));
            let reviews = strategy.reviews.of(id).map(|review| review.year);
            in_no_decided_plan(strategy, targets.chain(reviews))
        }
        _ => Ok(()),
    }
}

/// The first year whose plan can still be written, where there are decided ones before it.
fn first_open_year(strategy: &Strategy) -> Option<FiscalYear> {
    let decided =
        strategy.plans.iter().filter(|plan| strategy.plan_state(plan.year) == PlanState::Decided);
    let last = decided.map(|plan| plan.year).max()?;
    Some(FiscalYear(last.0 + 1))
}

fn in_no_decided_plan(
    strategy: &Strategy,
    mut years: impl Iterator<Item = FiscalYear>,
) -> Result<(), Refusal> {
    let decided = years.find(|year| strategy.plan_state(*year) == PlanState::Decided);
    decided.map_or(Ok(()), |year| Err(Refusal::Decided(year)))
}

fn ids<'a, T: Keyed + 'a>(records: impl Iterator<Item = &'a std::sync::Arc<T>>) -> Vec<Id> {
    records.map(|record| record.id().clone()).collect()
}
