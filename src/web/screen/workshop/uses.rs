//! この結果を使う: a line taken as a target, cards as opinions of the meeting, and who came nearest once the
//! figures are known.

use leptos::ev;
use leptos::prelude::*;

use super::Here;
use crate::model::Number;
use crate::model::reading::{Reading, read};
use crate::session::DocumentCommand;
use crate::web::reactive::memo;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::press;
use crate::workshop::{
    Brief, Collection, Distribution, Nearest, Sheet, adopted, cards, minutes, nearest,
};

/// この結果を使う: a target, opinions, and who came nearest.
pub fn uses(
    here: Here,
    brief: &Brief,
    sheet: &Sheet,
    all: Memo<Distribution>,
    collection: Memo<Collection>,
    round: u32,
) -> AnyView {
    let Here { store, words, .. } = here;
    let rehearsal = here.read_untracked(|workshop| workshop.rehearsal).unwrap_or_default();
    let held = here.read_untracked(|workshop| workshop.held_here).unwrap_or_default();
    let there = store.strategy.with_untracked(|strategy| strategy.indicators.contains(&sheet.id));
    if !held || rehearsal {
        return ().into_any();
    }
    let told = RwSignal::new(String::new());
    let (kept_brief, kept_sheet) =
        (StoredValue::new(brief.clone()), StoredValue::new(sheet.clone()));
    // Those who sketched this year of this indicator.
    let count = move |year: i32| {
        all.with_untracked(|all| all.years.get(&year).map_or(0, |spread| spread.count))
    };
    let year = RwSignal::new(brief.until);
    let typed = RwSignal::new(String::new());
    let proposal = memo(move || {
        let median = all.with(|all| all.years.get(&year.get()).map(|spread| spread.median));
        let places = kept_sheet.with_value(|sheet| sheet.precision);
        median.and_then(|median| Number::new(median.round_dp(places)))
    });
    let value = move || match typed.get().is_empty() {
        true => proposal.get().map(|value| value.to_string()).unwrap_or_default(),
        false => typed.get(),
    };
    // The plan has been changed, and can be changed back here: the page's own button is not seen.
    let changed = RwSignal::new(false);
    let done = move |words: String| {
        changed.set(true);
        told.set(words);
    };
    let undo = move |()| {
        store.dispatch_document(DocumentCommand::Undo { key: store.key.get_untracked() });
        changed.set(false);
        told.set(words.taken_back.to_string());
    };
    let adopt = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let unit = kept_sheet.with_value(|sheet| sheet.unit.clone());
        let Reading::Number { value, about: false, .. } = read(&untrack(value), &unit) else {
            return told.set(words.not_a_figure.to_string());
        };
        let why = kept_brief
            .with_value(|brief| (words.adopted_why)(brief, round, count(year.get_untracked())));
        store.lazy.editor.with(store, move |_| {
            let edit = store.strategy.with_untracked(|strategy| {
                kept_sheet
                    .with_value(|sheet| adopted(strategy, sheet, year.get_untracked(), value, &why))
            });
            store.edit_then(edit, move || done(words.adopted.to_string()));
        });
    };
    let into_minutes = move |_| {
        store.lazy.editor.with(store, move |_| {
            let all = collection.with_untracked(cards);
            let edit = store.strategy.with_untracked(|strategy| {
                kept_brief.with_value(|brief| minutes(strategy, brief, &all))
            });
            match edit {
                Some(edit) => {
                    store.edit_then(edit, move || done((words.into_minutes_done)(all.len())))
                }
                None => told.set(words.minutes_made.to_string()),
            }
        });
    };
    let options = brief.years().map(|year| {
        let name = (store.text.write.period)(sheet.period(year));
        view! { <option value=year.to_string() selected=year == brief.until>{name}</option> }
            .into_any()
    });
    let options = options.collect::<Vec<_>>();
    let change = move |event: ev::Event| {
        if let Ok(chosen) = event_target_value(&event).parse() {
            year.set(chosen);
        }
    };
    let taking = there.then(|| {
        view! {
            <form class="adopt" on:submit=adopt>
                <label class="field"><span>{store.text.common.fiscal_year}</span>
                    <select class="input" on:change=change>{options}</select></label>
                <label class="field"><span>{store.text.common.target}</span>
                    <input class="input" data-type="number" autocomplete="off" prop:value=value
                        on:input=move |event| typed.set(event_target_value(&event)) /></label>
                <button type="submit" class="button">{words.adopt}</button>
            </form>
            <p class="quiet">{words.adopt_note}</p>
        }
        .into_any()
    });
    let actuals = move || {
        let found = store.strategy.with(|strategy| {
            kept_brief.with_value(|brief| {
                kept_sheet.with_value(|sheet| all.with(|all| nearest(strategy, brief, sheet, all)))
            })
        });
        let line = |found: &Nearest| {
            let words = kept_sheet.with_value(|sheet| (words.nearest)(sheet, found, store.text));
            view! { <li>{bilingual(words)}</li> }.into_any()
        };
        (!found.is_empty()).then(|| {
            view! { <h3>{words.nearest_title}</h3><ul>{found.iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
        })
    };
    view! {
        <section class="uses" aria-labelledby="uses">
            <h2 id="uses">{words.uses}</h2>
            {taking}
            <p>{press(words.into_minutes, into_minutes)}</p>
            <p class="quiet">{words.into_minutes_note}</p>
            <p role="status">{move || bilingual(told.get())}</p>
            {move || changed.get().then(|| press(store.text.frame.undo, undo))}
            {actuals}
        </section>
    }
    .into_any()
}
