//! Every value that a screen shows, made of the measures: values first, then the view is a few
//! lines.
//!
//! Nothing here is stored. Figures are exact until they are shown; a missing one is a reason.

pub mod circulation;
pub mod concerns;
pub mod cycle_status;
pub mod doing;
pub mod evaluation;
pub mod form_landing;
pub mod grid;
pub mod handout;
pub mod health;
pub mod history;
pub mod indicator_detail;
pub mod intake;
pub mod landing;
pub mod list;
pub mod meetings;
pub mod narrative;
pub mod outline;
pub mod overview;
mod pasted_list;
pub mod plan;
pub mod quotes;
mod readings;
pub mod replaced;
pub mod results;
pub mod search;
pub mod then;
pub mod trace;
pub mod whole;
pub mod word_changes;

pub use handout::Handout;
pub use indicator_detail::IndicatorDetail;
pub use list::{IndicatorRow, List, Query, Sort};
pub use outline::{Outline, Place};
pub use overview::Overview;
pub use plan::{Money, PlanSheet};
