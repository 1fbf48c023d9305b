//! The whole in one picture: what the charts of a strategy, a direction or an item show.

use std::cmp::Ordering;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::list::{IndicatorRow, List, Mark};
use super::outline::{ItemEntry, Outline};
use crate::measure::figures::{self, PartYear};
use crate::measure::rate::{self, Ratio};
use crate::measure::rollup::Rollup;
use crate::model::*;

/// The charts of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WholeChart {
    /// 構成: from the directions to the indicators.
    Structure,
    /// Marks by part.
    Status,
    /// Indicators by years.
    Years,
    /// 達成率・進捗率 on one axis.
    Progress,
    /// Each indicator's own small chart.
    Multiples,
}

impl WholeChart {
    pub const ALL: [WholeChart; 5] = [
        WholeChart::Structure,
        WholeChart::Status,
        WholeChart::Years,
        WholeChart::Progress,
        WholeChart::Multiples,
    ];

    /// As it stands in addresses.
    pub fn word(self) -> &'static str {
        match self {
            WholeChart::Structure => "structure",
            WholeChart::Status => "status",
            WholeChart::Years => "years",
            WholeChart::Progress => "progress",
            WholeChart::Multiples => "multiples",
        }
    }

    pub fn of(word: &str) -> Option<WholeChart> {
        WholeChart::ALL.into_iter().find(|graph| graph.word() == word)
    }
}

/// Where a part of a chart leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Leads {
    /// Into a direction or an item: the same charts of it alone.
    Into(Id),
    /// To an indicator's sheet.
    Indicator(Id),
}

/// What is looked at: all of the strategy, or what stands within a direction or an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    pub year: i32,
    pub judged: bool,
    /// The direction, and the items from the outermost down; empty for all of the strategy.
    pub within: Vec<Scope>,
    /// Directions, or the items of what is looked at, in order.
    pub groups: Vec<Group>,
    /// Every indicator in scope, in the order of the strategy; a restated one in each of its
    /// places.
    pub rows: Vec<Arc<IndicatorRow>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Scope {
    Direction(Arc<Direction>),
    Item(Arc<Item>),
}

impl Scope {
    pub fn id(&self) -> &Id {
        match self {
            Scope::Direction(direction) => &direction.id,
            Scope::Item(item) => &item.id,
        }
    }

    /// The direction, and the items from the outermost down to the one that is meant; `None` where
    /// there is no such part.
    pub fn path(outline: &Outline, id: &Id) -> Option<Vec<Scope>> {
        if let Some(entry) = outline.direction(id) {
            return Some(vec![Scope::Direction(entry.direction.clone())]);
        }
        let (direction, _, path) = outline.item(id)?;
        let above = std::iter::once(Scope::Direction(direction.direction.clone()));
        Some(above.chain(path.into_iter().map(Scope::Item)).collect())
    }

    /// Whether an item, by the way to it, is this part or stands within it.
    pub fn holds_item(&self, direction: &Direction, path: &[Arc<Item>]) -> bool {
        match self {
            Scope::Direction(part) => part.id == direction.id,
            Scope::Item(part) => path.iter().any(|item| item.id == part.id),
        }
    }

    pub fn holds(&self, row: &IndicatorRow) -> bool {
        self.holds_item(&row.place.direction, &row.place.items)
    }
}

/// A part with the indicators in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub part: Scope,
    /// As it is counted from the direction down: 「１（１）」.
    pub number: String,
    pub rows: Vec<Arc<IndicatorRow>>,
}

impl Whole {
    /// `None` where there is no such direction or item.
    pub fn of(outline: &Outline, list: &List, within: Option<&Id>) -> Option<Whole> {
        let all = || list.rows.iter().cloned();
        let holding = |part: Scope, number: &str| {
            let rows = all().filter(|row| part.holds(row)).collect();
            Group { part, number: number.to_string(), rows }
        };
        let items = |items: &[ItemEntry]| -> Vec<Group> {
            items
                .iter()
                .map(|entry| holding(Scope::Item(entry.item.clone()), &entry.number))
                .collect()
        };
        let path = within.map_or(Some(Vec::new()), |id| Scope::path(outline, id))?;
        let groups = match path.last() {
            None => {
                let directions = outline.directions.iter().map(|entry| &entry.direction);
                directions
                    .map(|found| holding(Scope::Direction(found.clone()), &found.number))
                    .collect()
            }
            Some(Scope::Direction(direction)) => items(&outline.direction(&direction.id)?.items),
            Some(Scope::Item(item)) => items(&outline.item(&item.id)?.1.items),
        };
        let rows: Vec<Arc<IndicatorRow>> = match path.last() {
            None => all().collect(),
            Some(part) => all().filter(|row| part.holds(row)).collect(),
        };
        let groups = with_own(groups, &rows, path.last());
        Some(Whole { year: list.year, judged: list.judged, within: path, groups, rows })
    }

    pub fn mark(&self, row: &IndicatorRow) -> Mark {
        row.mark(self.judged)
    }

    /// Outputs by mark, for each group and together; a group is left out where it has none.
    pub fn matrix(&self) -> Matrix {
        let outputs = |rows: &[Arc<IndicatorRow>]| -> Vec<Mark> {
            rows.iter()
                .filter(|row| !row.indicator.is_outcome())
                .map(|row| self.mark(row))
                .collect()
        };
        let total = order::counted(outputs(&self.rows));
        let lines =
            self.groups.iter().map(|group| (group.clone(), order::counted(outputs(&group.rows))));
        Matrix { lines: lines.filter(|(_, counts)| !counts.is_empty()).collect(), total }
    }

    /// Verdicts of the outputs.
    pub fn outputs(&self) -> Rollup {
        self.rows
            .iter()
            .filter(|row| !row.indicator.is_outcome())
            .map(|row| row.verdict.status)
            .collect()
    }

    /// The rate that tells how far an indicator is: an outcome's progress, an output's achievement.
    pub fn rate(row: &IndicatorRow) -> Option<Ratio> {
        match row.indicator.is_outcome() {
            true => row
                .verdict
                .progress
                .as_ref()
                .ok()
                .copied()
                .filter(|_| row.verdict.status.is_judged()),
            false => row.verdict.achievement.map(|found| found.ratio),
        }
    }
}

/// Marks by group.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    pub lines: Vec<(Group, Vec<(Mark, usize)>)>,
    pub total: Vec<(Mark, usize)>,
}

/// Indicators by years, each beside its own figure of one year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Years {
    /// The years of the columns.
    pub years: Vec<i32>,
    /// The year of 100; a line may have another, where it has no figure of this one.
    pub base: Option<i32>,
    pub lines: Vec<YearLine>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct YearLine {
    pub row: Arc<IndicatorRow>,
    /// The year and value of 100.
    pub base: Option<(i32, Number)>,
    pub cells: Vec<YearCell>,
}

/// One year of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct YearCell {
    pub period: Period,
    pub figure: YearFigure,
    /// The series breaks within this year.
    pub broken: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum YearFigure {
    Nothing,
    Missing(MissingReason),
    Number {
        value: Number,
        /// Of 100, a whole number; `None` where it cannot be compared (no base, a base of 0 or
        /// below, across a break).
        index: Option<Decimal>,
        /// The same, not rounded.
        exact: Option<Decimal>,
        part: Option<PartYear>,
    },
}

/// What became of indicators since the year of 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub worse: usize,
    pub better: usize,
    pub same: usize,
    /// Moved, where neither increase nor decrease is desired.
    pub neither: usize,
}

impl Changes {
    pub fn all(&self) -> usize {
        self.worse + self.better + self.same + self.neither
    }
}

impl YearLine {
    /// An index as for the better: above 100 is better, below is worse. `None` where neither way is
    /// desired.
    pub fn betterment(&self, index: Decimal) -> Option<Decimal> {
        match self.row.indicator.desired {
            Desired::Increase => Some(index),
            Desired::Decrease => Some(Decimal::from(200) - index),
            _ => None,
        }
    }
}

impl Years {
    /// The latest eight years of figures. 100 is the commonest year of the baselines that has
    /// figures of the whole of it, otherwise the year with the most such figures.
    pub fn of(strategy: &Strategy, rows: &[Arc<IndicatorRow>]) -> Years {
        let whole = |row: &IndicatorRow, year: i32| {
            figures::whole(strategy, &row.indicator, row.indicator.period(year))
        };
        let years = latest_years(strategy, rows.iter().map(|row| &row.indicator.id));
        let commonest = |found: Vec<(i32, usize)>| {
            found.into_iter().max_by_key(|(year, count)| (*count, -year)).map(|(year, _)| year)
        };
        let has = |year: &i32| years.contains(year);
        let baselines = rows.iter().filter_map(|row| match row.baseline.as_ref()? {
            super::list::Shown::Observed(found) => Some((row, found.period.year())),
            super::list::Shown::Stated { period, .. } => Some((row, period.year())),
        });
        let baselines = baselines
            .filter(|(row, year)| has(year) && whole(row, *year).is_some())
            .map(|(_, year)| year);
        let known = rows
            .iter()
            .flat_map(|row| years.iter().copied().filter(|year| whole(row, *year).is_some()));
        let base =
            commonest(order::counted(baselines)).or_else(|| commonest(order::counted(known)));
        let lines = rows.iter().map(|row| line(strategy, row, &years, base)).collect();
        Years { years, base, lines }
    }

    /// How many became worse, became better, and are as they were in their last whole year beside the
    /// year of 100; and how many moved where neither way is wanted.
    pub fn changes(&self) -> Changes {
        let last = |line: &YearLine| {
            let (base, _) = line.base?;
            let compared = line.cells.iter().rev().filter(|cell| cell.period.year() > base);
            compared.into_iter().find_map(|cell| match &cell.figure {
                // What is shown is rounded; a change that the rounding hides is one.
                YearFigure::Number { exact, part: None, .. } => *exact,
                _ => None,
            })
        };
        let mut changes = Changes::default();
        for line in self.lines.iter().filter(|line| !line.row.restated) {
            let Some(index) = last(line) else { continue };
            let change = index.cmp(&Decimal::ONE_HUNDRED);
            let better = line.betterment(index).map(|index| index.cmp(&Decimal::ONE_HUNDRED));
            *match (change, better) {
                (Ordering::Equal, _) => &mut changes.same,
                (_, Some(Ordering::Greater)) => &mut changes.better,
                (_, Some(_)) => &mut changes.worse,
                (_, None) => &mut changes.neither,
            } += 1;
        }
        changes
    }
}

/// What stands in a part itself, and in none of those below it, is a group of its own: the groups
/// add up.
fn with_own(groups: Vec<Group>, rows: &[Arc<IndicatorRow>], part: Option<&Scope>) -> Vec<Group> {
    let Some(part) = part.filter(|_| !groups.is_empty()) else { return groups };
    let own: Vec<Arc<IndicatorRow>> = rows
        .iter()
        .filter(|row| !groups.iter().any(|group| group.part.holds(row)))
        .cloned()
        .collect();
    let number = match part {
        Scope::Direction(direction) => direction.number.clone(),
        Scope::Item(item) => item.number.clone(),
    };
    let own = Group { part: part.clone(), number, rows: own };
    std::iter::once(own).filter(|own| !own.rows.is_empty()).chain(groups).collect()
}

/// More years than these do not stand side by side.
const MOST_YEARS: usize = 8;

/// The latest years of which there is any figure.
pub fn latest_years<'a>(strategy: &Strategy, indicators: impl Iterator<Item = &'a Id>) -> Vec<i32> {
    let seen =
        indicators.flat_map(|id| strategy.observations_of(id)).map(|found| found.period.year());
    let mut years: Vec<i32> = order::counted(seen).into_iter().map(|(year, _)| year).collect();
    years.drain(..years.len().saturating_sub(MOST_YEARS));
    years
}

fn line(
    strategy: &Strategy,
    row: &Arc<IndicatorRow>,
    years: &[i32],
    base: Option<i32>,
) -> YearLine {
    let indicator = &row.indicator;
    let own =
        |year: &i32| Some((*year, figures::whole(strategy, indicator, indicator.period(*year))?));
    let base = base.as_ref().and_then(own).or_else(|| years.iter().find_map(own));
    let mut before: Option<&Observation> = None;
    let mut cells = Vec::new();
    for year in years {
        let period = indicator.period(*year);
        let counted = strategy.counted(&indicator.id, period);
        let figure = match counted.map(|found| (&found.figure, found)) {
            None => YearFigure::Nothing,
            Some((Figure::Missing(reason), _)) => YearFigure::Missing(reason.clone()),
            Some((Figure::Number(value), observation)) => {
                let comparable = base.filter(|(_, (of, based))| {
                    *of > Number::ZERO && figures::comparable(strategy, based, observation)
                });
                let ratio =
                    comparable.and_then(|(_, (of, _))| Ratio::new(value.decimal(), of.decimal()));
                let index = ratio.and_then(|ratio| ratio.value().checked_mul(Decimal::ONE_HUNDRED));
                let part = figures::part_year(indicator, observation);
                YearFigure::Number {
                    value: *value,
                    index: index.map(|index| rate::round_to(index, 0)),
                    exact: index,
                    part,
                }
            }
        };
        // A break belongs to the first figure that was taken after it.
        let broken = before
            .zip(counted)
            .is_some_and(|(earlier, found)| figures::breaks_between(strategy, earlier, found));
        before = counted.map(|found| &**found).or(before);
        cells.push(YearCell { period, figure, broken });
    }
    YearLine { row: row.clone(), base: base.map(|(year, (value, _))| (year, value)), cells }
}
