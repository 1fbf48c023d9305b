//! 提出する: what leaves is listed before it does, and then there are three ways, none of which needs a
//! network.

use leptos::html;
use leptos::prelude::*;

use super::bench::{bench, sample_tag};
use super::drafts::drafts;
use super::{Chosen, Here, codes, in_sight};
use crate::place::WorkshopStep;
use crate::session::{WorkshopCommand, handed_in};
use crate::web::reactive::memo;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::field::TextField;
use crate::web::widget::markup::{press, press_primary};
use crate::web::{address, clock, effects};
use crate::workshop::code::Packed;
use crate::workshop::{Brief, Draft, Submission};

pub fn screen(here: Here, chosen: Chosen) -> AnyView {
    let words = here.words;
    let draft = memo(move || {
        here.read(|workshop| workshop.draft(chosen.draft.get().as_ref()).cloned()).flatten()
    });
    let who =
        move || draft.with(|draft| draft.as_ref().map_or_else(String::new, |d| d.name.clone()));
    let round = move || {
        draft
            .with(|draft| draft.as_ref().map(|draft| draft.round))
            .unwrap_or_else(|| here.present_round())
    };
    let there = memo(move || draft.with(Option::is_some));
    let back = move || here.href(here.step(WorkshopStep::Sketch).draft(chosen.draft.get()));
    view! {
        {bench(here, round, who)}
        <div class="sheet">
            <h1>{words.hand_in_title}</h1>
            {sample_tag(here)}
            {move || match there.get() {
                true => untrack(|| whole(here, draft)),
                false => view! { <p class="lead">{words.nothing_sketched}</p> }.into_any(),
            }}
            <p><a href=back>{words.back_to_sketch}</a></p>
            <h2>{words.drafts_here}</h2>
            {drafts(here)}
        </div>
    }
    .into_any()
}

fn whole(here: Here, draft: Memo<Option<Draft>>) -> AnyView {
    let words = here.words;
    // Of the round that was drawn in: its own, where another has begun meanwhile.
    let brief = move || {
        let brief = here.read(|workshop| workshop.brief.clone()).unwrap_or_default();
        let round = draft.with(|draft| draft.as_ref().map_or(brief.round, |draft| draft.round));
        Brief { round, ..brief }
    };
    let leaves = move || {
        draft.get().map(|draft| {
            let lines = (words.leaves)(&draft, &brief());
            lines
                .into_iter()
                .map(|line| view! { <li>{bilingual(line)}</li> }.into_any())
                .collect::<Vec<_>>()
        })
    };
    let id = move || draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.id.clone()));
    let after = NodeRef::<html::Div>::new();
    let act = move |_| {
        if let Some(draft) = id() {
            here.dispatch(WorkshopCommand::HandIn { workshop: here.id(), draft });
            in_sight(after);
            // The button has gone: what comes next is heard.
            request_animation_frame(|| address::focus("hand-over"));
        }
    };
    let handed = memo(move || draft.with(|draft| draft.as_ref().and_then(|d| d.handed_in.clone())));
    let differs =
        move || draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.differs(&brief())));
    let note = move || match (handed.with(Option::is_some), differs()) {
        (true, true) => words.changed_since,
        (true, false) => words.handed_in,
        (false, _) => words.not_handed_in,
    };
    let nothing = move || draft.with(|draft| draft.as_ref().is_none_or(Draft::is_empty));
    let missing = move || {
        nothing().then(|| view! { <p class="quiet">{words.nothing_sketched}</p> }.into_any())
    };
    let undrawn = move || {
        let brief = brief();
        let names = draft.with(|draft| {
            let drawn = draft.as_ref().map(Draft::drawn).unwrap_or_default();
            let empty = |sheet: &&crate::workshop::Sheet| {
                drawn.get(&sheet.id).is_none_or(|sketch| sketch.path.is_empty())
            };
            let name = |sheet| crate::chart::workshop::name(sheet, here.store.text).to_string();
            brief.sheets.iter().filter(empty).map(name).collect::<Vec<_>>()
        });
        let some = !names.is_empty() && !nothing();
        some.then(|| {
            view! { <p class="undrawn">{bilingual((words.undrawn)(names))}</p> }.into_any()
        })
    };
    let button_name = move || if differs() { words.hand_in_again } else { words.hand_in };
    let needed = move || !nothing() && (handed.with(Option::is_none) || differs());
    let named = Signal::derive(move || {
        draft.with(|draft| draft.as_ref().map_or_else(String::new, |draft| draft.name.clone()))
    });
    let rename = Callback::new(move |name: String| {
        if let Some(draft) = id() {
            here.dispatch(WorkshopCommand::Name { workshop: here.id(), draft, name });
        }
        Ok(())
    });
    view! {
        <h2>{words.leaves_title}</h2>
        <div class="field named"><span aria-hidden="true">{words.rename}</span>
            <TextField label=words.rename value=named commit=rename />
        </div>
        <ul class="leaves">{leaves}</ul>
        <p class="quiet">{words.leaves_note}</p>
        {missing}
        {undrawn}
        {move || needed().then(|| view! {
            <p>{press_primary(button_name(), act)}</p>
        }.into_any())}
        <p role="status"><b>{note}</b></p>
        <div node_ref=after>{move || handed.get().map(|submission| ways(here, submission))}</div>
    }
    .into_any()
}

/// By file, as text, by code.
fn ways(here: Here, submission: Submission) -> AnyView {
    let Here { store, words, .. } = here;
    let held = here.read_untracked(|workshop| workshop.held_here).unwrap_or_default();
    let packed = Packed::Submission(submission.clone());
    let (text, frames) = (StoredValue::new(packed.text()), packed.frames());
    let submission = StoredValue::new(submission);
    let save = move |txt: bool| {
        let context = clock::context();
        let effect = submission.with_value(|submission| handed_in(submission, &context, txt));
        effects::perform(store, &context, vec![effect]);
    };
    let copied = RwSignal::new("");
    let copy = move |_| {
        super::copy(words, text.get_value(), copied);
    };
    let arrived = held.then(|| view! { <p>{words.arrived_here}</p> }.into_any());
    view! {
        {arrived}
        <h2 id="hand-over" tabindex="-1">{words.ways_title}</h2>
        <div class="way">
            <h3>{words.by_code}</h3>
            {codes::cycle(words, frames)}
        </div>
        <div class="way">
            <h3>{words.by_file}</h3>
            <p class="ways">
                {press(words.save_json, move |_| save(false))}
                {press(words.save_txt, move |_| save(true))}
            </p>
        </div>
        <div class="way">
            <h3>{words.by_text}</h3>
            <textarea class="input code-text" readonly rows="4" aria-label=words.by_text prop:value=move || text.get_value()></textarea>
            <p>{press(words.copy_text, copy)}</p>
            <p role="status">{move || copied.get()}</p>
        </div>
    }
    .into_any()
}
