//! 日本語.

mod contests;
mod figures;
mod glossary;
mod messages;
mod parts;
mod screens;
mod verdicts;

use super::{Text, WorkText};

pub static JA: Text = Text {
    lang: "ja",
    app: "元気ボード",
    common: screens::COMMON,
    nav: screens::NAV,
    frame: screens::FRAME,
    overview: screens::OVERVIEW,
    list: screens::LIST,
    sheet: screens::SHEET,
    graph: screens::GRAPH,
    places: screens::PLACES,
    settings: screens::SETTINGS,
    write: figures::WRITE,
    say: messages::SAY,
};

pub static WORK: WorkText = WorkText {
    edit: screens::EDIT,
    parts: parts::PARTS,
    grid: parts::GRID,
    files: screens::FILES,
    contests: contests::CONTESTS,
    glossary: glossary::GLOSSARY,
};
