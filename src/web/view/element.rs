//! An element as a value: tag, attributes, listeners, children.

use std::borrow::Cow;

use leptos::prelude::Owner;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};

use super::foreign;

/// What stands in a view.
pub enum Piece {
    /// Holds a place, so that what follows keeps its own.
    Nothing,
    Text(Cow<'static, str>),
    Element(Element),
    Many(Vec<Piece>),
    Live(Box<dyn Fn() -> Piece>),
    /// The number of its list, and its entries by key.
    Keyed(usize, Vec<(String, MakeEntry)>),
}

pub type MakeEntry = Box<dyn FnOnce() -> (Piece, Owner)>;

impl Piece {
    pub fn of(child: impl Child) -> Piece {
        let mut pieces = Vec::new();
        child.add_to(&mut pieces);
        if pieces.len() == 1 { pieces.remove(0) } else { Piece::Many(pieces) }
    }
}

/// One element; boxed, so that building on costs no more than a call.
pub struct Element(pub(super) Box<Parts>);

pub(super) struct Parts {
    pub tag: &'static str,
    /// What it is to the style sheet; of another class, it is another element.
    pub class: &'static str,
    pub attributes: Vec<(&'static str, Value)>,
    /// A property that is no attribute: what a field holds now.
    pub property: Option<Property>,
    pub listeners: Vec<(&'static str, Listener)>,
    pub children: Vec<Piece>,
    pub made: Option<Made>,
}

pub(super) type Listener = Box<dyn Fn(Event)>;
type Made = Box<dyn FnOnce(&web_sys::Element)>;

pub(super) enum Property {
    Value(Box<dyn Fn() -> String>),
    Checked(bool),
}

/// An attribute's value; absent, the element does without it.
pub enum Value {
    Absent,
    Text(Cow<'static, str>),
    Live(Box<dyn Fn() -> Value>),
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Value {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(Cow::Owned(text))
    }
}

/// Present or absent, as `hidden` and `data-open` are.
impl From<bool> for Value {
    fn from(there: bool) -> Value {
        if there { Value::Text(Cow::Borrowed("")) } else { Value::Absent }
    }
}

impl<V: Into<Value>> From<Option<V>> for Value {
    fn from(value: Option<V>) -> Value {
        value.map_or(Value::Absent, Into::into)
    }
}

/// Begins an element.
pub fn tag(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        class: "",
        attributes: Vec::new(),
        property: None,
        listeners: Vec::new(),
        children: Vec::new(),
        made: None,
    }))
}

impl Element {
    pub fn attr(self, name: &'static str, value: impl Into<Value>) -> Element {
        self.with_attribute(name, value.into())
    }

    /// An attribute that follows its signals.
    pub fn live<V: Into<Value>>(self, name: &'static str, value: impl Fn() -> V + 'static) -> Element {
        self.with_attribute(name, Value::Live(Box::new(move || value().into())))
    }

    pub fn class(mut self, class: &'static str) -> Element {
        self.0.class = class;
        self.with_attribute("class", Value::from(class))
    }

    pub fn id(self, id: impl Into<Value>) -> Element {
        self.with_attribute("id", id.into())
    }

    /// The spoken name.
    pub fn label(self, label: impl Into<Value>) -> Element {
        self.with_attribute("aria-label", label.into())
    }

    pub fn role(self, role: &'static str) -> Element {
        self.with_attribute("role", Value::from(role))
    }

    /// Holds a figure: aligned as one.
    pub fn number(self) -> Element {
        self.with_attribute("data-type", Value::from("number"))
    }

    /// What kind of it this is, to the style sheet.
    pub fn kind(self, kind: &'static str) -> Element {
        self.with_attribute("data-kind", Value::from(kind))
    }

    pub fn href(self, href: String) -> Element {
        self.with_attribute("href", Value::from(href))
    }

    /// What a field holds, following its signals.
    pub fn value(mut self, value: impl Fn() -> String + 'static) -> Element {
        self.0.property = Some(Property::Value(Box::new(value)));
        self
    }

    pub fn checked(mut self, checked: bool) -> Element {
        self.0.property = Some(Property::Checked(checked));
        self
    }

    pub fn child(mut self, child: impl Child) -> Element {
        child.add_to(&mut self.0.children);
        self
    }

    pub fn children<C: Child>(mut self, children: impl IntoIterator<Item = C>) -> Element {
        for child in children {
            child.add_to(&mut self.0.children);
        }
        self
    }

    /// Hands over the element of the page once it is made; it is not yet in the page then.
    pub fn made(mut self, made: impl FnOnce(&web_sys::Element) + 'static) -> Element {
        self.0.made = Some(Box::new(made));
        self
    }

    pub fn on(self, event: &'static str, act: impl Fn(Event) + 'static) -> Element {
        self.with_listener(event, Box::new(act))
    }

    pub fn on_click(self, act: impl Fn() + 'static) -> Element {
        self.on("click", move |_| act())
    }

    pub fn on_key(self, act: impl Fn(KeyboardEvent) + 'static) -> Element {
        self.on("keydown", move |event| act(event.unchecked_into()))
    }

    /// What is typed, at every keystroke.
    pub fn on_input(self, act: impl Fn(String) + 'static) -> Element {
        self.on("input", move |event| act(typed(&event)))
    }

    /// What was chosen.
    pub fn on_change(self, act: impl Fn(String) + 'static) -> Element {
        self.on("change", move |event| act(typed(&event)))
    }

    /// A form is never sent anywhere: this page has no server.
    pub fn on_submit(self, act: impl Fn() + 'static) -> Element {
        self.on("submit", move |event| {
            event.prevent_default();
            act();
        })
    }

    fn with_attribute(mut self, name: &'static str, value: Value) -> Element {
        self.0.attributes.push((name, value));
        self
    }

    fn with_listener(mut self, event: &'static str, act: Listener) -> Element {
        self.0.listeners.push((event, act));
        self
    }
}

/// What the field of an event holds.
fn typed(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default()
    }
}

/// What can stand within an element.
pub trait Child {
    fn add_to(self, pieces: &mut Vec<Piece>);
}

impl Child for &'static str {
    fn add_to(self, pieces: &mut Vec<Piece>) {
        if !foreign::add(self, pieces) {
            pieces.push(Piece::Text(Cow::Borrowed(self)));
        }
    }
}

impl Child for String {
    fn add_to(self, pieces: &mut Vec<Piece>) {
        if !foreign::add(&self, pieces) {
            pieces.push(Piece::Text(Cow::Owned(self)));
        }
    }
}

impl Child for Element {
    fn add_to(self, pieces: &mut Vec<Piece>) {
        pieces.push(Piece::Element(self));
    }
}

impl Child for Piece {
    fn add_to(self, pieces: &mut Vec<Piece>) {
        pieces.push(self);
    }
}

impl<C: Child> Child for Option<C> {
    fn add_to(self, pieces: &mut Vec<Piece>) {
        match self {
            Some(child) => child.add_to(pieces),
            None => pieces.push(Piece::Nothing),
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn add_to(self, pieces: &mut Vec<Piece>) {
        for child in self {
            child.add_to(pieces);
        }
    }
}

impl<C: Child, const N: usize> Child for [C; N] {
    fn add_to(self, pieces: &mut Vec<Piece>) {
        for child in self {
            child.add_to(pieces);
        }
    }
}

macro_rules! tuples {
    ($($name:ident)*) => {
        #[allow(non_snake_case)]
        impl<$($name: Child),*> Child for ($($name,)*) {
            fn add_to(self, pieces: &mut Vec<Piece>) {
                let ($($name,)*) = self;
                $($name.add_to(pieces);)*
            }
        }
    };
}

tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);
