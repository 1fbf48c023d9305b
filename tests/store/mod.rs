//! The store's twin in memory: what `src/web/idb.js` does in the browser, with the faults a disk
//! and a browser have.

#![allow(dead_code)]

use std::collections::BTreeMap;

use genki_board::storage::{Failure, KeptStep, Order, StepRecord, Stored, StoredDocument};

#[derive(Clone, Debug)]
pub struct Generation {
    pub shelved: StoredDocument,
    pub text: String,
    pub revision: u64,
    pub contains: Vec<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub documents: BTreeMap<String, Generation>,
    pub previous: BTreeMap<String, Generation>,
    pub journal: BTreeMap<(String, String), String>,
    pub quarantine: Vec<String>,
}

/// What happens to one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    None,
    /// Refused, and nothing was written: full, blocked, gone.
    Refused,
    /// Written, and yet reported as failed: the page was too slow to hear of it.
    Unheard,
    /// Reported as done and nothing written; reading it again finds that out.
    Silent,
    /// Only a part was written; reading it again finds that out, too.
    Torn,
}

pub enum Written {
    As(u64),
    RevisionConflict,
}

type Answer<T> = Result<T, Failure>;

impl Memory {
    pub fn shelf(&self) -> Vec<StoredDocument> {
        let lost = self.previous.iter().filter(|(slot, _)| !self.documents.contains_key(*slot));
        self.documents
            .iter()
            .chain(lost)
            .map(|(_, generation)| generation.shelved.clone())
            .collect()
    }

    pub fn load(&self, slot: &str, seen: u64, whole: bool) -> Stored {
        let present = self.documents.get(slot);
        let revision = present.map_or(0, |generation| generation.revision);
        let steps = self.journal.iter().filter(|((of, _), _)| of == slot);
        let steps = steps
            .map(|((_, id), changes)| KeptStep { id: id.clone(), changes: changes.clone() })
            .collect();
        let known = present.is_some() && revision == seen;
        // The present generation alone, unless it is asked for all or there is none.
        let whole = whole || present.is_none();
        let previous = self.previous.get(slot).filter(|_| whole);
        let texts = present.into_iter().chain(previous).map(|generation| generation.text.clone());
        let texts = if known { Vec::new() } else { texts.collect() };
        Stored { revision, steps, texts, whole: whole || known, read: None }
    }

    pub fn keep(&mut self, step: &StepRecord, fault: Fault) -> Answer<()> {
        if fault == Fault::Refused {
            return Err(Failure::Full);
        }
        if !self.documents.contains_key(&step.slot) {
            return Err(Failure::Vanished);
        }
        let key = (step.slot.clone(), step.id.clone());
        // What stands is not written again: another window may have promised it already.
        let stands = self.journal.get(&key) == Some(&step.changes);
        match fault {
            _ if stands => {}
            Fault::Silent => {}
            Fault::Torn => drop(self.journal.insert(key.clone(), half(&step.changes))),
            _ => drop(self.journal.insert(key.clone(), step.changes.clone())),
        }
        if fault == Fault::Unheard {
            return Err(Failure::Browser("AbortError".into()));
        }
        if self.journal.get(&key) == Some(&step.changes) { Ok(()) } else { Err(Failure::NotKept) }
    }

    pub fn write(
        &mut self,
        shelved: &StoredDocument,
        text: &str,
        order: &Order,
        steps: &[StepRecord],
        fault: Fault,
    ) -> Answer<Written> {
        if fault == Fault::Refused {
            return Err(Failure::Full);
        }
        let slot = &shelved.slot;
        let old = self.documents.get(slot).cloned();
        let current = old.as_ref().map_or(0, |old| old.revision);
        if old.is_some() && current != order.seen {
            return Ok(Written::RevisionConflict);
        }
        let revision = order.seen.max(current) + 1;
        if fault != Fault::Silent {
            if old.is_none() {
                let (text, contains) = (text.to_string(), Vec::new());
                self.previous.insert(
                    slot.clone(),
                    Generation { shelved: shelved.clone(), text, revision, contains },
                );
            }
            if let Some(old) = old.filter(|_| order.demote) {
                for id in &old.contains {
                    self.journal.remove(&(slot.clone(), id.clone()));
                }
                self.previous.insert(slot.clone(), old);
            }
            let text = if fault == Fault::Torn { half(text) } else { text.to_string() };
            let contains = order.contains.clone();
            self.documents.insert(
                slot.clone(),
                Generation { shelved: shelved.clone(), text, revision, contains },
            );
            for step in steps {
                self.journal.insert((slot.clone(), step.id.clone()), step.changes.clone());
            }
        }
        if fault == Fault::Unheard {
            return Err(Failure::Browser("AbortError".into()));
        }
        match self.documents.get(slot) {
            Some(stands) if stands.revision == revision && stands.text == text => {
                Ok(Written::As(revision))
            }
            _ => Err(Failure::NotKept),
        }
    }
}

/// Torn in the middle, at a whole character.
pub fn half(text: &str) -> String {
    text.chars().take(text.chars().count() / 2).collect()
}
