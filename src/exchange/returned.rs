//! A file that came back, as it is held against the document it is a copy of.

use std::sync::Arc;

use super::{Remark, Seen};
use crate::change::Document;
use crate::model::{Id, Strategy};

/// A file that came back.
#[derive(Clone, Debug)]
pub struct ReturnedCopy {
    /// As the file was called.
    pub name: String,
    /// Who, as they call themselves; may be empty.
    pub by: String,
    /// ISO; may be empty.
    pub exported_at: String,
    pub parents: Vec<String>,
    /// When the file went out from here that it came of; ISO, `None` where it was none of ours.
    pub of_ours: Option<String>,
    pub document: Arc<Document>,
    pub strategy: Arc<Strategy>,
    /// It began as the document did: what was changed in it is known.
    pub related: bool,
    /// Of one that did not, where it began, as far as this browser still knows.
    pub common: Option<Arc<Document>>,
    /// Changes of it that the document has not, and the other way round.
    pub news: usize,
    pub here_alone: usize,
    /// What of it is here already.
    pub seen: Vec<Seen>,
    /// What has to be known of how it was read.
    pub remarks: Vec<Remark>,
    pub file_id: String,
    /// It says the same as that earlier one.
    pub same_as: Option<usize>,
    /// What it answers: nothing, or one division's share of a 依頼; several where one sheet went round.
    pub answers: Vec<AnswerTo>,
}

/// What a file answers, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerTo {
    pub circulation: Id,
    pub division: String,
    /// What it was called when it was asked.
    pub asked_as: String,
    /// Records of the division that it has changed.
    pub own: usize,
    /// Records of others.
    pub foreign: usize,
}
