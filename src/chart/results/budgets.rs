//! 予算額の推移: a bar for each part and year; of a plan that is not decided, hollow.

use super::*;
use crate::chart::palette::{HAIR, LABEL};
use crate::model::PlanState;
use crate::report::results::Spent;

pub fn draw(results: &Results, text: &Text, width: f64) -> Drawn {
    let words = text::results(text);
    let narrow = width < NARROW;
    let lines = &results.lines[..results.lines.len().min(MOST_LINES)];
    let greatest = lines
        .iter()
        .flat_map(|line| &line.spent)
        .filter_map(|spent| spent.budget.known())
        .max()
        .unwrap_or_default();
    let names = if narrow { 0.0 } else { (width * 0.3).min(340.0) };
    let column = (width - names) / results.years.len().max(1) as f64;
    let year_word = |at: usize| {
        let (year, state) = results.years[at];
        let name = (text.write.period_short)(Period::Fiscal(year));
        if is_open(state) {
            (text::whole(text).listed)(&[name, words.draft.to_string()])
        } else {
            name
        }
    };
    let mut scene = Scene::new(width);
    let mut twin = Vec::new();
    let total = (text.common.total.to_string(), None, &results.totals, true);
    let parts = lines.iter().map(|line| {
        (subject_name(&line.subject, text), subject_leads(&line.subject), &line.spent, false)
    });
    rule(&mut scene, 0.0);
    let mut top = 0.0;
    if !narrow {
        for at in 0..results.years.len() {
            scene.words(
                names + column * at as f64,
                18.0,
                &year_word(at),
                TextStyle::quiet(14.0).within(column - 8.0),
            );
        }
        top = 36.0;
        rule(&mut scene, top);
    }
    let there = !results.years.is_empty();
    for (line, (name, leads, spent, last)) in parts.chain([total]).filter(|_| there).enumerate() {
        let hand = if last { TextStyle::plain(15.0).strong() } else { TextStyle::plain(15.0) };
        let heading = if narrow { 32.0 } else { 0.0 };
        let row = if narrow { 26.0 } else { 48.0 };
        match narrow {
            true => scene.words(0.0, top + 18.0, &name, hand.within(width)),
            false => scene.words(0.0, top + row / 2.0, &name, hand.within(names - 16.0)),
        }
        let name_area = if narrow {
            [0.0, top + 2.0, width, 28.0]
        } else {
            [0.0, top + 1.0, names - 12.0, row - 2.0]
        };
        scene.spot(name_area, line, name.clone(), leads.clone());
        let mut cells = Vec::new();
        for (at, Spent { budget, .. }) in spent.iter().enumerate() {
            let figure = drawn(*budget, text);
            let number = TextStyle { strong: last, ..TextStyle::plain(14.0) };
            let number = if budget.known().is_none() { number.colored(LABEL) } else { number };
            let (area, bar) = match narrow {
                true => {
                    let y = top + heading + row * at as f64;
                    scene.words(
                        0.0,
                        y + row / 2.0,
                        &year_word(at),
                        TextStyle::quiet(13.0).within(104.0),
                    );
                    scene.words(width, y + row / 2.0, &figure, number.at(Side::End));
                    let room = width - 112.0 - 100.0;
                    (
                        [0.0, y, width, row - 1.0],
                        [112.0, y + 7.0, length(*budget, greatest, room), 11.0],
                    )
                }
                false => {
                    let x = names + column * at as f64;
                    scene.words(x, top + 16.0, &figure, number);
                    let bar = [x, top + 29.0, length(*budget, greatest, column - 20.0), 10.0];
                    ([x - 4.0, top + 1.0, column - 6.0, row - 2.0], bar)
                }
            };
            match is_open(results.years[at].1) {
                _ if last => {}
                true => hollow(&mut scene, bar),
                false => filled(&mut scene, bar),
            }
            let spoken = [name.clone(), year_word(at), told(*budget, text)];
            scene.spot(area, line, (text::whole(text).listed)(&spoken), leads.clone());
            cells.push(amount(*budget, text));
        }
        top += heading + if narrow { row * spent.len() as f64 + 8.0 } else { row };
        scene.rule(0.0, top, width, 1.0, if last { INK } else { HAIR });
        // The table has every line; the drawing as many as one can read.
        if last {
            twin.extend(results.lines[lines.len()..].iter().map(|line| sheet::Row {
                name: subject_name(&line.subject, text).into(),
                leads: subject_leads(&line.subject),
                cells: line.spent.iter().map(|spent| amount(spent.budget, text)).collect(),
                ..sheet::Row::default()
            }));
        }
        twin.push(sheet::Row { group: None, name: name.into(), leads, cells, total: last });
    }
    scene.height = top + 2.0;
    let of_years = (0..results.years.len()).map(|at| Column::number(year_word(at)));
    scene.twin =
        Table::new([Column::words(subject_kind(results, text))].into_iter().chain(of_years), twin);
    let mut key = vec![(Sign::Bar, words.budget)];
    if results.years.iter().any(|(_, state)| is_open(*state)) {
        key.push((Sign::HollowBar, words.draft));
    }
    (scene, if there { key } else { Vec::new() })
}

/// Whether the plan was never decided.
fn is_open(state: PlanState) -> bool {
    state == PlanState::Draft
}
