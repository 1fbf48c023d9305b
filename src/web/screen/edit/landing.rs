//! Before a pasted block lands: what would go where, and what becomes of what stands there.

use leptos::prelude::*;
use leptos::{ev, html};

use super::grid_state::GridState;
use crate::edit::block::Cells;
use crate::report::landing::{Becomes, Landing, LandingCell};
use crate::text::work;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{button, cell, column, number_cell, number_column, scrolling};

/// So many cells are shown one by one; of the others it is said how many they are.
const SHOWN: usize = 200;

/// The dialog over the sheet, while a block waits to land.
pub fn landing(state: GridState) -> AnyView {
    (move || state.landing.get().map(|landing| dialog(state, landing))).into_any()
}

fn dialog(state: GridState, landing: Shared<Landing>) -> AnyView {
    let words = &work(state.store.text).grid.landing;
    let node = NodeRef::<html::Dialog>::new();
    // Over the page, so that Tab stays within it and Escape leaves it.
    Effect::new(move || {
        if let Some(dialog) = node.get() {
            _ = dialog.show_modal();
        }
    });
    let count = landing.lines.len() - landing.count(Becomes::Same);
    let written = landing.clone();
    let land = move |_| {
        state.landing.set(None);
        state.land(&written);
    };
    html::dialog()
        .node_ref(node)
        .class("landing")
        .aria_labelledby("landing-title")
        .on(ev::Custom::<web_sys::Event>::new("cancel"), move |event| {
            event.prevent_default();
            state.leave_landing();
        })
        .child((
            html::h2().id("landing-title").child(words.title),
            html::p().child((words.summary)(&landing)),
            remarks(state.store, &landing),
            lines(state.store, &landing),
            html::p().class("ways").child((
                button()
                    .attr("data-kind", "primary")
                    .attr("autofocus", "")
                    .attr("disabled", (count == 0).then_some(""))
                    .on(ev::click, land)
                    .child((words.land)(count)),
                button().on(ev::click, move |_| state.leave_landing()).child(words.cancel),
            )),
        ))
        .into_any()
}

fn remarks(store: Store, landing: &Landing) -> Option<AnyView> {
    let words = &work(store.text).grid.landing;
    let said = [
        landing.by_names.then(|| words.by_names.to_string()),
        landing.crosses_kinds.then(|| words.crosses_kinds.to_string()),
        (landing.outside > 0).then(|| (words.outside)(landing.outside)),
        (!landing.unknown.is_empty()).then(|| (words.unknown)(&landing.unknown)),
        (!landing.ignored.is_empty()).then(|| (words.ignored)(&landing.ignored)),
    ];
    let said: Vec<AnyView> = said
        .into_iter()
        .flatten()
        .map(|said| html::li().child(bilingual(said)).into_any())
        .collect();
    (!said.is_empty()).then(|| html::ul().class("findings").child(said).into_any())
}

fn lines(store: Store, landing: &Landing) -> AnyView {
    let (words, common) = (&work(store.text).grid.landing, &store.text.common);
    let shown = landing.lines.iter().take(SHOWN).map(|line| row(store, landing.cells, line));
    let more = landing.lines.len().saturating_sub(SHOWN);
    let table = html::table()
        .class("table")
        .child(
            html::thead().child(
                html::tr()
                    .child(column(common.indicator))
                    .child(column(common.fiscal_year))
                    .child(number_column(words.now))
                    .child(number_column(words.pasted))
                    .child(column(words.becomes)),
            ),
        )
        .child(html::tbody().child(shown.collect::<Vec<_>>()));
    (
        scrolling(words.title, table),
        (more > 0).then(|| html::p().class("quiet").child((words.more)(more))),
    )
        .into_any()
}

fn row(store: Store, cells: Cells, line: &LandingCell) -> AnyView {
    let (text, words) = (store.text, &work(store.text).grid.landing);
    let now = match cells {
        Cells::Actuals => text.actual_as_typed(line.observation.as_deref()),
        Cells::Targets => text.target_as_typed(line.target.as_deref()),
    };
    let complaint = text.typed_complaint(&line.indicator, &line.typed, cells);
    let jumps = line.jumps.then(|| words.jumps.to_string());
    let notes: Vec<AnyView> = complaint
        .into_iter()
        .chain(jumps)
        .map(|note| html::span().class("note").child(bilingual(note)).into_any())
        .collect();
    let becomes = html::b().child((words.become_of)(line.becomes));
    html::tr()
        .attr("data-becomes", line.becomes.word())
        .child(html::th().scope("row").child(bilingual(text.short_name(&line.indicator))))
        .child(cell(text.common.fiscal_year).child((text.write.period_short)(line.period)))
        .child(number_cell(words.now).child(bilingual(now)))
        .child(number_cell(words.pasted).child(bilingual(line.typed.clone())))
        .child(cell(words.becomes).child((becomes, notes)))
        .into_any()
}
