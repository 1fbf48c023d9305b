//! お金の行き先: from the money of each item to its indicators. Side by side, to be looked at together;
//! not cause and effect.

use std::sync::Arc;

use super::super::whole::to_sheet;
use super::*;
use crate::chart::palette::{GRID, HAIR, LABEL};
use crate::model::order;
use crate::report::IndicatorRow;
use crate::report::results::{FlowItem, FlowPart};

/// How far marks stand from one another.
const STEP: f64 = 26.0;

pub fn draw(results: &Results, text: &Text, width: f64) -> Drawn {
    let words = text::results(text);
    let listed = text::whole(text).listed;
    let narrow = width < NARROW;
    let items = || results.flow.iter().flat_map(|part| &part.items);
    let greatest = items().filter_map(|item| item.spent.budget.known()).max().unwrap_or_default();
    let names = if narrow { 0.0 } else { width * 0.34 };
    // Where the marks begin.
    let marks_at = if narrow { 0.0 } else { width * 0.68 };
    let room = if narrow { width - 120.0 } else { marks_at - names - 130.0 };
    let mut scene = Scene::new(width);
    let mut twin = Vec::new();
    rule(&mut scene, 0.0);
    let (mut top, mut line) = (0.0, 0);
    if !narrow {
        scene.words(names, 18.0, words.budget, TextStyle::quiet(14.0));
        scene.words(
            marks_at,
            18.0,
            text.common.outputs,
            TextStyle::quiet(14.0).within(width - marks_at),
        );
        top = 36.0;
        rule(&mut scene, top);
    }
    for part in &results.flow {
        let name = text.numbered(&part.direction.number, &part.direction);
        let mut group = Some(match part.outcomes.is_empty() {
            true => name.clone(),
            false => listed(&[name.clone(), told_marks(&part.outcomes, text)]),
        });
        if line < MOST_LINES {
            (top, line) =
                (draw_direction(&mut scene, part, &name, text, [top, marks_at], line), line + 1);
        }
        for item in &part.items {
            if line < MOST_LINES {
                top =
                    draw_item(&mut scene, item, text, [top, names, marks_at, room], greatest, line);
                line += 1;
            }
            twin.push(sheet::Row {
                group: group.take(),
                name: text.numbered(&item.number, &*item.item).into(),
                leads: Some(Leads::Into(item.item.id.clone())),
                cells: vec![
                    amount(item.spent.budget, text),
                    amount(item.spent.settled, text),
                    told_marks(&item.outputs, text).into(),
                ],
                total: false,
            });
        }
    }
    scene.height = top + 2.0;
    let columns = [
        Column::words(text.common.item),
        Column::number(words.budget),
        Column::number(words.settled),
        Column::words(text.common.outputs),
    ];
    scene.twin = Table::new(columns, twin);
    let there = items().any(|item| item.spent.budget.known().is_some());
    let mut key = if there { vec![(Sign::Bar, words.budget)] } else { Vec::new() };
    let outcomes = results.flow.iter().flat_map(|part| &part.outcomes);
    let marks = outcomes.chain(items().flat_map(|item| &item.outputs)).map(|(_, mark)| *mark);
    key.extend(order::counted(marks).into_iter().map(|(mark, _)| key_of(mark, text)));
    (scene, key)
}

/// A direction with its outcomes; gives back where its items begin.
fn draw_direction(
    scene: &mut Scene,
    part: &FlowPart,
    name: &str,
    text: &Text,
    [top, marks_at]: [f64; 2],
    line: usize,
) -> f64 {
    let (width, narrow) = (scene.width, marks_at == 0.0);
    scene.field([0.0, top + 1.0, width, 42.0], GRID, None);
    let beside = if narrow { 24.0 * part.outcomes.len() as f64 } else { width - marks_at };
    scene.words(
        8.0,
        top + 22.0,
        name,
        TextStyle::plain(15.0).strong().within(width - beside - 16.0),
    );
    if !narrow && !part.outcomes.is_empty() {
        scene.words(
            marks_at - 4.0,
            top + 22.0,
            text.common.outcomes,
            TextStyle::quiet(14.0).at(Side::End),
        );
    }
    let leads = Some(Leads::Into(part.direction.id.clone()));
    scene.spot([0.0, top + 2.0, width - beside - 12.0, 40.0], line, name.to_string(), leads);
    let from = if narrow { width - beside } else { marks_at + 8.0 };
    for (at, (row, mark)) in part.outcomes.iter().enumerate() {
        let x = from + if narrow { 24.0 } else { STEP } * at as f64 + 8.0;
        scene.mark(x, top + 22.0, 15.0, *mark);
        scene.spot(
            [x - 11.0, top + 10.0, 22.0, 24.0],
            line,
            spoken(row, *mark, text.common.outcome, text),
            to_sheet(row),
        );
    }
    top + 43.0
}

/// Gives back where the next one begins.
fn draw_item(
    scene: &mut Scene,
    item: &FlowItem,
    text: &Text,
    [top, names, marks_at, room]: [f64; 4],
    greatest: i64,
    line: usize,
) -> f64 {
    let narrow = names == 0.0;
    let width = scene.width;
    let name = text.numbered(&item.number, &*item.item);
    let leads = Some(Leads::Into(item.item.id.clone()));
    let row = if narrow { 92.0 } else { 44.0 };
    let budget = item.spent.budget;
    let figure = TextStyle::plain(14.0).colored(if budget.known().is_some() { INK } else { LABEL });
    let bar = length(budget, greatest, room);
    let money = (text::whole(text).listed)(&[
        name.clone(),
        text::results(text).budget.into(),
        told(budget, text),
    ]);
    let middle = match narrow {
        true => {
            scene.words(0.0, top + 18.0, &name, TextStyle::plain(15.0).within(width));
            scene.spot([0.0, top + 2.0, width, 28.0], line, name, leads.clone());
            filled(scene, [0.0, top + 36.0, bar, 12.0]);
            scene.words(bar + 8.0, top + 42.0, &drawn(budget, text), figure);
            scene.spot([0.0, top + 32.0, width, 22.0], line, money, leads);
            top + 72.0
        }
        false => {
            scene.words(0.0, top + row / 2.0, &name, TextStyle::plain(15.0).within(names - 16.0));
            scene.spot([0.0, top + 1.0, names - 12.0, row - 2.0], line, name, leads.clone());
            filled(scene, [names, top + 15.0, bar, 14.0]);
            scene.words(names + bar + 8.0, top + row / 2.0, &drawn(budget, text), figure);
            scene.spot(
                [names - 6.0, top + 1.0, marks_at - names - 8.0, row - 2.0],
                line,
                money,
                leads,
            );
            top + row / 2.0
        }
    };
    let fit = ((width - marks_at) / STEP) as usize;
    if item.outputs.len() <= fit {
        for (at, (row, mark)) in item.outputs.iter().enumerate() {
            let x = marks_at + STEP * at as f64 + if narrow { 8.0 } else { 16.0 };
            scene.mark(x, middle, 16.0, *mark);
            scene.spot(
                [x - 11.0, middle - 13.0, 22.0, 26.0],
                line,
                spoken(row, *mark, text.common.output, text),
                to_sheet(row),
            );
        }
    } else {
        let counts = order::counted(item.outputs.iter().map(|(_, mark)| *mark));
        let step = ((width - marks_at) / counts.len() as f64).min(52.0);
        for (at, (mark, count)) in counts.into_iter().enumerate() {
            let x = marks_at + step * at as f64 + 8.0;
            scene.mark(x, middle, 15.0, mark);
            scene.words(x + 12.0, middle, &count.to_string(), TextStyle::plain(14.0));
            let words = text::whole(text);
            let told = (words.listed)(&[(text.say.mark)(mark).to_string(), (words.count)(count)]);
            scene.spot(
                [x - 8.0, middle - 13.0, step, 26.0],
                line,
                told,
                Some(Leads::Into(item.item.id.clone())),
            );
        }
    }
    scene.rule(0.0, top + row, width, 1.0, HAIR);
    top + row
}

fn spoken(row: &IndicatorRow, mark: Mark, kind: &str, text: &Text) -> String {
    let words =
        [kind.to_string(), text.short_name(&row.indicator), (text.say.mark)(mark).to_string()];
    (text::whole(text).listed)(&words)
}

fn told_marks(marks: &[(Arc<IndicatorRow>, Mark)], text: &Text) -> String {
    let of = |(row, mark): &(Arc<IndicatorRow>, Mark)| {
        (text.write.bracketed)(&text.short_name(&row.indicator), (text.say.mark)(*mark))
    };
    (text::cycle(text).handout.names)(&marks.iter().map(of).collect::<Vec<_>>())
}
