//! The chart of an indicator: figures over the years, the baseline, targets as steps and the last
//! as a diamond.
//!
//! Bars for what is counted year by year, points joined by a line for the rest; a part-year figure
//! is hollow, a missing one a dashed circle with its reason. A break takes a place of its own among
//! the years, with a line through it: nothing is joined across it.

mod layers;

use charming::component::{Axis as ChartAxis, DataZoom, DataZoomType, FilterMode, Grid};
use charming::datatype::CompositeValue;
use charming::element::{
    AxisLabel, Formatter, Label, LineStyleType, MarkLine, MarkLineData, MarkLineVariant, Symbol,
};
use charming::series::Series;

use super::axis::{Axis, may_be_cut};
use super::option::{self, Laid, line_style};
use super::palette::{BASELINE, INK, LABEL};
use super::{Categories, ChartModel, Form, Picture, Point, Sign};
use crate::measure::figures::StartQuality;
use crate::model::*;
use crate::report::IndicatorDetail;
use crate::report::indicator_detail::SeriesPoint;
use crate::report::list::Shown;
use crate::sheet;
use crate::text::figures::{digits, measured};
use crate::text::{self, Text};

/// More years than these are looked at through a window that can be moved and widened.
const WINDOW: usize = 24;

pub fn model(detail: &IndicatorDetail, text: &Text, form: Form) -> ChartModel {
    let words = &text::indicator(text).chart;
    let drawn = says_something(detail).then(|| draw(detail, text, form));
    let (picture, key) = drawn.unzip();
    ChartModel {
        title: (words.title)(&detail.indicator),
        sentence: (words.sentence)(detail),
        label: (words.label)(detail),
        key: key.unwrap_or_default(),
        picture,
        table: sheet::years_of(detail, text),
    }
}

/// One figure alone is told better than drawn.
fn says_something(detail: &IndicatorDetail) -> bool {
    let figures = detail.years.iter().filter(|year| value_of(year.counted.as_deref()).is_some());
    let targets = detail.years.iter().filter(|year| goal_value(year.target.as_deref()).is_some());
    figures.count() + targets.count() > 1
}

/// Small, among many others; `None` where there is too little to be drawn.
pub fn card(detail: &IndicatorDetail, text: &Text) -> Option<Picture> {
    says_something(detail).then(|| draw(detail, text, Form::Card).0)
}

/// What the shapes of small charts mean, once for all of them.
pub fn key_of_cards(text: &Text) -> Vec<(Sign, String)> {
    let words = &text::indicator(text).chart;
    let signs = [
        (Sign::Bar, words.whole),
        (Sign::Curve, words.whole),
        (Sign::HollowBar, words.part_year),
        (Sign::HollowDot, words.part_year),
        (Sign::Step, words.yearly_target),
        (Sign::Hairline, words.baseline),
        (Sign::Missing, words.missing),
        (Sign::Across, words.series_break),
    ];
    signs.map(|(sign, name)| (sign, name.to_string())).to_vec()
}

/// The chart itself, and what its shapes mean.
fn draw(detail: &IndicatorDetail, text: &Text, form: Form) -> (Picture, Vec<(Sign, String)>) {
    let points = detail.series();
    let drawing = Drawing::of(detail, &points, text, form);
    let layers = drawing.layers();
    let key = drawing.key(&layers);
    let (mut series, mut laid) = (Vec::new(), Vec::new());
    let mut places: Vec<Vec<(usize, usize)>> = vec![Vec::new(); points.len()];
    for layer in layers {
        let at = series.len();
        for (index, point) in layer.points.iter().enumerate() {
            if let Some(point) = point {
                places[*point].push((at, index));
            }
        }
        laid.extend(option::of_series(at, layer.laid));
        series.push(layer.series);
    }
    // `charming` gives a line of its own no style of its own.
    let first_break = usize::from(drawing.baseline_from().is_some());
    laid.extend((0..drawing.breaks.len()).map(|at| {
        let style = serde_json::json!({ "color": INK, "width": 2 });
        (format!("series/0/markLine/data/{}/lineStyle", first_break + at), style)
    }));
    laid.push(("xAxis/axisLabel/lineHeight".into(), 20.into()));
    // The unit begins at the axis: a long one is not cut at the edge.
    laid.push(("yAxis/nameTextStyle/align".into(), "left".into()));
    let frame =
        option::chart().grid(drawing.grid()).x_axis(drawing.years()).y_axis(drawing.values());
    let mut chart = option::with_series(frame, series);
    if drawing.has_window() {
        let from = drawing.labels.len() - WINDOW;
        let zoom = |kind| {
            DataZoom::new().type_(kind).start_value(from as f64).filter_mode(FilterMode::None)
        };
        chart = chart.data_zoom(zoom(DataZoomType::Slider)).data_zoom(zoom(DataZoomType::Inside));
    }
    let told = points.iter().zip(&drawing.spoken).zip(&drawing.places).zip(&places);
    let told = told.filter_map(|(((_, spoken), place), at)| {
        let (series, index) = *at.first()?;
        let (category, spoken) = (*place, (text::whole(text).listed)(spoken));
        Some(Point { series, index, category, line: 0, spoken, leads: None })
    });
    let points = told.collect();
    let picture = Picture {
        option: option::option(&chart, &laid),
        height: drawing.height(),
        categories: Categories::Across,
        points,
    };
    (picture, key)
}

/// A series with the place in time of each of its data, and what `charming` cannot set of it.
struct Layer {
    /// How it stands in the key; `None` for what is not seen.
    sign: Option<(Sign, &'static str)>,
    series: Series,
    points: Vec<Option<usize>>,
    laid: Vec<Laid>,
}

/// What all layers of a chart have in common.
struct Drawing<'a> {
    detail: &'a IndicatorDetail,
    points: &'a [SeriesPoint],
    text: &'a Text,
    form: Form,
    bars: bool,
    axis: Axis,
    /// The names on the axis of time: a break has a place without one.
    labels: Vec<String>,
    /// Where each period stands on it.
    places: Vec<usize>,
    breaks: Vec<usize>,
    /// What is said of each period, a part a line.
    spoken: Vec<Vec<String>>,
}

impl<'a> Drawing<'a> {
    fn of(
        detail: &'a IndicatorDetail,
        points: &'a [SeriesPoint],
        text: &'a Text,
        form: Form,
    ) -> Drawing<'a> {
        let bars = detail.indicator.aggregation == Aggregation::Flow;
        let mut values: Vec<f64> = Vec::new();
        for year in points.iter().filter_map(|point| point.year.as_ref()) {
            values.extend(value_of(year.counted.as_deref()).map(Number::to_f64));
            values.extend(goal_value(year.target.as_deref()).map(Number::to_f64));
        }
        values.extend(baseline_value(detail).map(|(_, value)| value.to_f64()));
        let axis = Axis::of(&values, !bars && may_be_cut(&values), &text.write);
        let (mut labels, mut places, mut breaks) = (Vec::new(), Vec::new(), Vec::new());
        for point in points {
            if point.year.as_ref().is_some_and(|year| !year.breaks.is_empty()) {
                breaks.push(labels.len());
                labels.push(String::new());
            }
            places.push(labels.len());
            labels.push((text.write.axis)(point.period, !form.is_wide()));
        }
        let words = &text::indicator(text).chart;
        let spoken = points.iter().map(|point| (words.point)(&detail.indicator, point)).collect();
        Drawing { detail, points, text, form, bars, axis, labels, places, breaks, spoken }
    }

    fn height(&self) -> f64 {
        match self.form {
            Form::Wide | Form::Paper => 420.0,
            Form::Phone => 320.0,
            Form::Card => 150.0,
        }
    }

    /// Whether only a part of the years is in sight; all of them are on paper.
    fn has_window(&self) -> bool {
        self.labels.len() > WINDOW && matches!(self.form, Form::Wide | Form::Phone)
    }

    fn grid(&self) -> Grid {
        let zoom = if self.has_window() { 48.0 } else { 0.0 };
        match self.form {
            // Beside the plot stands what the baseline's line is.
            Form::Wide | Form::Paper if self.baseline_from().is_some() => {
                option::grid(40.0, 132.0, 8.0 + zoom, 8.0)
            }
            Form::Wide | Form::Paper | Form::Phone => option::grid(40.0, 12.0, 8.0 + zoom, 4.0),
            Form::Card => option::grid(8.0, 4.0, 0.0, 4.0),
        }
    }

    fn years(&self) -> ChartAxis {
        let label = AxisLabel::new().color(LABEL).font_size(14.0);
        let labels = match self.form {
            // Of a small chart the first and the last year are named.
            Form::Card => {
                let last = self.labels.len().saturating_sub(1);
                let ends = |(at, label): (usize, &String)| {
                    if at == 0 || at == last { label.clone() } else { String::new() }
                };
                self.labels.iter().enumerate().map(ends).collect()
            }
            _ => self.labels.clone(),
        };
        // So many years have room for their names on a phone; of more, ECharts leaves some out.
        const NAMED: usize = 8;
        let some = self.form == Form::Phone && self.labels.len() > NAMED;
        option::categories(labels).axis_label(if some { label } else { label.interval(0.0) })
    }

    fn values(&self) -> ChartAxis {
        let unit =
            measured(self.axis.scale.name.to_string(), self.text.unit(&self.detail.indicator));
        let axis = option::values(&self.axis);
        match self.form {
            Form::Card => axis.show(false),
            _ => axis.name(option::plain(&unit)).name_text_style(option::quiet(14.0)),
        }
    }

    fn scaled(&self, value: Number) -> f64 {
        // Beyond six decimals a division only shows how numbers are kept.
        (self.axis.scaled(value.to_f64()) * 1e6).round() / 1e6
    }

    fn words(&self) -> &'static text::ChartWords {
        &text::indicator(self.text).chart
    }

    /// Where the baseline's line begins; none where it would have nowhere to run.
    fn baseline_from(&self) -> Option<(usize, Number)> {
        let (period, value) = baseline_value(self.detail)?;
        let from = self.points.iter().position(|point| point.period == period)?;
        (from + 1 < self.points.len()).then_some((self.places[from], value))
    }

    /// The baseline from the period it was taken in to the right, and breaks from foot to top.
    fn lines(&self) -> MarkLine {
        let mut lines: Vec<MarkLineVariant> = Vec::new();
        let last = self.labels.len().saturating_sub(1);
        let coord = |place: usize, value: f64| {
            let coord: Vec<CompositeValue> = vec![(place as i64).into(), value.into()];
            MarkLineData::new().coord(coord)
        };
        if let Some((from, value)) = self.baseline_from() {
            let words = format!("{} {}", self.text.common.baseline, short(value, self.text));
            // Beside the last year's place, whose middle the line ends in.
            let beside = (450.0 / self.labels.len() as f64).min(36.0);
            let label = Label::new()
                .color(LABEL)
                .font_size(14.0)
                .distance(beside)
                .formatter(Formatter::from(option::plain(&words).as_str()));
            let label = if self.form.is_wide() { label } else { label.show(false) };
            let end = coord(last, self.scaled(value)).symbol(Symbol::None).label(label);
            let start = coord(from, self.scaled(value)).symbol(self.baseline_symbol());
            lines.push(MarkLineVariant::StartToEnd(start, end));
        }
        for place in &self.breaks {
            let label = Label::new()
                .color(LABEL)
                .font_size(14.0)
                .formatter(Formatter::from(self.words().series_break));
            let label = if self.form == Form::Card { label.show(false) } else { label };
            lines.push(MarkLineVariant::Simple(
                MarkLineData::new().x_axis(*place as i64).label(label),
            ));
        }
        MarkLine::new()
            .silent(true)
            .symbol(vec![Symbol::None, Symbol::None])
            .line_style(line_style(BASELINE, 1.25).type_(LineStyleType::Solid))
            .data(lines)
    }

    /// 凡例: what is drawn, and nothing else.
    fn key(&self, layers: &[Layer]) -> Vec<(Sign, String)> {
        let words = self.words();
        let baseline = self.baseline_from().map(|_| (Sign::Hairline, words.baseline));
        let broken = (!self.breaks.is_empty()).then_some((Sign::Across, words.series_break));
        let signs = layers.iter().filter_map(|layer| layer.sign).chain(baseline).chain(broken);
        signs.map(|(sign, name)| (sign, name.to_string())).collect()
    }

    /// A baseline of part of a year begins with a hollow point.
    fn baseline_symbol(&self) -> Symbol {
        let start = self.detail.verdict.start.as_ref();
        match start.is_some_and(|start| start.quality == StartQuality::PartYear) {
            true => Symbol::Circle,
            false => Symbol::None,
        }
    }
}

fn value_of(observation: Option<&Observation>) -> Option<Number> {
    match observation?.figure {
        Figure::Number(value) => Some(value),
        Figure::Missing(_) => None,
    }
}

/// Of a target that asks for a sum of several years there is nothing to be drawn beside one year.
fn goal_value(target: Option<&Target>) -> Option<Number> {
    match target.filter(|target| target.sum_since.is_none())?.goal {
        Goal::Value { value, .. } => Some(value),
        _ => None,
    }
}

fn baseline_value(detail: &IndicatorDetail) -> Option<(Period, Number)> {
    match detail.baseline.as_ref()? {
        Shown::Observed(observation) => Some((observation.period, value_of(Some(observation))?)),
        Shown::Stated { value, period, .. } => Some((*period, *value)),
    }
}

fn short(value: Number, text: &Text) -> String {
    (text.write.rounded)(value).unwrap_or_else(|| digits(value.decimal()))
}

/// The value and whether it is of part of its year.
fn shown(point: &SeriesPoint) -> Option<(Number, bool)> {
    let year = point.year.as_ref()?;
    Some((value_of(year.counted.as_deref())?, year.part_year.is_some()))
}
