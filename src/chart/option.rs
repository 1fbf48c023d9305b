//! From a chart of `charming` to what ECharts is given: what all charts have in common, and the few
//! options that `charming` 0.6 has no setter for.

use charming::Chart;
use charming::component::{Axis, Grid};
use charming::datatype::{CompositeValue, DataFrame, DataPoint, DataPointItem};
use charming::element::{
    AxisLabel, AxisLine, AxisTick, AxisType, Emphasis, Formatter, ItemStyle, Label, LineStyle,
    SplitLine, TextStyle, Tooltip, Trigger, TriggerOn,
};
use charming::series::Series;
use serde_json::{Value, json};

use super::palette::{GRID, INK, LABEL, WHITE};
use super::{Picture, axis};

/// In single quotes: ECharts puts it into an attribute as it is, and a double one would end it.
const FONT: &str =
    "'Noto Sans JP', 'Noto Sans CJK JP', 'BIZ UDPGothic', 'Yu Gothic UI', Meiryo, sans-serif";

/// Where the written value of a datum stands beside its place and its value: see [`datum`].
const WRITTEN: &str = "{@[2]}";

/// A chart with what all have in common. A tip is shown where the page says so, whether by
/// hovering, tapping or by keyboard, and it holds text alone.
pub fn chart() -> Chart {
    Chart::new().animation(false).tooltip(
        Tooltip::new()
            .trigger(Trigger::Item)
            .trigger_on(TriggerOn::None)
            .background_color(WHITE)
            .border_color(INK)
            .border_width(1.0),
    )
}

/// With its series, from the back to the front.
pub fn with_series(chart: Chart, series: Vec<Series>) -> Chart {
    series.into_iter().fold(chart, |chart, series| chart.series(series))
}

/// What ECharts is given. `laid` are the options without a setter, by their JSON pointer.
pub fn option(chart: &Chart, laid: &[(String, Value)]) -> Value {
    let mut option = serde_json::to_value(chart).unwrap_or_default();
    option["textStyle"] = json!({ "fontFamily": FONT, "color": INK, "fontSize": 14 });
    // Its rich text cannot be set larger than 12 pixels; the page gives it text nodes instead.
    option["tooltip"]["renderMode"] = json!("html");
    option["tooltip"]["confine"] = json!(true);
    // Above what it speaks of, so that this is seen.
    option["tooltip"]["position"] = json!("top");
    option["tooltip"]["textStyle"] = json!({ "color": INK, "fontSize": 14, "lineHeight": 22 });
    for (pointer, value) in laid {
        lay(&mut option, pointer, value);
    }
    option
}

/// Sets one option, `series/0/labelLayout/hideOverlap`, with what is above it.
fn lay(option: &mut Value, pointer: &str, value: &Value) {
    let mut here = option;
    for part in pointer.split('/') {
        here = match part.parse::<usize>() {
            Ok(at) if here.is_array() => match here.get_mut(at) {
                Some(found) => found,
                None => return,
            },
            _ => &mut here[part],
        };
    }
    *here = value.clone();
}

/// An option of one series without a setter: where it stands within the series.
pub type Laid = (&'static str, Value);

/// The same within the whole option.
pub fn of_series(at: usize, laid: impl IntoIterator<Item = Laid>) -> Vec<(String, Value)> {
    laid.into_iter().map(|(pointer, value)| (format!("series/{at}/{pointer}"), value)).collect()
}

/// Labels that would lie on each other are left out: the table and the tips have them all.
pub fn without_overlap() -> Laid {
    ("labelLayout/hideOverlap", json!(true))
}

/// A halo around the labels: they are read on whatever lies behind them.
pub fn halo(color: &str) -> [Laid; 2] {
    [("label/textBorderColor", json!(color)), ("label/textBorderWidth", json!(3))]
}

/// A flat symbol: ECharts takes a width and a height, `charming` one number.
pub fn flat_symbol(width: f64, height: f64) -> Laid {
    ("symbolSize", json!([width, height]))
}

/// A datum at a place of the axis of categories, with its value as it is written and what is said
/// of it.
pub fn datum(place: usize, value: f64, written: &str, spoken: &[String]) -> DataPointItem {
    let value: Vec<CompositeValue> =
        vec![(place as i64).into(), value.into(), plain(written).into()];
    DataPointItem::new(value).name(tip(spoken))
}

/// The same where the categories stand below each other.
pub fn datum_across(value: f64, place: usize, written: &str, spoken: &[String]) -> DataPointItem {
    let value: Vec<CompositeValue> =
        vec![value.into(), (place as i64).into(), plain(written).into()];
    DataPointItem::new(value).name(tip(spoken))
}

/// A gap in a line.
pub fn gap(place: usize) -> DataPointItem {
    let value: Vec<CompositeValue> = vec![(place as i64).into(), "-".into()];
    DataPointItem::new(value)
}

pub fn data(items: Vec<DataPointItem>) -> DataFrame {
    items.into_iter().map(DataPoint::Item).collect()
}

/// ECharts takes braces and bars in a label for its own: they are written as their wide twins.
pub fn plain(words: &str) -> String {
    words.replace('{', "｛").replace('}', "｝").replace('|', "｜")
}

/// What is said of a point, a line a part: a tip does not wrap by itself.
fn tip(spoken: &[String]) -> String {
    plain(&spoken.join("\n"))
}

/// The label of a datum is its written value.
pub fn written_label() -> Label {
    Label::new().show(true).formatter(Formatter::from(WRITTEN)).color(INK).font_size(14.0)
}

pub fn filled(color: &str) -> ItemStyle {
    ItemStyle::new().color(color)
}

/// Of a part of a year, or of a plan that is not decided.
pub fn hollow(color: &str) -> ItemStyle {
    ItemStyle::new().color(WHITE).border_color(color).border_width(2.0)
}

/// What is pointed at has an edge of its own.
pub fn pointed() -> Emphasis {
    Emphasis::new().item_style(ItemStyle::new().border_color(INK).border_width(3.0))
}

pub fn line_style(color: &str, width: f64) -> LineStyle {
    LineStyle::new().color(color).width(width)
}

pub fn quiet(size: f64) -> TextStyle {
    TextStyle::new().font_size(size).color(LABEL)
}

/// An axis of names.
pub fn categories(names: Vec<String>) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .data(names.iter().map(|name| plain(name)).collect::<Vec<_>>())
        .axis_tick(AxisTick::new().show(false))
        .axis_label(AxisLabel::new().color(LABEL).font_size(14.0).interval(0.0))
}

/// An axis of values with its ends and round steps.
pub fn values(axis: &axis::Axis) -> Axis {
    Axis::new()
        .type_(AxisType::Value)
        .min(axis.min)
        .max(axis.max)
        .interval(axis.step)
        .axis_label(AxisLabel::new().color(LABEL).font_size(14.0))
        .split_line(SplitLine::new().show(true).line_style(line_style(GRID, 1.0)))
        .axis_line(AxisLine::new().show(false))
}

/// The frame of a plot: ECharts makes room for the labels of its axes.
pub fn grid(top: f64, right: f64, bottom: f64, left: f64) -> Grid {
    Grid::new().top(top).right(right).bottom(bottom).left(left).contain_label(true)
}

/// The drawing as it leaves the page: all of it, not the part that was in sight, and with room for
/// names that are cut short on the page.
pub fn leaving(picture: &Picture) -> Value {
    let mut option = picture.option.clone();
    if let Some(members) = option.as_object_mut() {
        members.remove("dataZoom");
    }
    if option["yAxis"]["axisLabel"]["width"].is_number() {
        option["yAxis"]["axisLabel"]["width"] = json!(460);
    }
    option
}
