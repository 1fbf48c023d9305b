//! 実施: what the programs have done and cost, and who has not reported yet.

use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::html;
use std::sync::Arc;

use leptos::prelude::*;

use super::plan_rows::program_report;
use super::{planned_years, year_choice};
use crate::edit::FormColumn;
use crate::model::*;
use crate::place::Screen;
use crate::report::PlanSheet;
use crate::report::doing::{Doing, Missing};
use crate::report::form_landing::FormSheet;
use crate::text::{self, DoingWords};
use crate::web::address;
use crate::web::part::form_sheet::form_sheet;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::markup::{
    column, fact, heading, noted_section, number_column, quiet, scrolling, section,
};

type Year = Memo<FiscalYear>;

pub fn screen(store: Store, named: Memo<Option<i32>>) -> AnyView {
    let words = &text::cycle(store.text).doing;
    let own = super::year_of_work(store);
    let year = super::year_of(store, named, move || own.get());
    let doing = memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        let plan = PlanSheet::of(&strategy, &outline, year.get());
        Shared::new(Doing::of(&strategy, plan, store.today.get()))
    });
    let programs = memo(move || {
        let planned = |doing: &Shared<Doing>| {
            let rows = doing.plan.programs().filter(|row| row.planned.is_some());
            rows.map(|row| row.program.id.clone()).collect::<Vec<_>>()
        };
        doing.with(planned)
    });
    let form = memo(move || {
        let columns = &[FormColumn::Done, FormColumn::Settled];
        Shared::new(doing.with(|doing| FormSheet::of_reports(&doing.plan, columns)))
    });
    let statement = move || doing.with(|doing| (words.statement)(doing));
    let age = move || doing.with(|doing| doing.days_since.map(|days| quiet((words.age)(days))));
    let known = |strategy: &Strategy| order::gathered(planned_years(strategy));
    let go = move |year| address::choose(store, Screen::Doing { year });
    (
        heading(
            move || (words.title)(year.get()),
            (
                html::p().class("lead").child(words.lead),
                html::p().child(statement).child(" ").child(age),
                html::div().class("scope").child(year_choice(
                    store,
                    words.year,
                    Signal::derive(move || year.get().0),
                    known,
                    go,
                )),
                html::p().class("ways").child(move || {
                    let figures = store.href(Screen::Figures { targets: false });
                    let intake = Screen::Intake {
                        year: Some(year.get().0),
                        division: None,
                        indicator: None,
                    };
                    let intake = html::a()
                        .href(store.href(intake))
                        .child(text::cycle(store.text).intake.open);
                    (
                        intake,
                        html::a().href(figures).child(words.to_figures),
                        super::to_results(store, year.get()),
                    )
                }),
            ),
        ),
        // Whose turn it is: for those who enter it.
        move || {
            store.editing().then(|| {
                noted_section("missing", words.missing, words.missing_note, move || {
                    missing(store, words, &doing.get())
                })
            })
        },
        section(
            "programs",
            text::cycle(store.text).plan.programs,
            form_sheet(store, vec![form], table(store, words, year, programs)),
        ),
    )
        .into_any()
}

/// By division, what it has still to report.
fn missing(store: Store, words: &'static DoingWords, doing: &Doing) -> AnyView {
    if doing.missing.is_empty() {
        return html::p().class("quiet").child(words.nothing_missing).into_any();
    }
    let indicators = |name: &'static str, found: &[Arc<Indicator>]| {
        let link = |indicator: &Arc<Indicator>| {
            let href = store.href(Screen::Indicator {
                id: indicator.id.clone(),
                year: None,
                table: false,
            });
            html::li()
                .child(html::a().href(href).child(bilingual(store.text.short_name(indicator))))
        };
        (!found.is_empty())
            .then(|| fact(name, html::ul().child(found.iter().map(link).collect::<Vec<_>>())))
    };
    let programs = |name: &'static str, found: &[Arc<Program>]| {
        let entry =
            |program: &Arc<Program>| html::li().child(bilingual(store.text.program(program)));
        (!found.is_empty())
            .then(|| fact(name, html::ul().child(found.iter().map(entry).collect::<Vec<_>>())))
    };
    let year = Some(doing.year.0);
    let way = |division: &str| {
        let intake = Screen::Intake { year, division: Some(division.to_string()), indicator: None };
        html::p()
            .class("ways")
            .child(html::a().href(store.href(intake)).child(text::cycle(store.text).intake.open))
    };
    let of_division = |found: &Missing| {
        let name = if found.division.is_empty() {
            words.no_division.to_string()
        } else {
            found.division.clone()
        };
        let count = (text::cycle(store.text).plan.count)(found.count());
        let figures = found.without_actual.len() + found.part_year.len();
        let head = html::summary().child(html::b().child(bilingual(name))).child(" ").child(count);
        html::details().child(head).child((figures > 0).then(|| way(&found.division))).child(
            html::dl()
                .class("facts")
                .child(indicators(words.without_actual, &found.without_actual))
                .child(indicators(words.part_year, &found.part_year))
                .child(programs(words.without_report, &found.without_report))
                .child(programs(words.without_settlement, &found.without_settlement)),
        )
    };
    html::div()
        .class("missing")
        .child(doing.missing.iter().map(of_division).collect::<Vec<_>>())
        .into_any()
}

fn table(store: Store, words: &'static DoingWords, year: Year, programs: Memo<Vec<Id>>) -> AnyView {
    let plan = &text::cycle(store.text).plan;
    let heads = html::tr()
        .child(column(plan.program))
        .child(column(words.done))
        .child(number_column(plan.budget).child(html::small().child(plan.thousand_yen)))
        .child(number_column(words.settled).child(html::small().child(plan.thousand_yen)))
        .child(number_column(words.spent));
    let body = html::tbody().child(each(
        move || programs.get(),
        Id::to_string,
        move |id| program_report(store, year, id),
    ));
    let none =
        move || programs.with(Vec::is_empty).then(|| html::p().class("quiet").child(words.no_plan));
    html::div()
        .class("plan-part")
        .child(none)
        .child(scrolling(
            words.done,
            html::table().class("table reports").child(html::thead().child(heads)).child(body),
        ))
        .into_any()
}
