//! 全体: how it is going, in one sentence first and one mark an indicator.

use std::sync::Arc;

use super::list::{IndicatorRow, List, Mark};
use super::outline::{Counts, Outline};
use crate::measure::figures;
use crate::measure::known::Known;
use crate::measure::rollup::Rollup;
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    pub year: i32,
    pub judged: bool,
    pub counts: Counts,
    /// Distinct indicators: an outcome that is restated counts once.
    pub outcomes: Rollup,
    pub outputs: Rollup,
    pub known_outputs: Vec<(Known, usize)>,
    pub dates: Dates,
    pub news: Vec<News>,
    pub moments: Vec<(Moment, usize)>,
    pub directions: Vec<DirectionRows>,
}

impl Overview {
    /// Whether an outcome of the direction is another's, stated again.
    pub fn restates(&self, direction: &Id) -> bool {
        let of_direction = self.directions.iter().filter(|rows| rows.direction.id == *direction);
        of_direction.flat_map(|rows| &rows.outcomes).any(|row| row.restated)
    }
}

/// From when to when the outputs' figures are.
#[derive(Clone, Debug, PartialEq)]
pub struct Dates {
    /// First and last day or month; whole periods are counted apart.
    pub as_of: Option<(Point, Point)>,
    pub whole_periods: Vec<(Period, usize)>,
}

impl Dates {
    pub fn of(list: &List) -> Dates {
        let outputs = list.rows.iter().filter(|row| !row.indicator.is_outcome());
        let points: Vec<Point> = outputs
            .filter_map(|row| row.shown.as_deref())
            .filter(|o| has_value(o))
            .filter_map(|o| o.as_of.point)
            .collect();
        Dates::among(points)
    }

    /// From the points themselves.
    pub fn among(points: Vec<Point>) -> Dates {
        let dated = || points.iter().copied().filter(|point| !matches!(point, Point::Whole(_)));
        let whole = points.iter().filter_map(|point| match point {
            Point::Whole(period) => Some(*period),
            _ => None,
        });
        let first = dated().min_by_key(|point| point.end());
        Dates {
            as_of: first.zip(dated().max_by_key(|point| point.end())),
            whole_periods: order::counted(whole),
        }
    }
}

/// Rows of one direction, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct DirectionRows {
    pub direction: Arc<Direction>,
    pub leaf_items: usize,
    pub outcomes: Vec<Arc<IndicatorRow>>,
    pub outputs: Vec<Arc<IndicatorRow>>,
    pub tally: Vec<(Mark, usize)>,
}

/// A new figure, with how many others have the same date.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    pub indicator: Arc<Indicator>,
    pub observation: Arc<Observation>,
    pub others: usize,
}

/// Where the outputs' figures stand in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    Month { year: i32, month: u8 },
    Whole(Period),
    Nothing,
}

impl Overview {
    pub fn of(outline: &Outline, list: &List) -> Overview {
        let distinct = |outcome: bool| {
            list.rows
                .iter()
                .filter(move |row| row.indicator.is_outcome() == outcome && !row.restated)
                .map(|row| row.verdict.status)
        };
        let outputs: Vec<&IndicatorRow> =
            list.rows.iter().map(|row| &**row).filter(|row| !row.indicator.is_outcome()).collect();
        Overview {
            year: list.year,
            judged: list.judged,
            counts: counts(outline, list),
            outcomes: distinct(true).collect(),
            outputs: distinct(false).collect(),
            known_outputs: order::counted(outputs.iter().map(|row| row.known)),
            dates: Dates::of(list),
            news: news(list),
            moments: moments(&outputs),
            directions: directions(outline, list),
        }
    }
}

/// Of the indicators that stand in the year.
fn counts(outline: &Outline, list: &List) -> Counts {
    let mut counts = outline.counts();
    for (direction, outcomes, outputs) in &mut counts.by_direction {
        let here = || list.rows.iter().filter(|row| row.place.direction.id == direction.id);
        *outcomes = here().filter(|row| row.indicator.is_outcome()).count();
        *outputs = here().count() - *outcomes;
    }
    counts.outcomes = counts.by_direction.iter().map(|(_, outcomes, _)| outcomes).sum();
    counts.outputs = counts.by_direction.iter().map(|(_, _, outputs)| outputs).sum();
    counts.restated = list.rows.iter().filter(|row| row.restated).count();
    counts
}

fn has_value(observation: &Observation) -> bool {
    matches!(observation.figure, Figure::Number(_))
}

fn directions(outline: &Outline, list: &List) -> Vec<DirectionRows> {
    let mut rows = list.rows.as_slice();
    outline
        .directions
        .iter()
        .map(|entry| {
            // The list is in the order of the strategy: those of a direction stand together.
            let end =
                rows.iter().take_while(|row| row.place.direction.id == entry.direction.id).count();
            let (here, rest) = rows.split_at(end);
            rows = rest;
            let (outcomes, outputs): (Vec<_>, Vec<_>) =
                here.iter().cloned().partition(|row| row.indicator.is_outcome());
            DirectionRows {
                direction: entry.direction.clone(),
                leaf_items: entry.leaf_items(),
                tally: order::counted(outputs.iter().map(|row| list.mark(row))),
                outcomes,
                outputs,
            }
        })
        .collect()
}

/// The newest figures by as-of, those of one month as one entry after the first three.
fn news(list: &List) -> Vec<News> {
    const ENTRIES: usize = 5;
    let mut latest: Vec<_> = list
        .rows
        .iter()
        .filter(|row| !row.restated)
        .filter_map(|row| Some((row.indicator.clone(), row.latest.clone()?)))
        .filter(|(_, observation)| has_value(observation) && observation.as_of.point.is_some())
        .collect();
    order::sort_by(&mut latest, |a, b| {
        (figures::taken_at(&b.1), &a.0.rank, &a.0.id).cmp(&(
            figures::taken_at(&a.1),
            &b.0.rank,
            &b.0.id,
        ))
    });
    let mut found: Vec<News> = Vec::new();
    for (indicator, observation) in latest {
        let listed = found.len();
        match found.last_mut() {
            Some(last)
                if last.observation.as_of.point == observation.as_of.point && listed >= 3 =>
            {
                last.others += 1
            }
            _ if listed == ENTRIES => break,
            _ => found.push(News { indicator, observation, others: 0 }),
        }
    }
    found
}

fn moments(outputs: &[&IndicatorRow]) -> Vec<(Moment, usize)> {
    order::counted(outputs.iter().map(|row| match row.shown.as_deref() {
        Some(observation) if has_value(observation) => match observation.as_of.point {
            Some(Point::Day(date)) => Moment::Month { year: date.year(), month: date.month() },
            Some(Point::Month { year, month }) => Moment::Month { year, month },
            Some(Point::Whole(period)) => Moment::Whole(period),
            None => Moment::Whole(observation.period),
        },
        _ => Moment::Nothing,
    }))
}

impl Overview {
    /// Whether something new is of a later year than the one that is judged.
    pub fn news_after(&self) -> bool {
        self.judged && self.news.iter().any(|news| news.observation.period.year() > self.year)
    }

    /// How many outputs are known so far.
    pub fn known(&self, known: Known) -> usize {
        self.known_outputs.iter().find(|(found, _)| *found == known).map_or(0, |(_, count)| *count)
    }
}
