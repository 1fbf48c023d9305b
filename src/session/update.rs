//! What each command does that reading and keeping need; what changes documents is in [`work`](super::work).

use serde_json::Value;

use super::*;
use crate::builtin::Builtin;
use crate::change::project;
use crate::exchange;

impl Session {
    /// Does what is asked and answers with what has to happen outside.
    pub fn update(&mut self, context: &Context, command: Command) -> Vec<Effect> {
        let effects = self.perform(context, command);
        self.kept_apart(effects)
    }

    /// Where the browser keeps nothing, nothing is asked of its storage.
    pub(super) fn kept_apart(&self, mut effects: Vec<Effect>) -> Vec<Effect> {
        if self.storage == Storage::Unavailable {
            effects.retain(|effect| !effect.is_storing());
        }
        effects
    }

    fn perform(&mut self, context: &Context, command: Command) -> Vec<Effect> {
        match command {
            Command::Started { shelf } => {
                self.storage = Storage::Works;
                self.shelf_read = true;
                // What was made while the shelf was being read is on it already.
                for shelved in shelf {
                    self.shelf.entry(shelved.slot.clone()).or_insert(shelved);
                }
                Vec::new()
            }
            Command::StorageUnavailable => {
                self.storage = Storage::Unavailable;
                self.shelf_read = true;
                self.say(Message::StorageUnavailable);
                Vec::new()
            }
            Command::Visit { key } => self.visit(&key),
            Command::Loaded { slot, text, steps } => self.loaded(&slot, text, &steps),
            Command::Fetched { key, text } => match Builtin::of(&key) {
                Some(builtin) => self.published(builtin, &text),
                None => Vec::new(),
            },
            Command::BeginEditing { key } => self.set_editing(&key, true),
            Command::EndEditing { key } => self.set_editing(&key, false),
            Command::Kept { slot } => self.kept(context, &slot),
            Command::KeepFailed { slot, reason } => self.keep_failed(&slot, reason),
            Command::LoadFailed { reason } => {
                self.say(Message::LoadFailed { reason });
                Vec::new()
            }
            Command::Rename { slot, name } => self.alter_shelved(&slot, |shelved| shelved.name = name),
            Command::Remove { slot } => self.remove(&slot),
            Command::TakeBack { slot } => {
                self.notices.clear();
                let mut effects = self.alter_shelved(&slot, |shelved| shelved.removed = false);
                effects.extend(self.visit(&slot));
                effects
            }
            Command::SetLabel { label } => {
                self.label = label.trim().to_string();
                vec![Effect::PreferLabel { label: self.label.clone() }]
            }
            Command::Dismiss => {
                self.notices.clear();
                Vec::new()
            }
        }
    }

    fn visit(&mut self, key: &str) -> Vec<Effect> {
        if self.open.contains_key(key) || self.broken.contains_key(key) {
            return Vec::new();
        }
        if let Some(builtin) = Builtin::of(key) {
            return match builtin.text() {
                Some(text) => self.published(builtin, text),
                None => vec![Effect::Fetch { key: builtin.key, path: builtin.path }],
            };
        }
        match self.shelf.get(key) {
            Some(shelved) if !shelved.removed => vec![Effect::Load { slot: key.into() }],
            _ => Vec::new(),
        }
    }

    /// A published strategy as it was fetched, or came with the program.
    fn published(&mut self, builtin: Builtin, text: &str) -> Vec<Effect> {
        match exchange::read_text(text) {
            Ok(opened) => {
                let origin = Origin::Builtin(builtin.key);
                let mut open = Open::new(origin, opened.document, opened.strategy, SaveState::Published);
                open.file_id = opened.file_id;
                self.open.entry(builtin.key.into()).or_insert(open);
            }
            Err(refusal) => {
                let broken = Broken { name: builtin.name.into(), refusal, raw: text.into() };
                self.broken.insert(builtin.key.into(), broken);
            }
        }
        Vec::new()
    }

    /// A document of the shelf: its text, and the journal's steps on it. What cannot be read is kept aside, whole.
    fn loaded(&mut self, slot: &str, text: String, steps: &[KeptStep]) -> Vec<Effect> {
        let Some(shelved) = self.shelf.get(slot) else { return Vec::new() };
        if self.open.contains_key(slot) {
            return Vec::new();
        }
        let opened = match exchange::read_text(&text) {
            Ok(opened) => opened,
            Err(refusal) => {
                let raw = raw_of(text, steps);
                self.broken.insert(slot.into(), Broken { name: shelved.name.clone(), refusal, raw });
                return Vec::new();
            }
        };
        let mut document = opened.document;
        for step in steps {
            match serde_json::from_str::<Value>(&step.changes) {
                Ok(Value::Array(changes)) => {
                    for value in changes {
                        match exchange::change_from_value(&value) {
                            Some(change) => {
                                document.add(change);
                            }
                            None => document.unreadable.push(value),
                        }
                    }
                }
                // A torn record: kept as a text among what could not be read, and sent along with the file.
                _ => document.unreadable.push(Value::String(step.changes.clone())),
            }
        }
        // The journal may have a first change for every session; ours begins behind whatever we made before.
        let strategy = project(&document).0;
        let origin = Origin::Slot { slot: slot.into(), name: shelved.name.clone(), kind: SlotKind::of(&shelved.origin) };
        let mut open = Open::new(origin, document, strategy, SaveState::Kept { clock: String::new() });
        open.remarks = opened.remarks;
        open.file_id = opened.file_id;
        self.open.insert(slot.into(), open);
        Vec::new()
    }

    fn set_editing(&mut self, key: &str, editing: bool) -> Vec<Effect> {
        if let Some(open) = self.open.get_mut(key) {
            open.editing = editing;
        }
        Vec::new()
    }

    pub(super) fn waiting(&self, waiting: usize) -> SaveState {
        if self.storage == Storage::Unavailable { SaveState::NotKept } else { SaveState::Keeping { waiting } }
    }

    fn kept(&mut self, context: &Context, slot: &str) -> Vec<Effect> {
        if let Some(open) = self.open.get_mut(slot)
            && let SaveState::Keeping { waiting } = open.saved
        {
            open.saved = match waiting {
                0 | 1 => SaveState::Kept { clock: context.clock() },
                more => SaveState::Keeping { waiting: more - 1 },
            };
        }
        Vec::new()
    }

    fn keep_failed(&mut self, slot: &str, reason: String) -> Vec<Effect> {
        if let Some(open) = self.open.get_mut(slot) {
            // It stays failed until everything has been written again: one later success does not mend an earlier loss.
            open.saved = SaveState::Failed { reason: reason.clone() };
        }
        self.say(Message::KeepFailed { reason });
        Vec::new()
    }

    fn alter_shelved(&mut self, slot: &str, change: impl FnOnce(&mut Shelved)) -> Vec<Effect> {
        let Some(shelved) = self.shelf.get_mut(slot) else { return Vec::new() };
        change(shelved);
        if let Some(Open { origin: Origin::Slot { name, .. }, .. }) = self.open.get_mut(slot) {
            *name = shelved.name.clone();
        }
        vec![Effect::PutShelved { shelved: shelved.clone() }]
    }

    fn remove(&mut self, slot: &str) -> Vec<Effect> {
        let Some(name) = self.shelf.get(slot).map(|shelved| shelved.name.clone()) else { return Vec::new() };
        self.say(Message::Removed { slot: slot.into(), name });
        self.alter_shelved(slot, |shelved| shelved.removed = true)
    }
}

fn raw_of(text: String, steps: &[KeptStep]) -> String {
    let mut raw = text;
    for step in steps {
        raw.push('\n');
        raw.push_str(&step.changes);
    }
    raw
}
