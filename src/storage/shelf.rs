//! What the shelf lists: the documents of this browser, and the files that they came from and went
//! out as.

/// A document as the shelf lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredDocument {
    /// Where it is kept; local to this browser, unlike the document's own id.
    pub slot: String,
    pub name: String,
    /// Key of the built-in strategy it began as; empty for an opened file.
    pub origin: String,
    /// SHA-256 of its base: a copy that comes back is known by it. Empty where it was never noted.
    pub base: String,
    /// Local time, ISO.
    pub created: String,
    pub removed: bool,
    /// Files it came from or went out as, the latest last.
    pub files: Vec<FileMark>,
}

/// A file that a document came from or went out as.
#[derive(Clone, Debug, PartialEq)]
pub struct FileMark {
    /// As the file calls itself.
    pub id: String,
    /// When, here; local time, ISO.
    pub at: String,
    /// How many changes it holds.
    pub changes: usize,
    /// It went out, instead of in.
    pub out: bool,
    /// It was read again and found to be the same.
    pub checked: bool,
}

/// How much the browser keeps for this page, in bytes, and how much it would.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StorageUsage {
    pub used: u64,
    pub all: u64,
    /// The browser has promised not to clear it by itself.
    pub promised: bool,
    /// This browser is known to clear what was not used for some days.
    pub forgets: bool,
}

impl StorageUsage {
    /// From four fifths on it is time to say so.
    pub fn is_nearly_full(self) -> bool {
        self.all > 0 && self.used.saturating_mul(5) >= self.all.saturating_mul(4)
    }
}
