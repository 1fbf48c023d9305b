//! Markup that every screen repeats. What more is added to is an element of its type; the rest is a
//! view.

use leptos::attr::{Attr, Scope, Type, custom::CustomAttr};
use leptos::html;
use leptos::html::HtmlElement;
use leptos::prelude::*;
use leptos::tachys::html::class::Class;

use crate::text::Text;
use crate::text::names::Named;
use crate::web::widget::bilingual::bilingual;

/// Words that stand back.
pub fn quiet(words: impl IntoView + 'static) -> AnyView {
    html::span().class("quiet").child(words.into_any()).into_any()
}

/// One line of a list of facts: a name and what it is.
pub fn fact(name: impl IntoView + 'static, value: impl IntoView + 'static) -> AnyView {
    fn line(name: AnyView, value: AnyView) -> AnyView {
        html::div().child(html::dt().child(name)).child(html::dd().child(value)).into_any()
    }
    line(name.into_any(), value.into_any())
}

/// A field with its label before it.
pub fn labelled(label: &'static str, field: impl IntoView + 'static) -> AnyView {
    html::label().class("field").child(html::span().child(label)).child(field.into_any()).into_any()
}

/// A cell that says what it is where a row stands as a card.
pub fn cell(name: &'static str) -> Cell {
    html::td().attr("data-label", name)
}

type Cell = HtmlElement<html::Td, (CustomAttr<&'static str, &'static str>,), ()>;

/// A cell that holds a figure: aligned as one.
pub fn number_cell(name: &'static str) -> NumberCell {
    cell(name).attr("data-type", "number")
}

type Named2 = CustomAttr<&'static str, &'static str>;
type NumberCell = HtmlElement<html::Td, (Named2, Named2), ()>;

/// A section with its heading at the side.
pub fn section(
    id: &'static str,
    title: impl IntoView + 'static,
    children: impl IntoView + 'static,
) -> AnyView {
    sided(id, html::h2().id(id).child(title.into_any()).into_any(), children.into_any())
}

/// A section whose heading has a note below it.
pub fn noted_section(
    id: &'static str,
    title: impl IntoView + 'static,
    note: impl IntoView + 'static,
    children: impl IntoView + 'static,
) -> AnyView {
    let heading = html::h2().id(id).child(title.into_any());
    let heading = html::header().child(heading).child(html::p().child(note.into_any()));
    sided(id, heading.into_any(), children.into_any())
}

fn sided(id: &'static str, heading: AnyView, children: AnyView) -> AnyView {
    html::section().class("side").aria_labelledby(id).child(heading).child(children).into_any()
}

/// A button that sends no form.
pub fn button() -> Button {
    html::button().r#type("button").class("button")
}

/// A button with nothing but a name and what it does. All of them are one type of element: that
/// keeps the program small where there are many.
pub fn press(name: impl Into<Signal<String>>, act: impl Fn(()) + Send + Sync + 'static) -> AnyView {
    pressed(name.into(), "", Callback::new(act))
}

/// The one that a screen is for.
pub fn press_primary(
    name: impl Into<Signal<String>>,
    act: impl Fn(()) + Send + Sync + 'static,
) -> AnyView {
    pressed(name.into(), "primary", Callback::new(act))
}

/// One that stands back.
pub fn press_plain(
    name: impl Into<Signal<String>>,
    act: impl Fn(()) + Send + Sync + 'static,
) -> AnyView {
    pressed(name.into(), "plain", Callback::new(act))
}

fn pressed(name: Signal<String>, kind: &'static str, act: Callback<()>) -> AnyView {
    button()
        .attr("data-kind", (!kind.is_empty()).then_some(kind))
        .on(leptos::ev::click, move |_| act.run(()))
        .child(move || name.get())
        .into_any()
}

type Button = HtmlElement<html::Button, (Attr<Type, &'static str>, Class<&'static str>), ()>;

/// The head of a column.
pub fn column(name: &'static str) -> Column {
    html::th().scope("col").child(name)
}

type Column = HtmlElement<html::Th, (Attr<Scope, &'static str>,), (&'static str,)>;

/// The head of a column of figures.
pub fn number_column(name: &'static str) -> NumberColumn {
    html::th().scope("col").attr("data-type", "number").child(name)
}

type NumberColumn = HtmlElement<
    html::Th,
    (Attr<Scope, &'static str>, CustomAttr<&'static str, &'static str>),
    (&'static str,),
>;

/// A wide table scrolls within itself, by keyboard too.
pub fn scrolling(name: impl Into<String>, table: impl IntoView + 'static) -> AnyView {
    html::div()
        .class("scroll")
        .tabindex("0")
        .role("region")
        .aria_label(name.into())
        .child(table.into_any())
        .into_any()
}

/// The page's heading by a name of the document; what the document itself calls it stands below a
/// rendering.
pub fn named_heading(text: &Text, of: &impl Named) -> AnyView {
    let original = text
        .original(of)
        .map(|name| html::p().class("quiet").lang("ja").child(bilingual(name.to_string())));
    (html::h1().child(bilingual(text.name(of))), original).into_any()
}

/// The page's heading, and what stands below it.
pub fn heading(title: impl IntoView + 'static, below: impl IntoView + 'static) -> AnyView {
    html::header()
        .class("heading")
        .child(html::h1().child(title.into_any()))
        .child(below.into_any())
        .into_any()
}
