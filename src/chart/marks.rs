//! Status, drawn: the same shapes on screen, in charts and on paper. Shape and colour; the word
//! stands beside or is spoken.

use super::palette::{ABSENT, ACTUAL, LABEL, PARTLY, WRONG};
use crate::measure::{Known, Status};
use crate::report::list::Mark;

/// A stroke of a drawing 16 units wide and high; radii and widths are in hundredths of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stroke {
    /// A filled circle in the middle.
    Disc { radius: u16 },
    /// A circle in the middle, its inside paper or nothing.
    Ring { radius: u16, width: u16, paper: bool, dashed: bool },
    /// The left half of a circle.
    Half,
    /// A filled square with round corners.
    Square,
    /// A line; `paper` where it lies on ink. `area` is where it lies: left, top, right, bottom.
    Line { path: &'static str, width: u16, paper: bool, area: [f64; 4] },
}

/// What [`Stroke::Half`] draws, and where.
pub const HALF: (&str, [f64; 4]) = ("M8 1.25a6.75 6.75 0 0 0 0 13.5z", [1.25, 1.25, 8.0, 14.75]);

const fn ring(radius: u16, width: u16) -> Stroke {
    Stroke::Ring { radius, width, paper: true, dashed: false }
}

const fn line(path: &'static str, width: u16, paper: bool, area: [f64; 4]) -> Stroke {
    Stroke::Line { path, width, paper, area }
}

/// From the back to the front.
pub fn strokes(mark: Mark) -> &'static [Stroke] {
    match mark {
        Mark::Status(Status::TargetMet | Status::Achieved) => {
            const {
                &[
                    Stroke::Disc { radius: 750 },
                    line("M4.4 8.2l2.6 2.6 4.6-5.2", 190, true, [4.4, 5.6, 11.6, 10.8]),
                ]
            }
        }
        Mark::Status(Status::AboveExpected | Status::Nearly) => {
            const { &[Stroke::Disc { radius: 750 }] }
        }
        Mark::Status(Status::Improved | Status::Partly) => {
            const { &[ring(675, 150), Stroke::Half] }
        }
        Mark::Status(Status::Flat) => {
            const { &[line("M1 8h12M9 3.6L13.4 8 9 12.4", 200, false, [1.0, 3.6, 13.4, 12.4])] }
        }
        Mark::Status(Status::NotImproved | Status::Below) => {
            const {
                &[
                    Stroke::Square,
                    line("M8 3.6v8M4.4 8.2L8 11.8l3.6-3.6", 180, true, [4.4, 3.6, 11.6, 11.8]),
                ]
            }
        }
        Mark::Status(Status::InYear) | Mark::Known(Known::PartYear) => const { &[ring(650, 200)] },
        Mark::Status(Status::NotComparable) => {
            const { &[line("M2 5.8h12M2 10.2h12M11.2 2.2L4.8 13.8", 170, false, [2.0, 2.2, 14.0, 13.8])] }
        }
        Mark::Status(Status::Unknown) | Mark::Known(Known::Nothing) => {
            const { &[Stroke::Ring { radius: 675, width: 150, paper: false, dashed: true }] }
        }
        Mark::Status(Status::NotEvaluated) => {
            const { &[line("M3 8h10", 180, false, [3.0, 8.0, 13.0, 8.0])] }
        }
        Mark::Known(Known::Whole) => const { &[Stroke::Disc { radius: 700 }] },
        Mark::Known(Known::AtDate) => const { &[ring(650, 150), Stroke::Disc { radius: 275 }] },
    }
}

/// The ink of a chart; on screen the style sheet gives it.
pub fn ink(mark: Mark) -> &'static str {
    match mark {
        Mark::Status(
            Status::TargetMet | Status::Achieved | Status::AboveExpected | Status::Nearly,
        )
        | Mark::Known(Known::Whole) => ACTUAL,
        Mark::Status(Status::Improved | Status::Partly) | Mark::Known(Known::AtDate) => PARTLY,
        Mark::Status(Status::NotImproved | Status::Below) => WRONG,
        Mark::Status(Status::Flat | Status::InYear | Status::NotComparable)
        | Mark::Known(Known::PartYear) => LABEL,
        Mark::Status(Status::Unknown | Status::NotEvaluated) | Mark::Known(Known::Nothing) => {
            ABSENT
        }
    }
}
