//! Status, drawn: the same shapes on screen, in charts and on paper. Shape and colour; the word
//! stands beside or is spoken.

use super::palette::{ABSENT, ACTUAL, LABEL, WRONG};
use crate::measure::{Known, Status};
use crate::report::list::Mark;

/// A stroke of a drawing 16 units wide and high; radii and widths are in hundredths of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stroke {
    /// A filled circle in the middle.
    Disc { radius: u16 },
    /// A circle in the middle, its inside paper or nothing.
    Ring { radius: u16, width: u16, paper: bool, dashed: bool },
    /// A filled shape within a circle.
    Sector { path: &'static str },
    /// A filled square with round corners, this wide.
    Square { width: u16 },
    /// The outline of one.
    Frame { width: u16, dashed: bool },
    /// A line; `paper` where it lies on ink.
    Line { path: &'static str, width: u16, paper: bool },
}

const HALF: Stroke = Stroke::Sector { path: "M8 1.25a6.75 6.75 0 0 0 0 13.5z" };

/// All but the upper right quarter.
const THREE_QUARTERS: Stroke = Stroke::Sector { path: "M8 8V1.25a6.75 6.75 0 1 0 6.75 6.75z" };

const fn ring(radius: u16, width: u16) -> Stroke {
    Stroke::Ring { radius, width, paper: true, dashed: false }
}

const fn line(path: &'static str, width: u16, paper: bool) -> Stroke {
    Stroke::Line { path, width, paper }
}

/// From the back to the front.
pub fn strokes(mark: Mark) -> &'static [Stroke] {
    match mark {
        Mark::Status(Status::TargetMet | Status::Achieved) => {
            const { &[Stroke::Disc { radius: 750 }, line("M4.4 8.2l2.6 2.6 4.6-5.2", 190, true)] }
        }
        Mark::Status(Status::AboveExpected) => {
            const { &[Stroke::Disc { radius: 750 }, line("M8 12V4.4M4.6 7.6L8 4.2l3.4 3.4", 190, true)] }
        }
        Mark::Status(Status::Nearly) => const { &[ring(675, 150), THREE_QUARTERS] },
        Mark::Status(Status::Improved | Status::Partly) => const { &[ring(675, 150), HALF] },
        Mark::Status(Status::Flat) => const { &[line("M1 8h12M9 3.6L13.4 8 9 12.4", 200, false)] },
        Mark::Status(Status::Behind | Status::NotImproved | Status::Below) => {
            const {
                &[
                    Stroke::Square { width: 1450 },
                    line("M8 3.6v8M4.4 8.2L8 11.8l3.6-3.6", 180, true),
                ]
            }
        }
        Mark::Status(Status::InYear) => const { &[ring(650, 200)] },
        Mark::Status(Status::NotComparable) => {
            const { &[line("M2 5.8h12M2 10.2h12M11.2 2.2L4.8 13.8", 170, false)] }
        }
        Mark::Status(Status::Unknown) => {
            const { &[Stroke::Ring { radius: 675, width: 150, paper: false, dashed: true }] }
        }
        Mark::Status(Status::NotEvaluated) => const { &[line("M3 8h10", 180, false)] },
        // What is merely known is told by squares: none of them is a verdict.
        Mark::Known(Known::Whole) => const { &[Stroke::Square { width: 1200 }] },
        Mark::Known(Known::PartYear) => const { &[Stroke::Frame { width: 200, dashed: false }] },
        Mark::Known(Known::AtDate) => {
            const { &[Stroke::Frame { width: 150, dashed: false }, Stroke::Square { width: 500 }] }
        }
        Mark::Known(Known::Nothing) => const { &[Stroke::Frame { width: 150, dashed: true }] },
    }
}

/// The ink of a chart; on screen the style sheet gives it.
pub fn ink(mark: Mark) -> &'static str {
    match mark {
        Mark::Status(
            Status::TargetMet | Status::Achieved | Status::AboveExpected | Status::Nearly,
        ) => ACTUAL,
        Mark::Status(Status::Behind | Status::NotImproved | Status::Below) => WRONG,
        Mark::Status(
            Status::Improved
            | Status::Partly
            | Status::Flat
            | Status::InYear
            | Status::NotComparable,
        )
        | Mark::Known(Known::Whole | Known::PartYear | Known::AtDate) => LABEL,
        Mark::Status(Status::Unknown | Status::NotEvaluated) | Mark::Known(Known::Nothing) => {
            ABSENT
        }
    }
}
