//! Where it lands: what the sheet writes over, and what it never does.

use genki_board::edit::block::{CellPosition, Cells};
use genki_board::edit::{Edit, IndicatorField, ObservationField, Refusal};
use genki_board::exchange::read_text;
use genki_board::model::schema::TextMember;
use genki_board::model::*;
use genki_board::report::Outline;
use genki_board::report::grid::Grid;
use genki_board::report::landing::{Becomes, Landing, Sheet};

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

/// The sheet of a strategy, of all indicators or of the outputs alone.
struct Shown {
    strategy: Strategy,
    grid: Grid,
    rows: Vec<Id>,
    years: Vec<i32>,
}

fn shown(outputs: bool) -> Shown {
    let strategy = strategy();
    let grid = Grid::of(&strategy, &Outline::of(&strategy));
    let rows = grid
        .rows
        .iter()
        .filter(|row| !outputs || !row.indicator.is_outcome())
        .map(|row| row.indicator.id.clone())
        .collect();
    Shown { strategy, grid, rows, years: (2019..=2026).collect() }
}

impl Shown {
    /// What becomes of a text as a spreadsheet copies it, from a row and the column of a year on.
    fn lays(&self, text: &str, row: usize, year: i32) -> Landing {
        let block = genki_board::exchange::block::cells(text);
        let column = self.years.iter().position(|known| *known == year).unwrap();
        let sheet = Sheet { grid: &self.grid, rows: &self.rows, years: &self.years };
        Landing::of(&block, &[CellPosition { row, column }], Cells::Actuals, &sheet).unwrap()
    }

    fn outputs(&self) -> Vec<&Indicator> {
        let rows = self.grid.rows.iter().map(|row| &*row.indicator);
        rows.filter(|indicator| !indicator.is_outcome()).collect()
    }
}

/// Where each figure goes: 「指標 FY2023 = 12」.
fn places(landing: &Landing) -> Vec<String> {
    let place = |line: &genki_board::report::landing::LandingCell| {
        format!("{} {} = {}", line.indicator.id, line.period.code(), line.typed)
    };
    landing.lines.iter().map(place).collect()
}

#[test]
fn the_list_of_the_outputs_lands_by_its_names_wherever_it_is_put() {
    let shown = shown(false);
    let outputs = shown.outputs();
    assert_eq!(outputs.len(), 24);
    // In another order than the strategy's, with a head, numbers, units and a note.
    let mut lines = vec!["番号\t指標\t単位\t令和5年度\t備考".to_string()];
    for (at, indicator) in outputs.iter().enumerate().rev() {
        let name = match at % 3 {
            0 => indicator.name.clone(),
            1 => indicator.short_name().to_string(),
            _ => format!("{}　{}", at + 1, indicator.name.to_uppercase()),
        };
        lines.push(format!("{}\t{name}\t{}\t{}\t済", at + 1, indicator.unit, 100 + at));
    }
    // Put far down, and on another year: names and head say where it goes.
    let landing = shown.lays(&lines.join("\r\n"), 20, 2020);
    assert_eq!(landing.unknown, Vec::<String>::new());
    assert!(landing.by_names);
    assert_eq!(landing.ignored, [1, 3, 5], "number, unit and note");
    assert!(landing.asks(), "what is left out is seen before it lands");
    let mut expected: Vec<String> = outputs
        .iter()
        .enumerate()
        .map(|(at, indicator)| {
            format!("{} {} = {}", indicator.id, indicator.period(2023).code(), 100 + at)
        })
        .collect();
    let mut found = places(&landing);
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn names_and_figures_alone_land_without_asking_where_nothing_stands() {
    let shown = shown(false);
    let lines: Vec<String> = shown
        .outputs()
        .iter()
        .enumerate()
        .map(|(at, indicator)| format!("{}\t{}", indicator.name, 20 + at))
        .collect();
    let landing = shown.lays(&lines.join("\n"), 0, 2024);
    assert_eq!(landing.lines.len(), 24);
    assert!(
        landing.lines.iter().all(|line| !line.indicator.is_outcome() && line.period.year() == 2024)
    );
    let jumping = landing.lines.iter().filter(|line| line.jumps).count();
    assert_eq!(landing.asks(), jumping > 0);
}

#[test]
fn without_names_what_crosses_kinds_or_does_not_fit_is_asked_for() {
    let all = shown(false);
    let figures: Vec<String> = (0..24).map(|at| (30 + at).to_string()).collect();
    let block = figures.join("\n");
    let crossing = all.lays(&block, 0, 2024);
    assert!(crossing.crosses_kinds && crossing.asks());
    let below = all.lays(&block, 20, 2024);
    assert!(below.outside > 0 && below.asks());
    // The 24 alone, in their order.
    let outputs = shown(true);
    let fitting = outputs.lays(&block, 0, 2024);
    assert!(!fitting.crosses_kinds && fitting.outside == 0);
    let ids: Vec<&str> = fitting.lines.iter().map(|line| line.indicator.id.as_str()).collect();
    assert_eq!(ids, outputs.rows.iter().map(Id::as_str).collect::<Vec<_>>());
}

#[test]
fn what_stands_there_what_cannot_be_read_and_what_jumps_is_seen_before() {
    let shown = shown(false);
    let of = |text: &str| {
        let landing = shown.lays(text, 0, 2024);
        let line = landing.lines[0].clone();
        (line.becomes, line.jumps, landing.asks())
    };
    let bcp = "BCPセミナー受講者数";
    let block = |figure: &str| format!("{bcp}\t{figure}\n企業訪問件数\t");
    assert_eq!(of(&block("31")), (Becomes::First, false, false));
    assert_eq!(of(&block("31社")), (Becomes::Unread, false, true));
    assert_eq!(of(&block("31,000")), (Becomes::First, true, true));
    let published = shown.lays(&format!("指標\tR4年度\n{bcp}\t31\n企業訪問件数\t"), 0, 2024);
    assert_eq!(published.lines[0].becomes, Becomes::Further);
    assert!(published.asks());
    let same = shown.lays(&format!("指標\tR4年度\n{bcp}\t28\n企業訪問件数\t"), 0, 2024);
    assert_eq!((same.lines[0].becomes, same.asks()), (Becomes::Same, false));
    assert_eq!(same.edit(), Edit::Many(Vec::new()));
}

#[test]
fn a_name_that_nobody_has_is_said_and_its_figure_goes_nowhere() {
    let shown = shown(false);
    let landing = shown.lays("BCPセミナー受講者数\t31\n企業訪問件数\t50\n知らない指標\t7", 0, 2024);
    assert_eq!(landing.unknown, ["知らない指標"]);
    assert_eq!(landing.lines.len(), 2);
    assert!(landing.asks());
}

#[test]
fn target_and_actual_of_a_list_are_told_apart_by_its_head() {
    let shown = shown(false);
    let landing = shown.lays(
        "指標\t単位\t目標\t実績\t達成率\nBCPセミナー受講者数\t名\t40\t31\t77.5%\n企業訪問件数\t件\t60\t55\t91.7%",
        0,
        2024,
    );
    assert_eq!(places(&landing), ["bcp-seminar FY2024 = 31", "company-visits FY2024 = 55"]);
    assert_eq!(landing.ignored, [2, 3, 5]);
}

#[test]
fn what_has_landed_is_one_step() {
    let shown = shown(true);
    let landing = shown.lays("11\n12\n13", 0, 2025);
    let after = landing.edit().apply(&shown.strategy, today()).unwrap();
    assert_eq!(after.observations.len(), shown.strategy.observations.len() + 3);
}

#[test]
fn a_target_in_a_list_never_becomes_an_actual() {
    let shown = shown(false);
    let block = "指標\tR6実績\tR6目標\nBCPセミナー受講者数\t31\t40\n企業訪問件数\t50\t60";
    let landing = shown.lays(block, 0, 2024);
    assert_eq!(places(&landing), ["bcp-seminar FY2024 = 31", "company-visits FY2024 = 50"]);
    assert_eq!(landing.ignored, [3]);
    assert!(landing.asks());
}

#[test]
fn a_calendar_year_goes_to_no_fiscal_one() {
    let shown = shown(false);
    let landing = shown.lays("指標\t2024年\nBCPセミナー受講者数\t31\n企業訪問件数\t50", 0, 2024);
    assert_eq!((landing.lines.len(), landing.outside), (0, 2));
    assert!(landing.asks());
}

#[test]
fn two_rows_for_one_cell_are_seen_first() {
    let shown = shown(false);
    let block = "BCPセミナー受講者数\t31\n1. BCPセミナー受講者数\t45";
    let landing = shown.lays(block, 0, 2024);
    assert_eq!(landing.lines.len(), 2);
    assert!(landing.asks());
}

#[test]
fn what_is_typed_last_is_what_counts() {
    let strategy = strategy();
    for (first, state, as_of) in [
        ("120", ObservationState::Preliminary, "R8年5月31日"),
        ("120", ObservationState::Revised, "R7年度"),
        ("120", ObservationState::Interim, "R7年12月"),
    ] {
        let mut published = typed(&strategy, 2025, first).unwrap();
        published.observations.alter(&"bcp-seminar.FY2025.1".into(), |o| {
            o.state = state.clone();
            o.as_of = AsOf::read(as_of);
            o.source = "資料".into();
        });
        for (now, figure) in
            [("130", Figure::Number(130.into())), ("X", Figure::Missing(MissingReason::Suppressed))]
        {
            let after = typed(&published, 2025, now).unwrap();
            let counted = after.counted(&BCP.into(), Period::fiscal(2025)).unwrap();
            assert_eq!(counted.figure, figure, "{now} over {state:?}");
        }
    }
}

#[test]
fn of_a_year_that_has_not_begun_there_is_a_forecast_at_most() {
    let after = typed(&strategy(), 2027, "60").unwrap();
    assert_eq!(figures(&after, 2027), pairs(&[("60", "forecast")]));
}
