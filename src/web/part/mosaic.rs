//! One mark an indicator, in the strategy's order, and the tally beside it: no average anywhere.

use crate::model::Id;
use crate::place::Screen;
use crate::report::list::{IndicatorKind, Mark};
use crate::report::{IndicatorRow, Query};
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::{figure, mark};
use leptos::html;
use leptos::prelude::*;

/// More marks than this are no picture any more: the tally beside them says it, and the list shows
/// each.
const MOST: usize = 80;

/// The outputs of a direction, or all.
fn outputs_of(direction: Option<&Id>) -> Query {
    Query { direction: direction.cloned(), kind: Some(IndicatorKind::Output), ..Query::default() }
}

/// The marks of a direction's outputs, or of all.
pub fn mosaic(store: Store, direction: Option<&Id>, rows: &[(&IndicatorRow, Mark)]) -> AnyView {
    if rows.len() > MOST {
        let query = outputs_of(direction);
        let href = store.href(Screen::Indicators { query, year: None });
        return html::p()
            .child(html::a().href(href).child((store.text.overview.in_list)(rows.len())))
            .into_any();
    }
    let marks = rows
        .iter()
        .map(|(row, found)| {
            let href = store.href(Screen::Indicator {
                id: row.indicator.id.clone(),
                year: None,
                table: false,
            });
            let name = store.text.name(&row.indicator);
            let title = format!("{}　{}", name, (store.text.say.mark)(*found));
            html::li().child(
                html::a()
                    .href(href)
                    .title(title)
                    .child(mark::bare(store.text, *found))
                    .child(html::span().class("spoken").child(bilingual(name))),
            )
        })
        .collect::<Vec<_>>();
    html::ul().class("mosaic").child(marks).into_any()
}

/// How many of each mark; each leads to them in the list.
pub fn tally(store: Store, direction: Option<&Id>, counts: &[(Mark, usize)]) -> AnyView {
    let entries = counts
        .iter()
        .map(|(found, count)| {
            let query = Query { marks: [*found].into(), ..outputs_of(direction) };
            let list = store.href(Screen::Indicators { query, year: None });
            let shown = (mark::status(store.text, *found), figure::count(*count));
            html::li().child(html::a().href(list).child(shown))
        })
        .collect::<Vec<_>>();
    html::ul().class("tally").child(entries).into_any()
}
