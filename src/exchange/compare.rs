//! A file held against a document.

use super::base_hash;
use crate::change::Document;
use crate::model::Id;

/// What of an opened file is here already.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// The very file came in or went out before.
    Same { document: String, at: String, out: bool },
    /// A document here has all of it, and so many changes more.
    Older { document: String, changes: usize },
}

/// How a file differs from a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differs {
    /// So many changes of the document are not in the file.
    pub missing: usize,
    /// So many changes of the file are not in the document.
    pub more: usize,
    /// So many of those that were in it when it went out are not in it any more.
    pub lost: usize,
    /// Some of the records that the missing changes are about.
    pub places: Vec<(String, Id)>,
}

/// A file held against a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Checked {
    /// All the same; データの符号.
    Same { code: String },
    /// Not the same, and how.
    Differs(Differs),
    /// It began as something else.
    OtherBase,
    /// It is not what was written: something has changed in it on its way.
    Damaged,
}

/// How many changes `document` has that `other` has not.
pub fn changes_beyond(document: &Document, other: &Document) -> usize {
    document.changes().filter(|change| other.change(&change.id).is_none()).count()
}

/// Whether the document began as the other and has all its changes.
pub fn holds(document: &Document, other: &Document) -> bool {
    other.count() > 0
        && changes_beyond(other, document) == 0
        && base_hash(&document.base) == base_hash(&other.base)
}
