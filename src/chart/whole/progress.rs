//! All indicators on one axis: an output's rate of achievement, an outcome's progress. What has no
//! rate keeps its line.

use rust_decimal::prelude::ToPrimitive;

use super::*;
use crate::chart::palette::{BASELINE, GRID, HAIR, INK};

/// The axis in percent. What lies beyond is drawn at its end and says so.
const LEAST: f64 = 0.0;
const GREATEST: f64 = 200.0;

pub fn model(whole: &Whole, strategy: &Strategy, text: &Text, width: f64) -> ChartModel {
    let words = text::whole(text);
    let thresholds = strategy.about.thresholds;
    let narrow = width < NARROW;
    let names = if narrow { 0.0 } else { width * 0.4 };
    let numbers = 84.0;
    let row = if narrow { 52.0 } else { 30.0 };
    let (left, room) = (names + 12.0, width - names - numbers - 24.0);
    let x =
        |percent: f64| left + (percent.clamp(LEAST, GREATEST) - LEAST) / (GREATEST - LEAST) * room;
    let mut scene = Scene::new(width);
    let head = 36.0;
    scene.rule(0.0, 0.0, width, 1.0, INK);
    for percent in [0, 50, 100, 150, 200] {
        scene.words(
            x(f64::from(percent)),
            head / 2.0,
            &format!("{percent}%"),
            TextStyle::quiet(14.0).at(Side::Middle),
        );
    }
    scene.rule(0.0, head, width, 1.0, INK);
    let rows = capped(whole, MOST_LINES);
    let (mut top, mut before, mut lines) = (head, None, Vec::new());
    let (mut with, mut reached) = (0, 0);
    for (line, found) in rows.iter().enumerate() {
        let heading = heading(before, found, whole, text);
        before = Some(&**found);
        if let Some(heading) = &heading {
            scene.words(0.0, top + 24.0, heading, TextStyle::plain(15.0).strong().within(width));
            top += 38.0;
            scene.rule(0.0, top, width, 1.0, INK);
        }
        let mark = whole.mark(found);
        let restated = if found.restated { text.common.restated } else { "" };
        let name = format!("{}{restated}", text.short_name(&found.indicator));
        let middle = if narrow { top + 36.0 } else { top + row / 2.0 };
        scene.words(
            0.0,
            if narrow { top + 14.0 } else { middle },
            &name,
            TextStyle::plain(15.0).within(if narrow { width } else { names - 8.0 }),
        );
        for percent in [0.0, 50.0, 100.0, 150.0, 200.0] {
            let (color, thickness) = if percent == 100.0 { (INK, 1.5) } else { (GRID, 1.0) };
            let foot = if narrow { top + 26.0 } else { top };
            scene.field(
                [x(percent) - thickness / 2.0, foot, thickness, top + row - foot],
                color,
                None,
            );
        }
        let rate = Whole::rate(found)
            .map(|ratio| (ratio, ratio.value().to_f64().unwrap_or_default() * 100.0));
        let (told, beyond) = match rate {
            None => ((text.say.mark)(mark).to_string(), None),
            Some((ratio, percent)) => {
                with += 1;
                reached += usize::from(ratio.at_least_percent(100.into()));
                let beyond = match percent {
                    percent if percent < LEAST => Some(words.below),
                    percent if percent > GREATEST => Some(words.above),
                    _ => None,
                };
                ((text.write.percent)(ratio, &thresholds), beyond)
            }
        };
        match rate {
            Some((_, percent)) => {
                let from = x(0.0);
                scene.field(
                    [from, middle - 1.0, (x(percent) - from).max(0.1), 2.0],
                    BASELINE,
                    None,
                );
                scene.mark(x(percent), middle, 15.0, mark);
                scene.words(width, middle, &told, TextStyle::plain(15.0).at(Side::End));
            }
            None => {
                scene.mark(width - 8.0, middle, 14.0, mark);
            }
        }
        let word = (text.say.mark)(mark).to_string();
        let mut spoken = vec![name.clone(), told.clone()];
        spoken.extend(rate.is_some().then_some(word.clone()));
        spoken.extend(beyond.map(str::to_string));
        scene.spot(
            [0.0, top + 1.0, width, row - 2.0],
            line,
            (words.listed)(&spoken),
            to_sheet(found),
        );
        let figure = match rate {
            Some((ratio, _)) => Cell::number(ratio.percent_by(&thresholds), told),
            None => text.common.none.into(),
        };
        let kind = if found.indicator.is_outcome() {
            text.common.progress
        } else {
            text.common.achievement
        };
        let cells = vec![kind.into(), figure, word.into()];
        lines.push(sheet::Row {
            group: heading,
            name: name.into(),
            leads: to_sheet(found),
            cells,
            total: false,
        });
        top += row;
        scene.rule(0.0, top, width, 1.0, HAIR);
    }
    scene.height = top + 2.0;
    let columns = [
        Column::words(text.common.indicator),
        Column::words(text.list.kind),
        Column::number(words.rate),
        Column::words(text.list.marks),
    ];
    scene.twin = Table::new(columns, lines);
    let sentence =
        with_cap((words.progress)(with, reached, rows.len() - with), whole, MOST_LINES, text);
    ChartModel {
        title: String::new(),
        label: String::new(),
        sentence,
        scene,
        key: vec![(Sign::Across, words.reached)],
    }
}
