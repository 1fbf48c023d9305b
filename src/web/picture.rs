//! The binding for pictures that leave the page: of what is HTML, and PNG of any drawing.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/src/web/picture.js")]
extern "C" {
    /// An SVG of a figure as the browser lays it out in so many CSS pixels, with further lines below
    /// it.
    #[wasm_bindgen(catch, js_name = laidOut)]
    pub async fn laid_out(
        figure: &HtmlElement,
        width: f64,
        lines: Vec<String>,
    ) -> Result<JsValue, JsValue>;
    /// Hands an SVG to the person as a PNG file.
    #[wasm_bindgen(catch)]
    pub async fn raster(svg: &str, name: &str) -> Result<(), JsValue>;
}
