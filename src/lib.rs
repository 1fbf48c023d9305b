//! # 元気ボード Genki Board
//!
//! The page through which a prefecture keeps the promises of its small-business strategy in sight:
//! what was promised, how far it is, and what a figure means. A pure core that knows nothing of
//! browsers, and one shell around it.
//!
//! ## In reading order
//!
//! Each module may use those above it and none below; a test holds them to it.
//!
//! | module | is |
//! |---|---|
//! | [`model`] | the strategy and its records; years, figures and dates, and how people write them |
//! | [`check`] | what is missing or contradicts itself: found and said, never refused |
//! | [`change`] | a document is a base and a set of changes: derived by comparing, merged by union, undone by inverse; copies that came back, and its history |
//! | [`edit`] | every intention a user can have → a new strategy |
//! | [`exchange`] | bytes ↔ document: the file that officers send each other |
//! | [`storage`] | what a browser keeps of a document, and how one is put together of it again |
//! | [`measure`] | what a figure amounts to: which value counts, rates, 目安値, the verdict with its working, roll-ups |
//! | [`workshop`] | 地域勉強会: what is asked, sketched and handed in, how it travels, which of it counts, and everybody's lines together |
//! | [`report`] | every value that a screen shows, made of the measures |
//! | [`text`] | every sentence the app says, one value a language |
//! | [`sheet`] | tables of typed cells, each described once |
//! | [`chart`] | a report → a chart: its words, its marks and its table, and the JSON of it that ECharts draws |
//! | [`builtin`] | the strategies that come with the app |
//! | [`place`] | where one is looking ↔ the fragment of the URL |
//! | [`session`] | one value, `update(context, command) → Outcome { answer, effects }` and, for who changes documents, `update_document`: documents, history, notices, how far they are on disk |
//! | `web` | the page: store, effects, views, screens; parts that are fetched later. The only module that knows of a browser |
//!
//! ## What always holds
//!
//! - A missing figure is a reason, never a zero. A part-year figure is never judged. Every verdict
//!   shows its working.
//! - Published data is never changed: the first edit makes a working copy.
//! - What could not be read is kept as it came and written back; it is never dropped and never
//!   guessed.
//! - The core asks nothing of the world: time, chance and bytes are told to it, and it answers with
//!   what to do.
//! - No text is made outside [`text`], no figure is rounded before it is shown.

pub mod model;

pub mod check;

pub mod change;
pub mod edit;

pub mod exchange;
pub mod storage;

pub mod measure;
pub mod workshop;

pub mod report;
pub mod text;

pub mod sheet;

pub mod chart;

pub mod builtin;
pub mod place;
pub mod session;

#[cfg(target_family = "wasm")]
pub mod web;
