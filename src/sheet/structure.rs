//! 施策体系図: from the directions over the items to their indicators, each with its mark. Where they
//! are many, a part at a time.

use std::sync::Arc;

use super::{Cell, Column, Marked, Row, Table};
use crate::model::order;
use crate::report::IndicatorRow;
use crate::report::list::Mark;
use crate::report::whole::{Group, Leads, Scope, Whole};
use crate::text::{self, Text};

/// More indicators than this are shown by part.
const MOST: usize = 80;

pub fn structure(whole: &Whole, text: &Text) -> Table {
    if is_by_part(whole) { by_part(whole, text) } else { in_full(whole, text) }
}

/// Whether the indicators are too many to be named one by one.
pub fn is_by_part(whole: &Whole) -> bool {
    whole.rows.len() > MOST && !whole.groups.is_empty()
}

/// A row an item with its outputs; the outcomes of a direction before its items.
fn in_full(whole: &Whole, text: &Text) -> Table {
    let mut rows: Vec<(Row, Vec<&Arc<IndicatorRow>>)> = Vec::new();
    let mut before: Option<&Arc<IndicatorRow>> = None;
    for found in &whole.rows {
        let direction = &found.place.direction;
        let begins = before.is_none_or(|before| before.place.direction.id != direction.id);
        let item = found.place.items.last();
        let same = !begins
            && before.and_then(|before| before.place.items.last()).map(|item| &item.id)
                == item.map(|item| &item.id);
        before = Some(found);
        if let (true, Some((_, indicators))) = (same, rows.last_mut()) {
            indicators.push(found);
            continue;
        }
        let group = begins.then(|| text.numbered(&direction.number, direction));
        let (name, leads) = match item {
            Some(item) => (text.numbered(&found.place.number, item), Leads::Into(item.id.clone())),
            None => (text.common.outcome.to_string(), Leads::Into(direction.id.clone())),
        };
        let leads = item.is_some().then_some(leads);
        rows.push((Row { group, name: name.into(), leads, ..Row::default() }, vec![found]));
    }
    let row = |(row, indicators): (Row, Vec<&Arc<IndicatorRow>>)| {
        let marked = indicators.into_iter().map(|found| (&**found, whole.mark(found)));
        Row { cells: vec![named(marked, text)], ..row }
    };
    let rows = rows.into_iter().map(row).collect();
    Table::new([text.common.item, text.common.indicator].map(Column::words), rows)
}

/// Indicators with their marks, each by its name.
pub(super) fn named<'a>(
    marked: impl Iterator<Item = (&'a IndicatorRow, Mark)>,
    text: &Text,
) -> Cell {
    let (mut marks, mut written) = (Vec::new(), Vec::new());
    for (row, mark) in marked {
        let restated = if row.restated { text.common.restated } else { "" };
        let name = format!("{}{restated}", text.short_name(&row.indicator));
        written.push((text.write.bracketed)(&name, (text.say.mark)(mark)));
        marks.push(Marked { mark, name, leads: Some(Leads::Indicator(row.indicator.id.clone())) });
    }
    Cell::marks(marks, (text::cycle(text).paper.names)(&written))
}

/// A row a part: how many indicators, and how many of each mark.
fn by_part(whole: &Whole, text: &Text) -> Table {
    let words = text::whole(text);
    let row = |group: &Group| {
        let tally: Vec<(Mark, usize)> =
            order::counted(group.rows.iter().map(|row| whole.mark(row)));
        let word = |(mark, count): &(Mark, usize)| format!("{} {count}", (text.say.mark)(*mark));
        let written: Vec<String> = tally.iter().map(word).collect();
        let marks = tally
            .iter()
            .map(|(mark, count)| Marked { mark: *mark, name: (words.count)(*count), leads: None })
            .collect();
        Row {
            name: group_name(group, text).into(),
            leads: Some(Leads::Into(group.part.id().clone())),
            cells: vec![Cell::count(group.rows.len()), Cell::marks(marks, written.join("　"))],
            ..Row::default()
        }
    };
    let columns = [
        Column::words(part_kind(whole, text)),
        Column::number(text.common.indicator),
        Column::words(text.list.marks),
    ];
    Table::new(columns, whole.groups.iter().map(row).collect())
}

/// What the groups are, for the head of a table.
pub(super) fn part_kind(whole: &Whole, text: &Text) -> &'static str {
    if whole.within.is_empty() { text.common.direction } else { text.common.item }
}

pub(super) fn group_name(group: &Group, text: &Text) -> String {
    match &group.part {
        Scope::Direction(direction) => text.numbered(&group.number, direction),
        Scope::Item(item) => text.numbered(&group.number, item),
    }
}

/// The part that the next rows belong to, where another begins: directions in the whole, items
/// within one of them.
pub fn heading(
    before: Option<&IndicatorRow>,
    row: &IndicatorRow,
    whole: &Whole,
    text: &Text,
) -> Option<String> {
    if whole.within.is_empty() {
        let new = before.is_none_or(|before| before.place.direction.id != row.place.direction.id);
        return new.then(|| text.numbered(&row.place.direction.number, &row.place.direction));
    }
    let item = row.place.items.last();
    let new = before.is_none_or(|before| {
        before.place.items.last().map(|item| &item.id) != item.map(|item| &item.id)
    });
    new.then(|| match item {
        Some(item) => text.numbered(&row.place.number, item),
        None => text.common.outcome.to_string(),
    })
}
