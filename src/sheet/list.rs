//! The list of the indicators, and all their figures, as one takes them along.

use std::sync::Arc;

use super::{Cell, Column, Row, Table, indicator_name};
use crate::measure::figures;
use crate::model::{Figure, Goal, Observation, Strategy, Target};
use crate::report::list::Shown;
use crate::report::{IndicatorRow, List};
use crate::text::{self, Text};

/// A row an indicator: where it stands, its baseline, its latest figure or the year's, its target,
/// its rate in percent. Figures are without their unit, which has a column.
pub fn list(list: &List, rows: &[Arc<IndicatorRow>], strategy: &Strategy, text: &Text) -> Table {
    let (common, words) = (&text.common, text::whole(text));
    let thresholds = &strategy.about.thresholds;
    let row = |row: &Arc<IndicatorRow>| {
        let item = row.place.items.last();
        let rate = row.ratio().map(|ratio| {
            let percent = ratio.percent_by(thresholds);
            Cell::number(percent, (text.write.percent)(ratio, thresholds))
        });
        let (baseline, since) = match &row.baseline {
            Some(Shown::Observed(found)) => (figure(found, text), as_of(found, text)),
            Some(Shown::Stated { value, period, .. }) => {
                let written = (text.write.figure)(*value, "");
                (Cell::number(value.decimal(), written), (text.write.period)(*period).into())
            }
            None => (Cell::default(), Cell::default()),
        };
        let shown = row.shown.as_deref();
        let cells = vec![
            kind(row, text).into(),
            text.numbered(&row.place.direction.number, &row.place.direction).into(),
            item.map(|item| text.numbered(&row.place.number, item)).unwrap_or_default().into(),
            (text.say.mark)(list.mark(row)).into(),
            text.unit(&row.indicator).into(),
            baseline,
            since,
            shown.map(|found| figure(found, text)).unwrap_or_default(),
            shown.map(|found| (text.write.period)(found.period)).unwrap_or_default().into(),
            shown.map(|found| as_of(found, text)).unwrap_or_default(),
            row.target.as_deref().map(|target| goal(target, text)).unwrap_or_default(),
            rate.unwrap_or_default(),
            row.division.clone().into(),
        ];
        Row { name: indicator_name(row, text).into(), cells, ..Row::default() }
    };
    let columns = [
        Column::words(common.indicator),
        Column::words(text.list.kind),
        Column::words(common.direction),
        Column::words(common.item),
        Column::words(text.list.marks),
        Column::words(common.unit),
        Column::number(common.baseline),
        Column::words(format!("{} {}", common.baseline, common.as_of)),
        Column::number(common.actual),
        Column::words(common.fiscal_year),
        Column::words(common.as_of),
        Column::number(common.target),
        Column::number(words.rate).unit("%"),
        Column::words(common.division),
    ];
    Table::new(columns, rows.iter().map(row).collect())
}

/// A row an observation, those that a later one has replaced as well: nothing is left out.
pub fn observations(rows: &[Arc<IndicatorRow>], strategy: &Strategy, text: &Text) -> Table {
    let common = &text.common;
    let mut lines = Vec::new();
    for row in rows.iter().filter(|row| !row.restated) {
        for found in strategy.observations_of(&row.indicator.id) {
            let part = figures::part_year(&row.indicator, found).map(text.write.part_year);
            let cells = vec![
                kind(row, text).into(),
                text.unit(&row.indicator).into(),
                (text.write.period)(found.period).into(),
                figure(found, text),
                part.unwrap_or_default().into(),
                as_of(found, text),
                (text.write.state)(&found.state).into(),
                text.source(strategy, &found.source).into(),
                found.note.clone().into(),
            ];
            let name = text.short_name(&row.indicator).into();
            lines.push(Row { name, cells, ..Row::default() });
        }
    }
    let columns = [
        Column::words(common.indicator),
        Column::words(text.list.kind),
        Column::words(common.unit),
        Column::words(common.fiscal_year),
        Column::number(common.actual),
        Column::words(text::whole(text).part_year),
        Column::words(common.as_of),
        Column::words(common.state),
        Column::words(common.source),
        Column::words(common.note),
    ];
    Table::new(columns, lines)
}

fn kind(row: &IndicatorRow, text: &Text) -> &'static str {
    if row.indicator.is_outcome() { text.common.outcome } else { text.common.output }
}

fn as_of(found: &Observation, text: &Text) -> Cell {
    (text.write.as_of)(&found.as_of).into()
}

/// A figure, or why there is none.
fn figure(found: &Observation, text: &Text) -> Cell {
    match &found.figure {
        Figure::Number(value) => {
            let about = found.about.then(|| text.write.about.to_string());
            Cell::number(value.decimal(), (text.write.figure)(*value, "")).noted(about)
        }
        Figure::Missing(reason) => (text.write.missing)(reason).into(),
    }
}

/// A target that is a value is one, with its condition beside it; any other is in words.
fn goal(target: &Target, text: &Text) -> Cell {
    let written = (text.write.goal)(&target.goal, "");
    match target.goal {
        Goal::Value { value, .. } => {
            Cell::number(value.decimal(), written.clone()).noted(Some(written))
        }
        _ => written.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Outline;
    use crate::text::{EN, JA};

    #[test]
    fn every_observation_is_taken_along_and_every_indicator() {
        let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
        let strategy = crate::exchange::read_text(&text).unwrap().strategy;
        let shown = List::of(&strategy, &Outline::of(&strategy), 2024);
        for text in [&JA, &EN] {
            let all = observations(&shown.rows, &strategy, text);
            assert_eq!(all.rows.len(), strategy.observations.len());
            let rows = list(&shown, &shown.rows, &strategy, text);
            assert_eq!(rows.rows.len(), 33);
            for table in [&all, &rows] {
                assert!(table.rows.iter().all(|row| row.cells.len() + 1 == table.columns.len()));
            }
        }
        let csv = super::super::csv(&list(&shown, &shown.rows, &strategy, &JA), &[]);
        let line = csv.lines().find(|line| line.contains("BCPセミナー")).unwrap();
        assert!(
            line.contains(",47,") && line.contains(",60,60以上,") && line.contains(",78.3,"),
            "{line}"
        );
    }
}
