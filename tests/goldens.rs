//! What people read and what ECharts is given, to be reviewed when it changes.

use genki_board::builtin::Builtin;
use genki_board::chart::{Frame, draw};
use genki_board::exchange::{Refusal, Remark, read_text};
use genki_board::model::*;
use genki_board::report::{List, Outline, Overview, Sheet, sheet};
use genki_board::text::{self, EN, JA, Text};

fn strategy(key: &str) -> Strategy {
    read_text(&std::fs::read_to_string(format!("public/{}", Builtin::of(key).unwrap().path)).unwrap()).unwrap().strategy
}

fn sheet_of(strategy: &Strategy, id: &str) -> Sheet {
    Sheet::of(strategy, &Outline::of(strategy), &id.into(), None).unwrap()
}

/// Each language with the ending of its snapshots.
const LANGUAGES: [(&Text, &str); 2] = [(&JA, ""), (&EN, "-en")];

/// One of each kind: bars with a hollow one, a cumulative line, a series break, an outcome's way, missing years, figures
/// in 万, words for a target, a document without targets.
const CHARTS: [(&str, &str); 8] = [
    ("sample", "startup-consultations"),
    ("sample", "medical-joint-development"),
    ("sample", "disability-employment"),
    ("sample", "manufacturing-shipments"),
    ("sample", "test-marketing"),
    ("sample", "tourism-web"),
    ("sample", "annual-sales"),
    ("chiba-5", "bcp-seminar"),
];

#[test]
fn charts() {
    for (key, id) in CHARTS {
        let strategy = strategy(key);
        let frame = Frame { width: 1152.0, height: 420.0, titled: false, focus: None };
        insta::assert_json_snapshot!(format!("chart-{key}-{id}"), draw(&sheet_of(&strategy, id), &strategy, &JA, frame));
    }
    // Of another language only what is written differs: once is enough to see how a unit and a long value come out.
    let strategy = strategy("sample");
    let frame = Frame { width: 1152.0, height: 560.0, titled: true, focus: None };
    insta::assert_json_snapshot!(
        "chart-sample-manufacturing-shipments-en",
        draw(&sheet_of(&strategy, "manufacturing-shipments"), &strategy, &EN, frame)
    );
}

#[test]
fn a_chart_for_a_phone_and_one_that_leaves_the_page() {
    let strategy = strategy("sample");
    let sheet = sheet_of(&strategy, "startup-consultations");
    let phone = Frame { width: 328.0, height: 300.0, titled: false, focus: Some(3) };
    insta::assert_json_snapshot!("chart-phone", draw(&sheet, &strategy, &JA, phone));
    let picture = Frame { width: 1152.0, height: 560.0, titled: true, focus: None };
    let drawn = draw(&sheet, &strategy, &JA, picture);
    assert_eq!(drawn["title"].as_array().unwrap().len(), 2, "title and source go with it");
}

#[test]
fn no_function_reaches_a_chart() {
    for (key, id) in CHARTS {
        let strategy = strategy(key);
        let frame = Frame { width: 700.0, height: 400.0, titled: true, focus: Some(0) };
        let text = draw(&sheet_of(&strategy, id), &strategy, &JA, frame).to_string();
        assert!(!text.contains("function") && !text.contains("=>") && !text.contains("##"), "{id}");
    }
}

#[test]
fn charts_as_they_are_heard() {
    for (text, ending) in LANGUAGES {
        insta::assert_snapshot!(format!("charts-heard{ending}"), heard(text));
    }
}

#[test]
fn verdicts_with_their_working() {
    for (text, ending) in LANGUAGES {
        insta::assert_snapshot!(format!("verdicts{ending}"), worked(text));
    }
}

#[test]
fn first_sentences() {
    for (text, ending) in LANGUAGES {
        insta::assert_snapshot!(format!("first-sentences{ending}"), first(text));
    }
}

fn heard(text: &Text) -> String {
    let words = &text::sheet(text).graph;
    let mut told = String::new();
    for (key, id) in CHARTS {
        let strategy = strategy(key);
        let sheet = sheet_of(&strategy, id);
        told.push_str(&format!("■ {}\n{}\n", (words.title)(&sheet.indicator), (words.sentence)(&sheet)));
        for point in sheet.series() {
            told.push_str(&format!("  {}\n", (words.point)(&sheet.indicator, &point)));
        }
    }
    told
}

fn worked(text: &Text) -> String {
    let words = text::sheet(text);
    let strategy = strategy("sample");
    let outline = Outline::of(&strategy);
    let thresholds = strategy.about.thresholds;
    let mut told = String::new();
    for year in [2024, 2025] {
        for row in List::of(&strategy, &outline, year).rows.iter().filter(|row| !row.restated) {
            let (verdict, indicator) = (&row.verdict, &row.indicator);
            told.push_str(&format!("{} {}\n", (text.say.status)(verdict.status), text.short_name(indicator)));
            told.push_str(&format!("  {}\n", (words.working)(verdict, indicator, &thresholds)));
            let aside = (words.aside)(verdict, indicator);
            if !aside.is_empty() {
                told.push_str(&format!("  {aside}\n"));
            }
            for line in (words.formula_lines)(verdict, indicator, &thresholds) {
                told.push_str(&format!("    {line}\n"));
            }
        }
    }
    told
}

fn first(text: &Text) -> String {
    let mut told = String::new();
    for key in ["chiba-5", "sample"] {
        let strategy = strategy(key);
        let outline = Outline::of(&strategy);
        let overview = Overview::of(&outline, &List::of(&strategy, &outline, sheet::default_year(&strategy)));
        told.push_str(&format!(
            "{}\n{}\n",
            (text.overview.statement)(&overview),
            (text.overview.basis)(&overview, &strategy.about.thresholds)
        ));
    }
    told
}

#[test]
fn messages_about_files() {
    let refusals = [
        Refusal::TooLarge { bytes: 70_000_000 },
        Refusal::Empty,
        Refusal::NotText,
        Refusal::NotJson { line: 3, column: 14 },
        Refusal::CutOff { after: Some("bcp-seminar".into()) },
        Refusal::CutOff { after: None },
        Refusal::TooDeep,
        Refusal::NotOurs,
        Refusal::Newer { version: "2.0".into() },
        Refusal::OtherKind { kind: "sketch".into() },
        Refusal::TooMany,
        Refusal::NoBody,
    ];
    let remarks = [
        Remark::TextAround,
        Remark::NewerMinor("1.7".into()),
        Remark::Altered,
        Remark::Counts { table: "observations".into(), said: 39, found: 38 },
        Remark::Unreadable(2),
        Remark::Doubled(1),
    ];
    for (text, ending) in LANGUAGES {
        let say = &text.say;
        let refused = refusals.iter().map(|refusal| format!("{}　{}", (say.refusal)(refusal), (say.refusal_help)(refusal)));
        let told: Vec<String> = refused.chain(remarks.iter().map(say.remark)).collect();
        let different: std::collections::BTreeSet<&String> = told.iter().collect();
        assert_eq!(different.len(), told.len(), "each has a word of its own");
        insta::assert_snapshot!(format!("messages{ending}"), told.join("\n"));
    }
}
