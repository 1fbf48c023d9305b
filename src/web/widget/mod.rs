//! The smallest things: a mark, a figure, a field.

pub mod field;
pub mod figure;
pub mod mark;
pub mod markup;
pub mod spark;
pub mod window;
