//! ほかの見方: the same figures by other published rules, beside a verdict that stays as it is.

use genki_board::exchange::read_text;
use genki_board::measure::lens::{Lens, Sight, depends_on_rule, looks};
use genki_board::measure::{Status, Verdict};
use genki_board::model::*;

/// An indicator from FY2022 on that wants more.
struct Case {
    outcome: bool,
    desired: Desired,
    aggregation: Aggregation,
    baseline: Option<&'static str>,
    target: (i32, &'static str),
    actual: (i32, &'static str),
    strict: bool,
}

const OUTCOME: Case = Case {
    outcome: true,
    desired: Desired::Increase,
    aggregation: Aggregation::Stock,
    baseline: Some("100"),
    target: (2027, "200"),
    actual: (2024, "140"),
    strict: false,
};

fn number(text: &str) -> Number {
    Number::from_text(text).unwrap()
}

/// A lens, what it shows, and its rate in percent.
type Seen = (Lens, Sight, Option<String>);

fn look(case: &Case) -> (Verdict, Vec<Seen>, bool) {
    let role = match case.outcome {
        true => Role::Outcome { direction: "d".into() },
        false => Role::Output { item: "t".into() },
    };
    let indicator = Indicator {
        id: "i".into(),
        role,
        unit: "件".into(),
        desired: case.desired.clone(),
        accrues: matches!(case.aggregation, Aggregation::Flow | Aggregation::Cumulative),
        aggregation: case.aggregation.clone(),
        baseline: case.baseline.map(|value| Baseline::Stated {
            value: number(value),
            period: Period::fiscal(2022),
            mean: false,
            raw: String::new(),
        }),
        ..Indicator::default()
    };
    let mut strategy = Strategy::default();
    let relation = match case.desired {
        Desired::Decrease => Relation::AtMost,
        _ if case.strict => Relation::Above,
        _ => Relation::AtLeast,
    };
    strategy.targets.put(Target {
        id: "t".into(),
        indicator: "i".into(),
        period: Period::fiscal(case.target.0),
        goal: Goal::Value { relation, value: number(case.target.1) },
        sum_since: None,
        set_at: AsOf::default(),
        reason: String::new(),
        raw: String::new(),
    });
    strategy.observations.put(Observation {
        id: "o".into(),
        indicator: "i".into(),
        period: Period::fiscal(case.actual.0),
        figure: Figure::Number(number(case.actual.1)),
        about: false,
        as_of: AsOf::default(),
        state: ObservationState::Final,
        source: String::new(),
        note: String::new(),
        published: String::new(),
        raw: String::new(),
        entry: 1,
    });
    strategy.indicators.put(indicator.clone());
    let verdict = Verdict::of(&strategy, &indicator, Period::fiscal(case.actual.0));
    let before = verdict.clone();
    let thresholds = Thresholds::default();
    let seen = looks(&indicator, &verdict, &thresholds);
    assert_eq!(verdict, before, "looking changes nothing");
    let depends = depends_on_rule(&verdict, &seen);
    let seen = seen.into_iter().map(|look| {
        let rate = look.rate.map(|rate| rate.percent(&[]).normalize().to_string());
        (look.lens, look.sight, rate)
    });
    (verdict, seen.collect(), depends)
}

#[test]
fn the_same_figure_by_other_rules() {
    use Sight::*;
    let seen = |case: Case| {
        let (verdict, seen, depends) = look(&case);
        (verdict.status, seen, depends)
    };
    let rate = |rate: &str| Some(rate.to_string());
    // 40 % of the way after 2 of 5 years: on its way, and far from the target itself.
    assert_eq!(
        seen(OUTCOME),
        (
            Status::AboveExpected,
            vec![
                (Lens::Expected, Good, None),
                (Lens::Pace, Good, rate("100")),
                (Lens::Rate, Poor, rate("70")),
                (Lens::ThreeSteps, Fair, None),
            ],
            true
        )
    );
    // 30 % of the way after two fifths of the time: better, and too slow by any rule.
    assert_eq!(
        seen(Case { actual: (2024, "130"), ..OUTCOME }),
        (
            Status::Improved,
            vec![
                (Lens::Expected, Fair, None),
                (Lens::Pace, Fair, rate("75")),
                (Lens::Rate, Poor, rate("65")),
                (Lens::ThreeSteps, Fair, None),
            ],
            false
        )
    );
    // Worse than it was, though 95 % of the target.
    assert_eq!(
        seen(Case { actual: (2024, "99"), target: (2027, "104"), ..OUTCOME }),
        (
            Status::NotImproved,
            vec![
                (Lens::Expected, Poor, None),
                (Lens::Pace, Poor, rate("-62.5")),
                (Lens::Rate, Fair, rate("95.2")),
                (Lens::ThreeSteps, Poor, None),
            ],
            false
        )
    );
    // A decrease that is wanted.
    let fewer = Case { desired: Desired::Decrease, target: (2027, "50"), ..OUTCOME };
    assert_eq!(
        seen(Case { actual: (2024, "80"), ..fewer }),
        (
            Status::AboveExpected,
            vec![
                (Lens::Expected, Good, None),
                (Lens::Pace, Good, rate("100")),
                (Lens::Rate, Poor, rate("62.5")),
                (Lens::ThreeSteps, Fair, None),
            ],
            true
        )
    );
    // 93%超 is not reached at 93.0, through no lens.
    let strict = Case {
        baseline: Some("90"),
        target: (2027, "93"),
        actual: (2027, "93.0"),
        strict: true,
        ..OUTCOME
    };
    let (status, seen_strictly, _) = seen(strict);
    assert_eq!(status, Status::Improved);
    assert_eq!(seen_strictly[0], (Lens::Expected, Fair, None));
    assert!(seen_strictly.iter().all(|(lens, sight, _)| *sight != Good || *lens == Lens::Pace));
    // Met: by all of them.
    let met = seen(Case { actual: (2027, "200"), ..OUTCOME });
    assert_eq!(met.0, Status::TargetMet);
    assert!(met.1.iter().all(|(_, sight, _)| *sight == Good), "{met:?}");
    assert!(!met.2);
}

#[test]
fn an_output_has_no_way_of_its_own_and_what_only_grows_is_better_every_year() {
    use Sight::*;
    let begun = Case {
        outcome: false,
        aggregation: Aggregation::Cumulative,
        baseline: Some("85"),
        target: (2023, "95"),
        actual: (2023, "90"),
        ..OUTCOME
    };
    let (verdict, seen, depends) = look(&begun);
    assert_eq!(verdict.status, Status::Below);
    let half = Some("50".to_string());
    assert_eq!(seen, [(Lens::Pace, Poor, half.clone()), (Lens::Rate, Poor, half)]);
    assert!(!depends);
    let (verdict, seen, _) = look(&Case {
        outcome: false,
        baseline: None,
        target: (2024, "100"),
        actual: (2024, "95"),
        aggregation: Aggregation::Flow,
        ..OUTCOME
    });
    assert_eq!(verdict.status, Status::Nearly);
    assert_eq!(seen, [(Lens::Rate, Fair, Some("95".into()))]);
}

/// Where nothing is judged there is nothing to look at; and whatever a lens shows of the document's
/// own rule agrees with the verdict.
#[test]
fn lenses_look_at_verdicts_only() {
    let text = std::fs::read_to_string("public/strategies/sample.json").unwrap();
    let strategy = read_text(&text).unwrap().strategy;
    let (mut judged, mut differing) = (0, 0);
    for indicator in strategy.indicators.iter() {
        for year in 2021..=2030 {
            let verdict = Verdict::of(&strategy, indicator, indicator.period(year));
            let seen = looks(indicator, &verdict, &strategy.about.thresholds);
            if !verdict.status.is_judged() {
                assert_eq!(seen, []);
                continue;
            }
            judged += 1;
            differing += usize::from(depends_on_rule(&verdict, &seen));
            let own = if indicator.is_outcome() { Lens::Expected } else { Lens::Rate };
            for look in seen.iter().filter(|look| look.lens == own) {
                let same = Sight::of(verdict.status) == Some(look.sight)
                    || matches!(verdict.status, Status::Flat | Status::Behind);
                assert!(same, "{} {year} {:?} {look:?}", indicator.id, verdict.status);
            }
        }
    }
    assert!(judged > 50 && differing > 0, "{judged} {differing}");
}
