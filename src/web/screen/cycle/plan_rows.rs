//! The rows of a plan: programs and outputs, each field by itself.

use leptos::html;
use std::sync::Arc;

use leptos::prelude::*;

use super::plan::Plan;
use crate::edit::{Edit, FormColumn, PlanEdit, ReviewField};
use crate::model::*;
use crate::place::Screen;
use crate::report::plan::{OutputPlan, ProgramPlan};
use crate::text;
use crate::text::figures::whole;
use crate::web::part::form_sheet::commit_field;
use crate::web::reactive::memo;
use crate::web::screen::edit::cells::KNOWN_DIVISIONS;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::field::{Commit, TextField, choice, long_field};
use crate::web::widget::markup::{cell, labelled, number_cell, quiet};
use crate::web::widget::{figure, mark};

/// A line of one of a direction's tables.
#[derive(Clone, PartialEq)]
pub(super) enum PlanLine {
    Item { id: Id, sum: bool },
    Program(Id),
    Output(Id),
}

impl PlanLine {
    pub fn key(&self) -> String {
        let (kind, id) = match self {
            PlanLine::Item { id, .. } => ("i", id),
            PlanLine::Program(id) => ("p", id),
            PlanLine::Output(id) => ("o", id),
        };
        format!("{kind}{id}")
    }
}

pub(super) fn row(plan: Plan, line: PlanLine) -> AnyView {
    match line {
        PlanLine::Item { id, sum } => html::tr()
            .class("group")
            .child(
                html::th().colspan("6").scope("rowgroup").child(move || item_name(plan, &id, sum)),
            )
            .into_any(),
        PlanLine::Program(id) => program_row(plan, id),
        PlanLine::Output(id) => output_row(plan, id),
    }
}

/// With its number, and with its sum where it has several programs.
fn item_name(plan: Plan, id: &Id, with_sum: bool) -> Option<AnyView> {
    let Plan { store, words, sheet, .. } = plan;
    sheet.with(|sheet| {
        let items = sheet.directions.iter().flat_map(|found| &found.items);
        let item =
            items.into_iter().find(|item| item.path.last().is_some_and(|last| last.id == *id))?;
        let last = item.path.last()?;
        let sum = (with_sum && item.programs.len() > 1).then(|| item.budget.known()).flatten();
        let sum = sum.map(|sum| {
            quiet(format!("{} {} {}", store.text.common.total, whole(sum), words.thousand_yen))
        });
        let href = store.href(Screen::Item { id: last.id.clone() });
        let name = html::a().href(href).child(bilingual(store.text.numbered(&item.number, last)));
        Some(html::span().child(name).child(" ").child(sum).into_any())
    })
}

/// What a program's row says of this year and the last.
fn program_row(plan: Plan, id: Id) -> AnyView {
    let Plan { store, words, year, open, .. } = plan;
    let program = {
        let id = id.clone();
        memo(move || store.strategy.with(|s| s.programs.get(&id).cloned()).map(Shared))
    };
    let planned = {
        let id = id.clone();
        memo(move || {
            let year = year.get();
            store.strategy.with(|s| s.planned_of(&id, year).cloned()).map(Shared)
        })
    };
    let last = {
        let id = id.clone();
        memo(move || {
            let last = FiscalYear(year.get().0 - 1);
            store.strategy.with(|s| s.planned_of(&id, last).and_then(|found| found.budget))
        })
    };
    let name = move || {
        program
            .with(|program| program.as_ref().map(|program| store.text.program(program)))
            .unwrap_or_default()
    };
    let of = move |read: fn(&PlannedProgram) -> String| {
        memo(move || {
            planned
                .with(|planned| planned.as_ref().map(|planned| read(planned)).unwrap_or_default())
        })
    };
    let commit = |column| commit_field(store, year, &id, column);
    let (set_status, set_activities, set_division, set_budget) = (
        commit(FormColumn::Status),
        commit(FormColumn::Activities),
        commit(FormColumn::Division),
        commit(FormColumn::Budget),
    );
    let label = move |what: &'static str| (words.of)(what, &untrack(name));
    let status = move || match open.get() {
        true => {
            let options =
                || words_of(ProgramStatus::KNOWN, ProgramStatus::word, words.program_status);
            let value = of(|planned| planned.status.word().to_string());
            choice(label(words.status), value, options, set_status).into_any()
        }
        false => planned
            .with(|planned| planned.as_ref().map(|planned| (words.program_status)(&planned.status)))
            .into_any(),
    };
    let activities = move || match open.get() {
        true => long_field(
            label(words.activities),
            of(|planned| planned.activities.clone()),
            set_activities,
        )
        .into_any(),
        false => bilingual(of(|planned| planned.activities.clone()).get()),
    };
    let own_division = move || {
        program
            .with(|program| program.as_ref().map(|found| found.division.clone()))
            .unwrap_or_default()
    };
    let division = move || match open.get() {
        true => {
            let typed = of(|planned| planned.division.clone());
            let value = memo(move || {
                Some(typed.get()).filter(|typed| !typed.is_empty()).unwrap_or_else(own_division)
            });
            view! { <TextField label={label(store.text.common.division)} value={value} commit={set_division} list=KNOWN_DIVISIONS/> }.into_any()
        }
        false => bilingual(
            Some(of(|p| p.division.clone()).get())
                .filter(|d| !d.is_empty())
                .unwrap_or_else(own_division),
        ),
    };
    let budget = move || match open.get() {
        true => {
            let value = of(|planned| planned.budget.map(whole).unwrap_or_default());
            view! { <TextField label={label(words.budget)} value={value} commit={set_budget} number=true/> }
                .into_any()
        }
        false => (match planned.with(|planned| planned.as_ref().and_then(|planned| planned.budget))
        {
            Some(budget) => whole(budget).into_any(),
            None => quiet(words.not_filled).into_any(),
        })
        .into_any(),
    };
    let field = FormColumn::word;
    html::tr()
        .attr("data-record", id.to_string())
        .child(cell(words.status).attr("data-field", field(FormColumn::Status)).child(status))
        .child(html::th().scope("row").child(move || bilingual(name())))
        .child(
            cell(words.activities)
                .attr("data-field", field(FormColumn::Activities))
                .child(activities),
        )
        .child(
            cell(store.text.common.division)
                .attr("data-field", field(FormColumn::Division))
                .child(division),
        )
        .child(
            number_cell(words.budget).attr("data-field", field(FormColumn::Budget)).child(budget),
        )
        .child(number_cell(words.last_budget).child(move || last.get().map(whole)))
        .into_any()
}

/// Words of a closed list, with their labels.
pub(super) fn words_of<T>(
    known: &[T],
    word: fn(&T) -> &str,
    name: impl Fn(&T) -> String,
) -> Vec<(String, String)> {
    known.iter().map(|known| (word(known).to_string(), name(known))).collect()
}

/// What an output's row says of this year and the last.
fn output_row(plan: Plan, id: Id) -> AnyView {
    let Plan { store, words, year, open, .. } = plan;
    let text = store.text;
    let row = {
        let id = id.clone();
        memo(move || {
            let (strategy, year) = (store.strategy.get(), year.get());
            strategy.indicators.get(&id).map(|indicator| OutputPlan::of(&strategy, indicator, year))
        })
    };
    let with = move |read: fn(&OutputPlan) -> String| {
        memo(move || row.with(|row| row.as_ref().map(read)).unwrap_or_default())
    };
    let unit = move || {
        row.with(|row| row.as_ref().map(|row| text.unit(&row.indicator).to_string()))
            .unwrap_or_default()
    };
    let name = move || {
        row.with(|row| row.as_ref().map(|row| text.short_name(&row.indicator))).unwrap_or_default()
    };
    let label = move |what: &str| (words.of)(what, &untrack(name));
    let link = {
        let id = id.clone();
        move || {
            let href = store.href(Screen::Indicator { id: id.clone(), year: None, table: false });
            row.with(|row| {
                row.as_ref()
                    .map(|row| html::a().href(href).child(bilingual(text.name(&row.indicator))))
            })
        }
    };
    let commit = |column| commit_field(store, year, &id, column);
    let (set_target, set_reason, set_decision) =
        (commit(FormColumn::Target), commit(FormColumn::TargetReason), commit(FormColumn::Review));
    let record = id.to_string();
    let review = move |field: fn(String) -> ReviewField| -> Commit {
        let indicator = id.clone();
        Callback::new(move |typed: String| {
            let edit = PlanEdit::Review { indicator: indicator.clone(), field: field(typed) };
            store.edit(Edit::Plan { year: year.get_untracked(), edit })
        })
    };
    let (set_name, set_definition, set_why) =
        (review(ReviewField::Name), review(ReviewField::Definition), review(ReviewField::Reason));
    let decision = with(|row| {
        row.review.as_ref().map(|review| review.decision.word().to_string()).unwrap_or_default()
    });
    let why =
        with(|row| row.review.as_ref().map(|review| review.reason.clone()).unwrap_or_default());
    // Keeping an indicator needs no reason.
    let asks_why = memo(move || !matches!(decision.get().as_str(), "" | "keep"));
    let reviewed = move || match open.get() {
        true => {
            let none = (String::new(), words.unanswered.to_string());
            let known = words_of(ReviewDecision::KNOWN, ReviewDecision::word, words.decision);
            let options = move || std::iter::once(none.clone()).chain(known.clone()).collect();
            let reason = move || {
                asks_why.get().then(|| view! { <TextField label={label(words.review_reason)} value={why} commit={set_why}/> })
            };
            // From this year on; the years before keep what it was called and what it counted.
            let changes = move || {
                (decision.get() == ReviewDecision::Change.word()).then(|| {
                    let name = with(|row| row.indicator.name.clone());
                    let definition = with(|row| row.indicator.definition.clone());
                    (
                        labelled(
                            words.new_name,
                            view! { <TextField label={label(words.new_name)} value={name} commit={set_name}/> },
                        ),
                        labelled(words.new_definition, long_field(label(words.new_definition), definition, set_definition)),
                    )
                })
            };
            let decided = choice(label(words.review), decision, options, set_decision);
            (decided, reason, changes).into_any()
        }
        false => {
            let decision = decision.get();
            let word = if decision.is_empty() {
                String::new()
            } else {
                (words.decision)(&ReviewDecision::of(&decision))
            };
            (word, move || Some(why.get()).filter(|why| !why.is_empty()).map(bilingual).map(quiet))
                .into_any()
        }
    };
    let bad = memo(move || {
        row.with(|row| row.as_ref().and_then(|row| row.target.as_ref()).is_some_and(unread))
    });
    let target = move || match open.get() {
        true => {
            let value = memo(move || {
                row.with(|row| {
                    text.target_as_typed(row.as_ref().and_then(|row| row.target.as_deref()))
                })
            });
            let what = (words.target)(year.get_untracked());
            view! { <TextField label={label(&what)} value={value} commit={set_target} invalid={bad} number=true/> }.into_any()
        }
        false => row.with(|row| {
            figure::goal(text, row.as_ref().and_then(|row| row.target.as_deref()), &unit())
                .into_any()
        }),
    };
    let last_target = move || {
        row.with(|row| {
            let target = row.as_ref()?.last_target.as_deref()?;
            Some(figure::goal(text, Some(target), &unit()))
        })
    };
    let last_actual = move || {
        row.with(|row| {
            let row = row.as_ref()?;
            let found = row.last_actual.as_deref()?;
            let status = mark::verdict(text, &row.last_verdict);
            let shown = figure::observed(text, Some(found), &unit());
            Some((
                shown,
                html::small().child(found.as_of.point.map(text.write.point_short)),
                status,
            ))
        })
    };
    let there = memo(move || row.with(|row| row.as_ref().is_some_and(|row| row.target.is_some())));
    let reason = move || {
        let written =
            with(|row| row.target.as_ref().map(|target| target.reason.clone()).unwrap_or_default());
        match open.get() && there.get() {
            true => long_field(label(words.target_reason), written, set_reason).into_any(),
            false => bilingual(written.get()),
        }
    };
    let field = FormColumn::word;
    html::tr()
        .attr("data-record", record)
        .attr("data-dropped", move || (decision.get() == ReviewDecision::Drop.word()).then_some(""))
        .child(html::th().scope("row").child(link))
        .child(cell(words.review).attr("data-field", field(FormColumn::Review)).child(reviewed))
        .child(
            number_cell(text.common.target)
                .attr("data-field", field(FormColumn::Target))
                .child(target),
        )
        .child(number_cell(words.last_target).child(last_target))
        .child(number_cell(words.last_actual).child(last_actual))
        .child(
            cell(words.target_reason)
                .attr("data-field", field(FormColumn::TargetReason))
                .child(reason),
        )
        .into_any()
}

/// Typed, but not read.
fn unread(target: &Arc<Target>) -> bool {
    target.goal == Goal::Unreadable
}

/// A program's row in the year's report: what was done, and what it cost.
pub(super) fn program_report(store: Store, year: Memo<FiscalYear>, id: Id) -> AnyView {
    let (plan, words) = (&text::cycle(store.text).plan, &text::cycle(store.text).doing);
    let row = {
        let id = id.clone();
        memo(move || {
            let (strategy, year) = (store.strategy.get(), year.get());
            Some(ProgramPlan {
                program: strategy.programs.get(&id)?.clone(),
                planned: strategy.planned_of(&id, year).cloned(),
                last: None,
            })
        })
    };
    let editing = memo(move || store.editing());
    let name = move || {
        row.with(|row| row.as_ref().map(|row| store.text.program(&row.program))).unwrap_or_default()
    };
    let label = move |what: &str| (plan.of)(what, &untrack(name));
    let of = move |read: fn(&PlannedProgram) -> String| {
        memo(move || {
            row.with(|row| row.as_ref().and_then(|row| row.planned.as_deref()).map(read))
                .unwrap_or_default()
        })
    };
    let (set_done, set_settled) = (
        commit_field(store, year, &id, FormColumn::Done),
        commit_field(store, year, &id, FormColumn::Settled),
    );
    let done = move || match editing.get() {
        true => {
            long_field(label(words.done), of(|planned| planned.done.clone()), set_done).into_any()
        }
        false => bilingual(of(|planned| planned.done.clone()).get()),
    };
    let settled = move || {
        let value = of(|planned| planned.settled.map(whole).unwrap_or_default());
        match editing.get() {
            true => view! { <TextField label={label(words.settled)} value={value} commit={set_settled} number=true/> }.into_any(),
            false if value.with(String::is_empty) => quiet(plan.not_filled).into_any(),
            false => value.get().into_any(),
        }
    };
    let spent = move || {
        row.with(|row| row.as_ref().and_then(ProgramPlan::spent_percent).map(words.percent))
    };
    html::tr()
        .attr("data-record", id.to_string())
        .child(html::th().scope("row").child(move || bilingual(name())))
        .child(cell(words.done).attr("data-field", FormColumn::Done.word()).child(done))
        .child(
            number_cell(plan.budget)
                .child(move || of(|planned| planned.budget.map(whole).unwrap_or_default()).get()),
        )
        .child(
            number_cell(words.settled)
                .attr("data-field", FormColumn::Settled.word())
                .child(settled),
        )
        .child(number_cell(words.spent).child(spent))
        .into_any()
}
