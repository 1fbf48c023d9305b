//! The order of the strategy: directions, items, programs and indicators made, named, moved and
//! taken out.

use super::cells::{KNOWN_DIVISIONS, known_divisions};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;

use crate::edit::{Edit, New, Part, PartField, Siblings, add_list};
use crate::exchange::block;
use crate::model::*;
use crate::place::{Address, Screen};
use crate::report::outline::ItemEntry;
use crate::session::{Command, Message};
use crate::text::work;
use crate::web::part::crumbs::crumbs;
use crate::web::reactive::memo;
use crate::web::screen::lost;
use crate::web::store::{Shared, Store};
use crate::web::widget::field::{Commit, TextField, choice, form, long_field};
use crate::web::widget::markup::{button, fact, labelled, noted_section, quiet, section};
use crate::web::{address, clock};

/// 基本的方向, to be changed.
pub fn direction(store: Store, id: Id) -> AnyView {
    while_there(store, Part::Direction(id.clone()), move || edited_direction(store, &id))
}

/// Only whether a part is there makes its page anew: the lists within stay, and with them the
/// keyboard's place.
fn while_there(store: Store, part: Part, show: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let there = memo(move || store.strategy.with(|s| part.exists(s)));
    (move || if there.get() { untrack(&show) } else { lost::missing_place(store).into_any() })
        .into_any()
}

fn edited_direction(store: Store, id: &Id) -> AnyView {
    let (words, common) = (&work(store.text).parts, &store.text.common);
    let part = Part::Direction(id.clone());
    let (new_outcome, new_item, own) = (id.clone(), id.clone(), id.clone());
    (
        move || crumbs(store, Vec::new()),
        heading(store, common.direction, part.clone()),
        section(
            "fields",
            words.fields,
            fields(store, part.clone(), &[Field::Number, Field::Name, Field::NameEn], ()),
        ),
        noted_section(
            "outcomes",
            common.outcomes,
            common.outcome_gloss,
            html::div()
                .child(list(store, common.outcome, Siblings::Outcomes(id.clone())))
                .child(adder(store, words.add_outcome, move || New::Outcome {
                    direction: new_outcome.clone(),
                }))
                .child(restating(store, own)),
        ),
        section(
            "items",
            common.item,
            html::div().child(list(store, common.item, Siblings::Items(id.clone()))).child(adder(
                store,
                words.add_item,
                move || New::Item { parent: new_item.clone() },
            )),
        ),
        ending(store, part, Screen::Overview),
    )
        .into_any()
}

/// 施策項目, to be changed.
pub fn item(store: Store, id: Id) -> AnyView {
    while_there(store, Part::Item(id.clone()), move || edited_item(store, &id))
}

fn edited_item(store: Store, id: &Id) -> AnyView {
    let (words, common) = (&work(store.text).parts, &store.text.common);
    let part = Part::Item(id.clone());
    let (new_program, new_output, new_item) = (id.clone(), id.clone(), id.clone());
    let above = store.strategy.with_untracked(|strategy| {
        let parent = strategy.items.get(id)?.parent.clone();
        let direction = strategy.directions.contains(&parent);
        Some(if direction { Screen::Direction { id: parent } } else { Screen::Item { id: parent } })
    });
    (
        {
            let id = id.clone();
            move || crumbs(store, way_to(store, &id))
        },
        heading(store, common.item, part.clone()),
        section(
            "fields",
            words.fields,
            fields(
                store,
                part.clone(),
                &[Field::Number, Field::Name, Field::NameEn],
                fact(words.place, place_of(store, part.clone())),
            ),
        ),
        section(
            "programs",
            words.programs,
            html::div()
                .child(known_divisions(store))
                .child(list(store, words.programs, Siblings::Programs(id.clone())))
                .child(adder(store, words.add_program, move || New::Program {
                    item: new_program.clone(),
                })),
        ),
        noted_section(
            "outputs",
            common.outputs,
            common.output_gloss,
            html::div().child(list(store, common.output, Siblings::Outputs(id.clone()))).child(
                adder(store, words.add_output, move || New::Output { item: new_output.clone() }),
            ),
        ),
        section(
            "items",
            words.within,
            html::div().child(list(store, words.within, Siblings::Items(id.clone()))).child(adder(
                store,
                words.add_item,
                move || New::Item { parent: new_item.clone() },
            )),
        ),
        ending(store, part, above.unwrap_or(Screen::Overview)),
    )
        .into_any()
}

/// The directions of the strategy, to be changed.
pub(super) fn directions(store: Store) -> AnyView {
    let (words, common) = (&work(store.text).parts, &store.text.common);
    section(
        "directions",
        common.direction,
        html::div().child(list(store, common.direction, Siblings::Directions)).child(adder(
            store,
            words.add_direction,
            || New::Direction,
        )),
    )
}

fn way_to(store: Store, id: &Id) -> Vec<(String, Screen)> {
    let outline = store.outline.get();
    let Some((direction, _, path)) = outline.item(id) else {
        return Vec::new();
    };
    let first = &direction.direction;
    let mut way = vec![(
        store.text.numbered(&first.number, first),
        Screen::Direction { id: first.id.clone() },
    )];
    let above = &path[..path.len().saturating_sub(1)];
    way.extend(above.iter().map(|item| {
        (store.text.numbered(&item.number, item), Screen::Item { id: item.id.clone() })
    }));
    way
}

fn heading(store: Store, kind: &'static str, part: Part) -> AnyView {
    let name = move || name_of(store, &part);
    html::header()
        .class("heading")
        .child(html::p().class("quiet").child(kind))
        .child(html::h1().child(move || bilingual(name())))
        .into_any()
}

pub(super) fn name_of(store: Store, part: &Part) -> String {
    store.strategy.with(|strategy| part.name(strategy))
}

/// Text fields of a part.
#[derive(Clone, Copy)]
pub(super) enum Field {
    Number,
    Name,
    NameEn,
    Division,
}

pub(super) fn fields(
    store: Store,
    part: Part,
    names: &[Field],
    more: impl IntoView + 'static,
) -> AnyView {
    let words = &work(store.text).parts;
    let line = |field: &Field| {
        let field = *field;
        let name = match field {
            Field::Number => words.number,
            Field::Name => words.name,
            Field::NameEn => words.name_en,
            Field::Division => store.text.common.division,
        };
        fact(
            name,
            view! { <TextField label={name} value={text_of(store, part.clone(), field)} commit={commit(store, part.clone(), field)}/> },
        )
    };
    html::dl()
        .class("facts fields")
        .child(names.iter().map(line).collect_view())
        .child(more.into_any())
        .into_any()
}

fn text_of(store: Store, part: Part, field: Field) -> Memo<String> {
    let read = move || {
        let strategy = store.strategy.get();
        match &part {
            Part::Direction(id) => strategy.directions.get(id).map(|found| match field {
                Field::Number => found.number.clone(),
                Field::Name => found.name.clone(),
                _ => found.name_en.clone(),
            }),
            Part::Item(id) => strategy.items.get(id).map(|found| match field {
                Field::Number => found.number.clone(),
                Field::Name => found.name.clone(),
                _ => found.name_en.clone(),
            }),
            Part::Program(id) => strategy.programs.get(id).map(|found| match field {
                Field::Name => found.text.clone(),
                Field::Division => found.division.clone(),
                _ => found.text_en.clone(),
            }),
            _ => None,
        }
    };
    memo(move || read().unwrap_or_default())
}

fn commit(store: Store, part: Part, field: Field) -> Commit {
    Callback::new(move |typed: String| {
        let field = match field {
            Field::Number => PartField::Number(typed),
            Field::Name => PartField::Name(typed),
            Field::NameEn => PartField::NameEn(typed),
            Field::Division => PartField::Division(typed),
        };
        store.edit(Edit::Part { part: part.clone(), field })
    })
}

/// Parts in their order, each to be opened, moved and taken out.
fn list(store: Store, label: &'static str, siblings: Siblings) -> AnyView {
    let words = &work(store.text).parts;
    let found = memo(move || store.strategy.with(|s| siblings.of(s)));
    (
        move || found.with(Vec::is_empty).then(|| html::p().class("quiet").child(words.none)),
        html::ol().class("parts").aria_label(label).child(each(
            move || found.get(),
            |part| part.id().to_string(),
            move |part| row(store, part, found),
        )),
    )
        .into_any()
}

fn row(store: Store, part: Part, siblings: Memo<Vec<Part>>) -> AnyView {
    let words = &work(store.text).parts;
    let name = memo({
        let part = part.clone();
        move || name_of(store, &part)
    });
    let at_end = |first: bool| {
        let part = part.clone();
        move || {
            let end = siblings.with(|parts| {
                if first { parts.first() == Some(&part) } else { parts.last() == Some(&part) }
            });
            end.then_some("true")
        }
    };
    let action = |word: &'static str, edit: Edit| {
        button()
            .attr("data-kind", "plain")
            .aria_label(move || (words.of)(word, &name.get()))
            .on(ev::click, move |_| store.edit_or_notify(edit.clone()))
            .child(word)
    };
    let shift = |up: bool| Edit::Shift { part: part.clone(), up };
    let main = match &part {
        Part::Program(_) => html::div().class("name").child((long_field(words.program, text_of(store, part.clone(), Field::Name), commit(store, part.clone(), Field::Name)), labelled(
                store.text.common.division,
                view! { <TextField label={store.text.common.division} value={text_of(store, part.clone(), Field::Division)} commit={commit(store, part.clone(), Field::Division)} list=KNOWN_DIVISIONS/> },
            ))).into_any(),
        _ => html::div().class("name").child(link(store, part.clone(), name)).into_any(),
    };
    html::li()
        .child(main)
        .child(html::span().class("actions").child((
            action(words.up, shift(true)).aria_disabled(at_end(true)),
            action(words.down, shift(false)).aria_disabled(at_end(false)),
            action(words.remove, Edit::Remove { part }),
        )))
        .into_any()
}

fn link(store: Store, part: Part, name: Memo<String>) -> AnyView {
    let number = {
        let part = part.clone();
        move || {
            let strategy = store.strategy.get();
            match &part {
                Part::Direction(id) => {
                    strategy.directions.get(id).map(|found| found.number.clone())
                }
                Part::Item(id) => strategy.items.get(id).map(|found| found.number.clone()),
                _ => None,
            }
        }
    };
    let screen = match &part {
        Part::Direction(id) => Screen::Direction { id: id.clone() },
        Part::Item(id) => Screen::Item { id: id.clone() },
        Part::Restatement(id) => {
            let outcome = store
                .strategy
                .with_untracked(|s| s.restatements.get(id).map(|found| found.outcome.clone()));
            Screen::Indicator {
                id: outcome.unwrap_or_else(|| id.clone()),
                year: None,
                table: false,
            }
        }
        part => Screen::Indicator { id: part.id().clone(), year: None, table: false },
    };
    let restated = matches!(part, Part::Restatement(_)).then(|| quiet(store.text.common.restated));
    let word = move || {
        number().filter(|number| !number.is_empty()).map(|number| bilingual(format!("{number} ")))
    };
    let anchor = html::a()
        .href(move || store.href(screen.clone()))
        .child((word, move || bilingual(name.get())));
    (anchor, restated).into_any()
}

/// A field for the name of something new; Enter makes it and waits for the next. A list that is pasted
/// makes one a line.
pub fn adder(
    store: Store,
    label: &'static str,
    new: impl Fn() -> New + Clone + 'static,
) -> AnyView {
    let id = || Id::from(clock::random_name(10));
    let one = new.clone();
    let field = form(label, work(store.text).parts.add, move |name| {
        if name.trim().is_empty() {
            return Ok(());
        }
        store.edit(Edit::Add { id: id(), new: one(), name })
    });
    let paste = move |event: web_sys::Event| {
        let clipboard = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let markup = clipboard.as_ref().and_then(|found| found.get_data("text/html").ok());
        let is_table = markup.is_some_and(|markup| markup.contains("<table"));
        let typed = clipboard.and_then(|found| found.get_data("text/plain").ok());
        let rows = block::cells(&typed.unwrap_or_default());
        // The lines of what somebody said are one opinion, unless they were cells.
        let is_prose = matches!(new(), New::Opinion { .. }) && !is_table;
        if is_prose || (rows.len() < 2 && rows.iter().all(|row| row.len() < 2)) {
            return;
        }
        event.prevent_default();
        match add_list(&new, &rows, id) {
            Ok(edit) => store.edit_or_notify(edit),
            Err(refusal) => {
                store.dispatch(Command::Notify { message: Message::EditRefused(refusal) })
            }
        }
    };
    html::div().on(ev::paste, move |event| paste(event.into())).child(field).into_any()
}

/// 再掲: an outcome of another direction is listed here as well.
fn restating(store: Store, direction: Id) -> AnyView {
    let words = &work(store.text).parts;
    let others = memo({
        let direction = direction.clone();
        move || {
            let strategy = store.strategy.get();
            let here: Vec<&Id> = strategy.restatements.of(&direction).map(|r| &r.outcome).collect();
            let elsewhere = strategy.indicators.iter().filter(|indicator| {
                matches!(&indicator.role, Role::Outcome { direction: own } if *own != direction)
                    && !here.contains(&&indicator.id)
            });
            elsewhere
                .map(|indicator| (indicator.id.to_string(), store.text.name(indicator)))
                .collect::<Vec<_>>()
        }
    });
    let commit = Callback::new(move |outcome: String| {
        if outcome.is_empty() {
            return Ok(());
        }
        store.edit(Edit::Restate { outcome: outcome.into(), direction: direction.clone() })
    });
    (move || {
        (!others.with(Vec::is_empty)).then(|| {
            let options = move || {
                std::iter::once((String::new(), words.choose.to_string()))
                    .chain(others.get())
                    .collect()
            };
            let field = choice(words.restate, String::new(), options, commit);
            html::div().class("narrow").child(labelled(words.restate, field))
        })
    })
    .into_any()
}

/// Where a part stands, to be chosen anew. An item cannot stand within itself; the edit refuses it.
pub(super) fn place_of(store: Store, part: Part) -> AnyView {
    let words = &work(store.text).parts;
    let (outcome, item) = (is_outcome(store, &part), matches!(part, Part::Item(_)));
    let options = {
        let own = part.id().clone();
        move || {
            let outline = store.outline.get();
            let mut found = Vec::new();
            for entry in &outline.directions {
                let direction = &entry.direction;
                let name = store.text.numbered(&direction.number, direction);
                if outcome || item {
                    found.push((direction.id.to_string(), name));
                }
                if !outcome {
                    collect_items(store, &entry.items, &own, 1, &mut found);
                }
            }
            found
        }
    };
    let value = memo({
        let part = part.clone();
        move || parent_of(store, &part).map(|id| id.to_string()).unwrap_or_default()
    });
    let commit = Callback::new(move |parent: String| {
        store.edit(Edit::Place { part: part.clone(), parent: parent.into() })
    });
    choice(words.place, value, options, commit)
}

fn is_outcome(store: Store, part: &Part) -> bool {
    let Part::Indicator(id) = part else { return false };
    store.strategy.with_untracked(|s| s.indicators.get(id).is_some_and(|i| i.is_outcome()))
}

fn collect_items(
    store: Store,
    items: &[ItemEntry],
    own: &Id,
    depth: usize,
    found: &mut Vec<(String, String)>,
) {
    for entry in items.iter().filter(|entry| entry.item.id != *own) {
        let name = format!(
            "{}{}",
            "　".repeat(depth),
            store.text.numbered(&entry.item.number, &entry.item)
        );
        found.push((entry.item.id.to_string(), name));
        collect_items(store, &entry.items, own, depth + 1, found);
    }
}

fn parent_of(store: Store, part: &Part) -> Option<Id> {
    let strategy: Shared<Strategy> = store.strategy.get();
    match part {
        Part::Item(id) => strategy.items.get(id).map(|found| found.parent.clone()),
        Part::Program(id) => strategy.programs.get(id).map(|found| found.item.clone()),
        Part::Indicator(id) => strategy.indicators.get(id).map(|found| match &found.role {
            Role::Outcome { direction } => direction.clone(),
            Role::Output { item } => item.clone(),
        }),
        _ => None,
    }
}

/// The way to take the whole part out; it can be had back with 元に戻す.
pub fn ending(store: Store, part: Part, then: Screen) -> AnyView {
    let (words, common) = (&work(store.text).parts, &store.text.common);
    let kind = match &part {
        Part::Direction(_) => common.direction,
        Part::Item(_) => common.item,
        _ => common.indicator,
    };
    let label = (words.remove_this)(kind);
    let remove = move || {
        let then = then.clone();
        store.edit_then(Edit::Remove { part: part.clone() }, move || {
            address::go(store, Address::new(&store.key.get_untracked(), then), true);
        });
    };
    section(
        "ending",
        words.ending,
        html::div().child(html::p().class("quiet").child(words.ending_note)).child(
            html::p().class("ways").child(button().on(ev::click, move |_| remove()).child(label)),
        ),
    )
}
