//! 事業計画書 on paper: budgets by direction, programs with what they do, targets with last year's
//! and their reasons; A4, portrait.

use leptos::html;
use leptos::prelude::*;

use super::handout::figure_cell;
use super::{YearPaper, margins};
use crate::model::*;
use crate::place::{PaperOf, Screen};
use crate::report::PlanSheet;
use crate::report::plan::{DirectionPlan, ItemPlan, OutputPlan, ProgramPlan, year_to_plan};
use crate::text::figures::whole;
use crate::text::{self, Text};
use crate::web::part::table::table;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::figure;
use crate::web::widget::markup::{column, number_column, quiet, scrolling};

pub fn screen(store: Store, of: Memo<PaperOf>) -> AnyView {
    let paper = YearPaper::new(store, of, year_to_plan, |of| Screen::PlanPaper { of });
    let words = &text::cycle(store.text).plan;
    let sheet = memo(move || {
        let (strategy, outline) = (store.strategy.get(), store.outline.get());
        Shared::new(PlanSheet::of(&strategy, &outline, paper.year.get()))
    });
    margins(store, paper.number, || None);
    let body = move || {
        let sheet = sheet.get();
        if sheet.state == PlanState::Absent {
            return html::p().class("empty").child((words.absent)(sheet.year)).into_any();
        }
        let shown: Vec<&DirectionPlan> = paper.shown.with(|shown| {
            sheet.directions.iter().filter(|found| shown.contains(&found.direction.id)).collect()
        });
        let parts = shown.iter().map(|found| part(store, &sheet, found)).collect::<Vec<_>>();
        let sums = paper.is_whole().then(|| sums(store, &sheet));
        (sums, parts, amendments(store, &sheet)).into_any()
    };
    (
        paper.choices(words.year, text::cycle(store.text).paper.portrait_note, 0),
        move || front(paper, &sheet.get()),
        body,
    )
        .into_any()
}

fn front(paper: YearPaper, sheet: &PlanSheet) -> AnyView {
    let store = paper.store;
    let (words, papers) = (&text::cycle(store.text).plan, &text::cycle(store.text).paper);
    let strategy = store.strategy.get();
    let state = match strategy.plan(sheet.year).filter(|plan| plan.is_decided()) {
        Some(plan) => (words.decided_on)(&plan.decided),
        None => (words.state)(sheet.state).to_string(),
    };
    let is_all = sheet.state != PlanState::Absent && paper.is_whole();
    let statement = is_all.then(|| (words.statement)(sheet));
    let title = (papers.plan_title)(&store.text.name(&strategy.about), sheet.year);
    paper.cover(title, [Some(state), statement].into_iter().flatten().collect())
}

/// What each direction comes to, beside the year before.
fn sums(store: Store, sheet: &PlanSheet) -> AnyView {
    let words = &text::cycle(store.text).plan;
    let sums = crate::sheet::sums(sheet, store.text);
    (html::h2().child(words.sums), table(store, words.sums_label, "ledger sums-paper", &sums))
        .into_any()
}

fn part(store: Store, sheet: &PlanSheet, found: &DirectionPlan) -> AnyView {
    let (text, words) = (store.text, &text::cycle(store.text).plan);
    let name = text.numbered(&found.direction.number, &found.direction);
    html::section()
        .class("paper-part")
        .aria_label(name.clone())
        .child((
            html::h2().child(bilingual(name.clone())),
            html::h3().child(words.programs),
            scrolling(format!("{name}　{}", words.programs), programs(text, found)),
            html::h3().child(text::cycle(text).paper.targets),
            scrolling(format!("{name}　{}", words.outputs), outputs(text, sheet.year, found)),
        ))
        .into_any()
}

/// The item that rows stand under.
fn item_head(text: &'static Text, item: &ItemPlan, columns: &'static str) -> Option<AnyView> {
    let own = item.path.last()?;
    let name = text.numbered(&item.number, own);
    let head =
        html::th().colspan(columns).scope("rowgroup").child(html::b().child(bilingual(name)));
    Some(html::tr().class("item").child(head).into_any())
}

fn programs(text: &'static Text, found: &DirectionPlan) -> AnyView {
    let (words, papers) = (&text::cycle(text).plan, &text::cycle(text).paper);
    let money = || html::small().child(words.thousand_yen);
    let heads = html::tr()
        .child(column(words.status).attr("data-column", "status"))
        .child(column(words.program).attr("data-column", "program"))
        .child(column(words.activities).attr("data-column", "text"))
        .child(column(text.common.division).attr("data-column", "division"))
        .child(number_column(words.budget).attr("data-column", "money").child(money()))
        .child(number_column(words.last_budget).attr("data-column", "money").child(money()));
    let amount = |amount: Option<i64>| match amount {
        Some(amount) => whole(amount).into_any(),
        None => quiet(words.not_filled),
    };
    let row = |row: &ProgramPlan| {
        let planned = row.planned.as_deref();
        let activities = planned.map(|planned| bilingual(planned.activities.clone()));
        let budget = planned.filter(|_| row.runs()).map(|planned| amount(planned.budget));
        html::tr()
            .child(html::td().child(planned.map(|planned| (words.program_status)(&planned.status))))
            .child(html::th().scope("row").child(bilingual(text.program(&row.program))))
            .child(html::td().class("text").child(activities))
            .child(html::td().child(bilingual(row.division().to_string())))
            .child(figure_cell(budget))
            .child(figure_cell(row.last.as_deref().map(|last| amount(last.budget))))
    };
    let bodies = found.items.iter().filter(|item| !item.programs.is_empty()).map(|item| {
        let rows = item.programs.iter().map(row).collect::<Vec<_>>();
        html::tbody().child(item_head(text, item, "6")).child(rows)
    });
    let sum = |money: crate::report::Money| {
        let missing = (money.blank > 0).then(|| html::small().child((words.blanks)(money.blank)));
        figure_cell((money.known().map(whole), missing))
    };
    let total = html::tr()
        .child(
            html::th()
                .colspan("4")
                .scope("row")
                .child(bilingual((papers.sum_of)(&text.name(&found.direction)))),
        )
        .child(sum(found.budget))
        .child(sum(found.last_budget));
    html::table()
        .class("ledger programs-paper")
        .child(html::thead().child(heads))
        .child(bodies.collect::<Vec<_>>())
        .child(html::tbody().class("sum").child(total))
        .into_any()
}

fn outputs(text: &'static Text, year: FiscalYear, found: &DirectionPlan) -> AnyView {
    let words = &text::cycle(text).plan;
    let heads = html::tr()
        .child(column(text.common.output).attr("data-column", "output"))
        .child(column(words.review).attr("data-column", "status"))
        .child(
            html::th()
                .scope("col")
                .attr("data-type", "number")
                .attr("data-column", "figure")
                .child((words.target)(year)),
        )
        .child(number_column(words.last_target).attr("data-column", "figure"))
        .child(number_column(words.last_actual).attr("data-column", "figure"))
        .child(column(words.target_reason).attr("data-column", "text"));
    let row = |row: &OutputPlan| {
        let unit = text.unit(&row.indicator);
        let review = row.review.as_deref();
        let target = match row.stands() {
            true => figure::goal(text, row.target.as_deref(), unit),
            false => quiet(text.common.none),
        };
        let last = row.last_actual.as_deref();
        let as_of = last.and_then(|found| found.as_of.point).map(text.write.point_short);
        let reason = row.target.as_deref().map(|target| target.reason.clone());
        let why = review.map(|review| review.reason.clone()).filter(|why| !why.is_empty());
        let reasons = [why, reason.filter(|reason| !reason.is_empty())].into_iter().flatten();
        html::tr()
            .child(
                html::th()
                    .scope("row")
                    .child(bilingual(text.name(&row.indicator)))
                    .child(html::small().child(bilingual(row.indicator.division.clone()))),
            )
            .child(html::td().child(review.map(|review| (words.decision)(&review.decision))))
            .child(figure_cell(target))
            .child(figure_cell(figure::goal(text, row.last_target.as_deref(), unit)))
            .child(figure_cell((figure::observed(text, last, unit), html::small().child(as_of))))
            .child(
                html::td()
                    .class("text")
                    .child(reasons.map(|why| html::p().child(bilingual(why))).collect::<Vec<_>>()),
            )
    };
    let bodies = found.items.iter().filter(|item| !item.outputs.is_empty()).map(|item| {
        let rows = item.outputs.iter().map(row).collect::<Vec<_>>();
        html::tbody().child(item_head(text, item, "6")).child(rows)
    });
    html::table()
        .class("ledger targets-paper")
        .child(html::thead().child(heads))
        .child(bodies.collect::<Vec<_>>())
        .into_any()
}

/// Why the plan was changed after it was decided.
fn amendments(store: Store, sheet: &PlanSheet) -> Option<AnyView> {
    let words = &text::cycle(store.text).plan;
    let entry = |amendment: &std::sync::Arc<Amendment>| {
        html::li().child((
            bilingual(amendment.reason.clone()),
            " ",
            quiet(bilingual((words.opened)(amendment))),
        ))
    };
    (!sheet.amendments.is_empty()).then(|| {
        let entries = sheet.amendments.iter().map(entry).collect::<Vec<_>>();
        html::section()
            .class("notes")
            .child((html::h2().child(words.amendments), html::ul().child(entries)))
            .into_any()
    })
}
