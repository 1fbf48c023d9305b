//! Every record has a place in the strategy, and what it names is there.

use super::Finding;
use crate::model::schema::Reference;
use crate::model::*;

pub(super) fn find(strategy: &Strategy, findings: &mut Vec<Finding>) {
    let mut lost = |kind, record: &Id, indicator: Option<&Id>| {
        findings.push(Finding { kind, record: record.clone(), indicator: indicator.cloned() });
    };
    each_table!(Kind => {
        // Records of one owner stand together: it is looked for once.
        let mut known: Option<(Id, &Reference, bool)> = None;
        for record in Kind::table(strategy).iter() {
            let mut whole = true;
            record.each_reference(&mut |id, reference| {
                let found = match &known {
                    Some((last, of, found)) if last == id && std::ptr::eq(*of, reference) => *found,
                    _ => leads_somewhere(strategy, id, reference),
                };
                known = Some((id.clone(), reference, found));
                whole &= found;
            });
            if !whole {
                lost(super::FindingKind::LostPlace, record.id(), (Kind::TABLE == Indicator::TABLE).then(|| record.id()));
            }
        }
    });
    for item in strategy.items.iter().filter(|item| is_in_a_circle(strategy, item)) {
        lost(super::FindingKind::LostPlace, &item.id, None);
    }
    for indicator in strategy.indicators.iter() {
        if let Some(Baseline::Observed(observation)) = &indicator.baseline
            && !strategy.observations.contains(observation)
        {
            lost(super::FindingKind::LostBaseline, &indicator.id, Some(&indicator.id));
        }
    }
}

/// Whether what a reference names is in one of its tables.
fn leads_somewhere(strategy: &Strategy, id: &Id, reference: &Reference) -> bool {
    let mut found = false;
    each_table!(Kind => {
        found |= reference.tables.contains(&Kind::TABLE) && Kind::table(strategy).contains(id);
    });
    found
}

/// Whether the parents of an item lead round and never to a direction.
fn is_in_a_circle(strategy: &Strategy, item: &Item) -> bool {
    let mut parent = &item.parent;
    for _ in 0..=strategy.items.len() {
        match strategy.items.get(parent) {
            Some(next) if !strategy.directions.contains(parent) => parent = &next.parent,
            _ => return false,
        }
    }
    true
}
