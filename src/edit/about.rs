//! What the strategy says of itself.

use super::Refusal;
use crate::model::reading::{self, Fault, Reading};
use crate::model::*;

#[derive(Clone, Debug, PartialEq)]
pub enum AboutField {
    Name(String),
    NameEn(String),
    Edition(String),
    EditionEn(String),
    Committee(String),
    CommitteeEn(String),
    /// 計画期間, as typed: 「令和5年度」, 「R5」, 「2023」; empty where it is not known.
    FirstYear(String),
    LastYear(String),
    PeriodConfirmed(bool),
    /// 判定の基準, in percent as typed; empty for the usual one.
    Nearly(String),
    Partly(String),
    Exceeded(String),
    /// 戦略の進行管理: a heading begins a paragraph, its lines follow.
    Method(String),
}

pub(super) fn alter(after: &mut Strategy, field: &AboutField) -> Result<(), Refusal> {
    let mut about = About::clone(&after.about);
    let usual = Thresholds::default();
    let text = |text: &String| text.trim().to_string();
    match field {
        AboutField::Name(name) if name.trim().is_empty() => return Err(Refusal::Empty),
        AboutField::Name(name) => about.name = text(name),
        AboutField::NameEn(name) => about.name_en = text(name),
        AboutField::Edition(edition) => about.edition = text(edition),
        AboutField::EditionEn(edition) => about.edition_en = text(edition),
        AboutField::Committee(committee) => about.committee = text(committee),
        AboutField::CommitteeEn(committee) => about.committee_en = text(committee),
        AboutField::FirstYear(typed) => about.first_year = fiscal_year(typed)?,
        AboutField::LastYear(typed) => about.last_year = fiscal_year(typed)?,
        AboutField::PeriodConfirmed(confirmed) => about.period_confirmed = *confirmed,
        AboutField::Nearly(typed) => about.thresholds.nearly = percent(typed, usual.nearly)?,
        AboutField::Partly(typed) => about.thresholds.partly = percent(typed, usual.partly)?,
        AboutField::Exceeded(typed) => about.thresholds.exceeded = percent(typed, usual.exceeded)?,
        AboutField::Method(typed) => about.method = sections(typed),
    }
    // Bounds out of order would judge one rate twice.
    let Thresholds { nearly, partly, exceeded } = about.thresholds;
    let bounds =
        matches!(field, AboutField::Nearly(_) | AboutField::Partly(_) | AboutField::Exceeded(_));
    if bounds
        && !(Number::ZERO < partly
            && partly < nearly
            && nearly <= Number::from(100)
            && Number::from(100) < exceeded)
    {
        return Err(Refusal::OutOfOrder);
    }
    let years = matches!(field, AboutField::FirstYear(_) | AboutField::LastYear(_));
    if years && about.first_year.zip(about.last_year).is_some_and(|(first, last)| last < first) {
        return Err(Refusal::OutOfOrder);
    }
    after.about = about.into();
    Ok(())
}

fn fiscal_year(typed: &str) -> Result<Option<FiscalYear>, Refusal> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    match year::read_period(typed, Period::fiscal) {
        Some(Period::Fiscal(year)) => Ok(Some(year)),
        _ => Err(Refusal::NotANumber(Fault::NotANumber)),
    }
}

fn percent(typed: &str, usual: Number) -> Result<Number, Refusal> {
    match reading::read(typed, "%") {
        Reading::Empty => Ok(usual),
        Reading::Number { value, .. } => Ok(value),
        Reading::Unreadable(fault) => Err(Refusal::NotANumber(fault)),
        Reading::Missing(_) => Err(Refusal::NotANumber(Fault::NotANumber)),
    }
}

/// Paragraphs, each begun by its heading.
fn sections(typed: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut begun = false;
    for line in typed.lines().map(str::trim) {
        match (line.is_empty(), begun, sections.last_mut()) {
            (true, ..) => begun = false,
            (false, true, Some(section)) => section.lines.push(line.to_string()),
            (false, ..) => {
                sections.push(Section { heading: line.to_string(), lines: Vec::new() });
                begun = true;
            }
        }
    }
    sections
}

/// The same as text, for a field to show.
pub fn method_as_typed(sections: &[Section]) -> String {
    let paragraph = |section: &Section| {
        std::iter::once(&section.heading)
            .chain(&section.lines)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    };
    sections.iter().map(paragraph).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_method_comes_back_as_it_was_typed() {
        let typed = "計画\n毎年度つくる\n見直す\n\n点検\n公表する";
        assert_eq!(method_as_typed(&sections(typed)), typed);
        assert_eq!(sections(" \n\n"), Vec::new());
    }
}
