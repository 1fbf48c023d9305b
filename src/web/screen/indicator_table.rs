//! The table of the list: every row with its mark, baseline, latest figure and target; a long one as far as it is in sight.

use std::sync::Arc;

use leptos::prelude::GetUntracked;

use crate::model::{Direction, MissingReason};
use crate::place::Screen;
use crate::report::list::{Mark, Shown};
use crate::report::{self, List, Query, Row, Sort};
use crate::web::store::{Shared, Store};
use crate::web::view::{Element, Piece, tag};
use crate::web::widget::markup::{cell, column, quiet};
use crate::web::widget::window::{LONG, long_body};
use crate::web::widget::{figure, mark, spark};

/// The rows asked for, below the headings of their directions.
pub fn table(store: Store, list: &Shared<List>, query: &Query, rows: Vec<Arc<Row>>) -> Element {
    let (text, common) = (store.text, &store.text.common);
    let count = rows.len();
    let groups = grouped(rows, query.sort);
    // With the headings of directions among them.
    let lines = count + groups.iter().filter(|(heading, _)| heading.is_some()).count();
    let bodies: Piece = if count > LONG {
        let lines = groups.into_iter().flat_map(|(heading, rows)| heading.into_iter().chain(rows.into_iter().map(Line::Row)));
        let (list, lines) = (list.clone(), lines.collect::<Vec<_>>());
        store.later.large.show(store, move |large| Piece::of((large.lines)(store, list.clone(), lines.clone())))
    } else {
        let body = |(heading, rows): (Option<Line>, Vec<Arc<Row>>)| {
            let heading = heading.map(|heading| heading.show(store, list));
            tag("tbody").child(heading).children(rows.iter().map(|row| line(store, list, row)))
        };
        Piece::of(groups.into_iter().map(body).collect::<Vec<_>>())
    };
    tag("table")
        .class("table indicators")
        .label(text.list.table)
        .attr("aria-rowcount", (count > LONG).then(|| (lines + 1).to_string()))
        .child(
            tag("thead").child(
                tag("tr")
                    .child(tag("th").attr("scope", "col").class("c-state").child(text.list.marks))
                    .child(column(common.indicator))
                    .child(tag("th").attr("scope", "col").class("c-figure").number().child(common.baseline))
                    .child(tag("th").attr("scope", "col").class("c-figure").number().child(text.list.latest))
                    .child(tag("th").attr("scope", "col").class("c-figure").number().child(common.target)),
            ),
        )
        .child(bodies)
}

/// The lines of a long list, those in sight.
pub fn long_lines(store: Store, list: Shared<List>, lines: Vec<Line>) -> Element {
    let show = move |at: usize, line: Line| line.show(store, &list).attr("aria-rowindex", (at + 2).to_string());
    long_body(lines, 5, Line::key, show)
}

/// One line of the table.
#[derive(Clone)]
pub enum Line {
    /// A direction, and how many outcomes and outputs of it follow.
    Heading(Arc<Direction>, usize, usize),
    Row(Arc<Row>),
}

impl Line {
    /// Another version of a row is another line.
    fn key(&self) -> String {
        match self {
            Line::Heading(direction, outcomes, outputs) => format!("{} {outcomes} {outputs}", direction.id),
            Line::Row(row) => format!("{} {} {:p}", row.indicator.id, row.restated, Arc::as_ptr(row)),
        }
    }

    fn show(&self, store: Store, list: &List) -> Element {
        match self {
            Line::Heading(direction, outcomes, outputs) => group_heading(store, direction, *outcomes, *outputs),
            Line::Row(row) => line(store, list, row),
        }
    }
}

/// Rows below the headings of their directions; without headings in any order but the strategy's own.
fn grouped(rows: Vec<Arc<Row>>, sort: Sort) -> Vec<(Option<Line>, Vec<Arc<Row>>)> {
    if sort != Sort::Strategy {
        return vec![(None, rows)];
    }
    let of_one = |a: &Arc<Row>, b: &Arc<Row>| a.place.direction.id == b.place.direction.id;
    let headed = |group: &[Arc<Row>]| {
        let outcomes = group.iter().filter(|row| row.indicator.is_outcome()).count();
        let heading = |first: &Arc<Row>| Line::Heading(first.place.direction.clone(), outcomes, group.len() - outcomes);
        (group.first().map(heading), group.to_vec())
    };
    rows.chunk_by(of_one).map(headed).collect()
}

fn group_heading(store: Store, direction: &Direction, outcomes: usize, outputs: usize) -> Element {
    let common = &store.text.common;
    let name = store.text.numbered(&direction.number, direction);
    let counts = format!("{} {outcomes}　{} {outputs}", common.outcomes, common.outputs);
    tag("tr").class("group").child(tag("th").attr("colspan", "5").attr("scope", "colgroup").child(name).child(quiet(counts)))
}

fn line(store: Store, list: &List, row: &Row) -> Element {
    let (text, common) = (store.text, &store.text.common);
    let indicator = &row.indicator;
    let unit = text.unit(indicator);
    let href = store.href(Screen::Indicator { id: indicator.id.clone(), year: None, table: false });
    let place = match row.place.items.last() {
        Some(item) => Piece::of((common.output, "　", text.numbered(&row.place.number, item))),
        None => Piece::of(format!(
            "{}{}　{} {}",
            common.outcome,
            if row.restated { common.restated } else { "" },
            text.list.desired_label,
            (text.list.desired)(&indicator.desired)
        )),
    };
    let exceeded = (list.judged && row.verdict.exceeded).then(|| tag("span").class("tag flag").child(text.say.exceeded));
    let baseline = match &row.baseline {
        None => Piece::of(quiet((text.write.missing)(&MissingReason::NotStated))),
        Some(Shown::Observed(observation)) => {
            let as_of = observation.as_of.point.map(text.write.point_short);
            Piece::of((figure::observed(text, Some(observation), unit), tag("small").child(as_of)))
        }
        Some(Shown::Stated { value, period, .. }) => {
            Piece::of((figure::number(*value, unit), tag("small").child((text.write.period_short)(*period))))
        }
    };
    let as_of =
        row.shown.as_deref().map(|o| o.as_of.point.map_or_else(|| (text.write.period_short)(o.period), text.write.point_short));
    let target_of = row.target.as_deref().map(|target| (text.write.period_short)(target.period));
    let found: Mark = list.mark(row);
    let strategy = store.strategy.get_untracked();
    let drawn = strategy.and_then(|strategy| spark::spark(&report::spark::spark(&strategy, indicator)));
    tag("tr")
        .child(cell(text.list.marks).class("c-state").child(mark::status(text, found)).child(exceeded))
        .child(
            tag("th")
                .attr("scope", "row")
                .child(tag("a").href(href).child(text.name(indicator)))
                .child(tag("small").child(place)),
        )
        .child(cell(common.baseline).number().child(baseline))
        .child(
            cell(text.list.latest)
                .number()
                .child(figure::observed(text, row.shown.as_deref(), unit))
                .child(tag("small").child(as_of))
                .child(drawn),
        )
        .child(
            cell(common.target)
                .number()
                .child(figure::goal(text, row.target.as_deref(), unit))
                .child(tag("small").child(target_of)),
        )
}
