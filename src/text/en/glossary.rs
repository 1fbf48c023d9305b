//! Words and marks.

use super::verdicts;
use crate::model::Thresholds;
use crate::text::GlossaryWords;
use crate::text::figures::digits;

pub const GLOSSARY: GlossaryWords = GlossaryWords {
    title: "Words and marks",
    lead: "The words on the screens, the marks, and how things are computed.",
    marks: "Marks",
    marks_note: "Not colour alone: shape and word tell them apart as well.",
    status_note: verdicts::status_note,
    known_marks: "While there is no target",
    known_marks_note: "Until targets are entered, the marks tell how much of the figures is known.",
    words: "Words",
    formulas: "How things are computed",
    formulas_note: "Verdicts are decided on exact values; only what is shown is rounded.",
    figures: "How figures are written",
    outcome_marks: "Verdicts of social goals",
    output_marks: "Verdicts of supporting indicators",
    other_marks: "Where nothing is judged",
    entries: &[
        (
            "Social goal (outcome, 社会目標)",
            "What should come about in society, set for each policy direction. Much besides the prefecture's work moves it, the economy above all.",
        ),
        (
            "Supporting indicator (output, 補助指標)",
            "How much the prefecture does, set for each policy item. Its target is set every year in the annual plan.",
        ),
        ("Policy direction (基本的方向)", "One of the pillars of the strategy, 1 to 4."),
        ("Policy item (施策項目)", "What is taken up under a policy direction."),
        ("Main program (主要事業)", "What the prefecture actually runs under a policy item."),
        (
            "Listed again (再掲)",
            "A social goal listed again under a further direction. Verdicts count it once.",
        ),
        (
            "Annual plan (事業計画書)",
            "The plan of each fiscal year: contents of the programs, budget, numerical targets.",
        ),
        ("Study group (研究会)", "A meeting that hears of the progress and gives its opinion."),
        (
            "Regional workshop (地域勉強会)",
            "Where small businesses and others of a region tell what they see.",
        ),
        ("PDCA", "Plan, do, check, act: gone through every year."),
        ("Baseline (基準値)", "The value when the target was set."),
        (
            "Target (目標値)",
            "What was promised by when, with its condition: at least, more than, at most, less than.",
        ),
        (
            "Expected level (目安値)",
            "The level of a year on a straight way from the baseline to the target of the final year.",
        ),
        (
            "Actual (実績値)",
            "The value as it was, with its as-of date and its state (preliminary, final and so on).",
        ),
        ("As of (時点)", "When the value was taken, as precisely as the source says."),
        (
            "Part-year (年度途中)",
            "A value before the whole year is complete. It is not compared with a yearly target.",
        ),
        ("FY2023 (令和5年度)", "The fiscal year from April 2023 to March 2024."),
        (
            "Per year, cumulative, at a date, rate",
            "Kinds of value: the number within a year, the total since the start, how many there are on a day, a share of the whole.",
        ),
        (
            "Break in the series (統計の断層)",
            "Where counting or rules changed, so that the values before and after cannot be compared.",
        ),
        (
            "Working copy (作業用の写し)",
            "Made in this browser when published data is first edited. The published data stays as it is.",
        ),
        (
            "Data code (データの符号)",
            "Eight characters that stand for the data. Paper and screen with the same code show the same data.",
        ),
    ],
    formula_entries,
    figure_entries: &[
        (
            "Large numbers",
            "From a million on, a rounded value stands with all digits: about 3.81 million (3,807,682).",
        ),
        ("Negative numbers", "Written with “−”. When typing, ▲ and △ are read as minus, too."),
        (
            "Rounding",
            "Half away from zero, to one decimal. A rate short of a threshold is cut instead of rounded up to it (79.96% is shown as 79.9%).",
        ),
        ("Differences of rates", "Given in points."),
        (
            "No value",
            "The reason is given: not stated, not yet published, not yet started, not applicable, suppressed, unknown, illegible. It is never taken for 0.",
        ),
    ],
};

fn formula_entries(thresholds: &Thresholds) -> Vec<(&'static str, String)> {
    let (nearly, partly, exceeded) = (
        digits(thresholds.nearly.decimal()),
        digits(thresholds.partly.decimal()),
        digits(thresholds.exceeded.decimal()),
    );
    vec![
        (
            "Expected level",
            "Baseline + (final target − baseline) × years passed ÷ all years; or the target of that year, where one is entered.".into(),
        ),
        (
            "Progress rate",
            "(Actual − baseline) ÷ (target − baseline). Only where the target lies on the desired side of the baseline.".into(),
        ),
        (
            "Achievement rate",
            "Actual ÷ target; for a target to decrease, target ÷ actual; for a cumulative figure begun before the plan, (actual − baseline) ÷ (target − baseline).".into(),
        ),
        (
            "Verdict of a supporting indicator",
            format!(
                "“Achieved” where the target's condition holds. Otherwise “Nearly achieved” from an achievement rate of {nearly}%, “Partly achieved” from {partly}%, “Not achieved” below. From {exceeded}% it is also marked “Far above target”, which asks whether the target was right."
            ),
        ),
        (
            "Verdict of a social goal",
            "“Target met” where the target's condition holds. Otherwise “On track” at or beyond the expected level, “Unchanged” within the range that counts as no change, “Improved, behind” where better than the baseline, else “Not improved”.".into(),
        ),
        (
            "Summaries",
            "Counts, never averages: m of the n indicators whose figure is known, and always how many are not yet known.".into(),
        ),
    ]
}
