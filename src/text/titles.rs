//! A name in every language, side by side: the navigation and the titles need them before anything
//! else of a language is here. Those of the screens stand in their rows.

use super::Language;

/// A name in every language.
#[derive(Clone, Copy, Debug)]
pub struct Title {
    pub ja: &'static str,
    pub en: &'static str,
}

impl Title {
    pub fn of(&self, language: Language) -> &'static str {
        match language {
            Language::Japanese => self.ja,
            Language::English => self.en,
        }
    }
}
