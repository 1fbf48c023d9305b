//! A figure with its unit, or the word for why there is none.

use leptos::prelude::*;

use crate::model::*;
use crate::text::Text;
use crate::text::figures::digits;

/// A number with its unit; the unit is smaller.
pub fn number(value: Number, unit: &str) -> AnyView {
    let unit = unit.to_string();
    view! { <data class="figure" value=value.to_string()>{digits(value.decimal())}<small>{unit}</small></data> }.into_any()
}

/// A written figure whose last characters are its unit: 「95.4%」.
pub fn percent(written: &str) -> AnyView {
    let value = written.trim_end_matches('%').to_string();
    view! { <span class="figure">{value}<small>"%"</small></span> }.into_any()
}

pub fn observed(text: &'static Text, observation: Option<&Observation>, unit: &str) -> AnyView {
    match observation {
        None => view! { <span class="quiet">{text.common.none}</span> }.into_any(),
        Some(Observation { figure: Figure::Missing(reason), .. }) => {
            view! { <span class="quiet">{(text.write.missing)(reason)}</span> }.into_any()
        }
        Some(Observation { figure: Figure::Number(value), about, .. }) => {
            let about = about.then_some(view! { <small>{text.write.about}</small> });
            view! { <span class="figure">{about}{number(*value, unit)}</span> }.into_any()
        }
    }
}

/// What a target asks for.
pub fn goal(text: &'static Text, target: Option<&Target>, unit: &str) -> AnyView {
    match target.map(|target| &target.goal) {
        None => view! { <span class="quiet">{text.common.none}</span> }.into_any(),
        Some(Goal::Value { relation, value }) => {
            let relation = (text.write.relation)(relation);
            view! { <span class="figure">{number(*value, unit)}<small>{relation}</small></span> }.into_any()
        }
        Some(goal) => {
            let words = (text.write.goal)(goal, unit);
            view! { <span>{words}</span> }.into_any()
        }
    }
}
