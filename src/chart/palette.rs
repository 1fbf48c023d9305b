//! Colours of charts. A test holds them equal to the tokens of the style sheet.

/// Name of the token, and its colour.
pub const ALL: [(&str, &str); 12] = [
    ("--white", WHITE),
    ("--gray-100", GRID),
    ("--gray-536", BASELINE),
    ("--gray-700", LABEL),
    ("--gray-900", INK),
    ("--blue-900", ACTUAL),
    ("--orange-800", WRONG),
    ("--gray-200", HAIR),
    ("--orange-200", FAR_LESS),
    ("--orange-50", LESS),
    ("--blue-100", MORE),
    ("--blue-300", FAR_MORE),
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
pub const HAIR: &str = "#cccccc";
/// Fields of less and more than a year before; each holds its number, which is read against them.
pub const FAR_LESS: &str = "#ffc199";
pub const LESS: &str = "#ffeee2";
pub const MORE: &str = "#d9e6ff";
pub const FAR_MORE: &str = "#9db7f9";
