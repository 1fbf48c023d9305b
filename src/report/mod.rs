//! Every value that a screen shows, made of the measures: values first, then the view is a few
//! lines.
//!
//! Nothing here is stored. Figures are exact until they are shown; a missing one is a reason.

pub mod doing;
pub mod evaluation;
pub mod grid;
pub mod handout;
pub mod health;
pub mod history;
pub mod intake;
pub mod list;
pub mod meetings;
pub mod outline;
pub mod overview;
pub mod plan;
pub mod results;
pub mod search;
pub mod sheet;
pub mod standing;
pub mod then;
pub mod trace;
pub mod whole;

pub use handout::Handout;
pub use list::{List, Query, Row, Sort};
pub use outline::{Outline, Place};
pub use overview::Overview;
pub use plan::{Money, PlanSheet};
pub use sheet::Sheet;
