//! Years: 年度 and 年 are different things, and both are written in several calendars.

use super::writing;

/// 年度. April of the named year to March of the next: `FiscalYear(2023)` is 令和5年度.
#[doc(alias = "年度")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(pub i32);

/// 年. January to December.
#[doc(alias = "年")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarYear(pub i32);

/// The span of time a figure is about. The two kinds are never mixed silently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    Fiscal(FiscalYear),
    Calendar(CalendarYear),
}

/// Stands in the place of a period that could not be read, in a record that is refused for it.
impl Default for Period {
    fn default() -> Period {
        Period::fiscal(0)
    }
}

impl Period {
    pub fn fiscal(year: i32) -> Period {
        Period::Fiscal(FiscalYear(year))
    }

    pub fn calendar(year: i32) -> Period {
        Period::Calendar(CalendarYear(year))
    }

    /// The number of the year alone; compare kinds first.
    pub fn year(self) -> i32 {
        match self {
            Period::Fiscal(FiscalYear(year)) | Period::Calendar(CalendarYear(year)) => year,
        }
    }

    pub fn same_kind(self, other: Period) -> bool {
        matches!(
            (self, other),
            (Period::Fiscal(_), Period::Fiscal(_)) | (Period::Calendar(_), Period::Calendar(_))
        )
    }

    /// The same kind of period in another year.
    pub fn with_year(self, year: i32) -> Period {
        match self {
            Period::Fiscal(_) => Period::fiscal(year),
            Period::Calendar(_) => Period::calendar(year),
        }
    }

    /// First month as (year, month).
    pub fn first_month(self) -> (i32, u8) {
        match self {
            Period::Fiscal(FiscalYear(year)) => (year, 4),
            Period::Calendar(CalendarYear(year)) => (year, 1),
        }
    }

    /// `FY2022` or `2022`: how data files and ids write it.
    pub fn code(self) -> String {
        match self {
            Period::Fiscal(FiscalYear(year)) => format!("FY{year}"),
            Period::Calendar(CalendarYear(year)) => format!("{year}"),
        }
    }

    /// The inverse of [`Period::code`].
    pub fn from_code(code: &str) -> Option<Period> {
        let year =
            |text: &str| text.parse::<i32>().ok().filter(|year| (1000..=9999).contains(year));
        match code.strip_prefix("FY") {
            Some(rest) => year(rest).map(Period::fiscal),
            None => year(code).map(Period::calendar),
        }
    }
}

/// 元号. The name, its Latin letter, and the year before its first.
struct Era {
    name: &'static str,
    letter: char,
    before: i32,
    /// First day, as (month, day) of its first year.
    from: (u8, u8),
}

const ERAS: [Era; 5] = [
    Era { name: "令和", letter: 'R', before: 2018, from: (5, 1) },
    Era { name: "平成", letter: 'H', before: 1988, from: (1, 8) },
    Era { name: "昭和", letter: 'S', before: 1925, from: (12, 25) },
    Era { name: "大正", letter: 'T', before: 1911, from: (7, 30) },
    Era { name: "明治", letter: 'M', before: 1867, from: (1, 1) },
];

/// The Japanese year of a western one, named after the era that began in it: (令和, 1) for 2019.
pub fn era_year(year: i32) -> (&'static str, i32) {
    let era = ERAS.iter().find(|era| year > era.before).unwrap_or(&ERAS[ERAS.len() - 1]);
    (era.name, year - era.before)
}

/// The letter of the era beside its year: ('R', 1) for 2019.
pub fn era_letter(year: i32) -> (char, i32) {
    let era = ERAS.iter().find(|era| year > era.before).unwrap_or(&ERAS[ERAS.len() - 1]);
    (era.letter, year - era.before)
}

/// The era a day lies in: (平成, 31) in March 2019.
pub fn era_at(year: i32, month: u8, day: u8) -> (&'static str, i32) {
    let era = era_of_day(year, month, day);
    (era.name, year - era.before)
}

/// The letter of the era a day lies in: ('H', 31) in March 2019.
pub fn era_letter_at(year: i32, month: u8, day: u8) -> (char, i32) {
    let era = era_of_day(year, month, day);
    (era.letter, year - era.before)
}

fn era_of_day(year: i32, month: u8, day: u8) -> &'static Era {
    let begun =
        |era: &&Era| year > era.before + 1 || (year == era.before + 1 && (month, day) >= era.from);
    ERAS.iter().find(begun).unwrap_or(&ERAS[ERAS.len() - 1])
}

/// A year at the start of `text`, in any calendar, with what follows it: `R5年1月` → (2023, `年1月`).
///
/// 平成32年 is read as 2020: plans of that time wrote years of an era that had ended by then.
pub(super) fn leading_year(text: &str) -> Option<(i32, &str)> {
    let (before, rest) = match ERAS.iter().find_map(|era| {
        text.strip_prefix(era.name)
            .or_else(|| text.strip_prefix([era.letter, era.letter.to_ascii_lowercase()]))
            .map(|rest| (era, rest))
    }) {
        Some((era, rest)) => (Some(era.before), rest.strip_prefix('.').unwrap_or(rest)),
        None => (None, text),
    };
    if let Some(before) = before
        && let Some(rest) = rest.strip_prefix('元')
    {
        return beside_western(before + 1, rest);
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number: i32 = rest[..digits].parse().ok()?;
    let year = match before {
        Some(before) if (1..=99).contains(&number) => before + number,
        None if digits == 4 && (1868..=2200).contains(&number) => number,
        _ => return None,
    };
    match before {
        Some(_) => beside_western(year, &rest[digits..]),
        None => Some((year, &rest[digits..])),
    }
}

/// 令和5（2023）: both calendars, where they say the same.
fn beside_western(year: i32, rest: &str) -> Option<(i32, &str)> {
    match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((western, rest)) => (western.parse() == Ok(year)).then_some((year, rest)),
        None => Some((year, rest)),
    }
}

/// Reads 令和5年度, R5, H31, 平成32年度, S63, 2023, FY2023, with full-width digits too.
///
/// Where neither 年度 nor 年 nor FY is written, `fallback` says which is meant: it follows from the
/// place of writing.
pub fn read_period(typed: &str, fallback: fn(i32) -> Period) -> Option<Period> {
    let spaced = writing::plain(typed);
    let spaced = spaced.trim();
    if writing::digits_apart(spaced) {
        return None;
    }
    let text: String = spaced.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(year) = text.strip_prefix("CY") {
        return Period::from_code(year);
    }
    let (fiscal, text) = match text.strip_prefix("FY").or_else(|| text.strip_prefix("fy")) {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (year, rest) = leading_year(text)?;
    match rest {
        _ if fiscal && rest.is_empty() => Some(Period::fiscal(year)),
        "年度" => Some(Period::fiscal(year)),
        "年" => Some(Period::calendar(year)),
        "" => Some(fallback(year)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_in_every_writing() {
        for (typed, expected) in [
            ("R5", Period::fiscal(2023)),
            ("令和5年度", Period::fiscal(2023)),
            ("令和元年度", Period::fiscal(2019)),
            ("H31", Period::fiscal(2019)),
            ("平成32年度", Period::fiscal(2020)),
            ("S63", Period::fiscal(1988)),
            ("2023", Period::fiscal(2023)),
            ("FY2023", Period::fiscal(2023)),
            ("Ｒ４年度", Period::fiscal(2022)),
            ("令和４年", Period::calendar(2022)),
            ("2022年", Period::calendar(2022)),
        ] {
            assert_eq!(read_period(typed, Period::fiscal), Some(expected), "{typed}");
        }
        for typed in ["", "5", "R", "R0", "令和", "202", "20233", "R5年1月", "FY5年"] {
            assert_eq!(read_period(typed, Period::fiscal), None, "{typed}");
        }
    }

    #[test]
    fn codes_of_periods_come_back() {
        for period in [Period::fiscal(2022), Period::calendar(2019)] {
            assert_eq!(Period::from_code(&period.code()), Some(period));
        }
        assert_eq!(Period::from_code("FY22"), None);
    }

    #[test]
    fn a_year_in_which_an_era_began_bears_its_name() {
        assert_eq!(era_year(2019), ("令和", 1));
        assert_eq!(era_year(2018), ("平成", 30));
        assert_eq!(era_year(1989), ("平成", 1));
        assert_eq!(era_letter(2023), ('R', 5));
    }
}
