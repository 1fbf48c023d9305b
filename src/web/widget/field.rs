//! Fields that commit: what is typed stays a draft until Enter or leaving, Esc takes it back, and
//! an input method never commits early.

use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

use crate::web::widget::bilingual::bilingual;
use crate::web::widget::markup::labelled;

/// Takes what was typed, or says in the person's words why it cannot.
pub type Commit = Callback<String, Result<(), String>>;

/// A one-line text. Refused, it stays as typed, with the reason below.
#[component]
pub fn TextField(
    /// Its spoken name.
    #[prop(into)]
    label: String,
    /// What the document holds, as it is typed.
    #[prop(into)]
    value: Signal<String>,
    commit: Commit,
    /// Whether the value could not be read.
    #[prop(optional, into)]
    invalid: Option<Signal<bool>>,
    /// The id of the message that says why.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// Fields of the same column: Enter goes to the next of them.
    #[prop(optional)]
    column: &'static str,
    /// Aligned like a figure. No keyboard of digits alone: 未公表 and 93%超 are typed here too.
    #[prop(optional)]
    number: bool,
    /// The id of the words to choose from.
    #[prop(optional)]
    list: Option<&'static str>,
    /// Takes the focus when it appears, because a button has just opened it.
    #[prop(optional)]
    opened: bool,
    /// What stands in it is a proposal: entering it marks all of it, so that typing replaces it.
    #[prop(optional)]
    proposed: bool,
) -> impl IntoView {
    let draft = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<String>);
    let settle = move || settle(draft, refused, value, commit);
    let on_key = move |event: KeyboardEvent| {
        if converting(&event) {
            return;
        }
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                settle();
                if let Some(field) =
                    event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok())
                {
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
    let field = NodeRef::<html::Input>::new();
    if opened {
        Effect::new(move || {
            if let Some(field) = field.get() {
                let _ = field.focus();
            }
        });
    }
    let entered = StoredValue::new(false);
    let is_invalid =
        move || invalid.is_some_and(|invalid| invalid.get()) || refused.with(Option::is_some);
    view! {
        <input
            type="text"
            class="input"
            node_ref=field
            aria-label=label
            aria-invalid=move || is_invalid().then_some("true")
            aria-describedby=described_by
            autocomplete="off"
            data-column=column
            data-type=number.then_some("number")
            list=list
            prop:value=move || draft.get().unwrap_or_else(|| value.get())
            on:input=move |event| draft.set(Some(event_target_value(&event)))
            on:focus=move |_| entered.set_value(proposed)
            on:click=move |_| {
                // The press that enters it would put the caret; a second one does.
                if entered.get_value() && let Some(field) = field.get_untracked() {
                    field.select();
                }
                entered.set_value(false);
            }
            on:blur=move |_| settle()
            on:keydown=on_key
        />
        {refusal(refused)}
    }
}

/// Safari ends a conversion before it tells of the Enter that ended it; 229 is that Enter.
pub fn converting(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Commits what is typed. A field can be gone by the time its last event arrives: taken out of the
/// page, it is left, too.
fn settle(
    draft: RwSignal<Option<String>>,
    refused: RwSignal<Option<String>>,
    value: Signal<String>,
    commit: Commit,
) {
    let Some(typed) = draft.try_get_untracked().flatten() else { return };
    let refusal = if value.try_get_untracked().is_some_and(|value| typed == value) {
        None
    } else {
        commit.try_run(typed).and_then(Result::err)
    };
    if refusal.is_none() {
        draft.try_set(None);
    }
    refused.try_set(refusal);
}

/// Moves to the next field of the column, or the one before.
fn next_in_column(field: &HtmlElement, column: &str, back: bool) {
    if column.is_empty() {
        return;
    }
    let Ok(all) = document().query_selector_all(&format!("[data-column=\"{column}\"]")) else {
        return;
    };
    let fields: Vec<HtmlInputElement> = (0..all.length())
        .filter_map(|at| all.item(at)?.dyn_into::<HtmlInputElement>().ok())
        .collect();
    let Some(at) = fields.iter().position(|other| other.is_same_node(Some(field))) else { return };
    let next = if back { at.checked_sub(1) } else { Some(at + 1) };
    if let Some(next) = next.and_then(|next| fields.get(next)) {
        let _ = next.focus();
        next.select();
    }
}

/// Why what was typed or chosen was not taken.
fn refusal(refused: RwSignal<Option<String>>) -> AnyView {
    (move || {
        refused
            .get()
            .map(|reason| html::span().class("refused").role("alert").child(bilingual(reason)))
    })
    .into_any()
}

/// A longer text; leaving commits. Enter begins a new line, but for the columns of a form, where it goes
/// down.
pub fn long_field(
    label: impl Into<String>,
    value: impl Into<Signal<String>>,
    commit: Commit,
) -> AnyView {
    let value = value.into();
    let draft = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<String>);
    let field = html::textarea()
        .class("input")
        .rows("2")
        .aria_label(label.into())
        .aria_invalid(move || refused.with(Option::is_some).then_some("true"))
        .prop("value", move || draft.get().unwrap_or_else(|| value.get()))
        .on(ev::input, move |event| draft.set(Some(event_target_value(&event))))
        .on(ev::keydown, move |event| {
            if event.key() == "Escape" && !converting(&event) {
                draft.set(None);
                refused.set(None);
            }
        })
        .on(ev::blur, move |_| settle(draft, refused, value, commit));
    (field, refusal(refused)).into_any()
}

/// A field with a button: Enter or the button hands over what is typed, and empties the field where
/// it was taken.
pub fn form(
    label: &'static str,
    act: &'static str,
    take: impl Fn(String) -> Result<(), String> + 'static,
) -> AnyView {
    let typed = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<String>);
    let submit = move || {
        refused.set(take(typed.get_untracked()).err());
        if refused.with_untracked(Option::is_none) {
            typed.set(String::new());
        }
    };
    // With a placeholder the style sheet, and printing, can tell whether something stands in it.
    let field = html::input().class("input").r#type("text").autocomplete("off").placeholder(" ");
    let field = field
        .prop("value", move || typed.get())
        .on(ev::input, move |event| typed.set(event_target_value(&event)));
    html::form()
        .class("adder")
        .on(ev::submit, move |event| {
            event.prevent_default();
            submit();
        })
        .child(labelled(label, field))
        .child(html::button().r#type("submit").class("button").child(act))
        .child(refusal(refused))
        .into_any()
}

/// A choice from a list of (word, label). One that is refused goes back to what stands.
pub fn choice(
    label: impl Into<String>,
    value: impl Into<Signal<String>>,
    options: impl Fn() -> Vec<(String, String)> + Send + 'static,
    commit: Commit,
) -> AnyView {
    let value = value.into();
    let refused = RwSignal::new(None::<String>);
    let changed = move |event: ev::Event| {
        let Some(select) =
            event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
        else {
            return;
        };
        refused.set(commit.run(select.value()).err());
        if refused.with_untracked(Option::is_some) {
            select.set_value(&value.get_untracked());
        }
    };
    let field = html::select()
        .class("input")
        .aria_label(label.into())
        .prop("value", move || value.get())
        .on(ev::change, changed)
        .child(move || {
            let chosen = value.get();
            let option = |(word, label): (String, String)| {
                let selected = word == chosen;
                html::option().value(word).selected(selected).child(bilingual(label))
            };
            options().into_iter().map(option).collect::<Vec<_>>()
        });
    (field, refusal(refused)).into_any()
}
