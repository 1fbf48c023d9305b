//! 地域勉強会: what is asked, what its participants sketch and hand in, and what everybody's together
//! amounts to.
//!
//! Files come by mail, memory stick and camera: in any order, some twice, some revised, some of
//! another session. What is counted depends on none of that, only on what was handed in.

mod brief;
pub mod code;
mod collection;
mod distribution;
mod draft;
mod file;
mod outcome;
mod rehearsal;
mod sheet;
mod submission;
mod took;

pub use brief::{Before, Brief, Shows};
pub use collection::{Apart, Collection};
pub use distribution::{Distribution, Line, Spread};
pub use draft::Draft;
pub use file::{Incoming, brief_file, is_ours, read, submission_file, workshop_file};
pub use outcome::{Guess, Nearest, adopted, cards, meeting_of, minutes, nearest};
pub use rehearsal::invented;
pub use sheet::{Backcast, Past, Sheet, Touch};
pub use submission::{Card, Session, Sketch, Submission};
pub use took::Took;
