//! English.

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

use super::{Further, Language, PostText, Text, WorkText};

pub static EN: Text = Text {
    language: Language::English,
    app: "Genki Board",
    common: screens::COMMON,
    nav: screens::NAV,
    frame: screens::FRAME,
    overview: screens::OVERVIEW,
    list: screens::LIST,
    places: screens::PLACES,
    write: figures::WRITE,
    say: messages::SAY,
    further: Some(&FURTHER),
};

static FURTHER: Further = Further {
    indicator: &indicator::INDICATOR,
    work: &WORK,
    whole: &whole::WHOLE,
    notices: &messages::NOTICES,
    cycle: &cycle::CYCLE,
    results: &results::RESULTS,
    workshop: &workshop::WORKSHOP,
    post: &POST,
};

static WORK: WorkText = WorkText {
    edit: screens::EDIT,
    parts: parts::PARTS,
    grid: parts::GRID,
    files: screens::FILES,
    contests: contests::CONTESTS,
    glossary: glossary::GLOSSARY,
    settings: screens::SETTINGS,
};

static POST: PostText = PostText {
    taking_in: taking_in::TAKING_IN,
    circulation: circulation::CIRCULATION,
    versions: versions::VERSIONS,
};
