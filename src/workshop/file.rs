//! Files of a 勉強会: the 用紙 that is handed out, and what is handed in. JSON under the same roof as
//! the strategy's own files, each of a kind of its own, so that one is never taken for another.

use std::collections::BTreeSet;
use std::ops::Not;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::code::{self, Packed};
use super::{Brief, Submission};
use crate::exchange::{self, FORMAT, Refusal, VERSION, hash};

const WORKSHOP: &str = "workshop";
const SKETCH: &str = "sketch";

/// What came, of whatever kind, in the order in which it stood there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    pub briefs: Vec<Brief>,
    pub submissions: Vec<Submission>,
    /// Rounds that had been revealed where it was kept.
    pub revealed: BTreeSet<u32>,
    /// Files whose checksum is another: what is in them is not taken.
    pub altered: usize,
    /// Codes that lost something on their way.
    pub damaged: usize,
    /// Submissions that stand in a file and are none that people can have made.
    pub unreadable: usize,
    /// It comes from where it was opened, to go on with it elsewhere.
    pub held: bool,
}

/// What every file says of itself, in the order in which it stands there: it begins with whose it
/// is.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<'a, T> {
    format: &'a str,
    format_version: &'a str,
    min_reader: &'a str,
    kind: &'a str,
    exported_at: &'a str,
    sha256: &'a str,
    body: T,
}

#[derive(Serialize)]
struct WorkshopBody<'a> {
    brief: &'a Brief,
    submissions: Vec<&'a Submission>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    revealed: BTreeSet<u32>,
    #[serde(skip_serializing_if = "Not::not")]
    held: bool,
}

#[derive(Serialize)]
struct SubmissionBody<'a> {
    submission: &'a Submission,
}

/// 用紙, as it is handed out.
pub fn brief_file(brief: &Brief, at: &str) -> String {
    let body =
        WorkshopBody { brief, submissions: Vec::new(), revealed: BTreeSet::new(), held: false };
    written(WORKSHOP, body, at)
}

/// 用紙 with everything that came and the rounds that have been revealed: wherever it is opened, one
/// goes on as the one who holds it.
pub fn workshop_file<'a>(
    brief: &Brief,
    submissions: impl IntoIterator<Item = &'a Arc<Submission>>,
    revealed: &BTreeSet<u32>,
    at: &str,
) -> String {
    let submissions = submissions.into_iter().map(|one| &**one).collect();
    let body = WorkshopBody { brief, submissions, revealed: revealed.clone(), held: true };
    written(WORKSHOP, body, at)
}

pub fn submission_file(submission: &Submission, at: &str) -> String {
    written(SKETCH, SubmissionBody { submission }, at)
}

fn written(kind: &str, body: impl Serialize, at: &str) -> String {
    let compact = serde_json::to_string(&body).unwrap_or_default();
    let sha256 = hash(&serde_json::from_str(&compact).unwrap_or_default());
    let file = Envelope {
        format: FORMAT,
        format_version: &format!("{}.{}", VERSION.0, VERSION.1),
        // Since when there are files of these kinds.
        min_reader: "1.1",
        kind,
        exported_at: at,
        sha256: &sha256,
        body,
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads what came: a file of ours in whatever state mail left it, or text with codes in it.
pub fn read(bytes: &[u8], text: Option<&str>) -> Result<Incoming, Refusal> {
    let decoded = exchange::decode(bytes).map(|decoded| decoded.text);
    let text = decoded.or(text.map(str::to_string)).ok_or(Refusal::NotText)?;
    if text.len() > exchange::caps::BYTES {
        return Err(Refusal::TooLarge { bytes: text.len() });
    }
    let file = match exchange::read_other(&text, &[WORKSHOP, SKETCH]) {
        Ok(file) => file,
        // No file, but text with codes in it; a file may speak of them as well.
        Err(Refusal::NotJson { .. }) if code::is_coded(&text) => return Ok(coded(&text)),
        Err(refusal) => return Err(refusal),
    };
    let body = file.get("body").ok_or(Refusal::NoBody)?;
    let mut incoming = Incoming::default();
    if file.get("sha256").and_then(Value::as_str) != Some(&hash(body)) {
        incoming.altered = 1;
        return Ok(incoming);
    }
    incoming.briefs.extend(member::<Brief>(body, "brief"));
    incoming.revealed.extend(member::<Vec<u32>>(body, "revealed").into_iter().flatten());
    if !incoming.briefs.iter().all(Brief::is_sound) {
        return Err(Refusal::TooMany);
    }
    let submissions = body.get("submissions").and_then(Value::as_array).into_iter().flatten();
    for one in body.get("submission").into_iter().chain(submissions) {
        match parsed::<Submission>(one).filter(Submission::is_sound) {
            Some(one) => incoming.submissions.push(one),
            // One that cannot be read takes none of the others with it.
            None => incoming.unreadable += 1,
        }
    }
    let held = body.get("held").and_then(Value::as_bool).unwrap_or_default();
    incoming.held = held || (!incoming.briefs.is_empty() && !incoming.submissions.is_empty());
    let any = incoming.submissions.len() + incoming.unreadable + incoming.briefs.len();
    match any == 0 {
        true => Err(Refusal::NoBody),
        false => Ok(incoming),
    }
}

/// Whether a text that is no document is of a 勉強会, going by why it was refused.
pub fn is_ours(refusal: &Refusal, text: &str) -> bool {
    match refusal {
        Refusal::OtherKind { kind } => [WORKSHOP, SKETCH].contains(&kind.as_str()),
        Refusal::NotJson { .. } => code::is_coded(text),
        _ => false,
    }
}

/// What the codes in a text hold.
fn coded(text: &str) -> Incoming {
    let (found, damaged) = code::read_text(text);
    let mut incoming = Incoming { damaged, ..Incoming::default() };
    for packed in found {
        match packed {
            Packed::Submission(submission) => incoming.submissions.push(submission),
            Packed::Brief(brief) => incoming.briefs.push(*brief),
        }
    }
    incoming
}

fn member<T: DeserializeOwned>(body: &Value, name: &str) -> Option<T> {
    parsed(body.get(name)?)
}

fn parsed<T: DeserializeOwned>(value: &Value) -> Option<T> {
    // By way of its text: one reader of JSON in the program is enough.
    serde_json::from_str(&value.to_string()).ok()
}
