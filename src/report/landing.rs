//! 貼り付ける前に: where the cells of a pasted block would go, what stands there, and what becomes of
//! it. A block with a column of names is matched by them; one without lies from the selected cell
//! on, and is checked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::grid::{Grid, GridRow};
use super::search::fold;
use crate::edit::Edit;
use crate::edit::block::{CellPosition, Cells};
use crate::model::reading::Reading;
use crate::model::year::read_period;
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
                    Becomes::Unread | Becomes::Overwrites | Becomes::Further => true,
                    // Emptying what is selected is meant.
                    Becomes::Clears => !self.fills,
                    Becomes::First | Becomes::Same => false,
                }
        };
        // One cell into one cell is typing.
        !one && (self.crosses_kinds
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
        let years = years_of(block, names);
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
                    Some((_, years)) => {
                        years.get(column).map(|period| row.indicator.period(period.year()))
                    }
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
    let relation = match there.map(|there| &there.goal) {
        Some(Goal::Value { relation, .. }) => relation.clone(),
        _ if indicator.desired == Desired::Decrease => Relation::AtMost,
        _ => Relation::AtLeast,
    };
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

/// The column of a block that names indicators, and which row names which.
struct Names {
    column: usize,
    rows: BTreeMap<usize, Id>,
}

impl Names {
    /// `None` where no column has at least half of its filled cells, and two, known as names.
    fn of(block: &[Vec<String>], grid: &Grid) -> Option<Names> {
        let mut known: BTreeMap<String, Option<Id>> = BTreeMap::new();
        for row in &grid.rows {
            let indicator = &row.indicator;
            let names = [&indicator.name, &indicator.short, &indicator.name_en];
            let plain: BTreeSet<String> =
                names.into_iter().map(|name| plain(name)).filter(|name| !name.is_empty()).collect();
            for name in plain {
                // One name of two indicators names neither.
                known
                    .entry(name)
                    .and_modify(|id| *id = None)
                    .or_insert_with(|| Some(indicator.id.clone()));
            }
        }
        let width = block.iter().map(Vec::len).max().unwrap_or(0);
        let named = |column: usize| {
            let cells = block.iter().enumerate().filter_map(|(at, row)| {
                let cell = row.get(column).map(|cell| plain(cell))?;
                (!cell.is_empty()).then_some((at, cell))
            });
            let cells: Vec<(usize, String)> = cells.collect();
            let found = cells.iter().filter(|(_, name)| known.contains_key(name)).count();
            let rows: BTreeMap<usize, Id> = cells
                .iter()
                .filter_map(|(at, name)| Some((*at, known.get(name)?.clone()?)))
                .collect();
            (found, cells.len(), Names { column, rows })
        };
        let best = (0..width).map(named).max_by_key(|(found, ..)| *found)?;
        let (found, filled, names) = best;
        (found > 0 && found * 2 >= filled.saturating_sub(1)).then_some(names)
    }
}

/// A name as it is compared: width, kana, case, spaces, brackets and numbering aside.
fn plain(name: &str) -> String {
    let folded: String = fold(name).chars().filter(|c| !c.is_whitespace()).collect();
    let unnumbered = folded.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | '、' | '・' | '○' | '●' | '(' | ')' | '①'..='⑳')
    });
    let text = if unnumbered.is_empty() { folded.as_str() } else { unnumbered };
    text.chars().filter(|c| !matches!(c, '「' | '」' | '(' | ')' | '※' | '*' | '・')).collect()
}

/// The row that names years, and which column is of which: one of the first, of no indicator, in
/// which whatever is no year is words.
fn years_of(block: &[Vec<String>], names: &Names) -> Option<(usize, BTreeMap<usize, Period>)> {
    block.iter().enumerate().take(3).filter(|(at, _)| !names.rows.contains_key(at)).find_map(
        |(at, row)| {
            let year = |cell: &str| {
                let cell = cell.trim();
                let cell = cell.strip_suffix("実績").or(cell.strip_suffix("目標")).unwrap_or(cell);
                read_period(cell, Period::fiscal)
            };
            let behind = row.iter().enumerate().filter(|(column, _)| *column > names.column);
            let (years, others): (Vec<_>, Vec<_>) = behind
                .map(|(column, cell)| (column, year(cell), cell))
                .partition(|(_, year, _)| year.is_some());
            let words = others
                .iter()
                .all(|(.., cell)| !writing::plain(cell).chars().any(|c| c.is_ascii_digit()));
            let years: BTreeMap<usize, Period> =
                years.into_iter().filter_map(|(column, year, _)| Some((column, year?))).collect();
            (!years.is_empty() && words).then_some((at, years))
        },
    )
}

/// The columns behind the names that hold figures: those headed by a year, or, without such a head,
/// those of which at least half can be read.
fn figure_columns(
    block: &[Vec<String>],
    names: &Names,
    grid: &Grid,
    cells: Cells,
    headed: bool,
) -> Vec<usize> {
    let width = block.iter().map(Vec::len).max().unwrap_or(0);
    if headed && let Some((_, years)) = years_of(block, names) {
        return years.keys().copied().collect();
    }
    let reads = |indicator: &Indicator, typed: &str| match cells {
        Cells::Actuals => !matches!(indicator.read_figure(typed), Reading::Unreadable(_)),
        Cells::Targets => {
            goal::read(typed, |text| indicator.read_figure(text), Relation::AtLeast).is_ok()
        }
    };
    // What the list's head says of its columns, where it has one.
    let head = |column: usize| block[0].get(column).map(|cell| fold(cell)).unwrap_or_default();
    let headed_by_words = !names.rows.contains_key(&0);
    let (wanted, other) = match cells {
        Cells::Actuals => ("実績", "目標"),
        Cells::Targets => ("目標", "実績"),
    };
    let behind = names.column + 1..width;
    let says = |word: &'static str| {
        headed_by_words && behind.clone().any(|column| head(column).contains(word))
    };
    let of_another = [other, "率", "基準", "単位", "備考", "時点", "出典", "前年", "番号", "課"];
    let possible: Vec<usize> = behind
        .clone()
        .filter(|column| !says(wanted) || head(*column).contains(wanted))
        .filter(|column| {
            let said = head(*column);
            !headed_by_words || !of_another.iter().any(|word| said.contains(word))
        })
        .collect();
    let mostly = |holds: &dyn Fn(&Indicator, &str) -> bool| {
        let column_holds = |column: &&usize| {
            let filled: Vec<bool> = names
                .rows
                .iter()
                .filter_map(|(at, id)| {
                    let typed = block[*at].get(**column)?.trim();
                    let row = grid.row(id)?;
                    (!typed.is_empty()).then(|| holds(&row.indicator, typed))
                })
                .collect();
            !filled.is_empty() && filled.iter().filter(|holds| **holds).count() * 2 >= filled.len()
        };
        possible.iter().filter(column_holds).copied().collect::<Vec<usize>>()
    };
    let found = mostly(&|indicator, typed| reads(indicator, typed));
    if !found.is_empty() {
        return found;
    }
    // A column of figures that cannot be read is seen, too.
    mostly(&|indicator, typed| {
        let digits = writing::plain(typed).chars().any(|c| c.is_ascii_digit());
        digits && AsOf::read_for(typed, |year| indicator.period(year)).point.is_none()
    })
}
