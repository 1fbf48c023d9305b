//! 気になる指標: what somebody who looks at the whole should know first. Targets that are missed,
//! figures that go the wrong way, figures that have not come.

use std::sync::Arc;

use super::list::{IndicatorRow, List};
use crate::measure::figures;
use crate::measure::status::Status;
use crate::measure::verdict::Why;
use crate::model::*;

/// Why an indicator is looked at; the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConcernKind {
    /// The target is missed by far, or the way to it is not gone: 未達, 進展していない, 目安に届かず.
    Behind,
    /// Figures of whole years went the wrong way twice, up to the year.
    Worsening,
    /// Nothing was entered for the year, or it is not published yet.
    NotReported,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Concern {
    pub row: Arc<IndicatorRow>,
    pub kind: ConcernKind,
    /// Of what has not been reported, the last figure of a whole period before the year's.
    pub last: Option<Arc<Observation>>,
    pub reason: Option<Reason>,
}

/// Why it is so, as somebody wrote it down.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Of the year's 評価: 外部要因 where it names some, else its text.
    Evaluation(String),
    /// Of the figure itself.
    Note(String),
}

/// Of the list's year, the gravest first; nothing where nothing can be judged yet.
pub fn concerns(strategy: &Strategy, list: &List) -> Vec<Concern> {
    if !list.judged {
        return Vec::new();
    }
    let own = list.rows.iter().filter(|row| !row.restated);
    let mut found: Vec<Concern> = own
        .filter_map(|row| {
            let kind = kind_of(strategy, row, list.year)?;
            let last = (kind == ConcernKind::NotReported)
                .then(|| last_before(strategy, &row.indicator, list.year))
                .flatten();
            Some(Concern { row: row.clone(), kind, last, reason: reason(strategy, row, list.year) })
        })
        .collect();
    order::sort_by_key(&mut found, |found| {
        (found.kind, found.row.rate().is_none(), found.row.rate())
    });
    found
}

fn kind_of(strategy: &Strategy, row: &IndicatorRow, year: i32) -> Option<ConcernKind> {
    match row.verdict.status {
        status if Status::BEHIND.contains(&status) => Some(ConcernKind::Behind),
        Status::Unknown => {
            matches!(row.verdict.why, Why::NoEntry | Why::Missing(MissingReason::NotPublished))
                .then_some(ConcernKind::NotReported)
        }
        _ if worsens(strategy, &row.indicator, year) => Some(ConcernKind::Worsening),
        _ => None,
    }
}

/// Three whole years in a row, comparable, each worse than the one before.
fn worsens(strategy: &Strategy, indicator: &Indicator, year: i32) -> bool {
    let whole = |year: i32| figures::whole(strategy, indicator, indicator.period(year));
    let worse = |before: Number, after: Number| match indicator.desired {
        Desired::Increase => after < before,
        Desired::Decrease => after > before,
        _ => false,
    };
    let (Some(first), Some(second), Some(last)) = (whole(year - 2), whole(year - 1), whole(year))
    else {
        return false;
    };
    worse(first.0, second.0)
        && worse(second.0, last.0)
        && figures::comparable(strategy, first.1, last.1)
}

fn last_before(strategy: &Strategy, indicator: &Indicator, year: i32) -> Option<Arc<Observation>> {
    let before = indicator.period(year);
    let known = strategy.observations_of(&indicator.id).into_iter();
    let earlier = known
        .map(|found| found.period)
        .filter(|period| period.same_kind(before) && period.year() < year);
    let whole = earlier.filter_map(|period| {
        let (_, found) = figures::whole(strategy, indicator, period)?;
        Some((period.year(), found))
    });
    whole.max_by_key(|(year, _)| *year).map(|(_, found)| found.clone())
}

fn reason(strategy: &Strategy, row: &IndicatorRow, year: i32) -> Option<Reason> {
    let written = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_string());
    let evaluation = strategy.evaluation_of(&row.indicator.id, FiscalYear(year));
    let told = evaluation.and_then(|found| written(&found.factors).or(written(&found.text)));
    let noted = || row.shown.as_deref().and_then(|found| written(&found.note));
    told.map(Reason::Evaluation).or_else(|| noted().map(Reason::Note))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Outline;

    fn sample() -> Strategy {
        let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
        crate::exchange::read_text(&text).unwrap().strategy
    }

    fn told(strategy: &Strategy, year: i32) -> Vec<(String, ConcernKind, bool)> {
        let list = List::of(strategy, &Outline::of(strategy), year);
        concerns(strategy, &list)
            .into_iter()
            .map(|found| (found.row.indicator.id.to_string(), found.kind, found.reason.is_some()))
            .collect()
    }

    #[test]
    fn what_misses_its_target_comes_first_the_furthest_before_the_others() {
        use ConcernKind::*;
        let known: Vec<(&str, ConcernKind, bool)> = vec![
            ("bankruptcies", Behind, true),
            ("shopping-street-coordinators", Behind, true),
            ("prefectural-loans", Behind, true),
            ("innovation-plans", Worsening, false),
            ("cooperation-consultations", Worsening, false),
            ("annual-sales", NotReported, false),
            ("test-marketing", NotReported, false),
        ];
        let found = told(&sample(), 2024);
        let found: Vec<(&str, ConcernKind, bool)> =
            found.iter().map(|(id, kind, reason)| (id.as_str(), *kind, *reason)).collect();
        assert_eq!(found, known);
    }

    #[test]
    fn only_what_has_not_come_is_said_not_to_have_come() {
        let year = 2024;
        let id = Id::from("test-marketing");
        let mut strategy = sample();
        let of =
            strategy.observations_of(&id).into_iter().find(|found| found.period.year() == year);
        let mut hidden = (**of.unwrap()).clone();
        hidden.figure = Figure::Missing(MissingReason::Suppressed);
        strategy.observations.put(hidden);
        assert!(!told(&strategy, year).iter().any(|(found, ..)| *found == id.as_str()));
    }

    #[test]
    fn a_figure_before_the_years_is_a_whole_one_of_an_earlier_year() {
        let strategy = sample();
        let list = List::of(&strategy, &Outline::of(&strategy), 2024);
        for found in concerns(&strategy, &list) {
            let earlier = found.last.as_deref().is_none_or(|last| {
                last.period.year() < 2024
                    && figures::part_year(&found.row.indicator, last).is_none()
            });
            assert!(earlier, "{:?}", found.last);
        }
    }

    #[test]
    fn a_break_ends_a_run_of_worse_years() {
        let mut strategy = sample();
        let id = Id::from("innovation-plans");
        assert!(told(&strategy, 2024).iter().any(|(found, ..)| *found == id.as_str()));
        strategy.breaks.put(SeriesBreak {
            id: "b".into(),
            indicator: id.clone(),
            at: AsOf { point: Some(Point::Month { year: 2023, month: 4 }), ..AsOf::default() },
            reason: "数え方の変更".into(),
        });
        assert!(!told(&strategy, 2024).iter().any(|(found, ..)| *found == id.as_str()));
    }

    #[test]
    fn without_targets_nothing_is_said_to_be_behind() {
        let text = std::fs::read_to_string("public/strategies/chiba-5.json").unwrap();
        let strategy = crate::exchange::read_text(&text).unwrap().strategy;
        assert_eq!(told(&strategy, 2022), Vec::new());
    }
}
