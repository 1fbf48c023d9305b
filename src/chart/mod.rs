//! Pure functions from a report to a chart: a [`Scene`] laid out in pixels, the
//! sentence that it says, its spots as they are heard, its key and its table. A scene gives the JSON
//! that ECharts draws, framed by `charming`; natively it is a golden.
//!
//! No function ever reaches the JSON (the page's policy forbids making code of text): every label
//! is a text written here, and every position is computed from the width the chart is drawn at.

pub mod axis;
pub mod indicator;
pub mod marks;
pub mod palette;
pub mod results;
pub mod scene;
pub mod whole;

use crate::report::list::Mark;
use scene::Scene;

/// Everything that a chart says.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartModel {
    pub title: String,
    pub sentence: String,
    /// What a screen reader says of all of it.
    pub label: String,
    pub scene: Scene,
    /// What its shapes mean. Marks whose words stand beside them explain themselves.
    pub key: Vec<(Sign, &'static str)>,
}

/// A sign of a key, 28 by 14 pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sign {
    /// A mark, with its own word.
    Mark(Mark),
    /// A field of this colour.
    Field(&'static str),
    Bar,
    HollowBar,
    Curve,
    HollowDot,
    /// The mark of a figure of part of its year.
    PartYear,
    Step,
    Diamond,
    Dashes,
    Hairline,
    Missing,
    /// A line across the plot: a break, or 100 %.
    Across,
}
