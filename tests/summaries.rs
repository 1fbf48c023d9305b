//! Every summary names the classes that have members, and its numbers sum to the whole: of the sample in
//! every year, and of drawn documents, in both languages.

#[path = "fixtures/document.rs"]
mod document;
#[path = "fixtures/drawn.rs"]
mod drawn;

use genki_board::builtin;
use genki_board::exchange::read_text;
use genki_board::measure::{Rollup, Status};
use genki_board::model::*;
use genki_board::report::list::Mark;
use genki_board::report::results::{Results, ResultsChart};
use genki_board::report::whole::Whole;
use genki_board::report::{List, Outline, Overview};
use genki_board::text::{EN, JA, Text, results, whole};
use proptest::strategy::{Strategy as _, ValueTree as _};
use serde_json::Value;

/// How often a class is named with its number, as 「未達 3」; longer names are not taken for shorter ones.
fn named(text: &Text, status: Status, said: &str) -> Vec<usize> {
    let word = (text.say.status)(status);
    let numbers = said.match_indices(word).filter_map(|(at, _)| {
        let within = |other: &Status| {
            let longer = (text.say.status)(*other);
            longer.len() > word.len() && said[..at + word.len()].ends_with(longer)
        };
        if Status::ALL.iter().any(within) {
            return None;
        }
        let digits: String = said[at + word.len()..]
            .strip_prefix(' ')?
            .chars()
            .take_while(|c| c.is_ascii_digit())
            .collect();
        digits.parse().ok()
    });
    numbers.collect()
}

/// Of 「達成」 and its kin the headline says the number in words of its own.
fn adds_up(text: &Text, rollup: &Rollup, said: &str, good_is_said_apart: bool) {
    let mut sum = 0;
    for status in Status::ALL {
        let count = rollup.count(status);
        let found = named(text, status, said);
        if good_is_said_apart && status.is_good() {
            sum += count;
            if count > 0 && rollup.judged() > 0 {
                assert!(said.contains(&count.to_string()), "{said}");
            }
            continue;
        }
        assert_eq!(found, if count == 0 { vec![] } else { vec![count] }, "{status:?}: {said}");
        sum += found.iter().sum::<usize>();
    }
    assert_eq!(sum, rollup.total(), "{said}");
    if !rollup.missed().is_empty() {
        let first = |counts: &[(Status, usize)]| {
            counts
                .iter()
                .filter_map(|(status, count)| {
                    said.find(&format!("{} {count}", (text.say.status)(*status)))
                })
                .min()
        };
        let good = if good_is_said_apart { None } else { first(&rollup.reached()) };
        assert!(
            good.is_none_or(|good| first(&rollup.missed()).unwrap() < good),
            "misses first: {said}"
        );
    }
    assert!(
        !said.contains("のうち、0") && !said.contains("0の中") && !said.contains(" 0 of "),
        "{said}"
    );
}

fn check(strategy: &Strategy, year: i32) -> usize {
    let outline = Outline::of(strategy);
    let list = List::of(strategy, &outline, year);
    let overview = Overview::of(&outline, &list);
    if !overview.judged {
        return 0;
    }
    for text in [&JA, &EN] {
        let thresholds = &strategy.about.thresholds;
        let statement = (text.overview.statement)(&overview);
        let basis = (text.overview.basis)(&overview, thresholds);
        let outcomes_at = ["社会目標", "Social goals"].iter().find_map(|word| basis.find(word));
        assert_eq!(outcomes_at.is_some(), overview.outcomes.total() > 0, "{basis}");
        let (outputs, outcomes) = basis.split_at(outcomes_at.unwrap_or(basis.len()));
        let near = ["「おおむね達成」は", "“Nearly achieved” is"]
            .iter()
            .find_map(|word| outputs.find(word))
            .unwrap_or(outputs.len());
        adds_up(text, &overview.outputs, &format!("{statement}{}", &outputs[..near]), true);
        if overview.outcomes.total() > 0 {
            adds_up(text, &overview.outcomes, outcomes, false);
        }
        let of_whole = Whole::of(&outline, &list, None).unwrap();
        let said = (whole(text).status)(&of_whole);
        if of_whole.judged {
            adds_up(text, &of_whole.outputs(), &said, true);
        }
    }
    // 状態の推移: the year's own sentence.
    let money = Results::of(strategy, &outline, &list, None);
    if let Some(money) = money.filter(|money| money.judged) {
        let statuses = money.statuses.iter().find(|(of, _)| *of == year);
        let counts: Vec<(Status, usize)> = statuses
            .iter()
            .flat_map(|(_, counts)| counts)
            .filter_map(|(mark, count)| match mark {
                Mark::Status(status) if *count > 0 => Some((*status, *count)),
                _ => None,
            })
            .collect();
        for text in [&JA, &EN] {
            let said = (results(text).sentence)(ResultsChart::Statuses, &money);
            if !counts.is_empty() {
                adds_up(text, &Rollup { counts: counts.clone() }, &said, true);
            }
        }
    }
    // Of each direction, what its marks count is what it has.
    for direction in &overview.directions {
        let tallied: usize = direction.tally.iter().map(|(_, count)| count).sum();
        assert_eq!(tallied, direction.outputs.len());
    }
    1
}

#[test]
fn every_summary_of_the_sample_adds_up_in_every_year() {
    let text = std::fs::read_to_string(format!("public/{}", builtin::path("sample"))).unwrap();
    let strategy = read_text(&text).unwrap().strategy;
    let checked: usize = (2018..=2028).map(|year| check(&strategy, year)).sum();
    assert!(checked >= 5, "{checked}");
}

/// Several drawn indicators in one document.
fn several(bases: Vec<Value>) -> Value {
    let mut whole = bases[0].clone();
    for table in ["indicators", "targets", "observations", "seriesBreaks"] {
        whole[table] = Value::Array(Vec::new());
    }
    for (at, base) in bases.iter().enumerate() {
        let own = |value: &Value| Value::from(format!("{}-{at}", value.as_str().unwrap()));
        for table in ["indicators", "targets", "observations", "seriesBreaks"] {
            for record in base[table].as_array().into_iter().flatten() {
                let mut record = record.clone();
                record["id"] = own(&record["id"]);
                if record["indicator"].is_string() {
                    record["indicator"] = own(&record["indicator"]);
                }
                if record["baseline"]["observation"].is_string() {
                    record["baseline"]["observation"] = own(&record["baseline"]["observation"]);
                }
                whole[table].as_array_mut().unwrap().push(record);
            }
        }
    }
    whole
}

#[test]
fn every_summary_of_drawn_documents_adds_up() {
    let envelope = document::envelope();
    let drawn = proptest::collection::vec(drawn::drawn_base(), 2..9);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let (mut documents, mut checked) = (0, 0);
    for _ in 0..cases.unwrap_or(1_000_usize) {
        let base = several(drawn.new_tree(&mut runner).unwrap().current());
        let strategy = document::document(&envelope, &base);
        checked += (2022..=2026).map(|year| check(&strategy, year)).sum::<usize>();
        documents += 1;
    }
    println!("{documents} documents, {checked} overviews with a verdict");
    assert!(checked > documents);
}
