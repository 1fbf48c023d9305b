//! The drawing of a chart by ECharts. Its points are walked with the arrow keys, pointed at, tapped
//! and spoken alike; Enter or a press opens what a point leads to.

use leptos::prelude::*;
use leptos::{ev, html};
use web_sys::KeyboardEvent;

use super::canvas::{self, Canvas, Drawing};
use crate::chart::{Categories, ChartModel, Form, Picture, Point};
use crate::report::whole::Leads;
use crate::text;
use crate::web::reactive::{effect, memo};
use crate::web::store::{Shared, Store};
use crate::web::widget::bilingual::bilingual;
use crate::web::{address, clock, echarts};

type Model = Memo<Option<Shared<ChartModel>>>;

/// The drawing, and below it what is said of the point that one is on.
pub fn plot(
    store: Store,
    name: StoredValue<String>,
    model: Model,
    form: RwSignal<Form>,
) -> AnyView {
    let words = &text::indicator(store.text).chart;
    // The point that one is on, by its number.
    let at = RwSignal::new(None::<usize>);
    let point = move |index: usize| {
        with_picture(model, |picture| picture.points.get(index).cloned()).flatten()
    };
    let on_key = move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let now = at.get_untracked();
        if event.key() == "Enter" {
            let leads = untrack(|| now.and_then(point)).and_then(|point| point.leads);
            if let Some(leads) = leads {
                event.prevent_default();
                open(store, &leads);
            }
            return;
        }
        let next =
            untrack(|| with_picture(model, |picture| walk(&picture.points, now, &event.key())));
        if let Some(next) = next.flatten() {
            event.prevent_default();
            at.set(next);
        }
    };
    // A finger first asks what a point says, and opens it when it asks again.
    let pointed = Callback::new(move |(press, finger, place): (bool, bool, Vec<f64>)| {
        let found = untrack(|| with_picture(model, |picture| under(picture, &place))).flatten();
        let asked = at.get_untracked() == found && found.is_some();
        if press
            && (asked || !finger)
            && let Some(leads) = untrack(|| found.and_then(point)).and_then(|point| point.leads)
        {
            return open(store, &leads);
        }
        // A finger that comes down moves first: what it presses is not yet what it asked for.
        if !finger || press {
            at.set(found);
        }
    });
    // Another chart begins anew: the point of the one before is none of its.
    let title = memo(move || model.with(|model| model.as_ref().map(|model| model.title.clone())));
    effect(move || {
        title.track();
        at.set(None);
    });
    let canvas = drawing(model, form, at, pointed, words);
    let spoken = memo(move || at.get().and_then(point));
    let told = move || spoken.with(|point| point.as_ref().map(|point| point.spoken.clone()));
    let leads = memo(move || {
        with_picture(model, |picture| picture.points.iter().any(|point| point.leads.is_some()))
            .unwrap_or_default()
    });
    let spoken_keys = move || if leads.get() { words.keys_open } else { words.keys };
    let keys = name.with_value(|name| format!("keys-{name}"));
    (
        html::div()
            .class("canvas")
            .tabindex("0")
            .role("application")
            .aria_roledescription(words.role)
            .aria_label(move || model.with(|model| model.as_ref().map(|model| model.label.clone())))
            .aria_describedby(keys.clone())
            .attr("data-over", move || {
                spoken
                    .with(|point| point.as_ref().and_then(|point| point.leads.as_ref()).map(|_| ""))
            })
            .on(ev::keydown, on_key)
            .on(ev::blur, move |_| at.set(None))
            .child(canvas),
        html::p()
            .class("spoken")
            .role("status")
            .aria_live("assertive")
            .child(move || told().map(bilingual)),
        html::p().class("quiet pointed").aria_hidden("true").child(move || match told() {
            Some(told) => bilingual(told),
            None => (
                html::span().class("by-key").child(spoken_keys()),
                html::span().class("by-touch").child(words.touch),
            )
                .into_any(),
        }),
        html::p().class("spoken").id(keys).child(spoken_keys),
    )
        .into_any()
}

/// Where a point leads from where one is looking.
fn open(store: Store, leads: &Leads) {
    let screen = untrack(|| store.led(leads));
    address::go(store, store.place(screen), false);
}

fn with_picture<T>(model: Model, read: impl FnOnce(&Picture) -> T) -> Option<T> {
    model.with(|model| model.as_ref().and_then(|model| model.picture.as_ref()).map(read))
}

/// What ECharts draws in, drawn again whenever the model or the room changes.
fn drawing(
    model: Model,
    form: RwSignal<Form>,
    at: RwSignal<Option<usize>>,
    pointed: Callback<(bool, bool, Vec<f64>)>,
    words: &'static text::ChartWords,
) -> AnyView {
    let canvas = Canvas::new();
    let (drawn, failed) = (RwSignal::new(false), RwSignal::new(false));
    let (screen, printed) = (canvas::width(canvas), canvas::printed(canvas));
    let width = move || if printed.get() { canvas::PAPER } else { screen.get() };
    effect(move || {
        let width = width();
        if width >= 1.0 {
            let now = if printed.get() { Form::Paper } else { Form::of(width) };
            form.maybe_update(|form| std::mem::replace(form, now) != now);
        }
    });
    let tell = echarts::Tell::new(move |press, finger, place| {
        pointed.run((press, finger, place));
    });
    let drawing = move || {
        let width = width();
        let read = |picture: &Picture| (picture.option.to_string(), picture.height);
        let Some((option, height)) = with_picture(model, read).filter(|_| width >= 1.0) else {
            return Drawing::Wait;
        };
        if let Some(element) = canvas.get_untracked() {
            let _ = element.style(("block-size", format!("{height}px")));
        }
        Drawing::Option { option, width, height }
    };
    let done = Callback::new(move |done| match done {
        true => {
            drawn.try_set(true);
            clock::mark("chart-drawn");
        }
        false => {
            failed.try_set(true);
        }
    });
    canvas::draw(canvas, drawing, tell, done);
    effect(move || {
        let point = at.get().and_then(|at| {
            with_picture(model, |picture| {
                picture.points.get(at).map(|point| (point.series, point.index, point.category))
            })
            .flatten()
        });
        if let Some(element) = canvas.get_untracked().filter(|_| drawn.get()) {
            match point {
                Some((series, index, category)) => {
                    echarts::point(&element, series as i32, index as i32, category as i32);
                }
                None => echarts::point(&element, -1, -1, -1),
            }
        }
    });
    let waiting = move || {
        let word = if failed.get() { words.failed } else { words.drawing };
        (!drawn.get()).then(|| html::p().class("quiet waiting").child(word))
    };
    (html::div().class("plot").aria_hidden("true").node_ref(canvas), waiting).into_any()
}

/// The point under a pointer: that of the datum it is on, else the first of its category.
fn under(picture: &Picture, place: &[f64]) -> Option<usize> {
    let [series, datum, across, down] = *place else { return None };
    let on = |point: &Point| point.series as f64 == series && point.index as f64 == datum;
    let category = match picture.categories {
        Categories::Across => across,
        Categories::Down => down,
    };
    let beside = |point: &Point| point.category as f64 == category;
    let points = &picture.points;
    points.iter().position(on).or_else(|| points.iter().position(beside))
}

/// Where an arrow key leads; `None` where the key is not for the chart.
fn walk(points: &[Point], now: Option<usize>, key: &str) -> Option<Option<usize>> {
    let last = points.len().checked_sub(1)?;
    // Where the chart has become another meanwhile, one begins anew.
    let Some((now, here)) = now.and_then(|now| Some((now, points.get(now)?))) else {
        return match key {
            "ArrowRight" | "ArrowDown" | "Home" => Some(Some(0)),
            "ArrowLeft" | "ArrowUp" | "End" => Some(Some(last)),
            _ => None,
        };
    };
    // In the line on that side the one at the same place, or its last.
    let of_line = |line: usize| (0..points.len()).filter(move |at| points[*at].line == line);
    let along = of_line(here.line).position(|at| at == now).unwrap_or_default();
    let beside = |lines: &mut dyn Iterator<Item = usize>| {
        let line: Vec<usize> = of_line(lines.next()?).collect();
        line.get(along).or(line.last()).copied()
    };
    Some(match key {
        "ArrowRight" => Some((now + 1).min(last)),
        "ArrowLeft" => Some(now.saturating_sub(1)),
        "ArrowDown" => beside(&mut (here.line + 1..=points[last].line)).or(Some(now)),
        "ArrowUp" => beside(&mut (0..here.line).rev()).or(Some(now)),
        "Home" => Some(0),
        "End" => Some(last),
        "Escape" => None,
        _ => return None,
    })
}
