//! 日本語.

pub mod contests;
mod figures;
mod glossary;
mod messages;
mod parts;
mod screens;
mod verdicts;

use super::Text;

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
    edit: screens::EDIT,
    places: screens::PLACES,
    parts: parts::PARTS,
    grid: parts::GRID,
    files: screens::FILES,
    glossary: glossary::GLOSSARY,
    settings: screens::SETTINGS,
    write: figures::WRITE,
    say: messages::SAY,
};
