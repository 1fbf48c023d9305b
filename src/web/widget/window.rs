//! A long table of which only the rows in sight stand in the page: it takes as little room and time
//! with ten thousand rows as with a hundred.

use crate::web::widget::list::each;
use leptos::{ev, html};
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, NodeList};

use crate::web::reactive::memo;

/// Fewer rows than this simply stand there.
pub const LONG: usize = 150;
/// Rows kept beyond the edges of the window, so that Tab and scrolling always find one.
const BEYOND: usize = 3;
/// What a row is taken to be high before any has been seen, in pixels.
const GUESS: usize = 64;
/// Rows before anything has been measured.
const FIRST: usize = 16;

/// Which rows of a table are in sight. The table has a spacer before and behind them.
#[derive(Clone, Copy)]
pub struct Sight {
    node: StoredValue<Option<web_sys::Element>, LocalStorage>,
    /// Average of those seen, in whole pixels: writing fractions takes ten kilobytes of module.
    height: RwSignal<usize>,
    range: RwSignal<(usize, usize)>,
    whole: RwSignal<bool>,
    count: Memo<usize>,
}

impl Sight {
    /// Follows the window from now on. A table of fewer rows than [`LONG`] is in sight as a whole.
    pub fn of(count: Memo<usize>) -> Sight {
        let sight = Sight {
            node: StoredValue::new_local(None),
            height: RwSignal::new(GUESS),
            range: RwSignal::new((0, FIRST)),
            whole: RwSignal::new(false),
            count,
        };
        follow("scroll", move || sight.look());
        follow("resize", move || sight.look());
        // Paper has no window.
        follow("beforeprint", move || sight.whole.set(true));
        follow("afterprint", move || sight.whole.set(false));
        request_animation_frame(move || sight.look());
        sight
    }

    /// The first row in sight, and the one behind the last.
    pub fn range(self) -> (usize, usize) {
        let count = self.count.get();
        if self.whole.get() || count <= LONG {
            return (0, count);
        }
        let (first, last) = self.range.get();
        (first.min(count), last.min(count))
    }

    /// The element whose children the spacers and rows are; it tells of the focus by
    /// [`Sight::look`].
    pub fn watch(self, element: &web_sys::Element) {
        self.node.set_value(Some(element.clone()));
    }

    /// Room for the rows before those in sight, where they are rows of the table.
    pub fn row_before(self, columns: usize) -> AnyView {
        html::tr()
            .class("spacer")
            .aria_hidden("true")
            .child(self.room(columns, move || self.range().0))
            .into_any()
    }

    /// Room for the rows behind them.
    pub fn row_behind(self, columns: usize) -> AnyView {
        html::tr()
            .class("spacer")
            .aria_hidden("true")
            .child(self.room(columns, self.left()))
            .into_any()
    }

    /// The same where each of them is a body of the table.
    pub fn body_before(self, columns: usize) -> AnyView {
        let row = html::tr().child(self.room(columns, move || self.range().0));
        html::tbody().class("spacer").aria_hidden("true").child(row).into_any()
    }

    pub fn body_behind(self, columns: usize) -> AnyView {
        let row = html::tr().child(self.room(columns, self.left()));
        html::tbody().class("spacer").aria_hidden("true").child(row).into_any()
    }

    fn left(self) -> impl Fn() -> usize {
        move || self.count.get() - self.range().1
    }

    fn room(self, columns: usize, rows: impl Fn() -> usize + Send + 'static) -> AnyView {
        let style = move || format!("block-size:{}px", self.height.get() * rows());
        html::td().colspan(columns.to_string()).style(style).into_any()
    }

    /// Brings a row into sight.
    pub fn reveal(self, row: usize) {
        let Some(node) = self.node.try_get_value().flatten() else { return };
        let top = window().scroll_y().unwrap_or(0.0) + node.get_bounding_client_rect().top();
        let down = top + (self.height.get_untracked() * row) as f64 - inner_height() / 2.0;
        window().scroll_to_with_x_and_y(0.0, down.max(0.0));
        self.look();
    }

    /// Which rows are in sight, by the height that those seen have on average.
    pub fn look(self) {
        let (Some(Some(node)), Some(count)) =
            (self.node.try_get_value(), self.count.try_get_untracked())
        else {
            return;
        };
        if count <= LONG {
            return;
        }
        let Ok(spacers) = node.query_selector_all(":scope > .spacer") else { return };
        let (Some(above), Some(below)) = (edge(&spacers, 0), edge(&spacers, 1)) else { return };
        let (first, last) = self.range.get_untracked();
        let (top, shown) = (above.top(), below.top() - above.bottom());
        if last > first && shown > 0.0 {
            let average = shown as usize / (last.min(count) - first.min(count)).max(1);
            // A pixel or two make no other list.
            if average > 0 && average.abs_diff(self.height.get_untracked()) > 2 {
                self.height.set(average);
            }
        }
        let (average, inner) = (self.height.get_untracked() as f64, inner_height());
        let from = ((-top).max(0.0) / average) as usize;
        let to = ((inner - top).max(0.0) / average).ceil() as usize;
        let seen = (from.saturating_sub(BEYOND).min(count), (to + BEYOND).min(count));
        // Small steps are taken together; some rows beyond the edge are always there.
        let near = |a: usize, b: usize| a.abs_diff(b) < BEYOND;
        let ends = seen.0 == 0 || seen.1 == count;
        if seen.0 < seen.1
            && seen != (first, last)
            && (ends || !near(seen.0, first) || !near(seen.1, last))
        {
            leave_behind(&node, average * (BEYOND + 1) as f64, inner);
            self.range.set(seen);
        }
    }
}

/// What is being typed in a row that goes out of sight is committed first, as whenever a field is
/// left.
fn leave_behind(node: &web_sys::Element, margin: f64, inner: f64) {
    let active = document().active_element().filter(|active| node.contains(Some(active)));
    let Some(active) = active.and_then(|active| active.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let place = active.get_bounding_client_rect();
    if place.bottom() < -margin || place.top() > inner + margin {
        let _ = active.blur();
    }
}

fn edge(spacers: &NodeList, at: u32) -> Option<web_sys::DomRect> {
    Some(spacers.item(at)?.unchecked_into::<web_sys::Element>().get_bounding_client_rect())
}

fn inner_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}

/// Acts on an event of the window for as long as the view stands.
fn follow(event: &'static str, act: impl Fn() + 'static) {
    let handle = window_event_listener_untyped(event, move |_| act());
    on_cleanup(move || handle.remove());
}

/// The body of a long table. `rows` are given with their places; what a row shows is built once for
/// each `key`.
pub fn long_body<T: Clone + Send + Sync + 'static, V: IntoView + 'static>(
    rows: Vec<T>,
    columns: usize,
    key: impl Fn(&T) -> String + Send + Clone + 'static,
    show: impl Fn(usize, T) -> V + Send + Clone + 'static,
) -> AnyView {
    let rows = Arc::new(rows);
    let count = rows.len();
    let sight = Sight::of(memo(move || count));
    let shown = move || {
        let (first, last) = sight.range();
        rows[first..last]
            .iter()
            .cloned()
            .enumerate()
            .map(|(at, row)| (first + at, row))
            .collect::<Vec<_>>()
    };
    let body = NodeRef::<html::Tbody>::new();
    Effect::new(move || {
        if let Some(body) = body.get() {
            sight.watch(&body);
        }
    });
    html::tbody()
        .node_ref(body)
        // The focus scrolls at once and tells of it a frame later: who holds Tab down would run out
        // of rows.
        .on(ev::focusin, move |_| sight.look())
        .child(sight.row_before(columns))
        .child(each(shown, move |(_, row)| key(row), move |(at, row)| show(at, row)))
        .child(sight.row_behind(columns))
        .into_any()
}
