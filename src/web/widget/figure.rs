//! A figure with its unit, or the word for why there is none.

use crate::model::*;
use crate::text::Text;
use crate::text::figures::{digits, measured};
use crate::web::view::{Element, tag};
use crate::web::widget::markup::quiet;

/// A number with its unit; the unit is smaller.
pub fn number(value: Number, unit: &str) -> Element {
    written(value, None, unit)
}

fn written(value: Number, before: Option<Element>, unit: &str) -> Element {
    let figure = tag("data").class("figure").attr("value", value.to_string()).child(before).child(digits(value.decimal()));
    figure.child(tag("small").child(measured(String::new(), unit)))
}

/// How many.
pub fn count(count: usize) -> Element {
    tag("data").class("figure").attr("value", count.to_string()).child(count.to_string())
}

/// A written figure whose last characters are its unit: 「95.4%」.
pub fn percent(written: &str) -> Element {
    let value = written.trim_end_matches('%').to_string();
    tag("span").class("figure").child(value).child(tag("small").child("%"))
}

pub fn observed(text: &'static Text, observation: Option<&Observation>, unit: &str) -> Element {
    match observation {
        None => quiet(text.common.none),
        Some(Observation { figure: Figure::Missing(reason), .. }) => quiet((text.write.missing)(reason)),
        Some(Observation { figure: Figure::Number(value), about, .. }) => {
            let about = about.then(|| tag("small").child(text.write.about));
            written(*value, about, unit)
        }
    }
}

/// What a target asks for.
pub fn goal(text: &'static Text, target: Option<&Target>, unit: &str) -> Element {
    match target.map(|target| &target.goal) {
        None => quiet(text.common.none),
        Some(Goal::Value { relation, value }) => {
            let word = (text.write.relation)(relation);
            match text.write.relation_first {
                true => written(*value, Some(tag("small").child(word).child(" ")), unit),
                false => number(*value, unit).child(tag("small").child(word)),
            }
        }
        Some(goal) => {
            let words = (text.write.goal)(goal, unit);
            tag("span").child(words)
        }
    }
}
