//! Sentences of an evaluation that quote a figure: when the figure changes, somebody has to read them again.

use std::sync::Arc;

use super::search;
use crate::model::*;

/// Evaluations of a figure's year, of its indicator or of what it stands under, that quote it as it is.
pub fn quoting(strategy: &Strategy, observation: &Id) -> Vec<Arc<Evaluation>> {
    let Some(found) = strategy.observations.get(observation) else { return Vec::new() };
    let Figure::Number(value) = found.figure else { return Vec::new() };
    let Some(indicator) = strategy.indicators.get(&found.indicator) else { return Vec::new() };
    let figure = value.decimal().normalize().to_string();
    let mut quoting = Vec::new();
    for subject in subjects(strategy, indicator) {
        let of_year = strategy
            .evaluations
            .of(&subject)
            .filter(|evaluation| evaluation.year.0 == found.period.year());
        let quotes = |evaluation: &&Arc<Evaluation>| {
            let Evaluation { text, factors, next, .. } = &***evaluation;
            [text, factors, next].into_iter().any(|words| has_figure(words, &figure))
        };
        quoting.extend(of_year.filter(quotes).cloned());
    }
    quoting
}

/// The indicator, the items around it, and their direction.
fn subjects(strategy: &Strategy, indicator: &Indicator) -> Vec<Id> {
    let mut found = vec![indicator.id.clone()];
    let mut at = match &indicator.role {
        Role::Outcome { direction } => direction.clone(),
        Role::Output { item } => item.clone(),
    };
    // Two items that were moved into each other have no end.
    while !found.contains(&at) {
        found.push(at.clone());
        let Some(item) = strategy.items.get(&at) else { break };
        at = item.parent.clone();
    }
    found
}

/// Whether a text has a figure as a number of its own, however its digits are written.
fn has_figure(text: &str, figure: &str) -> bool {
    // Full-width digits become plain ones; between digits a comma says nothing.
    let folded: Vec<char> = search::fold(text).chars().collect();
    let plain: String = (0..folded.len())
        .filter(|at| {
            let digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
            let before = at.checked_sub(1).and_then(|at| folded.get(at));
            !(folded[*at] == ',' && digit(before) && digit(folded.get(at + 1)))
        })
        .map(|at| folded[at])
        .collect();
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '.';
    plain.match_indices(figure).any(|(at, _)| {
        let before = plain[..at].chars().next_back();
        let mut after = plain[at + figure.len()..].chars();
        let goes_on = match after.next() {
            // A full stop ends a sentence; before a digit it is a decimal point.
            Some('.') => after.next().is_some_and(|next| next.is_ascii_digit()),
            next => next.is_some_and(|next| next.is_ascii_digit()),
        };
        !before.is_some_and(is_part) && !goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;

    #[test]
    fn a_figure_is_found_however_it_is_written_and_not_within_another() {
        for text in ["相談は1,234件でした。", "１２３４件", "１，２３４件", "目標1234.", "約1234人"]
        {
            assert!(has_figure(text, "1234"), "{text}");
        }
        for text in ["12345件", "0.1234", "21234件", "1234.5件", "1,2345", "十件"] {
            assert!(!has_figure(text, "1234"), "{text}");
        }
        assert!(has_figure("達成率は50.2%", "50.2"));
    }

    #[test]
    fn evaluations_of_the_year_that_quote_a_figure_are_pointed_at() {
        let mut strategy = Strategy::default();
        let role = Role::Output { item: "i".into() };
        strategy.indicators.put(Indicator { id: "x".into(), role, ..Indicator::default() });
        let edit = Edit::Actual {
            indicator: "x".into(),
            period: Period::fiscal(2024),
            typed: "130".into(),
        };
        let mut strategy = edit.apply(&strategy, Date::new(2026, 11, 30).unwrap()).unwrap();
        let observation = strategy.observations.iter().next().unwrap().id.clone();
        let said = |id: &str, subject: &str, year: i32, text: &str| Evaluation {
            id: id.into(),
            subject: subject.into(),
            year: FiscalYear(year),
            next: text.into(),
            ..Evaluation::default()
        };
        strategy.evaluations.put(said("own", "x", 2024, "130件を上回るようにします。"));
        strategy.evaluations.put(said("item", "i", 2024, "１３０件でした。"));
        strategy.evaluations.put(said("before", "x", 2023, "130件でした。"));
        strategy.evaluations.put(said("other", "x", 2024, "131件でした。"));
        let found = quoting(&strategy, &observation);
        let ids: Vec<&str> = found.iter().map(|evaluation| evaluation.id.as_str()).collect();
        assert_eq!(ids, ["own", "item"]);
    }
}
