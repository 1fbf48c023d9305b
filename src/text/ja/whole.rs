//! 全体のグラフのことば.

use super::figures::period_plain;
use super::verdicts::{outputs, outputs_open};
use crate::measure::Known;
use crate::model::Period;
use crate::report::whole::{Scope, WholeChart};
use crate::text::WholeWords;

pub static WHOLE: WholeWords = WholeWords {
    title: "グラフ",
    lead: "戦略の構成、状態、年度ごとの動きを図で見ます。描いた図は、表でも見られます。",
    scope: "見る範囲",
    all: "戦略の全体",
    up: "広げる",
    open_page: "この方向・項目の頁を開く",
    to_sample: "サンプルで見え方を確かめる",
    short: |graph| match graph {
        WholeChart::Structure => "構成",
        WholeChart::Status => "状態の数",
        WholeChart::Years => "指標と年度",
        WholeChart::Progress => "目標までの進み",
        WholeChart::Multiples => "指標ごとの推移",
    },
    title_of: |graph, whole, years| {
        let year = period_plain(Period::fiscal(whole.year));
        let parts = if whole.within.is_empty() { "方向" } else { "項目" };
        match graph {
            WholeChart::Structure if whole.judged => format!("戦略の構成と{year}の状態"),
            WholeChart::Structure => "戦略の構成と分かっている数値".into(),
            WholeChart::Status if whole.judged => {
                format!("{parts}ごとの{year}の状態（補助指標の数）")
            }
            WholeChart::Status => format!("{parts}ごとの分かっている数値（補助指標の数）"),
            WholeChart::Years => match years.and_then(|years| years.base) {
                Some(base) => {
                    format!("指標と年度（{}を100とした実績）", period_plain(Period::fiscal(base)))
                }
                None => "指標と年度".into(),
            },
            WholeChart::Progress => format!("{year}の目標までの進み（%）"),
            WholeChart::Multiples => "指標ごとの推移".into(),
        }
    },
    structure: |whole, collapsed| {
        let outputs = whole.rows.iter().filter(|row| !row.indicator.is_outcome()).count();
        let outcomes = whole.rows.len() - outputs;
        let within = match whole.within.last() {
            None => format!("{}の基本的方向", whole.groups.len()),
            Some(Scope::Direction(direction)) => format!("「{}」", direction.name),
            Some(Scope::Item(item)) => format!("「{}」", item.name),
        };
        let how = if collapsed {
            "数が多いため、まとめて示しています。選ぶと中に入ります。"
        } else {
            ""
        };
        format!("{within}に、社会目標{outcomes}と補助指標{outputs}があります。{how}")
    },
    status: |whole| {
        if whole.judged {
            let rollup = whole.outputs();
            return format!("{}{}", outputs(&rollup), outputs_open(&rollup)).trim().to_string();
        }
        let outputs = || whole.rows.iter().filter(|row| !row.indicator.is_outcome());
        let known = outputs().filter(|row| row.known != Known::Nothing).count();
        format!(
            "{}の補助指標のうち{known}で数値が分かっています。目標値はまだ登録されていません。",
            outputs().count()
        )
    },
    years: |years| {
        let changes = years.changes();
        let named = [
            (changes.worse, "悪くなったもの"),
            (changes.better, "良くなったもの"),
            (changes.same, "同じもの"),
            (changes.neither, "増減の良し悪しを決めていないもの"),
        ];
        let named: Vec<String> = named
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{what} {count}"))
            .collect();
        match changes.all() {
            0 => "100の年より後の通年の実績が分かる指標はまだありません。".to_string(),
            all => format!(
                "100の年より後の通年の実績が分かる{all}指標の内訳は、{}です。色は望ましい方向に向けての良し悪しです。",
                named.join("、")
            ),
        }
    },
    progress: |with, reached, without| {
        format!(
            "率を計算できる{with}指標のうち{reached}が100%以上です。補助指標は達成率、社会目標は進捗率です。計算できない{without}指標は、状態のことばだけを示します。"
        )
    },
    multiples: |count| {
        format!(
            "{count}指標を、それぞれの単位と目盛で並べています。高さを指標どうしで比べることはできません。"
        )
    },
    capped: |shown, all| {
        format!(
            "{all}のうち、はじめの{shown}を示しています。見る範囲を狭めると、ほかも見られます。"
        )
    },
    caption: |unit, dates, source| format!("単位 {unit}　時点 {dates}　出典 {source}"),
    base: "100の値",
    base_year: |year| format!("{year}年度を100"),
    tones: ["21以上悪化", "6〜20悪化", "差が5以内", "6〜20改善", "21以上改善"],
    part_year: "年度途中・見込み",
    series_break: "統計の断層",
    calendar: "暦年",
    results: "予算額の動き、決算額、お金の行き先。",
    others: "ほかの図",
    without_targets: "目標値がまだ登録されていないため、達成や進みの図はありません。",
    about: |graph| match graph {
        WholeChart::Structure => "どの方向のどの項目に、どの指標があるか。",
        WholeChart::Status => "達成や遅れの指標が、どこにいくつあるか。",
        WholeChart::Years => "指標が年度ごとに良くなったか、悪くなったか。",
        WholeChart::Progress => "目標の何%まで来ているか。",
        WholeChart::Multiples => "すべての指標の動きを小さな図で。",
    },
    unit: |graph| match graph {
        WholeChart::Structure => "指標の状態",
        WholeChart::Status => "補助指標の数",
        WholeChart::Years => "100の年に対する割合",
        WholeChart::Progress => "%",
        WholeChart::Multiples => "指標ごと",
    },
    count: |count| format!("{count}指標"),
    rate: "達成率・進捗率",
    reached: "目標の100%",
    inks: [
        "達成・おおむね達成・目安以上に進展",
        "一部達成・進展（目安未満）・横ばい",
        "未達・進展していない・目安に届かず",
    ],
    not_compared: "比較不可",
    below: "−100%未満",
    above: "200%超",
    listed: |words| words.join(" "),
};
