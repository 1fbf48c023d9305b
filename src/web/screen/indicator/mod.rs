//! 指標個票: the verdict and its working first, then the chart, the years, what it is and where it
//! stands.

mod about;
mod years;

use leptos::{ev, html};
use std::sync::Arc;

use leptos::prelude::*;

use self::about::{about, rest};
use self::years::years;
use super::lost;
use crate::chart;
use crate::measure::{Known, Status, known, lens};
use crate::model::*;
use crate::place::Screen;
use crate::report::indicator_detail::Year;
use crate::report::list::{Mark, Shown};
use crate::report::{IndicatorDetail, search};
use crate::text::{self, Language};
use crate::web::address;
use crate::web::part::chart::{ChartView, chart as chart_figure};
use crate::web::part::contested::contested;
use crate::web::part::crumbs::crumbs;
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{
    cell, column, fact, named_heading, noted_section, number_cell, number_column, quiet, scrolling,
    section,
};
use crate::web::widget::{figure, mark};

pub fn screen(store: Store, id: Id, year: Memo<Option<i32>>, table: Memo<bool>) -> AnyView {
    let detail: Memo<Option<Shared<IndicatorDetail>>> = memo({
        let id = id.clone();
        move || {
            IndicatorDetail::of(&store.strategy.get(), &store.outline.get(), &id, year.get())
                .map(Shared::new)
        }
    });
    let there = memo(move || detail.with(Option::is_some));
    let editing = memo(move || store.editing());
    let words = &text::indicator(store.text).chart;
    let chart = ChartView {
        name: StoredValue::new(id.to_string()),
        model: Callback::new(move |form| {
            detail.with(|detail| {
                detail.as_ref().map(|detail| chart::indicator::model(detail, store.text, form))
            })
        }),
        instead: None,
        caption: Signal::derive(move || {
            let strategy = store.strategy.get();
            detail.get().map(|detail| (words.caption)(&detail, &strategy)).unwrap_or_default()
        }),
        table: table.into(),
        choose: Callback::new(move |table| {
            let id = detail
                .with_untracked(|detail| detail.as_ref().map(|detail| detail.indicator.id.clone()));
            if let Some(id) = id {
                address::choose(store, Screen::Indicator { id, year: year.get_untracked(), table });
            }
        }),
    };
    let of = move |show: fn(Store, &IndicatorDetail) -> AnyView| {
        move || detail.get().map(|detail| show(store, &detail))
    };
    (move || {
        if !there.get() {
            return lost::missing_place(store).into_any();
        }
        let id = id.clone();
        let life = {
            let id = id.clone();
            store.lazy.editor.show_when_here(move |editor| (editor.life)(store, id.clone()))
        };
        let cycle =
            store.lazy.cycle.show_when_here(move |cycle| (cycle.history)(store, id.clone()));
        (
            of(head),
            of(verdict),
            chart_figure(store, chart),
            move || {
                if editing.get() {
                    store.lazy.editor.show(store, move |editor| (editor.years)(store, detail))
                } else {
                    of(years).into_any()
                }
            },
            move || {
                if editing.get() {
                    store.lazy.editor.show(store, move |editor| (editor.fields)(store, detail))
                } else {
                    of(about).into_any()
                }
            },
            cycle,
            life,
            of(rest),
            move || {
                editing.get().then(|| {
                    store.lazy.editor.show(store, move |editor| (editor.ending)(store, detail))
                })
            },
        )
            .into_any()
    })
    .into_any()
}

fn head(store: Store, detail: &IndicatorDetail) -> AnyView {
    let common = &store.text.common;
    let place = detail.places.first();
    let mut way: Vec<(String, Screen)> = place
        .iter()
        .map(|place| {
            (
                store.text.numbered(&place.direction.number, &place.direction),
                Screen::Direction { id: place.direction.id.clone() },
            )
        })
        .collect();
    let items = place.iter().flat_map(|place| &place.items);
    way.extend(items.map(|item| {
        (store.text.numbered(&item.number, item), Screen::Item { id: item.id.clone() })
    }));
    let (kind, gloss) = if detail.indicator.is_outcome() {
        (common.outcome, common.outcome_gloss)
    } else {
        (common.output, common.output_gloss)
    };
    let heading = html::header()
        .class("heading")
        .child(html::p().class("quiet").child((store.text.write.bracketed)(kind, gloss)))
        .child(named_heading(store.text, &detail.indicator))
        .child(glosses(store, &store.text.name(&detail.indicator)));
    (crumbs(store, way), heading).into_any()
}

/// Hard words of a name, one tap away.
fn glosses(store: Store, name: &str) -> Option<AnyView> {
    let words = text::indicator(store.text);
    let found: Vec<AnyView> = search::glosses(words.hard_entries, name)
        .map(|(term, gloss)| fact(bilingual(*term), bilingual(*gloss)))
        .collect();
    (!found.is_empty()).then(|| {
        html::details()
            .class("fold")
            .child(html::summary().child(words.glosses))
            .child(html::dl().class("facts").child(found))
            .into_any()
    })
}

/// Before there is a target, what is known; afterwards the verdict with its three figures.
fn verdict(store: Store, detail: &IndicatorDetail) -> AnyView {
    (if detail.has_target { judged(store, detail) } else { untargeted(store, detail) }).into_any()
}

fn judged(store: Store, detail: &IndicatorDetail) -> AnyView {
    let (text, common, words) = (store.text, &store.text.common, text::indicator(store.text));
    let thresholds = thresholds(store);
    let found = &detail.verdict;
    let unit = text.unit(&detail.indicator);
    let year = detail.years.iter().find(|year| year.period == found.period);
    let observation = year.and_then(|year| year.counted.as_deref());
    let actual = match &found.actual {
        Some(actual) => figure::number(actual.value, unit),
        None => figure::observed(text, observation, unit),
    };
    let rate = match (&found.achievement, &found.progress) {
        (Some(achievement), _) => {
            Some((common.achievement, (text.write.percent)(achievement.ratio, &thresholds)))
        }
        (None, Ok(progress)) if detail.indicator.is_outcome() => {
            Some((common.progress, (text.write.percent)(*progress, &thresholds)))
        }
        _ => None,
    };
    let target_of = found
        .target
        .as_deref()
        .filter(|target| target.period != found.period)
        .map(|t| (text.write.period_short)(t.period));
    let target_label = match target_of {
        Some(period) => (text.write.bracketed)(common.target, &period),
        None => common.target.to_string(),
    };
    let exceeded = found.exceeded.then(|| html::span().class("tag flag").child(text.say.exceeded));
    let aside = (words.aside)(found, &detail.indicator);
    let formula = (words.formula_lines)(found, &detail.indicator, &thresholds);
    let formula = (!formula.is_empty()).then(|| {
        let lines =
            formula.into_iter().map(|line| html::li().child(bilingual(line))).collect::<Vec<_>>();
        html::details().child(html::summary().child(words.formula)).child(html::ul().child(lines))
    });
    html::section()
        .class("verdict")
        .aria_labelledby("verdict")
        .child(html::h2().class("spoken").id("verdict").child((words.verdict_of)(found.period)))
        .child(
            html::dl()
                .child(
                    html::div()
                        .class("lead")
                        .child(html::dt().child((words.verdict_of)(found.period)))
                        .child(html::dd().child(mark::verdict(text, found)).child(exceeded)),
                )
                .child(fact(common.actual, actual))
                .child(fact(target_label, figure::goal(text, found.target.as_deref(), unit)))
                .child(rate.map(|(name, rate)| fact(name, figure::percent(&rate)))),
        )
        .child(
            html::div()
                .class("working")
                .child(html::p().child(bilingual((words.working)(
                    found,
                    &detail.indicator,
                    &thresholds,
                ))))
                .child((!aside.is_empty()).then(|| html::p().class("quiet").child(aside)))
                .child(formula)
                .child(lenses(store, detail, &thresholds)),
        )
        .into_any()
}

/// The same figure by rules that others use: fetched when somebody asks for it. That they differ is
/// said without being asked.
fn lenses(store: Store, detail: &IndicatorDetail, thresholds: &Thresholds) -> Option<AnyView> {
    let words = text::indicator(store.text);
    let looks = lens::looks(&detail.indicator, &detail.verdict, thresholds);
    let depends = lens::depends_on_rule(&detail.verdict, &looks);
    let flag = depends.then(|| html::span().class("tag flag").child(words.depends));
    if looks.is_empty() {
        return None;
    }
    let looks = Arc::new(looks);
    let asked = RwSignal::new(false);
    let shown = move || {
        let looks = looks.clone();
        asked
            .get()
            .then(|| store.lazy.cycle.show(store, move |cycle| (cycle.lenses)(store, &looks)))
    };
    let summary = html::summary().child((words.lenses, " ", flag));
    let folded = html::details().class("lenses").on(ev::toggle, move |_| asked.set(true));
    Some(folded.child(summary).child(shown).into_any())
}

fn untargeted(store: Store, detail: &IndicatorDetail) -> AnyView {
    let (text, common, words) = (store.text, &store.text.common, text::indicator(store.text));
    let strategy = store.strategy.get();
    let latest = known::latest(&strategy, &detail.indicator.id).cloned();
    let found = Known::of(&detail.indicator, latest.as_deref());
    let part = latest
        .as_deref()
        .and_then(|o| crate::measure::figures::part_year(&detail.indicator, o))
        .map(text.write.part_year);
    let as_of = latest.as_deref().map(|observation| (text.write.as_of)(&observation.as_of));
    let written = latest.as_deref().and_then(|o| original(store, o));
    let long = latest
        .as_deref()
        .filter(|o| matches!(o.figure, Figure::Number(n) if n >= Number::from(1_000_000)))
        .map(|o| (text.write.figure_long)(o, text.unit(&detail.indicator)));
    let source = latest.as_deref().map(|o| source_link(store, &o.source));
    html::section()
        .class("verdict")
        .aria_labelledby("verdict")
        .child(html::h2().class("spoken").id("verdict").child(words.known_of))
        .child(
            html::dl()
                .child(html::div().class("lead").child(html::dt().child(words.known_of)).child(
                    html::dd().child(figure::observed(
                        text,
                        latest.as_deref(),
                        text.unit(&detail.indicator),
                    )),
                ))
                .child(html::div().class("wide").child(html::dt().child(common.as_of)).child(
                    html::dd().class("words").child(as_of.map(bilingual)).child(part.map(quiet)),
                ))
                .child(html::div().child(html::dt().child(text.list.marks)).child(
                    html::dd().class("words").child(mark::status(text, Mark::Known(found))),
                )),
        )
        .child(
            html::div()
                .class("working")
                .child(long.map(|long| html::p().child(long)))
                .child(html::p().child((words.known_note)(found)).child(words.no_target_yet))
                .child(
                    html::p().class("quiet").child(written.map(bilingual)).child(" ").child(source),
                ),
        )
        .into_any()
}

/// 原文「1,636件（R5年1月末時点）」, where it is kept.
fn original(store: Store, observation: &Observation) -> Option<String> {
    let raw = match (observation.raw.as_str(), observation.as_of.raw.as_str()) {
        ("", "") => return None,
        (raw, "") => raw.to_string(),
        ("", as_of) => as_of.to_string(),
        (raw, as_of) => (store.text.write.bracketed)(raw, as_of),
    };
    Some((text::indicator(store.text).written)(&raw))
}

/// A source by its title; a link only where its address is `https:`.
pub fn source_link(store: Store, source: &str) -> AnyView {
    let strategy = store.strategy.get();
    let record = strategy.sources.get(&Id::from(source)).cloned();
    match record {
        Some(record) if record.url.starts_with("https://") => {
            let url = record.url.clone();
            html::a()
                .href(url)
                .rel("noreferrer external")
                .child(bilingual(store.text.name(&record)))
                .into_any()
        }
        Some(record) => html::span().child(bilingual(store.text.name(&record))).into_any(),
        None => html::span().child(bilingual(source.to_string())).into_any(),
    }
}

pub fn thresholds(store: Store) -> Thresholds {
    store.strategy.with(|s| s.about.thresholds)
}
