//! The whole document: what was promised, in the order in which the plan says it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{
    Amendment, AnnualPlan, Evaluation, Figure, FiscalYear, Id, Indicator, Keyed, Meeting, Observation, Opinion, Period,
    PlannedProgram, Point, Review, Role, SeriesBreak, Table, Target, order,
};

/// 戦略.
#[doc(alias = "戦略")]
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Strategy {
    pub about: Arc<About>,
    pub directions: Table<Direction>,
    pub items: Table<Item>,
    pub programs: Table<Program>,
    pub indicators: Table<Indicator>,
    pub restatements: Table<Restatement>,
    pub targets: Table<Target>,
    pub observations: Table<Observation>,
    pub breaks: Table<SeriesBreak>,
    pub sources: Table<Source>,
    pub plans: Table<AnnualPlan>,
    pub planned: Table<PlannedProgram>,
    pub reviews: Table<Review>,
    pub amendments: Table<Amendment>,
    pub evaluations: Table<Evaluation>,
    pub meetings: Table<Meeting>,
    pub opinions: Table<Opinion>,
}

/// What the document says of itself.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct About {
    pub name: String,
    pub name_en: String,
    /// What this is a copy of: 「原案・概要版（資料４）、令和5年3月時点の数値」.
    pub edition: String,
    pub edition_en: String,
    /// Invented figures: said on every screen and every print.
    pub sample: bool,
    pub first_year: Option<FiscalYear>,
    pub last_year: Option<FiscalYear>,
    /// Whether somebody has confirmed the period against the strategy itself.
    pub period_confirmed: bool,
    /// How progress is managed (戦略の進行管理), as the plan's own chapter says it.
    pub method: Vec<Section>,
    pub thresholds: Thresholds,
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

/// 基本的方向.
#[doc(alias = "基本的方向")]
#[derive(Clone, Debug, PartialEq)]
pub struct Direction {
    pub id: Id,
    /// 「第１」, as the plan numbers it.
    pub number: String,
    pub name: String,
    pub name_en: String,
    pub rank: String,
}

/// 施策項目. Under a direction, or under another item.
#[doc(alias = "施策項目")]
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: Id,
    pub parent: Id,
    /// 「１」 or 「（１）」, as the plan numbers it.
    pub number: String,
    pub name: String,
    pub name_en: String,
    pub rank: String,
}

/// 主要事業. What the prefecture does under a leaf item.
#[doc(alias = "主要事業")]
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    pub id: Id,
    pub item: Id,
    pub text: String,
    pub text_en: String,
    /// 担当課
    #[doc(alias = "担当課")]
    pub division: String,
    pub rank: String,
}

/// 再掲. An outcome listed under a further direction: one record in two places.
#[doc(alias = "再掲")]
#[derive(Clone, Debug, PartialEq)]
pub struct Restatement {
    pub id: Id,
    pub outcome: Id,
    pub direction: Id,
    pub rank: String,
}

/// 出典.
#[doc(alias = "出典")]
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub id: Id,
    pub title: String,
    pub publisher: String,
    /// Empty, or an address; shown as a link only where it is `https:`.
    pub url: String,
}

macro_rules! keyed {
    ($($record:ty => $owner:expr),+ $(,)?) => {
        $(impl Keyed for $record {
            fn id(&self) -> &Id {
                &self.id
            }

            fn owner(&self) -> Option<&Id> {
                let owner: fn(&$record) -> Option<&Id> = $owner;
                owner(self)
            }
        })+
    };
}

keyed! {
    Direction => |_| None,
    Item => |item| Some(&item.parent),
    Program => |program| Some(&program.item),
    Restatement => |restatement| Some(&restatement.direction),
    Source => |_| None,
    Indicator => |indicator| Some(match &indicator.role {
        Role::Outcome { direction } => direction,
        Role::Output { item } => item,
    }),
    Target => |target| Some(&target.indicator),
    Observation => |observation| Some(&observation.indicator),
    SeriesBreak => |found| Some(&found.indicator),
    AnnualPlan => |_| None,
    PlannedProgram => |planned| Some(&planned.program),
    Review => |review| Some(&review.indicator),
    Amendment => |amendment| Some(&amendment.plan),
    Evaluation => |evaluation| Some(&evaluation.subject),
    Meeting => |_| None,
    Opinion => |opinion| Some(&opinion.meeting),
}

impl Strategy {
    /// Observations of an indicator, in the order of periods, then of entry.
    pub fn observations_of(&self, indicator: &Id) -> Vec<&Arc<Observation>> {
        let mut found: Vec<_> = self.observations.of(indicator).collect();
        order::sort_by(&mut found, |a, b| (a.period, a.entry, &a.id).cmp(&(b.period, b.entry, &b.id)));
        found
    }

    /// Targets of an indicator, in the order of periods.
    pub fn targets_of(&self, indicator: &Id) -> Vec<&Arc<Target>> {
        let mut found: Vec<_> = self.targets.of(indicator).collect();
        order::sort_by(&mut found, |a, b| (a.period, &a.id).cmp(&(b.period, &b.id)));
        found
    }

    /// The title of a source given by id, or the text itself where it is no record's id.
    pub fn source_title<'a>(&'a self, source: &'a str) -> &'a str {
        self.sources.get(&Id::from(source)).map_or(source, |record| &record.title)
    }

    /// How many figures there are: for the caps on what is opened.
    pub fn figures(&self) -> usize {
        self.observations.iter().filter(|o| matches!(o.figure, Figure::Number(_))).count() + self.targets.len()
    }
}

/// What has changed from one version to the next: whoever keeps something computed looks here first.
impl Strategy {
    /// Whether directions, items, programs and indicators are still those of an earlier version.
    pub fn is_ordered_as(&self, before: &Strategy) -> bool {
        before.directions.is_same(&self.directions)
            && before.items.is_same(&self.items)
            && before.programs.is_same(&self.programs)
            && before.indicators.is_same(&self.indicators)
            && before.restatements.is_same(&self.restatements)
    }

    /// Whether plans, reviews, evaluations, meetings and opinions are still those of an earlier version.
    pub fn has_cycle_of(&self, before: &Strategy) -> bool {
        before.plans.is_same(&self.plans)
            && before.planned.is_same(&self.planned)
            && before.reviews.is_same(&self.reviews)
            && before.amendments.is_same(&self.amendments)
            && before.evaluations.is_same(&self.evaluations)
            && before.meetings.is_same(&self.meetings)
            && before.opinions.is_same(&self.opinions)
    }

    /// Indicators of which a figure, a target or a series break is another than in an earlier version. `None` where more
    /// than that has changed.
    pub fn figures_changed_since(&self, before: &Strategy) -> Option<BTreeSet<Id>> {
        if !self.is_ordered_as(before) || before.about != self.about {
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
fn each_owner<T: Keyed + Clone + PartialEq>(before: &Table<T>, after: &Table<T>, owners: &mut BTreeSet<Id>) {
    let records = before.differences(after).into_iter().flat_map(|(old, new)| [old, new]).flatten();
    owners.extend(records.filter_map(|record| record.owner().cloned()));
}

impl Strategy {
    /// The order of the strategy and what its indicators are, without any figure.
    pub fn without_figures(&self) -> Strategy {
        let indicators = self.indicators.iter().map(|indicator| Indicator { baseline: None, ..Indicator::clone(indicator) });
        Strategy {
            indicators: indicators.collect(),
            targets: Table::default(),
            observations: Table::default(),
            breaks: Table::default(),
            sources: Table::default(),
            plans: Table::default(),
            planned: Table::default(),
            reviews: Table::default(),
            amendments: Table::default(),
            evaluations: Table::default(),
            meetings: Table::default(),
            opinions: Table::default(),
            ..self.clone()
        }
    }
}

impl Observation {
    /// Of several observations of a period the heaviest counts: one with a value before one without, then by state (revised,
    /// final, preliminary, interim, forecast), then the later as-of, then the later entry. The others stay visible.
    pub fn weight(&self) -> (bool, u8, Option<super::Date>, u32) {
        let has_value = matches!(self.figure, Figure::Number(_));
        (has_value, self.state.weight(), self.as_of.point.map(Point::end), self.entry)
    }
}

impl Strategy {
    /// The observation that counts for a period.
    pub fn counted(&self, indicator: &Id, period: Period) -> Option<&Arc<Observation>> {
        self.observations.of(indicator).filter(|o| o.period == period).max_by(|a, b| a.weight().cmp(&b.weight()))
    }
}
