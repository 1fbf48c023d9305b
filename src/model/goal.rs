//! 目標値の読み取り: what people type for a target, as a figure with its relation, a range, or words.

use super::reading::{Fault, Reading, joined_by_space, strip_word};
use super::{Desired, Goal, Number, Relation, writing};

/// Why a text is no target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoalFault {
    /// The figure in it is none.
    Figure(Fault),
    /// 「2〜3以上」, 「1〜2万」, 「2以上3未満」: a range that can mean more than one thing, or has one end open.
    Range,
    /// 「検討中」: it says that there is no target.
    SaysNone,
    /// 「百件以上」: digits are asked for.
    FigureInWords,
    /// Words that say neither a direction nor a level to keep.
    NoDirection,
}

/// Which way a target in words points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointing {
    Up,
    Down,
    /// A level to keep, or more than one way at once.
    Keep,
}

/// What a typed target asks for: 「165」, 「93%超」, 「200件以下」, 「2.0〜3.0」, 「165〜」, 「2.0以上3.0以下」,
/// 「減少を目指します」, “more than 93%”, “2 to 3”.
///
/// `read` reads a figure of the indicator. `relation` is taken where none is written.
pub fn read(
    typed: &str,
    read: impl Fn(&str) -> Reading,
    relation: Relation,
) -> Result<Goal, GoalFault> {
    let spaced = writing::plain(typed);
    let text: String = spaced.chars().filter(|c| !c.is_whitespace()).collect();
    if says_none(&text) {
        return Err(GoalFault::SaysNone);
    }
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    if has_digit && joined_by_space(spaced.trim()) {
        return Err(GoalFault::Figure(Fault::TwoFigures));
    }
    let figure = |text: &str| match read(text) {
        Reading::Number { value, .. } => Ok(value),
        Reading::Unreadable(fault) => Err(GoalFault::Figure(fault)),
        Reading::Empty | Reading::Missing(_) => Err(GoalFault::Figure(Fault::NotANumber)),
    };
    if !has_digit {
        return in_words(typed, &text, read(&text));
    }
    if let Some(range) = range(&text, &figure) {
        return range;
    }
    let (relation, text) = match relation_of(&text) {
        Some((found, rest)) => (found, rest),
        None => (relation, text.as_str()),
    };
    figure(text).map(|value| Goal::Value { relation, value })
}

/// What stands behind or before a figure. Longer words before what they begin or end with.
fn relation_of(text: &str) -> Option<(Relation, &str)> {
    const BEHIND: [(&str, Relation); 14] = [
        ("以上", Relation::AtLeast),
        ("から", Relation::AtLeast),
        ("~", Relation::AtLeast),
        ("〜", Relation::AtLeast),
        ("を超える", Relation::Above),
        ("を上回る", Relation::Above),
        ("超え", Relation::Above),
        ("超", Relation::Above),
        ("以下", Relation::AtMost),
        ("以内", Relation::AtMost),
        ("まで", Relation::AtMost),
        ("を下回る", Relation::Below),
        ("未満", Relation::Below),
        ("ormore", Relation::AtLeast),
    ];
    // Without the spaces, as the text is here.
    const BEFORE: [(&str, Relation); 22] = [
        ("atleast", Relation::AtLeast),
        ("nolessthan", Relation::AtLeast),
        ("notlessthan", Relation::AtLeast),
        ("nofewerthan", Relation::AtLeast),
        ("morethan", Relation::Above),
        ("atmost", Relation::AtMost),
        ("nomorethan", Relation::AtMost),
        ("notmorethan", Relation::AtMost),
        ("upto", Relation::AtMost),
        ("lessthan", Relation::Below),
        ("fewerthan", Relation::Below),
        ("above", Relation::Above),
        ("over", Relation::Above),
        ("below", Relation::Below),
        ("under", Relation::Below),
        (">=", Relation::AtLeast),
        ("≧", Relation::AtLeast),
        ("≥", Relation::AtLeast),
        ("<=", Relation::AtMost),
        ("≦", Relation::AtMost),
        ("≤", Relation::AtMost),
        (">", Relation::Above),
    ];
    let behind =
        BEHIND.into_iter().find_map(|(word, found)| Some((found, text.strip_suffix(word)?)));
    let before =
        BEFORE.into_iter().find_map(|(word, found)| Some((found, strip_word(text, word)?)));
    behind.or(before).or_else(|| Some((Relation::Below, text.strip_prefix('<')?)))
}

/// A range with both ends; `None` where the text is none.
fn range(
    text: &str,
    figure: &impl Fn(&str) -> Result<Number, GoalFault>,
) -> Option<Result<Goal, GoalFault>> {
    let ends = if let Some(rest) = text.strip_suffix("以下")
        && let Some(ends) = rest.split_once("以上")
    {
        ends
    } else if let Some(rest) = text.strip_suffix("まで")
        && let Some(ends) = rest.split_once("から")
    {
        ends
    } else if let Some(rest) = strip_word(text, "between")
        && let Some(ends) = rest.split_once("and")
    {
        ends
    } else {
        // The full-width tilde has become ~; the wave dash stays.
        text.split_once(['~', '〜']).or_else(|| text.split_once("to"))?
    };
    let (from, to) = ends;
    if to.is_empty() {
        return None;
    }
    // “~165” is about 165 to one, and up to 165 to another.
    if from.is_empty() {
        return Some(Err(GoalFault::Range));
    }
    let bounded = |text: &str| relation_of(text).is_some();
    // 「1〜2万」 may begin at 1 or at 10,000: what stands behind the second figure may be of both.
    let unsigned = to.trim_start_matches(|c: char| !c.is_ascii_digit());
    let numeral = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let of_both = unsigned.trim_start_matches(numeral);
    let either = match (figure(from), figure(&format!("{from}{of_both}"))) {
        (Ok(alone), Ok(with)) => alone != with,
        _ => false,
    };
    if either || bounded(from) || bounded(to) {
        return Some(Err(GoalFault::Range));
    }
    Some(match (figure(from), figure(to)) {
        (Ok(from), Ok(to)) if from <= to => Ok(Goal::Range { from, to }),
        (Ok(_), Ok(_)) => Err(GoalFault::Range),
        (Err(fault), _) | (_, Err(fault)) => Err(fault),
    })
}

fn in_words(typed: &str, text: &str, as_figure: Reading) -> Result<Goal, GoalFault> {
    if let Reading::Missing(_) = as_figure {
        return Err(GoalFault::SaysNone);
    }
    // A slip of a letter for a digit: 「lOO」.
    if let Reading::Unreadable(fault @ Fault::LetterForDigit { .. }) = as_figure {
        return Err(GoalFault::Figure(fault));
    }
    if figure_in_words(text) {
        return Err(GoalFault::FigureInWords);
    }
    match pointing(text) {
        Some(_) => Ok(Goal::Words(typed.trim().to_string())),
        None => Err(GoalFault::NoDirection),
    }
}

/// 「百件以上」, 「三割減」: a number in kanji before what is counted or a bound.
fn figure_in_words(text: &str) -> bool {
    const NUMERALS: &str = "〇一二三四五六七八九十百千万億兆数";
    const BEHIND: [&str; 24] = [
        "件",
        "社",
        "人",
        "名",
        "者",
        "回",
        "団体",
        "企業",
        "事業所",
        "店",
        "か所",
        "箇所",
        "円",
        "割",
        "倍",
        "分の",
        "%",
        "パーセント",
        "ポイント",
        "以上",
        "以下",
        "未満",
        "超",
        "程度",
    ];
    let mut rest = text;
    while let Some(start) = rest.find(|c| NUMERALS.contains(c)) {
        let run = &rest[start..];
        let end = run.find(|c| !NUMERALS.contains(c)).unwrap_or(run.len());
        let (numeral, behind) = run.split_at(end);
        // 一人当たり, 一社あたり: of each.
        let each = ["当たり", "あたり", "一人", "ひとり"];
        let of_each = numeral == "一" && each.iter().any(|word| behind.contains(word));
        if !of_each && (behind.is_empty() || BEHIND.iter().any(|word| behind.starts_with(word))) {
            return true;
        }
        rest = behind;
    }
    false
}

/// Whether words say that there is no target: 「なし」「検討中」「—」「未設定」, “TBD”.
pub fn says_none(text: &str) -> bool {
    let plain: String = writing::plain(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_ascii_lowercase();
    if plain.is_empty() {
        return false;
    }
    const WITHIN: [&str; 27] = [
        "未設定",
        "未定",
        "検討中",
        "検討予定",
        "検討する",
        "今後検討",
        "要検討",
        "調整中",
        "協議中",
        "設定中",
        "設定しない",
        "設定せず",
        "設定していない",
        "設定なし",
        "設けない",
        "設けず",
        "定めない",
        "定めず",
        "目標なし",
        "今後設定",
        "設定予定",
        "追って",
        "後日",
        "該当なし",
        "対象外",
        "notarget",
        "notset",
    ];
    const WHOLE: [&str; 22] = [
        "なし",
        "無し",
        "無",
        "ナシ",
        "ありません",
        "特になし",
        "特に無し",
        "空欄",
        "未",
        "tbd",
        "tbc",
        "tba",
        "none",
        "nil",
        "n/a",
        "na",
        "undecided",
        "notyet",
        "tobedetermined",
        "tobedecided",
        "tobeset",
        "underconsideration",
    ];
    let whole = plain.trim_matches(['(', ')', '「', '」', '。', '.']);
    let only_marks = whole.chars().all(|c| {
        matches!(
            c,
            '-' | '−'
                | '―'
                | '–'
                | '—'
                | 'ー'
                | '─'
                | '…'
                | '・'
                | '*'
                | '?'
                | '/'
                | '\\'
                | '×'
                | '○'
                | '◯'
                | '✕'
        )
    });
    only_marks || WHOLE.contains(&whole) || WITHIN.iter().any(|word| plain.contains(word))
}

/// Which way a target in words points; `None` where its words say no direction and no level.
pub fn pointing(text: &str) -> Option<Pointing> {
    let plain = writing::plain(text).to_ascii_lowercase();
    const UP: [&str; 29] = [
        "増",
        "向上",
        "上昇",
        "拡大",
        "上回",
        "以上",
        "超え",
        "超過",
        "伸ば",
        "伸び",
        "高め",
        "引き上げ",
        "引上げ",
        "改善",
        "回復",
        "increase",
        "improve",
        "grow",
        "rise",
        "raise",
        "more",
        "higher",
        "expand",
        "exceed",
        "above",
        "atleast",
        "at least",
        "boost",
        "recover",
    ];
    const DOWN: [&str; 23] = [
        "減",
        "縮小",
        "低下",
        "下回",
        "以下",
        "未満",
        "抑制",
        "抑え",
        "短縮",
        "引き下げ",
        "引下げ",
        "解消",
        "decrease",
        "reduc",
        "lower",
        "less",
        "fewer",
        "shrink",
        "narrow",
        "shorten",
        "below",
        "cut",
        "at most",
    ];
    const KEEP: [&str; 15] = [
        "維持",
        "保",
        "現状",
        "並み",
        "同水準",
        "同程度",
        "同等",
        "継続",
        "確保",
        "横ばい",
        "maintain",
        "keep",
        "same",
        "preserve",
        "stable",
    ];
    let says = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    // 改善 and 回復 are for the better, whichever way that is.
    let better = says(&["改善", "回復", "improve", "recover"]);
    match (says(&UP), says(&DOWN), says(&KEEP)) {
        (false, false, false) => None,
        (true, false, false) if !better => Some(Pointing::Up),
        (false, true, false) => Some(Pointing::Down),
        _ => Some(Pointing::Keep),
    }
}

impl Goal {
    /// Whether it asks for no more than something.
    pub fn is_ceiling(&self) -> bool {
        matches!(self, Goal::Value { relation: Relation::AtMost | Relation::Below, .. })
    }

    /// Whether it asks for the other way than is desired, or for a range from more to less.
    pub fn contradicts(&self, desired: &Desired) -> bool {
        use Relation::{Above, AtLeast, AtMost, Below};
        match (desired, self) {
            (Desired::Increase, Goal::Value { relation: AtMost | Below, .. }) => true,
            (Desired::Decrease, Goal::Value { relation: AtLeast | Above, .. }) => true,
            (Desired::Increase, Goal::Words(words)) => pointing(words) == Some(Pointing::Down),
            (Desired::Decrease, Goal::Words(words)) => pointing(words) == Some(Pointing::Up),
            (_, Goal::Range { from, to }) => from > to,
            _ => false,
        }
    }
}

/// The goal that a typed text is kept as, read or not.
pub fn kept(typed: &str, read_figure: impl Fn(&str) -> Reading, relation: Relation) -> Goal {
    read(typed, read_figure, relation).unwrap_or(Goal::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::reading;

    #[test]
    fn targets_are_read_as_plans_write_them() {
        let value = |relation, value: &str| {
            Ok(Goal::Value { relation, value: Number::from_text(value).unwrap() })
        };
        let range = |from: i64, to: i64| Ok(Goal::Range { from: from.into(), to: to.into() });
        let words = |words: &str| Ok(Goal::Words(words.into()));
        for (typed, unit, expected) in [
            ("165", "件", value(Relation::AtLeast, "165")),
            ("１６５件", "件", value(Relation::AtLeast, "165")),
            ("93%超", "%", value(Relation::Above, "93")),
            ("200件以下", "件", value(Relation::AtMost, "200")),
            ("2.5％未満", "%", value(Relation::Below, "2.5")),
            ("2.0〜3.0", "%", range(2, 3)),
            ("2.0以上3.0以下", "%", range(2, 3)),
            ("2から3%まで", "%", range(2, 3)),
            ("≧165", "件", value(Relation::AtLeast, "165")),
            ("165〜", "件", value(Relation::AtLeast, "165")),
            ("More than 93%", "%", value(Relation::Above, "93")),
            ("at least 1,650", "件", value(Relation::AtLeast, "1650")),
            ("<= 200", "件", value(Relation::AtMost, "200")),
            ("2 to 3", "%", range(2, 3)),
            ("about the same as today", "件", words("about the same as today")),
            ("減少を目指します", "件", words("減少を目指します")),
            ("一人当たり所得の増加", "円", words("一人当たり所得の増加")),
            ("なし", "件", Err(GoalFault::SaysNone)),
            ("検討中", "件", Err(GoalFault::SaysNone)),
            ("－", "件", Err(GoalFault::SaysNone)),
            ("未公表", "件", Err(GoalFault::SaysNone)),
            ("TBD", "件", Err(GoalFault::SaysNone)),
            ("百件以上", "件", Err(GoalFault::FigureInWords)),
            ("三割減", "件", Err(GoalFault::FigureInWords)),
            ("適切に実施", "件", Err(GoalFault::NoDirection)),
            ("2〜3以上", "件", Err(GoalFault::Range)),
            ("1〜2万", "件", Err(GoalFault::Range)),
            ("~165", "件", Err(GoalFault::Range)),
            ("165 170", "件", Err(GoalFault::Figure(Fault::TwoFigures))),
        ] {
            let found = read(typed, |text| reading::read(text, unit), Relation::AtLeast);
            assert_eq!(found, expected, "{typed}");
        }
        let slip = read("1o5", |text| reading::read(text, "件"), Relation::AtLeast);
        assert!(matches!(slip, Err(GoalFault::Figure(Fault::LetterForDigit { .. }))));
    }

    #[test]
    fn words_point_one_way_or_keep() {
        for (text, expected) in [
            ("増加を目指します", Some(Pointing::Up)),
            ("前年度以上", Some(Pointing::Up)),
            ("減少", Some(Pointing::Down)),
            ("現状維持", Some(Pointing::Keep)),
            ("改善", Some(Pointing::Keep)),
            ("適切に実施", None),
            ("Increase", Some(Pointing::Up)),
        ] {
            assert_eq!(pointing(text), expected, "{text}");
        }
    }
}
