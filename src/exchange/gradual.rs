//! Reading a large file a bit at a time, so that it can be watched and broken off.
//!
//! The text is walked record by record, without building the whole of it first. Only what is as it
//! should be is read here: as soon as anything is unusual (text around, a fault, a checksum that
//! differs), the file is read by [`read_text`], which has the words for it. Either way the result
//! is the same.

use serde_json::Value;

use super::body::{base_from_members, change_from_value, record_from_value};
use super::limits::is_long;
use super::read::{Head, recognise, remarks_of};
use super::seal::{Sealing, body_hash};
use super::write::counted;
use super::{Opened, Refusal, Remark, caps, read_kept, read_text};
use crate::change::{Base, Document, reproject};
use crate::model::Fields;
use crate::model::{ABOUT, TABLES};
use crate::model::{Id, Strategy, order};

/// How far a reading has come.
#[derive(Debug)]
pub enum Step {
    /// Of a hundred.
    On(usize),
    Done(Box<Result<Opened, Refusal>>),
}

/// A file under way.
pub struct Gradual {
    text: String,
    at: usize,
    stage: Stage,
    file: Fields,
    base: Base,
    body_rest: Fields,
    document: Document,
    strategy: Strategy,
    remarks: Vec<Remark>,
    /// Records that the document has and the strategy cannot take.
    unreadable: usize,
    values: usize,
    /// It comes from outside: limits hold.
    limited: bool,
}

enum Stage {
    Begin,
    File,
    Body,
    Base,
    /// Within the records of a table.
    Table(String),
    Changes,
    Sealing(Box<Sealing>),
    /// Tables still to be taken into the strategy, the next last, and what is left of the one under
    /// way.
    Projecting(Vec<String>, String, std::vec::IntoIter<Id>),
    Over,
}

/// What is not as it should be, here.
struct Unusual;

type Usual<T> = Result<T, Unusual>;

/// Records between two looks at the clock.
const RECORDS: usize = 64;
/// Reading, of a hundred; then sealing; the rest is the strategy.
const READ: usize = 60;
const SEALED: usize = 75;

impl Gradual {
    /// Of a file.
    pub fn new(text: String) -> Gradual {
        Gradual::of(text, true)
    }

    /// Of a text that the app itself has kept, as [`read_kept`].
    pub fn kept(text: String) -> Gradual {
        Gradual::of(text, false)
    }

    fn of(text: String, limited: bool) -> Gradual {
        Gradual {
            limited,
            text,
            at: 0,
            stage: Stage::Begin,
            file: Fields::new(),
            base: Base::default(),
            body_rest: Fields::new(),
            document: Document::default(),
            strategy: Strategy::default(),
            remarks: Vec::new(),
            unreadable: 0,
            values: 0,
        }
    }

    /// Goes on for as long as `more` says that there is time, and a little longer.
    pub fn step(&mut self, more: &mut dyn FnMut() -> bool) -> Step {
        loop {
            match self.some() {
                Ok(true) => return Step::Done(Box::new(Ok(self.finished()))),
                Ok(false) if more() => {}
                Ok(false) => return Step::On(self.percent()),
                Err(Unusual) => {
                    self.stage = Stage::Over;
                    let read = if self.limited { read_text } else { read_kept };
                    return Step::Done(Box::new(read(&self.text)));
                }
            }
        }
    }

    fn percent(&self) -> usize {
        match &self.stage {
            Stage::Sealing(_) => READ,
            Stage::Projecting(tables, ..) => {
                100 - (100 - SEALED) * (tables.len() + 1) / (TABLES.len() + 2)
            }
            Stage::Over => 100,
            _ => READ * self.at / self.text.len().max(1),
        }
    }

    /// One part of the work; `true` when all is done.
    fn some(&mut self) -> Usual<bool> {
        match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Begin => {
                self.spaces();
                self.expect(b'{')?;
                self.stage = Stage::File;
            }
            Stage::File => self.stage = self.file_member()?,
            Stage::Body => self.stage = self.body_member()?,
            Stage::Base => self.stage = self.base_member()?,
            Stage::Table(table) => self.stage = self.records(table)?,
            Stage::Changes => self.stage = self.changes()?,
            Stage::Sealing(mut sealing) => {
                if sealing.step(&self.document.base, RECORDS * 4) {
                    self.stage = Stage::Sealing(sealing);
                } else {
                    let _ = self.document.base.seal.0.set(sealing.sealed());
                    self.verify()?;
                    let tables = self.document.tables().into_iter().rev().collect();
                    self.stage = Stage::Projecting(tables, String::new(), Vec::new().into_iter());
                }
            }
            Stage::Projecting(mut tables, table, mut ids) => {
                for id in ids.by_ref().take(RECORDS) {
                    self.unreadable += usize::from(
                        reproject(&self.document, &mut self.strategy, &table, &id).is_err(),
                    );
                }
                self.stage = if ids.len() > 0 {
                    Stage::Projecting(tables, table, ids)
                } else if let Some(next) = tables.pop() {
                    let ids = self.document.ids(&next).into_iter();
                    Stage::Projecting(tables, next, ids)
                } else {
                    return Ok(true);
                };
            }
            Stage::Over => return Err(Unusual),
        }
        Ok(false)
    }

    fn file_member(&mut self) -> Usual<Stage> {
        let Some(name) = self.member()? else {
            self.spaces();
            let whole = self.at == self.text.len() && self.document.base.tables.contains_key(ABOUT);
            // What the file says of itself may come behind its body.
            recognise(&self.file, &mut self.remarks).map_err(|_| Unusual)?;
            return if whole {
                Ok(Stage::Sealing(Box::new(Sealing::new(&self.document.base))))
            } else {
                Err(Unusual)
            };
        };
        if name == "body" && self.peek() == Some(b'{') {
            self.at += 1;
            return Ok(Stage::Body);
        }
        let value = self.value()?;
        once(self.file.insert(name, value))?;
        Ok(Stage::File)
    }

    fn body_member(&mut self) -> Usual<Stage> {
        let Some(name) = self.member()? else {
            return Ok(Stage::File);
        };
        let made = !self.document.base.tables.is_empty();
        match (name.as_str(), self.peek()) {
            ("base", Some(b'{')) if !made => {
                self.at += 1;
                Ok(Stage::Base)
            }
            ("changes", Some(b'[')) if made && self.document.count() == 0 => {
                self.at += 1;
                Ok(Stage::Changes)
            }
            ("base" | "changes", _) => Err(Unusual),
            _ => {
                let value = self.value()?;
                if self.limited && is_long(&value) {
                    return Err(Unusual);
                }
                once(self.body_rest.insert(name, value))?;
                Ok(Stage::Body)
            }
        }
    }

    fn base_member(&mut self) -> Usual<Stage> {
        let Some(name) = self.member()? else {
            self.document = Document::new("", std::mem::take(&mut self.base));
            return Ok(Stage::Body);
        };
        if self.base.tables.contains_key(&name) || self.base.rest.contains_key(&name) {
            return Err(Unusual);
        }
        if self.peek() == Some(b'[') && TABLES.iter().any(|table| table.name == name) {
            self.at += 1;
            self.base.tables.insert(name.clone(), Default::default());
            return Ok(Stage::Table(name));
        }
        let value = self.value()?;
        if self.limited && is_long(&value) {
            return Err(Unusual);
        }
        let found = base_from_members(&order::gathered([(name, value)]));
        self.base.tables.extend(found.tables);
        self.base.rest.extend(found.rest);
        self.base.unreadable.extend(found.unreadable);
        Ok(Stage::Base)
    }

    fn records(&mut self, table: String) -> Usual<Stage> {
        for _ in 0..RECORDS {
            let Some(value) = self.element()? else { return Ok(Stage::Base) };
            let records = self.base.tables.entry(table.clone()).or_default();
            match record_from_value(&value) {
                Some((id, fields)) if !records.contains_key(&id) => {
                    drop(records.insert(id, fields))
                }
                _ => self.base.unreadable.push(value),
            }
            self.values += usize::from(matches!(table.as_str(), "observations" | "targets"));
            let many = self.values > caps::VALUES
                || (table == "indicators" && self.base.tables[&table].len() > caps::INDICATORS);
            if self.limited && many {
                return Err(Unusual);
            }
        }
        Ok(Stage::Table(table))
    }

    fn changes(&mut self) -> Usual<Stage> {
        for _ in 0..RECORDS {
            let Some(value) = self.element()? else { return Ok(Stage::Body) };
            match change_from_value(&value) {
                Some(change) => drop(self.document.add(change)),
                None => self.document.unreadable.push(value),
            }
            self.values += 1;
            if self.limited && self.values > caps::VALUES {
                return Err(Unusual);
            }
        }
        Ok(Stage::Changes)
    }

    /// The checksum and the counts; where they differ, the thorough reading says how.
    fn verify(&mut self) -> Usual<()> {
        self.document.body_rest = std::mem::take(&mut self.body_rest);
        let said = self.file.get("sha256").and_then(Value::as_str);
        let sound = said.is_some_and(|said| said == body_hash(&self.document));
        let found = counted(&self.document);
        let counts = self.file.get("counts").and_then(Value::as_object);
        let even = counts
            .is_none_or(|said| said.iter().all(|(table, count)| found.get(table) == Some(count)));
        if sound && even { Ok(()) } else { Err(Unusual) }
    }

    fn finished(&mut self) -> Opened {
        let mut document = std::mem::take(&mut self.document);
        let head = Head::take(&mut self.file);
        document.doc_id = head.doc_id;
        document.request = head.request;
        document.rest = std::mem::take(&mut self.file);
        let mut remarks = std::mem::take(&mut self.remarks);
        remarks_of(&document, self.unreadable, &mut remarks);
        Opened {
            document,
            strategy: std::mem::take(&mut self.strategy),
            remarks,
            file_id: head.file_id,
            exported_at: head.exported_at,
            parents: head.parents,
            author: head.author,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn spaces(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn expect(&mut self, byte: u8) -> Usual<()> {
        if self.peek() != Some(byte) {
            return Err(Unusual);
        }
        self.at += 1;
        Ok(())
    }

    /// Past what separates elements: `false` at the end of them, which is passed too.
    fn next(&mut self, end: u8) -> Usual<bool> {
        self.spaces();
        let first =
            self.text.as_bytes()[..self.at].iter().rev().find(|byte| !byte.is_ascii_whitespace());
        let first = matches!(first, Some(b'{' | b'['));
        if self.peek() == Some(end) {
            self.at += 1;
            return Ok(false);
        }
        if !first {
            self.expect(b',')?;
            self.spaces();
        }
        Ok(true)
    }

    /// The name of the next member, up to its value; `None` behind the last.
    fn member(&mut self) -> Usual<Option<String>> {
        if !self.next(b'}')? {
            return Ok(None);
        }
        if self.peek() != Some(b'"') {
            return Err(Unusual);
        }
        let Value::String(name) = self.value()? else { return Err(Unusual) };
        self.spaces();
        self.expect(b':')?;
        self.spaces();
        Ok(Some(name))
    }

    fn element(&mut self) -> Usual<Option<Value>> {
        if !self.next(b']')? {
            return Ok(None);
        }
        let value = self.value()?;
        if self.limited && is_long(&value) { Err(Unusual) } else { Ok(Some(value)) }
    }

    /// The value that begins here.
    fn value(&mut self) -> Usual<Value> {
        let end = self.end_of_value().ok_or(Unusual)?;
        let value = serde_json::from_str(&self.text[self.at..end]).map_err(|_| Unusual)?;
        self.at = end;
        Ok(value)
    }

    /// Where the value that begins here ends: by brackets and quotes alone; whether it is right
    /// inside is seen later.
    fn end_of_value(&self) -> Option<usize> {
        let bytes = &self.text.as_bytes()[self.at..];
        let (mut depth, mut within, mut escaped) = (0_usize, false, false);
        for (at, byte) in bytes.iter().enumerate() {
            if within {
                within = *byte != b'"' || escaped;
                escaped = *byte == b'\\' && !escaped;
                if !within && depth == 0 {
                    return Some(self.at + at + 1);
                }
                continue;
            }
            match byte {
                b'"' => within = true,
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return Some(self.at + at),
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(self.at + at + 1);
                    }
                }
                b',' if depth == 0 => return Some(self.at + at),
                _ => {}
            }
        }
        None
    }
}

/// A member that comes twice is unusual.
fn once(before: Option<Value>) -> Usual<()> {
    if before.is_some() { Err(Unusual) } else { Ok(()) }
}
