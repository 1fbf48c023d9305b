//! A document as a file.

use serde_json::{Value, json};

use super::body::{CHANGE_ORDER, change_to_value, member_names, record_to_value, records_after};
use super::layout::{indented, line, series};
use super::seal::{base_hash, body_hash};
use super::{FORMAT, KIND, VERSION};
use crate::change::{Document, derive};
use crate::model::{ABOUT, About, TABLES};
use crate::model::{Circulation, Id, Point, order};

/// What a file says of itself besides its body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Envelope {
    pub file_id: String,
    /// Files this one came of.
    pub parents: Vec<String>,
    /// ISO; for display only.
    pub exported_at: String,
    pub author_id: String,
    pub author_label: String,
}

const ORDER: &[&str] = &[
    "format",
    "formatVersion",
    "minReader",
    "kind",
    "docId",
    "fileId",
    "parents",
    "exportedAt",
    "app",
    "author",
    "request",
    "counts",
    "baseSha256",
    "sha256",
    "body",
];

/// The whole file, with one newline at its end.
pub fn write(document: &Document, envelope: &Envelope) -> String {
    let mut writing = Writing::new(document, envelope);
    let mut out = String::new();
    while writing.page(document, usize::MAX, &mut out) {}
    out
}

/// A file on its way to being written, page by page: so that a large one holds nothing up.
pub struct Writing {
    head: String,
    stage: Stage,
    /// Tables still to be written, the next last.
    tables: Vec<String>,
    /// Records of the table under way, or changes, that are written.
    written: usize,
    /// The record that was written last.
    after: Option<Id>,
}

enum Stage {
    Head,
    Base,
    Changes,
    Done,
}

impl Writing {
    /// Computes the hashes, the base's only where that was not done before.
    pub fn new(document: &Document, envelope: &Envelope) -> Writing {
        let mut tables: Vec<String> = member_names(&document.base).into_iter().collect();
        order::sort_by_key(&mut tables, |table| {
            let place =
                TABLES.iter().position(|known| known.name == table.as_str()).unwrap_or(usize::MAX);
            (table.as_str() != ABOUT, place, table.clone())
        });
        tables.reverse();
        Writing {
            head: head(document, envelope),
            stage: Stage::Head,
            tables,
            written: 0,
            after: None,
        }
    }

    /// Appends a page of at most so many records; `false` when it was the last. Always of the same
    /// document.
    pub fn page(&mut self, document: &Document, records: usize, out: &mut String) -> bool {
        let mut left = records;
        while left > 0 {
            match self.stage {
                Stage::Head => {
                    out.push_str(&std::mem::take(&mut self.head));
                    out.push_str("{\n    \"base\": {\n");
                    self.stage = Stage::Base;
                }
                Stage::Base => match self.tables.last().cloned() {
                    Some(table) => self.table(document, &table, &mut left, out),
                    None => {
                        out.push_str("\n    },\n    \"changes\": ");
                        self.stage = Stage::Changes;
                    }
                },
                Stage::Changes => {
                    let read =
                        document.changes().skip(self.written).map(|change| change_to_value(change));
                    let raw = document
                        .unreadable
                        .iter()
                        .skip(self.written.saturating_sub(document.count()))
                        .cloned();
                    let done = self.series(read.chain(raw), CHANGE_ORDER, 2, &mut left, out);
                    if done {
                        self.ending(document, out);
                        self.stage = Stage::Done;
                        return false;
                    }
                }
                Stage::Done => return false,
            }
        }
        true
    }

    fn table(&mut self, document: &Document, table: &str, left: &mut usize, out: &mut String) {
        let base = &document.base;
        if self.written == 0 {
            out.push_str(&format!("      {}: ", Value::from(table)));
        }
        let done = match base.tables.get(table) {
            Some(records) if table == ABOUT => {
                let about = records.get(&derive::about_id()).cloned().unwrap_or_default();
                indented(&Value::Object(about), About::FIELDS, 3, out);
                true
            }
            Some(records) => {
                let fields = TABLES
                    .iter()
                    .find(|known| known.name == table)
                    .map_or(&[][..], |known| known.fields);
                let rest = records_after(records, self.after.as_ref());
                let last = rest.clone().take(*left).last().map(|(id, _)| id.clone());
                let order = [&["id"], fields].concat();
                let done = self.series(
                    rest.map(|(id, fields)| record_to_value(id, fields)),
                    &order,
                    3,
                    left,
                    out,
                );
                self.after = last;
                done
            }
            None if table == "unreadable" && !base.unreadable.is_empty() => {
                series(&base.unreadable, &["id"], 3, out);
                true
            }
            None => {
                match base.rest.get(table) {
                    Some(value) => line(value, &[], out),
                    None => out.push_str(if table == ABOUT { "{}" } else { "[]" }),
                }
                true
            }
        };
        if done {
            self.tables.pop();
            self.written = 0;
            self.after = None;
            out.push_str(if self.tables.is_empty() { "" } else { ",\n" });
        }
    }

    /// An array with one line an element, from where it stands; whether it is at its end.
    fn series(
        &mut self,
        rest: impl Iterator<Item = Value>,
        order: &[&str],
        depth: usize,
        left: &mut usize,
        out: &mut String,
    ) -> bool {
        let mut rest = rest.peekable();
        if self.written == 0 && rest.peek().is_none() {
            out.push_str("[]");
            return true;
        }
        while let Some(element) = rest.next_if(|_| *left > 0) {
            out.push_str(if self.written == 0 { "[\n" } else { ",\n" });
            out.push_str(&"  ".repeat(depth + 1));
            line(&element, order, out);
            self.written += 1;
            *left -= 1;
        }
        if rest.peek().is_some() {
            return false;
        }
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
        out.push(']');
        true
    }

    fn ending(&mut self, document: &Document, out: &mut String) {
        for (name, member) in document
            .body_rest
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "base" | "changes"))
        {
            out.push_str(&format!(",\n    {}: ", Value::from(name.as_str())));
            line(member, &[], out);
        }
        out.push_str("\n  }\n}\n");
    }
}

/// Everything before the body.
fn head(document: &Document, envelope: &Envelope) -> String {
    let version = format!("{}.{}", VERSION.0, VERSION.1);
    let mut file = document.rest.clone();
    let mut put = |name: &str, value: Value| file.insert(name.into(), value);
    put("format", FORMAT.into());
    put("formatVersion", version.into());
    put("minReader", "1.0".into());
    put("kind", KIND.into());
    put("docId", document.doc_id.clone().into());
    put("fileId", envelope.file_id.clone().into());
    put("parents", envelope.parents.clone().into());
    put("exportedAt", envelope.exported_at.clone().into());
    put("app", json!({ "version": env!("CARGO_PKG_VERSION") }));
    put("author", json!({ "id": envelope.author_id, "label": envelope.author_label }));
    put("counts", counted(document));
    put("baseSha256", base_hash(&document.base).into());
    put("sha256", body_hash(document).into());
    if let Some(request) = &document.request {
        put("request", Value::Object(request.write()));
    }
    let mut out = String::from("{\n");
    let mut names: Vec<&String> = file.keys().collect();
    order::sort_by_key(&mut names, |name| {
        (ORDER.iter().position(|known| known == name).unwrap_or(usize::MAX), *name)
    });
    for name in names {
        out.push_str(&format!("  {}: ", Value::from(name.as_str())));
        line(&file[name], &["id", "version", "circulation", "division"], &mut out);
        out.push_str(",\n");
    }
    out.push_str("  \"body\": ");
    out
}

/// How many records each table has, and how many changes there are.
pub(super) fn counted(document: &Document) -> Value {
    let base = &document.base;
    let of = |table: String| {
        let count = match base.tables.get(&table) {
            Some(_) if table == ABOUT => return None,
            Some(records) => records.len(),
            None if table == "unreadable" => base.unreadable.len(),
            None => match base.rest.get(&table) {
                Some(value) => value.as_array()?.len(),
                None if table == ABOUT => return None,
                None => 0,
            },
        };
        Some((table, Value::from(count)))
    };
    let changes =
        ("changes".to_string(), Value::from(document.count() + document.unreadable.len()));
    Value::Object(order::gathered(member_names(base).into_iter().filter_map(of).chain([changes])))
}

/// How many records each table of a body that was read has, and how many changes.
pub(super) fn counts(body: &Value) -> Value {
    let base = body["base"].as_object();
    let tables = base.into_iter().flatten().filter_map(|(table, records)| {
        Some((table.clone(), Value::from(records.as_array()?.len())))
    });
    let changes =
        ("changes".to_string(), Value::from(body["changes"].as_array().map_or(0, Vec::len)));
    Value::Object(order::gathered(tables.chain([changes])))
}

/// データの符号: eight letters and digits that stand for the exact data, for paper. Without I, L, O and
/// U, which are misread.
pub fn fingerprint(body_hash: &str) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bits = u64::from_str_radix(body_hash.get(..10).unwrap_or_default(), 16).unwrap_or(0);
    let letter = |at: u32| char::from(LETTERS[(bits >> (35 - 5 * at)) as usize & 31]);
    (0..4).map(letter).chain(['-']).chain((4..8).map(letter)).collect()
}

/// The name of a division's file, the same whenever it is saved, because a mail names it:
/// `genki5-request-20261130-x1y2-03.json`, by the day of the request, what tells it from others of the day, and the
/// division's number.
pub fn request_name(doc_id: &str, asked: &Circulation, number: usize) -> String {
    file_name(doc_id, &format!("request-{}{number:02}", day_of(asked)), "")
}

/// The name of so many of them in one.
pub fn requests_name(doc_id: &str, asked: &Circulation, count: usize) -> String {
    let which = format!("requests-{}{count}files", day_of(asked));
    file_name(doc_id, &which, "").replace(".json", ".zip")
}

fn day_of(asked: &Circulation) -> String {
    let code = asked.issued.point.map(Point::code).unwrap_or_default();
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    // Two of one day are told apart.
    let letters: Vec<char> =
        asked.id.as_str().chars().filter(char::is_ascii_alphanumeric).collect();
    let tail: String = letters[letters.len().saturating_sub(4)..].iter().collect();
    [digits, tail].iter().filter(|part| !part.is_empty()).map(|part| format!("{part}-")).collect()
}

/// An ASCII name that speaks: `genki5-20261122-1403-keizai.json`. `at` is local, as
/// `YYYYMMDD-HHMM`.
pub fn file_name(doc_id: &str, at: &str, label: &str) -> String {
    let plain = |text: &str| -> String {
        let kept: String =
            text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        kept.to_ascii_lowercase().chars().take(24).collect()
    };
    let parts = [plain(doc_id), at.to_string(), plain(label)];
    let name: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.json", name.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;
    use crate::model::{Date, Period};

    #[test]
    fn pages_of_any_length_make_the_same_file() {
        let opened = super::super::read_text(
            &std::fs::read_to_string("public/strategies/sample.json").unwrap(),
        )
        .unwrap();
        let (mut document, mut strategy) = (opened.document, opened.strategy);
        let mut stamp = derive::Stamp {
            author: "a".into(),
            session: "s".into(),
            sequence: 0,
            at: String::new(),
            by: String::new(),
        };
        for year in 2015..2020 {
            let edit = Edit::Actual {
                indicator: "bcp-seminar".into(),
                period: Period::fiscal(year),
                typed: "7".into(),
            };
            let after = edit.apply(&strategy, Date::new(2026, 11, 22).unwrap()).unwrap();
            let changes = derive::derive(&document, &strategy, &after, &mut stamp);
            crate::change::take(&mut document, &mut strategy, &changes);
        }
        document.unreadable.extend([json!("torn"), json!({ "id": 7 })]);
        document.body_rest.insert("later".into(), json!(true));
        let whole = write(&document, &Envelope::default());
        assert!(whole.contains("torn") && super::super::read_text(&whole).is_ok());
        for records in [1, 2, 5, 64] {
            let mut writing = Writing::new(&document, &Envelope::default());
            let mut out = String::new();
            while writing.page(&document, records, &mut out) {}
            assert_eq!(out, whole, "{records} a page");
        }
    }
}
