//! 指標個票とグラフのことば.

use super::figures::{aggregation_word, figure, goal, part_year, period_plain, point, state_word};
use super::verdicts;
use crate::measure::Known;
use crate::model::*;
use crate::report::IndicatorDetail;
use crate::report::indicator_detail::{SeriesPoint, Year};
use crate::text::figures::digits;
use crate::text::{ChartWords, IndicatorWords, JA};

pub const INDICATOR: IndicatorWords = IndicatorWords {
    hard: "施策のことば",
    glosses: "ことばの意味",
    hard_entries: &[
        (
            "BCP",
            "事業継続計画。災害や事故のときも仕事を続け、早く元に戻すために、前もって決めておく手順です。",
        ),
        ("DX", "デジタルの技術を使って、仕事のしかたや商売そのものを変えることです。"),
        ("デジタル化", "紙や手作業でしていた仕事を、デジタルの技術で行うようにすることです。"),
        ("SDGs", "国際連合が2015年に定めた、2030年までに世界で目指す17の目標です。"),
        (
            "カーボンニュートラル",
            "温室効果ガスを出す量と、森林などが吸収する量とを等しくすることです。",
        ),
        (
            "オープンイノベーション",
            "会社の外の企業や大学と、技術や考えを出し合って新しいものを生み出すことです。",
        ),
        ("産学官", "企業、大学、国や県などの役所を合わせた言い方です。"),
        ("事業承継", "会社の経営を、次の担い手に引き継ぐことです。"),
        (
            "経営革新計画",
            "新しい事業に取り組む計画で、県が承認すると融資などの支援を受けられます。",
        ),
        ("テストマーケティング", "本格的に売り出す前に、試しに売って反応を確かめることです。"),
        ("農商工", "農林漁業と、商業や工業を合わせた言い方です。"),
        ("伴走", "相談を受けるだけでなく、会社のそばで長く一緒に取り組む支え方です。"),
        ("リスクマネジメント", "起こりうる危険を前もって調べ、備えておくことです。"),
        ("コーディネーター", "人や会社の間に立って、話をまとめる専門の人です。"),
        ("マッチング", "互いに求めるものが合う相手を引き合わせることです。"),
    ],
    verdict_of: |period| format!("{}の判定", period_plain(period)),
    known_of: "いま分かっている数値",
    formula: "計算式を見る",
    figures: "目標と実績",
    figures_note: "改めた数値も消さずに残します。",
    figures_table: "目標と実績の表",
    about: "この指標について",
    definition: "何を数えるか",
    unit_kind: |indicator| {
        let unit = if indicator.unit.is_empty() { "記載なし" } else { &indicator.unit };
        let kind = match indicator.aggregation {
            Aggregation::Flow if indicator.calendar => "暦年ごとの数値",
            Aggregation::Flow => "年度ごとの数値",
            Aggregation::Cumulative => "始めてからの累計",
            Aggregation::Stock => "その時点の数",
            Aggregation::Ratio if indicator.accrues => "割合。期間の初めから時点まで",
            Aggregation::Ratio => "割合",
            Aggregation::Other(_) => aggregation_word(&indicator.aggregation),
        };
        format!("{unit}（{kind}）")
    },
    written: |raw| format!("原文「{raw}」"),
    reason: "目標の理由",
    newly_set: "新設",
    newly_set_word: |newly_set| match newly_set {
        Some(true) => "今回新たに設定した指標",
        Some(false) => "以前からある指標",
        None => "不明",
    },
    newly_set_note: "「今回新たに設定した指標」の印は、もとの資料の文字からは読み取れません。",
    series_break: "統計の断層",
    no_target_yet: "目標値は毎年度の事業計画書で定めます（まだ登録されていません）。",
    program: "主要事業",
    program_note: "この指標で量を見る取組です。",
    place: "戦略の中の位置",
    place_note: "補助指標は県の取組の量、社会目標は地域に現れる結果です。",
    outcomes_here: "同じ方向の社会目標",
    previous: "前の指標",
    next: "次の指標",
    pager: "前後の指標",
    to_come: "これから",
    used_as_baseline: "基準値",
    earlier: "ほかの値",
    path: "位置",
    tolerance: "横ばいとみなす幅",
    not_evaluated: "評価から外す理由",
    english_name: "英語の名前",
    original_name: "日本語の名前",
    name: "名前",
    chart: CHART,
    working: verdicts::working,
    aside: verdicts::aside,
    known_note,
    formula_lines: verdicts::formula,
    depends: "基準によって見方が分かれます",
    lenses: "ほかの見方",
};

pub const CHART: ChartWords = ChartWords {
    title: |indicator| {
        let kind = match indicator.aggregation {
            Aggregation::Flow if indicator.calendar => "暦年",
            Aggregation::Flow => "年度",
            _ => aggregation_word(&indicator.aggregation),
        };
        format!("{}の推移（{kind}）", indicator.short_name())
    },
    sentence: graph_sentence,
    as_graph: "グラフで見る",
    as_table: "表で見る",
    view: "表し方",
    role: "グラフ",
    copy_link: "リンクをコピー",
    copied: "リンクをコピーしました。",
    not_copied: "コピーできませんでした。アドレス欄のリンクを使ってください。",
    not_saved: "保存できませんでした。通信を確かめて、もう一度押してください。",
    save_csv: "CSVで保存",
    save_svg: "SVGで保存",
    save_png: "PNGで保存",
    drawing: "グラフを描いています…",
    failed: "グラフを描けませんでした。表で見ることができます。",
    keys: "矢印キーで年を移ると、数値を読み上げます。",
    keys_open: "矢印キーで移ると読み上げ、Enterで開きます。",
    touch: "タップすると、数値を示します。",
    whole: "実績（通年）",
    part_year: "年度途中・見込み",
    yearly_target: "目標（各年）",
    final_target: "目標（最終）",
    expected: "目安",
    baseline: "基準値",
    missing: "値なし",
    series_break: "統計の断層",
    key: "凡例",
    point: spoken_point,
    label: |detail| {
        let points: Vec<String> = detail
            .series()
            .iter()
            .map(|point| spoken_point(&detail.indicator, point).join(" "))
            .collect();
        format!("{}。{}", detail.indicator.name, points.join("、"))
    },
    caption: |detail, strategy| {
        let latest =
            detail.latest().map(|(at, found)| (point(at), JA.source(strategy, &found.source)));
        let unit =
            if detail.indicator.unit.is_empty() { "記載なし" } else { &detail.indicator.unit };
        match latest {
            Some((as_of, source)) if source.is_empty() => {
                format!("単位 {unit}　最新の時点 {as_of}")
            }
            Some((as_of, source)) => format!("単位 {unit}　最新の時点 {as_of}　出典 {source}"),
            None => format!("単位 {unit}"),
        }
    },
};

/// 令和4年度 130件 年度途中（10/12か月） 令和5（2023）年1月末時点 目標160件以上
fn spoken_point(indicator: &Indicator, at: &SeriesPoint) -> Vec<String> {
    let mut words = vec![period_plain(at.period)];
    let Some(year) = &at.year else {
        words.push("記録なし".into());
        return words;
    };
    match year.counted.as_deref() {
        Some(Observation { figure: Figure::Number(value), about, as_of, state, .. }) => {
            words.push(format!(
                "{}{}",
                if *about { "約" } else { "" },
                figure(*value, &indicator.unit)
            ));
            words.extend(year.part_year.map(part_year));
            // That a figure is final goes without saying, and of a part of a year its months are told.
            let settled = matches!(state, ObservationState::Final | ObservationState::Interim);
            words.extend((!settled).then(|| state_word(state).to_string()));
            // A whole year's figure is of that year: its name is the as-of date.
            if let Some(at) = as_of.point.filter(|at| !matches!(at, Point::Whole(_))) {
                words.push(format!("{}時点", point(at)));
            }
        }
        Some(Observation { figure: Figure::Missing(reason), .. }) => {
            words.push(super::figures::missing_word(reason).to_string())
        }
        None => words.push("実績はこれから".into()),
    }
    if let Some(target) = &year.target {
        words.push(match &target.goal {
            Goal::Words(wanted) => format!("目標「{wanted}」"),
            other => format!("目標{}", goal(other, &indicator.unit)),
        });
    }
    if year.verdict.status.is_judged() {
        words.push(verdicts::status(year.verdict.status).to_string());
    }
    for found in &year.breaks {
        words.push(format!("統計の断層 {}", found.reason));
    }
    words
}

fn graph_sentence(detail: &IndicatorDetail) -> String {
    let whole = detail.whole_years();
    let unit = detail.indicator.unit.as_str();
    let mut sentence = match whole[..] {
        [] => "通年の実績はまだありません。".to_string(),
        [(only, value, _)] => {
            format!("通年の実績は{}の{}だけです。", period_plain(only), figure(value, unit))
        }
        [(last, new, true), ..] => {
            format!(
                "{}は{}です。統計の断層があるため、それより前とは比べません。",
                period_plain(last),
                figure(new, unit)
            )
        }
        [(last, new, false), (before, _, _), ..] if !last.same_kind(before) => {
            format!(
                "{}は{}です。年度と暦年の数値は比べません。",
                period_plain(last),
                figure(new, unit)
            )
        }
        [(last, new, false), (before, old, _), ..] => {
            let difference = new.decimal() - old.decimal();
            let (size, points) = (
                digits(difference.abs()),
                if detail.indicator.aggregation == Aggregation::Ratio {
                    "ポイント"
                } else {
                    unit
                },
            );
            let move_word = match difference {
                d if d.is_zero() => "同じです".to_string(),
                d if d.is_sign_positive() => format!("{size}{points}増えました"),
                _ => format!("{size}{points}減りました"),
            };
            format!(
                "{}は{}で、{}から{move_word}。",
                period_plain(last),
                figure(new, unit),
                period_plain(before)
            )
        }
    };
    let known = |year: &&Year| {
        matches!(year.counted.as_deref(), Some(Observation { figure: Figure::Number(_), .. }))
    };
    let part =
        detail.years.iter().filter(known).find_map(|year| Some((year.period, year.part_year?)));
    if let Some((of, part)) = part {
        let what = if part.forecast { "見込み" } else { "年度途中" };
        sentence.push_str(&format!("{}は{what}の数値です。", period_plain(of)));
    }
    if !detail.has_target {
        sentence.push_str("目標値はまだ登録されていません。");
    }
    sentence
}

fn known_note(known: Known) -> &'static str {
    match known {
        Known::Whole => "1年分の実績です。",
        Known::PartYear => "年度の途中までの実績です。1年分とは比べられません。",
        Known::AtDate => "ある時点で数えた値です。期間の長さによりません。",
        Known::Nothing => "値が分かっていません。",
    }
}
