//! An evening of a 勉強会, told as a facilitator and groups would: opened, sketched, handed in by three
//! ways, collected, revealed, a second round, what became of it. No browser, no network.

use std::collections::BTreeMap;

use genki_board::builtin;
use genki_board::exchange::read_text;
use genki_board::model::*;
use genki_board::session::{
    Content, Context, Effect, FileBytes, RecordKey, Session, WorkshopAnswer, WorkshopCommand,
    WorkshopRecord, handed_in, handed_out,
};
use genki_board::text::{JA, workshop as workshop_words};
use genki_board::workshop::code::{Gathering, Packed, Seen};
use genki_board::workshop::*;
use proptest::prelude::*;
use proptest::strategy::Strategy as _;

const INDICATORS: [&str; 3] = ["startup-consultations", "bcp-seminar", "startup-rate"];

fn sample() -> genki_board::model::Strategy {
    let text = std::fs::read_to_string(format!("public/{}", builtin::path("sample"))).unwrap();
    read_text(&text).unwrap().strategy
}

fn brief(groups: usize) -> Brief {
    let strategy = sample();
    let indicators = INDICATORS.map(|id| strategy.indicators.get(&id.into()).unwrap().clone());
    let shows = Shows { past: true, expected: true, targets: true };
    let sheet =
        |found: &std::sync::Arc<Indicator>| Sheet::of(&strategy, found, (2026, 2029), shows);
    Brief {
        id: "w".into(),
        title: "東葛地域勉強会".into(),
        date: "R8.11.29".into(),
        round: 1,
        from: 2026,
        until: 2029,
        sheets: indicators.iter().map(sheet).collect(),
        groups: (1..=groups).map(|at| format!("{at}班")).collect(),
        strategy: strategy.about.name.clone(),
        sample: true,
        ..Brief::default()
    }
}

/// A device with the app on it: what it keeps is kept at once.
struct Device {
    session: Session,
    records: BTreeMap<(Id, String), String>,
    files: Vec<(String, String)>,
    fresh: u32,
    name: String,
}

impl Device {
    fn new(name: &str) -> Device {
        Device {
            session: Session::new(name.into(), "session".into(), String::new()),
            records: BTreeMap::new(),
            files: Vec::new(),
            fresh: 0,
            name: name.into(),
        }
    }

    fn context(&mut self) -> Context {
        self.fresh += 1;
        Context {
            today: Date::new(2026, 11, 29).unwrap(),
            now: format!("2026-11-29T19:{:02}:00", self.fresh % 60),
            fresh: format!("{}{}", self.name, self.fresh),
        }
    }

    fn command(&mut self, command: WorkshopCommand) -> WorkshopAnswer {
        let context = self.context();
        let outcome = self.session.update_workshop(&context, command);
        for effect in outcome.effects {
            self.perform(effect);
        }
        outcome.answer
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::KeepRecord { record } => {
                self.records.insert(record.key.clone(), record.text);
                let context = self.context();
                let key = record.key;
                self.session.update_workshop(&context, WorkshopCommand::Kept { key });
            }
            Effect::EraseRecords { workshop, erasure, beginnings } => {
                let gone = |(of, name): &RecordKey| {
                    *of == workshop
                        && beginnings.iter().any(|beginning| {
                            match beginning.is_empty() || beginning.ends_with('.') {
                                true => name.starts_with(beginning),
                                false => name == beginning,
                            }
                        })
                };
                self.records.retain(|key, _| !gone(key));
                self.command(WorkshopCommand::Erased { workshop, erasure });
            }
            Effect::Download { name, content: Content::Raw(text) } => self.files.push((name, text)),
            other => panic!("{other:?}"),
        }
    }

    /// The browser was killed, and the page is opened again.
    fn again(&mut self) {
        let records = self.records.iter();
        let records = records
            .map(|(key, text)| WorkshopRecord { key: key.clone(), text: text.clone() })
            .collect();
        self.session = Session::new(self.name.clone(), "again".into(), String::new());
        self.command(WorkshopCommand::Read { records });
    }

    fn workshop(&self) -> &genki_board::session::Workshop {
        &self.session.workshops.all["w"]
    }

    fn join(&mut self, text: &str) {
        let answer = self.take(None, text);
        assert_eq!(answer.briefs, [Id::from("w")]);
    }

    fn take(&mut self, workshop: Option<&str>, text: &str) -> Took {
        let bytes = text.as_bytes().to_vec();
        let file = FileBytes { name: "a file".into(), bytes, text: None, read: None };
        let workshop = workshop.map(Id::from);
        let command = WorkshopCommand::TakeIn { workshop, files: vec![file] };
        match self.command(command) {
            WorkshopAnswer::Took(took) => took,
            other => panic!("{other:?}"),
        }
    }

    fn begin(&mut self, name: &str) -> Id {
        match self.command(WorkshopCommand::Begin { workshop: "w".into(), name: name.into() }) {
            WorkshopAnswer::Begun(draft) => draft,
            other => panic!("{other:?}"),
        }
    }

    fn sketch(&mut self, draft: &Id, values: impl Fn(usize, i32) -> i64) {
        let brief = self.workshop().brief.clone();
        for (at, sheet) in brief.sheets.iter().enumerate() {
            let path = brief.years().map(|year| (year, Number::from(values(at, year))));
            let sketch = Sketch { path: path.collect(), ..Sketch::default() };
            let (workshop, draft, indicator) = ("w".into(), draft.clone(), sheet.id.clone());
            self.command(WorkshopCommand::Sketch { workshop, draft, indicator, sketch });
        }
    }

    fn hand_in(&mut self, draft: &Id) -> Submission {
        let command = WorkshopCommand::HandIn { workshop: "w".into(), draft: draft.clone() };
        match self.command(command) {
            WorkshopAnswer::HandedIn(submission) => submission,
            other => panic!("{other:?}"),
        }
    }
}

/// 答えごとファイルに保存
fn kept(device: &mut Device) -> String {
    let context = device.context();
    match handed_out(device.workshop(), true, &context) {
        Effect::Download { content: Content::Raw(text), .. } => text,
        other => panic!("{other:?}"),
    }
}

fn facilitator(groups: usize) -> Device {
    let mut device = Device::new("facilitator");
    device.command(WorkshopCommand::Make { brief: brief(groups) });
    device
}

/// The 用紙 as it is handed out.
fn paper(device: &mut Device) -> String {
    let context = device.context();
    match handed_out(device.workshop(), false, &context) {
        Effect::Download { content: Content::Raw(text), .. } => text,
        other => panic!("{other:?}"),
    }
}

fn file_of(submission: &Submission, txt: bool) -> String {
    let context = Device::new("x").context();
    match handed_in(submission, &context, txt) {
        Effect::Download { content: Content::Raw(text), .. } => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn six_groups_sketch_hand_in_by_three_ways_and_everybodys_lines_are_seen() {
    let mut held = facilitator(6);
    let paper = paper(&mut held);
    let mut submissions = Vec::new();
    for at in 1..=6_usize {
        let mut device = Device::new(&format!("tablet{at}"));
        device.join(&paper);
        let draft = device.begin(&format!("{at}班"));
        device.sketch(&draft, |sheet, year| {
            100 + at as i64 * 10 + sheet as i64 + i64::from(year - 2026)
        });
        // The tab dies; everything is there when it is opened again.
        let before = device.workshop().drafts.clone();
        device.again();
        assert_eq!(device.workshop().drafts, before);
        submissions.push(device.hand_in(&draft));
    }
    // By file, as text and by code; some twice, one that is no file of ours.
    for at in [3, 0, 5, 3, 0] {
        held.take(Some("w"), &file_of(&submissions[at], at % 2 == 0));
    }
    assert_eq!(held.take(Some("w"), "{\"a\": 1}").refused.len(), 1);
    let mut gathering = Gathering::default();
    for at in [1, 2, 4] {
        for frame in Packed::Submission(submissions[at].clone()).frames() {
            gathering.take("https://example.com/");
            for seen in gathering.take(&frame) {
                if let Seen::Whole(packed) = seen {
                    let workshop = Some("w".into());
                    held.command(WorkshopCommand::TakePacked { workshop, packed });
                }
            }
        }
    }
    let workshop = held.workshop();
    let groups = workshop.groups(&workshop.collection(1));
    assert!(groups.iter().all(|(_, count)| *count == 1), "{groups:?}");
    let sheet = &workshop.brief.sheets[0];
    let all = Distribution::of(&workshop.collection(1), &sheet.id);
    assert_eq!((all.lines.len(), all.years[&2029].least), (6, 113.into()));
    assert_eq!(all.years[&2029].median.normalize().to_string(), "138");
}

#[test]
fn what_is_missing_late_of_another_round_or_paper_is_told_and_never_mixed() {
    let mut held = facilitator(3);
    let paper = paper(&mut held);
    let mut device = Device::new("tablet");
    device.join(&paper);
    let draft = device.begin("1班");
    device.sketch(&draft, |_, _| 100);
    let first = device.hand_in(&draft);
    assert_eq!(device.hand_in(&draft), first, "the same thing handed in twice is one");
    device.sketch(&draft, |_, _| 120);
    let late = device.hand_in(&draft);
    assert_eq!((late.first.as_ref(), late.revision), (Some(&first.id), 1));
    held.take(Some("w"), &file_of(&late, false));
    held.take(Some("w"), &file_of(&first, true));
    let mut other = first.clone();
    other.session.round = 2;
    other.id = "other".into();
    let took = held.take(Some("w"), &file_of(&other, false));
    assert_eq!((took.new, took.apart), (1, 1));
    let collection = held.workshop().collection(1);
    assert_eq!(collection.counted, [late.into()]);
    let why: Vec<Apart> = collection.apart.iter().map(|(_, why)| *why).collect();
    assert_eq!(why, [Apart::OtherRound, Apart::Replaced]);
    assert_eq!(
        held.workshop().groups(&collection).iter().filter(|(_, count)| *count > 0).count(),
        1
    );
    // Nothing that was handed in for a 勉強会 that is not here is dropped in silence.
    assert_eq!(Device::new("nobody").take(None, &file_of(&first, false)).unknown, 1);
}

#[test]
fn the_second_round_begins_from_ones_own_line_with_the_first_in_sight() {
    let mut held = facilitator(3);
    let first_paper = paper(&mut held);
    let mut devices: Vec<(Device, Id)> = Vec::new();
    for at in 1..=3_i64 {
        let mut device = Device::new(&format!("tablet{at}"));
        device.join(&first_paper);
        let draft = device.begin(&format!("{at}班"));
        device.sketch(&draft, |_, _| 100 * at);
        let submission = device.hand_in(&draft);
        held.take(Some("w"), &file_of(&submission, false));
        devices.push((device, draft));
    }
    held.command(WorkshopCommand::Reveal { workshop: "w".into(), round: 1 });
    held.command(WorkshopCommand::NextRound { workshop: "w".into() });
    let base = held.workshop().brief.base();
    let second = paper(&mut held);
    for (device, _) in &mut devices {
        device.join(&second);
        let brief = &device.workshop().brief;
        assert_eq!((brief.round, brief.base()), (2, base.clone()));
        let before = &brief.before[&brief.sheets[0].id];
        let middle = before.years[&2029].map(|value| value.to_string());
        assert_eq!((before.count, middle), (3, ["150", "200", "250"].map(String::from)));
    }
    // Everybody begins from their own line.
    for (at, (device, _)) in devices.iter().enumerate() {
        let own = device.workshop().draft(None).unwrap();
        let path = &own.sketches[&device.workshop().brief.sheets[0].id].path;
        assert_eq!((own.round, path[&2029]), (2, Number::from(100 * (at as i64 + 1))));
    }
    // Whoever goes on by themselves has their own line to begin from.
    let mut alone = Device::new("alone");
    alone.join(&first_paper);
    let draft = alone.begin("4班");
    alone.sketch(&draft, |_, _| 400);
    alone.hand_in(&draft);
    alone.command(WorkshopCommand::NextRound { workshop: "w".into() });
    let own = alone.workshop().draft(None).unwrap().clone();
    let first = &brief(0).sheets[0].id;
    assert_eq!(
        (own.round, own.handed_in.as_ref(), own.sketches[first].path[&2029]),
        (2, None, 400.into())
    );
    // And still gets to see how the others were spread, when the paper comes.
    alone.join(&second);
    assert_eq!(alone.workshop().brief.before[first].count, 3);
    let submission = alone.hand_in(&own.id);
    assert_eq!(submission.session, held.workshop().brief.session());
    held.take(Some("w"), &file_of(&Submission { id: "z".into(), ..Submission::default() }, false));
    assert!(held.workshop().collection(2).counted.is_empty());
    assert_eq!(held.workshop().collection(1).counted.len(), 3, "the first round stays as it was");
}

#[test]
fn a_paper_that_was_typed_in_wrongly_is_taken_out_again_and_nothing_else_is() {
    let mut held = facilitator(2);
    let draft = held.begin("1班");
    held.sketch(&draft, |_, _| 100);
    let handed_in = held.hand_in(&draft);
    let typed = Submission { id: "typed".into(), name: "2".into(), ..handed_in.clone() };
    held.command(WorkshopCommand::TypeIn { workshop: "w".into(), submission: typed });
    assert_eq!(held.workshop().collection(1).counted.len(), 2);
    for submission in [Id::from("typed"), handed_in.id.clone()] {
        held.command(WorkshopCommand::TakeOut { workshop: "w".into(), submission });
    }
    held.again();
    assert_eq!(held.workshop().collection(1).counted, [handed_in.into()]);
}

#[test]
fn whoever_is_given_the_answers_holds_the_workshop_from_then_on() {
    let mut held = facilitator(2);
    let draft = held.begin("1班");
    held.sketch(&draft, |_, _| 100);
    held.hand_in(&draft);
    let text = kept(&mut held);
    let mut other = Device::new("other");
    other.join(&text);
    assert!(other.workshop().held_here);
    assert_eq!(other.workshop().came, held.workshop().came);
    // A paper alone makes nobody the facilitator.
    let mut table = Device::new("table");
    table.join(&paper(&mut held));
    assert!(!table.workshop().held_here && table.workshop().came.is_empty());
}

#[test]
fn a_stroke_can_be_taken_back_and_the_reason_stays() {
    let mut device = facilitator(0);
    let draft = device.begin("");
    let indicator = device.workshop().brief.sheets[0].id.clone();
    device.sketch(&draft, |_, _| 100);
    let why = WorkshopCommand::Why {
        workshop: "w".into(),
        draft: draft.clone(),
        indicator: indicator.clone(),
        why: "様子見".into(),
    };
    device.command(why);
    device.sketch(&draft, |_, _| 200);
    let value = |device: &Device| {
        let sketch = &device.workshop().drafts[&draft].sketches[&indicator];
        assert_eq!(sketch.why, "様子見");
        sketch.path.get(&2026).copied()
    };
    assert_eq!(value(&device), Some(200.into()));
    for _ in 0..3 {
        device.command(WorkshopCommand::Undo { draft: draft.clone() });
    }
    assert_eq!(value(&device), Some(100.into()));
}

#[test]
fn a_paper_kept_before_anything_came_is_gone_on_with_elsewhere() {
    let mut held = facilitator(2);
    let text = kept(&mut held);
    let mut other = Device::new("other");
    other.join(&text);
    assert!(other.workshop().held_here && other.workshop().came.is_empty());
}

#[test]
fn an_answer_that_nobody_can_have_made_takes_no_other_with_it() {
    let mut held = facilitator(2);
    for name in ["1班", "2班"] {
        let draft = held.begin(name);
        held.sketch(&draft, |_, _| 100);
        held.hand_in(&draft);
    }
    let text = kept(&mut held);
    let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let submissions = file["body"]["submissions"].as_array_mut().unwrap();
    let mut unsound = submissions[0].clone();
    unsound["sketches"]["x"] = serde_json::json!({ "path": { "99999": 1 } });
    submissions.extend([unsound, serde_json::json!("no answer"), serde_json::json!({ "id": 3 })]);
    file["sha256"] = genki_board::exchange::hash(&file["body"]).into();
    let mut other = Device::new("other");
    let took = other.take(None, &file.to_string());
    assert_eq!((took.new, took.unreadable, took.refused), (2, 3, vec![]));
    let mut names = took.names;
    names.sort();
    assert_eq!(names, ["1班", "2班"]);
    assert_eq!(other.workshop().came, held.workshop().came);
}

#[test]
fn two_answers_of_one_group_are_counted_and_told() {
    let mut held = facilitator(2);
    for _ in 0..2 {
        let draft = held.begin("1班");
        held.sketch(&draft, |_, _| 100);
        held.hand_in(&draft);
    }
    let workshop = held.workshop();
    let groups = workshop.groups(&workshop.collection(1));
    assert_eq!(groups.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [2, 0]);
    let told = (workshop_words(&JA).came)(2, &groups);
    assert!(told.contains("2班中1班") && told.contains("1班は2件"), "{told}");
}

#[test]
fn what_another_window_wrote_is_erased_as_well_and_nothing_is_said_to_be_gone_before_it_is() {
    let mut held = facilitator(2);
    let draft = held.begin("1班");
    held.sketch(&draft, |_, _| 100);
    held.hand_in(&draft);
    held.records.insert(("w".into(), "came.of-another-window".into()), "{}".into());
    held.records.insert(("another".into(), "came.stays".into()), "{}".into());
    let context = held.context();
    let throw = WorkshopCommand::ThrowAway { workshop: "w".into() };
    let outcome = held.session.update_workshop(&context, throw);
    assert!(held.workshop().thrown_away.is_empty() && !held.workshop().came.is_empty());
    held.session.update_workshop(&context, WorkshopCommand::NotErased);
    assert!(held.workshop().thrown_away.is_empty() && held.session.workshops.not_erased);
    for effect in outcome.effects {
        held.perform(effect);
    }
    assert!(!held.workshop().thrown_away.is_empty() && held.workshop().came.is_empty());
    let names: Vec<&str> = held.records.keys().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["came.stays", "brief"]);
}

#[test]
fn a_draft_begun_by_mistake_is_named_anew_or_erased() {
    let mut held = facilitator(2);
    let (right, wrong) = (held.begin("1班"), held.begin(""));
    let name =
        WorkshopCommand::Name { workshop: "w".into(), draft: right.clone(), name: "2班".into() };
    held.command(name);
    held.command(WorkshopCommand::DropDraft { workshop: "w".into(), draft: wrong });
    held.again();
    let drafts: Vec<_> = held.workshop().drafts.values().map(|draft| draft.name.clone()).collect();
    assert_eq!(drafts, ["2班"]);
}

#[test]
fn a_rehearsal_has_a_group_for_whoever_tries_it_and_nothing_of_the_evening() {
    let mut held = facilitator(2);
    let copy = Brief { round: 2, ..held.workshop().brief.clone() };
    let answers = invented(&copy, &[""]);
    let command = WorkshopCommand::Rehearse { brief: copy, answers };
    let WorkshopAnswer::Begun(id) = held.command(command) else { panic!("not begun") };
    let rehearsal = &held.session.workshops.all[&id];
    assert!(rehearsal.rehearsal && rehearsal.held_here && id != Id::from("w"));
    assert_eq!(rehearsal.collection(1).counted.len(), 1);
    assert!(held.workshop().came.is_empty());
}

#[test]
fn thrown_away_answers_are_gone_from_the_device_and_the_workshop_stays() {
    let mut held = facilitator(2);
    let draft = held.begin("1班");
    held.sketch(&draft, |_, _| 100);
    held.hand_in(&draft);
    assert!(held.records.len() > 2);
    held.command(WorkshopCommand::ThrowAway { workshop: "w".into() });
    assert_eq!(held.records.keys().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["brief"]);
    assert!(!held.records.values().any(|text| text.contains("1班") && text.contains("path")));
    held.again();
    assert!(held.workshop().came.is_empty() && !held.workshop().thrown_away.is_empty());
    held.command(WorkshopCommand::Remove { workshop: "w".into() });
    assert!(held.records.is_empty());
}

#[test]
fn a_result_becomes_a_target_with_its_reason_and_cards_become_opinions_once() {
    let (strategy, brief) = (sample(), brief(0));
    let today = Date::new(2026, 11, 29).unwrap();
    let sheet = &brief.sheets[0];
    let edit = adopted(&strategy, sheet, 2029, 195.into(), "勉強会 第2回, n=14");
    let after = edit.apply(&strategy, today).unwrap();
    let period = sheet.period(2029);
    let targets = after.targets_of(&sheet.id);
    let target = targets.iter().find(|target| target.period == period).unwrap();
    assert!(matches!(target.goal, Goal::Value { value, .. } if value == 195.into()));
    assert_eq!(target.reason, "勉強会 第2回, n=14");
    let said = [
        Card { indicator: Some(sheet.id.clone()), text: "窓口を一つに".into() },
        Card { indicator: None, text: "夜も開けてほしい".into() },
    ];
    let edit = minutes(&after, &brief, &said).unwrap();
    let with = edit.apply(&after, today).unwrap();
    let meeting = with.meetings.get(&meeting_of(&brief)).unwrap();
    assert_eq!((meeting.kind.clone(), meeting.attendance), (MeetingKind::LocalSession, None));
    let opinions: Vec<_> = with.opinions.of(&meeting.id).collect();
    assert_eq!(opinions.len(), 2);
    assert!(opinions.iter().any(|opinion| opinion.subject == sheet.id));
    assert_eq!(minutes(&with, &brief, &said), None, "nothing is there twice");
    assert_eq!(minutes(&after, &brief, &[]), None, "no meeting without a word");
}

#[test]
fn years_later_it_is_told_who_came_nearest() {
    let strategy = sample();
    let indicator = strategy
        .indicators
        .iter()
        .find(|found| {
            let known = strategy.observations_of(&found.id);
            known.iter().filter(|o| matches!(o.figure, Figure::Number(_))).count() > 3
        })
        .unwrap();
    let years: Vec<i32> =
        strategy.observations_of(&indicator.id).iter().map(|o| o.period.year()).collect();
    let from = years[years.len() - 2];
    let shows = Shows { past: true, expected: false, targets: false };
    let sheet = Sheet::of(&strategy, indicator, (from, from + 3), shows);
    let brief = Brief { from, until: from + 3, sheets: vec![sheet.clone()], ..brief(0) };
    let sketch = |value: i64| Submission {
        id: format!("s{value}").into(),
        session: brief.session(),
        sketches: BTreeMap::from([(
            sheet.id.clone(),
            Sketch { path: BTreeMap::from([(from, value.into())]), ..Sketch::default() },
        )]),
        ..Submission::default()
    };
    let collection = Collection::of(&brief.session(), [sketch(1), sketch(1_000_000)]);
    let all = Distribution::of(&collection, &sheet.id);
    let found = nearest(&strategy, &brief, &sheet, &all);
    let first = found.iter().find(|found| found.year == from).expect("its figure is known");
    let off = |value: Number| (value.decimal() - first.actual.decimal()).abs();
    let best = first.guesses.iter().map(|(_, value)| off(*value)).min().unwrap();
    assert!(best < off(1_000_000.into()) && best <= off(1.into()));
}

#[test]
fn a_hand_that_passes_years_too_fast_fills_them_in_and_never_leaves_a_width_upside_down() {
    let sheet = brief(0).sheets[0].clone();
    let mut sketch = Sketch::default();
    let at = |year, value: i64| Touch { year, value: value.into() };
    sketch.draw(&sheet, None, at(2026, 100));
    sketch.draw(&sheet, Some(at(2026, 100)), at(2029, 130));
    let path: Vec<_> = sketch.path.iter().map(|(year, value)| (*year, value.to_string())).collect();
    let expected = [(2026, "100"), (2027, "110"), (2028, "120"), (2029, "130")];
    assert_eq!(path, expected.map(|(year, value)| (year, value.to_string())));
    sketch.draw(&sheet, Some(at(2029, 130)), at(2026, 70));
    assert_eq!(sketch.path[&2027].to_string(), "90");
    (sketch.low, sketch.high) = (Some(140.into()), Some(100.into()));
    sketch.keep_in_order();
    assert_eq!((sketch.low, sketch.high), (Some(130.into()), Some(130.into())));
}

#[test]
fn a_place_on_the_axis_is_no_finer_than_the_figures_and_no_finer_than_a_hand() {
    let of = |precision| Sheet { precision, ..Sheet::default() };
    let snapped =
        |precision, place, fineness| of(precision).snap(place, fineness).unwrap().to_string();
    assert_eq!(snapped(0, 187.4, 0.3), "187");
    assert_eq!(snapped(1, 5.4321, 0.01), "5.4");
    assert_eq!(snapped(0, 3_812_344.0, 9_000.0), "3810000");
    assert_eq!(snapped(0, -42.6, 1.0), "-43");
    assert_eq!(of(0).step(3.0).to_string(), "5");
    assert_eq!(of(2).step(0.0).to_string(), "0.01");
}

#[test]
fn waiting_a_year_means_so_much_more_a_year_afterwards() {
    let past = |value: i64| Past { value: Some(value.into()), ..Past::default() };
    let sheet = Sheet { past: BTreeMap::from([(2025, past(158))]), ..Sheet::default() };
    let sketch = |until, value: i64| Sketch {
        path: BTreeMap::from([(until, value.into())]),
        ..Sketch::default()
    };
    let found = sheet.backcast(&sketch(2029, 198)).unwrap();
    assert_eq!(
        (found.a_year.to_string(), found.after_waiting.to_string()),
        ("10".into(), "13.3".into())
    );
    assert_eq!(sheet.backcast(&sketch(2026, 198)), None);
    assert_eq!(sheet.backcast(&sketch(2029, 158)), None);
}

fn any_submission() -> impl proptest::strategy::Strategy<Value = Submission> {
    let number = || {
        (-999_999_999_i64..999_999_999, 0..4_u32).prop_map(|(value, scale)| {
            Number::new(rust_decimal::Decimal::new(value, scale)).unwrap()
        })
    };
    let sketch = (
        prop::collection::btree_map(2024..2040_i32, number(), 0..8),
        prop::option::of(number()),
        prop::option::of(number()),
        prop::option::of(0..=100_u8),
        ".{0,40}",
    );
    let sketch =
        sketch.prop_map(|(path, low, high, sure, why)| Sketch { path, low, high, sure, why });
    let card = (prop::option::of("[a-z-]{1,12}"), ".{0,30}")
        .prop_map(|(indicator, text)| Card { indicator: indicator.map(Id::from), text });
    (
        "[a-z0-9.]{1,12}",
        1..4_u32,
        prop::option::of("[a-z0-9]{1,10}"),
        0..5_u32,
        ".{0,12}",
        prop::collection::btree_map("[a-z-]{1,14}".prop_map(Id::from), sketch, 0..9),
        prop::collection::vec(card, 0..4),
    )
        .prop_map(|(id, round, first, revision, name, sketches, cards)| Submission {
            id: id.into(),
            session: genki_board::workshop::Session {
                workshop: "w".into(),
                round,
                base: "T15V-QHZD".into(),
            },
            first: first.map(Id::from),
            revision,
            name,
            sketches,
            cards,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_is_handed_in_arrives_unchanged_by_file_by_text_and_by_codes(submission in any_submission()) {
        for txt in [false, true] {
            let found = read(file_of(&submission, txt).as_bytes(), None).unwrap();
            prop_assert_eq!(found.submissions, vec![submission.clone()]);
        }
        let mut gathering = Gathering::default();
        let mut found = None;
        for frame in Packed::Submission(submission.clone()).frames().iter().rev() {
            for seen in gathering.take(frame) {
                if let Seen::Whole(packed) = seen {
                    found = Some(packed);
                }
            }
        }
        prop_assert_eq!(found, Some(Packed::Submission(submission)));
    }
}

#[test]
fn eight_indicators_with_reasons_and_two_cards_fit_into_three_codes() {
    let reasons = [
        "はじめは様子見。オンライン相談が広まれば、7年度から伸びると思う。",
        "空き店舗を使った創業の相談が、商店街に毎週のように来ている。",
        "相談員の人数が同じなら、このくらいが限度ではないか。",
        "件数より、相談のあと創業できたかを見たい。",
        "学生の起業が増えている。大学との窓口を一つにしてほしい。",
        "人口が減っている。今の件数を保てれば十分。",
        "後継者のいない店が多く、紹介できる相手が足りない。",
        "研修は平日の昼ばかりで、出られる人が限られている。",
    ];
    let strategy = sample();
    let sketches =
        strategy.indicators.iter().take(8).zip(reasons).enumerate().map(|(at, (found, why))| {
            let path = (2026..=2029).map(|year| {
                (year, Number::from(160 + at as i64 * 7 + i64::from(year - 2026) * 11))
            });
            let sketch = Sketch {
                path: path.collect(),
                low: Some(150.into()),
                high: Some(260.into()),
                sure: Some(70),
                why: why.into(),
            };
            (found.id.clone(), sketch)
        });
    let card = |text: &str| Card { indicator: None, text: text.into() };
    let submission = Submission {
        id: "k3v9qd0m2x".into(),
        session: brief(6).session(),
        name: "3班".into(),
        sketches: sketches.collect(),
        cards: vec![
            card("補助金の申請書が難しい。書き方を教える場がほしい。"),
            card("夜や週末にも相談できるとありがたい。"),
        ],
        ..Submission::default()
    };
    let packed = Packed::Submission(submission);
    let frames = packed.frames();
    println!("{} bytes deflated, {} codes with the spare one", packed.bytes().len(), frames.len());
    assert!(packed.bytes().len() < 1_104, "{}", packed.bytes().len());
    for frame in &frames {
        let squares = genki_board::workshop::code::squares(frame).unwrap();
        assert!(squares.len() <= 69, "version 13 has 69 squares a side: {}", squares.len());
    }
    assert!(frames.len() <= 4);
}

#[test]
fn a_file_that_speaks_of_codes_is_still_a_file_and_figures_of_many_decimals_travel() {
    let mut held = facilitator(1);
    let draft = held.begin("GENKI1/班");
    held.sketch(&draft, |_, _| 100);
    let submission = held.hand_in(&draft);
    let found = read(file_of(&submission, false).as_bytes(), None).unwrap();
    assert_eq!((found.submissions, found.damaged), (vec![submission], 0));
    let mut strategy = sample();
    let id = Id::from("startup-rate");
    let observed = strategy.observations_of(&id).last().unwrap().id.clone();
    strategy.observations.alter(&observed, |found| {
        found.figure = Figure::Number(Number::from_text("45.3333333333333").unwrap());
    });
    let shows = Shows { past: true, expected: false, targets: false };
    let sheet = Sheet::of(&strategy, strategy.indicators.get(&id).unwrap(), (2026, 2029), shows);
    let brief = Brief { sheets: vec![sheet], ..brief(1) };
    let text = brief_file(&brief, "");
    assert_eq!(read(text.as_bytes(), None).unwrap().briefs, [brief]);
}

#[test]
fn a_late_answer_to_an_earlier_round_counts_there_and_what_lies_apart_is_listed_in_every_round() {
    let mut held = facilitator(2);
    let paper = paper(&mut held);
    let mut late = Device::new("late");
    late.join(&paper);
    let draft = late.begin("2班");
    late.sketch(&draft, |_, _| 100);
    let first = late.hand_in(&draft);
    late.sketch(&draft, |_, _| 120);
    let corrected = late.hand_in(&draft);
    held.command(WorkshopCommand::NextRound { workshop: "w".into() });
    for submission in [&first, &corrected] {
        let took = held.take(Some("w"), &file_of(submission, false));
        assert_eq!((took.new, took.apart), (1, 0), "it counts in its own round");
    }
    assert_eq!(held.workshop().collection(1).counted, [corrected.into()]);
    assert_eq!(held.workshop().apart(), [(first.into(), Apart::Replaced)]);
}

#[test]
fn files_of_a_workshop_survive_what_mail_does_to_them() {
    let mut held = facilitator(6);
    let paper = paper(&mut held);
    let quoted: String = paper.lines().map(|line| format!("> {line}\r\n")).collect();
    let around = format!("転送します。\n\n{paper}\n--\n経済政策課");
    let bom = format!("\u{feff}{paper}");
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(paper.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [paper.as_bytes(), quoted.as_bytes(), around.as_bytes(), bom.as_bytes(), &wide] {
        let found = read(bytes, None).unwrap();
        assert_eq!(found.briefs, [held.workshop().brief.clone()]);
    }
    for at in (100..paper.len()).step_by(97) {
        let Some(cut) = paper.get(..at) else { continue };
        assert!(read(cut.as_bytes(), None).is_err(), "cut off at {at}");
    }
    let changed = paper.replace("東葛", "西葛");
    assert_eq!(
        read(changed.as_bytes(), None).unwrap(),
        Incoming { altered: 1, ..Incoming::default() }
    );
}

#[test]
fn the_sample_has_a_workshop_of_two_rounds_that_closed_in_on_each_other() {
    let text = std::fs::read_to_string("public/workshops/sample.json").unwrap();
    let mut device = Device::new("visitor");
    let took = device.take(None, &text);
    assert_eq!((took.new, took.briefs.len()), (45, 1));
    let workshop = &device.session.workshops.all["sample-workshop"];
    assert!(workshop.held_here && workshop.brief.sample && workshop.revealed.len() == 2);
    for sheet in &workshop.brief.sheets {
        // Drawn on the figures that the sample has, and of its own words alone.
        let indicator = sample().indicators.get(&sheet.id).unwrap().clone();
        let shows = Shows { past: true, expected: false, targets: false };
        assert_eq!(*sheet, Sheet::of(&sample(), &indicator, (2023, 2026), shows), "{}", sheet.id);
        let spread = |round| {
            let all = Distribution::of(&workshop.collection(round), &sheet.id);
            let last = all.years[&2026].clone();
            let (low, high) = last.middle.unwrap();
            (all.lines.len(), high - low, all)
        };
        let ((first, wide, _), (second, narrow, all)) = (spread(1), spread(2));
        assert_eq!((first, second), (23, 22));
        assert!(narrow < wide, "{}", sheet.id);
        assert!(all.lines.iter().any(|line| !line.sketch.why.is_empty()));
        // Of the years that are over it is told who came nearest.
        assert_eq!(nearest(&sample(), &workshop.brief, sheet, &all).len(), 2);
    }
}

#[test]
fn every_file_of_a_workshop_is_as_its_schema_says() {
    let read = |path: &str| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let schema: serde_json::Value = read("public/schema/genki-board-workshop-1.1.schema.json");
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut held = facilitator(2);
    let draft = held.begin("1班");
    held.sketch(&draft, |_, _| 100);
    let submission = held.hand_in(&draft);
    held.command(WorkshopCommand::Reveal { workshop: "w".into(), round: 1 });
    held.command(WorkshopCommand::NextRound { workshop: "w".into() });
    let context = held.context();
    let Effect::Download { content: Content::Raw(answers), .. } =
        handed_out(held.workshop(), true, &context)
    else {
        panic!("no file")
    };
    let texts = [paper(&mut held), answers, file_of(&submission, false)];
    let files = texts.iter().map(|text| serde_json::from_str(text).unwrap());
    for file in files.chain([read("public/workshops/sample.json")]) {
        let faults: Vec<String> = validator
            .iter_errors(&file)
            .map(|fault| format!("{}: {fault}", fault.instance_path))
            .collect();
        assert_eq!(faults, Vec::<String>::new());
    }
    assert!(!validator.is_valid(&serde_json::json!({ "format": "genki-board", "kind": "sketch" })));
}

#[test]
fn a_file_that_asks_for_a_million_years_is_refused_before_any_work() {
    let sound = brief(2);
    assert!(sound.is_sound());
    let mut of_the_future = sound.clone();
    of_the_future.sheets[0].past.insert(2027, Past::default());
    for unsound in [
        of_the_future,
        Brief { id: "new".into(), ..sound.clone() },
        Brief { id: "".into(), ..sound.clone() },
        Brief { until: 2_000_000_000, ..sound.clone() },
        Brief { from: -2_000_000_000, ..sound.clone() },
        Brief { from: 2030, until: 2029, ..sound.clone() },
        Brief { round: 0, ..sound.clone() },
        Brief { round: u32::MAX, ..sound.clone() },
        Brief { groups: vec![String::new(); 100_000], ..sound.clone() },
    ] {
        let text = brief_file(&unsound, "");
        assert!(read(text.as_bytes(), None).is_err());
        let packed = Packed::Brief(Box::new(unsound));
        assert_eq!(genki_board::workshop::code::read_text(&packed.line()).0, []);
    }
    let path = BTreeMap::from([(i32::MIN, 1.into()), (i32::MAX, 2.into())]);
    let submission = Submission {
        sketches: BTreeMap::from([("i".into(), Sketch { path, ..Sketch::default() })]),
        ..Submission::default()
    };
    let incoming = read(file_of(&submission, false).as_bytes(), None).unwrap();
    assert_eq!((incoming.submissions.len(), incoming.unreadable), (0, 1));
    let long = Submission { name: "長".repeat(200_000), ..Submission::default() };
    assert!(read(file_of(&long, true).as_bytes(), None).unwrap().submissions.is_empty());
}
