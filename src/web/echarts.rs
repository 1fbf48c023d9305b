//! The binding to ECharts: draw, dispose, pictures. It is given JSON, and gives pictures back.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/src/web/echarts.js")]
extern "C" {
    /// Draws or redraws; `false` where the element has gone meanwhile.
    #[wasm_bindgen(catch)]
    pub async fn draw(
        element: &HtmlElement,
        option: &str,
        width: f64,
        height: f64,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub async fn dispose(element: &HtmlElement) -> Result<(), JsValue>;
    /// An SVG drawing of a chart.
    #[wasm_bindgen(catch)]
    pub async fn picture(option: &str, width: f64, height: f64) -> Result<JsValue, JsValue>;
    /// Hands a drawing to the person as a PNG file.
    #[wasm_bindgen(catch)]
    pub async fn raster(svg: &str, width: f64, height: f64, name: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = watchWidth)]
    pub fn watch_width(element: &HtmlElement, tell: &Closure<dyn Fn(f64)>) -> js_sys::Function;
}
