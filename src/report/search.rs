//! Search as people type it: full and half width, katakana and hiragana, upper and lower case are
//! alike.

use crate::model::writing;

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

/// The words of a query, each of which has to be found.
pub fn words(query: &str) -> Vec<String> {
    fold(query).split_whitespace().map(str::to_string).collect()
}

/// Whether every word stands in the folded text.
pub fn matches(folded: &str, words: &[String]) -> bool {
    words.iter().all(|word| folded.contains(word.as_str()))
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
        ] {
            assert!(matches(&fold(text), &words(query)), "{query}");
        }
        assert!(!matches(&fold("販路に関する相談件数"), &words("販路 融資")));
    }
}
