//! 予算と成果: what the money went into over the years, and what came of it.

use std::sync::Arc;

use super::list::{IndicatorRow, List, Mark};
use super::outline::{DirectionEntry, ItemEntry, Outline};
use super::plan::{Money, ProgramPlan, programs_of};
use super::whole::{Scope, latest_years};
use crate::measure::known::Known;
use crate::measure::verdict::Verdict;
use crate::model::*;

/// The charts of money and results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResultsChart {
    /// 予算額 by part and year.
    Budgets,
    /// 予算額 and 決算額 of a year.
    Spending,
    /// Status of the outputs, year by year.
    Statuses,
    /// From the money to the items and their indicators.
    Flow,
}

impl ResultsChart {
    pub const ALL: [ResultsChart; 4] =
        [ResultsChart::Budgets, ResultsChart::Spending, ResultsChart::Statuses, ResultsChart::Flow];

    /// As it stands in addresses.
    pub fn word(self) -> &'static str {
        match self {
            ResultsChart::Budgets => "budgets",
            ResultsChart::Spending => "spending",
            ResultsChart::Statuses => "statuses",
            ResultsChart::Flow => "flow",
        }
    }

    pub fn of(word: &str) -> Option<ResultsChart> {
        ResultsChart::ALL.into_iter().find(|graph| graph.word() == word)
    }
}

/// All of the strategy, or what stands within a direction or an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    pub year: FiscalYear,
    pub judged: bool,
    /// The direction, and the items from the outermost down; empty for all of the strategy.
    pub within: Vec<Scope>,
    /// The latest five years that have a plan, and how far each plan is.
    pub years: Vec<(FiscalYear, PlanState)>,
    /// Directions, a direction's items, or an item's programs, in order.
    pub lines: Vec<ResultsLine>,
    /// What the lines come to in each year.
    pub totals: Vec<Spent>,
    /// The year's budget and settled amount of each line, as `lines`; and together.
    pub spent: Vec<Spent>,
    pub spent_in_all: Spent,
    /// Outputs by mark, year by year.
    pub statuses: Vec<(i32, Vec<(Mark, usize)>)>,
    pub flow: Vec<FlowPart>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    Scope(Scope, String),
    Program(Arc<Program>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct ResultsLine {
    pub subject: Subject,
    /// As [`Results::years`].
    pub spent: Vec<Spent>,
}

/// What was planned and what was spent, in 千円.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    pub budget: Money,
    pub settled: Money,
}

impl Spent {
    fn add(&mut self, other: Spent) {
        self.budget.add(other.budget);
        self.settled.add(other.settled);
    }

    fn take(&mut self, row: &ProgramPlan) {
        self.budget.take(row.planned.as_ref().and_then(|planned| planned.budget));
        self.settled.take(row.planned.as_ref().and_then(|planned| planned.settled));
    }

    /// The share that was spent, where both amounts are known of everything.
    pub fn share(self) -> Option<crate::measure::Ratio> {
        let whole = self.budget.blank == 0
            && self.settled.blank == 0
            && self.budget.known == self.settled.known;
        crate::measure::Ratio::new(self.settled.known()?.into(), self.budget.known()?.into())
            .filter(|_| whole)
    }
}

/// A direction, with the money of its items and the indicators that tell what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowPart {
    pub direction: Arc<Direction>,
    pub outcomes: Vec<(Arc<IndicatorRow>, Mark)>,
    pub items: Vec<FlowItem>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FlowItem {
    pub item: Arc<Item>,
    pub number: String,
    pub spent: Spent,
    pub outputs: Vec<(Arc<IndicatorRow>, Mark)>,
}

/// More years of plans than these do not stand side by side.
const MOST_YEARS: usize = 5;

impl Results {
    /// Of the year of `list`; `None` where there is no such direction or item.
    pub fn of(
        strategy: &Strategy,
        outline: &Outline,
        list: &List,
        within: Option<&Id>,
    ) -> Option<Results> {
        let path = within.map_or(Some(Vec::new()), |id| Scope::path(outline, id))?;
        let part = path.last();
        let mut years: Vec<FiscalYear> = strategy.plans.iter().map(|plan| plan.year).collect();
        order::sort_by_key(&mut years, |year| *year);
        years.drain(..years.len().saturating_sub(MOST_YEARS));
        let year = FiscalYear(list.year);
        let subjects = subjects(outline, part);
        let of = |subject: &Subject, year: FiscalYear| spent_on(strategy, outline, subject, year);
        let in_all = |year: FiscalYear| {
            let mut all = Spent::default();
            subjects.iter().for_each(|subject| all.add(of(subject, year)));
            all
        };
        let (totals, spent_in_all) =
            (years.iter().map(|year| in_all(*year)).collect(), in_all(year));
        let spent = subjects.iter().map(|subject| of(subject, year)).collect();
        let line = |subject: Subject| ResultsLine {
            spent: years.iter().map(|year| of(&subject, *year)).collect(),
            subject,
        };
        let rows: Vec<&Arc<IndicatorRow>> =
            list.rows.iter().filter(|row| part.is_none_or(|part| part.holds(row))).collect();
        Some(Results {
            year,
            judged: list.judged,
            lines: subjects.iter().cloned().map(line).collect(),
            years: years.iter().map(|year| (*year, strategy.plan_state(*year))).collect(),
            totals,
            spent,
            spent_in_all,
            statuses: statuses(strategy, &outputs_within(outline, part), list.judged),
            flow: flow(strategy, outline, year, &rows, list.judged, part),
            within: path,
        })
    }
}

fn subjects(outline: &Outline, within: Option<&Scope>) -> Vec<Subject> {
    match within {
        None => {
            let directions = outline.directions.iter().map(|entry| &entry.direction);
            directions
                .map(|found| Subject::Scope(Scope::Direction(found.clone()), found.number.clone()))
                .collect()
        }
        Some(Scope::Direction(direction)) => {
            let items =
                outline.direction(&direction.id).map(|entry| entry.all_items()).unwrap_or_default();
            let with_programs = items.into_iter().filter(|(item, _)| !item.programs.is_empty());
            with_programs
                .map(|(item, _)| {
                    Subject::Scope(Scope::Item(item.item.clone()), item.number.clone())
                })
                .collect()
        }
        Some(Scope::Item(item)) => {
            let Some((direction, ..)) = outline.item(&item.id) else { return Vec::new() };
            let within = |path: &[Arc<Item>]| path.iter().any(|above| above.id == item.id);
            let items = direction.all_items().into_iter().filter(|(_, path)| within(path));
            items
                .flat_map(|(entry, _)| &entry.programs)
                .map(|program| Subject::Program(program.clone()))
                .collect()
        }
    }
}

/// What a year's plan has for a direction, an item's own programs, or a program.
fn spent_on(strategy: &Strategy, outline: &Outline, subject: &Subject, year: FiscalYear) -> Spent {
    let mut spent = Spent::default();
    match subject {
        Subject::Scope(Scope::Direction(direction), _) => {
            let items =
                outline.direction(&direction.id).map(|entry| entry.all_items()).unwrap_or_default();
            items.into_iter().for_each(|(item, _)| spent.add(item_spent(strategy, item, year)));
        }
        Subject::Scope(Scope::Item(item), _) => {
            if let Some((_, entry, _)) = outline.item(&item.id) {
                spent = item_spent(strategy, entry, year);
            }
        }
        Subject::Program(program) => {
            let entry = outline.item(&program.item).filter(|_| strategy.plan(year).is_some());
            let rows =
                entry.map(|(_, entry, _)| programs_of(strategy, entry, year)).unwrap_or_default();
            rows.iter()
                .filter(|row| row.program.id == program.id && row.runs())
                .for_each(|row| spent.take(row));
        }
    }
    spent
}

fn item_spent(strategy: &Strategy, entry: &ItemEntry, year: FiscalYear) -> Spent {
    let mut spent = Spent::default();
    if strategy.plan(year).is_some() {
        programs_of(strategy, entry, year)
            .iter()
            .filter(|row| row.runs())
            .for_each(|row| spent.take(row));
    }
    spent
}

/// Every output, whichever years it stands in.
fn outputs_within(outline: &Outline, part: Option<&Scope>) -> Vec<Arc<Indicator>> {
    let of = |entry: &DirectionEntry| {
        let items = entry
            .all_items()
            .into_iter()
            .filter(|(_, path)| part.is_none_or(|part| part.holds_item(&entry.direction, path)));
        items.flat_map(|(item, _)| item.outputs.clone()).collect::<Vec<_>>()
    };
    outline.directions.iter().flat_map(of).collect()
}

/// Of the outputs that stand in each year; where nothing can be judged, what was known.
fn statuses(
    strategy: &Strategy,
    outputs: &[Arc<Indicator>],
    judged: bool,
) -> Vec<(i32, Vec<(Mark, usize)>)> {
    let mark = |indicator: &Indicator, year: i32| {
        let period = indicator.period(year);
        match judged {
            true => Mark::Status(Verdict::of(strategy, indicator, period).status),
            false => {
                let counted = strategy.counted(&indicator.id, period);
                Mark::Known(Known::of(indicator, counted.map(|found| &**found)))
            }
        }
    };
    let years = latest_years(strategy, outputs.iter().map(|output| &output.id));
    let of = |year: i32| {
        let standing = outputs.iter().filter(|output| strategy.stands(&output.id, year));
        (year, order::counted(standing.map(|output| mark(output, year))))
    };
    years.into_iter().map(of).collect()
}

fn flow(
    strategy: &Strategy,
    outline: &Outline,
    year: FiscalYear,
    rows: &[&Arc<IndicatorRow>],
    judged: bool,
    within: Option<&Scope>,
) -> Vec<FlowPart> {
    let marked = |row: &&Arc<IndicatorRow>| (Arc::clone(row), row.mark(judged));
    let there_is_a_plan = strategy.plan(year).is_some();
    let of = |entry: &DirectionEntry| {
        let direction = &entry.direction;
        let here: Vec<&Arc<IndicatorRow>> =
            rows.iter().copied().filter(|row| row.place.direction.id == direction.id).collect();
        let of_item = |(item, path): (&ItemEntry, Vec<Arc<Item>>)| {
            let own = |row: &&&Arc<IndicatorRow>| {
                !row.indicator.is_outcome()
                    && row.place.items.last().is_some_and(|found| found.id == item.item.id)
            };
            let outputs: Vec<_> = here.iter().filter(own).map(marked).collect();
            let blank = Money { blank: item.programs.len(), ..Money::default() };
            let spent = match there_is_a_plan {
                true => item_spent(strategy, item, year),
                false => Spent { budget: blank, settled: blank },
            };
            let wanted = within.is_none_or(|part| part.holds_item(direction, &path));
            let shown = wanted && !(item.programs.is_empty() && outputs.is_empty());
            shown.then(|| FlowItem {
                item: item.item.clone(),
                number: item.number.clone(),
                spent,
                outputs,
            })
        };
        let items: Vec<FlowItem> = entry.all_items().into_iter().filter_map(of_item).collect();
        let outcomes = here.iter().filter(|row| row.indicator.is_outcome()).map(marked).collect();
        (!items.is_empty()).then(|| FlowPart { direction: direction.clone(), outcomes, items })
    };
    outline.directions.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(within: Option<&str>) -> Results {
        let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
        let strategy = crate::exchange::read_text(&text).unwrap().strategy;
        let outline = Outline::of(&strategy);
        Results::of(
            &strategy,
            &outline,
            &List::of(&strategy, &outline, 2024),
            within.map(Id::from).as_ref(),
        )
        .unwrap()
    }

    #[test]
    fn what_is_within_comes_to_what_its_line_says() {
        let whole = results(None);
        assert_eq!((whole.lines.len(), whole.years.len()), (4, 5));
        for (line, spent) in whole.lines.iter().zip(&whole.spent) {
            let Subject::Scope(Scope::Direction(direction), _) = &line.subject else { panic!() };
            let inside = results(Some(direction.id.as_str()));
            assert_eq!(
                (&inside.totals, inside.spent_in_all),
                (&line.spent, *spent),
                "{}",
                direction.id
            );
            for (item, spent) in inside.lines.iter().zip(&inside.spent) {
                let Subject::Scope(Scope::Item(item), _) = &item.subject else { panic!() };
                assert_eq!(results(Some(item.id.as_str())).spent_in_all, *spent, "{}", item.id);
            }
            let flow = whole.flow.iter().find(|part| part.direction.id == direction.id).unwrap();
            let mut sum = Spent::default();
            flow.items.iter().for_each(|item| sum.add(item.spent));
            assert_eq!(sum, *spent);
        }
    }

    #[test]
    fn every_output_is_in_the_flow_once_and_counted_in_its_year() {
        let whole = results(None);
        let outputs: Vec<&Id> = whole
            .flow
            .iter()
            .flat_map(|part| &part.items)
            .flat_map(|item| &item.outputs)
            .map(|(row, _)| &row.indicator.id)
            .collect();
        let mut once = outputs.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), outputs.len());
        let (_, counted) = whole.statuses.iter().find(|(year, _)| *year == 2024).unwrap();
        assert_eq!(counted.iter().map(|(_, count)| count).sum::<usize>(), outputs.len());
    }

    #[test]
    fn an_output_counts_in_the_years_it_stood_in_whichever_year_is_looked_at() {
        let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
        let mut strategy = crate::exchange::read_text(&text).unwrap().strategy;
        let year = FiscalYear(2025);
        strategy.reviews.put(Review {
            id: Review::id_of(&"bcp-seminar".into(), year),
            indicator: "bcp-seminar".into(),
            year,
            decision: ReviewDecision::Drop,
            ..Review::default()
        });
        let outline = Outline::of(&strategy);
        let of = |year| {
            Results::of(&strategy, &outline, &List::of(&strategy, &outline, year), None)
                .unwrap()
                .statuses
        };
        let count = |year: i32| {
            let statuses = of(2025);
            let (_, counts) = statuses.iter().find(|(found, _)| *found == year).unwrap();
            counts.iter().map(|(_, count)| count).sum::<usize>()
        };
        assert_eq!(of(2025), of(2024));
        assert_eq!((count(2024), count(2025)), (24, 23));
    }

    #[test]
    fn no_share_is_told_of_what_is_not_known_of_everything() {
        let money = |sum, known, blank| Money { sum, known, blank };
        let spent = |settled| Spent { budget: money(200, 2, 0), settled };
        assert!(spent(money(150, 2, 0)).share().is_some());
        assert!(spent(money(150, 1, 1)).share().is_none());
        assert!(spent(Money::default()).share().is_none());
    }
}
