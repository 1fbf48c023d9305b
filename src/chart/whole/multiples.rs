//! Each indicator's own small chart, side by side over the same years, each on its own scale.

use super::*;
use crate::chart::axis::may_be_cut;
use crate::chart::indicator::goal_value;
use crate::chart::palette::{ACTUAL, HAIR, INK, WHITE};
use crate::measure::{Known, figures};
use crate::model::{Aggregation, Figure, Number, Period};
use crate::report::list::Mark;
use crate::report::whole::latest_years;

const MOST: usize = 36;
const HEIGHT: f64 = 96.0;

/// What is drawn of one year.
struct Year {
    period: Period,
    value: Option<Number>,
    part: Option<crate::measure::PartYear>,
    target: Option<Number>,
    told: String,
}

pub fn model(whole: &Whole, strategy: &Strategy, text: &Text, width: f64) -> ChartModel {
    let words = text::whole(text);
    let rows: Vec<&Arc<IndicatorRow>> =
        whole.rows.iter().filter(|row| !row.restated).take(MOST).collect();
    let all = whole.rows.iter().filter(|row| !row.restated).count();
    let columns = (width / 300.0).floor().max(1.0);
    let gap = 32.0;
    let cell = (width - gap * (columns - 1.0)) / columns;
    let years = latest_years(strategy, rows.iter().map(|row| &row.indicator.id));
    let mut scene = Scene::new(width);
    let mut lines = Vec::new();
    let height = HEIGHT + 84.0;
    let mut before = None;
    for (index, row) in rows.iter().enumerate() {
        let (at, line) = (index % columns as usize, index / columns as usize);
        let (left, top) = (at as f64 * (cell + gap), line as f64 * height);
        let found = values(strategy, row, &years, text);
        draw(&mut scene, row, &found, whole, text, [left, top, cell]);
        let name = text.short_name(&row.indicator);
        let last = beside_its_mark(row, &found, whole)
            .map(|year| {
                (words.listed)(&[(text.write.period_short)(year.period), year.told.clone()])
            })
            .unwrap_or_default();
        let mark = (text.say.mark)(whole.mark(row)).to_string();
        let spoken = (words.listed)(&[name.clone(), last, mark]);
        scene.spot([left - 4.0, top + 2.0, cell + 8.0, height - 16.0], line, spoken, to_sheet(row));
        let group = heading(before, row, whole, text);
        before = Some(&***row);
        let cells = found.into_iter().map(|year| {
            year.value
                .map_or(year.told.clone().into(), |value| Cell::number(value.decimal(), year.told))
        });
        lines.push(sheet::Row {
            group,
            name: name.into(),
            leads: to_sheet(row),
            cells: cells.collect(),
            total: false,
        });
    }
    scene.height = (rows.len() as f64 / columns).ceil() * height;
    let years =
        years.iter().map(|year| Column::number((text.write.period_short)(Period::fiscal(*year))));
    scene.twin = Table::new([Column::words(text.common.indicator)].into_iter().chain(years), lines);
    let sentence = (words.multiples)(rows.len());
    let sentence = if all > MOST { sentence + &(words.capped)(MOST, all) } else { sentence };
    let has_target = rows.iter().any(|row| row.target.is_some());
    let mut key =
        vec![(Sign::Field(ACTUAL), text.common.actual), (Sign::PartYear, words.part_year)];
    if has_target {
        key.push((Sign::Step, text.common.target));
    }
    ChartModel { title: String::new(), label: String::new(), sentence, scene, key }
}

/// The year whose figure stands beside the mark: that of the verdict, where there is one; else the
/// latest with a value.
fn beside_its_mark<'a>(row: &IndicatorRow, years: &'a [Year], whole: &Whole) -> Option<&'a Year> {
    match whole.judged {
        true => years
            .iter()
            .find(|year| year.period == row.verdict.period)
            .filter(|year| !year.told.is_empty()),
        false => years.iter().rev().find(|year| year.value.is_some()),
    }
}

fn values(strategy: &Strategy, row: &IndicatorRow, years: &[i32], text: &Text) -> Vec<Year> {
    let unit = text.unit(&row.indicator);
    let year = |year: &i32| {
        let period = row.indicator.period(*year);
        let counted = strategy.counted(&row.indicator.id, period);
        let target = strategy.targets.of(&row.indicator.id).find(|target| target.period == period);
        let part = counted.and_then(|found| figures::part_year(&row.indicator, found));
        let (value, mut told) = match counted.map(|found| &found.figure) {
            Some(Figure::Number(value)) => (Some(*value), (text.write.figure)(*value, unit)),
            Some(Figure::Missing(reason)) => (None, (text.write.missing)(reason)),
            None => (None, String::new()),
        };
        if let Some(part) = part.filter(|_| value.is_some()) {
            told = (text.write.bracketed)(&told, &(text.write.part_year)(part));
        }
        let target = goal_value(target.map(|target| &**target));
        Year { period, value, part, target, told }
    };
    years.iter().map(year).collect()
}

fn draw(
    scene: &mut Scene,
    row: &IndicatorRow,
    years: &[Year],
    whole: &Whole,
    text: &Text,
    [left, top, width]: [f64; 3],
) {
    scene.rule(left, top, width, 1.0, INK);
    scene.mark(left + 7.0, top + 20.0, 13.0, whole.mark(row));
    let kind = if row.indicator.is_outcome() { text.common.outcome } else { "" };
    let name = text.short_name(&row.indicator);
    scene.words(
        left + 20.0,
        top + 20.0,
        &name,
        TextStyle::plain(15.0).strong().within(width - 20.0),
    );
    let told = match beside_its_mark(row, years, whole) {
        Some(year) => format!("{} {}　{kind}", (text.write.period_short)(year.period), year.told),
        None => format!("{}　{kind}", text.common.none),
    };
    scene.words(left + 20.0, top + 42.0, &told, TextStyle::quiet(14.0).within(width - 20.0));
    let shown: Vec<f64> = years
        .iter()
        .flat_map(|year| [year.value, year.target])
        .flatten()
        .map(Number::to_f64)
        .collect();
    let bars = row.indicator.aggregation == Aggregation::Flow;
    let (low, high) =
        shown.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(*value), high.max(*value))
        });
    let foot = top + 56.0 + HEIGHT;
    scene.rule(left, foot, width, 1.0, HAIR);
    let cut = !bars && may_be_cut(&shown);
    let (low, high) =
        if cut { (low - (high - low) * 0.3, high) } else { (low.min(0.0), high.max(0.0)) };
    let span = if high > low { high - low } else { 1.0 };
    let y = |value: Number| foot - (value.to_f64() - low) / span * (HEIGHT - 8.0);
    let zero = foot - (0.0_f64.max(low) - low) / span * (HEIGHT - 8.0);
    let band = width / years.len().max(1) as f64;
    let x = |index: usize| left + band * (index as f64 + 0.5);
    let thick = (band * 0.56).min(34.0);
    if bars {
        for (index, year) in years.iter().enumerate() {
            let Some(value) = year.value else { continue };
            let (upper, lower) = (y(value).min(zero), y(value).max(zero));
            let (fill, edge) =
                if year.part.is_some() { (WHITE, Some((ACTUAL, 2.0))) } else { (ACTUAL, None) };
            let inset = if year.part.is_some() { 1.0 } else { 0.0 };
            scene.field(
                [
                    x(index) - thick / 2.0 + inset,
                    upper + inset,
                    thick - 2.0 * inset,
                    (lower - upper - inset).max(1.0),
                ],
                fill,
                edge,
            );
        }
    } else {
        let whole_year = |index: &usize| {
            years[*index]
                .value
                .filter(|_| years[*index].part.is_none())
                .map(|value| (x(*index), y(value)))
        };
        let pairs = (1..years.len())
            .filter_map(|index| Some([whole_year(&(index - 1))?, whole_year(&index)?]));
        pairs.for_each(|pair| scene.line(&pair, ACTUAL, 2.0, 0.0));
        for (index, year) in years.iter().enumerate() {
            let Some(value) = year.value else { continue };
            let (fill, edge) =
                if year.part.is_some() { (WHITE, Some((ACTUAL, 2.0))) } else { (ACTUAL, None) };
            scene.symbol("circle", x(index), y(value), 7.0, fill, edge);
        }
    }
    for (index, year) in years.iter().enumerate() {
        if year.value.is_none() && !year.told.is_empty() {
            scene.mark(x(index), foot - 9.0, 11.0, Mark::Known(Known::Nothing));
        }
        if let Some(target) = year.target {
            scene.rule(x(index) - band * 0.4, y(target) - 1.5, band * 0.8, 3.0, INK);
        }
        let first_or_last = index == 0 || index + 1 == years.len();
        if first_or_last {
            scene.words(
                x(index),
                foot + 12.0,
                &(text.write.axis)(year.period, true),
                TextStyle::quiet(13.0).at(Side::Middle),
            );
        }
    }
}
