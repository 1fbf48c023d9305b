//! The whole document: what was promised, in the order in which the plan says it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::schema::{Group, record, tables};
use super::{
    Amendment, AnnualPlan, Answer, Circulation, Evaluation, Figure, FiscalYear, Id, Indicator,
    Keyed, Meeting, Observation, Opinion, Period, PlannedProgram, Point, Review, SeriesBreak,
    Table, Target, order,
};

tables! {
    ($)
    /// 戦略.
    #[doc(alias = "戦略")]
    #[derive(Clone, Debug, PartialEq, Default)]
    pub struct Strategy {
        pub about: Arc<About>,
        Structure since 0 {
            directions: Direction,
            items: Item,
            programs: Program,
            indicators: Indicator,
            restatements: Restatement,
        }
        Figures since 0 {
            targets: Target,
            observations: Observation,
            breaks: SeriesBreak,
        }
        Sources since 0 {
            sources: Source,
        }
        Cycle since 1 {
            plans: AnnualPlan,
            planned: PlannedProgram,
            reviews: Review,
            amendments: Amendment,
            evaluations: Evaluation,
            meetings: Meeting,
            opinions: Opinion,
        }
        Post since 2 {
            circulations: Circulation,
            answers: Answer,
        }
    }
}

/// The name in a file of the table that has [`About`] as its one record, which stands before all
/// others.
pub const ABOUT: &str = "strategy";

record! {
    /// What the document says of itself.
    #[derive(Clone, Debug, PartialEq, Default)]
    pub struct About {
        pub name: String = ["name"];
        pub name_en: String = ["nameEn"];
        /// What this is a copy of: 「原案・概要版（資料４）、令和5年3月時点の数値」.
        pub edition: String = ["edition"];
        pub edition_en: String = ["editionEn"];
        /// To whom progress is reported: 「中小企業の振興に向けた研究会」. It stands on the papers for it.
        #[doc(alias = "研究会")]
        pub committee: String = ["committee"];
        pub committee_en: String = ["committeeEn"];
        /// Invented figures: said on every screen and every print.
        pub sample: bool = ["sample"];
        pub first_year: Option<FiscalYear> = ["firstYear"];
        pub last_year: Option<FiscalYear> = ["lastYear"];
        /// Whether somebody has confirmed the period against the strategy itself.
        pub period_confirmed: bool = ["periodConfirmed"];
        /// How progress is managed (戦略の進行管理), as the plan's own chapter says it.
        pub method: Vec<Section> = ["method"];
        pub thresholds: Thresholds = ["nearlyFrom"; "partlyFrom"; "exceededFrom"];
    }
}

/// A heading and its lines.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Section {
    pub heading: String,
    pub lines: Vec<String>,
}

/// 判定の基準: lower bounds of 達成率 in percent, each included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// おおむね達成
    pub nearly: super::Number,
    /// 一部達成
    pub partly: super::Number,
    /// 大幅超過
    pub exceeded: super::Number,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds { nearly: 80.into(), partly: 60.into(), exceeded: 150.into() }
    }
}

record! {
    /// 基本的方向.
    #[doc(alias = "基本的方向")]
    #[derive(Clone, Debug, PartialEq)]
    pub struct Direction in directions as "directions" {
        /// 「第１」, as the plan numbers it.
        pub number: String = ["number"];
        pub name: String = ["name"];
        pub name_en: String = ["nameEn"];
        pub rank: String = ["rank"];
    }
}

record! {
    /// 施策項目. Under a direction, or under another item.
    #[doc(alias = "施策項目")]
    #[derive(Clone, Debug, PartialEq)]
    pub struct Item in items as "items" {
        pub parent: Id = ["parent" -> "directions", "items"] (owner);
        /// 「１」 or 「（１）」, as the plan numbers it.
        pub number: String = ["number"];
        pub name: String = ["name"];
        pub name_en: String = ["nameEn"];
        pub rank: String = ["rank"];
    }
}

record! {
    /// 主要事業. What the prefecture does under a leaf item.
    #[doc(alias = "主要事業")]
    #[derive(Clone, Debug, PartialEq)]
    pub struct Program in programs as "programs" {
        pub item: Id = ["item" -> "items"] (owner);
        pub text: String = ["text"];
        pub text_en: String = ["textEn"];
        /// 担当課
        #[doc(alias = "担当課")]
        pub division: String = ["division"];
        pub rank: String = ["rank"];
    }
}

record! {
    /// 再掲. An outcome listed under a further direction: one record in two places.
    #[doc(alias = "再掲")]
    #[derive(Clone, Debug, PartialEq)]
    pub struct Restatement in restatements as "restatements" {
        pub outcome: Id = ["outcome" -> "indicators"];
        pub direction: Id = ["direction" -> "directions"] (owner);
        pub rank: String = ["rank"];
    }
}

record! {
    /// 出典.
    #[doc(alias = "出典")]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Source in sources as "sources" {
        pub title: String = ["title"];
        /// An English rendering of it, where there is one.
        pub title_en: String = ["titleEn"];
        pub publisher: String = ["publisher"];
        /// Empty, or an address; shown as a link only where it is `https:`.
        pub url: String = ["url"];
    }
}

impl Strategy {
    /// Observations of an indicator, in the order of periods, then of entry.
    pub fn observations_of(&self, indicator: &Id) -> Vec<&Arc<Observation>> {
        let mut found: Vec<_> = self.observations.of(indicator).collect();
        order::sort_by(&mut found, |a, b| {
            (a.period, a.entry, &a.id).cmp(&(b.period, b.entry, &b.id))
        });
        found
    }

    /// Targets of an indicator, in the order of periods; those of another kind of year than the
    /// indicator counts come first, so that the last one is the final target.
    pub fn targets_of(&self, indicator: &Id) -> Vec<&Arc<Target>> {
        let own = self.indicators.get(indicator).map(|found| found.period(0));
        let is_own = |target: &Target| own.is_some_and(|own| own.same_kind(target.period));
        let mut found: Vec<_> = self.targets.of(indicator).collect();
        order::sort_by(&mut found, |a, b| {
            (is_own(a), a.period, &a.id).cmp(&(is_own(b), b.period, &b.id))
        });
        found
    }

    /// The title of a source given by id, or the text itself where it is no record's id.
    pub fn source_title<'a>(&'a self, source: &'a str) -> &'a str {
        self.sources.get(&Id::from(source)).map_or(source, |record| &record.title)
    }

    /// A source as it is kept: by its id where one of this title is on record, so that its address
    /// stays with it; else the words themselves.
    pub fn source_on_record(&self, typed: &str) -> String {
        let known = self.sources.iter().find(|source| source.title == typed);
        known.map_or_else(|| typed.to_string(), |source| source.id.to_string())
    }

    /// How many figures there are: for the caps on what is opened.
    pub fn figures(&self) -> usize {
        self.observations.iter().filter(|o| matches!(o.figure, Figure::Number(_))).count()
            + self.targets.len()
    }
}

/// What has changed from one version to the next: whoever keeps something computed looks here
/// first.
impl Strategy {
    /// Indicators of which a figure, a target or a series break is another than in an earlier
    /// version. `None` where more than that has changed.
    pub fn figures_changed_since(&self, before: &Strategy) -> Option<BTreeSet<Id>> {
        if !self.has_same(before, Group::Structure) || before.about != self.about {
            return None;
        }
        let mut changed = BTreeSet::new();
        each_owner(&before.observations, &self.observations, &mut changed);
        each_owner(&before.targets, &self.targets, &mut changed);
        each_owner(&before.breaks, &self.breaks, &mut changed);
        Some(changed)
    }
}

/// Owners of the records that differ.
fn each_owner<T: Keyed + Clone + PartialEq>(
    before: &Table<T>,
    after: &Table<T>,
    owners: &mut BTreeSet<Id>,
) {
    let records = before.differences(after).into_iter().flat_map(|(old, new)| [old, new]).flatten();
    owners.extend(records.filter_map(|record| record.owner().cloned()));
}

impl Strategy {
    /// The order of the strategy and what its indicators are, without any figure.
    pub fn without_figures(&self) -> Strategy {
        let indicators = self
            .indicators
            .iter()
            .map(|indicator| Indicator { baseline: None, ..Indicator::clone(indicator) });
        Strategy { indicators: indicators.collect(), ..self.only(Group::Structure) }
    }
}

impl Observation {
    /// Of several observations of a period the heaviest counts: one of the whole period before one
    /// of a part, then by state (revised, final, preliminary, interim, forecast), then a figure
    /// before a reason for none, then the later as-of, then the later entry. The others stay
    /// visible. `accrues` is the indicator's.
    pub fn weight(&self, accrues: bool) -> (bool, u8, bool, Option<super::Date>, u32) {
        // A revision may take a figure away: of two, the later counts, whatever it says.
        let has_value = matches!(self.figure, Figure::Number(_))
            || self.state == super::ObservationState::Revised;
        let taken = self.as_of.point.map(Point::end);
        (!self.is_of_part(accrues), self.state.weight(), has_value, taken, self.entry)
    }

    /// Complete months of the period at the as-of; `None` where the figure does not accrue, or its
    /// date is not known.
    pub fn months(&self, accrues: bool) -> Option<u8> {
        self.as_of.point.filter(|_| accrues).map(|point| point.months_of(self.period))
    }

    /// Whether it is of part of its period only: so marked, or an accruing figure whose as-of lies
    /// within it. A word for its state that nobody knows is taken as a forecast.
    ///
    /// The as-of outweighs the mark 「確報」: no part-year figure is judged because somebody called it
    /// final.
    pub fn is_of_part(&self, accrues: bool) -> bool {
        use super::ObservationState::{Forecast, Interim, Other};
        // A date that is there and cannot be read may be of a part.
        let undated = accrues && self.as_of.point.is_none() && !self.as_of.raw.is_empty();
        undated
            || matches!(self.state, Forecast | Interim | Other(_))
            || self.months(accrues).is_some_and(|months| months < 12)
    }
}

impl Strategy {
    /// The observation that counts for a period.
    pub fn counted(&self, indicator: &Id, period: Period) -> Option<&Arc<Observation>> {
        let accrues = self.indicators.get(indicator).is_some_and(|found| found.accrues);
        self.observations
            .of(indicator)
            .filter(|o| o.period == period)
            .max_by(|a, b| a.weight(accrues).cmp(&b.weight(accrues)))
    }
}
