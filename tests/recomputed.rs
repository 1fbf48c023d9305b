//! Verdicts and roll-ups of the sample, computed a second time: from the raw file, by the rules as
//! they are written down, with nothing of the program's own.

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

    /// 改定、確報、速報、年度途中、見込み; then the later as-of; then what was entered later.
    fn counted<'a>(&'a self, indicator: &'a Value, period: &str) -> Option<&'a Value> {
        const STATES: [&str; 5] = ["forecast", "interim", "preliminary", "final", "revised"];
        self.of("observations", indicator).filter(|found| found["period"] == period).max_by_key(
            |found| {
                let state = STATES.iter().position(|state| found["state"] == *state).unwrap();
                (state, Self::as_of(found), found["entry"].as_i64().unwrap())
            },
        )
    }

    fn is_part(indicator: &Value, observation: &Value) -> bool {
        let marked = observation["state"] == "interim" || observation["state"] == "forecast";
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
        if indicator["notEvaluated"].as_str().is_some_and(|reason| !reason.is_empty()) {
            return Err("notEvaluated");
        }
        let mut targets: Vec<&Value> = self.of("targets", indicator).collect();
        targets.sort_by_key(|target| target["period"].as_str().unwrap().to_string());
        let yearly = targets.iter().find(|target| target["period"] == period);
        let target = if outcome { targets.last() } else { yearly };
        let since = target.and_then(|target| target["sumSince"].as_str()).map(year_of);
        let (mut actual, taken) = self.whole(indicator, &period)?;
        if let Some(since) = since {
            for earlier in since..year {
                actual += self
                    .whole(indicator, &Self::period(indicator, earlier))
                    .map_err(|_| "unknown")?
                    .0;
            }
        }
        let target = target.ok_or("notEvaluated")?;
        // b, y0 and when it was taken; a sum begins with zero in the year before.
        let mut whole_start = true;
        let baseline = match since {
            Some(since) => Some((Decimal::ZERO, since - 1, None)),
            None => indicator["baseline"]["observation"].as_str().map(|id| {
                let observation =
                    self.table("observations").find(|found| found["id"] == id).unwrap();
                // No rate and no 目安 is counted from part of a year.
                whole_start = !Self::is_part(indicator, observation);
                let value = number(&observation["value"]).unwrap();
                (
                    value,
                    year_of(observation["period"].as_str().unwrap()),
                    Some(Self::as_of(observation)),
                )
            }),
        };
        if outcome && baseline.is_some_and(|(_, begun, _)| year <= begun) {
            return Err("notEvaluated");
        }
        if self.broken(indicator, days(target["setAt"]["at"].as_str().unwrap()).1, taken) {
            return Err("notComparable");
        }
        let crossed = baseline
            .is_some_and(|(_, _, at)| at.is_some_and(|at| self.broken(indicator, at, taken)));
        let needs_baseline = outcome || indicator["aggregation"] == "cumulative";
        if needs_baseline && crossed {
            return Err("notComparable");
        }
        let Some(asked) = number(&target["value"]) else {
            assert!(target["words"].is_string());
            let (begun, ..) = baseline.ok_or("notComparable")?;
            let better =
                if indicator["desired"] == "increase" { actual > begun } else { actual < begun };
            let flat =
                (actual - begun).abs() <= number(&indicator["tolerance"]).unwrap_or_default();
            return Ok(Judged::bare(if flat {
                "flat"
            } else if better {
                "improved"
            } else {
                "notImproved"
            }));
        };
        let increase = indicator["desired"] == "increase";
        let met = match target["relation"].as_str().unwrap() {
            "atLeast" => actual >= asked,
            "above" => actual > asked,
            "atMost" => actual <= asked,
            "below" => actual < asked,
            other => panic!("{other}"),
        };
        let along = |from: Decimal, to: Decimal| if increase { to > from } else { to < from };
        let start = baseline.filter(|_| !crossed);
        let rated = start.filter(|_| whole_start);
        let progress = rated
            .filter(|(begun, ..)| along(*begun, asked))
            .map(|(begun, ..)| (actual - begun) / (asked - begun));
        let percent = |share: i32| Decimal::new(share.into(), 2);
        if !outcome {
            let achievement = match rated {
                Some((begun, ..)) if indicator["aggregation"] == "cumulative" => {
                    Some((actual - begun) / (asked - begun))
                }
                _ if increase => Some(actual / asked),
                _ => Some(asked / actual),
            };
            let status = match achievement {
                _ if met => "achieved",
                Some(rate) if rate >= percent(80) => "nearly",
                Some(rate) if rate >= percent(60) => "partly",
                _ => "below",
            };
            return Ok(Judged { status, progress, achievement });
        }
        let ends = year_of(target["period"].as_str().unwrap());
        let entered = yearly
            .filter(|yearly| yearly["id"] != target["id"])
            .and_then(|yearly| number(&yearly["value"]));
        let expected = entered.or_else(|| {
            let (begun, from, _) = rated?;
            let share = Decimal::from((year - from).min(ends - from)) / Decimal::from(ends - from);
            Some(begun + (asked - begun) * share)
        });
        let status = match start {
            _ if met => "targetMet",
            None => "notComparable",
            Some((begun, ..)) => {
                let better = along(begun, actual);
                let reached =
                    expected.is_some_and(|expected| actual == expected || along(expected, actual));
                let flat =
                    (actual - begun).abs() <= number(&indicator["tolerance"]).unwrap_or_default();
                match () {
                    () if better && reached => "aboveExpected",
                    () if flat => "flat",
                    () if better => "improved",
                    () => "notImproved",
                }
            }
        };
        Ok(Judged { status, progress, achievement: None })
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
    assert_eq!(compared.len(), 13, "every status is among them: {compared:?}");
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
                good + sum(&["nearly", "partly", "below", "flat", "notImproved"]),
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
