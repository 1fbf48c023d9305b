//! 依頼と回収: who was asked, who has answered, and what is still awaited.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::intake::Intake;
use super::outline::Outline;
use crate::change::{Change, Document, Key, project};
use crate::model::schema::Group;
use crate::model::*;

/// How far a circulation is, a line a division.
#[derive(Clone, Debug, PartialEq)]
pub struct CirculationBoard {
    pub circulation: Arc<Circulation>,
    /// In the order of the numbers of their files.
    pub divisions: Vec<AskedDivision>,
    /// Answers of divisions that were not asked.
    pub unasked: Vec<Arc<Answer>>,
    /// Days left until it is due, 0 on the day itself, less afterwards; `None` where that is not said.
    pub days_left: Option<i64>,
    /// Days since it went out; `None` where that is not said, or still to come.
    pub days_out: Option<i64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AskedDivision {
    /// In the names of files.
    pub number: usize,
    pub name: String,
    /// Its indicators that the year has.
    pub indicators: Vec<Arc<Indicator>>,
    /// How many of them have a figure of the whole year, or a reason for having none.
    pub filled: usize,
    /// The latest last.
    pub answers: Vec<Arc<Answer>>,
}

impl AskedDivision {
    pub fn has_answered(&self) -> bool {
        !self.answers.is_empty()
    }

    /// It has answered, and still lacks figures.
    pub fn is_incomplete(&self) -> bool {
        self.has_answered() && self.filled < self.indicators.len()
    }

    /// Places of others that its files have changed.
    pub fn foreign(&self) -> i64 {
        self.answers.iter().filter_map(|answer| answer.foreign).sum()
    }
}

impl CirculationBoard {
    pub fn of(
        strategy: &Strategy,
        outline: &Outline,
        circulation: &Id,
        today: Date,
    ) -> Option<CirculationBoard> {
        let circulation = strategy.circulations.get(circulation)?.clone();
        let mut answers: Vec<Arc<Answer>> = strategy.answers.of(&circulation.id).cloned().collect();
        order::sort_by_key(&mut answers, |answer| {
            (answer.received.point.map(Point::code), answer.id.clone())
        });
        let division = |(at, name): (usize, &String)| {
            let intake = Intake::of(strategy, outline, circulation.year, Some(name));
            AskedDivision {
                number: at + 1,
                filled: intake.answered,
                indicators: intake.indicators,
                answers: answers
                    .iter()
                    .filter(|answer| answer.division == *name)
                    .cloned()
                    .collect(),
                name: name.clone(),
            }
        };
        let day = |found: &AsOf| found.point.map(|point| point.end().days());
        Some(CirculationBoard {
            divisions: circulation.divisions.iter().enumerate().map(division).collect(),
            unasked: answers
                .iter()
                .filter(|answer| !circulation.divisions.contains(&answer.division))
                .cloned()
                .collect(),
            days_left: day(&circulation.due).map(|due| due - today.days()),
            days_out: day(&circulation.issued)
                .map(|issued| today.days() - issued)
                .filter(|days| *days >= 0),
            circulation,
        })
    }

    /// How many of those who were asked have answered.
    pub fn returned(&self) -> usize {
        self.divisions.iter().filter(|division| division.has_answered()).count()
    }

    pub fn is_complete(&self) -> bool {
        self.returned() == self.divisions.len()
    }

    /// It should all be here by now, and is not.
    pub fn is_overdue(&self) -> bool {
        !self.is_complete() && self.days_left.is_some_and(|days| days < 0)
    }
}

/// What a file that came back has changed of what was sent, by the division that owns it. Whose it is was settled
/// when it was sent.
pub fn filled(copy: &Document, strategy: &Strategy, known: &Extent) -> BTreeMap<String, usize> {
    let before = project(&copy.as_known(known)).0;
    filled_by(copy, known, &[&before, strategy])
}

/// The same, by the first of some strategies that knows whose a record is. A record counts once, be it one figure
/// with all that stands beside it. What was not changed in the end does not count, and neither does what is only
/// about the post itself.
pub fn filled_by(
    copy: &Document,
    known: &Extent,
    strategies: &[&Strategy],
) -> BTreeMap<String, usize> {
    let sent = copy.as_known(known);
    let of_post =
        |table: &str| TABLES.iter().any(|known| known.name == table && known.group == Group::Post);
    let beyond = |change: &&Arc<Change>| {
        let id = &change.id;
        !known.covers(&id.author, &id.session, id.sequence) && !of_post(&change.table)
    };
    let touched: BTreeSet<Key> = copy
        .changes()
        .filter(beyond)
        .map(|change| (change.table.clone(), change.record.clone()))
        .collect();
    let mut filled = BTreeMap::new();
    for (table, id) in touched {
        let (was, is) = (sent.resolve(&table, &id), copy.resolve(&table, &id));
        if was.whole() == is.whole() {
            continue;
        }
        let fields = if was.exists { &was.fields } else { &is.fields };
        let owner = strategies.iter().find_map(|by| division_of(by, &table, &id, fields));
        *filled.entry(owner.unwrap_or_default()).or_default() += 1;
    }
    filled
}

/// Whose a record of the strategy is; empty where nobody owns it, or it is not there.
pub fn owner_of(strategy: &Strategy, table: &str, record: &Id) -> String {
    let mut owner = String::new();
    each_table!(Kind => {
        if let Some(found) = Kind::table(strategy).get(record).filter(|_| table == Kind::TABLE) {
            let found = division_of(strategy, table, record, &found.write());
            owner = found.unwrap_or_default();
        }
    });
    owner
}

/// Whose a record is: of its indicator, or of its program; `None` where there is no such one.
fn division_of(strategy: &Strategy, table: &str, id: &Id, fields: &Fields) -> Option<String> {
    let named = |field: &str| fields.get(field).and_then(|value| value.as_str()).map(Id::from);
    let owner = named("indicator").or_else(|| named("subject")).or_else(|| named("program"));
    let owner = owner.unwrap_or_else(|| id.clone());
    if let Some(indicator) = strategy.indicators.get(&owner) {
        return Some(strategy.division_of(indicator).to_string());
    }
    let program = strategy.programs.get(&owner)?;
    let own = named("division").filter(|_| table == PlannedProgram::TABLE);
    Some(own.map_or_else(|| program.division.clone(), |division| division.to_string()))
}
