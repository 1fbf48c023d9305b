//! Figures: exact decimals, and how people in an office write them.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::{MissingReason, writing};

/// 数値. An exact decimal of at most [`Number::DIGITS`] significant digits, below 10¹⁵ in size.
///
/// The bounds are those of a JSON number: whatever fits here survives a trip through any reader of
/// JSON unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Decimal);

impl Number {
    /// Most significant digits that every reader of JSON gives back unchanged.
    pub const DIGITS: usize = 15;
    pub const ZERO: Number = Number(Decimal::ZERO);

    /// `None` where the value does not fit (see the type).
    pub fn new(value: Decimal) -> Option<Number> {
        let value = value.normalize();
        let digits = value.mantissa().unsigned_abs().to_string().len();
        let fits = digits <= Self::DIGITS
            && value.scale() <= 15
            && value.abs() < Decimal::from(10_i64.pow(15));
        fits.then_some(Number(value))
    }

    /// Plain or scientific notation with a half-width point: what a data file holds, not what
    /// people type (see [`read`]).
    pub fn from_text(text: &str) -> Option<Number> {
        let value = if text.contains(['e', 'E']) {
            Decimal::from_scientific(text)
        } else {
            Decimal::from_str_exact(text)
        };
        Self::new(value.ok()?)
    }

    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// For a chart's edge only; verdicts never see a float.
    pub fn to_f64(self) -> f64 {
        self.0.to_f64().unwrap_or_default()
    }

    pub fn is_integer(self) -> bool {
        self.0.is_integer()
    }

    pub fn to_i64(self) -> Option<i64> {
        if self.is_integer() { self.0.to_i64() } else { None }
    }
}

impl From<i64> for Number {
    /// Panics beyond 15 digits: for literals in this program and its tests.
    fn from(value: i64) -> Number {
        Number::new(Decimal::from_i64(value).unwrap_or_default())
            .expect("a literal of at most 15 digits")
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What a person's writing in a cell for a figure means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    Empty,
    Number {
        value: Number,
        /// 約: the writer says that it is rounded.
        about: bool,
    },
    Missing(MissingReason),
    /// Kept as typed, never guessed.
    Unreadable(Fault),
}

/// Why a text is no figure, so that the message can say what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A letter that looks like a digit: where (counted from 1), which, and the text with digits
    /// instead.
    LetterForDigit {
        at: usize,
        letter: char,
        instead: String,
    },
    /// `1,23`: the separators do not stand every three digits.
    Separators,
    /// More than 15 significant digits, or 10¹⁵ and above.
    TooLong,
    NotANumber,
}

/// Reads a figure as officers write it: full-width digits, thousands separators, 万・億・兆, ％, ▲ and △
/// for minus, 約, the indicator's unit behind it, and the marks for "no value" of statistical tables
/// (…, －, X).
///
/// `unit` is the indicator's unit as it stands in the document, and may be empty.
pub fn read(typed: &str, unit: &str) -> Reading {
    let text: String = writing::plain(typed).chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        return Reading::Empty;
    }
    if let Some(reason) = missing(&text) {
        return Reading::Missing(reason);
    }
    let unit: String = writing::plain(unit).chars().filter(|c| !c.is_whitespace()).collect();
    match number(&text, &unit) {
        Ok((value, about)) => Reading::Number { value, about },
        Err(Fault::NotANumber) => {
            Reading::Unreadable(letter_for_digit(&text, &unit).unwrap_or(Fault::NotANumber))
        }
        Err(fault) => Reading::Unreadable(fault),
    }
}

fn number(text: &str, unit: &str) -> Result<(Number, bool), Fault> {
    let (about, text) = match text.strip_prefix('約').or_else(|| strip_word(text, "about")) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (negative, text) = match text.strip_prefix(['▲', '△', '-', '−', '‐', '–', '―'])
    {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let value = in_unit(text, unit)?;
    let value = Number::new(if negative { -value } else { value }).ok_or(Fault::TooLong)?;
    Ok((value, about))
}

/// A magnitude in the indicator's unit. Where the unit itself counts in myriads (億円), 「11兆9,264億円」
/// is 119,264 of them, and so is 「119,264億円」.
fn in_unit(text: &str, unit: &str) -> Result<Decimal, Fault> {
    if let Some((size, rest)) = MYRIADS
        .iter()
        .find_map(|(name, size)| Some((Decimal::from(*size), unit.strip_prefix(*name)?)))
    {
        if let Some(text) = text.strip_suffix(unit)
            && !text.contains(MYRIADS.map(|(name, _)| name))
        {
            return magnitude(text);
        }
        if text.contains(MYRIADS.map(|(name, _)| name)) {
            return magnitude(text.strip_suffix(rest).unwrap_or(text))?
                .checked_div(size)
                .ok_or(Fault::TooLong);
        }
    }
    magnitude(strip_unit(text, unit))
}

/// What follows a Latin word, however it is capitalised.
pub(crate) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

fn missing(text: &str) -> Option<MissingReason> {
    let plain = text.to_ascii_lowercase();
    Some(match plain.as_str() {
        "…" | "..." | "・・・" | "不詳" | "unknown" => MissingReason::Unknown,
        "-" | "−" | "―" | "–" | "ー" | "該当なし" | "notapplicable" | "n/a" => {
            MissingReason::NotApplicable
        }
        "x" | "秘匿" | "suppressed" => MissingReason::Suppressed,
        "未公表" | "notpublished" | "notyetpublished" => MissingReason::NotPublished,
        "記載なし" | "notstated" => MissingReason::NotStated,
        "開始前" | "notstarted" | "notyetstarted" => MissingReason::NotStarted,
        _ => return None,
    })
}

fn strip_unit<'a>(text: &'a str, unit: &str) -> &'a str {
    if !unit.is_empty()
        && let Some(rest) = text.strip_suffix(unit)
    {
        return rest;
    }
    const COUNTERS: [&str; 10] =
        ["ポイント", "団体", "事業所", "件", "社", "名", "人", "回", "者", "%"];
    COUNTERS.iter().find_map(|counter| text.strip_suffix(counter)).unwrap_or(text)
}

const MYRIADS: [(char, i64); 3] = [('兆', 1_000_000_000_000), ('億', 100_000_000), ('万', 10_000)];

/// `1万7187`, `3.5億`, `11兆9264億`, `1,234.5`: a magnitude without sign or unit.
fn magnitude(text: &str) -> Result<Decimal, Fault> {
    let mut rest = text;
    let mut total = Decimal::ZERO;
    let mut found = false;
    for (name, size) in MYRIADS {
        if let Some((front, back)) = rest.split_once(name) {
            let part = plain(front)?.checked_mul(Decimal::from(size)).ok_or(Fault::TooLong)?;
            total = total.checked_add(part).ok_or(Fault::TooLong)?;
            rest = back;
            found = true;
        }
    }
    if found && rest.is_empty() {
        return Ok(total);
    }
    total.checked_add(plain(rest)?).ok_or(Fault::TooLong)
}

fn plain(text: &str) -> Result<Decimal, Fault> {
    if text.is_empty() {
        return Err(Fault::NotANumber);
    }
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let groups: Vec<&str> = whole.split([',', '、']).collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !groups.iter().all(|group| digits(group)) || fraction.is_some_and(|part| !digits(part)) {
        return Err(Fault::NotANumber);
    }
    if groups.len() > 1 && (groups[0].len() > 3 || groups[1..].iter().any(|group| group.len() != 3))
    {
        return Err(Fault::Separators);
    }
    let joined = match fraction {
        Some(fraction) => format!("{}.{fraction}", groups.concat()),
        None => groups.concat(),
    };
    Decimal::from_str_exact(&joined).map_err(|_| Fault::TooLong)
}

/// A letter that stands for a digit, where the whole text is a number with the digit in its place:
/// so that 「Osaka」 is not called a number with a slip in it.
fn letter_for_digit(text: &str, unit: &str) -> Option<Fault> {
    let digit = |c: char| match c {
        'O' | 'o' | '〇' | '○' => Some('0'),
        'l' | 'I' | '|' => Some('1'),
        _ => None,
    };
    let (at, letter) = text.chars().enumerate().find(|(_, c)| digit(*c).is_some())?;
    let instead: String = text.chars().map(|c| digit(c).unwrap_or(c)).collect();
    number(&instead, unit).is_ok().then_some(Fault::LetterForDigit { at: at + 1, letter, instead })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Reading {
        Reading::Number { value: Number::from_text(text).unwrap(), about: false }
    }

    #[test]
    fn figures_are_read_as_officers_write_them() {
        for (typed, unit, expected) in [
            ("１３０", "件", "130"),
            ("1,636件", "件", "1636"),
            ("３，８０７，６８２", "件", "3807682"),
            ("1万7187人", "人", "17187"),
            ("3.5万", "", "35000"),
            ("11兆9,264億円", "円", "11926400000000"),
            ("119,264億円", "億円", "119264"),
            ("30.5％", "%", "30.5"),
            ("▲2,530", "人", "-2530"),
            ("△0.25", "", "-0.25"),
            ("−3", "", "-3"),
            ("1,690団体", "団体", "1690"),
        ] {
            assert_eq!(read(typed, unit), number(expected), "{typed}");
        }
        assert_eq!(
            read("約2,777万人", "人"),
            Reading::Number { value: Number::from(27_770_000), about: true }
        );
    }

    #[test]
    fn marks_of_statistical_tables_are_reasons_and_never_zero() {
        for (typed, reason) in [
            ("…", MissingReason::Unknown),
            ("－", MissingReason::NotApplicable),
            ("X", MissingReason::Suppressed),
            ("Ｘ", MissingReason::Suppressed),
            ("未公表", MissingReason::NotPublished),
        ] {
            assert_eq!(read(typed, ""), Reading::Missing(reason), "{typed}");
        }
        assert_eq!(read("　", ""), Reading::Empty);
    }

    #[test]
    fn what_is_no_figure_is_told_apart_and_never_guessed() {
        assert_eq!(
            read("2O4", "件"),
            Reading::Unreadable(Fault::LetterForDigit {
                at: 2,
                letter: 'O',
                instead: "204".into()
            })
        );
        assert_eq!(read("1,23", ""), Reading::Unreadable(Fault::Separators));
        assert_eq!(read("1234567890123456", ""), Reading::Unreadable(Fault::TooLong));
        for typed in ["Osaka", "12-3", "1.2.3", ".", ",", "件", "万", "1e5"] {
            assert_eq!(read(typed, "件"), Reading::Unreadable(Fault::NotANumber), "{typed}");
        }
    }

    #[test]
    fn what_is_offered_instead_keeps_sign_and_myriads() {
        for (typed, at, instead) in
            [("▲2O4", 3, "▲204"), ("1万2O4", 4, "1万204"), ("約2O4件", 3, "約204件")]
        {
            let letter = 'O';
            assert_eq!(
                read(typed, "件"),
                Reading::Unreadable(Fault::LetterForDigit { at, letter, instead: instead.into() }),
                "{typed}"
            );
        }
    }

    #[test]
    fn units_that_count_in_myriads() {
        for typed in ["119,264", "119,264億円", "119,264億", "11兆9,264億円", "11兆9264億"]
        {
            assert_eq!(read(typed, "億円"), number("119264"), "{typed}");
        }
        assert_eq!(read("1億2,777万人", "万人"), number("12777"));
    }

    #[test]
    fn zero_is_a_value() {
        assert_eq!(read("0", "件"), number("0"));
    }
}
