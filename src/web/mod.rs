//! The page: the only module that knows of a browser.
//!
//! Leptos renders it, with its own builder (`leptos::html`), `view!` where that reads better,
//! `For` and `#[component]`. An event becomes a `Command`, or a `DocumentCommand` where it changes documents;
//! [`store`] gives it to the session and hands the effects to [`effects`], which performs them in one `match`. Views read memos of
//! reports; a function that gives a view erases its type at its end (`into_any`), which keeps the
//! program small.
//! Three homes for what people make, no fourth: the documents in the session; where one is looking
//! in the URL's fragment ([`address`]); what is just being typed in a signal of its own.
//!
//! Editing, drawing, the yearly cycle, reading large files, notices, English and the pages beside the
//! strategy are modules of their own, cut off the module ([`lazy`]), so that a reader's first screen does not wait
//! for them.

mod address;
mod app;
mod clock;
mod echarts;
mod effects;
mod incoming;
mod keep;
mod large;
mod lazy;
mod local;
mod picture;
mod reactive;
mod sending;
mod store;
mod workshops;

mod part;
mod screen;
mod widget;

/// Builds the page. Called once.
pub fn mount() {
    std::panic::set_hook(Box::new(|info| keep::panicked(&info.to_string())));
    app::run();
    clock::mark("app-ready");
}
