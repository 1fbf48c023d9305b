//! What differs between two states of a document, as a table.

use leptos::prelude::*;

use super::wording::worded;
use crate::change::Difference;
use crate::text::VersionWords;
use crate::web::store::Store;
use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::scrolling;

/// Rows that are shown of a comparison: more than anyone reads of one.
const SHOWN: usize = 500;

/// A row a place: what it was, what it is, by whom and why.
pub fn difference_table(
    store: Store,
    words: &'static VersionWords,
    name: &str,
    found: &[Difference],
) -> AnyView {
    if found.is_empty() {
        return view! { <p class="quiet">{words.same}</p> }.into_any();
    }
    let rows = found.iter().take(SHOWN).map(|found| row(store, words, found)).collect::<Vec<_>>();
    let table = view! {
        <table class="table differing">
            <thead><tr>
                <th scope="col">{words.record}</th>
                <th scope="col">{words.field}</th>
                <th scope="col">{words.before}</th>
                <th scope="col">{words.after}</th>
                <th scope="col">{words.by}</th>
                <th scope="col">{words.reason}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    view! {
        <p>{(words.count)(found.len())}</p>
        {scrolling((words.of)(words.see, name), table)}
    }
    .into_any()
}

fn row(store: Store, words: &'static VersionWords, found: &Difference) -> AnyView {
    let text = store.text;
    let strategy = store.strategy.get_untracked();
    let value = |value| bilingual(text.place_value(&strategy, &found.fields, value));
    let after = worded(text, &strategy, &found.fields, &found.before, &found.after);
    let name = text.place_name(&strategy, &found.table, &found.record);
    view! {
        <tr>
            <th scope="row">{bilingual(name)}</th>
            <td data-label=words.field>{text.place_field(&found.fields).to_string()}</td>
            <td data-label=words.before>{value(&found.before)}</td>
            <td data-label=words.after>{after}</td>
            <td data-label=words.by>{bilingual(text.listed(&found.by))}</td>
            <td data-label=words.reason>{bilingual(found.reason.clone())}</td>
        </tr>
    }
    .into_any()
}
