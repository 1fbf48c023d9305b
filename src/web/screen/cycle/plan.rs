//! 計画: the 事業計画書 of a fiscal year, read and written in one place.

use crate::web::screen::edit::cells::known_divisions;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::{ev, html};
use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::opinion::change_words;
use super::plan_rows::{PlanLine, row};
use super::{direction_choice, planned_years, shown_directions, year_choice};
use crate::change::Change;
use crate::edit::{Edit, FormColumn, PlanEdit, ReviewField};
use crate::model::*;
use crate::place::{PaperOf, Screen};
use crate::report::PlanSheet;
use crate::report::form_landing::FormSheet;
use crate::report::plan::{ItemPlan, OutputPlan, year_to_plan};
use crate::report::trace::changed_since;
use crate::text::{self, PlanWords};
use crate::web::part::form_sheet::form_sheet;
use crate::web::part::table::table;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::field::{TextField, form};
use crate::web::widget::markup::{
    button, column, noted_section, number_column, quiet, scrolling, section,
};
use crate::web::{address, clock};

type Sheet = Memo<Shared<PlanSheet>>;

/// What every part of the screen asks for.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    pub store: Store,
    pub words: &'static PlanWords,
    pub year: Memo<FiscalYear>,
    /// The one that is shown alone.
    pub direction: Memo<Option<Id>>,
    pub sheet: Sheet,
    /// Whether there are fields: somebody edits, and the plan is open.
    pub open: Memo<bool>,
}

pub fn screen(store: Store, named: Memo<Option<i32>>, direction: Memo<Option<Id>>) -> AnyView {
    let words = &text::cycle(store.text).plan;
    let own = super::year_of_work(store);
    let year = super::year_of(store, named, move || {
        store.strategy.with(|strategy| match strategy.plan(own.get()) {
            Some(plan) => plan.year,
            None => year_to_plan(strategy),
        })
    });
    let sheet: Sheet = memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        Shared::new(PlanSheet::of(&strategy, &outline, year.get()))
    });
    let state = memo(move || sheet.with(|sheet| sheet.state));
    let open = memo(move || {
        store.editing() && matches!(state.get(), PlanState::Draft | PlanState::Amending)
    });
    let plan = Plan { store, words, year, direction, sheet, open };
    let shown = shown_directions(store, direction);
    (heading(plan, state, shown), move || {
        (state.get() != PlanState::Absent).then(|| {
            (
                sums(plan),
                known_divisions(store),
                keeping(plan),
                parts(plan, shown),
                amendments(plan),
            )
        })
    })
        .into_any()
}

/// The parts of the plan. Its fields are those of two forms, one of programs and one of outputs.
fn parts(plan: Plan, shown: Memo<Vec<Id>>) -> AnyView {
    const PROGRAMS: &[FormColumn] =
        &[FormColumn::Status, FormColumn::Activities, FormColumn::Division, FormColumn::Budget];
    const OUTPUTS: &[FormColumn] =
        &[FormColumn::Review, FormColumn::Target, FormColumn::TargetReason];
    let Plan { store, sheet, .. } = plan;
    let programs = memo(move || {
        let of = |sheet: &Shared<PlanSheet>| {
            shown.with(|shown| FormSheet::of_programs(sheet, shown, PROGRAMS))
        };
        Shared::new(sheet.with(of))
    });
    let outputs = memo(move || {
        let of = |sheet: &Shared<PlanSheet>| {
            shown.with(|shown| FormSheet::of_outputs(sheet, shown, OUTPUTS))
        };
        Shared::new(sheet.with(of))
    });
    let parts =
        each(move || shown.get(), Id::to_string, move |direction| direction_part(plan, direction));
    form_sheet(store, vec![programs, outputs], parts)
}

/// 「すべて継続」: outputs whose review nobody has answered yet are kept, as most are every year.
fn keeping(plan: Plan) -> AnyView {
    let Plan { store, words, sheet, year, open, .. } = plan;
    let unanswered = memo(move || sheet.with(|sheet| sheet.without_review()));
    let keep = move |_| {
        let keep = |row: &OutputPlan| {
            let indicator = row.indicator.id.clone();
            let field = ReviewField::Decision(Some(ReviewDecision::Keep));
            Edit::Plan { year: year.get_untracked(), edit: PlanEdit::Review { indicator, field } }
        };
        let edits = sheet.with_untracked(|sheet| {
            sheet.outputs().filter(|row| row.review.is_none()).map(keep).collect()
        });
        store.edit_or_notify(Edit::Many(edits));
    };
    (move || {
        (open.get() && unanswered.get() > 0).then(|| {
            html::p().class("keeping").child((
                button().on(ev::click, keep).child(words.keep_all),
                " ",
                quiet(move || (words.keep_all_note)(unanswered.get())),
            ))
        })
    })
    .into_any()
}

fn heading(plan: Plan, state: Memo<PlanState>, shown: Memo<Vec<Id>>) -> AnyView {
    let known = move |strategy: &Strategy| {
        let period = strategy.about.first_year.zip(strategy.about.last_year);
        let period = period.into_iter().flat_map(|(first, last)| first.0..=last.0);
        let mut years: BTreeSet<i32> =
            order::gathered(planned_years(strategy).chain(period).chain([plan.year.get().0]));
        let first = years.first().copied().unwrap_or_default().min(year_to_plan(strategy).0);
        years.extend(first..=plan.store.year.get() + 1);
        years
    };
    let choose = move |year| go(plan, year, plan.direction.get_untracked());
    let go_into = move |chosen| go(plan, Some(plan.year.get_untracked().0), chosen);
    let Plan { store, words, year, sheet, .. } = plan;
    let statement = move || {
        sheet.with(|sheet| match state.get() {
            PlanState::Absent => (words.absent)(year.get()),
            _ => (words.statement)(sheet),
        })
    };
    let decided = move || {
        let strategy = store.strategy.get();
        let plan = strategy.plan(year.get())?;
        plan.is_decided().then(|| (words.decided_on)(&plan.decided))
    };
    html::header()
        .class("heading")
        .child(html::h1().child(move || (words.title)(year.get())))
        .child(html::p().class("plan-state").child((
            move || {
                html::span()
                    .class("tag")
                    .attr("data-state", state_word(state.get()))
                    .child((words.state)(state.get()))
            },
            " ",
            move || decided().map(quiet),
        )))
        .child(html::p().class("lead").child(statement))
        .child(
            html::div()
                .class("scope")
                .child(year_choice(
                    store,
                    words.year,
                    Signal::derive(move || year.get().0),
                    known,
                    choose,
                ))
                .child(direction_choice(plan.store, shown, go_into)),
        )
        .child(move || (state.get() != PlanState::Absent).then(|| to_handout(plan)))
        .child(move || {
            plan.year.track();
            store.editing().then(|| acts(plan, state.get()))
        })
        .into_any()
}

fn state_word(state: PlanState) -> &'static str {
    match state {
        PlanState::Absent => "absent",
        PlanState::Draft => "draft",
        PlanState::Decided => "decided",
        PlanState::Amending => "amending",
    }
}

fn to_handout(plan: Plan) -> AnyView {
    let (store, words) = (plan.store, plan.words);
    let committee = store.strategy.with(|strategy| strategy.about.committee.clone());
    let of = |year: i32| PaperOf { year: Some(year), ..PaperOf::default() };
    let year = plan.year.get();
    let handout = Screen::Handout { of: of(year.0 - 1) };
    let paper = Screen::PlanPaper { of: of(year.0) };
    html::p()
        .class("ways")
        .child(html::a().href(store.href(paper)).child(text::cycle(store.text).paper.to_paper))
        .child(html::a().href(store.href(handout)).child((words.to_handout)(&committee)))
        .child(super::to_results(store, year))
        .into_any()
}

/// Goes to the plan of another year, or of another direction.
fn go(plan: Plan, year: Option<i32>, direction: Option<Id>) {
    address::choose(plan.store, Screen::Plan { year, direction });
}

/// What can be done with the plan as a whole.
fn acts(plan: Plan, state: PlanState) -> AnyView {
    let Plan { store, words, year, sheet, .. } = plan;
    let edit = move |edit: PlanEdit| store.edit(Edit::Plan { year: year.get_untracked(), edit });
    let make = move |year: FiscalYear| {
        if store.edit(Edit::Plan { year, edit: PlanEdit::Make }).is_ok() {
            go(plan, Some(year.0), plan.direction.get_untracked());
        }
    };
    let next = move || {
        let next = FiscalYear(year.get_untracked().0 + 1);
        let there = store.strategy.with(|strategy| strategy.plan(next).is_some());
        (!there).then(|| {
            let act = button().on(ev::click, move |_| make(next)).child((words.make_next)(next));
            html::div().child(act).child(html::p().class("quiet").child(words.make_note))
        })
    };
    let acts = html::div().class("plan-acts");
    match state {
        PlanState::Absent => {
            let year = year.get_untracked();
            let act = button()
                .attr("data-kind", "primary")
                .on(ev::click, move |_| make(year))
                .child((words.make)(year));
            acts.child(
                html::div().child(act).child(html::p().class("quiet").child(words.make_note)),
            )
            .into_any()
        }
        PlanState::Draft => {
            let missing = move || {
                let missing = sheet.with(|sheet| (words.missing)(sheet));
                (!missing.is_empty()).then(|| html::p().child(missing))
            };
            let decide = move |on: String| {
                let known = store.document.with_untracked(|d| d.extent());
                edit(PlanEdit::Decide { on, known })
            };
            acts.child(
                html::div()
                    .child(missing)
                    .child(form(words.decide_on, words.decide, decide))
                    .child(html::p().class("quiet").child(words.decide_note)),
            )
            .into_any()
        }
        PlanState::Decided => {
            let amend = move |reason: String| {
                let by = store.session.with_untracked(|session| session.label.clone());
                edit(PlanEdit::Amend { id: Id::from(clock::random_name(10)), reason, by })
            };
            acts.child(
                html::div().child(html::p().class("quiet").child(words.amend_note)).child(form(
                    words.amend_reason,
                    words.amend,
                    amend,
                )),
            )
            .child(next)
            .into_any()
        }
        PlanState::Amending => {
            let close = move || drop(edit(PlanEdit::CloseAmendment));
            acts.child(
                html::p().child(
                    button()
                        .attr("data-kind", "primary")
                        .on(ev::click, move |_| close())
                        .child(words.close_amendment),
                ),
            )
            .into_any()
        }
    }
}

/// Sums by direction, with the year before.
fn sums(plan: Plan) -> AnyView {
    let Plan { store, words, sheet, .. } = plan;
    let sums = memo(move || sheet.with(|plan| crate::sheet::sums(plan, store.text)));
    let shown = move || table(store, words.sums_label, "table sums", &sums.get());
    noted_section("sums", words.sums, words.sums_note, shown)
}

fn direction_part(plan: Plan, direction: Id) -> AnyView {
    let Plan { store, words, sheet, year, .. } = plan;
    let lines = |sum: bool, of: fn(&ItemPlan) -> Vec<PlanLine>| {
        let direction = direction.clone();
        memo(move || {
            sheet.with(|sheet| {
                let found = sheet.directions.iter().find(|found| found.direction.id == direction);
                let of_item = |item: &ItemPlan| {
                    let rows = of(item);
                    let head = item
                        .path
                        .last()
                        .filter(|_| !rows.is_empty())
                        .map(|item| PlanLine::Item { id: item.id.clone(), sum });
                    head.into_iter().chain(rows).collect::<Vec<_>>()
                };
                found
                    .map(|found| found.items.iter().flat_map(of_item).collect::<Vec<PlanLine>>())
                    .unwrap_or_default()
            })
        })
    };
    let programs = lines(true, |item| {
        item.programs.iter().map(|row| PlanLine::Program(row.program.id.clone())).collect()
    });
    let outputs = lines(false, |item| {
        item.outputs.iter().map(|row| PlanLine::Output(row.indicator.id.clone())).collect()
    });
    let title = memo({
        let direction = direction.clone();
        move || {
            let name = |strategy: &Shared<Strategy>| {
                strategy
                    .directions
                    .get(&direction)
                    .map(|found| store.text.numbered(&found.number, found))
            };
            store.strategy.with(|strategy| name(strategy)).unwrap_or_default()
        }
    });
    let money = || html::small().child(words.thousand_yen);
    let program_heads = html::tr()
        .child(column(words.status))
        .child(column(words.program))
        .child(column(words.activities))
        .child(column(store.text.common.division))
        .child(number_column(words.budget).child(money()))
        .child(number_column(words.last_budget).child(money()));
    let output_heads = html::tr()
        .child(column(store.text.common.output))
        .child(column(words.review))
        .child(
            html::th()
                .scope("col")
                .attr("data-type", "number")
                .child(move || (words.target)(year.get())),
        )
        .child(number_column(words.last_target))
        .child(number_column(words.last_actual))
        .child(column(words.target_reason));
    let table =
        |name: &'static str, class: &'static str, heads: AnyView, rows: Memo<Vec<PlanLine>>| {
            let body = html::tbody().child(each(
                move || rows.get(),
                PlanLine::key,
                move |line| row(plan, line),
            ));
            scrolling(
                format!("{}　{name}", title.get_untracked()),
                html::table().class(class).child(html::thead().child(heads)).child(body),
            )
        };
    html::section()
        .class("plan-part")
        .aria_label(move || title.get())
        .child((
            html::h2().child(move || bilingual(title.get())),
            html::h3().child(words.programs),
            table(words.programs, "table programs-planned", program_heads.into_any(), programs),
            html::h3().child(words.outputs),
            table(words.outputs, "table outputs-planned", output_heads.into_any(), outputs),
        ))
        .into_any()
}

/// What has changed since the plan was decided, and why.
fn amendments(plan: Plan) -> AnyView {
    let Plan { store, words, sheet, year, .. } = plan;
    (move || {
        let (sheet, strategy) = (sheet.get(), store.strategy.get());
        let decided = strategy.plan(year.get())?.clone();
        let changed = store.document.with(|document| changed_since(document, &strategy, &decided));
        let line = |change: &Arc<Change>| {
            let at = (store.text.write.moment_of_day)(&change.at);
            html::li().child((
                bilingual(change_words(store, &strategy, change)),
                " ",
                quiet(bilingual(format!("{} {at}", change.by))),
            ))
        };
        let lines = changed.iter().map(line).collect::<Vec<_>>();
        let values = (!lines.is_empty()).then(|| {
            (html::h3().child(words.changed_values), html::ul().class("said").child(lines))
        });
        let entry = |amendment: &Arc<Amendment>| {
            let day = match store.editing() {
                true => day_of(plan, amendment),
                false => quiet(bilingual((words.opened)(amendment))),
            };
            html::li().child((
                bilingual(amendment.reason.clone()),
                " ",
                day,
                " ",
                quiet(bilingual(amendment.by.clone())),
            ))
        };
        let entries: Vec<_> = sheet.amendments.iter().map(entry).collect();
        let reasons = (!entries.is_empty()).then(|| html::ul().class("said").child(entries));
        let unexplained = (reasons.is_none() && values.is_some())
            .then(|| html::p().class("quiet").child(words.unexplained));
        (reasons.is_some() || values.is_some()).then(|| {
            section(
                "amendments",
                words.amendments,
                html::div().child(reasons).child(unexplained).child(values),
            )
        })
    })
    .into_any()
}

/// The day of a change of the decided plan: entered when it is, and often not the day on which it was
/// made.
fn day_of(plan: Plan, amendment: &Amendment) -> AnyView {
    let Plan { store, words, year, .. } = plan;
    let (id, typed) = (amendment.id.clone(), super::meeting::typed(&amendment.opened));
    let commit = Callback::new(move |on: String| {
        let edit = PlanEdit::AmendedOn { id: id.clone(), on };
        store.edit(Edit::Plan { year: year.get_untracked(), edit })
    });
    let value = Signal::derive(move || typed.clone());
    view! { <TextField label={words.amended_on} value={value} commit={commit}/> }.into_any()
}
