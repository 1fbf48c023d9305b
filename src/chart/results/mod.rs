//! Charts of money and results.

mod budgets;
mod flow;
mod spending;

use super::scene::{Edge, NARROW, Scene, Side, TextStyle};
use super::whole::status::{MatrixRow, matrix_scene};
use super::{ChartModel, Sign};
use crate::chart::palette::{ACTUAL, INK};
use crate::model::Period;
use crate::report::Money;
use crate::report::list::Mark;
use crate::report::results::{Results, ResultsChart, Subject};
use crate::report::whole::{Leads, Scope};
use crate::sheet::{self, Cell, Column, Table};
use crate::text::figures::whole;
use crate::text::{self, Text};

/// More lines than this are not drawn at once.
const MOST_LINES: usize = 120;

/// One of the charts, `width` CSS pixels wide.
pub fn model(graph: ResultsChart, results: &Results, text: &Text, width: f64) -> ChartModel {
    let words = text::results(text);
    let (scene, key) = match graph {
        ResultsChart::Budgets => budgets::draw(results, text, width),
        ResultsChart::Spending => spending::draw(results, text, width),
        ResultsChart::Statuses => statuses(results, text, width),
        ResultsChart::Flow => flow::draw(results, text, width),
    };
    let (title, mut sentence) =
        ((words.title_of)(graph, results), (words.sentence)(graph, results));
    let lines = match graph {
        ResultsChart::Statuses => 0,
        ResultsChart::Budgets | ResultsChart::Spending => results.lines.len(),
        ResultsChart::Flow => results.flow.iter().map(|part| 1 + part.items.len()).sum(),
    };
    if lines > MOST_LINES {
        sentence.push_str(&(text::whole(text).capped)(MOST_LINES, lines));
    }
    let label = (text.write.sentences)(&[title.clone(), sentence.clone()]);
    ChartModel { title, label, sentence, scene, key }
}

/// 状態の推移: a line a year.
fn statuses(results: &Results, text: &Text, width: f64) -> Drawn {
    let words = text::results(text);
    let mut marks: Vec<Mark> =
        results.statuses.iter().flat_map(|(_, counts)| counts).map(|(mark, _)| *mark).collect();
    crate::model::order::sort_by_key(&mut marks, |mark| *mark);
    marks.dedup();
    let line = |(year, counts): &(i32, Vec<(Mark, usize)>)| MatrixRow {
        name: (text.write.period_short)(Period::fiscal(*year)),
        leads: None,
        counts: counts.clone(),
        total: false,
    };
    let lines = results.statuses.iter().map(line).collect();
    let scene = matrix_scene(
        (words.year, if width < NARROW { 0.0 } else { 96.0 }),
        &marks,
        lines,
        text,
        width,
    );
    let key = marks.into_iter().map(|mark| key_of(mark, text)).collect();
    (scene, key)
}

fn key_of(mark: Mark, text: &Text) -> (Sign, &'static str) {
    (Sign::Mark(mark), (text.say.mark)(mark))
}

fn subject_name(subject: &Subject, text: &Text) -> String {
    match subject {
        Subject::Scope(Scope::Direction(direction), number) => text.numbered(number, direction),
        Subject::Scope(Scope::Item(item), number) => text.numbered(number, item),
        Subject::Program(program) => text.program(program),
    }
}

fn subject_leads(subject: &Subject) -> Option<Leads> {
    match subject {
        Subject::Scope(part, _) => Some(Leads::Into(part.id().clone())),
        Subject::Program(_) => None,
    }
}

/// What the lines are of, for the head of a table.
fn subject_kind(results: &Results, text: &Text) -> &'static str {
    match results.within.last() {
        None => text.common.direction,
        Some(Scope::Direction(_)) => text.common.item,
        Some(Scope::Item(_)) => text::results(text).program,
    }
}

/// An amount as it is drawn: with a plus where something is not filled in.
fn drawn(money: Money, text: &Text) -> String {
    match (money.known(), money.blank) {
        (None, 0) => text.common.none.to_string(),
        (None, _) => text::results(text).not_filled.to_string(),
        (Some(sum), 0) => whole(sum),
        (Some(sum), _) => format!("{}＋", whole(sum)),
    }
}

/// An amount as it is spoken and stands in a table.
fn told(money: Money, text: &Text) -> String {
    let words = text::results(text);
    match (money.known(), money.blank) {
        (Some(sum), blank) if blank > 0 => {
            (text::whole(text).listed)(&[(words.amount)(sum), (words.blanks)(blank)])
        }
        (Some(sum), _) => (words.amount)(sum),
        _ => drawn(money, text),
    }
}

/// The same as a cell of a table.
fn amount(money: Money, text: &Text) -> Cell {
    match money.known() {
        Some(sum) => Cell::number(sum, told(money, text)),
        None => told(money, text).into(),
    }
}

/// How long a bar is, of `room` for the greatest.
fn length(money: Money, greatest: i64, room: f64) -> f64 {
    match money.known() {
        // No one sees more digits than a pixel has.
        Some(sum) if greatest > 0 && sum > 0 => (sum as f64 / greatest as f64 * room).max(1.0),
        _ => 0.0,
    }
}

fn filled(scene: &mut Scene, area: [f64; 4]) {
    if area[2] > 0.0 {
        scene.field(area, ACTUAL, None);
    }
}

fn hollow(scene: &mut Scene, area: [f64; 4]) {
    const EDGE: Edge = Some((ACTUAL, 1.5));
    if area[2] > 0.0 {
        scene.field(
            [area[0], area[1], area[2].max(3.5), area[3]],
            crate::chart::palette::WHITE,
            EDGE,
        );
    }
}

/// Lines between the rows.
fn rule(scene: &mut Scene, y: f64) {
    let width = scene.width;
    scene.rule(0.0, y, width, 1.0, INK);
}

type Drawn = (Scene, Vec<(Sign, &'static str)>);
