//! What the yearly cycle has said of an indicator: reviews, evaluations, opinions.

use std::sync::Arc;

use super::meetings::opinions_about;
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The latest first; a year of which nothing was said is left out, and so is a review that
    /// merely keeps the indicator.
    pub years: Vec<HistoryYear>,
    /// The latest meeting first.
    pub opinions: Vec<Arc<Opinion>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct HistoryYear {
    pub year: FiscalYear,
    pub review: Option<Arc<Review>>,
    pub evaluation: Option<Arc<Evaluation>>,
}

impl History {
    pub fn of(strategy: &Strategy, indicator: &Id) -> History {
        let reviews = || {
            strategy.reviews.of(indicator).filter(|review| review.decision != ReviewDecision::Keep)
        };
        let evaluations =
            || strategy.evaluations.of(indicator).filter(|evaluation| !evaluation.says_nothing());
        let mut years: Vec<FiscalYear> = reviews().map(|review| review.year).collect();
        years.extend(evaluations().map(|evaluation| evaluation.year));
        order::sort_by_key(&mut years, |year| std::cmp::Reverse(*year));
        years.dedup();
        let of = |year: FiscalYear| HistoryYear {
            year,
            review: reviews().find(|review| review.year == year).cloned(),
            evaluation: evaluations().find(|evaluation| evaluation.year == year).cloned(),
        };
        History {
            years: years.into_iter().map(of).collect(),
            opinions: opinions_about(strategy, indicator),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.years.is_empty() && self.opinions.is_empty()
    }
}

impl Evaluation {
    fn says_nothing(&self) -> bool {
        [&self.text, &self.factors, &self.next, &self.verdict].iter().all(|words| words.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_of_an_indicator_comes_by_year_the_latest_first() {
        let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
        let strategy = crate::exchange::read_text(&text).unwrap().strategy;
        let history = History::of(&strategy, &"bankruptcies".into());
        let years: Vec<i32> = history.years.iter().map(|year| year.year.0).collect();
        assert!(!years.is_empty() && years.is_sorted_by(|a, b| a > b), "{years:?}");
        assert!(
            history.years.iter().all(|year| year.evaluation.is_some() || year.review.is_some())
        );
        let said = strategy
            .opinions
            .iter()
            .find(|opinion| strategy.indicators.contains(&opinion.subject))
            .unwrap();
        assert!(
            History::of(&strategy, &said.subject)
                .opinions
                .iter()
                .any(|opinion| opinion.id == said.id)
        );
        assert!(History::of(&strategy, &"nobody".into()).is_empty());
    }
}
