//! A pasted block of cells: where each goes in the sheet of figures, and the edits that come of it.

use super::Edit;
use crate::model::*;

/// A cell of the sheet, by its place on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellPosition {
    pub row: usize,
    pub column: usize,
}

/// What the cells of the sheet hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    /// 実績
    Actuals,
    /// 目標
    Targets,
}

impl Cells {
    /// The edit of one cell by what is typed into it.
    pub fn edit(self, indicator: Id, period: Period, typed: String) -> Edit {
        match self {
            Cells::Actuals => Edit::Actual { indicator, period, typed },
            Cells::Targets => Edit::Target { indicator, period, typed },
        }
    }
}

/// A block that has found its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub edits: Vec<Edit>,
    /// The lower right corner of what was written.
    pub last: CellPosition,
    /// Filled cells of the block that lie beside the sheet: said, never silently dropped.
    pub outside: usize,
}

/// Lays a block over the sheet, from the first selected cell on. A single cell fills the whole
/// selection. `cell` tells the indicator and the period of a place; `None` beside the sheet.
/// Nothing where nothing is selected.
pub fn place(
    block: &[Vec<String>],
    selected: &[CellPosition],
    cells: Cells,
    cell: impl Fn(CellPosition) -> Option<(Id, Period)>,
) -> Option<Placed> {
    let first = *selected.first()?;
    let placed: Vec<(CellPosition, &String)> = match block {
        [row] if row.len() == 1 => selected.iter().map(|position| (*position, &row[0])).collect(),
        block => {
            let at = |row: usize, column: usize| CellPosition {
                row: first.row + row,
                column: first.column + column,
            };
            let rows = block.iter().enumerate();
            rows.flat_map(|(row, cells)| {
                cells.iter().enumerate().map(move |(column, typed)| (at(row, column), typed))
            })
            .collect()
        }
    };
    let mut found = Placed { edits: Vec::new(), last: first, outside: 0 };
    for (position, typed) in placed {
        match cell(position) {
            Some((indicator, period)) => {
                found.edits.push(cells.edit(indicator, period, typed.trim().to_string()));
                found.last = CellPosition {
                    row: found.last.row.max(position.row),
                    column: found.last.column.max(position.column),
                };
            }
            None if typed.trim().is_empty() => {}
            None => found.outside += 1,
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three indicators by two years.
    fn cell(position: CellPosition) -> Option<(Id, Period)> {
        let id = ["a", "b", "c"].get(position.row)?;
        (position.column < 2)
            .then(|| ((*id).into(), Period::fiscal(2024 + i32::try_from(position.column).unwrap())))
    }

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect()
    }

    fn actual(id: &str, year: i32, typed: &str) -> Edit {
        Edit::Actual { indicator: id.into(), period: Period::fiscal(year), typed: typed.into() }
    }

    #[test]
    fn a_block_lies_from_the_first_selected_cell_on() {
        let at = CellPosition { row: 1, column: 0 };
        let placed =
            place(&rows(&[&["1", " 2 "], &["3", ""]]), &[at], Cells::Actuals, cell).unwrap();
        let edits = [
            actual("b", 2024, "1"),
            actual("b", 2025, "2"),
            actual("c", 2024, "3"),
            actual("c", 2025, ""),
        ];
        assert_eq!(
            placed,
            Placed { edits: edits.to_vec(), last: CellPosition { row: 2, column: 1 }, outside: 0 }
        );
    }

    #[test]
    fn what_lies_beside_the_sheet_is_counted_and_what_is_empty_there_is_not() {
        let at = CellPosition { row: 2, column: 1 };
        let placed =
            place(&rows(&[&["1", "2"], &["", "4"], &["5", ""]]), &[at], Cells::Actuals, cell)
                .unwrap();
        assert_eq!(placed, Placed { edits: vec![actual("c", 2025, "1")], last: at, outside: 3 });
    }

    #[test]
    fn one_cell_fills_all_that_is_selected() {
        let selected = [CellPosition { row: 0, column: 0 }, CellPosition { row: 1, column: 0 }];
        let placed = place(&rows(&[&["7"]]), &selected, Cells::Targets, cell).unwrap();
        assert_eq!(placed.edits.len(), 2);
        assert!(
            placed
                .edits
                .iter()
                .all(|edit| matches!(edit, Edit::Target { typed, .. } if typed == "7"))
        );
        assert_eq!(place(&rows(&[&["7"]]), &[], Cells::Actuals, cell), None);
    }
}
