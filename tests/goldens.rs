//! What people read and what ECharts is given, to be reviewed when it changes.

use genki_board::chart::{ChartModel, indicator};
use genki_board::exchange::{Refusal, Remark};
use genki_board::measure::DefaultYear;
use genki_board::report::{List, Outline, Overview};
use genki_board::sheet::Cell;
use genki_board::text::{self, EN, JA, Text};

#[path = "fixtures/charts.rs"]
mod fixtures;

use fixtures::{CHARTS, detail_of, every_chart, strategy};

/// Each language with the ending of its snapshots.
const LANGUAGES: [(&Text, &str); 2] = [(&JA, ""), (&EN, "-en")];

/// What ECharts is given: the frame, then a shape a line.
fn drawn(told: &ChartModel) -> String {
    let option = told.scene.option();
    let shapes =
        option["series"][0]["data"].as_array().unwrap().iter().map(|shape| format!("{shape}\n"));
    format!("{} x {}\n{}", told.scene.width, told.scene.height, shapes.collect::<String>())
}

#[test]
fn charts() {
    for (key, id) in CHARTS {
        let strategy = strategy(key);
        let told = indicator::model(&detail_of(&strategy, id), &JA, 1152.0);
        insta::assert_snapshot!(format!("chart-{key}-{id}"), drawn(&told));
    }
    // Of another language only what is written differs: once is enough to see how a unit and a long
    // value come out.
    let strategy = strategy("sample");
    let told = indicator::model(&detail_of(&strategy, "manufacturing-shipments"), &EN, 1152.0);
    insta::assert_snapshot!("chart-sample-manufacturing-shipments-en", drawn(&told));
}

#[test]
fn a_chart_for_a_phone_and_one_that_leaves_the_page() {
    let strategy = strategy("sample");
    let told = indicator::model(&detail_of(&strategy, "startup-consultations"), &JA, 328.0);
    insta::assert_snapshot!("chart-phone", drawn(&told));
    let words = |option: serde_json::Value| option["series"][0]["data"].to_string();
    let picture = words(told.scene.titled("その題", "その出典").option());
    assert!(
        picture.contains("その題") && picture.contains("その出典"),
        "title and source go with it"
    );
}

#[test]
fn charts_of_the_whole_and_of_money_and_results() {
    for (name, tell) in every_chart().into_iter().filter(|(name, _)| name.contains("sample-all")) {
        insta::assert_snapshot!(name, drawn(&tell(&JA, 1152.0)));
    }
}

#[test]
fn charts_of_the_whole_as_they_are_heard_and_as_tables() {
    for (text, ending) in LANGUAGES {
        let mut told = String::new();
        for (name, tell) in every_chart() {
            let found = tell(text, 1152.0);
            told.push_str(&format!("■ {name}: {}\n{}\n", found.title, found.sentence));
            for spot in &found.scene.spots {
                told.push_str(&format!("  {} {}\n", spot.line, spot.spoken));
            }
            let heads = found.scene.twin.columns.iter().map(|column| column.name.name.as_str());
            told.push_str(&format!("  | {}\n", heads.collect::<Vec<_>>().join(" | ")));
            for line in &found.scene.twin.rows {
                let group =
                    line.group.iter().map(|group| format!("  [{group}]\n")).collect::<String>();
                told.push_str(&format!(
                    "{group}  | {} | {}\n",
                    line.name.name,
                    line.cells.iter().map(Cell::written).collect::<Vec<_>>().join(" | ")
                ));
            }
        }
        insta::assert_snapshot!(format!("wholes-heard{ending}"), told);
    }
}

/// What is heard does not depend on how wide the chart is drawn, nothing lies outside of the
/// drawing, and a table has a cell under every head.
#[test]
fn a_chart_says_the_same_at_every_width_and_keeps_within_it() {
    for (name, tell) in every_chart() {
        let heard = |told: &ChartModel| {
            told.scene
                .spots
                .iter()
                .map(|spot| spot.spoken.clone())
                .collect::<std::collections::BTreeSet<_>>()
        };
        let wide = heard(&tell(&JA, 1152.0));
        for width in [328.0, 700.0, 1152.0] {
            let told = tell(&JA, width);
            assert_eq!(heard(&told), wide, "{name} {width}");
            for spot in &told.scene.spots {
                let [left, top, across, high] = spot.area;
                let within = left >= -8.0
                    && top >= 0.0
                    && left + across <= width + 8.0
                    && top + high <= told.scene.height;
                assert!(within && across > 0.0 && high > 0.0, "{name} {width}: {spot:?}");
            }
            for line in &told.scene.twin.rows {
                assert_eq!(
                    line.cells.len() + 1,
                    told.scene.twin.columns.len(),
                    "{name}: {:?}",
                    line.name
                );
            }
        }
    }
}

#[test]
fn no_function_reaches_a_chart() {
    let no_code = |told: ChartModel, of: &str| {
        let option = told.scene.titled(&told.title, &told.sentence).option().to_string();
        assert!(
            !option.contains("function") && !option.contains("=>") && !option.contains("##"),
            "{of}"
        );
    };
    for (key, id) in CHARTS {
        let strategy = strategy(key);
        no_code(indicator::model(&detail_of(&strategy, id), &JA, 700.0), id);
    }
    for (name, tell) in every_chart() {
        no_code(tell(&JA, 700.0), &name);
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
    let words = &text::indicator(text).graph;
    let mut told = String::new();
    for (key, id) in CHARTS {
        let strategy = strategy(key);
        let detail = detail_of(&strategy, id);
        told.push_str(&format!(
            "■ {}\n{}\n",
            (words.title)(&detail.indicator),
            (words.sentence)(&detail)
        ));
        for point in detail.series() {
            told.push_str(&format!("  {}\n", (words.point)(&detail.indicator, &point)));
        }
    }
    told
}

fn worked(text: &Text) -> String {
    let words = text::indicator(text);
    let strategy = strategy("sample");
    let outline = Outline::of(&strategy);
    let thresholds = strategy.about.thresholds;
    let mut told = String::new();
    for year in [2024, 2025] {
        for row in List::of(&strategy, &outline, year).rows.iter().filter(|row| !row.restated) {
            let (verdict, indicator) = (&row.verdict, &row.indicator);
            told.push_str(&format!(
                "{} {}\n",
                (text.say.status)(verdict.status),
                text.short_name(indicator)
            ));
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
        let overview =
            Overview::of(&outline, &List::of(&strategy, &outline, DefaultYear::of(&strategy).year));
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
        let say = text::notices(text);
        let refused = refusals
            .iter()
            .map(|refusal| format!("{}　{}", (say.refusal)(refusal), (say.refusal_help)(refusal)));
        let told: Vec<String> = refused.chain(remarks.iter().map(say.remark)).collect();
        let different: std::collections::BTreeSet<&String> = told.iter().collect();
        assert_eq!(different.len(), told.len(), "each has a word of its own");
        insta::assert_snapshot!(format!("messages{ending}"), told.join("\n"));
    }
}
