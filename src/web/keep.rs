//! Keeping documents: the store in JavaScript, and what an earlier page left over.

use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

use crate::builtin;
use crate::model::Id;
use crate::session::{RecordKey, WorkshopRecord};
use crate::storage::{
    Failure, FileMark, KeptStep, Order, StepRecord, StorageUsage, Stored, StoredDocument,
};
use crate::web::effects::fetch_text;
use crate::web::local;

#[wasm_bindgen(module = "/src/web/idb.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = probe)]
    async fn js_probe() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = shelf)]
    async fn js_shelf() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = load)]
    async fn js_load(slot: &str, seen: f64, all: bool) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = write)]
    async fn js_write(
        shelved: &str,
        text: &str,
        order: &str,
        steps: &str,
        at: &str,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = quarantine)]
    async fn js_quarantine(slot: &str, texts: Vec<String>, at: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = eraseAll)]
    async fn js_erase_all() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = persist)]
    async fn js_persist() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = room)]
    async fn js_room() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = listen)]
    fn js_listen(heard: &Closure<dyn Fn(String)>, taken_over: &Closure<dyn Fn()>);
    #[wasm_bindgen(catch, js_name = putShelved)]
    async fn js_put_shelved(shelved: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = keep)]
    async fn js_keep(step: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = keepIncoming)]
    async fn js_keep_incoming(
        name: &str,
        bytes: js_sys::Uint8Array,
        at: &str,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = records)]
    async fn js_records() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = putRecord)]
    async fn js_put_record(workshop: &str, name: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = eraseRecords)]
    async fn js_erase_records(workshop: &str, beginnings: Vec<String>) -> Result<(), JsValue>;
    /// Shows the overlay outside the app: this instance is dead.
    pub fn panicked(message: &str);
}

/// Why the store has thrown.
fn failure(error: JsValue) -> Failure {
    web_sys::console::debug_1(&error);
    let name = js_sys::Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
    name.map_or_else(|| Failure::Browser(format!("{error:?}")), |name| Failure::of(&name))
}

fn unreadable(error: serde_json::Error) -> Failure {
    Failure::Browser(error.to_string())
}

/// What was left over from a page that died is put into the journal first; then the shelf is read.
pub async fn start() -> Result<Vec<StoredDocument>, Failure> {
    js_probe().await.map_err(failure)?;
    // The first edit of a document brings the document along: it goes first.
    let (first, later): (Vec<_>, Vec<_>) =
        local::mirrored().into_iter().partition(|(_, text)| !text.contains("\"shelved\":null"));
    for (id, text) in first.into_iter().chain(later) {
        // One that cannot be put there now stays where it is, for the next start.
        if recover(&shelf().await?, &text).await.is_ok() {
            local::unmirror(&id);
        }
    }
    shelf().await
}

pub async fn shelf() -> Result<Vec<StoredDocument>, Failure> {
    let text = js_shelf().await.map_err(failure)?.as_string().unwrap_or_default();
    let list: Value = serde_json::from_str(&text).unwrap_or_default();
    Ok(list.as_array().into_iter().flatten().filter_map(shelved_from).collect())
}

async fn recover(shelf: &[StoredDocument], text: &str) -> Result<(), Failure> {
    let value: Value = serde_json::from_str(text).map_err(unreadable)?;
    let step = value["step"].to_string();
    let slot = value["step"]["slot"].as_str().unwrap_or_default();
    if shelf.iter().any(|shelved| shelved.slot == slot) {
        return js_keep(&step).await.map_err(failure);
    }
    // The very first edit: its document had not reached the disk either, but it begins as a
    // built-in strategy.
    let shelved = shelved_from(&value["shelved"]).ok_or(Failure::Vanished)?;
    let text = match builtin::text(&shelved.origin) {
        Some(text) => text.to_string(),
        None if builtin::is_key(&shelved.origin) => {
            fetch_text(&builtin::path(&shelved.origin)).await?
        }
        None => return Err(Failure::Vanished),
    };
    let order = Order { number: 0, seen: 0, contains: Vec::new(), demote: true };
    js_write(
        &shelved_to(&shelved).to_string(),
        &text,
        &order_to(&order),
        &format!("[{step}]"),
        &shelved.created,
    )
    .await
    .map_err(failure)?;
    Ok(())
}

/// What the store has of a document; its texts only where its generation is not `seen`, and the
/// older ones only where all are asked for.
pub async fn load(slot: &str, seen: u64, all: bool) -> Result<Stored, Failure> {
    // A generation's number stays far below where a double loses whole numbers.
    let answer = js_load(slot, seen as f64, all).await.map_err(failure)?;
    let member =
        |name: &str| js_sys::Reflect::get(&answer, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let steps: Value = serde_json::from_str(&member("steps").as_string().unwrap_or_default())
        .map_err(unreadable)?;
    let words = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let steps = steps.as_array().into_iter().flatten();
    Ok(Stored {
        revision: member("revision").as_f64().unwrap_or_default() as u64,
        texts: js_sys::Array::from(&member("texts"))
            .iter()
            .map(|text| text.as_string().unwrap_or_default())
            .collect(),
        steps: steps
            .map(|step| KeptStep { id: words(&step["id"]), changes: words(&step["changes"]) })
            .collect(),
        whole: member("whole").is_truthy(),
        read: None,
    })
}

/// Writes an edit down at once, before anything is waited for.
pub fn mirror(shelved: Option<&StoredDocument>, step: &StepRecord) {
    let text = json!({ "shelved": shelved.map(shelved_to), "step": step_to(step) }).to_string();
    local::mirror(&step.id, &text);
}

/// What became of a whole write.
pub enum Written {
    As(u64),
    /// There is a generation that the writer has not seen; nothing was written.
    RevisionConflict,
}

pub async fn write(
    shelved: &StoredDocument,
    text: &str,
    order: &Order,
    steps: &[StepRecord],
    at: &str,
) -> Result<Written, Failure> {
    let records = Value::Array(steps.iter().map(step_to).collect()).to_string();
    let answer = js_write(&shelved_to(shelved).to_string(), text, &order_to(order), &records, at)
        .await
        .map_err(failure)?;
    let answer: Value =
        serde_json::from_str(&answer.as_string().unwrap_or_default()).map_err(unreadable)?;
    let Some(revision) = answer["revision"].as_u64() else { return Ok(Written::RevisionConflict) };
    for step in steps {
        local::unmirror(&step.id);
    }
    Ok(Written::As(revision))
}

pub async fn quarantine(slot: &str, texts: Vec<String>, at: &str) -> Result<(), Failure> {
    js_quarantine(slot, texts, at).await.map_err(failure)
}

pub async fn erase_all() -> Result<(), Failure> {
    // First what other windows would put back when they hear of it.
    local::erase_all();
    js_erase_all().await.map_err(failure)?;
    local::erase_all();
    Ok(())
}

/// Asks the browser to keep what is here; it may say no, and nothing relies on it.
pub async fn persist() {
    let _ = js_persist().await;
}

/// How much room there is; `None` where the browser does not tell.
pub async fn room() -> Option<StorageUsage> {
    let text = js_room().await.ok()?.as_string()?;
    let value: Value = serde_json::from_str(&text).ok()?;
    let flag = |name: &str| value[name].as_bool().unwrap_or_default();
    Some(StorageUsage {
        used: value["used"].as_u64()?,
        all: value["all"].as_u64()?,
        promised: flag("promised"),
        forgets: flag("forgets"),
    })
}

/// Calls back when another window has kept something, and when a newer version has taken over.
pub fn listen(heard: impl Fn(String) + 'static, taken_over: impl Fn() + 'static) {
    let (heard, taken_over) = (Closure::new(heard), Closure::new(taken_over));
    js_listen(&heard, &taken_over);
    // As long as the page.
    heard.forget();
    taken_over.forget();
}

pub async fn put_shelved(shelved: &StoredDocument) -> Result<(), Failure> {
    js_put_shelved(&shelved_to(shelved).to_string()).await.map_err(failure)
}

pub async fn keep(step: &StepRecord) -> Result<(), Failure> {
    js_keep(&step_to(step).to_string()).await.map_err(failure)?;
    local::unmirror(&step.id);
    Ok(())
}

pub async fn keep_incoming(name: &str, bytes: &[u8], at: &str) -> Result<(), Failure> {
    js_keep_incoming(name, js_sys::Uint8Array::from(bytes), at).await.map_err(failure)
}

fn step_to(step: &StepRecord) -> Value {
    json!({ "slot": step.slot, "id": step.id, "changes": step.changes })
}

fn order_to(order: &Order) -> String {
    json!({ "seen": order.seen, "contains": order.contains, "demote": order.demote }).to_string()
}

fn shelved_to(shelved: &StoredDocument) -> Value {
    json!({
        "slot": shelved.slot, "name": shelved.name, "origin": shelved.origin, "base": shelved.base,
        "created": shelved.created, "removed": shelved.removed,
        "files": shelved.files.iter().map(mark_to).collect::<Value>(),
    })
}

fn shelved_from(value: &Value) -> Option<StoredDocument> {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_string();
    let slot = text("slot");
    (!slot.is_empty()).then(|| StoredDocument {
        slot,
        name: text("name"),
        origin: text("origin"),
        base: text("base"),
        created: text("created"),
        removed: value["removed"].as_bool().unwrap_or(false),
        files: value["files"].as_array().into_iter().flatten().map(mark_from).collect(),
    })
}

fn mark_to(mark: &FileMark) -> Value {
    json!({ "id": mark.id, "at": mark.at, "changes": mark.changes, "out": mark.out, "checked": mark.checked })
}

fn mark_from(value: &Value) -> FileMark {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_string();
    let flag = |name: &str| value[name].as_bool().unwrap_or_default();
    let changes =
        value["changes"].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default();
    FileMark { id: text("id"), at: text("at"), changes, out: flag("out"), checked: flag("checked") }
}

/// The word by which other windows hear that a 勉強会 has changed.
pub const WORKSHOPS: &str = "workshops";
/// And by which that everything was erased.
pub const EVERYTHING: &str = "";

/// Everything of every 勉強会. At the start of a page (`first`) what one that died has left over is put
/// there before; later it may be another window's, which is still at it. What cannot be put there now
/// counts all the same, and stays where it is for the next start.
pub async fn workshop_records(first: bool) -> Result<Vec<WorkshopRecord>, Failure> {
    let mirrored = if first { local::workshop::mirrored() } else { Vec::new() };
    let mut left_over = Vec::new();
    for text in mirrored {
        let found = serde_json::from_str(&text).ok().and_then(|value| record_from(&value));
        let Some(record) = found else { continue };
        match keep_record(&record).await {
            Ok(()) => unmirror_record(&record.key),
            Err(_) => left_over.push(record),
        }
    }
    let text = js_records().await.map_err(failure)?.as_string().unwrap_or_default();
    let list: Value = serde_json::from_str(&text).map_err(unreadable)?;
    let kept = list.as_array().into_iter().flatten().filter_map(record_from);
    let kept = kept.filter(|record| left_over.iter().all(|newer| newer.key != record.key));
    let kept: Vec<WorkshopRecord> = kept.collect();
    Ok(kept.into_iter().chain(left_over).collect())
}

/// Writes a record down at once, before anything is waited for.
pub fn mirror_record(record: &WorkshopRecord) {
    let WorkshopRecord { key: (workshop, name), text } = record;
    let whole = json!({ "workshop": workshop.as_str(), "name": name, "text": text });
    local::workshop::mirror(&mirror_name(&record.key), &whole.to_string());
}

pub async fn keep_record(record: &WorkshopRecord) -> Result<(), Failure> {
    let WorkshopRecord { key: (workshop, name), text } = record;
    js_put_record(workshop.as_str(), name, text).await.map_err(failure)
}

/// What was written down is on disk now, and nothing newer waits.
pub fn unmirror_record(key: &RecordKey) {
    local::workshop::unmirror(&mirror_name(key));
}

/// Erases records by name, and, of a beginning (none, or one that ends in a dot), all that begin so,
/// whoever wrote them.
pub async fn erase_records(workshop: &Id, beginnings: Vec<String>) -> Result<(), Failure> {
    for beginning in &beginnings {
        let key = (workshop.clone(), beginning.clone());
        match beginning.is_empty() || beginning.ends_with('.') {
            true => local::workshop::unmirror_all(&mirror_name(&key)),
            false => unmirror_record(&key),
        }
    }
    js_erase_records(workshop.as_str(), beginnings).await.map_err(failure)
}

fn mirror_name((workshop, name): &RecordKey) -> String {
    format!("{workshop}.{name}")
}

fn record_from(value: &Value) -> Option<WorkshopRecord> {
    let text = |name: &str| Some(value[name].as_str()?.to_string());
    Some(WorkshopRecord { key: (text("workshop")?.into(), text("name")?), text: text("text")? })
}
