//! The smallest things: a mark, a figure, a field.

pub mod bilingual;
pub mod field;
pub mod figure;
pub mod list;
pub mod mark;
pub mod markup;
pub mod spark;
pub mod window;
