//! 評価: verdicts of a year with what was written about them, and the health of the indicators.

use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::html;
use leptos::prelude::*;

use super::plan_rows::words_of;
use super::{direction_choice, planned_years, shown_directions, year_choice};
use crate::edit::{Edit, EvaluationField};
use crate::measure::Status;
use crate::model::*;
use crate::place::Screen;
use crate::report::Overview;
use crate::report::evaluation::{EvaluationRow, EvaluationSheet};
use crate::report::health::health;
use crate::report::list::Mark;
use crate::text::{self, EvaluationWords};
use crate::web::address;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::field::{Commit, choice, form, long_field};
use crate::web::widget::markup::{cell, column, fact, heading, noted_section, quiet, scrolling};
use crate::web::widget::{figure, mark};

type Year = Memo<FiscalYear>;

pub fn screen(store: Store, named: Memo<Option<i32>>, direction: Memo<Option<Id>>) -> AnyView {
    let words = &text::cycle(store.text).evaluation;
    let year = memo(move || FiscalYear(named.get().unwrap_or_else(|| store.year.get())));
    let sheet = memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        Shared::new(EvaluationSheet::of(&strategy, &outline, year.get()))
    });
    let directions = shown_directions(store, direction);
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
                html::p().class("ways").child(move || super::to_results(store, year.get())),
            ),
        ),
        ailments(store, words, year),
        each(
            move || directions.get(),
            Id::to_string,
            move |direction| {
                let shown = direction.clone();
                let rows = memo(move || {
                    let of = |sheet: &Shared<EvaluationSheet>| {
                        let found = sheet.directions.iter().find(|(found, _)| found.id == shown);
                        found.map(|(_, rows)| {
                            rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>()
                        })
                    };
                    sheet.with(of).unwrap_or_default()
                });
                part(store, words, year, sheet, direction, rows)
            },
        ),
    )
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

fn part(
    store: Store,
    words: &'static EvaluationWords,
    year: Year,
    sheet: Sheet,
    direction: Id,
    rows: Memo<Vec<Id>>,
) -> AnyView {
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
        .child(column(words.this_year))
        .child(column(words.last_year))
        .child(column(words.evaluation))
        .child(column(words.factors))
        .child(column(words.next));
    let body = html::tbody().child(each(
        move || rows.get(),
        Id::to_string,
        move |id| row(store, words, year, id),
    ));
    html::section()
        .class("plan-part")
        .aria_label(move || name.get())
        .child((
            html::h2().child(move || bilingual(name.get())),
            html::p().child(against),
            of_direction(store, words, year, direction, name),
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

/// What is written of the direction as a whole: the evaluation, and what is done next.
fn of_direction(
    store: Store,
    words: &'static EvaluationWords,
    year: Year,
    direction: Id,
    name: Memo<String>,
) -> AnyView {
    let editing = memo(move || store.editing());
    let found = {
        let direction = direction.clone();
        memo(move || {
            let year = year.get();
            store.strategy.with(|s| s.evaluation_of(&direction, year).cloned()).map(Shared)
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
        let direction = direction.clone();
        let commit: Commit = Callback::new(move |typed: String| {
            evaluate(store, &direction, year.get_untracked(), field(typed))
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
        .child(line(words.of_direction, |found| found.text.clone(), EvaluationField::Text))
        .child(line(words.next, |found| found.next.clone(), EvaluationField::Next))
        .into_any()
}

/// Whoever writes is named, as far as they have named themselves.
fn evaluate(
    store: Store,
    subject: &Id,
    year: FiscalYear,
    field: EvaluationField,
) -> Result<(), String> {
    let of = |field| Edit::Evaluation { subject: subject.clone(), year, field };
    let by = store.session.with_untracked(|session| session.label.clone());
    let named = (!by.is_empty()).then(|| of(EvaluationField::By(by)));
    store.edit(Edit::Many(std::iter::once(of(field)).chain(named).collect()))
}

fn row(store: Store, words: &'static EvaluationWords, year: Year, id: Id) -> AnyView {
    let text = store.text;
    let row = {
        let id = id.clone();
        memo(move || {
            let (strategy, year) = (store.strategy.get(), year.get());
            strategy
                .indicators
                .get(&id)
                .map(|indicator| EvaluationRow::of(&strategy, indicator, year))
        })
    };
    let editing = memo(move || store.editing());
    let name = {
        let id = id.clone();
        move || {
            let href = store.href(Screen::Indicator {
                id: id.clone(),
                year: Some(year.get().0),
                table: false,
            });
            row.with(|row| {
                row.as_ref()
                    .map(|row| html::a().href(href).child(bilingual(text.name(&row.indicator))))
            })
        }
    };
    let plain = move || {
        row.with_untracked(|row| row.as_ref().map(|row| text.short_name(&row.indicator)))
            .unwrap_or_default()
    };
    let label = move |what: &str| (text::cycle(text).plan.of)(what, &plain());
    let outcome =
        memo(move || row.with(|row| row.as_ref().is_some_and(|row| row.indicator.is_outcome())));
    let written = move |read: fn(&Evaluation) -> String| {
        memo(move || {
            row.with(|row| row.as_ref().and_then(|row| row.evaluation.as_deref()).map(read))
                .unwrap_or_default()
        })
    };
    let edit = {
        let id = id.clone();
        move |field: EvaluationField| evaluate(store, &id, year.get_untracked(), field)
    };
    let commit = |field: fn(String) -> EvaluationField| -> Commit {
        let edit = edit.clone();
        Callback::new(move |typed: String| edit(field(typed)))
    };
    let (set_text, set_factors, set_next) = (
        commit(EvaluationField::Text),
        commit(EvaluationField::Factors),
        commit(EvaluationField::Next),
    );
    let field = move |what: &'static str, read: fn(&Evaluation) -> String, commit: Commit| {
        move || match editing.get() {
            true => long_field(label(what), written(read), commit).into_any(),
            false => bilingual(written(read).get()),
        }
    };
    let verdict = move || {
        row.with(|row| {
            let row = row.as_ref()?;
            let unit = text.unit(&row.indicator);
            let shown = row
                .actual
                .as_deref()
                .map(|found| html::div().child(figure::observed(text, Some(found), unit)));
            let computed = mark::verdict(text, &row.verdict);
            let overruled = row.overruled().map(|(status, reason)| {
                let instead = mark::status(text, Mark::Status(status));
                html::div()
                    .class("overruled")
                    .child(instead)
                    .child(html::p().class("quiet").child(bilingual((words.overruled)(reason))))
            });
            Some((computed, shown, overruled))
        })
    };
    let overrule = move || {
        // As it stands: whoever mends the reason does not take the verdict away.
        let stands = row.with_untracked(|row| {
            row.as_ref().and_then(|row| Some(row.evaluation.as_ref()?.verdict.clone()))
        });
        let chosen = RwSignal::new(stands.unwrap_or_default());
        let edit = edit.clone();
        let statuses: &[Status] =
            if outcome.get_untracked() { &Status::OUTCOMES } else { &Status::OUTPUTS };
        let options = move || {
            let none = (String::new(), words.computed.to_string());
            std::iter::once(none)
                .chain(words_of(statuses, status_word, |status| {
                    (text.say.status)(*status).to_string()
                }))
                .collect()
        };
        let choose = Callback::new(move |word: String| {
            chosen.set(word);
            Ok(())
        });
        let apply = move |reason: String| {
            edit(EvaluationField::Verdict { word: chosen.get_untracked(), reason })
        };
        html::details()
            .child(html::summary().child(words.overrule))
            .child(choice(label(words.overrule), chosen, options, choose))
            .child(form(words.overrule_reason, words.apply, apply))
    };
    let last = move || row.with(|row| row.as_ref().map(|row| mark::verdict(text, &row.last)));
    let factors = move || field(words.factors, |found| found.factors.clone(), set_factors);
    let signed = move || {
        row.with(|row| {
            let found =
                row.as_ref()?.evaluation.as_deref().filter(|found| !found.text.is_empty())?;
            let on = found.on.point.map(text.write.point_short).unwrap_or_default();
            Some(html::p().class("quiet").child(bilingual(format!("{} {on}", found.by))))
        })
    };
    let missing = written(|found| found.text.clone());
    let blank = move || {
        (missing.with(String::is_empty) && !editing.get()).then(|| quiet(words.not_written))
    };
    html::tr()
        .child(html::th().scope("row").child(name))
        .child(cell(words.this_year).child(verdict).child(move || {
            // Of another year it is another form.
            year.track();
            editing.get().then(&overrule)
        }))
        .child(cell(words.last_year).child(last))
        .child(
            cell(words.evaluation)
                .child(field(words.evaluation, |found| found.text.clone(), set_text))
                .child(blank)
                .child(signed),
        )
        // Outside factors are an outcome's: what the prefecture does itself is its own.
        .child(cell(words.factors).child(move || outcome.get().then(factors)))
        .child(cell(words.next).child(field(words.next, |found| found.next.clone(), set_next)))
        .into_any()
}

fn status_word(status: &Status) -> &str {
    status.word()
}
