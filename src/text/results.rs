//! The shape of a language, continued: words of money and results.

use crate::report::results::{Results, ResultsChart};

pub struct ResultsWords {
    pub title: &'static str,
    pub lead: &'static str,
    /// The way here from other screens.
    pub open: &'static str,
    pub year: &'static str,
    pub short: fn(ResultsChart) -> &'static str,
    pub title_of: fn(ResultsChart, &Results) -> String,
    /// What a chart says, in sentences.
    pub sentence: fn(ResultsChart, &Results) -> String,
    pub budget: &'static str,
    pub settled: &'static str,
    pub spent: &'static str,
    pub program: &'static str,
    pub not_filled: &'static str,
    pub blanks: fn(usize) -> String,
    /// An amount in 千円.
    pub amount: fn(i64) -> String,
    /// A plan that is not decided.
    pub draft: &'static str,
    pub without_plans: &'static str,
    /// What a chart answers.
    pub about: fn(ResultsChart) -> &'static str,
    pub unit: fn(ResultsChart) -> &'static str,
    /// Of which years a chart is.
    pub span: fn(ResultsChart, &Results) -> String,
}
