//! A session told as an officer would: what is said, what is kept, what is asked of the world.

use genki_board::change::{Choice, removed};
use genki_board::edit::{
    AboutField, CirculationField, Edit, EvaluationField, IndicatorField, MeetingField, New,
    ObservationField, OpinionField, Part, PlanEdit, Refusal, ReviewField,
};
use genki_board::exchange::{Checked, Seen, read_text};
use genki_board::measure::{Status, Verdict};
use genki_board::model::*;
use genki_board::session::{
    Answer, Command, Context, DocumentCommand, Effect, FileBytes, Message, Origin, Outcome,
    SaveState, Session, SlotKind,
};
use genki_board::storage::{
    Failure, KeptStep, Request, StepRecord, StorageUsage, Stored, StoredDocument,
};
use genki_board::text::JA;

const BCP: &str = "bcp-seminar";

struct Officer {
    session: Session,
    /// What a store that never fails has kept: documents and journal.
    documents: Vec<(StoredDocument, String)>,
    journal: Vec<StepRecord>,
    /// The disk is full.
    full: bool,
    downloads: Vec<(String, String)>,
    /// Files that hold several.
    packed: usize,
    /// Files that were led on, because they are of a 勉強会.
    to_workshop: Vec<String>,
    key: String,
    fresh: u32,
    /// What became of the last work.
    answer: Answer,
}

impl Officer {
    fn begin() -> Officer {
        let mut officer = Officer {
            session: Session::new("author".into(), "session".into(), String::new()),
            documents: Vec::new(),
            journal: Vec::new(),
            full: false,
            downloads: Vec::new(),
            packed: 0,
            to_workshop: Vec::new(),
            key: "chiba-5".into(),
            fresh: 0,
            answer: Ok(()),
        };
        officer.command(Command::Started { shelf: Vec::new() });
        officer.command(Command::Visit { key: "chiba-5".into() });
        officer
    }

    fn command(&mut self, command: Command) {
        let context = self.context();
        let outcome = self.session.update(&context, command);
        self.perform(outcome.effects);
    }

    fn update_document(&mut self, work: DocumentCommand) {
        let context = self.context();
        let outcome = self.session.update_document(&context, work);
        self.answer = outcome.answer;
        self.perform(outcome.effects);
    }

    fn context(&mut self) -> Context {
        self.fresh += 1;
        Context {
            today: Date::new(2026, 11, 22).unwrap(),
            now: "2026-11-22T14:03:09".into(),
            fresh: format!("fresh{}", self.fresh),
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Write { shelved, order, .. } if self.full => {
                    let (request, failure) = (Request::Generation(order.number), Failure::Full);
                    self.command(Command::KeepFailed { slot: shelved.slot, request, failure });
                }
                Effect::Keep { step } if self.full => {
                    let (request, failure) = (Request::Step(step.id), Failure::Full);
                    self.command(Command::KeepFailed { slot: step.slot, request, failure });
                }
                Effect::ScheduleRetry { .. } => {}
                // Told in an evening of its own.
                Effect::KeepRecord { .. } | Effect::EraseRecords { .. } => {}
                Effect::OpenArrived { key, file } => {
                    self.update_document(DocumentCommand::OpenArrived { key, file })
                }
                Effect::Release { .. } => {}
                Effect::Gather { slot } => self.update_document(DocumentCommand::Gather { slot }),
                Effect::TakeToWorkshop { file } => self.to_workshop.push(file.name),
                Effect::Write { shelved, content, order, steps } => {
                    self.documents.retain(|(known, _)| known.slot != shelved.slot);
                    self.journal.extend(steps);
                    let slot = shelved.slot.clone();
                    self.documents.push((shelved, content.text()));
                    self.command(Command::Written {
                        slot,
                        number: order.number,
                        revision: order.seen + 1,
                    });
                }
                Effect::Keep { step } => {
                    let (slot, id) = (step.slot.clone(), step.id.clone());
                    self.journal.push(step);
                    self.command(Command::Kept { slot, id });
                }
                Effect::GoDocument { key } => self.key = key,
                Effect::Go { address, .. } => self.key = address.document,
                Effect::Download { name, content } => self.downloads.push((name, content.text())),
                Effect::Send { name, content, .. } => self.downloads.push((name, content.text())),
                Effect::DownloadTogether { files, .. } => {
                    let text = |(name, content): (String, genki_board::session::Content)| {
                        (name, content.text())
                    };
                    self.downloads.extend(files.into_iter().map(text));
                    self.packed += 1;
                }
                Effect::PutShelved { shelved } => {
                    for (known, _) in &mut self.documents {
                        if known.slot == shelved.slot {
                            *known = shelved.clone();
                        }
                    }
                }
                Effect::Load { slot, whole } => {
                    let text = self
                        .documents
                        .iter()
                        .find(|(shelved, _)| shelved.slot == slot)
                        .map(|(_, text)| text.clone())
                        .unwrap();
                    let steps = self
                        .journal
                        .iter()
                        .filter(|step| step.slot == slot)
                        .map(|step| KeptStep { id: step.id.clone(), changes: step.changes.clone() })
                        .collect();
                    self.command(Command::Loaded {
                        slot,
                        stored: Stored { revision: 1, texts: vec![text], steps, whole, read: None },
                    });
                }
                Effect::Fetch { key } => {
                    let text = std::fs::read_to_string(format!(
                        "public/{}",
                        genki_board::builtin::path(&key)
                    ))
                    .unwrap();
                    self.command(Command::Fetched { key, text });
                }
                Effect::FetchIndex => {
                    let text =
                        std::fs::read_to_string(format!("public/{}", genki_board::builtin::INDEX))
                            .ok();
                    self.command(Command::Indexed { text });
                }
                Effect::Reload { .. }
                | Effect::ReloadShelf
                | Effect::Quarantine { .. }
                | Effect::EraseAll => {}
                Effect::KeepIncoming { .. } | Effect::PreferLabel { .. } => {}
            }
        }
    }

    fn edit(&mut self, edit: Edit) {
        let key = self.key.clone();
        self.update_document(DocumentCommand::Edit { key, edit, step: "一つの変更".into() });
    }

    fn actual(&mut self, year: i32, typed: &str) {
        self.edit(Edit::Actual {
            indicator: BCP.into(),
            period: Period::fiscal(year),
            typed: typed.into(),
        });
    }

    fn target(&mut self, year: i32, typed: &str) {
        self.edit(Edit::Target {
            indicator: BCP.into(),
            period: Period::fiscal(year),
            typed: typed.into(),
        });
    }

    fn strategy(&self) -> &Strategy {
        &self.session.open[&self.key].strategy
    }

    fn status(&self, year: i32) -> Status {
        let strategy = self.strategy();
        Verdict::of(strategy, strategy.indicators.get(&BCP.into()).unwrap(), Period::fiscal(year))
            .status
    }

    fn message(&self) -> Option<&Message> {
        self.session.notices.first().map(|notice| &notice.message)
    }

    /// The browser is closed and started again, with what was kept.
    fn again(&self) -> Officer {
        let mut officer = Officer {
            documents: self.documents.clone(),
            journal: self.journal.clone(),
            key: self.key.clone(),
            ..Officer::begin()
        };
        officer.session = Session::new("author".into(), "another".into(), String::new());
        officer.command(Command::Started {
            shelf: self.documents.iter().map(|(shelved, _)| shelved.clone()).collect(),
        });
        officer.command(Command::Visit { key: self.key.clone() });
        officer
    }
}

#[test]
fn the_first_edit_makes_a_working_copy_and_leaves_the_published_data() {
    let mut officer = Officer::begin();
    let published = officer.strategy().clone();
    officer.command(Command::BeginEditing { key: "chiba-5".into() });
    assert!(officer.documents.is_empty(), "nothing is made before the first edit");
    officer.actual(2025, "40");
    assert_ne!(officer.key, "chiba-5");
    assert_eq!(*officer.session.open["chiba-5"].strategy, published);
    assert!(matches!(
        &officer.session.open[&officer.key].origin,
        Origin::Slot { kind: SlotKind::WorkingCopy, .. }
    ));
    assert_eq!(officer.message(), Some(&Message::CopyMade));
    let listed = officer.session.listed();
    assert_eq!(listed.len(), 1);
    assert!(listed[0].name.contains("2026-11-22"), "named and dated: {}", listed[0].name);
}

#[test]
fn verdicts_follow_and_everything_is_there_again_after_a_restart() {
    let mut officer = Officer::begin();
    officer.target(2025, "45");
    officer.actual(2025, "40");
    assert_eq!(officer.status(2025), Status::Nearly);
    officer.actual(2025, "45");
    assert_eq!(officer.status(2025), Status::Achieved);
    assert!(matches!(officer.session.open[&officer.key].saved, SaveState::Kept { .. }));
    let again = officer.again();
    assert_eq!(again.strategy(), officer.strategy());
    assert_eq!(again.status(2025), Status::Achieved);
}

#[test]
fn undoing_everything_and_redoing_everything() {
    let mut officer = Officer::begin();
    let published = officer.strategy().clone();
    officer.target(2025, "45");
    officer.actual(2025, "40");
    officer.actual(2025, "2O4");
    let end = officer.strategy().clone();
    let key = officer.key.clone();
    for _ in 0..5 {
        officer.update_document(DocumentCommand::Undo { key: key.clone() });
    }
    assert_eq!(*officer.strategy(), published);
    for _ in 0..5 {
        officer.update_document(DocumentCommand::Redo { key: key.clone() });
    }
    assert_eq!(*officer.strategy(), end);
    assert_eq!(*officer.again().strategy(), end, "undo and redo are kept like any other change");
}

#[test]
fn a_slip_is_kept_as_typed_and_is_no_figure() {
    let mut officer = Officer::begin();
    officer.actual(2025, "2O4");
    let strategy = officer.strategy();
    let observation = strategy.counted(&BCP.into(), Period::fiscal(2025)).unwrap();
    assert_eq!(
        (observation.raw.as_str(), &observation.figure),
        ("2O4", &Figure::Missing(MissingReason::Unreadable))
    );
    assert_eq!(officer.status(2025), Status::Unknown);
}

#[test]
fn typing_over_corrects_and_a_revision_adds() {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    officer.actual(2025, "41");
    let of_year = |officer: &Officer| {
        officer
            .strategy()
            .observations_of(&BCP.into())
            .iter()
            .filter(|o| o.period == Period::fiscal(2025))
            .count()
    };
    assert_eq!(of_year(&officer), 1);
    officer.edit(Edit::Revision {
        indicator: BCP.into(),
        period: Period::fiscal(2025),
        typed: "43".into(),
    });
    assert_eq!(of_year(&officer), 2);
    let counted = officer.strategy().counted(&BCP.into(), Period::fiscal(2025)).unwrap();
    assert_eq!(
        (counted.state.clone(), counted.figure.clone()),
        (ObservationState::Revised, Figure::Number(43.into()))
    );
}

#[test]
fn a_whole_year_comes_beside_a_part_of_it_and_is_no_revision() {
    let mut officer = Officer::begin();
    officer.actual(2025, "20");
    let id = officer.strategy().counted(&BCP.into(), Period::fiscal(2025)).unwrap().id.clone();
    for field in [
        ObservationField::AsOf("R8.1.31".into()),
        ObservationField::State(ObservationState::Interim),
    ] {
        officer.edit(Edit::Observation { id: id.clone(), field });
    }
    assert_eq!(officer.status(2025), Status::InYear);
    officer.edit(Edit::Revision {
        indicator: BCP.into(),
        period: Period::fiscal(2025),
        typed: "43".into(),
    });
    let counted = officer.strategy().counted(&BCP.into(), Period::fiscal(2025)).unwrap().clone();
    assert_eq!(
        (counted.state.clone(), counted.as_of.point),
        (ObservationState::Final, Some(Point::Whole(Period::fiscal(2025))))
    );
    assert!(officer.strategy().observations.contains(&id), "the earlier stays visible");
}

#[test]
fn a_figure_of_the_year_under_way_is_interim_up_to_the_last_complete_month() {
    let mut officer = Officer::begin();
    officer.actual(2026, "20");
    let observation = officer.strategy().counted(&BCP.into(), Period::fiscal(2026)).unwrap();
    assert_eq!(observation.state, ObservationState::Interim);
    assert_eq!(observation.as_of.point, Some(Point::Month { year: 2026, month: 10 }));
    officer.target(2026, "10");
    assert_eq!(
        officer.status(2026),
        Status::InYear,
        "however far it is, a part of a year is not judged"
    );
}

#[test]
fn a_file_saved_and_opened_is_the_same_and_saved_again_identical() {
    let mut officer = Officer::begin();
    officer.target(2025, "45");
    officer.actual(2025, "40");
    officer.update_document(DocumentCommand::SaveFile { key: officer.key.clone() });
    let (name, text) = officer.downloads[0].clone();
    assert!(name.starts_with("genki5-20261122-1403") && name.is_ascii(), "{name}");
    let mut other = Officer::begin();
    other.update_document(DocumentCommand::OpenFile(FileBytes {
        name: "届いた.json".into(),
        bytes: text.clone().into_bytes(),
        text: None,
        read: None,
    }));
    assert_eq!(other.strategy(), officer.strategy());
    assert!(other.key.starts_with("f-fresh"), "{}", other.key);
    other.update_document(DocumentCommand::SaveFile { key: other.key.clone() });
    let body =
        |text: &str| text.split_once("\"sha256\"").map(|(_, rest)| rest.to_string()).unwrap();
    assert_eq!(body(&other.downloads[0].1), body(&text));
}

#[test]
fn what_cannot_be_opened_changes_nothing() {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    let before = officer.session.open.clone();
    for bytes in [&b"{\"format\": \"genki-board\""[..], b"{}", b"\xff\xff\xff", b""] {
        officer.update_document(DocumentCommand::OpenFile(FileBytes {
            name: "x.json".into(),
            bytes: bytes.to_vec(),
            text: None,
            read: None,
        }));
        assert!(matches!(officer.message(), Some(Message::NotOpened { .. })));
    }
    assert_eq!(officer.session.open, before);
    assert_eq!(officer.documents.len(), 1);
}

#[test]
fn a_document_that_cannot_be_read_is_never_taken_for_empty() {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    let mut again = officer.again();
    again.session = Session::new("author".into(), "third".into(), String::new());
    again.documents[0].1.truncate(400);
    let shelf = again.documents.iter().map(|(shelved, _)| shelved.clone()).collect();
    again.command(Command::Started { shelf });
    again.command(Command::Visit { key: officer.key.clone() });
    assert!(!again.session.open.contains_key(&officer.key));
    let broken = &again.session.broken[&officer.key];
    assert!(
        broken.raw.contains("genki-board") && broken.raw.contains("\"value\":40"),
        "the raw text and the journal can be had"
    );
    // Editing what is not open does nothing.
    let documents = again.documents.clone();
    again.actual(2025, "1");
    assert_eq!(again.documents, documents);
}

#[test]
fn a_failed_save_says_so_until_the_whole_document_is_written() {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    let slot = officer.key.clone();
    officer.full = true;
    officer.actual(2024, "38");
    assert!(matches!(officer.session.open[&slot].saved, SaveState::Failed { .. }));
    assert!(matches!(officer.message(), Some(Message::KeepFailed { .. })));
    officer.command(Command::Kept { slot: slot.clone(), id: "another".into() });
    assert!(
        matches!(officer.session.open[&slot].saved, SaveState::Failed { .. }),
        "one later success does not mend an earlier loss"
    );
    officer.full = false;
    officer.actual(2024, "39");
    assert!(
        matches!(officer.session.open[&slot].saved, SaveState::Failed { .. }),
        "the hole is still there"
    );
    // A while later it is tried again.
    officer.command(Command::Retry { slot: slot.clone() });
    assert!(matches!(officer.session.open[&slot].saved, SaveState::Kept { .. }));
    assert!(
        officer.documents[0].1.contains("\"value\":38")
            || officer.documents[0].1.contains("\"value\": 38"),
        "the document is written whole"
    );
    assert!(officer.message().is_none(), "what was mended is no longer said");
}

#[test]
fn without_storage_the_app_works_and_says_that_nothing_is_kept() {
    let mut officer = Officer::begin();
    officer.command(Command::StorageUnavailable);
    officer.actual(2025, "40");
    assert_eq!(officer.session.open[&officer.key].saved, SaveState::NotKept);
    assert!(officer.documents.is_empty() && officer.journal.is_empty());
    assert_eq!(
        officer.strategy().counted(&BCP.into(), Period::fiscal(2025)).unwrap().figure,
        Figure::Number(40.into())
    );
}

#[test]
fn removing_a_document_can_be_taken_back() {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    let slot = officer.key.clone();
    officer.update_document(DocumentCommand::Remove { slot: slot.clone() });
    assert!(officer.session.listed().is_empty());
    officer.update_document(DocumentCommand::TakeBack { slot });
    assert_eq!(officer.session.listed().len(), 1);
}

#[test]
fn a_torn_journal_record_is_kept_and_the_others_count() {
    let mut officer = Officer::begin();
    officer.target(2025, "45");
    officer.actual(2025, "40");
    let torn = officer.journal.last_mut().unwrap();
    torn.changes.truncate(20);
    let again = officer.again();
    assert_eq!(again.strategy().targets.len(), 1);
    assert_eq!(again.session.open[&officer.key].document.unreadable.len(), 1);
}

#[test]
fn a_published_strategy_beside_the_page_is_fetched_when_it_is_asked_for() {
    let mut officer = Officer::begin();
    officer.key = "sample".into();
    officer.command(Command::Visit { key: "sample".into() });
    assert!(officer.session.open["sample"].strategy.about.sample);
    let mut other = Officer::begin();
    other.command(Command::Fetched { key: "sample".into(), text: "{".into() });
    assert!(other.session.broken.contains_key("sample"), "nothing is taken for empty");
}

#[test]
fn a_new_strategy_begins_with_nothing_and_another_with_an_order_but_no_figures() {
    let mut officer = Officer::begin();
    officer
        .update_document(DocumentCommand::Begin { name: " 新しい戦略 ".into(), like: None });
    let made = &officer.session.open[&officer.key];
    assert_eq!(
        (made.strategy.about.name.as_str(), made.strategy.indicators.len(), made.editing),
        ("新しい戦略", 0, true)
    );
    officer.update_document(DocumentCommand::Begin {
        name: "次の戦略".into(),
        like: Some("chiba-5".into()),
    });
    let like = &officer.session.open[&officer.key].strategy;
    assert_eq!(
        (like.directions.len(), like.indicators.len(), like.observations.len(), like.targets.len()),
        (4, 32, 0, 0)
    );
    assert!(like.indicators.iter().all(|indicator| indicator.baseline.is_none()));
    assert_eq!(officer.documents.len(), 2);
}

#[test]
fn what_was_taken_out_is_said_and_comes_back() {
    let mut officer = Officer::begin();
    let key = officer.key.clone();
    let part = Part::Direction(
        officer.session.open[&key].strategy.directions.iter().next().unwrap().id.clone(),
    );
    let before = officer.session.open[&key].strategy.clone();
    officer.update_document(DocumentCommand::Edit {
        key,
        edit: Edit::Remove { part },
        step: "削除".into(),
    });
    let key = officer.key.clone();
    assert!(matches!(&officer.session.notices[0].message, Message::PartRemoved { .. }));
    assert!(officer.session.open[&key].strategy.indicators.len() < before.indicators.len());
    officer.update_document(DocumentCommand::Undo { key: key.clone() });
    assert_eq!(officer.session.open[&key].strategy, before);
}

#[test]
fn what_was_taken_out_long_ago_comes_back_with_everything_that_went_with_it() {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    let before = officer.strategy().clone();
    let direction = before.directions.iter().nth(1).unwrap().clone();
    officer.edit(Edit::Remove { part: Part::Direction(direction.id.clone()) });
    officer.actual(2024, "39");
    let mut again = officer.again();
    let removed = removed(&again.session.open[&again.key].document);
    assert_eq!((removed.len(), removed[0].name.as_str()), (1, direction.name.as_str()));
    assert!(removed[0].records.len() > 10, "its items, programs and indicators went with it");
    let (key, records) = (again.key.clone(), removed[0].records.clone());
    again.update_document(DocumentCommand::Restore {
        key: key.clone(),
        records,
        step: "戻す".into(),
    });
    assert_eq!(again.strategy().directions, before.directions);
    assert_eq!(again.strategy().indicators, before.indicators);
    assert_eq!(again.strategy().observations.len(), before.observations.len());
    again.update_document(DocumentCommand::Undo { key });
    assert_ne!(again.strategy().directions, before.directions);
}

#[test]
fn items_put_into_each_other_apart_can_be_taken_out() {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    let strategy = officer.strategy();
    let outer = strategy.items.iter().filter(|item| strategy.directions.contains(&item.parent));
    let items: Vec<Id> = outer.take(2).map(|item| item.id.clone()).collect();
    // As two windows would do it: neither knew of the other's move, and the edit itself refuses a
    // circle.
    let place = |one: usize, other: usize| Edit::Place {
        part: Part::Item(items[one].clone()),
        parent: items[other].clone(),
    };
    let mut other = officer.again();
    officer.edit(place(0, 1));
    other.edit(place(1, 0));
    let steps = other
        .journal
        .iter()
        .map(|step| KeptStep { id: step.id.clone(), changes: step.changes.clone() })
        .collect();
    let slot = officer.key.clone();
    officer.command(Command::Reloaded {
        slot,
        stored: Stored { revision: 1, steps, whole: true, ..Stored::default() },
    });
    let parent = |officer: &Officer, at: usize| {
        officer.strategy().items.get(&items[at]).unwrap().parent.clone()
    };
    assert_eq!((parent(&officer, 0), parent(&officer, 1)), (items[1].clone(), items[0].clone()));
    officer.edit(Edit::Remove { part: Part::Item(items[0].clone()) });
    assert!(
        !officer.strategy().items.contains(&items[0])
            && !officer.strategy().items.contains(&items[1])
    );
}

#[test]
fn a_document_on_its_way_to_the_disk_stays_on_the_shelf() {
    let mut officer = Officer::begin();
    officer.full = true;
    officer.actual(2025, "40");
    let slot = officer.key.clone();
    // Another window wrote something of its own, and this one reads the shelf as it is on the disk.
    officer.command(Command::ShelfReloaded { shelf: Vec::new() });
    officer.full = false;
    officer.command(Command::Retry { slot: slot.clone() });
    assert!(matches!(officer.session.open[&slot].saved, SaveState::Kept { .. }));
    // What has vanished from the disk is said to have, and written again with the next attempt.
    officer.command(Command::ShelfReloaded { shelf: Vec::new() });
    assert!(matches!(officer.session.open[&slot].saved, SaveState::Failed { .. }));
    officer.actual(2024, "39");
    assert!(matches!(officer.session.open[&slot].saved, SaveState::Kept { .. }));
}

fn file(text: &str) -> FileBytes {
    FileBytes {
        name: "届いた.json".into(),
        bytes: text.as_bytes().to_vec(),
        text: None,
        read: None,
    }
}

#[test]
fn a_file_is_held_against_its_document_even_where_that_was_not_looked_at_yet() {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    let own = officer.key.clone();
    officer.update_document(DocumentCommand::SaveFile { key: own.clone() });
    let sent = officer.downloads.last().unwrap().1.clone();
    let shelf: Vec<StoredDocument> =
        officer.documents.iter().map(|(shelved, _)| shelved.clone()).collect();
    assert!(!shelf[0].base.is_empty());
    // Another day the page is opened somewhere else, and the file comes first.
    let mut again = Officer::begin();
    (again.documents, again.journal) = (officer.documents, officer.journal);
    let again_begun = Command::Started { shelf };
    again.command(again_begun);
    assert!(!again.session.open.contains_key(&own));
    again.update_document(DocumentCommand::OpenFile(file(&sent)));
    assert_eq!(again.key, own);
    assert_eq!(again.session.taking_in[&own].copies.len(), 1);
    assert_eq!(again.session.listed().len(), 1, "no further document");
}

#[test]
fn a_file_says_what_of_it_is_here_already() {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    let own = officer.key.clone();
    let name = officer.session.shelf[&own].name.clone();
    officer.update_document(DocumentCommand::SaveFile { key: own.clone() });
    let sent = officer.downloads.last().unwrap().1.clone();
    officer.update_document(DocumentCommand::OpenFile(file(&sent)));
    // Of a document that is at hand it is held against it; nothing is opened.
    let seen =
        |officer: &Officer| match (officer.session.taking_in.values().next(), officer.message()) {
            (Some(taking), _) => taking.copies.last().unwrap().seen.clone(),
            (None, Some(Message::Opened(files))) => files[0].seen.clone(),
            other => panic!("{other:?}"),
        };
    let count = officer.session.listed().len();
    let at = "2026-11-22T14:03:09".to_string();
    assert_eq!(seen(&officer), [Seen::Same { document: name.clone(), at: at.clone(), out: true }]);
    assert_eq!(officer.session.listed().len(), count);
    // It can be had as a further document all the same.
    officer.update_document(DocumentCommand::OpenCopy { key: own.clone(), copy: 0 });
    assert_eq!(officer.session.listed().len(), count + 1);
    assert!(officer.session.taking_in.is_empty());
    // The document goes on, and the file comes back.
    let slot = officer.key.clone();
    officer.update_document(DocumentCommand::Remove { slot });
    officer.key = own;
    officer.target(2025, "45");
    let mut officer = officer.again();
    officer.update_document(DocumentCommand::OpenFile(file(&sent)));
    let (same, older) = (
        Seen::Same { document: name.clone(), at, out: true },
        Seen::Older { document: name, changes: 1 },
    );
    // A working copy's target is a record of several fields; the number of changes is that of the
    // document.
    let found = seen(&officer);
    assert_eq!(found[0], same);
    assert!(
        matches!((&found[1], &older), (Seen::Older { document: a, changes }, Seen::Older { document: b, .. }) if a == b && *changes > 0)
    );
}

#[test]
fn a_file_is_held_against_the_document() {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    let key = officer.key.clone();
    officer.update_document(DocumentCommand::SaveFile { key: key.clone() });
    let sent = officer.downloads.last().unwrap().1.clone();
    let checked = |officer: &mut Officer, text: &str| {
        let (key, files) = (key.clone(), vec![file(text)]);
        officer.update_document(DocumentCommand::CheckFiles { key, files });
        match officer.message() {
            Some(Message::FilesChecked(checks)) => checks[0].found.clone().unwrap(),
            other => panic!("{other:?}"),
        }
    };
    let code = officer.session.open[&officer.key].fingerprint();
    assert!(
        !officer.session.shelf[&officer.key].files[0].checked,
        "a click on download is no proof"
    );
    assert_eq!(checked(&mut officer, &sent), Checked::Same { code });
    assert!(officer.session.shelf[&officer.key].files[0].checked);
    officer.actual(2025, "41");
    let Checked::Differs(differs) = checked(&mut officer, &sent) else { panic!() };
    assert!(differs.missing > 0 && differs.more == 0 && !differs.places.is_empty());
    assert_eq!(differs.lost, 0, "it is older, and nothing of it is lost");
    let damaged = sent.replacen("\"value\": 41", "\"value\": 42", 1).replacen(
        "\"value\": 40",
        "\"value\": 42",
        1,
    );
    assert_ne!(damaged, sent);
    assert_eq!(checked(&mut officer, &damaged), Checked::Damaged);
    let sample = std::fs::read_to_string("public/strategies/sample.json").unwrap();
    assert_eq!(checked(&mut officer, &sample), Checked::OtherBase);
    // Several at once are each accounted for.
    let files = vec![file(&sent), file("torn"), file(&sample)];
    officer.update_document(DocumentCommand::CheckFiles { key: key.clone(), files });
    let Some(Message::FilesChecked(checks)) = officer.message() else { panic!() };
    let told: Vec<bool> = checks.iter().map(|check| check.found.is_ok()).collect();
    assert_eq!(told, [true, false, true]);
    // What is sent on names what it came of.
    officer.update_document(DocumentCommand::SaveFile { key: key.clone() });
    let id =
        |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()["fileId"].clone();
    let again: serde_json::Value =
        serde_json::from_str(&officer.downloads.last().unwrap().1).unwrap();
    assert_eq!(again["parents"][0], id(&sent));
}

#[test]
fn that_room_runs_out_is_said_once_and_in_time() {
    let mut officer = Officer::begin();
    let room = |used| StorageUsage { used, all: 1000, promised: false, forgets: false };
    officer.command(Command::Measured { room: room(799) });
    assert_eq!(officer.message(), None);
    officer.command(Command::Measured { room: room(800) });
    assert!(matches!(officer.message(), Some(Message::NearlyFull(_))));
    let number = officer.session.notices[0].number;
    officer.command(Command::Dismiss { number });
    officer.command(Command::Measured { room: room(900) });
    assert_eq!(officer.message(), None);
}

#[test]
fn all_documents_are_handed_over_and_one_that_cannot_be_read_as_it_is() {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    let good = officer.key.clone();
    officer
        .update_document(DocumentCommand::Duplicate { key: good.clone(), name: "写し".into() });
    let bad = officer
        .session
        .listed()
        .iter()
        .map(|shelved| shelved.slot.clone())
        .find(|slot| *slot != good)
        .unwrap();
    officer.documents.iter_mut().find(|(shelved, _)| shelved.slot == bad).unwrap().1 =
        "{\"format\": \"genki-bo".into();
    let mut officer = officer.again();
    officer.update_document(DocumentCommand::SaveAll);
    assert_eq!(
        officer.downloads.len(),
        2,
        "{:?}",
        officer.downloads.iter().map(|(name, _)| name).collect::<Vec<_>>()
    );
    assert!(
        officer
            .downloads
            .iter()
            .any(|(name, text)| name.ends_with("-raw.txt") && text == "{\"format\": \"genki-bo")
    );
    assert_eq!(officer.packed, 1, "in one file");
    assert!(matches!(officer.message(), Some(Message::AllWritten { documents: 2, .. })));
    // Nothing is handed over later that was asked for now and failed.
    let mut another = officer.again();
    another
        .command(Command::NotLoaded { slot: good.clone(), failure: Failure::Browser("x".into()) });
    another.command(Command::Visit { key: good });
    assert!(another.downloads.is_empty());
}

/// A document of two people who have changed it apart: one has taken a direction out, the other has
/// set a figure in it.
fn parted() -> (Officer, String) {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    let key = officer.key.clone();
    officer.update_document(DocumentCommand::SaveFile { key: key.clone() });
    let sent = officer.downloads.last().unwrap().1.clone();
    let mut other = Officer::begin();
    other.session = Session::new("other".into(), "there".into(), "経済部".into());
    other.command(Command::Started { shelf: Vec::new() });
    other.update_document(DocumentCommand::OpenFile(file(&sent)));
    other.actual(2025, "55");
    let steps: Vec<KeptStep> = other
        .journal
        .iter()
        .map(|step| KeptStep { id: step.id.clone(), changes: step.changes.clone() })
        .collect();
    let direction = officer.strategy().directions.iter().nth(1).unwrap().id.clone();
    officer.edit(Edit::Remove { part: Part::Direction(direction) });
    officer.command(Command::Reloaded {
        slot: key.clone(),
        stored: Stored { revision: 1, steps, whole: true, ..Stored::default() },
    });
    (officer, key)
}

#[test]
fn what_stays_although_somebody_took_it_out_comes_with_its_place_and_what_goes_goes_whole() {
    let (officer, key) = parted();
    let contests =
        |officer: &Officer| genki_board::change::contests(&officer.session.open[&key].document);
    let found = contests(&officer).remove(0);
    assert_eq!(found.table, "observations");
    let choose = |officer: &mut Officer, choice| {
        let (table, record, step) = (found.table.clone(), found.record.clone(), "選択".to_string());
        officer.update_document(DocumentCommand::Choose {
            key: key.clone(),
            table,
            record,
            choice,
            step,
        });
    };
    let lost = |officer: &Officer| genki_board::check::check(officer.strategy());
    let mut kept = Officer {
        session: officer.session.clone(),
        downloads: Vec::new(),
        journal: Vec::new(),
        documents: Vec::new(),
        key: key.clone(),
        ..officer
    };
    let mut gone = Officer { session: kept.session.clone(), ..Officer::begin() };
    gone.key.clone_from(&key);
    choose(&mut kept, Choice::Keep);
    assert_eq!(contests(&kept), []);
    assert_eq!(
        kept.strategy().counted(&BCP.into(), Period::fiscal(2025)).unwrap().figure,
        Figure::Number(55.into())
    );
    assert_eq!(lost(&kept), [], "it stands where it stood");
    choose(&mut gone, Choice::Gone);
    assert_eq!(contests(&gone), []);
    assert!(gone.strategy().counted(&BCP.into(), Period::fiscal(2025)).is_none());
    // And back.
    gone.update_document(DocumentCommand::Undo { key: key.clone() });
    assert!(gone.strategy().counted(&BCP.into(), Period::fiscal(2025)).is_some());
}

#[test]
fn what_is_edited_while_the_document_first_goes_to_disk_waits_for_it() {
    let mut session = Session::new("author".into(), "session".into(), String::new());
    let context = |number: u32| Context {
        today: Date::new(2026, 11, 22).unwrap(),
        now: "2026-11-22T14:03:09".into(),
        fresh: format!("fresh{number}"),
    };
    session.update(&context(1), Command::Started { shelf: Vec::new() });
    let sample = std::fs::read_to_string("public/strategies/sample.json").unwrap();
    let Outcome { effects, .. } =
        session.update_document(&context(2), DocumentCommand::OpenFile(file(&sample)));
    let (slot, number) = effects
        .iter()
        .find_map(|effect| match effect {
            Effect::Write { shelved, order, .. } => Some((shelved.slot.clone(), order.number)),
            _ => None,
        })
        .unwrap();
    let edit =
        Edit::Actual { indicator: BCP.into(), period: Period::fiscal(2025), typed: "40".into() };
    let Outcome { effects, .. } = session.update_document(
        &context(3),
        DocumentCommand::Edit { key: slot.clone(), edit, step: String::new() },
    );
    assert_eq!(effects, [], "a journal needs a document");
    assert_eq!(session.open[&slot].saved, SaveState::Saving);
    let Outcome { effects, .. } =
        session.update(&context(4), Command::Written { slot: slot.clone(), number, revision: 1 });
    let [Effect::Keep { step }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(session.open[&slot].saved, SaveState::Saving);
    session.update(&context(5), Command::Kept { slot: slot.clone(), id: step.id.clone() });
    assert!(matches!(session.open[&slot].saved, SaveState::Kept { .. }));
}

#[test]
fn a_refused_edit_is_answered_to_whoever_made_it_and_said_to_nobody_else() {
    let mut officer = Officer::begin();
    officer.command(Command::BeginEditing { key: officer.key.clone() });
    let said = officer.session.notices.clone();
    let nothing = Edit::Add {
        id: "d".into(),
        new: genki_board::edit::New::Item { parent: "nowhere".into() },
        name: "名".into(),
    };
    officer.update_document(DocumentCommand::Edit {
        key: officer.key.clone(),
        edit: nothing,
        step: String::new(),
    });
    assert!(officer.answer.is_err());
    assert_eq!(officer.session.notices, said);
    let edit =
        Edit::Actual { indicator: BCP.into(), period: Period::fiscal(2025), typed: "40".into() };
    officer.update_document(DocumentCommand::Edit {
        key: officer.key.clone(),
        edit,
        step: String::new(),
    });
    assert_eq!(officer.answer, Ok(()));
}

#[test]
fn what_is_of_a_workshop_is_led_there_and_never_taken_for_a_document() {
    let mut officer = Officer::begin();
    let submission = genki_board::workshop::Submission { id: "a".into(), ..Default::default() };
    let file = genki_board::workshop::submission_file(&submission, "2026-11-29T19:00:00");
    officer.update_document(DocumentCommand::OpenFile(file_of("a-sketch.json", &file)));
    let text = genki_board::workshop::code::Packed::Submission(submission).text();
    let around = format!("3班です。\n{text}");
    officer.update_document(DocumentCommand::OpenFile(file_of("a-sketch.txt", &around)));
    officer.update_document(DocumentCommand::OpenText { text });
    assert_eq!(officer.to_workshop, ["a-sketch.json", "a-sketch.txt", ""]);
    assert!(officer.session.shelf.is_empty() && officer.session.notices.is_empty());
}

fn file_of(name: &str, text: &str) -> FileBytes {
    FileBytes { name: name.into(), bytes: text.as_bytes().to_vec(), text: None, read: None }
}

/// A text of so many characters, in every kind of field that takes one.
fn texts(length: usize) -> Vec<Edit> {
    let long = "あ".repeat(length);
    let year = FiscalYear(2026);
    let indicator = || Id::from(BCP);
    vec![
        Edit::About { field: AboutField::Name(long.clone()) },
        Edit::About { field: AboutField::Method(long.clone()) },
        Edit::Indicator { id: indicator(), field: IndicatorField::Name(long.clone()) },
        Edit::Actual { indicator: indicator(), period: Period::Fiscal(year), typed: long.clone() },
        Edit::Target { indicator: indicator(), period: Period::Fiscal(year), typed: long.clone() },
        Edit::Add { id: "new".into(), new: New::Direction, name: long.clone() },
        Edit::Evaluation { subject: indicator(), year, field: EvaluationField::Text(long.clone()) },
        Edit::Meeting { id: "meeting".into(), field: MeetingField::Minutes(long.clone()) },
        Edit::Opinion { id: "opinion".into(), field: OpinionField::Response(long.clone()) },
        Edit::Plan {
            year,
            edit: PlanEdit::Review {
                indicator: indicator(),
                field: ReviewField::Reason(long.clone()),
            },
        },
        Edit::Circulation { id: "asked".into(), field: CirculationField::Cover(long) },
    ]
}

/// A meeting with an opinion, a plan and a request: something of everything that texts are written of.
fn begin_everything(officer: &mut Officer) {
    let made = |officer: &mut Officer, edit: Edit| {
        officer.edit(edit);
        assert_eq!(officer.answer, Ok(()));
    };
    let meeting = New::Meeting { kind: MeetingKind::LocalSession };
    made(officer, Edit::Add { id: "meeting".into(), new: meeting, name: "勉強会".into() });
    let opinion = New::Opinion { meeting: "meeting".into() };
    made(officer, Edit::Add { id: "opinion".into(), new: opinion, name: "意見".into() });
    made(officer, Edit::Plan { year: FiscalYear(2026), edit: PlanEdit::Make });
    made(
        officer,
        Edit::Circulate(Circulation {
            id: "asked".into(),
            name: "実績".into(),
            divisions: vec!["甲課".into()],
            due: AsOf::read("R8.12.1"),
            year: FiscalYear(2026),
            ..Circulation::default()
        }),
    );
}

#[test]
fn a_text_is_taken_as_far_as_a_file_can_hold_it_and_is_refused_beyond() {
    for (length, fits) in [(100_000, true), (100_001, false)] {
        let tried = texts(length).len();
        for at in 0..tried {
            let mut officer = Officer::begin();
            officer.target(2025, "45");
            begin_everything(&mut officer);
            let changes = officer.session.open[&officer.key].document.count();
            let edit = texts(length).swap_remove(at);
            let name = format!("{:.40}", format!("{edit:?}"));
            officer.edit(edit);
            let since = officer.session.open[&officer.key].document.count();
            match fits {
                true => assert!(
                    officer.answer.is_ok() && since > changes,
                    "{name}: {:?}",
                    officer.answer
                ),
                false => assert_eq!(
                    (&officer.answer, since),
                    (&Err(Refusal::TooLong), changes),
                    "{name}"
                ),
            }
            // Whatever was taken is there after the next start, and in the file.
            officer.actual(2025, "40");
            assert_eq!(officer.again().strategy(), officer.strategy(), "{name}");
            officer.update_document(DocumentCommand::SaveFile { key: officer.key.clone() });
            assert!(read_text(&officer.downloads[0].1).is_ok(), "{name}");
        }
        println!("{tried} fields tried with {length} characters");
    }
}

#[test]
fn a_refusal_is_not_pushed_aside_and_what_is_over_is_no_longer_said() {
    let mut officer = Officer::begin();
    let open = |officer: &mut Officer, name: &str, text: &str| {
        let bytes = text.as_bytes().to_vec();
        let file = FileBytes { name: name.into(), bytes, text: None, read: None };
        officer.update_document(DocumentCommand::OpenFile(file));
    };
    let sample = std::fs::read_to_string("public/strategies/sample.json").unwrap();
    let said = |officer: &Officer| -> Vec<String> {
        let told = officer.session.notices.iter().map(|notice| match &notice.message {
            Message::NotOpened { name, .. } => format!("not {name}"),
            Message::Opened(files) => {
                files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(" ")
            }
            other => format!("{other:?}"),
        });
        told.collect()
    };
    // Five files at once: each is accounted for.
    open(&mut officer, "a.json", "{");
    open(&mut officer, "b.json", &sample);
    open(&mut officer, "c.json", "nothing");
    open(&mut officer, "a.json", "{");
    assert_eq!(said(&officer), ["not a.json", "not c.json", "b.json"]);
    // What was opened is over with the next thing one does, what could not be opened is not.
    officer.actual(2025, "40");
    assert_eq!(said(&officer), ["not a.json", "not c.json"]);
    officer.command(Command::Notify { message: Message::Erased });
    assert_eq!(said(&officer).len(), 3);
    let number = officer.session.notices[2].number;
    officer.command(Command::Dismiss { number });
    assert_eq!(said(&officer), ["Erased", "not a.json"]);
    // It could be opened after all.
    let other = sample.replace("中小企業", "小企業");
    open(&mut officer, "a.json", &other);
    assert!(!said(&officer).contains(&"not a.json".to_string()), "{:?}", said(&officer));
}

#[test]
fn what_another_window_has_erased_is_not_written_again_and_can_be_had_as_a_file() {
    let mut officer = Officer::begin();
    officer.actual(2025, "40");
    let (kept, steps) = (officer.documents.len(), officer.journal.len());
    officer.documents.clear();
    officer.command(Command::ErasedElsewhere);
    assert!(kept > 0 && officer.session.shelf.is_empty());
    assert!(matches!(officer.message(), Some(Message::ErasedElsewhere { documents: 1 })));
    // Whatever is done since, nothing comes back.
    officer.command(Command::Visit { key: "chiba-5".into() });
    assert_eq!((officer.documents.len(), officer.journal.len()), (0, steps));
    officer.update_document(DocumentCommand::SaveErased);
    let opened = read_text(&officer.downloads[0].1).unwrap();
    let figure = opened.strategy.counted(&BCP.into(), Period::fiscal(2025)).unwrap();
    assert_eq!(JA.actual_as_typed(Some(figure)), "40");
    // It is held until somebody closes what says so: a download may fail.
    assert!(officer.session.is_unsaved());
    let number = officer.session.notices[0].number;
    officer.command(Command::Dismiss { number });
    officer.update_document(DocumentCommand::SaveErased);
    assert_eq!(officer.downloads.len(), 1);
    assert!(!officer.session.is_unsaved());
}

#[test]
fn leaving_asks_only_where_something_would_be_lost() {
    let mut officer = Officer::begin();
    assert!(!officer.session.is_unsaved());
    officer.actual(2025, "40");
    assert!(!officer.session.is_unsaved());
    officer.full = true;
    officer.actual(2025, "41");
    assert!(officer.session.is_unsaved());
    // A browser that keeps nothing.
    let mut guest = Officer::begin();
    guest.command(Command::StorageUnavailable);
    guest.command(Command::Visit { key: "sample".into() });
    assert!(!guest.session.is_unsaved());
    guest.actual(2025, "40");
    assert!(guest.session.is_unsaved());
}
