//! Status: shape, word and colour, never colour alone.

use crate::report::list::Mark;
use crate::report::{Known, Status};
use crate::text::Text;
use crate::web::view::{Element, tag};

/// Shape and word.
pub fn status(text: &'static Text, mark: Mark) -> Element {
    marked(mark).child((text.say.mark)(mark))
}

/// The shape with its word spoken only: where many stand side by side.
pub fn bare(text: &'static Text, mark: Mark) -> Element {
    marked(mark).child(tag("span").class("spoken").child((text.say.mark)(mark)))
}

fn marked(mark: Mark) -> Element {
    tag("span").class("status").attr("data-status", mark.word()).child(shape(mark))
}

const INK: &str = "currentColor";
const PAPER: &str = "var(--white)";

/// The shape alone. Drawn in place, because Chromium does not paint a shared symbol in a repeated table foot.
fn shape(mark: Mark) -> Element {
    let drawing = match mark {
        Mark::Status(Status::TargetMet | Status::Achieved) => {
            vec![disc("7.5", INK), line("M4.4 8.2l2.6 2.6 4.6-5.2", PAPER, "1.9")]
        }
        Mark::Status(Status::AboveExpected | Status::Nearly) => vec![disc("7.5", INK)],
        Mark::Status(Status::Improved | Status::Partly) => {
            vec![ring("6.75", PAPER, "1.5"), tag("path").attr("d", "M8 1.25a6.75 6.75 0 0 0 0 13.5z").attr("fill", INK)]
        }
        Mark::Status(Status::Flat) => vec![line("M1 8h12M9 3.6L13.4 8 9 12.4", INK, "2")],
        Mark::Status(Status::NotImproved | Status::Below) => {
            vec![square(), line("M8 3.6v8M4.4 8.2L8 11.8l3.6-3.6", PAPER, "1.8")]
        }
        Mark::Status(Status::InYear) | Mark::Known(Known::PartYear) => vec![ring("6.5", PAPER, "2")],
        Mark::Status(Status::NotComparable) => vec![line("M2 5.8h12M2 10.2h12M11.2 2.2L4.8 13.8", INK, "1.7")],
        Mark::Status(Status::Unknown) | Mark::Known(Known::Nothing) => {
            vec![ring("6.75", "none", "1.5").attr("stroke-dasharray", "2.65 2.65")]
        }
        Mark::Status(Status::NotEvaluated) => vec![line("M3 8h10", INK, "1.8")],
        Mark::Known(Known::Whole) => vec![disc("7", INK)],
        Mark::Known(Known::AtDate) => vec![ring("6.5", PAPER, "1.5"), disc("2.75", INK)],
    };
    tag("svg").attr("viewBox", "0 0 16 16").attr("aria-hidden", "true").child(drawing)
}

fn disc(radius: &'static str, fill: &'static str) -> Element {
    tag("circle").attr("cx", "8").attr("cy", "8").attr("r", radius).attr("fill", fill)
}

fn ring(radius: &'static str, fill: &'static str, width: &'static str) -> Element {
    disc(radius, fill).attr("stroke", INK).attr("stroke-width", width)
}

fn line(path: &'static str, stroke: &'static str, width: &'static str) -> Element {
    tag("path").attr("d", path).attr("fill", "none").attr("stroke", stroke).attr("stroke-width", width)
}

fn square() -> Element {
    tag("rect").attr("x", ".75").attr("y", ".75").attr("width", "14.5").attr("height", "14.5").attr("rx", "1.5").attr("fill", INK)
}
