//! 依頼: above the figures that somebody was asked to fill in, what is asked and how the answer goes back.

use leptos::prelude::*;

use crate::model::Request;
use crate::report::intake::Intake;
use crate::session::DocumentCommand;
use crate::text::{self, Asked};
use crate::web::reactive::memo;
use crate::web::screen::settings::name_field;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{press, press_primary};

/// Nothing where the document was not sent to be filled in.
pub fn request(store: Store) -> AnyView {
    let request = memo(move || store.document.with(|document| document.request.clone()));
    (move || request.get().map(|request| untrack(|| panel(store, request)))).into_any()
}

fn panel(store: Store, request: Request) -> AnyView {
    let words = &text::cycle(store.text).intake;
    // Of the division that was asked, whichever one looks at.
    let intake = {
        let request = request.clone();
        memo(move || {
            let (strategy, outline) = (store.strategy.get(), store.outline.get());
            let asked = strategy.circulations.get(&request.circulation);
            let year = asked.map(|asked| asked.year).unwrap_or_default();
            Shared::new(Intake::of(&strategy, &outline, year, Some(&request.division)))
        })
    };
    let told = move || {
        let strategy = store.strategy.get();
        let asked = strategy.circulations.get(&request.circulation)?;
        let (indicators, filled) = intake.with(|intake| (intake.indicators.len(), intake.answered));
        Some(bilingual((words.asked)(&Asked {
            circulation: asked,
            division: &request.division,
            indicators,
            filled,
        })))
    };
    let save = move |()| {
        store.dispatch_document(DocumentCommand::SaveFile { key: store.key.get_untracked() })
    };
    // It is what is next when everything is filled in, and not before.
    let done = memo(move || intake.with(|intake| intake.answered >= intake.indicators.len()));
    let save = move || match done.get() {
        true => press_primary(words.save_answer, save),
        false => press(words.save_answer, save),
    };
    // Whoever gets the answer wants to know whose it is.
    let nameless = store.session.with_untracked(|session| session.label.is_empty());
    let name = nameless.then(|| {
        view! { <div class="asked-name"><p>{words.asked_name}</p>{name_field(store)}</div> }
    });
    view! {
        <section class="request-panel" aria-label=words.request>
            <p>{told}</p>
            {name}
            <p class="ways">{save}<span class="quiet">{words.save_answer_note}</span></p>
        </section>
    }
    .into_any()
}
