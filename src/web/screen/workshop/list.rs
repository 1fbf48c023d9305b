//! 勉強会 of this browser: those opened here, those one takes part in, and how a 用紙 comes in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bench::nothing_kept;
use super::once_read;
use super::take_in::{Intake, ways};
use crate::model::Id;
use crate::place::Screen;
use crate::session::{FileBytes, Workshop, WorkshopAnswer, WorkshopCommand};
use crate::text::{self, WorkshopWords};
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use crate::web::widget::markup::{heading, noted_section, press, quiet, section};
use crate::web::{address, effects, workshops};

pub fn screen(store: Store) -> AnyView {
    let words = text::workshop(store.text);
    let lead = view! {
        <p class="lead">{words.lead}</p>
        <p class="ways">
            <a class="button" data-kind="primary" href=store.href(Screen::NewWorkshop)>{words.open}</a>
        </p>
    }.into_any();
    (
        heading(words.title, lead),
        nothing_kept(store),
        section("workshops", words.of_this_browser, once_read(store, move || here(store, words))),
        noted_section("take-in", words.receive, words.receive_note, receive(store, words)),
        sample(store, words),
    )
        .into_any()
}

/// The 勉強会 that comes with the sample, published beside the page.
const SAMPLE: &str = "workshops/sample.json";

fn sample(store: Store, words: &'static WorkshopWords) -> AnyView {
    let told = RwSignal::new("");
    let open = move |()| {
        spawn_local(async move {
            let Ok(text) = effects::fetch_text(SAMPLE).await else {
                told.try_set(words.sample_missing);
                return;
            };
            workshops::read_once(store).await;
            let (name, bytes) = (SAMPLE.to_string(), text.into_bytes());
            let files = vec![FileBytes { name, bytes, text: None, read: None }];
            let command = WorkshopCommand::TakeIn { workshop: None, files };
            let WorkshopAnswer::Took(took) = workshops::dispatch(store, command) else { return };
            let Some(id) = took.briefs.first().cloned() else { return };
            address::go(store, store.place(Screen::Workshop { id }), false);
        });
    };
    // Shown where everything is invented: beside a prefecture's own it would be taken for real.
    let shown = move || {
        store.strategy.with(|strategy| strategy.about.sample).then(|| {
            let way = view! { <div><p>{press(words.sample_open, open)}</p><p role="status">{move || told.get()}</p></div> };
            noted_section("sample-workshop", words.sample, words.sample_note, way.into_any())
        })
    };
    (shown).into_any()
}

/// Where a 勉強会 is asked for that this browser does not have.
pub fn missing(store: Store) -> AnyView {
    let words = text::workshop(store.text);
    (
        heading(words.missing, view! { <p class="lead">{words.missing_note}</p> }.into_any()),
        noted_section("take-in", words.receive, words.receive_note, receive(store, words)),
    )
        .into_any()
}

fn here(store: Store, words: &'static WorkshopWords) -> AnyView {
    // Those held here first, then by date as it is written; the id settles the rest.
    let all = memo(move || {
        store.session.with(|session| {
            let mut all: Vec<(bool, String, Id)> = session
                .workshops
                .all
                .iter()
                .map(|(id, found)| (!found.held_here, found.brief.date.clone(), id.clone()))
                .collect();
            all.sort();
            all.into_iter().map(|(_, _, id)| id).collect::<Vec<_>>()
        })
    });
    let none = move || {
        all.with(Vec::is_empty).then(|| view! { <p class="empty">{words.none_here}</p> }.into_any())
    };
    view! {
        <div>
            {none}
            <ul class="lines workshops">
                {each(move || all.get(), Id::to_string, move |id| entry(store, words, id))}
            </ul>
        </div>
    }
    .into_any()
}

fn entry(store: Store, words: &'static WorkshopWords, id: Id) -> AnyView {
    let found = workshops::workshop(store, id.clone());
    let href = move || store.href(Screen::Workshop { id: id.clone() });
    let shown = move |workshop: Shared<Workshop>| {
        let brief = &workshop.brief;
        view! {
            <span class="name">
                <a href=href.clone()>{bilingual(brief.title.clone())}</a>
                " "
                {quiet(if workshop.held_here { words.held_here } else { words.taking_part })}
            </span>
            <span class="value">{bilingual(brief.date.clone())}</span>
            {quiet((words.summary)(brief, workshop.came.len()))}
        }
        .into_any()
    };
    view! { <li>{move || found.get().map(shown.clone())}</li> }.into_any()
}

/// A 用紙 comes in: as a file, as text, by camera.
fn receive(store: Store, words: &'static WorkshopWords) -> AnyView {
    let take = Callback::new(move |intake: Intake| {
        let command = match intake {
            Intake::Files(files) => WorkshopCommand::TakeIn { workshop: None, files },
            Intake::Packed(packed) => WorkshopCommand::TakePacked { workshop: None, packed },
        };
        let WorkshopAnswer::Took(took) = workshops::dispatch(store, command) else {
            return String::new();
        };
        if let [only] = took.briefs.as_slice() {
            let screen = Screen::Workshop { id: only.clone() };
            address::go(store, store.place(screen), false);
        }
        (words.took)(&took)
    });
    ways(words, take)
}
