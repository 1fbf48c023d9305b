//! Rates: exact fractions to decide on, rounded only to be shown.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Number, Thresholds};

/// An exact fraction. The denominator is above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    numerator: Decimal,
    denominator: Decimal,
}

impl Ratio {
    /// `None` where the denominator is 0 or the fraction is too large to hold.
    pub fn new(numerator: Decimal, denominator: Decimal) -> Option<Ratio> {
        if denominator.is_zero() {
            return None;
        }
        if denominator < Decimal::ZERO {
            return Some(Ratio { numerator: -numerator, denominator: -denominator });
        }
        Some(Ratio { numerator, denominator })
    }

    /// Whether the fraction is at least `percent` %. Decided without dividing.
    pub fn at_least_percent(&self, percent: Number) -> bool {
        let left = self.numerator.checked_mul(Decimal::ONE_HUNDRED);
        let right = self.denominator.checked_mul(percent.decimal());
        matches!((left, right), (Some(left), Some(right)) if left >= right)
    }

    /// How the fraction stands to a value, exactly.
    pub fn compare(&self, value: Decimal) -> std::cmp::Ordering {
        match value.checked_mul(self.denominator) {
            Some(right) => self.numerator.cmp(&right),
            // Beyond what can be multiplied out, the rounded quotient is as exact as anything.
            None => self.value().cmp(&value),
        }
    }

    /// The fraction times `numerator / denominator`; `None` where it is too large to hold.
    pub fn times(&self, numerator: i64, denominator: i64) -> Option<Ratio> {
        Ratio::new(
            self.numerator.checked_mul(numerator.into())?,
            self.denominator.checked_mul(denominator.into())?,
        )
    }

    /// The fraction as a decimal, rounded at the 28th digit.
    pub fn value(&self) -> Decimal {
        self.numerator.checked_div(self.denominator).unwrap_or(Decimal::ZERO)
    }

    /// In percent, with one decimal, rounded half away from zero; but a rate below one of the
    /// `thresholds` (in percent) never reads as the threshold: 79.96 is 79.9, 99.96 is 99.9.
    pub fn percent(&self, thresholds: &[Number]) -> Decimal {
        let exact = self.value().checked_mul(Decimal::ONE_HUNDRED).unwrap_or(Decimal::MAX);
        round_below(exact, thresholds)
    }

    /// In percent, as it is shown beside a verdict by these thresholds.
    pub fn percent_by(&self, thresholds: &Thresholds) -> Decimal {
        self.percent(&[100.into(), thresholds.nearly, thresholds.partly, thresholds.exceeded])
    }
}

/// One decimal, half away from zero.
pub fn round(value: Decimal) -> Decimal {
    round_to(value, 1)
}

/// That many decimals, half away from zero.
pub fn round_to(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// [`round`], but never up to a threshold that the value itself is below.
pub fn round_below(exact: Decimal, thresholds: &[Number]) -> Decimal {
    let rounded = round(exact);
    let crosses = thresholds
        .iter()
        .map(|t| t.decimal())
        .any(|threshold| exact < threshold && rounded >= threshold);
    if crosses {
        exact.round_dp_with_strategy(1, RoundingStrategy::ToNegativeInfinity)
    } else {
        rounded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_rounded_half_up_and_never_up_to_a_threshold() {
        let thresholds = [100.into(), 80.into(), 60.into()];
        for (exact, shown) in [
            ("120.75", "120.8"),
            ("0.25", "0.3"),
            ("-0.25", "-0.3"),
            ("99.96", "99.9"),
            ("79.96", "79.9"),
            ("80", "80"),
        ] {
            let exact = Decimal::from_str_exact(exact).unwrap();
            assert_eq!(
                round_below(exact, &thresholds),
                Decimal::from_str_exact(shown).unwrap(),
                "{exact}"
            );
        }
    }

    #[test]
    fn a_third_is_decided_exactly() {
        let third = Ratio::new(Decimal::ONE, Decimal::from(3)).unwrap();
        assert!(!third.at_least_percent(Number::from_text("33.3333333333334").unwrap()));
        assert!(third.at_least_percent(Number::from_text("33.3333333333333").unwrap()));
    }
}
