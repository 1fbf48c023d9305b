//! 時点: when a figure was taken, as precisely as its source says and no more.

use super::writing;
use super::year::{Period, leading_year};

/// 時点. What was written, and what it means where that could be read.
#[doc(alias = "時点")]
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AsOf {
    /// As the source or the officer wrote it; empty where nothing was written.
    pub raw: String,
    pub point: Option<Point>,
}

/// A point in time with its precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    Day(Date),
    /// A month, taken as complete: 「1月」 and 「1月末」 count January.
    Month {
        year: i32,
        month: u8,
    },
    /// 「令和4年度実績」: the whole of a period.
    Whole(Period),
}

/// A day of the Gregorian calendar. Always one that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let exists = (1000..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= last_day(year, month);
        exists.then_some(Date { year, month, day })
    }

    pub fn year(self) -> i32 {
        self.year
    }

    pub fn month(self) -> u8 {
        self.month
    }

    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since the first of January of the year 1: for how far apart two days are.
    pub fn days(self) -> i64 {
        let before = i64::from(self.year - 1);
        let months: i64 = (1..self.month).map(|month| i64::from(last_day(self.year, month))).sum();
        before * 365 + before / 4 - before / 100 + before / 400 + months + i64::from(self.day) - 1
    }

    /// The fiscal year this day lies in.
    pub fn fiscal_year(self) -> i32 {
        if self.month >= 4 { self.year } else { self.year - 1 }
    }
}

fn last_day(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Point {
    /// The last day the point covers: what orders two as-of dates and sets one before or after a
    /// break.
    pub fn end(self) -> Date {
        let last = |year, month| Date { year, month, day: last_day(year, month) };
        match self {
            Point::Day(date) => date,
            Point::Month { year, month } => last(year, month),
            Point::Whole(Period::Fiscal(year)) => last(year.0 + 1, 3),
            Point::Whole(Period::Calendar(year)) => last(year.0, 12),
        }
    }

    /// The first day the point covers: where a series break begins to hold.
    pub fn start(self) -> Date {
        let first = |year, month| Date { year, month, day: 1 };
        match self {
            Point::Day(date) => date,
            Point::Month { year, month } => first(year, month),
            Point::Whole(period) => first(period.first_month().0, period.first_month().1),
        }
    }

    /// Complete months of `period` at this point, 0 to 12. A month that has not ended does not
    /// count.
    pub fn months_of(self, period: Period) -> u8 {
        let end = self.end();
        let (year, month) = period.first_month();
        let begun = (end.year - year) * 12 + i32::from(end.month) - i32::from(month);
        let complete = if end.day == last_day(end.year, end.month) { begun + 1 } else { begun };
        complete.clamp(0, 12) as u8
    }

    /// `2023-02-17`, `2023-01`, `FY2022` or `2022`.
    pub fn code(self) -> String {
        match self {
            Point::Day(date) => format!("{:04}-{:02}-{:02}", date.year, date.month, date.day),
            Point::Month { year, month } => format!("{year:04}-{month:02}"),
            Point::Whole(period) => period.code(),
        }
    }

    /// The inverse of [`Point::code`].
    pub fn from_code(code: &str) -> Option<Point> {
        let parts: Vec<&str> = code.split('-').collect();
        match parts[..] {
            [year, month, day] => {
                Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
                    .map(Point::Day)
            }
            [year, month] => Date::new(year.parse().ok()?, month.parse().ok()?, 1)
                .map(|d| Point::Month { year: d.year, month: d.month }),
            _ => Period::from_code(code).map(Point::Whole),
        }
    }
}

impl AsOf {
    /// What people write, read; kept as written where it cannot be. A bare year is not read: it may
    /// be either kind.
    pub fn read(typed: &str) -> AsOf {
        let point = read_point(typed, Period::calendar)
            .filter(|point| read_point(typed, Period::fiscal) == Some(*point));
        AsOf { raw: typed.trim().to_string(), point }
    }

    /// As people write it beside a figure of an indicator: a bare year is of the indicator's kind.
    pub fn read_for(typed: &str, kind: impl Fn(i32) -> Period) -> AsOf {
        AsOf { raw: typed.trim().to_string(), point: read_point(typed, kind) }
    }

    /// Of something that has happened: what has not come is not read.
    pub fn read_past(typed: &str, kind: impl Fn(i32) -> Period, today: Date) -> AsOf {
        let mut read = AsOf::read_for(typed, kind);
        read.point = read.point.filter(|point| point.start() <= today);
        read
    }

    pub fn of(point: Point) -> AsOf {
        AsOf { raw: String::new(), point: Some(point) }
    }

    pub fn is_empty(&self) -> bool {
        self.raw.is_empty() && self.point.is_none()
    }
}

/// `R5年1月末時点`, `R5年3月1日現在`, `令和4年度実績`, `令和5（2023）年1月`, `2023-01-31`, `2023/1`, `20230131`,
/// `31 January 2023`: a point in time, with or without the words after it.
///
/// A date keeps one manner of writing: what mixes separators, or names a range, is not read. `kind`
/// says what a bare year is.
pub fn read_point(typed: &str, kind: impl Fn(i32) -> Period) -> Option<Point> {
    let spaced = writing::plain(typed);
    if spaced.trim().contains(['\n', '\t']) {
        return None;
    }
    let spaced = spaced.trim();
    if let Some(point) = read_english(spaced, &kind) {
        return Some(point);
    }
    if writing::digits_apart(spaced) {
        return None;
    }
    let text: String = spaced.chars().filter(|c| !c.is_whitespace()).collect();
    let inner = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let text = inner.unwrap_or(&text);
    let text =
        ["時点", "現在", "実績"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    let bare_digits = text.bytes().all(|b| b.is_ascii_digit());
    if bare_digits && text.len() == 8 {
        return Date::new(
            text[..4].parse().ok()?,
            text[4..6].parse().ok()?,
            text[6..].parse().ok()?,
        )
        .map(Point::Day);
    }
    if let Some(period) = text.strip_prefix("FY").and(Period::from_code(text)) {
        return Some(Point::Whole(period));
    }
    if let Some(year) = text.strip_prefix("CY").and_then(Period::from_code) {
        return Some(Point::Whole(year));
    }
    let (year, rest) = leading_year(text)?;
    match rest {
        "" => return Some(Point::Whole(kind(year))),
        "年度" | "年度末" => return Some(Point::Whole(Period::fiscal(year))),
        "年" | "年末" => return Some(Point::Whole(Period::calendar(year))),
        _ => {}
    }
    let manner = rest.chars().next().filter(|c| matches!(c, '年' | '.' | '/' | '-'))?;
    let (month, rest) = leading_number(&rest[manner.len_utf8()..])?;
    let first = Date::new(year, month, 1)?;
    let whole_month = Point::Month { year: first.year, month: first.month };
    if manner == '年' {
        let rest = rest.strip_prefix('月')?;
        if matches!(rest, "" | "末" | "末日") {
            return Some(whole_month);
        }
        let (day, rest) = leading_number(rest)?;
        return (rest == "日").then(|| Date::new(year, month, day))?.map(Point::Day);
    }
    if rest.is_empty() {
        // 「R4-5」 may be two years.
        let two_years = manner == '-' && !text.starts_with(|c: char| c.is_ascii_digit());
        return (!two_years).then_some(whole_month);
    }
    let (day, rest) = leading_number(rest.strip_prefix(manner)?)?;
    rest.is_empty().then(|| Date::new(year, month, day))?.map(Point::Day)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `31 January 2023`, `Jan 31, 2023`, `January 2023`, `FY2022, whole year`, with “as of” or “end of”
/// before it.
fn read_english(text: &str, kind: &impl Fn(i32) -> Period) -> Option<Point> {
    let text = text.to_ascii_lowercase();
    let text = text.trim_start_matches("as of ").trim_start_matches("as at ");
    if let Some(period) = text.strip_suffix(", whole year") {
        let code = period.to_ascii_uppercase();
        return match Period::from_code(&code)? {
            Period::Calendar(year) => Some(Point::Whole(kind(year.0))),
            fiscal => Some(Point::Whole(fiscal)),
        };
    }
    let (end, text) = match text.strip_prefix("end of ") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let comma = text.replacen(", ", " ", 1);
    let words: Vec<&str> = comma.split_whitespace().collect();
    let month_of = |word: &str| {
        let word = word.trim_end_matches('.');
        let named = |name: &str| {
            name == word || (word.len() >= 3 && word.len() <= 4 && name.starts_with(word))
        };
        MONTHS.iter().position(|name| named(name)).and_then(|at| u8::try_from(at + 1).ok())
    };
    let year_of = |word: &str| {
        let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| word.parse::<i32>().ok()).flatten()
    };
    let day_of = |word: &str| {
        let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
        let bare = bare.unwrap_or(word);
        (bare.len() <= 2).then(|| bare.parse::<u8>().ok()).flatten()
    };
    match words[..] {
        [month, year] => {
            let (month, year) = (month_of(month)?, year_of(year)?);
            Date::new(year, month, 1).map(|date| Point::Month { year: date.year, month })
        }
        [one, two, year] if !end => {
            let (month, day) = match month_of(two) {
                Some(month) => (month, day_of(one)?),
                None => (month_of(one)?, day_of(two)?),
            };
            Date::new(year_of(year)?, month, day).map(Point::Day)
        }
        _ => None,
    }
}

fn leading_number(text: &str) -> Option<(u8, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = (digits <= 2).then(|| text[..digits].parse().ok()).flatten()?;
    Some((number, &text[digits..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Option<Point> {
        Date::new(year, month, day).map(Point::Day)
    }

    #[test]
    fn the_eleven_notations_of_the_source_are_read() {
        let january = Some(Point::Month { year: 2023, month: 1 });
        let whole = Some(Point::Whole(Period::fiscal(2022)));
        for (typed, expected) in [
            ("R5年1月末時点", january),
            ("R4年12月末時点", Some(Point::Month { year: 2022, month: 12 })),
            ("R5年1月時点", january),
            ("R5年1月現在", january),
            ("R5年3月1日時点", day(2023, 3, 1)),
            ("R5年3月1日現在", day(2023, 3, 1)),
            ("令和4年度実績", whole),
            ("R4年度実績", whole),
            ("R４年度実績", whole),
            ("R4年6月1日時点", day(2022, 6, 1)),
            ("R5年2月17日時点", day(2023, 2, 17)),
            ("（R5年1月末時点）", january),
            ("2023-01-31", day(2023, 1, 31)),
            ("2023/1", january),
            ("R5.1.31", day(2023, 1, 31)),
            ("R5. 1. 31", day(2023, 1, 31)),
            ("R5年1月末日", january),
            ("20230131", day(2023, 1, 31)),
            ("令和5（2023）年1月31日", day(2023, 1, 31)),
            ("令和4（2022）年度実績", whole),
            ("2022", whole),
            ("R4", whole),
            ("January 2023", january),
            ("Jan 2023", january),
            ("31 January 2023", day(2023, 1, 31)),
            ("Jan 31, 2023", day(2023, 1, 31)),
            ("FY2022, whole year", whole),
        ] {
            assert_eq!(read_point(typed, Period::fiscal), expected, "{typed}");
        }
        for typed in [
            "",
            "1月末",
            "R5年13月",
            "R5年2月30日",
            "きのう",
            "R5年1月31日まで",
            "R5.1-3",
            "R5 1/12",
            "2023.1/31",
            "2023年1/31",
            "2023 01 31",
            "R5年1月31日〜2月3日",
            "R5年1月31",
            "R5年1",
            "R4-5",
            "202301",
            "1/31/2023",
            "令和5（2022）年1月",
            "R5年度上半期",
        ] {
            assert_eq!(read_point(typed, Period::fiscal), None, "{typed}");
            assert_eq!(AsOf::read(typed).raw, typed, "kept as written");
        }
    }

    #[test]
    fn coverage_counts_complete_months() {
        let year = Period::fiscal(2022);
        for (typed, months) in [
            ("R5年1月", 10),
            ("R5年1月末", 10),
            ("2023-01-31", 10),
            ("R5年1月30日", 9),
            ("R5年2月17日", 10),
            ("R5年3月1日", 11),
            ("R4年12月末", 9),
            ("R4年4月1日", 0),
            ("R4年度実績", 12),
            ("R4年3月末", 0),
            ("R6年1月", 12),
        ] {
            assert_eq!(
                read_point(typed, Period::fiscal).unwrap().months_of(year),
                months,
                "{typed}"
            );
        }
    }

    #[test]
    fn codes_of_points_come_back() {
        for code in ["2023-02-17", "2023-01", "FY2022", "2022"] {
            assert_eq!(Point::from_code(code).unwrap().code(), code);
        }
        assert_eq!(Point::from_code("2023-02-30"), None);
    }
}
