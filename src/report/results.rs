//! 予算と成果: what the money went into over the years, and what came of it.

use std::sync::Arc;

use super::known::Known;
use super::list::{List, Mark, Row};
use super::outline::{DirectionEntry, Outline};
use super::plan::{ItemPlan, Money, PlanSheet};
use super::verdict::Verdict;
use super::whole::{Part, latest_years};
use crate::model::*;

/// The charts of money and results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResultsGraph {
    /// 予算額 by part and year.
    Budgets,
    /// 予算額 and 決算額 of a year.
    Spending,
    /// Status of the outputs, year by year.
    Statuses,
    /// From the money to the items and their indicators.
    Flow,
}

impl ResultsGraph {
    pub const ALL: [ResultsGraph; 4] =
        [ResultsGraph::Budgets, ResultsGraph::Spending, ResultsGraph::Statuses, ResultsGraph::Flow];

    /// As it stands in addresses.
    pub fn word(self) -> &'static str {
        match self {
            ResultsGraph::Budgets => "budgets",
            ResultsGraph::Spending => "spending",
            ResultsGraph::Statuses => "statuses",
            ResultsGraph::Flow => "flow",
        }
    }

    pub fn of(word: &str) -> Option<ResultsGraph> {
        ResultsGraph::ALL.into_iter().find(|graph| graph.word() == word)
    }
}

/// All of the strategy, or what stands within a direction or an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    pub year: FiscalYear,
    pub judged: bool,
    /// The direction, and the items from the outermost down; empty for all of the strategy.
    pub within: Vec<Part>,
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
    Part(Part, String),
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

    /// The share that was spent, where both amounts are known of everything.
    pub fn share(self) -> Option<super::Ratio> {
        let whole = self.budget.blank == 0 && self.settled.blank == 0 && self.budget.known == self.settled.known;
        super::Ratio::new(self.settled.known()?.into(), self.budget.known()?.into()).filter(|_| whole)
    }
}

/// A direction, with the money of its items and the indicators that tell what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowPart {
    pub direction: Arc<Direction>,
    pub outcomes: Vec<(Arc<Row>, Mark)>,
    pub items: Vec<FlowItem>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FlowItem {
    pub item: Arc<Item>,
    pub number: String,
    pub spent: Spent,
    pub outputs: Vec<(Arc<Row>, Mark)>,
}

/// More years of plans than these do not stand side by side.
const MOST_YEARS: usize = 5;

impl Results {
    /// Of the year of `list`; `None` where there is no such direction or item.
    pub fn of(strategy: &Strategy, outline: &Outline, list: &List, within: Option<&Id>) -> Option<Results> {
        let path = match within {
            None => Vec::new(),
            Some(id) => match (outline.direction(id), outline.item(id)) {
                (Some(entry), _) => vec![Part::Direction(entry.direction.clone())],
                (None, Some((direction, _, path))) => {
                    let above = std::iter::once(Part::Direction(direction.direction.clone()));
                    above.chain(path.into_iter().map(Part::Item)).collect()
                }
                (None, None) => return None,
            },
        };
        let part = path.last();
        let mut years: Vec<FiscalYear> = strategy.plans.iter().map(|plan| plan.year).collect();
        order::sort_by_key(&mut years, |year| *year);
        years.drain(..years.len().saturating_sub(MOST_YEARS));
        let sheets: Vec<PlanSheet> = years.iter().map(|year| PlanSheet::of(strategy, outline, *year)).collect();
        let year = FiscalYear(list.year);
        let this_year = PlanSheet::of(strategy, outline, year);
        let subjects = subjects(outline, part);
        let of = |sheet: &PlanSheet, subject: &Subject| spent_on(sheet, subject);
        let in_all = |sheet: &PlanSheet| -> Spent {
            let mut all = Spent::default();
            subjects.iter().for_each(|subject| all.add(of(sheet, subject)));
            all
        };
        let (totals, spent_in_all) = (sheets.iter().map(in_all).collect(), in_all(&this_year));
        let spent = subjects.iter().map(|subject| of(&this_year, subject)).collect();
        let rows: Vec<&Arc<Row>> = list.rows.iter().filter(|row| part.is_none_or(|part| part.holds(row))).collect();
        Some(Results {
            year,
            judged: list.judged,
            years: sheets.iter().map(|sheet| (sheet.year, sheet.state)).collect(),
            lines: subjects
                .into_iter()
                .map(|subject| ResultsLine { spent: sheets.iter().map(|sheet| of(sheet, &subject)).collect(), subject })
                .collect(),
            totals,
            spent,
            spent_in_all,
            statuses: statuses(strategy, &outputs_within(outline, part), list.judged),
            flow: flow(&this_year, &rows, list.judged, part),
            within: path,
        })
    }
}

fn subjects(outline: &Outline, within: Option<&Part>) -> Vec<Subject> {
    match within {
        None => {
            let directions = outline.directions.iter().map(|entry| &entry.direction);
            directions.map(|found| Subject::Part(Part::Direction(found.clone()), found.number.clone())).collect()
        }
        Some(Part::Direction(direction)) => {
            let items = outline.direction(&direction.id).map(|entry| entry.all_items()).unwrap_or_default();
            let with_programs = items.into_iter().filter(|(item, _)| !item.programs.is_empty());
            with_programs.map(|(item, _)| Subject::Part(Part::Item(item.item.clone()), item.number.clone())).collect()
        }
        Some(Part::Item(item)) => {
            let Some((direction, ..)) = outline.item(&item.id) else { return Vec::new() };
            let within = |path: &[Arc<Item>]| path.iter().any(|above| above.id == item.id);
            let items = direction.all_items().into_iter().filter(|(_, path)| within(path));
            items.flat_map(|(entry, _)| &entry.programs).map(|program| Subject::Program(program.clone())).collect()
        }
    }
}

/// What a year's plan has for a direction, an item with what is below it, or a program.
fn spent_on(sheet: &PlanSheet, subject: &Subject) -> Spent {
    let mut spent = Spent::default();
    if sheet.state == PlanState::Absent {
        return spent;
    }
    for direction in &sheet.directions {
        for item in &direction.items {
            match subject {
                Subject::Part(Part::Direction(wanted), _) if wanted.id == direction.direction.id => spent.add(item_spent(item)),
                // Its own programs alone: an item below it has a line of its own.
                Subject::Part(Part::Item(wanted), _) if item.path.last().is_some_and(|last| last.id == wanted.id) => {
                    spent.add(item_spent(item));
                }
                Subject::Program(wanted) => {
                    let own = item.programs.iter().filter(|row| row.program.id == wanted.id && row.runs());
                    for planned in own.map(|row| row.planned.as_deref()) {
                        spent.budget.take(planned.and_then(|planned| planned.budget));
                        spent.settled.take(planned.and_then(|planned| planned.settled));
                    }
                }
                Subject::Part(..) => {}
            }
        }
    }
    spent
}

fn item_spent(item: &ItemPlan) -> Spent {
    let mut settled = Money::default();
    for row in item.programs.iter().filter(|row| row.runs()) {
        settled.take(row.planned.as_ref().and_then(|planned| planned.settled));
    }
    Spent { budget: item.budget, settled }
}

/// Every output, whichever years it stands in.
fn outputs_within(outline: &Outline, part: Option<&Part>) -> Vec<Arc<Indicator>> {
    let holds = |direction: &Direction, path: &[Arc<Item>]| match part {
        None => true,
        Some(Part::Direction(part)) => part.id == direction.id,
        Some(Part::Item(part)) => path.iter().any(|item| item.id == part.id),
    };
    let of = |entry: &DirectionEntry| {
        let items = entry.all_items().into_iter().filter(|(_, path)| holds(&entry.direction, path));
        items.flat_map(|(item, _)| item.outputs.clone()).collect::<Vec<_>>()
    };
    outline.directions.iter().flat_map(of).collect()
}

/// Of the outputs that stand in each year; where nothing can be judged, what was known.
fn statuses(strategy: &Strategy, outputs: &[Arc<Indicator>], judged: bool) -> Vec<(i32, Vec<(Mark, usize)>)> {
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

fn flow(sheet: &PlanSheet, rows: &[&Arc<Row>], judged: bool, within: Option<&Part>) -> Vec<FlowPart> {
    let marked = |row: &&Arc<Row>| (Arc::clone(row), row.mark(judged));
    let wanted = |path: &[Arc<Item>], direction: &Direction| match within {
        None => true,
        Some(Part::Direction(part)) => part.id == direction.id,
        Some(Part::Item(part)) => path.iter().any(|item| item.id == part.id),
    };
    let of = |plan: &super::plan::DirectionPlan| {
        let direction = &plan.direction;
        let of_item = |item: &ItemPlan| {
            let last = item.path.last()?;
            let own =
                |row: &&Arc<Row>| !row.indicator.is_outcome() && row.place.items.last().is_some_and(|found| found.id == last.id);
            let outputs = rows.iter().copied().filter(own).map(|row| marked(&row)).collect();
            let spent = match sheet.state {
                PlanState::Absent => {
                    let blank = Money { blank: item.programs.len(), ..Money::default() };
                    Spent { budget: blank, settled: blank }
                }
                _ => item_spent(item),
            };
            Some(FlowItem { item: last.clone(), number: item.number.clone(), spent, outputs })
        };
        let items: Vec<FlowItem> = plan.items.iter().filter(|item| wanted(&item.path, direction)).filter_map(of_item).collect();
        let is_outcome = |row: &&Arc<Row>| row.indicator.is_outcome() && row.place.direction.id == direction.id;
        let outcomes = rows.iter().copied().filter(is_outcome).map(|row| marked(&row)).collect();
        (!items.is_empty()).then(|| FlowPart { direction: direction.clone(), outcomes, items })
    };
    sheet.directions.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(within: Option<&str>) -> Results {
        let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
        let strategy = crate::exchange::read_text(&text).unwrap().strategy;
        let outline = Outline::of(&strategy);
        Results::of(&strategy, &outline, &List::of(&strategy, &outline, 2024), within.map(Id::from).as_ref()).unwrap()
    }

    #[test]
    fn what_is_within_comes_to_what_its_line_says() {
        let whole = results(None);
        assert_eq!((whole.lines.len(), whole.years.len()), (4, 5));
        for (line, spent) in whole.lines.iter().zip(&whole.spent) {
            let Subject::Part(Part::Direction(direction), _) = &line.subject else { panic!() };
            let inside = results(Some(direction.id.as_str()));
            assert_eq!((&inside.totals, inside.spent_in_all), (&line.spent, *spent), "{}", direction.id);
            for (item, spent) in inside.lines.iter().zip(&inside.spent) {
                let Subject::Part(Part::Item(item), _) = &item.subject else { panic!() };
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
        let of = |year| Results::of(&strategy, &outline, &List::of(&strategy, &outline, year), None).unwrap().statuses;
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
