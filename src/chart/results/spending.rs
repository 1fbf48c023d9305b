//! 予算額と決算額: what was planned, hollow, with what was spent of it, filled.

use super::*;
use crate::chart::palette::{HAIR, LABEL};
use crate::report::results::Spent;
use crate::text::figures::digits;

pub fn draw(results: &Results, text: &Text, width: f64) -> Drawn {
    let words = text::results(text);
    let narrow = width < NARROW;
    let there = results.spent_in_all != Spent::default();
    let lines = results.lines.iter().zip(&results.spent).take(MOST_LINES).filter(|_| there);
    let greatest = |of: fn(&Spent) -> Money| {
        results.spent.iter().filter_map(|spent| of(spent).known()).max().unwrap_or_default()
    };
    let greatest = greatest(|spent| spent.budget).max(greatest(|spent| spent.settled));
    let (names, figures) =
        if narrow { (0.0, 0.0) } else { ((width * 0.3).min(340.0), (width * 0.42).min(420.0)) };
    let row = if narrow { 104.0 } else { 44.0 };
    let mut scene = Scene::new(width);
    let mut twin = Vec::new();
    rule(&mut scene, 0.0);
    let mut top = 0.0;
    if !narrow {
        let third = figures / 3.0;
        for (at, head) in [words.settled, words.budget, words.spent].into_iter().enumerate() {
            let x = width - figures + third * (at + 1) as f64;
            scene.words(x, 18.0, head, TextStyle::quiet(14.0).at(Side::End).within(third - 8.0));
        }
        top = 36.0;
        rule(&mut scene, top);
    }
    let total = there.then(|| (text.common.total.to_string(), None, results.spent_in_all, true));
    let parts = lines.map(|(line, spent)| {
        (subject_name(&line.subject, text), subject_leads(&line.subject), *spent, false)
    });
    for (line, (name, leads, spent, last)) in parts.chain(total).enumerate() {
        let share = share_of(&spent, text);
        let hand = if last { TextStyle::plain(15.0).strong() } else { TextStyle::plain(15.0) };
        let room = if narrow { width } else { width - names - figures - 16.0 };
        let y = if narrow { top + 32.0 } else { top + 13.0 };
        match narrow {
            true => scene.words(0.0, top + 18.0, &name, hand.within(width)),
            false => scene.words(0.0, top + row / 2.0, &name, hand.within(names - 16.0)),
        }
        if !last {
            hollow(&mut scene, [names, y, length(spent.budget, greatest, room), 18.0]);
            filled(&mut scene, [names, y + 4.0, length(spent.settled, greatest, room), 10.0]);
        }
        let color = |money: Money| if money.known().is_some() { INK } else { LABEL };
        match narrow {
            true => {
                let of = spent
                    .share()
                    .map(|_| (text.write.bracketed)(&drawn(spent.settled, text), &share));
                let settled = of.unwrap_or_else(|| drawn(spent.settled, text));
                let y = if last { top + 42.0 } else { top + 66.0 };
                let lines = [
                    (words.settled, settled, spent.settled),
                    (words.budget, drawn(spent.budget, text), spent.budget),
                ];
                for (at, (name, figure, money)) in lines.into_iter().enumerate() {
                    let y = y + 22.0 * at as f64;
                    scene.words(0.0, y, name, TextStyle::quiet(13.0).within(width / 2.0));
                    scene.words(
                        width,
                        y,
                        &figure,
                        TextStyle { strong: last, ..TextStyle::plain(13.0) }
                            .colored(color(money))
                            .at(Side::End),
                    );
                }
            }
            false => {
                let third = figures / 3.0;
                let cells = [
                    (drawn(spent.settled, text), color(spent.settled)),
                    (drawn(spent.budget, text), color(spent.budget)),
                    (share.clone(), INK),
                ];
                for (at, (cell, color)) in cells.into_iter().enumerate() {
                    let hand = TextStyle { strong: last, ..TextStyle::plain(14.0) }
                        .colored(color)
                        .at(Side::End);
                    scene.words(
                        width - figures + third * (at + 1) as f64,
                        top + row / 2.0,
                        &cell,
                        hand,
                    );
                }
            }
        }
        let spoken = [
            name.clone(),
            words.budget.into(),
            told(spent.budget, text),
            words.settled.into(),
            told(spent.settled, text),
            words.spent.into(),
            share.clone(),
        ];
        let row = if narrow && last { 80.0 } else { row };
        scene.spot(
            [0.0, top + 1.0, width, row - 2.0],
            line,
            (text::whole(text).listed)(&spoken),
            leads.clone(),
        );
        top += row;
        scene.rule(0.0, top, width, 1.0, if last { INK } else { HAIR });
        if last {
            // The table has every line; the drawing as many as one can read.
            let rest = results.lines.iter().zip(&results.spent).skip(MOST_LINES);
            twin.extend(rest.map(|(line, spent)| sheet::Row {
                name: subject_name(&line.subject, text).into(),
                leads: subject_leads(&line.subject),
                cells: cells_of(spent, text),
                ..sheet::Row::default()
            }));
        }
        let cells = cells_of(&spent, text);
        twin.push(sheet::Row { group: None, name: name.into(), leads, cells, total: last });
    }
    scene.height = top + 2.0;
    let figures = [words.budget, words.settled, words.spent].map(Column::number);
    scene.twin =
        Table::new([Column::words(subject_kind(results, text))].into_iter().chain(figures), twin);
    let key = vec![(Sign::HollowBar, words.budget), (Sign::Bar, words.settled)];
    (scene, if there { key } else { Vec::new() })
}

fn share_of(spent: &Spent, text: &Text) -> String {
    let share = spent.share().map(|share| format!("{}%", digits(share.percent(&[100.into()]))));
    share.unwrap_or_else(|| text.common.none.to_string())
}

fn cells_of(spent: &Spent, text: &Text) -> Vec<Cell> {
    let share = match spent.share() {
        Some(share) => Cell::number(share.percent(&[100.into()]), share_of(spent, text)),
        None => share_of(spent, text).into(),
    };
    vec![amount(spent.budget, text), amount(spent.settled, text), share]
}
