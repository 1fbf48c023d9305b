//! The yearly cycle: what is planned, done and evaluated, what the study group is handed, and what
//! it says.

pub mod cycle_status;
pub mod doing;
pub mod evaluation;
pub mod history;
pub mod intake;
pub mod lenses;
pub mod meeting;
pub mod meetings;
mod opinion;
pub mod paper;
pub mod plan;
mod plan_rows;
mod request;
pub mod results;

use leptos::html;
use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::model::{FiscalYear, Id, Period, Strategy};
use crate::place::Screen;
use crate::report::Outline;
use crate::report::cycle_status::year_to_report;
use crate::report::outline::DirectionEntry;
use crate::text;
use crate::web::reactive::{effect, memo};
use crate::web::store::Store;
use crate::web::widget::field::choice;
use crate::web::widget::markup::labelled;

/// The year that a screen is asked for; else the one that was looked at last in this document, so that
/// one works in the same year on all screens; else the usual one.
fn year_of(
    store: Store,
    named: Memo<Option<i32>>,
    usual: impl Fn() -> FiscalYear + Send + Sync + 'static,
) -> Memo<FiscalYear> {
    effect(move || {
        if let Some(year) = named.get() {
            store.worked.set(Some((store.key.get_untracked(), year)));
        }
    });
    memo(move || {
        let last = || {
            let last = store.worked.get_untracked();
            last.filter(|(key, _)| *key == store.key.get_untracked()).map(|(_, year)| year)
        };
        named.get().or_else(last).map_or_else(&usual, FiscalYear)
    })
}

/// The year to report of, or the strategy's own where there is no plan. Found out once: entering
/// what was missing last does not take one to another year.
fn year_of_work(store: Store) -> Memo<FiscalYear> {
    let there = memo(move || (store.key.get(), store.present.get()));
    memo(move || {
        there.track();
        untrack(|| {
            let (strategy, outline) = (store.strategy.get(), store.outline.get());
            let found = year_to_report(&strategy, &outline, store.today.get());
            found.unwrap_or_else(|| FiscalYear(store.year.get()))
        })
    })
}

/// The years that have a plan.
fn planned_years(strategy: &Strategy) -> impl Iterator<Item = i32> {
    strategy.plans.iter().map(|plan| plan.year.0)
}

/// The year that is looked at, among those that `known` names, the latest first.
fn year_choice(
    store: Store,
    label: &'static str,
    year: Signal<i32>,
    known: impl Fn(&Strategy) -> BTreeSet<i32> + Send + Sync + 'static,
    go: impl Fn(Option<i32>) + Send + Sync + 'static,
) -> AnyView {
    // The list is built anew only when there is another year, and not with every edit.
    let years = memo(move || {
        let mut years = store.strategy.with(|strategy| known(strategy));
        years.insert(year.get());
        years
    });
    let name = move |year: i32| (year.to_string(), (store.text.write.period)(Period::fiscal(year)));
    let options = move || years.get().into_iter().rev().map(name).collect();
    let commit = Callback::new(move |word: String| {
        go(word.parse().ok());
        Ok(())
    });
    labelled(label, choice(label, memo(move || year.get().to_string()), options, commit))
}

/// More outputs than this are shown a direction at a time: more rows than anyone reads at once.
const MOST: usize = 400;

fn is_too_much(outline: &Outline) -> bool {
    outline.directions.iter().map(|entry| entry.outputs().len()).sum::<usize>() > MOST
}

/// The direction that is chosen where there is such a one; else all of them, as long as they are
/// not too much.
fn shown_directions(store: Store, chosen: Memo<Option<Id>>) -> Memo<Vec<Id>> {
    memo(move || {
        let outline = store.outline.get();
        let all: Vec<Id> =
            outline.directions.iter().map(|entry| entry.direction.id.clone()).collect();
        match chosen.get().filter(|chosen| all.contains(chosen)) {
            Some(chosen) => vec![chosen],
            None if is_too_much(&outline) => all.into_iter().take(1).collect(),
            None => all,
        }
    })
}

/// All directions, where they are not too much, or one.
fn direction_choice(
    store: Store,
    shown: Memo<Vec<Id>>,
    go: impl Fn(Option<Id>) + Send + Sync + 'static,
) -> AnyView {
    let words = &text::cycle(store.text).plan;
    let options = move || {
        let outline = store.outline.get();
        let name = |entry: &DirectionEntry| {
            (
                entry.direction.id.to_string(),
                store.text.numbered(&entry.direction.number, &entry.direction),
            )
        };
        let all = (!is_too_much(&outline)).then(|| (String::new(), words.whole.to_string()));
        all.into_iter().chain(outline.directions.iter().map(name)).collect()
    };
    let value = memo(move || {
        shown.with(|shown| match shown.as_slice() {
            [only] => only.to_string(),
            _ => String::new(),
        })
    });
    let commit = Callback::new(move |word: String| {
        go((!word.is_empty()).then(|| word.into()));
        Ok(())
    });
    labelled(words.choose_direction, choice(words.choose_direction, value, options, commit))
}

/// The way to the charts of money and results of a year.
fn to_results(store: Store, year: FiscalYear) -> AnyView {
    let results = Screen::Results { year: Some(year.0), within: None };
    html::a().href(store.href(results)).child(text::results(store.text).open).into_any()
}
