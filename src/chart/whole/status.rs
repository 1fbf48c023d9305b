//! Status by direction: one mark an indicator, and how many they are.

use super::*;
use crate::chart::marks::ink;
use crate::chart::palette::{HAIR, INK, LABEL};
use crate::report::list::Mark;

/// Up to so many marks stand side by side; more are told by their number.
const MOST_MARKS: usize = 6;

pub fn model(whole: &Whole, text: &Text, width: f64) -> ChartModel {
    let words = text::whole(text);
    let matrix = whole.matrix();
    let marks: Vec<Mark> = matrix.total.iter().map(|(mark, _)| *mark).collect();
    let line = |(group, counts): &(Group, Vec<(Mark, usize)>)| MatrixRow {
        name: group_name(group, text),
        leads: Some(Leads::Into(group.part.id().clone())),
        counts: counts.clone(),
        total: false,
    };
    let total = MatrixRow {
        name: text.common.total.to_string(),
        leads: None,
        counts: matrix.total.clone(),
        total: true,
    };
    let lines = matrix.lines.iter().map(line).chain([total]).collect();
    let head = if whole.within.is_empty() { text.common.direction } else { text.common.item };
    let names = if width < NARROW { 0.0 } else { (width * 0.3).min(320.0) };
    let scene = matrix_scene((head, names), &marks, lines, text, width);
    ChartModel {
        title: String::new(),
        label: String::new(),
        sentence: (words.status)(whole),
        scene,
        key: match heads_have_words(column_of(names, marks.len(), width)) {
            true => Vec::new(),
            false => marks.iter().map(|mark| (Sign::Mark(*mark), (text.say.mark)(*mark))).collect(),
        },
    }
}

fn column_of(names: f64, marks: usize, width: f64) -> f64 {
    (width - names - 48.0) / marks.max(1) as f64
}

/// Where there is no room for the word of a mark above its column, a key has it.
fn heads_have_words(column: f64) -> bool {
    column > 110.0
}

/// A line of a matrix of marks.
pub struct MatrixRow {
    pub name: String,
    pub leads: Option<Leads>,
    pub counts: Vec<(Mark, usize)>,
    /// The sum of the others.
    pub total: bool,
}

/// Marks side by side and their numbers: a column for each mark, a line for each part or year;
/// `what` the lines are of, and the width of their names, 0 where these stand above.
pub fn matrix_scene(
    (what, names): (&str, f64),
    marks: &[Mark],
    lines: Vec<MatrixRow>,
    text: &Text,
    width: f64,
) -> Scene {
    let words = text::whole(text);
    let narrow = width < NARROW;
    let column = column_of(names, marks.len(), width);
    let row = if narrow { 62.0 } else { 44.0 };
    let mut scene = Scene::new(width);
    let at = |index: usize| names + column * index as f64;
    let head = 34.0;
    scene.rule(0.0, 0.0, width, 1.0, INK);
    for (index, mark) in marks.iter().enumerate() {
        scene.mark(at(index) + 8.0, head / 2.0, 15.0, *mark);
        if heads_have_words(column) {
            scene.words(
                at(index) + 22.0,
                head / 2.0,
                (text.say.mark)(*mark),
                TextStyle::quiet(14.0).within(column - 26.0),
            );
        }
    }
    scene.words(width, head / 2.0, text.common.total, TextStyle::quiet(14.0).at(Side::End));
    scene.rule(0.0, head, width, 1.0, INK);
    let parts = || lines.iter().filter(|line| !line.total).flat_map(|line| &line.counts);
    let most = parts().map(|(_, count)| *count).max().unwrap_or(0);
    // A number of marks weighs as much as it counts only where all of them have room; else bars do.
    let bars = !narrow && (most > MOST_MARKS || most as f64 * 18.0 > column - 30.0);
    let mut twin = Vec::new();
    let mut top = head;
    for (line, MatrixRow { name, leads, counts, total: last }) in lines.into_iter().enumerate() {
        let middle = if narrow { top + 42.0 } else { top + row / 2.0 };
        let hand = TextStyle::plain(16.0);
        let hand = if last { hand.strong() } else { hand };
        match narrow {
            true => scene.words(0.0, top + 16.0, &name, hand.within(width)),
            false => scene.words(0.0, middle, &name, hand.within(names - 16.0)),
        }
        scene.spot(
            [0.0, top, if narrow { width } else { names - 8.0 }, if narrow { 30.0 } else { row }],
            line,
            name.clone(),
            leads.clone(),
        );
        let mut cells = Vec::new();
        for (index, mark) in marks.iter().enumerate() {
            let count =
                counts.iter().find(|(found, _)| found == mark).map_or(0, |(_, count)| *count);
            let left = at(index);
            let drawn = if last || narrow || bars { 0 } else { count };
            for number in 0..drawn {
                scene.mark(left + 8.0 + 18.0 * number as f64, middle, 15.0, *mark);
            }
            let bar = match bars && !last && count > 0 {
                true => (count as f64 / most as f64 * (column - 48.0)).max(2.0),
                false => 0.0,
            };
            if bar > 0.0 {
                scene.field([left, middle - 7.0, bar, 14.0], ink(*mark), None);
            }
            let beside = match (drawn, bar > 0.0) {
                (0, true) => bar + 6.0,
                (0, false) => 4.0,
                (drawn, _) => 18.0 * drawn as f64 + 6.0,
            };
            let color = if count == 0 { LABEL } else { INK };
            let number = TextStyle { color, strong: count > 0, ..TextStyle::plain(15.0) };
            scene.words(left + beside, middle, &count.to_string(), number);
            let spoken = (words.listed)(&[
                name.clone(),
                (text.say.mark)(*mark).to_string(),
                (words.count)(count),
            ]);
            scene.spot(
                [left - 4.0, middle - 14.0, column - 4.0, 28.0],
                line,
                spoken,
                leads.clone(),
            );
            cells.push(Cell::count(count));
        }
        let sum: usize = counts.iter().map(|(_, count)| count).sum();
        scene.words(width, middle, &sum.to_string(), TextStyle::plain(15.0).strong().at(Side::End));
        cells.push(Cell::count(sum));
        top += row;
        scene.rule(0.0, top, width, 1.0, if last { INK } else { HAIR });
        twin.push(sheet::Row { group: None, name: name.into(), leads, cells, total: last });
    }
    scene.height = top + 2.0;
    let of_marks = marks.iter().map(|mark| Column::number((text.say.mark)(*mark)));
    let columns = [Column::words(what)]
        .into_iter()
        .chain(of_marks)
        .chain([Column::number(text.common.total).total()]);
    scene.twin = Table::new(columns, twin);
    scene
}
