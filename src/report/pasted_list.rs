//! A pasted list: which of its columns names indicators, which hold figures, and of which years.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Grid;
use super::search::fold;
use crate::edit::block::Cells;
use crate::model::reading::Reading;
use crate::model::year::read_period;
use crate::model::*;

/// The column of a block that names indicators, and which row names which.
pub struct Names {
    pub column: usize,
    pub rows: BTreeMap<usize, Id>,
}

impl Names {
    /// `None` where no column has at least half of its filled cells, and two, known as names.
    pub fn of(block: &[Vec<String>], grid: &Grid) -> Option<Names> {
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
                let cell = row.get(column)?;
                let whole = plain(cell);
                let name = if known.contains_key(&whole) { whole } else { plain(unnumbered(cell)) };
                (!name.is_empty()).then_some((at, name))
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

/// A name without a number before it that is set off: 「12. …」, 「(3) …」, 「① …」, 「12　…」. 「30人以上の事業所」
/// begins with no such number.
pub(super) fn unnumbered(name: &str) -> &str {
    let name = name.trim();
    let mark =
        |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || ('①'..='⑳').contains(&c);
    let rest = name.trim_start_matches(['(', '（', '○', '●', '・']);
    let behind = rest.trim_start_matches(mark);
    if behind.len() == rest.len() {
        return rest;
    }
    let circled = rest.starts_with(|c| ('①'..='⑳').contains(&c));
    let set_off = behind.starts_with(['.', '．', '、', ')', '）', ' ', '　', ':', '：']) || circled;
    if set_off {
        behind.trim_start_matches(['.', '．', '、', ')', '）', ' ', '　', ':', '：'])
    } else {
        name
    }
}

/// A name as it is compared: width, kana, case, spaces and brackets aside.
pub(super) fn plain(name: &str) -> String {
    let folded: String = fold(name).chars().filter(|c| !c.is_whitespace()).collect();
    folded.chars().filter(|c| !matches!(c, '「' | '」' | '(' | ')' | '※' | '*' | '・')).collect()
}

/// A column's head: of which year it is.
#[derive(Clone, Copy)]
pub struct Head {
    pub period: Period,
    /// Whether 年度 or 年 is written.
    pub stated: bool,
    /// It holds targets, where actuals are pasted; or the other way round.
    pub other: bool,
}

/// The row that names years, and which column is of which: one of the first, of no indicator, in
/// which whatever is no year is words.
pub fn years_of(
    block: &[Vec<String>],
    names: &Names,
    cells: Cells,
) -> Option<(usize, BTreeMap<usize, Head>)> {
    block.iter().enumerate().take(3).filter(|(at, _)| !names.rows.contains_key(at)).find_map(
        |(at, row)| {
            let year = |cell: &str| {
                let cell = cell.trim();
                let (other, cell) = match (cell.strip_suffix("実績"), cell.strip_suffix("目標"))
                {
                    (Some(rest), _) => (cells == Cells::Targets, rest),
                    (_, Some(rest)) => (cells == Cells::Actuals, rest),
                    _ => (false, cell),
                };
                let period = read_period(cell, Period::fiscal)?;
                let stated = read_period(cell, Period::calendar) == Some(period);
                Some(Head { period, stated, other })
            };
            let behind = row.iter().enumerate().filter(|(column, _)| *column > names.column);
            let (years, others): (Vec<_>, Vec<_>) = behind
                .map(|(column, cell)| (column, year(cell), cell))
                .partition(|(_, year, _)| year.is_some());
            let words = others
                .iter()
                .all(|(.., cell)| !writing::plain(cell).chars().any(|c| c.is_ascii_digit()));
            let years: BTreeMap<usize, Head> =
                years.into_iter().filter_map(|(column, year, _)| Some((column, year?))).collect();
            (!years.is_empty() && words).then_some((at, years))
        },
    )
}

/// The columns behind the names that hold figures: those headed by a year, or, without such a head,
/// those of which at least half can be read.
pub fn figure_columns(
    block: &[Vec<String>],
    names: &Names,
    grid: &Grid,
    cells: Cells,
    headed: bool,
) -> Vec<usize> {
    let width = block.iter().map(Vec::len).max().unwrap_or(0);
    if headed && let Some((_, years)) = years_of(block, names, cells) {
        return years.iter().filter(|(_, head)| !head.other).map(|(column, _)| *column).collect();
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
