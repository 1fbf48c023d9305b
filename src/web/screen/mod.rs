//! The screens, by what they are about, and which of them each module of the program shows.

pub mod charts;
pub mod cycle;
pub mod edit;
pub mod files;
pub mod glossary;
pub mod indicator;
pub mod indicator_table;
pub mod indicators;
pub mod lost;
pub mod overview;
pub mod places;
pub mod post;
pub mod settings;
pub mod workshop;

use leptos::prelude::*;

use crate::place::Screen;
use crate::web::store::Store;

/// A parameter of a screen as a signal: what is chosen on a page does not make another page.
macro_rules! parameter {
    ($store:ident, $screen:ident.$name:ident) => {
        $store.parameter(|screen| match screen {
            Screen::$screen { $name, .. } => Some($name.clone()),
            _ => None,
        })
    };
}

/// [`Module::Start`](crate::place::Module)
pub fn start(store: Store, screen: Screen) -> AnyView {
    match screen {
        Screen::Overview => overview::screen(store),
        _ => lost::missing_place(store).into_any(),
    }
}

pub fn pages(store: Store, screen: Screen) -> AnyView {
    match screen {
        Screen::Indicators { .. } => indicators::screen(store, parameter!(store, Indicators.query)),
        Screen::Direction { id } => places::direction(store, id),
        Screen::Item { id } => places::item(store, id),
        Screen::Glossary => glossary::screen(store),
        Screen::Files => files::screen(store),
        Screen::Settings => settings::screen(store),
        _ => lost::missing_place(store).into_any(),
    }
}

pub fn charts(store: Store, screen: Screen) -> AnyView {
    match screen {
        Screen::Indicator { id, .. } => {
            let year = parameter!(store, Indicator.year);
            indicator::screen(store, id, year, parameter!(store, Indicator.table))
        }
        Screen::Charts { .. } => charts::index(store, parameter!(store, Charts.within)),
        Screen::Chart { chart, .. } => {
            let within = parameter!(store, Chart.within);
            charts::screen(store, chart, within, parameter!(store, Chart.table))
        }
        _ => lost::missing_place(store).into_any(),
    }
}

pub fn cycle(store: Store, screen: Screen) -> AnyView {
    match screen {
        Screen::Results { .. } => cycle::results::index(
            store,
            parameter!(store, Results.year),
            parameter!(store, Results.within),
        ),
        Screen::ResultsChart { chart, .. } => {
            let year = parameter!(store, ResultsChart.year);
            let within = parameter!(store, ResultsChart.within);
            let table = parameter!(store, ResultsChart.table);
            cycle::results::screen(store, chart, year, within, table)
        }
        Screen::Plan { .. } => {
            let year = parameter!(store, Plan.year);
            cycle::plan::screen(store, year, parameter!(store, Plan.direction))
        }
        Screen::Handout { .. } => {
            cycle::paper::handout::screen(store, parameter!(store, Handout.of))
        }
        Screen::PlanPaper { .. } => {
            cycle::paper::plan::screen(store, parameter!(store, PlanPaper.of))
        }
        Screen::EvaluationPaper { .. } => {
            cycle::paper::evaluation::screen(store, parameter!(store, EvaluationPaper.of))
        }
        Screen::Doing { .. } => cycle::doing::screen(store, parameter!(store, Doing.year)),
        Screen::Intake { .. } => {
            let (year, division) =
                (parameter!(store, Intake.year), parameter!(store, Intake.division));
            cycle::intake::screen(store, year, division, parameter!(store, Intake.indicator))
        }
        Screen::Evaluations { .. } => {
            let year = parameter!(store, Evaluations.year);
            cycle::evaluation::screen(store, year, parameter!(store, Evaluations.direction))
        }
        Screen::Meetings => cycle::meetings::screen(store),
        Screen::Meeting { id } => cycle::meeting::screen(store, id),
        Screen::MeetingPaper { meeting, paper, .. } => cycle::paper::meeting::screen(
            store,
            meeting,
            paper,
            parameter!(store, MeetingPaper.number),
        ),
        _ => lost::missing_place(store).into_any(),
    }
}

pub fn editor(store: Store, screen: Screen) -> AnyView {
    match screen {
        Screen::Figures { .. } => edit::grid(store, parameter!(store, Figures.targets)),
        Screen::Contests => edit::contests(store),
        Screen::TakingIn => post::taking_in(store),
        Screen::Circulations => post::circulations(store),
        Screen::Circulation { id } => post::circulation(store, id),
        Screen::Versions => post::versions(store),
        _ => lost::missing_place(store).into_any(),
    }
}

pub fn workshop(store: Store, screen: Screen) -> AnyView {
    match screen {
        Screen::Workshops { code } if code.is_empty() => workshop::list(store),
        Screen::Workshops { code } => workshop::join(store, code),
        Screen::NewWorkshop => workshop::wizard(store),
        Screen::Workshop { id } => workshop::workshop(store, id),
        Screen::WorkshopStep { workshop, step, .. } => {
            let chosen = workshop::Chosen {
                round: parameter!(store, WorkshopStep.round),
                indicator: parameter!(store, WorkshopStep.indicator),
                draft: parameter!(store, WorkshopStep.draft),
                table: parameter!(store, WorkshopStep.table),
            };
            workshop::step(store, workshop, step, chosen)
        }
        _ => lost::missing_place(store).into_any(),
    }
}
