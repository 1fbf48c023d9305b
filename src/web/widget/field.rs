//! Fields that commit: what is typed stays a draft until Enter or leaving, Esc takes it back, and an input method never
//! commits early.

use crate::web::reactive::{dynamic, effect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

/// Takes what was typed, or says in the person's words why it cannot.
pub type Commit = Callback<String, Result<(), String>>;

/// A one-line text.
#[component]
pub fn TextField(
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// What the document holds, as it is typed.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed, or says why it cannot; then it stays as typed.
    commit: Commit,
    /// Whether the value could not be read; the message stands elsewhere under `describedby`.
    #[prop(into, optional)]
    invalid: Signal<bool>,
    #[prop(into, optional)] describedby: String,
    /// Fields of the same column: Enter goes to the next of them.
    #[prop(optional)]
    column: &'static str,
    /// Aligned like a figure. No keyboard of digits alone: 未公表 and 93%超 are typed here too.
    #[prop(optional)]
    numeric: bool,
    #[prop(optional)] list: &'static str,
    /// Takes the focus when it appears, because a button has just opened it.
    #[prop(optional)]
    opened: bool,
) -> impl IntoView {
    let draft = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<String>);
    let input = NodeRef::<leptos::html::Input>::new();
    if opened {
        effect(move || {
            if let Some(input) = input.get() {
                let _ = input.focus();
            }
        });
    }
    let shown = move || draft.get().unwrap_or_else(|| value.get());
    // A field can be gone by the time its last event arrives: taken out of the page, it is left, too.
    let settle = move || {
        let Some(typed) = draft.try_get_untracked().flatten() else { return };
        if value.try_get_untracked().is_none_or(|value| typed == value) {
            draft.try_set(None);
            refused.try_set(None);
            return;
        }
        match commit.try_run(typed) {
            Some(Err(reason)) => {
                refused.try_set(Some(reason));
            }
            _ => {
                draft.try_set(None);
                refused.try_set(None);
            }
        }
    };
    let on_key = move |event: KeyboardEvent| {
        // Safari ends a conversion before it tells of the Enter that ended it; 229 is that Enter.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                settle();
                if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
                    next_in_column(&field, column, event.shift_key());
                }
            }
            "Escape" if draft.get_untracked().is_some() => {
                event.prevent_default();
                draft.set(None);
                refused.set(None);
            }
            _ => {}
        }
    };
    view! {
        <input
            node_ref=input
            type="text"
            class="input"
            aria-label=move || label.get()
            aria-invalid=move || (invalid.get() || refused.with(Option::is_some)).then_some("true")
            aria-describedby=(!describedby.is_empty()).then_some(describedby)
            autocomplete="off"
            data-column=column
            data-type=numeric.then_some("number")
            list=(!list.is_empty()).then_some(list)
            prop:value=shown
            on:input:target=move |event| draft.set(Some(event.target().value()))
            on:blur=move |_| settle()
            on:keydown=on_key
        />
        {dynamic(move || refused.get().map(|reason| view! { <span class="refused" role="alert">{reason}</span> }))}
    }
}

/// Moves to the next field of the column, or the one before.
fn next_in_column(field: &HtmlElement, column: &str, back: bool) {
    if column.is_empty() {
        return;
    }
    let Ok(all) = document().query_selector_all(&format!("[data-column=\"{column}\"]")) else { return };
    let fields: Vec<HtmlInputElement> =
        (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<HtmlInputElement>().ok()).collect();
    let Some(at) = fields.iter().position(|other| other.is_same_node(Some(field))) else { return };
    let next = if back { at.checked_sub(1) } else { Some(at + 1) };
    if let Some(next) = next.and_then(|next| fields.get(next)) {
        let _ = next.focus();
        next.select();
    }
}

/// A longer text; Enter begins a new line, leaving commits.
#[component]
pub fn LongField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    commit: Commit,
    #[prop(default = 2)] rows: u32,
) -> impl IntoView {
    let draft = RwSignal::new(None::<String>);
    view! {
        <textarea
            class="input"
            rows=rows
            aria-label=move || label.get()
            prop:value=move || draft.get().unwrap_or_else(|| value.get())
            on:input:target=move |event| draft.set(Some(event.target().value()))
            on:keydown=move |event| {
                if event.key() == "Escape" && !event.is_composing() && event.key_code() != 229 {
                    draft.set(None);
                }
            }
            on:blur=move |_| {
                if let Some(typed) = draft.try_get_untracked().flatten() {
                    draft.try_set(None);
                    if value.try_get_untracked().is_some_and(|value| typed != value) {
                        commit.try_run(typed);
                    }
                }
            }
        ></textarea>
    }
}

/// A choice from a list of (word, label).
#[component]
pub fn Choice(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    commit: Commit,
) -> impl IntoView {
    view! {
        <select class="input" aria-label=move || label.get() prop:value=move || value.get() on:change:target=move |event| drop(commit.run(event.target().value()))>
            {dynamic(move || {
                let chosen = value.get();
                options
                    .get()
                    .into_iter()
                    .map(|(word, label)| {
                        let selected = word == chosen;
                        view! { <option value=word selected=selected>{label}</option> }
                    })
                    .collect_view()
            })}
        </select>
    }
}
