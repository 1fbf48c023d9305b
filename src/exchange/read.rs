//! A file as a document: every step with its own word for what is wrong, and nothing dropped on the
//! way.

use serde_json::Value;

use super::body::{base_from_members, change_from_value};
use super::limits::guard;
use super::seal::hash;
use super::write::counts;
use super::{FORMAT, KIND, VERSION, bytes, caps, wrap};
use crate::change::{Document, project};
use crate::model::Strategy;
use crate::model::{Fields, Request};

/// A document from a file, with what a person should hear about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub document: Document,
    pub strategy: Strategy,
    pub remarks: Vec<Remark>,
    pub file_id: String,
    /// ISO, as the file says.
    pub exported_at: String,
    /// Files that it came of.
    pub parents: Vec<String>,
    pub author: String,
}

/// The file opens, but this should be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Something, a mail gateway perhaps, had put text around it.
    TextAround,
    /// It was in an encoding of older systems, such as Shift_JIS.
    OtherEncoding,
    /// A mail program had broken its lines.
    Wrapped,
    /// Written by a later version of the same format; what is new in it is kept but not shown.
    NewerMinor(String),
    /// The checksum is not that of the body.
    Altered,
    /// There is no checksum, or none that could be one: whether it was altered nobody can tell.
    Unsealed,
    /// A table has another number of records than the file says.
    Counts { table: String, said: u64, found: u64 },
    /// Records that cannot be read; kept and written back.
    Unreadable(usize),
    /// Two changes with one id and different content; both are kept.
    Doubled(usize),
    /// Records that name others which are not there.
    Lost(usize),
    /// Rows of a spreadsheet of which not everything could be entered, with the names of the first of them where they have
    /// any.
    RowsUnread { rows: usize, names: Vec<String> },
}

/// The file does not open; nothing has been changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    TooLarge {
        bytes: usize,
    },
    Empty,
    /// Neither UTF-8 nor UTF-16.
    NotText,
    /// Where the fault is, counted from 1.
    NotJson {
        line: usize,
        column: usize,
    },
    /// It ends before its end; the last record that arrived.
    CutOff {
        after: Option<String>,
    },
    TooDeep,
    /// JSON, but not of this app.
    NotOurs,
    /// A newer major version.
    Newer {
        version: String,
    },
    /// Of this app, but no strategy.
    OtherKind {
        kind: String,
    },
    /// Beyond the caps.
    TooMany,
    /// Of this app, but without a body.
    NoBody,
    /// Rows of a spreadsheet that answer what nobody here has asked.
    UnknownRequest,
    /// Such rows, and nobody can tell what stands in which column.
    SheetColumns,
    /// Rows of a spreadsheet, or a spreadsheet itself, and nothing in it says which figures it is about.
    OtherSheet,
    /// A ZIP file that cannot be opened, or that holds nothing.
    Packed,
}

/// Reads a file in an encoding that only the browser knows: the bytes as they came, and what it
/// makes of them.
pub fn read_as(bytes: &[u8], text: Option<&str>) -> Result<Opened, Refusal> {
    match (read(bytes), text) {
        (Err(Refusal::NotText), Some(text)) => {
            read_text(text).map(|opened| remarked(Remark::OtherEncoding, opened))
        }
        (found, _) => found,
    }
}

/// Reads a file as it came. `Err` changes nothing anywhere.
pub fn read(bytes: &[u8]) -> Result<Opened, Refusal> {
    if bytes.len() > caps::BYTES {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    let decoded = bytes::decode(bytes).ok_or(Refusal::NotText)?;
    read_text(&decoded.text)
}

/// Reads a text that has stayed with the app: published beside it, or kept by it. No mail has been
/// at it, and no limit holds: what the app has kept it reads.
pub fn read_kept(text: &str) -> Result<Opened, Refusal> {
    read_located(trimmed(text)?, false)
}

/// The text from where it begins.
fn begun(text: &str) -> Result<&str, Refusal> {
    if text.len() > caps::BYTES {
        return Err(Refusal::TooLarge { bytes: text.len() });
    }
    trimmed(text)
}

fn trimmed(text: &str) -> Result<&str, Refusal> {
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if text.is_empty() { Err(Refusal::Empty) } else { Ok(text) }
}

/// Reads a text: the content of a file, or what was pasted.
pub fn read_text(text: &str) -> Result<Opened, Refusal> {
    let text = begun(text)?;
    // Once, and no deeper: nobody writes a code within a code.
    match wrap::decoded(text) {
        Some(plain) => read_unwrapped(&plain).map(|opened| remarked(Remark::Wrapped, opened)),
        None => read_unwrapped(text),
    }
}

fn remarked(remark: Remark, mut opened: Opened) -> Opened {
    if !opened.remarks.contains(&remark) {
        opened.remarks.insert(0, remark);
    }
    opened
}

fn read_unwrapped(text: &str) -> Result<Opened, Refusal> {
    match read_located(text, true) {
        // A line break within a string is a mail program's. What stood there, nothing or a space,
        // the checksum knows.
        Err(refusal @ (Refusal::NotJson { .. } | Refusal::CutOff { .. })) => {
            let tried = ["", " "].map(|joint| {
                wrap::unwrapped(text, joint).and_then(|text| read_located(&text, true).ok())
            });
            let sound = |opened: &Opened| !opened.remarks.contains(&Remark::Altered);
            let [first, second] = tried;
            let best = match (first, second) {
                (Some(first), Some(second)) if !sound(&first) && sound(&second) => Some(second),
                (first, second) => first.or(second),
            };
            best.ok_or(refusal).map(|opened| remarked(Remark::Wrapped, opened))
        }
        found => found,
    }
}

/// `limited` where it comes from outside.
fn read_located(text: &str, limited: bool) -> Result<Opened, Refusal> {
    let (value, around) = locate(text)?;
    let Value::Object(mut file) = value else { return Err(Refusal::NotOurs) };
    let mut remarks = Vec::new();
    if around {
        remarks.push(Remark::TextAround);
    }
    recognise(&file, &mut remarks)?;
    let Some(Value::Object(body)) = file.remove("body") else { return Err(Refusal::NoBody) };
    if !body.get("base").is_some_and(Value::is_object) {
        return Err(Refusal::NoBody);
    }
    let body = Value::Object(body);
    if limited {
        guard(&body)?;
    }
    verify(&file, &body, &mut remarks);
    let Value::Object(body) = body else { return Err(Refusal::NoBody) };
    Ok(opened(file, body, remarks))
}

/// The JSON value within a text, and whether there was anything around it.
fn locate(text: &str) -> Result<(Value, bool), Refusal> {
    // A line of a gateway may hold a brace of its own: ours is the last one before the member that
    // names us.
    let named = text.find("\"format\"").and_then(|named| text[..named].rfind('{'));
    let first = text.starts_with(['{', '[']).then_some(0);
    match (first, named) {
        (None, None) => Err(Refusal::NotJson { line: 1, column: 1 }),
        (Some(start), None) => value_at(text, start),
        (None, Some(start)) => value_at(text, start),
        (Some(first), Some(named)) => match value_at(text, first) {
            Err(Refusal::NotJson { .. }) if named != first => value_at(text, named),
            found => found,
        },
    }
}

fn value_at(text: &str, start: usize) -> Result<(Value, bool), Refusal> {
    let mut stream = serde_json::Deserializer::from_str(&text[start..]).into_iter::<Value>();
    match stream.next() {
        Some(Ok(value)) => {
            let rest = &text[start + stream.byte_offset()..];
            Ok((value, start > 0 || !rest.trim().is_empty()))
        }
        Some(Err(error)) if error.is_eof() => Err(Refusal::CutOff { after: last_record(text) }),
        Some(Err(error)) if error.to_string().contains("recursion limit") => Err(Refusal::TooDeep),
        Some(Err(error)) => {
            let line = text[..start].matches('\n').count() + error.line();
            Err(Refusal::NotJson { line, column: error.column() })
        }
        None => Err(Refusal::Empty),
    }
}

/// The id on the last line that arrived whole: one line is one record.
fn last_record(text: &str) -> Option<String> {
    let whole = text.rfind('\n')?;
    text[..whole].lines().rev().find_map(|line| {
        let rest = line.trim_start().strip_prefix("{\"id\": \"")?;
        Some(rest[..rest.find('"')?].to_string())
    })
}

/// The members of a file of ours that is no strategy, of one of these kinds: found in whatever mail
/// made of it, as any file is.
pub fn read_other(text: &str, kinds: &[&str]) -> Result<Fields, Refusal> {
    let text = begun(text)?;
    let decoded = wrap::decoded(text);
    let text = decoded.as_deref().unwrap_or(text);
    let unwrapped = || {
        let joints = ["", " "].map(|joint| wrap::unwrapped(text, joint));
        joints.into_iter().flatten().find_map(|text| locate(&text).ok())
    };
    let (value, _) = locate(text).or_else(|refusal| unwrapped().ok_or(refusal))?;
    let Value::Object(file) = value else { return Err(Refusal::NotOurs) };
    match recognise(&file, &mut Vec::new()) {
        Err(Refusal::OtherKind { kind }) if kinds.contains(&kind.as_str()) => Ok(file),
        Err(refusal) => Err(refusal),
        Ok(()) => Err(Refusal::OtherKind { kind: KIND.to_string() }),
    }
}

pub(super) fn recognise(file: &Fields, remarks: &mut Vec<Remark>) -> Result<(), Refusal> {
    let text = |name: &str| file.get(name).and_then(Value::as_str).unwrap_or_default();
    if text("format") != FORMAT {
        return Err(Refusal::NotOurs);
    }
    let version = |name: &str| -> Option<(u32, u32)> {
        let (major, minor) = text(name).split_once('.')?;
        Some((major.parse().ok()?, minor.parse().ok()?))
    };
    let written = version("formatVersion")
        .ok_or_else(|| Refusal::Newer { version: text("formatVersion").to_string() })?;
    if written.0 > VERSION.0 || version("minReader").is_some_and(|needed| needed > VERSION) {
        return Err(Refusal::Newer { version: text("formatVersion").to_string() });
    }
    if text("kind") != KIND {
        return Err(Refusal::OtherKind { kind: text("kind").to_string() });
    }
    if written.1 > VERSION.1 {
        remarks.push(Remark::NewerMinor(text("formatVersion").to_string()));
    }
    Ok(())
}

/// A difference is told; the file still opens.
fn verify(file: &Fields, body: &Value, remarks: &mut Vec<Remark>) {
    match file.get("sha256").and_then(Value::as_str) {
        Some(said) if said == hash(body) => {}
        Some(said) if is_checksum(said) => remarks.push(Remark::Altered),
        _ => remarks.push(Remark::Unsealed),
    }
    let found = counts(body);
    for (table, said) in file.get("counts").and_then(Value::as_object).into_iter().flatten() {
        let (Some(said), found) = (said.as_u64(), found[table].as_u64().unwrap_or(0)) else {
            continue;
        };
        if said != found {
            remarks.push(Remark::Counts { table: table.clone(), said, found });
        }
    }
}

/// SHA-256 in hexadecimal.
fn is_checksum(said: &str) -> bool {
    said.len() == 64 && said.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What a file says of itself.
pub(super) struct Head {
    pub doc_id: String,
    pub file_id: String,
    pub exported_at: String,
    pub parents: Vec<String>,
    pub author: String,
    /// Kept among the members where it cannot be read.
    pub request: Option<Request>,
}

impl Head {
    /// Takes it out of the file's members, and with it what is written anew each time; the others
    /// are kept.
    pub fn take(file: &mut Fields) -> Head {
        let author = file
            .get("author")
            .and_then(|author| author["label"].as_str())
            .unwrap_or_default()
            .to_string();
        let request = file.get("request").and_then(Value::as_object).and_then(|request| {
            Request::read(request).ok().filter(|request| !request.circulation.as_str().is_empty())
        });
        if request.is_some() {
            file.remove("request");
        }
        let parents = file.get("parents").and_then(Value::as_array).into_iter().flatten();
        let parents = parents.filter_map(|id| id.as_str().map(str::to_string)).collect();
        let mut take = |name: &str| match file.remove(name) {
            Some(Value::String(text)) => text,
            _ => String::new(),
        };
        let head = Head {
            doc_id: take("docId"),
            file_id: take("fileId"),
            exported_at: take("exportedAt"),
            parents,
            author,
            request,
        };
        for known in [
            "format",
            "formatVersion",
            "minReader",
            "kind",
            "parents",
            "app",
            "author",
            "counts",
            "baseSha256",
            "sha256",
        ] {
            file.remove(known);
        }
        head
    }
}

/// What should be known of a document that opens.
pub(super) fn remarks_of(document: &Document, unreadable: usize, remarks: &mut Vec<Remark>) {
    let kept = unreadable + document.base.unreadable.len() + document.unreadable.len();
    if kept > 0 {
        remarks.push(Remark::Unreadable(kept));
    }
    match document.doubled().len() {
        0 => {}
        doubled => remarks.push(Remark::Doubled(doubled)),
    }
}

fn opened(mut file: Fields, mut body: Fields, mut remarks: Vec<Remark>) -> Opened {
    let head = Head::take(&mut file);
    let base = match body.remove("base") {
        Some(Value::Object(members)) => base_from_members(&members),
        _ => Default::default(),
    };
    let mut document = Document::new(&head.doc_id, base);
    document.request = head.request;
    let changes = match body.remove("changes") {
        Some(Value::Array(changes)) => changes,
        None | Some(Value::Null) => Vec::new(),
        // No list: kept as one thing that could not be read.
        Some(other) => vec![other],
    };
    for value in changes {
        match change_from_value(&value) {
            Some(change) => {
                document.add(change);
            }
            None => document.unreadable.push(value),
        }
    }
    (document.rest, document.body_rest) = (file, body);
    let (strategy, unreadable) = project(&document);
    remarks_of(&document, unreadable.len(), &mut remarks);
    Opened {
        document,
        strategy,
        remarks,
        file_id: head.file_id,
        exported_at: head.exported_at,
        parents: head.parents,
        author: head.author,
    }
}
