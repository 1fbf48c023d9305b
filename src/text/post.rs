//! The shape of a language, continued: what goes out by mail and comes back.

use crate::change::taking_in::{Kind, Totals};
use crate::exchange::ReturnedCopy;

/// The words of 取り込む, of 依頼と回収 and of 履歴.
pub struct PostText {
    pub taking_in: TakingInWords,
}

/// 取り込む: copies that came back, seen and decided.
pub struct TakingInWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub choose: &'static str,
    pub choose_note: &'static str,
    pub none: &'static str,
    pub copies: &'static str,
    /// A file that came, with the letter it has here, in a sentence.
    pub copy: fn(&ReturnedCopy, &str) -> String,
    /// The letter of a copy, from the first on.
    pub letter: fn(usize) -> String,
    pub totals: fn(&Totals) -> String,
    pub nothing: &'static str,
    pub filter: &'static str,
    pub all: &'static str,
    pub open: &'static str,
    pub kind: fn(Kind) -> &'static str,
    pub kind_head: &'static str,
    /// What becomes of such a row where nobody decides.
    pub kind_note: fn(Kind) -> &'static str,
    pub from: &'static str,
    pub everybody: &'static str,
    pub shown_rows: &'static str,
    pub decide_ours: &'static str,
    pub decide_theirs: &'static str,
    pub decide_open: &'static str,
    pub record: &'static str,
    pub field: &'static str,
    pub base: &'static str,
    pub ours: &'static str,
    pub pick: &'static str,
    pub pick_of: fn(&str, &str) -> String,
    pub pick_open: &'static str,
    pub pick_ours: &'static str,
    /// In place of a field, where the question is whether the record is there.
    pub existence: &'static str,
    /// What a record says, one after the other.
    pub listed: fn(&[String]) -> String,
    pub absent: &'static str,
    pub there: &'static str,
    pub more: fn(usize) -> String,
    pub overrides: fn(usize) -> String,
    pub must: fn(usize) -> String,
    pub apply: &'static str,
    pub leave: &'static str,
    /// A file as a further document instead.
    pub open_apart: &'static str,
    /// The decisions as CSV.
    pub decisions: &'static str,
    /// What it is called, for undo.
    pub step: &'static str,
}
