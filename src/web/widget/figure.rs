//! A figure with its unit, or the word for why there is none.

use crate::model::*;
use crate::text::Text;
use crate::text::figures::{digits, measured};
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::quiet;
use leptos::html;
use leptos::prelude::*;

/// A number with its unit; the unit is smaller.
pub fn number(value: Number, unit: &str) -> AnyView {
    written(value, unit, None, None)
}

/// Characters of a unit that stay on one line with the number.
const UNIT: usize = 20;

/// With what is said small before and behind it.
fn written(value: Number, unit: &str, before: Option<String>, behind: Option<String>) -> AnyView {
    let small = |words: String| html::small().child(bilingual(words));
    let long = unit.chars().nth(UNIT).is_some();
    html::data()
        .class("figure")
        .attr("data-long", long.then_some(""))
        .value(value.to_string())
        .child(before.map(small))
        .child(digits(value.decimal()))
        .child(small(measured(String::new(), unit)))
        .child(behind.map(small))
        .into_any()
}

/// How many.
pub fn count(count: usize) -> AnyView {
    html::data().class("figure").value(count.to_string()).child(count.to_string()).into_any()
}

/// A written figure whose last characters are its unit: 「95.4%」.
pub fn percent(written: &str) -> AnyView {
    let value = written.trim_end_matches('%').to_string();
    html::span().class("figure").child(value).child(html::small().child("%")).into_any()
}

pub fn observed(text: &'static Text, observation: Option<&Observation>, unit: &str) -> AnyView {
    match observation {
        None => quiet(text.common.none),
        Some(Observation { figure: Figure::Missing(reason), .. }) => {
            quiet((text.write.missing)(reason))
        }
        Some(Observation { figure: Figure::Number(value), about, .. }) => {
            let about = about.then(|| text.write.about.to_string());
            written(*value, unit, about, None)
        }
    }
}

/// What a target asks for.
pub fn goal(text: &'static Text, target: Option<&Target>, unit: &str) -> AnyView {
    match target.map(|target| &target.goal) {
        None => quiet(text.common.none),
        Some(Goal::Value { relation, value }) => {
            let word = (text.write.relation)(relation);
            match text.write.relation_first {
                true => written(*value, unit, Some(format!("{word} ")), None),
                false => written(*value, unit, None, Some(word.to_string())),
            }
        }
        Some(goal) => {
            let words = (text.write.goal)(goal, unit);
            html::span().child(bilingual(words)).into_any()
        }
    }
}
