//! Where the user is looking ↔ the fragment of the URL.
//!
//! `#/chiba-5/indicators/bcp-seminar?year=2022`: a document, a screen, and what is chosen on it.
//! Everything that can be looked at has an address, so that back, forward and a copied link work;
//! under `file://` too, since a fragment needs no server. An address that cannot be read leads to
//! the overview, never to an error. `#/en/chiba-5/…` is the same place in English; an address that
//! names no language leaves it to the reader.

mod parameter;
mod screen;
mod workshop_step;

pub use screen::{Entry, Module, PaperOf, ROWS, Screen, ScreenRow};
pub use workshop_step::WorkshopStep;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::model::Id;
use crate::text::Language;
use parameter::Written;

/// A place in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// A built-in strategy's key, or the slot of a document in this browser.
    pub document: String,
    pub screen: Screen,
    /// The meeting as of which it is looked at: what was known then.
    pub known: Option<Id>,
}

/// The document shown where an address names none.
pub const HOME: &str = "chiba-5";

const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

impl Address {
    pub fn new(document: &str, screen: Screen) -> Address {
        Address { document: document.to_string(), screen, known: None }
    }

    pub fn home() -> Address {
        Address::new(HOME, Screen::Overview)
    }

    /// The same place as of a meeting.
    pub fn as_known(self, known: Option<Id>) -> Address {
        Address { known, ..self }
    }

    /// The fragment, with `#`.
    pub fn write(&self) -> String {
        let encode = |text: &str| utf8_percent_encode(text, KEPT).to_string();
        let Written { path, query: mut pairs } = self.screen.write();
        let path: String = path.iter().map(|part| format!("/{}", encode(part))).collect();
        pairs.extend(self.known.as_ref().map(|meeting| ("known", meeting.to_string())));
        let query: Vec<String> =
            pairs.into_iter().map(|(name, value)| format!("{name}={}", encode(&value))).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("#/{}{path}{mark}{}", encode(&self.document), query.join("&"))
    }

    /// The fragment of the same place in a language; Japanese, which the documents are written in,
    /// is not named.
    pub fn write_in(&self, language: Language) -> String {
        match language {
            Language::Japanese => self.write(),
            Language::English => self.name_in(language),
        }
    }

    /// The fragment with its language named in any case: a way from one language to another.
    pub fn name_in(&self, language: Language) -> String {
        format!("#/{}{}", language.code(), self.write().trim_start_matches('#'))
    }

    /// The inverse of [`Address::write`]; what cannot be read is left out.
    pub fn read(fragment: &str) -> Address {
        Address::read_with_language(fragment).0
    }

    /// The inverse of [`Address::write_in`], with the language where one is named.
    pub fn read_with_language(fragment: &str) -> (Address, Option<Language>) {
        let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let text = fragment.trim_start_matches('#').trim_start_matches('/');
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let parts: Vec<String> =
            path.split('/').filter(|part| !part.is_empty()).map(decode).collect();
        let pairs: Vec<(String, String)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (decode(name), decode(&value.replace('+', " "))))
            .collect();
        let find = |name: &str| {
            pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
        };
        let names: Vec<&str> = parts.iter().map(String::as_str).collect();
        let language = names.first().and_then(|name| Language::of(name));
        let names = &names[usize::from(language.is_some())..];
        let (document, rest) =
            names.split_first().map_or((HOME, &[][..]), |(document, rest)| (*document, rest));
        let screen = Screen::read(rest, &find);
        (
            Address { document: document.to_string(), screen, known: find("known").map(Id::from) },
            language,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{Known, Status};
    use crate::report::list::{IndicatorKind, Mark};
    use crate::report::meetings::MeetingPaper;
    use crate::report::results::ResultsChart;
    use crate::report::whole::{Leads, WholeChart};
    use crate::report::{Query, Sort};
    use proptest::prelude::*;

    #[test]
    fn a_point_leads_on_with_the_chart_and_the_year_chosen_here() {
        let (chart, year) = (ResultsChart::Budgets, Some(2024));
        let results = Screen::ResultsChart { chart, year, within: None, table: true };
        let sheet = |year| Screen::Indicator { id: "a".into(), year, table: false };
        assert_eq!(results.led(&Leads::Indicator("a".into())), sheet(Some(2024)));
        assert_eq!(Screen::Overview.led(&Leads::Indicator("a".into())), sheet(None));
        let (into, within) = (Leads::Into("d1".into()), Some("d1".into()));
        let led = Screen::ResultsChart { chart, year, within: within.clone(), table: true };
        assert_eq!(results.led(&into), led);
        let chart = WholeChart::Status;
        let graph = Screen::Chart { chart, within: None, table: false };
        let led = Screen::Chart { chart, within: within.clone(), table: false };
        assert_eq!(graph.led(&into), led);
        assert_eq!(Screen::Overview.led(&into), Screen::Charts { within });
    }

    #[test]
    fn an_address_can_be_read_by_people() {
        let bcp = Screen::Indicator { id: "bcp-seminar".into(), year: Some(2022), table: true };
        assert_eq!(
            Address::new("chiba-5", bcp).write(),
            "#/chiba-5/indicators/bcp-seminar?year=2022&view=table"
        );
        assert_eq!(Address::home().write(), "#/chiba-5");
        assert_eq!(Address::home().write_in(Language::English), "#/en/chiba-5");
        assert_eq!(Address::read_with_language("#/en"), (Address::home(), Some(Language::English)));
        assert_eq!(Address::read_with_language("#/chiba-5"), (Address::home(), None));
    }

    #[test]
    fn what_cannot_be_read_leads_home() {
        for fragment in [
            "",
            "#",
            "#/",
            "#//",
            "#/chiba-5/nowhere",
            "#/chiba-5/indicators/a/b",
            "#/%E3%81/%FF?x",
        ] {
            assert_eq!(Address::read(fragment).screen, Screen::Overview, "{fragment}");
        }
    }

    fn any_query() -> impl Strategy<Value = Query> {
        let kind = prop_oneof![
            Just(None),
            Just(Some(IndicatorKind::Outcome)),
            Just(Some(IndicatorKind::Output))
        ];
        let id = proptest::option::of("[a-z0-9あ/?&=# %+]{1,8}".prop_map(Id::from));
        let marks = proptest::sample::subsequence(
            vec![
                Mark::Status(Status::Achieved),
                Mark::Status(Status::Unknown),
                Mark::Known(Known::PartYear),
            ],
            0..=3,
        );
        let division = proptest::option::of("[あ-ん課 +]{1,5}");
        ("[ -~あ-ん＋]{0,12}", kind, id.clone(), id, division, marks, 0..Sort::ALL.len()).prop_map(
            |(text, kind, direction, item, division, marks, sort)| Query {
                text,
                kind,
                direction,
                item,
                division,
                marks: marks.into_iter().collect(),
                sort: Sort::ALL[sort],
            },
        )
    }

    proptest! {
        #[test]
        fn every_address_comes_back(query in any_query(), year in proptest::option::of(1900..2200i32), id in "[!-~あ-ん]{1,8}") {
            let of = PaperOf { year, direction: year.map(|_| id.as_str().into()), meeting: Some(id.as_str().into()), number: query.text.clone() };
            let screens = [
                Screen::Indicators { query: query.clone(), year },
                Screen::Indicator { id: id.as_str().into(), year, table: year.is_some() },
                Screen::Direction { id: id.as_str().into() },
                Screen::Item { id: id.as_str().into() },
                Screen::Figures { targets: year.is_some() },
                Screen::Charts { within: year.map(|_| id.as_str().into()) },
                Screen::Chart { chart: WholeChart::Years, within: year.map(|_| id.as_str().into()), table: year.is_some() },
                Screen::Results { year, within: year.map(|_| id.as_str().into()) },
                Screen::ResultsChart { chart: ResultsChart::Flow, year, within: year.map(|_| id.as_str().into()), table: year.is_none() },
                Screen::Plan { year, direction: year.map(|_| id.as_str().into()) },
                Screen::Handout { of: of.clone() },
                Screen::PlanPaper { of: of.clone() },
                Screen::EvaluationPaper { of },
                Screen::Meeting { id: id.as_str().into() },
                Screen::Intake { year, division: query.division.clone(), indicator: year.map(|_| id.as_str().into()) },
                Screen::MeetingPaper { meeting: id.as_str().into(), paper: MeetingPaper::Opinions, number: query.text.clone() },
                Screen::MeetingPaper { meeting: id.as_str().into(), paper: MeetingPaper::Minutes, number: String::new() },
                Screen::Doing { year }, Screen::Evaluations { year, direction: year.map(|_| id.as_str().into()) }, Screen::Meetings, Screen::Overview, Screen::Contests, Screen::Glossary, Screen::Files, Screen::Settings,
            ];
            // And every screen there is, with the same words for all that it may be asked by.
            let asked = |name: &str| match name {
                "year" => year.map(|year| year.to_string()),
                "view" => Some("table".into()),
                _ => Some(id.clone()),
            };
            let drawn = ROWS.iter().map(|row| {
                let path = row.path.split('/').filter(|part| !part.is_empty());
                let path: Vec<&str> = path.map(|part| if part == ":" { id.as_str() } else { part }).collect();
                Screen::read(&path, &asked)
            });
            let screens = screens.into_iter().chain(drawn);
            for screen in screens {
                let address = Address::new(&id, screen).as_known(year.map(|_| id.as_str().into()));
                prop_assert_eq!(&Address::read(&address.write()), &address);
                for language in Language::ALL {
                    prop_assert_eq!(Address::read_with_language(&address.name_in(language)), (address.clone(), Some(language)));
                    prop_assert_eq!(&Address::read(&address.write_in(language)), &address);
                }
            }
        }

        #[test]
        fn any_fragment_is_read_without_harm(fragment in ".{0,60}") {
            Address::read(&fragment);
        }
    }
}
