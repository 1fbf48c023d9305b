//! Figures, written: what is the same in every language.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::Number;

/// Full digits with separators, and a true minus sign: triangles mean minus in these documents and never appear here.
pub fn digits(value: Decimal) -> String {
    let text = value.normalize().abs().to_string();
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text.as_str(), None),
    };
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value.is_sign_negative() && !value.is_zero() { "−" } else { "" };
    match fraction {
        Some(fraction) => format!("{sign}{grouped}.{fraction}"),
        None => format!("{sign}{grouped}"),
    }
}

/// A rounded decimal with exactly one place, as rates are shown.
pub fn one_place(value: Decimal) -> String {
    let text = digits(value);
    if text.contains('.') { text } else { format!("{text}.0") }
}

/// 万・億・兆, rounded: 「381万」, 「27.8億」, 「11.9兆」. `None` below a million.
pub fn myriads(value: Number) -> Option<String> {
    let value = value.decimal();
    let size = value.abs();
    let (unit, name, places) = match size {
        size if size < Decimal::from(1_000_000) => return None,
        size if size < Decimal::from(99_995_000) => (10_000_i64, "万", 0),
        size if size < Decimal::from(999_950_000_000_i64) => (100_000_000, "億", 1),
        _ => (1_000_000_000_000, "兆", 1),
    };
    let rounded = (value / Decimal::from(unit)).round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    Some(format!("{}{name}", digits(rounded)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_in_full_with_a_true_minus() {
        let digits = |text: &str| digits(Decimal::from_str_exact(text).unwrap());
        assert_eq!(digits("3807682"), "3,807,682");
        assert_eq!(digits("-2681.20"), "−2,681.2");
        assert_eq!(digits("-0"), "0");
        assert_eq!(digits("999"), "999");
    }

    #[test]
    fn from_a_million_on_myriads_help_the_eye() {
        let myriads = |value: i64| myriads(Number::from(value));
        assert_eq!(myriads(999_999), None);
        assert_eq!(myriads(3_807_682).as_deref(), Some("381万"));
        assert_eq!(myriads(27_770_000).as_deref(), Some("2,777万"));
        assert_eq!(myriads(99_995_000).as_deref(), Some("1億"));
        assert_eq!(myriads(11_926_400_000_000).as_deref(), Some("11.9兆"));
    }
}
