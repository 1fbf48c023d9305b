//! The shape of a language, continued: what happened, said once.

use crate::check;
use crate::edit::Refusal as EditRefusal;
use crate::exchange::{Checked, Seen};
use crate::exchange::{Refusal, Remark, Sending};
use crate::model::Strategy;
use crate::model::goal::GoalFault;
use crate::model::reading::Fault;
use crate::report::replaced::Replaced;
use crate::storage::{Failure, StorageUsage};

/// What happened, what went wrong, and what to look at.
pub struct NoticeWords {
    pub fault: fn(&Fault, &str) -> String,
    pub goal_fault: fn(&GoalFault, &str) -> String,
    pub close_all: &'static str,
    pub edit_refusal: fn(&EditRefusal) -> String,
    pub refusal: fn(&Refusal) -> String,
    pub refusal_help: fn(&Refusal) -> &'static str,
    pub remark: fn(&Remark) -> String,
    pub finding: fn(check::FindingKind, &str) -> String,
    pub copy_made: &'static str,
    pub undone: fn(&str) -> String,
    pub redone: fn(&str) -> String,
    pub went_back: &'static str,
    pub skipped: fn(usize) -> String,
    pub all_written: fn(usize, &str) -> String,
    /// How many documents were open here.
    pub erased_elsewhere: fn(usize) -> String,
    pub save_erased: &'static str,
    pub opened: fn(&str) -> String,
    pub opened_together: fn(usize) -> String,
    pub seen: fn(&Seen) -> String,
    pub checked: fn(&str, &Checked) -> String,
    pub nearly_full: fn(StorageUsage) -> String,
    pub file_written: fn(&str) -> String,
    pub sent: fn(Sending) -> &'static str,
    pub not_sent: fn(Sending) -> &'static str,
    pub removed: fn(&str) -> String,
    pub part_removed: fn(&str) -> String,
    pub recovered: fn(&str) -> String,
    pub taken_over: &'static str,
    pub erased: &'static str,
    pub begun: fn(&str) -> String,
    /// Cells written, and cells that had no place.
    pub pasted: fn(usize, usize) -> String,
    /// Which figure counts now, and what became of the one that did.
    pub replaced: fn(&Replaced) -> String,
    pub step: fn(&crate::edit::Edit, &Strategy) -> String,
    pub storage_unavailable: &'static str,
    pub keep_failed: fn(&Failure) -> String,
    pub load_failed: fn(&Failure) -> String,
    /// What was asked for was not done.
    pub module_missing: &'static str,
    /// The document's name, and why.
    pub not_loaded: fn(&str, &Failure) -> String,
    /// The file's name, and the document's.
    pub raw_written: fn(&str, &str) -> String,
    pub duplicated: fn(&str) -> String,
    /// The document has changed while one decided about what came.
    pub compared_anew: &'static str,
    /// How many changes were taken in, how many places are open, and how many records had to stay.
    pub taken_in: fn(usize, usize, usize) -> String,
}
