//! みんなの線: every line by itself, the middle half shaded behind them, and the median of each year,
//! which is nobody's line. Never a band alone: people trust it most and learn least from it.

use charming::element::{LabelPosition, LineStyleType, Symbol};
use charming::series::{Line, Series};

use super::super::Form;
use super::super::option::{self, data, datum, filled, hollow, line_style};
use super::super::palette::{ACTUAL, INK, SHADES, WHITE};
use super::{Drawn, Frame, Layers, scatter, value_label, written};
use crate::measure::rate::round_to;
use crate::model::{Id, Number};
use crate::text::{self, Text};
use crate::workshop::{Distribution, Line as SketchLine, Sheet};

/// Of lines that stand back among many.
const PALE: &str = "#b6cbe4";
const THIN: &str = "#0066be";

/// Of more lines than these only those that stand out have dots: the others' would be one blot.
const DOTTED: usize = 200;

/// All lines of an indicator, one of them chosen.
pub fn together(
    sheet: &Sheet,
    all: &Distribution,
    chosen: Option<&Id>,
    frame: &Frame,
    text: &Text,
    form: Form,
) -> Drawn {
    let mut layers = Layers::default();
    let start =
        sheet.last().and_then(|(year, value)| Some((frame.place(year)?, frame.scaled(value))));
    for run in middles(all, frame, start) {
        let bound = |upper: bool| {
            let of = |(at, low, high): &(usize, f64, f64)| (*at, if upper { *high } else { *low });
            run.iter().map(of).collect::<Vec<_>>()
        };
        layers.band(&bound(false), &bound(true), SHADES[0]);
    }
    layers.past(frame, sheet, text, form);
    // Those that stand back first, so that they lie behind the others; the chosen one last. Lines of
    // one kind are one series with gaps between them: a thousand series would take a second.
    let rank = |line: &SketchLine| (chosen == Some(&line.of), line.stands_out);
    for (kind, colour, width) in
        [((false, false), PALE, 1.0), ((false, true), THIN, 1.25), ((true, true), INK, 3.0)]
    {
        let of_kind = all.lines.iter().filter(|line| match kind {
            (true, _) => rank(line).0,
            other => rank(line) == other,
        });
        let mut items = Vec::new();
        for line in of_kind {
            items.extend(start.map(|(at, value)| datum(at, value, "", &[])));
            items.extend(line.sketch.path.iter().filter_map(|(year, value)| {
                Some(datum(frame.place(*year)?, frame.scaled(*value), "", &[]))
            }));
            items.push(option::gap(0));
        }
        let drawn = Line::new()
            .show_symbol(false)
            .silent(true)
            .line_style(line_style(colour, width))
            .data(data(items));
        layers.add(Series::Line(drawn), []);
    }
    // A dot a year and line: where several lie on each other, they are seen to be several.
    let (mut within, mut beyond, mut own) = (Vec::new(), Vec::new(), Vec::new());
    let few = all.lines.len() <= DOTTED;
    for line in all.lines.iter().filter(|line| few || line.stands_out) {
        for (year, value) in &line.sketch.path {
            let Some(at) = frame.place(*year) else { continue };
            let middle = all.years.get(year).and_then(|spread| spread.middle);
            let inside = middle.is_some_and(|(low, high)| (low..=high).contains(&value.decimal()));
            let item = datum(at, frame.scaled(*value), &written(*value, text), &[]);
            match (chosen == Some(&line.of), inside) {
                (true, _) => own.push(item),
                (_, true) => within.push(item),
                _ => beyond.push(item),
            }
        }
    }
    let small = if form == Form::Phone { 5.0 } else { 7.0 };
    let filled_dots = scatter(Symbol::Circle, small, filled(THIN).opacity(0.9), within);
    layers.add(Series::Scatter(filled_dots), []);
    let rings = scatter(Symbol::Circle, small, hollow(THIN).border_width(1.5).opacity(1.0), beyond);
    layers.add(Series::Scatter(rings), []);
    let label = value_label(form).color(INK).position(LabelPosition::Bottom);
    let own = scatter(Symbol::Circle, 11.0, filled(INK).opacity(1.0), own).label(label);
    layers.add(Series::Scatter(own), option::halo(WHITE).into_iter().chain([("z", 6.into())]));
    let last = all.years.keys().next_back().copied();
    let named = text::workshop(text).median;
    // Of one line alone it would be that line.
    let of_several = all.years.iter().filter(|(_, spread)| spread.count > 1);
    let middle = of_several.filter_map(|(year, spread)| {
        let value = Number::new(round_to(spread.median, sheet.precision + 1).normalize())?;
        let label = match (last == Some(*year), form) {
            (false, _) => String::new(),
            (true, Form::Phone) => written(value, text),
            (true, _) => format!("{named} {}", written(value, text)),
        };
        Some(datum(frame.place(*year)?, frame.scaled(value), &label, &[]))
    });
    // Dashed between the years: no one has drawn it.
    let label = value_label(form).color(ACTUAL).position(LabelPosition::Right).distance(8.0);
    let median = Line::new()
        .symbol(Symbol::Diamond)
        .symbol_size(14.0)
        .silent(true)
        .line_style(line_style(ACTUAL, 3.0).type_(LineStyleType::Dashed))
        .item_style(filled(ACTUAL))
        .label(label)
        .data(data(middle.collect()));
    layers.add(
        Series::Line(median),
        option::halo(WHITE).into_iter().chain([("showAllSymbol", true.into())]),
    );
    layers.drawn(frame, sheet, text, form, 112.0)
}

/// The middle half by place, in runs without a gap: over a year of fewer than three nothing is said. The
/// first comes from the last figure, where it is of the first year that anybody drew.
fn middles(
    all: &Distribution,
    frame: &Frame,
    start: Option<(usize, f64)>,
) -> Vec<Vec<(usize, f64, f64)>> {
    let mut runs =
        vec![start.into_iter().map(|(at, value)| (at, value, value)).collect::<Vec<_>>()];
    for (year, spread) in &all.years {
        let scaled = |value| Some(frame.scaled(Number::new(round_to(value, 9))?));
        let middle = spread
            .middle
            .and_then(|(low, high)| Some((frame.place(*year)?, scaled(low)?, scaled(high)?)));
        match (middle, runs.last_mut()) {
            (Some(middle), Some(run)) => run.push(middle),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::axis::Axis;
    use crate::text::JA;
    use crate::workshop::Spread;

    /// The middle half is not drawn over a year of which fewer than three said anything.
    #[test]
    fn a_year_of_few_is_a_gap_in_the_middle_half() {
        let frame = Frame {
            years: (2024..=2029).collect(),
            past: 1,
            axis: Axis::of(&[0.0, 400.0], false, &JA.write),
        };
        let of = |years: &[(i32, usize)]| {
            let values =
                |count: usize| (1..=count).map(|at| Number::from(100 * at as i64)).collect();
            let spread = |(year, count): &(i32, usize)| Some((*year, Spread::of(values(*count))?));
            let all = Distribution {
                years: years.iter().filter_map(spread).collect(),
                ..Distribution::default()
            };
            let runs = middles(&all, &frame, Some((0, 50.0)));
            runs.iter()
                .map(|run| run.iter().map(|(at, ..)| *at).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        };
        assert_eq!(of(&[(2025, 3), (2026, 4), (2027, 3)]), [[0, 1, 2, 3]]);
        assert_eq!(of(&[(2025, 2), (2026, 2), (2027, 3)]), Vec::<Vec<usize>>::new());
        assert_eq!(of(&[(2025, 3), (2026, 2), (2027, 3), (2028, 3)]), vec![vec![0, 1], vec![3, 4]]);
    }
}
