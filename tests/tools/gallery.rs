//! Every chart of the goldens as JSON, in both languages and at three widths, for the page that
//! shows them side by side: `make gallery`.

use genki_board::chart::{ChartModel, Form, indicator};
use genki_board::text::{EN, JA};
use serde_json::{Value, json};

#[path = "../fixtures/charts.rs"]
mod fixtures;

const ROOMS: [(f64, Form); 3] = [(328.0, Form::Phone), (700.0, Form::Wide), (1120.0, Form::Wide)];

fn main() {
    let mut shown = Vec::new();
    for text in [&JA, &EN] {
        for (width, form) in ROOMS {
            for (key, id) in fixtures::CHARTS {
                let strategy = fixtures::strategy(key);
                let detail = fixtures::detail_of(&strategy, id);
                let told = indicator::model(&detail, text, form);
                shown.extend(entry(&told, width, text.language.code()));
            }
            let of_all = fixtures::every_chart();
            shown.extend(
                of_all.iter().filter_map(|(_, model)| {
                    entry(&model(text, form), width, text.language.code())
                }),
            );
        }
    }
    println!("{}", Value::Array(shown));
}

fn entry(told: &ChartModel, width: f64, language: &str) -> Option<Value> {
    let picture = told.picture.as_ref()?;
    Some(json!({
        "language": language, "title": told.title, "sentence": told.sentence, "width": width, "height": picture.height,
        "option": picture.option,
    }))
}
