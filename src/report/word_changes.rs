//! Two versions of a text, word by word: what has gone, what is new.
//!
//! Japanese has no spaces: letters of one script in a row are taken for a word, and a number with its unit is
//! one, so that 130件 and 140件 differ as a whole.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words in a row that have the same fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordChange {
    Same(String),
    Gone(String),
    New(String),
}

/// Longer texts are not compared word by word: it would take longer than anyone waits.
const LONGEST: usize = 20_000;

/// What leads from one text to another; `None` where they are too long to compare.
pub fn word_changes(before: &str, after: &str) -> Option<Vec<WordChange>> {
    if before.len() > LONGEST || after.len() > LONGEST {
        return None;
    }
    let (old, new) = (words(before), words(after));
    let mut changes = Vec::new();
    let mut put = |make: fn(String) -> WordChange, words: &[&str]| {
        if !words.is_empty() {
            changes.push(make(words.concat()));
        }
    };
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        match op {
            DiffOp::Equal { old_index, len, .. } => {
                put(WordChange::Same, &old[old_index..old_index + len])
            }
            op => {
                put(WordChange::Gone, &old[op.old_range()]);
                put(WordChange::New, &new[op.new_range()]);
            }
        }
    }
    Some(changes)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Digits,
    Latin,
    Kanji,
    Hiragana,
    Katakana,
    Space,
    /// Stands alone.
    Other,
}

impl Script {
    fn of(letter: char) -> Script {
        match letter {
            letter if letter.is_numeric() && letter != '〇' => Script::Digits,
            '\u{3041}'..='\u{309f}' => Script::Hiragana,
            '\u{30a0}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => Script::Katakana,
            '々' | '〇' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Script::Kanji,
            letter if letter.is_whitespace() => Script::Space,
            letter if letter.is_alphabetic() => Script::Latin,
            _ => Script::Other,
        }
    }
}

/// Belongs to a number where digits follow, or stand before it.
fn is_of_number(letter: char) -> bool {
    matches!(letter, '.' | ',' | '．' | '，' | '▲' | '△' | '-' | '−' | '+')
}

/// What is counted by, where it follows a number at once.
fn unit_length(rest: &str) -> usize {
    const UNITS: [&str; 24] = [
        "パーセント",
        "ポイント",
        "か所",
        "カ所",
        "ヶ所",
        "億円",
        "千円",
        "万円",
        "万人",
        "年度",
        "団体",
        "箇所",
        "事業者",
        "人",
        "名",
        "件",
        "社",
        "回",
        "円",
        "年",
        "月",
        "日",
        "％",
        "%",
    ];
    let longest = UNITS.iter().filter(|unit| rest.starts_with(**unit)).map(|unit| unit.len()).max();
    longest.unwrap_or_default()
}

fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let length = match number_length(rest) {
            0 => run_length(rest),
            number => number + unit_length(&rest[number..]),
        };
        let (word, others) = rest.split_at(length);
        words.push(word);
        rest = others;
    }
    words
}

/// How much of the beginning is a number, in bytes; 0 where there is none.
fn number_length(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    // A sign before it.
    if letters.peek().is_some_and(|(_, letter)| is_of_number(*letter)) {
        letters.next();
    }
    while let Some((at, letter)) = letters.next() {
        match Script::of(letter) {
            Script::Digits => end = at + letter.len_utf8(),
            // Within it, between digits.
            _ if end == at && end > 0 && is_of_number(letter) => {
                let goes_on =
                    letters.peek().is_some_and(|(_, next)| Script::of(*next) == Script::Digits);
                if !goes_on {
                    break;
                }
                end = at + letter.len_utf8();
            }
            _ => break,
        }
    }
    end
}

/// How many bytes of the beginning are of one script.
fn run_length(text: &str) -> usize {
    let Some(first) = text.chars().next().map(Script::of) else { return 0 };
    let same = |letter: &char| first != Script::Other && Script::of(*letter) == first;
    let run: usize = text.chars().take_while(same).map(char::len_utf8).sum();
    run.max(text.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert_eq, proptest};

    fn told(before: &str, after: &str) -> String {
        let one = |change: WordChange| match change {
            WordChange::Same(words) => words,
            WordChange::Gone(words) => format!("[-{words}-]"),
            WordChange::New(words) => format!("[+{words}+]"),
        };
        word_changes(before, after).unwrap().into_iter().map(one).collect()
    }

    #[test]
    fn a_number_with_its_unit_is_one_word() {
        assert_eq!(
            told("130件を実施した。", "140件を実施した。"),
            "[-130件-][+140件+]を実施した。"
        );
        assert_eq!(told("約1,234.5億円", "約1,243.5億円"), "約[-1,234.5億円-][+1,243.5億円+]");
        assert_eq!(told("▲３％だった", "３％だった"), "[-▲３％-][+３％+]だった");
        assert_eq!(told("BCPセミナー", "BCP講座"), "BCP[-セミナー-][+講座+]");
        assert_eq!(told("", "新しい"), "[+新しい+]");
        assert_eq!(told("同じ", "同じ"), "同じ");
        assert_eq!(told("a, b", "a b"), "a[-,-] b");
    }

    #[test]
    fn a_text_longer_than_anyone_compares_is_left_whole() {
        let long = "あ1".repeat(10_000);
        assert_eq!(word_changes(&long, "短い"), None);
    }

    proptest! {
        #[test]
        fn both_texts_are_found_again(before in "[あ-んア-ン一-龠0-9a-z.,、。件 ]{0,40}", after in "\\PC{0,40}") {
            let changes = word_changes(&before, &after).unwrap();
            let (mut old, mut new) = (String::new(), String::new());
            for change in &changes {
                match change {
                    WordChange::Same(words) => {
                        old.push_str(words);
                        new.push_str(words);
                    }
                    WordChange::Gone(words) => old.push_str(words),
                    WordChange::New(words) => new.push_str(words),
                }
            }
            prop_assert_eq!(old, before);
            prop_assert_eq!(new, after);
        }
    }
}
