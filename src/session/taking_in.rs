//! 取り込む: copies that came back are held against a document; every difference is seen and decided before
//! anything of them is taken, and all of it is one step that can be undone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::answer_sheets::sheet_of;
use super::answers::received;
use super::document::{Decided, TakenIn};
use super::files::of_its_kind;
use super::*;
use crate::change::taking_in::{Incoming, Kind, Pick, Preview, Row, preview};
use crate::change::{Document, Key};
use crate::edit;
use crate::exchange;
use crate::exchange::{AnswerTo, Opened, ReturnedCopy, base_hash, changes_beyond};
use crate::model::{Answer, Strategy};
use crate::report::circulation::owner_of;

/// What is being taken into a document, with what was decided so far.
#[derive(Clone, Debug)]
pub struct TakingIn {
    /// Of the document.
    pub key: String,
    /// In the order in which they came.
    pub copies: Vec<ReturnedCopy>,
    pub preview: Arc<Preview>,
    /// Rows as somebody has decided them; what is proposed is none of it.
    decided: BTreeMap<Place, Row>,
    /// Which comparison it is: the same place of another is another row.
    pub number: u32,
    /// The document that was compared: where it has changed since, it is compared anew.
    compared: Arc<Document>,
}

/// By identity: every comparison and every decision makes another preview.
impl PartialEq for TakingIn {
    fn eq(&self, other: &TakingIn) -> bool {
        self.key == other.key && Arc::ptr_eq(&self.preview, &other.preview)
    }
}

impl TakingIn {
    /// What a division has set of others is not taken unasked, unless its owner says the same.
    fn ask_of_foreign(&self, preview: &mut Preview) {
        for row in &mut preview.rows {
            let Some(Pick::Theirs(from)) = row.pick else { continue };
            let owner = owner_of(&self.copies[from].strategy, &row.table, &row.record);
            let own = |copy: &ReturnedCopy| {
                copy.answers.is_empty()
                    || copy.answers.iter().any(|one| one.division == owner || one.asked_as == owner)
            };
            let says_so = |(copy, value): (&ReturnedCopy, &serde_json::Value)| {
                *value == row.theirs[from] && own(copy)
            };
            if !owner.is_empty() && !self.copies.iter().zip(&row.theirs).any(says_so) {
                (row.kind, row.pick) = (Kind::Foreign, None);
            }
        }
    }

    fn compare(&mut self, ours: &Arc<Document>) {
        let mut fresh = preview(ours, &incoming(&self.copies));
        self.ask_of_foreign(&mut fresh);
        for row in &mut fresh.rows {
            // A decision stays as long as it is about the same: where somebody has come to want something
            // else, it was made without them.
            let decided = self.decided.get(&place(row)).filter(|known| still_holds(known, row));
            if let Some(known) = decided {
                row.pick = known.pick;
            }
        }
        self.number += 1;
        for copy in &mut self.copies {
            copy.news = changes_beyond(&copy.document, ours);
            copy.here_alone = if copy.related { changes_beyond(ours, &copy.document) } else { 0 };
        }
        self.preview = Arc::new(fresh);
        self.compared = ours.clone();
    }
}

impl TakingIn {
    /// Says anew what one of the copies answers.
    pub(super) fn answered(
        &mut self,
        copy: usize,
        of: impl FnOnce(&Document, &Strategy) -> Vec<AnswerTo>,
    ) {
        if let Some(copy) = self.copies.get_mut(copy) {
            copy.answers = of(&copy.document, &copy.strategy);
            // Whose rows they are is another question now.
            self.compare(&self.compared.clone());
        }
    }

    /// Whether somebody has decided something.
    pub fn is_begun(&self) -> bool {
        !self.decided.is_empty()
    }

    /// How many of the copies answer something that is not noted as answered yet.
    pub fn answers(&self) -> usize {
        self.copies.iter().map(|copy| copy.answers.len()).sum()
    }
}

/// Whether a row is still what was decided: copies that came since want nothing else.
fn still_holds(known: &Row, row: &Row) -> bool {
    let (before, since) = row.theirs.split_at(known.theirs.len().min(row.theirs.len()));
    let wanted = known.pick.map(|pick| known.value(pick));
    known.kind == row.kind
        && known.ours == row.ours
        && known.theirs == before
        && since.iter().all(|value| *value == row.ours || Some(value) == wanted)
}

/// A record and, of fields, those that are chosen as one.
type Place = (Key, Vec<String>);

fn place(row: &Row) -> Place {
    ((row.table.clone(), row.record.clone()), row.fields.clone())
}

/// Whether two documents say the same: what they began as is told by its hash.
fn same(a: &Document, b: &Document) -> bool {
    a.count() == b.count() && changes_beyond(a, b) == 0 && base_hash(&a.base) == base_hash(&b.base)
}

fn incoming(copies: &[ReturnedCopy]) -> Vec<Incoming<'_>> {
    copies
        .iter()
        .map(|copy| Incoming {
            document: &copy.document,
            related: copy.related,
            common: copy.common.as_deref(),
        })
        .collect()
}

impl Session {
    /// A file is held against a document, beside those that are already; nothing changes by it.
    pub(super) fn hold_against(
        &mut self,
        context: &Context,
        key: &str,
        file: FileBytes,
        result: Result<Opened, Refusal>,
    ) -> Vec<Effect> {
        let name = file.name.clone();
        if let Some(sheet) = sheet_of(&file) {
            self.hold_sheet(context, key, &name, sheet);
            return vec![Effect::KeepIncoming { name, bytes: file.bytes }];
        }
        let result = result.map_err(|refusal| of_its_kind(refusal, &name));
        let Some(opened) = self.readable(&name, result) else { return Vec::new() };
        let answers = self.answers_of(key, &opened);
        self.hold(key, &name, opened, answers);
        vec![Effect::KeepIncoming { name, bytes: file.bytes }]
    }

    /// Beside the files that are held already; `answers` is what it answers.
    pub(super) fn hold(&mut self, key: &str, name: &str, opened: Opened, answers: Vec<AnswerTo>) {
        let Some(ours) = self.open.get(key).map(|open| open.document.clone()) else { return };
        let seen = self.seen(&opened);
        let document = Arc::new(opened.document);
        let mut taking = match self.taking_in.remove(key) {
            Some(taking) => taking,
            None => TakingIn {
                key: key.into(),
                copies: Vec::new(),
                preview: Arc::default(),
                decided: BTreeMap::new(),
                compared: ours.clone(),
                number: 0,
            },
        };
        let same_as = taking.copies.iter().position(|known| same(&known.document, &document));
        let related = base_hash(&ours.base) == base_hash(&document.base);
        let common = if related { None } else { self.common_state(&ours, &document) };
        taking.copies.push(ReturnedCopy {
            name: name.into(),
            by: opened.author,
            exported_at: opened.exported_at,
            of_ours: self.sent_at(key, &opened.parents),
            parents: opened.parents,
            file_id: opened.file_id,
            remarks: opened.remarks,
            seen,
            related,
            common,
            news: 0,
            here_alone: 0,
            same_as,
            answers,
            strategy: Arc::new(opened.strategy),
            document,
        });
        taking.compare(&ours);
        self.taking_in.insert(key.into(), taking);
    }

    /// When a file went out of a document that another came of.
    fn sent_at(&self, key: &str, parents: &[String]) -> Option<String> {
        let marks = self.shelf.get(key)?.files.iter().rev();
        let mut ours = marks.filter(|mark| mark.out && !mark.id.is_empty());
        ours.find(|mark| parents.contains(&mark.id)).map(|mark| mark.at.clone())
    }

    /// Where a copy of another base began, as far as an earlier document of this browser still tells: the
    /// same document by its name, with the base of the copy and the changes that both have.
    fn common_state(&self, ours: &Document, copy: &Document) -> Option<Arc<Document>> {
        let base = base_hash(&copy.base);
        let earlier = self.open.values().map(|open| &open.document).find(|document| {
            document.doc_id == ours.doc_id
                && document.doc_id == copy.doc_id
                && base_hash(&document.base) == base
        });
        earlier.map(|document| Arc::new(document.as_known(&copy.extent())))
    }

    /// 別の文書として開く: a copy becomes a further document instead.
    pub(super) fn open_copy(&mut self, context: &Context, key: &str, at: usize) -> Vec<Effect> {
        let there = self.taking_in.get(key).is_some_and(|taking| at < taking.copies.len());
        let taking = if there { self.taking_in.remove(key) } else { None };
        let Some(mut taking) = taking else { return Vec::new() };
        let copy = taking.copies.remove(at);
        let ours = self.open.get(&taking.key).map(|open| open.document.clone());
        if let Some(ours) = ours.filter(|_| !taking.copies.is_empty()) {
            // Whose rows they were is told by the place of the copy.
            taking.decided.clear();
            for at in 0..taking.copies.len() {
                let earlier = &taking.copies[..at];
                let found = earlier
                    .iter()
                    .position(|known| same(&known.document, &taking.copies[at].document));
                taking.copies[at].same_as = found;
            }
            taking.compare(&ours);
            self.taking_in.insert(key.into(), taking);
        }
        let opened = Opened {
            document: Arc::unwrap_or_clone(copy.document),
            strategy: Arc::unwrap_or_clone(copy.strategy),
            remarks: copy.remarks,
            file_id: copy.file_id,
            exported_at: copy.exported_at,
            parents: copy.parents,
            author: copy.by,
        };
        self.open_apart(context, &copy.name, opened)
    }

    /// Decides rows; `None` leaves them open again.
    pub(super) fn pick(&mut self, key: &str, rows: &BTreeSet<usize>, pick: Option<Pick>) {
        let Some(taking) = self.taking_in.get_mut(key) else { return };
        let preview = Arc::make_mut(&mut taking.preview);
        for (_, row) in preview.rows.iter_mut().enumerate().filter(|(at, _)| rows.contains(at)) {
            // What is simply new or changed is taken or it is not.
            if pick.is_none() && !row.can_be_open() {
                continue;
            }
            row.pick = pick;
            taking.decided.insert(place(row), row.clone());
        }
    }

    /// Takes in what was decided, as one step. Where the document has changed since it was compared, it is
    /// compared anew and nothing is taken yet.
    pub(super) fn take_in(
        &mut self,
        context: &Context,
        key: &str,
        step: String,
    ) -> Result<Vec<Effect>, edit::Refusal> {
        let Some(mut taking) = self.taking_in.remove(key) else { return Ok(Vec::new()) };
        let Some(open) = self.open.get(&taking.key) else { return Ok(Vec::new()) };
        if !Arc::ptr_eq(&open.document, &taking.compared) && !same(&open.document, &taking.compared)
        {
            let ours = open.document.clone();
            taking.compare(&ours);
            self.taking_in.insert(key.into(), taking);
            self.say(Message::ComparedAnew);
            return Ok(Vec::new());
        }
        if taking.preview.mixed() > 0 {
            self.taking_in.insert(key.into(), taking);
            return Ok(Vec::new());
        }
        let mut stamp = self.stamp(context);
        let mut taken = open.clone();
        let copies = incoming(&taking.copies);
        let copies_with = taking.copies.iter().enumerate();
        let answers = copies_with.flat_map(|(at, copy)| {
            copy.answers.iter().map(move |answer| received(context, (at, copy), answer))
        });
        let taken_before = |answer: &Answer| open.strategy.answers.contains(&answer.id);
        let answers: Vec<Answer> = answers.filter(|answer| !taken_before(answer)).collect();
        let decided = Decided { copies: &copies, rows: &taking.preview.rows, answers: &answers };
        let TakenIn { changes, unreadable, stay } =
            taken.take_in(&decided, step, context.today, &mut stamp);
        if changes.is_empty() && unreadable.is_empty() {
            self.say(Message::TakenIn { changes: 0, open: 0, stay: 0 });
            return Ok(Vec::new());
        }
        if let Err(refusal) = exchange::within_limits(&taken.document, &[]) {
            self.taking_in.insert(key.into(), taking);
            return Err(refusal);
        }
        self.sequence = stamp.sequence;
        let open = taking.preview.rows.iter().filter(|row| row.is_open()).count();
        let effects = self.take_edit(context, &taking.key, taken, &changes, &unreadable);
        self.say(Message::TakenIn { changes: changes.len(), open, stay });
        Ok(effects)
    }
}
