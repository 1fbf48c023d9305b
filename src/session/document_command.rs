//! The work at a document: what changes one, or makes one. The shell has this part fetched when
//! somebody begins to work; who only reads never needs it.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;

use super::document::SteppedBack;
use super::*;
use crate::change::taking_in::Pick;
use crate::change::{Change, Choice, Stamp};
use crate::edit::{Edit, Refusal};
use crate::exchange::{self, Sending};
use crate::model::Extent;
use crate::report::replaced::replaced;
use crate::storage::StepRecord;

/// Characters of a person's name: it goes with every change.
const LABEL: usize = 100;

/// What an officer asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentCommand {
    Rename {
        slot: String,
        name: String,
    },
    Remove {
        slot: String,
    },
    TakeBack {
        slot: String,
    },
    /// The name under which somebody's changes are signed.
    SetLabel {
        label: String,
    },
    Edit {
        key: String,
        edit: Edit,
        /// In words, for undo.
        step: String,
    },
    /// A block of figures as one step; `outside` cells had no place in the sheet.
    Paste {
        key: String,
        edit: Edit,
        step: String,
        outside: usize,
    },
    /// What was taken out comes back, with everything that went with it.
    Restore {
        key: String,
        records: Vec<(String, crate::model::Id)>,
        step: String,
    },
    /// One of the versions of a record is chosen.
    Choose {
        key: String,
        table: String,
        record: crate::model::Id,
        choice: Choice,
        step: String,
    },
    Undo {
        key: String,
    },
    Redo {
        key: String,
    },
    OpenFile(FileBytes),
    /// One of the documents that すべての文書を保存 has put into one file: it is a document again, whatever else is here.
    OpenOwn(FileBytes),
    /// A file that has waited for documents it may be a copy of.
    OpenArrived {
        /// The document that it is to be held against, where it is.
        key: Option<String>,
        file: FileBytes,
    },
    /// Files are held against the document: whether it is all there.
    CheckFiles {
        key: String,
        files: Vec<FileBytes>,
    },
    OpenText {
        text: String,
    },
    /// 取り込む: a copy that came back is held against the document.
    HoldAgainst {
        key: String,
        file: FileBytes,
    },
    /// 採用: rows of the preview are decided; `None` leaves them open.
    Pick {
        key: String,
        rows: BTreeSet<usize>,
        pick: Option<Pick>,
    },
    /// 別の文書として開く: one of the files becomes a further document instead.
    OpenCopy {
        key: String,
        copy: usize,
    },
    /// A file is a division's answer to a circulation, or none.
    AnswerFor {
        key: String,
        copy: usize,
        to: Option<(crate::model::Id, String)>,
    },
    /// What was decided is taken in.
    TakeIn {
        key: String,
        step: String,
    },
    /// Nothing is taken in.
    LeaveTakingIn {
        key: String,
    },
    SaveFile {
        key: String,
    },
    /// The same file, handed on otherwise.
    SendFile {
        key: String,
        by: Sending,
    },
    /// 依頼: the files of some of the divisions.
    SaveRequests {
        key: String,
        circulation: crate::model::Id,
        divisions: Vec<String>,
    },
    /// Every document of this browser, a file each.
    SaveAll,
    /// One that すべての文書を保存 has waited for.
    Gather {
        slot: String,
    },
    /// Hand over what another window has erased.
    SaveErased,
    Duplicate {
        key: String,
        name: String,
    },
    /// The document as it stood, as a further one.
    OpenVersion {
        key: String,
        extent: Extent,
        name: String,
    },
    /// The document goes back to how it stood, by a step of its own.
    RestoreVersion {
        key: String,
        extent: Extent,
        step: String,
    },
    /// 新しい基点にする: a further document that begins with what stands here now.
    Rebase {
        key: String,
        name: String,
    },
    /// A new strategy: from nothing, or like another but without its figures.
    Begin {
        name: String,
        like: Option<String>,
    },
}

impl Session {
    fn remove_document(&mut self, slot: &str) -> Vec<Effect> {
        let Some(name) = self.shelf.get(slot).map(|shelved| shelved.name.clone()) else {
            return Vec::new();
        };
        self.say(Message::Removed { slot: slot.into(), name });
        self.alter_shelved(slot, |shelved| shelved.removed = true)
    }

    /// Does the work; an edit that is refused changes nothing.
    pub fn update_document(&mut self, context: &Context, command: DocumentCommand) -> Outcome {
        self.leave_notices(&command);
        let done = self.perform_document_command(context, command);
        self.outcome(done)
    }

    fn perform_document_command(
        &mut self,
        context: &Context,
        command: DocumentCommand,
    ) -> Result<Vec<Effect>, Refusal> {
        Ok(match command {
            DocumentCommand::Edit { key, edit, step } => self.edit(context, &key, &edit, step)?,
            DocumentCommand::Rename { slot, name } => {
                self.alter_shelved(&slot, |shelved| shelved.name = name)
            }
            DocumentCommand::Remove { slot } => self.remove_document(&slot),
            DocumentCommand::TakeBack { slot } => {
                self.unsay(
                    &|known| matches!(known, Message::Removed { slot: gone, .. } if *gone == slot),
                );
                let mut effects = self.alter_shelved(&slot, |shelved| shelved.removed = false);
                effects.extend(self.visit(&slot));
                effects
            }
            DocumentCommand::SetLabel { label } => {
                self.label = label.trim().chars().take(LABEL).collect();
                vec![Effect::PreferLabel { label: self.label.clone() }]
            }
            DocumentCommand::Paste { key, edit, step, outside } => {
                let cells = if let Edit::Many(edits) = &edit { edits.len() } else { 1 };
                let effects = self.edit(context, &key, &edit, step)?;
                self.say(Message::Pasted { cells, outside });
                effects
            }
            DocumentCommand::Restore { key, records, step } => {
                let changes =
                    self.stamped(context, &key, |open, stamp| open.restore(&records, step, stamp));
                self.keep(&key, &changes.transpose()?.unwrap_or_default())
            }
            DocumentCommand::Choose { key, table, record, choice, step } => {
                let chosen = self.stamped(context, &key, |open, stamp| {
                    open.choose((&table, &record), &choice, step, context.today, stamp)
                });
                match chosen {
                    Some(changes) => self.keep(&key, &changes?),
                    None => Vec::new(),
                }
            }
            DocumentCommand::Undo { key } => self.step_back(context, &key, true)?,
            DocumentCommand::Redo { key } => self.step_back(context, &key, false)?,
            DocumentCommand::OpenFile(file) => self.open_or_wait(context, None, file),
            DocumentCommand::OpenOwn(file) => self.open_own(context, file),
            DocumentCommand::OpenArrived { key, file } => self.open_file(context, key, file),
            DocumentCommand::CheckFiles { key, files } => self.check_files(context, &key, files),
            DocumentCommand::OpenText { text } => {
                let result = exchange::read_text(&text);
                let bytes = text.into_bytes();
                let file = FileBytes { name: String::new(), bytes, text: None, read: None };
                if result.as_ref().is_err_and(|refusal| super::files::of_workshop(refusal, &file)) {
                    return Ok(vec![Effect::TakeToWorkshop { file }]);
                }
                match self.opened_rows(context, &file) {
                    Some(effects) => effects,
                    None => self.opened(context, "", result),
                }
            }
            DocumentCommand::HoldAgainst { key, file } => {
                self.open_or_wait(context, Some(key), file)
            }
            DocumentCommand::AnswerFor { key, copy, to } => {
                self.answer_for(&key, copy, to);
                Vec::new()
            }
            DocumentCommand::Pick { key, rows, pick } => {
                self.pick(&key, &rows, pick);
                Vec::new()
            }
            DocumentCommand::TakeIn { key, step } => self.take_in(context, &key, step)?,
            DocumentCommand::OpenCopy { key, copy } => self.open_copy(context, &key, copy),
            DocumentCommand::LeaveTakingIn { key } => {
                self.taking_in.remove(&key);
                Vec::new()
            }
            DocumentCommand::SaveFile { key } => self.save_file(context, &key),
            DocumentCommand::SendFile { key, by } => self.send_file(context, &key, by),
            DocumentCommand::SaveRequests { key, circulation, divisions } => {
                self.save_requests(context, &key, &circulation, &divisions)
            }
            DocumentCommand::SaveAll => self.save_all(context),
            DocumentCommand::Gather { slot } => self.gathered(context, &slot),
            DocumentCommand::SaveErased => self.save_erased(context),
            DocumentCommand::Duplicate { key, name } => self.duplicate(context, &key, name),
            DocumentCommand::OpenVersion { key, extent, name } => {
                self.open_version(context, &key, &extent, name)
            }
            DocumentCommand::RestoreVersion { key, extent, step } => {
                let gone =
                    self.stamped(context, &key, |open, stamp| open.go_back(&extent, step, stamp));
                let (changes, skipped) = gone.unwrap_or_default();
                self.say(Message::WentBack { skipped });
                self.keep(&key, &changes)
            }
            DocumentCommand::Rebase { key, name } => self.rebase(context, &key, name),
            DocumentCommand::Begin { name, like } => self.begin(context, &name, like.as_deref()),
        })
    }

    pub(super) fn stamp(&self, context: &Context) -> Stamp {
        Stamp {
            author: self.author.as_str().into(),
            session: self.name.as_str().into(),
            sequence: self.sequence,
            at: context.now.clone(),
            by: self.label.clone(),
        }
    }

    /// Makes changes to an open document, numbered in the order in which this session makes them.
    fn stamped<T>(
        &mut self,
        context: &Context,
        key: &str,
        make: impl FnOnce(&mut Open, &mut Stamp) -> T,
    ) -> Option<T> {
        let mut stamp = self.stamp(context);
        let made = make(self.open.get_mut(key)?, &mut stamp);
        self.sequence = stamp.sequence;
        Some(made)
    }

    fn edit(
        &mut self,
        context: &Context,
        key: &str,
        edit: &Edit,
        step: String,
    ) -> Result<Vec<Effect>, Refusal> {
        let mut stamp = self.stamp(context);
        let Some(open) = self.open.get(key) else { return Ok(Vec::new()) };
        let mut edited = open.clone();
        let changes = edited.edit(edit, step, context.today, &mut stamp)?;
        // What was refused before has been answered.
        self.notices.retain(|notice| !matches!(notice.message, Message::EditRefused(_)));
        if changes.is_empty() {
            return Ok(Vec::new());
        }
        self.sequence = stamp.sequence;
        let taken_out = match edit {
            Edit::Remove { part } => Some(part.name(&open.strategy)),
            _ => None,
        };
        let replaced = replaced(&open.strategy, &edited.strategy, edit);
        let effects = self.take_edit(context, key, edited, &changes, &[]);
        if let Some(replaced) = replaced {
            self.say(Message::Replaced(Box::new(replaced)));
        }
        if let Some(name) = taken_out {
            // The first edit of published data is in the copy that it made.
            let copy = effects.iter().find_map(|effect| match effect {
                Effect::GoDocument { key } => Some(key.clone()),
                _ => None,
            });
            self.say(Message::PartRemoved { key: copy.unwrap_or_else(|| key.to_string()), name });
        }
        Ok(effects)
    }

    pub(super) fn take_edit(
        &mut self,
        context: &Context,
        key: &str,
        edited: Open,
        changes: &[Change],
        unreadable: &[Value],
    ) -> Vec<Effect> {
        if matches!(edited.origin, Origin::Builtin(_)) {
            return self.make_copy(context, key, &edited, record(key, changes, unreadable));
        }
        self.open.insert(key.into(), edited);
        self.keep_step(key, record(key, changes, unreadable))
    }

    /// The first edit of published data: a working copy takes it, and the published data stays as
    /// it is.
    fn make_copy(
        &mut self,
        context: &Context,
        key: &str,
        edited: &Open,
        step: StepRecord,
    ) -> Vec<Effect> {
        let name = format!(
            "{} {}",
            edited.strategy.about.name,
            context.now.get(..16).unwrap_or_default().replace('T', " ")
        );
        let shelved = shelved(context, "w", &name, key);
        let slot = shelved.slot.clone();
        if let Some(published) = self.open.get_mut(key) {
            published.editing = false;
        }
        // What is held against it goes on there.
        if let Some(mut taking) = self.taking_in.remove(key) {
            taking.key.clone_from(&slot);
            self.taking_in.insert(slot.clone(), taking);
        }
        let mut copy = edited.copied(origin(&shelved));
        copy.editing = true;
        let step = StepRecord { slot: slot.clone(), ..step };
        let mut effects = self.shelve(shelved, copy, Some(step));
        self.say(Message::CopyMade);
        effects.push(Effect::GoDocument { key: slot });
        effects
    }

    fn keep(&mut self, key: &str, changes: &[Change]) -> Vec<Effect> {
        if changes.is_empty() {
            return Vec::new();
        }
        self.keep_step(key, record(key, changes, &[]))
    }

    fn keep_step(&mut self, key: &str, step: StepRecord) -> Vec<Effect> {
        let Some(open) = self.open.get_mut(key) else { return Vec::new() };
        let Some(slot) = open.slot().map(str::to_string) else { return Vec::new() };
        // After a failure the journal has a hole: the whole document goes along with the step.
        if matches!(open.saved, SaveState::Failed(_))
            && open.save_queue.is_due()
            && !open.save_queue.is_retrying()
        {
            return self.save(&slot, Some(step));
        }
        let now = open.save_queue.step(step);
        self.show_saved(&slot);
        now.map(|step| Effect::Keep { step }).into_iter().collect()
    }

    fn step_back(
        &mut self,
        context: &Context,
        key: &str,
        undo: bool,
    ) -> Result<Vec<Effect>, Refusal> {
        let made =
            self.stamped(
                context,
                key,
                |open, stamp| if undo { open.undo(stamp) } else { open.redo(stamp) },
            );
        let Some(SteppedBack { changes, label: step, skipped }) = made.transpose()?.flatten()
        else {
            return Ok(Vec::new());
        };
        self.say(if undo {
            Message::Undone { step, skipped }
        } else {
            Message::Redone { step, skipped }
        });
        Ok(self.keep(key, &changes))
    }

    /// The built-in strategy that a document began as; empty where it began as none.
    pub(super) fn began_as<'a>(&'a self, open: &'a Open) -> &'a str {
        match &open.origin {
            Origin::Builtin(key) => key,
            Origin::Slot { slot, .. } => self.shelf.get(slot).map_or("", |shelved| &shelved.origin),
        }
    }

    fn duplicate(&mut self, context: &Context, key: &str, name: String) -> Vec<Effect> {
        let Some(open) = self.open.get(key) else { return Vec::new() };
        let shelved = shelved(context, "w", &name, self.began_as(open));
        let copy = Open::new(
            origin(&shelved),
            Arc::unwrap_or_clone(open.document.clone()),
            Arc::unwrap_or_clone(open.strategy.clone()),
            SaveState::Saving,
        );
        self.say(Message::Duplicated { name });
        self.shelve(shelved, copy, None)
    }

    /// A further document: open, on the shelf, and on its way to the disk.
    pub(super) fn shelve(
        &mut self,
        shelved: StoredDocument,
        open: Open,
        step: Option<StepRecord>,
    ) -> Vec<Effect> {
        let slot = shelved.slot.clone();
        let base = exchange::base_hash(&open.document.base).to_string();
        self.open.insert(slot.clone(), open);
        self.shelf.insert(slot.clone(), StoredDocument { base, ..shelved });
        self.save(&slot, step)
    }
}

/// A place for a further document; the letter tells in the address how it came about.
pub(super) fn shelved(context: &Context, letter: &str, name: &str, origin: &str) -> StoredDocument {
    let slot = format!("{letter}-{}", context.fresh);
    StoredDocument {
        slot,
        name: name.into(),
        origin: origin.into(),
        base: String::new(),
        created: context.now.clone(),
        removed: false,
        files: Vec::new(),
    }
}

/// What a document of the shelf is, for the header.
pub(super) fn origin(shelved: &StoredDocument) -> Origin {
    Origin::Slot {
        slot: shelved.slot.clone(),
        name: shelved.name.clone(),
        kind: SlotKind::of(&shelved.origin),
    }
}

/// A step as the journal keeps it, with what came along and cannot be read.
fn record(slot: &str, changes: &[Change], unreadable: &[Value]) -> StepRecord {
    let values = changes.iter().map(exchange::change_to_value).chain(unreadable.iter().cloned());
    let values: Value = values.collect();
    let id = match changes.first() {
        Some(change) => change.id.to_string(),
        // Of nothing else it is told by what it says.
        None => exchange::hash(&values),
    };
    StepRecord { slot: slot.into(), id, changes: values.to_string() }
}
