//! 貼り付ける前に: where the cells of a pasted block would go, what stands there, and what becomes of
//! it. A block with a column of names is matched by them; one without lies from the selected cell
//! on, and is checked.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::grid::{Grid, GridRow};
use super::pasted_list::{Names, figure_columns, years_of};
use crate::edit::Edit;
use crate::edit::block::{CellPosition, Cells};
use crate::model::reading::Reading;
use crate::model::*;

/// A pasted block, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Landing {
    pub cells: Cells,
    pub lines: Vec<LandingCell>,
    /// Rows of the block whose name is no indicator's, or several indicators'.
    pub unknown: Vec<String>,
    /// Columns of the block, from 1, that hold no figures: units, notes, numbers of rows.
    pub ignored: Vec<usize>,
    /// Filled cells that lie beside the sheet.
    pub outside: usize,
    /// One cell that fills all that is selected.
    pub fills: bool,
    /// The rows were found by their names.
    pub by_names: bool,
    /// Without names it covers 社会目標 and 補助指標 alike.
    pub crosses_kinds: bool,
    /// The lower right corner of what would be written, where it stands in the sheet.
    pub last: Option<CellPosition>,
}

/// A cell of the block, and where it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct LandingCell {
    pub indicator: Arc<Indicator>,
    pub period: Period,
    pub typed: String,
    /// What counts there now.
    pub observation: Option<Arc<Observation>>,
    pub target: Option<Arc<Target>>,
    pub becomes: Becomes,
    /// Far beyond what the series has known.
    pub jumps: bool,
}

/// What a pasted cell does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Becomes {
    /// It cannot be taken: nothing is written.
    Refused,
    /// It cannot be read, and is kept as typed.
    Unread,
    /// It takes the place of another figure.
    Overwrites,
    /// It comes beside one that is interim, a baseline or published.
    Further,
    /// It takes a figure away.
    Clears,
    First,
    Same,
}

impl Becomes {
    /// As it stands in the page's attributes.
    pub fn word(self) -> &'static str {
        match self {
            Becomes::Refused => "refused",
            Becomes::Unread => "unread",
            Becomes::Overwrites => "overwrites",
            Becomes::Further => "further",
            Becomes::Clears => "clears",
            Becomes::First => "first",
            Becomes::Same => "same",
        }
    }
}

/// The rows that are shown, in order, and the years across.
pub struct Sheet<'a> {
    pub grid: &'a Grid,
    pub rows: &'a [Id],
    pub years: &'a [i32],
}

/// So many times more or less than the series has known is a jump.
const JUMP: i64 = 10;

impl Landing {
    /// Lays a block over the sheet from the first selected cell on; a single cell fills the whole
    /// selection. `None` where nothing is selected, or the block is empty.
    pub fn of(
        block: &[Vec<String>],
        selected: &[CellPosition],
        cells: Cells,
        sheet: &Sheet,
    ) -> Option<Landing> {
        let first = *selected.first()?;
        let mut landing = Landing {
            cells,
            lines: Vec::new(),
            unknown: Vec::new(),
            ignored: Vec::new(),
            outside: 0,
            fills: false,
            by_names: false,
            crosses_kinds: false,
            last: None,
        };
        match block {
            [] => return None,
            [row] if row.len() == 1 => {
                landing.fills = true;
                for position in selected {
                    landing.lie(*position, &row[0], sheet);
                }
            }
            block => match Names::of(block, sheet.grid) {
                Some(names) => landing.by_names(block, first, &names, sheet),
                None => landing.lie_from(block, first, sheet),
            },
        }
        landing.lines.sort_by_key(|line| line.becomes == Becomes::Same);
        let kinds: BTreeSet<bool> =
            landing.lines.iter().map(|line| line.indicator.is_outcome()).collect();
        landing.crosses_kinds = !landing.by_names && block.len() > 1 && kinds.len() > 1;
        Some(landing)
    }

    /// Whether somebody has to see it before it lands.
    pub fn asks(&self) -> bool {
        let one = self.lines.len() == 1 && self.outside == 0 && !self.by_names;
        let told = |line: &LandingCell| {
            line.jumps
                || match line.becomes {
                    Becomes::Refused | Becomes::Unread | Becomes::Overwrites | Becomes::Further => {
                        true
                    }
                    // Emptying what is selected is meant.
                    Becomes::Clears => !self.fills,
                    Becomes::First | Becomes::Same => false,
                }
        };
        let mut places: Vec<(&Id, Period)> =
            self.lines.iter().map(|line| (&line.indicator.id, line.period)).collect();
        let all = places.len();
        places.sort();
        places.dedup();
        let twice = places.len() < all;
        // One cell into one cell is typing.
        !one && (self.crosses_kinds
            || twice
            || self.outside > 0
            || !self.unknown.is_empty()
            || !self.ignored.is_empty()
            || self.lines.iter().any(told))
    }

    pub fn count(&self, becomes: Becomes) -> usize {
        self.lines.iter().filter(|line| line.becomes == becomes).count()
    }

    /// Everything that would change, as one step.
    pub fn edit(&self) -> Edit {
        let changing = self.lines.iter().filter(|line| line.becomes != Becomes::Same);
        Edit::Many(
            changing
                .map(|line| {
                    self.cells.edit(line.indicator.id.clone(), line.period, line.typed.clone())
                })
                .collect(),
        )
    }

    fn lie_from(&mut self, block: &[Vec<String>], first: CellPosition, sheet: &Sheet) {
        for (row, cells) in block.iter().enumerate() {
            for (column, typed) in cells.iter().enumerate() {
                let position = CellPosition { row: first.row + row, column: first.column + column };
                self.lie(position, typed, sheet);
            }
        }
    }

    fn lie(&mut self, position: CellPosition, typed: &str, sheet: &Sheet) {
        let row = sheet.rows.get(position.row).and_then(|id| sheet.grid.row(id));
        match (row, sheet.years.get(position.column)) {
            (Some(row), Some(year)) => {
                self.put(row, row.indicator.period(*year), typed);
                self.reach(position);
            }
            _ if typed.trim().is_empty() => {}
            _ => self.outside += 1,
        }
    }

    fn by_names(
        &mut self,
        block: &[Vec<String>],
        first: CellPosition,
        names: &Names,
        sheet: &Sheet,
    ) {
        self.by_names = true;
        let years = years_of(block, names, self.cells);
        let figures = figure_columns(block, names, sheet.grid, self.cells, years.is_some());
        let width = block.iter().map(Vec::len).max().unwrap_or(0);
        for (at, cells) in block.iter().enumerate() {
            if years.as_ref().is_some_and(|(head, _)| *head == at) {
                continue;
            }
            let filled = figures
                .iter()
                .any(|column| cells.get(*column).is_some_and(|cell| !cell.trim().is_empty()));
            let Some(row) = names.rows.get(&at).and_then(|id| sheet.grid.row(id)) else {
                let name = cells.get(names.column).map(|name| name.trim()).unwrap_or_default();
                if filled && !(at == 0 && years.is_none() && self.is_head(cells, &figures)) {
                    self.unknown.push(name.to_string());
                }
                continue;
            };
            for (nth, column) in figures.iter().enumerate() {
                // What a list leaves empty it does not take away.
                let Some(typed) = cells.get(*column).filter(|cell| !cell.trim().is_empty()) else {
                    continue;
                };
                let period = match &years {
                    // A year of the other kind than the indicator counts goes nowhere.
                    Some((_, years)) => years.get(column).and_then(|head| {
                        let own = row.indicator.period(head.period.year());
                        (!head.stated || head.period.same_kind(own)).then_some(own)
                    }),
                    None => {
                        sheet.years.get(first.column + nth).map(|year| row.indicator.period(*year))
                    }
                };
                match period {
                    Some(period) => self.put(row, period, typed),
                    None => self.outside += 1,
                }
            }
        }
        self.ignored = (0..width)
            .filter(|column| *column != names.column && !figures.contains(column))
            .filter(|column| {
                block.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.trim().is_empty()))
            })
            .map(|column| column + 1)
            .collect();
    }

    /// A first row of words is the list's head.
    fn is_head(&self, cells: &[String], figures: &[usize]) -> bool {
        figures
            .iter()
            .filter_map(|column| cells.get(*column))
            .all(|cell| !cell.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)))
    }

    fn reach(&mut self, position: CellPosition) {
        let last = self.last.unwrap_or(position);
        self.last = Some(CellPosition {
            row: last.row.max(position.row),
            column: last.column.max(position.column),
        });
    }

    fn put(&mut self, row: &GridRow, period: Period, typed: &str) {
        let typed = typed.trim().to_string();
        let observation = row.actuals.get(&period).cloned();
        let target = row.targets.get(&period).cloned();
        let (becomes, value) = match self.cells {
            Cells::Actuals => of_actual(&row.indicator, observation.as_deref(), &typed),
            Cells::Targets => of_target(&row.indicator, target.as_deref(), &typed),
        };
        let jumps = self.cells == Cells::Actuals
            && value.is_some_and(|value| jumps(row, period, value.decimal()));
        let indicator = row.indicator.clone();
        self.lines.push(LandingCell {
            indicator,
            period,
            typed,
            observation,
            target,
            becomes,
            jumps,
        });
    }
}

fn of_actual(
    indicator: &Indicator,
    there: Option<&Observation>,
    typed: &str,
) -> (Becomes, Option<Number>) {
    let kept = there.is_some_and(|there| crate::edit::is_kept(there, indicator, false));
    let reading = indicator.read_figure(typed);
    let same = there.is_some_and(|there| crate::edit::says_the_same(there, &reading, typed));
    let value = match reading {
        Reading::Number { value, .. } => Some(value),
        _ => None,
    };
    let becomes = match (there, &reading) {
        (None, Reading::Empty) => Becomes::Same,
        (Some(_), Reading::Empty) if kept => Becomes::Same,
        (Some(_), Reading::Empty) => Becomes::Clears,
        _ if same => Becomes::Same,
        (_, Reading::Unreadable(_)) => Becomes::Unread,
        (None, _) => Becomes::First,
        (Some(_), _) if kept => Becomes::Further,
        (Some(_), _) => Becomes::Overwrites,
    };
    (becomes, value)
}

fn of_target(
    indicator: &Indicator,
    there: Option<&Target>,
    typed: &str,
) -> (Becomes, Option<Number>) {
    let relation = Relation::unsaid(there.map(|there| &there.goal), &indicator.desired);
    if typed.is_empty() {
        return (if there.is_some() { Becomes::Clears } else { Becomes::Same }, None);
    }
    let read = goal::read(typed, |text| indicator.read_figure(text), relation);
    let becomes = match (there, read) {
        (_, Err(_)) => Becomes::Unread,
        (None, Ok(_)) => Becomes::First,
        (Some(there), Ok(goal)) if there.goal == goal => Becomes::Same,
        (Some(_), Ok(_)) => Becomes::Overwrites,
    };
    (becomes, None)
}

/// Whether a value is far beyond everything that the series has known.
fn jumps(row: &GridRow, period: Period, value: Decimal) -> bool {
    let known: Vec<Decimal> = row
        .actuals
        .iter()
        .filter(|(of, _)| **of != period)
        .filter_map(|(_, found)| match found.figure {
            Figure::Number(value) if !value.decimal().is_zero() => Some(value.decimal().abs()),
            _ => None,
        })
        .collect();
    let (Some(least), Some(most)) = (known.iter().min(), known.iter().max()) else { return false };
    let (value, times) = (value.abs(), Decimal::from(JUMP));
    !value.is_zero() && (value > *most * times || value * times < *least)
}
