//! One file a screen.

pub mod cycle;
pub mod edit;
pub mod files;
pub mod glossary;
pub mod graphs;
pub mod indicator;
pub mod indicator_table;
pub mod indicators;
pub mod lost;
pub mod overview;
pub mod places;
pub mod settings;
