//! What goes out by mail and comes back; it stands in one part with what changes documents, since all of it does.

mod board;
mod circulations;
mod differences;
mod life;
mod taking_in;
mod versions;
mod wording;

pub use board::circulation;
pub use circulations::circulations;
pub use life::life;
pub use taking_in::taking_in;
pub use versions::versions;
