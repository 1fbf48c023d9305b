//! 履歴: what a document was, at every point that can be told, and the ways back to it.
//!
//! `PROPTEST_CASES=100000 cargo test --profile long --test versions -- --nocapture` runs the laws long.

mod people;

use std::collections::BTreeSet;

use genki_board::change::{Change, differences, project, turn_back, turned, versions};
use genki_board::check::{Finding, FindingKind, check};
use genki_board::model::*;
use people::{desk_at, edited_at, merged, plans, start};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

proptest! {
    #![proptest_config(people::config())]

    #[test]
    fn every_change_is_in_one_version_and_each_version_is_a_state_that_was(
        begun in start(), a in plans(), b in plans(),
    ) {
        let (a, b) = (edited_at(begun, "a", &a), edited_at(begun, "b", &b));
        let document = merged(&[&a.document, &b.document]);
        let found = versions(&document);
        let told: Vec<_> = found.iter().flat_map(|version| &version.changes).collect();
        prop_assert_eq!(told.len(), document.count());
        prop_assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), told.len());
        let mut count = 0;
        for version in &found {
            count += version.changes.len();
            let then = document.as_known(&version.extent);
            prop_assert_eq!(then.count(), count);
            for change in then.changes() {
                let seen = change.saw.iter().all(|id| then.change(id).is_some());
                prop_assert!(seen, "it stands before what it saw: {:?}", change);
            }
        }
        prop_assert_eq!(found.last().map(|version| version.extent.clone()).unwrap_or_default(), document.extent());
    }

    #[test]
    fn going_back_to_a_version_gives_what_was_and_is_undone_like_any_step(
        begun in start(), a in plans(), b in plans(), which in any::<usize>(),
    ) {
        let (a, b) = (edited_at(begun, "a", &a), edited_at(begun, "b", &b));
        let mut desk = desk_at(begun, "c");
        desk.document = merged(&[&a.document, &b.document]);
        desk.strategy = project(&desk.document).0;
        let found = versions(&desk.document);
        let extent = match found.is_empty() {
            true => Extent::default(),
            false => found[which % found.len()].extent.clone(),
        };
        let (now, then) = (desk.document.clone(), desk.document.as_known(&extent));
        let since: Vec<Change> =
            now.changes().filter(|change| then.change(&change.id).is_none()).map(|change| Change::clone(change)).collect();
        let step = turned(&then, &now, &since);
        let (changes, skipped) = turn_back(&now, &step, &mut desk.stamp);
        desk.take(changes.clone());
        prop_assert_eq!(skipped, 0);
        prop_assert_eq!(&project(&desk.document).0, &project(&then).0);
        prop_assert_eq!(differences(&then, &desk.document), Vec::new());
        // Where two have left a figure whose indicator one of them took out, going there again brings the
        // indicator, too: what somebody refers to anew is not gone.
        let lost = |found: &Finding| found.kind == FindingKind::LostPlace;
        if check(&project(&now).0).iter().any(lost) {
            return Ok(());
        }
        let back = turned(&now, &desk.document, &changes);
        let (changes, skipped) = turn_back(&desk.document, &back, &mut desk.stamp);
        desk.take(changes);
        prop_assert_eq!(skipped, 0);
        prop_assert_eq!(&project(&desk.document).0, &project(&now).0);
    }
}
