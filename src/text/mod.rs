//! Every sentence the app says, typed: a plain struct of words and functions per language.
//!
//! Forgetting a word does not compile, and a further language is one more value. Figures, years and
//! dates are written here too; what is told of a number is told by this module.

mod contests;
mod cycle;
mod differences;
mod en;
mod faults;
pub mod figures;
mod formulas;
mod indicator;
mod ja;
pub mod names;
mod notices;
mod post;
mod results;
pub mod titles;
mod typed;
mod whole;
mod words;
mod work;
mod workshop;

pub use cycle::*;
pub use en::EN;
pub use faults::Complaint;
pub use indicator::*;
pub use ja::JA;
pub use notices::*;
pub use post::*;
pub use results::*;
pub use titles::Title;
pub use whole::*;
pub use words::*;
pub use work::*;
pub use workshop::*;

/// A language of the interface. Documents are written in Japanese and may hold English renderings
/// of their names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    Japanese,
    English,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::Japanese, Language::English];

    /// BCP 47; as it stands in addresses, in the page's attributes and among the preferences.
    pub fn code(self) -> &'static str {
        match self {
            Language::Japanese => "ja",
            Language::English => "en",
        }
    }

    pub fn of(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    /// In its own words.
    pub fn name(self) -> &'static str {
        match self {
            Language::Japanese => "日本語",
            Language::English => "English",
        }
    }
}

/// What a language has besides [`Text`].
pub struct Further {
    pub indicator: &'static IndicatorWords,
    pub work: &'static WorkText,
    pub whole: &'static WholeWords,
    pub notices: &'static NoticeWords,
    pub cycle: &'static CycleText,
    pub results: &'static ResultsWords,
    pub workshop: &'static WorkshopWords,
    pub post: &'static PostText,
}

/// Words of the indicator's sheet. They are not among those of every screen, so that the Japanese
/// ones come with the part of the program that shows them.
pub fn indicator(text: &Text) -> &'static IndicatorWords {
    text.further.map_or(&ja::INDICATOR, |further| further.indicator)
}

/// Words for those who work at documents, likewise.
pub fn work(text: &Text) -> &'static WorkText {
    text.further.map_or(&ja::WORK, |further| further.work)
}

/// Words of the charts of the whole, likewise.
pub fn whole(text: &Text) -> &'static WholeWords {
    text.further.map_or(&ja::WHOLE, |further| further.whole)
}

/// Words of the yearly cycle, likewise.
pub fn cycle(text: &Text) -> &'static CycleText {
    text.further.map_or(&ja::CYCLE, |further| further.cycle)
}

/// Words of money and results, likewise.
pub fn results(text: &Text) -> &'static ResultsWords {
    text.further.map_or(&ja::RESULTS, |further| further.results)
}

/// Words of the 勉強会, likewise.
pub fn workshop(text: &Text) -> &'static WorkshopWords {
    text.further.map_or(&ja::WORKSHOP, |further| further.workshop)
}

/// Words of what goes out by mail and comes back, likewise.
pub fn post(text: &Text) -> &'static PostText {
    text.further.map_or(&ja::POST, |further| further.post)
}

/// What happened, likewise.
pub fn notices(text: &Text) -> &'static NoticeWords {
    text.further.map_or(&ja::NOTICES, |further| further.notices)
}
