//! Words of the yearly cycle.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::figures::{counted, period, point};
use crate::model::*;
use crate::report::PlanSheet;
use crate::report::cycle_status::{Progress, Stage, Task};
use crate::report::doing::Missing;
use crate::report::health::AilmentKind;
use crate::report::meetings::MeetingPaper;
use crate::text::figures::{digits, measured, whole};
use crate::text::{
    CycleStatusWords, CycleText, DoingWords, EvaluationWords, HistoryWords, IntakeWords,
    MeetingWords, PlanWords,
};

pub static CYCLE: CycleText = CycleText {
    history: HISTORY,
    intake: INTAKE,
    cycle_status: CYCLE_STATUS,
    plan: PLAN,
    doing: DOING,
    paper: super::papers::PAPER,
    lenses: super::lenses::LENSES,
    evaluation: EVALUATION,
    meetings: MEETINGS,
};

pub(super) fn year_of(year: FiscalYear) -> String {
    period(Period::Fiscal(year))
}

const PLAN: PlanWords = PlanWords {
    title: |year| format!("Annual plan of {}", year_of(year)),
    lead: "What the main programs do and cost, and the targets of the supporting indicators, year by year.",
    year: "Year",
    state: |state| match state {
        PlanState::Absent => "Not made",
        PlanState::Draft => "Draft",
        PlanState::Decided => "Decided",
        PlanState::Amending => "Being changed",
    },
    decided_on: |on| match on.point {
        Some(at) => format!("Decided {}", point(at)),
        None => format!("Decided {}", on.raw),
    },
    statement,
    absent: |year| format!("There is no annual plan of {} yet.", year_of(year)),
    make: |year| format!("Make the plan of {}", year_of(year)),
    make_next: |year| format!("Make the next year ({})", year_of(year)),
    make_note: "Contents and divisions of the programs come over from the year before; budgets and targets do not.",
    missing: |plan| {
        let mut found = Vec::new();
        let mut note = |count: usize, what: &str| {
            if count > 0 {
                found.push(format!("{what}: {count}"));
            }
        };
        note(plan.without_target(), "indicators without a target");
        note(plan.without_review(), "indicators not yet reviewed");
        note(plan.budget.blank, "budgets not filled in");
        found.join(", ")
    },
    decide: "Decide",
    decide_on: "Date of the decision",
    decide_note: "Once decided, programs, budgets and targets cannot be changed without a reason. Left empty, the date is today.",
    amend: "Change the plan",
    amend_reason: "Reason for the change",
    amend_note: "This plan is decided. A change needs a reason, which stays in the plan.",
    close_amendment: "End the change",
    changed_values: "Values that changed",
    unexplained: "No reason is recorded for these changes: they may have been taken in from another copy.",
    amendments: "Changes after the decision",
    opened: |amendment| match amendment.closed.point {
        Some(closed) => format!("{} to {}", opened(amendment), point(closed)),
        None => format!("open since {}", opened(amendment)),
    },
    sums: "Sums of the budget",
    sums_note: "In thousand yen. What is not filled in is not counted as 0.",
    sums_label: "Table of the sums of the budget",
    programs: "Main programs",
    outputs: "Supporting indicators",
    status: "Kind",
    program: "Main program",
    activities: "Contents",
    budget: "Budget",
    last_budget: "Budget of the year before",
    change: "Change",
    thousand_yen: "thousand yen",
    review: "Review",
    review_reason: "Reason for the review",
    target: |year| format!("Target of {}", year_of(year)),
    last_target: "Target of the year before",
    last_actual: "Actual of the year before",
    new_name: "Name from this year on",
    new_definition: "Definition from this year on",
    target_reason: "Reason for the target",
    count: |count| count.to_string(),
    blanks: |count| format!("{count} not filled in"),
    not_filled: "Not filled in",
    unanswered: "Not answered",
    program_status: |status| match status {
        ProgramStatus::New => "New".into(),
        ProgramStatus::Continued => "Continued".into(),
        ProgramStatus::Expanded => "Expanded".into(),
        ProgramStatus::Reduced => "Reduced".into(),
        ProgramStatus::Ended => "Ended".into(),
        ProgramStatus::Other(word) => word.clone(),
    },
    decision: |decision| match decision {
        ReviewDecision::Keep => "Kept".into(),
        ReviewDecision::Change => "Changed".into(),
        ReviewDecision::Drop => "Dropped".into(),
        ReviewDecision::Add => "Added".into(),
        ReviewDecision::Other(word) => word.clone(),
    },
    of: |what, row| format!("{what}: {row}"),
    amended_on: "Day of the change",
    keep_all: "Keep all",
    keep_all_note: |count| format!("Answers “keep” for the {count} outputs whose review is open."),
    to_handout: |_| "See the hand-out",
    choose_direction: "Policy direction",
    whole: "All",
};

fn opened(amendment: &Amendment) -> String {
    amendment.opened.point.map(point).unwrap_or_default()
}

fn statement(plan: &PlanSheet) -> String {
    let (programs, (outputs, targets)) = (plan.running(), plan.standing());
    let money = match (plan.budget.known(), plan.budget.blank) {
        (None, _) => "no budget is filled in yet".to_string(),
        (Some(sum), 0) => format!("the budget is {} thousand yen in all", whole(sum)),
        (Some(sum), blank) => {
            format!(
                "the budget is {} thousand yen in all, without {blank} not filled in",
                whole(sum)
            )
        }
    };
    format!(
        "{} {} planned; {money}. Of {}, {targets} have a target.",
        counted(programs, "main program"),
        if programs == 1 { "is" } else { "are" },
        counted(outputs, "supporting indicator")
    )
}

const MEETINGS: MeetingWords = MeetingWords {
    title: "Improve",
    lead: "What was said at meetings and local sessions, how the prefecture answered, and what was changed because of it.",
    statement: |answers| match answers.all {
        0 => "No opinion has been recorded yet.".into(),
        all => format!("Of {}, {} have been answered.", counted(all, "opinion"), answers.answered),
    },
    meetings: "Meetings",
    no_meetings: "No meeting has been recorded yet.",
    add_meeting: "Name of a new meeting",
    kind: "Kind of meeting",
    kind_word: |kind| match kind {
        MeetingKind::StudyGroup => "Study group".into(),
        MeetingKind::LocalSession => "Local session".into(),
        MeetingKind::Elsewhere => "Another meeting".into(),
        MeetingKind::Other(word) => word.clone(),
    },
    name: "Name of the meeting",
    date: "Date",
    no_date: "No date stated",
    venue: "Place",
    attendance: "Attendance",
    people: |count| if count == 1 { "1 person".into() } else { format!("{count} people") },
    agenda: "Agenda",
    agenda_note: "A line each.",
    minutes: "Minutes",
    minutes_note: "A line each, begun by [Member] or [Prefecture].",
    no_minutes: "There are no minutes yet.",
    paper: |paper| match paper {
        MeetingPaper::Opinions => "Opinions and answers",
        MeetingPaper::Minutes => "Minutes",
    },
    for_paper: |paper| format!("{paper} for paper"),
    member: "Member",
    prefecture: "Prefecture",
    opinions: "Opinions and answers",
    opinions_note: "Who said it is recorded by class alone, never by name.",
    no_opinions: "There are no opinions yet.",
    add_opinion: "A new opinion",
    answers: |answers| {
        format!("{}, {} answered", counted(answers.all, "opinion"), answers.answered)
    },
    number: "Number",
    numbered: |number| format!("No. {number}"),
    by: "Who",
    by_word: |by| match by {
        OpinionBy::Member => "Member of the committee".into(),
        OpinionBy::SmallBusiness => "Small business".into(),
        OpinionBy::Association => "Chamber or support body".into(),
        OpinionBy::Bank => "Bank".into(),
        OpinionBy::Scholar => "Scholar".into(),
        OpinionBy::Municipality => "Municipality".into(),
        OpinionBy::Resident => "Resident".into(),
        OpinionBy::Other(word) => word.clone(),
    },
    subject: "About",
    whole: "The whole strategy",
    opinion: "Opinion",
    response: "The prefecture's answer",
    no_response: "Not answered yet",
    answered: "Answered on",
    reflection: "What became of it",
    reflection_word: |reflection| match reflection {
        Reflection::Reflected => "Reflected".into(),
        Reflection::Partly => "Partly reflected".into(),
        Reflection::Reference => "For reference".into(),
        Reflection::Difficult => "Difficult to reflect".into(),
        Reflection::Otherwise => "Other".into(),
        Reflection::Other(word) => word.clone(),
    },
    undecided: "Not decided",
    link: "What was changed",
    find_link: "Find the change",
    link_note: "Choose among the changes made in this document.",
    no_link: "Nothing",
    changed: |what, was, now| format!("{what}: {was} → {now}"),
    promise: "What was promised",
    due: "By when",
    closed: "Done on",
    result: "What came of it",
    promises: "Promises, and what became of them",
    promises_note: "They come back here until they are done.",
    no_promises: "There are no open promises.",
    overdue: "Overdue",
    remove: "Delete",
    seen: "What this meeting saw",
    seen_note: "Shown as it was then, without figures and plans revised since. Where nothing was noted, it is what was known by the date of the meeting.",
    look: "Look as of then",
    note_seen: "Note what is here now as what this meeting saw",
    is_noted: |changes| format!("Noted as seen up to {}.", counted(changes, "change")),
};

const EVALUATION: EvaluationWords = EvaluationWords {
    title: |year| format!("Evaluation of {}", year_of(year)),
    lead: "Actuals are compared with targets and expected levels; what follows from them is written here.",
    year: "Year",
    written: |sheet| {
        format!(
            "Of {}, {} have been evaluated in words.",
            counted(sheet.all, "indicator"),
            sheet.written
        )
    },
    this_year: "Verdict",
    last_year: "Verdict of the year before",
    evaluation: "Evaluation",
    factors: "Outside factors",
    next: "Next action",
    overrule: "Another verdict",
    overrule_reason: "Reason for another verdict",
    computed: "As computed",
    overruled: |reason| format!("Not as computed: {reason}"),
    apply: "Set this verdict",
    not_written: "Not written",
    against: |outcomes, outputs| {
        let said = [
            (outcomes, "social goal", "improved or met the target"),
            (outputs, "supporting indicator", "achieved it"),
        ];
        // Of nothing there is nothing to say.
        let said = said.into_iter().filter(|(found, ..)| found.judged() > 0);
        let said = said.map(|(found, kind, good)| {
            format!(
                "Of {} with a known figure, {} {good}.",
                counted(found.judged(), kind),
                found.good()
            )
        });
        said.collect::<Vec<_>>().join(" ")
    },
    target: "Target",
    actual: "Actual",
    last_actual: "Year before",
    draft_act: "Draft from the verdict",
    draft: |row, thresholds| {
        let working = super::verdicts::working(&row.verdict, &row.indicator, thresholds);
        let unit = if row.indicator.unit == "%" { "points" } else { row.indicator.unit.as_str() };
        let Some(change) = row.since_last else { return working };
        let amount = measured(digits(change.abs()), unit);
        let since = match change.cmp(&Decimal::ZERO) {
            Ordering::Greater => format!(" That is {amount} more than the year before."),
            Ordering::Less => format!(" That is {amount} less than the year before."),
            Ordering::Equal => " That is the same as the year before.".into(),
        };
        working + &since
    },
    claim: |found| {
        let status = super::verdicts::status(found.status);
        format!("The text says “{}”, but the computed verdict is “{status}”.", found.said)
    },
    claims: |count| match count {
        1 => "The text of 1 indicator does not agree with its verdict.".into(),
        count => format!("The texts of {count} indicators do not agree with their verdicts."),
    },
    of_item: "Evaluation of the item",
    of_direction: "Evaluation of the policy direction",
    health: "Health of the indicators",
    health_note: "Not how the figures are, but how indicators and targets are set.",
    healthy: "There is nothing to look at.",
    ailment: |kind| match kind {
        AilmentKind::TargetPassed { target, by } => {
            format!(
                "The target of {} is met already by the actual of {}.",
                period(*target),
                period(*by)
            )
        }
        AilmentKind::BehindBaseline { target } => {
            format!("The target of {} asks for less than the baseline was.", period(*target))
        }
        AilmentKind::NoData { last: Some(last) } => {
            format!("There is no actual after {}.", period(*last))
        }
        AilmentKind::NoData { last: None } => "There is no actual at all.".into(),
        AilmentKind::AlwaysFull { years } => {
            format!("The achievement rate was exactly 100% for {years} years.")
        }
        AilmentKind::Contrary { rising, outputs, outcome } => format!(
            "Of {outputs} supporting indicators that can be compared with the year before, {rising} are better, while “{}” is worse.",
            super::EN.short_name(outcome)
        ),
    },
};

const HISTORY: HistoryWords = HistoryWords {
    title: "Evaluations and reviews",
    note: "Evaluations by year, and how annual plans reviewed it.",
    opinions: "Opinions about this indicator",
    former_name: "Name until then",
    former_definition: "Definition until then",
    by: "Evaluated by",
};

const INTAKE: IntakeWords = IntakeWords {
    title: |year| format!("Entering figures of {}", year_of(year)),
    lead: "One indicator at a time. What is not known stays empty, or is given a reason.",
    open: "Enter figures one at a time",
    statement: |whole, all| {
        format!("Of {}, {whole} have a whole-year figure.", counted(all, "indicator"))
    },
    year: "Fiscal year",
    whole: "All divisions",
    position: |at, all| format!("{at} of {all}"),
    last_year: "Actual of the year before",
    so_far: "Part-year figure",
    back: "Previous indicator",
    next: "Next indicator",
    last: "This is the last indicator.",
    begin: "Press “Edit” to enter figures.",
    none: "This division has no indicators.",
    request: "Request",
    asked: |asked| {
        let by = match asked.circulation.by.as_str() {
            "" => String::new(),
            by => format!(" of {by}"),
        };
        let due = match asked.circulation.due.point {
            Some(due) => format!(" It is due on {}.", point(due)),
            None => String::new(),
        };
        format!(
            "Request{by}: “{}”. {} of {} of {} filled in.{due}",
            asked.circulation.name,
            asked.filled,
            counted(asked.indicators, "indicator"),
            asked.division
        )
    },
    asked_name: "Give your name, so that it is known whose answer it is.",
    save_answer: "Save the answer",
    save_answer_note: "Attach the file that was saved to your reply to the request. It can be saved as often as you like.",
};

const CYCLE_STATUS: CycleStatusWords = CycleStatusWords {
    of_year: |year| format!("Where {} stands in its cycle.", year_of(year)),
    not_begun: "No annual plan, evaluation or meeting is recorded yet.",
    to_plan: "See the annual plan",
    progress: |progress| match progress {
        Progress::Done => "Done",
        Progress::UnderWay => "Under way",
        Progress::ToCome => "To come",
    },
    stage: |stage, cycle_status| match stage {
        Stage::Plan => {
            let state = match (cycle_status.plan, cycle_status.decided.point) {
                (PlanState::Absent, _) => "No annual plan yet".to_string(),
                (PlanState::Draft, _) => "The annual plan is a draft".into(),
                (PlanState::Decided, Some(on)) => {
                    format!("The annual plan was decided on {}", point(on))
                }
                (PlanState::Decided, None) => "The annual plan is decided".into(),
                (PlanState::Amending, _) => "The annual plan is being changed".into(),
            };
            format!(
                "{state}. Targets: {} of {}.",
                cycle_status.targets.done,
                counted(cycle_status.targets.all, "supporting indicator")
            )
        }
        Stage::Do => format!(
            "Whole-year figures: {} of {}. Reports: {} of {}.",
            cycle_status.figures.done,
            counted(cycle_status.figures.all, "supporting indicator"),
            cycle_status.reports.done,
            counted(cycle_status.reports.all, "main program")
        ),
        Stage::Check => {
            format!(
                "Evaluated: {} of {}.",
                cycle_status.evaluations.done,
                counted(cycle_status.evaluations.all, "indicator")
            )
        }
        Stage::Act if cycle_status.answers.all == 0 => "No opinion is recorded yet.".into(),
        Stage::Act => format!(
            "Answered: {} of {}. Promises still open: {}.",
            cycle_status.answers.done,
            counted(cycle_status.answers.all, "opinion"),
            cycle_status.promises
        ),
    },
    due: "To be done",
    nothing_due: "Nothing is left to be done.",
    task: |due| match due.task {
        Task::Decide(year) => format!("Decide the annual plan of {}", year_of(year)),
        Task::CloseAmendment(year) => {
            format!("Finish changing the annual plan of {}", year_of(year))
        }
        Task::Promises => format!("Keep {}", counted(due.count, "promise")),
        Task::Figures(year) => format!(
            "Enter whole-year figures of {} ({})",
            year_of(year),
            counted(due.count, "indicator")
        ),
        Task::Reports(year) => {
            format!("Report what was done in {} ({})", year_of(year), counted(due.count, "program"))
        }
        Task::Settlements(year) => format!(
            "Enter settled amounts of {} ({})",
            year_of(year),
            counted(due.count, "program")
        ),
        Task::Evaluations(year) => {
            format!("Write evaluations of {} ({})", year_of(year), counted(due.count, "indicator"))
        }
        Task::Answers => format!("Answer {}", counted(due.count, "opinion")),
    },
    by: |by, late| match late {
        true => format!("was due on {}", point(Point::Day(by))),
        false => format!("by {}", point(Point::Day(by))),
    },
};

const DOING: DoingWords = DoingWords {
    title: |year| format!("What was done in {}", year_of(year)),
    lead: "Whether reports, settled amounts and actuals have come in, by division.",
    year: "Year",
    statement: |doing| match doing.missing.iter().map(Missing::count).sum::<usize>() {
        0 => "This copy has every actual, report and settled amount.".into(),
        open => format!(
            "This copy lacks {open} {} of {}.",
            if open == 1 { "entry" } else { "entries" },
            counted(doing.missing.len(), "division"),
        ),
    },
    to_figures: "Actuals are entered under “Figures by year”",
    missing: "Not yet entered",
    missing_note: "By division, the one that misses most first.",
    nothing_missing: "There is nothing missing.",
    age: |days| {
        format!(
            "{} since the year ended",
            counted(usize::try_from(days).unwrap_or_default(), "day")
        )
    },
    no_division: "No division stated",
    without_actual: "Actuals",
    part_year: "Whole-year actuals (still part-year)",
    without_report: "What was done",
    without_settlement: "Settled amounts",
    done: "What was done",
    settled: "Settled",
    spent: "Share spent",
    percent: |percent| format!("{percent}%"),
    no_plan: "There is no annual plan of this year, so its programs cannot be shown.",
};
