//! 勉強会: opened, taken part in, collected and revealed; every step a screen of its own.

mod bench;
mod camera;
mod cards;
mod codes;
mod collect;
mod drafts;
mod guide;
mod hand_in;
mod hub;
mod join;
mod lines;
mod list;
mod pad;
mod paper_form;
mod result;
mod reveal;
mod sketch;
mod take_in;
mod uses;
mod wizard;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::model::Id;
use crate::place::{Screen, WorkshopStep};
use crate::session::{Workshop, WorkshopAnswer, WorkshopCommand};
use crate::text::{self, Text, WorkshopWords};
use crate::web::part::take;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::markup::{press, press_plain};
use crate::web::{address, echarts, workshops};
use crate::workshop::Brief;

pub use join::screen as join;
pub use list::screen as list;
pub use wizard::screen as wizard;

/// What every step of a 勉強会 asks for.
#[derive(Clone, Copy)]
struct Here {
    store: Store,
    words: &'static WorkshopWords,
    id: StoredValue<Id>,
    /// Nothing for a moment, while it is taken out.
    workshop: Memo<Option<Shared<Workshop>>>,
}

impl Here {
    fn dispatch(self, command: WorkshopCommand) -> WorkshopAnswer {
        workshops::dispatch(self.store, command)
    }

    fn id(self) -> Id {
        self.id.get_value()
    }

    fn read<T>(self, of: impl FnOnce(&Workshop) -> T) -> Option<T> {
        self.workshop.with(|workshop| workshop.as_deref().map(of))
    }

    fn read_untracked<T>(self, of: impl FnOnce(&Workshop) -> T) -> Option<T> {
        self.workshop.with_untracked(|workshop| workshop.as_deref().map(of))
    }

    fn present_round(self) -> u32 {
        self.read(|workshop| workshop.brief.round).unwrap_or(1)
    }

    fn latest_revealed(self) -> Option<u32> {
        self.read(|workshop| workshop.revealed.iter().next_back().copied()).flatten()
    }

    fn step(self, step: WorkshopStep) -> Step {
        Step { workshop: self.id(), step, round: None, indicator: None, draft: None, table: false }
    }

    /// The address of a step of this 勉強会.
    fn href(self, step: Step) -> String {
        self.store.href(step.screen())
    }
}

/// An address of a step, in the making.
#[derive(Clone)]
struct Step {
    workshop: Id,
    step: WorkshopStep,
    round: Option<i32>,
    indicator: Option<Id>,
    draft: Option<Id>,
    table: bool,
}

impl Step {
    fn screen(self) -> Screen {
        let Step { workshop, step, round, indicator, draft, table } = self;
        Screen::WorkshopStep { workshop, step, round, indicator, draft, table }
    }

    fn round(self, round: Option<i32>) -> Step {
        Step { round, ..self }
    }

    fn indicator(self, indicator: &Id) -> Step {
        Step { indicator: Some(indicator.clone()), ..self }
    }

    fn draft(self, draft: Option<Id>) -> Step {
        Step { draft, ..self }
    }

    fn table(self, table: bool) -> Step {
        Step { table, ..self }
    }
}

/// What is chosen on a step, followed.
#[derive(Clone, Copy)]
pub struct Chosen {
    pub round: Memo<Option<i32>>,
    pub indicator: Memo<Option<Id>>,
    pub draft: Memo<Option<Id>>,
    pub table: Memo<bool>,
}

impl Chosen {
    /// The round asked for, or the latest that has been revealed.
    fn round_in(self, here: Here) -> Memo<u32> {
        memo(move || {
            let named = self.round.get().and_then(|round| u32::try_from(round).ok());
            named.or_else(|| here.latest_revealed()).unwrap_or(1)
        })
    }

    /// The indicator asked for, or the first of the paper.
    fn indicator_in(self, here: Here) -> Memo<Option<Id>> {
        memo(move || {
            here.read(|workshop| {
                let brief = &workshop.brief;
                let asked = self.indicator.get().filter(|id| brief.sheet(id).is_some());
                asked.or_else(|| brief.sheets.first().map(|sheet| sheet.id.clone()))
            })
            .flatten()
        })
    }
}

/// A 勉強会, once what this browser keeps has been read.
pub fn workshop(store: Store, id: Id) -> AnyView {
    within(store, id, hub::screen)
}

pub fn step(store: Store, id: Id, step: WorkshopStep, chosen: Chosen) -> AnyView {
    within(store, id, move |here| match step {
        WorkshopStep::Sketch => sketch::screen(here, chosen),
        WorkshopStep::HandIn => hand_in::screen(here, chosen),
        WorkshopStep::Collect => collect::screen(here),
        WorkshopStep::Reveal => reveal::screen(here, chosen),
        WorkshopStep::Guide => guide::facilitator(here),
        WorkshopStep::Tables => guide::tables(here),
        WorkshopStep::Result => result::screen(here, chosen),
    })
}

fn within(store: Store, id: Id, view: impl Fn(Here) -> AnyView + Send + Sync + 'static) -> AnyView {
    let words = text::workshop(store.text);
    let workshop = workshops::workshop(store, id.clone());
    let here = Here { store, words, id: StoredValue::new(id), workshop };
    let there = memo(move || workshop.with(Option::is_some));
    let title = memo(move || here.read(|workshop| workshop.brief.title.clone()));
    named(store, title);
    once_read(store, move || match there.get() {
        true => untrack(|| view(here)),
        false => list::missing(store),
    })
}

/// How many have handed in in the present round, in a sentence.
fn came(here: Here) -> String {
    let words = here.words;
    here.read(|workshop| {
        let collection = workshop.collection(workshop.brief.round);
        (words.came)(collection.counted.len(), &workshop.groups(&collection))
    })
    .unwrap_or_default()
}

/// Copies a text, and says whether it could be.
fn copy(words: &'static WorkshopWords, text: String, told: RwSignal<&'static str>) {
    take::copy(text, told, [words.copied, words.not_copied]);
}

/// The heads of a table that has a column a year.
fn year_heads(text: &'static Text, brief: &Brief) -> Vec<AnyView> {
    let head = |year| {
        let period = brief.sheets.first().map(|sheet| sheet.period(year));
        let short = period.map(|period| (text.write.axis)(period, false));
        view! { <th scope="col" data-type="number">{short}</th> }.into_any()
    };
    brief.years().map(head).collect()
}

/// What has just been said or shown comes in sight; where it is already, nothing moves.
fn in_sight(element: NodeRef<html::Div>) {
    request_animation_frame(move || {
        let Some(element) = element.try_get_untracked().flatten() else { return };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    });
}

/// What cannot be undone is asked once more, with what becomes of it.
fn asked(
    here: Here,
    name: &'static str,
    ask: &'static str,
    yes: &'static str,
    act: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let asking = RwSignal::new(false);
    let done = move |_| {
        asking.set(false);
        act();
    };
    (move || match asking.get() {
        false => view! { <p class="asking">{press_plain(name, move |_| asking.set(true))}</p> }
            .into_any(),
        true => view! {
            <p role="alert">{ask}</p>
            <p class="ways">
                {press(yes, done)}
                {press(here.store.text.common.cancel, move |_| asking.set(false))}
            </p>
        }
        .into_any(),
    })
    .into_any()
}

/// Another sheet begins at its top, and is heard from its name on.
fn at_the_top() {
    request_animation_frame(|| {
        address::focus("sheet-name");
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
}

/// The window bears its name.
fn named(store: Store, title: Memo<Option<String>>) {
    crate::web::reactive::effect(move || store.called.set(title.get()));
    on_cleanup(move || {
        store.called.try_set(None);
    });
}

/// A view of what this browser keeps, when that is known.
fn once_read(store: Store, view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    spawn_local(workshops::read_once(store));
    // There may be no network where it is used: whatever draws and reads is fetched now.
    camera::prepare();
    spawn_local(async {
        let _ = echarts::ready().await;
    });
    let read = memo(move || store.session.with(|session| session.workshops.read));
    (move || match read.get() {
        true => view(),
        false => view! { <p class="quiet waiting">{store.text.frame.loading}</p> }.into_any(),
    })
    .into_any()
}
