//! 構成: from the directions over the items to the indicators, each with its mark. Where they are
//! many, a part at a time.

use super::*;
use crate::chart::palette::{ACTUAL, HAIR, INK};
use crate::report::list::Mark;

/// More indicators than this are shown by part.
const MOST: usize = 80;

pub fn model(whole: &Whole, text: &Text, width: f64) -> ChartModel {
    let words = text::whole(text);
    let collapsed = whole.rows.len() > MOST && !whole.groups.is_empty();
    let scene = if collapsed { by_part(whole, text, width) } else { in_full(whole, text, width) };
    ChartModel {
        title: String::new(),
        label: String::new(),
        sentence: (words.structure)(whole, collapsed),
        scene,
        key: Vec::new(),
    }
}

/// Three columns: direction, item, indicator with its mark. Where there is little room one below
/// the other.
fn in_full(whole: &Whole, text: &Text, width: f64) -> Scene {
    let words = text::whole(text);
    // Three columns of names need more room than any other chart.
    let narrow = width < 800.0;
    let row = 32.0;
    let told = width >= NARROW;
    let marks = if told { 150.0 } else { 24.0 };
    let (first, second) = if narrow { (0.0, 0.0) } else { (width * 0.24, width * 0.32) };
    let third = width - first - second - marks;
    let mut scene = Scene::new(width);
    let (mut top, mut line) = (0.0, 0);
    let mut lines = Vec::new();
    let mut before: Option<&IndicatorRow> = None;
    for found in &whole.rows {
        let direction =
            before.is_none_or(|before| before.place.direction.id != found.place.direction.id);
        let item = found.place.items.last().filter(|item| {
            direction
                || before
                    .and_then(|before| before.place.items.last())
                    .is_none_or(|before| before.id != item.id)
        });
        if direction {
            if before.is_some() {
                top += 12.0;
            }
            scene.rule(0.0, top, width, 1.0, INK);
            let name = text.numbered(&found.place.direction.number, &found.place.direction);
            let leads = Some(Leads::Into(found.place.direction.id.clone()));
            let hand = TextStyle::plain(17.0).colored(ACTUAL).strong();
            // Where no item stands beside it, its column is the name's as well.
            let room = match item {
                _ if narrow => width + 8.0,
                None => first + second - 8.0,
                Some(_) => first - 8.0,
            };
            scene.words(0.0, top + row / 2.0 + 2.0, &name, hand.within(room - 8.0));
            scene.spot([0.0, top + 3.0, room.min(width), row - 4.0], line, name, leads);
            if narrow {
                top += row + 2.0;
                line += 1;
            }
        } else if item.is_some() {
            scene.rule(first, top, width - first, 1.0, HAIR);
        }
        if let Some(item) = item {
            let name = text.numbered(&found.place.number, item);
            let leads = Some(Leads::Into(item.id.clone()));
            let room = if narrow { width } else { second - 16.0 };
            scene.words(
                first,
                top + row / 2.0,
                &name,
                if narrow {
                    TextStyle::quiet(14.0).within(room)
                } else {
                    TextStyle::plain(15.0).within(room)
                },
            );
            scene.spot(
                [first, top + 3.0, if narrow { width } else { second - 8.0 }, row - 6.0],
                line,
                name,
                leads,
            );
            if narrow {
                top += 26.0;
                line += 1;
            }
        }
        let left = first + second;
        let mark = whole.mark(found);
        let name = text.short_name(&found.indicator);
        let kind =
            if found.indicator.is_outcome() { text.common.outcome } else { text.common.output };
        let restated = if found.restated { text.common.restated } else { "" };
        let shown = format!("{name}{restated}");
        let hand = if found.indicator.is_outcome() {
            TextStyle::plain(15.0).strong()
        } else {
            TextStyle::plain(15.0)
        };
        scene.words(left, top + row / 2.0, &shown, hand.within(third - 12.0));
        scene.mark(width - marks + 8.0, top + row / 2.0, 14.0, mark);
        if told {
            // The other inks of marks are too pale for words.
            let label = TextStyle::plain(14.0).colored(if marks::ink(mark) == ACTUAL {
                ACTUAL
            } else {
                INK
            });
            scene.words(
                width - marks + 22.0,
                top + row / 2.0,
                (text.say.mark)(mark),
                label.within(marks - 22.0),
            );
        }
        let spoken =
            (words.listed)(&[kind.to_string(), shown.clone(), (text.say.mark)(mark).to_string()]);
        scene.spot(
            [left - 4.0, top + 2.0, width - left + 4.0, row - 4.0],
            line,
            spoken,
            to_sheet(found),
        );
        let place = found
            .place
            .items
            .last()
            .map(|item| text.numbered(&found.place.number, item))
            .unwrap_or_default();
        lines.push(sheet::Row {
            group: direction
                .then(|| text.numbered(&found.place.direction.number, &found.place.direction)),
            name: shown.into(),
            leads: to_sheet(found),
            cells: vec![kind.into(), place.into(), (text.say.mark)(mark).into()],
            total: false,
        });
        top += row;
        line += 1;
        before = Some(found);
    }
    scene.rule(0.0, top, width, 1.0, INK);
    scene.height = top + 2.0;
    let columns = [text.common.indicator, text.list.kind, text.common.item, text.list.marks];
    scene.twin = Table::new(columns.map(Column::words), lines);
    scene
}

/// A line a part: its name, how many indicators, and their marks as a bar of fields.
fn by_part(whole: &Whole, text: &Text, width: f64) -> Scene {
    let words = text::whole(text);
    let narrow = width < NARROW;
    let names = if narrow { width } else { width * 0.42 };
    let row = if narrow { 58.0 } else { 40.0 };
    let most = whole.groups.iter().map(|group| group.rows.len()).max().unwrap_or(1).max(1);
    let room = if narrow { width - 60.0 } else { width - names - 80.0 };
    let mut scene = Scene::new(width);
    let mut lines = Vec::new();
    let mut top = 0.0;
    for (line, group) in whole.groups.iter().enumerate() {
        let name = group_name(group, text);
        let leads = Some(Leads::Into(group.part.id().clone()));
        let left = if narrow { 0.0 } else { names };
        let middle = if narrow { top + 40.0 } else { top + row / 2.0 };
        let hand = TextStyle::plain(16.0).colored(ACTUAL);
        scene.words(
            0.0,
            if narrow { top + 16.0 } else { middle },
            &name,
            hand.within(names - 16.0),
        );
        let tally: Vec<(Mark, usize)> =
            crate::model::order::counted(group.rows.iter().map(|row| whole.mark(row)));
        let mut x = left;
        for (mark, count) in &tally {
            let wide = room * *count as f64 / most as f64;
            scene.field(
                [x, middle - 9.0, (wide - 1.5).max(0.5), 18.0],
                "#ffffff",
                Some((marks::ink(*mark), 1.5)),
            );
            if wide > 22.0 {
                scene.mark(x + wide / 2.0, middle, 12.0, *mark);
            }
            x += wide;
        }
        scene.words(
            x + 8.0,
            middle,
            &group.rows.len().to_string(),
            TextStyle::plain(15.0).strong(),
        );
        let told: Vec<String> = tally
            .iter()
            .map(|(mark, count)| format!("{} {count}", (text.say.mark)(*mark)))
            .collect();
        let mut spoken = vec![name.clone(), (words.count)(group.rows.len())];
        spoken.extend(told.iter().cloned());
        scene.spot(
            [0.0, top + 1.0, width, row - 2.0],
            line,
            (words.listed)(&spoken),
            leads.clone(),
        );
        let cells = vec![Cell::count(group.rows.len()), told.join("　").into()];
        lines.push(sheet::Row { name: name.into(), leads, cells, ..sheet::Row::default() });
        top += row;
        scene.rule(0.0, top, width, 1.0, HAIR);
    }
    scene.height = top + 2.0;
    let of = if whole.within.is_empty() { text.common.direction } else { text.common.item };
    let columns =
        [Column::words(of), Column::number(text.common.indicator), Column::words(text.list.marks)];
    scene.twin = Table::new(columns, lines);
    scene
}
