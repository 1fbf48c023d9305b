//! What has changed in a plan since it was decided: with a reason given here, or taken in from
//! elsewhere.

use std::sync::Arc;

use crate::change::{Change, Document};
use crate::model::*;

/// Fields that say how something is written or where it stands, and not what is planned.
pub const SILENT: [&str; 4] = ["raw", "setAt", "rank", "relation"];

/// Changes of the year's targets, programs and reviews that the decision did not see, in the order
/// in which they were made.
pub fn changed_since(
    document: &Document,
    strategy: &Strategy,
    plan: &AnnualPlan,
) -> Vec<Arc<Change>> {
    if !plan.is_decided() {
        return Vec::new();
    }
    let later = |change: &Change| {
        !plan.known.covers(&change.id.author, &change.id.session, change.id.sequence)
    };
    let spoken = |change: &Change| !change.field().is_some_and(|field| SILENT.contains(&field));
    let mut found: Vec<Arc<Change>> = document
        .changes()
        .filter(|change| later(change) && spoken(change) && is_of(strategy, change, plan.year))
        .cloned()
        .collect();
    order::sort_by(&mut found, |a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
    found
}

fn is_of(strategy: &Strategy, change: &Change, year: FiscalYear) -> bool {
    // What has gone since is told by its name: ids are made of what they are about.
    let named =
        || change.record.as_str().split('.').any(|part| part == Period::Fiscal(year).code());
    match change.table.as_str() {
        Target::TABLE => strategy.targets.get(&change.record).map_or_else(named, |target| {
            let output = strategy
                .indicators
                .get(&target.indicator)
                .is_some_and(|indicator| !indicator.is_outcome());
            output && target.period.year() == year.0
        }),
        // What was done and what it cost is reported later, and is no change of the plan.
        PlannedProgram::TABLE if matches!(change.field(), Some("settled" | "done")) => false,
        PlannedProgram::TABLE => {
            strategy.planned.get(&change.record).map_or_else(named, |planned| planned.year == year)
        }
        Review::TABLE => {
            strategy.reviews.get(&change.record).map_or_else(named, |review| review.year == year)
        }
        _ => false,
    }
}

/// So many are offered at the most.
const MOST_LINKABLE: usize = 200;

/// Changes of what a plan says, the latest first: what an opinion may have led to.
pub fn linkable(document: &Document) -> Vec<&Change> {
    const TABLES: [&str; 5] =
        [Target::TABLE, PlannedProgram::TABLE, Review::TABLE, Program::TABLE, Indicator::TABLE];
    let mut found: Vec<&Change> = document
        .changes()
        .map(|change| &**change)
        .filter(|change| TABLES.contains(&change.table.as_str()))
        .filter(|change| !change.field().is_some_and(|field| SILENT.contains(&field)))
        .collect();
    order::sort_by(&mut found, |a, b| (&b.at, &b.id).cmp(&(&a.at, &a.id)));
    found.truncate(MOST_LINKABLE);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::{Stamp, derive, take};
    use crate::edit::{Edit, PlanEdit, PlannedField};

    #[test]
    fn a_change_that_the_decision_did_not_see_is_told_wherever_it_comes_from() {
        let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
        let opened = crate::exchange::read_text(&text).unwrap();
        let (year, today) = (FiscalYear(2026), Date::new(2026, 3, 20).unwrap());
        let stamp = |author: &str| Stamp {
            author: author.into(),
            session: "s".into(),
            sequence: 0,
            at: String::new(),
            by: String::new(),
        };
        let edit = |document: &mut Document,
                    strategy: &mut Strategy,
                    stamp: &mut Stamp,
                    edit: PlanEdit| {
            let after = Edit::Plan { year, edit }.apply(strategy, today).unwrap();
            let changes = derive(document, strategy, &after, stamp);
            take(document, strategy, &changes);
        };
        let budget = |typed: &str| PlanEdit::Program {
            program: "p1-1-1-1".into(),
            field: PlannedField::Budget(typed.into()),
        };
        let (mut head, mut division) = (opened.document.clone(), opened.document);
        let (mut at_head, mut at_division) = (opened.strategy.clone(), opened.strategy);
        let (mut by_head, mut by_division) = (stamp("head"), stamp("division"));
        edit(&mut head, &mut at_head, &mut by_head, budget("1000"));
        let known = head.extent();
        edit(&mut head, &mut at_head, &mut by_head, PlanEdit::Decide { on: String::new(), known });
        let since = |document: &Document, strategy: &Strategy| {
            changed_since(document, strategy, strategy.plan(year).unwrap())
                .iter()
                .map(|change| change.id.author.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(since(&head, &at_head), Vec::<String>::new());
        // Elsewhere the plan was still open.
        edit(&mut division, &mut at_division, &mut by_division, budget("2000"));
        let settled = PlanEdit::Program {
            program: "p1-1-1-1".into(),
            field: PlannedField::Settled("900".into()),
        };
        edit(&mut division, &mut at_division, &mut by_division, settled);
        head.merge(&division);
        let merged = crate::change::project(&head).0;
        assert_eq!(since(&head, &merged), ["division"], "the budget, and not what was spent");
    }
}
