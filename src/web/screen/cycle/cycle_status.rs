//! 進行管理のいま: a part of the first screen. Where the year stands, and what is to be done.

use leptos::html;
use leptos::prelude::*;

use crate::place::Screen;
use crate::report::cycle_status::{CycleStatus, Due, Progress, Stage, Task};
use crate::text;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::markup::quiet;

pub fn cycle_status(store: Store) -> AnyView {
    let words = &text::cycle(store.text).cycle_status;
    let cycle_status = memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        let year = crate::model::FiscalYear(store.year.get());
        Shared::new(CycleStatus::of(&strategy, &outline, year, store.today.get()))
    });
    (move || {
        let cycle_status = cycle_status.get();
        if !cycle_status.begun {
            let plan = store.href(Screen::Plan { year: None, direction: None });
            let way = html::a().href(plan).child(words.to_plan);
            return Some(html::p().child(words.not_begun).child(" ").child(way).into_any());
        }
        Some(
            (
                html::p().class("quiet").child((words.of_year)(cycle_status.year)),
                html::ol()
                    .class("stages")
                    .child(CycleStatus::STAGES.map(|which| stage(store, which, &cycle_status))),
                // What is to be done is for those who do it.
                store.editing().then(|| to_do(store, &cycle_status)),
            )
                .into_any(),
        )
    })
    .into_any()
}

fn to_do(store: Store, cycle_status: &CycleStatus) -> AnyView {
    let words = &text::cycle(store.text).cycle_status;
    let tasks = cycle_status.due.iter().map(|task| due(store, task)).collect::<Vec<_>>();
    let list = match tasks.is_empty() {
        true => html::p().child(words.nothing_due).into_any(),
        false => html::ul().class("due").child(tasks).into_any(),
    };
    (html::h3().child(words.due), list).into_any()
}

fn stage(store: Store, stage: Stage, cycle_status: &CycleStatus) -> AnyView {
    let words = &text::cycle(store.text).cycle_status;
    let year = Some(cycle_status.year.0);
    let screen = match stage {
        Stage::Plan => Screen::Plan { year, direction: None },
        Stage::Do => Screen::Doing { year },
        Stage::Check => Screen::Evaluations { year, direction: None },
        Stage::Act => Screen::Meetings,
    };
    let name = screen.row().title.of(store.text.language);
    let progress = cycle_status.progress(stage);
    let word = match progress {
        Progress::Done => "done",
        Progress::UnderWay => "under-way",
        Progress::ToCome => "to-come",
    };
    html::li()
        .child(html::h3().child(html::a().href(store.href(screen)).child(name)))
        .child(
            html::span().class("tag").attr("data-progress", word).child((words.progress)(progress)),
        )
        .child(html::p().child((words.stage)(stage, cycle_status)))
        .into_any()
}

fn due(store: Store, due: &Due) -> AnyView {
    let words = &text::cycle(store.text).cycle_status;
    let screen = match due.task {
        Task::Decide(year) | Task::CloseAmendment(year) => {
            Screen::Plan { year: Some(year.0), direction: None }
        }
        Task::Promises | Task::Answers => Screen::Meetings,
        Task::Figures(year) => {
            Screen::Intake { year: Some(year.0), division: None, indicator: None }
        }
        Task::Reports(year) | Task::Settlements(year) => Screen::Doing { year: Some(year.0) },
        Task::Evaluations(year) => Screen::Evaluations { year: Some(year.0), direction: None },
    };
    let by = due.by.map(|by| {
        let said = (words.by)(by, due.late);
        if due.late { html::b().class("late").child(said).into_any() } else { quiet(said) }
    });
    html::li()
        .child(html::a().href(store.href(screen)).child((words.task)(due)))
        .child(" ")
        .child(by)
        .into_any()
}
