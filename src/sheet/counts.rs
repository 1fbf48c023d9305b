//! 社会目標と補助指標の数: how many of each there are, by direction and in all.

use super::{Cell, Column, Name, Row, Table};
use crate::report::Overview;
use crate::text::Text;

/// A column a direction and one in all, a row an outcome and an output. An outcome that two
/// directions state is counted with both, in all as well, and says so: the row adds up.
pub fn counts(overview: &Overview, text: &Text) -> Table {
    let (words, common, counts) = (&text.overview, &text.common, &overview.counts);
    let directions = counts.by_direction.iter().map(|(direction, ..)| {
        let number = Some(text.number(&direction.number));
        Column::number(Name { number, name: text.name(direction), gloss: None })
    });
    let outcomes = counts.by_direction.iter().map(|(direction, outcomes, _)| {
        let restated =
            overview.restates(&direction.id).then(|| words.including_restated.to_string());
        Cell::count(*outcomes).noted(restated)
    });
    let outputs = counts.by_direction.iter().map(|(_, _, outputs)| Cell::count(*outputs));
    let row = |name: &str, gloss: &str, cells: Vec<Cell>, all: usize| Row {
        name: Name { gloss: Some(gloss.to_string()), ..name.into() },
        cells: cells.into_iter().chain([Cell::count(all)]).collect(),
        ..Row::default()
    };
    let rows = vec![
        row(common.outcomes, common.outcome_gloss, outcomes.collect(), counts.outcomes),
        row(common.outputs, common.output_gloss, outputs.collect(), counts.outputs),
    ];
    Table::new(
        [Column::words("")]
            .into_iter()
            .chain(directions)
            .chain([Column::number(common.total).total()]),
        rows,
    )
}
