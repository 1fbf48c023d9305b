//! 勉強会をひらく: three short steps, one after the other; what was typed stays while one goes to and fro.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};

use super::bench::nothing_kept;
use crate::model::{Id, Indicator, Period};
use crate::place::Screen;
use crate::session::WorkshopCommand;
use crate::text::{self, WorkshopWords};
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{heading, press};
use crate::web::{address, clock, workshops};
use crate::workshop::{Brief, Sheet, Shows};

/// So many indicators are sketched in an evening with time to talk.
const GOOD: usize = 8;

#[derive(Clone, Copy)]
struct Typed {
    title: RwSignal<String>,
    date: RwSignal<String>,
    venue: RwSignal<String>,
    groups: RwSignal<String>,
    indicators: RwSignal<BTreeSet<Id>>,
    from: RwSignal<i32>,
    until: RwSignal<i32>,
    past: RwSignal<bool>,
    expected: RwSignal<bool>,
    targets: RwSignal<bool>,
    questions: RwSignal<String>,
}

pub fn screen(store: Store) -> AnyView {
    let words = text::workshop(store.text);
    let (first, last) = store.strategy.with_untracked(|strategy| {
        let known = strategy.observations.iter().map(|found| found.period.year()).max();
        let this_year = clock::context().today.fiscal_year();
        let from = known.map_or(this_year, |known| known + 1);
        // Until the end of the strategy, and at least three years to think of.
        let end = strategy.about.last_year.map_or(from + 3, |year| year.0);
        (from, end.max(from + 2))
    });
    let typed = Typed {
        title: RwSignal::new(String::new()),
        date: RwSignal::new((store.text.write.point_typed)(crate::model::Point::Day(
            clock::context().today,
        ))),
        venue: RwSignal::default(),
        groups: RwSignal::new("6".into()),
        indicators: RwSignal::default(),
        from: RwSignal::new(first),
        until: RwSignal::new(last),
        past: RwSignal::new(true),
        expected: RwSignal::new(false),
        targets: RwSignal::new(false),
        questions: RwSignal::default(),
    };
    let step = RwSignal::new(0_usize);
    let refused = RwSignal::new(None::<&'static str>);
    let heads = NodeRef::<html::H2>::new();
    let go = move |to: usize| {
        refused.set(None);
        step.set(to);
        request_animation_frame(move || {
            if let Some(head) = heads.get_untracked() {
                let _ = head.focus();
            }
        });
    };
    let next = move || {
        let missing = match step.get_untracked() {
            0 if typed.title.with_untracked(|title| title.trim().is_empty()) => {
                Some(words.title_missing)
            }
            1 if typed.indicators.with_untracked(BTreeSet::is_empty) => {
                Some(words.indicators_missing)
            }
            1 if typed.until.get_untracked() < typed.from.get_untracked() => {
                Some(words.years_wrong)
            }
            _ => None,
        };
        match missing {
            Some(missing) => refused.set(Some(missing)),
            None if step.get_untracked() < 2 => go(step.get_untracked() + 1),
            None => match made(store, words, typed) {
                Some(brief) => make(store, brief),
                None => refused.set(Some(words.too_much)),
            },
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        next();
    };
    let titles = [words.step_about, words.step_indicators, words.step_shown];
    let marks = move || {
        let mark = |(at, title): (usize, &&'static str)| {
            let current = (at == step.get()).then_some("step");
            view! { <li aria-current=current>{*title}</li> }.into_any()
        };
        titles.iter().enumerate().map(mark).collect::<Vec<_>>()
    };
    let fields = move || match step.get() {
        0 => about(words, typed),
        1 => indicators(store, words, typed),
        _ => shown(words, typed),
    };
    let last_word = move || if step.get() < 2 { words.next } else { words.make };
    let back =
        move || (step.get() > 0).then(|| press(words.back, move |_| go(step.get_untracked() - 1)));
    (
        heading(words.open, view! { <p class="lead">{words.open_lead}</p> }.into_any()),
        nothing_kept(store),
        view! {
            <form class="wizard" novalidate on:submit=submit>
                <ol class="steps" aria-label=words.steps>{marks}</ol>
                <h2 tabindex="-1" node_ref=heads>{move || titles[step.get().min(2)]}</h2>
                {fields}
                <p class="refused" role="alert">{move || refused.get()}</p>
                <p class="ways">
                    {back}
                    <button type="submit" class="button" data-kind="primary">{last_word}</button>
                </p>
            </form>
        }
        .into_any(),
    )
        .into_any()
}

/// A field with its label, and below it what it is for: heard after its name, not as a part of it.
fn field(label: &'static str, note: &'static str, value: RwSignal<String>) -> AnyView {
    let (id, described_by) = note_ids(label, note);
    view! {
        <div class="field">
            <label><span>{label}</span>
                <input type="text" class="input" autocomplete="off" aria-describedby=described_by prop:value=value
                    on:input=move |event| value.set(event_target_value(&event)) />
            </label>
            <small class="quiet" id=id>{note}</small>
        </div>
    }
    .into_any()
}

fn area(label: &'static str, note: &'static str, value: RwSignal<String>) -> AnyView {
    let (id, described_by) = note_ids(label, note);
    view! {
        <div class="field">
            <label><span>{label}</span>
                <textarea class="input" rows="3" aria-describedby=described_by prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))></textarea>
            </label>
            <small class="quiet" id=id>{note}</small>
        </div>
    }
    .into_any()
}

/// The id of a field's note, and of the field that it describes; none where there is no note.
fn note_ids(label: &str, note: &str) -> (Option<String>, Option<String>) {
    let id = (!note.is_empty()).then(|| format!("note-{}", label.replace(' ', "-")));
    (id.clone(), id)
}

fn check(label: &'static str, note: &'static str, value: RwSignal<bool>) -> AnyView {
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=value
                on:change=move |event| value.set(event_target_checked(&event)) />
            <span>{label}<small class="quiet">{note}</small></span>
        </label>
    }
    .into_any()
}

fn about(words: &'static WorkshopWords, typed: Typed) -> AnyView {
    (
        field(words.name, words.name_note, typed.title),
        field(words.date, "", typed.date),
        field(words.venue, "", typed.venue),
        area(words.groups, words.groups_note, typed.groups),
    )
        .into_any()
}

fn indicators(store: Store, words: &'static WorkshopWords, typed: Typed) -> AnyView {
    let outline = store.outline.get_untracked();
    let group = |entry: &crate::report::outline::DirectionEntry| {
        let choose = |indicator: &Arc<Indicator>| {
            let (id, name) = (indicator.id.clone(), store.text.name(&**indicator));
            let chosen = {
                let id = id.clone();
                move || typed.indicators.with(|chosen| chosen.contains(&id))
            };
            let change = move |event: ev::Event| {
                let on = event_target_checked(&event);
                typed.indicators.update(|chosen| {
                    if on {
                        chosen.insert(id.clone())
                    } else {
                        chosen.remove(&id)
                    };
                });
            };
            view! {
                <label class="check">
                    <input type="checkbox" prop:checked=chosen on:change=change />
                    <span>{bilingual(name)}</span>
                </label>
            }
            .into_any()
        };
        let name = store.text.numbered(&entry.direction.number, &entry.direction);
        let listed = entry
            .outcomes
            .iter()
            .filter(|listed| !listed.restated)
            .map(|listed| choose(&listed.indicator));
        let all: Vec<AnyView> = listed.chain(entry.outputs().into_iter().map(choose)).collect();
        view! { <fieldset><legend>{bilingual(name)}</legend>{all}</fieldset> }.into_any()
    };
    let all = outline.directions.iter().map(group).collect::<Vec<_>>();
    let count = move || (words.chosen_count)(typed.indicators.with(BTreeSet::len), GOOD);
    let year = move |label: &'static str, value: RwSignal<i32>| {
        let options = move || {
            let name = |year: i32| (store.text.write.period)(Period::fiscal(year));
            let (from, chosen) = (clock::context().today.fiscal_year(), value.get_untracked());
            let years = (from.min(chosen) - 3)..=(from.max(chosen) + 12);
            years
                .map(|year| view! { <option value=year.to_string() selected=year == chosen>{name(year)}</option> }.into_any())
                .collect::<Vec<_>>()
        };
        let change = move |event: ev::Event| {
            if let Ok(year) = event_target_value(&event).parse() {
                value.set(year);
            }
        };
        view! {
            <label class="field"><span>{label}</span>
                <select class="input" on:change=change>{options}</select>
            </label>
        }
        .into_any()
    };
    view! {
        <p class="quiet">{words.indicators_note}</p>
        <p role="status"><b>{count}</b></p>
        <div class="choices">{all}</div>
        <div class="scope">{year(words.from, typed.from)}{year(words.until, typed.until)}</div>
    }
    .into_any()
}

fn shown(words: &'static WorkshopWords, typed: Typed) -> AnyView {
    view! {
        <p class="quiet">{words.shown_note}</p>
        {check(words.show_past, words.show_past_note, typed.past)}
        {check(words.show_expected, words.show_expected_note, typed.expected)}
        {check(words.show_targets, words.show_targets_note, typed.targets)}
        {area(words.questions, words.questions_note, typed.questions)}
    }
    .into_any()
}

/// Names of groups: a number of them, or one a line.
fn groups(words: &'static WorkshopWords, typed: &str) -> Vec<String> {
    let plain = crate::model::writing::plain(typed.trim());
    let digits = plain.trim_end_matches(['班', '組']).trim();
    match digits.parse::<usize>() {
        Ok(count) => (1..=count.min(40)).map(words.group).collect(),
        Err(_) => lines(typed),
    }
}

fn lines(typed: &str) -> Vec<String> {
    typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_string).collect()
}

/// The 用紙 as it was typed; `None` where it is more than one can hold.
fn made(store: Store, words: &'static WorkshopWords, typed: Typed) -> Option<Brief> {
    let (strategy, outline) = (store.strategy.get_untracked(), store.outline.get_untracked());
    let (from, until) = (typed.from.get_untracked(), typed.until.get_untracked());
    let shows = Shows {
        past: typed.past.get_untracked(),
        expected: typed.expected.get_untracked(),
        targets: typed.targets.get_untracked(),
    };
    let chosen = typed.indicators.get_untracked();
    // In the order of the strategy, not in that of the clicks.
    let listed = outline.indicators();
    let listed = listed.iter().filter(|listed| !listed.restated);
    let sheets = listed
        .filter(|listed| chosen.contains(&listed.indicator.id))
        .map(|listed| Sheet::of(&strategy, &listed.indicator, (from, until), shows));
    let brief = Brief {
        id: Id::from(clock::random_name(8)),
        title: typed.title.get_untracked().trim().to_string(),
        date: typed.date.get_untracked().trim().to_string(),
        venue: typed.venue.get_untracked().trim().to_string(),
        round: 1,
        from,
        until,
        sheets: sheets.collect(),
        questions: lines(&typed.questions.get_untracked()),
        groups: groups(words, &typed.groups.get_untracked()),
        strategy: strategy.about.name.clone(),
        strategy_en: strategy.about.name_en.clone(),
        sample: strategy.about.sample,
        ..Brief::default()
    };
    brief.is_sound().then_some(brief)
}

fn make(store: Store, brief: Brief) {
    spawn_local(async move {
        let id = brief.id.clone();
        // What this browser keeps is read first, or it would take the place of the new one.
        workshops::read_once(store).await;
        workshops::dispatch(store, WorkshopCommand::Make { brief });
        address::go(store, store.place(Screen::Workshop { id }), false);
    });
}
