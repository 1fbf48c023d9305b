//! Words of other ways to look at a verdict.

use crate::measure::lens::{Lens, Sight};
use crate::text::LensWords;
use crate::text::figures::digits;

pub(super) const LENSES: LensWords = LensWords {
    note: "The same figure by rules that others use, for reference. The verdict of this strategy stays as it is.",
    lens: |lens| match lens {
        Lens::Expected => "Against the expected level",
        Lens::Pace => "Pace",
        Lens::Rate => "Achievement",
        Lens::ThreeSteps => "Three steps",
    },
    rule: |lens, thresholds| {
        match lens {
            Lens::Expected => "Whether it is on the straight way from the baseline to the target (as the prefecture judges outcomes).".into(),
            Lens::Pace => "The share of the way that is gone, divided by the share of the years that have passed: 95% or more is on track, 60% or more somewhat slow (the classes of Eurostat's SDG monitoring).".into(),
            Lens::Rate => format!(
                "How much of the target the actual comes to, of the final one in earlier years too: {}% or more is nearly achieved.",
                digits(thresholds.nearly.decimal())
            ),
            Lens::ThreeSteps => "Only whether the target is met, or the baseline bettered.".into(),
        }
    },
    sight: |lens, sight| match (lens, sight) {
        (Lens::Expected, Sight::Good) => "At or above the expected level",
        (Lens::Expected, Sight::Fair) => "Improved, below it",
        (Lens::Pace, Sight::Good) => "On track",
        (Lens::Pace, Sight::Fair) => "Somewhat slow",
        (Lens::Pace, Sight::Poor) => "Slow",
        (Lens::Rate, Sight::Good) => "Achieved",
        (Lens::Rate, Sight::Fair) => "Nearly achieved",
        (Lens::Rate, Sight::Poor) => "Not reached",
        (Lens::ThreeSteps, Sight::Good) => "Met",
        (Lens::ThreeSteps, Sight::Fair) => "Improved",
        (Lens::Expected | Lens::ThreeSteps, Sight::Poor) => "Not improved",
    },
    heads: ["Way of looking", "Result", "Rule"],
};
