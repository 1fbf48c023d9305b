//! 紙の資料のことば.

use super::cycle::{plain, year_of};
use crate::model::*;
use crate::text::PaperWords;
use crate::text::figures::digits;

pub(super) const PAPER: PaperWords = PaperWords {
    handout_title: |name| format!("{name}　実施状況・評価と次年度の計画"),
    handout_subtitle: |year| {
        format!(
            "{}の実施状況と評価、{}の事業計画です。",
            year_of(year),
            year_of(FiscalYear(year.0 + 1))
        )
    },
    plan_title: |name, year| format!("{name}　{}事業計画書", year_of(year)),
    evaluation_title: |name, year| format!("{name}　{}の評価と今後の対応", year_of(year)),
    coverage: |months| format!("{months}/12か月"),
    number: "資料",
    number_label: "資料番号",
    meeting: "会議",
    no_meeting: "選ばない",
    done: |year| format!("{}の実施状況", plain(year)),
    plan: |year| format!("{}の計画", plain(year)),
    no_plan: "次年度の計画は、まだ作られていません。",
    done_word: "実施",
    planned_word: "計画",
    outcomes: "社会目標（アウトカム）",
    outputs: "主要事業と補助指標（アウトプット）",
    target_of: |year| format!("{}の目標", plain(year)),
    final_target: "目標値",
    expected: "目安値",
    progress: "進捗率",
    achievement: "達成率",
    verdict: "判定",
    actual: "実績",
    target: "目標",
    figures: "目標・実績・判定",
    money: "予算額・決算額",
    settled: "決算",
    new_output: "次年度から",
    restated_note: "もとの位置に示します。",
    source_number: |number| format!("出典{number}"),
    key: "凡例",
    key_note: "年度途中の数値は、通年の実績がそろうまで目標と比べません。",
    bounds: |thresholds| {
        format!(
            "達成率{}%以上はおおむね達成、{}%以上は一部達成、それ未満は未達。",
            digits(thresholds.nearly.decimal()),
            digits(thresholds.partly.decimal())
        )
    },
    how_judged: "判定の見方",
    print: "印刷",
    landscape_note: "A4横で印刷します。",
    portrait_note: "A4縦で印刷します。",
    year: "実施状況の年度",
    pending: "案",
    total: "計",
    names: |names| names.join("、"),
    sum_of: |name| format!("{name}　計"),
    targets: "補助指標の目標",
    to_paper: "紙の資料にする",
};
