//! What a figure amounts to: which value counts, how far it is, what it is held against, and the
//! verdict; and how many of each there are. Every formula stands here; the glossary tells people the same.

pub mod default_year;
pub mod figures;
pub mod formula;
pub mod known;
pub mod lens;
pub mod rate;
pub mod rollup;
pub mod spark;
pub mod status;
pub mod target;
pub mod verdict;

pub use default_year::DefaultYear;
pub use figures::{Actual, PartYear, Start};
pub use known::Known;
pub use rate::Ratio;
pub use rollup::Rollup;
pub use status::Status;
pub use verdict::{Verdict, Why};
