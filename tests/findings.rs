//! What is found in a document, each with the one thing that brings it about.

use genki_board::check::{FindingKind, check};
use genki_board::edit::{Edit, IndicatorField, New, ObservationField};
use genki_board::exchange::read_text;
use genki_board::model::*;

const BCP: &str = "bcp-seminar";

fn sample() -> Strategy {
    read_text(&std::fs::read_to_string("public/strategies/sample.json").unwrap()).unwrap().strategy
}

fn found(edits: &[Edit]) -> Vec<(FindingKind, Id)> {
    let today = Date::new(2026, 11, 22).unwrap();
    let strategy = edits.iter().fold(sample(), |strategy, edit| {
        edit.apply(&strategy, today).expect("an edit that is made")
    });
    check(&strategy)
        .into_iter()
        .map(|finding| (finding.kind, finding.indicator.unwrap_or(finding.record)))
        .collect()
}

fn of(kind: FindingKind) -> Vec<(FindingKind, Id)> {
    vec![(kind, BCP.into())]
}

fn actual(typed: &str) -> Edit {
    Edit::Actual { indicator: BCP.into(), period: Period::fiscal(2025), typed: typed.into() }
}

fn target(typed: &str) -> Edit {
    Edit::Target { indicator: BCP.into(), period: Period::fiscal(2025), typed: typed.into() }
}

fn observation(field: ObservationField) -> Edit {
    Edit::Observation { id: format!("{BCP}.FY2025.1").into(), field }
}

#[test]
fn the_sample_has_nothing_to_mend() {
    assert_eq!(found(&[]), []);
}

#[test]
fn what_cannot_be_read_is_found() {
    assert_eq!(found(&[actual("2O4")]), of(FindingKind::UnreadableFigure));
    assert_eq!(found(&[target("2O4")]), of(FindingKind::UnreadableTarget));
    assert_eq!(
        found(&[actual("20"), observation(ObservationField::AsOf("いつか".into()))]),
        of(FindingKind::UnreadableAsOf)
    );
}

#[test]
fn figures_and_dates_that_disagree_are_found() {
    let interim = ObservationField::State(ObservationState::Interim);
    let undated = observation(ObservationField::AsOf(String::new()));
    assert_eq!(
        found(&[actual("20"), undated, observation(interim)]),
        of(FindingKind::InterimWithoutAsOf)
    );
    assert_eq!(
        found(&[actual("20"), observation(ObservationField::AsOf("R5年1月末".into()))]),
        of(FindingKind::AsOfBeforePeriod)
    );
}

#[test]
fn targets_against_the_desired_direction_are_found() {
    assert_eq!(found(&[target("200名以下")]), of(FindingKind::TargetBackwards));
    assert_eq!(found(&[target("20〜30")]), []);
    // Typed so it is not read at all; a file may say it all the same.
    let mut strategy = sample();
    let goal = Goal::Range { from: 30.into(), to: 20.into() };
    strategy.targets.alter(&format!("{BCP}.FY2025.target").into(), |target| target.goal = goal);
    assert_eq!(check(&strategy).len(), 1);
}

#[test]
fn two_values_of_one_state_and_date_are_found() {
    let revision = |typed: &str| Edit::Revision {
        indicator: BCP.into(),
        period: Period::fiscal(2025),
        typed: typed.into(),
    };
    // After the figure of part of the year, which stays, comes that of the whole; then what revises
    // it.
    assert_eq!(found(&[actual("20"), revision("21")]), [], "part, whole, revised");
    assert_eq!(found(&[actual("20"), revision("21"), revision("22")]), of(FindingKind::TwoValues));
}

#[test]
fn what_an_indicator_lacks_is_found() {
    let add = Edit::Add {
        id: "new".into(),
        new: New::Output { item: item() },
        name: "新しい指標".into(),
    };
    assert_eq!(found(std::slice::from_ref(&add)), [(FindingKind::NoDesired, "new".into())]);
    let figure =
        Edit::Actual { indicator: "new".into(), period: Period::fiscal(2025), typed: "3".into() };
    let desired =
        Edit::Indicator { id: "new".into(), field: IndicatorField::Desired(Desired::Increase) };
    assert_eq!(found(&[add, figure, desired]), [(FindingKind::NoUnit, "new".into())]);
}

fn item() -> Id {
    match &sample().indicators.get(&BCP.into()).unwrap().role {
        Role::Output { item } => item.clone(),
        Role::Outcome { .. } => unreachable!("an output"),
    }
}

#[test]
fn two_targets_of_one_year_are_found() {
    let mut strategy = sample();
    let id = format!("{BCP}.FY2025.target").into();
    let again = Target { id: "again".into(), ..Target::clone(strategy.targets.get(&id).unwrap()) };
    strategy.targets.put(again);
    let kinds: Vec<_> = check(&strategy).into_iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [FindingKind::TwoTargets]);
}
