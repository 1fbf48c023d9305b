//! Where the user is looking ↔ the fragment of the URL.
//!
//! `#/chiba-5/indicators/bcp-seminar?year=2022`: a document, a screen, and what is chosen on it. Everything that can be
//! looked at has an address, so that back, forward and a copied link work; under `file://` too, since a fragment needs no
//! server. An address that cannot be read leads to the overview, never to an error. `#/en/chiba-5/…` is the same place in
//! English; an address that names no language leaves it to the reader.

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::model::{Id, order};
use crate::report::list::{Kind, Mark};
use crate::report::meetings::MeetingPaper;
use crate::report::results::ResultsGraph;
use crate::report::whole::Graph;
use crate::report::{Query, Sort};
use crate::text::Language;

/// A place in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// A built-in strategy's key, or the slot of a document in this browser.
    pub document: String,
    pub screen: Screen,
    /// The meeting as of which it is looked at: what was known then.
    pub known: Option<Id>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    Overview,
    Indicators {
        query: Query,
        year: Option<i32>,
    },
    /// 年度の数値: all indicators by years.
    Figures {
        targets: bool,
    },
    Indicator {
        id: Id,
        year: Option<i32>,
        table: bool,
    },
    Direction {
        id: Id,
    },
    Item {
        id: Id,
    },
    /// The charts of the whole, or of what stands within a direction or an item; which of them are shown as tables.
    Graphs {
        within: Option<Id>,
        tables: BTreeSet<Graph>,
    },
    /// 予算と成果: money and results in charts, likewise.
    Results {
        year: Option<i32>,
        within: Option<Id>,
        tables: BTreeSet<ResultsGraph>,
    },
    /// 計画: the 事業計画書 of a year.
    Plan {
        /// The latest, where none is named.
        year: Option<i32>,
        /// Of one direction alone.
        direction: Option<Id>,
    },
    /// 研究会資料: a year's 実施状況 and the next year's plan, for paper.
    Handout {
        year: Option<i32>,
        /// Of one direction alone.
        direction: Option<Id>,
        /// 資料番号
        number: String,
    },
    /// 実施: what a year has come to, and what has not been reported.
    Doing {
        year: Option<i32>,
    },
    /// 実績の記入: a year's figures, one indicator at a time.
    Intake {
        year: Option<i32>,
        /// Of one 担当課 alone.
        division: Option<String>,
        /// The first, where none is named.
        indicator: Option<Id>,
    },
    /// 評価: a year's verdicts, with what was written about them.
    Evaluations {
        year: Option<i32>,
        /// Of one direction alone.
        direction: Option<Id>,
    },
    /// 改善: meetings and opinions.
    Meetings,
    Meeting {
        id: Id,
    },
    /// What of a meeting goes on paper.
    MeetingPaper {
        meeting: Id,
        paper: MeetingPaper,
        /// 資料番号
        number: String,
    },
    /// 食い違い: what is still to be chosen.
    Contests,
    Glossary,
    Files,
    Settings,
}

impl Screen {
    /// As it stands in addresses and in the page's attributes.
    pub fn word(&self) -> &'static str {
        match self {
            Screen::Overview => "overview",
            Screen::Indicators { .. } => "indicators",
            Screen::Figures { .. } => "figures",
            Screen::Indicator { .. } => "indicator",
            Screen::Direction { .. } => "direction",
            Screen::Item { .. } => "item",
            Screen::Graphs { .. } => "graphs",
            Screen::Results { .. } => "results",
            Screen::Plan { .. } => "plan",
            Screen::Handout { .. } => "handout",
            Screen::Doing { .. } => "doing",
            Screen::Intake { .. } => "intake",
            Screen::Evaluations { .. } => "evaluation",
            Screen::Meetings => "meetings",
            Screen::Meeting { .. } => "meeting",
            Screen::MeetingPaper { paper, .. } => paper.word(),
            Screen::Contests => "contests",
            Screen::Glossary => "glossary",
            Screen::Files => "files",
            Screen::Settings => "settings",
        }
    }

    /// Whether going from one to the other is a step to another page (and not a filter on the same).
    pub fn is_same_page(&self, other: &Screen) -> bool {
        match (self, other) {
            (Screen::Indicator { id, .. }, Screen::Indicator { id: other, .. }) => id == other,
            (Screen::Direction { id }, Screen::Direction { id: other })
            | (Screen::Item { id }, Screen::Item { id: other })
            | (Screen::Meeting { id }, Screen::Meeting { id: other }) => id == other,
            _ => self.word() == other.word(),
        }
    }
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
        let path = match &self.screen {
            Screen::Overview => String::new(),
            Screen::Indicators { .. } => "/indicators".into(),
            Screen::Indicator { id, .. } => format!("/indicators/{}", encode(id.as_str())),
            Screen::Direction { id } => format!("/directions/{}", encode(id.as_str())),
            Screen::Item { id } => format!("/items/{}", encode(id.as_str())),
            Screen::Meeting { id } => format!("/meetings/{}", encode(id.as_str())),
            Screen::MeetingPaper { meeting, paper, .. } => format!("/meetings/{}/{}", encode(meeting.as_str()), paper.word()),
            other => format!("/{}", other.word()),
        };
        let mut pairs: Vec<(&str, String)> = Vec::new();
        match &self.screen {
            Screen::Indicators { query, year } => {
                pairs.extend(query_pairs(query));
                pairs.extend(year.map(|year| ("year", year.to_string())));
            }
            Screen::Graphs { within, tables } => {
                pairs.extend(within.as_ref().map(|within| ("within", within.to_string())));
                let words = tables.iter().map(|graph| graph.word()).collect::<Vec<_>>().join(",");
                pairs.extend((!words.is_empty()).then_some(("tables", words)));
            }
            Screen::Results { year, within, tables } => {
                pairs.extend(year.map(|year| ("year", year.to_string())));
                pairs.extend(within.as_ref().map(|within| ("within", within.to_string())));
                let words = tables.iter().map(|graph| graph.word()).collect::<Vec<_>>().join(",");
                pairs.extend((!words.is_empty()).then_some(("tables", words)));
            }
            Screen::Plan { year, direction } | Screen::Evaluations { year, direction } => {
                pairs.extend(year.map(|year| ("year", year.to_string())));
                pairs.extend(direction.as_ref().map(|direction| ("direction", direction.to_string())));
            }
            Screen::Intake { year, division, indicator } => {
                pairs.extend(year.map(|year| ("year", year.to_string())));
                pairs.extend(division.as_ref().map(|division| ("division", division.clone())));
                pairs.extend(indicator.as_ref().map(|indicator| ("indicator", indicator.to_string())));
            }
            Screen::Doing { year } => pairs.extend(year.map(|year| ("year", year.to_string()))),
            Screen::Handout { year, direction, number } => {
                pairs.extend(year.map(|year| ("year", year.to_string())));
                pairs.extend(direction.as_ref().map(|direction| ("direction", direction.to_string())));
                pairs.extend((!number.is_empty()).then(|| ("number", number.clone())));
            }
            Screen::MeetingPaper { number, .. } => pairs.extend((!number.is_empty()).then(|| ("number", number.clone()))),
            Screen::Figures { targets } => pairs.extend(targets.then(|| ("view", "targets".to_string()))),
            Screen::Indicator { year, table, .. } => {
                pairs.extend(year.map(|year| ("year", year.to_string())));
                pairs.extend(table.then(|| ("view", "table".to_string())));
            }
            _ => {}
        }
        pairs.extend(self.known.as_ref().map(|meeting| ("known", meeting.to_string())));
        let query: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={}", encode(&value))).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("#/{}{path}{mark}{}", encode(&self.document), query.join("&"))
    }

    /// The fragment of the same place in a language; Japanese, which the documents are written in, is not named.
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
        let parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decode).collect();
        let pairs: Vec<(String, String)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (decode(name), decode(&value.replace('+', " "))))
            .collect();
        let find = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        let year = find("year").and_then(|year| year.parse().ok());
        let names: Vec<&str> = parts.iter().map(String::as_str).collect();
        let language = names.first().and_then(|name| Language::of(name));
        let names = &names[usize::from(language.is_some())..];
        let (document, rest) = names.split_first().map_or((HOME, &[][..]), |(document, rest)| (*document, rest));
        let screen = match rest {
            ["indicators"] => Screen::Indicators { query: read_query(&find), year },
            ["figures"] => Screen::Figures { targets: find("view").as_deref() == Some("targets") },
            ["indicators", id] => Screen::Indicator { id: (*id).into(), year, table: find("view").as_deref() == Some("table") },
            ["directions", id] => Screen::Direction { id: (*id).into() },
            ["items", id] => Screen::Item { id: (*id).into() },
            ["graphs"] => Screen::Graphs {
                within: find("within").map(Id::from),
                tables: order::gathered(find("tables").unwrap_or_default().split(',').filter_map(Graph::of)),
            },
            ["results"] => Screen::Results {
                year,
                within: find("within").map(Id::from),
                tables: order::gathered(find("tables").unwrap_or_default().split(',').filter_map(ResultsGraph::of)),
            },
            ["plan"] => Screen::Plan { year, direction: find("direction").map(Id::from) },
            ["handout"] => {
                Screen::Handout { year, direction: find("direction").map(Id::from), number: find("number").unwrap_or_default() }
            }
            ["intake"] => Screen::Intake { year, division: find("division"), indicator: find("indicator").map(Id::from) },
            ["doing"] => Screen::Doing { year },
            ["evaluation"] => Screen::Evaluations { year, direction: find("direction").map(Id::from) },
            ["meetings"] => Screen::Meetings,
            ["meetings", id] => Screen::Meeting { id: (*id).into() },
            ["meetings", meeting, paper @ ("opinions" | "minutes")] => Screen::MeetingPaper {
                meeting: (*meeting).into(),
                paper: if *paper == "minutes" { MeetingPaper::Minutes } else { MeetingPaper::Opinions },
                number: find("number").unwrap_or_default(),
            },
            ["contests"] => Screen::Contests,
            ["glossary"] => Screen::Glossary,
            ["files"] => Screen::Files,
            ["settings"] => Screen::Settings,
            _ => Screen::Overview,
        };
        (Address { document: document.to_string(), screen, known: find("known").map(Id::from) }, language)
    }
}

fn query_pairs(query: &Query) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    let mut put = |name, value: Option<String>| pairs.extend(value.filter(|value| !value.is_empty()).map(|value| (name, value)));
    put("text", Some(query.text.clone()));
    put("kind", query.kind.map(|kind| if kind == Kind::Outcome { "outcome" } else { "output" }.to_string()));
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
        kind: find("kind").and_then(|kind| match kind.as_str() {
            "outcome" => Some(Kind::Outcome),
            "output" => Some(Kind::Output),
            _ => None,
        }),
        direction: find("direction").map(Id::from),
        item: find("item").map(Id::from),
        division: find("division"),
        marks: order::gathered(find("marks").unwrap_or_default().split(',').filter_map(Mark::of)),
        sort: find("sort").map(|word| Sort::of(&word)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Known, Status};
    use proptest::prelude::*;

    #[test]
    fn an_address_can_be_read_by_people() {
        let bcp = Screen::Indicator { id: "bcp-seminar".into(), year: Some(2022), table: true };
        assert_eq!(Address::new("chiba-5", bcp).write(), "#/chiba-5/indicators/bcp-seminar?year=2022&view=table");
        assert_eq!(Address::home().write(), "#/chiba-5");
        assert_eq!(Address::home().write_in(Language::English), "#/en/chiba-5");
        assert_eq!(Address::read_with_language("#/en"), (Address::home(), Some(Language::English)));
        assert_eq!(Address::read_with_language("#/chiba-5"), (Address::home(), None));
    }

    #[test]
    fn what_cannot_be_read_leads_home() {
        for fragment in ["", "#", "#/", "#//", "#/chiba-5/nowhere", "#/chiba-5/indicators/a/b", "#/%E3%81/%FF?x"] {
            assert_eq!(Address::read(fragment).screen, Screen::Overview, "{fragment}");
        }
    }

    fn any_query() -> impl Strategy<Value = Query> {
        let kind = prop_oneof![Just(None), Just(Some(Kind::Outcome)), Just(Some(Kind::Output))];
        let id = proptest::option::of("[a-z0-9あ/?&=# %+]{1,8}".prop_map(Id::from));
        let marks = proptest::sample::subsequence(
            vec![Mark::Status(Status::Achieved), Mark::Status(Status::Unknown), Mark::Known(Known::PartYear)],
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
            for screen in [
                Screen::Indicators { query: query.clone(), year },
                Screen::Indicator { id: id.as_str().into(), year, table: year.is_some() },
                Screen::Direction { id: id.as_str().into() },
                Screen::Item { id: id.as_str().into() },
                Screen::Figures { targets: year.is_some() },
                Screen::Graphs { within: year.map(|_| id.as_str().into()), tables: year.map(|_| Graph::Status).into_iter().collect() },
                Screen::Results { year, within: year.map(|_| id.as_str().into()), tables: year.map(|_| ResultsGraph::Flow).into_iter().collect() },
                Screen::Plan { year, direction: year.map(|_| id.as_str().into()) },
                Screen::Handout { year, direction: year.map(|_| id.as_str().into()), number: query.text.clone() },
                Screen::Meeting { id: id.as_str().into() },
                Screen::Intake { year, division: query.division.clone(), indicator: year.map(|_| id.as_str().into()) },
                Screen::MeetingPaper { meeting: id.as_str().into(), paper: MeetingPaper::Opinions, number: query.text.clone() },
                Screen::MeetingPaper { meeting: id.as_str().into(), paper: MeetingPaper::Minutes, number: String::new() },
                Screen::Doing { year }, Screen::Evaluations { year, direction: year.map(|_| id.as_str().into()) }, Screen::Meetings, Screen::Overview, Screen::Contests, Screen::Glossary, Screen::Files, Screen::Settings,
            ] {
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
