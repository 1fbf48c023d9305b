//! What is known of an indicator, before there are targets to judge by.

use crate::model::*;

use super::figures::part_year;

/// A strategy without targets is the normal beginning; its marks tell what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// 通年
    #[doc(alias = "通年")]
    Whole,
    /// 年度途中
    PartYear,
    /// 時点: complete when taken
    AtDate,
    /// なし
    Nothing,
}

impl Known {
    pub const ALL: [Known; 4] = [Known::Whole, Known::PartYear, Known::AtDate, Known::Nothing];

    /// Of one observation.
    pub fn of(indicator: &Indicator, observation: Option<&Observation>) -> Known {
        match observation {
            Some(observation) if matches!(observation.figure, Figure::Number(_)) => {
                match part_year(indicator, observation) {
                    Some(_) => Known::PartYear,
                    None if indicator.accrues
                        || matches!(observation.as_of.point, None | Some(Point::Whole(_))) =>
                    {
                        Known::Whole
                    }
                    None => Known::AtDate,
                }
            }
            _ => Known::Nothing,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Known::Whole => "whole",
            Known::PartYear => "partYear",
            Known::AtDate => "atDate",
            Known::Nothing => "nothing",
        }
    }

    pub fn from_word(word: &str) -> Option<Known> {
        Known::ALL.into_iter().find(|known| known.word() == word)
    }
}

/// The latest observation with a value: the latest period, and in it the one that counts. Without
/// any, the latest reason.
pub fn latest<'a>(
    strategy: &'a Strategy,
    indicator: &Id,
) -> Option<&'a std::sync::Arc<Observation>> {
    let of = strategy.observations_of(indicator);
    let with_value = of.iter().rev().find(|o| matches!(o.figure, Figure::Number(_)));
    let last = with_value.or(of.last())?;
    strategy.counted(indicator, last.period)
}
