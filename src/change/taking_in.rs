//! 取り込む: copies of a document that came back, held against the one at hand before anything of them is
//! taken. What differs is a row each, compared by its value and not by who set it: what was declined or
//! undone once is offered again.
//!
//! Copies of the same base are taken by the union of their changes, so that everybody ends with the
//! same, and whatever is chosen otherwise is a further change that has seen both. Of a copy of another
//! base nothing is taken but what is chosen.

use std::collections::BTreeSet;

use serde_json::Value;

use super::difference::{groups, part};
use super::{ChangeId, Document, Key, Resolved};
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
        let must = |row: &&Row| matches!(row.kind, Kind::Mixed | Kind::Foreign);
        let open = |row: &&Row| must(row) && row.pick.is_none();
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
    /// Somebody has set what is not theirs to set: it cannot be left open either.
    Foreign,
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
        let asked = !matches!(self.kind, Kind::Added | Kind::Changed | Kind::Apart);
        self.pick.is_none() && asked
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
        !matches!(self.kind, Kind::Added | Kind::Changed)
    }

    pub(super) fn is_existence(&self) -> bool {
        self.fields.is_empty()
    }
}

/// Holds copies against the document at hand.
pub fn preview(ours: &Document, copies: &[Incoming]) -> Preview {
    let held = Held { ours, copies, all: united(ours, copies) };
    let mut preview = Preview::default();
    for key in held.touched() {
        match held.ours_alone(&key) {
            Some(places) => preview.here_alone += places,
            None => held.record(&key.0, &key.1, &mut preview),
        }
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

    /// How many places of a record were changed here, where no copy has touched it: of most records of a large document
    /// that is all there is to know.
    fn ours_alone(&self, key: &Key) -> Option<usize> {
        let apart = |copy: &Incoming| !copy.related || copy.document.touches(key);
        if self.copies.iter().any(apart) {
            return None;
        }
        let here = self.ours.resolve(&key.0, &key.1);
        // Whether it is there may hang on what others refer to.
        if !here.exists || !here.conflicts.is_empty() {
            return None;
        }
        let Some(base) = self.ours.base_fields(&key.0, &key.1) else { return Some(1) };
        let differs = |fields: &Vec<String>| part(base, fields) != part(&here.fields, fields);
        Some(groups(&key.0, [base, &here.fields]).iter().filter(|fields| differs(fields)).count())
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
                let other = there.iter().zip(self.copies).any(|(their, copy)| {
                    !copy.related && their.exists && their.fields != together.fields
                });
                return Some(match whole {
                    Some(copy) if !other => (Kind::Added, Some(Pick::Theirs(copy))),
                    _ => (Kind::Mixed, None),
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
            return Some((Kind::Earlier, None));
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
                _ => (Kind::Apart, None),
            };
            // Where several say different things, nobody's comes first.
            apart = match apart {
                Some((_, Some(Pick::Theirs(first)))) if there[first].fields != their.fields => {
                    Some((Kind::Apart, None))
                }
                known => known.or(Some(found)),
            };
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
        // Of another base, and something else than what the others come to.
        let stranger = (0..theirs.len())
            .any(|at| !self.copies[at].related && said(at) && theirs[at] != united);
        let (kind, pick) = if let (false, true, Some(copy)) = (contested, chosen, from) {
            (Kind::Changed, Some(Pick::Theirs(copy)))
        } else if united != ours && stranger && !contested {
            (Kind::Mixed, None)
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
            (Kind::Earlier, None)
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
