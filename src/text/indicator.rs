//! The shape of a language, continued: words of the indicator's sheet and its chart.

use crate::measure::{Known, Verdict};
use crate::model::*;
use crate::report::IndicatorDetail;
use crate::report::indicator_detail::SeriesPoint;

/// 指標個票.
pub struct IndicatorWords {
    /// Hard words that names of indicators, items and programs use: as they stand there.
    pub hard: &'static str,
    pub hard_entries: &'static [(&'static str, &'static str)],
    /// Above those of one name.
    pub glosses: &'static str,
    pub verdict_of: fn(Period) -> String,
    pub known_of: &'static str,
    pub formula: &'static str,
    pub figures: &'static str,
    pub figures_note: &'static str,
    pub figures_table: &'static str,
    pub about: &'static str,
    pub definition: &'static str,
    pub unit_kind: fn(&Indicator) -> String,
    pub written: fn(&str) -> String,
    pub reason: &'static str,
    pub newly_set: &'static str,
    pub newly_set_word: fn(Option<bool>) -> &'static str,
    pub newly_set_note: &'static str,
    pub series_break: &'static str,
    pub no_target_yet: &'static str,
    pub program: &'static str,
    pub program_note: &'static str,
    pub place: &'static str,
    pub place_note: &'static str,
    pub outcomes_here: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub pager: &'static str,
    pub to_come: &'static str,
    pub used_as_baseline: &'static str,
    pub earlier: &'static str,
    pub path: &'static str,
    pub tolerance: &'static str,
    pub not_evaluated: &'static str,
    pub english_name: &'static str,
    pub original_name: &'static str,
    pub name: &'static str,
    pub chart: ChartWords,
    pub known_note: fn(Known) -> &'static str,
    /// The working of a verdict, in one sentence.
    pub working: fn(&Verdict, &Indicator, &Thresholds) -> String,
    /// What else should be known of it; may be empty.
    pub aside: fn(&Verdict, &Indicator) -> String,
    /// The formula with its numbers, a line each.
    pub formula_lines: fn(&Verdict, &Indicator, &Thresholds) -> Vec<String>,
    /// Where rules differ about a figure.
    pub depends: &'static str,
    pub lenses: &'static str,
}

pub struct ChartWords {
    pub title: fn(&Indicator) -> String,
    pub sentence: fn(&IndicatorDetail) -> String,
    pub as_graph: &'static str,
    pub as_table: &'static str,
    pub view: &'static str,
    pub role: &'static str,
    pub copy_link: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub not_saved: &'static str,
    pub save_csv: &'static str,
    pub save_svg: &'static str,
    pub save_png: &'static str,
    pub drawing: &'static str,
    pub failed: &'static str,
    pub keys: &'static str,
    /// Where Enter opens what the arrow keys are on.
    pub keys_open: &'static str,
    /// How a finger asks.
    pub touch: &'static str,
    pub whole: &'static str,
    pub part_year: &'static str,
    pub yearly_target: &'static str,
    pub final_target: &'static str,
    pub expected: &'static str,
    pub baseline: &'static str,
    pub missing: &'static str,
    pub series_break: &'static str,
    pub key: &'static str,
    /// One point, spoken, a part each.
    pub point: fn(&Indicator, &SeriesPoint) -> Vec<String>,
    pub label: fn(&IndicatorDetail) -> String,
    pub caption: fn(&IndicatorDetail, &Strategy) -> String,
}
