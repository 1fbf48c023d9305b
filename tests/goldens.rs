//! What people read and what ECharts is given, to be reviewed when it changes.

use genki_board::chart::{Categories, ChartModel, Form, indicator, option};
use genki_board::exchange::{Refusal, Remark};
use genki_board::measure::DefaultYear;
use genki_board::model::{AsOf, Point, SeriesBreak, Strategy};
use genki_board::report::{List, Outline, Overview};
use genki_board::sheet::Cell;
use genki_board::text::{self, EN, JA, Text};
use serde_json::Value;

#[path = "fixtures/charts.rs"]
mod fixtures;

use fixtures::{CHARTS, detail_of, every_chart, strategy};

/// Each language with the ending of its snapshots.
const LANGUAGES: [(&Text, &str); 2] = [(&JA, ""), (&EN, "-en")];

/// What ECharts is given, a line an option.
fn drawn(told: &ChartModel) -> String {
    let Some(picture) = &told.picture else { return "a table\n".to_string() };
    let mut lines = format!("height {}\n", picture.height);
    write_option("", &picture.option, &mut lines);
    lines
}

/// Lists of plain values stand in one line.
fn write_option(path: &str, option: &Value, lines: &mut String) {
    match option {
        Value::Object(members) => members
            .iter()
            .for_each(|(name, value)| write_option(&format!("{path}.{name}"), value, lines)),
        Value::Array(items) if items.iter().any(Value::is_object) => items
            .iter()
            .enumerate()
            .for_each(|(at, value)| write_option(&format!("{path}[{at}]"), value, lines)),
        value => lines.push_str(&format!("{} {value}\n", path.trim_start_matches('.'))),
    }
}

#[test]
fn charts() {
    for (key, id) in CHARTS {
        let strategy = strategy(key);
        let told = indicator::model(&detail_of(&strategy, id), &JA, Form::Wide);
        insta::assert_snapshot!(format!("chart-{key}-{id}"), drawn(&told));
    }
    // Of another language only what is written differs: once is enough to see how a unit and a long
    // value come out.
    let strategy = strategy("sample");
    let told = indicator::model(&detail_of(&strategy, "manufacturing-shipments"), &EN, Form::Wide);
    insta::assert_snapshot!("chart-sample-manufacturing-shipments-en", drawn(&told));
}

#[test]
fn a_chart_for_a_phone_and_a_small_one_and_one_that_leaves_the_page() {
    let strategy = strategy("sample");
    let detail = detail_of(&strategy, "startup-consultations");
    let told = indicator::model(&detail, &JA, Form::Phone);
    insta::assert_snapshot!("chart-phone", drawn(&told));
    let card = indicator::card(&detail, &JA).expect("it has figures");
    insta::assert_snapshot!(
        "chart-card",
        drawn(&ChartModel { picture: Some(card), ..told.clone() })
    );
    // Of a long series all leaves, and names have room.
    let mut picture = told.picture.unwrap();
    picture.option["dataZoom"] = serde_json::json!([{ "type": "slider" }]);
    picture.option["yAxis"]["axisLabel"]["width"] = 340.into();
    let option = option::leaving(&picture);
    assert!(option.get("dataZoom").is_none());
    assert_eq!(option["yAxis"]["axisLabel"]["width"], 460);
    let key: Vec<&str> = told.key.iter().map(|(_, name)| name.as_str()).collect();
    let drawn =
        ["実績（通年）", "年度途中・見込み", "値なし", "目標（各年）", "目標（最終）", "基準値"];
    assert_eq!(key, drawn);
}

#[test]
fn charts_of_the_whole_and_of_money_and_results() {
    for (name, tell) in every_chart().into_iter().filter(|(name, _)| name.contains("sample-all")) {
        let told = tell(&JA, Form::Wide);
        if told.picture.is_some() {
            insta::assert_snapshot!(name, drawn(&told));
        }
    }
}

/// What one adds to an indicator changes nothing of what is drawn of other years: a break that is
/// entered leaves a hollow bar hollow.
#[test]
fn a_break_leaves_a_hollow_bar_hollow() {
    let mut strategy = strategy("sample");
    let id = "startup-consultations";
    let hollow = |strategy: &Strategy| {
        let picture = indicator::model(&detail_of(strategy, id), &JA, Form::Wide).picture.unwrap();
        let series = picture.option["series"].as_array().unwrap().clone();
        let part =
            series.iter().find(|series| series["name"] == "年度途中・見込み").unwrap().clone();
        let values: Vec<Value> = part["data"]
            .as_array()
            .unwrap()
            .iter()
            .map(|datum| datum["value"][1].clone())
            .collect();
        (part["itemStyle"].clone(), values)
    };
    let before = hollow(&strategy);
    assert_eq!(before.0["color"], "#ffffff");
    strategy.breaks.put(SeriesBreak {
        id: "b".into(),
        indicator: id.into(),
        at: AsOf { point: Some(Point::Month { year: 2024, month: 4 }), ..AsOf::default() },
        reason: "数え方の変更".into(),
    });
    assert_eq!(hollow(&strategy), before);
}

/// Every period and every line can be walked to, each by a datum of its own.
#[test]
fn every_point_is_a_datum_that_says_the_same() {
    let pictures = CHARTS.iter().map(|(key, id)| {
        let told = indicator::model(&detail_of(&strategy(key), id), &JA, Form::Wide);
        (id.to_string(), told)
    });
    let of_all = every_chart().into_iter().map(|(name, tell)| (name, tell(&JA, Form::Phone)));
    let mut tried = 0;
    for (name, told) in pictures.chain(of_all) {
        let Some(picture) = told.picture else { continue };
        for point in &picture.points {
            let datum = &picture.option["series"][point.series]["data"][point.index];
            let tip = datum["name"].as_str().unwrap_or_else(|| panic!("{name}: {point:?}"));
            assert_eq!(tip.replace('\n', " "), point.spoken, "{name}");
            let place = datum["value"].as_array().unwrap();
            let category = match picture.categories {
                Categories::Across => &place[0],
                Categories::Down => &place[1],
            };
            assert_eq!(*category, point.category, "{name} {point:?}");
            tried += 1;
        }
        let lines: std::collections::BTreeSet<usize> =
            picture.points.iter().map(|point| point.line).collect();
        assert_eq!(lines.len(), lines.last().map_or(0, |last| last + 1), "{name}");
    }
    assert!(tried > 150, "{tried}");
}

#[test]
fn charts_of_the_whole_as_they_are_heard_and_as_tables() {
    for (text, ending) in LANGUAGES {
        let mut told = String::new();
        for (name, tell) in every_chart() {
            let found = tell(text, Form::Wide);
            told.push_str(&format!("■ {name}: {}\n{}\n", found.title, found.sentence));
            for point in found.picture.iter().flat_map(|picture| &picture.points) {
                told.push_str(&format!("  {} {}\n", point.line, point.spoken));
            }
            let heads = found.table.columns.iter().map(|column| column.name.name.as_str());
            told.push_str(&format!("  | {}\n", heads.collect::<Vec<_>>().join(" | ")));
            for line in &found.table.rows {
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

/// What is heard does not depend on how much room a chart has.
#[test]
fn a_chart_says_the_same_in_every_room() {
    for (name, tell) in every_chart() {
        let heard = |told: &ChartModel| {
            let points = told.picture.iter().flat_map(|picture| &picture.points);
            points.map(|point| point.spoken.clone()).collect::<Vec<_>>()
        };
        assert_eq!(heard(&tell(&JA, Form::Wide)), heard(&tell(&JA, Form::Phone)), "{name}");
    }
}

#[test]
fn no_function_reaches_a_chart() {
    let no_code = |told: ChartModel, of: &str| {
        let Some(picture) = told.picture else { return };
        let option = option::leaving(&picture).to_string();
        assert!(
            !option.contains("function") && !option.contains("=>") && !option.contains("##"),
            "{of}"
        );
    };
    for (key, id) in CHARTS {
        let strategy = strategy(key);
        no_code(indicator::model(&detail_of(&strategy, id), &JA, Form::Wide), id);
    }
    for (name, tell) in every_chart() {
        no_code(tell(&JA, Form::Phone), &name);
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
    let words = &text::indicator(text).chart;
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
            let point = (words.point)(&detail.indicator, &point);
            told.push_str(&format!("  {}\n", (text::whole(text).listed)(&point)));
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
