//! 予算と成果のことば.

use super::figures::period_plain;
use super::verdicts::{outputs, outputs_open};
use crate::measure::{Known, Ratio, Rollup};
use crate::model::{FiscalYear, Period, PlanState};
use crate::report::list::Mark;
use crate::report::results::{Results, ResultsChart, Spent};
use crate::text::ResultsWords;
use crate::text::figures::{digits, whole};

pub static RESULTS: ResultsWords = ResultsWords {
    title: "予算と成果",
    lead: "予算額の動き、決算額、状態の移り変わり、お金の行き先と指標を図で見ます。どの図も、表でも見られます。",
    open: "予算と成果を図で見る",
    year: "年度",
    short: |graph| match graph {
        ResultsChart::Budgets => "予算額の推移",
        ResultsChart::Spending => "予算額と決算額",
        ResultsChart::Statuses => "状態の推移",
        ResultsChart::Flow => "お金の行き先",
    },
    title_of: |graph, results| {
        let year = plain(results.year);
        match graph {
            ResultsChart::Budgets => "予算額の推移（千円）".into(),
            ResultsChart::Spending => format!("{year}の予算額と決算額（千円）"),
            ResultsChart::Statuses if results.judged => "年度ごとの状態（補助指標の数）".into(),
            ResultsChart::Statuses => "年度ごとの分かっている数値（補助指標の数）".into(),
            ResultsChart::Flow => format!("{year}のお金の行き先と指標の状態"),
        }
    },
    sentence: |graph, results| match graph {
        ResultsChart::Budgets => budgets(results),
        ResultsChart::Spending => spending(results),
        ResultsChart::Statuses => statuses(results),
        ResultsChart::Flow => flow(results),
    },
    budget: "予算額",
    settled: "決算額",
    spent: "執行率",
    program: "主要事業",
    not_filled: "未記入",
    blanks: |count| format!("未記入{count}件"),
    amount: |amount| format!("{}千円", whole(amount)),
    draft: "案",
    without_plans: "事業計画書がまだないため、予算の図はありません。",
    about: |graph| match graph {
        ResultsChart::Budgets => "予算額が年度ごとにどう動いたか。",
        ResultsChart::Spending => "予算額のうち、いくら使ったか。",
        ResultsChart::Statuses => "達成や遅れの指標が、年度ごとにいくつあったか。",
        ResultsChart::Flow => "どの項目にいくら使い、その指標がどうなったか。",
    },
    unit: |graph| match graph {
        ResultsChart::Budgets | ResultsChart::Spending => "千円",
        ResultsChart::Statuses => "補助指標の数",
        ResultsChart::Flow => "千円、指標の状態",
    },
    span: |graph, results| {
        let several =
            |years: &mut dyn Iterator<Item = FiscalYear>| match (years.next(), years.last()) {
                (Some(first), Some(last)) => format!("{}から{}", plain(first), plain(last)),
                (Some(only), None) => plain(only),
                _ => String::new(),
            };
        match graph {
            ResultsChart::Budgets => several(&mut results.years.iter().map(|(year, _)| *year)),
            ResultsChart::Statuses => {
                several(&mut results.statuses.iter().map(|(year, _)| FiscalYear(*year)))
            }
            ResultsChart::Spending | ResultsChart::Flow => plain(results.year),
        }
    },
};

fn plain(year: FiscalYear) -> String {
    period_plain(Period::Fiscal(year))
}

/// 「＋」 stands where something is not filled in.
const PLUS: &str = "「＋」の金額には、未記入の事業を含みません。";

fn budgets(results: &Results) -> String {
    let known =
        results.years.iter().zip(&results.totals).filter_map(|((year, state), total)| {
            Some((*year, *state, *total, total.budget.known()?))
        });
    let known: Vec<(FiscalYear, PlanState, Spent, i64)> = known.collect();
    let plus = if results.totals.iter().any(|total| total.budget.blank > 0) { PLUS } else { "" };
    let Some((year, state, total, sum)) = known.last() else {
        return "予算額はまだ記入されていません。".into();
    };
    let before = known
        .iter()
        .rev()
        .nth(1)
        .filter(|(_, _, before, _)| total.budget.blank == 0 && before.budget.blank == 0);
    let change = match before {
        Some((before, _, _, was)) if sum > was => {
            format!("、{}より{}千円多くなっています", plain(*before), whole(sum - was))
        }
        Some((before, _, _, was)) if sum < was => {
            format!("、{}より{}千円少なくなっています", plain(*before), whole(was - sum))
        }
        Some((before, ..)) => format!("、{}と同じです", plain(*before)),
        None => "です".into(),
    };
    // What was never decided may still change.
    let draft = if *state == PlanState::Draft { "（案）" } else { "" };
    format!("{}の予算額{draft}は計{}千円{change}。{plus}", plain(*year), whole(*sum))
}

fn share(share: Ratio) -> String {
    format!("{}%", digits(share.percent(&[100.into()])))
}

fn spending(results: &Results) -> String {
    let Spent { budget, settled } = results.spent_in_all;
    let year = plain(results.year);
    let plus = if budget.blank + settled.blank > 0 { PLUS } else { "" };
    match (budget.known(), settled.known(), results.spent_in_all.share()) {
        (None, ..) => format!("{year}の予算額はまだ記入されていません。"),
        (Some(sum), Some(spent), Some(of)) => {
            format!(
                "{year}の予算額{}千円に対し、決算額は{}千円（{}）です。",
                whole(sum),
                whole(spent),
                share(of)
            )
        }
        (Some(sum), Some(spent), None) => {
            format!(
                "{year}の予算額は{}千円、決算額はこれまでに分かったもので{}千円です。{plus}",
                whole(sum),
                whole(spent)
            )
        }
        (Some(sum), None, _) => {
            format!("{year}の予算額は{}千円です。決算額はまだ記入されていません。", whole(sum))
        }
    }
}

fn statuses(results: &Results) -> String {
    let year = plain(results.year);
    let Some((_, counts)) = results.statuses.iter().find(|(year, _)| *year == results.year.0)
    else {
        return format!("{year}の数値はまだありません。");
    };
    let sum = |of: &dyn Fn(Mark) -> bool| {
        counts.iter().filter(|(mark, _)| of(*mark)).map(|(_, count)| count).sum::<usize>()
    };
    match results.judged {
        true => {
            let judged = counts.iter().filter_map(|(mark, count)| match mark {
                Mark::Status(status) => Some((*status, *count)),
                Mark::Known(_) => None,
            });
            let rollup = Rollup { counts: judged.filter(|(_, count)| *count > 0).collect() };
            format!("{year}は、{}{}", outputs(&rollup), outputs_open(&rollup))
                .trim_end()
                .to_string()
        }
        false => format!(
            "{year}は、{}の補助指標のうち、{}で数値が分かっています。",
            sum(&|_| true),
            sum(&|mark| mark != Mark::Known(Known::Nothing))
        ),
    }
}

fn flow(results: &Results) -> String {
    let items = results.flow.iter().flat_map(|part| &part.items);
    let (items, outputs) =
        items.fold((0, 0), |(items, outputs), item| (items + 1, outputs + item.outputs.len()));
    let money = match results.spent_in_all.budget.known() {
        Some(sum) => format!("{}千円の予算額", whole(sum)),
        None => "予算額（未記入）".into(),
    };
    format!(
        "{items}の施策項目に、{money}と{outputs}の補助指標を並べています。並べて見るためのもので、原因と結果を示すものではありません。"
    )
}
