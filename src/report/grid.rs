//! 年度の数値: indicators by years, as a sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Outline;
use crate::model::*;

/// Every indicator once, where it stands, with what counts in each period.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Grid {
    pub rows: Vec<Arc<GridRow>>,
    places: Arc<BTreeMap<Id, usize>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    pub indicator: Arc<Indicator>,
    pub direction: Arc<Direction>,
    pub actuals: BTreeMap<Period, Arc<Observation>>,
    pub targets: BTreeMap<Period, Arc<Target>>,
}

impl Incremental for Grid {
    /// The order of the strategy.
    type Context = Arc<Outline>;

    fn compute(strategy: &Strategy, outline: &Self::Context) -> Grid {
        Grid::of(strategy, outline)
    }

    /// Only rows whose figures have changed are made anew.
    fn updated(&self, before: &Strategy, after: &Strategy, _: &Self::Context) -> Option<Grid> {
        let mut grid = self.clone();
        for id in after.figures_changed_since(before)? {
            if let Some(known) = grid.places.get(&id).and_then(|at| grid.rows.get_mut(*at)) {
                *known = row(after, known.indicator.clone(), known.direction.clone());
            }
        }
        Some(grid)
    }
}

impl Grid {
    pub fn of(strategy: &Strategy, outline: &Outline) -> Grid {
        let (mut grid, mut places) = (Grid::default(), BTreeMap::new());
        for listed in outline.indicators().into_iter().filter(|listed| !listed.restated) {
            places.insert(listed.indicator.id.clone(), grid.rows.len());
            grid.rows.push(row(strategy, listed.indicator, listed.place.direction));
        }
        grid.places = Arc::new(places);
        grid
    }

    pub fn row(&self, indicator: &Id) -> Option<&GridRow> {
        self.places.get(indicator).map(|at| &*self.rows[*at])
    }

    /// From the first year that has a figure to the last that has one, or is planned, or is now.
    pub fn years(&self, about: &About, now: i32) -> (i32, i32) {
        let known = self
            .rows
            .iter()
            .flat_map(|row| row.actuals.keys().chain(row.targets.keys()))
            .map(|period| period.year());
        let planned = [about.first_year, about.last_year].into_iter().flatten().map(|year| year.0);
        let years: Vec<i32> = known.chain(planned).chain([now]).collect();
        (years.iter().copied().min().unwrap_or(now), years.iter().copied().max().unwrap_or(now))
    }
}

fn row(strategy: &Strategy, indicator: Arc<Indicator>, direction: Arc<Direction>) -> Arc<GridRow> {
    let mut row =
        GridRow { actuals: BTreeMap::new(), targets: BTreeMap::new(), indicator, direction };
    for observation in strategy.observations.of(&row.indicator.id) {
        let counted = row.actuals.entry(observation.period).or_insert_with(|| observation.clone());
        if observation.weight(row.indicator.accrues) >= counted.weight(row.indicator.accrues) {
            *counted = observation.clone();
        }
    }
    for target in strategy.targets.of(&row.indicator.id) {
        row.targets.insert(target.period, target.clone());
    }
    Arc::new(row)
}
