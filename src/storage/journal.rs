//! What is asked of a store, and what it answers.

/// One committed edit as the journal keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct StepRecord {
    pub slot: String,
    /// The id of its first change: unique.
    pub id: String,
    /// The changes as JSON, one array.
    pub changes: String,
}

/// A step that a start found in the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptStep {
    pub id: String,
    pub changes: String,
}

/// What the store needs to know to write a whole document.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Tells one write of a session from the next.
    pub number: u32,
    /// The generation it may be written over; 0 where there is none.
    pub seen: u64,
    /// Steps of the journal that it holds.
    pub contains: Vec<String>,
    /// Whether the generation it is written over is kept as the previous one; a damaged one is not
    /// worth the place of a sound one.
    pub demote: bool,
}

/// What was asked of the store: a step for its journal, by its id; a generation, by the number of
/// its order; or how the shelf lists the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    Step(String),
    Generation(u32),
    Shelf,
}

/// Why something is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser gives no more room.
    Full,
    /// Its settings forbid it to keep anything.
    Forbidden,
    /// The document has gone from the store: another window took it out, or the browser cleared it.
    Vanished,
    /// It was written, and is not there when it is read back.
    NotKept,
    /// Another window has written a generation that this one has not seen; it is being taken in.
    RevisionConflict,
    /// A newer version of the app runs in another window.
    Outdated,
    /// The module of the program that writes files could not be fetched.
    ModuleMissing,
    /// What is published beside the page could not be fetched.
    Unreachable,
    /// Another exception of the browser, by its name.
    Browser(String),
}

impl Failure {
    /// By the name of the exception that the store has thrown.
    pub fn of(exception: &str) -> Failure {
        match exception {
            "QuotaExceededError" => Failure::Full,
            "SecurityError" | "InvalidStateError" => Failure::Forbidden,
            "Vanished" => Failure::Vanished,
            "NotKept" => Failure::NotKept,
            "Outdated" => Failure::Outdated,
            other => Failure::Browser(other.to_string()),
        }
    }
}
