//! 取り込む: nothing is lost, everybody agrees, and what was decided stays decided, whatever anybody did.
//!
//! `PROPTEST_CASES=100000 cargo test --profile long --test taking_in -- --nocapture` runs the laws long.

mod people;

use std::collections::BTreeSet;

use genki_board::change::contest::without;
use genki_board::change::settle::take_in;
use genki_board::change::taking_in::{Incoming, Kind, Pick, Row, preview};
use genki_board::change::{Change, Document, base_of, derive, project, share, turn_back, turned};
use genki_board::edit::{AboutField, Edit, New, Part};
use genki_board::exchange::{Envelope, write};
use genki_board::model::*;
use genki_board::session::{
    Command, Context, DocumentCommand, Effect, FileBytes, Message, Session, Storage, TakingIn,
};
use genki_board::text::JA;
use people::returned::{begun, returned};
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
    documents
        .iter()
        .map(|(document, related)| Incoming { document, related: *related, common: None })
        .collect()
}

/// Table, record and field; no field where the question is whether the record is there.
type Place = (String, Id, Option<String>);

/// What stands to be chosen, by place.
fn open_places(document: &Document) -> BTreeSet<Place> {
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
        // A copy in which the record is not there is not offered for a field.
        if row.pick.is_some_and(|pick| !row.fields.is_empty() && row.value(pick).is_null()) {
            row.pick = None;
        }
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
    fn what_a_copy_shares_with_the_document_is_what_it_says_itself(a in plans(), b in plans(), known in 0usize..30) {
        let ours = edited("a", &a);
        let mut copy = edited("b", &b).document;
        // It has seen something of ours, too.
        for change in ours.document.changes().take(known) {
            copy.add(Change::clone(change));
        }
        let said = project(&copy).0;
        prop_assert_eq!(share((&copy, &said), (&ours.document, &ours.strategy)), said);
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
        let made: Vec<Change> = after.document.changes().map(|change| Change::clone(change)).collect();
        let turned = turned(&ours.document, &after.document, &made);
        let (changes, skipped) = turn_back(&after.document, &turned, &mut after.stamp);
        after.take(changes);
        let back = project(&after.document).0;
        prop_assert_eq!(skipped, 0);
        prop_assert_eq!(&back, &ours.strategy);
        prop_assert_eq!(open_places(&after.document), open_places(&ours.document));
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

/// A session with a document of its own, opened from a file.
struct Officer {
    session: Session,
    key: String,
    fresh: u32,
}

impl Officer {
    fn with(document: &Document, author: &str) -> Officer {
        let mut session = Session::new(author.into(), "evening".into(), format!("{author}課"));
        session.storage = Storage::Works;
        let mut officer = Officer { session, key: String::new(), fresh: 0 };
        officer.ask(DocumentCommand::OpenFile(file(document, "own", author)));
        officer.key = officer.session.open.keys().next().unwrap().clone();
        officer
    }

    fn ask(&mut self, command: DocumentCommand) {
        self.fresh += 1;
        let context = Context {
            today: today(),
            now: "2026-11-29T09:01:00".into(),
            fresh: format!("fresh{}", self.fresh),
        };
        let outcome = self.session.update_document(&context, command);
        for effect in outcome.effects {
            if let Effect::OpenArrived { key, file } = effect {
                self.ask(DocumentCommand::OpenArrived { key, file });
            }
        }
    }

    fn hold(&mut self, document: &Document, name: &str) {
        let file = file(document, name, name);
        self.ask(DocumentCommand::HoldAgainst { key: self.key.clone(), file });
    }

    fn taking(&self) -> &TakingIn {
        &self.session.taking_in[&self.key]
    }

    fn take_in(&mut self) {
        let key = self.key.clone();
        self.ask(DocumentCommand::TakeIn { key, step: "取り込み".into() });
    }

    fn document(&self) -> &Document {
        &self.session.open[&self.key].document
    }

    fn strategy(&self) -> &Strategy {
        &self.session.open[&self.key].strategy
    }

    /// Decides the rows of a record.
    fn pick(&mut self, record: &str, pick: Option<Pick>) {
        let rows = self.taking().preview.rows.iter().enumerate();
        let rows = rows.filter(|(_, row)| row.record.as_str() == record).map(|(at, _)| at);
        let rows: BTreeSet<usize> = rows.collect();
        assert!(!rows.is_empty(), "{record} does not differ");
        let key = self.key.clone();
        self.ask(DocumentCommand::Pick { key, rows, pick });
    }
}

fn file(document: &Document, name: &str, by: &str) -> FileBytes {
    let envelope = Envelope {
        file_id: format!("file-{name}"),
        author_label: format!("{by}課"),
        exported_at: "2026-11-29T09:00:00".into(),
        ..Envelope::default()
    };
    let bytes = write(document, &envelope).into_bytes();
    FileBytes { name: format!("{name}.json"), bytes, text: None, read: None }
}

#[test]
fn three_copies_and_an_older_one_come_to_the_same_in_all_six_orders() {
    let copies = returned();
    let mut outcomes: Vec<(Strategy, BTreeSet<Place>)> = Vec::new();
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut officer = Officer::with(&begun().0, "a");
        for at in order {
            officer.hold(&copies[at].1, copies[at].0);
        }
        officer.hold(&copies[order[0]].1, "twice");
        officer.hold(&copies[3].1, "older");
        let taking = officer.taking();
        let told: Vec<_> = taking.copies.iter().map(|copy| (copy.related, copy.same_as)).collect();
        assert_eq!(
            told,
            [(true, None), (true, None), (true, None), (true, Some(0)), (false, None)]
        );
        assert_eq!(taking.copies[0].by, format!("{}課", copies[order[0]].0));
        // Of the older one only what is chosen is taken.
        officer.pick(ABOUT, Some(Pick::Theirs(4)));
        officer.take_in();
        assert!(officer.session.taking_in.is_empty());
        for (_, copy) in &copies[..3] {
            for change in copy.changes() {
                assert!(officer.document().change(&change.id).is_some(), "lost: {change:?}");
            }
        }
        assert_eq!(officer.strategy().about.name, "前の版");
        assert_eq!(*officer.strategy(), project(officer.document()).0);
        outcomes.push((officer.strategy().clone(), open_places(officer.document())));
    }
    for outcome in &outcomes[1..] {
        assert_eq!(outcome.1, outcomes[0].1);
        assert_eq!(outcome.0, outcomes[0].0);
    }
    // The name, the place, the figure of two, and the item that one took out and another built upon.
    let fields: Vec<Option<&str>> =
        outcomes[0].1.iter().map(|(_, _, field)| field.as_deref()).collect();
    for field in [Some("name"), Some("item"), Some("value"), None] {
        assert!(fields.contains(&field), "{field:?} of {fields:?}");
    }
    assert!(outcomes[0].0.programs.contains(&"new-program".into()));
}

#[test]
fn what_stands_to_be_chosen_already_is_no_news_of_a_copy() {
    let mut officer = Officer::with(&begun().0, "a");
    for (name, copy) in &returned()[..3] {
        officer.hold(copy, name);
    }
    officer.take_in();
    assert!(!officer.document().contested().is_empty());
    let own = officer.document().clone();
    officer.hold(&own, "own");
    assert_eq!(officer.taking().preview.rows, vec![]);
}

#[test]
fn taking_in_is_one_step_that_can_be_undone_and_done_again() {
    let mut officer = Officer::with(&begun().0, "a");
    let before = officer.strategy().clone();
    for (name, copy) in &returned()[..2] {
        officer.hold(copy, name);
    }
    officer.take_in();
    let after = officer.strategy().clone();
    assert_ne!(after, before);
    let key = officer.key.clone();
    officer.ask(DocumentCommand::Undo { key: key.clone() });
    assert_eq!(*officer.strategy(), before);
    officer.ask(DocumentCommand::Redo { key });
    assert_eq!(*officer.strategy(), after);
}

#[test]
fn undoing_what_was_declined_takes_nothing_in() {
    let mut officer = Officer::with(&begun().0, "a");
    let before = officer.strategy().clone();
    let copies = returned();
    officer.hold(&copies[1].1, "c");
    let rows = (0..officer.taking().preview.rows.len()).collect();
    let key = officer.key.clone();
    officer.ask(DocumentCommand::Pick { key: key.clone(), rows, pick: Some(Pick::Ours) });
    officer.take_in();
    assert_eq!(*officer.strategy(), before);
    officer.ask(DocumentCommand::Undo { key });
    assert_eq!(*officer.strategy(), before);
}

#[test]
fn of_two_files_of_one_sender_the_later_figure_is_proposed_whichever_comes_first() {
    let start = begun();
    let mut sender = desk_at(&start, "b");
    let indicator = start.1.indicators.iter().next().unwrap().id.clone();
    let actual = |typed: &str| Edit::Actual {
        indicator: indicator.clone(),
        period: Period::fiscal(2030),
        typed: typed.into(),
    };
    sender.edit(&actual("10")).unwrap();
    let first = sender.document.clone();
    sender.edit(&actual("12")).unwrap();
    for order in [[&first, &sender.document], [&sender.document, &first]] {
        let mut officer = Officer::with(&start.0, "a");
        for (at, copy) in order.into_iter().enumerate() {
            officer.hold(copy, ["one", "two"][at]);
        }
        officer.take_in();
        let figure = officer.strategy().counted(&indicator, Period::fiscal(2030)).unwrap();
        assert_eq!(figure.figure, Figure::Number(12.into()));
        assert_eq!(open_places(officer.document()), BTreeSet::new());
    }
}

#[test]
fn a_file_of_another_document_leaves_what_is_under_way() {
    let mut officer = Officer::with(&begun().0, "a");
    let copies = returned();
    officer.hold(&copies[1].1, "c");
    let other = file(&whole().0, "another", "b");
    officer.ask(DocumentCommand::OpenFile(other));
    assert_eq!(officer.taking().copies.len(), 1);
}

#[test]
fn a_document_that_changed_meanwhile_is_compared_anew_and_what_was_decided_stays() {
    let mut officer = Officer::with(&begun().0, "a");
    let copies = returned();
    officer.hold(&copies[1].1, "c");
    officer.pick("new-program", Some(Pick::Ours));
    let key = officer.key.clone();
    let edit = Edit::About { field: AboutField::Name("こちらで変えた".into()) };
    officer.ask(DocumentCommand::Edit { key, edit, step: "名前".into() });
    officer.take_in();
    let notice = officer.session.notices.last().map(|notice| notice.message.clone());
    assert_eq!(notice, Some(Message::ComparedAnew));
    officer.take_in();
    assert!(!officer.strategy().programs.contains(&"new-program".into()));
    assert_eq!(officer.strategy().about.name, "こちらで変えた");
}

#[test]
fn what_is_held_against_published_data_goes_on_in_the_copy_that_an_edit_makes() {
    let mut session = Session::new("a".into(), "evening".into(), String::new());
    session.storage = Storage::Works;
    let mut officer = Officer { session, key: "chiba-5".into(), fresh: 0 };
    let context = Context { today: today(), now: "2026-11-29T09:01:00".into(), fresh: "v".into() };
    officer.session.update(&context, Command::Visit { key: "chiba-5".into() });
    let published = officer.document().clone();
    officer.hold(&published, "b");
    let key = officer.key.clone();
    let edit = Edit::About { field: AboutField::Name("こちらで変えた".into()) };
    officer.ask(DocumentCommand::Edit { key: key.clone(), edit, step: "名前".into() });
    officer.key = officer.session.open.keys().find(|slot| **slot != key).unwrap().clone();
    assert_eq!(officer.taking().key, officer.key);
    assert!(!officer.session.taking_in.contains_key(&key));
}

#[test]
fn a_file_that_cannot_be_read_changes_nothing_and_is_told() {
    let mut officer = Officer::with(&begun().0, "a");
    let bytes = b"{\"format\":".to_vec();
    let file = FileBytes { name: "cut.json".into(), bytes, text: None, read: None };
    let before = officer.document().clone();
    officer.ask(DocumentCommand::HoldAgainst { key: officer.key.clone(), file });
    assert!(officer.session.taking_in.is_empty());
    assert!(matches!(officer.session.notices[0].message, Message::NotOpened { .. }));
    assert_eq!(*officer.document(), before);
}

#[test]
fn a_copy_of_an_older_base_is_told_from_the_document_that_is_still_here() {
    let begun = edited("head", &[]);
    let mut officer = Officer::with(&begun.document, "head");
    let typed = |indicator: &str, typed: &str| Edit::Target {
        indicator: indicator.into(),
        period: Period::fiscal(2027),
        typed: typed.into(),
    };
    let edit = |officer: &mut Officer, edit: Edit| {
        let (key, step) = (officer.key.clone(), String::new());
        officer.ask(DocumentCommand::Edit { key, edit, step });
    };
    // Somebody has a copy, and changes two targets in it.
    let mut other = Desk { stamp: desk_at(whole(), "a").stamp, ..begun.clone() };
    other.edit(&typed("bcp-seminar", "71"));
    other.edit(&typed("expert-dispatch", "72"));
    // Meanwhile one of them is changed here, a new base made, and a third one changed on it.
    edit(&mut officer, typed("bcp-seminar", "81"));
    let key = officer.key.clone();
    officer.ask(DocumentCommand::Rebase { key: key.clone(), name: "新しい基点".into() });
    let fresh = officer.session.open.keys().find(|known| **known != key).unwrap().clone();
    officer.key = fresh;
    assert_eq!(officer.document().count(), 0);
    edit(&mut officer, typed("innovation-plans", "83"));
    officer.hold(&other.document, "a");
    assert!(!officer.taking().copies[0].related);
    let rows = &officer.taking().preview.rows;
    let of = |indicator: &str| {
        rows.iter().filter(|row| row.record.as_str().starts_with(indicator)).collect::<Vec<_>>()
    };
    assert_eq!(of("innovation-plans"), Vec::<&Row>::new(), "the sender has not touched it");
    assert!(of("expert-dispatch").iter().all(|row| row.kind == Kind::Added), "{rows:?}");
    assert!(
        !of("bcp-seminar").is_empty()
            && of("bcp-seminar").iter().all(|row| row.kind == Kind::Apart)
    );
    officer.take_in();
    let target = |officer: &Officer, indicator: &str| {
        let period = Period::fiscal(2027);
        let targets = officer.strategy().targets_of(&indicator.into());
        let found = targets.into_iter().find(|target| target.period == period).cloned();
        JA.target_as_typed(found.as_deref())
    };
    let told: Vec<String> = ["bcp-seminar", "expert-dispatch", "innovation-plans"]
        .map(|indicator| target(&officer, indicator))
        .to_vec();
    assert!(
        told[0].starts_with("81") && told[1].starts_with("72") && told[2].starts_with("83"),
        "{told:?}"
    );
}

#[test]
fn what_cannot_be_read_of_a_copy_goes_along_with_it() {
    let begun = edited("head", &[]);
    let mut officer = Officer::with(&begun.document, "head");
    let mut other = begun.document.clone();
    other.unreadable.push(serde_json::json!({ "id": 7, "later": true }));
    officer.hold(&other, "a");
    officer.take_in();
    assert_eq!(officer.document().unreadable, other.unreadable);
    let kept = write(officer.document(), &Envelope::default());
    assert!(kept.contains("\"later\": true") || kept.contains("\"later\":true"));
    // Once is enough.
    officer.hold(&other, "a");
    officer.take_in();
    assert_eq!(officer.document().unreadable.len(), 1);
}

#[test]
fn a_place_in_an_item_that_only_the_copy_has_brings_the_item() {
    let ours = edited("head", &[]);
    let mut other = edited("a", &[]);
    let indicator =
        other.strategy.indicators.iter().find(|found| !found.is_outcome()).unwrap().id.clone();
    let parent = other.strategy.directions.iter().next().unwrap().id.clone();
    let item = Id::from("new-item");
    other.edit(&Edit::Add {
        id: item.clone(),
        new: New::Item { parent },
        name: "新しい項目".into(),
    });
    other.edit(&Edit::Place { part: Part::Indicator(indicator.clone()), parent: item.clone() });
    // Of another base: everything is compared, and nothing taken unasked.
    let apart = Document::new("other", base_of(&other.strategy));
    let copies = [Incoming { document: &apart, related: false, common: None }];
    let mut rows = preview(&ours.document, &copies).rows;
    for row in &mut rows {
        row.pick = match row.record == indicator {
            true => Some(Pick::Theirs(0)),
            false => Some(Pick::Ours),
        };
    }
    let mut desk = ours.clone();
    let made = take_in(&desk.document, &copies, &rows, &mut desk.stamp);
    desk.take(made.changes);
    assert!(desk.strategy.items.contains(&item), "it stands nowhere");
    assert_eq!(project(&desk.document).1, []);
}
