//! The charts of a 勉強会: an indicator so far with the years to be sketched, and everybody's lines.
//!
//! Both have the same frame: years from left to right, of those that are over as many as there is
//! room for, and an axis that is fixed by what is shown before anybody draws.

mod reveal;
mod sketch;

pub use reveal::together;
pub use sketch::{Sketched, sketched};

use std::collections::BTreeMap;

use charming::component::{Axis as ChartAxis, Grid};
use charming::datatype::DataPointItem;
use charming::element::{BorderType, ItemStyle, Label, LabelPosition, LineStyleType, Symbol};
use charming::series::{Line, Scatter, Series};

use super::Form;
use super::axis::{Axis, may_be_cut};
use super::option::{self, Laid, data, datum, filled, hollow, line_style, written_label};
use super::palette::{ABSENT, INK, LABEL, WHITE};
use crate::model::{MissingReason, Number};
use crate::text::figures::{digits, measured};
use crate::text::{Language, Text};
use crate::workshop::{Brief, Sheet};

/// Years that are over, at most.
const PAST_WIDE: usize = 5;
const PAST_PHONE: usize = 3;

/// What both charts have in common, and what a hand on them means.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Every year, from left to right.
    pub years: Vec<i32>,
    /// How many of them are over.
    pub past: usize,
    pub axis: Axis,
}

/// A chart as ECharts is given it, and how high it is, in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    pub option: serde_json::Value,
    pub height: f64,
}

impl Frame {
    /// The axis is made for what is shown, with room to go far up, and down where it does not begin
    /// at 0; `drawn` are values that have to be in sight as well.
    pub fn of(brief: &Brief, sheet: &Sheet, drawn: &[Number], text: &Text, form: Form) -> Frame {
        let most = if form == Form::Phone { PAST_PHONE } else { PAST_WIDE };
        let past: Vec<i32> = match sheet.past.keys().next() {
            // Without holes: a year of which nothing is known has its place as well.
            Some(first) => (*first..brief.from).rev().take(most).collect(),
            None => Vec::new(),
        };
        let past: Vec<i32> = past.into_iter().rev().collect();
        let shown = |year: &i32| past.contains(year) || brief.years().any(|asked| asked == *year);
        let figures =
            sheet.past.iter().filter(|(year, _)| shown(year)).filter_map(|(_, p)| p.value);
        let goals = sheet.targets.iter().chain(&sheet.expected).filter(|(year, _)| shown(year));
        let known: Vec<f64> = figures
            .chain(goals.map(|(_, value)| *value))
            .chain(sheet.range.into_iter().flatten())
            .map(Number::to_f64)
            .collect();
        let cut = !known.is_empty() && may_be_cut(&known);
        let high = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let low = known.iter().copied().fold(f64::INFINITY, f64::min);
        let mut values = known.clone();
        if known.is_empty() {
            values.push(100.0);
        } else {
            let span = (high - low).max(high.abs() * 0.2).max(0.01);
            values.push(high + span);
            values.push(if cut { (low - span * 0.6).max(0.0) } else { low });
        }
        let before = brief.before.get(&sheet.id).into_iter();
        let before = before.flat_map(|before| before.years.values().flatten());
        values.extend(before.map(|value| value.to_f64()));
        values.extend(drawn.iter().map(|value| value.to_f64()));
        let axis = Axis::of(&values, cut, &text.write);
        let count = past.len();
        Frame { years: past.into_iter().chain(brief.years()).collect(), past: count, axis }
    }

    pub fn place(&self, year: i32) -> Option<usize> {
        self.years.iter().position(|found| *found == year)
    }

    fn scaled(&self, value: Number) -> f64 {
        (self.axis.scaled(value.to_f64()) * 1e6).round() / 1e6
    }

    fn axes(&self, sheet: &Sheet, text: &Text, form: Form) -> (ChartAxis, ChartAxis) {
        let wide = form != Form::Phone;
        let names = self.years.iter().map(|year| (text.write.axis)(sheet.period(*year), !wide));
        let unit = measured(self.axis.scale.name.to_string(), unit(sheet, text));
        let values = option::values(&self.axis).name(option::plain(&unit));
        (option::categories(names.collect()), values.name_text_style(option::quiet(14.0)))
    }
}

/// The name of a sheet's indicator in a language.
pub fn name<'a>(sheet: &'a Sheet, text: &Text) -> &'a str {
    either(text, &sheet.name_en, &sheet.name)
}

pub fn unit<'a>(sheet: &'a Sheet, text: &Text) -> &'a str {
    either(text, &sheet.unit_en, &sheet.unit)
}

/// A value with its unit.
pub fn figure(sheet: &Sheet, value: Number, text: &Text) -> String {
    measured(digits(value.decimal()), unit(sheet, text))
}

fn either<'a>(text: &Text, rendering: &'a str, original: &'a str) -> &'a str {
    match text.language {
        Language::English if !rendering.is_empty() => rendering,
        _ => original,
    }
}

fn grid(form: Form, right: f64) -> Grid {
    match form {
        // Beside the end of the line stand its ends.
        Form::Phone => option::grid(40.0, right.min(48.0), 8.0, 4.0),
        _ => option::grid(40.0, right, 8.0, 8.0),
    }
}

fn height(form: Form) -> f64 {
    if form == Form::Phone { 300.0 } else { 380.0 }
}

/// About so much of it is between the axis and its top.
fn plot_height(form: Form) -> f64 {
    height(form) - if form == Form::Phone { 72.0 } else { 92.0 }
}

/// The series of a chart as they come, with what `charming` cannot set of each.
#[derive(Default)]
struct Layers {
    series: Vec<Series>,
    laid: Vec<(String, serde_json::Value)>,
}

impl Layers {
    fn add(&mut self, series: Series, laid: impl IntoIterator<Item = Laid>) {
        self.laid.extend(option::of_series(self.series.len(), laid));
        self.series.push(series);
    }

    fn drawn(mut self, frame: &Frame, sheet: &Sheet, text: &Text, form: Form, right: f64) -> Drawn {
        let (years, values) = frame.axes(sheet, text, form);
        self.laid.push(("yAxis/nameTextStyle/align".into(), "left".into()));
        let chart = option::chart().grid(grid(form, right)).x_axis(years).y_axis(values);
        let chart = option::with_series(chart, self.series);
        Drawn { option: option::option(&chart, &self.laid), height: height(form) }
    }

    /// The figures so far, the reasons of those that are missing, 目安 and targets.
    fn past(&mut self, frame: &Frame, sheet: &Sheet, text: &Text, form: Form) {
        let mut line: Vec<DataPointItem> = Vec::new();
        let (mut parts, mut missing) = (Vec::new(), Vec::new());
        for (at, year) in frame.years.iter().enumerate().take(frame.past) {
            let past = sheet.past.get(year);
            match past.and_then(|past| Some((past.value?, past.part_year))) {
                Some((value, true)) => {
                    line.push(option::gap(at));
                    parts.push(datum(at, frame.scaled(value), &written(value, text), &[]));
                }
                Some((value, false)) => {
                    line.push(datum(at, frame.scaled(value), &written(value, text), &[]));
                }
                None => {
                    line.push(option::gap(at));
                    if let Some(past) = past {
                        let reason = (text.write.missing)(&MissingReason::of(&past.missing));
                        missing.push(datum(at, frame.axis.min, &reason, &[]));
                    }
                }
            }
        }
        let label = value_label(form).color(INK).position(LabelPosition::Bottom);
        let curve = Line::new()
            .symbol(Symbol::Circle)
            .symbol_size(10.0)
            .silent(true)
            .line_style(line_style(LABEL, 2.5))
            .item_style(filled(LABEL))
            .label(label.clone())
            .data(data(line));
        self.add(
            Series::Line(curve),
            option::halo(WHITE).into_iter().chain([("showAllSymbol", true.into())]),
        );
        let dots = scatter(Symbol::Circle, 12.0, hollow(LABEL).opacity(1.0), parts).label(label);
        self.add(Series::Scatter(dots), option::halo(WHITE));
        let ring = ItemStyle::new()
            .color(WHITE)
            .border_color(ABSENT)
            .border_width(1.5)
            .border_type(BorderType::Dashed);
        let label = written_label().position(LabelPosition::Top).color(LABEL);
        let label = if form == Form::Phone { label.show(false) } else { label };
        let reasons = scatter(Symbol::Circle, 12.0, ring, missing).label(label);
        self.add(Series::Scatter(reasons), [option::without_overlap()]);
        let way = Line::new()
            .show_symbol(false)
            .silent(true)
            .line_style(line_style(LABEL, 2.0).type_(LineStyleType::Dashed))
            .data(data(along(frame, &sheet.expected)));
        self.add(Series::Line(way), []);
        let goals = sheet.targets.iter().filter_map(|(year, value)| {
            Some(datum(frame.place(*year)?, frame.scaled(*value), &written(*value, text), &[]))
        });
        let style = ItemStyle::new().color(INK).border_color(WHITE).border_width(1.0).opacity(1.0);
        let label = written_label().position(LabelPosition::Right).distance(4.0);
        let steps = scatter(Symbol::Rect, 12.0, style, goals.collect()).label(label);
        self.add(
            Series::Scatter(steps),
            option::halo(WHITE).into_iter().chain([
                option::without_overlap(),
                option::flat_symbol(if form == Form::Phone { 24.0 } else { 44.0 }, 5.0),
            ]),
        );
    }

    /// The room between two ways, shaded.
    fn band(&mut self, lower: &[(usize, f64)], upper: &[(usize, f64)], shade: &str) {
        // Each on a stack of its own: two of one name would stand on each other.
        let stack = format!("band {}", self.series.len());
        let unseen = || {
            Line::new()
                .stack(stack.as_str())
                .show_symbol(false)
                .silent(true)
                .line_style(line_style("transparent", 0.0))
        };
        let bottom = lower.iter().map(|(at, value)| datum(*at, *value, "", &[])).collect();
        let rise = lower
            .iter()
            .zip(upper)
            .map(|((at, low), (_, high))| datum(*at, ((high - low) * 1e6).round() / 1e6, "", &[]));
        // Bounds below 0 are stacked like all others.
        let stacked = || [("stackStrategy", serde_json::Value::from("all"))];
        self.add(Series::Line(unseen().data(data(bottom))), stacked());
        let area = charming::element::AreaStyle::new().color(shade).opacity(1.0);
        let top = unseen().area_style(area).data(data(rise.collect()));
        self.add(Series::Line(top), stacked());
    }
}

fn scatter(symbol: Symbol, size: f64, style: ItemStyle, items: Vec<DataPointItem>) -> Scatter {
    Scatter::new().symbol(symbol).symbol_size(size).item_style(style).data(data(items))
}

fn value_label(form: Form) -> Label {
    let size = if form == Form::Phone { 14.0 } else { 16.0 };
    written_label().font_size(size).font_weight("bold")
}

fn written(value: Number, text: &Text) -> String {
    (text.write.rounded)(value).unwrap_or_else(|| digits(value.decimal()))
}

/// A value a year, on the years of the frame.
fn along(frame: &Frame, values: &BTreeMap<i32, Number>) -> Vec<DataPointItem> {
    let item = |(at, year): (usize, &i32)| match values.get(year) {
        Some(value) => datum(at, frame.scaled(*value), "", &[]),
        None => option::gap(at),
    };
    frame.years.iter().enumerate().map(item).collect()
}
