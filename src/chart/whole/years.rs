//! Indicators by years: how each stands to its own figure of one year. Every field holds its
//! number; a part-year figure is marked, a missing one is its reason, a break is a thick line.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::*;
use crate::chart::palette::{FAR_LESS, FAR_MORE, GRID, HAIR, INK, LABEL, LESS, MORE, WHITE};
use crate::measure::Known;
use crate::model::Period;
use crate::report::list::Mark;
use crate::report::whole::{YearCell, YearFigure, YearLine};
use crate::text::figures::digits;

/// Fields from far worse to far better, and the least index of each but the first.
const TONES: [&str; 5] = [FAR_LESS, LESS, GRID, MORE, FAR_MORE];
const FROM: [i32; 4] = [80, 95, 106, 121];

/// The colour of an index as for the better.
fn tone(index: Decimal) -> &'static str {
    let index = index.to_i32().unwrap_or(i32::MAX);
    TONES[FROM.iter().filter(|from| index >= **from).count()]
}

pub fn model(whole: &Whole, years: &Years, text: &Text, width: f64) -> ChartModel {
    let words = text::whole(text);
    let narrow = width < NARROW;
    let columns = years.years.len().max(1) as f64;
    let (names, base) = if narrow { (0.0, 0.0) } else { (width * 0.36, 130.0) };
    let column = ((width - names - base) / columns).min(110.0);
    let row = if narrow { 60.0 } else { 34.0 };
    let mut scene = Scene::new(width);
    let left = |index: usize| width - column * (columns - index as f64);
    let head = 40.0;
    scene.rule(0.0, 0.0, width, 1.0, INK);
    if !narrow {
        scene.words(
            names + base - 16.0,
            head / 2.0,
            words.base,
            TextStyle::quiet(14.0).at(Side::End),
        );
    }
    for (index, year) in years.years.iter().enumerate() {
        let label = (text.write.axis)(Period::fiscal(*year), true);
        scene.words(
            left(index) + column / 2.0,
            head / 2.0,
            &label,
            TextStyle::quiet(14.0).at(Side::Middle),
        );
    }
    scene.rule(0.0, head, width, 1.0, INK);
    let (mut top, mut line) = (head, 0);
    let mut lines = Vec::new();
    let mut before: Option<&IndicatorRow> = None;
    for found in &years.lines {
        let heading = heading(before, &found.row, whole, text);
        before = Some(&*found.row);
        if let Some(heading) = &heading {
            scene.words(0.0, top + 26.0, heading, TextStyle::plain(15.0).strong().within(width));
            top += 42.0;
            scene.rule(0.0, top, width, 1.0, INK);
        }
        let name = text.short_name(&found.row.indicator);
        let unit = text.unit(&found.row.indicator);
        let middle = if narrow { top + 42.0 } else { top + row / 2.0 };
        scene.words(
            0.0,
            if narrow { top + 16.0 } else { middle },
            &name,
            TextStyle::plain(15.0).within(if narrow { width } else { names - 12.0 }),
        );
        let of_base = found
            .base
            .map(|(_, value)| (text.write.figure)(value, unit))
            .unwrap_or_else(|| text.common.none.to_string());
        if !narrow {
            scene.words(
                names + base - 16.0,
                middle,
                &of_base,
                TextStyle::quiet(14.0).at(Side::End).within(base - 20.0),
            );
        }
        let row_area = [
            0.0,
            top + 1.0,
            if narrow { width } else { names + base - 8.0 },
            if narrow { 26.0 } else { row - 2.0 },
        ];
        let base_words = match found.base {
            Some((year, _)) => {
                (words.listed)(&[name.clone(), (words.base_year)(year), of_base.clone()])
            }
            None => (words.listed)(&[name.clone(), of_base.clone()]),
        };
        scene.spot(row_area, line, base_words, to_sheet(&found.row));
        let mut cells = vec![match found.base {
            Some((_, value)) => Cell::number(value.decimal(), of_base),
            None => of_base.into(),
        }];
        for (index, cell) in found.cells.iter().enumerate() {
            let area = [left(index) + 1.0, middle - 14.0, column - 2.0, 28.0];
            let is_base = found.base.is_some_and(|(year, _)| year == cell.period.year());
            let told = draw(&mut scene, found, cell, is_base, area, text);
            let period = (text.write.period_short)(cell.period);
            let mut spoken = vec![name.clone(), period];
            if let YearFigure::Number { value, .. } = &cell.figure {
                spoken.push((text.write.figure)(*value, unit));
            }
            spoken.push(told.clone());
            scene.spot(area, line, (words.listed)(&spoken), to_sheet(&found.row));
            cells.push(match &cell.figure {
                YearFigure::Number { index: Some(index), .. } => Cell::number(*index, told),
                YearFigure::Number { value, .. } if cell.broken || is_base => {
                    Cell::number(value.decimal(), told)
                }
                _ => told.into(),
            });
        }
        top += row;
        line += 1;
        scene.rule(0.0, top, width, 1.0, HAIR);
        lines.push(sheet::Row {
            group: heading,
            name: name.into(),
            leads: to_sheet(&found.row),
            cells,
            total: false,
        });
    }
    scene.height = top + 2.0;
    let of_years = years
        .years
        .iter()
        .map(|year| Column::number((text.write.period_short)(Period::fiscal(*year))));
    let columns = [Column::words(text.common.indicator), Column::number(words.base)]
        .into_iter()
        .chain(of_years);
    scene.twin = Table::new(columns, lines);
    let drawn = |test: &dyn Fn(&YearCell) -> bool| {
        years.lines.iter().flat_map(|line| &line.cells).any(test)
    };
    let mut key: Vec<(Sign, &'static str)> =
        TONES.map(Sign::Field).into_iter().zip(words.tones).collect();
    if drawn(&|cell| matches!(cell.figure, YearFigure::Number { part: Some(_), .. })) {
        key.push((Sign::PartYear, words.part_year));
    }
    if drawn(&|cell| cell.broken) {
        key.push((Sign::Across, words.series_break));
    }
    let sentence = with_cap((words.years)(years), whole, MOST_LINES, text);
    ChartModel { title: String::new(), label: String::new(), sentence, scene, key }
}

/// One field; gives back what it says.
fn draw(
    scene: &mut Scene,
    line: &YearLine,
    cell: &YearCell,
    is_base: bool,
    area: [f64; 4],
    text: &Text,
) -> String {
    let [x, y, width, height] = area;
    let (center, middle) = (x + width / 2.0, y + height / 2.0);
    let small = width < 48.0;
    let told = match &cell.figure {
        YearFigure::Nothing => String::new(),
        YearFigure::Missing(reason) => {
            let word = (text.write.missing)(reason);
            match small {
                true => scene.mark(center, middle, 13.0, Mark::Known(Known::Nothing)),
                false => scene.words(
                    center,
                    middle,
                    &word,
                    TextStyle { color: LABEL, ..TextStyle::plain(13.0) }
                        .at(Side::Middle)
                        .within(width),
                ),
            }
            word
        }
        YearFigure::Number { index: None, value, part } => {
            let word = if cell.broken || is_base {
                digits(value.decimal())
            } else {
                text::whole(text).not_compared.to_string()
            };
            match small {
                true => scene.mark(
                    center,
                    middle,
                    13.0,
                    Mark::Status(crate::measure::Status::NotComparable),
                ),
                false => scene.words(
                    center,
                    middle,
                    &word,
                    TextStyle::quiet(13.0).at(Side::Middle).within(width),
                ),
            }
            with_part(word, *part, text)
        }
        YearFigure::Number { index: Some(index), part, .. } => {
            // A colour is better or worse; of a part of a year neither is said.
            match line.betterment(*index).filter(|_| !is_base && part.is_none()) {
                Some(better) => scene.field(area, tone(better), None),
                None => scene.field(area, WHITE, Some((HAIR, 1.0))),
            }
            let word = digits(*index);
            let beside = if part.is_some() && !small { 8.0 } else { 0.0 };
            if part.is_some() {
                let at = if small {
                    (x + width - 7.0, y + 7.0, 8.0)
                } else {
                    (center - 18.0, middle, 11.0)
                };
                scene.mark(at.0, at.1, at.2, Mark::Known(Known::PartYear));
            }
            scene.words(
                center + beside,
                middle,
                &word,
                TextStyle::plain(if small { 13.0 } else { 15.0 }).at(Side::Middle),
            );
            with_part(word, *part, text)
        }
    };
    if cell.broken {
        scene.field([x - 2.0, y - 3.0, 4.0, height + 6.0], INK, None);
        return (text::whole(text).listed)(&[told, text::whole(text).series_break.to_string()]);
    }
    told
}

fn with_part(word: String, part: Option<crate::measure::PartYear>, text: &Text) -> String {
    match part {
        Some(part) => (text::whole(text).listed)(&[word, (text.write.part_year)(part)]),
        None => word,
    }
}
