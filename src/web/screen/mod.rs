//! The screens, by what they are about, and which of them each module of the program shows.

pub mod cycle;
pub mod edit;
pub mod files;
pub mod glossary;
pub mod graphs;
pub mod indicator;
pub mod indicator_table;
pub mod indicators;
pub mod lost;
pub mod overview;
pub mod places;
pub mod settings;

use leptos::prelude::*;

use crate::place::Screen;
use crate::web::store::Store;

/// [`Module::Start`](crate::place::Module)
pub fn start(store: Store, screen: Screen) -> AnyView {
    match screen {
        Screen::Overview => overview::screen(store),
        _ => lost::missing_place(store).into_any(),
    }
}

pub fn pages(store: Store, screen: Screen) -> AnyView {
    match screen {
        Screen::Indicators { .. } => indicators::screen(store),
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
        Screen::Indicator { id, .. } => indicator::screen(store, id),
        Screen::Graphs { .. } => graphs::screen(store),
        _ => lost::missing_place(store).into_any(),
    }
}

pub fn cycle(store: Store, screen: Screen) -> AnyView {
    match screen {
        Screen::Results { .. } => cycle::results::screen(store),
        Screen::Plan { .. } => cycle::plan::screen(store),
        Screen::Handout { .. } => cycle::handout::screen(store),
        Screen::Doing { .. } => cycle::doing::screen(store),
        Screen::Intake { .. } => cycle::intake::screen(store),
        Screen::Evaluations { .. } => cycle::evaluation::screen(store),
        Screen::Meetings => cycle::meetings::screen(store),
        Screen::Meeting { id } => cycle::meeting::screen(store, id),
        Screen::MeetingPaper { meeting, paper, .. } => cycle::papers::screen(store, meeting, paper),
        _ => lost::missing_place(store).into_any(),
    }
}

pub fn editor(store: Store, screen: Screen) -> AnyView {
    match screen {
        Screen::Figures { .. } => edit::grid(store),
        Screen::Contests => edit::contests(store),
        _ => lost::missing_place(store).into_any(),
    }
}
