//! Tables as they are described once: every figure is one, and every sum adds up.

use genki_board::chart::{Form, indicator};
use genki_board::measure::DefaultYear;
use genki_board::model::FiscalYear;
use genki_board::report::{List, Outline, Overview, PlanSheet};
use genki_board::sheet::{self, Cell, ColumnKind, Table, Value};
use genki_board::text::{EN, JA, Text};
use rust_decimal::Decimal;

#[path = "fixtures/charts.rs"]
mod fixtures;

use fixtures::{CHARTS, detail_of, every_chart, strategy};

fn counts(key: &str, year: Option<i32>, text: &Text) -> Table {
    let strategy = strategy(key);
    let outline = Outline::of(&strategy);
    let list = List::of(&strategy, &outline, year.unwrap_or(DefaultYear::of(&strategy).year));
    sheet::counts(&Overview::of(&outline, &list), text)
}

fn sums(key: &str, year: i32, text: &Text) -> Table {
    let strategy = strategy(key);
    sheet::sums(&PlanSheet::of(&strategy, &Outline::of(&strategy), FiscalYear(year)), text)
}

fn figure(cell: &Cell) -> Option<Decimal> {
    match &cell.value {
        Value::Number(value, _) => Some(*value),
        Value::Counted(_, count, _) => Some((*count).into()),
        _ => None,
    }
}

/// Every table that the app describes, with its name.
fn every_table(text: &Text) -> Vec<(String, Table)> {
    let mut found = Vec::new();
    for key in ["chiba-5", "sample"] {
        found.push((format!("counts-{key}"), counts(key, None, text)));
        found.extend(
            (2021..=2027).map(|year| (format!("sums-{key}-{year}"), sums(key, year, text))),
        );
    }
    for (key, id) in CHARTS {
        found.push((
            format!("indicator-{id}"),
            indicator::model(&detail_of(&strategy(key), id), text, Form::Wide).table,
        ));
    }
    found
        .extend(every_chart().into_iter().map(|(name, tell)| (name, tell(text, Form::Wide).table)));
    found
}

/// Words in a column of figures are reasons and conditions; a figure by itself is typed, or a
/// writer would take it for words.
#[test]
fn a_figure_is_a_figure_and_a_row_has_a_cell_for_every_column() {
    let (mut figures, mut words) = (0, 0);
    for text in [&JA, &EN] {
        for (name, table) in every_table(text) {
            assert!(
                table.columns.iter().skip(1).all(|column| !column.name.name.is_empty()),
                "{name}"
            );
            for row in &table.rows {
                assert_eq!(row.cells.len() + 1, table.columns.len(), "{name} {:?}", row.name);
                for (column, cell) in table.columns.iter().skip(1).zip(&row.cells) {
                    match (&cell.value, column.kind) {
                        (
                            Value::Number(_, written) | Value::Counted(_, _, written),
                            ColumnKind::Number,
                        ) => {
                            figures += 1;
                            assert!(
                                written.chars().any(|c| c.is_ascii_digit()),
                                "{name} {:?}: {written:?}",
                                row.name
                            );
                        }
                        (Value::Number(..) | Value::Counted(..), ColumnKind::Words) => {
                            panic!("{name} {:?}: a figure among words", row.name)
                        }
                        (Value::Words(written), ColumnKind::Number) => {
                            words += 1;
                            let bare = written.replace([',', '.', '−', '%'], "");
                            let is_figure =
                                !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit());
                            assert!(!is_figure, "{name} {:?}: {written:?} is not typed", row.name);
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    assert!(figures > 1000 && words > 100, "{figures} figures, {words} reasons");
}

/// A column or row of a total is the sum of the others, wherever all of these are figures.
#[test]
fn a_total_is_what_stands_before_it() {
    let mut tried = 0;
    for (name, table) in every_table(&JA) {
        for row in &table.rows {
            if table.columns.last().is_some_and(|column| column.total) {
                let figures: Vec<Decimal> =
                    row.cells.iter().map(|cell| figure(cell).unwrap()).collect();
                let (total, parts) = figures.split_last().unwrap();
                assert_eq!(parts.iter().sum::<Decimal>(), *total, "{name} {:?}", row.name);
                tried += 1;
            }
        }
        let (Some(total), true) =
            (table.rows.iter().find(|row| row.total), name.starts_with("sums"))
        else {
            continue;
        };
        let last = total.cells.len() - 1;
        for at in 0..total.cells.len() {
            let parts = table.rows.iter().filter(|row| !row.total);
            let all_filled_in = total.cells.iter().all(|cell| cell.note.is_none());
            if at < last || all_filled_in {
                let sum: Decimal = parts.filter_map(|row| figure(&row.cells[at])).sum();
                assert_eq!(
                    sum,
                    figure(&total.cells[at]).unwrap_or_default(),
                    "{name}: {}",
                    table.columns[at + 1].name.name
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 40, "{tried}");
}

/// 2-domain: 9 社会目標 and 24 補助指標; the outcome that a second direction states again says so.
#[test]
fn the_numbers_of_outcomes_and_outputs_of_the_published_strategy() {
    let table = counts("chiba-5", None, &JA);
    let all: Vec<_> = table.rows.iter().map(|row| row.cells.last().unwrap().written()).collect();
    let noted: Vec<_> = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter_map(|cell| cell.note.as_deref())
        .collect();
    assert_eq!(all, ["9", "24"], "{table:?}");
    assert_eq!(noted, [JA.overview.including_restated]);
    assert_eq!(table.columns[1].name.number.as_deref(), Some("第１"));
}

#[test]
fn a_sum_with_blanks_says_how_many_and_claims_no_change() {
    let mut strategy = strategy("sample");
    let outline = Outline::of(&strategy);
    let year = FiscalYear(2025);
    let plan = PlanSheet::of(&strategy, &outline, year);
    let filled = sheet::sums(&plan, &JA);
    let programs = plan.directions[0].items.iter().flat_map(|item| &item.programs);
    let (id, was) = programs
        .filter_map(|row| row.planned.as_ref())
        .find_map(|row| Some((row.id.clone(), row.budget?)))
        .unwrap();
    strategy.planned.alter(&id, |row| row.budget = None);
    let blank = sheet::sums(&PlanSheet::of(&strategy, &outline, year), &JA);
    let of = |table: &Table, at: usize| figure(&table.rows[0].cells[at]).unwrap_or_default();
    assert_eq!(of(&filled, 1) - of(&blank, 1), Decimal::from(was));
    assert!(
        blank.rows[0].cells[1].note.is_some() && blank.rows.last().unwrap().cells[1].note.is_some()
    );
    assert_eq!(blank.rows[0].cells[3].value, Value::Blank, "no change is claimed");
}
