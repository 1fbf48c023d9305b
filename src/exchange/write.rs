//! A document as a file.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::body::{CHANGE_ORDER, base_to_value, body_to_value};
use super::layout::{canonical, indented, line, series};
use super::{FORMAT, KIND, VERSION};
use crate::change::records::{ABOUT, ABOUT_FIELDS, TABLES};
use crate::change::{Base, Document};
use crate::model::order;

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
    "counts",
    "baseSha256",
    "sha256",
    "body",
];

/// The whole file, with one newline at its end.
pub fn write(document: &Document, envelope: &Envelope) -> String {
    let body = body_to_value(document);
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
    put("counts", counts(&body));
    put("baseSha256", base_hash(&document.base).into());
    put("sha256", hash(&body).into());
    let mut out = String::from("{\n");
    let mut names: Vec<&String> = file.keys().collect();
    order::sort_by_key(&mut names, |name| (ORDER.iter().position(|known| known == name).unwrap_or(usize::MAX), *name));
    for name in names {
        out.push_str(&format!("  {}: ", Value::from(name.as_str())));
        line(&file[name], &["id", "version"], &mut out);
        out.push_str(",\n");
    }
    out.push_str("  \"body\": ");
    write_body(&body, &mut out);
    out.push_str("\n}\n");
    out
}

fn write_body(body: &Value, out: &mut String) {
    out.push_str("{\n    \"base\": {\n");
    let base = body["base"].as_object().cloned().unwrap_or_default();
    let mut tables: Vec<&String> = base.keys().collect();
    order::sort_by_key(&mut tables, |table| (TABLES.iter().position(|(known, _)| known == table).unwrap_or(usize::MAX), *table));
    for (at, table) in tables.into_iter().enumerate() {
        if at > 0 {
            out.push_str(",\n");
        }
        out.push_str(&format!("      {}: ", Value::from(table.as_str())));
        let fields = TABLES.iter().find(|(known, _)| known == table).map_or(&[][..], |(_, fields)| fields);
        match &base[table] {
            Value::Array(records) => series(records, &[&["id"], fields].concat(), 3, out),
            about if table == ABOUT => indented(about, ABOUT_FIELDS, 3, out),
            other => line(other, &[], out),
        }
    }
    out.push_str("\n    },\n    \"changes\": ");
    series(body["changes"].as_array().map_or(&[], Vec::as_slice), CHANGE_ORDER, 2, out);
    for (name, member) in body.as_object().into_iter().flatten().filter(|(name, _)| !matches!(name.as_str(), "base" | "changes"))
    {
        out.push_str(&format!(",\n    {}: ", Value::from(name.as_str())));
        line(member, &[], out);
    }
    out.push_str("\n  }");
}

/// How many records each table of the body has, and how many changes.
pub(super) fn counts(body: &Value) -> Value {
    let base = body["base"].as_object();
    let tables =
        base.into_iter().flatten().filter_map(|(table, records)| Some((table.clone(), Value::from(records.as_array()?.len()))));
    let changes = ("changes".to_string(), Value::from(body["changes"].as_array().map_or(0, Vec::len)));
    Value::Object(tables.chain([changes]).collect())
}

/// SHA-256, in hexadecimal, of the canonical form: spaces and line ends do not matter.
pub(super) fn hash(value: &Value) -> String {
    let mut text = String::new();
    canonical(value, &mut text);
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Two documents with the same base can be merged.
pub fn base_hash(base: &Base) -> String {
    hash(&base_to_value(base))
}

pub fn body_hash(document: &Document) -> String {
    hash(&body_to_value(document))
}

/// データの符号: eight letters and digits that stand for the exact data, for paper. Without I, L, O and U, which are
/// misread.
pub fn fingerprint(body_hash: &str) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bits = u64::from_str_radix(body_hash.get(..10).unwrap_or_default(), 16).unwrap_or(0);
    let letter = |at: u32| char::from(LETTERS[(bits >> (35 - 5 * at)) as usize & 31]);
    (0..4).map(letter).chain(['-']).chain((4..8).map(letter)).collect()
}

/// An ASCII name that speaks: `genki5-20261122-1403-keizai.json`. `at` is local, as `YYYYMMDD-HHMM`.
pub fn file_name(doc_id: &str, at: &str, label: &str) -> String {
    let plain = |text: &str| -> String {
        let kept: String = text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        kept.to_ascii_lowercase().chars().take(24).collect()
    };
    let parts = [plain(doc_id), at.to_string(), plain(label)];
    let name: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.json", name.join("-"))
}
