//! 提出: what a group or a person hands in. It is never changed: a correction is a further one that
//! names the first of those it replaces.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::brief::is_year;
use crate::model::{Id, Number};

/// What a submission has to be of, to be counted with the others.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Of the 勉強会.
    pub workshop: Id,
    /// From 1.
    pub round: u32,
    /// The code of the data that was shown: sketches on other figures are not comparable.
    pub base: String,
}

/// More sketches or cards than these nobody hands in.
const MOST: usize = 1000;
/// Bytes of a text: the fields of the page end long before.
const LONGEST: usize = 100_000;

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Submission {
    /// Drawn by chance where it was made.
    pub id: Id,
    pub session: Session,
    /// The first of those that it corrects; `None` of a first one. Not the one before it: that may
    /// never come, and the first would then count beside the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Id>,
    /// From 0, one more at every correction.
    pub revision: u32,
    /// A group's, or a chosen nickname; empty for none. Nothing is told apart by it.
    pub name: String,
    /// By indicator.
    pub sketches: BTreeMap<Id, Sketch>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<Card>,
}

impl Submission {
    /// Whether people can have made it: see [`super::Brief::is_sound`].
    pub fn is_sound(&self) -> bool {
        let path = |sketch: &Sketch| sketch.path.keys().all(|year| is_year(*year));
        let mut texts = self.sketches.values().map(|sketch| &sketch.why);
        let mut said = self.cards.iter().map(|card| &card.text).chain([&self.name]);
        self.sketches.len() <= MOST
            && self.cards.len() <= MOST
            && self.sketches.values().all(path)
            && texts.all(|text| text.len() <= LONGEST)
            && said.all(|text| text.len() <= LONGEST)
    }

    /// What all submissions of one participant have in common.
    pub fn participant(&self) -> &Id {
        self.first.as_ref().unwrap_or(&self.id)
    }
}

/// 目標の検討案: a path for one indicator, as one would expect it. Never an official target.
#[doc(alias = "目標の検討案")]
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Sketch {
    /// 見込み by year, in the indicator's own unit and kind of year.
    pub path: BTreeMap<i32, Number>,
    /// 低め and 高め in the last year of the path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Number>,
    /// How sure one is, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sure: Option<u8>,
    /// そう考えた理由; empty where none was written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// 意見カード: something said, of an indicator or of anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<Id>,
    pub text: String,
}
