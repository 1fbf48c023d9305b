//! What a store keeps of a document, as values: the shelf that lists it, its generations, the
//! journal of its steps; and how a document is put together of them again.

mod journal;
mod recover;
mod shelf;

pub use journal::{Failure, KeptStep, Order, Request, StepRecord};
pub use recover::{Recovered, Stored, Taken, add_steps, is_sound, recover};
pub use shelf::{FileMark, StorageUsage, StoredDocument};
