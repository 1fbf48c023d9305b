//! One opinion, from the remark to what came of it.

use leptos::prelude::*;
use leptos::{ev, html};

use super::meeting::typed;
use super::meetings::date;
use serde_json::Value;

use crate::change::{Change, Op};
use crate::edit::{Edit, OpinionField, Part};
use crate::model::*;
use crate::place::Screen;
use crate::report::outline::Outline;
use crate::report::search;
use crate::report::trace::{NetChange, net_changes};
use crate::text::{self, work};
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::field::{Commit, TextField, choice, long_field};
use crate::web::widget::markup::{button, fact, quiet};

/// With the meeting it was given in, where it stands outside of it.
pub(super) fn opinion(store: Store, id: Id, with_meeting: bool) -> AnyView {
    let found = {
        let id = id.clone();
        memo(move || store.strategy.with(|s| s.opinions.get(&id).cloned()).map(Shared))
    };
    let editing = memo(move || store.editing());
    html::li()
        .class("opinion")
        .child(move || match editing.get() {
            true => fields(store, id.clone(), found).into_any(),
            false => {
                (move || found.get().map(|found| read(store, &found, with_meeting))).into_any()
            }
        })
        .into_any()
}

/// To be read only, where something else is edited.
pub(super) fn opinion_said(store: Store, id: Id) -> AnyView {
    let found = move || store.strategy.with(|s| s.opinions.get(&id).cloned());
    html::li()
        .class("opinion")
        .child(move || found().map(|found| read(store, &found, true)))
        .into_any()
}

fn read(store: Store, opinion: &Opinion, with_meeting: bool) -> AnyView {
    let words = &text::cycle(store.text).meetings;
    let meeting = with_meeting.then(|| {
        let strategy = store.strategy.get();
        let meeting = strategy.meetings.get(&opinion.meeting)?;
        let href = store.href(Screen::Meeting { id: meeting.id.clone() });
        Some((
            html::a().href(href).child(bilingual(meeting.name.clone())),
            " ",
            quiet(date(store, meeting)),
            " ",
        ))
    });
    let number = opinion.number.map(|number| html::b().child((words.numbered)(number)));
    let response = match opinion.is_answered() {
        true => (
            bilingual(opinion.response.clone()),
            " ",
            told(store, &opinion.answered).map(bilingual).map(quiet),
        )
            .into_any(),
        false => quiet(words.no_response).into_any(),
    };
    let reflection = opinion.reflection.as_ref().map(|reflection| {
        let word = (words.reflection_word)(reflection);
        fact(
            words.reflection,
            html::span().class("tag").attr("data-kind", "reflection").child(word),
        )
    });
    let promise = (!opinion.promise.is_empty()).then(|| {
        let due =
            told(store, &opinion.due).map(|due| quiet(bilingual(format!("{} {due}", words.due))));
        let closed = told(store, &opinion.closed)
            .map(|at| quiet(bilingual(format!("{} {at}", words.closed))));
        let overdue = opinion
            .is_overdue(store.today.get())
            .then(|| html::b().class("overdue").child(words.overdue));
        fact(words.promise, (bilingual(opinion.promise.clone()), " ", due, " ", closed, overdue))
    });
    html::article()
        .child(html::p().class("quiet").child((
            number,
            " ",
            (words.by_word)(&opinion.by),
            "　",
            meeting.flatten(),
            subject(store, &opinion.subject),
        )))
        .child(html::p().class("remark").child(bilingual(opinion.text.clone())))
        .child(
            html::dl()
                .class("facts")
                .child(fact(words.response, response))
                .child(reflection)
                .child(opinion.link.as_ref().map(|link| fact(words.link, shown_link(store, link))))
                .child(promise)
                .child(
                    (!opinion.result.is_empty())
                        .then(|| fact(words.result, bilingual(opinion.result.clone()))),
                ),
        )
        .into_any()
}

/// A date as it can be told: as it was written, where it cannot be read.
pub(super) fn told(store: Store, date: &AsOf) -> Option<String> {
    let written = || Some(date.raw.clone()).filter(|raw| !raw.is_empty());
    date.point.map(store.text.write.point).or_else(written)
}

/// What it is about, with the way there.
fn subject(store: Store, id: &Id) -> Option<AnyView> {
    let strategy = store.strategy.get();
    let (name, screen) = place(store, &strategy, id)?;
    Some(html::a().href(store.href(screen)).child(bilingual(name)).into_any())
}

/// A part's name, and the screen that shows it.
fn place(store: Store, strategy: &Strategy, id: &Id) -> Option<(String, Screen)> {
    let text = store.text;
    let indicator = strategy.indicators.get(id).map(|found| {
        (text.name(found), Screen::Indicator { id: id.clone(), year: None, table: false })
    });
    let item =
        || strategy.items.get(id).map(|found| (text.name(found), Screen::Item { id: id.clone() }));
    let direction = || {
        strategy
            .directions
            .get(id)
            .map(|found| (text.name(found), Screen::Direction { id: id.clone() }))
    };
    let program = || {
        strategy
            .programs
            .get(id)
            .map(|found| (store.text.program(found), Screen::Item { id: found.item.clone() }))
    };
    indicator.or_else(item).or_else(direction).or_else(program)
}

/// A part's name; `None` where there is no such part.
pub(super) fn part_name(store: Store, strategy: &Strategy, id: &Id) -> Option<String> {
    place(store, strategy, id).map(|(name, _)| name)
}

/// The very change, from what to what; or the record alone, where it is not known.
pub(super) fn shown_link(store: Store, link: &Link) -> Option<AnyView> {
    let strategy = store.strategy.get();
    let change =
        link.change.parse().ok().and_then(|id| store.document.with(|d| d.change(&id).cloned()));
    let name = match &change {
        Some(change) => change_words(store, &strategy, change),
        None => (work(store.text).contests.record)(&strategy, &link.table, &link.record),
    };
    let screen = match link.table.as_str() {
        Target::TABLE => strategy
            .targets
            .get(&link.record)
            .and_then(|target| place(store, &strategy, &target.indicator)),
        Review::TABLE => strategy
            .reviews
            .get(&link.record)
            .and_then(|review| place(store, &strategy, &review.indicator)),
        PlannedProgram::TABLE => strategy.planned.get(&link.record).map(|planned| {
            (String::new(), Screen::Plan { year: Some(planned.year.0), direction: None })
        }),
        _ => place(store, &strategy, &link.record),
    };
    Some(match screen {
        Some((_, screen)) => html::a().href(store.href(screen)).child(bilingual(name)).into_any(),
        None => html::span().child(bilingual(name)).into_any(),
    })
}

pub(super) fn change_words(store: Store, strategy: &Strategy, change: &Change) -> String {
    net_words(store, strategy, change, &change.was)
}

/// The same from what stood there before the first of several changes.
fn net_words(store: Store, strategy: &Strategy, change: &Change, was: &Value) -> String {
    let (names, words) = (&work(store.text).contests, &text::cycle(store.text).meetings);
    let record = (names.record)(strategy, &change.table, &change.record);
    match &change.op {
        Op::Set { field, value } => {
            let shown = |value| (names.value)(strategy, field, value);
            (words.changed)(
                &format!("{record} {}", (names.field)(field)),
                &shown(was),
                &shown(value),
            )
        }
        Op::Create(fields) => {
            let value = ["value", "words", "text", "decision"]
                .iter()
                .find_map(|field| Some((*field, fields.get(*field)?)));
            let now = value
                .map(|(field, value)| (names.value)(strategy, field, value))
                .unwrap_or_default();
            (words.changed)(&record, words.no_link, &now)
        }
        Op::Delete => (words.changed)(&record, "", words.remove),
    }
}

/// The opinion, to be answered.
fn fields(store: Store, id: Id, found: Memo<Option<Shared<Opinion>>>) -> AnyView {
    let words = &text::cycle(store.text).meetings;
    let of = move |read: fn(&Opinion) -> String| {
        memo(move || {
            found.with(|found| found.as_ref().map(|found| read(found)).unwrap_or_default())
        })
    };
    let edit = {
        let id = id.clone();
        move |field: OpinionField| store.edit(Edit::Opinion { id: id.clone(), field })
    };
    let commit = move |field: fn(String) -> OpinionField| -> Commit {
        let edit = edit.clone();
        Callback::new(move |typed: String| edit(field(typed)))
    };
    let row = of(|opinion| opinion.number.map(|number| number.to_string()).unwrap_or_default());
    // Several stand on one page: each field says whose it is.
    let label = move |name: &'static str| match row.get_untracked().parse() {
        Ok(number) => format!("{} {name}", (words.numbered)(number)),
        Err(_) => name.to_string(),
    };
    let line = |name: &'static str, read: fn(&Opinion) -> String, field: Commit| {
        fact(name, view! { <TextField label={label(name)} value={of(read)} commit={field}/> })
    };
    let long = |name: &'static str, read: fn(&Opinion) -> String, field: Commit| {
        fact(name, long_field(label(name), of(read), field))
    };
    let by =
        || OpinionBy::KNOWN.iter().map(|by| (by.word().to_string(), (words.by_word)(by))).collect();
    let reflections = || {
        let none = (String::new(), words.undecided.to_string());
        let known = Reflection::KNOWN
            .iter()
            .map(|known| (known.word().to_string(), (words.reflection_word)(known)));
        std::iter::once(none).chain(known).collect()
    };
    let subjects = move || {
        let none = (String::new(), words.whole.to_string());
        let parts = store.outline.with(|outline| parts(store, outline));
        std::iter::once(none).chain(parts).collect()
    };
    let wanted = RwSignal::new(String::new());
    let changes = memo(move || {
        let strategy = store.strategy.get();
        let subject = found.with(|found| found.as_ref().map(|found| found.subject.clone()));
        let net = store
            .document
            .with(|document| net_changes(document, &strategy, &subject.unwrap_or_default()));
        let option = |net: &NetChange| {
            let link = Link {
                table: net.change.table.clone(),
                record: net.change.record.clone(),
                change: net.change.id.to_string(),
            };
            (link_word(&link), net_words(store, &strategy, &net.change, &net.was))
        };
        net.iter().map(option).collect::<Vec<_>>()
    });
    let many = memo(move || changes.with(Vec::len) > MANY);
    let links = move || {
        let none = (String::new(), words.no_link.to_string());
        let strategy = store.strategy.get();
        let sought = search::words(&wanted.get());
        let fits = |(_, name): &(String, String)| search::matches(&search::fold(name), &sought);
        let mut options = vec![none];
        options.extend(changes.get().into_iter().filter(fits));
        // What is linked stays to be chosen, whatever is looked for, also where it was changed
        // elsewhere or again since.
        if let Some(link) = found.get().and_then(|found| found.link.clone()) {
            let word = link_word(&link);
            if !options.iter().any(|(known, _)| *known == word) {
                let change = link.change.parse().ok();
                let change = change.and_then(|id| store.document.with(|d| d.change(&id).cloned()));
                let name = match change {
                    Some(change) => change_words(store, &strategy, &change),
                    None => {
                        (work(store.text).contests.record)(&strategy, &link.table, &link.record)
                    }
                };
                options.push((word, name));
            }
        }
        options
    };
    // Where there are many, words find the one.
    let narrow = move || {
        many.get().then(|| {
            let label = label(words.find_link);
            let commit = Callback::new(move |typed: String| {
                wanted.set(typed);
                Ok(())
            });
            view! { <TextField label={label} value={wanted} commit={commit}/> }
        })
    };
    let remove = move || store.edit_or_notify(Edit::Remove { part: Part::Opinion(id.clone()) });
    let set_reflection =
        commit(|word| OpinionField::Reflection((!word.is_empty()).then(|| Reflection::of(&word))));
    let set_by = commit(|word| OpinionField::By(OpinionBy::of(&word)));
    let set_subject = commit(|word| OpinionField::Subject(word.into()));
    let set_link = commit(|word| OpinionField::Link(link_of(&word)));
    let linked = of(|opinion| opinion.link.as_ref().map(link_word).unwrap_or_default());
    html::article()
        .child(
            html::dl()
                .class("facts fields")
                .child(line(
                    words.number,
                    |o| o.number.map(|n| n.to_string()).unwrap_or_default(),
                    commit(OpinionField::Number),
                ))
                .child(fact(
                    words.by,
                    choice(label(words.by), of(|o| o.by.word().to_string()), by, set_by),
                ))
                .child(fact(
                    words.subject,
                    choice(
                        label(words.subject),
                        of(|o| o.subject.to_string()),
                        subjects,
                        set_subject,
                    ),
                ))
                .child(long(words.opinion, |o| o.text.clone(), commit(OpinionField::Text)))
                .child(long(words.response, |o| o.response.clone(), commit(OpinionField::Response)))
                .child(line(words.answered, |o| typed(&o.answered), commit(OpinionField::Answered)))
                .child(fact(
                    words.reflection,
                    choice(
                        label(words.reflection),
                        of(|o| {
                            o.reflection
                                .as_ref()
                                .map(|found| found.word().to_string())
                                .unwrap_or_default()
                        }),
                        reflections,
                        set_reflection,
                    ),
                ))
                .child(fact(
                    words.link,
                    (
                        narrow,
                        choice(label(words.link), linked, links, set_link),
                        html::p().class("quiet").child(words.link_note),
                    ),
                ))
                .child(long(words.promise, |o| o.promise.clone(), commit(OpinionField::Promise)))
                .child(line(words.due, |o| typed(&o.due), commit(OpinionField::Due)))
                .child(line(words.closed, |o| typed(&o.closed), commit(OpinionField::Closed)))
                .child(long(words.result, |o| o.result.clone(), commit(OpinionField::Result)))
                .child(
                    html::div().child(html::dt()).child(
                        html::dd().child(
                            button()
                                .attr("data-kind", "plain")
                                .on(ev::click, move |_| remove())
                                .child(words.remove),
                        ),
                    ),
                ),
        )
        .into_any()
}

/// More than this one does not read through.
const MANY: usize = 12;

/// A link as the word of a choice.
fn link_word(link: &Link) -> String {
    [link.table.as_str(), link.record.as_str(), &link.change].join("\n")
}

fn link_of(word: &str) -> Option<Link> {
    let mut parts = word.split('\n');
    let (table, record, change) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Link { table: table.to_string(), record: record.into(), change: change.to_string() })
}

/// Everything an opinion can be about, in the order of the strategy.
fn parts(store: Store, outline: &Outline) -> Vec<(String, String)> {
    let text = store.text;
    let mut found = Vec::new();
    for entry in &outline.directions {
        found.push((
            entry.direction.id.to_string(),
            text.numbered(&entry.direction.number, &entry.direction),
        ));
        found.extend(
            entry.own_outcomes().map(|outcome| (outcome.id.to_string(), text.name(outcome))),
        );
        for (item, _) in entry.all_items() {
            found.push((item.item.id.to_string(), text.numbered(&item.number, &item.item)));
            found.extend(
                item.programs
                    .iter()
                    .map(|program| (program.id.to_string(), store.text.program(program))),
            );
            found.extend(
                item.outputs.iter().map(|output| (output.id.to_string(), text.name(output))),
            );
        }
    }
    found
}
