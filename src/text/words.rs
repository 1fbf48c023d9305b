//! The shape of a language: which words and sentences there are.

use super::{Further, Language};
use crate::measure::{Known, PartYear, Status, Verdict};
use crate::model::*;
use crate::report::Overview;
use crate::report::concerns::Concern;
use crate::report::list::{Mark, Sort};
use crate::report::overview::Moment;
use crate::storage::Failure;

/// One language.
pub struct Text {
    pub language: Language,
    pub app: &'static str,
    pub common: Common,
    pub nav: Nav,
    pub frame: Frame,
    pub overview: OverviewWords,
    pub list: ListWords,
    pub places: PlaceWords,
    pub write: Write,
    pub say: Say,
    /// What comes with the parts of the program that show it; `None` where each brings its own.
    pub further: Option<&'static Further>,
}

pub struct Common {
    pub outcome: &'static str,
    pub outcomes: &'static str,
    pub outcome_gloss: &'static str,
    pub output: &'static str,
    pub outputs: &'static str,
    pub output_gloss: &'static str,
    pub direction: &'static str,
    pub item: &'static str,
    pub program: &'static str,
    pub indicator: &'static str,
    pub restated: &'static str,
    pub all: &'static str,
    pub none: &'static str,
    pub unit: &'static str,
    pub as_of: &'static str,
    pub source: &'static str,
    pub state: &'static str,
    pub note: &'static str,
    pub division: &'static str,
    pub not_filled_in: &'static str,
    pub sample: &'static str,
    pub baseline: &'static str,
    pub target: &'static str,
    pub actual: &'static str,
    pub expected: &'static str,
    pub achievement: &'static str,
    pub progress: &'static str,
    pub verdict: &'static str,
    pub fiscal_year: &'static str,
    pub close: &'static str,
    pub cancel: &'static str,
    pub total: &'static str,
}

pub struct Nav {
    pub label: &'static str,
    pub menu: &'static str,
    /// The same while it is open.
    pub close: &'static str,
    pub crumbs: &'static str,
    pub skip: &'static str,
}

pub struct Frame {
    pub published: &'static str,
    /// Under the header, where one looks as of a meeting.
    pub known_then: fn(&str) -> String,
    pub back_to_now: &'static str,
    pub sample_document: &'static str,
    pub working_copy: &'static str,
    pub opened_file: &'static str,
    pub begun_here: &'static str,
    pub edit: &'static str,
    pub end_editing: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub nothing_to_undo: &'static str,
    pub nothing_to_redo: &'static str,
    pub about_document: &'static str,
    pub sample_note: &'static str,
    /// Where the rest is from.
    pub sample_source: &'static str,
    pub loading: &'static str,
    pub part_missing: &'static str,
    /// What changes documents is on its way.
    pub preparing_to_edit: &'static str,
    pub editor_missing: &'static str,
    pub try_again: &'static str,
    pub figures_of: &'static str,
    pub fingerprint: &'static str,
    pub printed: &'static str,
    pub version: &'static str,
    pub accessibility: &'static str,
    pub accessibility_note: &'static str,
    pub position: &'static str,
    /// Of published data, and of what was copied from it.
    pub position_note: &'static str,
    pub position_own: &'static str,
    pub contact: &'static str,
    pub notices: &'static str,
    pub missing_document: &'static str,
    pub missing_document_note: &'static str,
    pub open_published: &'static str,
    pub missing_place: &'static str,
    pub missing_place_note: &'static str,
    pub to_overview: &'static str,
    pub unreadable_document: &'static str,
    pub unreadable_document_note: &'static str,
    pub save_raw: &'static str,
    pub open_file: &'static str,
    /// 食い違い: what two people have set differently.
    pub contests: &'static str,
    pub contest_count: fn(usize) -> String,
}

pub struct OverviewWords {
    /// About this document: its facts, folded.
    pub about: &'static str,
    pub lead: &'static str,
    pub concerns: &'static str,
    /// How they are chosen.
    pub concerns_note: &'static str,
    /// What is of concern, with its figures.
    pub concern: fn(&Concern, &Thresholds) -> String,
    pub reason: &'static str,
    pub no_reason: &'static str,
    pub all_behind: fn(usize) -> String,
    pub seek: &'static str,
    pub search_label: &'static str,
    pub search: &'static str,
    pub examples: &'static str,
    pub example_words: &'static [&'static str],
    pub edition: &'static str,
    pub figures_from: &'static str,
    pub period: &'static str,
    pub period_unknown: &'static str,
    pub period_unknown_note: &'static str,
    pub period_unconfirmed: &'static str,
    pub of_them_restated: fn(usize) -> String,
    pub now: &'static str,
    pub statement: fn(&Overview) -> String,
    pub basis: fn(&Overview, &Thresholds) -> String,
    pub to_sample: &'static str,
    pub directions: fn(usize) -> String,
    pub marks_note: &'static str,
    pub marks_link: &'static str,
    pub items: fn(usize) -> String,
    pub in_list: fn(usize) -> String,
    pub standing: &'static str,
    pub standing_note: &'static str,
    pub news: &'static str,
    /// Also says which of them the year that is judged does not have.
    pub news_note: fn(&Overview) -> String,
    pub news_others: fn(usize) -> String,
    pub counts: &'static str,
    pub counts_note: &'static str,
    pub counts_label: &'static str,
    pub including_restated: &'static str,
    pub moments: &'static str,
    /// Whether they are many, and drawn as bars.
    pub moments_note: fn(bool) -> &'static str,
    pub moment: fn(Moment) -> String,
    pub method: &'static str,
    pub method_note: &'static str,
    pub doors: &'static str,
    pub door_list: (&'static str, &'static str),
    pub door_sample: (&'static str, &'static str),
    pub door_officer: (&'static str, &'static str),
}

pub struct ListWords {
    pub title: &'static str,
    pub search_label: &'static str,
    pub kind: &'static str,
    pub division: &'static str,
    pub year: &'static str,
    pub sort: &'static str,
    pub sort_word: fn(Sort) -> &'static str,
    pub marks: &'static str,
    pub shown: fn(usize, usize) -> String,
    pub with_restated: fn(usize) -> String,
    pub clear: &'static str,
    pub nothing: &'static str,
    pub behind: &'static str,
    /// The filters, with how many are set.
    pub narrow: fn(usize) -> String,
    pub found_programs: fn(usize) -> String,
    pub found_terms: fn(usize) -> String,
    pub save_csv: &'static str,
    /// What the columns are, and for whom which encoding is.
    pub csv_note: &'static str,
    pub list_utf8: &'static str,
    pub list_shift_jis: &'static str,
    pub observations: &'static str,
    pub observations_utf8: &'static str,
    pub observations_shift_jis: &'static str,
    /// The window's title for what was searched.
    pub found: fn(&str) -> String,
    pub latest: &'static str,
    pub desired_label: &'static str,
    pub desired: fn(&Desired) -> &'static str,
    pub table: &'static str,
    pub targets_none: &'static str,
    pub figures: &'static str,
}

pub struct PlaceWords {
    pub items: &'static str,
    pub programs: &'static str,
    pub programs_note: &'static str,
    pub within: &'static str,
}

/// Values, written.
pub struct Write {
    pub figure: fn(Number, &str) -> String,
    /// As [`Write::figure`], with 万 from a million on.
    pub figure_long: fn(&Observation, &str) -> String,
    pub percent: fn(crate::measure::Ratio, &Thresholds) -> String,
    pub period: fn(Period) -> String,
    pub period_short: fn(Period) -> String,
    pub point: fn(Point) -> String,
    pub point_short: fn(Point) -> String,
    /// For a column under a period that is named already.
    pub point_plain: fn(Point) -> String,
    /// As one types it: what is written so is read again.
    pub point_typed: fn(Point) -> String,
    pub as_of: fn(&AsOf) -> String,
    pub goal: fn(&Goal, &str) -> String,
    pub relation: fn(&Relation) -> String,
    /// Whether it stands before the figure.
    pub relation_first: bool,
    pub part_year: fn(PartYear) -> String,
    pub state: fn(&ObservationState) -> String,
    pub missing: fn(&MissingReason) -> String,
    pub aggregation: fn(&Aggregation) -> String,
    pub moment_of_day: fn(&str) -> String,
    /// Before a value that its source has rounded.
    pub about: &'static str,
    /// From one to another.
    pub span: fn(&str, &str) -> String,
    /// How many figures are of the whole of a period.
    pub whole_count: fn(Period, usize) -> String,
    pub sentences: fn(&[String]) -> String,
    /// How an axis counts whose values go as far as this.
    pub scale: fn(f64) -> Scale,
    /// A large value, rounded: 381万, 3.81 million. `None` below a million.
    pub rounded: fn(Number) -> Option<String>,
    /// A period under an axis; short where there is no room.
    pub axis: fn(Period, bool) -> String,
    /// A range as it is typed.
    pub typed_range: fn(&str, &str) -> String,
    /// A name, quoted.
    pub quoted: fn(&str) -> String,
    /// A word with another in brackets.
    pub bracketed: fn(&str, &str) -> String,
}

/// What an axis divides its values by, and what it calls that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub divisor: f64,
    pub name: &'static str,
}

/// Words of marks and of the frame.
pub struct Say {
    pub status: fn(Status) -> &'static str,
    /// The status, and of what only grows on which side of its way it is.
    pub verdict: fn(&Verdict) -> &'static str,
    pub known: fn(Known) -> &'static str,
    pub mark: fn(Mark) -> &'static str,
    pub exceeded: &'static str,
    pub saved: fn(Saved<'_>) -> String,
    pub reading: fn(&str) -> String,
}

/// How well the work is kept, for the one line in the header.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Saved<'a> {
    /// Published data: there is nothing to save.
    Published,
    /// Kept in this browser; the clock of the last time, empty where nothing was changed in this
    /// session.
    Kept {
        clock: &'a str,
        changes: usize,
    },
    Saving,
    /// It could not be kept, and why.
    Failed(&'a Failure),
    /// This browser keeps nothing.
    NotKept,
}
