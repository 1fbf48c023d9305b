//! Charts of money and results: budgets over the years, and budget with settled amount of a year.

use charming::element::{ItemStyle, Label, LabelPosition};
use charming::series::{Bar, Series};

use super::axis::Axis;
use super::option::{self, data, datum_across, filled, hollow, pointed, written_label};
use super::palette::{ACTUAL, SHADES, WHITE};
use super::rows::{Names, Rows};
use super::whole::{MOST_LINES, with_cap};
use super::{ChartModel, Form, Picture, Point, Sign};
use crate::model::{FiscalYear, PlanState};
use crate::report::Money;
use crate::report::results::{Results, ResultsChart, Spent};
use crate::sheet::{self, subject_leads, subject_name, told, year_name};
use crate::text::figures::{digits, whole};
use crate::text::{self, Text};

/// One of the charts.
pub fn model(graph: ResultsChart, results: &Results, text: &Text, form: Form) -> ChartModel {
    let words = text::results(text);
    let title = (words.title_of)(graph, results);
    let mut sentence = (words.sentence)(graph, results);
    let (picture, table, key) = match graph {
        ResultsChart::Budgets => {
            let picture = has_money(&results.totals).then(|| budgets(results, text, form));
            let key = if picture.is_some() { years(results, text) } else { Vec::new() };
            (picture, sheet::budgets(results, text), key)
        }
        ResultsChart::Spending => {
            let picture = has_money(&[results.spent_in_all]).then(|| spending(results, text, form));
            let key = [(Sign::HollowBar, words.budget), (Sign::Bar, words.settled)];
            let key = key.into_iter().filter(|_| picture.is_some());
            let key = key.map(|(sign, name)| (sign, name.to_string())).collect();
            (picture, sheet::spending(results, text), key)
        }
        ResultsChart::Statuses => (None, sheet::statuses(results, text), Vec::new()),
        ResultsChart::Flow => (None, sheet::flow(results, text), Vec::new()),
    };
    if picture.is_some() {
        sentence = with_cap(sentence, results.lines.len(), MOST_LINES, text);
    }
    let label = (text.write.sentences)(&[title.clone(), sentence.clone()]);
    ChartModel { title, sentence, label, picture, table, key }
}

fn has_money(spent: &[Spent]) -> bool {
    let known = |money: Money| money.known().is_some_and(|sum| sum > 0);
    spent.iter().any(|spent| known(spent.budget) || known(spent.settled))
}

/// An amount as it is drawn: with a plus where something is not filled in.
fn drawn(money: Money, text: &Text) -> String {
    match money.known() {
        Some(sum) if money.blank > 0 => format!("{}＋", whole(sum)),
        Some(sum) => whole(sum),
        None => told(money, text),
    }
}

/// The shade of a year among the others: the latest is the darkest.
fn shade(at: usize, results: &Results) -> &'static str {
    SHADES[SHADES.len() - results.years.len().min(SHADES.len()) + at]
}

/// What the shades mean.
fn years(results: &Results, text: &Text) -> Vec<(Sign, String)> {
    let entry = |(at, (year, state)): (usize, &(FiscalYear, PlanState))| {
        let sign = if *state == PlanState::Draft {
            Sign::HollowBar
        } else {
            Sign::Shade(shade(at, results))
        };
        (sign, year_name((*year, *state), text))
    };
    results.years.iter().enumerate().map(entry).collect()
}

/// Amounts are written out: they are in 千円 already.
fn axis_of(amounts: impl Iterator<Item = Money>) -> Axis {
    let known = amounts.filter_map(|money| money.known());
    Axis::unscaled(&known.map(|sum| sum as f64).collect::<Vec<_>>())
}

/// A group of bars a part, one a year; of a plan that is not decided, hollow.
fn budgets(results: &Results, text: &Text, form: Form) -> Picture {
    let lines = &results.lines[..results.lines.len().min(MOST_LINES)];
    let axis = axis_of(lines.iter().flat_map(|line| &line.spent).map(|spent| spent.budget));
    let mut names = Names::default();
    let mut points = Vec::new();
    let mut bars: Vec<Vec<_>> = vec![Vec::new(); results.years.len()];
    for (line, of) in lines.iter().enumerate() {
        let name = subject_name(&of.subject, text);
        let category = names.row(&name);
        for (at, (spent, (year, state))) in of.spent.iter().zip(&results.years).enumerate() {
            let spoken = [name.clone(), year_name((*year, *state), text), told(spent.budget, text)];
            let amount = spent.budget.known().unwrap_or_default() as f64;
            bars[at].push(datum_across(
                axis.scaled(amount),
                category,
                &drawn(spent.budget, text),
                &spoken,
            ));
            points.push(Point {
                series: at,
                index: line,
                category,
                line,
                spoken: (text::whole(text).listed)(&spoken),
                leads: subject_leads(&of.subject),
            });
        }
    }
    let series =
        bars.into_iter().zip(&results.years).enumerate().map(|(at, (items, (year, state)))| {
            let style = match state {
                PlanState::Draft => hollow(ACTUAL),
                _ => ItemStyle::new()
                    .color(shade(at, results))
                    .border_color(ACTUAL)
                    .border_width(1.0),
            };
            let bar = Bar::new()
                .name(year_name((*year, *state), text))
                .item_style(style)
                .emphasis(pointed())
                .bar_width(12.0)
                .bar_gap("40%")
                .label(written_label().position(LabelPosition::Right))
                .data(data(items));
            Series::Bar(bar)
        });
    let laid = (0..results.years.len())
        .flat_map(|at| option::of_series(at, option::halo(WHITE)))
        .collect();
    let row = results.years.len() as f64 * 17.0 + if form == Form::Phone { 42.0 } else { 22.0 };
    let rows = Rows {
        names,
        form,
        height: row,
        right: 90.0,
        start: axis.min,
        end: axis.max,
        figures: Vec::new(),
    };
    rows.picture(option::values(&axis), series.collect(), laid, points)
}

fn both(spent: &Spent, text: &Text) -> String {
    format!("{} / {}", drawn(spent.settled, text), drawn(spent.budget, text))
}

/// What was planned, hollow, with what was spent of it, filled.
fn spending(results: &Results, text: &Text, form: Form) -> Picture {
    let words = text::results(text);
    let lines: Vec<_> = results.lines.iter().zip(&results.spent).take(MOST_LINES).collect();
    let axis = axis_of(lines.iter().flat_map(|(_, spent)| [spent.budget, spent.settled]));
    let mut names = Names::default();
    let (mut budgets, mut settled) = (Vec::new(), Vec::new());
    let (mut figures, mut points) = (Vec::new(), Vec::new());
    for (line, (of, spent)) in lines.iter().enumerate() {
        let name = subject_name(&of.subject, text);
        let category = names.row(&name);
        let share = spent.share().map(|share| format!("{}%", digits(share.percent(&[100.into()]))));
        let spoken = [
            name,
            format!("{} {}", words.budget, told(spent.budget, text)),
            format!("{} {}", words.settled, told(spent.settled, text)),
        ];
        let share_told = share.iter().map(|share| format!("{} {share}", words.spent));
        let spoken: Vec<String> = spoken.into_iter().chain(share_told).collect();
        let written = match share {
            None => both(spent, text),
            Some(share) => (text.write.bracketed)(&both(spent, text), &share),
        };
        let at = |money: Money| axis.scaled(money.known().unwrap_or_default() as f64);
        budgets.push(datum_across(at(spent.budget), category, "", &spoken));
        settled.push(datum_across(at(spent.settled), category, "", &spoken));
        figures.push((category, written));
        points.push(Point {
            series: 0,
            index: line,
            category,
            line,
            spoken: (text::whole(text).listed)(&spoken),
            leads: subject_leads(&of.subject),
        });
    }
    let bar = |name: &str, style: ItemStyle, items| {
        let bar = Bar::new()
            .name(name)
            .item_style(style)
            .emphasis(pointed())
            .label(Label::new().show(false));
        Series::Bar(bar.bar_width(16.0).bar_gap("-100%").data(data(items)))
    };
    let series = vec![
        bar(words.budget, hollow(ACTUAL), budgets),
        bar(words.settled, filled(ACTUAL), settled),
    ];
    let height = if form == Form::Phone { 92.0 } else { 40.0 };
    let rows = Rows { names, form, height, right: 220.0, start: axis.min, end: axis.max, figures };
    rows.picture(option::values(&axis), series, Vec::new(), points)
}
