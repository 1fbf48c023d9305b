//! Every number on screen comes from here: values first, then the view is a few lines.
//!
//! Nothing here is stored. Figures are exact until they are shown; a missing one is a reason.

pub mod default_year;
pub mod doing;
pub mod evaluation;
pub mod figures;
pub mod grid;
pub mod handout;
pub mod health;
pub mod history;
pub mod intake;
pub mod known;
pub mod list;
pub mod meetings;
pub mod outline;
pub mod overview;
pub mod plan;
pub mod rate;
pub mod results;
pub mod rollup;
pub mod search;
pub mod sheet;
pub mod spark;
pub mod standing;
pub mod then;
pub mod trace;
pub mod verdict;
pub mod whole;

pub use default_year::DefaultYear;
pub use figures::{Actual, PartYear, Start};
pub use handout::Handout;
pub use known::Known;
pub use list::{List, Query, Row, Sort};
pub use outline::{Outline, Place};
pub use overview::Overview;
pub use plan::{Money, PlanSheet};
pub use rate::Ratio;
pub use rollup::Rollup;
pub use sheet::Sheet;
pub use verdict::{Status, Verdict, Why};
