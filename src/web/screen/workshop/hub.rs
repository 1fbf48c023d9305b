//! One 勉強会: for whoever holds it everything in the order of the evening, for a participant the way to
//! sketch.

use leptos::prelude::*;
use leptos::{ev, html};

use super::bench::nothing_kept;
use super::drafts::drafts;
use super::{Here, asked, codes, in_sight};
use crate::place::{Address, Screen, WorkshopStep};
use crate::session::{WorkshopAnswer, WorkshopCommand, handed_out};
use crate::web::part::crumbs::crumbs;
use crate::web::reactive::memo;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{button, noted_section, press, press_primary};
use crate::web::{address, clock, effects};
use crate::workshop::Brief;
use crate::workshop::code::Packed;

/// Addresses longer than this are cut by mail programs.
const ADDRESS: usize = 8000;

pub fn screen(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let way = vec![(words.title.to_string(), Screen::Workshops { code: String::new() })];
    let erased = memo(move || store.session.with(|session| !session.workshops.not_erased));
    let not_erased = move || {
        (!erased.get())
            .then(|| view! { <p class="not-kept" role="alert">{words.not_erased}</p> }.into_any())
    };
    // A file with the answers may come in meanwhile.
    let held = memo(move || here.read(|workshop| workshop.held_here).unwrap_or_default());
    let body = move || {
        let held = held.get();
        untrack(|| if held { evening(here) } else { taking_part(here) })
    };
    let head = move || {
        here.read(|workshop| {
            let brief = &workshop.brief;
            let place = [brief.date.clone(), brief.venue.clone(), (words.round)(brief.round)];
            let place: Vec<_> = place.into_iter().filter(|part| !part.is_empty()).collect();
            view! {
                <p class="quiet">{bilingual(place.join("　"))}</p>
                <h1>{bilingual(brief.title.clone())}</h1>
                <p class="lead">{(words.asks)(brief)}</p>
                {workshop.rehearsal.then(|| view! { <p><b>{words.is_rehearsal}</b></p> }.into_any())}
            }.into_any()
        })
    };
    (
        crumbs(store, way),
        view! { <header class="heading">{head}</header> }.into_any(),
        nothing_kept(store),
        not_erased,
        body,
        remove(here),
    )
        .into_any()
}

/// The way to sketch, and to what was handed in.
fn taking_part(here: Here) -> AnyView {
    let words = here.words;
    let next = move || {
        let handed_in = here
            .read(|workshop| workshop.draft(None).is_some_and(|draft| draft.handed_in.is_some()));
        handed_in.unwrap_or_default().then(|| {
            let act = move |_| {
                here.dispatch(WorkshopCommand::NextRound { workshop: here.id() });
            };
            view! {
                <p class="quiet">{words.next_round_note}</p>
                <p>{press(words.next_round, act)}</p>
            }
            .into_any()
        })
    };
    view! {
        <p class="ways">
            <a class="button" data-kind="primary" href=here.href(here.step(WorkshopStep::Sketch))>{words.sketch}</a>
            <a href=here.href(here.step(WorkshopStep::HandIn))>{words.to_hand_in}</a>
        </p>
        {drafts(here)}
        {next}
    }
    .into_any()
}

fn evening(here: Here) -> AnyView {
    let words = here.words;
    let link = move |step: WorkshopStep, name: &'static str| {
        view! { <a href=here.href(here.step(step))>{name}</a> }.into_any()
    };
    let numbered = |at: usize, name: &'static str| format!("{at}　{name}");
    let collect = view! {
        <div>
            <p role="status">{move || super::came(here)}</p>
            <p class="ways">
                <a class="button" data-kind="primary" href=here.href(here.step(WorkshopStep::Collect))>{words.collect}</a>
            </p>
        </div>
    }.into_any();
    let prepare = view! {
        <p class="ways">
            {link(WorkshopStep::Guide, words.guide)}
            {link(WorkshopStep::Tables, words.table_pages)}
            {rehearse(here)}
        </p>
    }
    .into_any();
    let sketch = view! {
        <div>
            <p class="ways">{link(WorkshopStep::Sketch, words.sketch_here)}</p>
            {drafts(here)}
        </div>
    }
    .into_any();
    (
        noted_section("prepare", words.prepare, words.prepare_note, prepare.into_any()),
        noted_section("hand-out", numbered(1, words.hand_out), words.hand_out_note, hand_out(here)),
        noted_section("sketch", numbered(2, words.sketch), words.sketch_note, sketch),
        noted_section(
            "collect",
            numbered(3, words.collect),
            words.collect_note,
            collect.into_any(),
        ),
        noted_section("reveal", numbered(4, words.everybody), words.everybody_note, revealed(here)),
        noted_section("after", words.after, words.after_note, after(here)),
    )
        .into_any()
}

/// The way to the lines once they have been revealed, and to the next round.
fn revealed(here: Here) -> AnyView {
    let words = here.words;
    let revealed = memo(move || here.latest_revealed());
    let present = move || here.read(|workshop| workshop.brief.round).unwrap_or(1);
    let next = move |_| {
        here.dispatch(WorkshopCommand::NextRound { workshop: here.id() });
    };
    (move || match revealed.get() {
        None => view! { <p class="quiet">{words.not_revealed}</p> }.into_any(),
        Some(round) => {
            let again = move || {
                (present() == round).then(|| {
                    view! {
                        <p class="quiet">{words.next_round_held_note}</p>
                        <p>{press(words.next_round, next)}</p>
                    }
                    .into_any()
                })
            };
            let lines = here.href(here.step(WorkshopStep::Reveal));
            let paper = here.href(here.step(WorkshopStep::Result));
            view! {
                <div>
                    <p class="ways">
                        <a href=lines>{words.see_lines}</a>
                        <a href=paper>{words.result_page}</a>
                    </p>
                    {again}
                </div>
            }
            .into_any()
        }
    })
    .into_any()
}

/// So many groups where fewer than two are named: one is for whoever tries it, the others come.
const REHEARSING: usize = 6;

/// A copy with invented answers, in which everything can be tried.
fn rehearse(here: Here) -> AnyView {
    let words = here.words;
    let act = move |_| {
        let Some(brief) = here.read_untracked(|workshop| workshop.brief.clone()) else { return };
        let title = (words.rehearsal_title)(&brief.title);
        let mut brief = Brief { title, ..brief };
        if brief.groups.len() < 2 {
            brief.groups = (1..=REHEARSING).map(words.group).collect();
        }
        let answers = crate::workshop::invented(&brief, words.invented_reasons);
        let command = WorkshopCommand::Rehearse { brief, answers };
        if let WorkshopAnswer::Begun(id) = here.dispatch(command) {
            address::go(here.store, here.store.place(Screen::Workshop { id }), false);
        }
    };
    let is_one = here.read_untracked(|workshop| workshop.rehearsal).unwrap_or_default();
    (!is_one).then(|| press(words.rehearse, act)).into_any()
}

fn save(here: Here, with_answers: bool) {
    let context = clock::context();
    let effect = here.read_untracked(|workshop| handed_out(workshop, with_answers, &context));
    effects::perform(here.store, &context, effect.into_iter().collect());
}

/// 用紙 by file, by address, by code.
fn hand_out(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let copied = RwSignal::new("");
    let save = move |_| {
        save(here, false);
        copied.set(words.saved_file);
    };
    // Of the paper alone: what comes in meanwhile begins no code anew.
    let brief = memo(move || here.read(|workshop| workshop.brief.clone()));
    let packed = move || Some(Packed::Brief(Box::new(brief.get()?)));
    let url = move || {
        let code = packed()?.line();
        let place = Address::new(&store.key.get(), Screen::Workshops { code });
        let url = format!("{}{}", effects::page_address(), store.url(&place));
        (url.len() <= ADDRESS).then_some(url)
    };
    let copy = move |_| {
        let Some(url) = untrack(url) else { return };
        super::copy(words, url, copied);
    };
    let address = move || match url().is_some() {
        true => button().on(ev::click, copy).child(words.copy_address).into_any(),
        false => view! { <span class="quiet">{words.no_address}</span> }.into_any(),
    };
    let shown = RwSignal::new(false);
    let beneath = NodeRef::<html::Div>::new();
    let show = move |_| {
        shown.update(|shown| *shown = !*shown);
        in_sight(beneath);
    };
    let name = Signal::derive(move || {
        if shown.get() { words.hide_codes } else { words.show_codes }.to_string()
    });
    let frames = move || packed().map(|packed| packed.frames()).unwrap_or_default();
    view! {
        <div>
        <p class="ways">
            {press_primary(words.save_brief, save)}
            {address}
            {press(name, show)}
        </p>
        <p role="status">{move || copied.get()}</p>
        <div node_ref=beneath>{move || shown.get().then(|| codes::cycle(words, frames()))}</div>
        </div>
    }
    .into_any()
}

/// After the evening: keeping the answers, and throwing them away.
fn after(here: Here) -> AnyView {
    let words = here.words;
    let save = move |_| save(here, true);
    let throw = move || {
        here.dispatch(WorkshopCommand::ThrowAway { workshop: here.id() });
    };
    let thrown = move || {
        let at = here.read(|workshop| workshop.thrown_away.clone()).unwrap_or_default();
        (!at.is_empty())
            .then(|| view! { <p role="status">{(words.thrown_away)(&at)}</p> }.into_any())
    };
    let throwing = asked(here, words.throw_away, words.throw_away_ask, words.throw_away_yes, throw);
    view! {
        <div>
            <p>{press(words.save_answers, save)}</p>
            <p class="quiet">{words.save_answers_note}</p>
            {throwing}
            {thrown}
        </div>
    }
    .into_any()
}

/// Takes the 勉強会 out of this browser.
fn remove(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let act = move || {
        here.dispatch(WorkshopCommand::Remove { workshop: here.id() });
        address::go(store, store.place(Screen::Workshops { code: String::new() }), true);
    };
    let asking = asked(here, words.remove, words.remove_ask, words.remove_yes, act);
    view! { <div class="removing">{asking}</div> }.into_any()
}
