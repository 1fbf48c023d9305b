//! The frame of those who sketch: no navigation, and at every moment that this is no official target.

use leptos::prelude::*;

use super::Here;
use crate::session::Storage;
use crate::text;
use crate::web::reactive::memo;
use crate::web::store::Store;
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
    let keeping = keeping(store);
    let kept = move || match keeping.get() {
        Keeping::Unavailable => words.not_kept.to_string(),
        Keeping::Failed => words.keep_failed.to_string(),
        Keeping::OnItsWay => words.keeping.to_string(),
        Keeping::At(clock) => (words.kept)(&clock),
    };
    let failed = move || keeping.with(Keeping::is_failing).then_some("failed");
    let home = move || store.href(crate::place::Screen::Workshop { id: here.id() });
    view! {
        <header class="bench" role="group" aria-label=words.bench_label>
            <p class="purpose"><b>{words.purpose}</b></p>
            <p class="where"><a href=home>{place}</a></p>
            <p class="saved" role="status" data-state=failed>{kept}</p>
        </header>
    }
    .into_any()
}

/// How well the 勉強会 of this browser are kept.
#[derive(Clone, PartialEq)]
enum Keeping {
    Unavailable,
    Failed,
    OnItsWay,
    /// The clock of the last record; empty before the first.
    At(String),
}

impl Keeping {
    fn is_failing(&self) -> bool {
        matches!(self, Keeping::Unavailable | Keeping::Failed)
    }
}

fn keeping(store: Store) -> Memo<Keeping> {
    memo(move || {
        store.session.with(|session| match &session.workshops {
            _ if session.storage == Storage::Unavailable => Keeping::Unavailable,
            workshops if workshops.failed.is_some() => Keeping::Failed,
            workshops if workshops.is_saving() => Keeping::OnItsWay,
            workshops => Keeping::At(workshops.kept_at.clone()),
        })
    })
}

/// Said wherever a 勉強会 is opened or collected, while this browser keeps nothing of it.
pub fn nothing_kept(store: Store) -> AnyView {
    let failing = {
        let keeping = keeping(store);
        memo(move || keeping.with(Keeping::is_failing))
    };
    (move || {
        failing.get().then(|| {
            let words = text::workshop(store.text).nothing_kept;
            view! { <p class="not-kept" role="alert">{words}</p> }.into_any()
        })
    })
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
