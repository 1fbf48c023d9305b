//! A document is a base and a set of change records. Journal, undo, history, file and merge are all
//! of them.
//!
//! A person's edits are intentions on the model; their changes are *derived* by comparing before
//! and after ([`derive`](derive::derive)). Two copies are merged by the union of their changes: in
//! any order, any number of times, the result is the same, and nothing is dropped. What is current
//! is found, not stored: a change is *live* as long as no other change of its path saw it.
//!
//! Clocks are never compared. Changes are never squashed or rewritten.

mod base;
pub mod contest;
pub mod derive;
pub mod difference;
pub mod document;
mod live;
pub mod projection;
pub mod record;
pub mod removed;
pub mod settle;
pub mod taking_in;
pub mod undo;
pub mod versions;

pub use base::base_of;
pub use contest::{Choice, Contest, Side, contests};
pub use derive::{Stamp, derive};
pub use difference::{Difference, differences};
pub use document::{Base, Conflict, Document, Key, Resolved};
pub use projection::{project, reproject, reproject_all, share, take};
pub use record::{Change, ChangeId, Op};
pub use removed::{Removed, removed, restored};
pub use undo::{Turned, invert, turn_back, turned};
pub use versions::{Version, life, of_indicator, versions};
