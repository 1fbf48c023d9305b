//! What each command does that reading and keeping need; what changes documents is in `document_command`.

use std::sync::Arc;

use super::document_command::origin;
use super::*;
use crate::builtin;
use crate::change::{Document, project};
use crate::edit;
use crate::exchange::{self, Envelope};
use crate::place::Address;
use crate::storage::{Request, StepRecord, Stored, add_steps, is_sound, recover};

impl Session {
    /// Does what is asked.
    pub fn update(&mut self, context: &Context, command: Command) -> Outcome {
        let effects = self.perform(context, command);
        self.outcome(Ok(effects))
    }

    /// Where the browser keeps nothing, nothing is asked of its storage.
    pub(super) fn outcome(&self, done: Result<Vec<Effect>, edit::Refusal>) -> Outcome {
        match done {
            Ok(mut effects) => {
                if self.storage == Storage::Unavailable {
                    effects.retain(|effect| !effect.is_storing());
                }
                Outcome::done(effects)
            }
            Err(refusal) => Outcome::refused(refusal),
        }
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
            Command::Loaded { slot, stored } => {
                let mut effects = self.loaded(&slot, &stored);
                effects.extend(self.open_arrived());
                effects
            }
            Command::Written { slot, number, revision } => {
                self.written(context, &slot, number, revision)
            }
            Command::RevisionConflict { slot, number } => {
                self.with_save_queue(&slot, |save_queue| save_queue.conflict(number));
                let seen = self.open.get(&slot).map_or(0, |open| open.save_queue.revision());
                vec![Effect::Reload { slot, seen, whole: false }]
            }
            Command::Retry { slot } => {
                self.with_save_queue(&slot, SaveQueue::retried);
                self.save_if_due(&slot)
            }
            Command::Quarantined { slot } => self.save_if_due(&slot),
            Command::ChangedElsewhere { slot } => {
                let seen = self.open.get(&slot).map(|open| open.save_queue.revision());
                let reload = seen.map(|seen| Effect::Reload { slot, seen, whole: false });
                reload.into_iter().chain([Effect::ReloadShelf]).collect()
            }
            Command::ReloadFailed { slot } => self.schedule_retry(&slot),
            Command::Reloaded { slot, stored } => self.reloaded(&slot, &stored),
            Command::ShelfReloaded { shelf } => {
                let before = std::mem::take(&mut self.shelf);
                self.shelf =
                    shelf.into_iter().map(|shelved| (shelved.slot.clone(), shelved)).collect();
                // What is open here and not there is on its way there, or has vanished; either way
                // it is still here.
                for (slot, shelved) in before {
                    if self.shelf.contains_key(&slot) || !self.open.contains_key(&slot) {
                        continue;
                    }
                    self.shelf.insert(slot.clone(), shelved);
                    self.with_save_queue(&slot, |save_queue| {
                        if save_queue.revision() > 0 {
                            save_queue.gone();
                        }
                    });
                }
                for (slot, open) in &mut self.open {
                    if let (Origin::Slot { name, .. }, Some(shelved)) =
                        (&mut open.origin, self.shelf.get(slot))
                    {
                        *name = shelved.name.clone();
                    }
                }
                Vec::new()
            }
            Command::TakenOver => {
                self.say(Message::TakenOver);
                Vec::new()
            }
            Command::Notify { message } => {
                self.say(message);
                Vec::new()
            }
            Command::Measured { room } => {
                let before = self.room.is_some_and(StorageUsage::is_nearly_full);
                self.room = Some(room);
                if !room.is_nearly_full() {
                    self.unsay(&|known| matches!(known, Message::NearlyFull(_)));
                }
                if room.is_nearly_full() && !before {
                    self.say(Message::NearlyFull(room));
                }
                Vec::new()
            }
            Command::EraseAll => vec![Effect::EraseAll],
            Command::Erased => {
                self.forget();
                self.erased.clear();
                self.notices.clear();
                self.say(Message::Erased);
                vec![Effect::Go { address: Address::home(), replace: true }]
            }
            Command::ErasedElsewhere => {
                // Written again it would not be erased; but what was made here is nobody else's to throw away.
                let held = self.open.values().filter(|open| open.slot().is_some());
                let held: Vec<Open> = held.cloned().collect();
                self.erased.extend(held);
                self.forget();
                self.say(Message::ErasedElsewhere { documents: self.erased.len() });
                vec![Effect::Go { address: Address::home(), replace: true }]
            }
            Command::Fetched { key, text } => self.fetched(&key, &text),
            Command::WantIndex => self.want_index(),
            Command::Indexed { text } => {
                self.index = if text.is_some() { Index::Read } else { Index::Absent };
                self.published.extend(builtin::read_index(&text.unwrap_or_default()));
                Vec::new()
            }
            Command::BeginEditing { key } => self.set_editing(&key, true),
            Command::EndEditing { key } => self.set_editing(&key, false),
            Command::Kept { slot, id } => {
                self.with_save_queue(&slot, |save_queue| save_queue.kept(&id, context.clock()));
                self.save_if_due(&slot)
            }
            Command::KeepFailed { slot, request, failure } => {
                self.keep_failed(&slot, &request, failure)
            }
            Command::NotLoaded { slot, failure } => {
                self.loading.retain(|known| *known != slot);
                let name =
                    self.shelf.get(&slot).map(|shelved| shelved.name.clone()).unwrap_or_default();
                self.say(Message::NotLoaded { name, failure });
                self.if_awaited(&slot).into_iter().chain(self.open_arrived()).collect()
            }
            Command::DismissAll => {
                // What carries the only way back is closed by itself.
                self.notices.retain(|notice| {
                    matches!(
                        notice.message,
                        Message::ErasedElsewhere { .. } | Message::Removed { .. }
                    )
                });
                Vec::new()
            }
            Command::Dismiss { number } => {
                self.notices.retain(|notice| notice.number != number);
                let offered =
                    |notice: &Notice| matches!(notice.message, Message::ErasedElsewhere { .. });
                if !self.notices.iter().any(offered) {
                    self.erased.clear();
                }
                Vec::new()
            }
        }
    }

    /// Nothing is left here of what this browser had.
    fn forget(&mut self) {
        self.shelf.clear();
        self.open.retain(|_, open| matches!(open.origin, Origin::Builtin(_)));
        self.broken.clear();
        self.workshops = Workshops::default();
        self.taking_in.clear();
        self.loading.clear();
        self.arrived.clear();
        self.gathering = None;
    }

    pub(super) fn visit(&mut self, key: &str) -> Vec<Effect> {
        self.visited = key.to_string();
        if self.open.contains_key(key) || self.broken.contains_key(key) {
            return Vec::new();
        }
        if let Some(text) = builtin::text(key) {
            return self.fetched(key, text);
        }
        if self.published.iter().any(|published| published.key == key) {
            return vec![Effect::Fetch { key: key.into() }];
        }
        match self.shelf.get(key) {
            Some(shelved) if !shelved.removed => self.load(key),
            // It may be published beside the page; what this browser keeps is known first.
            _ if self.shelf_read && builtin::is_key(key) => self.want_index(),
            _ => Vec::new(),
        }
    }

    /// Asks once for the list of what is published beside the page.
    fn want_index(&mut self) -> Vec<Effect> {
        if self.index != Index::Unread {
            return Vec::new();
        }
        self.index = Index::Asked;
        vec![Effect::FetchIndex]
    }

    /// Whether a document is nowhere to be had, as far as that can be known.
    pub fn is_missing(&self, key: &str) -> bool {
        let kept = self.shelf.get(key).is_some_and(|shelved| !shelved.removed);
        let published = self.published.iter().any(|published| published.key == key);
        let listed = builtin::is_key(key) && matches!(self.index, Index::Unread | Index::Asked);
        self.shelf_read && !kept && !published && !listed
    }

    /// Asks for a document once: it may take its time to come.
    pub(super) fn load(&mut self, slot: &str) -> Vec<Effect> {
        if self.loading.iter().any(|known| known == slot) {
            return Vec::new();
        }
        self.loading.push(slot.into());
        vec![Effect::Load { slot: slot.into(), whole: false }]
    }

    /// A published strategy as it was fetched, or came with the program.
    fn fetched(&mut self, key: &str, text: &str) -> Vec<Effect> {
        match exchange::read_kept(text) {
            Ok(opened) => {
                let origin = Origin::Builtin(key.into());
                let mut open =
                    Open::new(origin, opened.document, opened.strategy, SaveState::Published);
                open.file_id = opened.file_id;
                self.open.entry(key.into()).or_insert(open);
            }
            Err(refusal) => {
                let name = self
                    .published
                    .iter()
                    .find(|published| published.key == key)
                    .map_or(key, |published| &published.name);
                let broken = Broken { name: name.into(), refusal, raw: text.into() };
                self.broken.insert(key.into(), broken);
            }
        }
        Vec::new()
    }

    /// A document of the shelf, put together from what the store has of it. What cannot be read is
    /// set aside, whole.
    fn loaded(&mut self, slot: &str, stored: &Stored) -> Vec<Effect> {
        let Some(shelved) = &self.shelf.get(slot).cloned() else { return Vec::new() };
        if self.open.contains_key(slot) {
            return Vec::new();
        }
        let recovered = recover(stored);
        let sound = recovered.as_ref().is_ok_and(|recovered| recovered.damaged.is_empty());
        if !sound && !stored.whole {
            // What the present generation has lost, older ones may still have.
            return vec![Effect::Load { slot: slot.into(), whole: true }];
        }
        self.loading.retain(|known| known != slot);
        let recovered = match recovered {
            Ok(recovered) => recovered,
            Err(refusal) => {
                let broken = Broken { name: shelved.name.clone(), refusal, raw: raw_of(stored) };
                let aside = Effect::Quarantine {
                    slot: slot.into(),
                    texts: stored.texts.clone(),
                    rewrite: false,
                };
                // Whoever asked for all documents gets this one as it is.
                self.broken.insert(slot.into(), broken);
                return std::iter::once(aside).chain(self.if_awaited(slot)).collect();
            }
        };
        let opened = recovered.opened;
        let name = shelved.name.clone();
        self.unsay(
            &|known| matches!(known, Message::NotLoaded { name: known, .. } if *known == name),
        );
        let mut open = Open::new(
            origin(shelved),
            opened.document,
            opened.strategy,
            SaveState::Kept { clock: String::new() },
        );
        open.remarks = opened.remarks;
        // A file that went out since is in no generation yet.
        open.file_id = shelved.files.last().map_or(opened.file_id, |mark| mark.id.clone());
        open.save_queue =
            SaveQueue::loaded(stored.revision, recovered.steps, !recovered.damaged.is_empty());
        self.open.insert(slot.into(), open);
        let mut effects = match recovered.damaged.is_empty() {
            true => self.save_if_due(slot),
            false => vec![Effect::Quarantine {
                slot: slot.into(),
                texts: recovered.damaged,
                rewrite: true,
            }],
        };
        if recovered.from_older {
            self.say(Message::Recovered { name });
        }
        effects.extend(self.if_awaited(slot));
        effects
    }

    /// Files that have waited go on as soon as nothing is on its way any more.
    fn open_arrived(&mut self) -> Vec<Effect> {
        match self.loading.is_empty() {
            true => {
                let arrived = self.arrived.drain(..);
                arrived.map(|(key, file)| Effect::OpenArrived { key, file }).collect()
            }
            false => Vec::new(),
        }
    }

    /// A document that is to be handed over with others is here, or will not come.
    fn if_awaited(&self, slot: &str) -> Option<Effect> {
        let awaited = |gathering: &Gathering| gathering.awaited.iter().any(|known| known == slot);
        let awaited = self.gathering.as_ref().is_some_and(awaited);
        awaited.then(|| Effect::Gather { slot: slot.into() })
    }

    /// What another window has kept is taken in: the union, as in a merge.
    fn reloaded(&mut self, slot: &str, stored: &Stored) -> Vec<Effect> {
        let Some(open) = self.open.get_mut(slot) else { return Vec::new() };
        let document = Arc::make_mut(&mut open.document);
        let before = document.count();
        let same = |opened: &exchange::Opened, document: &Document| {
            exchange::base_hash(&opened.document.base) == exchange::base_hash(&document.base)
        };
        let mut read = stored.read_all().map(Result::ok);
        let present = read.next();
        // A write that was torn is not worth the place of the generation before it.
        let damaged =
            present.as_ref().is_some_and(|present| !present.as_ref().is_some_and(is_sound));
        if matches!(present, Some(None)) && !stored.whole {
            return vec![Effect::Reload {
                slot: slot.into(),
                seen: open.save_queue.revision(),
                whole: true,
            }];
        }
        // The generation before it is read only where this one cannot be.
        let readable = present.flatten().or_else(|| read.flatten().next());
        if let Some(opened) = readable.filter(|opened| same(opened, document)) {
            document.merge(&opened.document);
        }
        let merged = document.count() > before;
        let taken = add_steps(document, &stored.steps);
        if merged {
            open.strategy = Arc::new(project(&open.document).0);
        } else {
            open.touched(&taken.touched);
        }
        open.save_queue.reloaded(stored.revision, taken.read.into_iter(), damaged);
        self.save_if_due(slot)
    }

    /// Writes the document whole where it has to be, unless another attempt is arranged already.
    fn save_if_due(&mut self, slot: &str) -> Vec<Effect> {
        let due = self
            .open
            .get(slot)
            .is_some_and(|open| open.save_queue.is_due() && !open.save_queue.is_retrying());
        if due { self.save(slot, None) } else { Vec::new() }
    }

    /// Writes a whole document as its newest generation; everything made so far is in it.
    pub(super) fn save(&mut self, slot: &str, step: Option<StepRecord>) -> Vec<Effect> {
        let (Some(open), Some(shelved)) = (self.open.get_mut(slot), self.shelf.get(slot)) else {
            return Vec::new();
        };
        let (order, steps) = open.save_queue.write(step);
        let envelope = Envelope { file_id: open.file_id.clone(), ..Envelope::default() };
        let content = Content::Document(open.document.clone(), envelope);
        let effects = vec![Effect::Write { shelved: shelved.clone(), content, order, steps }];
        self.show_saved(slot);
        effects
    }

    fn set_editing(&mut self, key: &str, editing: bool) -> Vec<Effect> {
        if let Some(open) = self.open.get_mut(key) {
            open.editing = editing;
        }
        Vec::new()
    }

    /// Brings what is shown of the saving up to date.
    pub(super) fn show_saved(&mut self, slot: &str) {
        let unavailable = self.storage == Storage::Unavailable;
        if let Some(open) = self.open.get_mut(slot) {
            open.saved = if unavailable { SaveState::NotKept } else { open.save_queue.state() };
        }
    }

    fn with_save_queue(&mut self, slot: &str, change: impl FnOnce(&mut SaveQueue)) {
        if let Some(open) = self.open.get_mut(slot) {
            change(&mut open.save_queue);
        }
        self.show_saved(slot);
    }

    fn keep_failed(&mut self, slot: &str, request: &Request, failure: Failure) -> Vec<Effect> {
        // It was erased while it was on its way.
        if !self.open.contains_key(slot) && !self.shelf.contains_key(slot) {
            return Vec::new();
        }
        let before =
            self.open.get(slot).is_some_and(|open| matches!(open.saved, SaveState::Failed(_)));
        self.with_save_queue(slot, |save_queue| save_queue.failed(request, failure.clone()));
        // Said once, and then in the line above until it is mended.
        if !before {
            self.say(Message::KeepFailed(failure));
        }
        let whole = matches!(request, Request::Generation(_));
        if whole || before { self.schedule_retry(slot) } else { self.save_if_due(slot) }
    }

    /// Another attempt after a while, one at a time.
    fn schedule_retry(&mut self, slot: &str) -> Vec<Effect> {
        let Some(open) = self.open.get_mut(slot) else { return Vec::new() };
        let arranged = open.save_queue.is_due() && open.save_queue.retry();
        if arranged { vec![Effect::ScheduleRetry { slot: slot.into() }] } else { Vec::new() }
    }

    fn written(
        &mut self,
        context: &Context,
        slot: &str,
        number: u32,
        revision: u64,
    ) -> Vec<Effect> {
        self.with_save_queue(slot, |save_queue| {
            save_queue.written(number, revision, context.clock())
        });
        let mended =
            self.open.get(slot).is_none_or(|open| !matches!(open.saved, SaveState::Failed(_)));
        if mended {
            self.unsay(&|known| matches!(known, Message::KeepFailed(_)));
        }
        let released =
            self.open.get_mut(slot).map(|open| open.save_queue.released()).unwrap_or_default();
        let kept = released.into_iter().map(|step| Effect::Keep { step }).collect::<Vec<_>>();
        kept.into_iter().chain(self.save_if_due(slot)).collect()
    }

    pub(super) fn alter_shelved(
        &mut self,
        slot: &str,
        change: impl FnOnce(&mut StoredDocument),
    ) -> Vec<Effect> {
        let Some(shelved) = self.shelf.get_mut(slot) else { return Vec::new() };
        change(shelved);
        if let Some(Open { origin: Origin::Slot { name, .. }, .. }) = self.open.get_mut(slot) {
            *name = shelved.name.clone();
        }
        vec![Effect::PutShelved { shelved: shelved.clone() }]
    }
}

fn raw_of(stored: &Stored) -> String {
    let steps = stored.steps.iter().map(|step| &step.changes);
    stored.texts.iter().chain(steps).cloned().collect::<Vec<_>>().join("\n")
}
