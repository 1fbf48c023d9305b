//! Before a pasted block lands: what would go where, and what becomes of what stands there.

use leptos::prelude::*;
use leptos::{ev, html};

use crate::text::work;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{button, scrolling};

/// So many cells are shown one by one; of the others it is said how many they are.
pub const SHOWN: usize = 200;

/// What is shown of a block that waits to land, and what can be done with it.
pub struct LandingDialog {
    pub summary: String,
    pub remarks: Vec<String>,
    /// The head of the table.
    pub head: AnyView,
    /// Its first rows, at most [`SHOWN`] of them.
    pub rows: Vec<AnyView>,
    pub all: usize,
    /// How many cells would be written.
    pub changing: usize,
    pub land: Callback<()>,
    pub leave: Callback<()>,
    /// Puts all of it into one field as a text, where it may be one.
    pub as_one_text: Option<Callback<()>>,
}

/// The dialog over the page.
pub fn landing_dialog(store: Store, shown: LandingDialog) -> AnyView {
    let words = &work(store.text).grid.landing;
    let node = NodeRef::<html::Dialog>::new();
    // Over the page, so that Tab stays within it and Escape leaves it.
    Effect::new(move || {
        if let Some(dialog) = node.get() {
            _ = dialog.show_modal();
        }
    });
    let LandingDialog { changing, land, leave, as_one_text, .. } = shown;
    let remarks = shown
        .remarks
        .into_iter()
        .map(|said| html::li().child(bilingual(said)).into_any())
        .collect::<Vec<_>>();
    let remarks =
        (!remarks.is_empty()).then(|| html::ul().class("findings").child(remarks).into_any());
    let more = shown.all.saturating_sub(shown.rows.len());
    let table = html::table()
        .class("table")
        .child(html::thead().child(shown.head))
        .child(html::tbody().child(shown.rows));
    html::dialog()
        .node_ref(node)
        .class("landing")
        .aria_labelledby("landing-title")
        .on(ev::Custom::<web_sys::Event>::new("cancel"), move |event| {
            event.prevent_default();
            leave.run(());
        })
        .child((
            html::h2().id("landing-title").child(words.title),
            html::p().child(shown.summary),
            remarks,
            scrolling(words.title, table),
            (more > 0).then(|| html::p().class("quiet").child((words.more)(more))),
            html::p().class("ways").child((
                button()
                    .attr("data-kind", "primary")
                    .attr("autofocus", "")
                    .attr("disabled", (changing == 0).then_some(""))
                    .on(ev::click, move |_| land.run(()))
                    .child((words.land)(changing)),
                as_one_text.map(|act| {
                    button().on(ev::click, move |_| act.run(())).child(words.as_one_text)
                }),
                button().on(ev::click, move |_| leave.run(())).child(words.cancel),
            )),
        ))
        .into_any()
}
