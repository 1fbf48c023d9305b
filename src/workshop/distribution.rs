//! みんなの線: the lines of an indicator side by side, and how they are spread in each year.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Before, Collection, Sketch};
use crate::model::{Id, Number};

/// Fewer values than these have no middle half: they are shown one by one.
const FEWEST: usize = 3;

/// More lines than these are shown pale, but for some.
const MOST: usize = 20;

/// So many of them stand out.
const STANDING_OUT: usize = 7;

/// Everybody's sketches of one indicator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distribution {
    /// One a participant who sketched it, from the lowest end to the highest.
    pub lines: Vec<Line>,
    pub years: BTreeMap<i32, Spread>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Of the submission.
    pub of: Id,
    pub sketch: Sketch,
    /// Drawn more strongly than the others.
    pub stands_out: bool,
}

/// The values of one year. `lower`, `median` and `upper` are each year's own: together they are
/// nobody's line.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    pub count: usize,
    pub least: Number,
    pub median: Decimal,
    pub greatest: Number,
    /// The ends of the middle half; `None` of fewer than three values.
    pub middle: Option<(Decimal, Decimal)>,
}

impl Distribution {
    pub fn of(collection: &Collection, indicator: &Id) -> Distribution {
        let sketched = collection.counted.iter().filter_map(|one| {
            let sketch = one.sketches.get(indicator).filter(|sketch| !sketch.path.is_empty())?;
            Some(Line { of: one.id.clone(), sketch: sketch.clone(), stands_out: false })
        });
        let mut lines: Vec<Line> = sketched.collect();
        lines.sort_by(|a, b| (a.end(), &a.of).cmp(&(b.end(), &b.of)));
        let strong = standing_out(lines.len());
        for (at, line) in lines.iter_mut().enumerate() {
            line.stands_out = strong.contains(&at);
        }
        let mut values: BTreeMap<i32, Vec<Number>> = BTreeMap::new();
        for (year, value) in lines.iter().flat_map(|line| &line.sketch.path) {
            values.entry(*year).or_default().push(*value);
        }
        let years =
            values.into_iter().filter_map(|(year, values)| Some((year, Spread::of(values)?)));
        let years = years.collect();
        Distribution { lines, years }
    }
}

impl Distribution {
    /// The lines by where they end: below the middle half of the last year, within it, above it.
    pub fn quarters(&self) -> [Vec<Line>; 3] {
        let mut found = [Vec::new(), Vec::new(), Vec::new()];
        let middle = self.years.values().next_back().and_then(|spread| spread.middle);
        for line in &self.lines {
            let end = line.sketch.path.values().next_back().map(|value| value.decimal());
            let place = match (end, middle) {
                (Some(end), Some((low, _))) if end < low => 0,
                (Some(end), Some((_, high))) if end > high => 2,
                _ => 1,
            };
            found[place].push(line.clone());
        }
        found
    }

    /// How the lines are spread, without any of them: what the next round has in sight. Fewer than
    /// three are told by none.
    pub fn before(&self) -> Before {
        let summary = |(year, spread): (&i32, &Spread)| {
            let (lower, upper) = spread.middle?;
            let number = |value: Decimal| Number::new(value.round_dp(9));
            let (lower, median, upper) = (number(lower)?, number(spread.median)?, number(upper)?);
            Some((*year, [lower, median, upper]))
        };
        Before { count: self.lines.len(), years: self.years.iter().filter_map(summary).collect() }
    }
}

impl Line {
    /// The last year that was sketched, and its value.
    fn end(&self) -> Option<(Number, i32)> {
        self.sketch.path.last_key_value().map(|(year, value)| (*value, *year))
    }
}

/// Places of those that stand out among so many, in the order of their ends: all of a few; of many
/// the lowest, the highest, and others evenly between.
fn standing_out(count: usize) -> Vec<usize> {
    if count <= MOST {
        return (0..count).collect();
    }
    (0..STANDING_OUT)
        .map(|at| (at * (count - 1) + (STANDING_OUT - 1) / 2) / (STANDING_OUT - 1))
        .collect()
}

impl Spread {
    /// `None` of nothing.
    pub fn of(mut values: Vec<Number>) -> Option<Spread> {
        values.sort();
        let (least, greatest) = (*values.first()?, *values.last()?);
        let middle = (values.len() >= FEWEST).then(|| (quantile(&values, 1), quantile(&values, 3)));
        let median = quantile(&values, 2);
        Some(Spread { count: values.len(), least, median, greatest, middle })
    }
}

/// The value below which `quarter` quarters lie, of values in order, as spreadsheet programs have it
/// (QUARTILE.INC; type 7 of Hyndman and Fan 1996): between two values in proportion.
fn quantile(values: &[Number], quarter: usize) -> Decimal {
    let quarters = (values.len() - 1) * quarter;
    let (below, share) = (quarters / 4, Decimal::new(quarters as i64 % 4 * 25, 2));
    let low = values[below].decimal();
    match values.get(below + 1) {
        Some(high) => low + (high.decimal() - low) * share,
        None => low,
    }
}
