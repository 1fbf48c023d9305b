//! The strategy and its records, in ordered tables.
//!
//! A wrong document is possible (a target below the baseline, an item without a direction): it is
//! kept, and `check` says so. A broken one is not: every figure is a [`Number`] or a reason, every
//! period has a kind, and a word that this version does not know is kept as it stands.
//!
//! Read in this order: [`strategy`] (what there is), [`indicator`] (the figures), [`cycle`] (what
//! happens every year), [`circulation`] (what divisions are asked for), then [`number`], [`year`] and [`as_of`], [`reading`] and [`goal`] (how
//! people write them).

pub mod as_of;
pub mod circulation;
pub mod cycle;
pub mod division;
pub mod goal;
mod goal_words;
pub mod id;
pub mod incremental;
pub mod indicator;
pub mod number;
pub mod order;
pub mod rank;
pub mod reading;
pub mod schema;
pub mod strategy;
pub mod table;
pub mod unit;
pub mod words;
pub mod writing;
pub mod year;

pub use as_of::{AsOf, Date, Point};
pub use circulation::{Answer, Circulation, Request};
pub use cycle::{
    Amendment, AnnualPlan, Evaluation, Extent, Link, Meeting, Opinion, PlanState, PlannedProgram,
    Review, Utterance,
};
pub use division::{DIVISION_FIELD, Division};
pub use id::Id;
pub use incremental::{Incremental, Latest};
pub use indicator::{Baseline, Figure, Goal, Indicator, Observation, Role, SeriesBreak, Target};
pub use number::Number;
pub use schema::{Fields, Record, Unreadable};
pub(crate) use strategy::each_table;
pub use strategy::{
    ABOUT, About, Direction, Item, Program, Restatement, Section, Source, Strategy, TABLES,
    Thresholds,
};
pub use table::{Keyed, Table};
pub use words::{
    Aggregation, Desired, MeetingKind, MissingReason, ObservationState, OpinionBy, ProgramStatus,
    Reflection, Relation, ReviewDecision,
};
pub use year::{CalendarYear, FiscalYear, Period};
