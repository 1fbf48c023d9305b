//! What stands side by side, in its order.

use super::{Part, Refusal};
use crate::model::*;

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
        Part::Program(id) => {
            strategy.programs.get(id).map(|found| Siblings::Programs(found.item.clone()))
        }
        Part::Indicator(id) => strategy.indicators.get(id).map(|found| match &found.role {
            Role::Outcome { direction } => Siblings::Outcomes(direction.clone()),
            Role::Output { item } => Siblings::Outputs(item.clone()),
        }),
        Part::Restatement(id) => {
            strategy.restatements.get(id).map(|found| Siblings::Outcomes(found.direction.clone()))
        }
        Part::Break(_)
        | Part::Source(_)
        | Part::Meeting(_)
        | Part::Opinion(_)
        | Part::Circulation(_)
        | Part::Answer(_) => None,
    }
}

impl Siblings {
    /// In the order in which they stand.
    pub fn of(&self, strategy: &Strategy) -> Vec<Part> {
        siblings_of(strategy, self).into_iter().map(|(_, part)| part).collect()
    }
}

/// With their ranks, in the order in which they stand: rank, then id.
pub(super) fn siblings_of(strategy: &Strategy, group: &Siblings) -> Vec<(String, Part)> {
    let mut found: Vec<(String, Part)> = match group {
        Siblings::Directions => strategy
            .directions
            .iter()
            .map(|d| (d.rank.clone(), Part::Direction(d.id.clone())))
            .collect(),
        Siblings::Items(parent) => strategy
            .items
            .of(parent)
            .map(|item| (item.rank.clone(), Part::Item(item.id.clone())))
            .collect(),
        Siblings::Programs(item) => strategy
            .programs
            .of(item)
            .map(|program| (program.rank.clone(), Part::Program(program.id.clone())))
            .collect(),
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
            within
                .map(|indicator| (indicator.rank.clone(), Part::Indicator(indicator.id.clone())))
                .collect()
        }
    };
    order::sort_by(&mut found, |a, b| (&a.0, a.1.id()).cmp(&(&b.0, b.1.id())));
    found
}

pub(super) fn last(siblings: Vec<(String, Part)>) -> String {
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
        Part::Break(_)
        | Part::Source(_)
        | Part::Meeting(_)
        | Part::Opinion(_)
        | Part::Circulation(_)
        | Part::Answer(_) => {}
    }
}

/// One place up, or down; at the end nothing happens. Only the part's own rank changes, unless its
/// neighbours leave no room.
pub(super) fn shift(after: &mut Strategy, part: &Part, up: bool) -> Result<(), Refusal> {
    let group = group(after, part).ok_or(Refusal::Gone)?;
    let mut siblings = siblings_of(after, &group);
    let at = siblings.iter().position(|(_, sibling)| sibling == part).ok_or(Refusal::Gone)?;
    let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < siblings.len()) };
    let Some(to) = to else { return Ok(()) };
    let moved = siblings.remove(at);
    siblings.insert(to, moved);
    let rank_at = |at: Option<usize>| {
        at.and_then(|at| siblings.get(at)).map_or("", |(rank, _)| rank.as_str())
    };
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
