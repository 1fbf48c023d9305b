//! An indicator over its years: bars from 0 for what happens in a year, a line for 累計, 時点 and 割合.
//!
//! Part-year figures are hollow, missing ones a dashed circle with their reason, targets a black step with a white edge,
//! the last target a diamond, 目安 dashed, the baseline a thin line from where it was taken, a series break a line across.

use charming::component::{Axis as ChartAxis, Grid, Title};
use charming::element::{AxisLabel, AxisTick, AxisType, ItemStyle, LineStyle, LineStyleType, SplitLine, Symbol, TextStyle};
use charming::series::{Bar, Line, Scatter};
use serde_json::{Value, json};

use super::axis::{Axis, may_be_cut};
use super::palette::*;
use crate::model::*;
use crate::report::figures::StartQuality;
use crate::report::list::Shown;
use crate::report::sheet::SeriesPoint;
use crate::report::{Sheet, rate};
use crate::text::figures::{digits, measured};
use crate::text::{self, Text};

/// The size in CSS pixels a chart is drawn at, and what is drawn around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub width: f64,
    pub height: f64,
    /// Title and caption within the drawing: for a picture that leaves the page.
    pub titled: bool,
    /// The point that the keyboard is on.
    pub focus: Option<usize>,
}

impl Frame {
    fn narrow(&self) -> bool {
        self.width < 560.0
    }
}

/// In single quotes: ECharts puts it into an attribute as it is, and a double one would end it.
const FONT: &str = "'Noto Sans JP', 'Noto Sans CJK JP', 'BIZ UDPGothic', 'Yu Gothic UI', Meiryo, sans-serif";

/// The chart of an indicator's sheet as ECharts takes it.
pub fn draw(sheet: &Sheet, strategy: &Strategy, text: &Text, frame: Frame) -> Value {
    let points = sheet.series();
    let bars = sheet.indicator.aggregation == Aggregation::Flow;
    let plan = Plan::of(sheet, &points, text, bars, frame);
    let whole = stretches(&points, bars);
    let layers = [
        focus_band(&plan, &points, frame),
        breaks(sheet, &plan, &points, text),
        baseline(sheet, &plan, &points, text, frame),
        expected(sheet, &plan, &points),
    ]
    .into_iter()
    .chain(whole.into_iter().map(|stretch| actuals(&plan, &points, stretch, text, bars)))
    .chain([
        part_years(&plan, &points, text, bars),
        missing(&plan, &points, text),
        targets(&plan, &points, text, bars, frame),
    ]);
    let grid = Grid::new().left(plan.left).right(plan.right).top(plan.top).bottom(plan.bottom);
    let mut x_axis = piece(&category_axis(&points, text, frame));
    // `charming` takes the colour of an axis line for that of a gauge, in segments; a line height it has none.
    x_axis["axisLine"] = json!({ "lineStyle": { "color": INK } });
    x_axis["axisLabel"]["lineHeight"] = json!(20);
    json!({
        "animation": false,
        "textStyle": { "fontFamily": FONT },
        "title": if frame.titled { titles(sheet, strategy, text) } else { Vec::new() },
        "grid": piece(&grid),
        "xAxis": x_axis,
        "yAxis": piece(&value_axis(&plan.axis, text.unit(&sheet.indicator))),
        "series": layers.flatten().collect::<Vec<_>>(),
    })
}

/// What leaves the page bears its title and its source.
fn titles(sheet: &Sheet, strategy: &Strategy, text: &Text) -> Vec<Value> {
    let style = |color: &str, size: u32| TextStyle::new().color(color).font_size(size);
    let title = Title::new().text((text::sheet(text).graph.title)(&sheet.indicator)).left(16).top(10).text_style(style(INK, 18));
    let caption =
        Title::new().text((text::sheet(text).graph.caption)(sheet, strategy)).left(16).bottom(10).text_style(style(LABEL, 12));
    vec![piece(&title), piece(&caption)]
}

/// One component or series of `charming` as JSON. Its whole `Chart` would bring every kind of series there is into the
/// page, thirty of them, for the three that are drawn.
fn piece(component: &impl serde::Serialize) -> Value {
    serde_json::to_value(component).unwrap_or_default()
}

/// A series with its data, and members that `charming` 0.6 has no setter for: labels and sizes of single points, offsets.
fn layer(series: &impl serde::Serialize, data: Vec<Value>, more: Value) -> Option<Value> {
    let mut value = piece(series);
    value["data"] = Value::Array(data);
    value["emphasis"] = json!({ "disabled": true });
    value["silent"] = json!(true);
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
    }
    Some(value)
}

/// Positions shared by all layers.
struct Plan {
    axis: Axis,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// Width of one category.
    band: f64,
    height: f64,
    /// Drawn for a phone: fewer labels, wider bars.
    narrow: bool,
}

impl Plan {
    fn of(sheet: &Sheet, points: &[SeriesPoint], text: &Text, bars: bool, frame: Frame) -> Plan {
        let mut values: Vec<f64> = Vec::new();
        for year in points.iter().filter_map(|point| point.year.as_ref()) {
            values.extend(value_of(year.counted.as_deref()).map(Number::to_f64));
            values.extend(goal_value(year.target.as_deref()).map(Number::to_f64));
        }
        values.extend(baseline_value(sheet).map(|(_, value)| value.to_f64()));
        let cut = !bars && may_be_cut(&values);
        let axis = Axis::of(&values, cut, &text.write);
        let baseline = baseline_at(sheet, points).map(|(_, value)| baseline_words(text, value));
        let longest = axis.longest_label() as f64;
        let left = longest * 8.0 + 20.0;
        let right = match baseline.filter(|_| !frame.narrow()) {
            None => 16.0,
            Some(words) => width_of(&words, 14.0) + 28.0,
        };
        let (top, bottom) = if frame.titled { (84.0, 84.0) } else { (40.0, if frame.narrow() { 32.0 } else { 56.0 }) };
        let width = (frame.width - left - right).max(40.0);
        Plan {
            axis,
            left,
            right,
            top,
            bottom,
            band: width / points.len().max(1) as f64,
            height: (frame.height - top - bottom).max(40.0),
            narrow: frame.narrow(),
        }
    }

    fn scaled(&self, number: Number) -> Value {
        json!(self.axis.scaled(number.to_f64()))
    }
}

fn value_of(observation: Option<&Observation>) -> Option<Number> {
    match observation?.figure {
        Figure::Number(value) => Some(value),
        Figure::Missing(_) => None,
    }
}

fn goal_value(target: Option<&Target>) -> Option<Number> {
    match target?.goal {
        Goal::Value { value, .. } => Some(value),
        _ => None,
    }
}

fn baseline_value(sheet: &Sheet) -> Option<(Period, Number)> {
    match sheet.baseline.as_ref()? {
        Shown::Observed(observation) => Some((observation.period, value_of(Some(observation))?)),
        Shown::Stated { value, period, .. } => Some((*period, *value)),
    }
}

/// Where the baseline's line begins; none where it would have nowhere to run.
fn baseline_at(sheet: &Sheet, points: &[SeriesPoint]) -> Option<(usize, Number)> {
    let (period, value) = baseline_value(sheet)?;
    let from = points.iter().position(|point| point.period == period)?;
    (from + 1 < points.len()).then_some((from, value))
}

fn short(value: Number, text: &Text) -> String {
    (text.write.rounded)(value).unwrap_or_else(|| digits(value.decimal()))
}

fn category_axis(points: &[SeriesPoint], text: &Text, frame: Frame) -> ChartAxis {
    let label = |point: &SeriesPoint| (text.write.axis)(point.period, frame.narrow());
    ChartAxis::new()
        .type_(AxisType::Category)
        .data(points.iter().map(label).collect())
        .axis_tick(AxisTick::new().show(false))
        .axis_label(AxisLabel::new().color(LABEL).font_size(if frame.narrow() { 12 } else { 14 }).interval(0))
}

fn value_axis(axis: &Axis, unit: &str) -> ChartAxis {
    ChartAxis::new()
        .type_(AxisType::Value)
        .name(measured(axis.scale.name.to_string(), unit))
        .name_text_style(TextStyle::new().color(LABEL).font_size(14))
        .min(axis.min)
        .max(axis.max)
        .interval(axis.step)
        .axis_label(AxisLabel::new().color(LABEL).font_size(14))
        .split_line(SplitLine::new().line_style(LineStyle::new().color(GRID)))
}

/// A light band behind the point that the arrow keys are on.
fn focus_band(plan: &Plan, points: &[SeriesPoint], frame: Frame) -> Option<Value> {
    let at = frame.focus.filter(|at| *at < points.len())?;
    let middle = (plan.axis.min + plan.axis.max) / 2.0;
    layer(
        &Scatter::new().symbol(Symbol::Rect).item_style(ItemStyle::new().color(FOCUS).border_color(INK).border_width(3)),
        vec![json!({ "value": [at, middle], "symbolSize": [plan.band - 4.0, plan.height + 8.0] })],
        json!({ "z": 0 }),
    )
}

/// A line across the plot before the first period that follows a break.
fn breaks(sheet: &Sheet, plan: &Plan, points: &[SeriesPoint], text: &Text) -> Option<Value> {
    if sheet.breaks.is_empty() {
        return None;
    }
    let middle = (plan.axis.min + plan.axis.max) / 2.0;
    let data: Vec<Value> = points
        .iter()
        .enumerate()
        .filter(|(_, point)| point.year.as_ref().is_some_and(|year| !year.breaks.is_empty()))
        .map(|(at, _)| {
            json!({
                "value": [at, middle],
                "symbolSize": [2, plan.height],
                "symbolOffset": [-plan.band / 2.0, 0],
                "label": label(text::sheet(text).graph.series_break.into(), "top", 4, LABEL, 14, false),
            })
        })
        .collect();
    layer(&Scatter::new().symbol(Symbol::Rect).item_style(ItemStyle::new().color(INK)), data, json!({ "z": 1 }))
}

/// Its unit stands at the axis.
fn baseline_words(text: &Text, value: Number) -> String {
    format!("{} {}", text.common.baseline, short(value, text))
}

/// About how wide words are drawn, in pixels: Latin letters take half the room of kanji.
fn width_of(words: &str, size: f64) -> f64 {
    words.chars().map(|letter| if letter.is_ascii() { 0.58 } else { 1.0 }).sum::<f64>() * size
}

/// A thin line at the baseline's height, from the period it was taken in to the right.
fn baseline(sheet: &Sheet, plan: &Plan, points: &[SeriesPoint], text: &Text, frame: Frame) -> Option<Value> {
    let (from, value) = baseline_at(sheet, points)?;
    let hollow = sheet.verdict.start.as_ref().is_some_and(|start| start.quality == StartQuality::PartYear);
    let data = (0..points.len())
        .map(|at| match at {
            at if at < from => json!("-"),
            at if at == from && hollow => json!({ "value": plan.scaled(value), "symbol": "circle", "symbolSize": 12,
                "itemStyle": { "color": WHITE, "borderColor": ACTUAL, "borderWidth": 2 } }),
            _ => json!({ "value": plan.scaled(value), "symbol": "none" }),
        })
        .collect();
    let words = baseline_words(text, value);
    let end =
        json!({ "show": !frame.narrow(), "formatter": words, "color": INK, "fontSize": 14, "distance": plan.band / 2.0 + 4.0 });
    layer(
        &Line::new().show_symbol(true).line_style(LineStyle::new().color(BASELINE).width(1.25)),
        data,
        json!({ "z": 4, "endLabel": end, "clip": false }),
    )
}

/// The dashed way from baseline to target.
fn expected(sheet: &Sheet, plan: &Plan, points: &[SeriesPoint]) -> Option<Value> {
    if sheet.expected.is_empty() {
        return None;
    }
    let data = points
        .iter()
        .map(|point| match sheet.expected.iter().find(|(period, _)| *period == point.period) {
            Some((_, value)) => Number::new(rate::round(*value)).map_or(json!("-"), |value| plan.scaled(value)),
            None => json!("-"),
        })
        .collect();
    layer(
        &Line::new()
            .symbol(Symbol::None)
            .show_symbol(false)
            .line_style(LineStyle::new().color(LABEL).width(2).type_(LineStyleType::Dashed)),
        data,
        json!({ "z": 3 }),
    )
}

fn actuals(plan: &Plan, points: &[SeriesPoint], stretch: std::ops::Range<usize>, text: &Text, bars: bool) -> Option<Value> {
    let whole = |at: usize, point: &SeriesPoint| {
        if !stretch.contains(&at) {
            return None;
        }
        let year = point.year.as_ref().filter(|year| year.part_year.is_none())?;
        value_of(year.counted.as_deref())
    };
    let size = if plan.narrow { 14 } else { 16 };
    let data = points
        .iter()
        .enumerate()
        .map(|(at, point)| match whole(at, point) {
            None => json!("-"),
            Some(value) if bars => json!({ "value": plan.scaled(value), "label": foot_label(plan, text, value, WHITE, size) }),
            Some(value) => json!({
                "value": plan.scaled(value),
                "label": label(short(value, text), "bottom", 8, INK, size, true),
            }),
        })
        .collect();
    if bars {
        let bar =
            Bar::new().name(text::sheet(text).graph.whole).bar_width(bar_width(plan)).item_style(ItemStyle::new().color(ACTUAL));
        return layer(&bar, data, json!({ "z": 2, "barGap": "-100%" }));
    }
    let line = Line::new()
        .name(text::sheet(text).graph.whole)
        .symbol(Symbol::Circle)
        .symbol_size(9)
        .show_symbol(true)
        .connect_nulls(false)
        .item_style(ItemStyle::new().color(ACTUAL))
        .line_style(LineStyle::new().color(ACTUAL).width(2));
    layer(&line, data, json!({ "z": 5 }))
}

/// Where a stretch of comparable periods ends and the next begins: no line runs across a break. Bars stand by themselves.
fn stretches(points: &[SeriesPoint], bars: bool) -> Vec<std::ops::Range<usize>> {
    let broken = |at: &usize| !bars && points[*at].year.as_ref().is_some_and(|year| !year.breaks.is_empty());
    let mut starts: Vec<usize> = std::iter::once(0).chain((1..points.len()).filter(broken)).collect();
    starts.push(points.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

fn part_years(plan: &Plan, points: &[SeriesPoint], text: &Text, bars: bool) -> Option<Value> {
    let part = |point: &SeriesPoint| {
        let year = point.year.as_ref()?;
        Some((value_of(year.counted.as_deref())?, year.part_year?))
    };
    if !points.iter().any(|point| part(point).is_some()) {
        return None;
    }
    let size = if plan.narrow { 14 } else { 16 };
    let style = ItemStyle::new().color(WHITE).border_color(ACTUAL).border_width(2);
    if bars {
        let data = points
            .iter()
            .map(|point| match part(point) {
                Some((value, _)) => json!({ "value": plan.scaled(value), "label": foot_label(plan, text, value, ACTUAL, size) }),
                None => json!("-"),
            })
            .collect();
        let bar = Bar::new().name(text::sheet(text).graph.part_year).bar_width(bar_width(plan)).item_style(style);
        return layer(&bar, data, json!({ "z": 2, "barGap": "-100%" }));
    }
    let data = points
        .iter()
        .enumerate()
        .filter_map(|(at, point)| {
            let (value, _) = part(point)?;
            Some(json!({
                "value": [at, plan.scaled(value)],
                "symbolSize": 11,
                "label": label(short(value, text), "bottom", 8, ACTUAL, size, true),
            }))
        })
        .collect();
    let scatter = Scatter::new().name(text::sheet(text).graph.part_year).symbol(Symbol::Circle).item_style(style);
    layer(&scatter, data, json!({ "z": 5 }))
}

/// The value at a bar's foot, so that it never meets the target; above a bar too low for it. Where bars are too narrow
/// for their values nothing is written: the arrow keys and the table tell them.
fn foot_label(plan: &Plan, text: &Text, value: Number, color: &str, size: u32) -> Value {
    let words = short(value, text);
    let pixels = plan.axis.scaled(value.to_f64()).abs() / (plan.axis.max - plan.axis.min) * plan.height;
    let room = words.chars().count() as f64 * f64::from(size) * 0.6;
    if room > plan.band * 0.96 {
        return json!({ "show": false });
    }
    let inside = pixels > f64::from(size) * 1.8 && room < bar_width(plan) + 4.0;
    match (inside, value < Number::ZERO) {
        (true, false) => label(words, "insideBottom", 6, color, size, true),
        (_, negative) => label(words, if negative { "bottom" } else { "top" }, 4, INK, size.min(14), true),
    }
}

fn label(words: String, position: &str, distance: u32, color: &str, size: u32, strong: bool) -> Value {
    json!({
        "show": true, "position": position, "distance": distance, "color": color, "fontSize": size,
        "fontWeight": if strong { 700 } else { 400 }, "formatter": words,
    })
}

fn bar_width(plan: &Plan) -> f64 {
    let share = if plan.narrow { 0.7 } else { 0.44 };
    (plan.band * share).clamp(14.0, 64.0).round()
}

fn missing(plan: &Plan, points: &[SeriesPoint], text: &Text) -> Option<Value> {
    let data: Vec<Value> = points
        .iter()
        .enumerate()
        .filter_map(|(at, point)| {
            let Figure::Missing(reason) = &point.year.as_ref()?.counted.as_deref()?.figure else { return None };
            let words = (text.write.missing)(reason);
            let label = if plan.band >= 48.0 { label(words, "top", 6, LABEL, 14, false) } else { json!({ "show": false }) };
            Some(json!({ "value": [at, plan.axis.min], "symbolOffset": [0, -12], "label": label }))
        })
        .collect();
    if data.is_empty() {
        return None;
    }
    let style = ItemStyle::new()
        .color("transparent")
        .border_color(BASELINE)
        .border_width(1.5)
        .border_type(charming::element::BorderType::Dashed);
    let scatter = Scatter::new().name(text::sheet(text).graph.missing).symbol(Symbol::Circle).symbol_size(12).item_style(style);
    layer(&scatter, data, json!({ "z": 5 }))
}

/// Targets of single years as steps; the last one as a diamond with its value.
fn targets(plan: &Plan, points: &[SeriesPoint], text: &Text, bars: bool, frame: Frame) -> Option<Value> {
    let of = |point: &SeriesPoint| goal_value(point.year.as_ref()?.target.as_deref());
    let last = points.iter().rposition(|point| of(point).is_some())?;
    let width = (plan.band * 0.8).clamp(20.0, 104.0);
    let data = points
        .iter()
        .enumerate()
        .filter_map(|(at, point)| {
            let value = of(point)?;
            if at == last {
                return Some(json!({
                    "value": [at, plan.scaled(value)], "symbol": "diamond", "symbolSize": [16, 16],
                    "label": label(short(value, text), "top", 4, INK, 14, true),
                }));
            }
            // Beside the bar, which may be higher than the step; over a line's step at its right end.
            let mut words =
                if frame.narrow() { json!({ "show": false }) } else { label(short(value, text), "top", 4, INK, 14, false) };
            words["align"] = json!(if bars { "left" } else { "right" });
            words["offset"] = json!([if bars { bar_width(plan) / 2.0 + 4.0 } else { width / 2.0 }, 0]);
            Some(json!({ "value": [at, plan.scaled(value)], "symbol": "rect", "symbolSize": [width, 5], "label": words }))
        })
        .collect();
    let style = ItemStyle::new().color(INK).border_color(WHITE).border_width(1);
    layer(&Scatter::new().item_style(style), data, json!({ "z": 6 }))
}
