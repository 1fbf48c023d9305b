//! 改善: every meeting, every opinion, and the promises that are still open.

use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::html;
use std::sync::Arc;

use leptos::prelude::*;

use super::opinion::opinion;
use crate::edit::New;
use crate::model::*;
use crate::place::Screen;
use crate::report::meetings::{Answers, meetings, open_promises, opinions_of};
use crate::text;
use crate::web::reactive::memo;
use crate::web::screen::edit::adder;
use crate::web::store::Store;
use crate::web::widget::markup::{heading, noted_section, quiet, section};

pub fn screen(store: Store) -> AnyView {
    let words = &text::cycle(store.text).meetings;
    let all = memo(move || {
        let of = |strategy: &Strategy| {
            meetings(strategy).iter().map(|meeting| meeting.id.clone()).collect::<Vec<_>>()
        };
        store.strategy.with(|strategy| of(strategy))
    });
    let promised = memo(move || {
        let of = |strategy: &Strategy| {
            open_promises(strategy).iter().map(|opinion| opinion.id.clone()).collect::<Vec<_>>()
        };
        store.strategy.with(|strategy| of(strategy))
    });
    let said = memo(move || {
        let of = |strategy: &Strategy| {
            let of_meeting = |meeting: Arc<Meeting>| opinions_of(strategy, &meeting.id);
            let said = meetings(strategy).into_iter().flat_map(of_meeting);
            said.map(|opinion| opinion.id.clone()).collect::<Vec<_>>()
        };
        store.strategy.with(|strategy| of(strategy))
    });
    let answers = memo(move || store.strategy.with(|s| Answers::of(s.opinions.iter())));
    let none = |list: Memo<Vec<Id>>, words: &'static str| {
        move || list.with(Vec::is_empty).then(|| html::p().class("quiet").child(words))
    };
    let add = move || {
        store.editing().then(|| {
            adder(store, words.add_meeting, move || New::Meeting {
                kind: store.strategy.with_untracked(|strategy| strategy.usual_meeting()),
            })
        })
    };
    (
        heading(
            words.title,
            (
                html::p().class("lead").child(words.lead),
                html::p().child(move || answers.with(|answers| (words.statement)(answers))),
            ),
        ),
        section(
            "meetings",
            words.meetings,
            html::div()
                .child(none(all, words.no_meetings))
                .child(html::ul().class("lines meetings").child(each(
                    move || all.get(),
                    Id::to_string,
                    move |id| entry(store, id),
                )))
                .child(add),
        ),
        noted_section(
            "promises",
            words.promises,
            words.promises_note,
            html::div().child(none(promised, words.no_promises)).child(
                html::ol().class("opinions").child(each(
                    move || promised.get(),
                    Id::to_string,
                    move |id| opinion(store, id, true),
                )),
            ),
        ),
        noted_section(
            "opinions",
            words.opinions,
            words.opinions_note,
            html::div().child(none(said, words.no_opinions)).child(
                html::ol().class("opinions").child(each(
                    move || said.get(),
                    Id::to_string,
                    move |id| opinion(store, id, true),
                )),
            ),
        ),
    )
        .into_any()
}

/// A line for a meeting: its name, when it was, and how far its opinions are answered.
fn entry(store: Store, id: Id) -> AnyView {
    let words = &text::cycle(store.text).meetings;
    html::li()
        .child(move || {
            let strategy = store.strategy.get();
            let meeting = strategy.meetings.get(&id)?;
            let answers = Answers::of(strategy.opinions.of(&id));
            Some((
                html::span()
                    .class("name")
                    .child(
                        html::a()
                            .href(store.href(Screen::Meeting { id: id.clone() }))
                            .child(bilingual(meeting.name.clone())),
                    )
                    .child(" ")
                    .child(quiet((words.kind_word)(&meeting.kind))),
                html::span().class("value").child(date(store, meeting)),
                quiet((words.answers)(&answers)),
            ))
        })
        .into_any()
}

/// When a meeting was, as it can be told.
pub(super) fn date(store: Store, meeting: &Meeting) -> String {
    match meeting.date.point {
        Some(point) => (store.text.write.point)(point),
        None if meeting.date.raw.is_empty() => text::cycle(store.text).meetings.no_date.to_string(),
        None => meeting.date.raw.clone(),
    }
}
