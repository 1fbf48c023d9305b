//! The indicator's chart with its table twin, its walk by arrow keys, and its pictures.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::chart::Frame;
use crate::model::Aggregation;
use crate::place::Screen;
use crate::report::Sheet;
use crate::text;
use crate::web::reactive::effect;
use crate::web::store::{Shared, Store};
use crate::web::view::{Element, Piece, dynamic, tag};
use crate::web::widget::figure;
use crate::web::widget::markup::{button, column, number_column, scrolling};
use crate::web::{address, clock, echarts, effects};

/// Where the drawing stands, once it does.
type Canvas = RwSignal<Option<HtmlElement>, LocalStorage>;

/// Pictures leave the page at this size.
const PICTURE: (f64, f64) = (1152.0, 560.0);

/// The indicator's chart, or its table where that is chosen.
pub fn graph(store: Store, sheet: Memo<Option<Shared<Sheet>>>, table: Signal<bool>) -> Element {
    let words = &text::sheet(store.text).graph;
    let title = dynamic(move || sheet.with(|sheet| sheet.as_ref().map(|sheet| (words.title)(&sheet.indicator))));
    let sentence = dynamic(move || sheet.with(|sheet| sheet.as_ref().map(|sheet| (words.sentence)(sheet))));
    let caption = dynamic(move || Some((words.caption)(&*sheet.get()?, &*store.strategy.get()?)));
    let sample = move || store.strategy.with(|strategy| strategy.as_ref().is_some_and(|s| s.about.sample));
    let sample = dynamic(move || sample().then(|| tag("span").class("tag").kind("sample").child(store.text.common.sample)));
    let way = move |name: &'static str, to_table: bool| {
        tag("button")
            .attr("type", "button")
            .live("aria-pressed", move || (table.get() == to_table).to_string())
            .on_click(move || choose(store, sheet, to_table))
            .child(name)
    };
    let picture =
        move |name: &'static str, png: bool| button().kind("plain").on_click(move || save(store, sheet, png)).child(name);
    let head =
        tag("header").child(tag("div").child(tag("h2").id("graph-title").child(title)).child(tag("p").child(sentence))).child(
            tag("div")
                .class("switch")
                .role("group")
                .label(words.view)
                .child([way(words.as_graph, false), way(words.as_table, true)]),
        );
    tag("figure")
        .class("graph")
        .attr("aria-labelledby", "graph-title")
        .child(head)
        .child(dynamic(move || if table.get() { twin(store, sheet) } else { drawing(store, sheet) }))
        .child(
            tag("figcaption")
                .child(tag("span").child((caption, " ", sample)))
                .child(tag("span").class("pictures").child([picture(words.save_svg, false), picture(words.save_png, true)])),
        )
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
fn drawing(store: Store, sheet: Memo<Option<Shared<Sheet>>>) -> Piece {
    let words = &text::sheet(store.text).graph;
    let canvas = Canvas::new_local(None);
    let width = RwSignal::new(0.0);
    let at = RwSignal::new(None::<usize>);
    let failed = RwSignal::new(false);
    let drawn = RwSignal::new(false);
    watch_width(canvas, width);
    effect(move || {
        let charts = store.later.charts.get();
        if store.later.charts.failed() {
            failed.set(true);
        }
        let (Some(element), Some(sheet), Some(strategy), Some(charts)) =
            (canvas.get(), sheet.get(), store.strategy.get(), charts)
        else {
            return;
        };
        let width = width.get();
        if width < 1.0 {
            return;
        }
        let height = height(width);
        let frame = Frame { width, height, titled: false, focus: at.get() };
        let option = (charts.indicator)(&sheet, &strategy, store.text, frame);
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
    on_cleanup(move || {
        if let Some(Some(element)) = canvas.try_get_untracked() {
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
    let label = move || sheet.with(|sheet| sheet.as_ref().map(|sheet| (words.label)(sheet)));
    let plot =
        tag("div").class("plot").attr("aria-hidden", "true").made(move |node| canvas.set(node.dyn_ref::<HtmlElement>().cloned()));
    let waiting = dynamic(move || {
        let word = if failed.get() { words.failed } else { words.drawing };
        (!drawn.get()).then(|| tag("p").class("quiet waiting").child(word))
    });
    Piece::of((
        tag("div")
            .class("canvas")
            .attr("tabindex", "0")
            .role("application")
            .attr("aria-roledescription", words.role)
            .live("aria-label", label)
            .attr("aria-describedby", "graph-keys")
            .on_key(on_key)
            .on("blur", move |_| at.set(None))
            .child((plot, waiting)),
        tag("p").class("spoken").role("status").attr("aria-live", "assertive").child(dynamic(spoken)),
        tag("p")
            .class("quiet pointed")
            .attr("aria-hidden", "true")
            .child(dynamic(move || spoken().unwrap_or_else(|| words.keys.into()))),
        tag("p").class("spoken").id("graph-keys").child(words.keys),
        dynamic(move || sheet.get().map(|sheet| key(store, &sheet))),
    ))
}

fn height(width: f64) -> f64 {
    if width < 560.0 { 300.0 } else { 420.0 }
}

fn watch_width(canvas: Canvas, width: RwSignal<f64>) {
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
fn key(store: Store, sheet: &Sheet) -> Element {
    const BLUE: &str = "var(--blue-900)";
    const DARK: &str = "var(--gray-900)";
    const PALE: &str = "var(--gray-536)";
    let words = &text::sheet(store.text).graph;
    let bars = sheet.indicator.aggregation == Aggregation::Flow;
    let years = &sheet.years;
    let has = |test: &dyn Fn(&crate::report::sheet::Year) -> bool| years.iter().any(test);
    let targets = years.iter().filter(|year| year.target.is_some()).count();
    let missing = |o: &crate::model::Observation| matches!(o.figure, crate::model::Figure::Missing(_));
    let dot = |fill: &'static str| tag("circle").attr("cx", "14").attr("cy", "7").attr("r", "5").attr("fill", fill);
    let area = |path: &'static str, fill: &'static str| tag("path").attr("d", path).attr("fill", fill);
    let line = |path: &'static str, colour: &'static str, width: &'static str| {
        tag("path").attr("d", path).attr("stroke", colour).attr("stroke-width", width)
    };
    let outlined = |shape: Element| shape.attr("stroke", BLUE).attr("stroke-width", "2");
    let mut entries = Vec::new();
    let mut entry = |drawn: bool, name: &'static str, drawing: Vec<Element>| {
        if drawn {
            let picture = tag("svg").attr("viewBox", "0 0 28 14").attr("aria-hidden", "true").child(drawing);
            entries.push(tag("li").child((picture, name)));
        }
    };
    entry(
        has(&|year| year.counted.is_some() && year.part_year.is_none()),
        words.whole,
        if bars { vec![area("M7 0h14v14H7z", BLUE)] } else { vec![line("M0 7h28", BLUE, "2"), dot(BLUE)] },
    );
    entry(
        has(&|year| year.part_year.is_some()),
        words.part_year,
        vec![outlined(if bars { area("M8 1h12v12H8z", "#fff") } else { dot("#fff") })],
    );
    entry(targets > 1, words.yearly_target, vec![line("M3 7h22", DARK, "4")]);
    entry(targets > 0, words.final_target, vec![area("M14 0l7 7-7 7-7-7z", DARK)]);
    entry(
        !sheet.expected.is_empty(),
        words.expected,
        vec![line("M0 7h28", "var(--gray-700)", "2").attr("stroke-dasharray", "5 5")],
    );
    entry(sheet.baseline.is_some(), words.baseline, vec![line("M0 7h28", PALE, "1.5")]);
    entry(
        has(&|year| year.counted.as_deref().is_some_and(missing)),
        words.missing,
        vec![dot("none").attr("stroke", PALE).attr("stroke-width", "1.5").attr("stroke-dasharray", "2.4 2.4")],
    );
    entry(!sheet.breaks.is_empty(), words.series_break, vec![line("M14 0v14", DARK, "2")]);
    tag("ul").class("key").label(words.key).child(entries)
}

/// The same points as a table.
fn twin(store: Store, sheet: Memo<Option<Shared<Sheet>>>) -> Piece {
    let text = store.text;
    dynamic(move || {
        sheet.get().map(|sheet| {
            let unit = text.unit(&sheet.indicator).to_string();
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
                        .map(|found| format!("{}　{}", text::sheet(text).series_break, found.reason))
                        .collect();
                    let expected = sheet.expected.iter().find(|(period, _)| *period == point.period);
                    let expected = expected.map(|(_, value)| crate::text::figures::digits(crate::report::rate::round(*value)));
                    tag("tr")
                        .child(tag("th").attr("scope", "row").child((text.write.period)(point.period)))
                        .child(tag("td").number().child(figure::observed(text, year.and_then(|y| y.counted.as_deref()), &unit)))
                        .child(tag("td").number().child(figure::goal(text, year.and_then(|y| y.target.as_deref()), &unit)))
                        .child(tag("td").number().child(expected))
                        .child(tag("td").child(part).child(broken))
                })
                .collect::<Vec<_>>();
            scrolling((text::sheet(text).graph.title)(&sheet.indicator)).child(
                tag("table")
                    .class("table twin")
                    .child(
                        tag("thead").child(
                            tag("tr")
                                .child(column(text.common.fiscal_year))
                                .child(number_column(text.common.actual))
                                .child(number_column(text.common.target))
                                .child(number_column(text.common.expected))
                                .child(column(text.common.note)),
                        ),
                    )
                    .child(tag("tbody").child(rows)),
            )
        })
    })
}

fn save(store: Store, sheet: Memo<Option<Shared<Sheet>>>, png: bool) {
    let charts = untrack(move || store.later.charts.get());
    let (Some(sheet), Some(strategy), Some(charts)) = (sheet.get_untracked(), store.strategy.get_untracked(), charts) else {
        return;
    };
    let (width, height) = PICTURE;
    let frame = Frame { width, height, titled: true, focus: None };
    let option = (charts.indicator)(&sheet, &strategy, store.text, frame);
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
