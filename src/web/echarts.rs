//! The binding to ECharts: draw, point, dispose, pictures. It is given JSON, and gives pictures
//! back.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// What a pointer does on a chart: whether it presses, whether it is a finger, and where: series
/// and datum, or -1 beside them; then the places on both axes.
pub type Tell = Closure<dyn Fn(bool, bool, Vec<f64>)>;

#[wasm_bindgen(module = "/src/web/echarts.js")]
extern "C" {
    /// Until the library is there.
    #[wasm_bindgen(catch)]
    pub async fn ready() -> Result<(), JsValue>;
    /// Draws or redraws; `false` where the element has gone meanwhile.
    #[wasm_bindgen(catch)]
    pub async fn draw(
        element: &HtmlElement,
        option: &str,
        width: f64,
        height: f64,
        // A [`Tell`].
        tell: &js_sys::Function,
    ) -> Result<JsValue, JsValue>;
    /// Shows the point of a datum, with its place in sight; of a series below 0 none.
    pub fn point(element: &HtmlElement, series: i32, datum: i32, category: i32);
    /// Where two places are drawn, each by its category and its value: left, foot, right and head, in
    /// CSS pixels; nothing where nothing is drawn.
    pub fn corners(element: &HtmlElement, first: f64, low: f64, last: f64, high: f64) -> Vec<f64>;
    #[wasm_bindgen(catch)]
    pub async fn dispose(element: &HtmlElement) -> Result<(), JsValue>;
    /// An SVG drawing of a chart.
    #[wasm_bindgen(catch)]
    pub async fn picture(option: &str, width: f64, height: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = watchWidth)]
    pub fn watch_width(element: &HtmlElement, tell: &Closure<dyn Fn(f64)>) -> js_sys::Function;
    /// Tells that the page is about to be printed, and that it has been.
    #[wasm_bindgen(js_name = whenPrinted)]
    pub fn when_printed(tell: &Closure<dyn Fn(bool)>) -> js_sys::Function;
    /// Tells once that an element has come near to what is seen.
    #[wasm_bindgen(js_name = whenNear)]
    pub fn when_near(element: &HtmlElement, tell: &Closure<dyn Fn()>) -> js_sys::Function;
}
