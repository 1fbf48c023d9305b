//! The binding for pictures that leave the page.

use wasm_bindgen::prelude::*;

/// What stands in a picture is so many CSS pixels wide.
pub const WITHIN: f64 = 1072.0;

#[wasm_bindgen(module = "/src/web/picture.js")]
extern "C" {
    /// An SVG of the figure with this heading as the browser lays it out in so many CSS pixels, with
    /// another drawing in place of the one on the page, and further lines below it.
    #[wasm_bindgen(catch, js_name = laidOut)]
    pub async fn laid_out(
        heading: &str,
        width: f64,
        drawing: Option<String>,
        lines: Vec<String>,
    ) -> Result<JsValue, JsValue>;
    /// The same as a PNG, in a `Blob`.
    #[wasm_bindgen(catch)]
    pub async fn raster(svg: &str) -> Result<JsValue, JsValue>;
}
