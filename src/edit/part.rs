//! The parts of the strategy: made, named, put elsewhere, taken out.

use super::Refusal;
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
            | Part::Source(id) => id,
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
        New::Direction | New::Source => true,
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
            let rank = last(siblings_of(after, &Siblings::Outputs(item.clone())));
            after.indicators.put(blank(id, Role::Output { item: item.clone() }, name, rank));
        }
        New::Break { indicator } => {
            after.breaks.put(SeriesBreak { id, indicator: indicator.clone(), at: AsOf::read(&name), reason: none });
        }
        New::Source => after.sources.put(Source { id, title: name, publisher: none.clone(), url: none }),
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
        Part::Indicator(_) | Part::Restatement(_) => {}
    }
    Ok(())
}

/// Siblings that are ranked together.
#[derive(Clone, Debug, PartialEq)]
pub enum Siblings {
    Directions,
    Items(Id),
    Programs(Id),
    /// With the outcomes restated there.
    Outcomes(Id),
    Outputs(Id),
}

fn group(strategy: &Strategy, part: &Part) -> Option<Siblings> {
    match part {
        Part::Direction(_) => Some(Siblings::Directions),
        Part::Item(id) => strategy.items.get(id).map(|found| Siblings::Items(found.parent.clone())),
        Part::Program(id) => strategy.programs.get(id).map(|found| Siblings::Programs(found.item.clone())),
        Part::Indicator(id) => strategy.indicators.get(id).map(|found| match &found.role {
            Role::Outcome { direction } => Siblings::Outcomes(direction.clone()),
            Role::Output { item } => Siblings::Outputs(item.clone()),
        }),
        Part::Restatement(id) => strategy.restatements.get(id).map(|found| Siblings::Outcomes(found.direction.clone())),
        Part::Break(_) | Part::Source(_) => None,
    }
}

impl Siblings {
    /// In the order in which they stand.
    pub fn of(&self, strategy: &Strategy) -> Vec<Part> {
        siblings_of(strategy, self).into_iter().map(|(_, part)| part).collect()
    }
}

/// With their ranks, in the order in which they stand: rank, then id.
fn siblings_of(strategy: &Strategy, group: &Siblings) -> Vec<(String, Part)> {
    let mut found: Vec<(String, Part)> = match group {
        Siblings::Directions => strategy.directions.iter().map(|d| (d.rank.clone(), Part::Direction(d.id.clone()))).collect(),
        Siblings::Items(parent) => {
            strategy.items.of(parent).map(|item| (item.rank.clone(), Part::Item(item.id.clone()))).collect()
        }
        Siblings::Programs(item) => {
            strategy.programs.of(item).map(|program| (program.rank.clone(), Part::Program(program.id.clone()))).collect()
        }
        Siblings::Outcomes(direction) => {
            let role = Role::Outcome { direction: direction.clone() };
            let own = strategy.indicators.of(direction).filter(|indicator| indicator.role == role);
            let restated = strategy.restatements.of(direction);
            own.map(|i| (i.rank.clone(), Part::Indicator(i.id.clone())))
                .chain(restated.map(|r| (r.rank.clone(), Part::Restatement(r.id.clone()))))
                .collect()
        }
        Siblings::Outputs(item) => {
            let role = Role::Output { item: item.clone() };
            let within = strategy.indicators.of(item).filter(|indicator| indicator.role == role);
            within.map(|indicator| (indicator.rank.clone(), Part::Indicator(indicator.id.clone()))).collect()
        }
    };
    order::sort_by(&mut found, |a, b| (&a.0, a.1.id()).cmp(&(&b.0, b.1.id())));
    found
}

fn last(siblings: Vec<(String, Part)>) -> String {
    let before = siblings.last().map_or("", |(rank, _)| rank.as_str());
    // Behind a rank that is no row of digits there is always room for the same and one more.
    rank::between(before, "").unwrap_or_else(|| format!("{before}5"))
}

fn set_rank(after: &mut Strategy, part: &Part, rank: String) {
    match part {
        Part::Direction(id) => after.directions.alter(id, |found| found.rank = rank),
        Part::Item(id) => after.items.alter(id, |found| found.rank = rank),
        Part::Program(id) => after.programs.alter(id, |found| found.rank = rank),
        Part::Indicator(id) => after.indicators.alter(id, |found| found.rank = rank),
        Part::Restatement(id) => after.restatements.alter(id, |found| found.rank = rank),
        Part::Break(_) | Part::Source(_) => {}
    }
}

/// One place up, or down; at the end nothing happens. Only the part's own rank changes, unless its neighbours leave no room.
pub(super) fn shift(after: &mut Strategy, part: &Part, up: bool) -> Result<(), Refusal> {
    let group = group(after, part).ok_or(Refusal::Gone)?;
    let mut siblings = siblings_of(after, &group);
    let at = siblings.iter().position(|(_, sibling)| sibling == part).ok_or(Refusal::Gone)?;
    let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < siblings.len()) };
    let Some(to) = to else { return Ok(()) };
    let moved = siblings.remove(at);
    siblings.insert(to, moved);
    let rank_at = |at: Option<usize>| at.and_then(|at| siblings.get(at)).map_or("", |(rank, _)| rank.as_str());
    match rank::between(rank_at(to.checked_sub(1)), rank_at(Some(to + 1))) {
        Some(rank) => set_rank(after, part, rank),
        None => {
            for ((_, sibling), rank) in siblings.iter().zip(rank::spread(siblings.len())) {
                set_rank(after, sibling, rank);
            }
        }
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
                after.programs.remove(&program);
            }
            let role = Role::Output { item: id.clone() };
            for output in ids(after.indicators.of(id).filter(|indicator| indicator.role == role)) {
                remove(after, &Part::Indicator(output))?;
            }
        }
        Part::Indicator(id) => {
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
            after.indicators.remove(id);
        }
        Part::Program(id) => after.programs.remove(id),
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

fn ids<'a, T: Keyed + 'a>(records: impl Iterator<Item = &'a std::sync::Arc<T>>) -> Vec<Id> {
    records.map(|record| record.id().clone()).collect()
}
