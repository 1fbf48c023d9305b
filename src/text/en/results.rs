//! Words of money and results.

use super::figures::{counted, period};
use super::verdicts::{outputs, outputs_open};
use crate::measure::{Known, Ratio, Rollup};
use crate::model::{FiscalYear, Period, PlanState};
use crate::report::list::Mark;
use crate::report::results::{Results, ResultsChart, Spent};
use crate::text::ResultsWords;
use crate::text::figures::{digits, whole};

pub static RESULTS: ResultsWords = ResultsWords {
    title: "Money and results",
    lead: "How budgets moved, what was spent, how statuses changed, and where the money goes beside the indicators. Each chart can be viewed as a table.",
    open: "See money and results in charts",
    year: "Fiscal year",
    short: |graph| match graph {
        ResultsChart::Budgets => "Budgets over the years",
        ResultsChart::Spending => "Budget and settled amount",
        ResultsChart::Statuses => "Status over the years",
        ResultsChart::Flow => "Where the money goes",
    },
    title_of: |graph, results| {
        let year = of(results.year);
        match graph {
            ResultsChart::Budgets => "Budgets over the years (thousand yen)".into(),
            ResultsChart::Spending => format!("Budget and settled amount of {year} (thousand yen)"),
            ResultsChart::Statuses if results.judged => {
                "Status by year (number of supporting indicators)".into()
            }
            ResultsChart::Statuses => {
                "Figures known by year (number of supporting indicators)".into()
            }
            ResultsChart::Flow => {
                format!("Where the money goes in {year}, and the indicators beside it")
            }
        }
    },
    sentence: |graph, results| match graph {
        ResultsChart::Budgets => budgets(results),
        ResultsChart::Spending => spending(results),
        ResultsChart::Statuses => statuses(results),
        ResultsChart::Flow => flow(results),
    },
    budget: "Budget",
    settled: "Settled amount",
    spent: "Share spent",
    program: "Main program",
    not_filled: "Not filled in",
    blanks: |count| format!("{count} not filled in"),
    amount: |amount| format!("{} thousand yen", whole(amount)),
    draft: "Draft",
    without_plans: "There is no plan of a year yet, so there are no charts of budgets.",
    about: |graph| match graph {
        ResultsChart::Budgets => "How budgets moved from year to year.",
        ResultsChart::Spending => "How much of each budget was spent.",
        ResultsChart::Statuses => "How many indicators reached their target in each year.",
        ResultsChart::Flow => "What went into each item, and how its indicators stand.",
    },
    unit: |graph| match graph {
        ResultsChart::Budgets | ResultsChart::Spending => "thousand yen",
        ResultsChart::Statuses => "number of supporting indicators",
        ResultsChart::Flow => "thousand yen; status of indicators",
    },
    span: |graph, results| {
        let several =
            |years: &mut dyn Iterator<Item = FiscalYear>| match (years.next(), years.last()) {
                (Some(first), Some(last)) => format!("{} to {}", of(first), of(last)),
                (Some(only), None) => of(only),
                _ => String::new(),
            };
        match graph {
            ResultsChart::Budgets => several(&mut results.years.iter().map(|(year, _)| *year)),
            ResultsChart::Statuses => {
                several(&mut results.statuses.iter().map(|(year, _)| FiscalYear(*year)))
            }
            ResultsChart::Spending | ResultsChart::Flow => of(results.year),
        }
    },
};

fn of(year: FiscalYear) -> String {
    period(Period::Fiscal(year))
}

/// A plus stands where something is not filled in.
const PLUS: &str = " Amounts with “＋” leave out programs that are not filled in.";

fn budgets(results: &Results) -> String {
    let known =
        results.years.iter().zip(&results.totals).filter_map(|((year, state), total)| {
            Some((*year, *state, *total, total.budget.known()?))
        });
    let known: Vec<(FiscalYear, PlanState, Spent, i64)> = known.collect();
    let plus = if results.totals.iter().any(|total| total.budget.blank > 0) { PLUS } else { "" };
    let Some((year, state, total, sum)) = known.last() else {
        return "No budget is filled in yet.".into();
    };
    let before = known
        .iter()
        .rev()
        .nth(1)
        .filter(|(_, _, before, _)| total.budget.blank == 0 && before.budget.blank == 0);
    let change = match before {
        Some((before, _, _, was)) if sum > was => {
            format!(", {} thousand yen more than in {}", whole(sum - was), of(*before))
        }
        Some((before, _, _, was)) if sum < was => {
            format!(", {} thousand yen less than in {}", whole(was - sum), of(*before))
        }
        Some((before, ..)) => format!(", as in {}", of(*before)),
        None => String::new(),
    };
    // What was never decided may still change.
    let draft = if *state == PlanState::Draft { " (draft)" } else { "" };
    format!(
        "The budget of {}{draft} is {} thousand yen in all{change}.{plus}",
        of(*year),
        whole(*sum)
    )
}

fn share(share: Ratio) -> String {
    format!("{}%", digits(share.percent(&[100.into()])))
}

fn spending(results: &Results) -> String {
    let Spent { budget, settled } = results.spent_in_all;
    let year = of(results.year);
    let plus = if budget.blank + settled.blank > 0 { PLUS } else { "" };
    match (budget.known(), settled.known(), results.spent_in_all.share()) {
        (None, ..) => format!("No budget of {year} is filled in yet."),
        (Some(sum), Some(spent), Some(of)) => {
            format!(
                "Of {} thousand yen in {year}, {} thousand yen ({}) were spent.",
                whole(sum),
                whole(spent),
                share(of)
            )
        }
        (Some(sum), Some(spent), None) => {
            format!(
                "The budget of {year} is {} thousand yen; {} thousand yen are settled so far.{plus}",
                whole(sum),
                whole(spent)
            )
        }
        (Some(sum), None, _) => {
            format!("The budget of {year} is {} thousand yen. Nothing is settled yet.", whole(sum))
        }
    }
}

fn statuses(results: &Results) -> String {
    let year = of(results.year);
    let Some((_, counts)) = results.statuses.iter().find(|(year, _)| *year == results.year.0)
    else {
        return format!("There are no figures of {year} yet.");
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
            format!("In {year}: {} {}", outputs(&rollup), outputs_open(&rollup))
                .trim_end()
                .to_string()
        }
        false => format!(
            "In {year}, of {}, {} have a known figure.",
            counted(sum(&|_| true), "supporting indicator"),
            sum(&|mark| mark != Mark::Known(Known::Nothing))
        ),
    }
}

fn flow(results: &Results) -> String {
    let items = results.flow.iter().flat_map(|part| &part.items);
    let (items, outputs) =
        items.fold((0, 0), |(items, outputs), item| (items + 1, outputs + item.outputs.len()));
    let money = match results.spent_in_all.budget.known() {
        Some(sum) => format!("a budget of {} thousand yen", whole(sum)),
        None => "a budget that is not filled in".into(),
    };
    format!(
        "{} with {money} and {}, side by side. This is to look at them together; it does not show cause and effect.",
        counted(items, "policy item"),
        counted(outputs, "supporting indicator")
    )
}
