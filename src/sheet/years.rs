//! Indicators by years: their figures, and how each stands to its own figure of one year.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::structure::heading;
use super::{Cell, Column, Row, Table, Tone, Value};
use crate::measure::figures;
use crate::model::{Figure, Period, Strategy};
use crate::report::IndicatorRow;
use crate::report::whole::{Leads, Whole, YearCell, YearFigure, YearLine, Years, latest_years};
use crate::text::figures::digits;
use crate::text::{self, Text};

/// The least index, as for the better, of each tone but the first.
const FROM: [i32; 4] = [80, 95, 106, 121];

/// The tone of an index as for the better: 100 is the figure it is compared with.
fn tone(index: Decimal) -> Tone {
    let index = index.to_i32().unwrap_or(i32::MAX);
    Tone::ALL[FROM.iter().filter(|from| index >= **from).count()]
}

/// A row an indicator: what is 100, and the index of every year.
pub fn years(whole: &Whole, years: &Years, text: &Text) -> Table {
    let words = text::whole(text);
    let mut rows = Vec::new();
    let mut before: Option<&IndicatorRow> = None;
    for found in &years.lines {
        let group = heading(before, &found.row, whole, text);
        before = Some(&*found.row);
        let unit = text.unit(&found.row.indicator);
        let base = match found.base {
            Some((_, value)) => Cell::number(value.decimal(), (text.write.figure)(value, unit)),
            None => text.common.none.into(),
        };
        let cells = found.cells.iter().map(|cell| index(found, cell, text));
        rows.push(Row {
            group,
            name: year_name(&found.row, text).into(),
            leads: Some(Leads::Indicator(found.row.indicator.id.clone())),
            cells: [base].into_iter().chain(cells).collect(),
            total: false,
        });
    }
    let name = |year: &i32| (text.write.period_short)(Period::fiscal(*year));
    let of_years = years.years.iter().map(|year| Column::number(name(year)));
    let columns = [Column::words(text.common.indicator), Column::number(words.base)];
    Table::new(columns.into_iter().chain(of_years), rows).of_years()
}

/// An indicator's name, with what says that its years are not those of the head.
fn year_name(row: &IndicatorRow, text: &Text) -> String {
    let name = text.short_name(&row.indicator);
    match row.indicator.calendar {
        true => (text.write.bracketed)(&name, text::whole(text).calendar),
        false => name,
    }
}

/// One year of one indicator.
fn index(line: &YearLine, cell: &YearCell, text: &Text) -> Cell {
    let words = text::whole(text);
    let is_base = line.base.is_some_and(|(year, _)| year == cell.period.year());
    let (found, part) = match &cell.figure {
        YearFigure::Nothing => return Cell { broken: cell.broken, ..Cell::default() },
        YearFigure::Missing(reason) => (Cell::from((text.write.missing)(reason)), None),
        YearFigure::Number { index: None, value, part, .. } if cell.broken || is_base => {
            (Cell::number(value.decimal(), digits(value.decimal())), *part)
        }
        YearFigure::Number { index: None, part, .. } => (words.not_compared.into(), *part),
        YearFigure::Number { index: Some(index), part, .. } => {
            // A colour is better or worse; of a part of a year neither is said.
            let better = line.betterment(*index).filter(|_| !is_base && part.is_none());
            let found = Cell::number(*index, digits(*index));
            (Cell { tone: better.map(tone), ..found }, *part)
        }
    };
    let told = part.map(text.write.part_year).into_iter();
    let told: Vec<String> =
        told.chain(cell.broken.then(|| words.series_break.to_string())).collect();
    let note = (!told.is_empty()).then(|| told.join("　"));
    Cell { part: part.is_some(), broken: cell.broken, note, ..found }
}

/// A row an indicator with its figures.
pub fn multiples<'a>(
    rows: impl Iterator<Item = &'a IndicatorRow> + Clone,
    whole: &Whole,
    strategy: &Strategy,
    text: &Text,
) -> Table {
    let years = latest_years(strategy, rows.clone().map(|row| &row.indicator.id));
    let mut before = None;
    let mut lines = Vec::new();
    for row in rows {
        let group = heading(before, row, whole, text);
        before = Some(row);
        lines.push(Row {
            group,
            name: year_name(row, text).into(),
            leads: Some(Leads::Indicator(row.indicator.id.clone())),
            cells: years.iter().map(|year| figure(strategy, row, *year, text)).collect(),
            total: false,
        });
    }
    let name = |year: &i32| (text.write.period_short)(Period::fiscal(*year));
    let of_years = years.iter().map(|year| Column::number(name(year)));
    Table::new([Column::words(text.common.indicator)].into_iter().chain(of_years), lines).of_years()
}

fn figure(strategy: &Strategy, row: &IndicatorRow, year: i32, text: &Text) -> Cell {
    let Some(counted) = strategy.counted(&row.indicator.id, row.indicator.period(year)) else {
        return Cell::default();
    };
    match &counted.figure {
        Figure::Missing(reason) => (text.write.missing)(reason).into(),
        Figure::Number(value) => {
            let part = figures::part_year(&row.indicator, counted);
            let written = (text.write.figure)(*value, text.unit(&row.indicator));
            let value = Value::Number(value.decimal(), written);
            Cell {
                value,
                note: part.map(text.write.part_year),
                part: part.is_some(),
                ..Cell::default()
            }
        }
    }
}
