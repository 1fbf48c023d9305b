//! 指標の一覧: rows once a strategy and year, then filtered and sorted as the person looks.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::outline::{Listed, Outline, Place};
use super::search;
use crate::measure::known::{self, Known};
use crate::measure::{Ratio, Status, Verdict};
use crate::model::*;

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorRow {
    pub indicator: Arc<Indicator>,
    pub restated: bool,
    pub place: Place,
    /// 担当課; empty where none is named.
    pub division: String,
    pub verdict: Verdict,
    pub known: Known,
    /// The figure shown: of the year where the strategy is judged, else the latest known.
    pub shown: Option<Arc<Observation>>,
    /// The latest with a value.
    pub latest: Option<Arc<Observation>>,
    pub baseline: Option<Shown>,
    pub target: Option<Arc<Target>>,
    /// Everything the search looks in, folded.
    folded: String,
}

impl IndicatorRow {
    /// 達成率, or 進捗率 where there is none, as an exact fraction.
    pub fn ratio(&self) -> Option<Ratio> {
        let achieved = self.verdict.achievement.map(|found| found.ratio);
        achieved.or(self.verdict.progress.as_ref().ok().copied())
    }

    /// The same as a number, to sort by.
    pub fn rate(&self) -> Option<Decimal> {
        self.ratio().map(|ratio| ratio.value())
    }

    /// The verdict, or what is known where nothing can be judged yet.
    pub fn mark(&self, judged: bool) -> Mark {
        if judged { Mark::Status(self.verdict.status) } else { Mark::Known(self.known) }
    }
}

/// A baseline as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    Observed(Arc<Observation>),
    Stated { value: Number, period: Period, mean: bool },
}

impl Shown {
    /// The baseline of an indicator; `None` where it has none, or names an observation that is not
    /// there.
    pub fn of(strategy: &Strategy, indicator: &Indicator) -> Option<Shown> {
        Some(match indicator.baseline.as_ref()? {
            Baseline::Observed(id) => Shown::Observed(strategy.observations.get(id)?.clone()),
            Baseline::Stated { value, period, mean, .. } => {
                Shown::Stated { value: *value, period: *period, mean: *mean }
            }
        })
    }
}

/// What a mark in a list or mosaic tells: the verdict, or what is known where nothing can be judged
/// yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    Status(Status),
    Known(Known),
}

impl Mark {
    pub fn word(self) -> &'static str {
        match self {
            Mark::Status(status) => status.word(),
            Mark::Known(known) => known.word(),
        }
    }

    pub fn of(word: &str) -> Option<Mark> {
        Status::of(word).map(Mark::Status).or_else(|| Known::from_word(word).map(Mark::Known))
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct List {
    pub rows: Vec<Arc<IndicatorRow>>,
    pub year: i32,
    /// Whether any indicator has a target: else marks tell what is known.
    pub judged: bool,
    pub divisions: Vec<String>,
}

/// What the person asked to see.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub text: String,
    pub kind: Option<IndicatorKind>,
    pub direction: Option<Id>,
    /// An item; what stands under the items within it is included.
    pub item: Option<Id>,
    pub division: Option<String>,
    /// Empty for all.
    pub marks: BTreeSet<Mark>,
    pub sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorKind {
    Outcome,
    Output,
}

impl IndicatorKind {
    /// As it stands in addresses.
    pub fn word(self) -> &'static str {
        match self {
            IndicatorKind::Outcome => "outcome",
            IndicatorKind::Output => "output",
        }
    }

    pub fn of(word: &str) -> Option<IndicatorKind> {
        [IndicatorKind::Outcome, IndicatorKind::Output].into_iter().find(|kind| kind.word() == word)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// 戦略の順
    #[default]
    Strategy,
    /// 名前の順
    Name,
    /// 状態の順
    Status,
    /// 時点の新しい順
    Newest,
    /// 達成率・進捗率の高い順
    Rate,
    /// 達成率・進捗率の低い順
    Lowest,
}

impl Sort {
    pub const ALL: [Sort; 6] =
        [Sort::Strategy, Sort::Name, Sort::Status, Sort::Newest, Sort::Rate, Sort::Lowest];

    pub fn word(self) -> &'static str {
        match self {
            Sort::Strategy => "strategy",
            Sort::Name => "name",
            Sort::Status => "status",
            Sort::Newest => "newest",
            Sort::Rate => "rate",
            Sort::Lowest => "lowest",
        }
    }

    pub fn of(word: &str) -> Sort {
        Sort::ALL.into_iter().find(|sort| sort.word() == word).unwrap_or_default()
    }
}

impl Incremental for List {
    /// The order of the strategy, and the year.
    type Context = (Arc<Outline>, i32);

    fn compute(strategy: &Strategy, (outline, year): &Self::Context) -> List {
        List::of(strategy, outline, *year)
    }

    fn updated(
        &self,
        before: &Strategy,
        after: &Strategy,
        (_, year): &Self::Context,
    ) -> Option<List> {
        (self.year == *year).then(|| self.with_new_figures(before, after)).flatten()
    }
}

impl List {
    pub fn of(strategy: &Strategy, outline: &Outline, year: i32) -> List {
        let judged = !strategy.targets.is_empty();
        // An indicator that a plan has dropped is not one of the years after; its history stays on
        // its sheet.
        let stands = |listed: &Listed| {
            strategy.reviews.is_empty() || strategy.stands(&listed.indicator.id, year)
        };
        let rows: Vec<Arc<IndicatorRow>> = outline
            .indicators()
            .into_iter()
            .filter(stands)
            .map(|listed| new_row(strategy, listed, year, judged))
            .collect();
        let named =
            rows.iter().map(|row| row.division.clone()).filter(|division| !division.is_empty());
        let divisions = order::counted(named).into_iter().map(|(division, _)| division).collect();
        List { rows, year, judged, divisions }
    }

    /// Only rows whose figures have changed are made anew.
    fn with_new_figures(&self, before: &Strategy, after: &Strategy) -> Option<List> {
        if self.judged == after.targets.is_empty() || !after.reviews.is_same(&before.reviews) {
            return None;
        }
        let changed = after.figures_changed_since(before)?;
        let mut list = self.clone();
        for known in list.rows.iter_mut().filter(|row| changed.contains(&row.indicator.id)) {
            let listed = Listed {
                indicator: known.indicator.clone(),
                restated: known.restated,
                place: known.place.clone(),
            };
            *known = row(after, listed, self.year, self.judged, known.folded.clone());
        }
        Some(list)
    }

    pub fn mark(&self, row: &IndicatorRow) -> Mark {
        row.mark(self.judged)
    }

    /// The rows asked for, in the order asked for.
    pub fn select(&self, query: &Query) -> Vec<&Arc<IndicatorRow>> {
        let mut rows = self.filtered(query, true);
        match query.sort {
            Sort::Strategy => {}
            Sort::Name => order::sort_by(&mut rows, |a, b| a.indicator.name.cmp(&b.indicator.name)),
            Sort::Status => order::sort_by_key(&mut rows, |row| self.mark(row)),
            Sort::Newest => {
                let taken = |row: &IndicatorRow| {
                    row.shown.as_deref().map(crate::measure::figures::taken_at)
                };
                order::sort_by_key(&mut rows, |row| std::cmp::Reverse(taken(row)));
            }
            Sort::Rate => order::sort_by_key(&mut rows, |row| std::cmp::Reverse(row.rate())),
            // What has no rate comes last in either order.
            Sort::Lowest => order::sort_by_key(&mut rows, |row| (row.rate().is_none(), row.rate())),
        }
        rows
    }

    /// How many rows each mark has, with every filter but the marks themselves: so that choosing
    /// one shows what is left.
    pub fn tally(&self, query: &Query) -> Vec<(Mark, usize)> {
        order::counted(self.filtered(query, false).into_iter().map(|row| self.mark(row)))
    }

    fn filtered(&self, query: &Query, with_marks: bool) -> Vec<&Arc<IndicatorRow>> {
        let words = search::words(&query.text);
        self.rows
            .iter()
            .filter(|row| match query.kind {
                Some(IndicatorKind::Outcome) => row.indicator.is_outcome(),
                Some(IndicatorKind::Output) => !row.indicator.is_outcome(),
                None => true,
            })
            .filter(|row| {
                query
                    .direction
                    .as_ref()
                    .is_none_or(|direction| row.place.direction.id == *direction)
            })
            .filter(|row| {
                query
                    .item
                    .as_ref()
                    .is_none_or(|item| row.place.items.iter().any(|of| of.id == *item))
            })
            .filter(|row| query.division.as_ref().is_none_or(|division| row.division == *division))
            .filter(|row| {
                !with_marks || query.marks.is_empty() || query.marks.contains(&self.mark(row))
            })
            .filter(|row| search::matches(&row.folded, &words))
            .collect()
    }
}

fn new_row(strategy: &Strategy, listed: Listed, year: i32, judged: bool) -> Arc<IndicatorRow> {
    let folded = folded(strategy, &listed.indicator, &listed.place);
    row(strategy, listed, year, judged, folded)
}

fn row(
    strategy: &Strategy,
    listed: Listed,
    year: i32,
    judged: bool,
    folded: String,
) -> Arc<IndicatorRow> {
    let indicator = listed.indicator;
    let period = indicator.period(year);
    let latest = known::latest(strategy, &indicator.id).cloned();
    let shown = if judged {
        strategy.counted(&indicator.id, period).cloned().or(latest.clone())
    } else {
        latest.clone()
    };
    let verdict = Verdict::of(strategy, &indicator, period);
    Arc::new(IndicatorRow {
        known: Known::of(&indicator, latest.as_deref()),
        latest,
        folded,
        target: verdict.target.clone(),
        restated: listed.restated,
        place: listed.place,
        division: strategy.division_of(&indicator).to_string(),
        verdict,
        shown,
        baseline: Shown::of(strategy, &indicator),
        indicator,
    })
}

fn folded(strategy: &Strategy, indicator: &Indicator, place: &Place) -> String {
    let mut text = [
        indicator.name.as_str(),
        &indicator.name_en,
        &indicator.short,
        &indicator.definition,
        strategy.division_of(indicator),
        &indicator.note,
        &place.direction.name,
        &place.direction.name_en,
    ]
    .join("\n");
    // As people call its kind; other words for it are the search's.
    text.push_str(if indicator.is_outcome() { "\n社会目標" } else { "\n補助指標" });
    for item in &place.items {
        text.push_str(&format!("\n{}\n{}", item.name, item.name_en));
    }
    if let Role::Output { item } = &indicator.role {
        for program in strategy.programs.of(item) {
            text.push_str(&format!("\n{}\n{}", program.text, program.text_en));
        }
    }
    search::fold(&text)
}
