//! 年度の数値: indicators by years, as a sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Outline;
use crate::model::*;

/// Every indicator once, where it stands, with what counts in each period.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Grid {
    pub rows: Vec<GridRow>,
    places: BTreeMap<Id, usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    pub indicator: Arc<Indicator>,
    pub direction: Arc<Direction>,
    pub actuals: BTreeMap<Period, Arc<Observation>>,
    pub targets: BTreeMap<Period, Arc<Target>>,
}

impl Grid {
    pub fn of(strategy: &Strategy, outline: &Outline) -> Grid {
        let mut grid = Grid::default();
        for listed in outline.indicators().into_iter().filter(|listed| !listed.restated) {
            grid.places.insert(listed.indicator.id.clone(), grid.rows.len());
            grid.rows.push(GridRow {
                indicator: listed.indicator,
                direction: listed.place.direction,
                actuals: BTreeMap::new(),
                targets: BTreeMap::new(),
            });
        }
        for observation in strategy.observations.iter() {
            let Some(at) = grid.places.get(&observation.indicator) else { continue };
            let counted = grid.rows[*at].actuals.entry(observation.period).or_insert_with(|| observation.clone());
            if observation.weight() >= counted.weight() {
                *counted = observation.clone();
            }
        }
        for target in strategy.targets.iter() {
            if let Some(at) = grid.places.get(&target.indicator) {
                grid.rows[*at].targets.insert(target.period, target.clone());
            }
        }
        grid
    }

    pub fn row(&self, indicator: &Id) -> Option<&GridRow> {
        self.places.get(indicator).map(|at| &self.rows[*at])
    }

    /// From the first year that has a figure to the last that has one, or is planned, or is now.
    pub fn years(&self, about: &About, now: i32) -> (i32, i32) {
        let known = self.rows.iter().flat_map(|row| row.actuals.keys().chain(row.targets.keys())).map(|period| period.year());
        let planned = [about.first_year, about.last_year].into_iter().flatten().map(|year| year.0);
        let years: Vec<i32> = known.chain(planned).chain([now]).collect();
        (years.iter().copied().min().unwrap_or(now), years.iter().copied().max().unwrap_or(now))
    }
}
