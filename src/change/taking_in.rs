//! 取り込む: copies of a document that came back, held against the one at hand before anything of them is
//! taken. What differs is a row each, compared by its value and not by who set it: what was declined or
//! undone once is offered again.
//!
//! Copies of the same base are taken by the union of their changes, so that everybody ends with the
//! same, and whatever is chosen otherwise is a further change that has seen both. Of a copy of another
//! base nothing is taken but what is chosen.

use std::collections::BTreeSet;

use serde_json::Value;

use super::contest::{Choice as Version, choose, named_by};
use super::difference::{groups, part};
use super::{Change, ChangeId, Document, Key, Op, Resolved, Stamp};
use crate::model::*;

/// A copy that came back.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    pub document: &'a Document,
    /// It has the base of the document at hand: their changes can be united.
    pub related: bool,
    /// Of one that has not, an earlier state of the document that it began from, where that is still known:
    /// what its sender has changed is told from what has changed here.
    pub common: Option<&'a Document>,
}

/// Everything that differs, in the order of tables and ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    pub rows: Vec<Row>,
    /// Places that a copy has changed and that say the same here.
    pub same: usize,
    /// Places that were changed here alone.
    pub here_alone: usize,
}

/// How many rows are how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub open: usize,
    pub taken: usize,
    pub declined: usize,
    pub same: usize,
    pub here_alone: usize,
}

impl Preview {
    /// How far the decisions are.
    pub fn totals(&self) -> Totals {
        let Preview { rows, same, here_alone } = self;
        let taken = |row: &&Row| matches!(row.pick, Some(Pick::Theirs(_)));
        // Where it was so before, keeping it is no decision.
        let declined = |row: &&Row| {
            row.pick == Some(Pick::Ours) && !matches!(row.kind, Kind::Earlier | Kind::Apart)
        };
        Totals {
            open: rows.iter().filter(|row| row.is_open()).count(),
            taken: rows.iter().filter(taken).count(),
            declined: rows.iter().filter(declined).count(),
            same: *same,
            here_alone: *here_alone,
        }
    }

    /// Rows that nobody may leave open.
    pub fn mixed(&self) -> usize {
        let open = |row: &&Row| row.kind == Kind::Mixed && row.pick.is_none();
        self.rows.iter().filter(open).count()
    }
}

/// A place that does not say the same everywhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub table: String,
    pub record: Id,
    /// What is chosen as one; empty where the question is whether the record is there.
    pub fields: Vec<String>,
    /// Where everybody began: an object of the fields; `null` where the record is not there.
    pub base: Value,
    pub ours: Value,
    /// One a copy, in the order of the copies.
    pub theirs: Vec<Value>,
    pub kind: Kind,
    /// `None` until somebody decides.
    pub pick: Option<Pick>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A record that is new here.
    Added,
    Changed,
    /// A record is taken out. Never chosen beforehand.
    Removed,
    /// Two want different things.
    Contested,
    /// Each has set a part of what says one thing together, and the whole of it nobody has said: it
    /// cannot be left open.
    Mixed,
    /// It was so here before, and has been changed, declined or undone since.
    Earlier,
    /// Of a copy that began as something else: nobody can tell who changed it.
    Apart,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pick {
    Ours,
    /// Of that copy.
    Theirs(usize),
}

impl Row {
    /// Whether somebody has to look at it: what nobody decides stays to be chosen in the document.
    pub fn is_open(&self) -> bool {
        self.pick.is_none() && matches!(self.kind, Kind::Removed | Kind::Contested | Kind::Mixed)
    }

    /// What a pick says.
    pub fn value(&self, pick: Pick) -> &Value {
        match pick {
            Pick::Ours => &self.ours,
            Pick::Theirs(copy) => self.theirs.get(copy).unwrap_or(&Value::Null),
        }
    }

    /// Whether it can be left open: what is simply new or changed is taken or it is not.
    pub fn can_be_open(&self) -> bool {
        !matches!(self.kind, Kind::Added | Kind::Changed | Kind::Earlier)
    }

    fn is_existence(&self) -> bool {
        self.fields.is_empty()
    }
}

/// Holds copies against the document at hand.
pub fn preview(ours: &Document, copies: &[Incoming]) -> Preview {
    let held = Held { ours, copies, all: united(ours, copies) };
    let mut preview = Preview::default();
    for (table, id) in held.touched() {
        held.record(&table, &id, &mut preview);
    }
    preview
}

fn united(ours: &Document, copies: &[Incoming]) -> Document {
    let mut all = ours.clone();
    for copy in copies.iter().filter(|copy| copy.related) {
        all.merge(copy.document);
    }
    all
}

/// The copies beside the document, and what all that can be united come to.
struct Held<'a> {
    ours: &'a Document,
    copies: &'a [Incoming<'a>],
    all: Document,
}

/// One record as everybody has it.
struct Versions {
    here: Resolved,
    there: Vec<Resolved>,
    /// After the union.
    together: Resolved,
    base: Option<Fields>,
}

impl Held<'_> {
    /// Records that somebody has changed; where a copy began as something else, every record.
    fn touched(&self) -> BTreeSet<Key> {
        let documents = || [self.ours].into_iter().chain(self.copies.iter().map(|c| c.document));
        match self.copies.iter().all(|copy| copy.related) {
            true => documents().flat_map(Document::changed_records).collect(),
            false => documents().flat_map(Document::records).collect(),
        }
    }

    fn record(&self, table: &str, id: &Id, preview: &mut Preview) {
        let versions = Versions {
            here: self.ours.resolve(table, id),
            there: self.copies.iter().map(|copy| copy.document.resolve(table, id)).collect(),
            together: self.all.resolve(table, id),
            base: self.ours.base_fields(table, id).cloned(),
        };
        let Versions { here, there, together, .. } = &versions;
        if let Some((kind, pick)) = self.existence(table, id, &versions) {
            preview.rows.push(Row {
                table: table.to_string(),
                record: id.clone(),
                fields: Vec::new(),
                base: versions.base.clone().map_or(Value::Null, Value::Object),
                ours: here.whole(),
                theirs: there.iter().map(Resolved::whole).collect(),
                kind,
                pick,
            });
        } else if there.iter().any(|their| their.exists != here.exists) {
            preview.here_alone += 1;
        }
        // Of a record that is new or gone, its fields are no further question.
        if here.exists && together.exists {
            let all = [&versions.here].into_iter().chain(&versions.there);
            for fields in groups(table, all.map(|found| &found.fields)) {
                self.fields(table, id, fields, &versions, preview);
            }
        }
    }

    /// Whether it is a question if the record is there, and what is chosen beforehand.
    fn existence(&self, table: &str, id: &Id, versions: &Versions) -> Option<(Kind, Option<Pick>)> {
        let Versions { here, there, together, .. } = versions;
        let contested = |found: &Resolved| found.is_contested(None);
        match (contested(here), contested(together)) {
            (false, true) => return Some((Kind::Contested, None)),
            // It stands to be chosen here already, and this is not where.
            (true, true) => return None,
            _ => {}
        }
        match (here.exists, together.exists) {
            (false, true) => {
                if !together.conflicts.is_empty() {
                    return Some((Kind::Contested, None));
                }
                // Of several who have it, the one who says what all of them together come to.
                let mut found = there.iter().zip(self.copies);
                let whole = found.position(|(their, copy)| {
                    copy.related && their.exists && their.fields == together.fields
                });
                return Some(match whole {
                    Some(copy) => (Kind::Added, Some(Pick::Theirs(copy))),
                    None => (Kind::Mixed, None),
                });
            }
            (true, false) => return Some((Kind::Removed, None)),
            _ => {}
        }
        // The union leaves it as it is here: either it was so there before, or it never was.
        let earlier = there.iter().zip(self.copies).any(|(their, copy)| {
            let known = copy.document.live_existence(table, id);
            copy.related && their.exists != here.exists && !known.is_empty()
        });
        if earlier {
            return Some((Kind::Earlier, Some(Pick::Ours)));
        }
        let mut apart = None;
        let other =
            |their: &Resolved, copy: &Incoming| !copy.related && their.exists != here.exists;
        for (at, (their, copy)) in there.iter().zip(self.copies).enumerate() {
            if !other(their, copy) {
                continue;
            }
            let found = match copy.common.map(|common| common.resolve(table, id).exists) {
                // It came, or went, here.
                Some(before) if before == their.exists => continue,
                Some(before) if before == here.exists && their.exists => {
                    (Kind::Added, Some(Pick::Theirs(at)))
                }
                Some(before) if before == here.exists => (Kind::Removed, None),
                _ => (Kind::Apart, None),
            };
            apart = apart.or(Some(found));
        }
        apart
    }

    /// What a place said where a copy of another base began, where that is known.
    fn common(&self, copy: usize, table: &str, id: &Id, fields: &[String]) -> Option<Value> {
        let found = self.copies[copy].common?.resolve(table, id);
        Some(if found.exists { part(&found.fields, fields) } else { Value::Null })
    }

    fn fields(
        &self,
        table: &str,
        id: &Id,
        fields: Vec<String>,
        versions: &Versions,
        preview: &mut Preview,
    ) {
        let Versions { here, there, together, base } = versions;
        let of = |found: &Resolved| part(&found.fields, &fields);
        // A copy in which the record is not there says nothing of its fields.
        let said_of = |found: &Resolved| if found.exists { of(found) } else { Value::Null };
        let (ours, theirs) = (of(here), there.iter().map(said_of).collect::<Vec<_>>());
        let conflicts = together
            .conflicts
            .iter()
            .filter(|conflict| conflict.field.as_ref().is_some_and(|field| fields.contains(field)));
        let sides: Vec<&ChangeId> =
            conflicts.flat_map(|conflict| conflict.values.iter().map(|(id, _)| id)).collect();
        // What stands to be chosen here already is no news of a copy.
        if !sides.is_empty() && sides.iter().all(|id| self.ours.change(id).is_some()) {
            preview.same += 1;
            return;
        }
        let contested = !sides.is_empty();
        let set = |document: &Document| {
            fields.iter().any(|field| !document.live(table, id, field).is_empty())
        };
        let commons: Vec<Option<Value>> =
            (0..theirs.len()).map(|at| self.common(at, table, id, &fields)).collect();
        // What a sender has left as it was says nothing, whatever has become of it here.
        let said = |at: usize| {
            there[at].exists && theirs[at] != ours && commons[at].as_ref() != Some(&theirs[at])
        };
        let differs = (0..theirs.len()).any(said);
        let united = of(together);
        // Somebody has chosen what still stands to be chosen here.
        let chosen = here
            .conflicts
            .iter()
            .any(|conflict| conflict.field.as_ref().is_some_and(|field| fields.contains(field)));
        let from = (0..theirs.len()).find(|at| theirs[*at] == united && self.copies[*at].related);
        let (kind, pick) = if let (false, true, Some(copy)) = (contested, chosen, from) {
            (Kind::Changed, Some(Pick::Theirs(copy)))
        } else if contested {
            (Kind::Contested, None)
        } else if united != ours {
            match from {
                Some(copy) => (Kind::Changed, Some(Pick::Theirs(copy))),
                None => (Kind::Mixed, None),
            }
        } else if !differs {
            preview.same += usize::from(self.copies.iter().any(|c| c.related && set(c.document)));
            return;
        } else if let Some(at) = (0..theirs.len()).find(|at| said(*at) && !self.copies[*at].related)
        {
            let one = (0..theirs.len()).all(|other| !said(other) || theirs[other] == theirs[at]);
            match commons[at].as_ref() == Some(&ours) && one {
                true => (Kind::Changed, Some(Pick::Theirs(at))),
                false => (Kind::Apart, None),
            }
        } else if (0..theirs.len()).any(|at| said(at) && set(self.copies[at].document)) {
            (Kind::Earlier, Some(Pick::Ours))
        } else {
            preview.here_alone += 1;
            return;
        };
        let base = match commons.into_iter().flatten().next() {
            Some(common) => common,
            None => base.as_ref().map_or(Value::Null, |base| part(base, &fields)),
        };
        preview.rows.push(Row {
            table: table.to_string(),
            record: id.clone(),
            fields,
            base,
            ours,
            theirs,
            kind,
            pick,
        });
    }
}

/// What taking comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// Changes of the copies that were not here, and those that choose, in the order in which they are
    /// to be added.
    pub changes: Vec<Change>,
    /// Records that are to go: whoever asks for it takes them out with everything beneath them.
    pub gone: Vec<Key>,
    /// Changes of the copies that cannot be read: they are kept like those of the document.
    pub unreadable: Vec<Value>,
}

/// Takes the rows as they were decided. What is open stays open: of a removal the record stays, and
/// whether it goes is to be chosen.
pub fn take_in(ours: &Document, copies: &[Incoming], rows: &[Row], stamp: &mut Stamp) -> Taken {
    let mut changes = Vec::new();
    let mut all = ours.clone();
    for copy in copies.iter().filter(|copy| copy.related) {
        for change in copy.document.changes() {
            if all.add(Change::clone(change)) {
                changes.push(Change::clone(change));
            }
        }
    }
    let known = |raw: &&Value| !ours.unreadable.contains(raw);
    let mut unreadable: Vec<Value> = Vec::new();
    for copy in copies.iter().filter(|copy| copy.related) {
        for raw in copy.document.unreadable.iter().filter(known) {
            if !unreadable.contains(raw) {
                unreadable.push(raw.clone());
            }
        }
    }
    let mut settling = Settling { all, copies, stamp, changes, gone: Vec::new() };
    for row in rows {
        settling.settle(row);
    }
    Taken { changes: settling.changes, gone: settling.gone, unreadable }
}

/// The document in the making, with what was decided so far.
struct Settling<'a> {
    all: Document,
    copies: &'a [Incoming<'a>],
    stamp: &'a mut Stamp,
    changes: Vec<Change>,
    gone: Vec<Key>,
}

impl Settling<'_> {
    fn settle(&mut self, row: &Row) {
        match (row.kind, row.pick) {
            (Kind::Removed, None) => {
                self.keep_open(row);
            }
            (_, None) | (Kind::Earlier | Kind::Apart, Some(Pick::Ours)) => {}
            (_, Some(pick)) if row.is_existence() => self.existence(row, pick),
            (_, Some(pick)) => {
                let key = (row.table.clone(), row.record.clone());
                // A copy in which the record is not there says nothing of its fields.
                if !self.gone.contains(&key) && !row.value(pick).is_null() {
                    let named = row.value(pick).as_object().cloned().unwrap_or_default();
                    for (table, id, fields) in self.missing(&named, pick) {
                        self.bring(&table, &id, fields, pick);
                    }
                    self.set(&row.table, &row.record, &row.fields, row.value(pick));
                }
            }
        }
    }

    /// A record that somebody took out stays until somebody decides: it comes back by one who has not seen
    /// the removal, so that the two stand against each other.
    fn keep_open(&mut self, row: &Row) {
        let saw = self.sightless(&row.table, &row.record);
        // It names what it hangs on, so that that stays with it.
        let mut named = row.ours.as_object().cloned().unwrap_or_default();
        named.retain(|field, _| schema::is_reference(field));
        let op = Op::Create(named);
        let mut change = self.stamp.change(&row.table, &row.record, op, Value::Null, saw);
        if change.saw.is_empty() {
            // What has seen anything, be it itself, brings back what was there and no fields of its own.
            change.saw.push(change.id.clone());
        }
        self.all.add(change.clone());
        self.changes.push(change);
    }

    /// What decides whether a record is there, without the removals.
    fn sightless(&self, table: &str, record: &Id) -> Vec<ChangeId> {
        let removes = |id: &ChangeId| self.all.change(id).is_some_and(|c| c.op == Op::Delete);
        let live = self.all.live_existence(table, record);
        live.into_iter().filter(|id| !removes(id)).collect()
    }

    fn change(&mut self, table: &str, record: &Id, op: Op, was: Value, saw: Vec<ChangeId>) {
        let change = self.stamp.change(table, record, op, was, saw);
        self.all.add(change.clone());
        self.changes.push(change);
    }

    fn existence(&mut self, row: &Row, pick: Pick) {
        let (table, record) = (row.table.as_str(), &row.record);
        let now = self.all.resolve(table, record);
        let contested = now.is_contested(None);
        let Value::Object(wanted) = row.value(pick) else {
            if now.exists {
                self.gone.push((row.table.clone(), record.clone()));
            }
            return;
        };
        if !now.exists {
            return self.bring(table, record, wanted.clone(), pick);
        }
        if contested {
            for change in choose(&self.all, table, record, &Version::Keep, self.stamp) {
                self.all.add(change.clone());
                self.changes.push(change);
            }
        }
        // Of a record that is here already, its fields are rows of their own.
        if row.ours.is_null() {
            let names: Vec<String> = now.fields.keys().chain(wanted.keys()).cloned().collect();
            self.set(table, record, &names, row.value(pick));
        }
    }

    /// Makes a record, or brings it back, and with it what it hangs on.
    fn bring(&mut self, table: &str, record: &Id, fields: Fields, pick: Pick) {
        let mut wanted = vec![(table.to_string(), record.clone(), fields)];
        while let Some((table, record, fields)) = wanted.pop() {
            let saw = self.all.live_existence(&table, &record);
            self.change(&table, &record, Op::Create(fields.clone()), Value::Null, saw);
            let back = self.all.resolve(&table, &record).fields;
            let names: Vec<String> = fields.keys().chain(back.keys()).cloned().collect();
            self.set(&table, &record, &names, &Value::Object(fields.clone()));
            wanted.extend(self.missing(&fields, pick));
        }
    }

    /// What a record names that is not here, as the copy has it that it was picked from.
    fn missing(&self, fields: &Fields, pick: Pick) -> Vec<(String, Id, Fields)> {
        let Pick::Theirs(copy) = pick else { return Vec::new() };
        let Some(copy) = self.copies.get(copy) else { return Vec::new() };
        let there = |(table, id): (&'static str, Id)| {
            let found = copy.document.resolve(table, &id);
            let lacking = found.exists && !self.all.resolve(table, &id).exists;
            lacking.then(|| (table.to_string(), id, found.fields))
        };
        named_by(fields).into_iter().filter_map(there).collect()
    }

    /// Sets fields of a record to what is wanted, having seen everything that is there.
    fn set(&mut self, table: &str, record: &Id, names: &[String], wanted: &Value) {
        let now = self.all.resolve(table, record);
        for field in names.iter().collect::<BTreeSet<_>>() {
            let was = now.fields.get(field).cloned().unwrap_or_default();
            let value = wanted.get(field).cloned().unwrap_or_default();
            let contested = now.is_contested(Some(field));
            if contested || was != value {
                let saw = self.all.live(table, record, field);
                self.change(table, record, Op::Set { field: field.clone(), value }, was, saw);
            }
        }
    }
}
