//! 日本語.

mod circulation;
mod contests;
mod cycle;
mod figures;
mod glossary;
mod indicator;
mod lenses;
mod messages;
mod opening;
mod papers;
mod parts;
mod results;
mod screens;
mod taking_in;
mod verdicts;
mod versions;
mod whole;
mod workshop;
mod workshop_told;

use super::{IndicatorWords, Language, PostText, Text, WorkText};

pub static JA: Text = Text {
    language: Language::Japanese,
    app: "元気ボード",
    common: screens::COMMON,
    nav: screens::NAV,
    frame: screens::FRAME,
    overview: screens::OVERVIEW,
    list: screens::LIST,
    places: screens::PLACES,
    write: figures::WRITE,
    say: messages::SAY,
    further: None,
};

pub use cycle::CYCLE;
pub use messages::NOTICES;
pub use results::RESULTS;
pub use whole::WHOLE;
pub use workshop::WORKSHOP;

pub static INDICATOR: IndicatorWords = indicator::INDICATOR;

pub static WORK: WorkText = WorkText {
    edit: screens::EDIT,
    parts: parts::PARTS,
    grid: parts::GRID,
    files: screens::FILES,
    contests: contests::CONTESTS,
    glossary: glossary::GLOSSARY,
    settings: screens::SETTINGS,
};

pub static POST: PostText = PostText {
    taking_in: taking_in::TAKING_IN,
    circulation: circulation::CIRCULATION,
    versions: versions::VERSIONS,
};
