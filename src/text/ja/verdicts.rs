//! 判定のことば: 状態、一文の説明、計算式.

use rust_decimal::Decimal;

use super::figures::{
    figure, goal, missing_word, part_year, percent, period_plain, point, relation_word,
};
use crate::measure::figures::StartQuality;
use crate::measure::verdict::{AchievementFormula, NoProgress};
use crate::measure::{Rollup, Status, Verdict, Why};
use crate::model::*;
use crate::text::figures::{digits, expected_level, measured, one_place};
use crate::text::formulas::Formulas;

pub fn status(status: Status) -> &'static str {
    match status {
        Status::TargetMet => "目標達成",
        Status::Achieved => "達成",
        Status::AboveExpected => "目安以上に進展",
        Status::Nearly => "おおむね達成",
        Status::Improved => "進展（目安未満）",
        Status::Partly => "一部達成",
        Status::Flat => "横ばい",
        Status::Behind => "目安に届かず・超過",
        Status::NotImproved => "進展していない",
        Status::Below => "未達",
        Status::InYear => "年度途中",
        Status::NotComparable => "比較不可",
        Status::Unknown => "未判明",
        Status::NotEvaluated => "評価対象外",
    }
}

/// 「未達 1、一部達成 3」
pub fn classes(counts: &[(Status, usize)]) -> String {
    let named: Vec<String> =
        counts.iter().map(|(of, count)| format!("{} {count}", status(*of))).collect();
    named.join("、")
}

/// What became of many outputs: misses first, every class that has members, and their sum the whole.
pub fn outputs(rollup: &Rollup) -> String {
    let (judged, good, missed) = (rollup.judged(), rollup.good(), rollup.missed());
    match (judged, judged - good) {
        (0, _) => "実績が判明している補助指標はまだありません。".to_string(),
        (_, 0) => format!("実績が判明している{judged}の補助指標は、すべてが「達成」です。"),
        (..) if good == 0 => format!(
            "実績が判明している{judged}の補助指標は、すべて目標に届いていません（{}）。",
            classes(&missed)
        ),
        (_, missing) => format!(
            "実績が判明している{judged}の補助指標のうち、{missing}が目標に届かず（{}）、{good}が「達成」です。",
            classes(&missed)
        ),
    }
}

/// The outputs that are not judged, with the whole of all.
pub fn outputs_open(rollup: &Rollup) -> String {
    let open = rollup.open();
    match (open.is_empty(), rollup.judged()) {
        (true, _) => String::new(),
        (false, 0) => format!("{}の内訳は、{}です。", rollup.total(), classes(&open)),
        (false, _) => {
            format!("ほかに、{}で、あわせて{}です。", classes(&open), rollup.total())
        }
    }
}

/// What became of the outcomes, each once; `listed` with those that are restated.
pub fn outcomes(rollup: &Rollup, listed: usize, restated: usize) -> String {
    if rollup.total() == 0 {
        return String::new();
    }
    let all = match restated {
        0 => format!("社会目標は{listed}"),
        _ => format!("社会目標は{listed}（再掲{restated}を含む）"),
    };
    let mut judged = rollup.missed();
    judged.extend(rollup.reached().into_iter().rev());
    let share = rollup.share().map(|share| one_place(share.percent(&[100.into()])));
    let judged_words = match (rollup.judged(), share) {
        (0, _) | (_, None) => String::new(),
        (known, Some(share)) => format!(
            "判明している{known}は、{}で、{}（{share}%）が目標達成か進展です。",
            classes(&judged),
            rollup.good()
        ),
    };
    let open = rollup.open();
    let open_words = match (open.is_empty(), rollup.judged()) {
        (true, _) => String::new(),
        (false, 0) => format!("{}です。", classes(&open)),
        (false, _) => format!("ほかに、{}です。", classes(&open)),
    };
    format!("{all}で、{judged_words}{open_words}")
}

/// The status, and of what only grows on which side of its way it is.
pub fn verdict(verdict: &Verdict) -> &'static str {
    match verdict.why {
        Why::BehindExpected => "目安に届かず",
        Why::OverExpected => "目安を超過",
        _ => status(verdict.status),
    }
}

pub fn status_note(status: Status, thresholds: &Thresholds) -> String {
    let (nearly, partly) =
        (digits(thresholds.nearly.decimal()), digits(thresholds.partly.decimal()));
    match status {
        Status::TargetMet => "最終年度の目標に届いています。".into(),
        Status::AboveExpected => "基準値より良く、その年の目安値に届いています。".into(),
        Status::Improved => "基準値より良くなりましたが、その年の目安値には届いていません。".into(),
        Status::Flat => "基準値との差が、変化とみなさない幅の中にあります。".into(),
        Status::Behind => "増える一方の数値（合計や累計）で、その年の目安値に届いていないか、上限の目安を超えています。".into(),
        Status::NotImproved => "基準値より良くなっていません。".into(),
        Status::Achieved => "その年度の目標に届いています。".into(),
        Status::Nearly => format!("達成率が{nearly}%以上で、目標には届いていません。"),
        Status::Partly => format!("達成率が{partly}%以上{nearly}%未満です。"),
        Status::Below => {
            format!("達成率が{partly}%未満か、達成率を計算できず目標に届いていません。")
        }
        Status::InYear => "期間の途中までの数値です。通年の実績がそろうまで判定しません。".into(),
        Status::NotComparable => "統計の断層などのため、比べられません。".into(),
        Status::Unknown => "実績が分かっていません。0とは扱いません。".into(),
        Status::NotEvaluated => "目標がないか、評価の対象から外しています。".into(),
    }
}

fn value(number: Decimal, unit: &str) -> String {
    measured(digits(number), unit)
}

/// 「令和6年度の目安値20件以上」: the level with the relation of what is asked for, so that a strict one
/// is not missed by the very same figure; from the target's year on it is the target.
fn expected_words(verdict: &Verdict, unit: &str) -> String {
    let Some(level) = expected_level(verdict) else { return String::new() };
    let target = verdict.target.as_deref();
    let strict = match target.map(|target| &target.goal) {
        Some(Goal::Value { relation: relation @ (Relation::Above | Relation::Below), .. }) => {
            relation_word(relation)
        }
        _ => "",
    };
    let over = target.is_some_and(|target| verdict.period.year() >= target.period.year());
    match target.filter(|_| over) {
        Some(target) => {
            format!("{}の目標{}", period_plain(target.period), goal(&target.goal, unit))
        }
        None => format!("{}の目安値{}{strict}", period_plain(verdict.period), value(level, unit)),
    }
}

pub fn working(verdict: &Verdict, indicator: &Indicator, thresholds: &Thresholds) -> String {
    let year = period_plain(verdict.period);
    let unit = indicator.unit.as_str();
    let target = verdict.target.as_deref();
    let target_words = target
        .map(|target| match target.goal {
            Goal::Unreadable => target.raw.clone(),
            _ => goal(&target.goal, unit),
        })
        .unwrap_or_default();
    let worded = target.is_some_and(|target| matches!(target.goal, Goal::Words(_)));
    let ceiling = target.is_some_and(|target| target.goal.is_ceiling());
    let final_target = target
        .map(|target| format!("{}の目標{target_words}", period_plain(target.period)))
        .unwrap_or_default();
    let actual = match &verdict.actual {
        Some(actual) => match actual.sum_since {
            Some(since) => match since == verdict.period {
                true => format!("{year}からの合計{}", figure(actual.value, unit)),
                false => format!(
                    "{}から{year}までの合計{}",
                    period_plain(since),
                    figure(actual.value, unit)
                ),
            },
            None => {
                let observation = &actual.observation;
                let state = match observation.state {
                    ObservationState::Preliminary => "（速報）",
                    _ => "",
                };
                let about = if observation.about { "約" } else { "" };
                format!("{year}の実績{state}{about}{}", figure(actual.value, unit))
            }
        },
        None => format!("{year}の実績"),
    };
    let from_zero =
        verdict.start.as_ref().is_some_and(|start| start.quality == StartQuality::ZeroOfSum);
    let start = verdict.start.as_ref().map(|start| value(start.value, unit)).unwrap_or_default();
    let name = self::verdict(verdict);
    let said = match &verdict.why {
        Why::TakenOut(reason) => {
            format!("評価の対象から外しています。理由は「{}」です。", reason.trim_end_matches('。'))
        }
        Why::NoEntry => format!("{year}の実績はまだ登録されていないため「{name}」です。"),
        Why::Missing(reason) => {
            format!(
                "{year}の実績は「{}」で、値がないため「{name}」です。0とは扱いません。",
                missing_word(reason)
            )
        }
        Why::SumIncomplete(missing) => {
            let years: Vec<String> = missing.iter().map(|period| period_plain(*period)).collect();
            match years.is_empty() {
                true => format!("合計が大きすぎて計算できないため「{name}」です。"),
                false => {
                    format!("合計に要る{}の通年の実績がないため「{name}」です。", years.join("、"))
                }
            }
        }
        Why::PartYear(part) => {
            format!("{year}の実績は{}の数値のため、判定しません。", part_year(*part))
        }
        Why::NoTarget => {
            format!("{actual}は分かっていますが、比べる目標値がまだ登録されていません。")
        }
        Why::BeforeTarget if from_zero => format!("{year}は合計を始める前のため、判定しません。"),
        Why::BeforeTarget => format!(
            "{year}は基準値より前か基準値の年で、目標に向かう期間ではないため、判定しません。"
        ),
        Why::TargetUnusable => {
            format!("{actual}は分かっていますが、目標「{target_words}」を数として比べられません。")
        }
        Why::NoDirection => format!(
            "{actual}は分かっていますが、望ましい方向（増加・減少など）が決まっていないため、判定しません。"
        ),
        Why::TargetContradicts => format!(
            "目標「{target_words}」が望ましい方向（{}）と食い違うため、判定しません。",
            super::screens::desired(&indicator.desired)
        ),
        Why::TargetBeforeBaseline => {
            format!("{final_target}の年が基準値の年より後ではないため、判定しません。")
        }
        Why::RangeOpen => format!(
            "{actual}は増える一方の数値で、{final_target}の期間が終わるまで判定できません。"
        ),
        Why::BreakUndated(found) => format!(
            "統計の断層（{}）の時点が読み取れないため、時点が分かるまで比べられません。",
            found.reason
        ),
        Why::BreakInSum(found) => {
            let at = found.at.point.map(point).unwrap_or_else(|| found.at.raw.clone());
            format!(
                "合計する期間の中の{at}に統計の断層（{}）があるため、比べられません。",
                found.reason
            )
        }
        Why::BreakSinceTarget(found) => {
            let at = found.at.point.map(point).unwrap_or_else(|| found.at.raw.clone());
            format!(
                "目標を定めた時と実績の時点の間の{at}に統計の断層（{}）があるため、実績と目標を比べられません。",
                found.reason
            )
        }
        Why::BreakSinceBaseline(found) => {
            let at = found.at.point.map(point).unwrap_or_else(|| found.at.raw.clone());
            format!(
                "基準値の期間かそのあとの{at}に統計の断層（{}）があるため、基準値と実績を比べられません。",
                found.reason
            )
        }
        Why::MeanBaseline => "基準値が複数年の平均のため、単年の実績と比べられません。".into(),
        Why::PeriodKinds => "年度の数値と暦年の数値のため、比べられません。".into(),
        Why::NoBaseline if worded => format!(
            "{actual}は分かっていますが、比べられる基準値がないため、進展は判定できません。"
        ),
        Why::NoBaseline => {
            format!(
                "{actual}は{final_target}に届いていません。比べられる基準値がないため、進展は判定できません。"
            )
        }
        Why::TargetReached if indicator.is_outcome() => {
            format!("{actual}は{final_target}に届いているため「{name}」です。")
        }
        Why::TargetReached => match verdict.achievement {
            Some(found) => format!(
                "{actual}は目標{target_words}に届いています（達成率{}）。",
                percent(found.ratio, thresholds)
            ),
            None => format!("{actual}は目標{target_words}に届いているため「{name}」です。"),
        },
        Why::ExpectedReached if ceiling => {
            let expected = expected_words(verdict, unit);
            format!("{actual}は{expected}に収まっているため「{name}」です。")
        }
        Why::ExpectedReached => {
            let expected = expected_words(verdict, unit);
            let better =
                if from_zero { String::new() } else { format!("基準値{start}より良く、") };
            format!("{actual}は{better}{expected}に届いているため「{name}」です。")
        }
        Why::WithinTolerance => {
            let tolerance = value(indicator.tolerance.decimal(), unit);
            format!(
                "{actual}と基準値{start}の差が、変化とみなさない幅（{tolerance}）の中にあるため「{name}」です。"
            )
        }
        Why::BehindExpected => match verdict.expected {
            Some(_) => format!(
                "{actual}は{}に届いていないため「{name}」です。",
                expected_words(verdict, unit)
            ),
            None => format!(
                "{actual}は増える一方の数値で、増えただけでは{final_target}に向けて進んでいるか判定できないため「{name}」です。"
            ),
        },
        Why::OverExpected => match verdict.expected {
            Some(_) => format!(
                "{actual}は{}に収まっていないため「{name}」です。",
                expected_words(verdict, unit)
            ),
            None => format!("{actual}は{final_target}を超えるおそれがあるため「{name}」です。"),
        },
        Why::Better => match verdict.expected {
            Some(_) => format!(
                "{actual}は基準値{start}より良くなりましたが、{}に届いていないため「{name}」です。",
                expected_words(verdict, unit)
            ),
            None => format!("{actual}は基準値{start}より良くなったため「{name}」です。"),
        },
        Why::TargetMissed => format!("{actual}は{final_target}から外れているため「{name}」です。"),
        Why::NotBetter if from_zero && verdict.expected.is_some() => {
            format!("{actual}は{}に届いていないため「{name}」です。", expected_words(verdict, unit))
        }
        Why::NotBetter if start.is_empty() => {
            format!("{actual}は{final_target}に届いていないため「{name}」です。")
        }
        Why::NotBetter => {
            format!("{actual}は基準値{start}より良くなっていないため「{name}」です。")
        }
        Why::Rate => {
            let rate = verdict
                .achievement
                .map(|found| percent(found.ratio, thresholds))
                .unwrap_or_default();
            let (nearly, partly) =
                (digits(thresholds.nearly.decimal()), digits(thresholds.partly.decimal()));
            let range = match verdict.status {
                Status::Nearly => format!("{nearly}%以上"),
                Status::Partly => format!("{partly}%以上{nearly}%未満"),
                _ => format!("{partly}%未満"),
            };
            let way = match verdict.achievement.map(|found| found.formula) {
                Some(AchievementFormula::SinceStart) => "基準値からの増え方で見て",
                _ => "",
            };
            format!(
                "{actual}は目標{target_words}に届かず、{way}達成率が{rate}（{range}）のため「{name}」です。"
            )
        }
        Why::NoRate => format!(
            "{actual}は目標{target_words}に届いていません。達成率を計算できないため「{name}」です。"
        ),
    };
    match verdict.start.as_ref().and_then(|start| start.revised) {
        Some(revised) if verdict.status.is_judged() => format!(
            "{said}基準値の年の実績は、あとで{}に改定されていますが、基準値は{start}のままです。",
            figure(revised, unit)
        ),
        _ => said,
    }
}

/// 進捗率がない理由など、一文に添えること.
pub fn aside(verdict: &Verdict, indicator: &Indicator) -> String {
    let part_year_baseline =
        verdict.start.as_ref().is_some_and(|start| start.quality == StartQuality::PartYear);
    match verdict.progress {
        Err(NoProgress::TargetIsFloor) => {
            let bound = if indicator.desired == Desired::Decrease {
                "上回らない"
            } else {
                "下回らない"
            };
            format!(
                "目標は基準値より望ましい方向にはなく、{bound}ための水準です。進捗率は計算しません。"
            )
        }
        Err(NoProgress::BaselineNotWhole) if part_year_baseline => {
            "基準値は年度途中の数値で、通年の実績と比べられないため、進捗率は計算しません。".into()
        }
        Err(NoProgress::BaselineNotWhole) => "基準値が平均のため、進捗率は計算しません。".into(),
        Err(NoProgress::NoBaseline) if verdict.status.is_judged() && indicator.is_outcome() => {
            "基準値がないため、進捗率は計算しません。".into()
        }
        _ => String::new(),
    }
}

/// 計算式.
const FORMULAS: Formulas = Formulas {
    target_by_actual: |t, a, rate| format!("達成率 = 目標 ÷ 実績 = {t} ÷ {a} = {rate}"),
    actual_by_target: |a, t, rate| format!("達成率 = 実績 ÷ 目標 = {a} ÷ {t} = {rate}"),
    since_start: |a, b, t, rate| {
        format!("達成率 =（実績 − 基準値）÷（目標 − 基準値）=（{a} − {b}）÷（{t} − {b}）= {rate}")
    },
    progress: |a, b, t, rate| {
        format!("進捗率 =（実績 − 基準値）÷（目標 − 基準値）=（{a} − {b}）÷（{t} − {b}）= {rate}")
    },
    expected_entered: |year, level| {
        format!("目安値 = {}の目標として登録された値 = {level}", period_plain(year))
    },
    expected: |b, t, passed, all, level| {
        format!(
            "目安値 = 基準値 +（目標 − 基準値）× 経過年数 ÷ 全体の年数 = {b} +（{t} − {b}）× {passed} ÷ {all} = {level}"
        )
    },
    difference: |a, t, difference| format!("目標との差 = {a} − {t} = {difference}ポイント"),
};

pub fn formula(verdict: &Verdict, indicator: &Indicator, thresholds: &Thresholds) -> Vec<String> {
    FORMULAS.lines(&super::JA, verdict, indicator, thresholds)
}
