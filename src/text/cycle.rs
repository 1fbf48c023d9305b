//! The shape of a language, continued: words of the yearly cycle.

use crate::measure::Rollup;
use crate::measure::lens::{Lens, Sight};
use crate::model::*;
use crate::report::PlanSheet;
use crate::report::cycle_status::{CycleStatus, Due, Progress, Stage};
use crate::report::doing::Doing;
use crate::report::evaluation::{EvaluationRow, EvaluationSheet};
use crate::report::health::AilmentKind;
use crate::report::meetings::{Answers, MeetingPaper};
use crate::report::narrative::Disagreement;

/// 計画.
pub struct PlanWords {
    pub title: fn(FiscalYear) -> String,
    pub lead: &'static str,
    pub year: &'static str,
    pub state: fn(PlanState) -> &'static str,
    /// When it was decided.
    pub decided_on: fn(&AsOf) -> String,
    /// What the plan comes to, in sentences.
    pub statement: fn(&PlanSheet) -> String,
    pub absent: fn(FiscalYear) -> String,
    pub make: fn(FiscalYear) -> String,
    pub make_next: fn(FiscalYear) -> String,
    pub make_note: &'static str,
    /// What is still missing before it can be decided with a good conscience; empty where nothing
    /// is.
    pub missing: fn(&PlanSheet) -> String,
    pub decide: &'static str,
    pub decide_on: &'static str,
    pub decide_note: &'static str,
    pub amend: &'static str,
    pub amend_reason: &'static str,
    pub amend_note: &'static str,
    pub close_amendment: &'static str,
    pub amendments: &'static str,
    pub changed_values: &'static str,
    /// Where values have changed and no reason was given.
    pub unexplained: &'static str,
    /// From when to when it was open.
    pub opened: fn(&Amendment) -> String,
    pub sums: &'static str,
    pub sums_note: &'static str,
    pub sums_label: &'static str,
    pub programs: &'static str,
    pub outputs: &'static str,
    pub status: &'static str,
    pub program: &'static str,
    pub activities: &'static str,
    pub budget: &'static str,
    pub last_budget: &'static str,
    pub change: &'static str,
    pub thousand_yen: &'static str,
    pub review: &'static str,
    pub review_reason: &'static str,
    pub target: fn(FiscalYear) -> String,
    pub last_target: &'static str,
    pub last_actual: &'static str,
    pub target_reason: &'static str,
    pub new_name: &'static str,
    pub new_definition: &'static str,
    pub count: fn(usize) -> String,
    /// How many amounts are not filled in.
    pub blanks: fn(usize) -> String,
    pub not_filled: &'static str,
    pub unanswered: &'static str,
    pub program_status: fn(&ProgramStatus) -> String,
    pub decision: fn(&ReviewDecision) -> String,
    /// The spoken name of a field: what it is of which row.
    pub of: fn(&str, &str) -> String,
    pub amended_on: &'static str,
    pub keep_all: &'static str,
    /// How many reviews are not answered yet.
    pub keep_all_note: fn(usize) -> String,
    /// The way to the papers for the committee, as it is called.
    pub to_handout: fn(&str) -> &'static str,
    pub choose_direction: &'static str,
    pub whole: &'static str,
}

/// ほかの見方.
pub struct LensWords {
    pub note: &'static str,
    pub lens: fn(Lens) -> &'static str,
    /// The rule, and whose it is.
    pub rule: fn(Lens, &Thresholds) -> String,
    pub sight: fn(Lens, Sight) -> &'static str,
    pub heads: [&'static str; 3],
}

/// 研究会資料 and the other papers of a year.
pub struct PaperWords {
    /// What the paper of a strategy's year is called; the year is that of its figures.
    pub handout_title: fn(&str) -> String,
    pub handout_subtitle: fn(FiscalYear) -> String,
    pub plan_title: fn(&str, FiscalYear) -> String,
    pub evaluation_title: fn(&str, FiscalYear) -> String,
    /// How many months of a year a figure covers.
    pub coverage: fn(u8) -> String,
    pub number: &'static str,
    pub number_label: &'static str,
    pub meeting: &'static str,
    pub no_meeting: &'static str,
    pub done: fn(FiscalYear) -> String,
    pub plan: fn(FiscalYear) -> String,
    pub no_plan: &'static str,
    pub done_word: &'static str,
    pub planned_word: &'static str,
    pub outcomes: &'static str,
    pub outputs: &'static str,
    pub target_of: fn(FiscalYear) -> String,
    pub final_target: &'static str,
    pub expected: &'static str,
    pub progress: &'static str,
    pub achievement: &'static str,
    pub verdict: &'static str,
    pub actual: &'static str,
    pub target: &'static str,
    pub figures: &'static str,
    /// 予算額 above, 決算額 below it.
    pub money: &'static str,
    pub settled: &'static str,
    pub new_output: &'static str,
    pub restated_note: &'static str,
    pub source_number: fn(usize) -> String,
    pub key: &'static str,
    pub key_note: &'static str,
    /// The bounds that outputs are judged by.
    pub bounds: fn(&Thresholds) -> String,
    pub how_judged: &'static str,
    pub print: &'static str,
    pub landscape_note: &'static str,
    pub portrait_note: &'static str,
    pub year: &'static str,
    pub pending: &'static str,
    pub total: &'static str,
    /// Names, one after another.
    pub names: fn(&[String]) -> String,
    /// What a part's budgets come to.
    pub sum_of: fn(&str) -> String,
    pub targets: &'static str,
    pub to_paper: &'static str,
}

/// 改善.
pub struct MeetingWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub statement: fn(&Answers) -> String,
    pub meetings: &'static str,
    pub no_meetings: &'static str,
    pub add_meeting: &'static str,
    pub kind: &'static str,
    pub kind_word: fn(&MeetingKind) -> String,
    pub name: &'static str,
    pub date: &'static str,
    pub no_date: &'static str,
    pub venue: &'static str,
    pub attendance: &'static str,
    pub people: fn(i64) -> String,
    pub agenda: &'static str,
    pub agenda_note: &'static str,
    pub minutes: &'static str,
    pub minutes_note: &'static str,
    pub no_minutes: &'static str,
    pub paper: fn(MeetingPaper) -> &'static str,
    /// The way to a paper.
    pub for_paper: fn(&str) -> String,
    pub member: &'static str,
    pub prefecture: &'static str,
    pub opinions: &'static str,
    pub opinions_note: &'static str,
    pub no_opinions: &'static str,
    pub add_opinion: &'static str,
    pub answers: fn(&Answers) -> String,
    pub number: &'static str,
    pub numbered: fn(i64) -> String,
    pub by: &'static str,
    pub by_word: fn(&OpinionBy) -> String,
    pub subject: &'static str,
    pub whole: &'static str,
    pub opinion: &'static str,
    pub response: &'static str,
    pub no_response: &'static str,
    pub answered: &'static str,
    pub reflection: &'static str,
    pub reflection_word: fn(&Reflection) -> String,
    pub undecided: &'static str,
    pub link: &'static str,
    pub find_link: &'static str,
    pub link_note: &'static str,
    pub no_link: &'static str,
    /// A change: of what, from what to what.
    pub changed: fn(&str, &str, &str) -> String,
    pub promise: &'static str,
    pub due: &'static str,
    pub closed: &'static str,
    pub result: &'static str,
    pub promises: &'static str,
    pub promises_note: &'static str,
    pub no_promises: &'static str,
    pub overdue: &'static str,
    pub remove: &'static str,
    pub seen: &'static str,
    pub seen_note: &'static str,
    pub look: &'static str,
    pub note_seen: &'static str,
    pub is_noted: fn(usize) -> String,
}

/// 評価.
pub struct EvaluationWords {
    pub title: fn(FiscalYear) -> String,
    pub lead: &'static str,
    pub year: &'static str,
    pub written: fn(&EvaluationSheet) -> String,
    pub this_year: &'static str,
    pub last_year: &'static str,
    pub evaluation: &'static str,
    pub factors: &'static str,
    pub next: &'static str,
    pub overrule: &'static str,
    pub overrule_reason: &'static str,
    pub computed: &'static str,
    pub overruled: fn(&str) -> String,
    pub apply: &'static str,
    pub not_written: &'static str,
    /// What outputs and outcomes of a direction have come to, side by side.
    pub against: fn(&Rollup, &Rollup) -> String,
    pub target: &'static str,
    pub actual: &'static str,
    pub last_actual: &'static str,
    pub draft_act: &'static str,
    /// A sentence to begin from, made of the verdict and the year before.
    pub draft: fn(&EvaluationRow, &Thresholds) -> String,
    /// What the text claims and the verdict does not bear out.
    pub claim: fn(&Disagreement) -> String,
    pub claims: fn(usize) -> String,
    pub of_item: &'static str,
    pub of_direction: &'static str,
    pub health: &'static str,
    pub health_note: &'static str,
    pub healthy: &'static str,
    pub ailment: fn(&AilmentKind) -> String,
}

/// 実施.
pub struct DoingWords {
    pub title: fn(FiscalYear) -> String,
    pub lead: &'static str,
    pub year: &'static str,
    pub statement: fn(&Doing) -> String,
    pub to_figures: &'static str,
    pub missing: &'static str,
    pub missing_note: &'static str,
    pub nothing_missing: &'static str,
    /// How long ago the year ended.
    pub age: fn(i64) -> String,
    pub no_division: &'static str,
    pub without_actual: &'static str,
    pub part_year: &'static str,
    pub without_report: &'static str,
    pub without_settlement: &'static str,
    pub done: &'static str,
    pub settled: &'static str,
    pub spent: &'static str,
    pub percent: fn(i64) -> String,
    pub no_plan: &'static str,
}

/// 進行管理のいま, for the first screen.
pub struct CycleStatusWords {
    pub of_year: fn(FiscalYear) -> String,
    pub not_begun: &'static str,
    pub to_plan: &'static str,
    pub progress: fn(Progress) -> &'static str,
    /// What a stage has come to.
    pub stage: fn(Stage, &CycleStatus) -> String,
    pub due: &'static str,
    pub nothing_due: &'static str,
    pub task: fn(&Due) -> String,
    /// The last day for it.
    pub by: fn(Date, bool) -> String,
}

/// 実績の記入, one indicator at a time.
pub struct IntakeWords {
    pub title: fn(FiscalYear) -> String,
    pub lead: &'static str,
    pub open: &'static str,
    /// Of how many how many have a figure of the whole year.
    pub statement: fn(usize, usize) -> String,
    pub year: &'static str,
    pub whole: &'static str,
    /// Which one of how many.
    pub position: fn(usize, usize) -> String,
    pub last_year: &'static str,
    /// A figure of part of the year, beside which that of the whole is entered.
    pub so_far: &'static str,
    /// Why nothing but a number is taken there.
    pub back: &'static str,
    pub next: &'static str,
    pub last: &'static str,
    pub begin: &'static str,
    pub none: &'static str,
    pub request: &'static str,
    /// What a division was asked for, and how far it is.
    pub asked: fn(&Asked) -> String,
    pub asked_name: &'static str,
    pub save_answer: &'static str,
    pub save_answer_note: &'static str,
}

/// What a division was asked to fill in.
pub struct Asked<'a> {
    pub circulation: &'a Circulation,
    pub division: &'a str,
    pub indicators: usize,
    pub filled: usize,
}

/// On an indicator's sheet.
pub struct HistoryWords {
    pub title: &'static str,
    pub note: &'static str,
    pub opinions: &'static str,
    pub former_name: &'static str,
    pub former_definition: &'static str,
    pub by: &'static str,
}

pub struct CycleText {
    pub history: HistoryWords,
    pub intake: IntakeWords,
    pub cycle_status: CycleStatusWords,
    pub doing: DoingWords,
    pub evaluation: EvaluationWords,
    pub plan: PlanWords,
    pub paper: PaperWords,
    pub lenses: LensWords,
    pub meetings: MeetingWords,
}
