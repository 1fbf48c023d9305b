//! Groups that wrote on paper: their figures, typed in by whoever collects, as quickly as can be.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;

use super::{Here, asked, year_heads};
use crate::chart::workshop::{name, unit};
use crate::model::Id;
use crate::model::reading::{self, Reading};
use crate::session::WorkshopCommand;
use crate::web::clock;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{press, scrolling};
use crate::workshop::{Brief, Card, Sketch, Submission};

pub fn form(here: Here) -> AnyView {
    let words = here.words;
    let open = RwSignal::new(false);
    let toggle = move |_| open.update(|open| *open = !*open);
    view! {
        <div>
            <p>{press(words.paper_open, toggle)}</p>
            {move || open.get().then(|| fields(here))}
            {typed_in(here)}
        </div>
    }
    .into_any()
}

/// What was typed in from paper, and the way to take it out again.
fn typed_in(here: Here) -> AnyView {
    let words = here.words;
    let all = move || {
        here.read(|workshop| {
            // Of the round that is collected: what was revealed before stays as it was.
            let round = workshop.brief.round;
            let here = |one: &&Arc<Submission>| {
                workshop.by_hand.contains(&one.id) && one.session.round == round
            };
            let typed = workshop.came.iter().filter(here);
            typed.map(|one| (one.id.clone(), one.name.clone())).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    };
    let entry = move |(id, name): (Id, String)| {
        let id = StoredValue::new(id);
        let out = move || {
            let submission = id.get_value();
            here.dispatch(WorkshopCommand::TakeOut { workshop: here.id(), submission });
        };
        let name = if name.is_empty() { words.nameless.to_string() } else { name };
        let ask = asked(here, words.paper_out, words.paper_out_ask, words.paper_out_yes, out);
        view! { <li>{bilingual(name)}{ask}</li> }.into_any()
    };
    view! { <ul class="typed-in">{move || all().into_iter().map(entry).collect::<Vec<_>>()}</ul> }
        .into_any()
}

fn fields(here: Here) -> AnyView {
    let Here { store, words, .. } = here;
    let Some(brief) = here.read_untracked(|workshop| workshop.brief.clone()) else {
        return ().into_any();
    };
    let told = RwSignal::new(String::new());
    let refused = RwSignal::new(false);
    let form = NodeRef::<html::Form>::new();
    let whole = StoredValue::new(brief.clone());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(form) = form.get_untracked() else { return };
        let found = whole.with_value(|brief| read(&form, brief));
        refused.set(found.is_err());
        match found {
            Ok(submission) => {
                here.dispatch(WorkshopCommand::TypeIn { workshop: here.id(), submission });
                form.reset();
                told.set(words.paper_taken.to_string());
                focus_first(&form);
            }
            Err(Fault::NotANumber(typed)) => told.set((words.paper_fault)(&typed)),
            Err(Fault::Crossed(id)) => {
                let name = whole.with_value(|brief| {
                    brief.sheet(&id).map(|sheet| name(sheet, store.text).to_string())
                });
                told.set((words.paper_crossed)(&name.unwrap_or_default()));
            }
        }
    };
    // The reason has a line of its own, as on the page that is typed in from.
    let across = (brief.years().count() + 2).to_string();
    let rows = brief.sheets.iter().map(|sheet| {
        let (name, unit) = (name(sheet, store.text), unit(sheet, store.text));
        let year = |year: i32| {
            let label = (words.year_label)(sheet, year, store.text);
            let field = field_name(&sheet.id, &year.to_string());
            view! { <td><input class="input" name=field aria-label=format!("{name} {label}") inputmode="decimal" autocomplete="off" /></td> }.into_any()
        };
        let end = |word: &'static str, label: &'static str| {
            view! { <td><input class="input" name=field_name(&sheet.id, word) aria-label=format!("{name} {label}") inputmode="decimal" autocomplete="off" /></td> }.into_any()
        };
        view! {
            <tbody>
            <tr>
                <th scope="rowgroup" rowspan="2">{bilingual(name.to_string())}<small class="quiet">{unit.to_string()}</small></th>
                {brief.years().map(year).collect::<Vec<_>>()}
                {end("low", words.low)}
                {end("high", words.high)}
            </tr>
            <tr><td colspan=across.clone()>
                <label class="field"><span aria-hidden="true">{words.why}</span>
                    <textarea class="input" rows="1" name=field_name(&sheet.id, "why") aria-label=format!("{name} {}", words.why) autocomplete="off"></textarea>
                </label>
            </td></tr>
            </tbody>
        }.into_any()
    });
    let rows = rows.collect::<Vec<_>>();
    let table = view! {
        <table class="table">
            <thead><tr><th scope="col">{store.text.common.indicator}</th>{year_heads(store.text, &brief)}
                <th scope="col">{words.low}</th><th scope="col">{words.high}</th></tr></thead>
            {rows}
        </table>
    }.into_any();
    // The first that is still missing.
    let awaited = here.read_untracked(|workshop| {
        let groups = workshop.groups(&workshop.collection(workshop.brief.round));
        groups.into_iter().find(|(_, count)| *count == 0).map(|(name, _)| name)
    });
    let awaited = awaited.flatten();
    let option = |name: &String| {
        let selected = awaited.as_ref() == Some(name);
        view! { <option value=name.clone() selected=selected>{name.clone()}</option> }.into_any()
    };
    let names = brief.groups.iter().map(option).collect::<Vec<_>>();
    // One of those that are awaited, or nobody in particular.
    let who = match brief.groups.is_empty() {
        true => view! { <input class="input" name="name" autocomplete="off" /> }.into_any(),
        false => view! { <select class="input" name="name">{names}<option value="">{words.nameless}</option></select> }.into_any(),
    };
    view! {
        <form class="paper-form" node_ref=form on:submit=submit>
            <label class="field">
                <span>{words.your_group}</span>
                {who}
            </label>
            {scrolling(words.on_paper, table)}
            <label class="field">
                <span>{words.cards}</span>
                <textarea class="input" rows="2" name="cards" aria-describedby="paper-cards"></textarea>
                <small class="quiet" id="paper-cards">{words.paper_cards}</small>
            </label>
            <p class="ways"><button type="submit" class="button" data-kind="primary">{words.paper_take}</button></p>
            <p role="status" class=move || refused.get().then_some("refused")>{move || bilingual(told.get())}</p>
        </form>
    }
    .into_any()
}

fn field_name(indicator: &Id, what: &str) -> String {
    format!("{indicator} {what}")
}

fn focus_first(form: &web_sys::HtmlFormElement) {
    let first = form.query_selector("input").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = first.focus();
    }
}

/// Why a page cannot be taken.
enum Fault {
    /// As typed; empty where nothing was.
    NotANumber(String),
    /// 低め above the line, or 高め below it, of this indicator.
    Crossed(Id),
}

/// The name of a field, and what stands in it.
fn named(field: web_sys::Node) -> Option<(String, String)> {
    if let Some(field) = field.dyn_ref::<web_sys::HtmlInputElement>() {
        return Some((field.name(), field.value()));
    }
    if let Some(field) = field.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        return Some((field.name(), field.value()));
    }
    let field = field.dyn_ref::<web_sys::HtmlSelectElement>()?;
    Some((field.name(), field.value()))
}

/// What stands in the form; `Err` is what could not be read.
fn read(form: &web_sys::HtmlFormElement, brief: &Brief) -> Result<Submission, Fault> {
    let mut typed: BTreeMap<String, String> = BTreeMap::new();
    let fields = form.query_selector_all("input, select, textarea").ok();
    for field in fields.iter().flat_map(|all| (0..all.length()).filter_map(|at| all.item(at))) {
        typed.extend(named(field));
    }
    let text = |name: &str| typed.get(name).map_or("", |text| text.trim()).to_string();
    let mut sketches = BTreeMap::new();
    for sheet in &brief.sheets {
        let number =
            |what: &str| match reading::read(&text(&field_name(&sheet.id, what)), &sheet.unit) {
                Reading::Empty => Ok(None),
                Reading::Number { value, about: false, .. } => Ok(Some(value)),
                _ => Err(Fault::NotANumber(text(&field_name(&sheet.id, what)))),
            };
        let mut sketch = Sketch { why: text(&field_name(&sheet.id, "why")), ..Sketch::default() };
        for year in brief.years() {
            if let Some(value) = number(&year.to_string())? {
                sketch.path.insert(year, value);
            }
        }
        (sketch.low, sketch.high) = (number("low")?, number("high")?);
        let best = sketch.path.values().next_back().copied();
        let crossed = sketch.low.zip(best).is_some_and(|(low, best)| low > best)
            || sketch.high.zip(best).is_some_and(|(high, best)| high < best);
        if crossed {
            return Err(Fault::Crossed(sheet.id.clone()));
        }
        if !sketch.is_empty() {
            sketches.insert(sheet.id.clone(), sketch);
        }
    }
    if sketches.is_empty() {
        return Err(Fault::NotANumber(String::new()));
    }
    let card = |line: &str| Card { indicator: None, text: line.trim().to_string() };
    Ok(Submission {
        id: Id::from(clock::random_name(10)),
        session: brief.session(),
        name: text("name"),
        sketches,
        cards: text("cards").lines().filter(|line| !line.trim().is_empty()).map(card).collect(),
        ..Submission::default()
    })
}
