//! The indicator's chart with its table twin, its walk by arrow keys, and its pictures.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::KeyboardEvent;

use crate::chart::{self, Frame};
use crate::model::Aggregation;
use crate::place::Screen;
use crate::report::Sheet;
use crate::web::reactive::{dynamic, effect};
use crate::web::store::{Shared, Store, store};
use crate::web::{address, clock, echarts, effects};

/// Pictures leave the page at this size.
const PICTURE: (f64, f64) = (1152.0, 560.0);

#[component]
pub fn Graph(
    sheet: Memo<Option<Shared<Sheet>>>,
    /// Whether the table is chosen.
    #[prop(into)]
    table: Signal<bool>,
) -> impl IntoView {
    let store = store();
    let words = &store.text.graph;
    let title = move || sheet.with(|sheet| sheet.as_ref().map(|sheet| (words.title)(&sheet.indicator)));
    let sentence = move || sheet.with(|sheet| sheet.as_ref().map(|sheet| (words.sentence)(sheet)));
    let caption = move || Some((words.caption)(&*sheet.get()?, &*store.strategy.get()?));
    let sample = move || store.strategy.with(|strategy| strategy.as_ref().is_some_and(|s| s.about.sample));
    view! {
        <figure class="graph" aria-labelledby="graph-title">
            <header>
                <div><h2 id="graph-title">{title}</h2><p>{sentence}</p></div>
                <div class="switch" role="group" aria-label=words.view>
                    <button type="button" aria-pressed=move || (!table.get()).to_string() on:click=move |_| choose(store, sheet, false)>{words.as_graph}</button>
                    <button type="button" aria-pressed=move || table.get().to_string() on:click=move |_| choose(store, sheet, true)>{words.as_table}</button>
                </div>
            </header>
            {dynamic(move || if table.get() { twin(store, sheet).into_any() } else { view! { <Drawing sheet/> }.into_any() })}
            <figcaption>
                <span>{caption}" "{dynamic(move || sample().then(|| view! { <span class="tag" data-kind="sample">{store.text.common.sample}</span> }))}</span>
                <span class="pictures">
                    <button type="button" class="button" data-kind="plain" on:click=move |_| save(store, sheet, false)>{words.save_svg}</button>
                    <button type="button" class="button" data-kind="plain" on:click=move |_| save(store, sheet, true)>{words.save_png}</button>
                </span>
            </figcaption>
        </figure>
    }
}

fn choose(store: Store, sheet: Memo<Option<Shared<Sheet>>>, table: bool) {
    let Some(id) = sheet.with_untracked(|sheet| sheet.as_ref().map(|sheet| sheet.indicator.id.clone())) else { return };
    let year = store.address.with_untracked(|address| match &address.screen {
        Screen::Indicator { year, .. } => *year,
        _ => None,
    });
    address::choose(store, Screen::Indicator { id, year, table });
}

/// The drawing itself. Its points can be walked with the arrow keys, and each is spoken.
#[component]
fn Drawing(sheet: Memo<Option<Shared<Sheet>>>) -> impl IntoView {
    let store = store();
    let words = &store.text.graph;
    let canvas = NodeRef::<Div>::new();
    let width = RwSignal::new(0.0);
    let at = RwSignal::new(None::<usize>);
    let failed = RwSignal::new(false);
    let drawn = RwSignal::new(false);
    watch_width(canvas, width);
    effect(move || {
        let (Some(element), Some(sheet), Some(strategy)) = (canvas.get(), sheet.get(), store.strategy.get()) else { return };
        let width = width.get();
        if width < 1.0 {
            return;
        }
        let height = height(width);
        let frame = Frame { width, height, titled: false, focus: at.get() };
        let option = chart::draw(&sheet, &strategy, store.text, frame).to_string();
        let element: web_sys::HtmlElement = element.into();
        spawn_local(async move {
            match echarts::draw(&element, &option, width, height).await {
                Ok(_) => {
                    drawn.try_set(true);
                    clock::mark("chart-drawn");
                }
                Err(_) => {
                    failed.try_set(true);
                }
            }
        });
    });
    let dispose = StoredValue::new_local(None::<web_sys::HtmlElement>);
    effect(move || {
        if let Some(element) = canvas.get() {
            dispose.set_value(Some(element.into()));
        }
    });
    on_cleanup(move || {
        if let Some(Some(element)) = dispose.try_get_value() {
            spawn_local(async move {
                let _ = echarts::dispose(&element).await;
            });
        }
    });
    let count = move || sheet.with(|sheet| sheet.as_ref().map_or(0, |sheet| sheet.series().len()));
    let spoken = move || {
        let at = at.get()?;
        sheet.with(|sheet| {
            sheet.as_ref().and_then(|sheet| sheet.series().get(at).map(|point| (words.point)(&sheet.indicator, point)))
        })
    };
    let on_key = move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let last = count().saturating_sub(1);
        let next = match (event.key().as_str(), at.get_untracked()) {
            ("ArrowRight", None) | ("Home", _) => Some(0),
            ("ArrowRight", Some(now)) => Some((now + 1).min(last)),
            ("ArrowLeft", None) | ("End", _) => Some(last),
            ("ArrowLeft", Some(now)) => Some(now.saturating_sub(1)),
            ("Escape", Some(_)) => None,
            _ => return,
        };
        event.prevent_default();
        at.set(next);
    };
    view! {
        <div class="canvas" tabindex="0" role="application" aria-roledescription=words.role aria-label=move || sheet.with(|sheet| sheet.as_ref().map(|sheet| (words.label)(sheet)))
            aria-describedby="graph-keys" on:keydown=on_key on:blur=move |_| at.set(None)>
            <div node_ref=canvas aria-hidden="true" class="plot"></div>
            {dynamic(move || (!drawn.get()).then(|| view! { <p class="quiet waiting">{if failed.get() { words.failed } else { words.drawing }}</p> }))}
        </div>
        <p class="spoken" role="status" aria-live="assertive">{spoken}</p>
        <p class="quiet pointed" aria-hidden="true">{dynamic(move || spoken().unwrap_or_else(|| words.keys.into()))}</p>
        <p class="spoken" id="graph-keys">{words.keys}</p>
        {dynamic(move || sheet.get().map(|sheet| key(store, &sheet)))}
    }
}

fn height(width: f64) -> f64 {
    if width < 560.0 { 300.0 } else { 420.0 }
}

fn watch_width(canvas: NodeRef<Div>, width: RwSignal<f64>) {
    let stop = StoredValue::new_local(None::<(js_sys::Function, Closure<dyn Fn(f64)>)>);
    effect(move || {
        let Some(element) = canvas.get() else { return };
        let tell = Closure::new(move |now: f64| {
            width.try_set(now.floor());
        });
        let end = echarts::watch_width(&element, &tell);
        stop.set_value(Some((end, tell)));
    });
    on_cleanup(move || {
        stop.try_update_value(|stop| {
            if let Some((end, _)) = stop.take() {
                let _ = end.call0(&JsValue::NULL);
            }
        });
    });
}

/// 凡例: only what is drawn.
fn key(store: Store, sheet: &Sheet) -> AnyView {
    let words = &store.text.graph;
    let bars = sheet.indicator.aggregation == Aggregation::Flow;
    let years = &sheet.years;
    let has = |test: &dyn Fn(&crate::report::sheet::Year) -> bool| years.iter().any(test);
    let swatch = |drawing: AnyView, name: &'static str| {
        view! { <li><svg viewBox="0 0 28 14" aria-hidden="true">{drawing}</svg>{name}</li> }.into_any()
    };
    let mut entries = Vec::new();
    if has(&|year| year.counted.is_some() && year.part_year.is_none()) {
        let drawing = if bars {
            view! { <path d="M7 0h14v14H7z" fill="var(--blue-900)"/> }.into_any()
        } else {
            view! { <path d="M0 7h28" stroke="var(--blue-900)" stroke-width="2"/><circle cx="14" cy="7" r="5" fill="var(--blue-900)"/> }.into_any()
        };
        entries.push(swatch(drawing, words.whole));
    }
    if has(&|year| year.part_year.is_some()) {
        let drawing = if bars {
            view! { <path d="M8 1h12v12H8z" fill="#fff" stroke="var(--blue-900)" stroke-width="2"/> }.into_any()
        } else {
            view! { <circle cx="14" cy="7" r="5" fill="#fff" stroke="var(--blue-900)" stroke-width="2"/> }.into_any()
        };
        entries.push(swatch(drawing, words.part_year));
    }
    let targets = years.iter().filter(|year| year.target.is_some()).count();
    if targets > 1 {
        entries.push(swatch(
            view! { <path d="M3 7h22" stroke="var(--gray-900)" stroke-width="4"/> }.into_any(),
            words.yearly_target,
        ));
    }
    if targets > 0 {
        entries.push(swatch(view! { <path d="M14 0l7 7-7 7-7-7z" fill="var(--gray-900)"/> }.into_any(), words.final_target));
    }
    if !sheet.expected.is_empty() {
        let drawing = view! { <path d="M0 7h28" stroke="var(--gray-700)" stroke-width="2" stroke-dasharray="5 5"/> };
        entries.push(swatch(drawing.into_any(), words.expected));
    }
    if sheet.baseline.is_some() {
        entries
            .push(swatch(view! { <path d="M0 7h28" stroke="var(--gray-536)" stroke-width="1.5"/> }.into_any(), words.baseline));
    }
    if has(&|year| year.counted.as_deref().is_some_and(|o| matches!(o.figure, crate::model::Figure::Missing(_)))) {
        let drawing = view! { <circle cx="14" cy="7" r="6" fill="none" stroke="var(--gray-536)" stroke-width="1.5" stroke-dasharray="2.4 2.4"/> };
        entries.push(swatch(drawing.into_any(), words.missing));
    }
    if !sheet.breaks.is_empty() {
        entries.push(swatch(
            view! { <path d="M14 0v14" stroke="var(--gray-900)" stroke-width="2"/> }.into_any(),
            words.series_break,
        ));
    }
    view! { <ul class="key" aria-label=words.key>{entries}</ul> }.into_any()
}

/// The same points as a table.
fn twin(store: Store, sheet: Memo<Option<Shared<Sheet>>>) -> impl IntoView {
    let text = store.text;
    move || {
        sheet.get().map(|sheet| {
            let unit = sheet.indicator.unit.clone();
            let rows = sheet
                .series()
                .iter()
                .rev()
                .map(|point| {
                    let year = point.year.as_ref();
                    let part = year.and_then(|year| year.part_year).map(text.write.part_year);
                    let broken: Vec<String> = year
                        .iter()
                        .flat_map(|year| &year.breaks)
                        .map(|found| format!("{}　{}", text.sheet.series_break, found.reason))
                        .collect();
                    let expected = sheet.expected.iter().find(|(period, _)| *period == point.period);
                    let expected = expected.map(|(_, value)| crate::text::figures::digits(crate::report::rate::round(*value)));
                    view! {
                        <tr>
                            <th scope="row">{(text.write.period)(point.period)}</th>
                            <td data-type="number">{crate::web::widget::figure::observed(text, year.and_then(|y| y.counted.as_deref()), &unit)}</td>
                            <td data-type="number">{crate::web::widget::figure::goal(text, year.and_then(|y| y.target.as_deref()), &unit)}</td>
                            <td data-type="number">{expected}</td>
                            <td>{part}{broken}</td>
                        </tr>
                    }
                })
                .collect_view();
            view! {
                <div class="scroll" tabindex="0" role="region" aria-label=(text.graph.title)(&sheet.indicator)>
                    <table class="table twin">
                        <thead><tr>
                            <th scope="col">{text.common.fiscal_year}</th>
                            <th scope="col" data-type="number">{text.common.actual}</th>
                            <th scope="col" data-type="number">{text.common.target}</th>
                            <th scope="col" data-type="number">{text.common.expected}</th>
                            <th scope="col">{text.common.note}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
        })
    }
}

fn save(store: Store, sheet: Memo<Option<Shared<Sheet>>>, png: bool) {
    let (Some(sheet), Some(strategy)) = (sheet.get_untracked(), store.strategy.get_untracked()) else { return };
    let (width, height) = PICTURE;
    let frame = Frame { width, height, titled: true, focus: None };
    let option = chart::draw(&sheet, &strategy, store.text, frame).to_string();
    let name = sheet.indicator.id.to_string();
    spawn_local(async move {
        let Ok(drawing) = echarts::picture(&option, width, height).await else { return };
        let Some(svg) = drawing.as_string() else { return };
        if png {
            let _ = echarts::raster(&svg, width, height, &format!("{name}.png")).await;
        } else {
            effects::download(&format!("{name}.svg"), &svg, "image/svg+xml");
        }
    });
}
