//! One mark an indicator, in the strategy's order, and the tally beside it: no average anywhere.

use leptos::prelude::*;

use crate::place::Screen;
use crate::report::Row;
use crate::report::list::Mark;
use crate::web::store::Store;
use crate::web::widget::mark;

pub fn mosaic(store: Store, rows: &[(Row, Mark)]) -> AnyView {
    let marks = rows
        .iter()
        .map(|(row, found)| {
            let href = store.href(Screen::Indicator { id: row.indicator.id.clone(), year: None, table: false });
            let name = row.indicator.name.clone();
            let title = format!("{name}　{}", (store.text.say.mark)(*found));
            view! { <li><a href=href title=title>{mark::bare(store.text, *found)}<span class="spoken">{name}</span></a></li> }
        })
        .collect_view();
    view! { <ul class="mosaic">{marks}</ul> }.into_any()
}

pub fn tally(store: Store, counts: &[(Mark, usize)]) -> AnyView {
    let entries = counts
        .iter()
        .map(|(found, count)| view! { <li>{mark::status(store.text, *found)}<data class="figure" value=count.to_string()>{count.to_string()}</data></li> })
        .collect_view();
    view! { <ul class="tally">{entries}</ul> }.into_any()
}
