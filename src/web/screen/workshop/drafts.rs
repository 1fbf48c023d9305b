//! Several groups or people may draw on one device, one after the other: each has a draft of its own.

use leptos::prelude::*;

use super::{Here, asked};
use crate::model::Id;
use crate::place::WorkshopStep;
use crate::session::WorkshopCommand;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::quiet;

/// In an address: nobody who has begun yet.
const NEW: &str = "new";

/// The drafts of this round on this device, each with the way to go on, and the way for another to
/// begin.
pub fn drafts(here: Here) -> AnyView {
    let words = here.words;
    let all = move || {
        here.read(|workshop| {
            let mut all: Vec<_> = workshop.present().cloned().collect();
            all.sort_by(|a, b| (&a.begun, &a.id).cmp(&(&b.begun, &b.id)));
            let brief = workshop.brief.clone();
            all.into_iter().map(|draft| entry(here, &draft, &brief)).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    };
    let another = move || {
        let any = here.read(|workshop| workshop.present().next().is_some()).unwrap_or_default();
        any.then(|| {
            let step = here.step(WorkshopStep::Sketch).draft(Some(Id::from(NEW)));
            view! { <p><a href=here.href(step)>{words.another}</a></p> }.into_any()
        })
    };
    view! { <ul class="drafts">{all}</ul> {another} }.into_any()
}

fn entry(here: Here, draft: &crate::workshop::Draft, brief: &crate::workshop::Brief) -> AnyView {
    let words = here.words;
    let name = match draft.name.trim() {
        "" => words.nameless.to_string(),
        name => name.to_string(),
    };
    let step = here.step(WorkshopStep::Sketch).draft(Some(draft.id.clone()));
    let id = StoredValue::new(draft.id.clone());
    let drop = move || {
        here.dispatch(WorkshopCommand::DropDraft { workshop: here.id(), draft: id.get_value() });
    };
    // What was handed in stays with whoever collects: only what nobody goes on with is in the way.
    let dropping = draft
        .handed_in
        .is_none()
        .then(|| asked(here, words.drop_draft, words.drop_draft_ask, words.drop_draft_yes, drop));
    view! {
        <li>
            <a href=here.href(step)>{bilingual(name)}</a>" "
            {quiet((words.draft_state)(draft, brief))}
            {dropping}
        </li>
    }
    .into_any()
}
