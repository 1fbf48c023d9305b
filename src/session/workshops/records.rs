//! How a 勉強会 is kept: a small record each for itself, for every draft and for everything that came.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Erasure, Workshop, Workshops};
use crate::exchange::hash;
use crate::model::Id;
use crate::session::Effect;
use crate::workshop::{Brief, Draft, Submission};

/// A workshop, and what of it.
pub type RecordKey = (Id, String);

/// As the store has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkshopRecord {
    pub key: RecordKey,
    pub text: String,
}

/// What the record of the workshop itself holds; its drafts and submissions have records of their
/// own.
#[derive(Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[derive(Default)]
struct Kept {
    brief: Brief,
    held_here: bool,
    rehearsal: bool,
    revealed: BTreeSet<u32>,
    thrown_away: String,
    by_hand: BTreeSet<Id>,
}

const ITSELF: &str = "brief";
const DRAFT: &str = "draft.";
const CAME: &str = "came.";

impl Workshop {
    pub(super) fn itself(&self) -> WorkshopRecord {
        let kept = Kept {
            brief: self.brief.clone(),
            held_here: self.held_here,
            rehearsal: self.rehearsal,
            revealed: self.revealed.clone(),
            thrown_away: self.thrown_away.clone(),
            by_hand: self.by_hand.clone(),
        };
        self.record(ITSELF.into(), &kept)
    }

    pub(super) fn record(&self, name: String, content: &impl Serialize) -> WorkshopRecord {
        let text = serde_json::to_string(content).unwrap_or_default();
        WorkshopRecord { key: (self.brief.id.clone(), name), text }
    }

    pub(super) fn draft_record(&self, draft: &Draft) -> WorkshopRecord {
        self.record(format!("{DRAFT}{}", draft.id), draft)
    }

    pub(super) fn came_record(&self, submission: &Submission) -> WorkshopRecord {
        let content = serde_json::to_string(submission).unwrap_or_default();
        self.record(format!("{CAME}{}", hash(&content.into())), submission)
    }

    /// With what the names of the records begin that are to be erased; of those too that another
    /// window has written.
    pub(super) fn beginnings(&self, erasure: &Erasure) -> Vec<String> {
        match erasure {
            Erasure::Submission(id) => {
                let gone = self.came.iter().filter(|one| one.id == *id);
                gone.map(|one| self.came_record(one).key.1).collect()
            }
            Erasure::Draft(id) => vec![format!("{DRAFT}{id}")],
            Erasure::Answers => vec![DRAFT.into(), CAME.into()],
            Erasure::Everything => vec![String::new()],
        }
    }
}

impl Workshops {
    /// Keeps records; each is on its way from now on.
    pub(super) fn keep(
        &mut self,
        records: impl IntoIterator<Item = WorkshopRecord>,
    ) -> Vec<Effect> {
        let kept = records.into_iter().map(|record| {
            *self.on_their_way.entry(record.key.clone()).or_default() += 1;
            Effect::KeepRecord { record }
        });
        kept.collect()
    }

    pub(super) fn arrived(&mut self, key: &RecordKey) {
        if let Some(count) = self.on_their_way.get_mut(key) {
            *count -= 1;
            if *count == 0 {
                self.on_their_way.remove(key);
            }
        }
    }

    /// A record is on disk.
    pub(super) fn kept(&mut self, key: &RecordKey, clock: String) {
        self.arrived(key);
        self.kept_at = clock;
        if !self.is_saving() {
            self.failed = None;
        }
    }

    /// What the store has; of what is still on its way to it, what is here is newer.
    pub(super) fn take_records(&mut self, records: Vec<WorkshopRecord>) {
        let before = std::mem::take(&mut self.all);
        self.read = true;
        for WorkshopRecord { key: (id, name), text } in &records {
            if name == ITSELF
                && let Ok(kept) = serde_json::from_str::<Kept>(text)
            {
                let Kept { brief, held_here, rehearsal, revealed, thrown_away, by_hand } = kept;
                let workshop = Workshop {
                    brief,
                    held_here,
                    rehearsal,
                    revealed,
                    thrown_away,
                    by_hand,
                    ..Workshop::default()
                };
                self.all.insert(id.clone(), Arc::new(workshop));
            }
        }
        for WorkshopRecord { key: (id, name), text } in records {
            let Some(workshop) = self.get_mut(&id) else { continue };
            if name.starts_with(DRAFT)
                && let Ok(draft) = serde_json::from_str::<Draft>(&text)
            {
                workshop.drafts.insert(draft.id.clone(), draft);
            } else if name.starts_with(CAME)
                && let Ok(submission) = serde_json::from_str::<Submission>(&text)
            {
                workshop.came.insert(Arc::new(submission));
            }
        }
        for (id, name) in self.on_their_way.keys() {
            let Some(mine) = before.get(id) else { continue };
            let workshop = self.all.entry(id.clone()).or_insert_with(|| {
                let itself = Workshop {
                    drafts: BTreeMap::new(),
                    came: BTreeSet::new(),
                    ..Workshop::clone(mine)
                };
                Arc::new(itself)
            });
            let workshop = Arc::make_mut(workshop);
            if let Some(draft) = name.strip_prefix(DRAFT).and_then(|id| mine.drafts.get(id)) {
                workshop.drafts.insert(draft.id.clone(), draft.clone());
            }
            if name.starts_with(CAME) {
                workshop.came.extend(mine.came.iter().cloned());
            }
            if name == ITSELF {
                let (drafts, came) =
                    (std::mem::take(&mut workshop.drafts), std::mem::take(&mut workshop.came));
                *workshop = Workshop { drafts, came, ..Workshop::clone(mine) };
            }
        }
    }
}
