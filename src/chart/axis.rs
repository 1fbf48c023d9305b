//! The value axis: round steps, zero unless said otherwise, and 万 or 億 where numbers grow long.

use crate::text::{Scale, Write};

/// Ends and step of an axis, in units of `scale`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    pub min: f64,
    pub max: f64,
    pub step: f64,
    /// What values are divided by, as the language counts.
    pub scale: Scale,
}

impl Axis {
    /// An axis for `values`. It starts at 0 unless `cut`, which is for lines of rates far from 0.
    pub fn of(values: &[f64], cut: bool, write: &Write) -> Axis {
        let (low, high) = values
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(*v), high.max(*v)));
        let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
        let scale = (write.scale)(low.abs().max(high.abs()));
        Axis::between(low, high, cut, scale)
    }

    /// An axis from 0 whose values are written out.
    pub fn unscaled(values: &[f64]) -> Axis {
        let (low, high) = (
            values.iter().copied().fold(0.0, f64::min),
            values.iter().copied().fold(0.0, f64::max),
        );
        Axis::between(low, high, false, Scale { divisor: 1.0, name: "" })
    }

    fn between(low: f64, high: f64, cut: bool, scale: Scale) -> Axis {
        let (low, high) = (low / scale.divisor, high / scale.divisor);
        let (low, high) = if cut { (low, high) } else { (low.min(0.0), high.max(0.0)) };
        let span = if high > low { high - low } else { high.abs().max(1.0) };
        // Room above the highest mark for its label.
        let step = round_up(span * 1.12 / 5.0);
        let min = (low / step).floor() * step;
        let max = ((high + span * 0.12) / step).ceil() * step;
        Axis { min, max: if max > min { max } else { min + step }, step, scale }
    }

    pub fn scaled(&self, value: f64) -> f64 {
        value / self.scale.divisor
    }
}

/// Whether a line of these values may start above 0: their spread is small beside their distance
/// from it.
pub fn may_be_cut(values: &[f64]) -> bool {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    low > 0.0 && (high - low) < 0.4 * high
}

fn round_up(step: f64) -> f64 {
    let mut size = 1.0;
    while size > step {
        size /= 10.0;
    }
    while size * 10.0 <= step {
        size *= 10.0;
    }
    let mantissa = step / size;
    let rounded = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .find(|round| mantissa <= *round + 1e-9)
        .unwrap_or(10.0);
    rounded * size
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{EN, JA};

    #[test]
    fn bars_start_at_zero_with_round_steps() {
        let axis = Axis::of(&[118.0, 171.0, 200.0], false, &JA.write);
        assert_eq!((axis.min, axis.step), (0.0, 50.0));
        assert!(axis.max >= 200.0);
        let axis = Axis::of(&[-3703.0, -2000.0], false, &JA.write);
        assert!(axis.min <= -3703.0 && axis.max >= 0.0);
    }

    #[test]
    fn long_numbers_are_counted_in_myriads() {
        let axis = Axis::of(&[3_807_682.0], false, &JA.write);
        assert_eq!((axis.scale.divisor, axis.scale.name), (1e4, "万"));
        let axis = Axis::of(&[3_807_682.0], false, &EN.write);
        assert_eq!((axis.scale.divisor, axis.scale.name), (1e6, "million"));
    }

    #[test]
    fn one_value_or_none_still_makes_an_axis() {
        for values in [&[][..], &[0.0], &[5.0]] {
            let axis = Axis::of(values, true, &JA.write);
            assert!(axis.max > axis.min && axis.step > 0.0);
        }
    }
}
