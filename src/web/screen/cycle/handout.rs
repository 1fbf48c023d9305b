//! 研究会資料: one table for A4, landscape.

use leptos::html;
use std::sync::Arc;

use leptos::prelude::*;

use super::paper::{controls, cover, margins};
use super::{direction_choice, planned_years, shown_directions, year_choice};
use crate::model::*;
use crate::place::Screen;
use crate::report::Handout;
use crate::report::handout::{HandoutDirection, HandoutItem, HandoutRow};
use crate::report::list::Mark;
use crate::report::plan::year_to_plan;
use crate::text;
use crate::text::figures::whole;
use crate::web::address;
use crate::web::part::foot::date_range;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{column, number_column, quiet, scrolling};
use crate::web::widget::{figure, mark};

pub fn screen(
    store: Store,
    named: Memo<Option<i32>>,
    direction: Memo<Option<Id>>,
    number: Memo<String>,
) -> AnyView {
    let year = memo(move || {
        let latest = || store.strategy.with(|strategy| year_to_plan(strategy).0 - 1);
        FiscalYear(named.get().unwrap_or_else(latest))
    });
    let shown = shown_directions(store, direction);
    let handout = memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        Shared::new(Handout::of(&strategy, &outline, year.get()))
    });
    let dates = move || Some(handout.with(|handout| date_range(store.text, &handout.dates)));
    margins(store, number, dates);
    (
        choices(store, year, direction, shown, number),
        move || front(store, &handout.get(), &number.get()),
        move || shown.with(|shown| table(store, &handout.get(), shown)),
    )
        .into_any()
}

/// The year and the number.
fn choices(
    store: Store,
    year: Memo<FiscalYear>,
    direction: Memo<Option<Id>>,
    shown: Memo<Vec<Id>>,
    number: Memo<String>,
) -> AnyView {
    let words = &text::cycle(store.text).handout;
    let choose = move |year: i32, direction: Option<Id>, number: String| {
        address::choose(store, Screen::Handout { year: Some(year), direction, number });
    };
    let known = move |strategy: &Strategy| {
        let now = year.get().0;
        order::gathered(
            [now - 1, now + 1].into_iter().chain(planned_years(strategy).map(|year| year - 1)),
        )
    };
    let of_year = move |chosen: Option<i32>| {
        choose(
            chosen.unwrap_or_else(|| year.get_untracked().0),
            direction.get_untracked(),
            number.get_untracked(),
        );
    };
    let of_number = Callback::new(move |typed: String| {
        choose(year.get_untracked().0, direction.get_untracked(), typed.trim().to_string());
        Ok(())
    });
    let years =
        year_choice(store, words.year, Signal::derive(move || year.get().0), known, of_year);
    let parts = direction_choice(store, shown, move |chosen| {
        choose(year.get_untracked().0, chosen, number.get_untracked());
    });
    controls(store, [years, parts], number, of_number, words.print_note)
}

fn front(store: Store, handout: &Handout, number: &str) -> AnyView {
    let (text, words) = (store.text, &text::cycle(store.text).handout);
    let name = store.strategy.with(|s| text.name(&s.about));
    let dates = format!("{}　{}", text.common.as_of, date_range(text, &handout.dates));
    let lines = vec![(words.subtitle)(handout.year), dates];
    cover(store, words.body.to_string(), (words.title)(&name), lines, number)
}

const COLUMNS: &str = "8";

fn table(store: Store, handout: &Handout, shown: &[Id]) -> AnyView {
    let (text, words, plan) =
        (store.text, &text::cycle(store.text).handout, &text::cycle(store.text).plan);
    let next = FiscalYear(handout.year.0 + 1);
    let planned = handout.plan.state;
    let state = match planned {
        PlanState::Absent => Some(words.no_plan),
        PlanState::Draft => Some(words.pending),
        _ => None,
    };
    let group = |words: String, columns: &'static str, note: Option<&'static str>| {
        let head = html::th().colspan(columns).scope("colgroup").class("span").child(words);
        head.child(note.map(|note| (" ", html::small().child(note))))
    };
    let columns = html::colgroup().child((0..8).map(|_| html::col()).collect_view());
    let heads = html::thead()
        .child(
            html::tr()
                .child(html::td().colspan("3"))
                .child(group((words.done)(handout.year), "2", None))
                .child(group((words.plan)(next), "3", state)),
        )
        .child(
            html::tr()
                .child(column(text.common.item))
                .child(column(plan.program))
                .child(column(text.common.output))
                .child(number_column(words.actual))
                .child(column(words.state))
                .child(column(plan.status))
                .child(number_column(plan.budget).child(html::small().child(plan.thousand_yen)))
                .child(number_column(words.target)),
        );
    let key = handout
        .statuses
        .iter()
        .map(|status| mark::status(text, Mark::Status(*status)))
        .collect::<Vec<_>>();
    let foot = html::tfoot().child(
        html::tr().child(
            html::td().colspan(COLUMNS).child(
                html::p()
                    .class("keyline")
                    .child(html::b().child(words.key))
                    .child(key)
                    .child(html::span().child(words.key_note)),
            ),
        ),
    );
    let whole = shown.len() == handout.directions.len();
    let parts = handout.directions.iter().filter(|found| shown.contains(&found.direction.id));
    let parts = parts.map(|found| direction(store, planned, found)).collect::<Vec<_>>();
    // A part has its own sum already.
    let total = (planned != PlanState::Absent && whole).then(|| {
        let name = words.total.to_string();
        html::tbody().class("total").child(sum_row(store, name, handout.plan.budget))
    });
    scrolling(
        (words.plan)(next),
        html::table()
            .class("ledger")
            .child(columns)
            .child(heads)
            .child(foot)
            .child(parts)
            .child(total),
    )
}

fn direction(store: Store, planned: PlanState, found: &HandoutDirection) -> Vec<AnyView> {
    let (text, words) = (store.text, &text::cycle(store.text).handout);
    let outcomes: Vec<String> = found
        .outcomes
        .iter()
        .map(|(outcome, restated)| {
            format!(
                "{}{}",
                text.short_name(outcome),
                if *restated { text.common.restated } else { "" }
            )
        })
        .collect();
    let name = text.numbered(&found.direction.number, &found.direction);
    let head = html::tbody().class("group").child(
        html::tr().child(
            html::th()
                .colspan(COLUMNS)
                .scope("colgroup")
                .child(html::b().child(bilingual(name)))
                .child(
                    html::span()
                        .child(text.common.outcomes)
                        .child("　")
                        .child(bilingual((words.names)(&outcomes))),
                ),
        ),
    );
    let mut above = None;
    let mut parts = vec![head.into_any()];
    for item in &found.items {
        parts.push(item_rows(store, item, &mut above));
    }
    if planned != PlanState::Absent {
        let sum = sum_row(store, (words.sum_of)(&text.name(&found.direction)), found.budget);
        parts.push(html::tbody().class("sum").child(sum).into_any());
    }
    parts
}

/// What the budgets of a part come to.
fn sum_row(store: Store, name: String, budget: crate::report::Money) -> AnyView {
    let plan = &text::cycle(store.text).plan;
    let blanks = (budget.blank > 0).then(|| html::small().child((plan.blanks)(budget.blank)));
    html::tr()
        .child(html::th().colspan("6").scope("row").child(bilingual(name)))
        .child(
            html::td().attr("data-type", "number").child(budget.known().map(whole)).child(blanks),
        )
        .child(html::td())
        .into_any()
}

/// An item stays on one page, as long as a page holds it.
fn item_rows(store: Store, item: &HandoutItem, above: &mut Option<Id>) -> AnyView {
    let text = store.text;
    let [outer @ .., own] = item.path.as_slice() else { return html::tbody().into_any() };
    // The item above is named where it begins.
    let outermost = outer.last().filter(|outer| above.as_ref() != Some(&outer.id));
    *above = outer.last().map(|outer| outer.id.clone());
    let name = |outer: &Arc<Item>| text.numbered(&outer.number, outer);
    let head = html::th()
        .scope("rowgroup")
        .rowspan(item.rows.len().to_string())
        .child(outermost.map(|outer| html::small().child(name(outer))))
        .child(html::span().child(bilingual(text.number(&item.number))))
        .child(bilingual(text.name(own)));
    let mut head = Some(head);
    html::tbody()
        .child(
            item.rows
                .iter()
                .map(|found| html::tr().child(head.take()).child(row(store, found)))
                .collect_view(),
        )
        .into_any()
}

fn row(store: Store, found: &HandoutRow) -> Vec<AnyView> {
    let (text, words, plan) =
        (store.text, &text::cycle(store.text).handout, &text::cycle(store.text).plan);
    let program = found.program.as_ref();
    let planned = program.and_then(|program| program.planned.as_deref());
    let output = found.output.as_ref();
    let unit = output.map(|output| text.unit(&output.indicator)).unwrap_or_default();
    let actual = output.map(|output| {
        let as_of = output
            .last_actual
            .as_deref()
            .and_then(|found| found.as_of.point)
            .map(text.write.point_short);
        (figure::observed(text, output.last_actual.as_deref(), unit), html::small().child(as_of))
    });
    let state = output.map(|output| {
        let part = output.last_part_year().and_then(|part| part.months).map(words.coverage);
        (mark::status(text, output.last_mark()), part.map(|part| html::small().child(part)))
    });
    let program_text = program.map(|program| {
        let activities = planned
            .map(|planned| planned.activities.clone())
            .filter(|activities| !activities.is_empty());
        let done =
            program.last.as_ref().map(|last| last.done.clone()).filter(|done| !done.is_empty());
        let noted = |word: &'static str, said: String| {
            html::p().class("noted").child(html::b().child(word)).child("　").child(bilingual(said))
        };
        (
            html::p().child(bilingual(store.text.program(&program.program))),
            done.map(|done| noted(words.done_word, done)),
            activities.map(|activities| noted(words.planned_word, activities)),
        )
    });
    let budget = planned.filter(|_| program.is_some_and(|program| program.runs())).map(|planned| {
        match planned.budget {
            Some(budget) => whole(budget).into_any(),
            None => quiet(plan.not_filled).into_any(),
        }
    });
    let target = output.map(|output| match (&output.target, output.stands()) {
        (_, false) => (plan.decision)(&ReviewDecision::Drop).into_any(),
        (Some(target), _) => figure::goal(text, Some(target), unit).into_any(),
        (None, _) => quiet(text.common.none).into_any(),
    });
    vec![
        html::td().class("text").child(program_text).into_any(),
        html::td()
            .class("name")
            .child(output.map(|output| text.name(&output.indicator)))
            .into_any(),
        html::td().attr("data-type", "number").child(actual).into_any(),
        html::td().class("state").child(state).into_any(),
        html::td().child(planned.map(|planned| (plan.program_status)(&planned.status))).into_any(),
        html::td().attr("data-type", "number").child(budget).into_any(),
        html::td().attr("data-type", "number").child(target).into_any(),
    ]
}
