//! One mark an indicator, in the strategy's order, and the tally beside it: no average anywhere.

use crate::place::Screen;
use crate::report::Row;
use crate::report::list::Mark;
use crate::web::store::Store;
use crate::web::view::{Element, tag};
use crate::web::widget::{figure, mark};

pub fn mosaic(store: Store, rows: &[(Row, Mark)]) -> Element {
    let marks = rows
        .iter()
        .map(|(row, found)| {
            let href = store.href(Screen::Indicator { id: row.indicator.id.clone(), year: None, table: false });
            let name = row.indicator.name.clone();
            let title = format!("{name}　{}", (store.text.say.mark)(*found));
            tag("li").child(
                tag("a")
                    .href(href)
                    .attr("title", title)
                    .child(mark::bare(store.text, *found))
                    .child(tag("span").class("spoken").child(name)),
            )
        })
        .collect::<Vec<_>>();
    tag("ul").class("mosaic").child(marks)
}

pub fn tally(store: Store, counts: &[(Mark, usize)]) -> Element {
    let entries = counts
        .iter()
        .map(|(found, count)| tag("li").child(mark::status(store.text, *found)).child(figure::count(*count)))
        .collect::<Vec<_>>();
    tag("ul").class("tally").child(entries)
}
