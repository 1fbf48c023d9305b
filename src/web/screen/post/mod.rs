//! What goes out by mail and comes back.

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
