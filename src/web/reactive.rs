//! Reactive pieces, boxed before they reach the framework.
//!
//! Leptos compiles its machinery anew for every closure it is given, at one to two kilobytes each.
//! Given one type of box for all of them it is compiled once, and the page is a fifth smaller; a
//! virtual call a change is not noticed.

use leptos::prelude::*;

/// A value that follows its signals and tells of it only where it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    fn boxed<T: PartialEq + Send + Sync + 'static>(
        compute: Box<dyn Fn() -> T + Send + Sync>,
    ) -> Memo<T> {
        Memo::new(move |_| compute())
    }
    boxed(Box::new(compute))
}

/// Something done when its signals change.
pub fn effect(act: impl Fn() + 'static) {
    fn boxed(act: Box<dyn Fn()>) {
        Effect::new(move |_| act());
    }
    boxed(Box::new(act));
}
