//! What has changed in a plan since it was decided: with a reason given here, or taken in from
//! elsewhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::change::{Change, Document, Op};
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

/// What has become of a field, or of a whole record: what an opinion may have led to.
#[derive(Clone, Debug, PartialEq)]
pub struct NetChange {
    /// The last change of it: the one that is linked.
    pub change: Arc<Change>,
    /// What stood there before the first of its changes.
    pub was: Value,
}

/// Net changes of what is planned of a subject (an indicator, a program, an item or a direction; of
/// everything where it is empty), the latest first. What was changed and changed back is none, and
/// a record that is new is told by its fields where those were changed afterwards.
pub fn net_changes(document: &Document, strategy: &Strategy, subject: &Id) -> Vec<NetChange> {
    const TABLES: [&str; 5] =
        [Target::TABLE, PlannedProgram::TABLE, Review::TABLE, Program::TABLE, Indicator::TABLE];
    let mut changes: Vec<&Arc<Change>> = document
        .changes()
        .filter(|change| TABLES.contains(&change.table.as_str()))
        .filter(|change| !change.field().is_some_and(|field| SILENT.contains(&field)))
        .filter(|change| subject.as_str().is_empty() || is_within(strategy, change, subject))
        .collect();
    order::sort_by(&mut changes, |a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
    let mut found: BTreeMap<(&str, &Id, Option<&str>), NetChange> = BTreeMap::new();
    for change in changes {
        let path = (change.table.as_str(), &change.record, change.field());
        found
            .entry(path)
            .and_modify(|net| net.change = change.clone())
            .or_insert_with(|| NetChange { change: change.clone(), was: change.was.clone() });
    }
    // A record that is new is told as such, unless it is told by what was changed of it afterwards.
    let is_told = |table: &str, record: &Id| {
        found.iter().any(|((of, id, field), net)| {
            *of == table && *id == record && field.is_some_and(SPEAKING) && differs(net)
        })
    };
    let stands =
        |(table, record, _): &(&str, &Id, Option<&str>), net: &NetChange| match net.change.op {
            Op::Set { .. } => differs(net),
            Op::Create(_) => net.was.is_null() && !is_told(table, record),
            // What was made here and taken out again never stood.
            Op::Delete => !net.was.is_null(),
        };
    let kept: Vec<NetChange> =
        found.iter().filter(|(path, net)| stands(path, net)).map(|(_, net)| net.clone()).collect();
    let mut found = kept;
    order::sort_by(&mut found, |a, b| {
        (&b.change.at, &b.change.id).cmp(&(&a.change.at, &a.change.id))
    });
    found
}

/// Fields that say what a record came to: with one of them changed, its making need not be told as well.
const SPEAKING: fn(&str) -> bool = |field| {
    matches!(field, "value" | "words" | "from" | "to" | "decision" | "budget" | "activities")
};

/// Whether there is a difference between where it began and where it ended.
fn differs(net: &NetChange) -> bool {
    matches!(&net.change.op, Op::Set { value, .. } if *value != net.was)
}

/// Whether a change is about a subject, or about what stands within it.
fn is_within(strategy: &Strategy, change: &Change, subject: &Id) -> bool {
    let record = &change.record;
    let owner = match change.table.as_str() {
        Target::TABLE => strategy.targets.get(record).map(|found| &found.indicator),
        Review::TABLE => strategy.reviews.get(record).map(|found| &found.indicator),
        PlannedProgram::TABLE => strategy.planned.get(record).map(|found| &found.program),
        _ => Some(record),
    };
    // What has gone is told by what it was, or was made as.
    let said = |field: &str| match &change.op {
        Op::Create(fields) => fields.get(field)?.as_str(),
        _ => change.was[field].as_str(),
    };
    let gone = ["indicator", "program"].into_iter().find_map(said).map(Id::from);
    let Some(owner) = owner.or(gone.as_ref()) else { return false };
    let place = match (strategy.indicators.get(owner), strategy.programs.get(owner)) {
        (Some(indicator), _) => match &indicator.role {
            Role::Outcome { direction } => Some(direction),
            Role::Output { item } => Some(item),
        },
        (None, Some(program)) => Some(&program.item),
        (None, None) => None,
    };
    if owner == subject || place == Some(subject) {
        return true;
    }
    // Items stand in items, and at last in a direction; a circle has no end.
    let parent = |id: &Id| strategy.items.get(id).map(|item| item.parent.clone());
    let above = std::iter::successors(place.cloned(), parent).take(MOST_NESTED);
    above.into_iter().any(|above| above == *subject)
}

/// More than this no item stands within others.
const MOST_NESTED: usize = 64;

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

    /// Somebody at the sample who sets targets.
    struct Desk {
        document: Document,
        strategy: Strategy,
        stamp: Stamp,
    }

    impl Desk {
        fn open() -> Desk {
            let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
            let opened = crate::exchange::read_text(&text).unwrap();
            let stamp = Stamp {
                author: "a".into(),
                session: "s".into(),
                sequence: 0,
                at: String::new(),
                by: String::new(),
            };
            Desk { document: opened.document, strategy: opened.strategy, stamp }
        }

        fn target(&mut self, indicator: &str, year: i32, typed: &str) {
            let (indicator, typed) = (indicator.into(), typed.into());
            let edit = Edit::Target { indicator, period: Period::fiscal(year), typed };
            let after = edit.apply(&self.strategy, Date::new(2026, 3, 20).unwrap()).unwrap();
            let changes = derive(&self.document, &self.strategy, &after, &mut self.stamp);
            take(&mut self.document, &mut self.strategy, &changes);
        }
    }

    #[test]
    fn an_opinion_is_answered_by_what_became_of_its_subject() {
        let mut desk = Desk::open();
        // Tried out three times: what counts is where it began and where it ended.
        for typed in ["85", "90", "95"] {
            desk.target("bcp-seminar", 2026, typed);
        }
        // Elsewhere, and taken back.
        desk.target("startup-consultations", 2026, "999");
        desk.target("startup-consultations", 2026, "200");
        let told = |subject: &str| {
            let told = |net: &NetChange| match &net.change.op {
                Op::Set { field, value } => format!("{field} {} → {value}", net.was),
                Op::Create(fields) => format!("new {}", fields["value"]),
                Op::Delete => "gone".into(),
            };
            let found = net_changes(&desk.document, &desk.strategy, &subject.into());
            found.iter().map(told).collect::<Vec<_>>()
        };
        let seminar = told("bcp-seminar");
        assert_eq!(seminar, ["value 80 → 95"]);
        // An item and its direction hold it, another does not.
        assert_eq!(told("i2-3"), seminar);
        assert_eq!(told("d2"), seminar);
        assert_eq!(told("d3"), Vec::<String>::new());
        assert_eq!(told(""), seminar);
    }

    #[test]
    fn what_is_new_is_linked_and_what_never_stood_is_not() {
        let mut desk = Desk::open();
        // New, tried at another value, and set back to the first.
        for typed in ["85", "90", "85"] {
            desk.target("bcp-seminar", 2030, typed);
        }
        // Made and taken out again; and one taken out that had stood.
        desk.target("startup-consultations", 2030, "210");
        desk.target("startup-consultations", 2030, "");
        desk.target("startup-consultations", 2026, "");
        let kinds = |subject: &str| {
            let kind = |net: &NetChange| match net.change.op {
                Op::Set { .. } => "set",
                Op::Create(_) => "new",
                Op::Delete => "gone",
            };
            let found = net_changes(&desk.document, &desk.strategy, &subject.into());
            found.iter().map(kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds("bcp-seminar"), ["new"]);
        assert_eq!(kinds("startup-consultations"), ["gone"]);
    }
}
