//! 食い違い: 記録と項目の呼び名。

use super::figures::{WRITE, period_plain};
use crate::change::Choice;
use crate::edit::Part;
use crate::model::*;
use crate::text::ContestWords;
use crate::text::contests::Plain;
use crate::text::names::beginning;

pub const CONTESTS: ContestWords = ContestWords {
    lead: "同じ所が別々に変えられています。どちらも失われていません。残すほうを選んでください。",
    none: "食い違いはありません。",
    record,
    field,
    value: |strategy, field, value| PLAIN.value(strategy, field, value),
    whose: |side, own| {
        let by = match side.by.as_str() {
            "" if own => "このブラウザ",
            "" => "名前のない人",
            name => name,
        };
        let at = (WRITE.moment_of_day)(&side.at);
        match side.choice {
            Choice::Of { .. } => format!("{by}　{at}"),
            Choice::Keep => "残す".into(),
            Choice::Gone => format!("{by}　{at}に削除"),
        }
    },
    shown: "いま表示",
    choose: "これにする",
    chosen: |name| format!("{name}の食い違いの選択"),
};

fn record(strategy: &Strategy, table: &str, id: &Id) -> String {
    let indicator = |id: &Id| {
        strategy.indicators.get(id).map(|found| found.short_name().to_string()).unwrap_or_default()
    };
    let found = match table {
        Observation::TABLE => strategy
            .observations
            .get(id)
            .map(|o| format!("{}　{}の実績", indicator(&o.indicator), period_plain(o.period))),
        Target::TABLE => strategy
            .targets
            .get(id)
            .map(|t| format!("{}　{}の目標", indicator(&t.indicator), period_plain(t.period))),
        PlannedProgram::TABLE => strategy
            .planned
            .get(id)
            .and_then(|p| Some((strategy.programs.get(&p.program)?, p.year)))
            .map(|(program, year)| {
                format!(
                    "{}　{}の計画",
                    beginning(&program.text),
                    period_plain(Period::Fiscal(year))
                )
            }),
        Review::TABLE => strategy.reviews.get(id).map(|r| {
            format!("{}　{}の見直し", indicator(&r.indicator), period_plain(Period::Fiscal(r.year)))
        }),
        Evaluation::TABLE => strategy.evaluations.get(id).map(|e| {
            format!(
                "{}　{}の評価",
                part_name(strategy, &e.subject),
                period_plain(Period::Fiscal(e.year))
            )
        }),
        AnnualPlan::TABLE => strategy
            .plans
            .get(id)
            .map(|plan| format!("{}の事業計画書", period_plain(Period::Fiscal(plan.year)))),
        Amendment::TABLE => strategy
            .amendments
            .get(id)
            .map(|found| format!("計画の変更「{}」", beginning(&found.reason))),
        _ => match Part::of(table, id).map(|part| (part.name(strategy), part)) {
            Some((name, _)) if name.is_empty() => None,
            Some((name, Part::Restatement(_))) => Some(format!("{name}の再掲")),
            Some((name, Part::Break(_))) => Some(format!("{name}の断層")),
            Some((name, _)) => Some(name),
            None => Some("戦略の項目".into()),
        },
    };
    found.filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_string())
}

fn part_name(strategy: &Strategy, id: &Id) -> String {
    let parts = [Part::Indicator(id.clone()), Part::Item(id.clone()), Part::Direction(id.clone())];
    parts.iter().map(|part| part.name(strategy)).find(|name| !name.is_empty()).unwrap_or_default()
}

fn field(name: &str) -> &str {
    match name {
        "name" => "名前",
        "nameEn" => "英語の名前",
        "short" => "短い名前",
        "unit" => "単位",
        "unitEn" => "英語の単位",
        "definition" => "何を数えるか",
        "desired" => "望ましい方向",
        "aggregation" => "値の種類",
        "accrues" => "年度の途中で積み上がる",
        "calendar" => "暦年で数える",
        "baseline" => "基準値",
        "tolerance" => "横ばいとみる幅",
        "division" => "担当課",
        "newlySet" => "新しく定めた指標",
        "notEvaluated" => "評価から外す理由",
        "note" => "備考",
        "rank" => "順序",
        "number" => "番号",
        "parent" | "item" | "direction" => "置き場所",
        "indicator" | "outcome" => "指標",
        "text" => "内容",
        "textEn" => "英語の内容",
        "program" => "主要事業",
        "plan" => "事業計画書",
        "meeting" => "会議",
        "known" => "見た時点",
        "opened" => "変更を始めた日",
        "value" => "値",
        "relation" => "目標との関係",
        "from" => "範囲の下",
        "to" => "範囲の上",
        "words" => "ことばの目標",
        "sumSince" => "合計の始まり",
        "setAt" => "目標を定めた時点",
        "reason" => "理由",
        "raw" => "書かれたとおり",
        "missing" => "値がない理由",
        "about" => "約",
        "asOf" | "at" => "時点",
        "state" => "種別",
        "source" => "出典",
        "published" => "公表日",
        "entry" => "入力の順",
        "period" => "年度",
        "title" => "題名",
        "titleEn" => "英語の題名",
        "url" => "掲載先の番地",
        "publisher" => "公表した所",
        "committee" => "報告先の会議の名前",
        "committeeEn" => "報告先の会議の英語名",
        "editionEn" => "英語でのもとの資料",
        "sample" => "架空の数値のサンプル",
        "edition" => "もとの資料",
        "firstYear" => "計画の最初の年度",
        "lastYear" => "計画の最後の年度",
        "periodConfirmed" => "計画の期間を確認した",
        "method" => "進行管理の方法",
        "nearlyFrom" => "おおむね達成の下限",
        "partlyFrom" => "一部達成の下限",
        "exceededFrom" => "大幅超過の下限",
        "year" => "年度",
        "status" => "区分",
        "activities" => "取組内容",
        "budget" => "予算額（千円）",
        "settled" => "決算額（千円）",
        "done" => "実施状況",
        "decided" => "決定日",
        "decision" => "見直し",
        "formerName" => "前の名前",
        "formerDefinition" => "前の定義",
        "factors" => "外部要因",
        "next" => "今後の対応",
        "by" => "記入者",
        "on" => "記入日",
        "verdict" => "判定",
        "verdictReason" => "判定を変えた理由",
        "kind" => "種類",
        "date" => "開催日",
        "venue" => "場所",
        "attendance" => "出席者数",
        "agenda" => "次第",
        "minutes" => "議事概要",
        "subject" => "対象",
        "response" => "県の考え方",
        "answered" => "回答日",
        "reflection" => "反映区分",
        "link" => "反映先",
        "promise" => "約束したこと",
        "due" => "いつまでに",
        "closed" => "終えた日",
        "result" => "結果",
        "issued" => "依頼した日",
        "divisions" => "依頼先",
        "cover" => "依頼文",
        "circulation" => "依頼",
        "received" => "受け取った日",
        "file" => "ファイル",
        "fileId" => "ファイルの番号",
        "ownPlaces" => "自課の変更",
        "foreignPlaces" => "ほかの課の変更",
        other => other,
    }
}

static PLAIN: Plain = Plain {
    write: WRITE,
    empty: "（空）",
    yes: "はい",
    no: "いいえ",
    cycle: &super::CYCLE,
    status: super::verdicts::status,
    record,
    name: |name, _| name.to_string(),
};
