//! Verdicts and roll-ups of the sample, computed a second time: from the raw file, by the rules as
//! they are written down, with nothing of the program's own.

#[path = "fixtures/document.rs"]
mod document;
#[path = "fixtures/drawn.rs"]
mod drawn;

use std::collections::BTreeMap;

use genki_board::builtin;
use genki_board::measure::Verdict;
use genki_board::report::{List, Outline, Overview};
use rust_decimal::Decimal;
use serde_json::Value;

/// Every year there is anything of, and one before and after.
const YEARS: std::ops::RangeInclusive<i32> = 2019..=2027;

struct Raw {
    base: Value,
}

/// A day as a number that only has to be in order: no month has more than 31 days.
type Day = i32;

fn day(year: i32, month: i32, day: i32) -> Day {
    (year * 12 + month - 1) * 31 + day
}

/// First and last day of 「FY2023」, 「2023」, 「2023-01」, 「2023-01-31」.
fn days(written: &str) -> (Day, Day) {
    if let Some(year) = written.strip_prefix("FY") {
        let year: i32 = year.parse().unwrap();
        return (day(year, 4, 1), day(year + 1, 3, 31));
    }
    let parts: Vec<i32> = written.split('-').map(|part| part.parse().unwrap()).collect();
    match parts[..] {
        [year] => (day(year, 1, 1), day(year, 12, 31)),
        [year, month] => (day(year, month, 1), day(year, month, 31)),
        [year, month, of_month] => (day(year, month, of_month), day(year, month, of_month)),
        _ => panic!("{written}"),
    }
}

fn number(value: &Value) -> Option<Decimal> {
    value.is_number().then(|| value.to_string().parse().unwrap())
}

fn year_of(period: &str) -> i32 {
    period.trim_start_matches("FY").parse().unwrap()
}

#[derive(Debug, PartialEq)]
struct Judged {
    status: &'static str,
    progress: Option<Decimal>,
    achievement: Option<Decimal>,
}

impl Judged {
    fn bare(status: &'static str) -> Judged {
        Judged { status, progress: None, achievement: None }
    }
}

impl Raw {
    fn table(&self, name: &str) -> impl Iterator<Item = &Value> {
        self.base[name].as_array().into_iter().flatten()
    }

    fn of<'a>(&'a self, table: &'a str, indicator: &'a Value) -> impl Iterator<Item = &'a Value> {
        self.table(table).filter(move |record| record["indicator"] == indicator["id"])
    }

    fn period(indicator: &Value, year: i32) -> String {
        if indicator["calendar"] == true { year.to_string() } else { format!("FY{year}") }
    }

    fn as_of(observation: &Value) -> Day {
        let written = observation["asOf"]["at"]
            .as_str()
            .unwrap_or_else(|| observation["period"].as_str().unwrap());
        days(written).1
    }

    /// The whole period before a part; 改定、確報、速報、年度途中、見込み; a figure before a reason; then the
    /// later as-of; then what was entered later.
    fn counted<'a>(&'a self, indicator: &'a Value, period: &str) -> Option<&'a Value> {
        const STATES: [&str; 5] = ["forecast", "interim", "preliminary", "final", "revised"];
        self.of("observations", indicator).filter(|found| found["period"] == period).max_by_key(
            |found| {
                let state = STATES.iter().position(|state| found["state"] == *state).unwrap_or(0);
                let whole = !Self::is_part(indicator, found);
                let dated = found["asOf"]["at"].as_str().map(|at| days(at).1);
                {
                    // A revision may take a figure away.
                    let figure = found["value"].is_number() || found["state"] == "revised";
                    (whole, state, figure, dated, found["entry"].as_i64().unwrap())
                }
            },
        )
    }

    fn is_part(indicator: &Value, observation: &Value) -> bool {
        let complete = ["preliminary", "final", "revised"];
        let marked = complete.iter().all(|state| observation["state"] != *state);
        let ends = days(observation["period"].as_str().unwrap()).1;
        // A month or a day in the period's last month, or a whole period, covers it; what is
        // earlier does not.
        let within =
            Self::as_of(observation) / 31 < ends / 31 && Self::as_of(observation) <= ends - 31;
        marked || (indicator["accrues"] == true && within)
    }

    fn whole(&self, indicator: &Value, period: &str) -> Result<(Decimal, Day), &'static str> {
        let observation = self.counted(indicator, period).ok_or("unknown")?;
        let value = number(&observation["value"]).ok_or("unknown")?;
        if Self::is_part(indicator, observation) {
            return Err("inYear");
        }
        Ok((value, Self::as_of(observation)))
    }

    fn broken(&self, indicator: &Value, earlier: Day, later: Day) -> bool {
        self.of("seriesBreaks", indicator).any(|found| {
            let at = days(found["at"]["at"].as_str().unwrap()).0;
            earlier < at && at <= later
        })
    }

    fn judge(&self, indicator: &Value, year: i32) -> Judged {
        match self.try_judge(indicator, year) {
            Ok(judged) => judged,
            Err(status) => Judged::bare(status),
        }
    }

    fn try_judge(&self, indicator: &Value, year: i32) -> Result<Judged, &'static str> {
        let period = Self::period(indicator, year);
        let outcome = indicator["kind"] == "outcome";
        let flow = indicator["aggregation"] == "flow";
        let same_kind = |other: &str| other.starts_with("FY") == period.starts_with("FY");
        if indicator["notEvaluated"].as_str().is_some_and(|reason| !reason.is_empty()) {
            return Err("notEvaluated");
        }
        let mut targets: Vec<&Value> = self.of("targets", indicator).collect();
        // Of another kind of year only where there is none of the indicator's own.
        targets.sort_by_key(|target| {
            let of = target["period"].as_str().unwrap();
            (same_kind(of), days(of))
        });
        let yearly = targets.iter().find(|target| target["period"] == period);
        let target = if outcome { targets.last() } else { yearly };
        let summed = |target: &Value| target["sumSince"].as_str().filter(|_| flow).map(year_of);
        let since = target.and_then(|target| summed(target));
        let (mut actual, taken) = self.whole(indicator, &period)?;
        // A target of another kind of year is compared with nothing.
        let own_years = target.is_none_or(|target| same_kind(target["period"].as_str().unwrap()));
        if let Some(since) = since.filter(|_| own_years) {
            for earlier in since..year {
                actual += self
                    .whole(indicator, &Self::period(indicator, earlier))
                    .map_err(|_| "unknown")?
                    .0;
            }
        }
        let target = target.ok_or("notEvaluated")?;
        let way = match indicator["desired"].as_str().unwrap() {
            "increase" => Some(1),
            "decrease" => Some(-1),
            "maintain" | "range" => None,
            _ => return Err("notEvaluated"),
        };
        let asked = number(&target["value"]);
        let ends = number(&target["from"]).zip(number(&target["to"]));
        let relation = target["relation"].as_str().unwrap_or_default();
        let ceiling = ["atMost", "below"].contains(&relation);
        let strict = ["above", "below"].contains(&relation);
        if asked.is_none() && ends.is_none() {
            // Words: of those that are drawn, all say an increase or a decrease.
            let Some(words) = target["words"].as_str() else { return Err("notEvaluated") };
            let said = if words.contains('増') { 1 } else { -1 };
            if !outcome || way != Some(said) {
                return Err("notEvaluated");
            }
        }
        let against = if ceiling { Some(-1) } else { Some(1) };
        if asked.is_some() && way.is_some() && way != against {
            return Err("notEvaluated");
        }
        // b, y0, the days it was taken and speaks from; a sum begins with zero in the year before.
        let mut whole_start = true;
        let baseline = match since {
            Some(since) => {
                let fiscal = target["sumSince"].as_str().unwrap().starts_with("FY");
                let before = since - 1;
                let of = if fiscal { format!("FY{before}") } else { before.to_string() };
                Some((Decimal::ZERO, of, None))
            }
            None => indicator["baseline"]["observation"].as_str().and_then(|id| {
                let observation =
                    self.table("observations").find(|found| found["id"] == id).unwrap();
                // No rate and no 目安 is counted from part of a year.
                whole_start = !Self::is_part(indicator, observation);
                let of = observation["period"].as_str().unwrap();
                let dated = observation["asOf"]["at"].as_str().unwrap_or(of);
                let moment = dated.matches('-').count() > 0 && indicator["accrues"] != true;
                let speaks_from = days(if moment { dated } else { of }).0;
                let value = number(&observation["value"])?;
                Some((value, of.to_string(), Some((Self::as_of(observation), speaks_from))))
            }),
        };
        let from_baseline = outcome || indicator["aggregation"] == "cumulative";
        let target_period = target["period"].as_str().unwrap();
        if let Some((_, of, _)) = &baseline
            && of.starts_with("FY") == target_period.starts_with("FY")
            && year_of(target_period) <= year_of(of)
            && from_baseline
        {
            return Err("notEvaluated");
        }
        if outcome
            && baseline.as_ref().is_some_and(|(_, of, _)| same_kind(of) && year <= year_of(of))
        {
            return Err("notEvaluated");
        }
        if !same_kind(target_period) {
            return Err("notComparable");
        }
        if self.of("seriesBreaks", indicator).any(|found| found["at"]["at"].as_str().is_none()) {
            return Err("notComparable");
        }
        if let Some(since) = since
            && self.broken(indicator, days(&Self::period(indicator, since)).0, taken)
        {
            return Err("notComparable");
        }
        let first_year = self.base["strategy"]["firstYear"].as_str().map(str::to_string);
        let set = match (target["setAt"]["at"].as_str(), outcome, &baseline) {
            // Of a whole year it may have been set at its beginning.
            (Some(set), ..) if !set.contains('-') => days(set).0 - 1,
            (Some(set), ..) => days(set).1,
            (None, false, _) => days(target_period).0 - 1,
            (None, true, Some((_, _, Some((taken, _))))) => *taken,
            (None, true, Some((_, of, None))) => days(of).0 - 1,
            (None, true, None) => days(first_year.as_deref().unwrap_or(target_period)).0 - 1,
        };
        // Either may be the earlier.
        if self.broken(indicator, set.min(taken), set.max(taken)) {
            return Err("notComparable");
        }
        let crossed = baseline.as_ref().is_some_and(|(_, of, at)| {
            !same_kind(of) || at.is_some_and(|(_, from)| self.broken(indicator, from, taken))
        });
        let needs_baseline = from_baseline && ends.is_none() && !(outcome && way.is_none());
        let dated = baseline.as_ref().is_some_and(|(.., at)| at.is_some());
        if needs_baseline && crossed && dated {
            return Err("notComparable");
        }
        let grows = since.is_some() || indicator["aggregation"] == "cumulative";
        let over = year >= year_of(target_period);
        let reached = match (asked, ends) {
            (Some(asked), _) => match relation {
                "atLeast" => actual >= asked,
                "above" => actual > asked,
                "atMost" => actual <= asked,
                "below" => actual < asked,
                other => panic!("{other}"),
            },
            (_, Some((from, to))) => from <= actual && actual <= to,
            _ => false,
        };
        let met = reached && (over || !grows || !(ceiling || ends.is_some()));
        let sign = Decimal::from(way.unwrap_or(1));
        let start = baseline.filter(|_| !crossed);
        let rated = start.clone().filter(|_| whole_start);
        let progress = rated
            .as_ref()
            .zip(asked.filter(|_| way.is_some()))
            .filter(|((begun, ..), asked)| (*asked - *begun) * sign > Decimal::ZERO)
            .map(|((begun, ..), asked)| (actual - *begun) / (asked - *begun));
        let percent = |share: i32| Decimal::new(share.into(), 2);
        if !outcome {
            let positive = asked.filter(|asked| *asked > Decimal::ZERO && actual >= Decimal::ZERO);
            let cumulative = indicator["aggregation"] == "cumulative";
            let achievement = match (positive, &start) {
                (None, _) => None,
                (Some(asked), _) if ceiling => (actual > Decimal::ZERO).then(|| asked / actual),
                (Some(asked), Some((begun, ..))) if cumulative && *begun > Decimal::ZERO => {
                    (whole_start && asked > *begun).then(|| (actual - *begun) / (asked - *begun))
                }
                (Some(asked), _) => Some(actual / asked),
            };
            let status = match achievement {
                _ if met => "achieved",
                Some(rate) if rate >= percent(80) => "nearly",
                Some(rate) if rate >= percent(60) => "partly",
                _ => "below",
            };
            return Ok(Judged { status, progress, achievement });
        }
        let judged = |status| Ok(Judged { status, progress, achievement: None });
        if met {
            return judged("targetMet");
        }
        let past_ceiling = match (asked, ends) {
            (Some(asked), _) if ceiling => {
                if strict {
                    actual >= asked
                } else {
                    actual > asked
                }
            }
            (_, Some((_, to))) => actual > to,
            _ => false,
        };
        if ends.is_some() || way.is_none() {
            return judged(match grows && !over && !past_ceiling {
                true => "notEvaluated",
                false => "notImproved",
            });
        }
        let Some((begun, of, _)) = start.filter(|_| whole_start) else {
            return judged("notComparable");
        };
        let entered = yearly
            .filter(|yearly| yearly["id"] != target["id"] && summed(yearly) == since)
            .filter(|_| asked.is_some() && !over)
            .filter(|yearly| {
                let low =
                    ["atLeast", "above"].contains(&yearly["relation"].as_str().unwrap_or_default());
                way == Some(if low { 1 } else { -1 })
            })
            .and_then(|yearly| number(&yearly["value"]));
        let last = year_of(target_period);
        let computed = asked.map(|asked| {
            let first = year_of(&of);
            let share =
                Decimal::from((year - first).min(last - first)) / Decimal::from(last - first);
            if year >= last { asked } else { begun + (asked - begun) * share }
        });
        let beyond = entered.or(computed).is_some_and(|level| {
            (actual - level) * sign > Decimal::ZERO || (actual == level && !strict)
        });
        let better = (actual - begun) * sign > Decimal::ZERO;
        let flat = (actual - begun).abs() <= number(&indicator["tolerance"]).unwrap_or_default();
        judged(match () {
            () if grows && ceiling && beyond && !past_ceiling => "aboveExpected",
            () if grows && ceiling => "behind",
            () if grows && better && beyond => "aboveExpected",
            () if grows && better => "behind",
            () if grows => "notImproved",
            () if flat => "flat",
            () if better && beyond => "aboveExpected",
            () if better => "improved",
            () => "notImproved",
        })
    }

    /// Whether a year's plan, or the latest before it that says so, has the indicator.
    fn stands(&self, indicator: &Value, year: i32) -> bool {
        let mut turns: Vec<(i32, bool)> = self
            .of("reviews", indicator)
            .filter(|review| review["decision"] == "add" || review["decision"] == "drop")
            .map(|review| (year_of(review["year"].as_str().unwrap()), review["decision"] == "add"))
            .collect();
        turns.sort();
        match turns.iter().rev().find(|(from, _)| *from <= year) {
            Some((_, stands)) => *stands,
            None => turns.first().is_none_or(|(_, added)| !added),
        }
    }

    /// From an indicator up to its direction.
    fn direction_of(&self, indicator: &Value) -> String {
        if let Some(direction) = indicator["direction"].as_str() {
            return direction.to_string();
        }
        let mut id = indicator["item"].clone();
        while let Some(item) = self.table("items").find(|item| item["id"] == id) {
            id = item["parent"].clone();
        }
        id.as_str().unwrap().to_string()
    }
}

type Counts = BTreeMap<&'static str, usize>;

fn raw() -> (Raw, genki_board::model::Strategy) {
    let text = std::fs::read_to_string(format!("public/{}", builtin::path("sample"))).unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    (
        Raw { base: whole["body"]["base"].clone() },
        genki_board::exchange::read_text(&text).unwrap().strategy,
    )
}

#[test]
fn every_verdict_of_the_sample_comes_out_the_same_by_another_way() {
    let (raw, strategy) = raw();
    let close = |found: Option<Decimal>, expected: Option<Decimal>| match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() < Decimal::new(1, 9),
        (found, expected) => found.is_none() && expected.is_none(),
    };
    let (mut compared, mut with_rate) = (Counts::new(), 0);
    for indicator in raw.table("indicators") {
        let id = indicator["id"].as_str().unwrap();
        let known = strategy.indicators.get(&id.into()).unwrap();
        for year in YEARS {
            let verdict = Verdict::of(&strategy, known, known.period(year));
            let judged = raw.judge(indicator, year);
            assert_eq!(verdict.status.word(), judged.status, "{id} {year}");
            let progress = verdict.progress.ok().map(|ratio| ratio.value());
            assert!(
                close(progress, judged.progress),
                "{id} {year}: progress {progress:?}, {:?}",
                judged.progress
            );
            let achievement = verdict.achievement.map(|found| found.ratio.value());
            assert!(
                close(achievement, judged.achievement),
                "{id} {year}: {achievement:?}, {:?}",
                judged.achievement
            );
            *compared.entry(judged.status).or_default() += 1;
            with_rate +=
                usize::from(judged.achievement.is_some()) + usize::from(judged.progress.is_some());
        }
    }
    assert_eq!(compared.len(), 14, "every status is among them: {compared:?}");
    assert!(with_rate > 100, "{with_rate}");
}

#[test]
fn every_count_of_the_sample_comes_out_the_same_by_another_way() {
    let (raw, strategy) = raw();
    let outline = Outline::of(&strategy);
    for year in YEARS {
        let overview = Overview::of(&outline, &List::of(&strategy, &outline, year));
        let mut all: [Counts; 2] = Default::default();
        let mut by_direction: BTreeMap<String, [Counts; 2]> = Default::default();
        for indicator in raw.table("indicators").filter(|indicator| raw.stands(indicator, year)) {
            let status = raw.judge(indicator, year).status;
            let kind = usize::from(indicator["kind"] == "output");
            *all[kind].entry(status).or_default() += 1;
            let again =
                raw.table("restatements").filter(|found| found["outcome"] == indicator["id"]);
            let again = again.map(|found| found["direction"].as_str().unwrap().to_string());
            for direction in std::iter::once(raw.direction_of(indicator)).chain(again) {
                *by_direction.entry(direction).or_default()[kind].entry(status).or_default() += 1;
            }
        }
        let counted = |rows: &[std::sync::Arc<genki_board::report::IndicatorRow>]| {
            let mut counts = Counts::new();
            for row in rows {
                *counts.entry(row.verdict.status.word()).or_default() += 1;
            }
            counts
        };
        for (rollup, counts) in [(&overview.outcomes, &all[0]), (&overview.outputs, &all[1])] {
            let found: Counts =
                rollup.counts.iter().map(|(status, count)| (status.word(), *count)).collect();
            assert_eq!(found, *counts, "{year}");
            let sum =
                |words: &[&str]| words.iter().filter_map(|word| counts.get(word)).sum::<usize>();
            let good = sum(&["targetMet", "aboveExpected", "improved", "achieved"]);
            assert_eq!(rollup.good(), good, "{year}");
            assert_eq!(
                rollup.judged(),
                good + sum(&["nearly", "partly", "below", "flat", "behind", "notImproved"]),
                "{year}"
            );
            assert_eq!(rollup.unknown(), sum(&["unknown"]), "{year}");
        }
        for rows in &overview.directions {
            let expected = by_direction.remove(rows.direction.id.as_str()).unwrap();
            assert_eq!(
                [counted(&rows.outcomes), counted(&rows.outputs)],
                expected,
                "{year} {}",
                rows.direction.id
            );
        }
        assert!(by_direction.is_empty());
    }
}

#[test]
fn verdicts_of_drawn_documents_come_out_the_same_by_another_way() {
    use proptest::strategy::{Strategy as _, ValueTree as _};
    let envelope = document::envelope();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut reached = Counts::new();
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    for _ in 0..cases.unwrap_or(1_500_usize) {
        let base = drawn::drawn_base().new_tree(&mut runner).unwrap().current();
        let strategy = document::document(&envelope, &base);
        let raw = Raw { base };
        let indicator = &raw.base["indicators"][0];
        let known = strategy.indicators.get(&"i".into()).unwrap();
        for year in YEARS {
            let judged = raw.judge(indicator, year);
            let verdict = Verdict::of(&strategy, known, known.period(year));
            assert_eq!(
                verdict.status.word(),
                judged.status,
                "{year}: {:?}\n{}",
                verdict.why,
                raw.base
            );
            let rate = |ratio: Option<genki_board::measure::Ratio>| {
                ratio.map(|found| found.value().round_dp(9))
            };
            if judged.progress.is_some() || judged.achievement.is_some() {
                assert_eq!(
                    rate(verdict.progress.ok()),
                    judged.progress.map(|rate| rate.round_dp(9))
                );
                let found = verdict.achievement.map(|found| found.ratio);
                assert_eq!(rate(found), judged.achievement.map(|rate| rate.round_dp(9)));
            }
            *reached.entry(judged.status).or_default() += 1;
        }
    }
    println!("{reached:?}");
    assert_eq!(reached.len(), 14, "the draws reach every status: {reached:?}");
}
