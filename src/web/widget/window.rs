//! A long table of which only the rows in sight stand in the page: it takes as little room and time with ten thousand rows
//! as with a hundred.

use std::rc::Rc;

use leptos::prelude::*;

use crate::web::reactive::memo;
use crate::web::view::{Child, Element, each, tag};

/// Fewer rows than this simply stand there.
pub const LONG: usize = 150;
/// Rows kept beyond the edges of the window, so that Tab and scrolling always find one.
const BEYOND: usize = 3;
/// What a row is taken to be high before any has been seen, in pixels.
const GUESS: usize = 64;
/// Rows before anything has been measured.
const FIRST: usize = 16;

/// The body of a long table. `rows` are given with their places; what a row shows is built once for each `key`.
pub fn long_body<T: Clone + 'static, C: Child + 'static>(
    rows: Vec<T>,
    columns: usize,
    key: impl Fn(&T) -> String + 'static,
    show: impl Fn(usize, T) -> C + Clone + 'static,
) -> Element {
    let rows = Rc::new(rows);
    let count = rows.len();
    let body = StoredValue::new_local(None::<web_sys::Element>);
    let height = RwSignal::new(GUESS);
    let range = RwSignal::new((0, FIRST.min(count)));
    let whole = RwSignal::new(false);
    let look = move || {
        if let Some(body) = body.try_get_value().flatten() {
            measure(&body, range, height, count);
        }
    };
    let follow = move |event: &'static str, act: Rc<dyn Fn()>| {
        let act = StoredValue::new_local(act);
        let handle = window_event_listener_untyped(event, move |_| {
            if let Some(act) = act.try_get_value() {
                act();
            }
        });
        on_cleanup(move || handle.remove());
    };
    follow("scroll", Rc::new(look));
    follow("resize", Rc::new(look));
    // Paper has no window.
    follow("beforeprint", Rc::new(move || whole.set(true)));
    follow("afterprint", Rc::new(move || whole.set(false)));
    request_animation_frame(look);
    let seen = memo(move || if whole.get() { (0, count) } else { range.get() });
    let shown = {
        let rows = rows.clone();
        move || {
            let (first, last) = seen.get();
            rows[first..last].iter().cloned().enumerate().map(|(at, row)| (first + at, row)).collect::<Vec<_>>()
        }
    };
    // In whole pixels: writing fractions takes ten kilobytes of module.
    let room = move |rows: usize| format!("block-size:{}px", height.get() * rows);
    let spacer = move |style: Box<dyn Fn() -> String>| {
        let cell = tag("td").attr("colspan", columns.to_string());
        tag("tr").class("spacer").attr("aria-hidden", "true").live("style", style).child(cell)
    };
    tag("tbody")
        .made(move |node| body.set_value(Some(node.clone())))
        .child(spacer(Box::new(move || room(seen.get().0))))
        .child(each(shown, move |(_, row)| key(row), move |(at, row)| show(at, row)))
        .child(spacer(Box::new(move || room(count - seen.get().1))))
}

/// Which rows are in sight, by the height that those seen have on average.
fn measure(body: &web_sys::Element, range: RwSignal<(usize, usize)>, height: RwSignal<usize>, count: usize) {
    let (first, last) = range.get_untracked();
    let children = body.children();
    let edge = |at: u32| children.item(at).map(|row| row.get_bounding_client_rect());
    let (Some(above), Some(below)) = (edge(0), edge(children.length().saturating_sub(1))) else { return };
    let shown = below.top() - above.bottom();
    if last > first && shown > 0.0 {
        let average = shown as usize / (last - first);
        // A pixel or two make no other list.
        if average.abs_diff(height.get_untracked()) > 2 && average > 0 {
            height.set(average);
        }
    }
    let average = height.get_untracked() as f64;
    let top = body.get_bounding_client_rect().top();
    let inner = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
    let from = ((-top).max(0.0) / average) as usize;
    let to = (((inner - top).max(0.0)) / average).ceil() as usize;
    let seen = (from.saturating_sub(BEYOND).min(count), (to + BEYOND).min(count));
    // Small steps are taken together; some rows beyond the edge are always there.
    let near = |a: usize, b: usize| a.abs_diff(b) < BEYOND;
    let ends = seen.0 == 0 || seen.1 == count;
    if seen.0 < seen.1 && (ends || !near(seen.0, first) || !near(seen.1, last)) && seen != (first, last) {
        range.set(seen);
    }
}
