//! Sentences of the workshops: what is told of a number of things.

use super::opening::refusal as refusal_told;
use crate::exchange::Refusal;
use crate::measure::rate::round_to;
use crate::model::Number;
use crate::text::Text;
use crate::text::figures::{digits, measured};
use crate::workshop::{
    Apart, Backcast, Brief, Distribution, Draft, Guess, Nearest, Sheet, Sketch, Submission, Took,
};

pub(super) fn name<'a>(sheet: &'a Sheet, _: &Text) -> &'a str {
    if sheet.name_en.is_empty() { &sheet.name } else { &sheet.name_en }
}

pub(super) fn unit(sheet: &Sheet) -> &str {
    if sheet.unit_en.is_empty() { &sheet.unit } else { &sheet.unit_en }
}

pub(super) fn figure(sheet: &Sheet, value: Number, _: &Text) -> String {
    measured(digits(value.decimal()), unit(sheet))
}

/// `2026-11-29T19:12:05`
pub(super) fn moment(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}

pub(super) fn indicators(count: usize) -> String {
    if count == 1 { "1 indicator".into() } else { format!("{count} indicators") }
}

pub(super) fn asks(brief: &Brief) -> String {
    let strategy = match brief.strategy_en.is_empty() {
        true => &brief.strategy,
        false => &brief.strategy_en,
    };
    let count = indicators(brief.sheets.len());
    format!(
        "Draw what you expect of {count} of {strategy}, for the years {} to {}.",
        brief.from, brief.until
    )
}

pub(super) fn came(counted: usize, groups: &[(String, usize)]) -> String {
    if groups.is_empty() {
        return format!("{counted} handed in.");
    }
    let missing: Vec<&str> =
        groups.iter().filter(|(_, count)| *count == 0).map(|(name, _)| name.as_str()).collect();
    let mut told = vec![format!(
        "{} of {} groups have handed in.",
        groups.len() - missing.len(),
        groups.len()
    )];
    told.push(match missing.is_empty() {
        true => "All are there.".to_string(),
        false => format!("Still missing: {}.", missing.join(", ")),
    });
    for (name, count) in groups.iter().filter(|(_, count)| *count > 1) {
        told.push(format!("{name}: {count} answers, all of them counted."));
    }
    match counted.saturating_sub(groups.iter().map(|(_, count)| count).sum()) {
        0 => {}
        others => told.push(format!("And {others} more.")),
    }
    told.join(" ")
}

pub(super) fn sheet_told(sheet: &Sheet, brief: &Brief, text: &Text) -> String {
    let mut told = Vec::new();
    if sheet.past.values().any(|past| past.part_year) {
        told.push("Hollow: a figure of part of a year.".to_string());
    }
    if !sheet.expected.is_empty() {
        told.push("Dashed: the expected path.".to_string());
    }
    if !sheet.targets.is_empty() {
        told.push("Thick step: the target.".to_string());
    }
    if let Some(before) = brief.before.get(&sheet.id).filter(|before| !before.years.is_empty()) {
        told.push(format!(
            "Gray: the middle half of the round before ({} answers) and the median of each year.",
            before.count
        ));
    }
    let _ = text;
    told.join(" ")
}

pub(super) fn backcast(sheet: &Sheet, found: &Backcast, text: &Text) -> String {
    let change = |value: rust_decimal::Decimal| {
        let sign = if value.is_sign_negative() { "" } else { "+" };
        // A rate moves by points.
        let unit = if unit(sheet) == "%" { "points" } else { unit(sheet) };
        format!("{sign}{}", measured(digits(value), unit))
    };
    let end = (text.write.period)(sheet.period(found.end));
    format!(
        "To be there in {end} takes {} a year. Waiting a year makes it {} a year afterwards.",
        change(found.a_year),
        change(found.after_waiting)
    )
}

pub(super) fn leaves(draft: &Draft, brief: &Brief) -> Vec<String> {
    let drawn = draft.drawn();
    let name = match draft.name.trim() {
        "" => "no name".to_string(),
        name => format!("the name “{name}”"),
    };
    let lines = drawn.values().filter(|sketch| !sketch.path.is_empty()).count();
    let any = |of: fn(&Sketch) -> bool, word: &'static str| drawn.values().any(of).then_some(word);
    let ends: Vec<&str> = [
        any(|sketch| sketch.low.is_some(), ", low"),
        any(|sketch| sketch.high.is_some(), ", high"),
        any(|sketch| sketch.sure.is_some(), ", how sure"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let reasons = drawn.values().filter(|sketch| !sketch.why.trim().is_empty()).count();
    let cards = draft.cards.iter().filter(|card| !card.text.trim().is_empty()).count();
    vec![
        format!("that it is of “{}”, round {}", brief.title, draft.round),
        name,
        format!("{lines} of {} lines{}", brief.sheets.len(), ends.concat()),
        format!("reasons: {reasons}"),
        format!("opinion cards: {cards}"),
    ]
}

pub(super) fn draft_state(draft: &Draft, brief: &Brief) -> String {
    let drawn = draft.drawn().values().filter(|sketch| !sketch.path.is_empty()).count();
    let state = match (draft.handed_in.is_some(), draft.differs(brief)) {
        (false, _) => "not handed in",
        (true, false) => "ready to be given to the facilitator",
        (true, true) => "changed since it was made ready",
    };
    format!("{drawn} of {} drawn, {state}", brief.sheets.len())
}

/// More names than these are not told one by one.
const NAMED: usize = 8;

pub(super) fn took(took: &Took) -> String {
    let mut told = Vec::new();
    if took.new > 0 {
        let names: Vec<&str> =
            took.names.iter().map(|name| if name.is_empty() { "no name" } else { name }).collect();
        told.push(match took.new <= NAMED {
            true => format!("{} taken in ({}).", took.new, names.join(", ")),
            false => format!("{} taken in.", took.new),
        });
    }
    if took.apart > 0 {
        told.push(format!(
            "{} of them are of another workshop, round or paper and were set aside.",
            took.apart
        ));
    }
    if took.again > 0 {
        told.push(format!("{} had come before.", took.again));
    }
    if !took.briefs.is_empty() {
        told.push(format!("Papers taken in: {}.", took.briefs.len()));
    }
    if took.unknown > 0 {
        told.push(format!(
            "{} are of a workshop that is not on this device; take them in where it was opened.",
            took.unknown
        ));
    }
    if took.altered > 0 {
        told.push(format!(
            "{} were changed on the way and not taken in. Please ask for them again.",
            took.altered
        ));
    }
    if took.damaged > 0 {
        told.push(format!("{} are incomplete. Paste the whole text again.", took.damaged));
    }
    if took.unreadable > 0 {
        told.push(format!(
            "{} cannot be read and were not taken in. Please ask those groups again.",
            took.unreadable
        ));
    }
    for (name, refusal) in &took.refused {
        let what = match name.as_str() {
            "" => "The pasted text".to_string(),
            name => format!("“{name}”"),
        };
        told.push(format!("{what} was not taken in. {}", refused(refusal)));
    }
    if told.is_empty() {
        told.push("Nothing of a workshop was found.".into());
    }
    told.join(" ")
}

/// Why something is nothing of a workshop.
fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::OtherKind { .. } => "It is a strategy and nothing of a workshop.".into(),
        Refusal::NotJson { .. } | Refusal::NotOurs => "It is nothing of a workshop.".into(),
        Refusal::TooMany => "Its years or indicators are more than can be opened.".into(),
        other => refusal_told(other),
    }
}

pub(super) fn others(names: Vec<String>) -> String {
    if names.is_empty() {
        return String::new();
    }
    let nameless = names.iter().filter(|name| name.is_empty()).count();
    let mut named: Vec<String> =
        names.into_iter().filter(|name| !name.is_empty()).map(|n| format!("“{n}”")).collect();
    if nameless > 0 {
        named.push(format!("{nameless} without a name"));
    }
    format!("Also {}.", named.join(", "))
}

pub(super) fn apart_one(submission: &Submission, why: Apart) -> String {
    let name = match submission.name.as_str() {
        "" => "No name".to_string(),
        name => format!("“{name}”"),
    };
    let why = match why {
        Apart::OtherWorkshop => "of another workshop",
        Apart::OtherRound => return format!("{name}: of round {}", submission.session.round),
        Apart::OtherBase => "drawn on another paper, with other figures or years",
        Apart::Contradicts => "two with one number say different things; ask the group",
        Apart::Replaced => "handed in again; the newer one counts",
    };
    format!("{name}: {why}")
}

pub(super) fn spread(sheet: &Sheet, all: &Distribution, text: &Text) -> String {
    let Some((year, last)) = all.years.last_key_value() else {
        return "There is no line of this indicator.".into();
    };
    let year = (text.write.period)(sheet.period(*year));
    let of = |value: rust_decimal::Decimal| {
        measured(digits(round_to(value, sheet.precision + 1).normalize()), unit(sheet))
    };
    let range = match last.least == last.greatest {
        true => format!("in {year}, {} is expected", figure(sheet, last.least, text)),
        false => format!(
            "in {year}, from {} to {} is expected",
            figure(sheet, last.least, text),
            figure(sheet, last.greatest, text)
        ),
    };
    match last.middle {
        Some((low, high)) => format!(
            "n={}: {range}, the median is {}. The middle half lies between {} and {}.",
            last.count,
            of(last.median),
            of(low),
            of(high)
        ),
        None => format!("n={}: {range}. Fewer than three: no middle half.", last.count),
    }
}

pub(super) fn nearest(sheet: &Sheet, found: &Nearest, text: &Text) -> String {
    let sketches = found.guesses.iter().filter(|(guess, _)| matches!(guess, Guess::Sketch(_)));
    let mut who = Vec::new();
    match sketches.count() {
        0 => {}
        1 => who.push("one line of the workshop".to_string()),
        count => who.push(format!("{count} lines of the workshop")),
    }
    if found.guesses.iter().any(|(guess, _)| *guess == Guess::Target) {
        who.push("the plan’s target".into());
    }
    if found.guesses.iter().any(|(guess, _)| *guess == Guess::Trend) {
        who.push("the straight trend".into());
    }
    let mut values: Vec<Number> = found.guesses.iter().map(|(_, value)| *value).collect();
    values.sort();
    values.dedup();
    let values: Vec<String> = values.iter().map(|value| figure(sheet, *value, text)).collect();
    format!(
        "{}: the figure was {}; nearest came {} ({}).",
        (text.write.period)(sheet.period(found.year)),
        figure(sheet, found.actual, text),
        who.join(" and "),
        values.join(", ")
    )
}
