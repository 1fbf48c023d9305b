//! Search as people type it: full and half width, katakana and hiragana, upper and lower case are
//! alike.

use std::sync::Arc;

use super::readings;
use crate::model::{Program, Strategy, writing};

/// A text in the form in which it is compared. Case is that of the Latin alphabet: the tables for
/// all others would be larger than this module.
pub fn fold(text: &str) -> String {
    writing::plain(text)
        .chars()
        .map(|c| c.to_ascii_lowercase())
        .map(|c| match c {
            // Katakana to hiragana: the two blocks run in step.
            'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// The words of a query, each of which has to be found in one of its forms.
pub fn words(query: &str) -> Vec<Vec<String>> {
    fold(query).split_whitespace().map(readings::forms).collect()
}

/// Whether every word stands in the folded text, itself or what means the same.
pub fn matches(folded: &str, words: &[Vec<String>]) -> bool {
    words.iter().all(|forms| forms.iter().any(|form| folded.contains(form.as_str())))
}

/// 主要事業 that a query finds, in the order of the strategy.
pub fn programs(strategy: &Strategy, query: &str) -> Vec<Arc<Program>> {
    let words = words(query);
    if words.is_empty() {
        return Vec::new();
    }
    let found = |program: &&Arc<Program>| {
        matches(&fold(&format!("{}\n{}", program.text, program.text_en)), &words)
    };
    strategy.programs.iter().filter(found).cloned().collect()
}

/// Entries of a glossary whose term stands in a name.
pub fn glosses<'a, T>(
    entries: &'a [(&'a str, T)],
    name: &str,
) -> impl Iterator<Item = &'a (&'a str, T)> {
    let name = fold(name);
    entries.iter().filter(move |(term, _)| name.contains(&fold(term)))
}

/// Entries of a glossary that a query finds: those whose term does.
pub fn terms<'a, T>(
    entries: &'a [(&'a str, T)],
    query: &str,
) -> impl Iterator<Item = &'a (&'a str, T)> {
    let words = words(query);
    entries.iter().filter(move |(term, _)| !words.is_empty() && matches(&fold(term), &words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_the_same_word_find_each_other() {
        for (text, query) in [
            ("BCPセミナー受講者数", "ｂｃｐ"),
            ("BCPセミナー受講者数", "せみなー"),
            ("ﾃｽﾄマーケティング", "テスト まーけ"),
            ("ちばSDGsパートナー", "ＳＤＧｓ"),
            ("BCPセミナー受講者数", "事業継続"),
            ("BCPセミナー受講者数", "ビーシーピー 受講"),
            ("起業・創業相談件数", "そうぎょう"),
            ("社会目標", "アウトカム"),
        ] {
            assert!(matches(&fold(text), &words(query)), "{query}");
        }
        assert!(!matches(&fold("販路に関する相談件数"), &words("販路 融資")));
    }
}
