//! The strategy in the order of the plan: directions, items within items, programs, indicators.

use std::sync::Arc;

use crate::model::schema::Group;
use crate::model::*;

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Outline {
    pub directions: Vec<DirectionEntry>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DirectionEntry {
    pub direction: Arc<Direction>,
    pub outcomes: Vec<OutcomeEntry>,
    pub items: Vec<ItemEntry>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeEntry {
    pub indicator: Arc<Indicator>,
    /// Listed here again; its own place is under another direction.
    pub restated: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ItemEntry {
    pub item: Arc<Item>,
    /// Numbers from the outermost item down: 「１（１）」.
    pub number: String,
    pub items: Vec<ItemEntry>,
    pub programs: Vec<Arc<Program>>,
    pub outputs: Vec<Arc<Indicator>>,
}

/// Where an indicator or an item stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub direction: Arc<Direction>,
    /// From the outermost down; empty for an outcome.
    pub items: Vec<Arc<Item>>,
    pub number: String,
}

/// 社会目標と補助指標の数.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    /// For each direction: outcomes with restated ones, outputs.
    pub by_direction: Vec<(Arc<Direction>, usize, usize)>,
    pub outcomes: usize,
    pub restated: usize,
    pub outputs: usize,
    pub leaf_items: usize,
    pub programs: usize,
}

impl Incremental for Outline {
    type Context = ();

    fn compute(strategy: &Strategy, (): &()) -> Outline {
        Outline::of(strategy)
    }

    fn updated(&self, before: &Strategy, after: &Strategy, (): &()) -> Option<Outline> {
        after.has_same(before, Group::Structure).then(|| self.clone())
    }
}

impl Outline {
    pub fn of(strategy: &Strategy) -> Outline {
        let directions = ranked(strategy.directions.iter(), |direction| &direction.rank);
        Outline {
            directions: directions
                .into_iter()
                .map(|direction| entry(strategy, direction))
                .collect(),
        }
    }

    /// Every indicator where it is listed: an outcome that is restated comes twice.
    pub fn indicators(&self) -> Vec<Listed> {
        let mut found = Vec::new();
        for entry in &self.directions {
            for outcome in &entry.outcomes {
                let place = Place {
                    direction: entry.direction.clone(),
                    items: Vec::new(),
                    number: String::new(),
                };
                found.push(Listed {
                    indicator: outcome.indicator.clone(),
                    restated: outcome.restated,
                    place,
                });
            }
            for (item, path) in entry.all_items() {
                for output in &item.outputs {
                    let place = Place {
                        direction: entry.direction.clone(),
                        items: path.clone(),
                        number: item.number.clone(),
                    };
                    found.push(Listed { indicator: output.clone(), restated: false, place });
                }
            }
        }
        found
    }

    pub fn counts(&self) -> Counts {
        let by_direction: Vec<_> = self
            .directions
            .iter()
            .map(|entry| (entry.direction.clone(), entry.outcomes.len(), entry.outputs().len()))
            .collect();
        let items = || self.directions.iter().flat_map(|entry| entry.all_items());
        Counts {
            outcomes: by_direction.iter().map(|(_, outcomes, _)| outcomes).sum(),
            restated: self
                .directions
                .iter()
                .flat_map(|entry| &entry.outcomes)
                .filter(|outcome| outcome.restated)
                .count(),
            outputs: by_direction.iter().map(|(_, _, outputs)| outputs).sum(),
            leaf_items: items().filter(|(item, _)| item.items.is_empty()).count(),
            programs: items().map(|(item, _)| item.programs.len()).sum(),
            by_direction,
        }
    }

    pub fn direction(&self, id: &Id) -> Option<&DirectionEntry> {
        self.directions.iter().find(|entry| entry.direction.id == *id)
    }

    /// An item with its direction and the items from the outermost down to it.
    pub fn item(&self, id: &Id) -> Option<(&DirectionEntry, &ItemEntry, Vec<Arc<Item>>)> {
        self.directions.iter().find_map(|entry| {
            let (item, path) =
                entry.all_items().into_iter().find(|(item, _)| item.item.id == *id)?;
            Some((entry, item, path))
        })
    }
}

/// An indicator in one of its places.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub indicator: Arc<Indicator>,
    pub restated: bool,
    pub place: Place,
}

impl DirectionEntry {
    /// Items and items within them, in order, each with its path from the outermost down to itself.
    pub fn all_items(&self) -> Vec<(&ItemEntry, Vec<Arc<Item>>)> {
        fn walk<'a>(
            items: &'a [ItemEntry],
            path: &[Arc<Item>],
            found: &mut Vec<(&'a ItemEntry, Vec<Arc<Item>>)>,
        ) {
            for item in items {
                let path = [path, std::slice::from_ref(&item.item)].concat();
                found.push((item, path.clone()));
                walk(&item.items, &path, found);
            }
        }
        let mut found = Vec::new();
        walk(&self.items, &[], &mut found);
        found
    }

    /// Its outcomes, without those that it restates of another direction.
    pub fn own_outcomes(&self) -> impl Iterator<Item = &Arc<Indicator>> {
        self.outcomes.iter().filter(|outcome| !outcome.restated).map(|outcome| &outcome.indicator)
    }

    /// Its own outcomes, then its outputs: each indicator once in all directions together.
    pub fn indicators(&self) -> impl Iterator<Item = &Arc<Indicator>> {
        self.own_outcomes().chain(self.outputs())
    }

    pub fn outputs(&self) -> Vec<&Arc<Indicator>> {
        self.all_items().into_iter().flat_map(|(item, _)| &item.outputs).collect()
    }

    pub fn leaf_items(&self) -> usize {
        self.all_items().iter().filter(|(item, _)| item.items.is_empty()).count()
    }
}

impl ItemEntry {
    /// Its own outputs and those of the items within.
    pub fn all_outputs(&self) -> Vec<Arc<Indicator>> {
        let inner = self.items.iter().flat_map(ItemEntry::all_outputs);
        self.outputs.iter().cloned().chain(inner).collect()
    }
}

fn ranked<'a, T: Keyed + 'a>(
    records: impl Iterator<Item = &'a Arc<T>>,
    rank: fn(&T) -> &String,
) -> Vec<Arc<T>> {
    let mut found: Vec<Arc<T>> = records.cloned().collect();
    order::sort_by(&mut found, |a, b| (rank(a), a.id()).cmp(&(rank(b), b.id())));
    found
}

fn entry(strategy: &Strategy, direction: Arc<Direction>) -> DirectionEntry {
    let own = strategy.indicators.of(&direction.id).filter(|indicator| indicator.is_outcome()).map(
        |indicator| {
            (indicator.rank.clone(), OutcomeEntry { indicator: indicator.clone(), restated: false })
        },
    );
    let restated = strategy.restatements.of(&direction.id).filter_map(|restated| {
        let indicator = strategy.indicators.get(&restated.outcome)?.clone();
        Some((restated.rank.clone(), OutcomeEntry { indicator, restated: true }))
    });
    let mut outcomes: Vec<_> = own.chain(restated).collect();
    order::sort_by(&mut outcomes, |a, b| (&a.0, &a.1.indicator.id).cmp(&(&b.0, &b.1.indicator.id)));
    let items = children(strategy, &direction.id, "", strategy.items.len().min(DEEPEST));
    DirectionEntry {
        direction,
        outcomes: outcomes.into_iter().map(|(_, entry)| entry).collect(),
        items,
    }
}

/// Items within items deeper than this are not followed: no plan has them, and a stack has an end.
const DEEPEST: usize = 32;

/// `depth` ends a circle of parents, which only `check` can see from outside.
fn children(strategy: &Strategy, parent: &Id, number: &str, depth: usize) -> Vec<ItemEntry> {
    if depth == 0 {
        return Vec::new();
    }
    let of_parent = ranked(strategy.items.of(parent), |item| &item.rank);
    of_parent
        .into_iter()
        .map(|item| {
            let number = format!("{number}{}", item.number);
            ItemEntry {
                items: children(strategy, &item.id, &number, depth - 1),
                programs: ranked(strategy.programs.of(&item.id), |program| &program.rank),
                outputs: ranked(
                    strategy.indicators.of(&item.id).filter(|indicator| !indicator.is_outcome()),
                    |indicator| &indicator.rank,
                ),
                number,
                item,
            }
        })
        .collect()
}
