//! What leaves the page: in which way, and what is in it.

use crate::change::Document;
use crate::model::Strategy;

/// A way for a file to leave the page that is no download.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    /// 共有: by what the device offers; as text, because mail programs take that.
    Share,
    /// As text, to be pasted.
    Copy,
}

/// What is in a file, told before it leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaving {
    pub indicators: usize,
    pub observations: usize,
    pub targets: usize,
    pub opinions: usize,
    pub changes: usize,
    /// Places that are still to be chosen.
    pub open: usize,
    /// Those who have made changes, as they call themselves, each once.
    pub names: Vec<String>,
}

impl Leaving {
    pub fn of(document: &Document, strategy: &Strategy) -> Leaving {
        let mut names: Vec<String> = document
            .changes()
            .map(|change| change.by.clone())
            .filter(|by| !by.is_empty())
            .collect();
        names.sort();
        names.dedup();
        Leaving {
            indicators: strategy.indicators.len(),
            observations: strategy.observations.len(),
            targets: strategy.targets.len(),
            opinions: strategy.opinions.len(),
            changes: document.count(),
            open: document.contested().len(),
            names,
        }
    }
}
