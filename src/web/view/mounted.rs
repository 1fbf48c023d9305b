//! Views as they stand in the page, and how a newer view goes over them.

use std::borrow::Cow;

use leptos::prelude::{Owner, document};
use leptos::reactive::effect::RenderEffect;
use wasm_bindgen::prelude::*;
use web_sys::{Comment, Element as Node, Event, Text};

use super::element::{Child, Element, MakeEntry, Parts, Piece, Property, Value};

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// The tags of drawings; everything else is HTML.
const DRAWN: [&str; 5] = ["svg", "path", "circle", "rect", "g"];

/// Builds the page's one view and puts it into the body, for as long as the page stands.
pub fn mount_to_body<C: Child>(build: impl FnOnce() -> C + 'static) {
    // Leptos brings its task queue and the outermost owner; the view within is ours.
    leptos::mount::mount_to_body(move || {
        let mut mounted = Mounted::build(Piece::of(build()));
        if let Some(body) = document().body() {
            mounted.mount(&body, None);
        }
        std::mem::forget(mounted);
    });
}

/// A piece that stands in the page.
enum Mounted {
    Nothing(Comment),
    Text(Text, Cow<'static, str>),
    Element(Box<Standing>),
    /// What ends with a comment, so that there is a place for more.
    Many(Vec<Mounted>, Comment),
    Live(Following),
    Keyed(usize, Vec<Entry>, Comment),
}

/// What is made anew whenever its signals change.
struct Following(RenderEffect<Mounted>);

impl Following {
    /// Builds at once and whenever its signals change; goes over what stands already.
    fn new(build: Box<dyn Fn() -> Piece>, standing: Option<Mounted>) -> Following {
        let run = move |before: Option<Mounted>| {
            let piece = build();
            match before {
                Some(mut mounted) => {
                    mounted.renew(piece);
                    mounted
                }
                None => Mounted::build(piece),
            }
        };
        Following(RenderEffect::new_with_value(run, standing))
    }
}

impl Drop for Following {
    /// Ends what follows signals within it at once: an effect that is only let go still has its turn, and would find the
    /// signals of its owner gone.
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}

struct Standing {
    tag: &'static str,
    class: &'static str,
    node: Node,
    attributes: Vec<(&'static str, Set)>,
    listeners: Vec<Listening>,
    property: Option<RenderEffect<()>>,
    children: Vec<Mounted>,
}

struct Entry {
    key: String,
    mounted: Mounted,
    /// Ends the entry's memos and effects with it.
    _owner: Owner,
}

enum Set {
    Absent,
    Text(Cow<'static, str>),
    Live { _effect: RenderEffect<Value> },
}

struct Listening {
    node: Node,
    event: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.node.remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref());
    }
}

impl Mounted {
    fn build(piece: Piece) -> Mounted {
        match piece {
            Piece::Nothing => Mounted::Nothing(comment()),
            Piece::Text(text) => Mounted::Text(document().create_text_node(&text), text),
            Piece::Element(element) => Mounted::Element(Box::new(Standing::build(element))),
            Piece::Many(pieces) => Mounted::Many(pieces.into_iter().map(Mounted::build).collect(), comment()),
            Piece::Live(build) => Mounted::Live(Following::new(build, None)),
            Piece::Keyed(list, entries) => Mounted::Keyed(list, entries.into_iter().map(Entry::build).collect(), comment()),
        }
    }

    /// Lets a newer piece stand in its place.
    fn renew(&mut self, piece: Piece) {
        match (self, piece) {
            (Mounted::Nothing(_), Piece::Nothing) => {}
            (Mounted::Text(node, shown), Piece::Text(text)) => {
                if *shown != text {
                    node.set_data(&text);
                    *shown = text;
                }
            }
            (Mounted::Element(standing), Piece::Element(element)) if standing.is_like(&element) => standing.renew(element),
            (Mounted::Many(mounted, end), Piece::Many(pieces)) => {
                if let Some(parent) = end.parent_element() {
                    renew_all(mounted, pieces, &parent, Some(end));
                }
            }
            (Mounted::Keyed(list, mounted, end), Piece::Keyed(same, entries)) if *list == same => {
                renew_entries(mounted, entries, end)
            }
            (Mounted::Live(following), Piece::Live(build)) => *following = Following::new(build, following.0.take_value()),
            (mounted, piece) => {
                let mut new = Mounted::build(piece);
                if let Some((parent, first)) = mounted.first().and_then(|first| Some((first.parent_element()?, first))) {
                    new.mount(&parent, Some(&first));
                }
                std::mem::replace(mounted, new).unmount();
            }
        }
    }

    fn mount(&mut self, parent: &Node, before: Option<&web_sys::Node>) {
        match self {
            Mounted::Nothing(node) => insert(parent, node, before),
            Mounted::Text(node, _) => insert(parent, node, before),
            Mounted::Element(standing) => insert(parent, &standing.node, before),
            Mounted::Many(mounted, end) => {
                mounted.iter_mut().for_each(|mounted| mounted.mount(parent, before));
                insert(parent, end, before);
            }
            Mounted::Live(following) => {
                following.0.with_value_mut(|mounted| mounted.mount(parent, before));
            }
            Mounted::Keyed(_, entries, end) => {
                entries.iter_mut().for_each(|entry| entry.mounted.mount(parent, before));
                insert(parent, end, before);
            }
        }
    }

    /// Takes it out of the page.
    fn unmount(self) {
        match self {
            Mounted::Nothing(node) => node.remove(),
            Mounted::Text(node, _) => node.remove(),
            Mounted::Element(standing) => standing.node.remove(),
            Mounted::Many(mounted, end) => {
                mounted.into_iter().for_each(Mounted::unmount);
                end.remove();
            }
            Mounted::Live(following) => {
                if let Some(mounted) = following.0.take_value() {
                    mounted.unmount();
                }
            }
            Mounted::Keyed(_, entries, end) => {
                entries.into_iter().for_each(|entry| entry.mounted.unmount());
                end.remove();
            }
        }
    }

    /// The first of its nodes.
    fn first(&self) -> Option<web_sys::Node> {
        match self {
            Mounted::Nothing(node) => Some(node.clone().into()),
            Mounted::Text(node, _) => Some(node.clone().into()),
            Mounted::Element(standing) => Some(standing.node.clone().into()),
            Mounted::Many(mounted, end) => mounted.first().map_or_else(|| Some(end.clone().into()), Mounted::first),
            Mounted::Live(following) => following.0.with_value_mut(|mounted| mounted.first()).flatten(),
            Mounted::Keyed(_, entries, end) => {
                entries.first().map_or_else(|| Some(end.clone().into()), |entry| entry.mounted.first())
            }
        }
    }
}

fn comment() -> Comment {
    document().create_comment("")
}

fn insert(parent: &Node, node: &web_sys::Node, before: Option<&web_sys::Node>) {
    let _ = parent.insert_before(node, before);
}

/// Place by place; what is more is added at the end, what is left over goes.
fn renew_all(mounted: &mut Vec<Mounted>, pieces: Vec<Piece>, parent: &Node, end: Option<&web_sys::Node>) {
    let count = pieces.len();
    for (at, piece) in pieces.into_iter().enumerate() {
        match mounted.get_mut(at) {
            Some(mounted) => mounted.renew(piece),
            None => {
                let mut new = Mounted::build(piece);
                new.mount(parent, end);
                mounted.push(new);
            }
        }
    }
    mounted.drain(count..).for_each(Mounted::unmount);
}

impl Entry {
    fn build((key, make): (String, MakeEntry)) -> Entry {
        let (piece, owner) = make();
        let mounted = owner.with(|| Mounted::build(piece));
        Entry { key, mounted, _owner: owner }
    }
}

/// Entries that stay keep their elements; a new order moves only what stands out of it.
fn renew_entries(mounted: &mut Vec<Entry>, entries: Vec<(String, MakeEntry)>, end: &Comment) {
    let Some(parent) = end.parent_element() else { return };
    let mut old: Vec<Option<Entry>> = mounted.drain(..).map(Some).collect();
    for (key, make) in entries {
        let stands = old.iter_mut().find(|entry| entry.as_ref().is_some_and(|entry| entry.key == key));
        mounted.push(stands.and_then(Option::take).unwrap_or_else(|| Entry::build((key, make))));
    }
    for gone in old.into_iter().flatten() {
        gone.mounted.unmount();
    }
    // What is moved in the page loses the focus on the way, and has it back.
    let focused = document().active_element();
    // From the end: each belongs directly before the one after it.
    let mut next: web_sys::Node = end.clone().into();
    for entry in mounted.iter_mut().rev() {
        let in_place = entry.mounted.first().is_some_and(|first| first.next_sibling().is_some_and(|after| after == next));
        if !in_place {
            entry.mounted.mount(&parent, Some(&next));
        }
        next = entry.mounted.first().unwrap_or(next);
    }
    if document().active_element() != focused
        && let Some(focused) = focused.and_then(|focused| focused.dyn_into::<web_sys::HtmlElement>().ok())
        && focused.is_connected()
    {
        let _ = focused.focus();
    }
}

impl Standing {
    fn build(element: Element) -> Standing {
        let Parts { tag, class, attributes, property, listeners, children, made } = *element.0;
        let namespace = if DRAWN.contains(&tag) { SVG } else { HTML };
        let node = match document().create_element_ns(Some(namespace), tag) {
            Ok(node) => node,
            // Only a name that is no name at all is refused, and all names are in this code.
            Err(reason) => wasm_bindgen::throw_val(reason),
        };
        let attributes = attributes.into_iter().map(|(name, value)| (name, Set::new(&node, name, value))).collect();
        let listeners = listeners.into_iter().map(|(event, act)| Listening::new(&node, event, act)).collect();
        let mut children: Vec<Mounted> = children.into_iter().map(Mounted::build).collect();
        children.iter_mut().for_each(|child| child.mount(&node, None));
        // After the children: a choice can be chosen only once it is there.
        let property = hold(&node, property);
        if let Some(made) = made {
            made(&node);
        }
        Standing { tag, class, node, attributes, listeners, property, children }
    }

    /// Whether the newer element is the same thing with other contents.
    fn is_like(&self, element: &Element) -> bool {
        (self.tag, self.class) == (element.0.tag, element.0.class)
    }

    fn renew(&mut self, element: Element) {
        let Parts { attributes, property, listeners, children, made, .. } = *element.0;
        for (name, _) in &self.attributes {
            if !attributes.iter().any(|(kept, _)| kept == name) {
                let _ = self.node.remove_attribute(name);
            }
        }
        let mut before = std::mem::take(&mut self.attributes);
        for (name, value) in attributes {
            let stands = before.iter().position(|(old, _)| *old == name).map(|at| before.swap_remove(at).1);
            self.attributes.push((name, Set::over(stands, &self.node, name, value)));
        }
        self.listeners.clear();
        self.listeners.extend(listeners.into_iter().map(|(event, act)| Listening::new(&self.node, event, act)));
        let node = self.node.clone();
        renew_all(&mut self.children, children, &node, None);
        self.property = hold(&self.node, property);
        if let Some(made) = made {
            made(&self.node);
        }
    }
}

impl Set {
    fn new(node: &Node, name: &'static str, value: Value) -> Set {
        Set::over(None, node, name, value)
    }

    fn over(before: Option<Set>, node: &Node, name: &'static str, value: Value) -> Set {
        match (value, before) {
            (Value::Absent, Some(Set::Absent) | None) => Set::Absent,
            (Value::Absent, _) => {
                let _ = node.remove_attribute(name);
                Set::Absent
            }
            (Value::Text(text), Some(Set::Text(shown))) if shown == text => Set::Text(text),
            (Value::Text(text), _) => {
                let _ = node.set_attribute(name, &text);
                Set::Text(text)
            }
            (Value::Live(value), _) => {
                let node = node.clone();
                Set::Live {
                    _effect: RenderEffect::new(move |before: Option<Value>| {
                        let value = value();
                        match (&value, before) {
                            (Value::Text(text), Some(Value::Text(shown))) if *text == shown => {}
                            (Value::Text(text), _) => drop(node.set_attribute(name, text)),
                            (_, _) => drop(node.remove_attribute(name)),
                        }
                        value
                    }),
                }
            }
        }
    }
}

impl Listening {
    fn new(node: &Node, event: &'static str, act: Box<dyn Fn(Event)>) -> Listening {
        let closure = Closure::wrap(act);
        let _ = node.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Listening { node: node.clone(), event, closure }
    }
}

fn hold(node: &Node, property: Option<Property>) -> Option<RenderEffect<()>> {
    let node = node.clone();
    let set = move |name: &str, value: JsValue| drop(js_sys::Reflect::set(&node, &name.into(), &value));
    match property? {
        Property::Checked(checked) => {
            set("checked", checked.into());
            None
        }
        Property::Value(value) => Some(RenderEffect::new(move |_| set("value", value().into()))),
    }
}
