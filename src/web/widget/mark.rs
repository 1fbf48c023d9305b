//! Status: shape, word and colour, never colour alone.

use crate::chart::marks::{Stroke, strokes};
use crate::measure::Verdict;
use crate::report::IndicatorRow;
use crate::report::list::Mark;
use crate::text::Text;
use leptos::prelude::*;
use leptos::{html, svg};

/// Shape and word.
pub fn status(text: &'static Text, mark: Mark) -> AnyView {
    marked(mark, (text.say.mark)(mark).into_any())
}

/// Shape and word of a verdict: of what only grows with the side of its way on which it is.
pub fn verdict(text: &'static Text, verdict: &Verdict) -> AnyView {
    marked(Mark::Status(verdict.status), (text.say.verdict)(verdict).into_any())
}

/// What a row shows where targets are set, and where they are not.
pub fn of_row(text: &'static Text, mark: Mark, row: &IndicatorRow) -> AnyView {
    match mark {
        Mark::Status(_) => verdict(text, &row.verdict),
        known => status(text, known),
    }
}

/// The shape with its word spoken only: where many stand side by side.
pub fn bare(text: &'static Text, mark: Mark) -> AnyView {
    marked(mark, html::span().class("spoken").child((text.say.mark)(mark)).into_any())
}

fn marked(mark: Mark, word: AnyView) -> AnyView {
    html::span()
        .class("status")
        .attr("data-status", mark.word())
        .child(shape(mark))
        .child(word)
        .into_any()
}

const INK: &str = "currentColor";
const PAPER: &str = "var(--white)";

/// The shape alone. Drawn in place, because Chromium does not paint a shared symbol in a repeated
/// table foot.
pub fn shape(mark: Mark) -> AnyView {
    let drawing = strokes(mark).iter().map(stroke).collect::<Vec<_>>();
    svg::svg().attr("viewBox", "0 0 16 16").attr("aria-hidden", "true").child(drawing).into_any()
}

fn stroke(stroke: &Stroke) -> AnyView {
    match *stroke {
        Stroke::Disc { radius } => circle(radius, INK),
        Stroke::Ring { radius, width, paper, dashed } => {
            circle(radius, if paper { PAPER } else { "none" })
                .attr("stroke", INK)
                .attr("stroke-width", units(width))
                .attr("stroke-dasharray", dashed.then_some("2.65 2.65"))
                .into_any()
        }
        Stroke::Sector { path } => svg::path().attr("d", path).attr("fill", INK).into_any(),
        Stroke::Square { width } => square(width, INK, None, false),
        Stroke::Frame { width, dashed } => square(1_250 - width, PAPER, Some(width), dashed),
        Stroke::Line { path, width, paper } => svg::path()
            .attr("d", path)
            .attr("fill", "none")
            .attr("stroke", if paper { PAPER } else { INK })
            .attr("stroke-width", units(width))
            .into_any(),
    }
}

/// In the middle, with round corners; its outline as thick as this, where it has one.
fn square(width: u16, fill: &'static str, outline: Option<u16>, dashed: bool) -> AnyView {
    let corner = units((1_600 - width) / 2);
    svg::rect()
        .attr("x", corner.clone())
        .attr("y", corner)
        .attr("width", units(width))
        .attr("height", units(width))
        .attr("rx", "1.5")
        .attr("fill", fill)
        .attr("stroke", outline.map(|_| INK))
        .attr("stroke-width", outline.map(units))
        .attr("stroke-dasharray", dashed.then_some("2.65 2.65"))
        .into_any()
}

fn circle(radius: u16, fill: &'static str) -> AnyView {
    svg::circle()
        .attr("cx", "8")
        .attr("cy", "8")
        .attr("r", units(radius))
        .attr("fill", fill)
        .into_any()
}

/// Hundredths of a unit, written; the page has no use for floats otherwise.
fn units(hundredths: u16) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
