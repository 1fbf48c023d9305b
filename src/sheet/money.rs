//! Money and what came of it: budgets over the years, budget and settled amount of a year, and the
//! way from the money of each item to its indicators. Amounts in 千円.

use super::structure::named;
use super::{Cell, Column, Row, Table};
use crate::model::{FiscalYear, Period, PlanState};
use crate::report::Money;
use crate::report::results::{Results, ResultsChart, Spent, Subject};
use crate::report::whole::{Leads, Scope};
use crate::text::figures::{digits, whole};
use crate::text::{self, Text};

pub fn subject_name(subject: &Subject, text: &Text) -> String {
    match subject {
        Subject::Scope(Scope::Direction(direction), number) => text.numbered(number, direction),
        Subject::Scope(Scope::Item(item), number) => text.numbered(number, item),
        Subject::Program(program) => text.program(program),
    }
}

pub fn subject_leads(subject: &Subject) -> Option<Leads> {
    match subject {
        Subject::Scope(part, _) => Some(Leads::Into(part.id().clone())),
        Subject::Program(_) => None,
    }
}

/// What the lines are of, for the head of a table.
fn subject_kind(results: &Results, text: &Text) -> &'static str {
    match results.within.last() {
        None => text.common.direction,
        Some(Scope::Direction(_)) => text.common.item,
        Some(Scope::Item(_)) => text::results(text).program,
    }
}

/// An amount in words.
pub fn told(money: Money, text: &Text) -> String {
    let words = text::results(text);
    match (money.known(), money.blank) {
        (Some(sum), blank) if blank > 0 => {
            (text::whole(text).listed)(&[(words.amount)(sum), (words.blanks)(blank)])
        }
        (Some(sum), _) => (words.amount)(sum),
        (None, 0) => text.common.none.to_string(),
        (None, _) => words.not_filled.to_string(),
    }
}

/// An amount, and how much of it is not filled in.
fn amount(money: Money, text: &Text) -> Cell {
    match money.known() {
        Some(sum) => Cell::number(sum, whole(sum))
            .noted((money.blank > 0).then(|| (text::results(text).blanks)(money.blank))),
        None => told(money, text).into(),
    }
}

/// The name of a year; of a plan that was never decided it says so.
pub fn year_name((year, state): (FiscalYear, PlanState), text: &Text) -> String {
    let name = (text.write.period_short)(Period::Fiscal(year));
    match state {
        PlanState::Draft => {
            (text::whole(text).listed)(&[name, text::results(text).draft.to_string()])
        }
        _ => name,
    }
}

/// 予算額の推移: a column a year, a row a part and one in all.
pub fn budgets(results: &Results, text: &Text) -> Table {
    let cells =
        |spent: &[Spent]| spent.iter().map(|spent| amount(spent.budget, text)).collect::<Vec<_>>();
    let lines = results.lines.iter().map(|line| Row {
        name: subject_name(&line.subject, text).into(),
        leads: subject_leads(&line.subject),
        cells: cells(&line.spent),
        ..Row::default()
    });
    let total = Row {
        name: text.common.total.into(),
        cells: cells(&results.totals),
        total: true,
        ..Row::default()
    };
    let years = results.years.iter().map(|year| Column::number(year_name(*year, text)));
    let columns = [Column::words(subject_kind(results, text))].into_iter().chain(years);
    Table::new(columns, lines.chain([total]).collect()).of_years()
}

/// 予算額と決算額 of a year: a row a part and one in all.
pub fn spending(results: &Results, text: &Text) -> Table {
    let words = text::results(text);
    let cells = |spent: &Spent| {
        let share = match spent.share() {
            Some(share) => {
                let percent = share.percent(&[100.into()]);
                Cell::number(percent, format!("{}%", digits(percent)))
            }
            None => text.common.none.into(),
        };
        vec![amount(spent.budget, text), amount(spent.settled, text), share]
    };
    let lines = results.lines.iter().zip(&results.spent).map(|(line, spent)| Row {
        name: subject_name(&line.subject, text).into(),
        leads: subject_leads(&line.subject),
        cells: cells(spent),
        ..Row::default()
    });
    let total = Row {
        name: text.common.total.into(),
        cells: cells(&results.spent_in_all),
        total: true,
        ..Row::default()
    };
    let figures = [words.budget, words.settled, words.spent].map(Column::number);
    let columns = [Column::words(subject_kind(results, text))].into_iter().chain(figures);
    Table::new(columns, lines.chain([total]).collect())
}

/// お金の行き先: the money of each item beside its indicators, to be looked at together; not cause
/// and effect.
pub fn flow(results: &Results, text: &Text) -> Table {
    let words = text::results(text);
    let items = || results.flow.iter().flat_map(|part| &part.items);
    let greatest = items().filter_map(|item| item.spent.budget.known()).max().unwrap_or_default();
    let share = |money: Money| {
        let known = money.known().filter(|_| greatest > 0)?;
        // No one sees more digits than a pixel has.
        Some(known as f64 / greatest as f64)
    };
    let mut rows = Vec::new();
    for part in &results.flow {
        let direction = text.numbered(&part.direction.number, &part.direction);
        let mut group = Some(direction);
        if !part.outcomes.is_empty() {
            let outcomes = part.outcomes.iter().map(|(row, mark)| (&**row, *mark));
            rows.push(Row {
                group: group.take(),
                name: text.common.outcome.into(),
                cells: vec![Cell::default(), Cell::default(), named(outcomes, text)],
                ..Row::default()
            });
        }
        rows.extend(part.items.iter().map(|item| {
            let outputs = item.outputs.iter().map(|(row, mark)| (&**row, *mark));
            Row {
                group: group.take(),
                name: text.numbered(&item.number, &*item.item).into(),
                leads: Some(Leads::Into(item.item.id.clone())),
                cells: vec![
                    amount(item.spent.budget, text).bar(share(item.spent.budget)),
                    amount(item.spent.settled, text),
                    named(outputs, text),
                ],
                total: false,
            }
        }));
    }
    let columns = [
        Column::words(text.common.item),
        Column::number(words.budget).unit((words.unit)(ResultsChart::Budgets)),
        Column::number(words.settled).unit((words.unit)(ResultsChart::Budgets)),
        Column::words(text.common.outputs),
    ];
    Table::new(columns, rows)
}
