//! The last years of an indicator as a small line beside its figure. For the eye: the figures stand
//! on the sheet.

use crate::measure::spark::YEARS;
use leptos::prelude::*;
use leptos::svg;

/// Pixels a year, and of the whole height.
const YEAR: i32 = 8;
const HEIGHT: i32 = 16;
/// Room for the last point.
const EDGE: i32 = 3;

/// `None` where there is nothing to draw.
pub fn spark(stretches: &[Vec<(i32, i32)>]) -> Option<AnyView> {
    let x = |back: i32| EDGE + (YEARS - 1 - back) * YEAR;
    let y = |height: i32| EDGE + HEIGHT - height * HEIGHT / 100;
    let (last, height) = *stretches.last()?.last()?;
    let mut path = String::new();
    for stretch in stretches {
        for (at, (back, height)) in stretch.iter().enumerate() {
            path.push_str(&format!(
                "{}{} {}",
                if at == 0 { 'M' } else { 'L' },
                x(*back),
                y(*height)
            ));
        }
        // A year by itself is a dot: a line of no length with round ends.
        if stretch.len() == 1 {
            path.push_str("h0");
        }
    }
    // The end is a dot in the same stroke: one element less on each of the rows.
    path.push_str(&format!("M{} {}m-1 0h2", x(last), y(height)));
    let (width, high) = (2 * EDGE + (YEARS - 1) * YEAR, 2 * EDGE + HEIGHT);
    let drawing = svg::svg()
        .class("spark")
        .attr("viewBox", format!("0 0 {width} {high}"))
        .attr("aria-hidden", "true");
    Some(drawing.child(svg::path().attr("d", path)).into_any())
}
