//! A block of a spreadsheet pasted into the forms of a year: what lands, what is asked, what is refused.

use genki_board::edit::{Edit, FormColumn, PlanEdit, Refusal};
use genki_board::exchange::{block, read_text};
use genki_board::model::*;
use genki_board::report::evaluation::EvaluationSheet;
use genki_board::report::form_landing::{FormLanding, FormSheet};
use genki_board::report::landing::Becomes;
use genki_board::report::{Outline, PlanSheet};
use genki_board::text::{EN, JA, Text};

const YEAR: FiscalYear = FiscalYear(2023);

fn today() -> Date {
    Date::new(2023, 3, 10).unwrap()
}

/// The published strategy with a draft of the year's plan.
fn drafted() -> Strategy {
    let text = std::fs::read_to_string("public/strategies/chiba-5.json").unwrap();
    let strategy = read_text(&text).unwrap().strategy;
    Edit::Plan { year: YEAR, edit: PlanEdit::Make }.apply(&strategy, today()).unwrap()
}

const PROGRAMS: &[FormColumn] =
    &[FormColumn::Status, FormColumn::Activities, FormColumn::Division, FormColumn::Budget];
const OUTPUTS: &[FormColumn] = &[FormColumn::Review, FormColumn::Target, FormColumn::TargetReason];

fn forms(strategy: &Strategy) -> (FormSheet, FormSheet) {
    let outline = Outline::of(strategy);
    let plan = PlanSheet::of(strategy, &outline, YEAR);
    let all: Vec<Id> = outline.directions.iter().map(|entry| entry.direction.id.clone()).collect();
    (FormSheet::of_programs(&plan, &all, PROGRAMS), FormSheet::of_outputs(&plan, &all, OUTPUTS))
}

/// What is pasted from a row and a column on.
fn land(
    strategy: &Strategy,
    form: &FormSheet,
    from: (usize, FormColumn),
    typed: &str,
) -> FormLanding {
    land_in(&JA, strategy, form, from, typed)
}

fn land_in(
    text: &Text,
    strategy: &Strategy,
    form: &FormSheet,
    (row, column): (usize, FormColumn),
    typed: &str,
) -> FormLanding {
    let read = |column, typed: &str| text.choice_typed(column, typed);
    let place = (&form.rows[row].id, column);
    FormLanding::of(form, strategy, today(), &block::cells(typed), place, &read).unwrap()
}

fn column(strategy: &Strategy, form: &FormSheet, column: FormColumn) -> Vec<String> {
    form.rows.iter().map(|row| column.value(strategy, form.year, &row.id)).collect()
}

#[test]
fn a_column_of_budgets_lands_at_once_and_as_one_step() {
    let strategy = drafted();
    let (programs, _) = forms(&strategy);
    assert_eq!(programs.rows.len(), 27);
    let typed: Vec<String> = (1..=27).map(|at| format!("{}", at * 1000)).collect();
    let landing = land(&strategy, &programs, (0, FormColumn::Budget), &typed.join("\r\n"));
    assert!(!landing.asks());
    assert_eq!(landing.count(Becomes::First), 27);
    let after = landing.edit().apply(&strategy, today()).unwrap();
    assert_eq!(column(&after, &programs, FormColumn::Budget), typed);
    // The same again changes nothing, and says so.
    let again = land(&after, &programs, (0, FormColumn::Budget), &typed.join("\n"));
    assert_eq!((again.count(Becomes::Same), again.changing().count()), (27, 0));
    // Another one over it is asked.
    let other = land(&after, &programs, (0, FormColumn::Budget), "5\n2000\n7");
    assert!(other.asks());
    assert_eq!((other.count(Becomes::Overwrites), other.count(Becomes::Same)), (2, 1));
    // So is emptying.
    assert!(land(&after, &programs, (3, FormColumn::Budget), "\n\t\n").asks());
}

#[test]
fn several_columns_lie_side_by_side_and_what_does_not_fit_is_counted() {
    let strategy = drafted();
    let (programs, outputs) = forms(&strategy);
    let typed = "拡充\t相談会\t経営支援課\t7,700万円\n縮小\t\t\t50%\n大幅増\t\t\t１２千円";
    let landing = land(&strategy, &programs, (0, FormColumn::Status), typed);
    assert!(landing.asks());
    let refused: Vec<_> = landing
        .lines
        .iter()
        .filter_map(|line| Some((line.typed.as_str(), line.refusal.clone()?)))
        .map(|(typed, refusal)| (typed, matches!(refusal, Refusal::NoChoice)))
        .collect();
    assert_eq!(refused, [("50%", false), ("大幅増", true)]);
    let after = landing.edit().apply(&strategy, today()).unwrap();
    assert_eq!(column(&after, &programs, FormColumn::Budget)[..3], ["77000", "", "12"]);
    assert_eq!(
        column(&after, &programs, FormColumn::Status)[..3],
        ["expanded", "reduced", "continued"]
    );
    // Beyond the last column and below the last row.
    let wide = land(&strategy, &programs, (26, FormColumn::Budget), "1\t2\n3");
    assert_eq!((wide.lines.len(), wide.outside), (1, 2));
    assert!(wide.asks());
    // A reason stands beside a target, and only there.
    let reasons = land(&strategy, &outputs, (0, FormColumn::TargetReason), "前年度並み\n実績から");
    assert_eq!((reasons.lines.len(), reasons.outside), (0, 2));
    let both = land(&strategy, &outputs, (0, FormColumn::Review), "継続\t120\n変更\t93%超");
    assert!(both.asks());
    assert_eq!(both.count(Becomes::Unread), 1, "93% of what is counted in numbers");
}

#[test]
fn rows_are_found_by_their_names() {
    let strategy = drafted();
    let (programs, outputs) = forms(&strategy);
    // As another table has them: in another order, one of them unknown, with a head.
    let name = |form: &FormSheet, at: usize| form.rows[at].names[0].clone();
    let typed = format!(
        "主要事業\t予算額\n{}\t300\n{}\t100\n知らない事業\t5\n",
        name(&programs, 2),
        name(&programs, 0)
    );
    let landing = land(&strategy, &programs, (0, FormColumn::Budget), &typed);
    assert!(landing.by_names && landing.asks());
    assert_eq!(landing.unknown, ["主要事業", "知らない事業"]);
    let after = landing.edit().apply(&strategy, today()).unwrap();
    assert_eq!(column(&after, &programs, FormColumn::Budget)[..3], ["100", "", "300"]);
    let typed = format!("{}\t15\n{}\t16", name(&outputs, 5), name(&outputs, 4));
    let landing = land(&strategy, &outputs, (0, FormColumn::Target), &typed);
    let after = landing.edit().apply(&strategy, today()).unwrap();
    assert_eq!(column(&after, &outputs, FormColumn::Target)[4..6], ["16", "15"]);
}

#[test]
fn a_decided_plan_takes_nothing_and_says_why() {
    let strategy = drafted();
    let decide = PlanEdit::Decide { on: "R5.3.20".into(), known: Extent::default() };
    let decided = Edit::Plan { year: YEAR, edit: decide }.apply(&strategy, today()).unwrap();
    let (programs, _) = forms(&decided);
    let landing = land(&decided, &programs, (0, FormColumn::Budget), "1\n2\n3");
    assert!(landing.lines.iter().all(|line| line.refusal == Some(Refusal::Decided(YEAR))));
    assert!(landing.asks());
    assert_eq!(landing.changing().count(), 0);
}

#[test]
fn texts_of_the_evaluation_land_by_indicator_and_factors_only_where_there_are_any() {
    let strategy = drafted();
    let outline = Outline::of(&strategy);
    let sheet = EvaluationSheet::of(&strategy, &outline, YEAR);
    let all: Vec<Id> = outline.directions.iter().map(|entry| entry.direction.id.clone()).collect();
    let columns = &[FormColumn::Evaluation, FormColumn::Factors, FormColumn::NextAction];
    let form = FormSheet::of_evaluations(&sheet, &all, columns);
    assert_eq!(form.rows.len(), 32, "8 distinct outcomes and 24 outputs");
    let typed = (0..32).map(|at| format!("評価{at}\t要因{at}\t対応{at}")).collect::<Vec<_>>();
    let landing = land(&strategy, &form, (0, FormColumn::Evaluation), &typed.join("\n"));
    assert_eq!((landing.lines.len(), landing.outside), (32 * 2 + 8, 24));
    let after = landing.edit().apply(&strategy, today()).unwrap();
    assert_eq!(after.evaluations.len(), 32);
    assert_eq!(column(&after, &form, FormColumn::NextAction)[31], "対応31");
}

#[test]
fn a_field_is_filled_from_the_one_above() {
    let strategy = drafted();
    let (programs, _) = forms(&strategy);
    let landing = land(&strategy, &programs, (0, FormColumn::Division), "経営支援課");
    assert!(!landing.asks());
    let after = landing.edit().apply(&strategy, today()).unwrap();
    let above = |row: usize| programs.above(&after, &programs.rows[row].id, FormColumn::Division);
    assert_eq!(above(1).as_deref(), Some("経営支援課"));
    assert_eq!(above(0), None);
}

/// Whatever a choice is called in either language, and its own word.
#[test]
fn choices_are_read_as_they_are_shown() {
    for text in [&JA, &EN] {
        for status in ProgramStatus::KNOWN {
            for typed in [text.form_value(FormColumn::Status, status.word()), status.word().into()]
            {
                let read = text.choice_typed(FormColumn::Status, &format!(" {typed} "));
                assert_eq!(read.as_deref(), Some(status.word()), "{typed}");
            }
        }
        for decision in ReviewDecision::KNOWN {
            let typed = text.form_value(FormColumn::Review, decision.word());
            let read = text.choice_typed(FormColumn::Review, &typed);
            assert_eq!(read.as_deref(), Some(decision.word()), "{typed}");
        }
        assert_eq!(text.choice_typed(FormColumn::Status, "たぶん継続"), None);
        assert_eq!(text.choice_typed(FormColumn::Budget, "継続"), None);
    }
    // An English reader pastes Japanese words, too.
    assert_eq!(EN.choice_typed(FormColumn::Review, "廃止").as_deref(), Some("drop"));
}

/// What a spreadsheet has around its values is seen, and not taken for one.
#[test]
fn heads_numbers_and_names_are_asked_and_a_target_brings_its_reason() {
    let strategy = drafted();
    let (programs, outputs) = forms(&strategy);
    let asks =
        |form: &FormSheet, column, typed: &str| land(&strategy, form, (0, column), typed).asks();
    assert!(asks(&programs, FormColumn::Activities, "取組内容\n相談会\n研修"));
    assert!(asks(&programs, FormColumn::Activities, "1\t相談窓口\n2\t研修"));
    assert!(!asks(&programs, FormColumn::Activities, "相談会\n研修"));
    // A number before the name: the rows are found all the same.
    let name = &programs.rows[3].names[0];
    let landing = land(&strategy, &programs, (0, FormColumn::Budget), &format!("4\t{name}\t900"));
    assert!(landing.by_names);
    let after = landing.edit().apply(&strategy, today()).unwrap();
    assert_eq!(column(&after, &programs, FormColumn::Budget)[3], "900");
    // Merged cells name the first row only: whose the second is cannot be told.
    let merged = format!("{name}\t900\n\t800");
    let landing = land(&strategy, &programs, (0, FormColumn::Budget), &merged);
    assert_eq!((landing.lines.len(), landing.outside), (1, 1));
    // The same name twice: one field takes one value.
    let twice = format!("{name}\t900\n{name}\t800");
    let landing = land(&strategy, &programs, (0, FormColumn::Budget), &twice);
    assert_eq!((landing.lines.len(), landing.outside), (1, 1));
    // A target with its reason, where there was none.
    let landing =
        land(&strategy, &outputs, (0, FormColumn::Target), "120\t前年度並み\n130\t実績から");
    assert_eq!((landing.lines.len(), landing.outside), (4, 0));
    let after = landing.edit().apply(&strategy, today()).unwrap();
    assert_eq!(column(&after, &outputs, FormColumn::TargetReason)[..2], ["前年度並み", "実績から"]);
    // What cannot be read as a target is kept as typed, and seen first.
    let landing = land(&strategy, &outputs, (0, FormColumn::Target), "50%\n130 128");
    assert!(landing.asks());
    assert_eq!(landing.count(Becomes::Unread), 2);
    // An empty cell takes no 区分 away.
    let landing = land(&strategy, &programs, (0, FormColumn::Status), "\t相談会");
    assert_eq!(landing.count(Becomes::Same), 1);
}
