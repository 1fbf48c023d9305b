//! Where ECharts draws: drawn again whenever the option or the room changes, gone with the view.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::web::echarts;
use crate::web::reactive::effect;

/// The element, once it stands.
pub type Canvas = NodeRef<html::Div>;

/// What is to be drawn.
pub enum Drawing {
    /// Not yet known: what stands there stays.
    Wait,
    /// Nothing, also where something was.
    Nothing,
    /// An option of ECharts, in so many CSS pixels.
    Option { option: String, width: f64, height: f64 },
}

/// Draws what `drawing` says whenever it says another; `done` is told whether the library could.
pub fn draw(
    canvas: Canvas,
    drawing: impl Fn() -> Drawing + 'static,
    tell: echarts::Tell,
    done: Callback<bool>,
) {
    let tell = StoredValue::new_local(tell);
    effect(move || {
        let Some(element) = canvas.get() else { return };
        match drawing() {
            Drawing::Wait => {}
            Drawing::Nothing => dispose(element.into()),
            Drawing::Option { option, width, height } => spawn_local(async move {
                let tell = tell.try_with_value(|tell| {
                    tell.as_ref().unchecked_ref::<js_sys::Function>().clone()
                });
                let Some(tell) = tell else { return };
                let drawn = echarts::draw(&element, &option, width, height, &tell).await;
                done.try_run(drawn.is_ok());
            }),
        }
    });
    on_cleanup(move || {
        if let Some(Some(element)) = canvas.try_get_untracked() {
            dispose(element.into());
        }
    });
}

fn dispose(element: HtmlElement) {
    spawn_local(async move {
        let _ = echarts::dispose(&element).await;
    });
}

/// How wide it is, in whole CSS pixels; 0 before that is known.
pub fn width(canvas: Canvas) -> RwSignal<f64> {
    let width = RwSignal::new(0.0);
    watch(canvas, move |element| {
        let tell = Closure::new(move |now: f64| {
            width.try_set(now.floor());
        });
        (echarts::watch_width(element, &tell), tell)
    });
    width
}

/// Whether it has come near to what is seen, or the page is printed.
pub fn near(canvas: Canvas) -> Signal<bool> {
    let (near, printed) = (RwSignal::new(false), printed(canvas));
    watch(canvas, move |element| {
        let tell = Closure::new(move || {
            near.try_set(true);
        });
        (echarts::when_near(element, &tell), tell)
    });
    Signal::derive(move || near.get() || printed.get())
}

/// A drawing so wide has text of 9 points on paper, whose margins it fills.
pub const PAPER: f64 = 800.0;

/// Whether the page is being printed.
pub fn printed(canvas: Canvas) -> RwSignal<bool> {
    let printed = RwSignal::new(false);
    watch(canvas, move |_| {
        let tell = Closure::new(move |now: bool| {
            printed.try_set(now);
        });
        (echarts::when_printed(&tell), tell)
    });
    printed
}

/// Begins to watch the element when it stands, and ends that with the view.
fn watch<T: ?Sized + 'static>(
    canvas: Canvas,
    begin: impl Fn(&HtmlElement) -> (js_sys::Function, Closure<T>) + 'static,
) {
    let watched = StoredValue::new_local(None);
    effect(move || {
        if let Some(element) = canvas.get() {
            watched.set_value(Some(begin(&element)));
        }
    });
    on_cleanup(move || {
        watched.try_update_value(|watched| {
            if let Some((end, _)) = watched.take() {
                let _ = end.call0(&JsValue::NULL);
            }
        });
    });
}
