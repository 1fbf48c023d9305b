//! What goes out by mail and comes back.

mod taking_in;

pub use taking_in::taking_in;
