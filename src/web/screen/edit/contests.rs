//! 食い違い: versions of one record side by side, for somebody to choose.

use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::prelude::*;
use leptos::{ev, html};

use crate::change::{self, Choice, Contest, Side};
use crate::model::{Id, Observation, Strategy, Target};
use crate::place::Screen;
use crate::session::DocumentCommand;
use crate::text::work;
use crate::web::address;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::markup::{button, fact, heading};

/// Everything there is to choose.
pub fn contests(store: Store) -> AnyView {
    let words = &work(store.text).contests;
    let found = memo(move || store.document.with(|d| change::contests(d)));
    let lead = move || if found.with(Vec::is_empty) { words.none } else { words.lead };
    (
        heading(store.text.frame.contests, html::p().class("lead").child(lead)),
        html::div().class("contests").child(each(
            move || found.get(),
            // Other versions make it anew.
            |contest| {
                let values = contest
                    .sides
                    .iter()
                    .flat_map(|side| &side.values)
                    .map(|(field, value)| [field, &*value.to_string()].concat());
                [contest.table.clone(), contest.record.to_string(), contest.sides.len().to_string()]
                    .into_iter()
                    .chain(values)
                    .collect::<Vec<_>>()
                    .join(" ")
            },
            move |contest| one(store, contest),
        )),
    )
        .into_any()
}

fn one(store: Store, contest: Contest) -> Option<AnyView> {
    let words = &work(store.text).contests;
    let strategy: Shared<Strategy> = store.strategy.get_untracked();
    let name = (words.record)(&strategy, &contest.table, &contest.record);
    let link = indicator_of(&strategy, &contest)
        .map(|id| store.href(Screen::Indicator { id, year: None, table: false }));
    let title = match link {
        Some(href) => html::a().href(href).child(bilingual(name.clone())).into_any(),
        None => html::span().child(bilingual(name.clone())).into_any(),
    };
    let sides: Vec<AnyView> =
        contest.sides.iter().map(|side| version(store, &strategy, &contest, side, &name)).collect();
    Some(
        html::section()
            .aria_label(name)
            .child(html::h2().child(title))
            .child(html::div().class("sides").child(sides))
            .into_any(),
    )
}

/// The indicator whose sheet shows the record.
fn indicator_of(strategy: &Strategy, contest: &Contest) -> Option<Id> {
    use crate::model::Record;
    match contest.table.as_str() {
        Observation::TABLE => {
            strategy.observations.get(&contest.record).map(|found| found.indicator.clone())
        }
        Target::TABLE => strategy.targets.get(&contest.record).map(|found| found.indicator.clone()),
        _ => strategy.indicators.get(&contest.record).map(|found| found.id.clone()),
    }
}

fn version(
    store: Store,
    strategy: &Strategy,
    contest: &Contest,
    side: &Side,
    name: &str,
) -> AnyView {
    let words = &work(store.text).contests;
    let author = store.session.with_untracked(|session| session.author.clone());
    let own = side.author.as_deref() == Some(author.as_str());
    let whose = (words.whose)(side, own);
    let shown_now = side.shown.then(|| (" ", html::span().class("tag").child(words.shown)));
    // What was typed stands for what it was read as.
    let typed = side.values.iter().any(|(field, value)| field == "raw" && !value.is_null());
    let shown = side.values.iter().filter(|(field, _)| {
        !(typed && matches!(field.as_str(), "value" | "relation")) && field != "rank"
    });
    let values: Vec<AnyView> = shown
        .map(|(field, value)| {
            fact((words.field)(field).to_string(), (words.value)(strategy, field, value))
        })
        .collect();
    let (table, record, choice) =
        (contest.table.clone(), contest.record.clone(), side.choice.clone());
    let step = (words.chosen)(name);
    let choose = move || {
        store.dispatch_document(DocumentCommand::Choose {
            key: store.key.get_untracked(),
            table: table.clone(),
            record: record.clone(),
            choice: choice.clone(),
            step: step.clone(),
        });
        // The button goes with its contest; what is left is read from the top.
        address::focus_main();
    };
    let kind = if matches!(side.choice, Choice::Gone) { "gone" } else { "version" };
    html::div()
        .class("side-card")
        .attr("data-kind", kind)
        .child(html::p().child((html::b().child(bilingual(whose.clone())), shown_now)))
        .child((!values.is_empty()).then(|| html::dl().class("facts").child(values)))
        .child(
            html::p().child(
                button()
                    .aria_label(format!("{}　{whose}　{name}", words.choose))
                    .on(ev::click, move |_| choose())
                    .child(words.choose),
            ),
        )
        .into_any()
}
