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
    /// What people write, read; kept as written where it cannot be.
    pub fn read(typed: &str) -> AsOf {
        AsOf { raw: typed.trim().to_string(), point: read_point(typed) }
    }

    pub fn of(point: Point) -> AsOf {
        AsOf { raw: String::new(), point: Some(point) }
    }

    pub fn is_empty(&self) -> bool {
        self.raw.is_empty() && self.point.is_none()
    }
}

/// `R5年1月末時点`, `R5年3月1日現在`, `令和4年度実績`, `2023-01-31`, `2023/1`: a point in time, with or without the
/// words after it.
pub fn read_point(typed: &str) -> Option<Point> {
    let text: String = writing::plain(typed).chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_start_matches(['(', '（']).trim_end_matches([')', '）']);
    let text =
        ["時点", "現在", "実績"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    if let Some(point) = Point::from_code(text) {
        return Some(point);
    }
    let (year, rest) = leading_year(text)?;
    if rest == "年度" || rest == "年度末" {
        return Some(Point::Whole(Period::fiscal(year)));
    }
    if rest == "年" || rest == "年末" {
        return Some(Point::Whole(Period::calendar(year)));
    }
    let rest = rest.strip_prefix(['年', '.', '/', '-'])?;
    let (month, rest) = leading_number(rest)?;
    let first = Date::new(year, month, 1)?;
    match rest.strip_prefix(['月', '.', '/', '-']).unwrap_or(rest) {
        "" | "末" => Some(Point::Month { year: first.year, month: first.month }),
        rest => {
            let (day, rest) = leading_number(rest)?;
            matches!(rest, "" | "日").then(|| Date::new(year, month, day))?.map(Point::Day)
        }
    }
}

fn leading_number(text: &str) -> Option<(u8, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    Some((text[..digits].parse().ok()?, &text[digits..]))
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
        ] {
            assert_eq!(read_point(typed), expected, "{typed}");
        }
        for typed in ["", "1月末", "R5年13月", "R5年2月30日", "きのう", "R5年1月31日まで"]
        {
            assert_eq!(read_point(typed), None, "{typed}");
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
            assert_eq!(read_point(typed).unwrap().months_of(year), months, "{typed}");
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
