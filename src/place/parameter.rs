//! How the parameters of a screen stand in an address: one codec a kind.

use super::{PaperOf, WorkshopStep};
use crate::model::{Id, order};
use crate::report::list::{IndicatorKind, Mark};
use crate::report::meetings::MeetingPaper;
use crate::report::results::ResultsChart;
use crate::report::whole::WholeChart;
use crate::report::{Query, Sort};

/// A screen in an address: its path below the document, and what is chosen on it.
#[derive(Default)]
pub struct Written {
    pub path: Vec<String>,
    pub query: Vec<(&'static str, String)>,
}

/// What an address says: the variable parts of its path, and the choices by name.
pub struct Found<'a> {
    pub path: Vec<&'a str>,
    pub query: &'a dyn Fn(&str) -> Option<String>,
}

/// How a value is written into an address and read from one; `None` where the address cannot mean
/// this screen.
pub trait Parameter<T> {
    fn write(&self, value: &T, out: &mut Written);
    fn read(&self, found: &mut Found) -> Option<T>;
}

/// A variable part of the path.
pub struct Segment;

impl Parameter<Id> for Segment {
    fn write(&self, value: &Id, out: &mut Written) {
        out.path.push(value.to_string());
    }

    fn read(&self, found: &mut Found) -> Option<Id> {
        (!found.path.is_empty()).then(|| found.path.remove(0).into())
    }
}

impl Parameter<MeetingPaper> for Segment {
    fn write(&self, value: &MeetingPaper, out: &mut Written) {
        out.path.push(value.word().to_string());
    }

    fn read(&self, found: &mut Found) -> Option<MeetingPaper> {
        let word = (!found.path.is_empty()).then(|| found.path.remove(0))?;
        [MeetingPaper::Opinions, MeetingPaper::Minutes]
            .into_iter()
            .find(|paper| paper.word() == word)
    }
}

/// All that a paper of a year is chosen by.
pub struct PaperChoice;

impl Parameter<PaperOf> for PaperChoice {
    // Once, and not in every screen that has it.
    #[inline(never)]
    fn write(&self, value: &PaperOf, out: &mut Written) {
        Named("year").write(&value.year, out);
        Named("direction").write(&value.direction, out);
        Named("meeting").write(&value.meeting, out);
        Named("number").write(&value.number, out);
    }

    #[inline(never)]
    fn read(&self, found: &mut Found) -> Option<PaperOf> {
        Some(PaperOf {
            year: Named("year").read(found)?,
            direction: Named("direction").read(found)?,
            meeting: Named("meeting").read(found)?,
            number: Named("number").read(found)?,
        })
    }
}

impl Parameter<WorkshopStep> for Segment {
    fn write(&self, value: &WorkshopStep, out: &mut Written) {
        out.path.push(value.word().to_string());
    }

    fn read(&self, found: &mut Found) -> Option<WorkshopStep> {
        let word = (!found.path.is_empty()).then(|| found.path.remove(0))?;
        WorkshopStep::ALL.into_iter().find(|step| step.word() == word)
    }
}

impl Parameter<WholeChart> for Segment {
    fn write(&self, value: &WholeChart, out: &mut Written) {
        out.path.push(value.word().to_string());
    }

    fn read(&self, found: &mut Found) -> Option<WholeChart> {
        (!found.path.is_empty()).then(|| found.path.remove(0)).and_then(WholeChart::of)
    }
}

impl Parameter<ResultsChart> for Segment {
    fn write(&self, value: &ResultsChart, out: &mut Written) {
        out.path.push(value.word().to_string());
    }

    fn read(&self, found: &mut Found) -> Option<ResultsChart> {
        (!found.path.is_empty()).then(|| found.path.remove(0)).and_then(ResultsChart::of)
    }
}

/// A choice by its name; left out where nothing is chosen.
pub struct Named(pub &'static str);

impl Parameter<Option<i32>> for Named {
    fn write(&self, value: &Option<i32>, out: &mut Written) {
        out.query.extend(value.map(|year| (self.0, year.to_string())));
    }

    fn read(&self, found: &mut Found) -> Option<Option<i32>> {
        Some((found.query)(self.0).and_then(|year| year.parse().ok()))
    }
}

impl Parameter<Option<Id>> for Named {
    fn write(&self, value: &Option<Id>, out: &mut Written) {
        out.query.extend(value.as_ref().map(|id| (self.0, id.to_string())));
    }

    fn read(&self, found: &mut Found) -> Option<Option<Id>> {
        Some((found.query)(self.0).map(Id::from))
    }
}

/// Empty is a choice of its own: what has none.
impl Parameter<Option<String>> for Named {
    fn write(&self, value: &Option<String>, out: &mut Written) {
        out.query.extend(value.as_ref().map(|text| (self.0, text.clone())));
    }

    fn read(&self, found: &mut Found) -> Option<Option<String>> {
        Some((found.query)(self.0))
    }
}

impl Parameter<String> for Named {
    fn write(&self, value: &String, out: &mut Written) {
        out.query.extend((!value.is_empty()).then(|| (self.0, value.clone())));
    }

    fn read(&self, found: &mut Found) -> Option<String> {
        Some((found.query)(self.0).unwrap_or_default())
    }
}

/// Whether a choice has one certain word.
pub struct Is(pub &'static str, pub &'static str);

impl Parameter<bool> for Is {
    fn write(&self, value: &bool, out: &mut Written) {
        out.query.extend(value.then(|| (self.0, self.1.to_string())));
    }

    fn read(&self, found: &mut Found) -> Option<bool> {
        Some((found.query)(self.0).as_deref() == Some(self.1))
    }
}

/// What is searched for in the list.
pub struct Search;

impl Parameter<Query> for Search {
    fn write(&self, value: &Query, out: &mut Written) {
        out.query.extend(query_pairs(value));
    }

    fn read(&self, found: &mut Found) -> Option<Query> {
        Some(read_query(found.query))
    }
}

fn query_pairs(query: &Query) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    let mut put = |name, value: Option<String>| {
        pairs.extend(value.filter(|value| !value.is_empty()).map(|value| (name, value)))
    };
    put("text", Some(query.text.clone()));
    put("kind", query.kind.map(|kind| kind.word().to_string()));
    put("direction", query.direction.as_ref().map(Id::to_string));
    put("item", query.item.as_ref().map(Id::to_string));
    put("division", query.division.clone());
    put("marks", Some(query.marks.iter().map(|mark| mark.word()).collect::<Vec<_>>().join(",")));
    put("sort", (query.sort != Sort::default()).then(|| query.sort.word().to_string()));
    pairs
}

fn read_query(find: &dyn Fn(&str) -> Option<String>) -> Query {
    Query {
        text: find("text").unwrap_or_default(),
        kind: find("kind").and_then(|kind| IndicatorKind::of(&kind)),
        direction: find("direction").map(Id::from),
        item: find("item").map(Id::from),
        division: find("division"),
        marks: order::gathered(find("marks").unwrap_or_default().split(',').filter_map(Mark::of)),
        sort: find("sort").map(|word| Sort::of(&word)).unwrap_or_default(),
    }
}
