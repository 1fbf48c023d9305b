//! The frame of those who sketch: no navigation, and at every moment that this is no official target.

use leptos::prelude::*;

use super::Here;
use crate::session::Storage;
use crate::web::widget::bilingual::bilingual;

/// The bar above: what this is not, where one is, how well it is kept.
pub fn bench(
    here: Here,
    round: impl Fn() -> u32 + Send + Sync + 'static,
    who: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let Here { store, words, .. } = here;
    let place = move || {
        let brief = here.read(|workshop| workshop.brief.clone()).unwrap_or_default();
        let round = (words.round)(round());
        let who = who();
        let parts = [brief.title, brief.date, round, who];
        bilingual(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("　"))
    };
    let kept = move || {
        let (storage, saving, failed, at) = store.session.with(|session| {
            let workshops = &session.workshops;
            let failed = workshops.failed.is_some();
            (session.storage, workshops.is_saving(), failed, workshops.kept_at.clone())
        });
        match (storage, failed, saving) {
            (Storage::Unavailable, ..) => (words.not_kept.to_string(), true),
            (_, true, _) => (words.keep_failed.to_string(), true),
            (_, _, true) => (words.keeping.to_string(), false),
            _ => ((words.kept)(&at), false),
        }
    };
    let failed = move || kept().1.then_some("failed");
    let home = move || store.href(crate::place::Screen::Workshop { id: here.id() });
    view! {
        <header class="bench" role="group" aria-label=words.bench_label>
            <p class="purpose"><b>{words.purpose}</b></p>
            <p class="where"><a href=home>{place}</a></p>
            <p class="saved" role="status" data-state=failed>{move || kept().0}</p>
        </header>
    }
    .into_any()
}

/// Invented figures are said where they stand.
pub fn sample_tag(here: Here) -> AnyView {
    let sample = here.read_untracked(|workshop| workshop.brief.sample).unwrap_or_default();
    let words = here.store.text.common.sample;
    sample
        .then(|| view! { <span class="tag" data-kind="sample">{words}</span> }.into_any())
        .into_any()
}
