//! Every sentence the app says, typed: a plain struct of words and functions per language.
//!
//! Forgetting a word does not compile, and a further language is one more value. Figures, years and dates are written
//! here too; nothing above this layer makes a text of a number.

pub mod figures;
mod ja;
mod sheet;
mod words;
mod work;

pub use ja::JA;
pub use sheet::*;
pub use words::*;
pub use work::*;

/// What a language has besides [`Text`].
pub struct Further {
    pub sheet: &'static SheetWords,
    pub work: &'static WorkText,
}

/// Words of the indicator's sheet. They are not among those of every screen, so that the Japanese ones come with the part
/// of the program that shows them.
pub fn sheet(text: &Text) -> &'static SheetWords {
    text.further.map_or(&ja::SHEET, |further| further.sheet)
}

/// Words for those who work at documents, likewise.
pub fn work(text: &Text) -> &'static WorkText {
    text.further.map_or(&ja::WORK, |further| further.work)
}
