//! Invented answers, to try a 勉強会 before anybody has come: plainly made up, the same each time.

use rust_decimal::Decimal;

use super::{Brief, Card, Sheet, Sketch, Submission};
use crate::model::{Desired, Id, Number};

/// So many groups where none are named.
const GROUPS: usize = 6;

/// An answer of each group but the last: lines that spread out from the last figure, some with a reason.
pub fn invented(brief: &Brief, reasons: &[&str]) -> Vec<Submission> {
    let names: Vec<String> = match brief.groups.split_last() {
        None => vec![String::new(); GROUPS],
        Some((only, [])) => vec![only.clone()],
        // The last one is for whoever tries it.
        Some((_, others)) => others.to_vec(),
    };
    let count = names.len();
    let answer = |(at, name): (usize, String)| {
        let sketch = |(line, sheet): (usize, &Sheet)| {
            // From −1 to 1 over the groups, in another order for every sheet.
            let turn = (at + line) % count;
            let lean = Decimal::from(2 * turn as i64 - count as i64 + 1) / Decimal::from(count);
            let why = reasons.get((at + line) % reasons.len().max(1)).copied().unwrap_or_default();
            (sheet.id.clone(), invented_sketch(brief, sheet, lean, why))
        };
        let card = reasons.first().filter(|_| at == 0).map(|text| Card {
            indicator: brief.sheets.first().map(|sheet| sheet.id.clone()),
            text: (*text).to_string(),
        });
        Submission {
            id: Id::from(format!("invented-{at}")),
            session: brief.session(),
            name,
            sketches: brief.sheets.iter().enumerate().map(sketch).collect(),
            cards: card.into_iter().collect(),
            ..Submission::default()
        }
    };
    names.into_iter().enumerate().map(answer).collect()
}

/// A line that grows by some percent a year, and that much more or less by its lean.
fn invented_sketch(brief: &Brief, sheet: &Sheet, lean: Decimal, why: &str) -> Sketch {
    let start = sheet.last().map_or(Decimal::ONE_HUNDRED, |(_, value)| value.decimal());
    let down = sheet.desired == Desired::Decrease.word();
    let growth = if down { Decimal::new(-2, 2) } else { Decimal::new(4, 2) };
    let growth = growth + lean * Decimal::new(5, 2);
    let value = |years: i64| {
        Number::new((start + start * growth * Decimal::from(years)).round_dp(sheet.precision))
    };
    let path = (1..).zip(brief.years()).filter_map(|(years, year)| Some((year, value(years)?)));
    let path: std::collections::BTreeMap<i32, Number> = path.collect();
    let best = path.last_key_value().map(|(_, value)| value.decimal());
    let off = |percent: i64| {
        let best = best?;
        Number::new((best + best.abs() * Decimal::new(percent, 2)).round_dp(sheet.precision))
    };
    Sketch { low: off(-8), high: off(8), path, sure: Some(70), why: why.to_string() }
}
