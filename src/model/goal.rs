//! 目標値の読み取り: what people type for a target, as a figure with its relation, a range, or words.

use super::goal_words::figure_in_words;
pub use super::goal_words::{Pointing, pointing, says_none};
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
    if let Some(range) = range(&text, spaced.trim(), &figure) {
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
    spaced: &str,
    figure: &impl Fn(&str) -> Result<Number, GoalFault>,
) -> Option<Result<Goal, GoalFault>> {
    let english;
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
        match text.split_once(['~', '〜']) {
            Some(ends) => ends,
            None if strip_word(text, "upto").is_none() => {
                english = english_ends(spaced)?;
                (english.0.as_str(), english.1.as_str())
            }
            None => return None,
        }
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
    let bare = from.ends_with(|c: char| c.is_ascii_digit()) && !of_both.is_empty();
    let either = match (figure(from), figure(&format!("{from}{of_both}"))) {
        (Ok(alone), Ok(with)) => alone != with,
        // What is of the second cannot be of the first: in another scale, or of another kind.
        (Ok(_), Err(_)) => bare,
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

/// “2 to 3”: what stands before and behind the word, without spaces.
fn english_ends(spaced: &str) -> Option<(String, String)> {
    let lower = spaced.to_ascii_lowercase();
    let at = lower.find(" to ")?;
    let tight = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    Some((tight(&spaced[..at]), tight(&spaced[at + 4..])))
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
    match pointing(typed) {
        Some(_) => Ok(Goal::Words(typed.trim().to_string())),
        None => Err(GoalFault::NoDirection),
    }
}

impl Relation {
    /// The relation of a target that is typed without one: that of the target there, or the bound
    /// that the desired direction asks for.
    pub fn unsaid(there: Option<&Goal>, desired: &Desired) -> Relation {
        match there {
            Some(Goal::Value { relation, .. }) => relation.clone(),
            _ if *desired == Desired::Decrease => Relation::AtMost,
            _ => Relation::AtLeast,
        }
    }
}

impl Goal {
    /// Whether a figure that equals it falls short.
    pub fn is_strict(&self) -> bool {
        matches!(self, Goal::Value { relation: Relation::Above | Relation::Below, .. })
    }

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
