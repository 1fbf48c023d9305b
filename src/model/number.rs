//! 数値: exact decimals.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// 数値. An exact decimal of at most [`Number::DIGITS`] significant digits, below 10¹⁵ in size.
///
/// The bounds are those of a JSON number: whatever fits here survives a trip through any reader of
/// JSON unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Decimal);

impl Number {
    /// Most significant digits that every reader of JSON gives back unchanged.
    pub const DIGITS: usize = 15;
    pub const ZERO: Number = Number(Decimal::ZERO);

    /// `None` where the value does not fit (see the type).
    pub fn new(value: Decimal) -> Option<Number> {
        let value = value.normalize();
        let digits = value.mantissa().unsigned_abs().to_string().len();
        let fits = digits <= Self::DIGITS
            && value.scale() <= 15
            && value.abs() < Decimal::from(10_i64.pow(15));
        fits.then_some(Number(value))
    }

    /// Plain or scientific notation with a half-width point: what a data file holds, not what
    /// people type (see [`reading`](super::reading)).
    pub fn from_text(text: &str) -> Option<Number> {
        let value = if text.contains(['e', 'E']) {
            Decimal::from_scientific(text)
        } else {
            Decimal::from_str_exact(text)
        };
        Self::new(value.ok()?)
    }

    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// For a chart's edge only; verdicts never see a float.
    pub fn to_f64(self) -> f64 {
        self.0.to_f64().unwrap_or_default()
    }

    pub fn is_integer(self) -> bool {
        self.0.is_integer()
    }

    pub fn to_i64(self) -> Option<i64> {
        if self.is_integer() { self.0.to_i64() } else { None }
    }
}

impl From<i64> for Number {
    /// Panics beyond 15 digits: for literals in this program and its tests.
    fn from(value: i64) -> Number {
        Number::new(Decimal::from_i64(value).unwrap_or_default())
            .expect("a literal of at most 15 digits")
    }
}

/// A JSON number: fifteen digits go there and back unchanged.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.to_i64() {
            Some(whole) => to.serialize_i64(whole),
            None => to.serialize_f64(self.to_f64()),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Number, D::Error> {
        let written = serde_json::Number::deserialize(from)?.to_string();
        Number::from_text(&written).ok_or_else(|| D::Error::custom("a number of at most 15 digits"))
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
