//! What people type, and what it means: a table of spellings, a law that whatever the app shows is read
//! back as itself, and a second reader, written from the rules alone, that has to agree.

#[path = "fixtures/second_reader.rs"]
mod second_reader;
#[path = "fixtures/spellings.rs"]
mod spellings;

use genki_board::edit::block::Cells;
use genki_board::model::as_of::read_point;
use genki_board::model::reading::{self, Reading};
use genki_board::model::year::read_period;
use genki_board::model::*;
use genki_board::text::{EN, JA, Text};
use proptest::prelude::{Just, Strategy as _, any, prop};
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;

fn counting(unit: &str) -> Indicator {
    Indicator {
        id: "i".into(),
        unit: unit.into(),
        desired: Desired::Increase,
        ..Indicator::default()
    }
}

fn meaning(reading: Reading) -> Option<String> {
    match reading {
        Reading::Empty => Some("（空）".into()),
        Reading::Number { value, about: true } => Some(format!("約 {value}")),
        Reading::Number { value, about: false } => Some(value.to_string()),
        Reading::Missing(reason) => Some(format!("値なし：{}", (JA.write.missing)(&reason))),
        Reading::Unreadable(_) => None,
    }
}

fn refused(indicator: &Indicator, typed: &str, cells: Cells) -> String {
    let why = |text: &Text| text.typed_complaint(indicator, typed, cells).unwrap_or_default();
    let kept = format!("入力した「{typed}」はそのまま残しています。");
    let still = format!(" What you typed, “{typed}”, is still there.");
    format!("✗ {}\n      ✗ {}", why(&JA).replace(&kept, ""), why(&EN).replace(&still, ""))
}

/// A golden: what each of some four hundred spellings means, or why it is refused.
#[test]
fn spellings() {
    let mut told = String::new();
    let mut count = 0;
    let mut line = |typed: &str, what: &str, means: String| {
        count += 1;
        told.push_str(&format!("{typed:?}{what} → {means}\n"));
    };
    for (unit, spellings) in spellings::FIGURES {
        let indicator = counting(unit);
        for typed in *spellings {
            let means = meaning(indicator.read_figure(typed))
                .unwrap_or_else(|| refused(&indicator, typed, Cells::Actuals));
            line(typed, &format!(" [{unit}]"), means);
        }
    }
    for (unit, spellings) in spellings::TARGETS {
        let indicator = counting(unit);
        for typed in *spellings {
            let read = |text: &str| indicator.read_figure(text);
            let means = match goal::read(typed, read, Relation::AtLeast) {
                Ok(Goal::Words(words)) => format!("文言「{words}」"),
                Ok(goal) => (JA.write.goal)(&goal, unit),
                Err(_) => refused(&indicator, typed, Cells::Targets),
            };
            line(typed, &format!(" 目標 [{unit}]"), means);
        }
    }
    for typed in spellings::DATES {
        let means = read_point(typed, Period::fiscal).map(Point::code);
        line(typed, " 時点", means.unwrap_or_else(|| "✗".into()));
    }
    for typed in spellings::YEARS {
        let means = read_period(typed, Period::fiscal).map(Period::code);
        line(typed, " 年度", means.unwrap_or_else(|| "✗".into()));
    }
    assert!(count >= 400, "{count}");
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("spellings", told);
    });
}

fn cases(usual: usize) -> usize {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

/// Units with their English, as documents have them.
const UNITS: [(&str, &str); 10] = [
    ("件", "cases"),
    ("人", "people"),
    ("社", "companies"),
    ("%", "%"),
    ("ポイント", "points"),
    ("千人", "thousand people"),
    ("百万円", "million yen"),
    ("億円", "100 million yen"),
    ("回", "times"),
    ("", ""),
];

fn any_point() -> impl proptest::strategy::Strategy<Value = Point> {
    (1990..2090_i32, 1..=12_u8, 1..=28_u8, 0..4).prop_map(|(year, month, day, kind)| match kind {
        0 => Point::Day(Date::new(year, month, day).unwrap()),
        1 => Point::Month { year, month },
        2 => Point::Whole(Period::fiscal(year)),
        _ => Point::Whole(Period::calendar(year)),
    })
}

#[test]
fn whatever_is_shown_is_read_back_as_itself() {
    let number = (-999_999_999_i64..999_999_999, 0_u32..4)
        .prop_map(|(digits, scale)| Number::new(Decimal::new(digits, scale)).unwrap());
    let relations =
        [Relation::AtLeast, Relation::Above, Relation::AtMost, Relation::Below].to_vec();
    let drawn = (
        (number.clone(), number),
        prop::sample::select(UNITS.to_vec()),
        any::<bool>(),
        any_point(),
        prop::sample::select(relations),
    );
    let mut runner = TestRunner::deterministic();
    for _ in 0..cases(10_000) {
        let ((a, b), (unit, unit_en), about, point, relation) =
            drawn.new_tree(&mut runner).unwrap().current();
        let indicator = Indicator { unit_en: unit_en.into(), ..counting(unit) };
        let kind = |year: i32| match point {
            Point::Whole(Period::Calendar(_)) => Period::calendar(year),
            _ => Period::fiscal(year),
        };
        for text in [&JA, &EN] {
            let unit = text.unit(&indicator);
            let observation = shown(a, about);
            let full = (text.write.figure)(a, unit);
            let number = |about| Reading::Number { value: a, about };
            assert_eq!(indicator.read_figure(&full), number(false), "{full} in {unit}");
            let typed = text.actual_as_typed(Some(&observation));
            assert_eq!(indicator.read_figure(&typed), number(about), "{typed} in {unit}");
            // From a million on a rounded figure helps the eye; what is only about right is rounded.
            let long = (text.write.figure_long)(&observation, unit);
            match indicator.read_figure(&long) {
                Reading::Number { value, about: read } => {
                    assert_eq!(read, about, "{long}");
                    let near = (value.decimal() - a.decimal()).abs() * Decimal::from(20);
                    assert!(value == a || (about && near <= a.decimal().abs()), "{long} in {unit}");
                }
                other => panic!("{long} in {unit}: {other:?}"),
            }
            for goal in [
                Goal::Value { relation: relation.clone(), value: a },
                Goal::Range { from: a.min(b), to: a.max(b) },
            ] {
                let read = |text: &str| indicator.read_figure(text);
                let said = (text.write.goal)(&goal, unit);
                assert_eq!(goal::read(&said, read, Relation::AtLeast), Ok(goal), "{said}");
            }
            for said in [
                (text.write.point)(point),
                (text.write.point_short)(point),
                (text.write.point_typed)(point),
            ] {
                assert_eq!(read_point(&said, kind), Some(point), "{said}");
            }
            if !matches!(point, Point::Whole(_)) {
                let said = (text.write.point_plain)(point);
                assert_eq!(read_point(&said, kind), Some(point), "{said}");
            }
            if let Point::Whole(period) = point {
                for said in [(text.write.period)(period), (text.write.period_short)(period)] {
                    assert_eq!(read_period(&said, kind_of(period)), Some(period), "{said}");
                }
            }
        }
    }
    for text in [&JA, &EN] {
        use MissingReason::*;
        for reason in
            [NotStated, NotPublished, NotStarted, NotApplicable, Suppressed, Unknown, Unreadable]
        {
            let said = (text.write.missing)(&reason);
            assert_eq!(counting("件").read_figure(&said), Reading::Missing(reason), "{said}");
        }
    }
}

fn kind_of(period: Period) -> fn(i32) -> Period {
    match period {
        Period::Calendar(_) => Period::calendar,
        Period::Fiscal(_) => Period::fiscal,
    }
}

fn shown(value: Number, about: bool) -> Observation {
    Observation {
        id: "o".into(),
        indicator: "i".into(),
        period: Period::fiscal(2024),
        figure: Figure::Number(value),
        about,
        as_of: AsOf::default(),
        state: ObservationState::Final,
        source: String::new(),
        note: String::new(),
        published: String::new(),
        raw: String::new(),
        entry: 1,
    }
}

/// Digits, units, signs and separators, as they might come.
fn scrambled() -> impl proptest::strategy::Strategy<Value = String> {
    let digits = proptest::string::string_regex("[0-9]{1,5}").unwrap();
    let grouped =
        (1..1_000_u32, prop::collection::vec(0..1_000_u32, 1..3)).prop_map(|(first, rest)| {
            rest.iter().fold(first.to_string(), |text, group| format!("{text},{group:03}"))
        });
    let piece = prop::sample::select(vec![
        ",",
        ".",
        "、",
        "万",
        "億",
        "兆",
        "千",
        "百万",
        "円",
        "人",
        "名",
        "件",
        "社",
        "回",
        "%",
        "％",
        "ポイント",
        "▲",
        "△",
        "-",
        "−",
        "－",
        "約",
        "程度",
        " ",
        "　",
        "\n",
        "マイナス",
        "¥",
        "以上",
        "+",
        "(",
        ")",
        "/",
        "〜",
        "O",
        "million",
        "cases",
        "about ",
        "－",
        "…",
        "x",
        "千人",
        "億円",
        "百万円",
    ]);
    let token = proptest::prop_oneof![
        4 => digits,
        1 => grouped,
        1 => Just("０１２".to_string()),
        5 => piece.prop_map(str::to_string),
    ];
    prop::collection::vec(token, 1..7).prop_map(|tokens| tokens.concat())
}

#[test]
fn no_spelling_is_read_differently_by_a_second_reader() {
    let drawn = (scrambled(), prop::sample::select(UNITS.map(|(unit, _)| unit).to_vec()));
    let mut runner = TestRunner::deterministic();
    let (mut read, mut tried) = (0, 0);
    for _ in 0..cases(20_000) {
        let (typed, unit) = drawn.new_tree(&mut runner).unwrap().current();
        let first = match reading::read(&typed, unit) {
            Reading::Number { value, about } => Some((value.decimal(), about)),
            _ => None,
        };
        let second = second_reader::read(&typed, unit);
        assert_eq!(first, second, "{typed:?} in {unit:?}");
        read += usize::from(first.is_some());
        tried += 1;
    }
    println!("{tried} spellings, {read} of them read");
    assert!(read * 20 > tried, "{read} of {tried}");
}

#[test]
fn every_spelling_of_the_table_is_read_alike_by_the_second_reader() {
    for (unit, spellings) in spellings::FIGURES {
        for typed in *spellings {
            let first = match reading::read(typed, unit) {
                Reading::Number { value, about } => Some((value.decimal(), about)),
                _ => None,
            };
            assert_eq!(first, second_reader::read(typed, unit), "{typed:?} in {unit:?}");
        }
    }
}
