//! The chart that is drawn on: the figures so far, the round before where there was one, and one's
//! own line with its width at the end.

use charming::element::{ItemStyle, LabelPosition, Symbol};
use charming::series::{Line, Series};

use super::super::Form;
use super::super::option::{self, Laid, data, datum, filled, line_style};
use super::super::palette::{ACTUAL, BASELINE, SHADES, WHITE};
use super::{Drawn, Frame, Layers, plot_height, scatter, value_label, written};
use crate::model::Number;
use crate::text::{self, Text};
use crate::workshop::{Brief, Sheet, Sketch};

/// Of the round before, behind one's own.
const BEFORE: &str = "#ececec";

/// The chart, and where a hand may grab it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketched {
    pub frame: Frame,
    pub drawn: Drawn,
}

pub fn sketched(
    brief: &Brief,
    sheet: &Sheet,
    sketch: &Sketch,
    frame: Frame,
    text: &Text,
    form: Form,
) -> Sketched {
    let mut layers = Layers::default();
    if let Some(before) = brief.before.get(&sheet.id) {
        let bound = |at: usize| {
            let of = |(year, middle): (&i32, &[Number; 3])| {
                Some((frame.place(*year)?, frame.scaled(middle[at])))
            };
            before.years.iter().filter_map(of).collect::<Vec<_>>()
        };
        layers.band(&bound(0), &bound(2), BEFORE);
        let middle = bound(1).into_iter().map(|(at, value)| datum(at, value, "", &[])).collect();
        let line = Line::new()
            .show_symbol(false)
            .silent(true)
            .line_style(line_style(BASELINE, 2.0))
            .data(data(middle));
        layers.add(Series::Line(line), []);
    }
    let way: Vec<(usize, f64, Number)> = sketch
        .path
        .iter()
        .filter_map(|(year, value)| Some((frame.place(*year)?, frame.scaled(*value), *value)))
        .collect();
    let start =
        sheet.last().and_then(|(year, value)| Some((frame.place(year)?, frame.scaled(value))));
    if let (Some((low, high)), Some((_, best, _))) = (ends(sketch, &frame), way.last()) {
        let first = start.map_or_else(|| way[0].0, |(at, _)| at);
        let last = way[way.len() - 1].0;
        // It widens from where everything is known to the end.
        let share = |at: usize| (at - first) as f64 / ((last - first) as f64).max(1.0);
        let points = || start.into_iter().chain(way.iter().map(|(at, value, _)| (*at, *value)));
        let bound = |end: f64| {
            points().map(|(at, value)| (at, value + (end - best) * share(at))).collect::<Vec<_>>()
        };
        layers.band(&bound(low), &bound(high), SHADES[0]);
    }
    layers.past(&frame, sheet, text, form);
    // The way from the last figure to the first sketched year is part of the line. Its end has its
    // value beside it, with the others of that year.
    let joined = start.map(|(at, value)| datum(at, value, "", &[]));
    let last = way.len().saturating_sub(1);
    let items = joined.into_iter().chain(way.iter().enumerate().map(|(n, (at, value, number))| {
        let label = if n == last { String::new() } else { written(*number, text) };
        datum(*at, *value, &label, &[])
    }));
    let line = Line::new()
        .symbol(Symbol::Circle)
        .symbol_size(12.0)
        .silent(true)
        .line_style(line_style(ACTUAL, 4.0))
        .item_style(filled(ACTUAL))
        .label(value_label(form).color(ACTUAL).position(LabelPosition::Top))
        .data(data(items.collect()));
    layers.add(
        Series::Line(line),
        option::halo(WHITE)
            .into_iter()
            .chain([("connectNulls", true.into()), ("showAllSymbol", true.into())]),
    );
    let words = text::workshop(text);
    let at_end = |name: &str, value: Option<Number>| {
        let (value, (at, _, _)) = (value?, way.last()?);
        let label = match form {
            Form::Phone => written(value, text),
            _ => format!("{name} {}", written(value, text)),
        };
        Some(datum(*at, frame.scaled(value), &label, &[]))
    };
    let ring = ItemStyle::new().color(WHITE).border_color(ACTUAL).border_width(2.5).opacity(1.0);
    let label = value_label(form).color(ACTUAL).position(LabelPosition::Right).distance(6.0);
    // Labels of values close to each other step aside, up and down.
    let best_value = way.last().map(|(_, _, value)| *value);
    for (name, end, side) in [(words.low, sketch.low, 1.0), (words.high, sketch.high, -1.0)] {
        let apart = end.zip(best_value).map_or(0.0, |(end, best)| {
            let share = (frame.scaled(end) - frame.scaled(best)).abs();
            share / (frame.axis.max - frame.axis.min) * plot_height(form)
        });
        let aside = (LINE_HEIGHT - apart).max(0.0) * side;
        let dot = at_end(name, end).into_iter().collect();
        let dot = scatter(Symbol::Circle, 16.0, ring.clone(), dot);
        let laid = in_front().chain([("label/offset", serde_json::json!([0.0, aside]))]);
        layers.add(Series::Scatter(dot.label(label.clone().font_weight("normal"))), laid);
    }
    let best = at_end(words.best, best_value);
    let best =
        scatter(Symbol::Circle, 12.0, filled(ACTUAL).opacity(1.0), best.into_iter().collect());
    layers.add(Series::Scatter(best.label(label)), in_front());
    let drawn = layers.drawn(&frame, sheet, text, form, 96.0);
    Sketched { frame, drawn }
}

/// Between the middles of two labels, in CSS pixels.
const LINE_HEIGHT: f64 = 20.0;

/// In front of the shade of the width.
fn in_front() -> impl Iterator<Item = Laid> {
    option::halo(WHITE).into_iter().chain([("z", 6.into())])
}

/// 低め and 高め at the end of the line; where only one is told, the line is the other.
fn ends(sketch: &Sketch, frame: &Frame) -> Option<(f64, f64)> {
    let (_, best) = sketch.path.last_key_value()?;
    (sketch.low.is_some() || sketch.high.is_some()).then(|| {
        let end = |end: Option<Number>| frame.scaled(end.unwrap_or(*best));
        (end(sketch.low), end(sketch.high))
    })
}
