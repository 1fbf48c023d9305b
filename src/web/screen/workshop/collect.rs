//! 集める: whoever has handed in, and who has not. Nobody sees a line before it is revealed, and whoever
//! collects neither.

use std::sync::Arc;

use leptos::prelude::*;

use super::bench::nothing_kept;
use super::take_in::{Intake, ways};
use super::{Here, paper_form};
use crate::place::{Screen, WorkshopStep};
use crate::session::{Workshop, WorkshopAnswer, WorkshopCommand};
use crate::web::address;
use crate::web::part::crumbs::crumbs;
use crate::web::reactive::memo;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{heading, noted_section, press_primary, quiet, section};
use crate::workshop::{Apart, Submission};

pub fn screen(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let title = here.read_untracked(|workshop| workshop.brief.title.clone()).unwrap_or_default();
    let way = vec![
        (words.title.to_string(), Screen::Workshops { code: String::new() }),
        (title, Screen::Workshop { id: here.id() }),
    ];
    let take = Callback::new(move |intake: Intake| {
        let workshop = Some(here.id());
        let command = match intake {
            Intake::Files(files) => WorkshopCommand::TakeIn { workshop, files },
            Intake::Packed(packed) => WorkshopCommand::TakePacked { workshop, packed },
        };
        match here.dispatch(command) {
            WorkshopAnswer::Took(took) => (words.took)(&took),
            _ => String::new(),
        }
    });
    let round = move || here.read(|workshop| workshop.brief.round).unwrap_or(1);
    let statement = move || bilingual(super::came(here));
    let head = view! {
        <p class="lead" role="status">{statement}</p>
        <p class="quiet">{words.collect_note}</p>
    }
    .into_any();
    (
        crumbs(store, way),
        heading(move || (words.collect_title)(round()), head),
        nothing_kept(store),
        section("who", words.who, who(here)),
        noted_section("come-in", words.come_in, words.come_in_note, ways(words, take)),
        noted_section("on-paper", words.on_paper, words.on_paper_note, paper_form::form(here)),
        noted_section("apart", words.apart, words.apart_note, apart(here)),
        noted_section("reveal", words.reveal, words.reveal_note, reveal(here)),
    )
        .into_any()
}

/// Groups that are awaited, and everybody else who has handed in.
fn who(here: Here) -> AnyView {
    let words = here.words;
    let groups = move || {
        here.read(|workshop| workshop.groups(&workshop.collection(workshop.brief.round)))
            .unwrap_or_default()
    };
    let group = |(name, count): (String, usize)| {
        let (state, mark, word) = match count {
            0 => ("missing", "", words.not_there.to_string()),
            1 => ("there", "✓", words.there.to_string()),
            more => ("there", "✓", (words.times)(more)),
        };
        view! { <li data-state=state><span aria-hidden="true">{mark}</span>{bilingual(name)}" "{quiet(word)}</li> }.into_any()
    };
    let others = move || {
        here.read(|workshop| {
            let known = &workshop.brief.groups;
            let counted = workshop.collection(workshop.brief.round).counted;
            let other = counted.iter().filter(|one| !known.contains(&one.name));
            (words.others)(other.map(|one| one.name.clone()).collect())
        })
        .unwrap_or_default()
    };
    view! {
        <div>
            <ul class="groups">{move || groups().into_iter().map(group).collect::<Vec<_>>()}</ul>
            <p>{move || bilingual(others())}</p>
        </div>
    }
    .into_any()
}

/// What is not counted, each with its reason.
fn apart(here: Here) -> AnyView {
    let words = here.words;
    let all = memo(move || here.read(Workshop::apart).unwrap_or_default());
    let one = |(submission, why): &(Arc<Submission>, Apart)| {
        view! { <li>{bilingual((words.apart_one)(submission, *why))}</li> }.into_any()
    };
    (move || match all.with(Vec::is_empty) {
        true => view! { <p class="quiet">{words.none_apart}</p> }.into_any(),
        false => view! { <ul class="apart">{all.with(|all| all.iter().map(one).collect::<Vec<_>>())}</ul> }.into_any(),
    })
    .into_any()
}

fn reveal(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let count = move || {
        here.read(|workshop| workshop.collection(workshop.brief.round).counted.len()).unwrap_or(0)
    };
    let act = move |_| {
        let round = here.read_untracked(|workshop| workshop.brief.round).unwrap_or(1);
        here.dispatch(WorkshopCommand::Reveal { workshop: here.id(), round });
        let step = here.step(WorkshopStep::Reveal).round(i32::try_from(round).ok());
        address::go(store, store.place(step.screen()), false);
    };
    (move || match count() {
        0 => view! { <p class="quiet">{words.nothing_came}</p> }.into_any(),
        _ => view! {
            <div>
                <p>{bilingual(super::came(here))}</p>
                <p class="ways">{press_primary(words.reveal, act)}</p>
            </div>
        }
        .into_any(),
    })
    .into_any()
}
