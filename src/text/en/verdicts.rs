//! Verdicts: the status, its one sentence, its formula.

use rust_decimal::Decimal;

use super::figures::{figure, goal, missing_word, percent, period, point, relation_word};
use crate::measure::figures::StartQuality;
use crate::measure::verdict::{AchievementFormula, NoProgress};
use crate::measure::{PartYear, Rollup, Status, Verdict, Why};
use crate::model::*;
use crate::text::figures::{digits, expected_level, measured, one_place};
use crate::text::formulas::Formulas;

pub fn status(status: Status) -> &'static str {
    match status {
        Status::TargetMet => "Target met",
        Status::Achieved => "Achieved",
        Status::AboveExpected => "On track",
        Status::Nearly => "Nearly achieved",
        Status::Improved => "Improved, behind",
        Status::Partly => "Partly achieved",
        Status::Flat => "Unchanged",
        Status::Behind => "Off schedule",
        Status::NotImproved => "Not improved",
        Status::Below => "Not achieved",
        Status::InYear => "Part-year",
        Status::NotComparable => "Not comparable",
        Status::Unknown => "Not yet known",
        Status::NotEvaluated => "Not evaluated",
    }
}

/// “1 Not achieved, 3 Partly achieved”
pub fn classes(counts: &[(Status, usize)]) -> String {
    let named: Vec<String> =
        counts.iter().map(|(of, count)| format!("{} {count}", status(*of))).collect();
    named.join(", ")
}

/// What became of many outputs: misses first, every class that has members, and their sum the whole.
pub fn outputs(rollup: &Rollup) -> String {
    let (judged, good, missed) = (rollup.judged(), rollup.good(), rollup.missed());
    match (judged, judged - good) {
        (0, _) => "No actual figure is known yet.".to_string(),
        (_, 0) => {
            format!("All of the {judged} supporting indicators with a known figure are “Achieved”.")
        }
        (..) if good == 0 => format!(
            "All of the {judged} supporting indicators with a known figure miss the target ({}).",
            classes(&missed)
        ),
        (_, missing) => format!(
            "Of the {judged} supporting indicators with a known figure, {missing} miss the target ({}) and {good} are “Achieved”.",
            classes(&missed)
        ),
    }
}

/// The outputs that are not judged, with the whole of all.
pub fn outputs_open(rollup: &Rollup) -> String {
    let open = rollup.open();
    match (open.is_empty(), rollup.judged()) {
        (true, _) => String::new(),
        (false, 0) => format!("All {} are: {}.", rollup.total(), classes(&open)),
        (false, _) => {
            format!("The others are: {}; {} in all.", classes(&open), rollup.total())
        }
    }
}

/// What became of the outcomes, each once; `listed` with those that are restated.
pub fn outcomes(rollup: &Rollup, listed: usize, restated: usize) -> String {
    if rollup.total() == 0 {
        return String::new();
    }
    let all = match restated {
        0 => format!("Social goals: {listed}."),
        _ => format!("Social goals: {listed} ({restated} of them listed again)."),
    };
    let mut judged = rollup.missed();
    judged.extend(rollup.reached().into_iter().rev());
    let share = rollup.share().map(|share| one_place(share.percent(&[100.into()])));
    let judged_words = match (rollup.judged(), share) {
        (0, _) | (_, None) => String::new(),
        (known, Some(share)) => format!(
            " Of the {known} that are known: {}; {} ({share}%) met the target or improved.",
            classes(&judged),
            rollup.good()
        ),
    };
    let open = rollup.open();
    let open_words = match (open.is_empty(), rollup.judged()) {
        (true, _) => String::new(),
        (false, 0) => format!(" All are: {}.", classes(&open)),
        (false, _) => format!(" The others are: {}.", classes(&open)),
    };
    format!("{all}{judged_words}{open_words}")
}

/// The status, and of what only grows on which side of its way it is.
pub fn verdict(verdict: &Verdict) -> &'static str {
    match verdict.why {
        Why::BehindExpected => "Behind schedule",
        Why::OverExpected => "Over the expected level",
        _ => status(verdict.status),
    }
}

pub fn status_note(status: Status, thresholds: &Thresholds) -> String {
    let (nearly, partly) =
        (digits(thresholds.nearly.decimal()), digits(thresholds.partly.decimal()));
    match status {
        Status::TargetMet => "The target of the final year is reached.".into(),
        Status::AboveExpected => {
            "Better than the baseline, and at or beyond the level expected for the year.".into()
        }
        Status::Improved => {
            "Better than the baseline, but short of the level expected for the year.".into()
        }
        Status::Flat => {
            "The difference from the baseline is within the range that counts as no change.".into()
        }
        Status::Behind => {
            "A figure that can only grow (a sum, a cumulative count) is short of the level expected for the year, or beyond it where there is a ceiling.".into()
        }
        Status::NotImproved => "Not better than the baseline.".into(),
        Status::Achieved => "The target of the year is reached.".into(),
        Status::Nearly => {
            format!("The achievement rate is {nearly}% or more, but the target is not reached.")
        }
        Status::Partly => {
            format!("The achievement rate is at least {partly}% and below {nearly}%.")
        }
        Status::Below => {
            format!(
                "The achievement rate is below {partly}%, or it cannot be computed and the target is not reached."
            )
        }
        Status::InYear => {
            "A figure of part of the period. It is not judged until the whole year is known.".into()
        }
        Status::NotComparable => "A break in the series or the like rules out a comparison.".into(),
        Status::Unknown => "The actual figure is not known. It is never taken for 0.".into(),
        Status::NotEvaluated => {
            "There is no target, or the indicator is taken out of the evaluation.".into()
        }
    }
}

fn value(number: Decimal, unit: &str) -> String {
    measured(digits(number), unit)
}

pub fn working(verdict: &Verdict, indicator: &Indicator, thresholds: &Thresholds) -> String {
    let year = period(verdict.period);
    let unit = super::EN.unit(indicator);
    let target = verdict.target.as_deref();
    let target_words = target
        .map(|target| match target.goal {
            Goal::Unreadable => target.raw.clone(),
            _ => goal(&target.goal, unit),
        })
        .unwrap_or_default();
    let final_target = target
        .map(|target| format!("the target of {target_words} for {}", period(target.period)))
        .unwrap_or_default();
    let actual = match &verdict.actual {
        Some(actual) => match actual.sum_since {
            Some(since) if since == verdict.period => {
                format!("The sum of {} since {year}", figure(actual.value, unit))
            }
            Some(since) => format!(
                "The sum of {} from {} to {year}",
                figure(actual.value, unit),
                period(since)
            ),
            None => {
                let observation = &actual.observation;
                let state = match observation.state {
                    ObservationState::Preliminary => "preliminary ",
                    _ => "",
                };
                let about = if observation.about { "about " } else { "" };
                format!("The {state}{year} figure of {about}{}", figure(actual.value, unit))
            }
        },
        None => format!("The {year} figure"),
    };
    let from_zero =
        verdict.start.as_ref().is_some_and(|start| start.quality == StartQuality::ZeroOfSum);
    let start = verdict.start.as_ref().map(|start| value(start.value, unit)).unwrap_or_default();
    let worded = target.is_some_and(|target| matches!(target.goal, Goal::Words(_)));
    let ceiling = target.is_some_and(|target| target.goal.is_ceiling());
    // From the target's year on the expected level is the target itself.
    let over = target.is_some_and(|target| verdict.period.year() >= target.period.year());
    let expected = || {
        let strict = match target.map(|target| &target.goal) {
            Some(Goal::Value {
                relation: relation @ (Relation::Above | Relation::Below), ..
            }) => {
                format!("{} ", relation_word(relation))
            }
            _ => String::new(),
        };
        match expected_level(verdict) {
            _ if over => final_target.clone(),
            Some(level) => {
                format!("the level of {strict}{} expected for {year}", value(level, unit))
            }
            None => String::new(),
        }
    };
    let name = self::verdict(verdict);
    let said = match &verdict.why {
        Why::TakenOut(reason) => format!(
            "Taken out of the evaluation. The reason given: “{}”.",
            reason.trim_end_matches('。')
        ),
        Why::NoEntry => format!("The {year} figure has not been entered yet: “{name}”."),
        Why::Missing(reason) => {
            format!(
                "The {year} figure is “{}”; without a value it is “{name}”, never 0.",
                missing_word(reason)
            )
        }
        Why::SumIncomplete(missing) => {
            let years: Vec<String> = missing.iter().map(|missing| period(*missing)).collect();
            format!(
                "The whole-year figures of {}, which the sum needs, are missing: “{name}”.",
                years.join(", ")
            )
        }
        Why::PartYear(PartYear { forecast: true, .. }) => {
            format!("The {year} figure is a forecast, so it is not judged.")
        }
        Why::PartYear(PartYear { months: Some(months), .. }) => {
            format!("The {year} figure covers {months} of 12 months, so it is not judged.")
        }
        Why::PartYear(_) => {
            format!("The {year} figure covers part of the year, so it is not judged.")
        }
        Why::NoTarget => {
            format!("{actual} is known, but no target to compare it with has been entered yet.")
        }
        Why::BeforeTarget if from_zero => {
            format!("{year} is before the sum begins, so it is not judged.")
        }
        Why::BeforeTarget => {
            format!(
                "{year} is the year of the baseline or earlier, not on the way to the target, so it is not judged."
            )
        }
        Why::TargetUnusable => format!(
            "{actual} is known, but the target “{target_words}” cannot be compared as a number."
        ),
        Why::NoDirection => format!(
            "{actual} is known, but it is not stated which way is desired, so it is not judged."
        ),
        Why::TargetContradicts => format!(
            "The target “{target_words}” contradicts the desired direction ({}), so it is not judged.",
            super::screens::desired(&indicator.desired)
        ),
        Why::TargetBeforeBaseline => {
            format!(
                "The year of {final_target} is not after that of the baseline, so it is not judged."
            )
        }
        Why::RangeOpen => format!(
            "{actual} can only grow; it cannot be judged until the period of {final_target} is over."
        ),
        Why::BreakUndated(found) => format!(
            "The date of a break in the series ({}) cannot be read; nothing can be compared until it is known.",
            found.reason
        ),
        Why::BreakInSum(found) => {
            let at = found.at.point.map(point).unwrap_or_else(|| found.at.raw.clone());
            format!(
                "The series broke at {at}, within the years that are summed ({}); they cannot be compared.",
                found.reason
            )
        }
        Why::BreakSinceTarget(found) => {
            let at = found.at.point.map(point).unwrap_or_else(|| found.at.raw.clone());
            format!(
                "The series broke at {at}, between the setting of the target and the figure ({}); actual and target cannot be compared.",
                found.reason
            )
        }
        Why::BreakSinceBaseline(found) => {
            let at = found.at.point.map(point).unwrap_or_else(|| found.at.raw.clone());
            format!(
                "The series broke at {at}, in the baseline’s period or after it ({}); baseline and actual cannot be compared.",
                found.reason
            )
        }
        Why::MeanBaseline => {
            "The baseline is a mean of several years and cannot be compared with the figure of one."
                .into()
        }
        Why::PeriodKinds => {
            "One figure is of a fiscal year, the other of a calendar year; they cannot be compared."
                .into()
        }
        Why::NoBaseline if worded => format!(
            "{actual} is known, but without a comparable baseline progress cannot be judged."
        ),
        Why::NoBaseline => {
            format!(
                "{actual} does not reach {final_target}. Without a comparable baseline, progress cannot be judged."
            )
        }
        Why::TargetReached if indicator.is_outcome() => {
            format!("{actual} reaches {final_target}: “{name}”.")
        }
        Why::TargetReached => match verdict.achievement {
            Some(found) => {
                format!(
                    "{actual} reaches the target of {target_words} (achievement rate {}).",
                    percent(found.ratio, thresholds)
                )
            }
            None => format!("{actual} reaches the target of {target_words}: “{name}”."),
        },
        Why::ExpectedReached if ceiling => {
            format!("{actual} keeps within {}: “{name}”.", expected())
        }
        Why::ExpectedReached => {
            let better = if from_zero {
                String::new()
            } else {
                format!("is better than the baseline of {start} and ")
            };
            format!("{actual} {better}reaches {}: “{name}”.", expected())
        }
        Why::WithinTolerance => {
            let tolerance = value(indicator.tolerance.decimal(), unit);
            format!(
                "{actual} differs from the baseline of {start} by no more than counts as no change ({tolerance}): “{name}”."
            )
        }
        Why::BehindExpected => match verdict.expected {
            Some(_) => format!("{actual} does not reach {}: “{name}”.", expected()),
            None => format!(
                "{actual} can only grow, so growing alone does not tell whether it is on its way to {final_target}: “{name}”."
            ),
        },
        Why::OverExpected => match verdict.expected {
            Some(_) => format!("{actual} does not keep within {}: “{name}”.", expected()),
            None => format!("{actual} may exceed {final_target}: “{name}”."),
        },
        Why::Better => match verdict.expected {
            Some(_) => format!(
                "{actual} is better than the baseline of {start}, but does not reach {}: “{name}”.",
                expected()
            ),
            None => format!("{actual} is better than the baseline of {start}: “{name}”."),
        },
        Why::TargetMissed => format!("{actual} is outside {final_target}: “{name}”."),
        Why::NotBetter if from_zero && verdict.expected.is_some() => {
            format!("{actual} does not reach {}: “{name}”.", expected())
        }
        Why::NotBetter if start.is_empty() => {
            format!("{actual} does not reach {final_target}: “{name}”.")
        }
        Why::NotBetter => format!("{actual} is not better than the baseline of {start}: “{name}”."),
        Why::Rate => {
            let rate = verdict
                .achievement
                .map(|found| percent(found.ratio, thresholds))
                .unwrap_or_default();
            let (nearly, partly) =
                (digits(thresholds.nearly.decimal()), digits(thresholds.partly.decimal()));
            let range = match verdict.status {
                Status::Nearly => format!("{nearly}% or more"),
                Status::Partly => format!("from {partly}% to below {nearly}%"),
                _ => format!("below {partly}%"),
            };
            let way = match verdict.achievement.map(|found| found.formula) {
                Some(AchievementFormula::SinceStart) => ", seen by the increase over the baseline,",
                _ => "",
            };
            format!(
                "{actual} does not reach the target of {target_words}; the achievement rate{way} is {rate} ({range}): “{name}”."
            )
        }
        Why::NoRate => {
            format!(
                "{actual} does not reach the target of {target_words}, and no achievement rate can be computed: “{name}”."
            )
        }
    };
    match verdict.start.as_ref().and_then(|start| start.revised) {
        Some(revised) if verdict.status.is_judged() => format!(
            "{said} The figure of the baseline’s year was revised to {} afterwards; the baseline stays {start}.",
            figure(revised, unit)
        ),
        _ => said,
    }
}

/// Why there is no progress rate, and the like.
pub fn aside(verdict: &Verdict, indicator: &Indicator) -> String {
    let part_year_baseline =
        verdict.start.as_ref().is_some_and(|start| start.quality == StartQuality::PartYear);
    match verdict.progress {
        Err(NoProgress::TargetIsFloor) => {
            let bound = if indicator.desired == Desired::Decrease { "rise above" } else { "fall below" };
            format!(
                "The target is not on the desired side of the baseline: it is a level not to {bound}. No progress rate is computed."
            )
        }
        Err(NoProgress::BaselineNotWhole) if part_year_baseline => {
            "The baseline is a part-year figure and cannot be compared with a whole year. No progress rate is computed.".into()
        }
        Err(NoProgress::BaselineNotWhole) => "The baseline is a mean. No progress rate is computed.".into(),
        Err(NoProgress::NoBaseline) if verdict.status.is_judged() && indicator.is_outcome() => {
            "There is no baseline. No progress rate is computed.".into()
        }
        _ => String::new(),
    }
}

/// Formulas with their numbers.
const FORMULAS: Formulas = Formulas {
    target_by_actual: |t, a, rate| {
        format!("Achievement rate = target ÷ actual = {t} ÷ {a} = {rate}")
    },
    actual_by_target: |a, t, rate| {
        format!("Achievement rate = actual ÷ target = {a} ÷ {t} = {rate}")
    },
    since_start: |a, b, t, rate| {
        format!(
            "Achievement rate = (actual − baseline) ÷ (target − baseline) = ({a} − {b}) ÷ ({t} − {b}) = {rate}"
        )
    },
    progress: |a, b, t, rate| {
        format!(
            "Progress rate = (actual − baseline) ÷ (target − baseline) = ({a} − {b}) ÷ ({t} − {b}) = {rate}"
        )
    },
    expected_entered: |year, level| {
        format!("Expected level = the value entered as the target of {} = {level}", period(year))
    },
    expected: |b, t, passed, all, level| {
        format!(
            "Expected level = baseline + (target − baseline) × years passed ÷ all years = {b} + ({t} − {b}) × {passed} ÷ {all} = {level}"
        )
    },
    difference: |a, t, difference| {
        format!("Difference from the target = {a} − {t} = {difference} points")
    },
};

pub fn formula(verdict: &Verdict, indicator: &Indicator, thresholds: &Thresholds) -> Vec<String> {
    FORMULAS.lines(&super::EN, verdict, indicator, thresholds)
}
