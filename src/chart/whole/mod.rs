//! Charts of the whole: a strategy, a direction or an item in one picture.

mod multiples;
mod progress;
pub(super) mod status;
mod structure;
mod years;

use std::sync::Arc;

use super::marks;
use super::scene::{NARROW, Scene, Side, TextStyle};
use super::{ChartModel, Sign};
use crate::model::Strategy;
use crate::report::IndicatorRow;
use crate::report::whole::{Group, Leads, Scope, Whole, WholeChart, Years};
use crate::sheet::{self, Cell, Column, Table};
use crate::text::{self, Text};

/// More lines than this are not drawn at once: nobody reads them, and no browser draws them
/// quickly.
pub const MOST_LINES: usize = 120;

/// One of the charts, `width` CSS pixels wide.
pub fn model(
    graph: WholeChart,
    whole: &Whole,
    strategy: &Strategy,
    text: &Text,
    width: f64,
) -> ChartModel {
    let words = text::whole(text);
    let years =
        (graph == WholeChart::Years).then(|| Years::of(strategy, capped(whole, MOST_LINES)));
    let title = (words.title_of)(graph, whole, years.as_ref());
    let mut told = match graph {
        WholeChart::Structure => structure::model(whole, text, width),
        WholeChart::Status => status::model(whole, text, width),
        WholeChart::Years => years::model(
            whole,
            &years.unwrap_or(Years { years: Vec::new(), base: None, lines: Vec::new() }),
            text,
            width,
        ),
        WholeChart::Progress => progress::model(whole, strategy, text, width),
        WholeChart::Multiples => multiples::model(whole, strategy, text, width),
    };
    told.label = (text.write.sentences)(&[title.clone(), told.sentence.clone()]);
    told.title = title;
    told
}

fn capped(whole: &Whole, most: usize) -> &[Arc<IndicatorRow>] {
    &whole.rows[..whole.rows.len().min(most)]
}

/// A sentence with how many are shown, where that is not all.
fn with_cap(sentence: String, whole: &Whole, most: usize, text: &Text) -> String {
    match whole.rows.len() > most {
        true => sentence + &(text::whole(text).capped)(most, whole.rows.len()),
        false => sentence,
    }
}

fn name_of(part: &Scope, number: &str, text: &Text) -> String {
    match part {
        Scope::Direction(direction) => text.numbered(number, direction),
        Scope::Item(item) => text.numbered(number, item),
    }
}

fn group_name(group: &Group, text: &Text) -> String {
    name_of(&group.part, &group.number, text)
}

pub(super) fn to_sheet(row: &IndicatorRow) -> Option<Leads> {
    Some(Leads::Indicator(row.indicator.id.clone()))
}

/// The part that the next rows belong to, where another begins: directions in the whole, items
/// within one of them.
fn heading(
    before: Option<&IndicatorRow>,
    row: &IndicatorRow,
    whole: &Whole,
    text: &Text,
) -> Option<String> {
    if whole.within.is_empty() {
        let new = before.is_none_or(|before| before.place.direction.id != row.place.direction.id);
        return new.then(|| text.numbered(&row.place.direction.number, &row.place.direction));
    }
    let item = row.place.items.last();
    let new = before.is_none_or(|before| {
        before.place.items.last().map(|item| &item.id) != item.map(|item| &item.id)
    });
    new.then(|| match item {
        Some(item) => text.numbered(&row.place.number, item),
        None => text.common.outcome.to_string(),
    })
}
