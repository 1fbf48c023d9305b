//! One meeting: when and where, what was on the agenda, what was said, and what became of it.

use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::prelude::*;
use leptos::{ev, html};

use super::meetings::date;
use super::opinion::opinion;
use super::paper::meeting::speaker;
use crate::change::{Change, Document};
use crate::edit::{Edit, MeetingField, New, Part, minutes_as_typed};
use crate::model::*;
use crate::place::{Address, PaperOf, Screen};
use crate::report::meetings::{Answers, MeetingPaper, opinions_of};
use crate::text::{self, Language};
use crate::web::part::crumbs::crumbs;
use crate::web::reactive::memo;
use crate::web::screen::edit::{adder, ending};
use crate::web::screen::lost;
use crate::web::store::{Shared, Store};
use crate::web::widget::field::{Commit, TextField, choice, long_field};
use crate::web::widget::markup::{button, fact, noted_section, section};

pub fn screen(store: Store, id: Id) -> AnyView {
    let there = {
        let id = id.clone();
        memo(move || store.strategy.with(|s| s.meetings.contains(&id)))
    };
    let editing = memo(move || store.editing());
    (move || match there.get() {
        true => whole(store, id.clone(), editing.get()),
        false => lost::missing_place(store).into_any(),
    })
    .into_any()
}

fn whole(store: Store, id: Id, editing: bool) -> AnyView {
    let words = &text::cycle(store.text).meetings;
    let way = vec![(words.title.to_string(), Screen::Meetings)];
    let head = {
        let id = id.clone();
        move || {
            let strategy = store.strategy.get();
            let meeting = strategy.meetings.get(&id)?;
            Some((
                html::p().class("quiet").child(bilingual(format!(
                    "{}　{}",
                    (words.kind_word)(&meeting.kind),
                    date(store, meeting)
                ))),
                html::h1().child(bilingual(meeting.name.clone())),
                html::p().class("ways").child([MeetingPaper::Opinions, MeetingPaper::Minutes].map(
                    |paper| {
                        let screen = Screen::MeetingPaper {
                            meeting: id.clone(),
                            paper,
                            number: String::new(),
                        };
                        html::a()
                            .href(store.href(screen))
                            .child((words.for_paper)((words.paper)(paper)))
                    },
                )),
            ))
        }
    };
    (
        crumbs(store, way),
        html::header().class("heading").child(head),
        if editing { fields(store, id.clone()).into_any() } else { record(store, id.clone()) },
        seen(store, id.clone(), editing),
        said(store, id.clone(), editing),
        editing.then(|| ending(store, Part::Meeting(id), Screen::Meetings)),
    )
        .into_any()
}

/// What it saw, to be looked at again.
fn seen(store: Store, id: Id, editing: bool) -> AnyView {
    let words = &text::cycle(store.text).meetings;
    let noted = {
        let id = id.clone();
        move || {
            let strategy = store.strategy.get();
            let known = strategy.meetings.get(&id)?.known.as_ref()?;
            let covered = |d: &Shared<Document>| {
                let is = |change: &&std::sync::Arc<Change>| {
                    known.covers(&change.id.author, &change.id.session, change.id.sequence)
                };
                d.changes().filter(is).count()
            };
            let changes = store.document.with(|document| covered(document));
            Some(html::p().child((words.is_noted)(changes)))
        }
    };
    let look = {
        let id = id.clone();
        move || {
            let there = store.strategy.with(|strategy| {
                let meeting = strategy.meetings.get(&id);
                meeting.is_some_and(|meeting| meeting.can_be_looked_at())
            });
            let place = Address::new(
                &store.key.get(),
                Screen::Handout { of: PaperOf { meeting: Some(id.clone()), ..PaperOf::default() } },
            );
            let href = store.url(&place.as_known(Some(id.clone())));
            there.then(|| html::p().class("ways").child(html::a().href(href).child(words.look)))
        }
    };
    let note = move || {
        let known = store.document.with_untracked(|d| d.extent());
        store.edit_or_notify(Edit::Meeting { id: id.clone(), field: MeetingField::Known(known) });
    };
    noted_section(
        "seen",
        words.seen,
        words.seen_note,
        html::div().child(noted).child(look).child(editing.then(|| {
            html::p().child(button().on(ev::click, move |_| note()).child(words.note_seen))
        })),
    )
}

/// The meeting as it is read.
fn record(store: Store, id: Id) -> AnyView {
    let words = &text::cycle(store.text).meetings;
    (move || {
        let strategy = store.strategy.get();
        let meeting = strategy.meetings.get(&id)?;
        let facts = html::dl()
            .class("facts")
            .child(fact(words.date, bilingual(date(store, meeting))))
            .child(
                (!meeting.venue.is_empty())
                    .then(|| fact(words.venue, bilingual(meeting.venue.clone()))),
            )
            .child(meeting.attendance.map(|count| fact(words.attendance, (words.people)(count))));
        let agenda = (!meeting.agenda.is_empty()).then(|| {
            let lines = meeting
                .agenda
                .iter()
                .map(|line| html::li().child(bilingual(line.clone())))
                .collect::<Vec<_>>();
            section("agenda", words.agenda, html::ol().class("agenda").child(lines))
        });
        let minutes = (!meeting.minutes.is_empty()).then(|| {
            let remark = |said: &Utterance| {
                let (who, text) = speaker(words, said);
                html::div()
                    .attr("data-kind", if said.by_prefecture { "prefecture" } else { "member" })
                    .child((html::dt().child(bilingual(who)), html::dd().child(bilingual(text))))
            };
            section(
                "minutes",
                words.minutes,
                html::dl()
                    .class("minutes")
                    .child(meeting.minutes.iter().map(remark).collect::<Vec<_>>()),
            )
        });
        Some((section("meeting", words.meetings, facts), agenda, minutes))
    })
    .into_any()
}

type Reading = fn(&Meeting) -> String;

/// The minutes as one types them in the reader's language.
fn minutes_in(language: Language) -> Reading {
    match language {
        Language::Japanese => |meeting| minutes_as_typed(&meeting.minutes, false),
        Language::English => |meeting| minutes_as_typed(&meeting.minutes, true),
    }
}

/// The meeting, to be changed.
fn fields(store: Store, id: Id) -> AnyView {
    let words = &text::cycle(store.text).meetings;
    let of = {
        let id = id.clone();
        move |read: Reading| {
            let id = id.clone();
            memo(move || {
                let found = |strategy: &Strategy| {
                    strategy.meetings.get(&id).map(|meeting| read(meeting)).unwrap_or_default()
                };
                store.strategy.with(|strategy| found(strategy))
            })
        }
    };
    let commit = move |field: fn(String) -> MeetingField| -> Commit {
        let id = id.clone();
        Callback::new(move |typed: String| {
            store.edit(Edit::Meeting { id: id.clone(), field: field(typed) })
        })
    };
    let kinds = || {
        MeetingKind::KNOWN
            .iter()
            .map(|kind| (kind.word().to_string(), (words.kind_word)(kind)))
            .collect()
    };
    let kind = commit(|word| MeetingField::Kind(MeetingKind::of(&word)));
    let noted = |note: &'static str| html::p().class("quiet").child(note);
    section("meeting", words.meetings, html::dl().class("facts fields").child(fact(words.name, view! { <TextField label={words.name} value={of(|m| m.name.clone())} commit={commit(MeetingField::Name)}/> })).child(fact(words.kind, choice(words.kind, of(|m| m.kind.word().to_string()), kinds, kind))).child(fact(words.date, view! { <TextField label={words.date} value={of(|m| typed(&m.date))} commit={commit(MeetingField::Date)}/> })).child(fact(words.venue, view! { <TextField label={words.venue} value={of(|m| m.venue.clone())} commit={commit(MeetingField::Venue)}/> })).child(fact(
                words.attendance,
                view! { <TextField label={words.attendance} value={of(|m| m.attendance.map(|count| count.to_string()).unwrap_or_default())} commit={commit(MeetingField::Attendance)}/> },
            )).child(fact(
                words.agenda,
                (long_field(words.agenda, of(|m| m.agenda.join("\n")), commit(MeetingField::Agenda)), noted(words.agenda_note)),
            )).child(fact(words.minutes, (long_field(words.minutes, of(minutes_in(store.text.language)), commit(MeetingField::Minutes)), noted(words.minutes_note)))))
}

/// A date as it was typed.
pub(super) fn typed(date: &AsOf) -> String {
    match date.point {
        Some(point) if date.raw.is_empty() => point.code(),
        _ => date.raw.clone(),
    }
}

/// 御意見と対応.
fn said(store: Store, id: Id, editing: bool) -> AnyView {
    let words = &text::cycle(store.text).meetings;
    let all = {
        let id = id.clone();
        memo(move || {
            let of = |strategy: &Strategy| {
                opinions_of(strategy, &id).iter().map(|opinion| opinion.id.clone()).collect()
            };
            store.strategy.with(|strategy| of(strategy))
        })
    };
    let answers = {
        let id = id.clone();
        memo(move || store.strategy.with(|s| Answers::of(s.opinions.of(&id))))
    };
    let statement = move || match all.with(Vec::is_empty) {
        true => words.no_opinions.to_string(),
        false => answers.with(|answers| (words.answers)(answers)),
    };
    let add = editing
        .then(|| adder(store, words.add_opinion, move || New::Opinion { meeting: id.clone() }));
    noted_section(
        "opinions",
        words.opinions,
        words.opinions_note,
        html::div()
            .child(html::p().class("quiet").child(statement))
            .child(html::ol().class("opinions").child(each(
                move || all.get(),
                Id::to_string,
                move |id| opinion(store, id, false),
            )))
            .child(add),
    )
}
