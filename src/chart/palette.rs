//! Colours of charts. A test holds them equal to the tokens of the style sheet.

/// Name of the token, and its colour.
pub const ALL: [(&str, &str); 8] = [
    ("--white", WHITE),
    ("--gray-100", GRID),
    ("--gray-536", BASELINE),
    ("--gray-600", LABEL_QUIET),
    ("--gray-700", LABEL),
    ("--gray-900", INK),
    ("--blue-900", ACTUAL),
    ("--blue-50", FOCUS),
];

pub const WHITE: &str = "#ffffff";
pub const GRID: &str = "#e6e6e6";
pub const BASELINE: &str = "#767676";
pub const LABEL_QUIET: &str = "#666666";
pub const LABEL: &str = "#4d4d4d";
pub const INK: &str = "#1a1a1a";
pub const ACTUAL: &str = "#0017c1";
pub const FOCUS: &str = "#e8f1fe";
