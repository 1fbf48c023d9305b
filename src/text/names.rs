//! Names of a document in the reader's language: as the document renders them, otherwise as it has
//! them.

use std::sync::Arc;

use super::{Language, Text};
use crate::model::{About, Direction, Id, Indicator, Item, Program, Source, Strategy};

/// What has a name, and perhaps an English rendering of it.
pub trait Named {
    fn original(&self) -> &str;
    /// Empty where there is none.
    fn rendering(&self) -> &str;
}

macro_rules! named {
    ($($record:ty),*) => {
        $(impl Named for $record {
            fn original(&self) -> &str {
                &self.name
            }

            fn rendering(&self) -> &str {
                &self.name_en
            }
        })*
    };
}
named!(About, Direction, Item, Indicator);

impl Named for Source {
    fn original(&self) -> &str {
        &self.title
    }

    fn rendering(&self) -> &str {
        &self.title_en
    }
}

impl<T: Named> Named for Arc<T> {
    fn original(&self) -> &str {
        (**self).original()
    }

    fn rendering(&self) -> &str {
        (**self).rendering()
    }
}

/// Characters of a name where there is little room.
const SHORT: usize = 100;

impl Text {
    pub fn name(&self, of: &impl Named) -> String {
        self.either(of.rendering(), of.original())
    }

    /// The name where there is little room; a rendering has no short form. What nobody would call a name any more is cut:
    /// its own screen shows all of it.
    pub fn short_name(&self, indicator: &Indicator) -> String {
        let name = self.either(&indicator.name_en, indicator.short_name());
        match name.char_indices().nth(SHORT) {
            Some((end, _)) => format!("{}…", &name[..end]),
            None => name,
        }
    }

    /// What the document itself calls it, where a rendering stands for that.
    pub fn original<'a>(&self, of: &'a impl Named) -> Option<&'a str> {
        (self.language != Language::Japanese && !of.rendering().is_empty()).then(|| of.original())
    }

    /// A name with its number in the strategy.
    pub fn numbered(&self, number: &str, of: &impl Named) -> String {
        let (name, number) = (self.name(of), self.number(number));
        if number.is_empty() { name } else { format!("{number} {name}") }
    }

    /// A number in the strategy as the language counts: 第１ is 1 in English.
    pub fn number(&self, number: &str) -> String {
        if self.language == Language::Japanese { number.to_string() } else { plain_number(number) }
    }

    /// To whom progress is reported; empty where the document does not say.
    pub fn committee(&self, about: &About) -> String {
        self.either(&about.committee_en, &about.committee)
    }

    /// Where a document comes from.
    pub fn edition(&self, about: &About) -> String {
        self.either(&about.edition_en, &about.edition)
    }

    /// The title of a source given by id, or the text itself where it is no record's id.
    pub fn source(&self, strategy: &Strategy, source: &str) -> String {
        let record = strategy.sources.get(&Id::from(source));
        record.map_or_else(|| source.to_string(), |record| self.name(record))
    }

    /// What a program does; it has no shorter name.
    pub fn program(&self, program: &Program) -> String {
        self.either(&program.text_en, &program.text)
    }

    pub fn unit<'a>(&self, indicator: &'a Indicator) -> &'a str {
        match self.language {
            Language::Japanese => &indicator.unit,
            Language::English => english(&indicator.unit_en, &indicator.unit),
        }
    }

    fn either(&self, rendering: &str, original: &str) -> String {
        match self.language {
            Language::Japanese => original.to_string(),
            Language::English => english(rendering, original).to_string(),
        }
    }
}

/// The rendering, or what it renders.
pub fn english<'a>(rendering: &'a str, original: &'a str) -> &'a str {
    if rendering.is_empty() { original } else { rendering }
}

/// 第１ as 1, （２） as (2).
fn plain_number(number: &str) -> String {
    let plain = |letter: char| match letter {
        '第' => None,
        // Full-width forms stand in the order of ASCII.
        '！'..='～' => char::from_u32(u32::from(letter) - 0xfee0),
        other => Some(other),
    };
    number.chars().filter_map(plain).collect()
}

/// A text in stretches that are Japanese and such that are not. Kana and kanji with what stands
/// between them are one stretch (令和5年3月), unless words of Latin letters, set apart by spaces, stand
/// there.
pub fn by_language(text: &str) -> Vec<(bool, &str)> {
    let mut parts: Vec<(bool, &str)> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_japanese) {
        let mut end = start;
        for (at, letter) in rest[start..].char_indices().filter(|(_, letter)| is_japanese(*letter))
        {
            if apart(&rest[end..start + at]) {
                break;
            }
            end = start + at + letter.len_utf8();
        }
        parts.extend((start > 0).then(|| (false, &rest[..start])));
        parts.push((true, &rest[start..end]));
        rest = &rest[end..];
    }
    parts.extend((!rest.is_empty()).then_some((false, rest)));
    parts
}

/// Whether words of Latin letters stand there: a letter after a space.
fn apart(between: &str) -> bool {
    between.as_bytes().windows(2).any(|pair| pair[0] == b' ' && pair[1].is_ascii_alphabetic())
}

/// Kana and kanji, with the signs that go with them.
fn is_japanese(letter: char) -> bool {
    matches!(letter, '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// The beginning of a longer name.
pub(super) fn beginning(name: &str) -> String {
    match name.char_indices().nth(20) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{EN, JA};
    use super::*;

    fn direction(name_en: &str) -> Direction {
        Direction {
            id: "d1".into(),
            number: "第１".into(),
            name: "成長の後押し".into(),
            name_en: name_en.into(),
            rank: Default::default(),
        }
    }

    #[test]
    fn a_rendering_stands_for_the_name() {
        assert_eq!(EN.numbered("第１", &direction("Backing growth")), "1 Backing growth");
        assert_eq!(EN.numbered("（２）", &direction("Backing growth")), "(2) Backing growth");
        assert_eq!(EN.name(&direction("")), "成長の後押し");
        assert_eq!(JA.numbered("第１", &direction("Backing growth")), "第１ 成長の後押し");
        assert_eq!(EN.original(&direction("Backing growth")), Some("成長の後押し"));
        assert_eq!(EN.original(&direction("")), None);
    }

    #[test]
    fn japanese_within_english_is_found() {
        assert_eq!(by_language("FY2023"), [(false, "FY2023")]);
        assert_eq!(
            by_language("Source: 資料４、令和5年3月"),
            [(false, "Source: "), (true, "資料４、令和5年3月")]
        );
        assert_eq!(
            by_language("set (改定); not compared"),
            [(false, "set ("), (true, "改定"), (false, "); not compared")]
        );
        assert_eq!(
            by_language("架空 and 資料"),
            [(true, "架空"), (false, " and "), (true, "資料")]
        );
        assert_eq!(by_language("BCPとSDGsの推進"), [(false, "BCP"), (true, "とSDGsの推進")]);
    }

    proptest::proptest! {
        #[test]
        fn no_letter_is_lost(text in "[ a-z（）、あ-ん一-龠0-9]{0,24}") {
            let parts = by_language(&text);
            proptest::prop_assert_eq!(parts.iter().map(|(_, part)| *part).collect::<String>(), text.clone());
            proptest::prop_assert!(parts.iter().all(|(japanese, part)| *japanese == part.contains(is_japanese)));
        }
    }
}
