//! What is measured: indicators with their baselines, targets and observations.

use super::reading::{self, Fault, Reading};
use super::schema::record;
use super::unit::Unit;
use super::{
    Aggregation, AsOf, Desired, Id, MissingReason, Number, ObservationState, Period, Relation,
};

record! {
    /// 指標. What outcome and output have in common.
    #[doc(alias = "指標")]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Indicator in indicators as "indicators" {
        pub role: Role = ["kind"; "direction" ->? "directions"; "item" ->? "items"] (owner);
        pub name: String = ["name"];
        pub name_en: String = ["nameEn"] (line);
        /// A few characters for narrow places; the name where empty.
        pub short: String = ["short"] (line);
        pub unit: String = ["unit"] (line);
        pub unit_en: String = ["unitEn"] (line);
        /// 何を数えるか
        pub definition: String = ["definition"] (prose);
        pub desired: Desired = ["desired"];
        pub aggregation: Aggregation = ["aggregation"];
        /// Does the figure grow through the period (a flow, a rate of the year so far), or is it
        /// complete when taken?
        pub accrues: bool = ["accrues"];
        /// Whether its figures are of fiscal or of calendar years.
        pub calendar: bool = ["calendar"];
        pub baseline: Option<Baseline> = ["baseline"];
        /// Half-width of 横ばい, in the indicator's unit.
        pub tolerance: Number = ["tolerance"];
        /// 担当課
        pub division: String = ["division"] (line);
        /// 今回新たに設定した指標; `None` where it is not known.
        pub newly_set: Option<bool> = ["newlySet"];
        /// Taken out of evaluation, with the reason; empty where it is evaluated.
        pub not_evaluated: String = ["notEvaluated"] (prose);
        pub note: String = ["note"] (prose);
        pub rank: String = ["rank"];
    }
}

impl Indicator {
    /// The period of the indicator's own kind in `year`.
    pub fn period(&self, year: i32) -> Period {
        if self.calendar { Period::calendar(year) } else { Period::fiscal(year) }
    }

    pub fn is_outcome(&self) -> bool {
        matches!(self.role, Role::Outcome { .. })
    }

    /// Whether its way is counted from the baseline: an outcome's, and that of a cumulative output.
    pub fn counts_from_baseline(&self) -> bool {
        self.is_outcome() || self.aggregation == Aggregation::Cumulative
    }

    /// What a person's writing in a cell for a figure of this indicator means, with its unit in
    /// either language.
    pub fn read_figure(&self, typed: &str) -> Reading {
        match reading::read(typed, &self.unit) {
            // In English it is the same unit in other words, or it is none.
            Reading::Unreadable(fault @ (Fault::OtherUnit { .. } | Fault::NotANumber))
                if !self.unit_en.is_empty()
                    && Unit::of(&self.unit).scale == Unit::of(&self.unit_en).scale =>
            {
                match reading::read(typed, &self.unit_en) {
                    found @ Reading::Number { .. } => found,
                    _ => Reading::Unreadable(fault),
                }
            }
            found => found,
        }
    }

    pub fn short_name(&self) -> &str {
        if self.short.is_empty() { &self.name } else { &self.short }
    }
}

/// Where an indicator stands, which is also what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// 社会目標（アウトカム）: what comes about in society; belongs to a direction.
    #[doc(alias = "社会目標")]
    Outcome { direction: Id },
    /// 補助指標（アウトプット）: what the prefecture does; belongs to a leaf item.
    #[doc(alias = "補助指標")]
    Output { item: Id },
}

/// Nowhere yet.
impl Default for Role {
    fn default() -> Role {
        Role::Output { item: Id::default() }
    }
}

/// 基準値. The value when the target was set.
#[doc(alias = "基準値")]
#[derive(Clone, Debug, PartialEq)]
pub enum Baseline {
    /// One of the indicator's own observations.
    Observed(Id),
    /// A value that is no observation of a single period.
    Stated {
        value: Number,
        period: Period,
        /// A mean over several periods: shown, never used as the start of a way.
        mean: bool,
        raw: String,
    },
}

/// A value, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    Number(Number),
    Missing(MissingReason),
}

/// 記載なし
impl Default for Figure {
    fn default() -> Figure {
        Figure::Missing(MissingReason::NotStated)
    }
}

record! {
    /// 目標値. One for each indicator and period; editing the period's target changes this record.
    #[doc(alias = "目標値")]
    #[derive(Clone, Debug, PartialEq)]
    pub struct Target in targets as "targets" {
        pub indicator: Id = ["indicator" -> "indicators"] (owner);
        pub period: Period = ["period"];
        pub goal: Goal = ["relation"; "value"; "from"; "to"; "words"] (together);
        /// First period of the sum that the target is about; `None` where it is about the period
        /// alone.
        pub sum_since: Option<Period> = ["sumSince"];
        /// When the target was set; a series break after it makes it incomparable.
        pub set_at: AsOf = ["setAt"];
        pub reason: String = ["reason"];
        /// As typed.
        pub raw: String = ["raw"] (together);
    }
}

impl Target {
    /// Whether the sum that it is about begins in its own kind of year, and not after it.
    pub fn sum_can_be(&self) -> bool {
        self.sum_since.is_none_or(|since| since.same_kind(self.period) && since <= self.period)
    }
}

/// What a target asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Goal {
    Value {
        relation: Relation,
        value: Number,
    },
    /// 範囲: both ends included.
    Range {
        from: Number,
        to: Number,
    },
    /// 文言のみ: 「減少を目指します」.
    Words(String),
    /// Typed, but not read; `raw` has it.
    #[default]
    Unreadable,
}

record! {
    /// 実績値.
    #[doc(alias = "実績値")]
    #[derive(Clone, Debug, PartialEq)]
    pub struct Observation in observations as "observations" {
        pub indicator: Id = ["indicator" -> "indicators"] (owner);
        pub period: Period = ["period"];
        pub figure: Figure = ["value"; "missing"] (together);
        /// 約
        pub about: bool = ["about"] (together);
        pub as_of: AsOf = ["asOf"];
        pub state: ObservationState = ["state"];
        /// Id of a [`super::Source`], or words.
        pub source: String = ["source"];
        pub note: String = ["note"];
        /// 公表日, ISO; empty where unknown.
        pub published: String = ["published"];
        /// As the source wrote it: keeps 「30.0」, and what could not be read.
        pub raw: String = ["raw"] (together);
        /// The how-manieth observation of its period, from 1.
        pub entry: u32 = ["entry"];
    }
}

record! {
    /// 統計の断層. Definition or method changed; nothing is compared across it.
    #[doc(alias = "統計の断層")]
    #[derive(Clone, Debug, PartialEq)]
    pub struct SeriesBreak in breaks as "seriesBreaks" {
        pub indicator: Id = ["indicator" -> "indicators"] (owner);
        /// The new definition holds from here on.
        pub at: AsOf = ["at"];
        pub reason: String = ["reason"];
    }
}
