//! Markup that every screen repeats.

use crate::text::Text;
use crate::text::names::Named;
use crate::web::view::{Child, Element, tag};

/// Words that stand back.
pub fn quiet(words: impl Child) -> Element {
    tag("span").class("quiet").child(words)
}

/// One line of a list of facts: a name and what it is.
pub fn fact(name: impl Child, value: impl Child) -> Element {
    tag("div").child(tag("dt").child(name)).child(tag("dd").child(value))
}

/// A field with its label before it.
pub fn labelled(label: impl Child, field: impl Child) -> Element {
    tag("label").class("field").child(tag("span").child(label)).child(field)
}

/// A cell that says what it is where a row stands as a card.
pub fn cell(name: &'static str) -> Element {
    tag("td").attr("data-label", name)
}

/// A section with its heading at the side.
pub fn section(id: &'static str, title: impl Child) -> Element {
    tag("section").class("side").attr("aria-labelledby", id).child(tag("h2").id(id).child(title))
}

/// A section whose heading has a note below it.
pub fn noted_section(id: &'static str, title: impl Child, note: impl Child) -> Element {
    let heading = tag("header").child(tag("h2").id(id).child(title)).child(tag("p").child(note));
    tag("section").class("side").attr("aria-labelledby", id).child(heading)
}

/// A button that sends no form.
pub fn button() -> Element {
    tag("button").attr("type", "button").class("button")
}

/// The head of a column.
pub fn column(name: &'static str) -> Element {
    tag("th").attr("scope", "col").child(name)
}

/// The head of a column of figures.
pub fn number_column(name: &'static str) -> Element {
    column(name).number()
}

/// A wide table scrolls within itself, by keyboard too.
pub fn scrolling(name: impl Into<String>) -> Element {
    tag("div").class("scroll").attr("tabindex", "0").role("region").label(name.into())
}

/// The page's heading by a name of the document; what the document itself calls it stands below a rendering.
pub fn named_heading(text: &Text, of: &impl Named) -> (Element, Option<Element>) {
    let original = text.original(of).map(|name| tag("p").class("quiet").attr("lang", "ja").child(name.to_string()));
    (tag("h1").child(text.name(of)), original)
}

/// The page's heading.
pub fn heading(title: impl Child) -> Element {
    tag("header").class("heading").child(tag("h1").child(title))
}
