//! 目標値: typing targets, and what stands beside them.

use super::{Refusal, needed};
use crate::model::number::{self, Reading};
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
    let relation = match existing.as_ref().map(|target| &target.goal) {
        Some(Goal::Value { relation, .. }) => relation.clone(),
        _ if owner.desired == Desired::Decrease => Relation::AtMost,
        _ => Relation::AtLeast,
    };
    let goal = read_goal(typed, |text| owner.read_figure(text), relation);
    // 「約165」 and 「93.0%超」 say more than the number does.
    let says_more = goal == Goal::Unreadable || typed.contains(['約', '.', '．']);
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

pub(super) fn alter(after: &mut Strategy, id: &Id, field: &TargetField) -> Result<(), Refusal> {
    let Some(target) = after.targets.get(id) else { return Err(Refusal::Gone) };
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
            Some(read.ok_or(Refusal::NotANumber(number::Fault::NotANumber))?)
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
        TargetField::SetAt(typed) => target.set_at = AsOf::read(typed),
        TargetField::SumSince(_) => target.sum_since = sum_since,
    });
    Ok(())
}

/// What a typed target asks for: 「165」, 「93%超」, 「200件以下」, 「2.0〜3.0」, 「減少を目指します」, “more than 93%”,
/// “2 to 3”.
///
/// `read` reads a figure of the indicator. `relation` is taken where none is written. A text
/// without any digit is a target in words; one with digits that cannot be read is unreadable and
/// kept by the caller.
pub fn read_goal(typed: &str, read: impl Fn(&str) -> Reading, relation: Relation) -> Goal {
    let text: String = writing::plain(typed).chars().filter(|c| !c.is_whitespace()).collect();
    const RELATIONS: [(&str, Relation); 4] = [
        ("以上", Relation::AtLeast),
        ("超", Relation::Above),
        ("以下", Relation::AtMost),
        ("未満", Relation::Below),
    ];
    // Without the spaces, as the text is here; longer signs before their beginnings.
    const BEFORE: [(&str, Relation); 8] = [
        ("atleast", Relation::AtLeast),
        ("morethan", Relation::Above),
        ("atmost", Relation::AtMost),
        ("lessthan", Relation::Below),
        (">=", Relation::AtLeast),
        ("<=", Relation::AtMost),
        (">", Relation::Above),
        ("<", Relation::Below),
    ];
    let after =
        || RELATIONS.into_iter().find_map(|(word, found)| Some((text.strip_suffix(word)?, found)));
    let before = || {
        BEFORE.into_iter().find_map(|(word, found)| Some((number::strip_word(&text, word)?, found)))
    };
    let (text, relation) = match after().or_else(before) {
        Some((rest, found)) => (rest.to_string(), found),
        None => (text, relation),
    };
    let value = |text: &str| match read(text) {
        Reading::Number { value, .. } => Some(value),
        _ => None,
    };
    // NFKC has turned 〜 (full-width tilde) into ~; the wave dash stays.
    if let Some((from, to)) = text.split_once(['~', '〜', '～']).or_else(|| text.split_once("to"))
        && let (Some(from), Some(to)) = (value(from), value(to))
        && from <= to
    {
        return Goal::Range { from, to };
    }
    // A mark of a table is no target in words: kept as typed, and found.
    if matches!(read(&text), Reading::Missing(_)) || text == "未定" {
        return Goal::Unreadable;
    }
    match value(&text) {
        Some(value) => Goal::Value { relation, value },
        None if text.chars().any(|c| c.is_ascii_digit()) => Goal::Unreadable,
        None => Goal::Words(typed.trim().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_as_plans_write_them() {
        let value = |relation, value: &str| Goal::Value {
            relation,
            value: Number::from_text(value).unwrap(),
        };
        for (typed, expected) in [
            ("165", value(Relation::AtLeast, "165")),
            ("１６５件", value(Relation::AtLeast, "165")),
            ("93%超", value(Relation::Above, "93")),
            ("200件以下", value(Relation::AtMost, "200")),
            ("2.5％未満", value(Relation::Below, "2.5")),
            ("2.0〜3.0", Goal::Range { from: 2.into(), to: 3.into() }),
            ("More than 93%", value(Relation::Above, "93")),
            ("at least 1,650", value(Relation::AtLeast, "1650")),
            ("<= 200", value(Relation::AtMost, "200")),
            ("2 to 3", Goal::Range { from: 2.into(), to: 3.into() }),
            ("about the same as today", Goal::Words("about the same as today".into())),
            ("減少を目指します", Goal::Words("減少を目指します".into())),
            ("1o5", Goal::Unreadable),
            ("－", Goal::Unreadable),
            ("未公表", Goal::Unreadable),
            ("未定", Goal::Unreadable),
        ] {
            assert_eq!(
                read_goal(typed, |text| number::read(text, "件"), Relation::AtLeast),
                expected,
                "{typed}"
            );
        }
    }
}
