//! One meeting: when and where, what was on the agenda, what was said, and what became of it.

use leptos::prelude::*;

use super::meetings::date;
use super::opinion::opinion;
use super::papers::speaker;
use crate::change::{Change, Document};
use crate::edit::{Edit, MeetingField, New, Part, minutes_as_typed};
use crate::model::*;
use crate::place::{Address, Screen};
use crate::report::meetings::{Answers, MeetingPaper, opinions_of};
use crate::text::{self, Language};
use crate::web::part::crumbs::crumbs;
use crate::web::reactive::memo;
use crate::web::screen::edit::{adder, ending};
use crate::web::screen::lost;
use crate::web::store::{Shared, Store};
use crate::web::view::{Element, Piece, dynamic, each, tag};
use crate::web::widget::field::{Commit, TextField, choice, long_field};
use crate::web::widget::markup::{button, fact, noted_section, section};

pub fn screen(store: Store, id: Id) -> Piece {
    let there = {
        let id = id.clone();
        memo(move || store.strategy.with(|strategy| strategy.as_ref().is_some_and(|s| s.meetings.contains(&id))))
    };
    let editing = memo(move || store.editing());
    dynamic(move || match there.get() {
        true => whole(store, id.clone(), editing.get()),
        false => Piece::of(lost::missing_place(store)),
    })
}

fn whole(store: Store, id: Id, editing: bool) -> Piece {
    let words = &text::cycle(store.text).meetings;
    let way = vec![(words.title.to_string(), Screen::Meetings)];
    let head = {
        let id = id.clone();
        dynamic(move || {
            let strategy = store.strategy.get()?;
            let meeting = strategy.meetings.get(&id)?;
            Some((
                tag("p").class("quiet").child(format!("{}　{}", (words.kind_word)(&meeting.kind), date(store, meeting))),
                tag("h1").child(meeting.name.clone()),
                tag("p").class("ways").child([MeetingPaper::Opinions, MeetingPaper::Minutes].map(|paper| {
                    let screen = Screen::MeetingPaper { meeting: id.clone(), paper, number: String::new() };
                    tag("a").href(store.href(screen)).child((words.for_paper)((words.paper)(paper)))
                })),
            ))
        })
    };
    Piece::of((
        crumbs(store, way),
        tag("header").class("heading").child(head),
        if editing { Piece::of(fields(store, id.clone())) } else { record(store, id.clone()) },
        seen(store, id.clone(), editing),
        said(store, id.clone(), editing),
        editing.then(|| ending(store, Part::Meeting(id), Screen::Meetings)),
    ))
}

/// What it saw, to be looked at again.
fn seen(store: Store, id: Id, editing: bool) -> Element {
    let words = &text::cycle(store.text).meetings;
    let noted = {
        let id = id.clone();
        move || {
            let strategy = store.strategy.get()?;
            let known = strategy.meetings.get(&id)?.known.as_ref()?;
            let covered = |d: &Shared<Document>| {
                let is =
                    |change: &&std::sync::Arc<Change>| known.covers(&change.id.author, &change.id.session, change.id.sequence);
                d.changes().filter(is).count()
            };
            let changes = store.document.with(|document| document.as_ref().map(covered)).unwrap_or_default();
            Some(tag("p").child((words.is_noted)(changes)))
        }
    };
    let look = {
        let id = id.clone();
        move || {
            let there = store.strategy.with(|strategy| {
                let meeting = strategy.as_ref().and_then(|strategy| strategy.meetings.get(&id));
                meeting.is_some_and(|meeting| meeting.can_be_looked_at())
            });
            let place = Address::new(&store.key.get(), Screen::Handout { year: None, direction: None, number: String::new() });
            let href = store.url(&place.as_known(Some(id.clone())));
            there.then(|| tag("p").class("ways").child(tag("a").href(href).child(words.look)))
        }
    };
    let note = move || {
        let known = store.document.with_untracked(|document| document.as_ref().map(|d| d.extent()).unwrap_or_default());
        store.edit_or_say(Edit::Meeting { id: id.clone(), field: MeetingField::Known(known) });
    };
    noted_section("seen", words.seen, words.seen_note).child(
        tag("div")
            .child(dynamic(noted))
            .child(dynamic(look))
            .child(editing.then(|| tag("p").child(button().on_click(note).child(words.note_seen)))),
    )
}

/// The meeting as it is read.
fn record(store: Store, id: Id) -> Piece {
    let words = &text::cycle(store.text).meetings;
    dynamic(move || {
        let strategy = store.strategy.get()?;
        let meeting = strategy.meetings.get(&id)?;
        let facts = tag("dl")
            .class("facts")
            .child(fact(words.date, date(store, meeting)))
            .child((!meeting.venue.is_empty()).then(|| fact(words.venue, meeting.venue.clone())))
            .child(meeting.attendance.map(|count| fact(words.attendance, (words.people)(count))));
        let agenda = (!meeting.agenda.is_empty()).then(|| {
            let lines = meeting.agenda.iter().map(|line| tag("li").child(line.clone())).collect::<Vec<_>>();
            section("agenda", words.agenda).child(tag("ol").class("agenda").child(lines))
        });
        let minutes = (!meeting.minutes.is_empty()).then(|| {
            let remark = |said: &Utterance| {
                let (who, text) = speaker(words, said);
                tag("div")
                    .kind(if said.by_prefecture { "prefecture" } else { "member" })
                    .child((tag("dt").child(who), tag("dd").child(text)))
            };
            section("minutes", words.minutes)
                .child(tag("dl").class("minutes").child(meeting.minutes.iter().map(remark).collect::<Vec<_>>()))
        });
        Some((section("meeting", words.meetings).child(facts), agenda, minutes))
    })
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
fn fields(store: Store, id: Id) -> Element {
    let words = &text::cycle(store.text).meetings;
    let of = {
        let id = id.clone();
        move |read: Reading| {
            let id = id.clone();
            memo(move || {
                let found = |strategy: &Strategy| strategy.meetings.get(&id).map(|meeting| read(meeting)).unwrap_or_default();
                store.strategy.with(|strategy| strategy.as_ref().map(|strategy| found(strategy)).unwrap_or_default())
            })
        }
    };
    let commit = move |field: fn(String) -> MeetingField| -> Commit {
        let id = id.clone();
        Callback::new(move |typed: String| store.edit(Edit::Meeting { id: id.clone(), field: field(typed) }))
    };
    let kinds = || MeetingKind::KNOWN.iter().map(|kind| (kind.word().to_string(), (words.kind_word)(kind))).collect();
    let kind = commit(|word| MeetingField::Kind(MeetingKind::of(&word)));
    let noted = |note: &'static str| tag("p").class("quiet").child(note);
    section("meeting", words.meetings).child(
        tag("dl")
            .class("facts fields")
            .child(fact(words.name, TextField::new(words.name, of(|m| m.name.clone()), commit(MeetingField::Name))))
            .child(fact(words.kind, choice(words.kind, of(|m| m.kind.word().to_string()), kinds, kind)))
            .child(fact(words.date, TextField::new(words.date, of(|m| typed(&m.date)), commit(MeetingField::Date))))
            .child(fact(words.venue, TextField::new(words.venue, of(|m| m.venue.clone()), commit(MeetingField::Venue))))
            .child(fact(
                words.attendance,
                TextField::new(
                    words.attendance,
                    of(|m| m.attendance.map(|count| count.to_string()).unwrap_or_default()),
                    commit(MeetingField::Attendance),
                ),
            ))
            .child(fact(
                words.agenda,
                (long_field(words.agenda, of(|m| m.agenda.join("\n")), commit(MeetingField::Agenda)), noted(words.agenda_note)),
            ))
            .child(fact(
                words.minutes,
                (
                    long_field(words.minutes, of(minutes_in(store.text.language)), commit(MeetingField::Minutes)),
                    noted(words.minutes_note),
                ),
            )),
    )
}

/// A date as it was typed.
pub(super) fn typed(date: &AsOf) -> String {
    match date.point {
        Some(point) if date.raw.is_empty() => point.code(),
        _ => date.raw.clone(),
    }
}

/// 御意見と対応.
fn said(store: Store, id: Id, editing: bool) -> Element {
    let words = &text::cycle(store.text).meetings;
    let all = {
        let id = id.clone();
        memo(move || {
            let of = |strategy: &Strategy| opinions_of(strategy, &id).iter().map(|opinion| opinion.id.clone()).collect();
            store.strategy.with(|strategy| strategy.as_ref().map(|strategy| of(strategy)).unwrap_or_default())
        })
    };
    let answers = {
        let id = id.clone();
        memo(move || store.strategy.with(|s| s.as_ref().map(|s| Answers::of(s.opinions.of(&id))).unwrap_or_default()))
    };
    let statement = move || match all.with(Vec::is_empty) {
        true => words.no_opinions.to_string(),
        false => answers.with(|answers| (words.answers)(answers)),
    };
    let add = editing.then(|| adder(store, words.add_opinion, move || New::Opinion { meeting: id.clone() }));
    noted_section("opinions", words.opinions, words.opinions_note).child(
        tag("div")
            .child(tag("p").class("quiet").child(dynamic(statement)))
            .child(tag("ol").class("opinions").child(each(move || all.get(), Id::to_string, move |id| opinion(store, id, false))))
            .child(add),
    )
}
