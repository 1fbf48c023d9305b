//! What becomes of a 勉強会: a line taken as a target, what was said as opinions of a meeting, and, years
//! later, who came nearest.

use rust_decimal::Decimal;

use super::{Brief, Card, Collection, Distribution, Sheet};
use crate::edit::{Edit, MeetingField, New, OpinionField, TargetField};
use crate::exchange::hash;
use crate::measure::figures::whole;
use crate::measure::rate::round_to;
use crate::model::*;

/// A value as the target of a period, with the 勉強会 as its reason: one step, which can be undone.
pub fn adopted(strategy: &Strategy, sheet: &Sheet, year: i32, value: Number, why: &str) -> Edit {
    let (indicator, period) = (sheet.id.clone(), sheet.period(year));
    let existing =
        strategy.targets_of(&indicator).into_iter().find(|t| t.period == period).cloned();
    let id = existing.map_or_else(
        || Id::from(format!("{indicator}.{}.target", period.code())),
        |target| target.id.clone(),
    );
    let reason = TargetField::Reason(why.to_string());
    Edit::Many(vec![
        Edit::Target { indicator, period, typed: value.to_string() },
        Edit::TargetDetail { id, field: reason },
    ])
}

/// The meeting that a 勉強会 is in the strategy.
pub fn meeting_of(brief: &Brief) -> Id {
    Id::from(format!("meeting.{}", brief.id))
}

/// Cards as opinions of the meeting, which is made where there is none yet. How many were there is
/// not known from them: a group hands in once. Those that are there
/// already are left alone; `None` where nothing is left to be done.
pub fn minutes(strategy: &Strategy, brief: &Brief, cards: &[Card]) -> Option<Edit> {
    if cards.is_empty() {
        return None;
    }
    let meeting = meeting_of(brief);
    let mut edits = Vec::new();
    if !strategy.meetings.contains(&meeting) {
        let field = |field| Edit::Meeting { id: meeting.clone(), field };
        edits.push(Edit::Add {
            id: meeting.clone(),
            new: New::Meeting { kind: MeetingKind::LocalSession },
            name: brief.title.clone(),
        });
        // A session of another name is one all the same.
        edits.push(field(MeetingField::Kind(MeetingKind::LocalSession)));
        edits.push(field(MeetingField::Date(brief.date.clone())));
        edits.push(field(MeetingField::Venue(brief.venue.clone())));
    }
    for card in cards {
        let id = opinion_of(brief, card);
        if strategy.opinions.contains(&id) {
            continue;
        }
        edits.push(Edit::Add {
            id: id.clone(),
            new: New::Opinion { meeting: meeting.clone() },
            name: card.text.trim().to_string(),
        });
        let subject = card.indicator.as_ref().filter(|id| strategy.indicators.contains(id));
        edits.extend(
            subject
                .map(|subject| Edit::Opinion { id, field: OpinionField::Subject(subject.clone()) }),
        );
    }
    (!edits.is_empty()).then_some(Edit::Many(edits))
}

/// The opinion that a card becomes: the same for the same words on the same indicator.
fn opinion_of(brief: &Brief, card: &Card) -> Id {
    let words = serde_json::json!([card.indicator, card.text.trim()]);
    Id::from(format!("opinion.{}.{}", brief.id, &hash(&words)[..12]))
}

/// Every card of those that count, once.
pub fn cards(collection: &Collection) -> Vec<Card> {
    let all = collection.counted.iter().flat_map(|one| one.cards.iter().cloned());
    let mut cards: Vec<Card> = all.filter(|card| !card.text.trim().is_empty()).collect();
    order::sort_by(&mut cards, Ord::cmp);
    cards.dedup();
    cards
}

/// What was expected of a year, and by whom.
#[derive(Clone, Debug, PartialEq)]
pub enum Guess {
    /// One of the lines.
    Sketch(Id),
    /// The target of the plan.
    Target,
    /// The straight way through the figures that were shown.
    Trend,
}

/// A year of which the figure has come: what it was, and which guess is nearest to it, with the way
/// by which it missed. Several where they are equally near.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    pub year: i32,
    pub actual: Number,
    pub guesses: Vec<(Guess, Number)>,
}

/// For every year that was sketched and of which the whole figure is known now.
pub fn nearest(
    strategy: &Strategy,
    brief: &Brief,
    sheet: &Sheet,
    all: &Distribution,
) -> Vec<Nearest> {
    let Some(indicator) = strategy.indicators.get(&sheet.id) else { return Vec::new() };
    let of_year = |year: i32| {
        let (actual, _) = whole(strategy, indicator, sheet.period(year))?;
        let sketches = all.lines.iter().filter_map(|line| {
            Some((Guess::Sketch(line.of.clone()), *line.sketch.path.get(&year)?))
        });
        let target = sheet.targets.get(&year).copied().or_else(|| plan(strategy, sheet, year));
        let target = target.map(|value| (Guess::Target, value));
        let trend = trend(sheet, year).map(|value| (Guess::Trend, value));
        let guesses: Vec<(Guess, Number)> = sketches.chain(target).chain(trend).collect();
        let off = |value: Number| (value.decimal() - actual.decimal()).abs();
        let least = guesses.iter().map(|(_, value)| off(*value)).min()?;
        let guesses = guesses.into_iter().filter(|(_, value)| off(*value) == least).collect();
        Some(Nearest { year, actual, guesses })
    };
    brief.years().filter_map(of_year).collect()
}

fn plan(strategy: &Strategy, sheet: &Sheet, year: i32) -> Option<Number> {
    let period = sheet.period(year);
    let target = strategy.targets_of(&sheet.id).into_iter().find(|t| t.period == period)?;
    match &target.goal {
        Goal::Value { value, .. } if target.sum_since.is_none() => Some(*value),
        _ => None,
    }
}

/// On the straight line from the first to the last whole figure that was shown.
fn trend(sheet: &Sheet, year: i32) -> Option<Number> {
    let mut whole = sheet.past.iter().filter(|(_, past)| !past.part_year);
    let (start, from) = whole.find_map(|(year, past)| Some((*year, past.value?)))?;
    let (end, to) = sheet.last()?;
    let years = end - start;
    if years <= 0 {
        return None;
    }
    let rise = (to.decimal() - from.decimal()) * Decimal::from(year - end) / Decimal::from(years);
    Number::new(round_to(to.decimal() + rise, sheet.precision + 1))
}
