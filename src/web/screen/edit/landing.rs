//! Before a block that is pasted into the sheet of figures lands.

use leptos::html;
use leptos::prelude::*;

use super::grid_state::GridState;
use crate::edit::block::Cells;
use crate::report::landing::{Becomes, Landing, LandingCell};
use crate::text::work;
use crate::web::part::landing_dialog::{LandingDialog, SHOWN, landing_dialog};
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{cell, column, number_cell, number_column};

/// The dialog over the sheet, while a block waits to land.
pub fn landing(state: GridState) -> AnyView {
    (move || state.landing.get().map(|landing| dialog(state, landing))).into_any()
}

fn dialog(state: GridState, landing: Shared<Landing>) -> AnyView {
    let store = state.store;
    let (words, common) = (&work(store.text).grid.landing, &store.text.common);
    let head = html::tr()
        .child(column(common.indicator))
        .child(column(common.fiscal_year))
        .child(number_column(words.now))
        .child(number_column(words.pasted))
        .child(column(words.becomes));
    let rows = landing.lines.iter().take(SHOWN).map(|line| row(store, landing.cells, line));
    let written = landing.clone();
    let shown = LandingDialog {
        summary: (words.summary)(landing.lines.len(), &|becomes| landing.count(becomes)),
        remarks: remarks(store, &landing),
        head: head.into_any(),
        rows: rows.collect(),
        all: landing.lines.len(),
        changing: landing.lines.len() - landing.count(Becomes::Same),
        land: Callback::new(move |()| {
            state.landing.set(None);
            state.land(&written);
        }),
        leave: Callback::new(move |()| state.leave_landing()),
        as_one_text: None,
    };
    landing_dialog(store, shown)
}

fn remarks(store: Store, landing: &Landing) -> Vec<String> {
    let words = &work(store.text).grid.landing;
    let said = [
        landing.by_names.then(|| words.by_names.to_string()),
        landing.crosses_kinds.then(|| words.crosses_kinds.to_string()),
        (landing.outside > 0).then(|| (words.outside)(landing.outside)),
        (!landing.unknown.is_empty()).then(|| (words.unknown)(&landing.unknown)),
        (!landing.ignored.is_empty()).then(|| (words.ignored)(&landing.ignored)),
    ];
    said.into_iter().flatten().collect()
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
