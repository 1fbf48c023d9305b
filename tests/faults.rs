//! No edit that was called saved is lost: whatever the disk, the browser and other windows do
//! between any two calls.
//!
//! `PROPTEST_CASES=50000 cargo test --profile long --test faults -- --nocapture` runs the schedules
//! long and prints their count.

mod store;

use std::collections::{BTreeSet, VecDeque};

use genki_board::change::ChangeId;
use genki_board::edit::{AboutField, Edit, New, Part, PartField};
use genki_board::exchange::read_text;
use genki_board::model::*;
use genki_board::session::{Command, Context, DocumentCommand, Effect, SaveState, Session};
use genki_board::storage::{Failure, Request, StepRecord};
use proptest::collection::vec;
use proptest::prelude::{
    ProptestConfig, Strategy as Gen, any, prop_assert, prop_assert_eq, prop_oneof,
};
use proptest::test_runner::{TestCaseResult, TestRunner};
use store::{Fault, Memory, Written};

/// What happens next.
#[derive(Clone, Debug)]
enum Happening {
    /// Somebody edits in one of the windows.
    Edit {
        window: usize,
        what: u8,
        typed: String,
    },
    Undo {
        window: usize,
    },
    /// One call of a window reaches the store.
    Call {
        window: usize,
        fault: Fault,
    },
    /// The tab dies with what it had not yet asked; local storage stays.
    TabDies {
        window: usize,
    },
    /// The browser dies: calls that were not answered are gone, and local storage with them.
    BrowserDies,
    /// One of the two generations rots on the disk.
    Rots {
        present: bool,
    },
}

fn happening() -> impl Gen<Value = Happening> {
    let fault = prop_oneof![
        6 => proptest::strategy::Just(Fault::None),
        1 => proptest::strategy::Just(Fault::Refused),
        1 => proptest::strategy::Just(Fault::Unheard),
        1 => proptest::strategy::Just(Fault::Silent),
        1 => proptest::strategy::Just(Fault::Torn),
    ];
    let window = 0usize..2;
    prop_oneof![
        6 => (window.clone(), 0u8..4, "[a-z]{1,3}").prop_map(|(window, what, typed)| Happening::Edit { window, what, typed }),
        1 => window.clone().prop_map(|window| Happening::Undo { window }),
        8 => (window.clone(), fault).prop_map(|(window, fault)| Happening::Call { window, fault }),
        1 => window.prop_map(|window| Happening::TabDies { window }),
        1 => proptest::strategy::Just(Happening::BrowserDies),
        1 => any::<bool>().prop_map(|present| Happening::Rots { present }),
    ]
}

/// One window: a session, and what it has asked of the store and not been answered.
struct Window {
    session: Session,
    asked: VecDeque<Effect>,
}

struct World {
    memory: Memory,
    /// Local storage: steps on their way.
    mirror: Vec<StepRecord>,
    windows: [Window; 2],
    slot: String,
    fresh: u32,
    /// Changes of which somebody was told that they are saved.
    promised: BTreeSet<ChangeId>,
}

impl World {
    fn begin() -> World {
        let window = |name: &str| Window {
            session: Session::new("author".into(), name.into(), String::new()),
            asked: VecDeque::new(),
        };
        let mut world = World {
            memory: Memory::default(),
            mirror: Vec::new(),
            windows: [window("w0-0"), window("w1-0")],
            slot: String::new(),
            fresh: 0,
            promised: BTreeSet::new(),
        };
        for at in 0..2 {
            world.command(at, Command::Started { shelf: Vec::new() });
        }
        world.update_document(0, DocumentCommand::Begin { name: "小さな戦略".into(), like: None });
        world.slot = world.windows[0].session.shelf.keys().next().unwrap().clone();
        world.settle();
        world.start(1);
        world
    }

    fn context(&mut self) -> Context {
        self.fresh += 1;
        Context {
            today: Date::new(2026, 11, 22).unwrap(),
            now: "2026-11-22T14:03:09".into(),
            fresh: format!("f{}", self.fresh),
        }
    }

    fn command(&mut self, at: usize, command: Command) {
        let context = self.context();
        let outcome = self.windows[at].session.update(&context, command);
        self.take(at, outcome.effects);
    }

    fn update_document(&mut self, at: usize, work: DocumentCommand) {
        let context = self.context();
        let outcome = self.windows[at].session.update_document(&context, work);
        self.take(at, outcome.effects);
    }

    fn take(&mut self, at: usize, effects: Vec<Effect>) {
        for effect in effects {
            // Local storage is written at once, before anything is waited for.
            match &effect {
                Effect::Keep { step } => self.mirror.push(step.clone()),
                Effect::Write { steps, .. } => self.mirror.extend(steps.iter().cloned()),
                _ => {}
            }
            self.windows[at].asked.push_back(effect);
        }
        self.promise(at);
    }

    fn promise(&mut self, at: usize) {
        let Some(open) = self.windows[at].session.open.get(&self.slot) else { return };
        if matches!(open.saved, SaveState::Kept { .. }) {
            self.promised.extend(open.document.changes().map(|change| change.id.clone()));
        }
    }

    /// One call reaches the store and is answered.
    fn call(&mut self, at: usize, fault: Fault) {
        let Some(effect) = self.windows[at].asked.pop_front() else { return };
        match effect {
            Effect::Keep { step } => {
                let (slot, id) = (step.slot.clone(), step.id.clone());
                let answer = self.memory.keep(&step, fault);
                self.answer(
                    at,
                    answer.map(|()| Command::Kept { slot: slot.clone(), id: id.clone() }),
                    &slot,
                    Request::Step(id),
                );
            }
            Effect::Write { shelved, content, order, steps } => {
                let slot = shelved.slot.clone();
                let answer = self.memory.write(&shelved, &content.text(), &order, &steps, fault);
                let number = order.number;
                let answer = answer.map(|written| match written {
                    Written::As(revision) => {
                        Command::Written { slot: slot.clone(), number, revision }
                    }
                    Written::RevisionConflict => {
                        Command::RevisionConflict { slot: slot.clone(), number }
                    }
                });
                if matches!(answer, Ok(Command::Written { .. })) {
                    self.mirror.retain(|known| steps.iter().all(|step| step.id != known.id));
                }
                self.answer(at, answer, &slot, Request::Generation(order.number));
            }
            Effect::ScheduleRetry { slot } => self.command(at, Command::Retry { slot }),
            Effect::Reload { slot, seen, whole } if fault == Fault::None => {
                let stored = self.memory.load(&slot, seen, whole);
                self.command(at, Command::Reloaded { slot, stored });
            }
            Effect::ReloadShelf => {
                let shelf = self.memory.shelf();
                self.command(at, Command::ShelfReloaded { shelf });
            }
            Effect::Load { slot, whole } => {
                let stored = self.memory.load(&slot, 0, whole);
                self.command(at, Command::Loaded { slot, stored });
            }
            Effect::Quarantine { slot, texts, rewrite } => {
                self.memory.quarantine.extend(texts);
                if rewrite {
                    self.command(at, Command::Quarantined { slot });
                }
            }
            Effect::Reload { slot, .. } => self.command(at, Command::ReloadFailed { slot }),
            _ => {}
        }
    }

    fn answer(
        &mut self,
        at: usize,
        answer: Result<Command, Failure>,
        slot: &str,
        request: Request,
    ) {
        match answer {
            Ok(command) => {
                if let Command::Kept { id, .. } = &command {
                    self.mirror.retain(|known| known.id != *id);
                }
                self.command(at, command);
                // Other windows are told.
                self.command(1 - at, Command::ChangedElsewhere { slot: slot.into() });
            }
            Err(failure) => {
                self.command(at, Command::KeepFailed { slot: slot.into(), request, failure })
            }
        }
    }

    /// A window is opened: left-over steps go into the journal, then the document is loaded.
    fn start(&mut self, at: usize) {
        self.fresh += 1;
        let name = format!("w{at}-{}", self.fresh);
        self.windows[at] = Window {
            session: Session::new("author".into(), name, String::new()),
            asked: VecDeque::new(),
        };
        for step in std::mem::take(&mut self.mirror) {
            if self.memory.keep(&step, Fault::None).is_err() {
                self.mirror.push(step);
            }
        }
        let shelf = self.memory.shelf();
        self.command(at, Command::Started { shelf });
        self.command(at, Command::Visit { key: self.slot.clone() });
        while self.windows[at].asked.iter().any(|effect| matches!(effect, Effect::Load { .. })) {
            self.call(at, Fault::None);
        }
    }

    /// Everything that was asked is answered.
    fn settle(&mut self) {
        for _ in 0..400 {
            for at in 0..2 {
                self.call(at, Fault::None);
            }
            if self.windows.iter().all(|window| window.asked.is_empty()) {
                return;
            }
        }
        panic!("the windows never come to rest");
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Edit { window, what, typed } => {
                let key = self.slot.clone();
                let Some(open) = self.windows[window].session.open.get(&key) else { return };
                let first =
                    open.strategy.directions.iter().next().map(|direction| direction.id.clone());
                let edit = match (what, first) {
                    (0, Some(id)) => {
                        Edit::Part { part: Part::Direction(id), field: PartField::Name(typed) }
                    }
                    (1, Some(id)) => Edit::Remove { part: Part::Direction(id) },
                    (2, _) => Edit::Add {
                        id: format!("d{}", self.fresh).into(),
                        new: New::Direction,
                        name: typed,
                    },
                    _ => Edit::About { field: AboutField::Edition(typed) },
                };
                self.update_document(
                    window,
                    DocumentCommand::Edit { key, edit, step: String::new() },
                );
            }
            Happening::Undo { window } => {
                self.update_document(window, DocumentCommand::Undo { key: self.slot.clone() })
            }
            Happening::Call { window, fault } => self.call(window, fault),
            Happening::TabDies { window } => self.start(window),
            Happening::BrowserDies => {
                self.mirror.clear();
                for at in 0..2 {
                    self.start(at);
                }
            }
            Happening::Rots { present } => {
                let (one, other) = match present {
                    true => (&mut self.memory.documents, &self.memory.previous),
                    false => (&mut self.memory.previous, &self.memory.documents),
                };
                // One of the two at a time: with both gone there is nothing left to be saved.
                let sound = other
                    .get(&self.slot)
                    .is_some_and(|generation| read_text(&generation.text).is_ok());
                if let Some(generation) = one.get_mut(&self.slot).filter(|_| sound) {
                    generation.text = store::half(&generation.text);
                    for at in 0..2 {
                        self.start(at);
                    }
                }
            }
        }
    }
}

fn config() -> ProptestConfig {
    let cases =
        std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(200);
    ProptestConfig {
        cases,
        max_shrink_iters: 5000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Runs `law` over every schedule, and says over how many once it has held for them all.
fn over_schedules(name: &str, law: impl Fn(Vec<Happening>) -> TestCaseResult) {
    let config = config();
    let schedules = config.cases;
    if let Err(failure) = TestRunner::new(config).run(&vec(happening(), 1..40), law) {
        panic!("{name}: {failure}");
    }
    println!("{name}: {schedules} storage-fault schedules");
}

#[test]
fn no_edit_that_was_called_saved_is_lost() {
    over_schedules("no edit that was called saved is lost", |happenings| {
        let mut world = World::begin();
        for happening in happenings {
            world.happen(happening);
        }
        // The browser dies with everything that was under way, and starts once more.
        let promised = world.promised.clone();
        world.mirror.clear();
        world.start(0);
        let open = world.windows[0].session.open.get(&world.slot);
        prop_assert!(open.is_some() || promised.is_empty(), "the document is gone");
        let Some(open) = open else { return Ok(()) };
        let there: BTreeSet<ChangeId> =
            open.document.changes().map(|change| change.id.clone()).collect();
        let lost: Vec<_> = promised.difference(&there).collect();
        prop_assert!(lost.is_empty(), "called saved and lost: {lost:?}");
        Ok(())
    });
}

#[test]
fn two_windows_that_come_to_rest_show_the_same() {
    over_schedules("two windows that come to rest show the same", at_rest_they_show_the_same);
}

fn at_rest_they_show_the_same(happenings: Vec<Happening>) -> TestCaseResult {
    let mut world = World::begin();
    for happening in happenings {
        if !matches!(happening, Happening::BrowserDies | Happening::Rots { .. }) {
            world.happen(happening);
        }
    }
    for _ in 0..2 {
        for at in 0..2 {
            world.command(at, Command::ChangedElsewhere { slot: world.slot.clone() });
        }
        world.settle();
    }
    let strategies: Vec<_> = world
        .windows
        .iter()
        .map(|window| window.session.open.get(&world.slot).map(|open| open.strategy.clone()))
        .collect();
    prop_assert_eq!(&strategies[0], &strategies[1]);
    Ok(())
}

/// Found by the long run: kept for ever.
#[test]
fn schedules_that_failed_once() {
    let edit = |window, what, typed: &str| Happening::Edit { window, what, typed: typed.into() };
    let call = |window, fault| Happening::Call { window, fault };
    use Fault::*;
    let first = [
        edit(1, 0, "a"),
        edit(0, 0, "a"),
        call(0, None),
        Happening::Undo { window: 1 },
        edit(0, 0, "b"),
        call(0, Torn),
        edit(1, 0, "a"),
        edit(1, 0, "b"),
        call(1, None),
        call(1, None),
        call(1, None),
        Happening::TabDies { window: 0 },
        call(1, None),
        call(1, Refused),
        call(1, None),
        call(1, None),
        edit(1, 0, "c"),
        call(1, None),
        call(1, None),
        call(1, Refused),
        edit(1, 0, "d"),
    ];
    at_rest_they_show_the_same(first.to_vec()).unwrap();
}
