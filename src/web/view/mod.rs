//! Views: elements described as values and brought into the page, on Leptos' signals.
//!
//! Leptos' own `view!` compiles each element of each screen to a type of its own, at about a kilobyte of module each. Here
//! an element is one type whatever its tag, and a line of a view costs some ten bytes: the same screens took 353 kB of
//! brotli before and 297 kB after. What Leptos does is unchanged: signals, memos, effects and their owners
//! decide what is made anew, and when.
//!
//! A view made anew goes over the one that stands: elements of the same tag in the same place are kept and only changed,
//! so that focus, selection and scroll stay where they are.

mod element;
mod foreign;
mod mounted;

pub use element::{Child, Element, Piece, tag};
pub use foreign::speak;
pub use mounted::mount_to_body;

use std::cell::Cell;

use leptos::prelude::*;

/// A part of a view that follows its signals.
pub fn dynamic<C: Child>(build: impl Fn() -> C + 'static) -> Piece {
    Piece::Live(Box::new(move || Piece::of(build())))
}

/// A list whose entries stay the same elements, by their key, while entries around them come, go and change places.
/// What an entry shows of itself has to follow signals: an entry that is kept is not built again.
pub fn each<T: 'static, C: Child + 'static>(
    items: impl Fn() -> Vec<T> + 'static,
    key: impl Fn(&T) -> String + 'static,
    build: impl Fn(T) -> C + Clone + 'static,
) -> Piece {
    // Entries outlive the run that made them: each has an owner of its own below the list's.
    let parent = Owner::current().unwrap_or_default();
    let list = next_list();
    Piece::Live(Box::new(move || {
        let entry = |item: T| {
            let (key, build, parent) = (key(&item), build.clone(), parent.clone());
            let make: element::MakeEntry = Box::new(move || {
                let owner = parent.with(Owner::new);
                let piece = owner.with(|| untrack(|| Piece::of(build(item))));
                (piece, owner)
            });
            (key, make)
        };
        Piece::Keyed(list, items().into_iter().map(entry).collect())
    }))
}

thread_local! {
    static LISTS: Cell<usize> = const { Cell::new(0) };
}

/// Tells lists apart: the entries of a list that is built anew belong to owners that have ended, and are not taken over.
fn next_list() -> usize {
    LISTS.with(|lists| {
        lists.set(lists.get() + 1);
        lists.get()
    })
}
