//! The shape of a language, continued: what goes out by mail and comes back.

use crate::change::Version;
use crate::change::taking_in::{Kind, Totals};
use crate::exchange::ReturnedCopy;
use crate::model::*;
use crate::report::circulation::{AskedDivision, CirculationBoard};

/// The words of 取り込む, of 依頼と回収 and of 履歴.
pub struct PostText {
    pub taking_in: TakingInWords,
    pub circulation: CirculationWords,
    pub versions: VersionWords,
}

/// 履歴: how a document came about.
pub struct VersionWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub list: &'static str,
    /// A stretch of work: when, by whom, in how many places; `true` where it was made in this browser.
    pub version: fn(&Version, bool) -> String,
    /// The same where it is chosen from a list.
    pub short: fn(&Version) -> String,
    pub beginning: &'static str,
    pub now: &'static str,
    pub more: fn(usize) -> String,
    pub see: &'static str,
    pub open: &'static str,
    /// What a document is called that is an earlier state of another.
    pub opened: fn(&str, &str) -> String,
    pub back: &'static str,
    pub back_note: &'static str,
    /// What going back is called, for undo.
    pub step: fn(&str) -> String,
    pub compare: &'static str,
    pub compare_note: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub same: &'static str,
    pub count: fn(usize) -> String,
    pub record: &'static str,
    pub field: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub by: &'static str,
    pub reason: &'static str,
    pub when: &'static str,
    /// An action with what it is about.
    pub of: fn(&str, &str) -> String,
    pub rebase: &'static str,
    pub rebase_note: &'static str,
    /// So many places are still to be chosen.
    pub rebase_open: fn(usize) -> String,
    pub rebased: fn(&str) -> String,
    pub sure: &'static str,
    pub life: &'static str,
    pub life_none: &'static str,
}

/// 依頼と回収: what divisions are asked for, and who has answered.
pub struct CirculationWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub list: &'static str,
    pub none: &'static str,
    /// How many of how many have answered.
    pub returned: fn(&CirculationBoard) -> String,
    /// What is still awaited, and for how long: a sentence.
    pub awaited: fn(&CirculationBoard) -> String,
    pub make: &'static str,
    pub make_note: &'static str,
    pub no_divisions: &'static str,
    pub to_indicators: &'static str,
    pub name: &'static str,
    pub name_of: fn(FiscalYear) -> String,
    pub year: &'static str,
    pub due: &'static str,
    pub due_note: &'static str,
    pub divisions: &'static str,
    /// A division and how many indicators it has in the year.
    pub division: fn(&str, usize) -> String,
    pub all: &'static str,
    pub nobody: &'static str,
    pub cover: &'static str,
    pub cover_default: &'static str,
    pub issued: &'static str,
    pub number: &'static str,
    pub indicators: &'static str,
    /// How many of how many are filled in.
    pub filled: fn(&AskedDivision) -> String,
    pub state: &'static str,
    /// Whether a division has answered, and since when it has not.
    pub state_of: fn(&CirculationBoard, &AskedDivision) -> String,
    pub answers: &'static str,
    /// An answer, in a sentence.
    pub answer: fn(&Answer) -> String,
    pub show: &'static str,
    pub show_all: &'static str,
    pub show_open: &'static str,
    pub show_incomplete: &'static str,
    pub show_foreign: &'static str,
    pub nobody_shown: &'static str,
    pub save_all: &'static str,
    pub save_open: &'static str,
    pub save_note: &'static str,
    pub take_in: &'static str,
    pub save_one: &'static str,
    pub copy_cover: &'static str,
    pub copy_rows: &'static str,
    pub save_rows: &'static str,
    pub copy_reminder: &'static str,
    pub copy_reminders: &'static str,
    pub rows_title: &'static str,
    pub rows: &'static str,
    pub rows_note: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub received: &'static str,
    pub take_back: &'static str,
    /// An action with whom it is about.
    pub of: fn(&str, &str) -> String,
    pub unasked: &'static str,
    pub remove: &'static str,
    /// The text of a division's mail: who is asked, for what, by when, in which file.
    pub mail: fn(&CirculationBoard, &AskedDivision, &str) -> String,
    pub reminder: fn(&CirculationBoard, &AskedDivision) -> String,
    pub known_divisions: &'static str,
    pub known_note: &'static str,
    pub programs: &'static str,
    pub new_name: fn(&str) -> String,
    /// Of a file that came: what it answers.
    pub answered: fn(&str, &str, usize, usize) -> String,
    pub answered_before: &'static str,
    pub answer_for: &'static str,
    pub answers_nothing: &'static str,
}

/// 取り込む: copies that came back, seen and decided.
pub struct TakingInWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub choose: &'static str,
    pub choose_note: &'static str,
    pub paste: &'static str,
    pub paste_hold: &'static str,
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
    /// Going on to the next row that nobody has decided.
    pub next_open: &'static str,
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
    /// In place of what is not there: the figure that counts until it comes.
    pub stands: fn(&str) -> String,
    pub there: &'static str,
    pub more: fn(usize) -> String,
    /// An evaluation of that year quotes the figure.
    pub quoted: fn(FiscalYear) -> String,
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
