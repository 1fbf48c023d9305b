//! 依頼と回収: the requests so far, the way to a new one, and the divisions there are.

use std::collections::BTreeSet;

use leptos::ev;
use leptos::prelude::*;

use crate::edit::Edit;
use crate::model::*;
use crate::place::Screen;
use crate::report::circulation::CirculationBoard;
use crate::report::intake::Intake;
use crate::text::{CirculationWords, post};
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::field::TextField;
use crate::web::widget::list::each;
use crate::web::widget::markup::{
    heading, labelled, noted_section, press, quiet, scrolling, section,
};
use crate::web::{address, clock};

pub fn circulations(store: Store) -> AnyView {
    let words = &post(store.text).circulation;
    let all = memo(move || {
        store.strategy.with(|strategy| {
            let mut all: Vec<_> = strategy.circulations.iter().cloned().collect();
            let issued = |found: &Circulation| found.issued.point.map(Point::code);
            order::sort_by_key(&mut all, |found| {
                (std::cmp::Reverse(issued(found)), found.id.clone())
            });
            all.into_iter().map(|found| found.id.clone()).collect::<Vec<Id>>()
        })
    });
    let none = move || {
        all.with(Vec::is_empty).then(|| view! { <p class="quiet">{words.none}</p> }.into_any())
    };
    let list = each(move || all.get(), Id::to_string, move |id| entry(store, id));
    (
        heading(words.title, view! { <p class="lead">{words.lead}</p> }.into_any()),
        section("asked", words.list, view! { <div>{none}<ul class="lines">{list}</ul></div> }),
        noted_section("ask", words.make, words.make_note, form(store)),
        noted_section("divisions", words.known_divisions, words.known_note, divisions(store)),
    )
        .into_any()
}

/// A request with how far it is.
fn entry(store: Store, id: Id) -> AnyView {
    let words = &post(store.text).circulation;
    let line = move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        let board = CirculationBoard::of(&strategy, &outline, &id, store.today.get())?;
        let href = store.href(Screen::Circulation { id: id.clone() });
        Some(view! {
            <span class="name"><a href=href>{bilingual(board.circulation.name.clone())}</a></span>
            <span class="value">{(words.returned)(&board)}</span>
            {quiet((words.awaited)(&board))}
        })
    };
    view! { <li>{line}</li> }.into_any()
}

/// What is being filled in for a new request.
#[derive(Clone, Copy)]
struct Draft {
    store: Store,
    words: &'static CirculationWords,
    name: RwSignal<Option<String>>,
    year: RwSignal<i32>,
    due: RwSignal<String>,
    cover: RwSignal<String>,
    /// Who is not asked.
    left_out: RwSignal<BTreeSet<String>>,
    told: RwSignal<Option<String>>,
    /// Divisions that have something to fill in that year, with how much.
    divisions: Memo<Vec<(String, usize)>>,
}

impl Draft {
    fn new(store: Store) -> Draft {
        let words = &post(store.text).circulation;
        // What is over is asked for, and not what has just begun.
        let last = store.today.get_untracked().fiscal_year() - 1;
        let year = RwSignal::new(last);
        let divisions = memo(move || {
            let (strategy, outline) = (store.strategy.get(), store.outline.get());
            let intake = Intake::of(&strategy, &outline, FiscalYear(year.get()), None);
            let count = |name: &String| {
                let own = |found: &&std::sync::Arc<Indicator>| strategy.division_of(found) == *name;
                intake.indicators.iter().filter(own).count()
            };
            let counted = intake.divisions.iter().map(|name| (name.clone(), count(name)));
            counted.collect::<Vec<_>>()
        });
        Draft {
            store,
            words,
            name: RwSignal::default(),
            year,
            due: RwSignal::default(),
            cover: RwSignal::new(words.cover_default.to_string()),
            left_out: RwSignal::default(),
            told: RwSignal::default(),
            divisions,
        }
    }

    /// As somebody has called it, or as it is called for its year.
    fn name(self) -> String {
        self.name.get().unwrap_or_else(|| (self.words.name_of)(FiscalYear(self.year.get())))
    }

    fn asked(self) -> Vec<String> {
        let out = self.left_out.get();
        let all = self.divisions.get().into_iter().map(|(name, _)| name);
        all.filter(|name| !out.contains(name)).collect()
    }

    /// Makes the request and leads to its board; why it could not be made is said here.
    fn make(self) {
        let Draft { store, words, .. } = self;
        let context = clock::context();
        let made = untrack(|| {
            let divisions = self.asked();
            if divisions.is_empty() {
                return Err(words.nobody.to_string());
            }
            let id = Id::from(format!("circulation-{}", context.fresh));
            store.edit(Edit::Circulate(Circulation {
                id: id.clone(),
                name: self.name(),
                year: FiscalYear(self.year.get()),
                issued: AsOf::of(Point::Day(context.today)),
                due: AsOf::read(&self.due.get()),
                divisions,
                cover: self.cover.get().trim().to_string(),
                by: store.session.with(|session| session.label.clone()),
                known: store.document.with(|document| document.extent()),
            }))?;
            Ok(id)
        });
        match made {
            Err(why) => self.told.set(Some(why)),
            // The first edit of published data leads to a copy: the board is there.
            Ok(id) => request_animation_frame(move || {
                address::go(store, store.place(Screen::Circulation { id }), false)
            }),
        }
    }
}

fn form(store: Store) -> AnyView {
    let draft = Draft::new(store);
    let any = memo(move || draft.divisions.with(|divisions| !divisions.is_empty()));
    let view = move || match any.get() {
        true => untrack(|| fields(draft)),
        false => {
            let href = store.href(Screen::Indicators { query: Default::default(), year: None });
            let words = draft.words;
            view! { <p class="empty">{words.no_divisions}" "<a href=href>{words.to_indicators}</a></p> }
                .into_any()
        }
    };
    view! { <div class="request">{view}</div> }.into_any()
}

fn fields(draft: Draft) -> AnyView {
    let Draft { store, words, .. } = draft;
    let typed =
        |field: RwSignal<String>| move |event: ev::Event| field.set(event_target_value(&event));
    let name = view! {
        <input class="input" type="text" autocomplete="off" prop:value=move || draft.name()
            on:input=move |event| draft.name.set(Some(event_target_value(&event)))/>
    };
    let last = draft.year.get_untracked();
    let years = (last - 3..=last + 1).rev().map(|year| {
        let selected = move || draft.year.get() == year;
        let name = (store.text.write.period)(Period::fiscal(year));
        view! { <option value=year.to_string() prop:selected=selected>{name}</option> }.into_any()
    });
    let choose_year = move |event: ev::Event| {
        if let Ok(year) = event_target_value(&event).parse() {
            draft.year.set(year);
        }
    };
    let year =
        view! { <select class="input" on:change=choose_year>{years.collect::<Vec<_>>()}</select> };
    let due = view! {
        <input class="input" type="text" autocomplete="off" aria-describedby="due-note"
            prop:value=move || draft.due.get() on:input=typed(draft.due)/>
    };
    let cover = view! {
        <textarea class="input" rows="5" prop:value=move || draft.cover.get() on:input=typed(draft.cover)></textarea>
    };
    let refused = move || draft.told.get().map(bilingual);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        draft.make();
    };
    view! {
        <form on:submit=submit>
            {labelled(words.name, name)}
            {labelled(words.year, year)}
            {labelled(words.due, due)}
            <p class="quiet" id="due-note">{words.due_note}</p>
            {whom(draft)}
            {labelled(words.cover, cover)}
            <p class="refused" role="alert">{refused}</p>
            <p><button type="submit" class="button" data-kind="primary">{words.make}</button></p>
        </form>
    }
    .into_any()
}

/// 依頼先: everybody who has something to fill in, unless they are left out.
fn whom(draft: Draft) -> AnyView {
    let words = draft.words;
    let one = move |(name, count): (String, usize)| {
        let label = (words.division)(&name, count);
        let key = StoredValue::new(name);
        let asked = move || draft.left_out.with(|out| !out.contains(&key.get_value()));
        let change = move |event: ev::Event| {
            let asked = event_target_checked(&event);
            draft.left_out.update(|out| {
                match asked {
                    true => out.remove(&key.get_value()),
                    false => out.insert(key.get_value()),
                };
            });
        };
        view! {
            <label class="check"><input type="checkbox" prop:checked=asked on:change=change/>{bilingual(label)}</label>
        }
        .into_any()
    };
    let boxes = each(move || draft.divisions.get(), |(name, count)| format!("{name} {count}"), one);
    let all = move |()| draft.left_out.update(BTreeSet::clear);
    let count = move || draft.asked().len().to_string();
    view! {
        <fieldset class="asked-of">
            <legend>{words.divisions}" "<span class="figure">{count}</span></legend>
            <div class="checks">{boxes}</div>
            <p>{press(words.all, all)}</p>
        </fieldset>
    }
    .into_any()
}

/// Every division with what it owns; a new name holds everywhere.
fn divisions(store: Store) -> AnyView {
    let words = &post(store.text).circulation;
    let all = memo(move || store.strategy.with(|strategy| strategy.divisions()));
    let row = move |division: Division| {
        let Division { name, indicators, programs } = division;
        let query = crate::report::Query { division: Some(name.clone()), ..Default::default() };
        let href = store.href(Screen::Indicators { query, year: None });
        let (label, from) = ((words.new_name)(&name), name.clone());
        let value = Signal::stored(name.clone());
        let rename = Callback::new(move |to: String| {
            store.edit(Edit::RenameDivision { from: from.clone(), to })
        });
        let field = move || match store.editing() {
            true => view! { <TextField label=label.clone() value=value commit=rename/> }.into_any(),
            false => view! { <a href=href.clone()>{bilingual(name.clone())}</a> }.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{field}</th>
                <td data-type="number">{indicators}</td>
                <td data-type="number">{programs}</td>
            </tr>
        }
        .into_any()
    };
    let rows = each(move || all.get(), |found| format!("{found:?}"), row);
    let common = &store.text.common;
    let table = view! {
        <table class="table divisions">
            <thead><tr>
                <th scope="col">{common.division}</th>
                <th scope="col" data-type="number">{common.indicator}</th>
                <th scope="col" data-type="number">{words.programs}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    scrolling(common.division, table)
}
