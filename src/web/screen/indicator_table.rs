//! The table of the list: every row with its mark, baseline, latest figure and target; a long one
//! as far as it is in sight.

use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

use crate::model::{Direction, MissingReason};
use crate::place::Screen;
use crate::report::list::{Mark, Shown};
use crate::report::{IndicatorRow, List, Query, Sort};
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{cell, column, number_cell, quiet};
use crate::web::widget::window::{LONG, long_body};
use crate::web::widget::{figure, mark, spark};

/// The rows asked for, below the headings of their directions.
pub fn table(
    store: Store,
    list: &Shared<List>,
    query: &Query,
    rows: Vec<Arc<IndicatorRow>>,
) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    let count = rows.len();
    let groups = grouped(rows, query.sort);
    // With the headings of directions among them.
    let lines = count + groups.iter().filter(|(heading, _)| heading.is_some()).count();
    let bodies: AnyView = if count > LONG {
        let lines = groups.into_iter().flat_map(|(heading, rows)| {
            heading.into_iter().chain(rows.into_iter().map(ListLine::Row))
        });
        let (list, lines) = (list.clone(), lines.collect::<Vec<_>>());
        store
            .lazy
            .large
            .show(store, move |large| (large.lines)(store, list.clone(), lines.clone()).into_any())
    } else {
        let body = |(heading, rows): (Option<ListLine>, Vec<Arc<IndicatorRow>>)| {
            let heading = heading.map(|heading| heading.show(store, list, None));
            html::tbody()
                .child(heading)
                .child(rows.iter().map(|row| line(store, list, row, None)).collect_view())
        };
        groups.into_iter().map(body).collect::<Vec<_>>().into_any()
    };
    html::table()
        .class("table indicators")
        .aria_label(text.list.table)
        .aria_rowcount((count > LONG).then(|| (lines + 1).to_string()))
        .child(
            html::thead().child(
                html::tr()
                    .child(html::th().scope("col").class("c-state").child(text.list.marks))
                    .child(column(common.indicator))
                    .child(
                        html::th()
                            .scope("col")
                            .class("c-figure")
                            .attr("data-type", "number")
                            .child(common.baseline),
                    )
                    .child(
                        html::th()
                            .scope("col")
                            .class("c-figure")
                            .attr("data-type", "number")
                            .child(text.list.latest),
                    )
                    .child(list.judged.then(|| {
                        html::th()
                            .scope("col")
                            .class("c-figure")
                            .attr("data-type", "number")
                            .child(common.target)
                    })),
            ),
        )
        .child(bodies)
        .into_any()
}

/// Without any target there is no column of them.
fn columns(list: &List) -> usize {
    4 + usize::from(list.judged)
}

/// The lines of a long list, those in sight.
pub fn long_lines(store: Store, list: Shared<List>, lines: Vec<ListLine>) -> AnyView {
    let of = list.clone();
    let show = move |at: usize, line: ListLine| line.show(store, &of, Some(at + 2));
    long_body(lines, columns(&list), ListLine::key, show)
}

/// One line of the table.
#[derive(Clone)]
pub enum ListLine {
    /// A direction, and how many outcomes and outputs of it follow.
    Heading(Arc<Direction>, usize, usize),
    Row(Arc<IndicatorRow>),
}

impl ListLine {
    /// Another version of a row is another line.
    fn key(&self) -> String {
        match self {
            ListLine::Heading(direction, outcomes, outputs) => {
                format!("{} {outcomes} {outputs}", direction.id)
            }
            ListLine::Row(row) => {
                format!("{} {} {:p}", row.indicator.id, row.restated, Arc::as_ptr(row))
            }
        }
    }

    /// With its place in a table of which not all lines stand in the page.
    fn show(&self, store: Store, list: &List, place: Option<usize>) -> AnyView {
        match self {
            ListLine::Heading(direction, outcomes, outputs) => {
                let counts = (*outcomes, *outputs);
                group_heading(store, direction, counts, columns(list), place)
            }
            ListLine::Row(row) => line(store, list, row, place),
        }
    }
}

/// Rows below the headings of their directions; without headings in any order but the strategy's
/// own.
fn grouped(
    rows: Vec<Arc<IndicatorRow>>,
    sort: Sort,
) -> Vec<(Option<ListLine>, Vec<Arc<IndicatorRow>>)> {
    if sort != Sort::Strategy {
        return vec![(None, rows)];
    }
    let of_one =
        |a: &Arc<IndicatorRow>, b: &Arc<IndicatorRow>| a.place.direction.id == b.place.direction.id;
    let headed = |group: &[Arc<IndicatorRow>]| {
        let outcomes = group.iter().filter(|row| row.indicator.is_outcome()).count();
        let heading = |first: &Arc<IndicatorRow>| {
            ListLine::Heading(first.place.direction.clone(), outcomes, group.len() - outcomes)
        };
        (group.first().map(heading), group.to_vec())
    };
    rows.chunk_by(of_one).map(headed).collect()
}

fn group_heading(
    store: Store,
    direction: &Direction,
    (outcomes, outputs): (usize, usize),
    columns: usize,
    place: Option<usize>,
) -> AnyView {
    let common = &store.text.common;
    let name = store.text.numbered(&direction.number, direction);
    let counts = format!("{} {outcomes}　{} {outputs}", common.outcomes, common.outputs);
    let head = html::th()
        .colspan(columns.to_string())
        .scope("colgroup")
        .child(bilingual(name))
        .child(quiet(counts));
    html::tr()
        .class("group")
        .aria_rowindex(place.map(|place| place.to_string()))
        .child(head)
        .into_any()
}

fn line(store: Store, list: &List, row: &IndicatorRow, index: Option<usize>) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    let indicator = &row.indicator;
    let unit = text.unit(indicator);
    let href = store.href(Screen::Indicator { id: indicator.id.clone(), year: None, table: false });
    let place = match row.place.items.last() {
        Some(item) => (common.output, "　", text.numbered(&row.place.number, item)).into_any(),
        None => format!(
            "{}{}　{} {}",
            common.outcome,
            if row.restated { common.restated } else { "" },
            text.list.desired_label,
            (text.list.desired)(&indicator.desired)
        )
        .into_any(),
    };
    let exceeded = (list.judged && row.verdict.exceeded)
        .then(|| html::span().class("tag flag").child(text.say.exceeded));
    let baseline = match &row.baseline {
        None => quiet((text.write.missing)(&MissingReason::NotStated)).into_any(),
        Some(Shown::Observed(observation)) => {
            let as_of = observation.as_of.point.map(text.write.point_short);
            (figure::observed(text, Some(observation), unit), html::small().child(as_of)).into_any()
        }
        Some(Shown::Stated { value, period, .. }) => {
            (figure::number(*value, unit), html::small().child((text.write.period_short)(*period)))
                .into_any()
        }
    };
    let as_of = row.shown.as_deref().map(|o| {
        o.as_of.point.map_or_else(|| (text.write.period_short)(o.period), text.write.point_short)
    });
    let target_of = row.target.as_deref().map(|target| (text.write.period_short)(target.period));
    let found: Mark = list.mark(row);
    let strategy = store.strategy.get_untracked();
    let drawn = spark::spark(&crate::measure::spark::spark(&strategy, indicator));
    html::tr()
        .aria_rowindex(index.map(|index| index.to_string()))
        .child(
            cell(text.list.marks)
                .class("c-state")
                .child(mark::of_row(text, found, row))
                .child(exceeded),
        )
        .child(
            html::th()
                .scope("row")
                .child(html::a().href(href).child(bilingual(text.name(indicator))))
                .child(html::small().child(place)),
        )
        .child(number_cell(common.baseline).child(baseline))
        .child(
            number_cell(text.list.latest)
                .child(figure::observed(text, row.shown.as_deref(), unit))
                .child(html::small().child(as_of))
                .child(drawn),
        )
        .child(list.judged.then(|| {
            number_cell(common.target)
                .child(figure::goal(text, row.target.as_deref(), unit))
                .child(html::small().child(target_of))
        }))
        .into_any()
}
