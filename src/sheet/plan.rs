//! 方向別の予算額: what a year's plan comes to, beside the year before.

use super::{Cell, Column, Name, Row, Table};
use crate::report::PlanSheet;
use crate::report::plan::Money;
use crate::text::figures::whole;
use crate::text::{self, Text};

/// A row a direction and one in all; amounts in 千円. Where an amount is not filled in there is no
/// change to the year before, for it would not be one.
pub fn sums(plan: &PlanSheet, text: &Text) -> Table {
    let words = &text::cycle(text).plan;
    let amount = |money: Money| {
        let cell = money.known().map(|sum| Cell::number(sum, whole(sum))).unwrap_or_default();
        cell.noted((money.blank > 0).then(|| (words.blanks)(money.blank)))
    };
    let row = |name: String, programs: usize, budget: Money, last: Money, total: bool| {
        let change =
            budget.known().zip(last.known()).filter(|_| budget.blank == 0 && last.blank == 0);
        let change = change
            .map(|(now, before)| Cell::number(now - before, whole(now - before)))
            .unwrap_or_default();
        let programs = Cell::number(programs, (words.count)(programs));
        Row {
            name: Name::from(name),
            cells: vec![programs, amount(budget), amount(last), change],
            total,
            ..Row::default()
        }
    };
    let directions = plan.directions.iter().map(|found| {
        let name = text.numbered(&found.direction.number, &found.direction);
        row(name, found.running(), found.budget, found.last_budget, false)
    });
    let total =
        row(text.common.total.to_string(), plan.running(), plan.budget, plan.last_budget, true);
    let amounts = [words.budget, words.last_budget, words.change]
        .map(|name| Column::number(name).unit(words.thousand_yen));
    let columns = [Column::words(text.common.direction), Column::number(words.programs)]
        .into_iter()
        .chain(amounts);
    Table::new(columns, directions.chain([total]).collect())
}
