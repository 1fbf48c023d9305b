//! 地域勉強会: what counts of what came in, and everybody's lines together, whatever the order, the
//! duplicates and the names of the files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use genki_board::model::{Id, Number};
use genki_board::workshop::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rust_decimal::Decimal;

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(10_000)
}

fn session() -> Session {
    Session { workshop: "w".into(), round: 1, base: "T15V-QHZD".into() }
}

fn sketch(path: &[(i32, i64)]) -> Sketch {
    let path = path.iter().map(|(year, value)| (*year, Number::from(*value))).collect();
    Sketch { path, ..Sketch::default() }
}

fn submission(id: &str, value: i64) -> Submission {
    Submission {
        id: id.into(),
        session: session(),
        sketches: BTreeMap::from([("i".into(), sketch(&[(2025, value), (2026, value + 10)]))]),
        ..Submission::default()
    }
}

fn collected(came: Vec<Submission>) -> Collection {
    Collection::of(&session(), came)
}

fn distribution(collection: &Collection) -> Distribution {
    Distribution::of(collection, &"i".into())
}

fn counted(collection: &Collection) -> Vec<&str> {
    collection.counted.iter().map(|one| one.id.as_str()).collect()
}

/// A few participants, their corrections, files of other sessions, contradictions and rings.
fn came() -> impl Strategy<Value = Vec<Submission>> {
    let ids = || prop::sample::select(vec!["a", "b", "c", "d", "e", "f", "g"]);
    let one = (
        ids(),
        prop::option::weighted(0.4, ids()),
        0..3u32,
        prop::sample::select(vec!["w", "w", "w", "w", "other"]),
        prop::sample::select(vec![1, 1, 1, 2u32]),
        prop::sample::select(vec!["T15V-QHZD", "T15V-QHZD", "T15V-QHZD", "0000-0000"]),
        prop::collection::btree_map(2024..2028i32, (-500..500i64).prop_map(Number::from), 0..4),
        prop::sample::select(vec!["", "1班", "2班"]),
    );
    let one = one.prop_map(|(id, first, revision, workshop, round, base, path, name)| Submission {
        id: id.into(),
        session: Session { workshop: workshop.into(), round, base: base.into() },
        first: first.map(Id::from),
        revision,
        name: name.into(),
        sketches: BTreeMap::from([("i".into(), Sketch { path, ..Sketch::default() })]),
        cards: Vec::new(),
    });
    prop::collection::vec(one, 0..14)
}

fn each_case(law: impl Fn(Vec<Submission>, Vec<usize>) -> Result<(), TestCaseError>) {
    let shuffled = came().prop_flat_map(|came| {
        // Every one at least once, some twice, in any order.
        let places = prop::collection::vec(0..came.len().max(1), 0..6);
        let all: Vec<usize> = (0..came.len()).collect();
        (Just(came), Just(all).prop_shuffle(), places).prop_map(|(came, mut order, again)| {
            order.extend(again.into_iter().filter(|at| *at < came.len()));
            (came, order)
        })
    });
    let config = Config { cases: cases(), failure_persistence: None, ..Config::default() };
    TestRunner::new(config).run(&shuffled, |(came, order)| law(came, order)).unwrap();
}

#[test]
fn neither_order_nor_duplicates_change_what_counts_and_what_it_amounts_to() {
    each_case(|came, order| {
        let again = order.iter().map(|at| came[*at].clone()).collect();
        let (one, other) = (collected(came), collected(again));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(distribution(&one), distribution(&other));
        Ok(())
    });
}

#[test]
fn nothing_is_told_apart_by_names() {
    each_case(|came, _| {
        let renamed = |mut one: Submission| {
            one.name = format!("別の{}", one.name);
            one
        };
        let with_names = collected(came.clone());
        let without = collected(came.into_iter().map(renamed).collect());
        prop_assert_eq!(counted(&with_names), counted(&without));
        prop_assert_eq!(distribution(&with_names), distribution(&without));
        Ok(())
    });
}

#[test]
fn everything_that_came_is_counted_or_lies_apart_and_nobody_counts_twice() {
    each_case(|came, _| {
        let distinct: BTreeSet<Submission> = came.iter().cloned().collect();
        let found = collected(came);
        let kept: BTreeSet<Submission> = found
            .counted
            .iter()
            .chain(found.apart.iter().map(|(one, _)| one))
            .map(|one| (**one).clone())
            .collect();
        prop_assert_eq!(found.counted.len() + found.apart.len(), distinct.len());
        prop_assert_eq!(kept, distinct);
        let ids: BTreeSet<&str> = counted(&found).into_iter().collect();
        prop_assert_eq!(ids.len(), found.counted.len());
        for one in &found.counted {
            prop_assert_eq!(&one.session, &session());
        }
        // Of a participant the last correction counts, and no other.
        let whose: BTreeSet<&Id> = found.counted.iter().map(|one| one.participant()).collect();
        prop_assert_eq!(whose.len(), found.counted.len());
        for (one, _) in found.apart.iter().filter(|(_, why)| *why == Apart::Replaced) {
            let last = found.counted.iter().find(|last| last.participant() == one.participant());
            prop_assert!(last.is_some_and(|last| last.revision >= one.revision));
        }
        Ok(())
    });
}

/// The same once more, in another way: by definition, over the values written out four times.
fn quartile_by_repeating(values: &[Number], quarter: usize) -> Decimal {
    let steps = (values.len() - 1) * 4;
    let at = |step: usize| {
        let (below, rest) = (values[step / 4].decimal(), step % 4);
        let above = values[(step / 4 + 1).min(values.len() - 1)].decimal();
        below + (above - below) * Decimal::from(rest as u64) / Decimal::from(4)
    };
    at(steps * quarter / 4)
}

#[test]
fn the_spread_of_a_year_is_of_the_values_of_that_year() {
    each_case(|came, _| {
        let found = collected(came);
        for (year, spread) in &distribution(&found).years {
            let paths = found.counted.iter().filter_map(|one| one.sketches.get("i"));
            let mut values: Vec<Number> =
                paths.filter_map(|sketch| sketch.path.get(year).copied()).collect();
            values.sort();
            prop_assert_eq!(spread.count, values.len());
            prop_assert_eq!((spread.least, spread.greatest), (values[0], values[values.len() - 1]));
            prop_assert_eq!(spread.median, quartile_by_repeating(&values, 2));
            let quarters = [1, 3].map(|quarter| quartile_by_repeating(&values, quarter));
            let expected = (values.len() >= 3).then_some((quarters[0], quarters[1]));
            prop_assert_eq!(spread.middle, expected);
        }
        Ok(())
    });
}

#[test]
fn quartiles_are_those_of_spreadsheet_programs() {
    let of = |values: &[i64]| {
        let spread = Spread::of(values.iter().map(|value| Number::from(*value)).collect()).unwrap();
        let (lower, upper) = spread.middle.unwrap();
        [lower, spread.median, upper].map(|value| value.normalize().to_string())
    };
    // QUARTILE.INC of 1, 2, 4, 7, 8, 9, 10, 12 is 3.5, 7.5, 9.25.
    assert_eq!(of(&[12, 1, 10, 2, 9, 4, 8, 7]), ["3.5", "7.5", "9.25"]);
    assert_eq!(of(&[150, 170, 190, 198, 215, 235]), ["175", "194", "210.75"]);
    assert_eq!(of(&[3, 1, 2]), ["1.5", "2", "2.5"]);
}

#[test]
fn fewer_than_three_have_no_middle_half() {
    let two = Spread::of(vec![10.into(), 20.into()]).unwrap();
    assert_eq!((two.count, two.median, two.middle), (2, Decimal::from(15), None));
    assert_eq!(Spread::of(Vec::new()), None);
}

#[test]
fn a_late_correction_counts_in_place_of_what_it_corrects() {
    let first = submission("a", 100);
    let correction = |id, revision, value| Submission {
        first: Some("a".into()),
        revision,
        ..submission(id, value)
    };
    let (second, third) = (correction("a2", 1, 120), correction("a3", 2, 130));
    let came = vec![third.clone(), submission("b", 90), first.clone(), second.clone()];
    let found = collected(came);
    assert_eq!(counted(&found), ["a3", "b"]);
    let replaced = |one: &Submission| (one.clone().into(), Apart::Replaced);
    assert_eq!(found.apart, [replaced(&first), replaced(&second)]);
    // What it corrects never came: it counts all the same, and takes its place when it does.
    assert_eq!(counted(&collected(vec![second])), ["a2"]);
    assert_eq!(counted(&collected(vec![first, third.clone()])), ["a3"]);
    // Two corrections of one are one participant's.
    assert_eq!(counted(&collected(vec![correction("a9", 2, 140), third])), ["a9"]);
}

#[test]
fn what_belongs_elsewhere_lies_apart_with_the_reason() {
    let with = |change: fn(&mut Session)| {
        let mut one = submission("x", 100);
        change(&mut one.session);
        collected(vec![one, submission("a", 90)])
    };
    for (found, why) in [
        (with(|session| session.workshop = "v".into()), Apart::OtherWorkshop),
        (with(|session| session.round = 2), Apart::OtherRound),
        (with(|session| session.base = "0000-0000".into()), Apart::OtherBase),
    ] {
        assert_eq!(counted(&found), ["a"]);
        assert_eq!(
            found.apart.iter().map(|(one, why)| (one.id.as_str(), *why)).collect::<Vec<_>>(),
            [("x", why)]
        );
    }
    let found = collected(vec![submission("a", 100), submission("a", 101), submission("b", 90)]);
    assert_eq!(counted(&found), ["b"]);
    assert!(
        found.apart.iter().all(|(_, why)| *why == Apart::Contradicts) && found.apart.len() == 2
    );
}

#[test]
fn of_many_lines_seven_stand_out_from_the_lowest_end_to_the_highest() {
    let of = |count: i64| {
        let came = (0..count).map(|at| submission(&format!("s{at:04}"), at * 7 % count)).collect();
        distribution(&collected(came))
    };
    assert!(of(20).lines.iter().all(|line| line.stands_out));
    for count in [21, 30, 200] {
        let lines = of(count).lines;
        let strong: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].stands_out).collect();
        assert_eq!((strong.len(), strong[0], strong[6]), (7, 0, lines.len() - 1), "{count}");
        let steps: Vec<usize> = strong.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(steps.iter().max().unwrap() - steps.iter().min().unwrap() <= 1, "{steps:?}");
    }
}

#[test]
fn a_thousand_submissions_of_fifty_indicators() {
    let one = |at: i64| {
        let sketches = (0..50).map(|indicator| {
            let path: Vec<(i32, i64)> =
                (0..5).map(|year| (2025 + year as i32, at * 31 % 977 + indicator + year)).collect();
            (format!("i{indicator}").into(), sketch(&path))
        });
        Submission { sketches: sketches.collect(), ..submission(&format!("s{at:04}"), 0) }
    };
    let came: Vec<Arc<Submission>> = (0..1000).map(one).map(Arc::new).collect();
    let begun = std::time::Instant::now();
    let found = Collection::of(&session(), came);
    let took = begun.elapsed();
    let mut longest = took;
    for indicator in 0..50 {
        let begun = std::time::Instant::now();
        let distribution = Distribution::of(&found, &format!("i{indicator}").into());
        longest = longest.max(begun.elapsed());
        assert_eq!((distribution.lines.len(), distribution.years.len()), (1000, 5));
    }
    println!(
        "1,000 submissions of 50 indicators: told apart in {took:?}, no step longer than {longest:?}"
    );
}
