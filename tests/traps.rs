//! Ways in which a missed target might be called a success, each with what it is called and why: a
//! golden to be read.

#[path = "fixtures/document.rs"]
mod document;

use genki_board::measure::{Status, Verdict};
use genki_board::text::{EN, JA, indicator as words};
use serde_json::{Value, json};

/// An indicator, told in a few words.
struct Trap {
    what: &'static str,
    indicator: Value,
    observations: Vec<Value>,
    targets: Vec<Value>,
    breaks: Vec<Value>,
    year: i32,
}

fn outcome(desired: &str, aggregation: &str) -> Value {
    let accrues = ["flow", "cumulative"].contains(&aggregation);
    json!({ "id": "i", "kind": "outcome", "direction": "d1", "name": "指標", "unit": "件", "unitEn": "cases",
            "desired": desired, "aggregation": aggregation, "accrues": accrues, "rank": "10" })
}

fn output(desired: &str, aggregation: &str) -> Value {
    let mut indicator = outcome(desired, aggregation);
    indicator["kind"] = "output".into();
    indicator["item"] = "i1".into();
    indicator.as_object_mut().unwrap().remove("direction");
    indicator
}

/// 「FY2023 60 final @2024-01」: period, figure or reason, state, as-of.
fn observation(told: &str, entry: usize) -> Value {
    let parts: Vec<&str> = told.split(' ').collect();
    let mut found = json!({ "id": format!("o{entry}"), "indicator": "i", "period": parts[0], "state": "final", "entry": entry });
    match parts[1].parse::<f64>() {
        Ok(_) => found["value"] = serde_json::from_str(parts[1]).unwrap(),
        Err(_) => found["missing"] = parts[1].into(),
    }
    for part in &parts[2..] {
        match part.strip_prefix('@') {
            Some(at) => found["asOf"] = json!({ "at": at }),
            None => found["state"] = (*part).into(),
        }
    }
    found
}

/// 「FY2027 atMost 100 sum=FY2023 set=2022-03」, 「FY2027 words=減少」, 「FY2027 range=80..120」.
fn target(told: &str) -> Value {
    let parts: Vec<&str> = told.split(' ').collect();
    let mut found = json!({ "id": format!("t{}", parts[0]), "indicator": "i", "period": parts[0] });
    for part in &parts[1..] {
        if let Some(words) = part.strip_prefix("words=") {
            found["words"] = words.into();
        } else if let Some(raw) = part.strip_prefix("raw=") {
            found["raw"] = raw.into();
        } else if let Some(range) = part.strip_prefix("range=") {
            let (from, to) = range.split_once("..").unwrap();
            found["from"] = serde_json::from_str(from).unwrap();
            found["to"] = serde_json::from_str(to).unwrap();
        } else if let Some(since) = part.strip_prefix("sum=") {
            found["sumSince"] = since.into();
        } else if let Some(set) = part.strip_prefix("set=") {
            found["setAt"] = json!({ "at": set });
        } else if part.parse::<f64>().is_ok() {
            found["value"] = serde_json::from_str(part).unwrap();
        } else {
            found["relation"] = (*part).into();
        }
    }
    found
}

fn trap(
    what: &'static str,
    mut indicator: Value,
    baseline: bool,
    observations: &[&str],
    targets: &[&str],
    breaks: &[&str],
    year: i32,
) -> Trap {
    if baseline {
        indicator["baseline"] = json!({ "observation": "o1" });
    }
    let broken = |(at, told): (usize, &&str)| {
        let at_ = match *told {
            "?" => json!({ "raw": "いつか" }),
            told => json!({ "at": told }),
        };
        json!({ "id": format!("b{at}"), "indicator": "i", "at": at_, "reason": "定義の変更" })
    };
    Trap {
        what,
        indicator,
        observations: observations
            .iter()
            .enumerate()
            .map(|(at, told)| observation(told, at + 1))
            .collect(),
        targets: targets.iter().map(|told| target(told)).collect(),
        breaks: breaks.iter().enumerate().map(broken).collect(),
        year,
    }
}

fn with(mut indicator: Value, field: &str, value: Value) -> Value {
    indicator[field] = value;
    indicator
}

fn traps() -> Vec<Trap> {
    let up = |aggregation| outcome("increase", aggregation);
    let down = |aggregation| outcome("decrease", aggregation);
    let sum = &["FY2027 atMost 100 sum=FY2023"][..];
    let to_280 = &["FY2027 atLeast 280 sum=FY2023"][..];
    vec![
        // What can only grow.
        trap("上限の合計、1年目で6割", down("flow"), false, &["FY2023 60"], sum, &[], 2023),
        trap("上限の合計、1年目は目安の内", down("flow"), false, &["FY2023 10"], sum, &[], 2023),
        trap("上限の合計、もう超えている", down("flow"), false, &["FY2023 101"], sum, &[], 2023),
        trap(
            "上限の合計、期間が終わって内",
            down("flow"),
            false,
            &["FY2023 20", "FY2024 20", "FY2025 20", "FY2026 20", "FY2027 20"],
            sum,
            &[],
            2027,
        ),
        trap(
            "上限の合計、期間が終わって1件超過",
            down("flow"),
            false,
            &["FY2023 20", "FY2024 20", "FY2025 20", "FY2026 20", "FY2027 21"],
            sum,
            &[],
            2027,
        ),
        trap(
            "未満の合計、ちょうど上限",
            down("flow"),
            false,
            &["FY2023 20", "FY2024 20", "FY2025 20", "FY2026 20", "FY2027 20"],
            &["FY2027 below 100 sum=FY2023"],
            &[],
            2027,
        ),
        trap(
            "0からの合計、最後の年に1件",
            up("flow"),
            false,
            &["FY2023 1", "FY2024 0", "FY2025 0", "FY2026 0", "FY2027 0"],
            to_280,
            &[],
            2027,
        ),
        trap("0からの合計、1年目に1件", up("flow"), false, &["FY2023 1"], to_280, &[], 2023),
        trap("0からの合計、1年目に0件", up("flow"), false, &["FY2023 0"], to_280, &[], 2023),
        trap(
            "0からの合計、途中の年がない",
            up("flow"),
            false,
            &["FY2023 100", "FY2025 100"],
            to_280,
            &[],
            2025,
        ),
        trap(
            "0からの合計、途中の年が年度途中",
            up("flow"),
            false,
            &["FY2023 100", "FY2024 90 interim @2025-01", "FY2025 100"],
            to_280,
            &[],
            2025,
        ),
        trap(
            "累計、少し増えただけ",
            up("cumulative"),
            true,
            &["FY2022 85", "FY2023 86"],
            &["FY2027 atLeast 135"],
            &[],
            2023,
        ),
        trap(
            "累計、増えていない",
            up("cumulative"),
            true,
            &["FY2022 85", "FY2023 85"],
            &["FY2027 atLeast 135"],
            &[],
            2023,
        ),
        trap(
            "累計、最後の年に届かず",
            up("cumulative"),
            true,
            &["FY2022 85", "FY2027 134"],
            &["FY2027 atLeast 135"],
            &[],
            2027,
        ),
        trap(
            "累計の上限、まだ途中",
            down("cumulative"),
            true,
            &["FY2022 85", "FY2023 120"],
            &["FY2027 atMost 135"],
            &[],
            2023,
        ),
        trap(
            "累計の上限、目安の内",
            down("cumulative"),
            true,
            &["FY2022 85", "FY2023 90"],
            &["FY2027 atMost 135"],
            &[],
            2023,
        ),
        trap(
            "合計の範囲、まだ途中",
            outcome("range", "flow"),
            false,
            &["FY2023 90"],
            &["FY2027 range=80..120 sum=FY2023"],
            &[],
            2023,
        ),
        trap(
            "合計の範囲、もう超えた",
            outcome("range", "flow"),
            false,
            &["FY2023 130"],
            &["FY2027 range=80..120 sum=FY2023"],
            &[],
            2023,
        ),
        trap(
            "累計で文言の目標、増えるのは当たり前",
            up("cumulative"),
            true,
            &["FY2022 85", "FY2023 90"],
            &["FY2027 words=増加を目指す"],
            &[],
            2023,
        ),
        trap(
            "補助指標の累計、基準値から見れば半分",
            output("increase", "cumulative"),
            true,
            &["FY2022 85", "FY2023 90"],
            &["FY2023 atLeast 95"],
            &[],
            2023,
        ),
        // Strict, and just short.
        trap(
            "超、ちょうど",
            output("increase", "ratio"),
            false,
            &["FY2023 93.0"],
            &["FY2023 above 93"],
            &[],
            2023,
        ),
        trap(
            "超、最後の年にちょうど",
            up("ratio"),
            true,
            &["FY2022 90", "FY2027 93"],
            &["FY2027 above 93"],
            &[],
            2027,
        ),
        trap(
            "超、目安にちょうど",
            up("ratio"),
            true,
            &["FY2022 90", "FY2023 91"],
            &["FY2025 above 93"],
            &[],
            2023,
        ),
        trap(
            "未満、ちょうど",
            output("decrease", "ratio"),
            false,
            &["FY2023 2.5"],
            &["FY2023 below 2.5"],
            &[],
            2023,
        ),
        trap(
            "99.96%は100%でない",
            output("increase", "flow"),
            false,
            &["FY2023 2499"],
            &["FY2023 atLeast 2500"],
            &[],
            2023,
        ),
        trap(
            "79.96%はおおむね達成でない",
            output("increase", "flow"),
            false,
            &["FY2023 1999"],
            &["FY2023 atLeast 2500"],
            &[],
            2023,
        ),
        trap(
            "最後の年、目安にあたる値だが目標に届かず",
            up("stock"),
            true,
            &["FY2022 10", "FY2027 19"],
            &["FY2027 atLeast 20"],
            &[],
            2027,
        ),
        trap(
            "目標の年のあと、届かないまま",
            up("stock"),
            true,
            &["FY2022 10", "FY2028 19"],
            &["FY2027 atLeast 20"],
            &[],
            2028,
        ),
        trap(
            "目安1.624に1.62",
            up("ratio"),
            true,
            &["FY2022 1.54", "FY2025 1.62"],
            &["FY2027 atLeast 1.68"],
            &[],
            2025,
        ),
        // Directions and targets that contradict.
        trap(
            "増加なのに以下",
            output("increase", "flow"),
            false,
            &["FY2023 100"],
            &["FY2023 atMost 200"],
            &[],
            2023,
        ),
        trap(
            "減少なのに以上",
            output("decrease", "flow"),
            false,
            &["FY2023 300"],
            &["FY2023 atLeast 200"],
            &[],
            2023,
        ),
        trap(
            "社会目標、増加なのに未満",
            up("stock"),
            true,
            &["FY2022 100", "FY2023 90"],
            &["FY2027 below 200"],
            &[],
            2023,
        ),
        trap(
            "増加なのに文言は減少",
            up("stock"),
            true,
            &["FY2022 100", "FY2023 120"],
            &["FY2027 words=減少を目指します"],
            &[],
            2023,
        ),
        trap(
            "望ましい方向がない",
            output("", "flow"),
            false,
            &["FY2023 300"],
            &["FY2023 atLeast 200"],
            &[],
            2023,
        ),
        trap(
            "社会目標、望ましい方向がない",
            outcome("", "stock"),
            true,
            &["FY2022 100", "FY2023 300"],
            &["FY2027 atLeast 200"],
            &[],
            2023,
        ),
        trap(
            "範囲が逆",
            outcome("range", "stock"),
            true,
            &["FY2022 100", "FY2023 110"],
            &["FY2027 range=120..100"],
            &[],
            2023,
        ),
        trap(
            "目標の年が基準値より前",
            up("stock"),
            true,
            &["FY2024 100", "FY2025 150"],
            &["FY2023 atLeast 120"],
            &[],
            2025,
        ),
        trap(
            "目標の年が基準値と同じ",
            up("stock"),
            true,
            &["FY2024 100", "FY2025 150"],
            &["FY2024 atLeast 120"],
            &[],
            2025,
        ),
        trap(
            "目標が今より低い（下回らないため）",
            output("increase", "flow"),
            true,
            &["FY2022 4262", "FY2023 3400"],
            &["FY2023 atLeast 3580"],
            &[],
            2023,
        ),
        trap(
            "目標が今より低く、届いた",
            output("increase", "flow"),
            true,
            &["FY2022 4262", "FY2023 3700"],
            &["FY2023 atLeast 3580"],
            &[],
            2023,
        ),
        trap(
            "知らない関係のことば",
            output("increase", "flow"),
            false,
            &["FY2023 300"],
            &["FY2023 around 200"],
            &[],
            2023,
        ),
        // Words.
        trap(
            "文言「検討中」",
            up("stock"),
            true,
            &["FY2022 100", "FY2023 120"],
            &["FY2027 words=検討中"],
            &[],
            2023,
        ),
        trap(
            "文言「なし」",
            up("stock"),
            true,
            &["FY2022 100", "FY2023 120"],
            &["FY2027 words=なし"],
            &[],
            2023,
        ),
        trap(
            "読めない目標「百件以上」",
            up("stock"),
            true,
            &["FY2022 90", "FY2023 120"],
            &["FY2027 raw=百件以上"],
            &[],
            2023,
        ),
        trap(
            "読めない目標「未設定」",
            up("stock"),
            true,
            &["FY2022 90", "FY2023 120"],
            &["FY2027 raw=未設定"],
            &[],
            2023,
        ),
        trap(
            "補助指標の文言",
            output("increase", "flow"),
            false,
            &["FY2023 120"],
            &["FY2023 words=増加"],
            &[],
            2023,
        ),
        trap(
            "文言の減少、増えた",
            down("stock"),
            true,
            &["FY2022 100", "FY2023 120"],
            &["FY2027 words=減少を目指します"],
            &[],
            2023,
        ),
        trap(
            "文言の減少、同じ",
            down("stock"),
            true,
            &["FY2022 100", "FY2023 100"],
            &["FY2027 words=減少を目指します"],
            &[],
            2023,
        ),
        // Breaks.
        trap(
            "時点の読めない断層",
            output("increase", "ratio"),
            false,
            &["FY2023 60"],
            &["FY2023 atLeast 50"],
            &["?"],
            2023,
        ),
        trap(
            "合計の中の断層",
            up("flow"),
            false,
            &["FY2023 100", "FY2024 200"],
            to_280,
            &["2024-04"],
            2024,
        ),
        trap(
            "合計の始まりと同時の断層",
            up("flow"),
            false,
            &["FY2023 100", "FY2024 200"],
            &["FY2027 atLeast 280 sum=FY2023 set=2023-04"],
            &["2023-04"],
            2024,
        ),
        trap(
            "基準値の期間の中の断層",
            up("flow"),
            true,
            &["FY2022 100", "FY2023 150"],
            &["FY2027 atLeast 140 set=2023-05"],
            &["2022-10"],
            2023,
        ),
        trap(
            "定めた日のない目標、基準値のあとの断層",
            up("stock"),
            true,
            &["FY2022 100", "FY2024 150"],
            &["FY2027 atLeast 140"],
            &["2023-10"],
            2024,
        ),
        trap(
            "定めた日のない目標、基準値もない",
            up("stock"),
            false,
            &["FY2024 150"],
            &["FY2027 atLeast 140"],
            &["2023-10"],
            2024,
        ),
        trap(
            "目標のあとの断層",
            output("increase", "ratio"),
            false,
            &["FY2024 60"],
            &["FY2024 atLeast 50 set=2024-03"],
            &["2024-04"],
            2024,
        ),
        trap(
            "断層のあとに定め直した目標",
            output("increase", "ratio"),
            false,
            &["FY2024 60"],
            &["FY2024 atLeast 50 set=2024-05"],
            &["2024-04"],
            2024,
        ),
        // States, dates, revisions.
        trap(
            "年度途中で届いた",
            output("increase", "flow"),
            false,
            &["FY2023 200 interim @2024-01"],
            &["FY2023 atLeast 160"],
            &[],
            2023,
        ),
        trap(
            "確報と言うが年度途中",
            output("increase", "flow"),
            false,
            &["FY2023 200 final @2024-01"],
            &["FY2023 atLeast 160"],
            &[],
            2023,
        ),
        trap(
            "見込みで届いた",
            output("increase", "flow"),
            false,
            &["FY2023 200 forecast"],
            &["FY2023 atLeast 160"],
            &[],
            2023,
        ),
        trap(
            "知らない種別で届いた",
            output("increase", "flow"),
            false,
            &["FY2023 200 estimated"],
            &["FY2023 atLeast 160"],
            &[],
            2023,
        ),
        trap(
            "年度途中の上限、まだ低い",
            output("decrease", "flow"),
            false,
            &["FY2023 10 interim @2023-06"],
            &["FY2023 atMost 100"],
            &[],
            2023,
        ),
        trap(
            "届いたあと秘匿に改定",
            output("increase", "flow"),
            false,
            &["FY2023 55", "FY2023 suppressed revised"],
            &["FY2023 atLeast 50"],
            &[],
            2023,
        ),
        trap(
            "届いたあと下へ改定",
            output("increase", "flow"),
            false,
            &["FY2023 55", "FY2023 45 revised"],
            &["FY2023 atLeast 50"],
            &[],
            2023,
        ),
        trap(
            "年度途中の改定のあとに通年",
            output("increase", "flow"),
            false,
            &["FY2023 170 revised @2024-01", "FY2023 150"],
            &["FY2023 atLeast 160"],
            &[],
            2023,
        ),
        trap(
            "年度途中だけが改定で届く",
            output("increase", "flow"),
            false,
            &["FY2023 170 revised @2024-01"],
            &["FY2023 atLeast 160"],
            &[],
            2023,
        ),
        trap(
            "期間より前の時点",
            output("increase", "flow"),
            false,
            &["FY2023 170 final @2022-06"],
            &["FY2023 atLeast 160"],
            &[],
            2023,
        ),
        trap(
            "値がない",
            output("increase", "flow"),
            false,
            &["FY2023 notStated"],
            &["FY2023 atLeast 1"],
            &[],
            2023,
        ),
        trap(
            "減少で値がない、0ではない",
            output("decrease", "flow"),
            false,
            &["FY2023 notPublished"],
            &["FY2023 atMost 100"],
            &[],
            2023,
        ),
        trap(
            "減少で0件",
            output("decrease", "flow"),
            false,
            &["FY2023 0"],
            &["FY2023 atMost 100"],
            &[],
            2023,
        ),
        trap(
            "断層の前の実績に、断層のあとの目標",
            output("increase", "ratio"),
            false,
            &["FY2023 53.2 final @2023-06-01"],
            &["FY2023 atLeast 53 set=2023-10"],
            &["2023-09"],
            2023,
        ),
        trap(
            "年だけ分かる目標の設定、その年の断層",
            output("increase", "ratio"),
            false,
            &["FY2024 60"],
            &["FY2024 atLeast 50 set=FY2023"],
            &["2023-10"],
            2024,
        ),
        trap(
            "最後の年にもう一つの目標",
            up("stock"),
            true,
            &["FY2022 50", "FY2027 150"],
            &["FY2027 atLeast 200", "2027 atLeast 100"],
            &[],
            2027,
        ),
        trap(
            "暦年から始まる年度の合計",
            output("decrease", "flow"),
            false,
            &["FY2022 60", "FY2023 60", "FY2024 60"],
            &["FY2024 atMost 100 sum=2022"],
            &[],
            2024,
        ),
        trap(
            "目標より後から始まる合計",
            output("decrease", "flow"),
            false,
            &["FY2024 60"],
            &["FY2024 atMost 100 sum=FY2025"],
            &[],
            2024,
        ),
        trap(
            "文言の目標、基準値なし",
            down("stock"),
            false,
            &["FY2023 90"],
            &["FY2027 words=減少を目指します"],
            &[],
            2023,
        ),
        // Units, years, kinds.
        trap(
            "暦年の指標に年度の目標",
            with(up("stock"), "calendar", true.into()),
            true,
            &["2022 100", "2023 150"],
            &["FY2027 atLeast 140"],
            &[],
            2023,
        ),
        trap(
            "年度の指標に暦年の実績",
            up("stock"),
            true,
            &["FY2022 100", "2023 150"],
            &["FY2027 atLeast 140"],
            &[],
            2023,
        ),
        trap(
            "暦年の基準値",
            up("stock"),
            true,
            &["2022 100", "FY2023 150"],
            &["FY2027 atLeast 160"],
            &[],
            2023,
        ),
        trap(
            "種類が変わった合計",
            up("stock"),
            true,
            &["FY2022 100", "FY2023 150"],
            &["FY2027 atLeast 280 sum=FY2023"],
            &[],
            2023,
        ),
        // Baselines.
        trap(
            "基準値がない",
            up("stock"),
            false,
            &["FY2023 150"],
            &["FY2027 atLeast 280"],
            &[],
            2023,
        ),
        trap(
            "年度途中の基準値",
            up("flow"),
            true,
            &["FY2022 100 interim @2023-01", "FY2023 150"],
            &["FY2027 atLeast 280"],
            &[],
            2023,
        ),
        trap(
            "あとから改定された基準値",
            up("stock"),
            true,
            &["FY2022 100", "FY2022 160 revised", "FY2023 150"],
            &["FY2027 atLeast 280"],
            &[],
            2023,
        ),
        trap(
            "負の基準値、悪くなった",
            up("stock"),
            true,
            &["FY2022 -100", "FY2023 -120"],
            &["FY2027 atLeast -50"],
            &[],
            2023,
        ),
        trap(
            "負の基準値、良くなったが目安に届かず",
            up("stock"),
            true,
            &["FY2022 -100", "FY2023 -99"],
            &["FY2027 atLeast -50"],
            &[],
            2023,
        ),
        trap(
            "変化とみなさない幅の中の改善",
            with(up("stock"), "tolerance", 5.into()),
            true,
            &["FY2022 100", "FY2023 104"],
            &["FY2027 atLeast 110"],
            &[],
            2023,
        ),
        trap(
            "幅の中だが目安の先",
            with(up("stock"), "tolerance", 5.into()),
            true,
            &["FY2022 100", "FY2023 103"],
            &["FY2027 atLeast 110"],
            &[],
            2023,
        ),
        // Taken out.
        trap(
            "評価の対象から外したが届いている",
            with(output("increase", "flow"), "notEvaluated", "制度の終了".into()),
            false,
            &["FY2023 200"],
            &["FY2023 atLeast 160"],
            &[],
            2023,
        ),
        trap("目標がない", output("increase", "flow"), false, &["FY2023 200"], &[], &[], 2023),
    ]
}

#[test]
fn traps_are_told_as_what_they_are() {
    let envelope = document::envelope();
    let mut told = String::new();
    let traps = traps();
    assert!(traps.len() >= 60, "{}", traps.len());
    for trap in &traps {
        let base = json!({
            "strategy": { "name": "戦略", "firstYear": "FY2022", "lastYear": "FY2027" },
            "directions": [{ "id": "d1", "number": "第１", "name": "方向", "rank": "10" }],
            "items": [{ "id": "i1", "parent": "d1", "number": "1", "name": "項目", "rank": "10" }],
            "indicators": [trap.indicator], "observations": trap.observations,
            "targets": trap.targets, "seriesBreaks": trap.breaks,
        });
        let strategy = document::document(&envelope, &base);
        let indicator = strategy.indicators.get(&"i".into()).unwrap();
        let verdict = Verdict::of(&strategy, indicator, indicator.period(trap.year));
        let thresholds = &strategy.about.thresholds;
        let mark = if matches!(
            verdict.status,
            Status::TargetMet | Status::Achieved | Status::AboveExpected
        ) {
            "◎ "
        } else {
            ""
        };
        told.push_str(&format!("{}\n  {mark}{}\n", trap.what, (JA.say.verdict)(&verdict)));
        for text in [&JA, &EN] {
            let said = (words(text).working)(&verdict, indicator, thresholds);
            let aside = (words(text).aside)(&verdict, indicator);
            told.push_str(&format!("  {said} {aside}\n").replace(" \n", "\n"));
        }
    }
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("traps", told);
    });
}
