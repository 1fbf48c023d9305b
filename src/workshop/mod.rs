//! 地域勉強会: what its participants hand in, and what everybody's together amounts to.
//!
//! Files come by mail, memory stick and camera: in any order, some twice, some revised, some of
//! another session. What is counted depends on none of that, only on what was handed in.

mod collection;
mod distribution;
mod submission;

pub use collection::{Apart, Collection};
pub use distribution::{Distribution, Line, Spread};
pub use submission::{Card, Session, Sketch, Submission};
