//! 集める: which of the submissions that came count, and which lie apart, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Session, Submission};
use crate::model::{Id, order};

/// Why a submission is kept, and not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Apart {
    OtherWorkshop,
    OtherRound,
    /// It was drawn on other figures.
    OtherBase,
    /// Two with one id say different things: one of them is not what was handed in, and no machine
    /// can tell which.
    Contradicts,
    /// Another one corrects it.
    Replaced,
}

/// Everything that came, told apart: the same whatever the order, and however often it came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collection {
    /// One a participant, by id.
    pub counted: Vec<Arc<Submission>>,
    /// By id; never mixed in, never dropped.
    pub apart: Vec<(Arc<Submission>, Apart)>,
}

impl Collection {
    pub fn of<T: Into<Arc<Submission>>>(
        session: &Session,
        came: impl IntoIterator<Item = T>,
    ) -> Collection {
        // The same thing twice is one.
        let came: BTreeSet<Arc<Submission>> = came.into_iter().map(Into::into).collect();
        let mut apart = Vec::new();
        let mut by_id: BTreeMap<Id, Vec<Arc<Submission>>> = BTreeMap::new();
        for one in came {
            match elsewhere(session, &one.session) {
                Some(why) => apart.push((one, why)),
                None => by_id.entry(one.id.clone()).or_default().push(one),
            }
        }
        let mut by_participant: BTreeMap<Id, Vec<Arc<Submission>>> = BTreeMap::new();
        for same in by_id.into_values() {
            let contradicts = same.len() > 1;
            for one in same {
                match contradicts {
                    true => apart.push((one, Apart::Contradicts)),
                    false => {
                        by_participant.entry(one.participant().clone()).or_default().push(one);
                    }
                }
            }
        }
        let mut counted = Vec::new();
        for mut chain in by_participant.into_values() {
            // The last correction; of two made of the same one, one and the same wherever it is
            // asked.
            order::sort_by_key(&mut chain, |one| (one.revision, one.id.clone()));
            counted.extend(chain.pop());
            apart.extend(chain.into_iter().map(|one| (one, Apart::Replaced)));
        }
        counted.sort();
        apart.sort();
        Collection { counted, apart }
    }
}

fn elsewhere(wanted: &Session, found: &Session) -> Option<Apart> {
    if found.workshop != wanted.workshop {
        Some(Apart::OtherWorkshop)
    } else if found.round != wanted.round {
        Some(Apart::OtherRound)
    } else if found.base != wanted.base {
        Some(Apart::OtherBase)
    } else {
        None
    }
}
