//! The shape of a language, continued: words for those who work at documents, and of the pages
//! beside them.

use crate::change::Side;
use crate::exchange::Leaving;
use crate::measure::Status;
use crate::model::*;
use crate::report::landing::Becomes;
use crate::storage::{FileMark, StorageUsage};

/// The words of editing, of files and of the pages beside the strategy.
pub struct WorkText {
    pub edit: EditWords,
    pub parts: PartWords,
    pub grid: GridWords,
    pub files: FileWords,
    pub contests: ContestWords,
    pub glossary: GlossaryWords,
    pub settings: SettingsWords,
}

pub struct EditWords {
    pub hint: &'static str,
    pub actual_of: fn(Period) -> String,
    pub target_of: fn(Period) -> String,
    pub as_of_of: fn(Period) -> String,
    pub state_of: fn(Period) -> String,
    pub source_of: fn(Period) -> String,
    pub reason_of: fn(Period) -> String,
    pub add_year: &'static str,
    pub add_revision: &'static str,
    pub revision_of: fn(Period) -> String,
    pub remove_observation: &'static str,
    pub findings: &'static str,
    pub no_findings: &'static str,
    pub accrues: &'static str,
    pub calendar: &'static str,
    pub aggregation: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub unknown: &'static str,
    pub replace_with: fn(&str) -> String,
    pub set_at: &'static str,
    pub sum_since: &'static str,
    pub baseline_none: &'static str,
    pub target_reasons: &'static str,
}

/// 年度の数値.
pub struct GridWords {
    pub title: &'static str,
    pub hint: &'static str,
    pub reading: &'static str,
    pub what: &'static str,
    pub table: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
    pub year: &'static str,
    pub selected: &'static str,
    pub cells: fn(usize) -> String,
    pub no_figure: &'static str,
    pub nothing: &'static str,
    /// 社会目標 or 補助指標
    pub kind: &'static str,
    /// How many cells cannot be read.
    pub unread: fn(usize) -> String,
    /// On a figure of a calendar year.
    pub calendar: &'static str,
    pub landing: LandingWords,
}

/// Before a pasted block lands.
pub struct LandingWords {
    pub title: &'static str,
    /// New, beside what stays, written over, taken away, unread, the same as before.
    /// All cells, and how many of each.
    pub summary: fn(usize, &dyn Fn(Becomes) -> usize) -> String,
    pub by_names: &'static str,
    /// Rows of a form likewise.
    pub by_row_names: &'static str,
    pub unknown_rows: fn(&[String]) -> String,
    /// Where lines may be one text, or one a row.
    pub doubtful: &'static str,
    pub one_text: &'static str,
    pub as_one_text: &'static str,
    pub crosses_kinds: &'static str,
    pub outside: fn(usize) -> String,
    pub unknown: fn(&[String]) -> String,
    pub ignored: fn(&[usize]) -> String,
    pub now: &'static str,
    pub pasted: &'static str,
    pub becomes: &'static str,
    pub row: &'static str,
    pub column: &'static str,
    pub become_of: fn(Becomes) -> &'static str,
    pub jumps: &'static str,
    pub more: fn(usize) -> String,
    pub land: fn(usize) -> String,
    pub cancel: &'static str,
}

/// Changing the order of the strategy.
pub struct PartWords {
    pub fields: &'static str,
    pub number: &'static str,
    pub name: &'static str,
    pub name_en: &'static str,
    pub program: &'static str,
    pub programs: &'static str,
    pub within: &'static str,
    pub place: &'static str,
    pub none: &'static str,
    pub choose: &'static str,
    pub add: &'static str,
    pub add_direction: &'static str,
    pub add_item: &'static str,
    pub add_program: &'static str,
    pub add_outcome: &'static str,
    pub add_output: &'static str,
    pub add_break: &'static str,
    pub restate: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    pub remove: &'static str,
    /// An action with what it is about.
    pub of: fn(&str, &str) -> String,
    pub ending: &'static str,
    pub ending_note: &'static str,
    /// Of what is taken out: 指標, 施策項目.
    pub remove_this: fn(&str) -> String,
    pub about: &'static str,
    pub edition: &'static str,
    pub committee: &'static str,
    pub committee_en: &'static str,
    pub first_year: &'static str,
    pub last_year: &'static str,
    pub period_confirmed: &'static str,
    pub confirmed: &'static str,
    pub unconfirmed: &'static str,
    pub method: &'static str,
    pub thresholds: &'static str,
    pub thresholds_note: &'static str,
    pub nearly: &'static str,
    pub partly: &'static str,
    pub exceeded: &'static str,
    pub findings_note: &'static str,
    pub removed: &'static str,
    pub removed_note: &'static str,
    pub removed_none: &'static str,
    pub restore: &'static str,
    pub restored: fn(&str) -> String,
    pub breaks: &'static str,
    pub breaks_note: &'static str,
    pub break_at: &'static str,
    pub break_reason: &'static str,
}

pub struct FileWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub save: &'static str,
    pub save_note: &'static str,
    pub last_file: &'static str,
    /// When the last file went out or came in, how many changes there were since, and whether it
    /// was read again.
    pub last_file_at: fn(&FileMark, usize) -> String,
    pub no_file: &'static str,
    pub check: &'static str,
    pub check_note: &'static str,
    pub room: &'static str,
    pub room_used: fn(StorageUsage) -> String,
    pub room_promised: &'static str,
    pub room_forgets: &'static str,
    pub open: &'static str,
    pub open_note: &'static str,
    pub drop: &'static str,
    pub paste: &'static str,
    pub paste_label: &'static str,
    pub paste_open: &'static str,
    pub documents: &'static str,
    pub documents_note: &'static str,
    pub published: &'static str,
    pub kept: &'static str,
    pub kept_none: &'static str,
    pub rename: &'static str,
    pub duplicate: &'static str,
    pub remove: &'static str,
    pub new_name: &'static str,
    pub current: &'static str,
    pub changes: fn(usize) -> String,
    pub made: fn(&str) -> String,
    pub copy_name: fn(&str) -> String,
    pub begin: &'static str,
    pub begin_empty: &'static str,
    pub begin_like: &'static str,
    pub begin_note: &'static str,
    pub browser: &'static str,
    pub erase: &'static str,
    pub erase_note: &'static str,
    pub erase_sure: &'static str,
    pub save_all: &'static str,
    pub schema: &'static str,
    pub schema_note: &'static str,
    pub share: &'static str,
    pub copy_text: &'static str,
    /// What is in the file, before it leaves.
    pub leaves: fn(&Leaving) -> String,
    pub this_document: &'static str,
    pub other_documents: &'static str,
}

pub struct GlossaryWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub marks: &'static str,
    pub marks_note: &'static str,
    pub status_note: fn(Status, &Thresholds) -> String,
    pub known_marks: &'static str,
    pub known_marks_note: &'static str,
    pub words: &'static str,
    pub formulas: &'static str,
    pub formulas_note: &'static str,
    pub figures: &'static str,
    pub entries: &'static [(&'static str, &'static str)],
    pub formula_entries: fn(&Thresholds) -> Vec<(&'static str, String)>,
    pub figure_entries: &'static [(&'static str, &'static str)],
    pub outcome_marks: &'static str,
    pub output_marks: &'static str,
    pub other_marks: &'static str,
}

/// 食い違い: what two people have set differently.
pub struct ContestWords {
    pub lead: &'static str,
    pub none: &'static str,
    /// Which record it is about.
    pub record: fn(&Strategy, &str, &Id) -> String,
    /// A field of a record, as people call it.
    pub field: fn(&str) -> &str,
    /// A value of a field, written.
    pub value: fn(&Strategy, &str, &serde_json::Value) -> String,
    /// Whose version it is, and whether it was made in this browser.
    pub whose: fn(&Side, bool) -> String,
    pub shown: &'static str,
    pub choose: &'static str,
    /// What the choice is called, for undo.
    pub chosen: fn(&str) -> String,
}

pub struct SettingsWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub language: &'static str,
    pub language_note: &'static str,
    pub name: &'static str,
    pub name_note: &'static str,
    pub privacy: &'static str,
    pub privacy_note: &'static str,
}
