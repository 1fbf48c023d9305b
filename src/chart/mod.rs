//! Pure functions from a report to a chart: what ECharts draws (a `charming::Chart`), the sentence
//! that it says, its points as they are heard, its key and the same as a table. Natively the option
//! is a golden.
//!
//! What is a table of marks or of figures is no chart: those stand in [`crate::sheet`]. No function
//! ever reaches an option (the page's policy forbids making code of text): every label is a text
//! written here.

pub mod axis;
pub mod indicator;
pub mod marks;
pub mod option;
pub mod palette;
mod progress;
pub mod results;
mod rows;
pub mod whole;
pub mod workshop;

use serde_json::Value;

use crate::report::list::Mark;
use crate::report::whole::Leads;
use crate::sheet::{Table, Tone};

/// Everything that a chart says.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartModel {
    pub title: String,
    pub sentence: String,
    /// What a screen reader says of all of it.
    pub label: String,
    /// `None` where a table says it better, or where there is too little to be drawn.
    pub picture: Option<Picture>,
    pub table: Table,
    /// What its shapes mean. Marks whose words stand beside them explain themselves.
    pub key: Vec<(Sign, String)>,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What ECharts is given.
    pub option: Value,
    /// In CSS pixels; it is as wide as its place.
    pub height: f64,
    /// Which axis has the categories: lines below each other where it is the upright one.
    pub categories: Categories,
    pub points: Vec<Point>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Categories {
    Across,
    Down,
}

/// A point of a chart that says something: walked to, pointed at, pressed and heard.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Of ECharts: which series, and which of its data.
    pub series: usize,
    pub index: usize,
    /// Where it stands on the axis of categories.
    pub category: usize,
    /// The line it stands in; arrow keys walk within and between lines.
    pub line: usize,
    pub spoken: String,
    pub leads: Option<Leads>,
}

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Wide,
    /// As wide, and close: all of it stands on one page.
    Paper,
    Phone,
    /// One of many small ones.
    Card,
}

impl Form {
    /// In a place so many CSS pixels wide.
    pub fn of(width: f64) -> Form {
        if width < 560.0 { Form::Phone } else { Form::Wide }
    }

    /// Whether there is room for words beside what is drawn.
    fn is_wide(self) -> bool {
        matches!(self, Form::Wide | Form::Paper)
    }
}

/// A sign of a key, 28 by 14 pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sign {
    /// A mark, with its own word.
    Mark(Mark),
    Bar,
    HollowBar,
    /// A bar of this ink, as of a verdict.
    Ink(&'static str),
    /// A bar of one of several years, from the earliest: one shade each.
    Shade(&'static str),
    /// A field of this tone.
    Tone(Tone),
    Curve,
    HollowDot,
    Step,
    Diamond,
    Dashes,
    Hairline,
    Missing,
    /// A line across the plot: a break, or 100 %.
    Across,
}
