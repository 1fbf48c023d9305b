//! 実績の記入: one indicator at a time, for those who come once a year. An address with a division leads
//! its people straight to their own.

use crate::web::part::crumbs::titled_link;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::{ev, html};
use std::sync::Arc;

use leptos::prelude::*;

use super::{planned_years, year_choice};
use crate::edit::awaits_whole;
use crate::edit::{Edit, ObservationField};
use crate::measure::Verdict;
use crate::model::*;
use crate::place::Screen;
use crate::report::intake::Intake;
use crate::report::plan::OutputPlan;
use crate::text::{self, IntakeWords, work};
use crate::web::reactive::memo;
use crate::web::screen::edit::cells::reasons;
use crate::web::screen::edit::{source_as_typed, source_on_record};
use crate::web::store::{Shared, Store};
use crate::web::widget::field::{TextField, choice, long_field};
use crate::web::widget::markup::{button, fact, heading, labelled, quiet};
use crate::web::{address, widget};
use widget::{figure, mark};

/// What every part of the screen asks for.
#[derive(Clone, Copy)]
struct Here {
    store: Store,
    words: &'static IntakeWords,
    year: Memo<FiscalYear>,
    division: Memo<Option<String>>,
    intake: Memo<Shared<Intake>>,
    at: Memo<usize>,
    /// Set by the buttons: the figure's field takes the focus when the next one comes.
    stepped: StoredValue<bool>,
}

pub fn screen(
    store: Store,
    named: Memo<Option<i32>>,
    division: Memo<Option<String>>,
    indicator: Memo<Option<Id>>,
) -> AnyView {
    let words = &text::cycle(store.text).intake;
    let own = super::year_of_work(store);
    let year = super::year_of(store, named, move || own.get());
    let intake = memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        Shared::new(Intake::of(&strategy, &outline, year.get(), division.get().as_deref()))
    });
    let at = memo(move || intake.with(|intake| intake.position(indicator.get().as_ref())));
    let here = Here { store, words, year, division, intake, at, stepped: StoredValue::new(false) };
    let statement =
        move || intake.with(|intake| (words.statement)(intake.whole, intake.indicators.len()));
    let shown = move || {
        let found = intake.with(|intake| intake.indicators.get(at.get()).cloned());
        found.into_iter().map(|indicator| (indicator.id.clone(), year.get().0)).collect::<Vec<_>>()
    };
    let none = move || {
        let none = intake.with(|intake| intake.indicators.is_empty());
        none.then(|| html::p().class("empty").child(words.none))
    };
    let known = move |strategy: &Strategy| {
        let now = year.get().0;
        order::gathered((now - 2..=now + 1).chain(planned_years(strategy)))
    };
    let choose =
        move |year: Option<i32>| go(here, year.unwrap_or_default(), division.get_untracked(), None);
    (
        heading(
            move || (words.title)(year.get()),
            (
                html::p().class("lead").child(words.lead),
                html::p().child(statement),
                html::div()
                    .class("scope")
                    .child(year_choice(
                        store,
                        words.year,
                        Signal::derive(move || year.get().0),
                        known,
                        choose,
                    ))
                    .child(division_choice(here)),
            ),
        ),
        super::request::request(store),
        reasons(store.text),
        none,
        // Of another year it is another card: nothing typed there is carried over.
        each(shown, |(id, year): &(Id, i32)| format!("{id} {year}"), move |(id, _)| card(here, id)),
    )
        .into_any()
}

/// Goes to another indicator, or to those of another year or division.
fn go(here: Here, year: i32, division: Option<String>, indicator: Option<Id>) {
    address::choose(here.store, Screen::Intake { year: Some(year), division, indicator });
}

/// The choice of what has no division.
const NO_DIVISION: &str = "-";

fn division_choice(here: Here) -> AnyView {
    let Here { store, words, year, division, intake, .. } = here;
    let label = store.text.common.division;
    let options = move || {
        let known = intake.with(|intake| intake.divisions.clone());
        let chosen = division.get().filter(|chosen| !known.contains(chosen));
        let chosen = chosen.filter(|chosen| !chosen.is_empty());
        let named = known.into_iter().chain(chosen).map(|division| (division.clone(), division));
        let undivided = intake.with(|intake| intake.undivided);
        let none = undivided.then(|| {
            (NO_DIVISION.to_string(), text::cycle(store.text).doing.no_division.to_string())
        });
        std::iter::once((String::new(), words.whole.to_string())).chain(named).chain(none).collect()
    };
    let commit = Callback::new(move |chosen: String| {
        let chosen = match chosen.as_str() {
            "" => None,
            NO_DIVISION => Some(String::new()),
            _ => Some(chosen),
        };
        go(here, year.get_untracked().0, chosen, None);
        Ok(())
    });
    let value = memo(move || match division.get() {
        Some(division) if division.is_empty() => NO_DIVISION.to_string(),
        division => division.unwrap_or_default(),
    });
    labelled(label, choice(label, value, options, commit))
}

fn card(here: Here, id: Id) -> AnyView {
    let Here { store, words, year, intake, at, .. } = here;
    let text = store.text;
    let row = {
        let id = id.clone();
        memo(move || {
            let (strategy, year) = (store.strategy.get(), year.get());
            let indicator = strategy.indicators.get(&id)?;
            let counted = strategy.counted(&id, indicator.period(year.0)).cloned();
            let verdict = Verdict::of(&strategy, indicator, indicator.period(year.0));
            let period = indicator.period(year.0);
            Some(IntakeRow {
                plan: OutputPlan::of(&strategy, indicator, year),
                counted,
                verdict,
                awaits_whole: awaits_whole(&strategy, indicator, period, store.today.get()),
            })
        })
    };
    let title = {
        let id = id.clone();
        move || {
            let href = store.href(Screen::Indicator {
                id: id.clone(),
                year: Some(year.get().0),
                table: false,
            });
            row.with(|row| {
                row.as_ref().map(|row| {
                    html::a().href(href).child(bilingual(text.name(&row.plan.indicator)))
                })
            })
        }
    };
    let facts = move || {
        row.with(|row| {
            let row = row.as_ref()?;
            let (plan, indicator) = (&row.plan, &row.plan.indicator);
            let unit = text.unit(indicator);
            let definition = (!indicator.definition.is_empty()).then(|| {
                fact(text::indicator(text).definition, bilingual(indicator.definition.clone()))
            });
            let last = plan.last_actual.as_deref().map(|found| {
                let shown = figure::observed(text, Some(found), unit);
                fact(
                    words.last_year,
                    (shown, " ", quiet(bilingual((text.write.as_of)(&found.as_of)))),
                )
            });
            let target = plan
                .target
                .as_deref()
                .map(|target| fact(text.common.target, figure::goal(text, Some(target), unit)));
            let so_far = row.counted.as_deref().filter(|_| row.awaits_whole).map(|found| {
                let shown = figure::observed(text, Some(found), unit);
                fact(words.so_far, (shown, " ", quiet(bilingual((text.write.as_of)(&found.as_of)))))
            });
            Some((definition, target, last, so_far))
        })
    };
    let status = move || row.with(|row| row.as_ref().map(|row| mark::verdict(text, &row.verdict)));
    let position =
        move || intake.with(|intake| (words.position)(at.get() + 1, intake.indicators.len()));
    let editing = memo(move || store.editing());
    let form = {
        let id = id.clone();
        move || match editing.get() {
            true => fields(here, id.clone(), row),
            false => (
                html::p().child(move || {
                    row.with(|row| {
                        row.as_ref().map(|row| {
                            let unit = text.unit(&row.plan.indicator);
                            (
                                text.common.actual,
                                "　",
                                figure::observed(text, row.counted.as_deref(), unit),
                            )
                        })
                    })
                }),
                html::p().class("quiet").child(words.begin),
            )
                .into_any(),
        }
    };
    html::section()
        .class("intake")
        .aria_labelledby("intake-name")
        .child((
            html::p().class("quiet").child(position),
            html::h2().id("intake-name").child(title),
            html::dl().class("facts").child(facts),
            form,
            html::p().class("verdict").child(status),
            steps(here),
        ))
        .into_any()
}

/// What is known of the indicator in the year.
#[derive(Clone, PartialEq)]
struct IntakeRow {
    plan: OutputPlan,
    counted: Option<Arc<Observation>>,
    verdict: Verdict,
    /// The year is over, and there is a figure of part of it only: the one of the whole year comes
    /// beside it.
    awaits_whole: bool,
}

fn fields(here: Here, id: Id, row: Memo<Option<IntakeRow>>) -> AnyView {
    let Here { store, year, stepped, .. } = here;
    let (text, common, words) = (store.text, &store.text.common, &work(store.text).edit);
    let of = move |read: fn(&Observation) -> String| {
        memo(move || {
            row.with(|row| row.as_ref().and_then(|row| row.counted.as_deref()).map(read))
                .unwrap_or_default()
        })
    };
    let period = move || {
        row.with_untracked(|row| {
            row.as_ref().map(|row| row.plan.indicator.period(year.get_untracked().0))
        })
    };
    let label = period().map(words.actual_of).unwrap_or_default();
    let awaits_whole =
        memo(move || row.with(|row| row.as_ref().is_some_and(|row| row.awaits_whole)));
    let value = memo(move || match awaits_whole.get() {
        true => String::new(),
        false => row
            .with(|row| text.actual_as_typed(row.as_ref().and_then(|row| row.counted.as_deref()))),
    });
    let commit = Callback::new(move |typed: String| {
        let Some(period) = period() else { return Ok(()) };
        store.edit(Edit::Entry { indicator: id.clone(), period, typed })
    });
    let fault = memo(move || {
        row.with(|row| {
            let row = row.as_ref()?;
            text.figure_complaint(row.counted.as_deref()?, &row.plan.indicator)
        })
    });
    let actual = view! { <TextField label={label} value={value} commit={commit} invalid={Signal::derive(move || fault.with(Option::is_some))} number=true list="missing-reasons" described_by="intake-fault" opened={stepped.get_value()}/> };
    stepped.set_value(false);
    let message =
        move || fault.with(|fault| fault.as_ref().map(|fault| bilingual(fault.words.clone())));
    let unit = row
        .with_untracked(|row| row.as_ref().map(|row| text.unit(&row.plan.indicator).to_string()));
    let there = memo(move || {
        row.with(|row| row.as_ref().is_some_and(|row| row.counted.is_some() && !row.awaits_whole))
    });
    let alter = move |field: fn(Store, String) -> ObservationField| {
        Callback::new(move |typed: String| {
            let found = row.with_untracked(|row| {
                row.as_ref().and_then(|row| row.counted.as_ref()).map(|found| found.id.clone())
            });
            let Some(id) = found else { return Ok(()) };
            store.edit(Edit::Observation { id, field: field(store, typed) })
        })
    };
    let as_of = memo(move || {
        let read = |found: &Observation| text.as_of_as_typed(&found.as_of);
        row.with(|row| row.as_ref().and_then(|row| row.counted.as_deref()).map(read))
            .unwrap_or_default()
    });
    let source = memo(move || source_as_typed(store, &of(|found| found.source.clone()).get()));
    let states = move || {
        let known = ObservationState::KNOWN.iter();
        known.map(|state| (state.word().to_string(), (text.write.state)(state))).collect()
    };
    let beside = move || {
        there.get().then(|| {
            let state = of(|found| found.state.word().to_string());
            let set_state = alter(|_, word| ObservationField::State(ObservationState::of(&word)));
            let set_source = alter(|store, typed| ObservationField::Source(source_on_record(store, typed)));
            let note = of(|found| found.note.clone());
            (
                labelled(common.as_of, view! { <TextField label={common.as_of} value={as_of} commit={alter(|_, typed| ObservationField::AsOf(typed))}/> }),
                labelled(common.state, choice(common.state, state, states, set_state)),
                labelled(common.source, view! { <TextField label={common.source} value={source} commit={set_source}/> }),
                labelled(common.note, long_field(common.note, note, alter(|_, note| ObservationField::Note(note)))),
            )
        })
    };
    (
        html::div()
            .class("entered")
            .child(labelled(common.actual, actual))
            .child(html::span().child(unit)),
        html::p().class("refused").id("intake-fault").role("status").child(message),
        html::div().class("beside").child(beside),
    )
        .into_any()
}

fn steps(here: Here) -> AnyView {
    let Here { store, words, year, division, intake, at, stepped } = here;
    let to = move |by: isize| {
        let wanted = at.get_untracked().checked_add_signed(by);
        let found = intake.with_untracked(|intake| {
            wanted.and_then(|at| intake.indicators.get(at).map(|found| found.id.clone()))
        });
        if let Some(id) = found {
            stepped.set_value(true);
            go(here, year.get_untracked().0, division.get_untracked(), Some(id));
        }
    };
    let last = memo(move || intake.with(|intake| at.get() + 1 >= intake.indicators.len()));
    let end = move || {
        last.get().then(|| {
            let doing = Screen::Doing { year: Some(year.get().0) };
            html::p().child(words.last).child(" ").child(titled_link(store, doing))
        })
    };
    html::div()
        .class("steps")
        .child((
            button()
                .aria_disabled(move || (at.get() == 0).then_some("true"))
                .on(ev::click, move |_| to(-1))
                .child(words.back),
            button()
                .attr("data-kind", "primary")
                .aria_disabled(move || last.get().then_some("true"))
                .on(ev::click, move |_| to(1))
                .child(words.next),
            end,
        ))
        .into_any()
}
