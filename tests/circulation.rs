//! 依頼と回収: what is sent to divisions, and what comes back of it in any order.
//!
//! `PROPTEST_CASES=1000 cargo test --profile long --test circulation` runs it long.

use std::collections::BTreeMap;

use genki_board::change::taking_in::{Kind, Pick};
use genki_board::change::{Document, base_of};
use genki_board::edit::{Edit, IndicatorField, Refusal};
use genki_board::exchange::{self, Envelope};
use genki_board::model::*;
use genki_board::place::Screen;
use genki_board::report::circulation::CirculationBoard;
use genki_board::report::{Outline, intake::Intake};
use genki_board::session::{
    Context, DocumentCommand, Effect, FileBytes, Message, Session, Storage,
};
use genki_board::sheet;
use genki_board::text::JA;
use proptest::prelude::{
    Just, ProptestConfig, Strategy as Gen, any, prop_assert, prop_assert_eq, prop_oneof, proptest,
};

const YEAR: FiscalYear = FiscalYear(2025);
const DIVISIONS: usize = 24;

fn division(at: usize) -> String {
    format!("第{:02}課", at + 1)
}

fn indicator(at: usize) -> Id {
    format!("indicator-{at:02}").into()
}

/// As many divisions as there are indicators; the last figures are of the year before.
fn strategy() -> Strategy {
    let mut strategy = Strategy::default();
    strategy.directions.put(Direction {
        id: "d".into(),
        number: "第１".into(),
        name: "方向".into(),
        name_en: String::new(),
        rank: "a".into(),
    });
    strategy.items.put(Item {
        id: "i".into(),
        parent: "d".into(),
        number: "１".into(),
        name: "項目".into(),
        name_en: String::new(),
        rank: "a".into(),
    });
    for at in 0..DIVISIONS {
        strategy.indicators.put(Indicator {
            id: indicator(at),
            role: Role::Output { item: "i".into() },
            name: format!("指標{at}"),
            unit: "件".into(),
            division: division(at),
            rank: format!("{at:02}"),
            ..Indicator::default()
        });
    }
    let today = Date::new(2025, 6, 1).unwrap();
    let before = (0..DIVISIONS).map(|at| Edit::Actual {
        indicator: indicator(at),
        period: Period::fiscal(YEAR.0 - 1),
        typed: (100 + at).to_string(),
    });
    Edit::Many(before.collect()).apply(&strategy, today).unwrap()
}

/// A person at a browser of their own.
struct Person {
    session: Session,
    key: String,
    screen: Option<Screen>,
    files: Vec<(String, String)>,
    today: Date,
    fresh: u32,
}

impl Person {
    fn new(name: &str) -> Person {
        let mut session = Session::new(name.into(), "day".into(), name.into());
        session.storage = Storage::Works;
        Person {
            session,
            key: String::new(),
            screen: None,
            files: Vec::new(),
            today: Date::new(2026, 4, 10).unwrap(),
            fresh: 0,
        }
    }

    fn ask(&mut self, command: DocumentCommand) {
        self.fresh += 1;
        let fresh = format!("{}{}", self.session.author, self.fresh);
        let context = Context { today: self.today, now: "2026-04-10T09:01:00".into(), fresh };
        let outcome = self.session.update_document(&context, command);
        assert!(outcome.answer.is_ok(), "{:?}", outcome.answer);
        for effect in outcome.effects {
            match effect {
                Effect::Go { address, .. } => {
                    self.key = address.document;
                    self.screen = Some(address.screen);
                }
                Effect::Download { name, content } => self.files.push((name, content.text())),
                Effect::DownloadTogether { files, .. } => {
                    let text = files.into_iter().map(|(name, content)| (name, content.text()));
                    self.files.extend(text);
                }
                Effect::OpenArrived { key, file } => {
                    self.ask(DocumentCommand::OpenArrived { key, file })
                }
                _ => {}
            }
        }
    }

    fn open(&mut self, name: &str, text: &str) {
        self.ask(DocumentCommand::OpenFile(file(name, text)));
    }

    fn edit(&mut self, edit: Edit) {
        self.ask(DocumentCommand::Edit { key: self.key.clone(), edit, step: String::new() });
    }

    fn type_in(&mut self, at: usize, typed: &str) {
        let (indicator, period, typed) = (indicator(at), Period::fiscal(YEAR.0), typed.into());
        self.edit(Edit::Actual { indicator, period, typed });
    }

    /// ファイルに保存, as text.
    fn saved(&mut self) -> String {
        self.ask(DocumentCommand::SaveFile { key: self.key.clone() });
        self.files.last().unwrap().1.clone()
    }

    fn strategy(&self) -> &Strategy {
        &self.session.open[&self.key].strategy
    }

    fn document(&self) -> &Document {
        &self.session.open[&self.key].document
    }

    fn figure(&self, at: usize) -> Option<String> {
        let found = self.strategy().counted(&indicator(at), Period::fiscal(YEAR.0))?;
        Some(JA.actual_as_typed(Some(found)).replace(',', ""))
    }

    fn board(&self) -> CirculationBoard {
        let strategy = self.strategy();
        let asked = strategy.circulations.iter().next().unwrap().id.clone();
        let outline = Outline::of(strategy);
        CirculationBoard::of(strategy, &outline, &asked, self.today).unwrap()
    }

    fn hold(&mut self, name: &str, text: &str) {
        self.ask(DocumentCommand::HoldAgainst { key: self.key.clone(), file: file(name, text) });
    }

    fn pick_all(&mut self, pick: Pick) {
        let rows = self.session.taking_in[&self.key].preview.rows.len();
        let (key, rows) = (self.key.clone(), (0..rows).collect());
        self.ask(DocumentCommand::Pick { key, rows, pick: Some(pick) });
    }

    /// Takes in what is proposed, and what a division has set of others as well.
    fn take_in(&mut self) {
        let rows = self.session.taking_in[&self.key].preview.rows.iter().enumerate();
        let foreign = rows.filter(|(_, row)| row.kind == Kind::Foreign && row.pick.is_none());
        let rows = foreign.map(|(at, _)| at).collect();
        let (key, pick) = (self.key.clone(), Some(Pick::Theirs(0)));
        self.ask(DocumentCommand::Pick { key, rows, pick });
        self.ask(DocumentCommand::TakeIn { key: self.key.clone(), step: "取り込み".into() });
    }
}

fn file(name: &str, text: &str) -> FileBytes {
    FileBytes { name: name.into(), bytes: text.as_bytes().to_vec(), text: None, read: None }
}

/// The office, with a request to everybody and the files of it.
fn office() -> Person {
    office_of(&strategy())
}

fn office_of(strategy: &Strategy) -> Person {
    let mut office = Person::new("head");
    let document = Document::new("genki5", base_of(strategy));
    office.open("own.json", &exchange::write(&document, &Envelope::default()));
    let circulation = Circulation {
        id: "asked".into(),
        name: "令和7年度の実績".into(),
        year: YEAR,
        issued: AsOf::read("R8.4.1"),
        due: AsOf::read("R8.4.20"),
        divisions: (0..DIVISIONS).map(division).collect(),
        known: office.document().extent(),
        ..Circulation::default()
    };
    office.edit(Edit::Circulate(circulation));
    office.ask(DocumentCommand::SaveRequests {
        key: office.key.clone(),
        circulation: "asked".into(),
        divisions: (0..DIVISIONS).map(division).collect(),
    });
    office
}

/// How a division answers.
#[derive(Clone, Debug)]
enum Way {
    /// One file.
    Once(u32),
    /// A file, and another after it that goes on from the first.
    Twice(u32, u32),
    /// It has changed a figure of the division after it, too.
    Foreign(u32),
    /// The first attempt did not arrive whole.
    CutOff(u32, usize),
    /// In a spreadsheet.
    Sheet(u32),
    /// There is none, and why.
    Reason,
    Never,
}

fn way() -> impl Gen<Value = Way> {
    let figure = 1_u32..9000;
    prop_oneof![
        3 => figure.clone().prop_map(Way::Once),
        1 => (figure.clone(), figure.clone()).prop_map(|(a, b)| Way::Twice(a, b)),
        1 => figure.clone().prop_map(Way::Foreign),
        1 => (figure.clone(), 10_usize..90).prop_map(|(a, percent)| Way::CutOff(a, percent)),
        2 => figure.prop_map(Way::Sheet),
        1 => Just(Way::Reason),
        1 => Just(Way::Never),
    ]
}

/// What comes back of a division, in the order in which it is sent.
fn answers(office: &Person, at: usize, way: &Way) -> Vec<String> {
    let sent = office.files[at].1.clone();
    let mut person = Person::new(&division(at));
    if let Way::Sheet(figure) = way {
        return vec![sheet_of(office, at, figure)];
    }
    person.open("request.json", &sent);
    let expected =
        Screen::Intake { year: Some(YEAR.0), division: Some(division(at)), indicator: None };
    assert_eq!(person.screen, Some(expected), "it leads to where it is filled in");
    match way {
        Way::Once(figure) => {
            person.type_in(at, &figure.to_string());
            vec![person.saved()]
        }
        Way::Twice(first, second) => {
            person.type_in(at, &first.to_string());
            let sent = person.saved();
            person.type_in(at, &second.to_string());
            vec![sent, person.saved()]
        }
        Way::Foreign(figure) => {
            person.type_in(at, &figure.to_string());
            let (indicator, period) = (indicator((at + 1) % DIVISIONS), Period::fiscal(YEAR.0 - 1));
            person.edit(Edit::Revision { indicator, period, typed: "5".into() });
            vec![person.saved()]
        }
        Way::CutOff(figure, percent) => {
            person.type_in(at, &figure.to_string());
            let whole = person.saved();
            let end =
                whole.char_indices().map(|(at, _)| at).nth(whole.chars().count() * percent / 100);
            vec![whole[..end.unwrap()].to_string(), whole]
        }
        Way::Reason => {
            person.type_in(at, "未公表");
            vec![person.saved()]
        }
        Way::Sheet(_) | Way::Never => Vec::new(),
    }
}

/// The rows of a division as they go out, filled in and saved by a spreadsheet program.
fn sheet_of(office: &Person, at: usize, figure: &u32) -> String {
    let strategy = office.strategy();
    let outline = Outline::of(strategy);
    let own = Intake::of(strategy, &outline, YEAR, Some(&division(at))).indicators;
    let asked = strategy.circulations.get(&"asked".into()).unwrap();
    let mut table = sheet::answers(strategy, asked, &own, &JA);
    let cells = &mut table.rows[0].cells;
    let width = cells.len();
    cells[width - 3] = figure.to_string().into();
    cells[width - 2] = "R8.3.31".into();
    sheet::csv(&table, &[])
}

/// The rows of all divisions with some figures and remarks typed in.
fn sheet_with(office: &Person, typed: &[(usize, &str, &str)]) -> String {
    let strategy = office.strategy();
    let outline = Outline::of(strategy);
    let all = Intake::of(strategy, &outline, YEAR, None).indicators;
    let asked = strategy.circulations.get(&"asked".into()).unwrap();
    let mut table = sheet::answers(strategy, asked, &all, &JA);
    for (at, figure, note) in typed {
        let row = all.iter().position(|found| found.id == indicator(*at)).unwrap();
        let cells = &mut table.rows[row].cells;
        let width = cells.len();
        cells[width - 3] = figure.to_string().into();
        cells[width - 1] = note.to_string().into();
    }
    sheet::csv(&table, &["最後の行".into()])
}

/// What the division has answered in the end, from the raw file alone.
fn expected(files: &[String], at: usize, way: &Way) -> Option<String> {
    if let Way::Sheet(figure) = way {
        return Some(figure.to_string());
    }
    let raw: serde_json::Value = serde_json::from_str(files.last()?).unwrap();
    let mut last = None;
    for change in raw["body"]["changes"].as_array().unwrap() {
        let own = change["id"].as_str().unwrap().starts_with(&division(at));
        let value = &change["value"];
        let created = value["indicator"].as_str() == Some(indicator(at).as_str());
        match change["field"].as_str() {
            None if own && created => last = Some(value["value"].clone()),
            Some("value") if own => last = Some(value.clone()),
            _ => {}
        }
    }
    match last? {
        serde_json::Value::Null => Some("未公表".into()),
        value => Some(value.to_string()),
    }
}

/// A case is a day of mail for twenty-four divisions.
fn few() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok());
    let kept = proptest::test_runner::FileFailurePersistence::Direct("tests/circulation.failures");
    ProptestConfig {
        cases: asked.unwrap_or(12),
        failure_persistence: Some(Box::new(kept)),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn whatever_comes_back_in_any_order_nobody_is_forgotten_and_nothing_is_lost(
        ways in proptest::collection::vec(way(), DIVISIONS),
        shuffle in proptest::collection::vec(any::<u16>(), 2 * DIVISIONS),
    ) {
        let mut office = office();
        prop_assert_eq!(office.files.len(), DIVISIONS);
        let all: Vec<Vec<String>> =
            ways.iter().enumerate().map(|(at, way)| answers(&office, at, way)).collect();
        // In any order, but what one division sends arrives as it was sent.
        let mut mail: Vec<(u16, usize, usize)> = Vec::new();
        for (at, files) in all.iter().enumerate() {
            let mut when: Vec<u16> = files.iter().enumerate().map(|(n, _)| shuffle[2 * at + n]).collect();
            when.sort();
            mail.extend(when.into_iter().enumerate().map(|(n, when)| (when, at, n)));
        }
        mail.sort();
        let mut arrived: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, at, number) in mail {
            let text = &all[at][number];
            let cut = matches!(ways[at], Way::CutOff(..)) && number == 0;
            office.hold(&format!("{at}-{number}.json"), text);
            if cut {
                prop_assert!(!office.session.taking_in.contains_key(&office.key));
                let told = matches!(&office.session.notices[0].message, Message::NotOpened { .. });
                prop_assert!(told, "that it did not arrive is said");
            } else {
                let before = office.board();
                office.take_in();
                *arrived.entry(at).or_default() += 1;
                if number == 0 && at % 6 == 0 {
                    // By mistake, and again.
                    office.ask(DocumentCommand::Undo { key: office.key.clone() });
                    prop_assert_eq!(&office.board(), &before);
                    office.hold(&format!("{at}-{number}.json"), text);
                    // What was undone once is offered again, and not taken unasked.
                    office.pick_all(Pick::Theirs(0));
                    office.take_in();
                }
            }
            let board = office.board();
            let told: Vec<usize> = board.divisions.iter().map(|one| one.answers.len()).collect();
            let wanted: Vec<usize> =
                (0..DIVISIONS).map(|at| arrived.get(&at).copied().unwrap_or_default()).collect();
            prop_assert_eq!(told, wanted);
            prop_assert_eq!(board.returned(), arrived.len());
        }
        let board = office.board();
        for (at, way) in ways.iter().enumerate() {
            prop_assert_eq!(office.figure(at), expected(&all[at], at, way), "{} {:?}", division(at), way);
            let line = &board.divisions[at];
            prop_assert_eq!(line.has_answered(), !matches!(way, Way::Never));
            prop_assert_eq!(line.filled, usize::from(line.has_answered()));
            let foreign = i64::from(matches!(way, Way::Foreign(_)));
            prop_assert_eq!(line.foreign(), foreign, "{:?}", way);
            // The second file of the same division tells all that it has changed since it was asked.
            let own = line.answers.last().and_then(|answer| answer.own);
            prop_assert_eq!(own, line.has_answered().then_some(1), "{:?}", way);
        }
        prop_assert_eq!(office.document().contested(), Vec::new());
    }
}

#[test]
fn the_same_file_taken_in_twice_is_one_answer_and_two_files_are_two() {
    let mut office = office();
    let files = answers(&office, 3, &Way::Twice(7, 8));
    for file in [&files[0], &files[0], &files[1]] {
        office.hold("answer.json", file);
        if office.session.taking_in.contains_key(&office.key) {
            office.take_in();
        }
    }
    assert_eq!(office.board().divisions[3].answers.len(), 2);
    assert_eq!(office.figure(3).as_deref(), Some("8"));
}

#[test]
fn the_request_that_a_division_opens_again_leads_back_to_what_it_has_filled_in() {
    let office = office();
    let mut person = Person::new("甲");
    person.open("request.json", &office.files[2].1);
    person.type_in(2, "9");
    let (key, documents) = (person.key.clone(), person.session.open.len());
    person.key = String::new();
    person.open("request.json", &office.files[2].1);
    assert_eq!((person.key.as_str(), person.session.open.len()), (key.as_str(), documents));
    assert_eq!(person.figure(2).as_deref(), Some("9"));
    // Another division's is another document.
    person.open("request.json", &office.files[4].1);
    assert_ne!(person.key, key);
}

#[test]
fn a_file_that_says_nothing_of_a_request_can_be_said_to_be_an_answer() {
    let mut office = office();
    let mut person = Person::new("乙");
    person.open("copy.json", &office.saved());
    person.type_in(6, "12");
    person.type_in(7, "13");
    let sent = person.saved();
    office.hold("copy.json", &sent);
    let to = Some(("asked".into(), division(6)));
    office.ask(DocumentCommand::AnswerFor { key: office.key.clone(), copy: 0, to });
    office.take_in();
    let line = &office.board().divisions[6];
    assert_eq!((line.answers.len(), line.answers[0].own, line.foreign()), (1, Some(1), 1));
}

#[test]
fn a_spreadsheet_that_answers_something_old_is_held_against_what_was_sent_then() {
    let mut office = office();
    let sheet = sheet_of(&office, 5, &30);
    // Since it went out, the office has entered the figure itself, and corrected the unit of another.
    office.type_in(5, "31");
    let field = Indicator::texts().find(|text| text.field == "note").copied().unwrap();
    let field = IndicatorField::Text(field, "単位を確かめた".into());
    office.edit(Edit::Indicator { id: indicator(8), field });
    office.hold("answer.csv", &sheet);
    let rows = office.session.taking_in[&office.key].preview.rows.clone();
    let figures: Vec<_> = rows.iter().filter(|row| row.is_open()).collect();
    assert!(!figures.is_empty(), "two have set it differently: {rows:?}");
    assert!(rows.iter().all(|row| row.table == Observation::TABLE), "{rows:?}");
    office.pick_all(Pick::Theirs(0));
    office.take_in();
    assert_eq!(office.figure(5).as_deref(), Some("30"));
    assert_eq!(office.board().returned(), 1);
}

#[test]
fn a_spreadsheet_that_nobody_asked_for_is_refused_with_the_reason() {
    let office = office();
    let sheet = sheet_of(&office, 5, &30);
    let mut other = Person::new("丙");
    let document = Document::new("genki5", base_of(&strategy()));
    other.open("own.json", &exchange::write(&document, &Envelope::default()));
    other.open("answer.csv", &sheet);
    let told = &other.session.notices[0].message;
    let unknown = exchange::Refusal::UnknownRequest;
    assert!(matches!(told, Message::NotOpened { refusal, .. } if *refusal == unknown), "{told:?}");
}

#[test]
fn what_comes_back_says_of_which_of_our_files_it_came() {
    let mut office = office();
    let sent = office.saved();
    let mut person = Person::new("丁");
    person.open("copy.json", &sent);
    person.type_in(1, "3");
    let answer = person.saved();
    office.hold("answer.json", &answer);
    let copy = &office.session.taking_in[&office.key].copies[0];
    assert_eq!(copy.of_ours.as_deref(), Some("2026-04-10T09:01:00"));
}

#[test]
fn a_sheet_that_went_round_answers_for_everybody_who_has_filled_something_in() {
    let mut office = office();
    office.hold(
        "all.csv",
        &sheet_with(&office, &[(2, "3", ""), (5, "6", "速報"), (9, "", "集計中")]),
    );
    let copy = &office.session.taking_in[&office.key].copies[0];
    let told: Vec<(&str, usize, usize)> =
        copy.answers.iter().map(|one| (one.division.as_str(), one.own, one.foreign)).collect();
    assert_eq!(told, [("第03課", 1, 0), ("第06課", 1, 0)]);
    // A remark beside no figure has no place: that is said.
    let unread = exchange::Remark::RowsUnread { rows: 1, names: vec!["指標9".into()] };
    assert_eq!(copy.remarks, [unread]);
    office.take_in();
    assert_eq!(office.board().returned(), 2);
}

#[test]
fn a_sheet_that_comes_again_after_a_correction_is_offered_and_contradicts_nobody() {
    let mut office = office();
    let sheet = sheet_with(&office, &[(2, "12", "")]);
    office.hold("a.csv", &sheet);
    office.take_in();
    office.type_in(2, "13");
    // Another day, when other dates would be proposed.
    office.today = Date::new(2026, 5, 20).unwrap();
    office.hold("a.csv", &sheet);
    let rows = &office.session.taking_in[&office.key].preview.rows;
    assert!(!rows.is_empty() && rows.iter().all(|row| row.kind == Kind::Earlier), "{rows:?}");
    assert_eq!(office.document().doubled(), Vec::<&genki_board::change::ChangeId>::new());
}

#[test]
fn the_file_that_went_out_is_no_answer_and_neither_is_a_sheet_left_as_it_was() {
    let mut office = office();
    let sent = office.files[4].1.clone();
    office.hold("request.json", &sent);
    office.hold("untouched.csv", &sheet_with(&office, &[]));
    let copies = &office.session.taking_in[&office.key].copies;
    assert!(copies.iter().all(|copy| copy.answers.is_empty()));
    // Saved again, even without a change, it is one.
    let mut person = Person::new("戊");
    person.open("request.json", &sent);
    let answer = person.saved();
    office.hold("answer.json", &answer);
    let copies = &office.session.taking_in[&office.key].copies;
    assert_eq!(copies[2].answers.len(), 1);
    assert_eq!(copies[2].of_ours.as_deref(), Some("2026-04-10T09:01:00"));
}

#[test]
fn a_division_that_was_renamed_meanwhile_answers_under_its_new_name() {
    let mut office = office();
    let files = answers(&office, 3, &Way::Once(7));
    office.edit(Edit::RenameDivision { from: division(3), to: "新しい課".into() });
    office.hold("answer.json", &files[0]);
    office.take_in();
    let line = &office.board().divisions[3];
    assert_eq!((line.name.as_str(), line.answers.len(), line.foreign()), ("新しい課", 1, 0));
    assert_eq!(line.answers[0].own, Some(1));
}

#[test]
fn whose_a_figure_is_was_settled_when_it_was_sent() {
    let office_files = office();
    let mut person = Person::new(&division(3));
    person.open("request.json", &office_files.files[3].1);
    let field = Indicator::texts().find(|text| text.field == "division").copied().unwrap();
    let field = IndicatorField::Text(field, division(3));
    person.edit(Edit::Indicator { id: indicator(8), field });
    person.type_in(8, "1");
    let sent = person.saved();
    let mut office = office_files;
    office.hold("answer.json", &sent);
    let answer = &office.session.taking_in[&office.key].copies[0].answers[0];
    assert_eq!((answer.own, answer.foreign), (0, 2), "the indicator and its figure");
}

#[test]
fn what_was_undone_is_gone_when_the_corrected_sheet_comes() {
    let mut office = office();
    office.hold("first.csv", &sheet_with(&office, &[(2, "12", "")]));
    office.take_in();
    office.ask(DocumentCommand::Undo { key: office.key.clone() });
    assert_eq!((office.figure(2), office.board().returned()), (None, 0));
    office.hold("second.csv", &sheet_with(&office, &[(2, "13", "")]));
    let totals = office.session.taking_in[&office.key].preview.totals();
    assert_eq!((totals.open, totals.taken), (0, 1));
    office.take_in();
    assert_eq!(office.figure(2).as_deref(), Some("13"));
    assert_eq!(office.document().contested(), Vec::new());
}

#[test]
fn a_file_that_was_undone_is_asked_about_when_it_comes_again() {
    let mut office = office();
    let files = answers(&office, 3, &Way::Once(77));
    office.hold("answer.json", &files[0]);
    office.take_in();
    office.ask(DocumentCommand::Undo { key: office.key.clone() });
    office.hold("answer.json", &files[0]);
    assert_eq!(office.session.taking_in[&office.key].preview.totals().open, 1);
    office.pick_all(Pick::Theirs(0));
    office.take_in();
    assert_eq!(office.figure(3).as_deref(), Some("77"));
}

#[test]
fn what_a_division_sets_of_others_is_not_taken_unasked() {
    let mut office = office();
    let files = answers(&office, 3, &Way::Foreign(7));
    office.hold("answer.json", &files[0]);
    let foreign: Vec<Option<Pick>> = office.session.taking_in[&office.key]
        .preview
        .rows
        .iter()
        .filter(|row| row.kind == Kind::Foreign)
        .map(|row| row.pick)
        .collect();
    assert_eq!(foreign, [None]);
    // Nothing is taken as long as nobody has decided.
    office.ask(DocumentCommand::TakeIn { key: office.key.clone(), step: String::new() });
    assert_eq!(office.board().returned(), 0);
    office.take_in();
    assert_eq!(office.board().returned(), 1);
}

#[test]
fn a_cell_that_cannot_be_read_is_named_and_not_taken_for_a_figure() {
    let mut office = office();
    let typed = [(2, "なし", ""), (3, "12.5%", ""), (4, "５件", ""), (5, "未公表", "")];
    office.hold("a.csv", &sheet_with(&office, &typed));
    let copy = &office.session.taking_in[&office.key].copies[0];
    let unread =
        exchange::Remark::RowsUnread { rows: 2, names: vec!["指標2".into(), "指標3".into()] };
    assert_eq!(copy.remarks, [unread]);
    office.take_in();
    let told: Vec<_> = (2..6).map(|at| office.figure(at)).collect();
    assert_eq!(told, [None, None, Some("5".into()), Some("未公表".into())]);
}

#[test]
fn the_figure_of_a_year_is_the_same_whichever_way_it_comes_beside_one_of_a_part() {
    let (indicator, period) = (indicator(0), Period::fiscal(YEAR.0));
    let actual = Edit::Actual { indicator: indicator.clone(), period, typed: "8".into() };
    // Half a year was known in October.
    let mut known = strategy();
    known.indicators.alter(&indicator, |found| found.accrues = true);
    let known = actual.apply(&known, Date::new(2025, 10, 5).unwrap()).unwrap();
    let mut told = Vec::new();
    for typed in ["20", "未公表"] {
        let mut office = office_of(&known);
        let mut person = Person::new(&division(0));
        person.open("request.json", &office.files[0].1);
        let entry =
            |typed: &str| Edit::Entry { indicator: indicator.clone(), period, typed: typed.into() };
        match entry(typed).apply(person.strategy(), person.today) {
            Ok(_) => person.edit(entry(typed)),
            Err(refusal) => assert_eq!(refusal, Refusal::PartKnown),
        }
        let by_file = person.strategy().counted(&indicator, period).cloned().unwrap();
        let sheet = sheet_with(&office, &[(0, typed, "")]);
        office.hold("a.csv", &sheet);
        let unread = office.session.taking_in[&office.key].copies[0].remarks.len();
        office.take_in();
        let by_sheet = office.strategy().counted(&indicator, period).cloned().unwrap();
        assert_eq!(by_file, by_sheet, "{typed}");
        told.push((JA.actual_as_typed(Some(&by_sheet)), by_sheet.state.clone(), unread));
    }
    let [whole, none] = &told[..] else { unreachable!() };
    assert_eq!((whole.0.as_str(), whole.2), ("20", 0));
    assert_eq!((none.0.as_str(), &none.1, none.2), ("8", &ObservationState::Interim, 1));
}
