//! The yearly cycle: plans, reviews, evaluations, meetings and opinions. 計画・実施・評価・改善.
//!
//! What there is once for a fiscal year and a part of the strategy has an id made of both, so that
//! two people who fill it in apart are seen to differ, and not doubled.

use std::sync::Arc;

use super::schema::record;
use super::{
    AsOf, FiscalYear, Id, Indicator, MeetingKind, OpinionBy, Period, ProgramStatus, Reflection,
    ReviewDecision, Strategy, order,
};

record! {
    /// 事業計画書. One for a fiscal year; its rows are [`PlannedProgram`]s, [`Review`]s and the year's
    /// targets.
    #[doc(alias = "事業計画書")]
    #[derive(Clone, Debug, PartialEq, Default)]
    pub struct AnnualPlan in plans as "plans" {
        pub year: FiscalYear = ["year"];
        /// 決定: when it was decided; empty for a draft.
        #[doc(alias = "決定")]
        pub decided: AsOf = ["decided"];
        /// How far the document went when it was decided: what came later is a change of a decided
        /// plan.
        pub known: Extent = ["known"];
        pub note: String = ["note"];
    }
}

record! {
    /// 主要事業の年度計画. What a program does in a fiscal year, and for how much.
    #[derive(Clone, Debug, PartialEq, Default)]
    pub struct PlannedProgram in planned as "plannedPrograms" {
        pub program: Id = ["program" -> "programs"] (owner);
        pub year: FiscalYear = ["year"];
        pub status: ProgramStatus = ["status"];
        /// 取組内容
        #[doc(alias = "取組内容")]
        pub activities: String = ["activities"];
        /// 予算額, 千円; a blank is not 0.
        #[doc(alias = "予算額")]
        pub budget: Option<i64> = ["budget"];
        /// 決算額, 千円; a blank is not 0.
        #[doc(alias = "決算額")]
        pub settled: Option<i64> = ["settled"];
        /// 担当課 of this year; that of the program where empty.
        pub division: String = ["division"];
        /// 実施状況
        #[doc(alias = "実施状況")]
        pub done: String = ["done"];
    }
}

record! {
    /// 見直し. What a year's plan does with an indicator.
    #[doc(alias = "見直し")]
    #[derive(Clone, Debug, PartialEq, Default)]
    pub struct Review in reviews as "reviews" {
        pub indicator: Id = ["indicator" -> "indicators"] (owner);
        pub year: FiscalYear = ["year"];
        pub decision: ReviewDecision = ["decision"];
        pub reason: String = ["reason"];
        /// What it was called until this year, where the decision is to change it.
        pub former_name: String = ["formerName"];
        /// What it counted until this year, where the decision is to change it.
        pub former_definition: String = ["formerDefinition"];
    }
}

record! {
    /// 計画の変更. Why a decided plan is changed; while it is open, the plan can be.
    #[doc(alias = "計画の変更")]
    #[derive(Clone, Debug, PartialEq, Default)]
    pub struct Amendment in amendments as "amendments" {
        pub plan: Id = ["plan" -> "plans"] (owner);
        pub reason: String = ["reason"];
        pub by: String = ["by"];
        pub opened: AsOf = ["opened"];
        /// Empty as long as it is open.
        pub closed: AsOf = ["closed"];
    }
}

record! {
    /// 評価・今後の対応, of an indicator, an item or a direction in a fiscal year.
    #[doc(alias = "評価")]
    #[derive(Clone, Debug, PartialEq, Default)]
    pub struct Evaluation in evaluations as "evaluations" {
        /// An indicator, an item or a direction.
        pub subject: Id = ["subject" -> "indicators", "items", "directions"] (owner);
        pub year: FiscalYear = ["year"];
        pub text: String = ["text"];
        /// 外部要因: what else moved the figure.
        #[doc(alias = "外部要因")]
        pub factors: String = ["factors"];
        /// 今後の対応
        #[doc(alias = "今後の対応")]
        pub next: String = ["next"];
        pub by: String = ["by"];
        pub on: AsOf = ["on"];
        /// A verdict set by a person in the place of the computed one, as its word; empty for the
        /// computed one.
        pub verdict: String = ["verdict"];
        /// Why; both verdicts are shown.
        pub verdict_reason: String = ["verdictReason"];
    }
}

record! {
    /// 会議: 中小企業の振興に向けた研究会, 地域勉強会.
    #[doc(alias = "研究会")]
    #[doc(alias = "地域勉強会")]
    #[derive(Clone, Debug, PartialEq, Default)]
    pub struct Meeting in meetings as "meetings" {
        pub kind: MeetingKind = ["kind"];
        pub name: String = ["name"];
        pub date: AsOf = ["date"];
        /// 開催場所
        pub venue: String = ["venue"];
        /// 出席者数; `None` where it is not known.
        pub attendance: Option<i64> = ["attendance"];
        /// 次第
        pub agenda: Vec<String> = ["agenda"];
        /// 議事概要
        pub minutes: Vec<Utterance> = ["minutes"];
        /// How far the document went when the meeting saw it; `None` where that was not noted.
        pub known: Option<Extent> = ["known"];
    }
}

/// A remark in the minutes.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Utterance {
    /// 県, where it is not a member's.
    pub by_prefecture: bool,
    pub text: String,
}

record! {
    /// 御意見, with what became of it.
    #[doc(alias = "御意見")]
    #[derive(Clone, Debug, PartialEq, Default)]
    pub struct Opinion in opinions as "opinions" {
        pub meeting: Id = ["meeting" -> "meetings"] (owner);
        pub number: Option<i64> = ["number"];
        /// Who, by class and never by name.
        pub by: OpinionBy = ["by"];
        /// A program, an indicator, an item or a direction; empty for the strategy as a whole.
        pub subject: Id = ["subject" ->? "indicators", "items", "directions", "programs"];
        pub text: String = ["text"];
        /// 県の考え方
        #[doc(alias = "県の考え方")]
        pub response: String = ["response"];
        pub answered: AsOf = ["answered"];
        /// 反映区分; `None` as long as there is none.
        pub reflection: Option<Reflection> = ["reflection"];
        pub link: Option<Link> = ["link"];
        /// 「検討します」: what was promised; comes back until it is closed.
        pub promise: String = ["promise"];
        /// By when.
        pub due: AsOf = ["due"];
        pub closed: AsOf = ["closed"];
        /// What came of it.
        pub result: String = ["result"];
    }
}

/// 反映先: the very record that was changed, and the change itself where it was made in this document.
#[doc(alias = "反映先")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub table: String,
    pub record: Id,
    /// The change's id, as it is written; empty where the record alone is known.
    pub change: String,
}

/// How far a document went: of every session of an author, the number of its last change. A
/// session's changes come in the order of their numbers, and a file holds them from the first on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Extent(
    /// Author and session, in their order.
    pub Vec<(String, u32)>,
);

impl Extent {
    /// Whether a change was there.
    pub fn covers(&self, author: &str, session: &str, sequence: u32) -> bool {
        let key = Extent::key(author, session);
        self.0.iter().any(|(known, last)| *known == key && sequence <= *last)
    }

    /// Notes a change that is there.
    pub fn note(&mut self, author: &str, session: &str, sequence: u32) {
        let key = Extent::key(author, session);
        match self.0.iter_mut().rev().find(|(known, _)| *known == key) {
            Some((_, last)) => *last = sequence.max(*last),
            None => {
                let at = self.0.iter().take_while(|(known, _)| *known < key).count();
                self.0.insert(at, (key, sequence));
            }
        }
    }

    fn key(author: &str, session: &str) -> String {
        format!("{author}.{session}")
    }
}

impl Meeting {
    /// Whether it can be told what it saw: by what was noted, or by its date.
    pub fn can_be_looked_at(&self) -> bool {
        self.known.is_some() || self.date.point.is_some()
    }
}

impl Utterance {
    /// Who else is named, as in 【会長】, and what they said.
    pub fn named(&self) -> Option<(&str, &str)> {
        self.text.strip_prefix('【').filter(|_| !self.by_prefecture)?.split_once('】')
    }
}

impl Evaluation {
    /// Whether anything is written in it.
    pub fn says_something(&self) -> bool {
        [&self.text, &self.factors, &self.next, &self.verdict].iter().any(|text| !text.is_empty())
    }
}

impl AnnualPlan {
    pub fn id_of(year: FiscalYear) -> Id {
        Id::from(format!("plan.{}", Period::Fiscal(year).code()))
    }

    pub fn draft(year: FiscalYear) -> AnnualPlan {
        AnnualPlan {
            id: AnnualPlan::id_of(year),
            year,
            decided: AsOf::default(),
            known: Extent::default(),
            note: String::new(),
        }
    }

    pub fn is_decided(&self) -> bool {
        !self.decided.is_empty()
    }
}

impl PlannedProgram {
    pub fn id_of(program: &Id, year: FiscalYear) -> Id {
        Id::from(format!("{program}.{}.planned", Period::Fiscal(year).code()))
    }

    pub fn blank(program: &Id, year: FiscalYear) -> PlannedProgram {
        PlannedProgram {
            id: PlannedProgram::id_of(program, year),
            program: program.clone(),
            year,
            status: ProgramStatus::Continued,
            ..PlannedProgram::default()
        }
    }
}

impl Review {
    pub fn id_of(indicator: &Id, year: FiscalYear) -> Id {
        Id::from(format!("{indicator}.{}.review", Period::Fiscal(year).code()))
    }
}

impl Evaluation {
    pub fn id_of(subject: &Id, year: FiscalYear) -> Id {
        Id::from(format!("{subject}.{}.evaluation", Period::Fiscal(year).code()))
    }

    pub fn blank(subject: &Id, year: FiscalYear) -> Evaluation {
        Evaluation {
            id: Evaluation::id_of(subject, year),
            subject: subject.clone(),
            year,
            ..Evaluation::default()
        }
    }
}

/// How far the plan of a year is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PlanState {
    /// There is none.
    #[default]
    Absent,
    /// 案
    Draft,
    /// 決定
    Decided,
    /// 決定, and being changed with a reason.
    Amending,
}

impl Strategy {
    pub fn plan(&self, year: FiscalYear) -> Option<&Arc<AnnualPlan>> {
        self.plans.get(&AnnualPlan::id_of(year))
    }

    pub fn plan_state(&self, year: FiscalYear) -> PlanState {
        match self.plan(year) {
            None => PlanState::Absent,
            Some(plan) if !plan.is_decided() => PlanState::Draft,
            Some(plan)
                if self.amendments.of(&plan.id).any(|amendment| amendment.closed.is_empty()) =>
            {
                PlanState::Amending
            }
            Some(_) => PlanState::Decided,
        }
    }

    /// What a program does in a year, by that year's plan.
    pub fn planned_of(&self, program: &Id, year: FiscalYear) -> Option<&Arc<PlannedProgram>> {
        self.planned.get(&PlannedProgram::id_of(program, year))
    }

    /// What the latest plan before a year has of a program, however long ago that was.
    pub fn planned_before(&self, program: &Id, year: FiscalYear) -> Option<&Arc<PlannedProgram>> {
        self.planned
            .of(program)
            .filter(|planned| planned.year < year)
            .max_by_key(|planned| planned.year)
    }

    pub fn review_of(&self, indicator: &Id, year: FiscalYear) -> Option<&Arc<Review>> {
        self.reviews.get(&Review::id_of(indicator, year))
    }

    /// What a new meeting is taken for: a 研究会 where the document speaks of one.
    pub fn usual_meeting(&self) -> MeetingKind {
        let there = |meeting: &Arc<Meeting>| meeting.kind == MeetingKind::StudyGroup;
        match self.about.committee.contains("研究会") || self.meetings.iter().any(there) {
            true => MeetingKind::StudyGroup,
            false => MeetingKind::Elsewhere,
        }
    }

    pub fn evaluation_of(&self, subject: &Id, year: FiscalYear) -> Option<&Arc<Evaluation>> {
        self.evaluations.get(&Evaluation::id_of(subject, year))
    }

    /// Whether an indicator is one of a year's: from the year that adds it until the year that
    /// drops it.
    pub fn stands(&self, indicator: &Id, year: i32) -> bool {
        let mut turns: Vec<(i32, bool)> = self
            .reviews
            .of(indicator)
            .filter_map(|review| match review.decision {
                ReviewDecision::Add => Some((review.year.0, true)),
                ReviewDecision::Drop => Some((review.year.0, false)),
                _ => None,
            })
            .collect();
        order::sort_by_key(&mut turns, |turn| *turn);
        match turns.iter().rev().find(|(from, _)| *from <= year) {
            Some((_, stands)) => *stands,
            // What is first added later was not there before.
            None => turns.first().is_none_or(|(_, added)| !added),
        }
    }

    /// What an indicator was called, and what it counted, in a year: later plans may have changed
    /// it.
    pub fn defined_in<'a>(&'a self, indicator: &'a Indicator, year: i32) -> (&'a str, &'a str) {
        let later = || self.reviews.of(&indicator.id).filter(|review| review.year.0 > year);
        let former = |text: for<'b> fn(&'b Review) -> &'b str| {
            later()
                .filter(|review| !text(review).is_empty())
                .min_by_key(|review| review.year)
                .map(|review| text(review))
        };
        let name = former(|review| &review.former_name).unwrap_or(&indicator.name);
        (name, former(|review| &review.former_definition).unwrap_or(&indicator.definition))
    }

    /// An indicator as a year knew it: by the name and definition of then. A former name has no
    /// short form and no rendering.
    pub fn as_in(&self, indicator: &Arc<Indicator>, year: i32) -> Arc<Indicator> {
        let (name, definition) = self.defined_in(indicator, year);
        if name == indicator.name && definition == indicator.definition {
            return indicator.clone();
        }
        let mut then = Indicator::clone(indicator);
        if name != indicator.name {
            (then.short, then.name_en) = (String::new(), String::new());
        }
        (then.name, then.definition) = (name.to_string(), definition.to_string());
        Arc::new(then)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_everything_up_to_the_last_of_a_session() {
        let mut seen = Extent::default();
        seen.note("a", "s", 3);
        seen.note("a", "s", 2);
        assert!(seen.covers("a", "s", 1) && seen.covers("a", "s", 3));
        assert!(
            !seen.covers("a", "s", 4) && !seen.covers("a", "t", 1) && !seen.covers("b", "s", 1)
        );
    }

    #[test]
    fn what_is_once_a_year_has_its_year_in_its_id() {
        let year = FiscalYear(2023);
        assert_eq!(AnnualPlan::id_of(year).as_str(), "plan.FY2023");
        assert_ne!(
            PlannedProgram::id_of(&"p1".into(), year),
            PlannedProgram::id_of(&"p1".into(), FiscalYear(2024))
        );
    }

    fn reviewed(decisions: &[(i32, ReviewDecision, &str)]) -> Strategy {
        let mut strategy = Strategy::default();
        for (year, decision, former) in decisions {
            let year = FiscalYear(*year);
            strategy.reviews.put(Review {
                id: Review::id_of(&"a".into(), year),
                indicator: "a".into(),
                year,
                decision: decision.clone(),
                reason: String::new(),
                former_name: former.to_string(),
                former_definition: String::new(),
            });
        }
        strategy
    }

    #[test]
    fn an_indicator_stands_from_the_year_that_adds_it_until_the_year_that_drops_it() {
        let in_years = |strategy: &Strategy| {
            (2022..2027).map(|year| strategy.stands(&"a".into(), year)).collect::<Vec<_>>()
        };
        use ReviewDecision::*;
        assert_eq!(in_years(&reviewed(&[])), [true; 5]);
        assert_eq!(
            in_years(&reviewed(&[(2023, Keep, ""), (2024, Drop, "")])),
            [true, true, false, false, false]
        );
        assert_eq!(in_years(&reviewed(&[(2024, Add, "")])), [false, false, true, true, true]);
        assert_eq!(
            in_years(&reviewed(&[(2023, Drop, ""), (2025, Add, "")])),
            [true, false, false, true, true]
        );
    }
}
