//! What a start finds in the store, made into a document again: the newest generation that can be
//! read, what older ones hold besides, and every step of the journal. What cannot be read is set
//! aside as it is, never taken for empty.

use serde_json::Value;

use super::KeptStep;
use crate::change::{Document, Key, project, reproject_all};
use crate::exchange::{self, Opened, Refusal, Remark};

/// A document as the store has it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Stored {
    /// Of the present generation; 0 where there is none.
    pub revision: u64,
    /// The present generation, the previous, then the history from the latest back. Empty where the
    /// reader has seen the revision.
    pub texts: Vec<String>,
    /// The journal.
    pub steps: Vec<KeptStep>,
    /// All generations are here; otherwise the present one alone.
    pub whole: bool,
    /// What reading the first text came to, where it was read bit by bit already.
    pub read: Option<Box<Result<Opened, Refusal>>>,
}

impl Stored {
    /// What reading the texts comes to, one after the other.
    pub fn read_all(&self) -> impl Iterator<Item = Result<Opened, Refusal>> {
        self.texts.iter().enumerate().map(|(at, text)| match &self.read {
            Some(read) if at == 0 => Result::clone(read),
            _ => exchange::read_kept(text),
        })
    }
}

pub struct Recovered {
    pub opened: Opened,
    /// Texts that could not be read, or not wholly.
    pub damaged: Vec<String>,
    /// The document had to be put together from an older generation.
    pub from_older: bool,
    /// Steps of the journal that are in it.
    pub steps: Vec<String>,
}

/// Puts a document together; `Err` is why its present generation cannot be read, where no other can
/// either.
pub fn recover(stored: &Stored) -> Result<Recovered, Refusal> {
    let mut damaged = Vec::new();
    let mut refusal = None;
    let mut found: Option<Opened> = None;
    let mut whole = false;
    let mut merged = false;
    for (text, read) in stored.texts.iter().zip(stored.read_all()) {
        let opened = match read {
            Ok(opened) => opened,
            Err(reason) => {
                refusal.get_or_insert(reason);
                damaged.push(text.clone());
                continue;
            }
        };
        let sound = is_sound(&opened);
        if !sound {
            damaged.push(text.clone());
        }
        match &mut found {
            None => found = Some(opened),
            // What a damaged generation may have lost, one before it still has.
            Some(found)
                if exchange::base_hash(&found.document.base)
                    == exchange::base_hash(&opened.document.base) =>
            {
                found.document.merge(&opened.document);
                merged = true;
            }
            // A base that was damaged is no base: the sound one takes its place, with all changes
            // of both.
            Some(found) if sound => {
                let damaged = std::mem::replace(found, opened);
                found.document.merge(&damaged.document);
                merged = true;
            }
            Some(_) => {}
        }
        if sound {
            whole = true;
            break;
        }
    }
    let Some(mut opened) = found else { return Err(refusal.unwrap_or(Refusal::Empty)) };
    if merged {
        opened.strategy = project(&opened.document).0;
    }
    let taken = add_steps(&mut opened.document, &stored.steps);
    reproject_all(&opened.document, &mut opened.strategy, &taken.touched);
    let from_older = !damaged.is_empty() && whole;
    Ok(Recovered { opened, damaged, from_older, steps: taken.read })
}

/// Whether a generation is all that was written.
pub fn is_sound(opened: &Opened) -> bool {
    !opened.remarks.iter().any(|remark| matches!(remark, Remark::Altered | Remark::Counts { .. }))
}

/// What came of the steps of a journal.
#[derive(Default)]
pub struct Taken {
    /// Records that changed.
    pub touched: Vec<Key>,
    /// Steps that were read whole. Only of these can a generation be said to hold them: one that
    /// was torn may yet be written again, by the window that made it.
    pub read: Vec<String>,
}

/// Takes in the steps of a journal. A torn record is kept as a text among what could not be read,
/// and sent along with the file.
pub fn add_steps(document: &mut Document, steps: &[KeptStep]) -> Taken {
    let mut taken = Taken::default();
    let unreadable = |document: &mut Document, value: Value| {
        if !document.unreadable.contains(&value) {
            document.unreadable.push(value);
        }
    };
    for step in steps {
        let Ok(Value::Array(changes)) = serde_json::from_str::<Value>(&step.changes) else {
            unreadable(document, Value::String(step.changes.clone()));
            continue;
        };
        let mut whole = true;
        for value in changes {
            match exchange::change_from_value(&value) {
                Some(change) => {
                    let records = document.touched_by(&change);
                    if document.add(change) {
                        taken.touched.extend(records);
                    }
                }
                None => {
                    whole = false;
                    unreadable(document, value);
                }
            }
        }
        taken.read.extend(whole.then(|| step.id.clone()));
    }
    taken
}
