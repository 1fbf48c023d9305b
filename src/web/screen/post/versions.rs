//! 履歴: the versions of a document, what each has changed, any two held against each other, and the ways back.

use leptos::ev;
use leptos::prelude::*;

use super::differences::difference_table;
use crate::change::{Difference, Version, differences, versions as all_versions};
use crate::model::Extent;
use crate::session::{DocumentCommand, Origin};
use crate::text::{VersionWords, post};
use crate::web::address;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use crate::web::widget::markup::{
    button, heading, labelled, noted_section, press, press_plain, press_primary, quiet, section,
};

/// Versions that are shown at first, and more at a time.
const SHOWN: usize = 30;

#[derive(Clone, Copy)]
struct Here {
    store: Store,
    words: &'static VersionWords,
    /// The first one first.
    versions: Memo<Shared<Vec<Version>>>,
    most: RwSignal<usize>,
}

impl Here {
    fn count(self) -> usize {
        self.versions.with(|versions| versions.len())
    }

    fn version<T>(self, at: usize, of: impl FnOnce(&Version) -> T) -> Option<T> {
        self.versions.with(|versions| versions.get(at).map(of))
    }

    /// How far the document went after so many versions.
    fn extent(self, count: usize) -> Extent {
        let last = count.checked_sub(1);
        last.and_then(|at| self.version(at, |version| version.extent.clone())).unwrap_or_default()
    }

    /// What differs between the document after so many versions and after so many.
    fn differences(self, from: usize, to: usize) -> Vec<Difference> {
        let (from, to) = (self.extent(from), self.extent(to));
        self.store
            .document
            .with(|document| differences(&document.as_known(&from), &document.as_known(&to)))
    }

    fn name(self) -> String {
        self.store.status.with_untracked(|status| {
            match status.as_ref().map(|status| &status.origin) {
                Some(Origin::Slot { name, .. }) => name.clone(),
                _ => self.store.strategy.with_untracked(|strategy| strategy.about.name.clone()),
            }
        })
    }

    fn key(self) -> String {
        self.store.key.get_untracked()
    }
}

pub fn versions(store: Store) -> AnyView {
    let words = &post(store.text).versions;
    let versions =
        memo(move || store.document.with(|document| Shared::new(all_versions(document))));
    let here = Here { store, words, versions, most: RwSignal::new(SHOWN) };
    let any = memo(move || here.count() > 0);
    let body = move || match any.get() {
        true => untrack(|| {
            (
                section("versions", words.list, list(here)),
                noted_section("compare", words.compare, words.compare_note, compare(here)),
                noted_section("rebase", words.rebase, words.rebase_note, rebase(here)),
            )
                .into_any()
        }),
        false => view! { <p class="empty">{words.none}</p> }.into_any(),
    };
    (heading(words.title, view! { <p class="lead">{words.lead}</p> }.into_any()), body).into_any()
}

/// The latest first.
fn list(here: Here) -> AnyView {
    let words = here.words;
    let shown = move || (0..here.count()).rev().take(here.most.get()).collect::<Vec<_>>();
    let rows = each(shown, usize::to_string, move |at| entry(here, at));
    let left = move || here.count().saturating_sub(here.most.get());
    let more = move || {
        let left = left();
        (left > 0)
            .then(|| press((words.more)(left), move |()| here.most.update(|most| *most += SHOWN)))
    };
    view! { <div><ol class="versions">{rows}</ol><p>{more}</p><p class="quiet">{words.back_note}</p></div> }
        .into_any()
}

/// A version: when and by whom, what it has changed, and the ways back to it.
fn entry(here: Here, at: usize) -> AnyView {
    let Here { store, words, .. } = here;
    let own = move |version: &Version| {
        store.session.with_untracked(|session| *version.author == *session.author)
    };
    let told = move || here.version(at, |version| (words.version)(version, own(version)));
    let short = move || here.version(at, words.short).unwrap_or_default();
    let seen = RwSignal::new(false);
    let changed = move || {
        seen.get().then(|| {
            let changed = here.differences(at, at + 1);
            difference_table(store, words, &untrack(short), &changed)
        })
    };
    let see = button()
        .attr("data-kind", "plain")
        .aria_expanded(move || seen.get().to_string())
        .on(ev::click, move |_| seen.update(|seen| *seen = !*seen))
        .child(words.see);
    let open = move |()| {
        let (extent, name) =
            untrack(|| (here.extent(at + 1), (words.opened)(&here.name(), &short())));
        store.dispatch_document(DocumentCommand::OpenVersion { key: here.key(), extent, name });
        address::focus_main();
    };
    let back = move |()| {
        let (extent, step) = untrack(|| (here.extent(at + 1), (words.step)(&short())));
        store.dispatch_document(DocumentCommand::RestoreVersion { key: here.key(), extent, step });
    };
    let latest = memo(move || at + 1 == here.count());
    let back = move || (!latest.get()).then(|| press_plain(words.back, back));
    view! {
        <li>
            <p class="name">{move || told().map(bilingual)}</p>
            <div class="actions" role="group" aria-label=told>
                {see}
                {press_plain(words.open, open)}
                {back}
            </div>
            {changed}
        </li>
    }
    .into_any()
}

/// Two points of the history, and what differs between them.
fn compare(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let (from, to) = (RwSignal::new(None::<usize>), RwSignal::new(None::<usize>));
    // Counted from the beginning: after none of the versions, after one, after all.
    let options = move |chosen: RwSignal<Option<usize>>, otherwise: fn(usize) -> usize| {
        let count = here.count();
        let name = |after: usize| match after {
            0 => words.beginning.to_string(),
            after if after == count => {
                let last = here.version(after - 1, words.short).unwrap_or_default();
                format!("{}　{last}", words.now)
            }
            after => here.version(after - 1, words.short).unwrap_or_default(),
        };
        let option = |after: usize| {
            let selected = chosen.get().unwrap_or(otherwise(count)) == after;
            view! { <option value=after.to_string() selected=selected>{name(after)}</option> }
                .into_any()
        };
        (0..=count).rev().map(option).collect::<Vec<_>>()
    };
    let choose = |chosen: RwSignal<Option<usize>>| {
        move |event: ev::Event| chosen.set(event_target_value(&event).parse().ok())
    };
    let first: fn(usize) -> usize = |_| 0;
    let last: fn(usize) -> usize = |count| count;
    let shown = RwSignal::new(false);
    let found = move || {
        shown.get().then(|| {
            let count = here.count();
            let (from, to) = (from.get().unwrap_or(0), to.get().unwrap_or(count));
            difference_table(store, words, words.compare, &here.differences(from, to))
        })
    };
    view! {
        <div>
            <div class="filters">
                {labelled(words.from, view! { <select class="input" on:change=choose(from)>{move || options(from, first)}</select> })}
                {labelled(words.to, view! { <select class="input" on:change=choose(to)>{move || options(to, last)}</select> })}
            </div>
            <p>{press(words.compare, move |()| shown.set(true))}</p>
            <div role="status">{found}</div>
        </div>
    }
    .into_any()
}

/// Asked once more: what was handed out before is no longer added up.
fn rebase(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let open = memo(move || store.document.with(|document| document.contested().len()));
    let sure = RwSignal::new(false);
    let make = move |()| {
        let name = (words.rebased)(&here.name());
        store.dispatch_document(DocumentCommand::Rebase { key: here.key(), name });
    };
    let way = move || match (open.get(), sure.get()) {
        (0, false) => press(words.rebase, move |()| sure.set(true)),
        (0, true) => (
            press_primary(words.sure, make),
            press_plain(store.text.common.cancel, move |()| sure.set(false)),
        )
            .into_any(),
        (open, _) => quiet((words.rebase_open)(open)),
    };
    view! { <p class="ways">{way}</p> }.into_any()
}
