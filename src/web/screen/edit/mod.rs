//! Editing in place: every screen of the strategy as the officer changes it.
//!
//! Every field commits by itself and is kept at once; lists keep their elements while what is
//! around them changes, so that the keyboard stays where it is.

mod about;
pub mod cells;
mod contests;
mod fields;
mod grid;
mod grid_state;
mod landing;
mod parts;
mod selected;
mod years;

use leptos::html;
use leptos::prelude::*;

use crate::check::Finding;
use crate::model::Id;
use crate::place::Screen;
use crate::report::IndicatorDetail;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;

pub use about::about;
pub use contests::contests;
pub use fields::{indicator_ending, indicator_fields};
pub use grid::grid;
pub use parts::{adder, direction, ending, item};
pub use years::years_editor;

type DetailMemo = Memo<Option<Shared<IndicatorDetail>>>;

/// Whose sheet it is.
fn id_of(detail: DetailMemo) -> Option<Id> {
    detail.with_untracked(|detail| detail.as_ref().map(|detail| detail.indicator.id.clone()))
}

/// Something to mend or to look at; with the indicator it is about where many stand together.
fn finding(store: Store, finding: &Finding, named: bool) -> AnyView {
    let strategy = store.strategy.get();
    let (period, words) = store.text.finding(&strategy, finding);
    let period = period.map(store.text.write.period);
    let indicator = finding
        .indicator
        .as_ref()
        .filter(|_| named)
        .and_then(|id| strategy.indicators.get(id).cloned());
    let link = indicator.map(|indicator| {
        let screen = Screen::Indicator { id: indicator.id.clone(), year: None, table: false };
        (
            html::a().href(store.href(screen)).child(bilingual(store.text.short_name(&indicator))),
            "　",
        )
    });
    let kind = if finding.kind.must_be_mended() { "mend" } else { "look" };
    html::li()
        .attr("data-kind", kind)
        .child((link, html::b().child(period), " ", bilingual(words)))
        .into_any()
}

/// A source as one types it: by its title.
pub fn source_as_typed(store: Store, source: &str) -> String {
    store.strategy.with(|strategy| strategy.source_title(source).to_string())
}

/// And as it is kept.
pub fn source_on_record(store: Store, typed: String) -> String {
    store.strategy.with_untracked(|strategy| strategy.source_on_record(&typed))
}
