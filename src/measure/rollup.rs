//! Many verdicts as counts, never as an average.

use super::rate::Ratio;
use super::status::Status;
use crate::model::order;

/// 「実績が判明している n 指標のうち m 指標（m/n %）」 + 「未判明 k」.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rollup {
    /// In the order of the statuses; those that do not occur are left out.
    pub counts: Vec<(Status, usize)>,
}

impl Rollup {
    pub fn total(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    fn sum(&self, of: impl Fn(Status) -> bool) -> usize {
        self.counts.iter().filter(|(status, _)| of(*status)).map(|(_, count)| count).sum()
    }

    /// n
    pub fn judged(&self) -> usize {
        self.sum(Status::is_judged)
    }

    /// m
    pub fn good(&self) -> usize {
        self.sum(Status::is_good)
    }

    /// k
    pub fn unknown(&self) -> usize {
        self.count(Status::Unknown)
    }

    pub fn count(&self, status: Status) -> usize {
        self.sum(|of| of == status)
    }

    /// Judged, and not counted in m: the furthest from the target first. With [`Rollup::reached`] and
    /// [`Rollup::open`] they are the whole.
    pub fn missed(&self) -> Vec<(Status, usize)> {
        let missed = |status: Status| status.is_judged() && !status.is_good();
        self.counts.iter().copied().rev().filter(|(status, _)| missed(*status)).collect()
    }

    /// What counts in m: the furthest first.
    pub fn reached(&self) -> Vec<(Status, usize)> {
        self.counts.iter().copied().filter(|(status, _)| status.is_good()).collect()
    }

    /// Not judged.
    pub fn open(&self) -> Vec<(Status, usize)> {
        self.counts.iter().copied().filter(|(status, _)| !status.is_judged()).collect()
    }

    /// m/n; `None` where nothing is judged.
    pub fn share(&self) -> Option<Ratio> {
        Ratio::new(self.good().into(), self.judged().into())
    }
}

impl FromIterator<Status> for Rollup {
    fn from_iter<I: IntoIterator<Item = Status>>(statuses: I) -> Self {
        Rollup { counts: order::counted(statuses) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_of_chiba_in_reiwa_5_add_up_as_published() {
        let many = |status, count| std::iter::repeat_n(status, count);
        let rollup: Rollup = many(Status::TargetMet, 10)
            .chain(many(Status::AboveExpected, 12))
            .chain(many(Status::Improved, 14))
            .chain(many(Status::Flat, 3))
            .chain(many(Status::NotImproved, 15))
            .chain(many(Status::Unknown, 22))
            .collect();
        assert_eq!(
            (rollup.total(), rollup.judged(), rollup.good(), rollup.unknown()),
            (76, 54, 36, 22)
        );
        assert_eq!(rollup.share().unwrap().percent(&[]).to_string(), "66.7");
    }
}
