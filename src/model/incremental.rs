//! What is computed of a strategy, and kept up from version to version.

use std::sync::Arc;

use super::Strategy;

/// Something computed of a strategy that can be brought up to date where only figures have changed.
///
/// The law (`tests/laws.rs`): whatever the edits, what was updated equals what is computed anew.
pub trait Incremental: Sized {
    /// What it is computed of besides the strategy.
    type Context;

    fn compute(strategy: &Strategy, context: &Self::Context) -> Self;

    /// That of the version `after`; `None` where it has to be computed anew.
    fn updated(&self, before: &Strategy, after: &Strategy, context: &Self::Context)
    -> Option<Self>;
}

/// The last version of a strategy with what was computed of it.
pub struct Latest<T> {
    known: Option<(Arc<Strategy>, Arc<T>)>,
}

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Latest { known: None }
    }
}

impl<T: Incremental> Latest<T> {
    /// What is computed of the present version: brought up to date from the last one where that can
    /// be.
    pub fn of(&mut self, strategy: &Arc<Strategy>, context: &T::Context) -> Arc<T> {
        let updated = self
            .known
            .as_ref()
            .and_then(|(before, value)| value.updated(before, strategy, context));
        let value = Arc::new(updated.unwrap_or_else(|| T::compute(strategy, context)));
        self.known = Some((strategy.clone(), value.clone()));
        value
    }
}
