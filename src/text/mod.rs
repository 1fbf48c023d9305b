//! Every sentence the app says, typed: a plain struct of words and functions per language.
//!
//! Forgetting a word does not compile, and a further language is one more value. Figures, years and dates are written
//! here too; nothing above this layer makes a text of a number.

pub mod figures;
mod ja;
mod words;
mod work;

pub use ja::JA;
pub use words::*;
pub use work::*;
