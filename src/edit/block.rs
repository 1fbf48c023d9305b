//! Cells of the sheet of figures, and the edit that comes of what is typed or pasted into one.

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
