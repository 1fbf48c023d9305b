//! 下書き: what a group or a person has sketched so far on this device.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Brief, Card, Sketch, Submission};
use crate::model::Id;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Drawn by chance where it was begun; the first submission made of it has the same.
    pub id: Id,
    pub round: u32,
    /// When it was begun, as the device's clock had it: tells the latest of several.
    pub begun: String,
    pub name: String,
    pub sketches: BTreeMap<Id, Sketch>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<Card>,
    /// The submission that was made of it last: immutable, like all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handed_in: Option<Submission>,
}

impl Draft {
    /// What is handed in now: once more the same where nothing has changed since, otherwise a first
    /// one or a correction, which is given the id `fresh`.
    pub fn submission(&self, brief: &Brief, fresh: &str) -> Submission {
        let before = self.handed_in.as_ref();
        let mut made = Submission {
            id: self.id.clone(),
            session: brief.session(),
            first: None,
            revision: 0,
            name: self.name.trim().to_string(),
            sketches: self.drawn(),
            cards: self.written(),
        };
        if let Some(before) = before {
            made.id = before.id.clone();
            made.first.clone_from(&before.first);
            made.revision = before.revision;
            if made == *before {
                return made;
            }
            made.first = Some(before.participant().clone());
            made.revision += 1;
            made.id = Id::from(format!("{}.{fresh}", before.participant()));
        }
        made
    }

    /// Whether what was handed in is not what stands here now.
    pub fn differs(&self, brief: &Brief) -> bool {
        self.handed_in.as_ref().is_some_and(|before| self.submission(brief, "") != *before)
    }

    /// Sketches with something in them.
    pub fn drawn(&self) -> BTreeMap<Id, Sketch> {
        let drawn = self.sketches.iter().filter(|(_, sketch)| !sketch.is_empty());
        drawn.map(|(id, sketch)| (id.clone(), sketch.clone())).collect()
    }

    /// Whether there is nothing to hand in.
    pub fn is_empty(&self) -> bool {
        self.drawn().is_empty() && self.written().is_empty()
    }

    fn written(&self) -> Vec<Card> {
        self.cards.iter().filter(|card| !card.text.trim().is_empty()).cloned().collect()
    }

    /// The same hands in the next round: they begin from where they ended.
    pub fn next(&self, id: Id, round: u32) -> Draft {
        Draft { id, round, cards: Vec::new(), handed_in: None, ..self.clone() }
    }
}
