//! Files going out, coming in, and held against what is here.

use std::sync::Arc;

use super::answer_sheets::sheet_of;
use super::answers::to_fill_in;
use super::document_command::{origin, shelved};
use super::*;
use crate::change::{self, Document};
use crate::check;
use crate::exchange::{
    self, Checked, Differs, Envelope, Opened, Seen, Sending, base_hash, changes_beyond, holds,
};
use crate::model::Id;
use crate::place::{Address, Screen};
use crate::storage::{FileMark, is_sound};
use crate::workshop;

/// Marks of files that a document remembers.
const MARKS: usize = 100;

impl Session {
    /// Opens a file, or holds it against a document, as soon as the documents of this browser are here that it may be
    /// a copy of.
    pub(super) fn open_or_wait(
        &mut self,
        context: &Context,
        key: Option<String>,
        mut file: FileBytes,
    ) -> Vec<Effect> {
        let result = file.take();
        let waits = match &result {
            Ok(opened) => self.unloaded(Some(&opened.document)),
            // Whose request rows answer is in some document of this browser.
            Err(_) if key.is_none() && sheet_of(&file).is_some() => self.unloaded(None),
            Err(_) => Vec::new(),
        };
        file.read = Some(Box::new(result));
        if waits.is_empty() {
            return self.open_file(context, key, file);
        }
        self.arrived.push((key, file));
        waits.iter().flat_map(|slot| self.load(slot)).collect()
    }

    /// A file of whatever kind: of a 勉強会, rows of a spreadsheet, or a document.
    pub(super) fn open_file(
        &mut self,
        context: &Context,
        key: Option<String>,
        mut file: FileBytes,
    ) -> Vec<Effect> {
        let mut result = file.take();
        if let Ok(opened) = &mut result
            && let Some(release) = self.share(opened)
        {
            file.read = Some(Box::new(result));
            return vec![release, Effect::OpenArrived { key, file }];
        }
        if let Some(key) = key {
            return self.hold_against(context, &key, file, result);
        }
        if result.as_ref().is_err_and(|refusal| of_workshop(refusal, &file)) {
            return vec![Effect::TakeToWorkshop { file }];
        }
        if result.is_err()
            && let Some(effects) = self.opened_rows(context, &file)
        {
            return effects;
        }
        let result = result.map_err(|refusal| of_its_kind(refusal, &file.name));
        let mut effects = self.opened(context, &file.name, result);
        if !effects.is_empty() {
            effects.push(Effect::KeepIncoming { name: file.name, bytes: file.bytes });
        }
        effects
    }

    /// A document that went out with all others is a document again, beside those that began as it did.
    pub(super) fn open_own(&mut self, context: &Context, mut file: FileBytes) -> Vec<Effect> {
        let result = file.take();
        match self.readable(&file.name, result) {
            Some(opened) => self.open_apart(context, "", opened),
            None => Vec::new(),
        }
    }

    /// What a file says as a document does that is here is held once: copies of a large document from 24 divisions would
    /// fill the memory. What is to be let go of, where there was something.
    fn share(&self, opened: &mut Opened) -> Option<Effect> {
        let base = base_hash(&opened.document.base);
        let mut open = self.open.values();
        let known = open.find(|open| base_hash(&open.document.base) == base)?;
        if Arc::ptr_eq(&known.document.base, &opened.document.base) {
            return None;
        }
        let shared =
            change::share((&opened.document, &opened.strategy), (&known.document, &known.strategy));
        Some(Effect::Release {
            base: std::mem::replace(&mut opened.document.base, known.document.base.clone()),
            strategy: Arc::new(std::mem::replace(&mut opened.strategy, shared)),
        })
    }

    /// A file of a document that is here is held against it; any other becomes a further document. One
    /// that cannot be read changes nothing.
    pub(super) fn opened(
        &mut self,
        context: &Context,
        name: &str,
        result: Result<Opened, Refusal>,
    ) -> Vec<Effect> {
        let Some(opened) = self.readable(name, result) else { return Vec::new() };
        if let Some(effects) = self.opened_request(context, name, &opened) {
            return effects;
        }
        if let Some(key) = self.counterpart(&opened.document) {
            let answers = self.answers_of(&key, &opened);
            self.hold(&key, name, opened, answers);
            let address = Address::new(&key, Screen::TakingIn);
            return vec![Effect::Go { address, replace: false }];
        }
        self.open_apart(context, name, opened)
    }

    /// Whether a document at hand is one that this browser keeps, and nobody has removed.
    pub(super) fn is_kept(&self, open: &Open) -> bool {
        let kept = open.slot().and_then(|slot| self.shelf.get(slot));
        kept.is_some_and(|kept| !kept.removed)
    }

    /// すべての文書を保存: in one file, because browsers stop after some downloads in a row.
    pub(super) fn save_all(&mut self, context: &Context) -> Vec<Effect> {
        let slots: Vec<String> =
            self.listed().into_iter().map(|shelved| shelved.slot.clone()).collect();
        let (here, awaited): (Vec<String>, Vec<String>) = slots
            .into_iter()
            .partition(|slot| self.open.contains_key(slot) || self.broken.contains_key(slot));
        self.gathering = Some(Gathering { awaited: awaited.clone(), files: Vec::new() });
        let mut effects: Vec<Effect> =
            here.iter().flat_map(|slot| self.gather(context, slot)).collect();
        effects.extend(self.hand_over(context));
        effects.extend(awaited.iter().flat_map(|slot| self.load(slot)).collect::<Vec<_>>());
        effects
    }

    /// A document that is to go into one file with others has come, whole or as something that cannot be read; or it
    /// will not.
    pub(super) fn gathered(&mut self, context: &Context, slot: &str) -> Vec<Effect> {
        let mut effects = self.gather(context, slot);
        if let Some(gathering) = &mut self.gathering {
            gathering.awaited.retain(|awaited| awaited != slot);
        }
        effects.extend(self.hand_over(context));
        effects
    }

    fn gather(&mut self, context: &Context, slot: &str) -> Vec<Effect> {
        let (file, noted) = match self.broken.get(slot).cloned() {
            Some(Broken { name: document, raw, .. }) => {
                // One that cannot be read goes as its text is.
                let name = format!("{slot}-raw.txt");
                self.say(Message::RawWritten { name: name.clone(), document });
                ((name, Content::Raw(raw)), Vec::new())
            }
            None => {
                let Some(((name, content), noted)) = self.file_of(context, slot) else {
                    return Vec::new();
                };
                self.say(Message::FileWritten { name: name.clone() });
                ((name, content), noted)
            }
        };
        if let Some(gathering) = &mut self.gathering {
            gathering.files.push(file);
        }
        noted
    }

    /// Hands over what was gathered, as soon as nothing is awaited any more.
    fn hand_over(&mut self, context: &Context) -> Vec<Effect> {
        let ready = self.gathering.take_if(|gathering| gathering.awaited.is_empty());
        let Some(Gathering { files, .. }) = ready else { return Vec::new() };
        let (documents, effects) = (files.len(), packed(context, files));
        for effect in &effects {
            if let Effect::DownloadTogether { name, .. } = effect {
                self.say(Message::AllWritten { documents, name: name.clone() });
            }
        }
        effects
    }

    /// Documents that another window has erased, as files; they are let go of when that is dismissed.
    pub(super) fn save_erased(&mut self, context: &Context) -> Vec<Effect> {
        let files = self.erased.iter().enumerate().map(|(at, open)| {
            let envelope = self.envelope(context, open, format!("file-{}-{at}", context.fresh));
            let name = exchange::file_name(&open.document.doc_id, &context.stamp(), &self.label);
            (name, Content::Document(open.document.clone(), envelope))
        });
        let files: Vec<(String, Content)> = files.collect();
        packed(context, files)
    }

    /// What a file says of itself that goes out now.
    pub(super) fn envelope(&self, context: &Context, open: &Open, file_id: String) -> Envelope {
        Envelope {
            file_id,
            parents: Some(open.file_id.clone()).filter(|id| !id.is_empty()).into_iter().collect(),
            exported_at: context.now.clone(),
            author_id: self.author.clone(),
            author_label: self.label.clone(),
        }
    }

    /// The document of this browser that a file is a copy of: of several that began the same, the one that has most
    /// of it. Where the one that is looked at was begun anew from such a one, that one.
    fn counterpart(&self, document: &Document) -> Option<String> {
        let base = base_hash(&document.base);
        let here = self
            .open
            .iter()
            .filter(|(_, open)| self.is_kept(open) && base_hash(&open.document.base) == base);
        let known = |open: &Open| document.count() - changes_beyond(document, &open.document);
        let best =
            here.max_by_key(|(key, open)| (**key == self.visited, known(open), (*key).clone()));
        let (key, _) = best?;
        let looked_at = self.shelf.get(&self.visited).filter(|kept| !kept.removed);
        let renewed = looked_at.and_then(|_| self.open.get(&self.visited)).filter(|open| {
            open.document.doc_id == document.doc_id && base_hash(&open.document.base) != base
        });
        Some(renewed.map_or(key, |_| &self.visited).clone())
    }

    /// Documents of this browser that a file may be a copy of, or all where it is none, and that are not at hand yet.
    pub(super) fn unloaded(&self, document: Option<&Document>) -> Vec<String> {
        let base = document.map(|document| base_hash(&document.base));
        let wanted = |shelved: &&StoredDocument| {
            let absent =
                !self.open.contains_key(&shelved.slot) && !self.broken.contains_key(&shelved.slot);
            let may =
                base.as_ref().is_none_or(|base| shelved.base.is_empty() || shelved.base == *base);
            absent && !shelved.removed && may
        };
        self.shelf.values().filter(wanted).map(|shelved| shelved.slot.clone()).collect()
    }

    /// A file becomes a further document.
    pub(super) fn open_apart(
        &mut self,
        context: &Context,
        name: &str,
        opened: Opened,
    ) -> Vec<Effect> {
        let seen = self.seen(&opened);
        let title =
            if name.is_empty() { opened.strategy.about.name.clone() } else { name.to_string() };
        let mut shelved = shelved(context, "f", &title, "");
        let slot = shelved.slot.clone();
        if !opened.file_id.is_empty() {
            shelved.files.push(FileMark {
                checked: true,
                ..mark(context, &opened.file_id, &opened.document, false)
            });
        }
        let mut open =
            Open::new(origin(&shelved), opened.document, opened.strategy, SaveState::Saving);
        open.remarks = opened.remarks.clone();
        open.file_id = opened.file_id;
        let request = open.document.request.as_ref();
        let screen = request.map(|request| to_fill_in(&open.strategy, request));
        // Who was asked to fill something in has come to do so.
        open.editing = screen.is_some();
        let mut effects = self.shelve(shelved, open, None);
        let told = OpenedFile { name: title, remarks: opened.remarks, seen };
        self.say(Message::Opened(vec![told]));
        let address = Address::new(&slot, screen.unwrap_or(Screen::Overview));
        effects.push(Effect::Go { address, replace: false });
        effects
    }

    /// What a file holds, with what is missing in it; that it cannot be read is said.
    pub(super) fn readable(
        &mut self,
        name: &str,
        result: Result<Opened, Refusal>,
    ) -> Option<Opened> {
        match result {
            Ok(mut opened) => {
                let lost = check::lost(&opened.strategy);
                opened.remarks.extend((lost > 0).then_some(Remark::Lost(lost)));
                Some(opened)
            }
            Err(refusal) => {
                self.say(Message::NotOpened { name: name.into(), refusal });
                None
            }
        }
    }

    pub(super) fn seen(&self, opened: &Opened) -> Vec<Seen> {
        let mut found = Vec::new();
        for shelved in self.listed() {
            let document = || shelved.name.clone();
            let open = self.open.get(&shelved.slot);
            let mark = shelved
                .files
                .iter()
                .rev()
                .find(|mark| !mark.id.is_empty() && mark.id == opened.file_id);
            let now = open
                .map(|open| open.document.count())
                .or(shelved.files.last().map(|last| last.changes))
                .unwrap_or_default();
            if let Some(mark) = mark {
                found.push(Seen::Same { document: document(), at: mark.at.clone(), out: mark.out });
            }
            let known = mark.map(|mark| mark.changes).or_else(|| {
                let whole = open.is_some_and(|open| holds(&open.document, &opened.document));
                whole.then(|| opened.document.count())
            });
            if let Some(known) = known.filter(|known| now > *known) {
                found.push(Seen::Older { document: document(), changes: now - known });
            }
        }
        found
    }

    pub(super) fn save_file(&mut self, context: &Context, key: &str) -> Vec<Effect> {
        let Some(((name, content), noted)) = self.file_of(context, key) else { return Vec::new() };
        self.say(Message::FileWritten { name: name.clone() });
        noted.into_iter().chain([Effect::Download { name, content }]).collect()
    }

    /// To another program of the device, or as text.
    pub(super) fn send_file(&mut self, context: &Context, key: &str, by: Sending) -> Vec<Effect> {
        let Some(((name, content), noted)) = self.file_of(context, key) else { return Vec::new() };
        noted.into_iter().chain([Effect::Send { name, content, by }]).collect()
    }

    /// A document as a file that goes out now, and what has to be noted of that.
    fn file_of(
        &mut self,
        context: &Context,
        key: &str,
    ) -> Option<((String, Content), Vec<Effect>)> {
        let open = self.open.get(key)?;
        let file_id = format!("file-{}", context.fresh);
        let envelope = self.envelope(context, open, file_id.clone());
        let content = Content::Document(open.document.clone(), envelope);
        let name = exchange::file_name(&open.document.doc_id, &context.stamp(), &self.label);
        let mark = mark(context, &file_id, &open.document, true);
        let kept = open.slot().map(str::to_string);
        if let Some(open) = self.open.get_mut(key).filter(|_| kept.is_some()) {
            // The next file names this one as what it came of.
            open.file_id.clone_from(&mark.id);
        }
        let noted = kept.map(|slot| self.alter_shelved(&slot, |shelved| put_mark(shelved, mark)));
        Some(((name, content), noted.unwrap_or_default()))
    }

    /// Whether files hold what the document holds: a click on download is no proof. Every one is accounted
    /// for.
    pub(super) fn check_files(
        &mut self,
        context: &Context,
        key: &str,
        files: Vec<FileBytes>,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut checks = Vec::new();
        for mut file in files {
            let found = file.take().map(|opened| {
                let (found, noted) = self.check_file(context, key, &opened);
                effects.extend(noted);
                found
            });
            checks.push(FileCheck { name: file.name, found });
        }
        self.say(Message::FilesChecked(checks));
        effects
    }

    fn check_file(
        &mut self,
        context: &Context,
        key: &str,
        opened: &Opened,
    ) -> (Checked, Vec<Effect>) {
        let Some(open) = self.open.get(key) else { return (Checked::OtherBase, Vec::new()) };
        let (mine, theirs) = (&*open.document, &opened.document);
        let (ours, its) = (exchange::body_hash(mine), exchange::body_hash(theirs));
        let found = if ours == its {
            Checked::Same { code: exchange::fingerprint(&ours) }
        } else if !is_sound(opened) {
            Checked::Damaged
        } else if exchange::base_hash(&mine.base) != exchange::base_hash(&theirs.base) {
            Checked::OtherBase
        } else {
            let kept = open.slot().and_then(|slot| self.shelf.get(slot));
            let mark = kept.and_then(|kept| {
                let mut files = kept.files.iter().rev();
                files.find(|mark| !mark.id.is_empty() && mark.id == opened.file_id)
            });
            let missing = mine.changes().filter(|change| theirs.change(&change.id).is_none());
            let mut places: Vec<(String, Id)> =
                missing.map(|change| (change.table.clone(), change.record.clone())).collect();
            let missing = places.len();
            places.sort();
            places.dedup();
            places.truncate(PLACES);
            Checked::Differs(Differs {
                missing,
                more: changes_beyond(theirs, mine),
                lost: mark.map_or(0, |mark| mark.changes.saturating_sub(theirs.count())),
                places,
            })
        };
        let same = matches!(found, Checked::Same { .. });
        let Some(slot) = open.slot().map(str::to_string).filter(|_| same) else {
            return (found, Vec::new());
        };
        let effects = self.alter_shelved(&slot, |shelved| {
            match shelved.files.iter_mut().rev().find(|mark| mark.id == opened.file_id) {
                Some(mark) => mark.checked = true,
                None => {
                    let mark = mark(context, &opened.file_id, &opened.document, true);
                    put_mark(shelved, FileMark { checked: true, ..mark });
                }
            }
        });
        (found, effects)
    }
}

/// Records that are named of what a file lacks.
const PLACES: usize = 5;

/// A file that went out, or came in, now.
pub(super) fn mark(context: &Context, id: &str, document: &Document, out: bool) -> FileMark {
    FileMark {
        id: id.into(),
        at: context.now.clone(),
        changes: document.count(),
        out,
        checked: false,
    }
}

pub(super) fn put_mark(shelved: &mut StoredDocument, mark: FileMark) {
    shelved.files.push(mark);
    let surplus = shelved.files.len().saturating_sub(MARKS);
    shelved.files.drain(..surplus);
}

/// Whether what cannot be opened as a document is of a 勉強会.
pub(super) fn of_workshop(refusal: &exchange::Refusal, file: &FileBytes) -> bool {
    let text = exchange::decode(&file.bytes).map(|decoded| decoded.text);
    let text = text.as_deref().or(file.text.as_deref()).unwrap_or_default();
    workshop::is_ours(refusal, text)
}

/// One file as it is, several in one.
fn packed(context: &Context, mut files: Vec<(String, Content)>) -> Vec<Effect> {
    match files.len() {
        0 => Vec::new(),
        1 => {
            let (name, content) = files.remove(0);
            vec![Effect::Download { name, content }]
        }
        _ => {
            // Two of one name would be one.
            for (at, (name, _)) in files.iter_mut().enumerate() {
                *name = format!("{:02}-{name}", at + 1);
            }
            let name = format!("{}{}.zip", exchange::OWN_ARCHIVE, context.stamp());
            vec![Effect::DownloadTogether { name, files }]
        }
    }
}

/// What is no document because it is of a spreadsheet program, or holds others and cannot be opened, is told so, whatever its
/// text looks like.
pub(super) fn of_its_kind(refusal: Refusal, name: &str) -> Refusal {
    match refusal {
        Refusal::NotJson { .. } | Refusal::NotText | Refusal::CutOff { .. }
            if exchange::is_of_spreadsheet(name) =>
        {
            Refusal::OtherSheet
        }
        Refusal::NotJson { .. } | Refusal::NotText if exchange::is_archive(name) => Refusal::Packed,
        other => other,
    }
}
