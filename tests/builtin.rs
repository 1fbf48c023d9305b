//! The built-in strategies are files of our own format, whole and exact.
//!
//! `UPDATE_BUILTIN=1 cargo test --test builtin` lays the files out anew and seals them with their
//! checksums.

use genki_board::builtin::{self, Published};
use genki_board::check;
use genki_board::exchange::{Envelope, Opened, read_text, write};
use genki_board::measure::{DefaultYear, Known, Status, Verdict};
use genki_board::model::*;
use genki_board::report::{List, Outline, Overview, PlanSheet};

/// Published beside the page, whether or not it also comes with the program.
fn text(key: &str) -> String {
    std::fs::read_to_string(format!("public/{}", builtin::path(key))).unwrap()
}

fn open(key: &str) -> Opened {
    read_text(&text(key)).unwrap()
}

fn rewritten(builtin: &Published) -> String {
    let opened = open(&builtin.key);
    let envelope = Envelope {
        file_id: opened.file_id.clone(),
        exported_at: opened.exported_at.clone(),
        ..Envelope::default()
    };
    write(&opened.document, &envelope)
}

#[test]
fn files_are_written_back_byte_for_byte() {
    for builtin in builtin::known() {
        let rewritten = rewritten(&builtin);
        if std::env::var_os("UPDATE_BUILTIN").is_some() {
            std::fs::write(format!("public/{}", builtin::path(&builtin.key)), rewritten).unwrap();
        } else {
            assert_eq!(rewritten, text(&builtin.key), "{}", builtin.key);
            assert!(
                builtin::text(&builtin.key).is_none_or(|within| within == rewritten),
                "{}",
                builtin.key
            );
        }
    }
}

#[test]
fn nothing_is_to_be_mended_and_what_is_to_be_looked_at_is_of_the_source() {
    for builtin in builtin::known() {
        let opened = open(&builtin.key);
        assert_eq!(opened.strategy.about.name, builtin.name);
        assert_eq!(opened.remarks, [], "{}", builtin.key);
        let found: Vec<_> = check::check(&opened.strategy)
            .into_iter()
            .map(|finding| (finding.kind, finding.record.to_string()))
            .collect();
        // Published of a calendar year and of a fiscal year.
        let mixed = (check::FindingKind::OtherKindOfYear, "bankruptcies.2022.1".to_string());
        let expected = if builtin.key == "chiba-5" { vec![mixed] } else { Vec::new() };
        assert_eq!(found, expected, "{}", builtin.key);
    }
}

#[test]
fn the_counts_are_those_of_the_document() {
    let outline = Outline::of(&open("chiba-5").strategy);
    let counts = outline.counts();
    let by_direction: Vec<_> =
        counts.by_direction.iter().map(|(_, outcomes, outputs)| (*outcomes, *outputs)).collect();
    assert_eq!(by_direction, [(3, 9), (1, 5), (1, 5), (4, 5)]);
    assert_eq!((counts.outcomes, counts.restated, counts.outputs), (9, 1, 24));
    assert_eq!((counts.leaf_items, counts.programs), (20, 27));
    let programs: Vec<usize> = outline
        .directions
        .iter()
        .map(|direction| direction.all_items().iter().map(|(item, _)| item.programs.len()).sum())
        .collect();
    assert_eq!(programs, [10, 6, 6, 5]);
}

/// Every sentence of the document's tables stands in the strategy, character for character (but for
/// line breaks).
#[test]
fn the_transcription_is_exact() {
    let source: String = include_str!("fixtures/source/chiba-5-progress-management.txt")
        .split_whitespace()
        .collect();
    let strategy = open("chiba-5").strategy;
    let mut missing = Vec::new();
    let names = strategy.indicators.iter().map(|i| i.name.clone());
    let texts = strategy.programs.iter().map(|p| p.text.clone());
    let items = strategy.items.iter().map(|i| i.name.clone());
    let directions = strategy.directions.iter().map(|d| d.name.clone());
    let lines = strategy.about.method.iter().flat_map(|section| section.lines.clone());
    let figures = strategy
        .observations
        .iter()
        .filter(|o| o.source == "shiryo-4" && !o.raw.is_empty())
        .map(|o| o.raw.clone());
    let dates = strategy
        .observations
        .iter()
        .filter(|o| o.source == "shiryo-4")
        .map(|o| o.as_of.raw.clone());
    for text in
        names.chain(texts).chain(items).chain(directions).chain(lines).chain(figures).chain(dates)
    {
        let squeezed: String = text.split_whitespace().collect();
        if !source.contains(&squeezed) {
            missing.push(text);
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_bcp_seminar_is_28_people_in_reiwa_4() {
    let strategy = open("chiba-5").strategy;
    let observation =
        strategy.counted(&"bcp-seminar".into(), Period::fiscal(2022)).unwrap().clone();
    assert_eq!(observation.figure, Figure::Number(28.into()));
    assert_eq!(observation.as_of.raw, "R４年度実績");
    let indicator = strategy.indicators.get(&"bcp-seminar".into()).unwrap();
    assert_eq!(indicator.unit, "名");
    let verdict = Verdict::of(&strategy, indicator, Period::fiscal(2022));
    assert_eq!(verdict.status, Status::NotEvaluated);
}

#[test]
fn the_one_output_without_a_value_has_a_reason() {
    let strategy = open("chiba-5").strategy;
    let without: Vec<_> = strategy
        .indicators
        .iter()
        .filter(|i| !i.is_outcome())
        .filter(|i| {
            strategy.observations_of(&i.id).iter().all(|o| matches!(o.figure, Figure::Missing(_)))
        })
        .map(|i| i.id.to_string())
        .collect();
    assert_eq!(without, ["test-marketing"]);
    let observation = strategy.counted(&"test-marketing".into(), Period::fiscal(2022)).unwrap();
    assert_eq!(observation.figure, Figure::Missing(MissingReason::NotStated));
}

#[test]
fn no_target_was_invented_and_nothing_is_judged() {
    let strategy = open("chiba-5").strategy;
    assert!(strategy.targets.is_empty());
    let outline = Outline::of(&strategy);
    let list = List::of(&strategy, &outline, DefaultYear::of(&strategy).year);
    let overview = Overview::of(&outline, &list);
    assert!(!overview.judged);
    assert_eq!(overview.outputs.judged() + overview.outcomes.judged(), 0);
    // Two of the sixteen part-year figures of the document have a whole year published since.
    assert_eq!(overview.known(Known::PartYear), 14);
    assert_eq!(overview.known(Known::Nothing), 1);
    assert_eq!(overview.known_outputs.iter().map(|(_, count)| count).sum::<usize>(), 24);
}

#[test]
fn in_the_sample_every_status_occurs() {
    let strategy = open("sample").strategy;
    assert!(strategy.about.sample);
    let years = 2020..=2026;
    let found: std::collections::BTreeSet<Status> = strategy
        .indicators
        .iter()
        .flat_map(|i| {
            years
                .clone()
                .map(|year| Verdict::of(&strategy, i, i.period(year)).status)
                .collect::<Vec<_>>()
        })
        .collect();
    let missing: Vec<_> =
        Status::ALL.into_iter().filter(|status| !found.contains(status)).collect();
    assert_eq!(missing, []);
    assert_eq!(DefaultYear::of(&strategy).year, 2024);
}

#[test]
fn budgets_add_up_as_they_do_in_the_raw_file() {
    let raw: serde_json::Value = serde_json::from_str(&text("sample")).unwrap();
    let base = &raw["body"]["base"];
    let list = |table: &str| base[table].as_array().unwrap().clone();
    let find = |table: &str, id: &serde_json::Value| {
        list(table).into_iter().find(|record| record["id"] == *id).unwrap()
    };
    // From a program up through its items to its direction, by nothing but the names in the file.
    let direction_of = |program: &serde_json::Value| {
        let mut parent = find("items", &find("programs", program)["item"])["parent"].clone();
        while let Some(item) = list("items").into_iter().find(|item| item["id"] == parent) {
            parent = item["parent"].clone();
        }
        parent.as_str().unwrap().to_string()
    };
    let strategy = open("sample").strategy;
    let outline = Outline::of(&strategy);
    for year in 2022..=2026 {
        let mut sums: std::collections::BTreeMap<String, (i64, usize)> = Default::default();
        for planned in list("plannedPrograms") {
            if planned["year"] == format!("FY{year}") && planned["status"] != "ended" {
                let sum = sums.entry(direction_of(&planned["program"])).or_default();
                match planned["budget"].as_i64() {
                    Some(budget) => sum.0 += budget,
                    None => sum.1 += 1,
                }
            }
        }
        let plan = PlanSheet::of(&strategy, &outline, FiscalYear(year));
        let found: Vec<_> = plan
            .directions
            .iter()
            .map(|found| (found.direction.id.to_string(), (found.budget.sum, found.budget.blank)))
            .collect();
        assert_eq!(found, sums.clone().into_iter().collect::<Vec<_>>(), "{year}");
        assert_eq!(plan.budget.sum, sums.values().map(|(sum, _)| sum).sum::<i64>(), "{year}");
        assert!(plan.budget.sum > 0 && plan.programs().count() >= 26);
        let next = PlanSheet::of(&strategy, &outline, FiscalYear(year + 1));
        assert_eq!(
            next.last_budget, plan.budget,
            "{year}: a year has one sum, whoever asks for it"
        );
    }
}
