//! The cases that must hold: from published figures, or built on them.

use super::*;

/// A strategy of one indicator, built up as an officer would tell it.
struct Case {
    strategy: Strategy,
    indicator: Indicator,
}

fn number(text: &str) -> Number {
    Number::from_text(text).unwrap()
}

fn case(role: Role, desired: Desired, aggregation: Aggregation) -> Case {
    let accrues = matches!(aggregation, Aggregation::Flow | Aggregation::Cumulative);
    let (id, unit) = ("i".into(), "件".into());
    let indicator =
        Indicator { id, role, unit, desired, aggregation, accrues, ..Indicator::default() };
    Case { strategy: Strategy::default(), indicator }
}

fn outcome(desired: Desired, aggregation: Aggregation) -> Case {
    case(Role::Outcome { direction: "d".into() }, desired, aggregation)
}

fn output(desired: Desired, aggregation: Aggregation) -> Case {
    case(Role::Output { item: "t".into() }, desired, aggregation)
}

impl Case {
    fn baseline(mut self, year: i32, value: &str) -> Case {
        self.indicator.baseline = Some(Baseline::Stated {
            value: number(value),
            period: Period::fiscal(year),
            mean: false,
            raw: String::new(),
        });
        self
    }

    fn mean_baseline(mut self, year: i32, value: &str) -> Case {
        self.indicator.baseline = Some(Baseline::Stated {
            value: number(value),
            period: Period::fiscal(year),
            mean: true,
            raw: String::new(),
        });
        self
    }

    fn target(self, year: i32, relation: Relation, value: &str) -> Case {
        self.goal(year, Goal::Value { relation, value: number(value) })
    }

    fn goal(mut self, year: i32, goal: Goal) -> Case {
        self.strategy.targets.put(Target {
            id: format!("t{year}").into(),
            indicator: "i".into(),
            period: Period::fiscal(year),
            goal,
            sum_since: None,
            set_at: AsOf::default(),
            reason: String::new(),
            raw: String::new(),
        });
        self
    }

    fn sum_since(mut self, target: i32, since: i32) -> Case {
        self.strategy.targets.alter(&format!("t{target}").into(), |target| {
            target.sum_since = Some(Period::fiscal(since))
        });
        self
    }

    fn actual(self, year: i32, value: &str) -> Case {
        self.observed(year, Figure::Number(number(value)), "", ObservationState::Final)
    }

    fn observed(mut self, year: i32, figure: Figure, as_of: &str, state: ObservationState) -> Case {
        let entry = self.strategy.observations.len() as u32 + 1;
        self.strategy.observations.put(Observation {
            id: format!("o{entry}").into(),
            indicator: "i".into(),
            period: Period::fiscal(year),
            figure,
            about: false,
            as_of: AsOf::read(as_of),
            state,
            source: String::new(),
            note: String::new(),
            published: String::new(),
            raw: String::new(),
            entry,
        });
        self
    }

    fn tolerance(mut self, tolerance: &str) -> Case {
        self.indicator.tolerance = number(tolerance);
        self
    }

    fn broken(mut self, at: &str) -> Case {
        self.strategy.breaks.put(SeriesBreak {
            id: "b".into(),
            indicator: "i".into(),
            at: AsOf { raw: String::new(), point: Point::from_code(at) },
            reason: "法定雇用率の改定".into(),
        });
        self
    }

    fn verdict(&self, year: i32) -> Verdict {
        let mut strategy = self.strategy.clone();
        strategy.indicators.put(self.indicator.clone());
        Verdict::of(&strategy, &self.indicator, Period::fiscal(year))
    }
}

fn shown(ratio: Ratio) -> String {
    ratio.percent(&[100.into(), 80.into(), 60.into()]).normalize().to_string()
}

fn progress_of(verdict: &Verdict) -> String {
    shown(verdict.progress.expect("a rate of progress"))
}

fn achievement_of(verdict: &Verdict) -> String {
    shown(verdict.achievement.expect("a rate of achievement").ratio)
}

fn expected_of(verdict: &Verdict) -> String {
    verdict.expected.expect("an expected level").value.value().normalize().to_string()
}

#[test]
fn negative_values_nagano() {
    let case = outcome(Desired::Increase, Aggregation::Flow)
        .baseline(2022, "-3703")
        .target(2027, Relation::AtLeast, "-2000")
        .actual(2025, "-2530");
    let verdict = case.verdict(2025);
    assert_eq!(expected_of(&verdict), "-2681.2");
    assert_eq!(progress_of(&verdict), "68.9");
    assert_eq!(verdict.status, Status::AboveExpected);
}

#[test]
fn a_rate_nagano() {
    let case = outcome(Desired::Increase, Aggregation::Ratio)
        .baseline(2022, "1.54")
        .target(2027, Relation::AtLeast, "1.68")
        .actual(2025, "1.56");
    let verdict = case.verdict(2025);
    assert_eq!((expected_of(&verdict).as_str(), progress_of(&verdict).as_str()), ("1.624", "14.3"));
    assert_eq!(verdict.status, Status::Improved);
}

#[test]
fn a_sum_over_the_plan_begins_at_zero_and_not_at_the_mean() {
    let case = outcome(Desired::Increase, Aggregation::Flow)
        .mean_baseline(2021, "70")
        .target(2026, Relation::AtLeast, "300")
        .sum_since(2026, 2022)
        .actual(2022, "70")
        .actual(2023, "84")
        .actual(2024, "83");
    let verdict = case.verdict(2024);
    assert_eq!(verdict.actual.as_ref().unwrap().value, 237.into());
    assert_eq!((expected_of(&verdict).as_str(), progress_of(&verdict).as_str()), ("180", "79"));
    assert_eq!(verdict.status, Status::AboveExpected);
}

#[test]
fn a_year_missing_in_a_sum_makes_it_unknown() {
    let case = outcome(Desired::Increase, Aggregation::Flow)
        .target(2026, Relation::AtLeast, "300")
        .sum_since(2026, 2022)
        .actual(2022, "70")
        .actual(2024, "83");
    let verdict = case.verdict(2024);
    assert_eq!(verdict.status, Status::Unknown);
    assert_eq!(verdict.why, Why::SumIncomplete(vec![Period::fiscal(2023)]));
}

#[test]
fn a_target_below_the_present_value_is_a_floor() {
    let with = |a: &str| {
        output(Desired::Increase, Aggregation::Flow)
            .baseline(2022, "4262")
            .target(2023, Relation::AtLeast, "3580")
            .actual(2023, a)
            .verdict(2023)
    };
    let reached = with("3700");
    assert_eq!(reached.progress, Err(NoProgress::TargetIsFloor));
    assert_eq!((reached.status, achievement_of(&reached).as_str()), (Status::Achieved, "103.4"));
    let missed = with("3400");
    assert_eq!((missed.status, achievement_of(&missed).as_str()), (Status::Nearly, "95"));
}

#[test]
fn a_decrease_as_outcome_and_as_output() {
    let told = |case: Case| {
        case.baseline(2022, "235")
            .target(2026, Relation::AtMost, "200")
            .actual(2026, "277")
            .verdict(2026)
    };
    let verdict = told(outcome(Desired::Decrease, Aggregation::Flow));
    assert_eq!((verdict.status, progress_of(&verdict).as_str()), (Status::NotImproved, "-120"));
    let verdict = told(output(Desired::Decrease, Aggregation::Flow));
    assert_eq!((verdict.status, achievement_of(&verdict).as_str()), (Status::Partly, "72.2"));
}

#[test]
fn a_cumulative_figure_begun_before_the_plan() {
    let verdict = output(Desired::Increase, Aggregation::Cumulative)
        .baseline(2022, "85")
        .target(2023, Relation::AtLeast, "95")
        .actual(2023, "90")
        .verdict(2023);
    assert_eq!((verdict.status, achievement_of(&verdict).as_str()), (Status::Below, "50"));
    let verdict = outcome(Desired::Increase, Aggregation::Cumulative)
        .baseline(2022, "85")
        .target(2027, Relation::AtLeast, "135")
        .actual(2023, "90")
        .verdict(2023);
    assert_eq!((expected_of(&verdict).as_str(), progress_of(&verdict).as_str()), ("95", "10"));
    assert_eq!(verdict.status, Status::Behind, "it can only grow");
}

#[test]
fn a_changed_definition_is_not_compared() {
    let mut case = output(Desired::Increase, Aggregation::Ratio)
        .observed(2022, Figure::Number(number("50.2")), "R4年6月1日", ObservationState::Final)
        .observed(2023, Figure::Number(number("52.6")), "R5年6月1日", ObservationState::Final)
        .observed(2024, Figure::Number(number("47.3")), "R6年6月1日", ObservationState::Final)
        .target(2023, Relation::AtLeast, "51.0")
        .target(2024, Relation::AtLeast, "53.0")
        .broken("2024-04");
    case.strategy.targets.alter(&"t2024".into(), |target| target.set_at = AsOf::read("R6年3月"));
    let verdict = case.verdict(2024);
    assert_eq!(verdict.status, Status::NotComparable);
    assert!(
        matches!(&verdict.why, Why::BreakSinceTarget(found) if found.reason == "法定雇用率の改定")
    );
    assert_eq!(case.verdict(2023).status, Status::Achieved);
    // Set again after the change, the target is compared.
    case.strategy.targets.alter(&"t2024".into(), |target| target.set_at = AsOf::read("R6年5月"));
    assert_eq!(case.verdict(2024).status, Status::Nearly);
}

#[test]
fn a_survey_of_one_day_is_complete_when_taken() {
    let case = output(Desired::Increase, Aggregation::Ratio)
        .target(2022, Relation::AtLeast, "50")
        .observed(2022, Figure::Number(number("50.2")), "2022-06-01", ObservationState::Final);
    assert_eq!(case.verdict(2022).status, Status::Achieved);
}

#[test]
fn a_strict_target_is_not_met_by_equality() {
    let verdict = output(Desired::Increase, Aggregation::Ratio)
        .target(2023, Relation::Above, "93")
        .actual(2023, "93.0")
        .verdict(2023);
    assert_eq!(verdict.status, Status::Nearly);
}

#[test]
fn no_value_is_a_reason_and_not_zero() {
    let case = output(Desired::Increase, Aggregation::Flow)
        .target(2022, Relation::AtLeast, "10")
        .observed(2022, Figure::Missing(MissingReason::NotStated), "", ObservationState::Final);
    let verdict = case.verdict(2022);
    assert_eq!(
        (verdict.status, verdict.why),
        (Status::Unknown, Why::Missing(MissingReason::NotStated))
    );
}

#[test]
fn part_of_a_year_is_never_judged() {
    let told = |state| {
        output(Desired::Increase, Aggregation::Flow)
            .target(2022, Relation::AtLeast, "160")
            .observed(2022, Figure::Number(number("130")), "2023-01-31", state)
            .verdict(2022)
    };
    for state in [ObservationState::Interim, ObservationState::Final, ObservationState::Revised] {
        let verdict = told(state.clone());
        assert_eq!(verdict.status, Status::InYear, "{state:?}");
        assert_eq!(verdict.why, Why::PartYear(PartYear { months: Some(10), forecast: false }));
        assert!(verdict.achievement.is_none() && verdict.progress.is_err());
    }
}

#[test]
fn without_a_target_nothing_is_evaluated() {
    let verdict = output(Desired::Increase, Aggregation::Flow).actual(2022, "28").verdict(2022);
    assert_eq!((verdict.status, verdict.why), (Status::NotEvaluated, Why::NoTarget));
}

#[test]
fn the_value_that_counts_is_the_most_settled_then_the_latest() {
    let value = |text: &str| Figure::Number(number(text));
    let case = outcome(Desired::Increase, Aggregation::Flow)
        .observed(2019, value("55"), "R2年3月末", ObservationState::Final)
        .observed(2019, value("57"), "R2年3月末", ObservationState::Revised)
        .observed(2019, value("60"), "R2年3月末", ObservationState::Preliminary);
    assert_eq!(
        case.strategy.counted(&"i".into(), Period::fiscal(2019)).unwrap().figure,
        value("57")
    );
}

#[test]
fn far_beyond_the_target_is_flagged() {
    let verdict = output(Desired::Increase, Aggregation::Stock)
        .target(2024, Relation::AtLeast, "2600")
        .actual(2024, "4012")
        .verdict(2024);
    assert_eq!(verdict.status, Status::Achieved);
    assert!(verdict.exceeded);
    assert_eq!(achievement_of(&verdict), "154.3");
}

#[test]
fn a_target_in_words_is_read_against_the_baseline() {
    let told = |a: &str| {
        outcome(Desired::Decrease, Aggregation::Flow)
            .baseline(2022, "216")
            .goal(2026, Goal::Words("減少を目指します".into()))
            .tolerance("5")
            .actual(2023, a)
            .verdict(2023)
            .status
    };
    assert_eq!(
        (told("200"), told("212"), told("277")),
        (Status::Improved, Status::Flat, Status::NotImproved)
    );
}

#[test]
fn a_range_is_kept_or_not() {
    let told = |a: &str| {
        outcome(Desired::Range, Aggregation::Ratio)
            .goal(2026, Goal::Range { from: number("2.0"), to: number("3.0") })
            .actual(2023, a)
            .verdict(2023)
            .status
    };
    assert_eq!(
        (told("2.0"), told("3.0"), told("3.1")),
        (Status::TargetMet, Status::TargetMet, Status::NotImproved)
    );
}

#[test]
fn before_its_baseline_a_target_judges_nothing() {
    let case = outcome(Desired::Increase, Aggregation::Flow)
        .baseline(2021, "100")
        .target(2026, Relation::AtLeast, "120")
        .actual(2020, "130")
        .actual(2021, "100");
    for year in [2020, 2021] {
        let verdict = case.verdict(year);
        assert_eq!(
            (verdict.status, verdict.why),
            (Status::NotEvaluated, Why::BeforeTarget),
            "{year}"
        );
    }
}

#[test]
fn a_mean_is_not_the_start_of_a_way() {
    let verdict = outcome(Desired::Increase, Aggregation::Flow)
        .mean_baseline(2021, "70")
        .target(2026, Relation::AtLeast, "90")
        .actual(2023, "84")
        .verdict(2023);
    assert_eq!((verdict.status, verdict.why), (Status::NotComparable, Why::MeanBaseline));
}

#[test]
fn nothing_left_in_a_decrease_is_met() {
    let verdict = output(Desired::Decrease, Aggregation::Flow)
        .target(2023, Relation::AtMost, "5")
        .actual(2023, "0")
        .verdict(2023);
    assert_eq!((verdict.status, verdict.achievement), (Status::Achieved, None));
}

#[test]
fn a_yearly_target_of_another_basis_does_not_replace_the_way_of_a_sum() {
    let verdict = outcome(Desired::Increase, Aggregation::Flow)
        .target(2024, Relation::AtLeast, "75")
        .target(2026, Relation::AtLeast, "400")
        .sum_since(2026, 2022)
        .actual(2022, "62")
        .actual(2023, "70")
        .actual(2024, "72")
        .verdict(2024);
    assert_eq!((expected_of(&verdict).as_str(), verdict.status), ("240", Status::Behind));
}

#[test]
fn what_can_only_grow_is_held_against_its_way() {
    let sum = |desired, relation, target: &str, actual: &[&str]| {
        let mut case = outcome(desired, Aggregation::Flow)
            .target(2027, relation, target)
            .sum_since(2027, 2023);
        for (at, actual) in actual.iter().enumerate() {
            case = case.actual(2023 + i32::try_from(at).unwrap(), actual);
        }
        let verdict = case.verdict(2022 + i32::try_from(actual.len()).unwrap());
        (verdict.status, verdict.why)
    };
    use Desired::{Decrease, Increase};
    use Relation::{AtLeast, AtMost};
    for (desired, relation, target, actual, status, why) in [
        (Decrease, AtMost, "100", &["60"][..], Status::Behind, Why::OverExpected),
        (Decrease, AtMost, "100", &["10"], Status::AboveExpected, Why::ExpectedReached),
        (Decrease, AtMost, "100", &["0"], Status::AboveExpected, Why::ExpectedReached),
        (
            Decrease,
            AtMost,
            "100",
            &["20", "20", "20", "20", "20"],
            Status::TargetMet,
            Why::TargetReached,
        ),
        (
            Decrease,
            AtMost,
            "100",
            &["20", "20", "20", "20", "21"],
            Status::Behind,
            Why::OverExpected,
        ),
        (Increase, AtLeast, "280", &["1", "0", "0", "0", "0"], Status::Behind, Why::BehindExpected),
        (Increase, AtLeast, "280", &["56"], Status::AboveExpected, Why::ExpectedReached),
        (Increase, AtLeast, "280", &["300"], Status::TargetMet, Why::TargetReached),
        (Increase, AtLeast, "280", &["0"], Status::NotImproved, Why::NotBetter),
        (Increase, AtMost, "280", &["10"], Status::NotEvaluated, Why::TargetContradicts),
    ] {
        assert_eq!(sum(desired, relation, target, actual), (status, why), "{target} {actual:?}");
    }
}

#[test]
fn a_level_to_keep_is_judged_by_itself() {
    let mut kept = outcome(Desired::Maintain, Aggregation::Ratio)
        .baseline(2022, "45")
        .target(2026, Relation::AtLeast, "50")
        .actual(2023, "51")
        .broken("2023-04");
    // Of the baseline's time, where nothing else is recorded.
    assert!(matches!(kept.verdict(2023).why, Why::BreakSinceTarget(_)));
    kept.strategy.targets.alter(&"t2026".into(), |target| target.set_at = AsOf::read("R5年5月"));
    assert_eq!(kept.verdict(2023).status, Status::TargetMet);
    let missed = outcome(Desired::Maintain, Aggregation::Ratio)
        .baseline(2022, "45")
        .target(2026, Relation::AtLeast, "50")
        .actual(2023, "48");
    assert_eq!(missed.verdict(2023).why, Why::TargetMissed);
    let ceiling = output(Desired::Maintain, Aggregation::Flow)
        .target(2023, Relation::AtMost, "10")
        .actual(2023, "20")
        .verdict(2023);
    assert_eq!(
        (ceiling.status, ceiling.exceeded, achievement_of(&ceiling).as_str()),
        (Status::Below, false, "50")
    );
}

#[test]
fn a_rate_just_below_a_threshold_is_below_it() {
    // 79.96 %: nothing rounds a verdict.
    let verdict = output(Desired::Increase, Aggregation::Flow)
        .target(2023, Relation::AtLeast, "2500")
        .actual(2023, "1999")
        .verdict(2023);
    assert_eq!((verdict.status, achievement_of(&verdict).as_str()), (Status::Partly, "79.9"));
}
