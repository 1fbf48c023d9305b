//! A file held against a document.

use super::base_hash;
use crate::change::Document;

/// What of an opened file is here already.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// The very file came in or went out before.
    Same { document: String, at: String, out: bool },
    /// A document here has all of it, and so many changes more.
    Older { document: String, changes: usize },
}

/// A file held against a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Checked {
    /// All the same; データの符号.
    Same { code: String },
    /// So many changes of the document are not in the file, and the other way round.
    Differs { missing: usize, more: usize },
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
