//! 指標個票: the verdict and its working first, then the chart, the years, what it is and where it stands.

use leptos::html;
use std::sync::Arc;

use leptos::prelude::*;

use super::lost;
use crate::chart;
use crate::measure::{Known, Status, known};
use crate::model::*;
use crate::place::Screen;
use crate::report::Sheet;
use crate::report::list::{Mark, Shown};
use crate::report::sheet::Year;
use crate::text::{self, Language};
use crate::web::address;
use crate::web::part::crumbs::crumbs;
use crate::web::part::graph::{Graph, graph};
use crate::web::reactive::memo;
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::{
    cell, column, fact, named_heading, noted_section, number_cell, number_column, quiet, scrolling, section,
};
use crate::web::widget::{figure, mark};

pub fn screen(store: Store, id: Id) -> AnyView {
    let year = memo(move || {
        store.address.with(|address| match &address.screen {
            Screen::Indicator { year, .. } => *year,
            _ => None,
        })
    });
    let table =
        Signal::derive(move || store.address.with(|address| matches!(address.screen, Screen::Indicator { table: true, .. })));
    let sheet: Memo<Option<Shared<Sheet>>> = memo({
        let id = id.clone();
        move || Sheet::of(&*store.strategy.get()?, &*store.outline.get()?, &id, year.get()).map(Shared::new)
    });
    let there = memo(move || sheet.with(Option::is_some));
    let editing = memo(move || store.editing());
    let words = &text::sheet(store.text).graph;
    let chart = Graph {
        name: StoredValue::new(id.to_string()),
        tell: Callback::new(move |width| {
            sheet.with(|sheet| sheet.as_ref().map(|sheet| chart::indicator::tell(sheet, store.text, width)))
        }),
        caption: Signal::derive(move || match (sheet.get(), store.strategy.get()) {
            (Some(sheet), Some(strategy)) => (words.caption)(&sheet, &strategy),
            _ => String::new(),
        }),
        table,
        choose: Callback::new(move |table| {
            let id = sheet.with_untracked(|sheet| sheet.as_ref().map(|sheet| sheet.indicator.id.clone()));
            if let Some(id) = id {
                address::choose(store, Screen::Indicator { id, year: year.get_untracked(), table });
            }
        }),
    };
    let of = move |show: fn(Store, &Sheet) -> AnyView| move || sheet.get().map(|sheet| show(store, &sheet));
    (move || {
        if !there.get() {
            return lost::missing_place(store).into_any();
        }
        let id = id.clone();
        let cycle = store.later.cycle.show_when_here(move |cycle| (cycle.history)(store, id.clone()));
        (
            of(head),
            of(verdict),
            graph(store, chart),
            move || {
                if editing.get() {
                    store.later.editor.show(store, move |editor| (editor.years)(store, sheet))
                } else {
                    of(years).into_any()
                }
            },
            move || {
                if editing.get() {
                    store.later.editor.show(store, move |editor| (editor.fields)(store, sheet))
                } else {
                    of(about).into_any()
                }
            },
            cycle,
            of(rest),
            move || editing.get().then(|| store.later.editor.show(store, move |editor| (editor.ending)(store, sheet))),
        )
            .into_any()
    })
    .into_any()
}

fn head(store: Store, sheet: &Sheet) -> AnyView {
    let common = &store.text.common;
    let place = sheet.places.first();
    let mut way: Vec<(String, Screen)> = place
        .iter()
        .map(|place| {
            (store.text.numbered(&place.direction.number, &place.direction), Screen::Direction { id: place.direction.id.clone() })
        })
        .collect();
    let items = place.iter().flat_map(|place| &place.items);
    way.extend(items.map(|item| (store.text.numbered(&item.number, item), Screen::Item { id: item.id.clone() })));
    let (kind, gloss) =
        if sheet.indicator.is_outcome() { (common.outcome, common.outcome_gloss) } else { (common.output, common.output_gloss) };
    let heading = html::header()
        .class("heading")
        .child(html::p().class("quiet").child((store.text.write.bracketed)(kind, gloss)))
        .child(named_heading(store.text, &sheet.indicator));
    (crumbs(store, way), heading).into_any()
}

/// Before there is a target, what is known; afterwards the verdict with its three figures.
fn verdict(store: Store, sheet: &Sheet) -> AnyView {
    (if sheet.has_target { judged(store, sheet) } else { untargeted(store, sheet) }).into_any()
}

fn judged(store: Store, sheet: &Sheet) -> AnyView {
    let (text, common, words) = (store.text, &store.text.common, text::sheet(store.text));
    let thresholds = thresholds(store);
    let found = &sheet.verdict;
    let unit = text.unit(&sheet.indicator);
    let year = sheet.years.iter().find(|year| year.period == found.period);
    let observation = year.and_then(|year| year.counted.as_deref());
    let actual = match &found.actual {
        Some(actual) => figure::number(actual.value, unit),
        None => figure::observed(text, observation, unit),
    };
    let rate = match (&found.achievement, &found.progress) {
        (Some(achievement), _) => Some((common.achievement, (text.write.percent)(achievement.ratio, &thresholds))),
        (None, Ok(progress)) if sheet.indicator.is_outcome() => {
            Some((common.progress, (text.write.percent)(*progress, &thresholds)))
        }
        _ => None,
    };
    let target_of =
        found.target.as_deref().filter(|target| target.period != found.period).map(|t| (text.write.period_short)(t.period));
    let target_label = match target_of {
        Some(period) => (text.write.bracketed)(common.target, &period),
        None => common.target.to_string(),
    };
    let exceeded = found.exceeded.then(|| html::span().class("tag flag").child(text.say.exceeded));
    let aside = (words.aside)(found, &sheet.indicator);
    let formula = (words.formula_lines)(found, &sheet.indicator, &thresholds);
    let formula = (!formula.is_empty()).then(|| {
        let lines = formula.into_iter().map(|line| html::li().child(bilingual(line))).collect::<Vec<_>>();
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
                        .child(html::dd().child(mark::status(text, Mark::Status(found.status))).child(exceeded)),
                )
                .child(fact(common.actual, actual))
                .child(fact(target_label, figure::goal(text, found.target.as_deref(), unit)))
                .child(rate.map(|(name, rate)| fact(name, figure::percent(&rate)))),
        )
        .child(
            html::div()
                .class("working")
                .child(html::p().child(bilingual((words.working)(found, &sheet.indicator, &thresholds))))
                .child((!aside.is_empty()).then(|| html::p().class("quiet").child(aside)))
                .child(formula),
        )
        .into_any()
}

fn untargeted(store: Store, sheet: &Sheet) -> AnyView {
    let (text, common, words) = (store.text, &store.text.common, text::sheet(store.text));
    let strategy = store.strategy.get();
    let latest = strategy.as_ref().and_then(|strategy| known::latest(strategy, &sheet.indicator.id).cloned());
    let found = Known::of(&sheet.indicator, latest.as_deref());
    let part = latest.as_deref().and_then(|o| crate::measure::figures::part_year(&sheet.indicator, o)).map(text.write.part_year);
    let as_of = latest.as_deref().map(|observation| (text.write.as_of)(&observation.as_of));
    let written = latest.as_deref().and_then(|o| original(store, o));
    let long = latest
        .as_deref()
        .filter(|o| matches!(o.figure, Figure::Number(n) if n >= Number::from(1_000_000)))
        .map(|o| (text.write.figure_long)(o, text.unit(&sheet.indicator)));
    let source = latest.as_deref().map(|o| source_link(store, &o.source));
    html::section()
        .class("verdict")
        .aria_labelledby("verdict")
        .child(html::h2().class("spoken").id("verdict").child(words.known_of))
        .child(
            html::dl()
                .child(
                    html::div().class("lead").child(html::dt().child(words.known_of)).child(html::dd().child(figure::observed(
                        text,
                        latest.as_deref(),
                        text.unit(&sheet.indicator),
                    ))),
                )
                .child(
                    html::div()
                        .class("wide")
                        .child(html::dt().child(common.as_of))
                        .child(html::dd().class("words").child(as_of.map(bilingual)).child(part.map(quiet))),
                )
                .child(
                    html::div()
                        .child(html::dt().child(text.list.marks))
                        .child(html::dd().class("words").child(mark::status(text, Mark::Known(found)))),
                ),
        )
        .child(
            html::div()
                .class("working")
                .child(long.map(|long| html::p().child(long)))
                .child(html::p().child((words.known_note)(found)).child(words.no_target_yet))
                .child(html::p().class("quiet").child(written.map(bilingual)).child(" ").child(source)),
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
    Some((text::sheet(store.text).written)(&raw))
}

/// A source by its title; a link only where its address is `https:`.
pub fn source_link(store: Store, source: &str) -> AnyView {
    let strategy = store.strategy.get();
    let record = strategy.as_ref().and_then(|strategy| strategy.sources.get(&Id::from(source)).cloned());
    match record {
        Some(record) if record.url.starts_with("https://") => {
            let url = record.url.clone();
            html::a().href(url).rel("noreferrer external").child(bilingual(record.title.clone())).into_any()
        }
        Some(record) => html::span().child(bilingual(record.title.clone())).into_any(),
        None => html::span().child(bilingual(source.to_string())).into_any(),
    }
}

pub fn thresholds(store: Store) -> Thresholds {
    store.strategy.with(|strategy| strategy.as_ref().map(|s| s.about.thresholds).unwrap_or_default())
}

fn years(store: Store, sheet: &Sheet) -> AnyView {
    let (common, words) = (&store.text.common, text::sheet(store.text));
    let rows = sheet.years.iter().map(|year| year_rows(store, sheet, year)).collect::<Vec<_>>();
    let note = (!sheet.has_target).then(|| html::p().class("quiet note").child(words.no_target_yet));
    let table = html::table().class("table observations").attr("data-judged", sheet.has_target);
    let table = table
        .child(
            html::thead().child(
                html::tr()
                    .child(column(common.fiscal_year))
                    .child(number_column(common.target))
                    .child(number_column(common.actual))
                    .child(number_column(common.achievement))
                    .child(column(common.verdict))
                    .child(column(common.as_of))
                    .child(column(common.state))
                    .child(column(common.source)),
            ),
        )
        .child(html::tbody().child(rows));
    noted_section("figures", words.figures, words.figures_note, scrolling(words.figures_table, (note, table)))
}

fn year_rows(store: Store, sheet: &Sheet, year: &Year) -> Vec<AnyView> {
    let (text, common, words) = (store.text, &store.text.common, text::sheet(store.text));
    let unit = text.unit(&sheet.indicator);
    let rate = year.verdict.achievement.map(|found| (text.write.percent)(found.ratio, &thresholds(store)));
    let told = year.verdict.status != Status::Unknown || year.counted.is_some();
    let status = (sheet.has_target && told).then(|| mark::status(text, Mark::Status(year.verdict.status)));
    let actual = match year.counted.as_deref() {
        None => quiet(words.to_come),
        counted => figure::observed(text, counted, unit),
    };
    let baseline = baseline_id(sheet);
    let counted_is_baseline = year.counted.as_deref().is_some_and(|o| Some(&o.id) == baseline);
    let breaks = year.breaks.iter().map(|found| {
        let at = found.at.point.map(text.write.point).unwrap_or_else(|| found.at.raw.clone());
        html::tr()
            .attr("data-row", "break")
            .child(
                html::td()
                    .colspan("8")
                    .child(words.series_break)
                    .child("　")
                    .child(bilingual(at))
                    .child("　")
                    .child(bilingual(found.reason.clone())),
            )
            .into_any()
    });
    let others = year.others.iter().map(|observation| {
        let name = if Some(&observation.id) == baseline { words.used_as_baseline } else { words.earlier };
        let period = html::span().class("spoken").child((text.write.period)(year.period));
        html::tr()
            .attr("data-row", "earlier")
            .child(html::th().scope("row").child((period, name)))
            .child(number_cell(common.target))
            .child(number_cell(common.actual).child(figure::observed(text, Some(observation), unit)))
            .child(number_cell(common.achievement))
            .child(cell(common.verdict))
            .child(details(store, sheet, observation))
            .into_any()
    });
    let used = counted_is_baseline.then(|| quiet((" ", words.used_as_baseline)));
    let details = match year.counted.as_deref() {
        Some(observation) => details(store, sheet, observation),
        None => [common.as_of, common.state, common.source].map(|name| cell(name).into_any()),
    };
    let row = html::tr()
        .child(html::th().scope("row").child(((text.write.period)(year.period), used)))
        .child(number_cell(common.target).child(figure::goal(text, year.target.as_deref(), unit)))
        .child(number_cell(common.actual).child(actual))
        .child(number_cell(common.achievement).child(rate.map(|rate| figure::percent(&rate))))
        .child(cell(common.verdict).child(status))
        .child(details)
        .into_any();
    std::iter::once(row).chain(others).chain(breaks).collect()
}

fn baseline_id(sheet: &Sheet) -> Option<&Id> {
    match &sheet.indicator.baseline {
        Some(Baseline::Observed(id)) => Some(id),
        _ => None,
    }
}

/// 時点・種別・出典 of one observation.
fn details(store: Store, sheet: &Sheet, observation: &Observation) -> [AnyView; 3] {
    let (text, common) = (store.text, &store.text.common);
    let value = matches!(observation.figure, Figure::Number(_));
    let as_of = (value || !observation.as_of.is_empty()).then(|| match observation.as_of.point {
        Some(point) => (text.write.point_plain)(point),
        None => (text.write.as_of)(&observation.as_of),
    });
    let part = value.then(|| crate::measure::figures::part_year(&sheet.indicator, observation)).flatten();
    let state = value.then(|| match part {
        Some(part) => (text.write.part_year)(part),
        None => (text.write.state)(&observation.state),
    });
    let note = (!observation.note.is_empty()).then(|| quiet(bilingual(observation.note.clone())));
    [
        cell(common.as_of).child(as_of.map(bilingual)).into_any(),
        cell(common.state).child(state).into_any(),
        cell(common.source).child((source_link(store, &observation.source), note)).into_any(),
    ]
}

fn about(store: Store, sheet: &Sheet) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    let words = text::sheet(text);
    let indicator = &sheet.indicator;
    let filled = |text: &str| {
        if text.is_empty() { quiet(common.not_filled_in).into_any() } else { bilingual(text) }
    };
    let baseline = match &sheet.baseline {
        None => quiet(common.not_filled_in).into_any(),
        Some(Shown::Observed(observation)) => {
            let as_of = (text.write.as_of)(&observation.as_of);
            let written = original(store, observation).map(|written| (" ", quiet(bilingual(written))));
            (figure::observed(text, Some(observation), text.unit(indicator)), "　", bilingual(as_of), written).into_any()
        }
        Some(Shown::Stated { value, period, .. }) => {
            (figure::number(*value, text.unit(indicator)), "　", (text.write.period)(*period)).into_any()
        }
    };
    let reasons: Vec<_> = sheet
        .years
        .iter()
        .filter_map(|year| year.target.as_deref())
        .filter(|target| !target.reason.is_empty())
        .map(|target| {
            html::li().child(quiet((text.write.period)(target.period))).child(" ").child(bilingual(target.reason.clone()))
        })
        .collect();
    let breaks: Vec<_> = sheet
        .breaks
        .iter()
        .map(|found| {
            let at = found.at.point.map(text.write.point).unwrap_or_else(|| found.at.raw.clone());
            html::li().child(bilingual(at)).child("　").child(bilingual(found.reason.clone()))
        })
        .collect();
    let newly_set = indicator.newly_set.is_none().then(|| (" ", quiet(words.newly_set_note)));
    section(
        "about",
        words.about,
        html::dl()
            .class("facts")
            .child(fact(words.definition, filled(&indicator.definition)))
            .child(fact(common.unit, bilingual((words.unit_kind)(indicator))))
            .child(fact(text.list.desired_label, (text.list.desired)(&indicator.desired)))
            .child(fact(common.baseline, baseline))
            .child((!reasons.is_empty()).then(|| fact(words.reason, html::ul().child(reasons))))
            .child((!breaks.is_empty()).then(|| fact(words.series_break, html::ul().child(breaks))))
            .child(
                (!indicator.not_evaluated.is_empty())
                    .then(|| fact(words.not_evaluated, bilingual(indicator.not_evaluated.clone()))),
            )
            .child(fact(words.newly_set, ((words.newly_set_word)(indicator.newly_set), newly_set)))
            .child(fact(common.division, filled(&indicator.division)))
            .child(other_name(store, indicator)),
    )
    .into_any()
}

/// The name in the language that the interface does not speak.
fn other_name(store: Store, indicator: &Indicator) -> Option<AnyView> {
    let words = text::sheet(store.text);
    let (label, lang, name) = match store.text.original(indicator) {
        Some(original) => (words.original_name, "ja", original),
        None if store.text.language == Language::Japanese => (words.english_name, "en", indicator.name_en.as_str()),
        None => return None,
    };
    (!name.is_empty()).then(|| fact(label, html::span().lang(lang).child(bilingual(name.to_string()))))
}

fn rest(store: Store, sheet: &Sheet) -> AnyView {
    let text = store.text;
    let words = text::sheet(text);
    let programs = (!sheet.programs.is_empty()).then(|| {
        let entries =
            sheet.programs.iter().map(|program| html::li().child(bilingual(store.text.program(program)))).collect::<Vec<_>>();
        noted_section("program", words.program, words.program_note, html::ul().class("programs").child(entries))
    });
    let paths = sheet.places.iter().map(|place| path(store, sheet, place)).collect::<Vec<_>>();
    let outcomes = sheet
        .outcomes
        .iter()
        .map(|(indicator, verdict)| {
            let href = store.href(Screen::Indicator { id: indicator.id.clone(), year: None, table: false });
            let judged = store.list.with(|list| list.as_ref().is_some_and(|list| list.judged));
            let found = if judged {
                Mark::Status(verdict.status)
            } else {
                let strategy = store.strategy.get();
                let latest = strategy.as_ref().and_then(|strategy| known::latest(strategy, &indicator.id).cloned());
                Mark::Known(Known::of(indicator, latest.as_deref()))
            };
            html::li().child(html::a().href(href).child(bilingual(text.name(indicator)))).child(mark::status(text, found))
        })
        .collect::<Vec<_>>();
    let outcomes = (!sheet.outcomes.is_empty())
        .then(|| html::div().child(html::h3().child(words.outcomes_here)).child(html::ul().class("list").child(outcomes)));
    let turn = |indicator: &Option<Arc<Indicator>>, label: &'static str, rel: &'static str| {
        indicator.as_ref().map(|indicator| {
            let href = store.href(Screen::Indicator { id: indicator.id.clone(), year: None, table: false });
            html::a().href(href).rel(rel).child(html::small().child(label)).child(bilingual(text.short_name(indicator)))
        })
    };
    (
        programs,
        noted_section(
            "place",
            words.place,
            words.place_note,
            html::div().class("placed").child(html::div().child(paths)).child(outcomes),
        ),
        html::nav().class("pager").aria_label(words.pager).child(turn(&sheet.previous, words.previous, "prev")).child(turn(
            &sheet.next,
            words.next,
            "next",
        )),
    )
        .into_any()
}

fn path(store: Store, sheet: &Sheet, place: &crate::report::Place) -> AnyView {
    let common = &store.text.common;
    let direction = store.href(Screen::Direction { id: place.direction.id.clone() });
    let items = place
        .items
        .iter()
        .map(|item| {
            let href = store.href(Screen::Item { id: item.id.clone() });
            html::li()
                .child(html::small().child(common.item))
                .child(html::a().href(href).child(bilingual(store.text.numbered(&item.number, item))))
        })
        .collect::<Vec<_>>();
    let kind = if sheet.indicator.is_outcome() { common.outcome } else { common.output };
    html::ol()
        .class("path")
        .child(
            html::li().child(html::small().child(common.direction)).child(
                html::a().href(direction).child(bilingual(store.text.numbered(&place.direction.number, &place.direction))),
            ),
        )
        .child(items)
        .child(
            html::li()
                .aria_current("true")
                .child(html::small().child(kind))
                .child(bilingual(store.text.short_name(&sheet.indicator))),
        )
        .into_any()
}
