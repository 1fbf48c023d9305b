//! What taking in has come to.

use crate::exchange::Refusal;
use crate::model::Id;

/// What came, told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Took {
    /// Submissions that were not here yet, and those that were.
    pub new: usize,
    /// Of the new ones, by name.
    pub names: Vec<String>,
    pub again: usize,
    /// Of the new ones those that do not count where one collects.
    pub apart: usize,
    /// Of a 勉強会 that this browser does not know, while none is collected for.
    pub unknown: usize,
    /// 勉強会 whose 用紙 came.
    pub briefs: Vec<Id>,
    /// Files whose content was changed on the way, and codes that lost something.
    pub altered: usize,
    pub damaged: usize,
    /// Submissions in a file that cannot be read, while the others of it are taken.
    pub unreadable: usize,
    pub refused: Vec<(String, Refusal)>,
}
