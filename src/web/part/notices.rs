//! What happened, said once and left standing until it is closed.

use leptos::prelude::*;

use crate::session::{Checked, Command, Message, Notice};
use crate::text;
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::view::{Element, Piece, dynamic, each, tag};
use crate::web::widget::markup::button;

pub fn notices(store: Store) -> Element {
    // Why an edit was refused stands at its field.
    let refused = |notice: &Notice| matches!(notice.message, Message::EditRefused(_));
    let notices = move || {
        store.session.with(|session| session.notices.iter().filter(|notice| !refused(notice)).cloned().collect::<Vec<_>>())
    };
    let said = each(
        notices,
        |notice| notice.number.to_string(),
        move |notice| store.later.notices.show(store, move |part| Piece::of((part.one)(store, notice.clone()))),
    );
    // That a file is being read is heard once; how far it is can be looked up at its bar.
    let begun = memo(move || store.reading.with(|reading| reading.as_ref().map(|found| (store.text.say.reading)(&found.name))));
    let begun = tag("span").class("spoken").child(dynamic(move || begun.get()));
    let said = tag("div").role("status").attr("aria-live", "polite").label(store.text.frame.notices).child(said).child(begun);
    tag("div").class("notices").child(said).child(reading(store))
}

/// A large file under way: how far, and the way to break it off.
fn reading(store: Store) -> Piece {
    let say = &store.text.say;
    // Only who is being read makes it anew; how far it has come moves within.
    let who = memo(move || store.reading.with(|reading| reading.as_ref().map(|found| (found.name.clone(), found.optional))));
    dynamic(move || {
        let (name, optional) = who.get()?;
        let label = (say.reading)(&name);
        let percent = move || store.reading.with(|reading| reading.as_ref().map_or(100, |found| found.percent)).to_string();
        let stop =
            optional.then(|| button().kind("plain").on_click(move || store.reading.set(None)).child(store.text.common.cancel));
        let bar = tag("progress").attr("max", "100").label(label.clone()).live("value", percent);
        let words = tag("div").child(tag("p").child(label)).child(bar);
        Some(tag("div").class("notice").kind("done").child(tag("div").class("wrap").child(words).child(stop)))
    })
}

/// One of them; its words come with a part of their own.
pub fn one(store: Store, notice: Notice) -> Element {
    let say = text::notices(store.text);
    let (kind, title, lines, take_back) = match notice.message {
        Message::CopyMade => ("done", say.copy_made.to_string(), Vec::new(), None),
        Message::Undone { step, skipped } => ("done", (say.undone)(&step), skipped_line(store, skipped), None),
        Message::Redone { step, skipped } => ("done", (say.redone)(&step), skipped_line(store, skipped), None),
        Message::EditRefused(refusal) => ("failed", (say.edit_refusal)(&refusal), Vec::new(), None),
        Message::Opened { name, remarks, seen } => {
            let lines = seen.iter().map(say.seen).chain(remarks.iter().map(say.remark)).collect();
            ("done", (say.opened)(&name), lines, None)
        }
        Message::FileChecked { name, found } => {
            let kind = if matches!(found, Checked::Same { .. }) { "done" } else { "failed" };
            (kind, (say.checked)(&name, &found), Vec::new(), None)
        }
        Message::NearlyFull(room) => ("failed", (say.nearly_full)(room), Vec::new(), None),
        Message::NotOpened { name, refusal } => {
            let name = if name.is_empty() { String::new() } else { format!("{}　", (store.text.write.quoted)(&name)) };
            ("failed", format!("{name}{}", (say.refusal)(&refusal)), vec![(say.refusal_help)(&refusal).to_string()], None)
        }
        Message::FileWritten { name } => ("done", (say.file_written)(&name), Vec::new(), None),
        Message::Removed { slot, name } => ("done", (say.removed)(&name), Vec::new(), Some(slot)),
        Message::PartRemoved { name, .. } => ("done", (say.part_removed)(&name), Vec::new(), None),
        Message::Pasted { cells, outside } => ("done", (say.pasted)(cells, outside), Vec::new(), None),
        Message::Begun { name } => ("done", (say.begun)(&name), Vec::new(), None),
        Message::Recovered { name } => ("done", (say.recovered)(&name), Vec::new(), None),
        Message::Refused { reason } => ("failed", reason, Vec::new(), None),
        Message::TakenOver => ("failed", say.taken_over.to_string(), Vec::new(), None),
        Message::Erased => ("done", say.erased.to_string(), Vec::new(), None),
        Message::StorageUnavailable => ("failed", say.storage_unavailable.to_string(), Vec::new(), None),
        Message::KeepFailed { reason } => ("failed", (say.keep_failed)(&reason), Vec::new(), None),
        Message::LoadFailed { reason } => ("failed", (say.load_failed)(&reason), Vec::new(), None),
        Message::NotLoaded { name, reason } => ("failed", (say.not_loaded)(&name, &reason), Vec::new(), None),
        Message::RawWritten { name, document } => ("failed", (say.raw_written)(&name, &document), Vec::new(), None),
        Message::Duplicated { name } => ("done", (say.duplicated)(&name), Vec::new(), None),
    };
    let back = take_back.map(|slot| {
        button().on_click(move || store.dispatch(Command::TakeBack { slot: slot.clone() })).child(store.text.frame.undo)
    });
    tag("div").class("notice").kind(kind).child(
        tag("div")
            .class("wrap")
            .child(
                tag("div")
                    .child(tag("p").child(title))
                    .children(lines.into_iter().map(|line| tag("p").class("quiet").child(line))),
            )
            .child(back)
            .child(button().kind("plain").on_click(move || store.dispatch(Command::Dismiss)).child(store.text.common.close)),
    )
}

fn skipped_line(store: Store, skipped: usize) -> Vec<String> {
    if skipped == 0 { Vec::new() } else { vec![(text::notices(store.text).skipped)(skipped)] }
}
