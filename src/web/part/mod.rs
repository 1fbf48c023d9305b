//! Larger pieces that several screens share, and the frame around them.

pub mod canvas;
pub mod cards;
pub mod chart;
pub mod contested;
pub mod crumbs;
pub mod foot;
pub mod form_sheet;
pub mod landing_dialog;
pub mod marks_table;
pub mod masthead;
pub mod mosaic;
pub mod notices;
pub mod plot;
pub mod table;
pub mod take;
