//! 目標までの進み: all indicators on one axis with its line at 100 %; an output's rate of
//! achievement, an outcome's progress. What has no rate keeps its line, with its status as a word.

use charming::component::Axis;
use charming::element::{
    AxisLabel, AxisType, Formatter, Label, LineStyleType, MarkLine, MarkLineData, MarkLineVariant,
    SplitLine, Symbol,
};
use charming::series::{Bar, Series};
use rust_decimal::prelude::ToPrimitive;

use super::marks::ink;
use super::option::{data, datum_across, filled, line_style, pointed};
use super::palette::{ABSENT, ACTUAL, GRID, INK, LABEL, WRONG};
use super::rows::{Names, Rows};
use super::{Form, Picture, Point, Sign};
use crate::measure::Ratio;
use crate::model::Strategy;
use crate::report::IndicatorRow;
use crate::report::whole::{Leads, Whole};
use crate::sheet;
use crate::text::{self, Text};

/// The ends of the axis in percent, the lower one where something has gone back. What lies beyond is
/// drawn there and says so.
const LEAST: f64 = -100.0;
const GREATEST: f64 = 200.0;

/// Well, not yet, behind; the last of what has no rate.
const INKS: [&str; 4] = [ACTUAL, LABEL, WRONG, ABSENT];

/// How many have a rate, how many of them reach 100 %, how many have none.
pub struct Tally {
    pub with: usize,
    pub reached: usize,
    pub without: usize,
}

pub fn tally<'a>(rows: impl Iterator<Item = &'a IndicatorRow>) -> Tally {
    let mut tally = Tally { with: 0, reached: 0, without: 0 };
    // A restated indicator has a line in each of its places, and counts once.
    for row in rows.filter(|row| !row.restated) {
        match Whole::rate(row) {
            Some(ratio) => {
                tally.with += 1;
                tally.reached += usize::from(ratio.at_least_percent(100.into()));
            }
            None => tally.without += 1,
        }
    }
    tally
}

pub fn picture<'a>(
    rows: impl Iterator<Item = &'a IndicatorRow>,
    whole: &Whole,
    strategy: &Strategy,
    text: &Text,
    form: Form,
) -> Picture {
    let thresholds = strategy.about.thresholds;
    let words = text::whole(text);
    let mut names = Names::default();
    let mut bars = INKS.map(|_| Vec::new());
    let (mut points, mut figures) = (Vec::new(), Vec::new());
    let mut back = false;
    for (line, row) in rows.enumerate() {
        names.part(&sheet::heading(names.last.as_ref(), row, whole, text));
        names.last = Some(row.clone());
        let name = sheet::indicator_name(row, text);
        let category = names.row(&name);
        let mark = whole.mark(row);
        let rate = Whole::rate(row);
        let word = (text.say.mark)(mark).to_string();
        let mut told: Vec<String> =
            rate.iter().map(|ratio| (text.write.percent)(*ratio, &thresholds)).collect();
        told.push(word);
        let written = told.join(" ");
        told.extend(rate.and_then(|ratio| beyond(ratio, words)).map(str::to_string));
        let spoken: Vec<String> = std::iter::once(name).chain(told).collect();
        back |= rate.is_some_and(|ratio| percent(ratio) < 0.0);
        let at = rate.map_or(0.0, |ratio| percent(ratio).clamp(LEAST, GREATEST));
        let of_ink = INKS.iter().position(|known| *known == ink(mark)).unwrap_or(INKS.len() - 1);
        bars[of_ink].push(datum_across(at, category, "", &spoken));
        figures.push((category, written));
        points.push(Point {
            series: of_ink,
            index: bars[of_ink].len() - 1,
            category,
            line,
            spoken: (words.listed)(&spoken),
            leads: Some(Leads::Indicator(row.indicator.id.clone())),
        });
    }
    let hundred = MarkLineVariant::Simple(MarkLineData::new().x_axis(100));
    let line = MarkLine::new()
        .silent(true)
        .symbol(vec![Symbol::None, Symbol::None])
        .label(Label::new().show(false))
        .line_style(line_style(INK, 1.5).type_(LineStyleType::Solid))
        .data(vec![hundred]);
    let series = bars.into_iter().zip(INKS).enumerate().map(|(at, (items, ink))| {
        let bar = Bar::new()
            .bar_width(if form == Form::Wide { 14.0 } else { 10.0 })
            .bar_gap("-100%")
            .item_style(filled(ink))
            .emphasis(pointed());
        let bar = match words.inks.get(at) {
            Some(name) => bar.name(*name),
            None => bar,
        };
        let bar = if at == 0 { bar.mark_line(line.clone()) } else { bar };
        Series::Bar(bar.data(data(items)))
    });
    let axis = Axis::new()
        .type_(AxisType::Value)
        .min(if back { LEAST } else { 0.0 })
        .max(GREATEST)
        .interval(if back { 100.0 } else { 50.0 })
        .axis_label(
            AxisLabel::new().color(LABEL).font_size(14.0).formatter(Formatter::from("{value}%")),
        )
        .split_line(SplitLine::new().show(true).line_style(line_style(GRID, 1.0)));
    let height = match form {
        Form::Phone => 84.0,
        Form::Paper => 15.0,
        _ => 28.0,
    };
    let start = if back { LEAST } else { 0.0 };
    let rows = Rows { names, form, height, right: 210.0, start, end: GREATEST, figures };
    rows.picture(axis, series.collect(), Vec::new(), points)
}

/// What the inks of the bars mean.
pub fn key(text: &Text) -> Vec<(Sign, String)> {
    let words = text::whole(text);
    let inks = INKS.map(Sign::Ink).into_iter();
    let inks = inks.zip(words.inks.map(String::from));
    inks.chain([(Sign::Across, words.reached.to_string())]).collect()
}

fn percent(ratio: Ratio) -> f64 {
    ratio.value().to_f64().unwrap_or_default() * 100.0
}

fn beyond(ratio: Ratio, words: &text::WholeWords) -> Option<&'static str> {
    match percent(ratio) {
        percent if percent < LEAST => Some(words.below),
        percent if percent > GREATEST => Some(words.above),
        _ => None,
    }
}
