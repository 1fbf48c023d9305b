//! Colours of charts. A test holds them equal to the tokens of the style sheet.

/// Name of the token, and its colour.
pub const ALL: [(&str, &str); 11] = [
    ("--white", WHITE),
    ("--gray-100", GRID),
    ("--gray-536", BASELINE),
    ("--gray-700", LABEL),
    ("--gray-900", INK),
    ("--blue-100", SHADES[0]),
    ("--blue-300", SHADES[1]),
    ("--blue-400", SHADES[2]),
    ("--blue-600", SHADES[3]),
    ("--blue-900", ACTUAL),
    ("--orange-800", WRONG),
];

pub const WHITE: &str = "#ffffff";
pub const GRID: &str = "#e6e6e6";
pub const BASELINE: &str = "#767676";
pub const LABEL: &str = "#4d4d4d";
pub const INK: &str = "#1a1a1a";
pub const ACTUAL: &str = "#0017c1";
/// Of marks for what is not there.
pub const ABSENT: &str = BASELINE;
pub const WRONG: &str = "#c74700";
/// Years side by side, from the earliest: they are told apart in gray print as well.
pub const SHADES: [&str; 5] = ["#d9e6ff", "#9db7f9", "#7096f8", "#3460fb", ACTUAL];
