//! Figures, written: what is the same in every language.

use rust_decimal::Decimal;

use crate::measure::{Verdict, rate};
use crate::model::{Goal, Point};

/// Full digits with separators, and a true minus sign: triangles mean minus in these documents and
/// never appear here.
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

/// A whole number, with separators.
pub fn whole(number: i64) -> String {
    digits(Decimal::from(number))
}

/// A written figure with its unit: words of letters stand apart, 件 and % do not.
pub fn measured(figure: String, unit: &str) -> String {
    format!("{figure}{}{unit}", gap(unit))
}

/// What stands between a figure and its unit.
pub fn gap(unit: &str) -> &'static str {
    match unit.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => "\u{a0}",
        // Of 100 million yen: where there is little room, it goes below its figure.
        Some(first) if first.is_ascii_digit() => " ×\u{a0}",
        _ => "",
    }
}

/// 目安値 as it is told: with as many decimals as the figures it stands beside, at least one, and as
/// many more as it takes to see on which side of the actual it lies, so that a sentence never
/// contradicts itself. `None` where there is none.
pub fn expected_level(verdict: &Verdict) -> Option<Decimal> {
    let expected = verdict.expected?;
    let target = verdict.target.as_deref().and_then(|target| match target.goal {
        Goal::Value { value, .. } => Some(value.decimal()),
        _ => None,
    });
    let figures = [
        verdict.actual.as_ref().map(|actual| actual.value.decimal()),
        verdict.start.as_ref().map(|start| start.value),
        target,
    ];
    let places = figures
        .into_iter()
        .flatten()
        .map(|figure| figure.normalize().scale())
        .max()
        .unwrap_or(0)
        .max(1);
    let exact = expected.value.value();
    let actual = verdict.actual.as_ref().map(|actual| actual.value.decimal());
    // 28 digits are all there are.
    (places..=28)
        .map(|places| rate::round_to(exact, places))
        .find(|shown| actual.is_none_or(|actual| shown.cmp(&actual) == exact.cmp(&actual)))
        .or(Some(exact))
}

/// Day and clock of a local time in ISO, the day as a language writes it.
pub fn moment(iso: &str, written: fn(Point) -> String) -> (String, &str) {
    let (day, clock) = iso.split_once('T').unwrap_or((iso, ""));
    let day = Point::from_code(day).map_or(day.to_string(), written);
    (day, clock.get(..5).unwrap_or_default())
}

/// In megabytes or gigabytes; small ones with a decimal.
pub fn megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_add(52_428) / 104_858;
    match tenths {
        0..100 => format!("{}.{}MB", tenths / 10, tenths % 10),
        10_000.. => format!("{}GB", tenths.saturating_add(5_120) / 10_240),
        _ => format!("{}MB", tenths / 10),
    }
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
}
