//! 状態の数: how many indicators stand under each mark, by part or by year.

use super::structure::{group_name, part_kind};
use super::{Cell, Column, Row, Table};
use crate::model::{Period, order};
use crate::report::list::Mark;
use crate::report::results::Results;
use crate::report::whole::{Group, Leads, Whole};
use crate::text::{self, Text};

type Counts = Vec<(Mark, usize)>;

/// A row a part and one in all.
pub fn status(whole: &Whole, text: &Text) -> Table {
    let matrix = whole.matrix();
    let marks: Vec<Mark> = matrix.total.iter().map(|(mark, _)| *mark).collect();
    let line = |(group, counts): &(Group, Counts)| Row {
        name: group_name(group, text).into(),
        leads: Some(Leads::Into(group.part.id().clone())),
        cells: cells(&marks, counts, false),
        ..Row::default()
    };
    let total = Row {
        name: text.common.total.into(),
        cells: cells(&marks, &matrix.total, true),
        total: true,
        ..Row::default()
    };
    let rows = matrix.lines.iter().map(line).chain([total]).collect();
    table(part_kind(whole, text), &marks, rows, text)
}

/// A row a year.
pub fn statuses(results: &Results, text: &Text) -> Table {
    let mut marks: Vec<Mark> =
        results.statuses.iter().flat_map(|(_, counts)| counts).map(|(mark, _)| *mark).collect();
    order::sort_by_key(&mut marks, |mark| *mark);
    marks.dedup();
    let line = |(year, counts): &(i32, Counts)| Row {
        name: (text.write.period_short)(Period::fiscal(*year)).into(),
        cells: cells(&marks, counts, false),
        ..Row::default()
    };
    let rows = results.statuses.iter().map(line).collect();
    table(text::results(text).year, &marks, rows, text)
}

fn table(what: &str, marks: &[Mark], rows: Vec<Row>, text: &Text) -> Table {
    let of_marks = marks.iter().map(|mark| Column::number((text.say.mark)(*mark)).marked(*mark));
    let total = Column::number(text.common.total).total();
    Table::new([Column::words(what)].into_iter().chain(of_marks).chain([total]), rows)
}

/// Marks are counted by themselves; a sum is a number.
fn cells(marks: &[Mark], counts: &Counts, total: bool) -> Vec<Cell> {
    let count =
        |mark: Mark| counts.iter().find(|(found, _)| *found == mark).map_or(0, |(_, count)| *count);
    let cell = |mark: &Mark| match total {
        true => Cell::count(count(*mark)),
        false => Cell::counted(*mark, count(*mark)),
    };
    let sum = counts.iter().map(|(_, count)| count).sum();
    marks.iter().map(cell).chain([Cell::count(sum)]).collect()
}
