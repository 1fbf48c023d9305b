//! What each command does.

use std::sync::Arc;

use serde_json::Value;

use super::*;
use crate::builtin::Builtin;
use crate::change::{Change, Stamp, project};
use crate::edit::Edit;
use crate::exchange::{self, Envelope, Opened};
use crate::place::{Address, Screen};

impl Session {
    /// Does what is asked and answers with what has to happen outside.
    pub fn update(&mut self, context: &Context, command: Command) -> Vec<Effect> {
        let mut effects = self.perform(context, command);
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
            Command::BeginEditing { key } => self.set_editing(&key, true),
            Command::EndEditing { key } => self.set_editing(&key, false),
            Command::Edit { key, edit, step } => self.edit(context, &key, &edit, step),
            Command::Undo { key } => self.step_back(context, &key, true),
            Command::Redo { key } => self.step_back(context, &key, false),
            Command::Kept { slot } => self.kept(context, &slot),
            Command::KeepFailed { slot, reason } => self.keep_failed(&slot, reason),
            Command::LoadFailed { reason } => {
                self.say(Message::LoadFailed { reason });
                Vec::new()
            }
            Command::OpenFile(file) => {
                let result = exchange::read(&file.bytes);
                let mut effects = self.opened(context, &file.name, result);
                if !effects.is_empty() {
                    effects.push(Effect::KeepIncoming { name: file.name, bytes: file.bytes });
                }
                effects
            }
            Command::OpenText { text } => self.opened(context, "", exchange::read_text(&text)),
            Command::SaveFile { key } => self.save_file(context, &key),
            Command::Rename { slot, name } => self.alter_shelved(&slot, |shelved| shelved.name = name),
            Command::Duplicate { key, name } => self.duplicate(context, &key, name),
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
            let opened = builtin.open();
            let mut open = Open::new(Origin::Builtin(builtin.key), opened.document, opened.strategy, SaveState::Published);
            open.file_id = opened.file_id;
            self.open.insert(key.into(), open);
            return Vec::new();
        }
        match self.shelf.get(key) {
            Some(shelved) if !shelved.removed => vec![Effect::Load { slot: key.into() }],
            _ => Vec::new(),
        }
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
        let origin = Origin::Slot { slot: slot.into(), name: shelved.name.clone(), working_copy: !shelved.origin.is_empty() };
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

    fn stamp(&self, context: &Context) -> Stamp {
        Stamp {
            author: self.author.as_str().into(),
            session: self.name.as_str().into(),
            sequence: self.sequence,
            at: context.now.clone(),
            by: self.label.clone(),
        }
    }

    fn edit(&mut self, context: &Context, key: &str, edit: &Edit, step: String) -> Vec<Effect> {
        let mut stamp = self.stamp(context);
        let Some(open) = self.open.get(key) else { return Vec::new() };
        let mut edited = open.clone();
        let changes = match edited.edit(edit, step, context.today, &mut stamp) {
            Ok(changes) => changes,
            Err(refusal) => {
                self.say(Message::EditRefused(refusal));
                return Vec::new();
            }
        };
        // What was refused before has been answered.
        self.notices.retain(|notice| !matches!(notice.message, Message::EditRefused(_)));
        if changes.is_empty() {
            return Vec::new();
        }
        self.sequence = stamp.sequence;
        if matches!(edited.origin, Origin::Builtin(_)) {
            return self.make_copy(context, key, &edited, &changes);
        }
        self.open.insert(key.into(), edited);
        self.keep(key, &changes)
    }

    /// The first edit of published data: a working copy takes it, and the published data stays as it is.
    fn make_copy(&mut self, context: &Context, key: &str, edited: &Open, changes: &[Change]) -> Vec<Effect> {
        let slot = format!("w-{}", context.fresh);
        let name = format!("{} {}", edited.strategy.about.name, context.now.get(..16).unwrap_or_default().replace('T', " "));
        let shelved =
            Shelved { slot: slot.clone(), name: name.clone(), origin: key.into(), created: context.now.clone(), removed: false };
        let text = match self.open.get_mut(key) {
            Some(published) => {
                published.editing = false;
                exchange::write(&published.document, &Envelope { file_id: published.file_id.clone(), ..Envelope::default() })
            }
            None => return Vec::new(),
        };
        let mut copy = edited.copied(&slot, &name, self.waiting(1));
        copy.editing = true;
        self.open.insert(slot.clone(), copy);
        self.shelf.insert(slot.clone(), shelved.clone());
        self.say(Message::CopyMade);
        let step = record(&slot, changes);
        vec![Effect::PutDocument { shelved, text, step: Some(step) }, Effect::GoDocument { key: slot }]
    }

    fn waiting(&self, waiting: usize) -> SaveState {
        if self.storage == Storage::Unavailable { SaveState::NotKept } else { SaveState::Keeping { waiting } }
    }

    fn keep(&mut self, key: &str, changes: &[Change]) -> Vec<Effect> {
        if changes.is_empty() {
            return Vec::new();
        }
        let unavailable = self.storage == Storage::Unavailable;
        let Some(open) = self.open.get_mut(key) else { return Vec::new() };
        let Some(slot) = open.slot().map(str::to_string) else { return Vec::new() };
        let failed_before = matches!(open.saved, SaveState::Failed { .. });
        open.saved = match &open.saved {
            _ if unavailable => SaveState::NotKept,
            SaveState::Keeping { waiting } => SaveState::Keeping { waiting: waiting + 1 },
            _ => SaveState::Keeping { waiting: 1 },
        };
        // After a failure the journal has a hole: the next attempt writes the whole document.
        match self.shelf.get(&slot).filter(|_| failed_before) {
            Some(shelved) => {
                let text = exchange::write(&open.document, &Envelope { file_id: open.file_id.clone(), ..Envelope::default() });
                vec![Effect::PutDocument { shelved: shelved.clone(), text, step: None }]
            }
            None => vec![Effect::Keep { step: record(&slot, changes) }],
        }
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

    fn step_back(&mut self, context: &Context, key: &str, undo: bool) -> Vec<Effect> {
        let mut stamp = self.stamp(context);
        let Some(open) = self.open.get_mut(key) else { return Vec::new() };
        let made = if undo { open.undo(&mut stamp) } else { open.redo(&mut stamp) };
        let Some((changes, step, skipped)) = made else { return Vec::new() };
        self.sequence = stamp.sequence;
        self.say(if undo { Message::Undone { step, skipped } } else { Message::Redone { step, skipped } });
        self.keep(key, &changes)
    }

    /// A file becomes a further document; one that cannot be read changes nothing.
    fn opened(&mut self, context: &Context, name: &str, result: Result<Opened, Refusal>) -> Vec<Effect> {
        let opened = match result {
            Ok(opened) => opened,
            Err(refusal) => {
                self.say(Message::NotOpened { name: name.into(), refusal });
                return Vec::new();
            }
        };
        let slot = format!("f-{}", context.fresh);
        let title = if name.is_empty() { opened.strategy.about.name.clone() } else { name.to_string() };
        let shelved = Shelved {
            slot: slot.clone(),
            name: title.clone(),
            origin: String::new(),
            created: context.now.clone(),
            removed: false,
        };
        let envelope =
            Envelope { file_id: opened.file_id.clone(), exported_at: opened.exported_at.clone(), ..Envelope::default() };
        let text = exchange::write(&opened.document, &envelope);
        let origin = Origin::Slot { slot: slot.clone(), name: title.clone(), working_copy: false };
        let mut open = Open::new(origin, opened.document, opened.strategy, self.waiting(1));
        open.remarks = opened.remarks.clone();
        open.file_id = opened.file_id;
        self.open.insert(slot.clone(), open);
        self.shelf.insert(slot.clone(), shelved.clone());
        self.say(Message::Opened { name: title, remarks: opened.remarks });
        let go = Effect::Go { address: Address::new(&slot, Screen::Overview), replace: false };
        vec![Effect::PutDocument { shelved, text, step: None }, go]
    }

    fn save_file(&mut self, context: &Context, key: &str) -> Vec<Effect> {
        let Some(open) = self.open.get(key) else { return Vec::new() };
        let envelope = Envelope {
            file_id: format!("file-{}", context.fresh),
            parents: Some(open.file_id.clone()).filter(|id| !id.is_empty()).into_iter().collect(),
            exported_at: context.now.clone(),
            author_id: self.author.clone(),
            author_label: self.label.clone(),
        };
        let text = exchange::write(&open.document, &envelope);
        let name = exchange::file_name(&open.document.doc_id, &context.stamp(), &self.label);
        self.say(Message::FileWritten { name: name.clone() });
        vec![Effect::Download { name, text }]
    }

    fn alter_shelved(&mut self, slot: &str, change: impl FnOnce(&mut Shelved)) -> Vec<Effect> {
        let Some(shelved) = self.shelf.get_mut(slot) else { return Vec::new() };
        change(shelved);
        if let Some(Open { origin: Origin::Slot { name, .. }, .. }) = self.open.get_mut(slot) {
            *name = shelved.name.clone();
        }
        vec![Effect::PutShelved { shelved: shelved.clone() }]
    }

    fn duplicate(&mut self, context: &Context, key: &str, name: String) -> Vec<Effect> {
        let Some(open) = self.open.get(key) else { return Vec::new() };
        let slot = format!("w-{}", context.fresh);
        let origin = match &open.origin {
            Origin::Builtin(key) => key.to_string(),
            Origin::Slot { slot, .. } => self.shelf.get(slot).map(|shelved| shelved.origin.clone()).unwrap_or_default(),
        };
        let shelved = Shelved { slot: slot.clone(), name: name.clone(), origin, created: context.now.clone(), removed: false };
        let text = exchange::write(&open.document, &Envelope { file_id: open.file_id.clone(), ..Envelope::default() });
        let copy = Open::new(
            Origin::Slot { slot: slot.clone(), name, working_copy: true },
            Arc::unwrap_or_clone(open.document.clone()),
            Arc::unwrap_or_clone(open.strategy.clone()),
            self.waiting(1),
        );
        self.open.insert(slot.clone(), copy);
        self.shelf.insert(slot, shelved.clone());
        self.say(Message::Duplicated { name: shelved.name.clone() });
        vec![Effect::PutDocument { shelved, text, step: None }]
    }

    fn remove(&mut self, slot: &str) -> Vec<Effect> {
        let Some(name) = self.shelf.get(slot).map(|shelved| shelved.name.clone()) else { return Vec::new() };
        self.say(Message::Removed { slot: slot.into(), name });
        self.alter_shelved(slot, |shelved| shelved.removed = true)
    }
}

fn record(slot: &str, changes: &[Change]) -> StepRecord {
    let values: Value = changes.iter().map(exchange::change_to_value).collect();
    let id = changes.first().map(|change| change.id.to_string()).unwrap_or_default();
    StepRecord { slot: slot.into(), id, changes: values.to_string() }
}

fn raw_of(text: String, steps: &[KeptStep]) -> String {
    let mut raw = text;
    for step in steps {
        raw.push('\n');
        raw.push_str(&step.changes);
    }
    raw
}
