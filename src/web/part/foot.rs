//! The foot: source, dates, the code of the data, whose page this is.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::change::Document;
use crate::exchange;
use crate::model::{Point, Strategy};
use crate::report::overview::Dates;
use crate::text::Text;
use crate::web::clock;
use crate::web::reactive::{effect, memo};
use crate::web::store::{Shared, Store};
use crate::web::widget::markup::fact;

pub fn foot(store: Store) -> AnyView {
    let text = store.text;
    // Hashing the whole document takes its time: only when the document changes, never when one
    // looks around.
    let fingerprint = memo(move || {
        let of =
            |document: &Shared<Document>| exchange::fingerprint(&exchange::body_hash(document));
        store.present.get().then(|| store.document.with(of))
    });
    let dates = memo(move || {
        store.present.get().then(|| store.dates.with(|dates| date_range(text, dates)))
    });
    running_line(store, dates, fingerprint);
    let host = |name: &str| {
        document()
            .query_selector(&format!("meta[name=\"{name}\"]"))
            .ok()
            .flatten()?
            .get_attribute("content")
    };
    let hosted = host("genki-board:position").filter(|words| !words.is_empty());
    let copied = memo(move || store.is_of_published());
    let position = move || match (&hosted, copied.get()) {
        (Some(words), _) => words.clone(),
        (None, true) => text.frame.position_note.to_string(),
        (None, false) => text.frame.position_own.to_string(),
    };
    let today = Point::Day(clock::context().today);
    let printed = format!(
        "{}　{} {}",
        (text.write.point)(today),
        text.frame.version,
        env!("CARGO_PKG_VERSION")
    );
    let contact = host("genki-board:contact").filter(|words| !words.is_empty());
    html::footer()
        .class("foot")
        .child(
            html::div().class("wrap").child(
                html::dl()
                    .child(move || edition(store).map(|edition| fact(text.common.source, edition)))
                    .child(move || dates.get().map(|dates| fact(text.frame.figures_of, dates)))
                    .child(
                        html::div()
                            .child(html::dt().child(text.frame.fingerprint))
                            .child(html::dd().class("figure").child(move || fingerprint.get())),
                    )
                    .child(fact(text.frame.position, position))
                    .child(contact.map(|contact| fact(text.frame.contact, contact)))
                    .child(
                        html::div()
                            .class("printed")
                            .child(html::dt().child(text.frame.printed))
                            .child(html::dd().child(printed)),
                    )
                    .child(fact(text.frame.accessibility, text.frame.accessibility_note)),
            ),
        )
        .into_any()
}

/// What stands at the bottom of every printed page.
fn running_line(store: Store, dates: Memo<Option<String>>, fingerprint: Memo<Option<String>>) {
    effect(move || on_paper("--running-source", edition(store)));
    effect(move || on_paper("--running-dates", dates.get()));
    effect(move || on_paper("--running-code", fingerprint.get()));
}

/// Words in the margin of every printed page: the style sheet takes them from a property of the
/// root.
pub fn on_paper(property: &str, words: Option<String>) {
    let root =
        document().document_element().and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(root) = root else { return };
    let _ = match words.filter(|words| !words.is_empty()) {
        // As a string of CSS: quotes and backslashes of a document's name must not end it.
        Some(words) => root
            .style()
            .set_property(property, &format!("\"{}\"", words.replace(['\\', '"', '\n'], " "))),
        None => root.style().remove_property(property).map(drop),
    };
}

fn edition(store: Store) -> Option<String> {
    let of = |strategy: &Shared<Strategy>| {
        let about = &strategy.about;
        format!("{}　{}", store.text.name(about), store.text.edition(about))
    };
    store.present.get().then(|| store.strategy.with(of))
}

/// From when to when the figures are.
pub fn date_range(text: &Text, dates: &Dates) -> String {
    let mut parts = Vec::new();
    if let Some((first, last)) = dates.as_of {
        let (first, last) = ((text.write.point)(first), (text.write.point)(last));
        parts.push(if first == last { first } else { (text.write.span)(&first, &last) });
    }
    for (period, count) in &dates.whole_periods {
        parts.push((text.write.whole_count)(*period, *count));
    }
    (text.write.sentences)(&parts)
}
