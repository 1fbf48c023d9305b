//! 実績の読み取り: what people type or paste into a cell for a figure.
//!
//! The law above all others: a spelling is read only if it can mean one thing; otherwise it is kept
//! as typed, with the reason. The second reader of `tests/reading.rs` holds it to that.

use rust_decimal::Decimal;

use super::unit::{Unit, scale_at_start};
use super::{MissingReason, Number, writing};

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
    /// 「1万20000」: what follows 万・億・兆 is as large as they are, or they follow a fraction.
    Myriads,
    /// 「130 128」: two figures where one is asked for.
    TwoFigures,
    /// A counter that says that something else was counted.
    OtherUnit {
        written: String,
        unit: String,
    },
    /// A scale that does not come out in the unit's own, or does not say of what.
    Scale {
        unit: String,
    },
    /// 「なし」: none were counted, or there is no figure.
    NoneOrZero,
    /// 「165以上」: a bound, which is what a target has.
    Bound,
    /// 約 where the field has no room for it.
    About,
    /// More than 15 significant digits, or 10¹⁵ and above.
    TooLong,
    NotANumber,
}

/// Reads a figure as officers write it: full-width digits, thousands separators, 万・億・兆, ％, ▲ and △
/// for minus, 約 and 程度, the indicator's unit behind it, and the marks for "no value" of statistical
/// tables (…, －, X).
///
/// `unit` is the indicator's unit as it stands in the document, and may be empty.
pub fn read(typed: &str, unit: &str) -> Reading {
    // Marks that nobody sees come along from other pages.
    let invisible = |c: char| matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}');
    let spaced = writing::plain(typed);
    let spaced = spaced.trim_matches(|c: char| c.is_whitespace() || invisible(c));
    if spaced.is_empty() {
        return Reading::Empty;
    }
    let text: String = spaced.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(reason) = missing(&text) {
        return Reading::Missing(reason);
    }
    if let Some(fault) = known_fault(spaced, &text) {
        return Reading::Unreadable(fault);
    }
    let unit_words = unit.trim();
    let unit = Unit::of(unit);
    match figure(&text, &unit, unit_words) {
        Ok((value, about)) => Reading::Number { value, about },
        Err(fault @ (Fault::NotANumber | Fault::OtherUnit { .. } | Fault::TwoFigures)) => {
            let slip = letter_for_digit(&text, &unit, unit_words);
            Reading::Unreadable(slip.unwrap_or(fault))
        }
        Err(fault) => Reading::Unreadable(fault),
    }
}

/// What is no figure before its parts are looked at.
fn known_fault(spaced: &str, text: &str) -> Option<Fault> {
    if matches!(text, "なし" | "無し" | "無" | "ナシ" | "none" | "None" | "nil") {
        return Some(Fault::NoneOrZero);
    }
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    const BOUNDS: [&str; 9] = ["以上", "以下", "未満", "超", "超え", ">", "<", "≧", "≦"];
    if has_digit && BOUNDS.iter().any(|bound| text.ends_with(bound) || text.starts_with(bound)) {
        return Some(Fault::Bound);
    }
    (has_digit && (joined_by_space(spaced) || on_two_lines(spaced))).then_some(Fault::TwoFigures)
}

/// Whether a figure follows something else on a line, or in a cell, before it.
fn on_two_lines(spaced: &str) -> bool {
    spaced.split(['\n', '\r', '\t']).skip(1).any(|line| line.contains(|c: char| c.is_ascii_digit()))
}

/// Whether white space stands within what would be one figure without it: between a digit, a
/// separator or a scale before it and a digit or separator after it.
pub(super) fn joined_by_space(spaced: &str) -> bool {
    let mut before = ' ';
    let mut gap = false;
    for c in spaced.chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        let numeral = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
        if gap && (numeral(before) || "兆億万千百".contains(before)) && numeral(c) {
            return true;
        }
        (before, gap) = (c, false);
    }
    false
}

/// A whole figure: 約, a sign, a numeral, a unit.
fn figure(text: &str, unit: &Unit, unit_words: &str) -> Result<(Number, bool), Fault> {
    if let Some(both) = rounded_and_full(text, unit, unit_words) {
        return Ok((both, false));
    }
    let (before, text) = strip_about(text);
    let (negative, text) = strip_sign(text);
    let (within, text) = strip_about(text);
    let (after, text) = match ["程度", "くらい", "ぐらい", "前後", "ほど"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
    {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if [before, within].iter().filter(|about| **about).count() > 1 {
        return Err(Fault::NotANumber);
    }
    let value = magnitude(text, unit, unit_words)?;
    let value = Number::new(if negative { -value } else { value }).ok_or(Fault::TooLong)?;
    Ok((value, before || within || after))
}

/// 「約381万件（3,807,682件）」: the figure in full, with a rounded one before it to help the eye.
fn rounded_and_full(text: &str, unit: &Unit, unit_words: &str) -> Option<Number> {
    let (rounded, full) = text.strip_suffix(')')?.split_once('(')?;
    let (true, rounded) = strip_about(rounded) else { return None };
    let read = |text: &str| {
        let (negative, text) = strip_sign(text);
        let value = magnitude(text, unit, unit_words).ok()?;
        Some(if negative { -value } else { value })
    };
    let (rounded, full) = (read(rounded)?, read(full)?);
    let apart = rounded.checked_sub(full)?.abs();
    let near = apart.checked_mul(Decimal::from(20))? <= full.abs();
    // Below a million nothing is rounded to help the eye: there it is another figure in brackets.
    let large = full.abs().checked_mul(unit.scale)? >= Decimal::from(1_000_000);
    (near && large).then(|| Number::new(full)).flatten()
}

fn strip_about(text: &str) -> (bool, &str) {
    const ABOUT: [&str; 4] = ["約", "およそ", "おおよそ", "概ね"];
    const LATIN: [&str; 3] = ["approximately", "about", "approx."];
    let rest = ABOUT
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .or_else(|| LATIN.iter().find_map(|word| strip_word(text, word)));
    rest.map_or((false, text), |rest| (true, rest))
}

fn strip_sign(text: &str) -> (bool, &str) {
    let minus = text
        .strip_prefix(['▲', '△', '-', '−', '‐', '–', '―', '—'])
        .or_else(|| text.strip_prefix("マイナス"))
        .or_else(|| strip_word(text, "minus"));
    match minus {
        Some(rest) => (true, rest),
        None => {
            let plus = text.strip_prefix('+').or_else(|| text.strip_prefix("プラス"));
            (false, plus.unwrap_or(text))
        }
    }
}

/// What follows a Latin word, however it is capitalised.
pub(crate) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

/// A magnitude in the indicator's unit.
///
/// Where the unit has a scale of its own, a bare counter or another scale is converted only if the
/// counter is written and a whole number comes out: 「2,777万人」 and 「27,770千人」 are 27,770 千人, and
/// 「2,777万」 may be of persons or of thousands.
fn magnitude(text: &str, unit: &Unit, unit_words: &str) -> Result<Decimal, Fault> {
    let (text, yen) = match text.strip_prefix('¥') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let Numeral { value, scale, inner, rest } = Numeral::read(text)?;
    // 「1.2 ×100 million yen」: how a unit that begins with digits stands behind its figure.
    let (scale, rest) =
        match rest.strip_prefix('×').and_then(|rest| rest.strip_prefix("100million")) {
            Some(counter) if scale.is_none() => (Some(Decimal::from(100_000_000)), counter),
            _ => (scale, rest),
        };
    if rest.chars().any(|c| c.is_ascii_digit()) {
        let separator = rest.starts_with([',', '.']);
        let letters = rest.chars().any(|c| c.is_ascii_alphabetic());
        return Err(match (separator, letters) {
            (true, _) => Fault::Separators,
            (_, true) => Fault::NotANumber,
            _ => Fault::TwoFigures,
        });
    }
    let written = Unit { scale: Decimal::ONE, counter: rest.to_string() };
    let named = !rest.is_empty() || yen;
    let agrees = match (rest.is_empty(), yen) {
        (true, false) => true,
        (true, true) => unit.counter.is_empty() || unit.agrees(&Unit::of("円")),
        // Without a unit nothing is contradicted.
        (false, _) if yen && !written.agrees(&Unit::of("円")) => false,
        (false, _) if unit.counter.is_empty() => written.is_usual(),
        (false, _) => unit.agrees(&written),
    };
    if !agrees {
        let symbol = rest.chars().any(is_symbol);
        if (symbol && !yen) || unit.counter.is_empty() {
            return Err(Fault::NotANumber);
        }
        let written = match yen {
            true => "円".to_string(),
            false => rest.to_string(),
        };
        return Err(Fault::OtherUnit { written, unit: unit_words.to_string() });
    }
    let whole = value.checked_mul(scale.unwrap_or(Decimal::ONE)).ok_or(Fault::TooLong)?;
    let whole = whole.checked_add(inner).ok_or(Fault::TooLong)?;
    if !unit.is_scaled() {
        return Ok(whole);
    }
    let scale_of_unit = || Fault::Scale { unit: unit_words.to_string() };
    if !named {
        return match scale {
            None if inner.is_zero() => Ok(value),
            _ => Err(scale_of_unit()),
        };
    }
    if scale == Some(unit.scale) && inner.is_zero() {
        return Ok(value);
    }
    let converted = whole / unit.scale;
    if converted.is_integer() { Ok(converted) } else { Err(scale_of_unit()) }
}

/// A sign that is no part of a counter. The tables of all letters would be larger than this module.
fn is_symbol(c: char) -> bool {
    let of_ascii = c.is_ascii() && !c.is_ascii_alphabetic() && c != '%';
    of_ascii
        || matches!(
            c,
            '※' | '→' | '←' | '〜' | '…' | '「' | '」' | '。' | '、' | '×' | '＊' | '①'..='⑳'
        )
}

/// 「1万7187」, 「3.5億」, 「11兆9,264億」, 「1,234.5」, 「3.81 million」: the digits of a figure.
struct Numeral<'a> {
    /// The last part, before its scale.
    value: Decimal,
    /// The scale behind the last part, where there is one.
    scale: Option<Decimal>,
    /// The sum of the parts before it.
    inner: Decimal,
    /// What follows.
    rest: &'a str,
}

impl<'a> Numeral<'a> {
    fn read(text: &'a str) -> Result<Numeral<'a>, Fault> {
        let mut inner = Decimal::ZERO;
        let mut rest = text;
        let mut above: Option<Decimal> = None;
        loop {
            let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
            let (digits, behind) = rest.split_at(end.unwrap_or(rest.len()));
            let value = plain(digits)?;
            if above.is_some() && value.trunc() >= MYRIAD {
                return Err(Fault::Myriads);
            }
            let found = scale_at_start(behind).filter(|_| !behind.starts_with("千葉"));
            let (scale, behind) = match found {
                Some((scale, behind)) => (Some(scale), behind),
                None => (None, behind),
            };
            let more = behind.starts_with(|c: char| c.is_ascii_digit());
            if let Some(scale) = scale
                && above.is_some_and(|above| scale >= above)
            {
                return Err(Fault::Myriads);
            }
            match scale {
                Some(scale) if more => {
                    if !value.is_integer() || digits.contains('.') || !is_myriad(scale) {
                        return Err(Fault::Myriads);
                    }
                    let part = value.checked_mul(scale).ok_or(Fault::TooLong)?;
                    inner = inner.checked_add(part).ok_or(Fault::TooLong)?;
                    (above, rest) = (Some(scale), behind);
                }
                scale => return Ok(Numeral { value, scale, inner, rest: behind }),
            }
        }
    }
}

const MYRIAD: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// 万・億・兆, behind which a smaller part may follow.
fn is_myriad(scale: Decimal) -> bool {
    [10_000_i64, 100_000_000, 1_000_000_000_000].map(Decimal::from).contains(&scale)
}

/// Digits with their separators.
fn plain(text: &str) -> Result<Decimal, Fault> {
    if text.is_empty() {
        return Err(Fault::NotANumber);
    }
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if fraction.is_some_and(|part| part.contains([',', '.'])) {
        return Err(Fault::Separators);
    }
    if !groups.iter().all(|group| digits(group)) || fraction.is_some_and(|part| !digits(part)) {
        return Err(Fault::NotANumber);
    }
    let grouped = groups.len() > 1;
    let uneven = groups[0].len() > 3 || groups[1..].iter().any(|group| group.len() != 3);
    if grouped && (uneven || groups[0].starts_with('0')) {
        return Err(Fault::Separators);
    }
    let joined = match fraction {
        Some(fraction) => format!("{}.{fraction}", groups.concat()),
        None => groups.concat(),
    };
    Decimal::from_str_exact(&joined).map_err(|_| Fault::TooLong)
}

/// The reason that a text names for there being no value.
fn missing(text: &str) -> Option<MissingReason> {
    use MissingReason::*;
    const WORDS: [(MissingReason, &[&str]); 7] = [
        (
            Unknown,
            &["…", "……", "...", "・・・", "不詳", "不明", "未詳", "未把握", "unknown", "notknown"],
        ),
        (
            NotApplicable,
            &[
                "-",
                "--",
                "−",
                "―",
                "–",
                "—",
                "ー",
                "─",
                "該当なし",
                "該当無し",
                "対象外",
                "notapplicable",
                "n/a",
                "na",
            ],
        ),
        (Suppressed, &["x", "秘匿", "非公表", "非公開", "suppressed", "confidential"]),
        (
            NotPublished,
            &[
                "未公表",
                "公表待ち",
                "公表前",
                "未発表",
                "発表待ち",
                "集計中",
                "未集計",
                "集計待ち",
                "調査中",
                "確認中",
                "精査中",
                "notpublished",
                "notyetpublished",
                "pending",
                "awaitingpublication",
                "beingcompiled",
                "undercompilation",
            ],
        ),
        (
            NotStated,
            &[
                "記載なし",
                "記載無し",
                "記入なし",
                "未記入",
                "未報告",
                "未回答",
                "未入力",
                "notstated",
                "notreported",
            ],
        ),
        (
            NotStarted,
            &["開始前", "未開始", "実施前", "未実施", "未着手", "notstarted", "notyetstarted"],
        ),
        (Unreadable, &["判読不能", "判読不可", "illegible"]),
    ];
    let plain = text.trim_start_matches('(').trim_end_matches(')').to_ascii_lowercase();
    WORDS.into_iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(reason, _)| reason)
}

/// A letter that stands for a digit, where the whole text is a number with the digit in its place:
/// so that 「Osaka」 is not called a number with a slip in it.
fn letter_for_digit(text: &str, unit: &Unit, unit_words: &str) -> Option<Fault> {
    let digit = |c: char| match c {
        'O' | 'o' | '〇' | '○' => Some('0'),
        'l' | 'I' | '|' => Some('1'),
        _ => None,
    };
    let (at, letter) = text.chars().enumerate().find(|(_, c)| digit(*c).is_some())?;
    let instead: String = text.chars().map(|c| digit(c).unwrap_or(c)).collect();
    figure(&instead, unit, unit_words).is_ok().then_some(Fault::LetterForDigit {
        at: at + 1,
        letter,
        instead,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_stands_around_a_figure_and_never_within() {
        for (spaced, within) in [
            ("130 件", false),
            ("▲ 130", false),
            ("約 3 万 件", false),
            ("130 128", true),
            ("130\n128", true),
            ("1, 234", true),
            ("1万 7187", true),
            ("30. 5", true),
        ] {
            assert_eq!(joined_by_space(spaced), within, "{spaced:?}");
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
}
