//! 実績値: typing figures, and what stands beside them.

use std::sync::Arc;

use super::{Refusal, kind_of, needed};
use crate::model::reading::Reading;
use crate::model::*;

/// What can be changed of an observation besides its figure.
#[derive(Clone, Debug, PartialEq)]
pub enum ObservationField {
    AsOf(String),
    State(ObservationState),
    Source(String),
    Note(String),
    Missing(MissingReason),
}

pub(super) fn type_over(
    after: &mut Strategy,
    indicator: &Id,
    period: Period,
    typed: &str,
    today: Date,
) -> Result<(), Refusal> {
    let owner = needed(after, indicator)?.clone();
    let Some(earlier) = after.counted(indicator, period).cloned() else {
        return correct(after, indicator, period, typed, today);
    };
    let reading = owner.read_figure(typed);
    let (state, point) = further(&earlier, &owner, today);
    if !is_kept(&earlier, &owner, earlier.as_of.point == Some(point)) {
        return correct(after, indicator, period, typed, today);
    }
    match reading {
        Reading::Empty => return Err(Refusal::KeptFigure),
        // What stands there already is no further figure.
        reading if says_the_same(&earlier, &reading, typed) => return Ok(()),
        reading => add(after, indicator, period, reading, typed, today),
    }
    let newest = after
        .observations_of(indicator)
        .into_iter()
        .filter(|o| o.period == period)
        .max_by_key(|o| o.entry)
        .map(|o| o.id.clone());
    if let Some(newest) = newest {
        after.observations.alter(&newest, |o| {
            o.state = state;
            o.as_of = AsOf::of(point);
        });
        // What is typed last is what counts: else it revises what stands there, as of the same day.
        if after.counted(indicator, period).is_some_and(|counted| counted.id != newest) {
            let later = earlier.as_of.point.filter(|known| known.end() > point.end());
            after.observations.alter(&newest, |o| {
                o.state = ObservationState::Revised;
                o.as_of = AsOf::of(later.unwrap_or(point));
            });
        }
    }
    Ok(())
}

/// Whether an observation is one that the sheet never writes over. An interim figure of the same
/// moment may be corrected.
pub fn is_kept(observation: &Observation, indicator: &Indicator, same_moment: bool) -> bool {
    let baseline =
        matches!(&indicator.baseline, Some(Baseline::Observed(id)) if *id == observation.id);
    let published = !observation.source.is_empty() || !observation.published.is_empty();
    let part = observation.is_of_part(indicator.accrues);
    baseline || published || (part && !same_moment)
}

/// State and as-of of what is typed over a figure that stays: 速報 within a year after the period's
/// end, then 確報; but never less than what stands there, or it would not count.
fn further(earlier: &Observation, owner: &Indicator, today: Date) -> (ObservationState, Point) {
    let (state, point) = proposal(earlier.period, owner.accrues, today);
    let whole = Point::Whole(earlier.period);
    if earlier.is_of_part(owner.accrues) && whole.end() >= today {
        let later = earlier.as_of.point.filter(|known| known.end() > point.end());
        let point = later.unwrap_or(point);
        // Of the same moment it revises, or two figures would say different things of it.
        let again = owner.accrues && earlier.as_of.point == Some(point);
        return if again { (ObservationState::Revised, point) } else { (state, point) };
    }
    let fresh = today.days() - whole.end().days() <= 366;
    let state = match &earlier.state {
        ObservationState::Revised | ObservationState::Final
            if !earlier.is_of_part(owner.accrues) =>
        {
            ObservationState::Revised
        }
        _ if fresh && whole.end() < today => ObservationState::Preliminary,
        _ => state,
    };
    (state, point)
}

/// Whether a typed figure is the one that stands there already.
pub fn says_the_same(earlier: &Observation, reading: &Reading, typed: &str) -> bool {
    match (&earlier.figure, reading) {
        (Figure::Number(known), Reading::Number { value, about }) => {
            known == value && earlier.about == *about
        }
        (Figure::Missing(known), Reading::Missing(reason)) => known == reason,
        (Figure::Missing(MissingReason::Unreadable), Reading::Unreadable(_)) => {
            earlier.raw == typed.trim()
        }
        _ => false,
    }
}

pub(super) fn correct(
    after: &mut Strategy,
    indicator: &Id,
    period: Period,
    typed: &str,
    today: Date,
) -> Result<(), Refusal> {
    let reading = needed(after, indicator)?.read_figure(typed);
    let counted = after.counted(indicator, period).cloned();
    match (counted, reading) {
        (None, Reading::Empty) => {}
        (Some(observation), Reading::Empty) => after.observations.remove(&observation.id),
        (Some(observation), reading) => {
            after.observations.alter(&observation.id, |o| enter(o, reading, typed))
        }
        (None, reading) => add(after, indicator, period, reading, typed, today),
    }
    Ok(())
}

pub(super) fn revise(
    after: &mut Strategy,
    indicator: &Id,
    period: Period,
    typed: &str,
    today: Date,
) -> Result<(), Refusal> {
    let reading = needed(after, indicator)?.read_figure(typed);
    if reading == Reading::Empty {
        return Err(Refusal::Empty);
    }
    let owner = needed(after, indicator)?.clone();
    let earlier = after.counted(indicator, period).cloned();
    add(after, indicator, period, reading, typed, today);
    let Some(earlier) = earlier else { return Ok(()) };
    let newest = after
        .observations_of(indicator)
        .into_iter()
        .rfind(|o| o.period == period)
        .map(|o| o.id.clone());
    if let Some(newest) = newest {
        // A revision is of the same day as what it revises; but what follows a part of the year, or
        // a forecast, is a figure of its own, with the date and state that go with it.
        let whole =
            !owner.accrues || earlier.as_of.point.is_none_or(|point| point.months_of(period) == 12);
        let passing =
            matches!(earlier.state, ObservationState::Interim | ObservationState::Forecast);
        if whole && !passing {
            after.observations.alter(&newest, |o| {
                o.as_of = earlier.as_of.clone();
                o.state = ObservationState::Revised;
            });
        } else if earlier.state == ObservationState::Revised {
            // Else the part that was revised would go on counting.
            after.observations.alter(&newest, |o| o.state = ObservationState::Revised);
        }
    }
    Ok(())
}

/// Whether a year is over of which there is a figure of part of it only.
pub fn awaits_whole(
    strategy: &Strategy,
    indicator: &Indicator,
    period: Period,
    today: Date,
) -> bool {
    let part = |found: &Arc<Observation>| found.is_of_part(indicator.accrues);
    strategy.counted(&indicator.id, period).is_some_and(part) && Point::Whole(period).end() < today
}

pub(super) fn enter_of_year(
    after: &mut Strategy,
    indicator: &Id,
    period: Period,
    typed: &str,
    today: Date,
) -> Result<(), Refusal> {
    let owner = needed(after, indicator)?;
    if !awaits_whole(after, owner, period, today) {
        return type_over(after, indicator, period, typed, today);
    }
    match owner.read_figure(typed) {
        Reading::Number { .. } => revise(after, indicator, period, typed, today),
        _ => Err(Refusal::PartKnown),
    }
}

pub(super) fn alter(
    after: &mut Strategy,
    id: &Id,
    field: &ObservationField,
    today: Date,
) -> Result<(), Refusal> {
    let Some(observation) = after.observations.get(id) else { return Err(Refusal::Gone) };
    let kind = kind_of(after, &observation.indicator);
    let accrues = after.indicators.get(&observation.indicator).is_some_and(|found| found.accrues);
    after.observations.alter(id, |observation| match field {
        ObservationField::AsOf(typed) => {
            observation.as_of = as_of(typed, observation.period, kind, accrues, today);
        }
        ObservationField::State(state) => observation.state = state.clone(),
        ObservationField::Source(source) => observation.source = source.trim().to_string(),
        ObservationField::Note(note) => observation.note = note.trim().to_string(),
        ObservationField::Missing(reason) => {
            observation.figure = Figure::Missing(reason.clone());
            observation.raw.clear();
            observation.about = false;
        }
    });
    Ok(())
}

/// 時点 as it is typed beside a figure. One that lies before the period, or has not come, is kept as
/// typed and not read.
fn as_of(typed: &str, period: Period, kind: fn(i32) -> Period, accrues: bool, today: Date) -> AsOf {
    let whole = ["通年", "whole year"].contains(&typed.trim().to_ascii_lowercase().as_str());
    let mut read = match whole {
        true => AsOf { raw: String::new(), point: Some(Point::Whole(period)) },
        false => AsOf::read_for(typed, kind),
    };
    let begins = Point::Whole(period).start();
    read.point = read.point.filter(|point| {
        // Of a year that is under way a figure that grows has no whole.
        let all_of_it = accrues && point.end() >= Point::Whole(period).end();
        let comes = if all_of_it { point.end() } else { point.start() };
        point.end() >= begins && comes <= today
    });
    if read.point.is_none() && whole {
        read.raw = typed.trim().to_string();
    }
    read
}

/// A new observation, with the state and as-of that usually go with its period: final for one that
/// is over, interim up to the last complete month for one under way. They are proposals, shown
/// beside the figure and open to change.
fn add(
    after: &mut Strategy,
    indicator: &Id,
    period: Period,
    reading: Reading,
    typed: &str,
    today: Date,
) {
    // Ids follow from what they are about, so that two people who enter the same figure apart make
    // one record of it.
    let taken = after
        .observations_of(indicator)
        .into_iter()
        .filter(|o| o.period == period)
        .map(|o| o.entry)
        .max();
    let entry = taken.unwrap_or(0) + 1;
    let accrues = after.indicators.get(indicator).is_some_and(|indicator| indicator.accrues);
    let (state, point) = proposal(period, accrues, today);
    let mut observation = Observation {
        id: Id::from(format!("{indicator}.{}.{entry}", period.code())),
        indicator: indicator.clone(),
        period,
        figure: Figure::Missing(MissingReason::NotStated),
        about: false,
        as_of: AsOf::of(point),
        state,
        source: String::new(),
        note: String::new(),
        published: String::new(),
        raw: String::new(),
        entry,
    };
    enter(&mut observation, reading, typed);
    after.observations.put(observation);
}

fn proposal(period: Period, accrues: bool, today: Date) -> (ObservationState, Point) {
    let whole = Point::Whole(period);
    if whole.end() < today {
        return (ObservationState::Final, whole);
    }
    if whole.start() > today {
        // Of a period that has not begun there is nothing but a forecast.
        return (ObservationState::Forecast, whole);
    }
    if !accrues {
        // A survey or a count is complete when it is taken.
        return (ObservationState::Final, Point::Day(today));
    }
    if (today.year(), today.month()) == period.first_month() {
        return (ObservationState::Interim, Point::Day(today));
    }
    let (year, month) =
        if today.month() == 1 { (today.year() - 1, 12) } else { (today.year(), today.month() - 1) };
    (ObservationState::Interim, Point::Month { year, month })
}

fn enter(observation: &mut Observation, reading: Reading, typed: &str) {
    observation.about = false;
    observation.raw.clear();
    match reading {
        Reading::Number { value, about } => {
            observation.figure = Figure::Number(value);
            observation.about = about;
            // 「30.0」 says more than 30; what is merely another way to write the number is not kept.
            if typed.contains('.') && typed.trim() != value.to_string() {
                observation.raw = typed.trim().to_string();
            }
        }
        Reading::Missing(reason) => observation.figure = Figure::Missing(reason),
        Reading::Unreadable(_) | Reading::Empty => {
            observation.figure = Figure::Missing(MissingReason::Unreadable);
            observation.raw = typed.trim().to_string();
        }
    }
}
