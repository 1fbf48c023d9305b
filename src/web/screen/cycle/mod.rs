//! The yearly cycle: what is planned, and what the study group is handed.

pub mod doing;
pub mod evaluation;
pub mod handout;
pub mod history;
pub mod intake;
pub mod meeting;
pub mod meetings;
mod opinion;
mod paper;
pub mod papers;
pub mod plan;
mod plan_rows;
pub mod results;
pub mod standing;

use leptos::prelude::*;

use crate::model::FiscalYear;
use crate::place::Screen;
use crate::report::plan::year_to_plan;
use crate::report::standing::year_under_way;
use crate::text;
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::view::{Element, tag};

/// The year that is worked in: the one under way, or the strategy's own where there is no plan.
fn year_of_work(store: Store) -> FiscalYear {
    let today = store.today.get();
    let under_way = store.strategy.with(|strategy| strategy.as_ref().and_then(|strategy| year_under_way(strategy, today)));
    under_way.unwrap_or_else(|| FiscalYear(store.year.get()))
}

/// The way to the charts of money and results of a year.
fn to_results(store: Store, year: FiscalYear) -> Element {
    let results = Screen::Results { year: Some(year.0), within: None, tables: Default::default() };
    tag("a").href(store.href(results)).child(text::results(store.text).open)
}

/// The year of a plan that an address means.
fn plan_year(store: Store) -> Memo<FiscalYear> {
    memo(move || {
        let named = store.address.with(|address| match address.screen {
            Screen::Plan { year, .. } => year,
            _ => None,
        });
        let to_plan = || store.strategy.with(|strategy| strategy.as_ref().map(|strategy| year_to_plan(strategy)));
        named.map(FiscalYear).or_else(to_plan).unwrap_or(FiscalYear(0))
    })
}
