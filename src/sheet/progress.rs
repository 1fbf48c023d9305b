//! 達成率・進捗率: how far each indicator is on its way.

use super::structure::heading;
use super::{Cell, Column, Marked, Row, Table};
use crate::model::Strategy;
use crate::report::IndicatorRow;
use crate::report::whole::{Leads, Whole};
use crate::text::{self, Text};

/// A row an indicator.
pub fn progress<'a>(
    rows: impl Iterator<Item = &'a IndicatorRow>,
    whole: &Whole,
    strategy: &Strategy,
    text: &Text,
) -> Table {
    let words = text::whole(text);
    let thresholds = &strategy.about.thresholds;
    let mut before = None;
    let mut lines = Vec::new();
    for row in rows {
        let group = heading(before, row, whole, text);
        before = Some(row);
        let mark = whole.mark(row);
        let kind = match row.indicator.is_outcome() {
            true => text.common.progress,
            false => text.common.achievement,
        };
        let rate = match Whole::rate(row) {
            Some(ratio) => {
                Cell::number(ratio.percent_by(thresholds), (text.write.percent)(ratio, thresholds))
            }
            None => text.common.none.into(),
        };
        let word = (text.say.mark)(mark).to_string();
        let marked = Marked { mark, name: String::new(), leads: None };
        lines.push(Row {
            group,
            name: name(row, text).into(),
            leads: Some(Leads::Indicator(row.indicator.id.clone())),
            cells: vec![kind.into(), rate, Cell::marks(vec![marked], word)],
            total: false,
        });
    }
    let columns = [
        Column::words(text.common.indicator),
        Column::words(text.list.kind),
        Column::number(words.rate),
        Column::words(text.list.marks),
    ];
    Table::new(columns, lines)
}

/// An indicator's name, with what says that it is stated again.
pub fn name(row: &IndicatorRow, text: &Text) -> String {
    let restated = if row.restated { text.common.restated } else { "" };
    format!("{}{restated}", text.short_name(&row.indicator))
}
