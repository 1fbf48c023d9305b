//! 目標値: typing targets, and what stands beside them.

use super::{Refusal, kind_of, needed};
use crate::model::reading;
use crate::model::*;

/// What can be changed of a target besides what it asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum TargetField {
    Relation(Relation),
    Reason(String),
    SetAt(String),
    /// The first year of the sum, as typed; empty for a target of the period alone.
    SumSince(String),
}

pub(super) fn type_over(
    after: &mut Strategy,
    indicator: &Id,
    period: Period,
    typed: &str,
    today: Date,
) -> Result<(), Refusal> {
    let owner = needed(after, indicator)?.clone();
    let existing =
        after.targets_of(indicator).into_iter().find(|target| target.period == period).cloned();
    if typed.trim().is_empty() {
        if let Some(target) = existing {
            after.targets.remove(&target.id);
        }
        return Ok(());
    }
    let there = existing.as_ref().map(|target| &target.goal);
    let relation = Relation::unsaid(there, &owner.desired);
    let goal = goal::kept(typed, |text| owner.read_figure(text), relation);
    // 「約165」 and 「93.0%超」 say more than the number does.
    let plain = writing::plain(typed).to_ascii_lowercase();
    let about = [
        "約",
        "およそ",
        "おおよそ",
        "概ね",
        "程度",
        "くらい",
        "ぐらい",
        "前後",
        "ほど",
        "about",
        "approx",
        ".",
    ]
    .iter()
    .any(|word| plain.contains(word));
    let says_more = goal == Goal::Unreadable || about;
    let raw = if says_more { typed.trim().to_string() } else { String::new() };
    match existing {
        Some(target) => after.targets.alter(&target.id, |target| {
            target.goal = goal;
            target.raw = raw;
        }),
        None => after.targets.put(Target {
            // One record for an indicator and a period, so that two people who set it apart are
            // seen to differ.
            id: Id::from(format!("{indicator}.{}.target", period.code())),
            indicator: indicator.clone(),
            period,
            goal,
            sum_since: None,
            // Of a period that is over nobody knows when its target was set; that it was set today
            // would hide a break.
            set_at: if today <= Point::Whole(period).end() {
                AsOf::of(Point::Day(today))
            } else {
                AsOf::default()
            },
            reason: String::new(),
            raw,
        }),
    }
    Ok(())
}

pub(super) fn alter(
    after: &mut Strategy,
    id: &Id,
    field: &TargetField,
    today: Date,
) -> Result<(), Refusal> {
    let Some(target) = after.targets.get(id) else { return Err(Refusal::Gone) };
    let kind = kind_of(after, &target.indicator);
    let sum_since = match field {
        TargetField::SumSince(typed) if typed.trim().is_empty() => None,
        TargetField::SumSince(typed) => {
            let fallback = if matches!(target.period, Period::Fiscal(_)) {
                Period::fiscal
            } else {
                Period::calendar
            };
            let read = year::read_period(typed, fallback)
                .filter(|since| since.same_kind(target.period) && *since <= target.period);
            Some(read.ok_or(Refusal::NotANumber(reading::Fault::NotANumber))?)
        }
        _ => target.sum_since,
    };
    after.targets.alter(id, |target| match field {
        TargetField::Relation(relation) => {
            if let Goal::Value { relation: current, .. } = &mut target.goal {
                *current = relation.clone();
            }
        }
        TargetField::Reason(reason) => target.reason = reason.trim().to_string(),
        TargetField::SetAt(typed) => target.set_at = AsOf::read_past(typed, kind, today),
        TargetField::SumSince(_) => target.sum_since = sum_since,
    });
    Ok(())
}
