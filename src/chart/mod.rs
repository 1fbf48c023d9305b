//! Pure functions from a report to a chart: `charming::Chart` → JSON, which natively is a golden and in the page goes to
//! ECharts as it is.
//!
//! No function ever reaches the JSON (the page's policy forbids making code of text), so every label is a text written
//! here, and every position is computed from the size the chart is drawn at.

pub mod axis;
pub mod indicator;
pub mod palette;

pub use indicator::{Frame, draw};
