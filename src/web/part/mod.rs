//! Larger pieces that several screens share, and the frame around them.

pub mod crumbs;
pub mod foot;
pub mod graph;
pub mod masthead;
pub mod mosaic;
pub mod notices;
pub mod table;
