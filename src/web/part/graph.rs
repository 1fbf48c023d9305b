//! A chart: title, sentence, drawing or table, key, caption, pictures. Its spots are walked with
//! the arrow keys, spoken, and opened by Enter or a press.

use leptos::{ev, html, svg};
use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::{KeyboardEvent, PointerEvent};

use crate::chart::scene::Hotspot;
use crate::chart::{ChartModel, Sign};
use crate::place::Screen;
use crate::report::whole::{self, Leads};
use crate::text;
use crate::web::part::table::table;
use crate::web::reactive::{effect, memo};
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::mark;
use crate::web::widget::markup::button;
use crate::web::{address, clock, echarts, effects};

/// Where the drawing stands, once it does.
type Canvas = NodeRef<html::Div>;

/// Pictures leave the page at this width.
const PICTURE: f64 = 1120.0;

/// A chart on a page: its model, and where its choices go.
#[derive(Clone, Copy)]
pub struct ChartView {
    /// Names its elements and its files.
    pub name: StoredValue<String>,
    /// The chart at a width in CSS pixels; `None` where there is nothing to show.
    pub model: Callback<f64, Option<ChartModel>>,
    pub caption: Signal<String>,
    /// Whether it stands as a table, and how to choose that.
    pub table: Signal<bool>,
    pub choose: Callback<bool>,
}

/// Names the heading of a chart.
pub fn title_id(name: &str) -> String {
    format!("graph-{name}")
}

pub fn graph(store: Store, graph: ChartView) -> AnyView {
    let words = &text::indicator(store.text).graph;
    let width = RwSignal::new(0.0);
    let model: Memo<Option<Shared<ChartModel>>> = memo(move || {
        let width = width.get();
        graph.model.run(if width < 1.0 { PICTURE } else { width }).map(Shared::new)
    });
    let of = move |read: fn(&ChartModel) -> &str| {
        move || model.with(|model| model.as_ref().map(|model| bilingual(read(model))))
    };
    let sample = move || store.strategy.with(|s| s.about.sample);
    let sample = move || {
        sample().then(|| {
            html::span().class("tag").attr("data-kind", "sample").child(store.text.common.sample)
        })
    };
    let way = move |name: &'static str, to_table: bool| {
        html::button()
            .r#type("button")
            .aria_pressed(move || (graph.table.get() == to_table).to_string())
            .on(ev::click, move |_| graph.choose.run(to_table))
            .child(name)
    };
    let picture = move |name: &'static str, png: bool| {
        button()
            .attr("data-kind", "plain")
            .on(ev::click, move |_| save(store, graph, png))
            .child(name)
    };
    let id = graph.name.with_value(|name| title_id(name));
    let head = html::header()
        .child(
            html::div()
                .child(html::h2().id(id.clone()).tabindex("-1").child(of(|model| &model.title)))
                .child(html::p().child(of(|model| &model.sentence))),
        )
        .child(
            html::div()
                .class("switch")
                .role("group")
                .aria_label(words.view)
                .child([way(words.as_graph, false), way(words.as_table, true)]),
        );
    html::figure()
        .class("graph")
        .aria_labelledby(id)
        .child(head)
        .child(move || {
            if graph.table.get() { twin(store, model) } else { drawing(store, graph, model, width) }
        })
        .child(
            html::figcaption()
                .child(html::span().child((move || bilingual(graph.caption.get()), " ", sample)))
                .child(
                    html::span()
                        .class("pictures")
                        .child([picture(words.save_svg, false), picture(words.save_png, true)]),
                ),
        )
        .into_any()
}

/// Which of the charts of the whole are shown as tables.
pub fn tables(store: Store) -> BTreeSet<whole::WholeChart> {
    store.address.with(|address| match &address.screen {
        Screen::Graphs { tables, .. } => tables.clone(),
        _ => BTreeSet::new(),
    })
}

fn open(store: Store, leads: &Leads) {
    let screen = untrack(|| store.led(leads));
    address::go(store, store.place(screen), false);
}

fn drawing(
    store: Store,
    graph: ChartView,
    model: Memo<Option<Shared<ChartModel>>>,
    width: RwSignal<f64>,
) -> AnyView {
    let words = &text::indicator(store.text).graph;
    let canvas = Canvas::new();
    let at = RwSignal::new(None::<usize>);
    let over = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let drawn = RwSignal::new(false);
    watch_width(canvas, width);
    effect(move || {
        let charts = store.lazy.charts.get();
        if store.lazy.charts.failed() {
            failed.set(true);
        }
        let (Some(element), Some(model), Some(charts)) = (canvas.get(), model.get(), charts) else {
            return;
        };
        let (width, height) = (width.get_untracked(), model.scene.height);
        if width < 1.0 {
            return;
        }
        let option = (charts.option)(&model.scene);
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
    let spot = move |index: usize| {
        model.with(|model| model.as_ref().and_then(|model| model.scene.spots.get(index).cloned()))
    };
    let spoken = move || at.get().and_then(spot).map(|spot| spot.spoken);
    let on_key = move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let now = at.get_untracked();
        if event.key() == "Enter" {
            if let Some(leads) =
                now.and_then(|now| untrack(|| spot(now))).and_then(|spot| spot.leads)
            {
                event.prevent_default();
                open(store, &leads);
            }
            return;
        }
        let next = model.with_untracked(|model| {
            model.as_ref().and_then(|model| walk(&model.scene.spots, now, &event.key()))
        });
        if let Some(next) = next {
            event.prevent_default();
            at.set(next);
        }
    };
    let hit = move |event: &PointerEvent| {
        let plot = canvas.get_untracked()?;
        let area = plot.get_bounding_client_rect();
        let (x, y) =
            (f64::from(event.client_x()) - area.left(), f64::from(event.client_y()) - area.top());
        model.with_untracked(|model| {
            model.as_ref().and_then(|model| found(&model.scene.spots, x, y).cloned())
        })
    };
    let pressed = move |event: ev::MouseEvent| {
        if let Some(leads) =
            event.dyn_ref::<PointerEvent>().and_then(hit).and_then(|spot| spot.leads)
        {
            open(store, &leads);
        }
    };
    let moved = move |event: PointerEvent| {
        over.set(hit(&event).is_some_and(|spot| spot.leads.is_some()));
    };
    let pointer = move || {
        at.get().and_then(spot).map(|spot| {
            let [x, y, width, height] = spot.area;
            let [x, y, width, height] = [x, y, width, height].map(|length| length.round() as i64);
            html::span()
                .class("pointer")
                .style(format!("left:{x}px;top:{y}px;width:{width}px;height:{height}px"))
        })
    };
    let plot = html::div().class("plot").aria_hidden("true").node_ref(canvas);
    let waiting = move || {
        let word = if failed.get() { words.failed } else { words.drawing };
        (!drawn.get()).then(|| html::p().class("quiet waiting").child(word))
    };
    let empty = memo(move || {
        model.with(|model| model.as_ref().is_some_and(|model| model.scene.spots.is_empty()))
    });
    // Where nothing leads anywhere, Enter is not spoken of.
    let leads = memo(move || {
        model.with(|model| {
            model
                .as_ref()
                .is_some_and(|model| model.scene.spots.iter().any(|spot| spot.leads.is_some()))
        })
    });
    let spoken_keys = move || if leads.get() { words.keys_open } else { words.keys };
    let keys = graph.name.with_value(|name| format!("keys-{name}"));
    (
        move || empty.get().then(|| html::p().class("quiet note").child(words.nothing)),
        html::div()
            .class("canvas")
            .tabindex("0")
            .role("application")
            .aria_roledescription(words.role)
            .aria_label(move || model.with(|model| model.as_ref().map(|model| model.label.clone())))
            .aria_describedby(keys.clone())
            .attr("data-over", move || over.get().then_some(""))
            .on(ev::keydown, on_key)
            .on(ev::click, pressed)
            .on(ev::pointermove, moved)
            .on(ev::blur, move |_| at.set(None))
            .child((plot, pointer, waiting)),
        html::p()
            .class("spoken")
            .role("status")
            .aria_live("assertive")
            .child(move || spoken().map(bilingual)),
        html::p()
            .class("quiet pointed")
            .aria_hidden("true")
            .child(move || bilingual(spoken().unwrap_or_else(|| spoken_keys().into()))),
        html::p().class("spoken").id(keys).child(spoken_keys),
        move || model.get().map(|model| key(store, &model.key)),
    )
        .into_any()
}

/// The spot under a point: of several, the one that was placed last.
fn found(spots: &[Hotspot], x: f64, y: f64) -> Option<&Hotspot> {
    let within = |spot: &&Hotspot| {
        let [left, top, width, height] = spot.area;
        (left..=left + width).contains(&x) && (top..=top + height).contains(&y)
    };
    spots.iter().rev().find(within)
}

/// Where an arrow key leads; `None` where the key is not for the chart.
fn walk(spots: &[Hotspot], now: Option<usize>, key: &str) -> Option<Option<usize>> {
    let last = spots.len().checked_sub(1)?;
    // Where the chart has become another meanwhile, one begins anew.
    let Some((now, here)) = now.and_then(|now| Some((now, spots.get(now)?))) else {
        return match key {
            "ArrowRight" | "ArrowDown" | "Home" => Some(Some(0)),
            "ArrowLeft" | "ArrowUp" | "End" => Some(Some(last)),
            _ => None,
        };
    };
    let middle = |spot: &Hotspot| spot.area[0] + spot.area[2] / 2.0;
    // In the nearest line on that side, the one that lies nearest.
    let beside = |lines: &mut dyn Iterator<Item = usize>| {
        let line = lines.next()?;
        let of_line = spots.iter().enumerate().filter(|(_, spot)| spot.line == line);
        of_line
            .min_by(|(_, a), (_, b)| {
                (middle(a) - middle(here)).abs().total_cmp(&(middle(b) - middle(here)).abs())
            })
            .map(|(index, _)| index)
    };
    Some(match key {
        "ArrowRight" => Some((now + 1).min(last)),
        "ArrowLeft" => Some(now.saturating_sub(1)),
        "ArrowDown" => beside(&mut (here.line + 1..=spots[last].line)).or(Some(now)),
        "ArrowUp" => beside(&mut (0..here.line).rev()).or(Some(now)),
        "Home" => Some(0),
        "End" => Some(last),
        "Escape" => None,
        _ => return None,
    })
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

/// 凡例: what is drawn besides marks.
fn key(store: Store, entries: &[(Sign, &'static str)]) -> Option<AnyView> {
    let entry = |(sign, name): &(Sign, &'static str)| match sign {
        Sign::Mark(mark) => html::li().child(mark::status(store.text, *mark)).into_any(),
        sign => html::li()
            .child((
                svg::svg()
                    .attr("viewBox", "0 0 28 14")
                    .attr("aria-hidden", "true")
                    .child(sign_of(*sign)),
                *name,
            ))
            .into_any(),
    };
    let entries = entries.iter().map(entry).collect::<Vec<_>>();
    let label = text::indicator(store.text).graph.key;
    (!entries.is_empty())
        .then(|| html::ul().class("key").aria_label(label).child(entries).into_any())
}

fn sign_of(sign: Sign) -> Vec<AnyView> {
    const BLUE: &str = "var(--blue-900)";
    const DARK: &str = "var(--gray-900)";
    const PALE: &str = "var(--gray-536)";
    let dot = |fill: &'static str| {
        svg::circle().attr("cx", "14").attr("cy", "7").attr("r", "5").attr("fill", fill)
    };
    let area =
        |path: &'static str, fill: &'static str| svg::path().attr("d", path).attr("fill", fill);
    let line = |path: &'static str, colour: &'static str, width: &'static str| {
        svg::path().attr("d", path).attr("stroke", colour).attr("stroke-width", width)
    };
    const GRAY: &str = "var(--gray-700)";
    let edged =
        |path: &'static str, fill: &'static str, colour: &'static str, width: &'static str| {
            area(path, fill).attr("stroke", colour).attr("stroke-width", width).into_any()
        };
    let ring = |colour: &'static str, fill: &'static str, width: &'static str| {
        dot(fill).attr("stroke", colour).attr("stroke-width", width)
    };
    match sign {
        Sign::Mark(_) => Vec::new(),
        Sign::Field(colour) => vec![edged("M2 0h24v14H2z", colour, "var(--gray-420)", "1")],
        Sign::Bar => vec![area("M7 0h14v14H7z", BLUE).into_any()],
        Sign::HollowBar => vec![edged("M8 1h12v12H8z", "#fff", BLUE, "2")],
        Sign::Curve => vec![line("M0 7h28", BLUE, "2").into_any(), dot(BLUE).into_any()],
        Sign::HollowDot => vec![ring(BLUE, "#fff", "2").into_any()],
        Sign::PartYear => vec![ring(GRAY, "#fff", "2").into_any()],
        Sign::Step => vec![line("M3 7h22", DARK, "4").into_any()],
        Sign::Diamond => vec![area("M14 0l7 7-7 7-7-7z", DARK).into_any()],
        Sign::Dashes => vec![line("M0 7h28", GRAY, "2").attr("stroke-dasharray", "5 5").into_any()],
        Sign::Hairline => vec![line("M0 7h28", PALE, "1.5").into_any()],
        Sign::Missing => {
            vec![ring(PALE, "none", "1.5").attr("stroke-dasharray", "2.4 2.4").into_any()]
        }
        Sign::Across => vec![line("M14 0v14", DARK, "2").into_any()],
    }
}

/// The same as a table.
fn twin(store: Store, model: Memo<Option<Shared<ChartModel>>>) -> AnyView {
    (move || {
        model.get().map(|model| table(store, model.title.clone(), "table twin", &model.scene.twin))
    })
    .into_any()
}

fn save(store: Store, graph: ChartView, png: bool) {
    let (Some(model), Some(charts)) =
        (untrack(|| graph.model.run(PICTURE)), untrack(move || store.lazy.charts.get()))
    else {
        return;
    };
    let scene = model.scene.titled(&model.title, &untrack(|| graph.caption.get()));
    let (width, height) = (scene.width, scene.height);
    let option = (charts.option)(&scene);
    let name = graph.name.get_value();
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
