//! The figures of one indicator over the years.

use super::{Cell, Column, Row, Table};
use crate::measure::rate;
use crate::model::{Figure, Goal, Number, Target};
use crate::report::IndicatorDetail;
use crate::report::indicator_detail::SeriesPoint;
use crate::text::figures::digits;
use crate::text::{self, Text};

/// A row a period, the latest first: actual, target, 目安 and what has to be known.
pub fn years_of(detail: &IndicatorDetail, text: &Text) -> Table {
    let points = detail.series();
    let unit = text.unit(&detail.indicator);
    // A column that has nothing to say is left out.
    let has_way = points
        .iter()
        .any(|point| detail.expected.iter().any(|(period, _)| *period == point.period));
    let line = |point: &SeriesPoint| {
        let year = point.year.as_ref();
        let counted = year.and_then(|year| year.counted.as_deref());
        let actual = match counted.map(|counted| (&counted.figure, counted.about)) {
            Some((Figure::Number(value), about)) => {
                let about = if about { text.write.about } else { "" };
                Cell::number(
                    value.decimal(),
                    format!("{about}{}", (text.write.figure)(*value, unit)),
                )
            }
            Some((Figure::Missing(reason), _)) => (text.write.missing)(reason).into(),
            None => text.common.none.into(),
        };
        let target = year.and_then(|year| year.target.as_deref());
        let written = target.map_or_else(
            || text.common.none.to_string(),
            |target| (text.write.goal)(&target.goal, unit),
        );
        let target = match target.and_then(goal_value) {
            Some(value) => Cell::number(value.decimal(), written),
            None => written.into(),
        };
        let expected = detail.expected.iter().find(|(period, _)| *period == point.period);
        let expected = expected
            .map(|(_, value)| rate::round(*value))
            .map(|value| Cell::number(value, digits(value)))
            .unwrap_or_default();
        let part = year.and_then(|year| year.part_year).map(text.write.part_year);
        let broken = year.iter().flat_map(|year| &year.breaks);
        let broken =
            broken.map(|found| format!("{}　{}", text::indicator(text).series_break, found.reason));
        let notes: Vec<String> = part.into_iter().chain(broken).collect();
        let expected = has_way.then_some(expected);
        let cells = [actual, target].into_iter().chain(expected).chain([notes.join("　").into()]);
        Row {
            name: (text.write.period)(point.period).into(),
            cells: cells.collect(),
            ..Row::default()
        }
    };
    let columns = [
        Some(Column::words(text.common.fiscal_year)),
        Some(Column::number(text.common.actual)),
        Some(Column::number(text.common.target)),
        has_way.then(|| Column::number(text.common.expected)),
        Some(Column::words(text.common.note)),
    ];
    Table::new(columns.into_iter().flatten(), points.iter().rev().map(line).collect())
}

fn goal_value(target: &Target) -> Option<Number> {
    match target.goal {
        Goal::Value { value, .. } => Some(value),
        _ => None,
    }
}
