//! The chart of an indicator's sheet: figures over the years, the baseline, targets as steps and
//! the last as a diamond.
//!
//! Bars for what is counted year by year, points joined by a line for the rest; a part-year figure
//! is hollow, a missing one a dashed circle with its reason, and no line crosses a break.

use rust_decimal::Decimal;

use super::axis::{Axis, may_be_cut};
use super::palette::{ACTUAL, BASELINE, GRID, INK, LABEL, WHITE};
use super::scene::{NARROW, Scene, Side, TextStyle, width_of};
use super::{ChartModel, Sign};
use crate::measure::figures::StartQuality;
use crate::measure::rate;
use crate::model::*;
use crate::report::IndicatorDetail;
use crate::report::indicator_detail::SeriesPoint;
use crate::report::list::Shown;
use crate::sheet::{self, Cell, Column, Table};
use crate::text::figures::{digits, measured};
use crate::text::{self, Text};

/// The chart, `width` CSS pixels wide.
pub fn model(detail: &IndicatorDetail, text: &Text, width: f64) -> ChartModel {
    let words = &text::indicator(text).graph;
    let points = detail.series();
    let bars = detail.indicator.aggregation == Aggregation::Flow;
    let plan = Plan::of(detail, &points, text, bars, width);
    let mut scene = Scene::new(width);
    scene.height = plan.foot + if plan.narrow { 30.0 } else { 54.0 };
    axes(&mut scene, &plan, detail, &points, text);
    breaks(&mut scene, &plan, &points, text);
    if bars {
        columns(&mut scene, &plan, &points, text);
    }
    baseline(&mut scene, &plan, detail, &points, text);
    expected(&mut scene, &plan, detail, &points);
    if !bars {
        curve(&mut scene, &plan, &points, text);
    }
    missing(&mut scene, &plan, &points, text);
    targets(&mut scene, &plan, &points, text, bars);
    for (at, point) in points.iter().enumerate() {
        let area = [
            plan.left + plan.band * at as f64 + 2.0,
            plan.top - 4.0,
            plan.band - 4.0,
            plan.height + 8.0,
        ];
        scene.spot(area, 0, (words.point)(&detail.indicator, point), None);
    }
    scene.twin = twin(detail, &points, text);
    ChartModel {
        title: (words.title)(&detail.indicator),
        sentence: (words.sentence)(detail),
        label: (words.label)(detail),
        scene,
        key: key(detail, bars, text),
    }
}

/// Positions shared by all layers.
struct Plan {
    axis: Axis,
    left: f64,
    top: f64,
    foot: f64,
    /// Width of the plot, and of the place of one period.
    width: f64,
    band: f64,
    height: f64,
    /// Drawn for a phone: fewer labels, wider bars.
    narrow: bool,
}

impl Plan {
    fn of(
        detail: &IndicatorDetail,
        points: &[SeriesPoint],
        text: &Text,
        bars: bool,
        width: f64,
    ) -> Plan {
        let mut values: Vec<f64> = Vec::new();
        for year in points.iter().filter_map(|point| point.year.as_ref()) {
            values.extend(value_of(year.counted.as_deref()).map(Number::to_f64));
            values.extend(goal_value(year.target.as_deref()).map(Number::to_f64));
        }
        values.extend(baseline_value(detail).map(|(_, value)| value.to_f64()));
        let cut = !bars && may_be_cut(&values);
        let axis = Axis::of(&values, cut, &text.write);
        let narrow = width < NARROW;
        let left = axis.longest_label() as f64 * 8.0 + 20.0;
        let baseline = baseline_at(detail, points)
            .filter(|_| !narrow)
            .map(|(_, value)| baseline_words(text, value));
        let right = baseline.map_or(16.0, |words| width_of(&words, 14.0) + 28.0);
        let (top, height) = if narrow { (40.0, 228.0) } else { (40.0, 324.0) };
        let width = (width - left - right).max(40.0);
        Plan {
            axis,
            left,
            top,
            foot: top + height,
            width,
            band: width / points.len().max(1) as f64,
            height,
            narrow,
        }
    }

    /// The middle of a period's place.
    fn x(&self, at: usize) -> f64 {
        self.left + self.band * (at as f64 + 0.5)
    }

    fn y(&self, value: Number) -> f64 {
        self.y_of(self.axis.scaled(value.to_f64()))
    }

    /// Of a value of the axis.
    fn y_of(&self, value: f64) -> f64 {
        self.foot - (value - self.axis.min) / (self.axis.max - self.axis.min) * self.height
    }

    fn bar(&self) -> f64 {
        let share = if self.narrow { 0.7 } else { 0.44 };
        (self.band * share).clamp(14.0, 64.0).round()
    }

    fn hand(&self) -> TextStyle {
        TextStyle::plain(if self.narrow { 14.0 } else { 16.0 }).strong()
    }
}

fn value_of(observation: Option<&Observation>) -> Option<Number> {
    match observation?.figure {
        Figure::Number(value) => Some(value),
        Figure::Missing(_) => None,
    }
}

pub(super) fn goal_value(target: Option<&Target>) -> Option<Number> {
    match target?.goal {
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

/// Where the baseline's line begins; none where it would have nowhere to run.
fn baseline_at(detail: &IndicatorDetail, points: &[SeriesPoint]) -> Option<(usize, Number)> {
    let (period, value) = baseline_value(detail)?;
    let from = points.iter().position(|point| point.period == period)?;
    (from + 1 < points.len()).then_some((from, value))
}

fn short(value: Number, text: &Text) -> String {
    (text.write.rounded)(value).unwrap_or_else(|| digits(value.decimal()))
}

/// Its unit stands at the axis.
fn baseline_words(text: &Text, value: Number) -> String {
    format!("{} {}", text.common.baseline, short(value, text))
}

fn axes(
    scene: &mut Scene,
    plan: &Plan,
    detail: &IndicatorDetail,
    points: &[SeriesPoint],
    text: &Text,
) {
    let unit = measured(plan.axis.scale.name.to_string(), text.unit(&detail.indicator));
    scene.words(
        plan.left,
        16.0,
        &unit,
        TextStyle::quiet(14.0).at(if plan.narrow { Side::Start } else { Side::Middle }),
    );
    let steps = ((plan.axis.max - plan.axis.min) / plan.axis.step).round() as usize;
    for step in 0..=steps {
        let value = plan.axis.min + plan.axis.step * step as f64;
        let (y, zero) = (plan.y_of(value), value.abs() < plan.axis.step / 1000.0);
        scene.rule(plan.left, y - 0.5, plan.width, 1.0, if zero || step == 0 { INK } else { GRID });
        scene.words(plan.left - 8.0, y, &written(value), TextStyle::quiet(14.0).at(Side::End));
    }
    for (at, point) in points.iter().enumerate() {
        let label = (text.write.axis)(point.period, plan.narrow);
        let size = if plan.narrow { 12.0 } else { 14.0 };
        for (line, words) in label.split('\n').enumerate() {
            scene.words(
                plan.x(at),
                plan.foot + 16.0 + 20.0 * line as f64,
                words,
                TextStyle::quiet(size).at(Side::Middle),
            );
        }
    }
}

/// A round value of the axis: steps have at most three decimals.
fn written(value: f64) -> String {
    digits(Decimal::new((value * 1000.0).round() as i64, 3))
}

/// A line across the plot before the first period that follows a break.
fn breaks(scene: &mut Scene, plan: &Plan, points: &[SeriesPoint], text: &Text) {
    for at in (0..points.len())
        .filter(|at| points[*at].year.as_ref().is_some_and(|year| !year.breaks.is_empty()))
    {
        let x = plan.x(at) - plan.band / 2.0;
        scene.field([x - 1.0, plan.top, 2.0, plan.height], INK, None);
        scene.words(
            x,
            plan.top - 12.0,
            text::indicator(text).graph.series_break,
            TextStyle::quiet(14.0).at(Side::Middle),
        );
    }
}

/// The value and whether it is of part of its year.
fn shown(point: &SeriesPoint) -> Option<(Number, bool)> {
    let year = point.year.as_ref()?;
    Some((value_of(year.counted.as_deref())?, year.part_year.is_some()))
}

fn columns(scene: &mut Scene, plan: &Plan, points: &[SeriesPoint], text: &Text) {
    let zero = plan.y_of(0.0_f64.clamp(plan.axis.min, plan.axis.max));
    for (at, point) in points.iter().enumerate() {
        let Some((value, part)) = shown(point) else { continue };
        let (left, y) = (plan.x(at) - plan.bar() / 2.0, plan.y(value));
        let (top, height) = (y.min(zero), (y - zero).abs());
        match part {
            true => scene.field(
                [left + 1.0, top + 1.0, plan.bar() - 2.0, (height - 1.0).max(1.0)],
                WHITE,
                Some((ACTUAL, 2.0)),
            ),
            false => scene.field([left, top, plan.bar(), height.max(1.0)], ACTUAL, None),
        }
        foot_label(scene, plan, at, value, height, if part { ACTUAL } else { WHITE }, text);
    }
}

/// The value at a bar's foot, so that it never meets the target; above a bar too low for it. Where
/// bars are too narrow for their values nothing is written: the arrow keys and the table tell them.
fn foot_label(
    scene: &mut Scene,
    plan: &Plan,
    at: usize,
    value: Number,
    height: f64,
    inside: &'static str,
    text: &Text,
) {
    let (words, hand) = (short(value, text), plan.hand());
    let room = words.chars().count() as f64 * hand.size * 0.6;
    if room > plan.band * 0.96 {
        return;
    }
    let (x, y) = (plan.x(at), plan.y(value));
    let hand = hand.at(Side::Middle);
    let small = TextStyle { size: hand.size.min(14.0), ..hand };
    let negative = value < Number::ZERO;
    match height > hand.size * 1.8 && room < plan.bar() + 4.0 && !negative {
        true => scene.words(x, y + height - hand.size * 0.5 - 8.0, &words, hand.colored(inside)),
        false => scene.words(x, if negative { y + 12.0 } else { y - 12.0 }, &words, small),
    }
}

/// A thin line at the baseline's height, from the period it was taken in to the right.
fn baseline(
    scene: &mut Scene,
    plan: &Plan,
    detail: &IndicatorDetail,
    points: &[SeriesPoint],
    text: &Text,
) {
    let Some((from, value)) = baseline_at(detail, points) else { return };
    let (y, last) = (plan.y(value), plan.x(points.len() - 1));
    scene.rule(plan.x(from), y - 0.6, last - plan.x(from), 1.25, BASELINE);
    if detail.verdict.start.as_ref().is_some_and(|start| start.quality == StartQuality::PartYear) {
        scene.symbol("circle", plan.x(from), y, 12.0, WHITE, Some((ACTUAL, 2.0)));
    }
    if !plan.narrow {
        scene.words(
            last + plan.band / 2.0 + 8.0,
            y,
            &baseline_words(text, value),
            TextStyle::plain(14.0),
        );
    }
}

/// The dashed way from baseline to target.
fn expected(scene: &mut Scene, plan: &Plan, detail: &IndicatorDetail, points: &[SeriesPoint]) {
    let at = |(at, point): (usize, &SeriesPoint)| {
        let (_, value) = detail.expected.iter().find(|(period, _)| *period == point.period)?;
        Some((plan.x(at), plan.y(Number::new(rate::round(*value))?)))
    };
    let way: Vec<(f64, f64)> = points.iter().enumerate().filter_map(at).collect();
    if way.len() > 1 {
        scene.line(&way, LABEL, 2.0, 6.0);
    }
}

fn curve(scene: &mut Scene, plan: &Plan, points: &[SeriesPoint], text: &Text) {
    for stretch in stretches(points) {
        let way: Vec<(f64, f64)> = stretch
            .map(|at| (plan.x(at), shown(&points[at]).map_or(0.0, |(value, _)| plan.y(value))))
            .collect();
        if way.len() > 1 {
            scene.line(&way, ACTUAL, 2.0, 0.0);
        }
    }
    for (at, point) in points.iter().enumerate() {
        let Some((value, part)) = shown(point) else { continue };
        let (x, y) = (plan.x(at), plan.y(value));
        match part {
            true => scene.symbol("circle", x, y, 11.0, WHITE, Some((ACTUAL, 2.0))),
            false => scene.symbol("circle", x, y, 9.0, ACTUAL, None),
        }
        scene.words(
            x,
            y + 18.0,
            &short(value, text),
            plan.hand().at(Side::Middle).colored(if part { ACTUAL } else { INK }),
        );
    }
}

/// Periods next to each other whose figures are of whole years and comparable: no line runs across
/// a gap or a break.
fn stretches(points: &[SeriesPoint]) -> Vec<std::ops::Range<usize>> {
    let whole = |at: &usize| shown(&points[*at]).is_some_and(|(_, part)| !part);
    let broken = |at: usize| points[at].year.as_ref().is_some_and(|year| !year.breaks.is_empty());
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for at in (0..points.len()).filter(whole) {
        match found.last_mut() {
            Some(last) if last.end == at && !broken(at) => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

fn missing(scene: &mut Scene, plan: &Plan, points: &[SeriesPoint], text: &Text) {
    for (at, point) in points.iter().enumerate() {
        let counted = point.year.as_ref().and_then(|year| year.counted.as_deref());
        let Some(Figure::Missing(reason)) = counted.map(|counted| &counted.figure) else {
            continue;
        };
        scene.mark(
            plan.x(at),
            plan.foot - 12.0,
            13.0,
            crate::report::list::Mark::Known(crate::measure::Known::Nothing),
        );
        if plan.band >= 48.0 {
            scene.words(
                plan.x(at),
                plan.foot - 30.0,
                &(text.write.missing)(reason),
                TextStyle::quiet(14.0).at(Side::Middle),
            );
        }
    }
}

/// Targets of single years as steps; the last one as a diamond with its value.
fn targets(scene: &mut Scene, plan: &Plan, points: &[SeriesPoint], text: &Text, bars: bool) {
    let of = |point: &SeriesPoint| goal_value(point.year.as_ref()?.target.as_deref());
    let Some(last) = points.iter().rposition(|point| of(point).is_some()) else { return };
    let width = (plan.band * 0.8).clamp(20.0, 104.0);
    for (at, value) in points.iter().enumerate().filter_map(|(at, point)| Some((at, of(point)?))) {
        let (x, y) = (plan.x(at), plan.y(value));
        if at == last {
            scene.symbol("diamond", x, y, 16.0, INK, Some((WHITE, 1.0)));
            scene.words(
                x,
                y - 18.0,
                &short(value, text),
                TextStyle::plain(14.0).strong().at(Side::Middle),
            );
            continue;
        }
        scene.field([x - width / 2.0, y - 2.5, width, 5.0], INK, Some((WHITE, 1.0)));
        if !plan.narrow {
            // Beside the bar, which may be higher than the step; over a line's step at its right
            // end.
            let (right, side) =
                if bars { (plan.bar() / 2.0 + 4.0, Side::Start) } else { (width / 2.0, Side::End) };
            scene.words(x + right, y - 12.0, &short(value, text), TextStyle::plain(14.0).at(side));
        }
    }
}

/// 凡例: only what is drawn.
fn key(detail: &IndicatorDetail, bars: bool, text: &Text) -> Vec<(Sign, &'static str)> {
    let words = &text::indicator(text).graph;
    let years = &detail.years;
    let number = |o: &Observation| matches!(o.figure, Figure::Number(_));
    let whole = |year: &crate::report::indicator_detail::Year| {
        year.part_year.is_none() && year.counted.as_deref().is_some_and(number)
    };
    let targets = years.iter().filter(|year| year.target.is_some()).count();
    let missing = years.iter().any(|year| year.counted.as_deref().is_some_and(|o| !number(o)));
    [
        (years.iter().any(whole), if bars { Sign::Bar } else { Sign::Curve }, words.whole),
        (
            years.iter().any(|year| year.part_year.is_some()),
            if bars { Sign::HollowBar } else { Sign::HollowDot },
            words.part_year,
        ),
        (targets > 1, Sign::Step, words.yearly_target),
        (targets > 0, Sign::Diamond, words.final_target),
        (!detail.expected.is_empty(), Sign::Dashes, words.expected),
        (detail.baseline.is_some(), Sign::Hairline, words.baseline),
        (missing, Sign::Missing, words.missing),
        (!detail.breaks.is_empty(), Sign::Across, words.series_break),
    ]
    .into_iter()
    .filter_map(|(drawn, sign, name)| drawn.then_some((sign, name)))
    .collect()
}

/// The latest year first.
fn twin(detail: &IndicatorDetail, points: &[SeriesPoint], text: &Text) -> Table {
    let unit = text.unit(&detail.indicator);
    let line = |point: &SeriesPoint| {
        let year = point.year.as_ref();
        let counted = year.and_then(|year| year.counted.as_deref());
        let actual = match counted.map(|counted| (&counted.figure, counted.about)) {
            Some((Figure::Number(value), about)) => {
                let about = if about { text.write.about } else { "" };
                Cell::number(
                    value.decimal(),
                    format!("{about}{}", (text.write.figure)(*value, unit)),
                )
            }
            Some((Figure::Missing(reason), _)) => (text.write.missing)(reason).into(),
            None => text.common.none.into(),
        };
        let target = year.and_then(|year| year.target.as_deref());
        let written = target.map_or_else(
            || text.common.none.to_string(),
            |target| (text.write.goal)(&target.goal, unit),
        );
        let target = match goal_value(target) {
            Some(value) => Cell::number(value.decimal(), written),
            None => written.into(),
        };
        let expected = detail.expected.iter().find(|(period, _)| *period == point.period);
        let expected = expected
            .map(|(_, value)| rate::round(*value))
            .map(|value| Cell::number(value, digits(value)))
            .unwrap_or_default();
        let part = year.and_then(|year| year.part_year).map(text.write.part_year);
        let broken = year.iter().flat_map(|year| &year.breaks);
        let broken =
            broken.map(|found| format!("{}　{}", text::indicator(text).series_break, found.reason));
        let notes: Vec<String> = part.into_iter().chain(broken).collect();
        sheet::Row {
            name: (text.write.period)(point.period).into(),
            cells: vec![actual, target, expected, notes.join("　").into()],
            ..sheet::Row::default()
        }
    };
    let columns = [
        Column::words(text.common.fiscal_year),
        Column::number(text.common.actual),
        Column::number(text.common.target),
        Column::number(text.common.expected),
        Column::words(text.common.note),
    ];
    Table::new(columns, points.iter().rev().map(line).collect())
}
