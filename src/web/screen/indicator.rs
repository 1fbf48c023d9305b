//! 指標個票: the verdict and its working first, then the chart, the years, what it is and where it stands.

use std::sync::Arc;

use leptos::prelude::*;

use super::edit::{IndicatorFields, YearsEditor};
use super::lost;
use crate::model::*;
use crate::place::Screen;
use crate::report::list::{Mark, Shown};
use crate::report::sheet::Year;
use crate::report::{Known, Sheet, Status, known};
use crate::web::part::crumbs::crumbs;
use crate::web::part::graph::Graph;
use crate::web::reactive::{dynamic, memo};
use crate::web::store::{Shared, Store, store};
use crate::web::widget::{figure, mark};

#[component]
pub fn IndicatorScreen(id: Id) -> impl IntoView {
    let store = store();
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
    move || {
        if !there.get() {
            return lost::missing_place(store).into_any();
        }
        view! {
            {dynamic(move || sheet.get().map(|sheet| head(store, &sheet)))}
            {dynamic(move || sheet.get().map(|sheet| verdict(store, &sheet)))}
            <Graph sheet table/>
            {dynamic(move || if editing.get() {
                view! { <YearsEditor sheet/> }.into_any()
            } else {
                view! { {dynamic(move || sheet.get().map(|sheet| years(store, &sheet)))} }.into_any()
            })}
            {dynamic(move || if editing.get() {
                view! { <IndicatorFields sheet/> }.into_any()
            } else {
                view! { {dynamic(move || sheet.get().map(|sheet| about(store, &sheet)))} }.into_any()
            })}
            {dynamic(move || sheet.get().map(|sheet| rest(store, &sheet)))}
        }
        .into_any()
    }
}

fn head(store: Store, sheet: &Sheet) -> AnyView {
    let common = &store.text.common;
    let place = sheet.places.first();
    let mut way: Vec<(String, Screen)> = place
        .iter()
        .map(|place| {
            (format!("{} {}", place.direction.number, place.direction.name), Screen::Direction { id: place.direction.id.clone() })
        })
        .collect();
    let items = place.iter().flat_map(|place| &place.items);
    way.extend(items.map(|item| (format!("{} {}", item.number, item.name), Screen::Item { id: item.id.clone() })));
    let (kind, gloss) =
        if sheet.indicator.is_outcome() { (common.outcome, common.outcome_gloss) } else { (common.output, common.output_gloss) };
    view! {
        {crumbs(store, way)}
        <header class="heading"><p class="quiet">{(store.text.write.bracketed)(kind, gloss)}</p><h1>{sheet.indicator.name.clone()}</h1></header>
    }
    .into_any()
}

/// Before there is a target, what is known; afterwards the verdict with its three figures.
fn verdict(store: Store, sheet: &Sheet) -> AnyView {
    if sheet.has_target { judged(store, sheet) } else { untargeted(store, sheet) }
}

fn judged(store: Store, sheet: &Sheet) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    let thresholds = thresholds(store);
    let found = &sheet.verdict;
    let unit = &sheet.indicator.unit;
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
    let exceeded = found.exceeded.then(|| view! { <span class="tag flag">{text.say.exceeded}</span> });
    let aside = (text.say.aside)(found, &sheet.indicator);
    let formula = (text.say.formula)(found, &sheet.indicator, &thresholds);
    let formula = (!formula.is_empty()).then(|| {
        let lines = formula.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! { <details><summary>{text.sheet.formula}</summary><ul>{lines}</ul></details> }
    });
    view! {
        <section class="verdict" aria-labelledby="verdict">
            <h2 class="spoken" id="verdict">{(text.sheet.verdict_of)(found.period)}</h2>
            <dl>
                <div class="lead"><dt>{(text.sheet.verdict_of)(found.period)}</dt><dd>{mark::status(text, Mark::Status(found.status))}{exceeded}</dd></div>
                <div><dt>{common.actual}</dt><dd>{actual}</dd></div>
                <div><dt>{target_label}</dt><dd>{figure::goal(text, found.target.as_deref(), unit)}</dd></div>
                {rate.map(|(name, rate)| view! { <div><dt>{name}</dt><dd>{figure::percent(&rate)}</dd></div> })}
            </dl>
            <div class="working">
                <p>{(text.say.working)(found, &sheet.indicator, &thresholds)}</p>
                {(!aside.is_empty()).then(|| view! { <p class="quiet">{aside}</p> })}
                {formula}
            </div>
        </section>
    }
    .into_any()
}

fn untargeted(store: Store, sheet: &Sheet) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    let strategy = store.strategy.get();
    let latest = strategy.as_ref().and_then(|strategy| known::latest(strategy, &sheet.indicator.id).cloned());
    let found = Known::of(&sheet.indicator, latest.as_deref());
    let part = latest.as_deref().and_then(|o| crate::report::figures::part_year(&sheet.indicator, o)).map(text.write.part_year);
    let as_of = latest.as_deref().map(|observation| (text.write.as_of)(&observation.as_of));
    let written = latest.as_deref().and_then(|o| original(store, o));
    let long = latest
        .as_deref()
        .filter(|o| matches!(o.figure, Figure::Number(n) if n >= Number::from(1_000_000)))
        .map(|o| (text.write.figure_long)(o, &sheet.indicator.unit));
    let source = latest.as_deref().map(|o| source_link(store, &o.source));
    view! {
        <section class="verdict" aria-labelledby="verdict">
            <h2 class="spoken" id="verdict">{text.sheet.known_of}</h2>
            <dl>
                <div class="lead"><dt>{text.sheet.known_of}</dt><dd>{figure::observed(text, latest.as_deref(), &sheet.indicator.unit)}</dd></div>
                <div class="wide"><dt>{common.as_of}</dt><dd class="words">{as_of}{part.map(|part| view! { <span class="quiet">{part}</span> })}</dd></div>
                <div><dt>{text.list.marks}</dt><dd class="words">{mark::status(text, Mark::Known(found))}</dd></div>
            </dl>
            <div class="working">
                {long.map(|long| view! { <p>{long}</p> })}
                <p>{(text.say.known_note)(found)}{text.sheet.no_target_yet}</p>
                <p class="quiet">{written}" "{source}</p>
            </div>
        </section>
    }
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
    Some((store.text.sheet.written)(&raw))
}

/// A source by its title; a link only where its address is `https:`.
pub fn source_link(store: Store, source: &str) -> AnyView {
    let strategy = store.strategy.get();
    let record = strategy.as_ref().and_then(|strategy| strategy.sources.get(&Id::from(source)).cloned());
    match record {
        Some(record) if record.url.starts_with("https://") => {
            let url = record.url.clone();
            view! { <a href=url rel="noreferrer external">{record.title.clone()}</a> }.into_any()
        }
        Some(record) => view! { <span>{record.title.clone()}</span> }.into_any(),
        None => view! { <span>{source.to_string()}</span> }.into_any(),
    }
}

pub fn thresholds(store: Store) -> Thresholds {
    store.strategy.with(|strategy| strategy.as_ref().map(|s| s.about.thresholds).unwrap_or_default())
}

fn years(store: Store, sheet: &Sheet) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    let rows = sheet.years.iter().map(|year| year_rows(store, sheet, year)).collect_view();
    let note = (!sheet.has_target).then(|| view! { <p class="quiet note">{text.sheet.no_target_yet}</p> });
    view! {
        <section class="side" aria-labelledby="figures">
            <header><h2 id="figures">{text.sheet.figures}</h2><p>{text.sheet.figures_note}</p></header>
            <div class="scroll" tabindex="0" role="region" aria-label=text.sheet.figures_table>
                {note}
                <table class="table observations" data-judged=sheet.has_target.then_some("")>
                    <thead><tr>
                        <th scope="col">{common.fiscal_year}</th>
                        <th scope="col" data-type="number">{common.target}</th>
                        <th scope="col" data-type="number">{common.actual}</th>
                        <th scope="col" data-type="number">{common.achievement}</th>
                        <th scope="col">{common.verdict}</th>
                        <th scope="col">{common.as_of}</th>
                        <th scope="col">{common.state}</th>
                        <th scope="col">{common.source}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn year_rows(store: Store, sheet: &Sheet, year: &Year) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    let unit = &sheet.indicator.unit;
    let rate = year.verdict.achievement.map(|found| (text.write.percent)(found.ratio, &thresholds(store)));
    let told = year.verdict.status != Status::Unknown || year.counted.is_some();
    let status = (sheet.has_target && told).then(|| mark::status(text, Mark::Status(year.verdict.status)));
    let actual = match year.counted.as_deref() {
        None => view! { <span class="quiet">{text.sheet.to_come}</span> }.into_any(),
        counted => figure::observed(text, counted, unit),
    };
    let baseline = baseline_id(sheet);
    let counted_is_baseline = year.counted.as_deref().is_some_and(|o| Some(&o.id) == baseline);
    let breaks = year
        .breaks
        .iter()
        .map(|found| {
            let at = found.at.point.map(text.write.point).unwrap_or_else(|| found.at.raw.clone());
            view! { <tr data-row="break"><td colspan="8">{text.sheet.series_break}"　"{at}"　"{found.reason.clone()}</td></tr> }
        })
        .collect_view();
    let others = year
        .others
        .iter()
        .map(|observation| {
            let name = if Some(&observation.id) == baseline { text.sheet.used_as_baseline } else { text.sheet.earlier };
            view! {
                <tr data-row="earlier">
                    <th scope="row"><span class="spoken">{(text.write.period)(year.period)}</span>{name}</th>
                    <td data-type="number" data-label=common.target></td>
                    <td data-type="number" data-label=common.actual>{figure::observed(text, Some(observation), unit)}</td>
                    <td data-type="number" data-label=common.achievement></td>
                    <td data-label=common.verdict></td>
                    {details(store, sheet, observation)}
                </tr>
            }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{(text.write.period)(year.period)}{counted_is_baseline.then(|| view! { <span class="quiet">" "{text.sheet.used_as_baseline}</span> })}</th>
            <td data-type="number" data-label=common.target>{figure::goal(text, year.target.as_deref(), unit)}</td>
            <td data-type="number" data-label=common.actual>{actual}</td>
            <td data-type="number" data-label=common.achievement>{rate.map(|rate| figure::percent(&rate))}</td>
            <td data-label=common.verdict>{status}</td>
            {match year.counted.as_deref() {
                Some(observation) => details(store, sheet, observation),
                None => view! { <td data-label=common.as_of></td><td data-label=common.state></td><td data-label=common.source></td> }.into_any(),
            }}
        </tr>
        {others}
        {breaks}
    }
    .into_any()
}

fn baseline_id(sheet: &Sheet) -> Option<&Id> {
    match &sheet.indicator.baseline {
        Some(Baseline::Observed(id)) => Some(id),
        _ => None,
    }
}

/// 時点・種別・出典 of one observation.
fn details(store: Store, sheet: &Sheet, observation: &Observation) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    let value = matches!(observation.figure, Figure::Number(_));
    let as_of = (value || !observation.as_of.is_empty()).then(|| match observation.as_of.point {
        Some(point) => (text.write.point_plain)(point),
        None => (text.write.as_of)(&observation.as_of),
    });
    let part = value.then(|| crate::report::figures::part_year(&sheet.indicator, observation)).flatten();
    let state = value.then(|| match part {
        Some(part) => (text.write.part_year)(part),
        None => (text.write.state)(&observation.state),
    });
    let note = (!observation.note.is_empty()).then(|| view! { <span class="quiet">{observation.note.clone()}</span> });
    view! {
        <td data-label=common.as_of>{as_of}</td>
        <td data-label=common.state>{state}</td>
        <td data-label=common.source>{source_link(store, &observation.source)}{note}</td>
    }
    .into_any()
}

fn about(store: Store, sheet: &Sheet) -> AnyView {
    let (text, common) = (store.text, &store.text.common);
    let words = &text.sheet;
    let indicator = &sheet.indicator;
    let filled = |text: &str| {
        if text.is_empty() {
            view! { <span class="quiet">{common.not_filled_in}</span> }.into_any()
        } else {
            text.to_string().into_any()
        }
    };
    let baseline = match &sheet.baseline {
        None => view! { <span class="quiet">{common.not_filled_in}</span> }.into_any(),
        Some(Shown::Observed(observation)) => {
            let as_of = (text.write.as_of)(&observation.as_of);
            let written = original(store, observation).map(|written| view! { " "<span class="quiet">{written}</span> });
            view! { {figure::observed(text, Some(observation), &indicator.unit)}"　"{as_of}{written} }.into_any()
        }
        Some(Shown::Stated { value, period, .. }) => {
            view! { {figure::number(*value, &indicator.unit)}"　"{(text.write.period)(*period)} }.into_any()
        }
    };
    let reasons: Vec<_> = sheet
        .years
        .iter()
        .filter_map(|year| year.target.as_deref())
        .filter(|target| !target.reason.is_empty())
        .map(
            |target| view! { <li><span class="quiet">{(text.write.period)(target.period)}</span>" "{target.reason.clone()}</li> },
        )
        .collect();
    let breaks: Vec<_> = sheet
        .breaks
        .iter()
        .map(|found| {
            let at = found.at.point.map(text.write.point).unwrap_or_else(|| found.at.raw.clone());
            view! { <li>{at}"　"{found.reason.clone()}</li> }
        })
        .collect();
    let row = |name: &'static str, value: AnyView| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any();
    view! {
        <section class="side" aria-labelledby="about">
            <h2 id="about">{words.about}</h2>
            <dl class="facts">
                {row(words.definition, filled(&indicator.definition))}
                {row(common.unit, (words.unit_kind)(indicator).into_any())}
                {row(words.desired, (text.list.desired)(&indicator.desired).into_any())}
                {row(common.baseline, baseline)}
                {(!reasons.is_empty()).then(|| row(words.reason, view! { <ul>{reasons}</ul> }.into_any()))}
                {(!breaks.is_empty()).then(|| row(words.series_break, view! { <ul>{breaks}</ul> }.into_any()))}
                {(!indicator.not_evaluated.is_empty()).then(|| row(words.not_evaluated, indicator.not_evaluated.clone().into_any()))}
                {row(words.newly_set, view! { {(words.newly_set_word)(indicator.newly_set)}" "
                    {indicator.newly_set.is_none().then(|| view! { <span class="quiet">{words.newly_set_note}</span> })} }.into_any())}
                {row(common.division, filled(&indicator.division))}
                {(!indicator.name_en.is_empty()).then(|| row(words.english_name, view! { <span lang="en">{indicator.name_en.clone()}</span> }.into_any()))}
            </dl>
        </section>
    }
    .into_any()
}

fn rest(store: Store, sheet: &Sheet) -> AnyView {
    let text = store.text;
    let words = &text.sheet;
    let programs = (!sheet.programs.is_empty()).then(|| {
        let entries = sheet.programs.iter().map(|program| view! { <li>{program.text.clone()}</li> }).collect_view();
        view! {
            <section class="side" aria-labelledby="program">
                <header><h2 id="program">{words.program}</h2><p>{words.program_note}</p></header>
                <ul class="programs">{entries}</ul>
            </section>
        }
    });
    let paths = sheet.places.iter().map(|place| path(store, sheet, place)).collect_view();
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
            view! { <li><a href=href>{indicator.name.clone()}</a>{mark::status(text, found)}</li> }
        })
        .collect_view();
    let outcomes =
        (!sheet.outcomes.is_empty()).then(|| view! { <div><h3>{words.outcomes_here}</h3><ul class="list">{outcomes}</ul></div> });
    let turn = |indicator: &Option<Arc<Indicator>>, label: &'static str, rel: &'static str| {
        indicator.as_ref().map(|indicator| {
            let href = store.href(Screen::Indicator { id: indicator.id.clone(), year: None, table: false });
            view! { <a href=href rel=rel><small>{label}</small>{indicator.short_name().to_string()}</a> }
        })
    };
    view! {
        {programs}
        <section class="side" aria-labelledby="place">
            <header><h2 id="place">{words.place}</h2><p>{words.place_note}</p></header>
            <div class="placed"><div>{paths}</div>{outcomes}</div>
        </section>
        <nav class="pager" aria-label=words.pager>
            {turn(&sheet.previous, words.previous, "prev")}
            {turn(&sheet.next, words.next, "next")}
        </nav>
    }
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
            view! { <li><small>{common.item}</small><a href=href>{format!("{} {}", item.number, item.name)}</a></li> }
        })
        .collect_view();
    let kind = if sheet.indicator.is_outcome() { common.outcome } else { common.output };
    view! {
        <ol class="path">
            <li><small>{common.direction}</small><a href=direction>{format!("{} {}", place.direction.number, place.direction.name)}</a></li>
            {items}
            <li aria-current="true"><small>{kind}</small>{sheet.indicator.short_name().to_string()}</li>
        </ol>
    }
    .into_any()
}
