//! Every chart of the goldens as JSON, in both languages and at three widths, for the page that
//! shows them side by side: `make gallery`.

use genki_board::chart::{ChartModel, indicator};
use genki_board::text::{EN, JA};
use serde_json::{Value, json};

#[path = "../fixtures/charts.rs"]
mod fixtures;

const WIDTHS: [f64; 3] = [328.0, 700.0, 1120.0];

fn main() {
    let mut shown = Vec::new();
    for text in [&JA, &EN] {
        for width in WIDTHS {
            for (key, id) in fixtures::CHARTS {
                let strategy = fixtures::strategy(key);
                shown.push(entry(
                    &indicator::model(&fixtures::detail_of(&strategy, id), text, width),
                    text.language.code(),
                ));
            }
            shown.extend(
                fixtures::every_chart()
                    .iter()
                    .map(|(_, model)| entry(&model(text, width), text.language.code())),
            );
        }
    }
    println!("{}", Value::Array(shown));
}

fn entry(told: &ChartModel, language: &str) -> Value {
    let scene = &told.scene;
    json!({
        "language": language, "title": told.title, "sentence": told.sentence, "width": scene.width, "height": scene.height,
        "option": scene.option(),
    })
}
