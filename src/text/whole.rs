//! The shape of a language, continued: words of the charts of the whole.

use crate::report::whole::{Whole, WholeChart, Years};

pub struct WholeWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub scope: &'static str,
    pub all: &'static str,
    /// To the directions and items above.
    pub up: &'static str,
    pub open_page: &'static str,
    pub to_sample: &'static str,
    /// The short name of a chart, for the way to it.
    pub short: fn(WholeChart) -> &'static str,
    pub title_of: fn(WholeChart, &Whole, Option<&Years>) -> String,
    pub structure: fn(&Whole, bool) -> String,
    pub status: fn(&Whole) -> String,
    pub years: fn(&Years) -> String,
    /// How many have a rate, how many of them reach 100 %, how many have none.
    pub progress: fn(usize, usize, usize) -> String,
    pub multiples: fn(usize) -> String,
    pub capped: fn(usize, usize) -> String,
    pub caption: fn(&str, &str, &str) -> String,
    /// Of how many of an indicator's year is 100.
    pub base: &'static str,
    pub base_year: fn(i32) -> String,
    /// Fields from far less to far more than 100.
    pub tones: [&'static str; 5],
    pub part_year: &'static str,
    pub series_break: &'static str,
    /// Of an indicator counted by calendar years.
    pub calendar: &'static str,
    /// What the charts of money and results answer.
    pub results: &'static str,
    pub others: &'static str,
    /// Why some charts are not there.
    pub without_targets: &'static str,
    /// What a chart answers.
    pub about: fn(WholeChart) -> &'static str,
    pub unit: fn(WholeChart) -> &'static str,
    pub count: fn(usize) -> String,
    pub rate: &'static str,
    pub reached: &'static str,
    /// Of bars: what is well, what is not yet, what is behind.
    pub inks: [&'static str; 3],
    pub not_compared: &'static str,
    pub below: &'static str,
    pub above: &'static str,
    pub listed: fn(&[String]) -> String,
}
