//! Laws of the verdicts, over drawn documents: whatever the target, the direction, the kind of figure,
//! the sum, the break, the state and the date.

#[path = "fixtures/document.rs"]
mod document;
#[path = "fixtures/drawn.rs"]
mod drawn;

use std::collections::BTreeMap;

use genki_board::measure::{Status, Verdict};
use genki_board::model::*;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::Value;

const YEARS: std::ops::RangeInclusive<i32> = 2021..=2026;

/// So many drawn documents, of six years each: ten thousand verdicts and more a law.
fn cases() -> usize {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1_700)
}

/// Every drawn document with its verdicts.
fn each_document(mut check: impl FnMut(&Value, &Strategy, &Indicator, &[(i32, Verdict)])) {
    let envelope = document::envelope();
    let mut runner = TestRunner::deterministic();
    let mut reached: BTreeMap<&str, usize> = BTreeMap::new();
    let mut counted = 0;
    for _ in 0..cases() {
        let base = drawn::drawn_base().new_tree(&mut runner).unwrap().current();
        let strategy = document::document(&envelope, &base);
        let indicator = strategy.indicators.get(&"i".into()).unwrap().clone();
        let of = |year| (year, Verdict::of(&strategy, &indicator, indicator.period(year)));
        let verdicts: Vec<_> = YEARS.map(of).collect();
        for (_, verdict) in &verdicts {
            *reached.entry(verdict.status.word()).or_default() += 1;
            counted += 1;
        }
        check(&base, &strategy, &indicator, &verdicts);
    }
    println!("{counted} verdicts: {reached:?}");
    assert_eq!(reached.len(), Status::ALL.len(), "the draws reach every status: {reached:?}");
    assert!(counted >= 10_000 || cases() < 1_700);
}

fn each_drawn(mut check: impl FnMut(&Value, &Strategy, &Indicator, i32, &Verdict)) {
    each_document(|base, strategy, indicator, verdicts| {
        for (year, verdict) in verdicts {
            check(base, strategy, indicator, *year, verdict);
        }
    });
}

/// The drawn documents, changed in a way that must not change a status.
fn each_changed(change: impl Fn(&Value, &Indicator) -> Option<Value>) {
    let envelope = document::envelope();
    each_document(|base, _, indicator, verdicts| {
        let Some(changed) = change(base, indicator) else { return };
        let strategy = document::document(&envelope, &changed);
        for (year, verdict) in verdicts {
            assert_eq!(status(&strategy, *year), verdict.status, "{year} {base}");
        }
    });
}

fn status(strategy: &Strategy, year: i32) -> Status {
    let indicator = strategy.indicators.get(&"i".into()).unwrap();
    Verdict::of(strategy, indicator, indicator.period(year)).status
}

/// How good a judged status is, among those of its kind.
fn rank(status: Status) -> Option<u8> {
    Some(match status {
        Status::NotImproved | Status::Below => 0,
        Status::Behind | Status::Flat | Status::Partly => 1,
        Status::Improved | Status::Nearly => 2,
        Status::AboveExpected | Status::Achieved => 3,
        Status::TargetMet => 4,
        _ => return None,
    })
}

/// A relation checked by itself.
fn holds(goal: &Goal, actual: Number) -> bool {
    match goal {
        Goal::Value { relation: Relation::AtLeast, value } => actual >= *value,
        Goal::Value { relation: Relation::Above, value } => actual > *value,
        Goal::Value { relation: Relation::AtMost, value } => actual <= *value,
        Goal::Value { relation: Relation::Below, value } => actual < *value,
        Goal::Range { from, to } => *from <= actual && actual <= *to,
        _ => false,
    }
}

#[test]
fn a_miss_is_never_a_success() {
    each_drawn(|base, strategy, indicator, year, verdict| {
        let period = indicator.period(year);
        let counted = strategy.counted(&indicator.id, period);
        if verdict.status.is_judged() {
            let counted = counted.expect("what is judged is known");
            assert!(matches!(counted.figure, Figure::Number(_)), "{base}");
            assert!(!counted.is_of_part(indicator.accrues), "a part of a year is judged: {base}");
        }
        let Some(target) = &verdict.target else {
            assert!(!verdict.status.is_judged(), "without a target: {base}");
            return;
        };
        let Some(actual) = &verdict.actual else { return };
        let met = holds(&target.goal, actual.value);
        let over = period.year() >= target.period.year();
        match verdict.status {
            Status::TargetMet | Status::Achieved => assert!(met, "{year} {base}"),
            Status::AboveExpected | Status::Improved if over => {
                assert!(verdict.status != Status::AboveExpected, "{year} {base}");
                assert!(!met, "{year} {base}");
            }
            _ => {}
        }
        // What may still be exceeded has not been kept.
        let grows = actual.sum_since.is_some() || indicator.aggregation == Aggregation::Cumulative;
        if verdict.status == Status::TargetMet && !over && grows {
            assert!(
                matches!(
                    target.goal,
                    Goal::Value { relation: Relation::AtLeast | Relation::Above, .. }
                ),
                "{year} {base}"
            );
        }
        if verdict.status == Status::Improved {
            assert!(!grows, "what only grows is never merely better: {base}");
        }
    });
}

#[test]
fn a_better_figure_is_never_judged_worse() {
    let mut compared = 0;
    each_drawn(|base, strategy, indicator, year, verdict| {
        let step = match indicator.desired {
            Desired::Increase => 7,
            Desired::Decrease => -7,
            _ => return,
        };
        let Some(before) = rank(verdict.status) else { return };
        let counted = strategy.counted(&indicator.id, indicator.period(year)).unwrap().clone();
        let is_baseline = indicator.baseline == Some(Baseline::Observed(counted.id.clone()));
        let range =
            verdict.target.as_ref().is_some_and(|found| matches!(found.goal, Goal::Range { .. }));
        if is_baseline || range {
            return;
        }
        let mut better = strategy.clone();
        better.observations.alter(&counted.id, |found| {
            if let Figure::Number(value) = found.figure {
                let moved = value.decimal() + rust_decimal::Decimal::from(step);
                found.figure = Figure::Number(Number::new(moved).unwrap());
            }
        });
        let after = status(&better, year);
        let after_rank = rank(after).unwrap_or_else(|| panic!("{after:?} {year} {base}"));
        assert!(after_rank >= before, "{:?} → {after:?} in {year} {base}", verdict.status);
        compared += 1;
    });
    assert!(compared > 100, "{compared}");
}

/// Every number of a raw document, changed alike.
fn scaled(base: &Value, by: i64) -> Value {
    let mut base = base.clone();
    let times = |value: &mut Value| {
        if let Some(number) = value.as_i64() {
            *value = (number * by).into();
        }
    };
    for table in ["observations", "targets"] {
        for record in base[table].as_array_mut().into_iter().flatten() {
            for field in ["value", "from", "to"] {
                if let Some(value) = record.get_mut(field) {
                    times(value);
                }
            }
        }
    }
    base
}

#[test]
fn a_unit_a_thousand_times_smaller_changes_nothing() {
    each_changed(|base, _| {
        let mut larger = scaled(base, 1_000);
        let tolerance = base["indicators"][0]["tolerance"].as_i64().unwrap_or(0);
        larger["indicators"][0]["tolerance"] = (tolerance * 1_000).into();
        Some(larger)
    });
}

fn mirror(word: &str) -> String {
    match word {
        "increase" => "decrease",
        "decrease" => "increase",
        "atLeast" => "atMost",
        "atMost" => "atLeast",
        "above" => "below",
        "below" => "above",
        "増加" => "減少",
        "減少" => "増加",
        other => other,
    }
    .to_string()
}

#[test]
fn mirrored_is_mirrored() {
    each_changed(|base, indicator| {
        // Rates of achievement have no mirror, and what only grows would only shrink.
        let targets = base["targets"].as_array().unwrap();
        let sums = targets.iter().any(|found| found["sumSince"].is_string());
        if !indicator.is_outcome() || sums || indicator.aggregation == Aggregation::Cumulative {
            return None;
        }
        let mut mirrored = scaled(base, -1);
        let desired = mirror(base["indicators"][0]["desired"].as_str().unwrap());
        mirrored["indicators"][0]["desired"] = desired.into();
        for target in mirrored["targets"].as_array_mut().unwrap() {
            for field in ["relation", "words"] {
                if let Some(word) = target[field].as_str() {
                    target[field] = mirror(word).into();
                }
            }
            if target["from"].is_number() {
                let (from, to) = (target["from"].clone(), target["to"].clone());
                (target["from"], target["to"]) = (to, from);
            }
        }
        Some(mirrored)
    });
}

#[test]
fn the_order_of_the_records_changes_nothing() {
    each_changed(|base, _| {
        let mut turned = base.clone();
        for table in ["observations", "targets", "seriesBreaks"] {
            if let Some(records) = turned[table].as_array_mut() {
                records.reverse();
            }
        }
        Some(turned)
    });
}
