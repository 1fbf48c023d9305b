//! What names the exact data: hashes of the canonical form of a base and of a body, in which
//! spaces, line ends and the order of members do not matter. A base never changes, so its part is
//! computed once.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::body::{change_to_value, member_names, record_to_value, records_after};
use super::layout::canonical;
use crate::change::document::Sealed;
use crate::change::{Base, Document, derive};
use crate::model::ABOUT;
use crate::model::{Id, order};

/// Two documents with the same base can be merged.
pub fn base_hash(base: &Base) -> String {
    sealed(base).hash.clone()
}

pub fn body_hash(document: &Document) -> String {
    let mut names: Vec<&str> =
        document.body_rest.keys().map(String::as_str).chain(["base", "changes"]).collect();
    order::sort_by(&mut names, Ord::cmp);
    names.dedup();
    let mut hasher = Sha256::new();
    let mut out = String::new();
    for (at, name) in names.into_iter().enumerate() {
        if (at, name) == (0, "base") {
            hasher = sealed(&document.base).after.clone();
            continue;
        }
        out.push(if at == 0 { '{' } else { ',' });
        canonical(&Value::from(name), &mut out);
        out.push(':');
        match name {
            "base" => whole_base(&document.base, &mut out),
            "changes" => {
                let read = document.changes().map(|change| change_to_value(change));
                list(read.chain(document.unreadable.iter().cloned()), &mut |piece| {
                    out.push_str(piece);
                    flush(&mut out, &mut hasher);
                });
            }
            other => canonical(&document.body_rest[other], &mut out),
        }
        flush(&mut out, &mut hasher);
    }
    out.push('}');
    hasher.update(out.as_bytes());
    hexadecimal(hasher)
}

/// SHA-256, in hexadecimal, of any value's canonical form.
pub fn hash(value: &Value) -> String {
    let mut text = String::new();
    canonical(value, &mut text);
    hexadecimal(Sha256::new_with_prefix(text.as_bytes()))
}

fn hexadecimal(hasher: Sha256) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sealed(base: &Base) -> &Sealed {
    base.seal.0.get_or_init(|| {
        let mut sealing = Sealing::new(base);
        while sealing.step(base, usize::MAX) {}
        sealing.sealed()
    })
}

fn whole_base(base: &Base, out: &mut String) {
    let mut writing = Canonical::new(base);
    while writing.step(base, usize::MAX, out) {}
}

fn list(values: impl Iterator<Item = Value>, put: &mut dyn FnMut(&str)) {
    let mut piece = String::from("[");
    for (at, value) in values.enumerate() {
        if at > 0 {
            piece.push(',');
        }
        canonical(&value, &mut piece);
        put(&piece);
        piece.clear();
    }
    piece.push(']');
    put(&piece);
}

/// So many bytes are gathered before they are hashed.
const GATHERED: usize = 1 << 16;

fn flush(out: &mut String, hasher: &mut Sha256) {
    if out.len() >= GATHERED {
        hasher.update(out.as_bytes());
        out.clear();
    }
}

/// A base on its way to being sealed, as far as its steps have come.
pub struct Sealing {
    canonical: Canonical,
    /// Of the base alone, and of a body up to its end.
    own: Sha256,
    body: Sha256,
}

impl Sealing {
    pub fn new(base: &Base) -> Sealing {
        Sealing {
            canonical: Canonical::new(base),
            own: Sha256::new(),
            body: Sha256::new_with_prefix(b"{\"base\":"),
        }
    }

    /// Goes on by so many records; `false` when all is done. Always with the same base.
    pub fn step(&mut self, base: &Base, records: usize) -> bool {
        let mut out = String::new();
        let mut left = records;
        loop {
            let some = left.min(256);
            let more = self.canonical.step(base, some, &mut out);
            left -= some;
            self.own.update(out.as_bytes());
            self.body.update(out.as_bytes());
            out.clear();
            if !more || left == 0 {
                return more;
            }
        }
    }

    pub fn sealed(self) -> Sealed {
        Sealed { hash: hexadecimal(self.own), after: self.body }
    }
}

/// A base in its canonical form, written record by record.
struct Canonical {
    /// Members still to be written, the next last.
    names: Vec<String>,
    /// The record of the table under way that was written last.
    after: Option<Id>,
    begun: bool,
}

impl Canonical {
    fn new(base: &Base) -> Canonical {
        Canonical {
            names: member_names(base).into_iter().rev().collect(),
            after: None,
            begun: false,
        }
    }

    /// Writes on, at most so many records; `false` when all is written.
    fn step(&mut self, base: &Base, records: usize, out: &mut String) -> bool {
        let mut left = records;
        while let Some(name) = self.names.last() {
            if self.after.is_none() {
                if left == 0 {
                    return true;
                }
                out.push(if self.begun { ',' } else { '{' });
                self.begun = true;
                canonical(&Value::from(name.as_str()), out);
                out.push(':');
            }
            match base.tables.get(name) {
                Some(table) if name == ABOUT => {
                    let about = table.get(&derive::about_id()).cloned().unwrap_or_default();
                    canonical(&Value::Object(about), out);
                }
                Some(table) if name != "unreadable" || base.unreadable.is_empty() => {
                    let mut rest = records_after(table, self.after.as_ref()).peekable();
                    out.push_str(if self.after.is_none() { "[" } else { "" });
                    let mut first = self.after.is_none();
                    while let Some((id, fields)) = rest.next_if(|_| left > 0) {
                        out.push_str(if first { "" } else { "," });
                        first = false;
                        canonical(&record_to_value(id, fields), out);
                        left -= 1;
                        self.after = Some(id.clone());
                    }
                    if rest.peek().is_some() {
                        return true;
                    }
                    out.push(']');
                }
                _ if name == "unreadable" && !base.unreadable.is_empty() => {
                    list(base.unreadable.iter().cloned(), &mut |piece| out.push_str(piece));
                }
                _ => match base.rest.get(name) {
                    Some(value) => canonical(value, out),
                    None => out.push_str(if name == ABOUT { "{}" } else { "[]" }),
                },
            }
            self.after = None;
            self.names.pop();
        }
        if !self.begun {
            out.push('{');
        }
        out.push('}');
        false
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::body::base_from_members;
    use super::*;
    use crate::model::{ABOUT, TABLES};

    /// The whole at once: the yardstick.
    fn base_to_value(base: &Base) -> Value {
        let mut members = base.rest.clone();
        for (table, records) in &base.tables {
            if table == ABOUT {
                let about = records.get(&derive::about_id()).cloned().unwrap_or_default();
                members.insert(ABOUT.into(), Value::Object(about));
            } else {
                members.insert(
                    table.clone(),
                    records.iter().map(|(id, fields)| record_to_value(id, fields)).collect(),
                );
            }
        }
        // An empty table of the first version is written too.
        for table in [ABOUT]
            .into_iter()
            .chain(TABLES.iter().filter(|table| table.since == 0).map(|table| table.name))
        {
            members
                .entry(table.to_string())
                .or_insert_with(|| if table == ABOUT { json!({}) } else { json!([]) });
        }
        if !base.unreadable.is_empty() {
            members.insert("unreadable".into(), base.unreadable.clone().into());
        }
        Value::Object(members)
    }

    fn body_to_value(document: &Document) -> Value {
        let mut body = document.body_rest.clone();
        body.insert("base".into(), base_to_value(&document.base));
        let changes = document
            .changes()
            .map(|change| change_to_value(change))
            .chain(document.unreadable.iter().cloned());
        body.insert("changes".into(), changes.collect());
        Value::Object(body)
    }

    fn sample() -> Document {
        super::super::read_text(&std::fs::read_to_string("public/strategies/sample.json").unwrap())
            .unwrap()
            .document
    }

    #[test]
    fn what_is_hashed_bit_by_bit_is_what_is_hashed_whole() {
        let mut document = sample();
        assert_eq!(base_hash(&document.base), hash(&base_to_value(&document.base)));
        assert_eq!(body_hash(&document), hash(&body_to_value(&document)));
        document.body_rest.insert("aaa".into(), json!({ "before": "the base" }));
        document.unreadable.push(json!("torn"));
        assert_eq!(body_hash(&document), hash(&body_to_value(&document)));
        let members = json!({ "strategy": {}, "later": [{ "id": "x" }], "unreadable": [1, "two"], "zebra": true });
        let base = base_from_members(members.as_object().unwrap());
        assert_eq!(base_hash(&base), hash(&base_to_value(&base)));
        assert_eq!(base_hash(&Base::default()), hash(&base_to_value(&Base::default())));
    }

    #[test]
    fn steps_of_any_length_come_to_the_same() {
        let base = sample().base;
        for records in [1, 2, 7, 300] {
            let mut sealing = Sealing::new(&base);
            while sealing.step(&base, records) {}
            assert_eq!(sealing.sealed().hash, base_hash(&base), "{records} at a time");
        }
    }
}
