//! Laws that hold for any run of edits, by anyone, merged in any order.
//!
//! `PROPTEST_CASES=100000 cargo test --profile long --test laws -- --nocapture` runs them long.

mod people;

use std::sync::{Arc, OnceLock};

use genki_board::change::contest::{choose, without};
use genki_board::change::{Change, Choice, Document, Op, contests, derive, project};
use genki_board::check::{self, FindingKind};
use genki_board::edit::{Edit, ObservationField};
use genki_board::exchange::{Envelope, Gradual, Step, body_hash, read_text, write};
use genki_board::measure::DefaultYear;
use genki_board::model::*;
use genki_board::report::grid::Grid;
use genki_board::report::{List, Outline, Overview};
use people::*;
use proptest::collection::vec;
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use serde_json::{Value, json};

fn schema() -> &'static jsonschema::Validator {
    static SCHEMA: OnceLock<jsonschema::Validator> = OnceLock::new();
    let text = include_str!("../public/schema/genki-board-1.3.schema.json");
    SCHEMA
        .get_or_init(|| jsonschema::draft202012::new(&serde_json::from_str(text).unwrap()).unwrap())
}

fn exported(document: &Document) -> String {
    write(document, &Envelope::default())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn changes_amount_to_the_edit(plans in plans()) {
        let mut desk = desk("a");
        for (number, plan) in plans.iter().enumerate() {
            // Names are given once: a part may not have that of another kind.
            let edit = plan.edit(&desk.strategy, &format!("fresh{number}"));
            if let Some(after) = desk.edit(&edit) {
                prop_assert_eq!(&desk.strategy, &after, "kept up record by record");
                prop_assert_eq!(&project(&desk.document).0, &after, "projected from nothing");
            }
        }
    }

    #[test]
    fn undoing_everything_returns_the_start_and_redoing_the_end(plans in plans()) {
        let start = desk("a").strategy;
        let mut desk = edited("a", &plans);
        let end = desk.strategy.clone();
        let steps = desk.steps.clone();
        let mut undone = Vec::new();
        for step in steps.iter().rev() {
            prop_assert_eq!(desk.undo(step), 0);
            undone.push(desk.steps.last().unwrap().clone());
        }
        prop_assert_eq!(&desk.strategy, &start);
        for step in undone.iter().rev() {
            prop_assert_eq!(desk.undo(step), 0);
        }
        prop_assert_eq!(&desk.strategy, &end);
    }

    #[test]
    fn merging_is_commutative_associative_and_idempotent(start in start(), a in plans(), b in plans(), c in plans()) {
        let edited = |author, plans: &[Plan]| edited_at(start, author, plans).document;
        let (a, b, c) = (edited("a", &a), edited("b", &b), edited("c", &c));
        let all = merged(&[&a, &b, &c]);
        prop_assert_eq!(&merged(&[&c, &b, &a]), &all);
        prop_assert_eq!(&merged(&[&a, &merged(&[&b, &c])]), &all);
        prop_assert_eq!(&merged(&[&all, &a, &all]), &all);
        prop_assert_eq!(project(&merged(&[&c, &a, &b])).0, project(&all).0);
        prop_assert_eq!(exported(&merged(&[&b, &a, &c])), exported(&all));
    }

    #[test]
    fn every_authored_value_is_live_or_seen_or_in_a_listed_conflict(a in plans(), b in plans()) {
        let (a, b) = (edited("a", &a).document, edited("b", &b).document);
        let all = merged(&[&a, &b]);
        let conflicts = all.conflicts();
        for change in all.changes() {
            let Op::Set { field, .. } = &change.op else { continue };
            let live = all.live(&change.table, &change.record, field);
            let seen = all.changes().any(|other| other.id != change.id && other.record == change.record && other.saw.contains(&change.id));
            prop_assert!(live.contains(&change.id) || seen, "lost: {:?}", change);
            let values: Vec<_> = live.iter().filter_map(|id| all.change(id)).map(|found| value_of(found, field)).collect();
            // Who takes a record out has seen every version of it, or else it is there.
            let there = all.resolve(&change.table, &change.record).exists;
            if there && values.iter().any(|value| *value != values[0]) {
                let listed = conflicts.iter().any(|(_, id, conflict)| *id == change.record && conflict.field.as_deref() == Some(field));
                prop_assert!(listed, "a difference that nobody is told of: {field}");
            }
        }
    }

    #[test]
    fn what_is_chosen_stays_chosen_however_it_is_merged(a in plans(), b in plans(), picks in vec(0usize..3, 1..8)) {
        let (a, b) = (edited("a", &a), edited("b", &b));
        let mut chooser = desk("c");
        chooser.document = merged(&[&a.document, &b.document]);
        chooser.strategy = project(&chooser.document).0;
        let mut picks = picks.iter().cycle();
        // A choice can settle others with it, and the way of one side may leave something of the
        // other to choose.
        for _ in 0..200 {
            let Some(contest) = contests(&chooser.document).into_iter().next() else { break };
            let side = &contest.sides[picks.next().unwrap() % contest.sides.len()];
            let (table, record) = (contest.table.as_str(), &contest.record);
            let changes = match side.choice {
                Choice::Gone => {
                    let after = without(&chooser.strategy, table, record);
                    derive(&chooser.document, &chooser.strategy, &after, &mut chooser.stamp)
                }
                _ => choose(&chooser.document, table, record, &side.choice, &mut chooser.stamp),
            };
            prop_assert!(!changes.is_empty(), "a choice that changes nothing: {:?}", contest);
            chooser.take(changes);
            let after = chooser.document.resolve(table, record);
            prop_assert_eq!(after.exists, side.choice != Choice::Gone);
            for (field, value) in &side.values {
                prop_assert_eq!(after.fields.get(field).unwrap_or(&Value::Null), value, "{} of {:?}", field, contest);
            }
        }
        prop_assert_eq!(contests(&chooser.document), vec![]);
        let settled = project(&chooser.document).0;
        for all in [[&a.document, &chooser.document, &b.document], [&b.document, &a.document, &chooser.document]] {
            let again = merged(&all);
            prop_assert_eq!(contests(&again), vec![]);
            prop_assert_eq!(&project(&again).0, &settled);
        }
    }

    #[test]
    fn files_come_back_as_they_went(start in start(), a in plans(), b in plans()) {
        let document = merged(&[&edited_at(start, "a", &a).document, &edited_at(start, "b", &b).document]);
        let text = exported(&document);
        let opened = read_text(&text).unwrap();
        prop_assert_eq!(&opened.document, &document);
        let value: Value = serde_json::from_str(&text).unwrap();
        prop_assert!(schema().is_valid(&value), "an export that the published schema refuses");
        prop_assert_eq!(&exported(&opened.document), &text);
        prop_assert_eq!(&opened.strategy, &project(&document).0);
        let mut gradual = Gradual::new(text);
        let bit_by_bit = loop {
            if let Step::Done(result) = gradual.step(&mut || false) {
                break result;
            }
        };
        prop_assert_eq!(*bit_by_bit, Ok(opened));
    }

    #[test]
    fn what_this_version_does_not_know_survives(start in start(), plans in plans(), name in "[a-z]{3,8}New", text in "\\PC{0,10}", flag in any::<bool>()) {
        let mut value: Value = serde_json::from_str(&exported(&edited_at(start, "a", &plans).document)).unwrap();
        let news = json!({ "text": text, "flag": flag });
        value[&name] = news.clone();
        value["body"][&name] = news.clone();
        value["body"]["base"][&name] = news.clone();
        value["body"]["base"][format!("{name}Table")] = json!([{ "id": "x", "of": "a later version" }]);
        value["body"]["base"]["observations"][0][&name] = news.clone();
        value["body"]["base"]["observations"][0]["state"] = json!("certifiedByTheMoon");
        value["body"]["changes"].as_array_mut().unwrap().push(json!({ "id": "z.z.1", "op": "turn" }));
        if let Some(change) = value["body"]["changes"][0].as_object_mut() {
            change.insert(name.clone(), news.clone());
        }
        let opened = read_text(&value.to_string()).unwrap();
        let again: Value = serde_json::from_str(&exported(&opened.document)).unwrap();
        prop_assert_eq!(&again["body"], &value["body"]);
        prop_assert_eq!(&again[&name], &news);
    }

    #[test]
    fn what_is_kept_up_is_what_is_made_anew(plans in plans(), year in 2020i32..2027) {
        let mut desk = desk("a");
        let context = |strategy: &Strategy| (Arc::new(Outline::of(strategy)), year);
        let (mut outline, mut list, mut grid) = (Latest::<Outline>::default(), Latest::<List>::default(), Latest::<Grid>::default());
        let (mut findings, mut spoken_of) = (Latest::<Vec<check::Finding>>::default(), Latest::<DefaultYear>::default());
        for (number, plan) in plans.iter().enumerate() {
            let before = desk.strategy.clone();
            desk.edit(&plan.edit(&before, &format!("fresh{number}")));
            let now = Arc::new(desk.strategy.clone());
            let context = context(&now);
            prop_assert_eq!(&*outline.of(&now, &()), &Outline::of(&now));
            prop_assert_eq!(&*list.of(&now, &context), &List::of(&now, &context.0, year));
            prop_assert_eq!(&*grid.of(&now, &context.0), &Grid::of(&now, &context.0));
            prop_assert_eq!(&*findings.of(&now, &()), &check::check(&now));
            prop_assert_eq!(spoken_of.of(&now, &()).year, DefaultYear::of(&now).year);
        }
    }

    #[test]
    fn no_run_of_edits_leaves_a_dangling_reference(plans in vec(plan(), 0..25)) {
        let strategy = edited("a", &plans).strategy;
        let found = check::check(&strategy);
        prop_assert_eq!(found.iter().filter(|found| found.kind == FindingKind::LostPlace).count(), 0);
        // Looked at one by one, the indicators have the same findings.
        for indicator in strategy.indicators.iter() {
            let own: Vec<_> = found.iter().filter(|found| found.indicator.as_ref() == Some(&indicator.id)).cloned().collect();
            prop_assert_eq!(check::check_of(&strategy, &indicator.id), own);
        }
    }

    #[test]
    fn counts_of_every_roll_up_add_up(plans in plans(), year in 2020i32..2027) {
        let strategy = edited("a", &plans).strategy;
        let outline = Outline::of(&strategy);
        let list = List::of(&strategy, &outline, year);
        let overview = Overview::of(&outline, &list);
        // What a plan has dropped is none of the years after.
        let stands = |id: &Id| strategy.reviews.is_empty() || strategy.stands(id, year);
        let standing = strategy.indicators.iter().filter(|indicator| stands(&indicator.id));
        let (outcomes, outputs): (Vec<_>, Vec<_>) = standing.partition(|indicator| indicator.is_outcome());
        let (outcomes, outputs) = (outcomes.len(), outputs.len());
        let again = strategy.restatements.iter().filter(|again| stands(&again.outcome)).count();
        let listed = outcomes + outputs + again;
        prop_assert_eq!(overview.outputs.total(), outputs);
        prop_assert_eq!(overview.outcomes.total(), outcomes);
        prop_assert_eq!(list.rows.len(), listed);
        for rows in &overview.directions {
            prop_assert_eq!(rows.tally.iter().map(|(_, count)| count).sum::<usize>(), rows.outputs.len());
        }
        prop_assert_eq!(list.tally(&Default::default()).iter().map(|(_, count)| count).sum::<usize>(), listed);
        prop_assert!(overview.outputs.good() <= overview.outputs.judged());
    }
}

fn value_of(change: &Change, field: &str) -> Value {
    match &change.op {
        Op::Set { value, .. } => value.clone(),
        Op::Create(fields) => fields.get(field).cloned().unwrap_or(Value::Null),
        Op::Delete => Value::Null,
    }
}

fn target(year: i32, typed: &str) -> Edit {
    Edit::Target {
        indicator: "bcp-seminar".into(),
        period: Period::fiscal(year),
        typed: typed.into(),
    }
}

#[test]
fn two_people_who_set_the_same_target_apart_are_seen_to_differ() {
    let (mut a, mut b) = (desk("a"), desk("b"));
    a.edit(&target(2030, "90"));
    b.edit(&target(2030, "100"));
    let conflicts = merged(&[&a.document, &b.document]).conflicts();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].2.field.as_deref(), Some("value"));
    // The same value is no conflict.
    let mut c = desk("c");
    c.edit(&target(2030, "90"));
    assert_eq!(merged(&[&a.document, &c.document]).conflicts(), []);
}

#[test]
fn a_typed_figure_is_chosen_whole() {
    let id: Id = "bcp-seminar.FY2025.target".into();
    for (one, other) in
        [("61", "72件以下"), ("61", "60〜70"), ("61", "減少を目指します"), ("61以上", "2O4")]
    {
        let (mut a, mut b) = (desk("a"), desk("b"));
        // The other has changed its mind on the way.
        b.edit(&target(2025, "5"));
        a.edit(&target(2025, one));
        b.edit(&target(2025, other));
        let mut chooser = desk("c");
        chooser.document = merged(&[&a.document, &b.document]);
        chooser.strategy = project(&chooser.document).0;
        for (author, of) in [("a", &a), ("b", &b)] {
            let mut chooser = chooser.clone();
            let contest = contests(&chooser.document).remove(0);
            let side =
                contest.sides.iter().find(|side| side.author.as_deref() == Some(author)).unwrap();
            let changes =
                choose(&chooser.document, "targets", &id, &side.choice, &mut chooser.stamp);
            chooser.take(changes);
            let (chosen, theirs) =
                (chooser.strategy.targets.get(&id).unwrap(), of.strategy.targets.get(&id).unwrap());
            assert_eq!(
                (&chosen.goal, &chosen.raw),
                (&theirs.goal, &theirs.raw),
                "{one} {other} {author}"
            );
            assert_eq!(contests(&chooser.document), []);
        }
    }
}

#[test]
fn what_was_taken_out_by_one_who_had_seen_all_is_no_longer_to_be_chosen() {
    let (mut a, mut b) = (desk("a"), desk("b"));
    a.edit(&target(2025, "61"));
    b.edit(&target(2025, "72"));
    a.document.merge(&b.document);
    a.strategy = project(&a.document).0;
    assert_eq!(contests(&a.document).len(), 1);
    a.edit(&target(2025, ""));
    assert!(!a.strategy.targets.contains(&"bcp-seminar.FY2025.target".into()));
    assert_eq!(contests(&a.document), []);
}

#[test]
fn a_deletion_that_did_not_see_a_change_does_not_remove() {
    let id: Id = "bcp-seminar.FY2023.1".into();
    let (mut a, mut b) = (desk("a"), desk("b"));
    a.edit(&Edit::RemoveObservation { id: id.clone() });
    b.edit(&Edit::Observation {
        id: id.clone(), field: ObservationField::Note("確かめた".into())
    });
    assert!(!a.strategy.observations.contains(&id));
    let all = merged(&[&a.document, &b.document]);
    let strategy = project(&all).0;
    assert_eq!(strategy.observations.get(&id).unwrap().note, "確かめた");
    assert!(
        all.conflicts().iter().any(|(_, found, conflict)| *found == id && conflict.field.is_none())
    );
}

#[test]
fn restoring_brings_back_what_was_there() {
    let id: Id = "bcp-seminar.FY2023.1".into();
    let mut a = desk("a");
    a.edit(&Edit::Observation {
        id: id.clone(), field: ObservationField::Note("確かめた".into())
    });
    let before = a.strategy.clone();
    a.edit(&Edit::RemoveObservation { id: id.clone() });
    let removal = a.steps.last().unwrap().clone();
    a.undo(&removal);
    assert_eq!(a.strategy, before);
}

#[test]
fn a_cell_emptied_and_typed_again_is_undone_step_by_step() {
    let mut a = desk("a");
    let mut states = vec![a.strategy.clone()];
    for typed in ["", "77", "", "78"] {
        a.edit(&target(2025, typed));
        states.push(a.strategy.clone());
    }
    let steps = a.steps.clone();
    let mut undone = Vec::new();
    for (step, before) in steps.iter().zip(&states).rev() {
        assert_eq!(a.undo(step), 0);
        assert_eq!(a.strategy, *before);
        assert_eq!(a.document.conflicts(), []);
        undone.push(a.steps.last().unwrap().clone());
    }
    for (step, after) in undone.iter().rev().zip(&states[1..]) {
        assert_eq!(a.undo(step), 0);
        assert_eq!(a.strategy, *after);
    }
}

#[test]
fn undo_leaves_alone_what_somebody_has_changed_since() {
    let id: Id = "bcp-seminar.FY2023.1".into();
    let note = |text: &str| Edit::Observation {
        id: id.clone(),
        field: ObservationField::Note(text.into()),
    };
    let mut a = desk("a");
    a.edit(&note("はじめ"));
    let first = a.steps.last().unwrap().clone();
    let mut b = desk("b");
    b.document.merge(&a.document);
    b.strategy = project(&b.document).0;
    b.edit(&note("あとから"));
    a.document.merge(&b.document);
    a.strategy = project(&a.document).0;
    assert_eq!(a.undo(&first), 1);
    assert_eq!(a.strategy.observations.get(&id).unwrap().note, "あとから");
}

#[test]
fn the_hash_is_of_the_content_and_not_of_its_layout() {
    let document = edited("a", &[]).document;
    let text = exported(&document);
    let squeezed: Value = serde_json::from_str(&text).unwrap();
    let opened = read_text(&squeezed.to_string()).unwrap();
    assert_eq!(opened.remarks, []);
    assert_eq!(body_hash(&opened.document), body_hash(&document));
}
