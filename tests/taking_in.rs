//! 取り込む: nothing is lost, everybody agrees, and what was decided stays decided, whatever anybody did.
//!
//! `PROPTEST_CASES=100000 cargo test --profile long --test taking_in -- --nocapture` runs the laws long.

mod people;

use std::collections::BTreeSet;

use genki_board::change::contest::without;
use genki_board::change::taking_in::{Incoming, Kind, Pick, Row, preview, take_in};
use genki_board::change::{Document, Turned, derive, project, turn_back};
use genki_board::edit::{Edit, Part};
use genki_board::model::*;
use people::*;
use proptest::collection::vec;
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use serde_json::Value;

/// Takes rows in as the session does: what is to go is taken out with everything beneath it.
fn taken(desk: &Desk, copies: &[Incoming], rows: &[Row]) -> Desk {
    let mut after = desk.clone();
    let taken = take_in(&desk.document, copies, rows, &mut after.stamp);
    after.take(taken.changes);
    after.strategy = project(&after.document).0;
    for (table, record) in taken.gone {
        let removed = match Part::of(&table, &record) {
            Some(part) => Edit::Remove { part }.apply(&after.strategy, today()).ok(),
            None => Some(without(&after.strategy, &table, &record)),
        };
        let Some(removed) = removed else { continue };
        let changes = derive(&after.document, &after.strategy, &removed, &mut after.stamp);
        after.take(changes);
    }
    after
}

fn related(documents: &[&Document]) -> Vec<(Document, bool)> {
    documents.iter().map(|document| ((*document).clone(), true)).collect()
}

fn copies(documents: &[(Document, bool)]) -> Vec<Incoming<'_>> {
    documents.iter().map(|(document, related)| Incoming { document, related: *related }).collect()
}

/// Every record that a step has changed, before and after it.
fn turned(before: &Document, after: &Document) -> Vec<Turned> {
    let whole = |document: &Document, table: &str, record: &Id| {
        let found = document.resolve(table, record);
        if found.exists { Value::Object(found.fields) } else { Value::Null }
    };
    let pair = |(table, record): (String, Id)| Turned {
        before: whole(before, &table, &record),
        after: whole(after, &table, &record),
        table,
        record,
    };
    after.changed_records().into_iter().map(pair).filter(|one| one.before != one.after).collect()
}

/// What stands to be chosen, by place.
fn open_places(document: &Document) -> BTreeSet<(String, Id, Option<String>)> {
    document.conflicts().into_iter().map(|(table, id, found)| (table, id, found.field)).collect()
}

fn at(document: &Document, row: &Row) -> Value {
    let found = document.resolve(&row.table, &row.record);
    if !found.exists {
        return Value::Null;
    }
    match row.fields.is_empty() {
        true => Value::Object(found.fields),
        false => {
            let named = row.fields.iter().filter_map(|name| found.fields.get_key_value(name));
            Value::Object(named.map(|(name, value)| (name.clone(), value.clone())).collect())
        }
    }
}

/// Picks for rows, as somebody who does not read them would make them.
fn decide(rows: &mut [Row], picks: &[usize]) {
    for (row, pick) in rows.iter_mut().zip(picks.iter().cycle()) {
        row.pick = match pick % 4 {
            0 => row.pick,
            1 => Some(Pick::Ours),
            other => Some(Pick::Theirs((other - 2) % row.theirs.len())),
        };
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_change_of_a_related_copy_is_there_and_what_was_decided_stands(a in plans(), b in plans(), c in plans(), picks in vec(0usize..4, 1..9)) {
        let ours = edited("a", &a);
        let documents = related(&[&edited("b", &b).document, &edited("c", &c).document]);
        let copies = copies(&documents);
        let mut rows = preview(&ours.document, &copies).rows;
        decide(&mut rows, &picks);
        let after = taken(&ours, &copies, &rows);
        for (copy, _) in &documents {
            for change in copy.changes() {
                prop_assert!(after.document.change(&change.id).is_some(), "lost: {:?}", change);
            }
        }
        // A removal takes with it what lies beneath, whatever was decided of that.
        let gone = rows.iter().any(|row| row.fields.is_empty() && row.pick.is_some_and(|pick| row.value(pick).is_null()));
        for row in rows.iter().filter(|_| !gone) {
            let now = at(&after.document, row);
            match (row.kind, row.pick) {
                (Kind::Removed, None) => prop_assert!(!now.is_null(), "gone without a decision: {:?}", row),
                (_, Some(pick)) if !row.fields.is_empty() => prop_assert_eq!(&now, row.value(pick), "{:?}", row),
                (_, Some(_)) => prop_assert!(!now.is_null(), "{:?}", row),
                (_, None) => {}
            }
        }
        // The same copies again bring nothing new to decide, and change nothing.
        let again = preview(&after.document, &copies);
        let news: Vec<&Row> = again.rows.iter().filter(|row| matches!(row.kind, Kind::Added | Kind::Changed)).collect();
        prop_assert_eq!(news, Vec::<&Row>::new());
    }

    #[test]
    fn in_whatever_order_copies_come_the_outcome_is_the_same(a in plans(), b in plans(), c in plans(), d in plans()) {
        let ours = edited("a", &a);
        let all = [edited("b", &b).document, edited("c", &c).document, edited("d", &d).document];
        let mut outcomes = Vec::new();
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let mut desk = ours.clone();
            // One after the other, the first of them twice.
            for at in order.into_iter().chain([order[0]]) {
                let documents = related(&[&all[at]]);
                let copies = copies(&documents);
                let rows = preview(&desk.document, &copies).rows;
                desk = taken(&desk, &copies, &rows);
            }
            outcomes.push((desk.strategy, open_places(&desk.document)));
        }
        // And all at once.
        let documents = related(&[&all[0], &all[1], &all[2]]);
        let copies = copies(&documents);
        let rows = preview(&ours.document, &copies).rows;
        let desk = taken(&ours, &copies, &rows);
        for outcome in &outcomes {
            prop_assert_eq!(&outcome.1, &open_places(&desk.document));
            prop_assert_eq!(&outcome.0, &desk.strategy);
        }
    }

    #[test]
    fn what_was_declined_stays_declined_when_the_file_goes_back(a in plans(), b in plans()) {
        let (ours, theirs) = (edited("a", &a), edited("b", &b));
        let documents = related(&[&theirs.document]);
        let mut rows = preview(&ours.document, &copies(&documents)).rows;
        for row in &mut rows {
            row.pick = Some(Pick::Ours);
        }
        let after = taken(&ours, &copies(&documents), &rows);
        // The sender takes all of it as it is proposed.
        let back = related(&[&after.document]);
        let proposed = preview(&theirs.document, &copies(&back)).rows;
        let sender = taken(&theirs, &copies(&back), &proposed);
        for row in rows.iter().filter(|row| !row.fields.is_empty()) {
            prop_assert_eq!(at(&after.document, row), at(&sender.document, row), "{:?}", row);
        }
        // And sends it again: nobody is asked anew.
        let again = related(&[&sender.document]);
        let asked = preview(&after.document, &copies(&again)).rows;
        let open: Vec<&Row> = asked.iter().filter(|row| row.kind == Kind::Changed).collect();
        prop_assert_eq!(open, Vec::<&Row>::new());
    }

    #[test]
    fn one_undo_leads_back_and_it_can_be_taken_again(a in plans(), b in plans(), picks in vec(0usize..4, 1..9)) {
        let (mut ours, theirs) = (edited("a", &a), edited("b", &b));
        ours.strategy = project(&ours.document).0;
        let documents = related(&[&theirs.document]);
        let copies = copies(&documents);
        let mut rows = preview(&ours.document, &copies).rows;
        decide(&mut rows, &picks);
        let mut after = taken(&ours, &copies, &rows);
        let turned = turned(&ours.document, &after.document);
        let (changes, skipped) = turn_back(&after.document, &turned, &mut after.stamp);
        after.take(changes);
        let back = project(&after.document).0;
        prop_assert_eq!(skipped, 0);
        prop_assert_eq!(&back, &ours.strategy);
        // The same file again: everything that it changed is offered, and can be had.
        let mut offered = preview(&after.document, &copies).rows;
        for row in rows.iter().filter(|row| row.kind == Kind::Changed && row.pick == Some(Pick::Theirs(0))) {
            let place = |other: &&mut Row| (&other.table, &other.record, &other.fields) == (&row.table, &row.record, &row.fields);
            let Some(found) = offered.iter_mut().find(place) else {
                prop_assert!(false, "not offered again: {:?}", row);
                continue;
            };
            prop_assert_eq!(found.kind, Kind::Earlier);
            found.pick = Some(Pick::Theirs(0));
            let again = taken(&after, &copies, std::slice::from_ref(found));
            prop_assert_eq!(&at(&again.document, row), row.value(Pick::Theirs(0)), "{:?}", row);
        }
    }
}

/// A figure typed into a year that nobody has filled in yet.
fn revision(typed: &str) -> Plan {
    Plan { what: 2, which: 2, year: 2021, typed: typed.into() }
}

#[test]
fn a_figure_of_one_and_the_reason_for_its_absence_of_another_are_to_be_chosen_between() {
    let b = edited("b", &[revision("120")]).document;
    let d = edited("d", &[revision("!")]).document;
    let united = merged(&[&b, &d]);
    let fields: BTreeSet<Option<String>> =
        open_places(&united).into_iter().map(|(_, _, field)| field).collect();
    let expected = ["missing", "raw", "value"].map(|field| Some(field.to_string()));
    assert_eq!(fields, BTreeSet::from(expected));
}
