//! 回答の表: the rows of a circulation for those who answer in a spreadsheet.

use std::sync::Arc;

use super::{Cell, Column, Row, Table};
use crate::exchange::{ANSWER_COLUMNS, AnswerColumn, AnswerId};
use crate::measure::figures::part_year;
use crate::model::{Circulation, Indicator, Observation, Strategy};
use crate::text::{self, Text};

/// A row an indicator, known by its id; what is known of the year already is filled in.
pub fn answers<'a>(
    strategy: &Strategy,
    circulation: &Circulation,
    indicators: impl IntoIterator<Item = &'a Arc<Indicator>>,
    text: &Text,
) -> Table {
    let common = &text.common;
    let row = |indicator: &Arc<Indicator>| {
        let period = indicator.period(circulation.year.0);
        // A figure of part of the year is no answer yet: whoever typed over it would leave its date.
        let whole = |found: &&Arc<Observation>| part_year(indicator, found).is_none();
        let found = strategy.counted(&indicator.id, period).filter(whole).map(|found| &**found);
        let before = strategy.counted(&indicator.id, indicator.period(circulation.year.0 - 1));
        let target = strategy.targets_of(&indicator.id).into_iter().find(|of| of.period == period);
        let id = AnswerId {
            circulation: circulation.id.clone(),
            indicator: indicator.id.clone(),
            period,
        };
        let cells: Vec<Cell> = vec![
            strategy.division_of(indicator).into(),
            text.name(&**indicator).into(),
            text.unit(indicator).into(),
            (text.write.period)(period).into(),
            text.actual_as_typed(before.map(|found| &**found)).into(),
            text.target_as_typed(target.map(|found| &**found)).into(),
            text.actual_as_typed(found).into(),
            found.map(|found| text.as_of_as_typed(&found.as_of)).unwrap_or_default().into(),
            found.map(|found| found.note.clone()).unwrap_or_default().into(),
        ];
        Row { name: id.to_string().into(), cells, ..Row::default() }
    };
    let columns: [&str; ANSWER_COLUMNS] = [
        AnswerColumn::Id.head(),
        common.division,
        common.indicator,
        common.unit,
        common.fiscal_year,
        text::cycle(text).intake.last_year,
        common.target,
        AnswerColumn::Actual.head(),
        AnswerColumn::AsOf.head(),
        AnswerColumn::Note.head(),
    ];
    Table::new(columns.map(Column::words), indicators.into_iter().map(row).collect())
}
