//! Charts of the whole: a strategy, a direction or an item in one picture.

use super::{ChartModel, Form, Sign, indicator, progress};
use crate::measure::Known;
use crate::model::Strategy;
use crate::report::IndicatorRow;
use crate::report::list::Mark;
use crate::report::whole::{Whole, WholeChart, Years, latest_years};
use crate::sheet::{self, Tone};
use crate::text::{self, Text};

/// More lines than this are not drawn at once: nobody reads them, and no browser draws them
/// quickly.
pub const MOST_LINES: usize = 120;

/// So many small charts stand on one page.
pub const MOST_CARDS: usize = 36;

/// One of the charts.
pub fn model(
    graph: WholeChart,
    whole: &Whole,
    strategy: &Strategy,
    text: &Text,
    form: Form,
) -> ChartModel {
    let words = text::whole(text);
    let capped = &whole.rows[..whole.rows.len().min(MOST_LINES)];
    let years = (graph == WholeChart::Years).then(|| Years::of(strategy, capped));
    let title = (words.title_of)(graph, whole, years.as_ref());
    let rows = || capped.iter().map(|row| &**row);
    let (sentence, picture, table, key) = match graph {
        WholeChart::Structure => {
            let sentence = (words.structure)(whole, sheet::is_by_part(whole));
            (sentence, None, sheet::structure(whole, text), Vec::new())
        }
        WholeChart::Status => ((words.status)(whole), None, sheet::status(whole, text), Vec::new()),
        WholeChart::Years => {
            let years = years.unwrap_or_default();
            let sentence = with_cap((words.years)(&years), whole.rows.len(), MOST_LINES, text);
            let tones = Tone::ALL.map(Sign::Tone).into_iter().zip(words.tones.map(String::from));
            let part = Mark::Known(Known::PartYear);
            let part = (Sign::Mark(part), (text.say.mark)(part).to_string());
            let key = tones.chain([part]).collect();
            (sentence, None, sheet::years(whole, &years, text), key)
        }
        WholeChart::Progress => {
            let rated = progress::tally(rows());
            let sentence = (words.progress)(rated.with, rated.reached, rated.without);
            let sentence = with_cap(sentence, whole.rows.len(), MOST_LINES, text);
            let picture =
                (rated.with > 0).then(|| progress::picture(rows(), whole, strategy, text, form));
            let key = if picture.is_some() { progress::key(text) } else { Vec::new() };
            (sentence, picture, sheet::progress(rows(), whole, strategy, text), key)
        }
        WholeChart::Multiples => {
            let (all, shown) = (own(whole).count(), cards(whole));
            let sentence =
                with_cap((words.multiples)(shown.clone().count()), all, MOST_CARDS, text);
            let key = indicator::key_of_cards(text);
            (sentence, None, sheet::multiples(shown, whole, strategy, text), key)
        }
    };
    let label = (text.write.sentences)(&[title.clone(), sentence.clone()]);
    ChartModel { title, sentence, label, picture, table, key }
}

/// Whether there is enough to be shown: what the data cannot say is not offered.
pub fn says_something(graph: WholeChart, whole: &Whole, strategy: &Strategy) -> bool {
    // Of most of those that have a figure, there is more than one.
    let several = || {
        let years = |row: &IndicatorRow| latest_years(strategy, std::iter::once(&row.indicator.id));
        let known: Vec<usize> =
            own(whole).map(|row| years(row).len()).filter(|years| *years > 0).collect();
        let several = known.iter().filter(|years| **years > 1).count();
        several > 0 && several * 2 >= known.len()
    };
    match graph {
        WholeChart::Structure | WholeChart::Status => !whole.rows.is_empty(),
        WholeChart::Years | WholeChart::Multiples => several(),
        WholeChart::Progress => whole.rows.iter().any(|row| Whole::rate(row).is_some()),
    }
}

/// Each indicator once.
fn own(whole: &Whole) -> impl Iterator<Item = &IndicatorRow> + Clone {
    whole.rows.iter().map(|row| &**row).filter(|row| !row.restated)
}

/// The indicators that have a small chart of their own.
pub fn cards(whole: &Whole) -> impl Iterator<Item = &IndicatorRow> + Clone {
    own(whole).take(MOST_CARDS)
}

/// A sentence with how many are shown, where that is not all.
pub fn with_cap(sentence: String, all: usize, most: usize, text: &Text) -> String {
    match all > most {
        true => sentence + &(text::whole(text).capped)(most, all),
        false => sentence,
    }
}
