//! この結果を使う: a line taken as a target, cards as opinions of the meeting, and who came nearest once the
//! figures are known.

use leptos::ev;
use leptos::prelude::*;

use super::Here;
use crate::measure::rate::round_to;
use crate::model::Number;
use crate::model::reading::{Reading, read};
use crate::session::DocumentCommand;
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::press;
use crate::workshop::{
    Brief, Collection, Distribution, Nearest, Sheet, adopted, cards, minutes, nearest,
};

/// What was done to the plan. It can be changed back here: the page's own button is not in sight.
#[derive(Clone, Copy, Default)]
struct Done {
    told: RwSignal<String>,
    changed: RwSignal<bool>,
}

impl Done {
    fn changed(self, words: String) {
        self.changed.set(true);
        self.told.set(words);
    }

    fn undo(self, here: Here) {
        let Here { store, words, .. } = here;
        store.dispatch_document(DocumentCommand::Undo { key: store.key.get_untracked() });
        self.changed.set(false);
        self.told.set(words.taken_back.to_string());
    }
}

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
    let uses = here.read_untracked(|workshop| workshop.held_here && !workshop.rehearsal);
    if !uses.unwrap_or_default() {
        return ().into_any();
    }
    let there = store.strategy.with_untracked(|strategy| strategy.indicators.contains(&sheet.id));
    let (brief, sheet) = (StoredValue::new(brief.clone()), StoredValue::new(sheet.clone()));
    let done = Done::default();
    let undo = move |_| done.undo(here);
    view! {
        <section class="uses" aria-labelledby="uses">
            <h2 id="uses">{words.uses}</h2>
            {there.then(|| taking(here, brief, sheet, all, round, done))}
            <p>{press(words.into_minutes, into_minutes(here, brief, collection, done))}</p>
            <p class="quiet">{words.into_minutes_note}</p>
            <p role="status">{move || bilingual(done.told.get())}</p>
            {move || done.changed.get().then(|| press(store.text.frame.undo, undo))}
            {came_nearest(here, brief, sheet, all)}
        </section>
    }
    .into_any()
}

/// 目標にする: the median of a year, or whatever is typed instead.
fn taking(
    here: Here,
    brief: StoredValue<Brief>,
    sheet: StoredValue<Sheet>,
    all: Memo<Distribution>,
    round: u32,
    done: Done,
) -> AnyView {
    let Here { store, words, .. } = here;
    let year = RwSignal::new(brief.with_value(|brief| brief.until));
    let typed = RwSignal::new(String::new());
    let proposal = memo(move || {
        let median = all.with(|all| all.years.get(&year.get()).map(|spread| spread.median));
        let places = sheet.with_value(|sheet| sheet.precision);
        median.and_then(|median| Number::new(round_to(median, places)))
    });
    let value = move || match typed.get().is_empty() {
        true => proposal.get().map(|value| value.to_string()).unwrap_or_default(),
        false => typed.get(),
    };
    let adopt = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (year, unit) = (year.get_untracked(), sheet.with_value(|sheet| sheet.unit.clone()));
        let Reading::Number { value, about: false, .. } = read(&untrack(value), &unit) else {
            return done.told.set(words.not_a_figure.to_string());
        };
        // Those who sketched this year of this indicator.
        let count = all.with_untracked(|all| all.years.get(&year).map_or(0, |spread| spread.count));
        let why = brief.with_value(|brief| (words.adopted_why)(brief, round, count));
        store.lazy.editor.with(store, move |_| {
            let edit = store.strategy.with_untracked(|strategy| {
                sheet.with_value(|sheet| adopted(strategy, sheet, year, value, &why))
            });
            store.edit_then(edit, move || done.changed(words.adopted.to_string()));
        });
    };
    let option = |at: i32| {
        let name = sheet.with_value(|sheet| (store.text.write.period)(sheet.period(at)));
        let selected = at == year.get_untracked();
        view! { <option value=at.to_string() selected=selected>{name}</option> }.into_any()
    };
    let options = brief.with_value(|brief| brief.years().map(option).collect::<Vec<_>>());
    let change = move |event: ev::Event| {
        if let Ok(chosen) = event_target_value(&event).parse() {
            year.set(chosen);
        }
    };
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
}

/// 意見カードを会議の意見にする
fn into_minutes(
    here: Here,
    brief: StoredValue<Brief>,
    collection: Memo<Collection>,
    done: Done,
) -> impl Fn(()) + Send + Sync + 'static {
    let Here { store, words, .. } = here;
    let make = move |store: Store| {
        let all = collection.with_untracked(cards);
        if all.is_empty() {
            return done.told.set(words.no_cards.to_string());
        }
        let edit = store
            .strategy
            .with_untracked(|strategy| brief.with_value(|brief| minutes(strategy, brief, &all)));
        match edit {
            Some(edit) => {
                store.edit_then(edit, move || done.changed((words.into_minutes_done)(all.len())));
            }
            None => done.told.set(words.minutes_made.to_string()),
        }
    };
    move |()| store.lazy.editor.with(store, move |_| make(store))
}

/// Which guess came nearest, of each year that has a figure now.
fn came_nearest(
    here: Here,
    brief: StoredValue<Brief>,
    sheet: StoredValue<Sheet>,
    all: Memo<Distribution>,
) -> AnyView {
    let Here { store, words, .. } = here;
    (move || {
        let found = store.strategy.with(|strategy| {
            brief.with_value(|brief| {
                sheet.with_value(|sheet| all.with(|all| nearest(strategy, brief, sheet, all)))
            })
        });
        let line = |found: &Nearest| {
            let words = sheet.with_value(|sheet| (words.nearest)(sheet, found, store.text));
            view! { <li>{bilingual(words)}</li> }.into_any()
        };
        (!found.is_empty()).then(|| {
            view! { <h3>{words.nearest_title}</h3><ul>{found.iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
        })
    })
    .into_any()
}
