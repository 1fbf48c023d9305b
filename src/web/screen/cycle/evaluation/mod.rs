//! 評価: verdicts of a year with what was written about them, and the health of the indicators.

mod row;

use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::html;
use leptos::prelude::*;

use self::row::{evaluate, row};
use super::plan_rows::words_of;
use super::{direction_choice, planned_years, shown_directions, year_choice};
use crate::edit::{Edit, EvaluationField, FormColumn};
use crate::measure::{Status, lens};
use crate::model::*;
use crate::place::{PaperOf, Screen};
use crate::report::Overview;
use crate::report::evaluation::{EvaluationLine, EvaluationRow, EvaluationSheet};
use crate::report::form_landing::FormSheet;
use crate::report::health::health;
use crate::report::list::Mark;
use crate::text::{self, EvaluationWords};
use crate::web::address;
use crate::web::part::form_sheet::{form_sheet, signed};
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::field::{Commit, choice, form, long_field};
use crate::web::widget::markup::{
    button, cell, column, fact, heading, noted_section, number_cell, number_column, quiet,
    scrolling,
};
use crate::web::widget::{figure, mark};

type Year = Memo<FiscalYear>;

pub fn screen(store: Store, named: Memo<Option<i32>>, direction: Memo<Option<Id>>) -> AnyView {
    let words = &text::cycle(store.text).evaluation;
    let own = super::year_of_work(store);
    let year = super::year_of(store, named, move || own.get());
    let sheet = memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        Shared::new(EvaluationSheet::of(&strategy, &outline, year.get()))
    });
    let directions = shown_directions(store, direction);
    let form = memo(move || {
        const COLUMNS: &[FormColumn] =
            &[FormColumn::Evaluation, FormColumn::Factors, FormColumn::NextAction];
        let of = |sheet: &Shared<EvaluationSheet>| {
            directions.with(|shown| FormSheet::of_evaluations(sheet, shown, COLUMNS))
        };
        Shared::new(sheet.with(of))
    });
    let parts = each(
        move || directions.get(),
        Id::to_string,
        move |direction| {
            let shown = direction.clone();
            let rows = memo(move || {
                sheet.with(|sheet| {
                    let found = sheet.directions.iter().find(|found| found.direction.id == shown);
                    found.map(EvaluationLine::all).unwrap_or_default()
                })
            });
            part(store, words, year, sheet, direction, rows)
        },
    );
    let go = move |direction| {
        address::choose(
            store,
            Screen::Evaluations { year: Some(year.get_untracked().0), direction },
        )
    };
    let known = |strategy: &Strategy| {
        let observed = strategy.observations.iter().map(|found| found.period.year());
        order::gathered(observed.chain(planned_years(strategy)))
    };
    let choose = move |year| {
        address::choose(store, Screen::Evaluations { year, direction: direction.get_untracked() })
    };
    let written = move || sheet.with(|sheet| (words.written)(sheet));
    // What the year came to, in the words of the overview.
    let statement = move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        let list = crate::report::List::of(&strategy, &outline, year.get().0);
        Some((store.text.overview.statement)(&Overview::of(&outline, &list)))
    };
    (
        heading(
            move || (words.title)(year.get()),
            (
                html::p().class("lead").child(words.lead),
                html::p().child(statement),
                html::p().class("quiet").child(written),
                html::div()
                    .class("scope")
                    .child(year_choice(
                        store,
                        words.year,
                        Signal::derive(move || year.get().0),
                        known,
                        choose,
                    ))
                    .child(direction_choice(store, directions, go)),
                html::p().class("ways").child(move || {
                    let of = PaperOf { year: Some(year.get().0), ..PaperOf::default() };
                    let paper = Screen::EvaluationPaper { of };
                    let words = &text::cycle(store.text).paper;
                    (
                        html::a().href(store.href(paper)).child(words.to_paper),
                        super::to_results(store, year.get()),
                    )
                }),
            ),
        ),
        claims(store, words, sheet),
        ailments(store, words, year),
        form_sheet(store, vec![form], parts),
    )
        .into_any()
}

/// Which texts say something else than their verdicts: for those who write them.
fn claims(store: Store, words: &'static EvaluationWords, sheet: Sheet) -> AnyView {
    (move || {
        if !store.editing() {
            return None;
        }
        let (strategy, sheet) = (store.strategy.get(), sheet.get());
        let found = sheet.disagreements(&strategy);
        let link = |indicator: &std::sync::Arc<Indicator>| {
            let year = Some(sheet.year.0);
            let screen = Screen::Indicator { id: indicator.id.clone(), year, table: false };
            let name = bilingual(store.text.short_name(indicator));
            html::li().child(html::a().href(store.href(screen)).child(name))
        };
        (!found.is_empty()).then(|| {
            html::div().class("claims").role("note").child((
                html::p().child((words.claims)(found.len())),
                html::ul().child(found.iter().map(link).collect::<Vec<_>>()),
            ))
        })
    })
    .into_any()
}

/// What is wrong with the indicators themselves.
fn ailments(store: Store, words: &'static EvaluationWords, year: Year) -> AnyView {
    let found = move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        let found = health(&strategy, &outline, year.get());
        let entry = |ailment: &crate::report::health::Ailment| {
            let id = &ailment.subject;
            let indicator = strategy.indicators.get(id).map(|indicator| {
                (
                    store.text.short_name(indicator),
                    Screen::Indicator { id: id.clone(), year: None, table: false },
                )
            });
            let direction = || {
                strategy
                    .directions
                    .get(id)
                    .map(|found| (store.text.name(found), Screen::Direction { id: id.clone() }))
            };
            let (name, screen) = indicator.or_else(direction)?;
            let link = html::a().href(store.href(screen)).child(bilingual(name));
            Some(html::li().child(link).child("　").child((words.ailment)(&ailment.kind)))
        };
        let entries: Vec<_> = found.iter().filter_map(entry).collect();
        Some(match entries.is_empty() {
            true => html::p().class("quiet").child(words.healthy).into_any(),
            false => html::ul().class("said").child(entries).into_any(),
        })
    };
    noted_section("health", words.health, words.health_note, found)
}

type Sheet = Memo<Shared<EvaluationSheet>>;

/// Columns of the table of a direction.
const COLUMNS: &str = "7";

fn part(
    store: Store,
    words: &'static EvaluationWords,
    year: Year,
    sheet: Sheet,
    direction: Id,
    lines: Memo<Vec<EvaluationLine>>,
) -> AnyView {
    let papers = &text::cycle(store.text).paper;
    let of = direction.clone();
    let name = memo(move || {
        let name = |s: &Shared<Strategy>| {
            s.directions.get(&of).map(|found| store.text.numbered(&found.number, found))
        };
        store.strategy.with(|strategy| name(strategy)).unwrap_or_default()
    });
    let against = {
        let direction = direction.clone();
        move || {
            let (strategy, sheet) = (store.strategy.get(), sheet.get());
            sheet
                .against(&strategy, &direction)
                .map(|(outcomes, outputs)| (words.against)(&outcomes, &outputs))
        }
    };
    let heads = html::tr()
        .child(column(store.text.common.indicator))
        .child(number_column(words.target))
        .child(number_column(words.actual))
        .child(number_column(words.last_actual))
        .child(number_column(papers.achievement))
        .child(column(words.this_year))
        .child(column(words.last_year));
    let body = each(
        move || lines.get(),
        |line| format!("{line:?}"),
        move |line| match line {
            EvaluationLine::Item(id) => item_lines(store, words, year, id),
            EvaluationLine::Indicator(id) => row(store, words, year, id),
        },
    );
    html::section()
        .class("plan-part")
        .aria_label(move || name.get())
        .child((
            html::h2().child(move || bilingual(name.get())),
            html::p().child(against),
            whole(store, words.of_direction, year, direction, name),
            scrolling(
                format!("{}　{}", name.get_untracked(), words.evaluation),
                html::table()
                    .class("table evaluations")
                    .child(html::thead().child(heads))
                    .child(body),
            ),
        ))
        .into_any()
}

/// An item heads its outputs, with what is written of it as a whole.
fn item_lines(store: Store, words: &'static EvaluationWords, year: Year, id: Id) -> AnyView {
    let name = memo({
        let id = id.clone();
        move || {
            let outline = store.outline.get();
            let found = outline.item(&id);
            found
                .map(|(_, entry, _)| store.text.numbered(&entry.number, &entry.item))
                .unwrap_or_default()
        }
    });
    let head = html::th().scope("rowgroup").colspan(COLUMNS);
    html::tbody()
        .class("group")
        .child(html::tr().child(head.child((
            html::b().child(move || bilingual(name.get())),
            whole(store, words.of_item, year, id, name),
        ))))
        .into_any()
}

/// What is written of a direction or an item as a whole: the evaluation, and what is done next.
fn whole(store: Store, what: &'static str, year: Year, subject: Id, name: Memo<String>) -> AnyView {
    let words = &text::cycle(store.text).evaluation;
    let editing = memo(move || store.editing());
    let found = {
        let subject = subject.clone();
        memo(move || {
            let year = year.get();
            store.strategy.with(|s| s.evaluation_of(&subject, year).cloned()).map(Shared)
        })
    };
    let written = move |read: fn(&Evaluation) -> String| {
        memo(move || {
            found.with(|found| found.as_ref().map(|found| read(found)).unwrap_or_default())
        })
    };
    let line = move |what: &'static str,
                     read: fn(&Evaluation) -> String,
                     field: fn(String) -> EvaluationField| {
        let subject = subject.clone();
        let commit: Commit = Callback::new(move |typed: String| {
            evaluate(store, &subject, year.get_untracked(), field(typed))
        });
        let value = written(read);
        let label = move || (text::cycle(store.text).plan.of)(what, &name.get_untracked());
        move || match editing.get() {
            true => Some(fact(what, long_field(label(), value, commit))),
            false => Some(value.get())
                .filter(|value| !value.is_empty())
                .map(|value| fact(what, bilingual(value))),
        }
    };
    html::dl()
        .class("facts")
        .child(line(what, |found| found.text.clone(), EvaluationField::Text))
        .child(line(words.next, |found| found.next.clone(), EvaluationField::Next))
        .into_any()
}
