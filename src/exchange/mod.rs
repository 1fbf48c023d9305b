//! Bytes ↔ document: the file that officers send each other.
//!
//! Plain UTF-8 JSON that people and tools can read: fixed order of members, one line a record,
//! shortest round-trip numbers. What this version does not know is kept at every level and written
//! back. An untouched document is written with the identical body and hash.

mod answer_sheet;
pub mod block;
mod body;
mod bytes;
mod compare;
mod gradual;
mod layout;
mod limits;
mod read;
mod returned;
mod seal;
mod sending;
mod wrap;
mod write;

pub use answer_sheet::{
    ANSWER_COLUMNS, AnswerColumn, AnswerId, AnswerRow, AnswerSheet, OWN_ARCHIVE, answer_sheet,
    is_archive, is_of_spreadsheet, is_own_archive,
};
pub use body::{change_from_value, change_to_value};
pub use bytes::{Decoded, decode};
pub use compare::{Checked, Differs, Seen, changes_beyond, holds};
pub use gradual::{Gradual, Step};
pub use limits::{is_long, is_long_text, within_limits};
pub use read::{Opened, Refusal, Remark, read, read_as, read_kept, read_other, read_text};
pub use returned::{AnswerTo, ReturnedCopy};
pub use seal::{base_hash, body_hash, hash};
pub use sending::{Leaving, Sending};
pub use write::{Envelope, Writing, file_name, fingerprint, request_name, requests_name, write};

/// The `format` every file of ours carries.
pub const FORMAT: &str = "genki-board";
/// What this version writes.
pub const VERSION: (u32, u32) = (1, 3);
/// The kind of document this version knows.
pub const KIND: &str = "strategy";

/// Beyond these a file is refused before any work, and what is typed is not taken.
pub mod caps {
    pub const BYTES: usize = 64 * 1024 * 1024;
    pub const INDICATORS: usize = 20_000;
    pub const VALUES: usize = 300_000;
    pub const CHARACTERS: usize = 100_000;
}
