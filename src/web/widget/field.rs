//! Fields that commit: what is typed stays a draft until Enter or leaving, Esc takes it back, and an input method never
//! commits early.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

use crate::web::view::{Child, Element, Piece, dynamic, tag};
use crate::web::widget::markup::labelled;

/// Takes what was typed, or says in the person's words why it cannot.
pub type Commit = Callback<String, Result<(), String>>;

/// A one-line text.
pub struct TextField {
    label: String,
    value: Signal<String>,
    commit: Commit,
    invalid: Signal<bool>,
    described_by: Option<String>,
    column: &'static str,
    number: bool,
    list: Option<&'static str>,
    opened: bool,
}

impl TextField {
    /// Its spoken name, what the document holds as it is typed, and what takes the typed; refused, it stays as typed.
    pub fn new(label: impl Into<String>, value: impl Into<Signal<String>>, commit: Commit) -> TextField {
        TextField {
            label: label.into(),
            value: value.into(),
            commit,
            invalid: Signal::stored(false),
            described_by: None,
            column: "",
            number: false,
            list: None,
            opened: false,
        }
    }

    /// Whether the value could not be read.
    pub fn invalid(self, invalid: impl Into<Signal<bool>>) -> TextField {
        TextField { invalid: invalid.into(), ..self }
    }

    /// The id of the message that says why.
    pub fn described_by(self, id: String) -> TextField {
        TextField { described_by: Some(id), ..self }
    }

    /// Fields of the same column: Enter goes to the next of them.
    pub fn column(self, column: &'static str) -> TextField {
        TextField { column, ..self }
    }

    /// Aligned like a figure. No keyboard of digits alone: 未公表 and 93%超 are typed here too.
    pub fn number(self) -> TextField {
        TextField { number: true, ..self }
    }

    /// The id of the words to choose from.
    pub fn list(self, id: &'static str) -> TextField {
        TextField { list: Some(id), ..self }
    }

    /// Takes the focus when it appears, because a button has just opened it.
    pub fn opened(self) -> TextField {
        TextField { opened: true, ..self }
    }

    fn build(self) -> [Piece; 2] {
        let TextField { label, value, commit, invalid, described_by, column, number, list, opened } = self;
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
        let input = tag("input")
            .attr("type", "text")
            .class("input")
            .label(label)
            .live("aria-invalid", move || (invalid.get() || refused.with(Option::is_some)).then_some("true"))
            .attr("aria-describedby", described_by)
            .attr("autocomplete", "off")
            .attr("data-column", column)
            .attr("data-type", number.then_some("number"))
            .attr("list", list)
            .value(move || draft.get().unwrap_or_else(|| value.get()))
            .on_input(move |typed| draft.set(Some(typed)))
            .on("blur", move |_| settle())
            .on_key(on_key);
        let input = if opened { input.made(focus_once_there) } else { input };
        let refusal =
            dynamic(move || refused.get().map(|reason| tag("span").class("refused").attr("role", "alert").child(reason)));
        [Piece::of(input), refusal]
    }
}

impl Child for TextField {
    fn add_to(self, pieces: &mut Vec<Piece>) {
        self.build().add_to(pieces);
    }
}

/// An element takes the focus only in the page, where it is a moment after it is made.
fn focus_once_there(element: &web_sys::Element) {
    let element = element.clone();
    queue_microtask(move || {
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            let _ = element.focus();
        }
    });
}

/// Safari ends a conversion before it tells of the Enter that ended it; 229 is that Enter.
pub fn converting(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Commits what is typed. A field can be gone by the time its last event arrives: taken out of the page, it is left, too.
fn settle(draft: RwSignal<Option<String>>, refused: RwSignal<Option<String>>, value: Signal<String>, commit: Commit) {
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

/// Why what was typed or chosen was not taken.
fn refusal(refused: RwSignal<Option<String>>) -> Piece {
    dynamic(move || refused.get().map(|reason| tag("span").class("refused").role("alert").child(reason)))
}

/// A longer text; Enter begins a new line, leaving commits.
pub fn long_field(label: impl Into<String>, value: impl Into<Signal<String>>, commit: Commit) -> [Piece; 2] {
    let value = value.into();
    let draft = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<String>);
    let field = tag("textarea")
        .class("input")
        .attr("rows", "2")
        .label(label.into())
        .live("aria-invalid", move || refused.with(Option::is_some).then_some("true"))
        .value(move || draft.get().unwrap_or_else(|| value.get()))
        .on_input(move |typed| draft.set(Some(typed)))
        .on_key(move |event| {
            if event.key() == "Escape" && !converting(&event) {
                draft.set(None);
                refused.set(None);
            }
        })
        .on("blur", move |_| settle(draft, refused, value, commit));
    [Piece::of(field), refusal(refused)]
}

/// A field with a button: Enter or the button hands over what is typed, and empties the field where it was taken.
pub fn form(label: &'static str, act: &'static str, take: impl Fn(String) -> Result<(), String> + 'static) -> Element {
    let typed = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<String>);
    let submit = move || {
        refused.set(take(typed.get_untracked()).err());
        if refused.with_untracked(Option::is_none) {
            typed.set(String::new());
        }
    };
    let field = tag("input").class("input").attr("type", "text").attr("autocomplete", "off");
    let field = field.value(move || typed.get()).on_input(move |text| typed.set(text));
    tag("form")
        .class("adder")
        .on_submit(submit)
        .child(labelled(label, field))
        .child(tag("button").attr("type", "submit").class("button").child(act))
        .child(refusal(refused))
}

/// A choice from a list of (word, label). One that is refused goes back to what stands.
pub fn choice(
    label: impl Into<String>,
    value: impl Into<Signal<String>>,
    options: impl Fn() -> Vec<(String, String)> + 'static,
    commit: Commit,
) -> [Piece; 2] {
    let value = value.into();
    let refused = RwSignal::new(None::<String>);
    let changed = move |event: web_sys::Event| {
        let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) else { return };
        refused.set(commit.run(select.value()).err());
        if refused.with_untracked(Option::is_some) {
            select.set_value(&value.get_untracked());
        }
    };
    let field = tag("select").class("input").label(label.into()).value(move || value.get()).on("change", changed).child(dynamic(
        move || {
            let chosen = value.get();
            let option = |(word, label): (String, String)| {
                let selected = word == chosen;
                tag("option").attr("value", word).attr("selected", selected).child(label)
            };
            options().into_iter().map(option).collect::<Vec<_>>()
        },
    ));
    [Piece::of(field), refusal(refused)]
}
