//! The screens, one row each: where it stands in an address and with which parameters, what it is
//! called, under which entry of the navigation it stands, and which module of the program shows it.
//! The start of the page reads the same rows (`make` writes them out for it), so that it fetches
//! what an address needs beside the program.

use super::WorkshopStep;
use super::parameter::{Found, Is, Named, PaperChoice, Parameter, Search, Segment, Written};
use crate::model::{Id, Strategy};
use crate::report::Query;
use crate::report::meetings::MeetingPaper;
use crate::report::results::ResultsChart;
use crate::report::whole::{Leads, WholeChart};
use crate::text::{Text, Title};

/// A module of the program that is fetched when it is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// The program itself.
    Start,
    Pages,
    /// With the library that draws.
    Charts,
    /// What happens every year.
    Cycle,
    /// Changing, and what goes out by mail and comes back.
    Editor,
    /// 地域勉強会.
    Workshop,
}

impl Module {
    pub const ALL: [Module; 6] = [
        Module::Start,
        Module::Pages,
        Module::Charts,
        Module::Cycle,
        Module::Editor,
        Module::Workshop,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Module::Start => "start",
            Module::Pages => "pages",
            Module::Charts => "charts",
            Module::Cycle => "cycle",
            Module::Editor => "editor",
            Module::Workshop => "workshop",
        }
    }
}

/// An entry of the navigation; each leads to the first screen that stands under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    Overview,
    Indicators,
    Charts,
    Plan,
    Doing,
    Evaluation,
    Meetings,
    Workshops,
    Files,
    Glossary,
    Settings,
    /// What is reached from elsewhere alone.
    Elsewhere,
}

impl Entry {
    /// The public side, and after it the office's in the order of the work.
    pub const ALL: [Entry; 11] = [
        Entry::Overview,
        Entry::Indicators,
        Entry::Charts,
        Entry::Glossary,
        Entry::Plan,
        Entry::Doing,
        Entry::Evaluation,
        Entry::Meetings,
        Entry::Workshops,
        Entry::Files,
        Entry::Settings,
    ];

    /// Whether it is of the office's side.
    pub fn of_office(self) -> bool {
        !matches!(self, Entry::Overview | Entry::Indicators | Entry::Charts | Entry::Glossary)
    }

    /// The screen that it leads to.
    pub fn screen(self) -> Screen {
        let row = ROWS.iter().find(|row| row.entry == self);
        let parts: Vec<&str> = row.map_or_else(Vec::new, |row| {
            row.path.split('/').filter(|part| !part.is_empty()).collect()
        });
        Screen::read(&parts, &|_| None)
    }
}

/// What a paper of a year is made of, and for whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PaperOf {
    pub year: Option<i32>,
    /// Of one direction alone.
    pub direction: Option<Id>,
    /// The meeting that it is handed to.
    pub meeting: Option<Id>,
    /// 資料番号
    pub number: String,
}

/// What is known of a screen whatever its parameters are.
#[derive(Debug)]
pub struct ScreenRow {
    /// As it stands in the page's attributes.
    pub word: &'static str,
    /// Below the document, `:` for a variable part.
    pub path: &'static str,
    /// Of a screen that shows one record, what is shown where there is no such record.
    pub title: Title,
    pub entry: Entry,
    pub module: Module,
    /// Whether it draws: the library is fetched with it.
    pub draws: bool,
}

macro_rules! screens {
    ($(
        $(#[$meta:meta])*
        $screen:ident = $word:literal at $path:literal, $ja:literal / $en:literal, under $entry:ident, in $module:ident $($draws:ident)?
        $({ $($(#[$about:meta])* $name:ident: $type:ty = $parameter:expr,)+ })?;
    )+) => {
        #[derive(Clone, Debug, PartialEq)]
        pub enum Screen {
            $($(#[$meta])* $screen $({ $($(#[$about])* $name: $type,)+ })?,)+
        }

        /// Every screen.
        pub const ROWS: &[ScreenRow] = &[$(
            ScreenRow {
                word: $word,
                path: $path,
                title: Title { ja: $ja, en: $en },
                entry: Entry::$entry,
                module: Module::$module,
                draws: { const DRAWS: &[&str] = &[$(stringify!($draws))?]; !DRAWS.is_empty() },
            },
        )+];

        impl Screen {
            pub fn row(&self) -> &'static ScreenRow {
                let word = match self {
                    $(Screen::$screen { .. } => $word,)+
                };
                ROWS.iter().find(|row| row.word == word).unwrap_or(&ROWS[0])
            }

            pub(super) fn write(&self) -> Written {
                #[allow(unused_mut)]
                let mut parameters = Written::default();
                match self {
                    $(Screen::$screen $({ $($name,)+ })? => { $($($parameter.write($name, &mut parameters);)+)? })+
                }
                let mut variable = parameters.path.into_iter();
                let fixed = self.row().path.split('/').filter(|part| !part.is_empty());
                let path = fixed.filter_map(|part| if part == ":" { variable.next() } else { Some(part.to_string()) });
                Written { path: path.collect(), query: parameters.query }
            }

            /// The screen at a path; what cannot be read leads to the overview, never to an error.
            pub(super) fn read(path: &[&str], query: &dyn Fn(&str) -> Option<String>) -> Screen {
                $(if let Some(variable) = variable_parts($path, path) {
                    #[allow(unused_mut, unused_variables)]
                    let mut found = Found { path: variable, query };
                    let read = || Some(Screen::$screen $({ $($name: $parameter.read(&mut found)?,)+ })?);
                    #[allow(unused_mut)]
                    let mut read = read;
                    if let Some(screen) = read() {
                        return screen;
                    }
                })+
                Screen::Overview
            }
        }
    };
}

/// What stands in the variable parts of a pattern; `None` where the path is another.
fn variable_parts<'a>(pattern: &str, path: &[&'a str]) -> Option<Vec<&'a str>> {
    let pattern: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty()).collect();
    let fits = pattern.len() == path.len()
        && pattern.iter().zip(path).all(|(part, there)| *part == ":" || part == there);
    fits.then(|| {
        pattern
            .iter()
            .zip(path)
            .filter(|(part, _)| **part == ":")
            .map(|(_, there)| *there)
            .collect()
    })
}

screens! {
    Overview = "overview" at "", "全体" / "Overview", under Overview, in Start;
    Indicators = "indicators" at "indicators", "指標" / "Indicators", under Indicators, in Pages {
        query: Query = Search,
        year: Option<i32> = Named("year"),
    };
    /// 年度の数値: all indicators by years.
    Figures = "figures" at "figures", "年度の数値" / "Figures by year", under Indicators, in Editor {
        targets: bool = Is("view", "targets"),
    };
    Indicator = "indicator" at "indicators/:", "指標" / "Indicators", under Indicators, in Charts draws {
        id: Id = Segment,
        year: Option<i32> = Named("year"),
        table: bool = Is("view", "table"),
    };
    Direction = "direction" at "directions/:", "指標" / "Indicators", under Indicators, in Pages {
        id: Id = Segment,
    };
    Item = "item" at "items/:", "指標" / "Indicators", under Indicators, in Pages {
        id: Id = Segment,
    };
    /// Which charts there are, of the whole or of what stands within a direction or an item.
    Charts = "graphs" at "graphs", "グラフ" / "Charts", under Charts, in Charts {
        within: Option<Id> = Named("within"),
    };
    /// One of them, or the same as a table.
    Chart = "graph" at "graphs/:", "グラフ" / "Charts", under Charts, in Charts draws {
        chart: WholeChart = Segment,
        within: Option<Id> = Named("within"),
        table: bool = Is("view", "table"),
    };
    /// 予算と成果: which charts there are of money and results, likewise.
    Results = "results" at "results", "予算と成果" / "Money and results", under Charts, in Cycle {
        year: Option<i32> = Named("year"),
        within: Option<Id> = Named("within"),
    };
    ResultsChart = "results-graph" at "results/:", "予算と成果" / "Money and results", under Charts, in Cycle draws {
        chart: ResultsChart = Segment,
        year: Option<i32> = Named("year"),
        within: Option<Id> = Named("within"),
        table: bool = Is("view", "table"),
    };
    /// 計画: the 事業計画書 of a year.
    Plan = "plan" at "plan", "計画" / "Plan", under Plan, in Cycle {
        /// The latest, where none is named.
        year: Option<i32> = Named("year"),
        /// Of one direction alone.
        direction: Option<Id> = Named("direction"),
    };
    /// 研究会資料: a year's 実施状況 and 評価 and the next year's plan, for paper.
    Handout = "handout" at "handout", "会議資料" / "Hand-out", under Plan, in Cycle {
        of: PaperOf = PaperChoice,
    };
    /// 事業計画書 of a year, for paper.
    PlanPaper = "plan-paper" at "plan/paper", "事業計画書" / "Annual plan", under Plan, in Cycle {
        of: PaperOf = PaperChoice,
    };
    /// 評価 of a year, for paper.
    EvaluationPaper = "evaluation-paper" at "evaluation/paper", "評価" / "Evaluation", under Evaluation, in Cycle {
        of: PaperOf = PaperChoice,
    };
    /// 実施: what a year has come to, and what has not been reported.
    Doing = "doing" at "doing", "実施" / "Do", under Doing, in Cycle {
        year: Option<i32> = Named("year"),
    };
    /// 実績の記入: a year's figures, one indicator at a time.
    Intake = "intake" at "intake", "実施" / "Do", under Doing, in Cycle {
        year: Option<i32> = Named("year"),
        /// Of one 担当課 alone.
        division: Option<String> = Named("division"),
        /// The first, where none is named.
        indicator: Option<Id> = Named("indicator"),
    };
    /// 評価: a year's verdicts, with what was written about them.
    Evaluations = "evaluation" at "evaluation", "評価" / "Check", under Evaluation, in Cycle {
        year: Option<i32> = Named("year"),
        /// Of one direction alone.
        direction: Option<Id> = Named("direction"),
    };
    /// 改善: meetings and opinions.
    Meetings = "meetings" at "meetings", "改善" / "Improve", under Meetings, in Cycle;
    Meeting = "meeting" at "meetings/:", "改善" / "Improve", under Meetings, in Cycle {
        id: Id = Segment,
    };
    /// What of a meeting goes on paper.
    MeetingPaper = "paper" at "meetings/:/:", "改善" / "Improve", under Meetings, in Cycle {
        meeting: Id = Segment,
        paper: MeetingPaper = Segment,
        /// 資料番号
        number: String = Named("number"),
    };
    /// 勉強会: those of this browser. All of its screens draw, or lead to one that does when there may
    /// be no network any more.
    Workshops = "workshops" at "workshops", "勉強会" / "Workshops", under Workshops, in Workshop draws {
        /// A 用紙, as it is handed out in an address.
        code: String = Named("code"),
    };
    NewWorkshop = "new-workshop" at "workshops/new", "勉強会をひらく" / "Open a workshop", under Workshops, in Workshop draws;
    Workshop = "workshop" at "workshops/:", "勉強会" / "Workshops", under Workshops, in Workshop draws {
        id: Id = Segment,
    };
    WorkshopStep = "workshop-step" at "workshops/:/:", "勉強会" / "Workshops", under Workshops, in Workshop draws {
        workshop: Id = Segment,
        step: WorkshopStep = Segment,
        /// The latest, where none is named.
        round: Option<i32> = Named("round"),
        /// The first, where none is named.
        indicator: Option<Id> = Named("indicator"),
        /// Whose draft, where several people use one device.
        draft: Option<Id> = Named("draft"),
        table: bool = Is("view", "table"),
    };
    /// 食い違い: what is still to be chosen.
    Contests = "contests" at "contests", "食い違い" / "Conflicts", under Elsewhere, in Editor;
    Glossary = "glossary" at "glossary", "用語" / "Words", under Glossary, in Pages;
    Files = "files" at "files", "ファイル" / "Files", under Files, in Pages;
    /// 依頼と回収: what divisions were asked for.
    Circulations = "circulations" at "files/circulations", "依頼と回収" / "Requests and answers", under Files, in Editor;
    Circulation = "circulation" at "files/circulations/:", "依頼と回収" / "Requests and answers", under Files, in Editor {
        id: Id = Segment,
    };
    /// 履歴: how the document came about, and the ways back.
    Versions = "versions" at "files/versions", "履歴" / "History", under Files, in Editor;
    /// 取り込む: files that came back, held against the document.
    TakingIn = "taking-in" at "files/taking-in", "取り込む" / "Take in", under Files, in Editor;
    Settings = "settings" at "settings", "設定" / "Settings", under Settings, in Pages;
}

impl Screen {
    /// As it stands in the page's attributes; each paper and each step has a style of its own.
    pub fn word(&self) -> &'static str {
        match self {
            Screen::MeetingPaper { paper, .. } => paper.word(),
            Screen::WorkshopStep { step, .. } => step.word(),
            other => other.row().word,
        }
    }

    /// Tells pages apart: going from one to another is a step in the browser's history, and what is
    /// chosen on a page is not.
    pub fn page(&self) -> String {
        self.write().path.join("/")
    }

    /// Where a row of a table or a point of a chart leads from here.
    pub fn led(&self, leads: &Leads) -> Screen {
        match (leads, self.clone()) {
            // What is told of a chosen year leads to the sheet of that year.
            (
                Leads::Indicator(id),
                Screen::Results { year, .. } | Screen::ResultsChart { year, .. },
            ) => Screen::Indicator { id: id.clone(), year, table: false },
            (Leads::Indicator(id), _) => {
                Screen::Indicator { id: id.clone(), year: None, table: false }
            }
            (Leads::Into(id), Screen::ResultsChart { chart, year, table, .. }) => {
                Screen::ResultsChart { chart, year, within: Some(id.clone()), table }
            }
            (Leads::Into(id), Screen::Results { year, .. }) => {
                Screen::Results { year, within: Some(id.clone()) }
            }
            (Leads::Into(id), Screen::Chart { chart, table, .. }) => {
                Screen::Chart { chart, within: Some(id.clone()), table }
            }
            (Leads::Into(id), _) => Screen::Charts { within: Some(id.clone()) },
        }
    }

    /// The window's title, without the app's name.
    pub fn title(&self, text: &'static Text, strategy: &Strategy) -> String {
        let record = match self {
            Screen::Indicators { query, .. } if !query.text.is_empty() => {
                return (text.list.found)(&query.text);
            }
            Screen::Indicator { id, .. } => {
                strategy.indicators.get(id).map(|found| text.short_name(found))
            }
            Screen::Direction { id } => strategy.directions.get(id).map(|found| text.name(found)),
            Screen::Item { id } => strategy.items.get(id).map(|found| text.name(found)),
            Screen::Circulation { id } => {
                strategy.circulations.get(id).map(|asked| asked.name.clone())
            }
            Screen::Meeting { id } | Screen::MeetingPaper { meeting: id, .. } => {
                strategy.meetings.get(id).map(|meeting| meeting.name.clone())
            }
            _ => return self.row().title.of(text.language).to_string(),
        };
        record.unwrap_or_else(|| text.frame.missing_place.to_string())
    }
}
