//! Where it lands: what the sheet writes over, and what it never does.

use genki_board::edit::{Edit, IndicatorField, ObservationField, Refusal};
use genki_board::exchange::read_text;
use genki_board::model::schema::TextMember;
use genki_board::model::*;

const BCP: &str = "bcp-seminar";

fn strategy() -> Strategy {
    read_text(&std::fs::read_to_string("public/strategies/chiba-5.json").unwrap()).unwrap().strategy
}

fn today() -> Date {
    Date::new(2026, 11, 29).unwrap()
}

fn typed(strategy: &Strategy, year: i32, typed: &str) -> Result<Strategy, Refusal> {
    let period = Period::fiscal(year);
    Edit::Actual { indicator: BCP.into(), period, typed: typed.into() }.apply(strategy, today())
}

fn figures(strategy: &Strategy, year: i32) -> Vec<(String, String)> {
    let mut found: Vec<_> = strategy
        .observations
        .of(&BCP.into())
        .filter(|o| o.period == Period::fiscal(year))
        .map(|o| (o.entry, o.figure.clone(), o.state.word().to_string()))
        .collect();
    found.sort_by_key(|(entry, ..)| *entry);
    let words = |figure| match figure {
        Figure::Number(value) => format!("{value}"),
        Figure::Missing(reason) => reason.word().to_string(),
    };
    found.into_iter().map(|(_, figure, state)| (words(figure), state)).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(figure, state)| (figure.to_string(), state.to_string())).collect()
}

#[test]
fn a_published_baseline_stays_and_what_is_typed_comes_beside_it() {
    let before = strategy();
    let published = figures(&before, 2022);
    assert_eq!(published, pairs(&[("28", "final")]));
    let after = typed(&before, 2022, "30").unwrap();
    assert_eq!(figures(&after, 2022), pairs(&[("28", "final"), ("30", "revised")]));
    let counted = after.counted(&BCP.into(), Period::fiscal(2022)).unwrap();
    assert_eq!(counted.figure, Figure::Number(30.into()), "and it is what counts");
    let baseline = after.indicators.get(&BCP.into()).unwrap().baseline.clone();
    assert_eq!(baseline, before.indicators.get(&BCP.into()).unwrap().baseline);
}

#[test]
fn a_published_figure_is_not_taken_away_from_the_sheet() {
    assert_eq!(typed(&strategy(), 2022, "").unwrap_err(), Refusal::KeptFigure);
    // Within a block the rest goes its way.
    let period = Period::fiscal;
    let edit = |year, typed: &str| Edit::Actual {
        indicator: BCP.into(),
        period: period(year),
        typed: typed.into(),
    };
    let block = Edit::Many(vec![edit(2022, ""), edit(2023, "41")]);
    let after = block.apply(&strategy(), today()).unwrap();
    assert_eq!(figures(&after, 2022), pairs(&[("28", "final")]));
    assert_eq!(figures(&after, 2023), pairs(&[("41", "final")]));
}

#[test]
fn a_whole_year_typed_over_a_part_keeps_the_part() {
    let mut part = typed(&strategy(), 2025, "20").unwrap();
    part.observations.alter(&"bcp-seminar.FY2025.1".into(), |o| {
        o.state = ObservationState::Interim;
        o.as_of = AsOf::read("R7年12月末");
    });
    let whole = typed(&part, 2025, "31").unwrap();
    // The year ended in March: what is known within a year of that is a first figure.
    assert_eq!(figures(&whole, 2025), pairs(&[("20", "interim"), ("31", "preliminary")]));
    // One's own first figure may be corrected, and taken away again.
    let corrected = typed(&whole, 2025, "32").unwrap();
    assert_eq!(figures(&corrected, 2025), pairs(&[("20", "interim"), ("32", "preliminary")]));
    let taken = typed(&corrected, 2025, "").unwrap();
    assert_eq!(figures(&taken, 2025), pairs(&[("20", "interim")]));
}

#[test]
fn typing_what_stands_there_changes_nothing() {
    let before = strategy();
    assert_eq!(typed(&before, 2022, "28名").unwrap(), before);
}

#[test]
fn the_entry_itself_is_corrected_on_the_indicators_own_screen() {
    let edit = Edit::Correction {
        indicator: BCP.into(),
        period: Period::fiscal(2022),
        typed: "29".into(),
    };
    let after = edit.apply(&strategy(), today()).unwrap();
    assert_eq!(figures(&after, 2022), pairs(&[("29", "final")]));
}

#[test]
fn a_figure_of_another_unit_is_kept_as_typed() {
    let after = typed(&strategy(), 2024, "58社").unwrap();
    assert_eq!(figures(&after, 2024), pairs(&[("unreadable", "final")]));
    let kept = after.counted(&BCP.into(), Period::fiscal(2024)).unwrap();
    assert_eq!(kept.raw, "58社");
}

#[test]
fn a_date_that_cannot_be_is_kept_as_typed() {
    let before = typed(&strategy(), 2024, "58").unwrap();
    let dated = |typed: &str| {
        let id = "bcp-seminar.FY2024.1".into();
        let edit = Edit::Observation { id, field: ObservationField::AsOf(typed.into()) };
        let after = edit.apply(&before, today()).unwrap();
        let found = after.observations.get(&"bcp-seminar.FY2024.1".into()).unwrap();
        (found.as_of.point.map(Point::code), found.as_of.raw.clone())
    };
    assert_eq!(dated("R7年3月末").0.as_deref(), Some("2025-03"));
    assert_eq!(
        dated("2024").0.as_deref(),
        Some("FY2024"),
        "a bare year is of the indicator's kind"
    );
    assert_eq!(dated("通年").0.as_deref(), Some("FY2024"));
    for refused in ["R5年1月", "R9年1月", "R7.1-3", "R7 1/12", "2069-12", "R7年13月"] {
        assert_eq!(dated(refused), (None, refused.to_string()));
    }
}

#[test]
fn a_changed_unit_is_a_break() {
    let before = typed(&strategy(), 2024, "58").unwrap();
    let unit = |unit: &str| {
        let edit = Edit::Indicator {
            id: BCP.into(),
            field: IndicatorField::Text(TextMember { field: "unit", prose: false }, unit.into()),
        };
        edit.apply(&before, today()).unwrap().breaks.of(&BCP.into()).count()
    };
    assert_eq!(unit("人"), 0, "another word for the same");
    assert_eq!(unit("社"), 1);
    assert_eq!(unit("千人"), 1);
}
