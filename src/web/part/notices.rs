//! What happened, said once: a trouble until it is closed or over, a success for a while.

use std::time::Duration;

use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::prelude::*;
use leptos::{ev, html};

use crate::exchange::{Checked, Differs};
use crate::session::{Command, DocumentCommand, FileCheck, Message, Notice, OpenedFile};
use crate::text;
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::widget::markup::button;

/// How long a success stands.
const SHOWN: Duration = Duration::from_secs(12);

pub fn notices(store: Store) -> AnyView {
    let numbers = move || {
        store
            .session
            .with(|session| session.notices.iter().map(|notice| notice.number).collect::<Vec<_>>())
    };
    let said = each(numbers, u32::to_string, move |number| {
        store.lazy.notices.show(store, move |part| (part.one)(store, number))
    });
    // That a file is being read is heard once; how far it is can be looked up at its bar.
    let begun = memo(move || {
        store
            .reading
            .with(|reading| reading.as_ref().map(|found| (store.text.say.reading)(&found.name)))
    });
    let begun = html::span().class("spoken").child(move || begun.get());
    let said = html::div()
        .role("status")
        .aria_live("polite")
        .aria_label(store.text.frame.notices)
        .child(said)
        .child(begun);
    html::div().class("notices").child(said).child(reading(store)).into_any()
}

/// A large file under way: how far, and the way to break it off.
fn reading(store: Store) -> AnyView {
    let say = &store.text.say;
    // Only who is being read makes it anew; how far it has come moves within.
    let who = memo(move || {
        store
            .reading
            .with(|reading| reading.as_ref().map(|found| (found.name.clone(), found.optional)))
    });
    (move || {
        let (name, optional) = who.get()?;
        let label = (say.reading)(&name);
        let percent = move || {
            store
                .reading
                .with(|reading| reading.as_ref().map_or(100, |found| found.percent))
                .to_string()
        };
        let stop = optional.then(|| {
            button()
                .attr("data-kind", "plain")
                .on(ev::click, move |_| store.reading.set(None))
                .child(store.text.common.cancel)
        });
        let bar = html::progress().max("100").aria_label(label.clone()).value(percent);
        let words = html::div().child(html::p().child(label)).child(bar);
        Some(
            html::div()
                .class("notice")
                .attr("data-kind", "done")
                .child(html::div().class("wrap").child(words).child(stop)),
        )
    })
    .into_any()
}

/// A sentence, what is said beneath it, and what can be done about it.
type Parts = (String, Vec<String>, Option<Remedy>);

enum Remedy {
    /// A document that was removed.
    TakeBack(String),
    SaveErased,
}

/// Every file that was held against the document, and an alarm only where something is lost.
fn files_checked(store: Store, checks: &[FileCheck]) -> Parts {
    let (text, say) = (store.text, text::notices(store.text));
    let mut lines = Vec::new();
    for check in checks {
        lines.push(match &check.found {
            Ok(found) => (say.checked)(&check.name, found),
            Err(refusal) => {
                format!("{}　{}", (text.write.quoted)(&check.name), (say.refusal)(refusal))
            }
        });
        if let Ok(Checked::Differs(Differs { places, .. })) = &check.found {
            let strategy = store.strategy.get_untracked();
            lines.extend(places.iter().map(|(table, id)| text.place_name(&strategy, table, id)));
        }
    }
    let first = if lines.is_empty() { String::new() } else { lines.remove(0) };
    (first, lines, None)
}

/// One of them; its words come with a part of their own.
pub fn one(store: Store, number: u32) -> AnyView {
    let found = store.session.with_untracked(|session| {
        session.notices.iter().find(|notice| notice.number == number).cloned()
    });
    found.map(|notice| shown(store, notice)).into_any()
}

fn shown(store: Store, notice: Notice) -> AnyView {
    let say = text::notices(store.text);
    let (is_trouble, is_lasting) = (notice.message.is_trouble(), notice.message.is_lasting());
    let (title, lines, remedy) = match notice.message {
        Message::CopyMade => (say.copy_made.to_string(), Vec::new(), None),
        Message::Undone { step, skipped } => {
            ((say.undone)(&step), skipped_line(store, skipped), None)
        }
        Message::Redone { step, skipped } => {
            ((say.redone)(&step), skipped_line(store, skipped), None)
        }
        Message::WentBack { skipped } => {
            (say.went_back.to_string(), skipped_line(store, skipped), None)
        }
        Message::EditRefused(refusal) => ((say.edit_refusal)(&refusal), Vec::new(), None),
        Message::Opened(files) => opened(store, &files),
        Message::FilesChecked(checks) => files_checked(store, &checks),
        Message::NearlyFull(room) => ((say.nearly_full)(room), Vec::new(), None),
        Message::NotOpened { name, refusal } => {
            let name = if name.is_empty() {
                String::new()
            } else {
                format!("{}　", (store.text.write.quoted)(&name))
            };
            (
                format!("{name}{}", (say.refusal)(&refusal)),
                vec![(say.refusal_help)(&refusal).to_string()],
                None,
            )
        }
        Message::Sent(by) => ((say.sent)(by).to_string(), Vec::new(), None),
        Message::NotSent(by) => ((say.not_sent)(by).to_string(), Vec::new(), None),
        Message::FileWritten { name } => ((say.file_written)(&name), Vec::new(), None),
        Message::AllWritten { documents, name } => {
            ((say.all_written)(documents, &name), Vec::new(), None)
        }
        Message::Removed { slot, name } => {
            ((say.removed)(&name), Vec::new(), Some(Remedy::TakeBack(slot)))
        }
        Message::PartRemoved { name, .. } => ((say.part_removed)(&name), Vec::new(), None),
        Message::Replaced(found) => ((say.replaced)(&found), Vec::new(), None),
        Message::Pasted { cells, outside } => ((say.pasted)(cells, outside), Vec::new(), None),
        Message::Begun { name } => ((say.begun)(&name), Vec::new(), None),
        Message::Recovered { name } => ((say.recovered)(&name), Vec::new(), None),
        Message::ModuleMissing => (say.module_missing.to_string(), Vec::new(), None),
        Message::TakenOver => (say.taken_over.to_string(), Vec::new(), None),
        Message::Erased => (say.erased.to_string(), Vec::new(), None),
        Message::ErasedElsewhere { documents } => {
            let remedy = (documents > 0).then_some(Remedy::SaveErased);
            ((say.erased_elsewhere)(documents), Vec::new(), remedy)
        }
        Message::StorageUnavailable => (say.storage_unavailable.to_string(), Vec::new(), None),
        Message::KeepFailed(failure) => ((say.keep_failed)(&failure), Vec::new(), None),
        Message::LoadFailed(failure) => ((say.load_failed)(&failure), Vec::new(), None),
        Message::NotLoaded { name, failure } => {
            ((say.not_loaded)(&name, &failure), Vec::new(), None)
        }
        Message::RawWritten { name, document } => {
            ((say.raw_written)(&name, &document), Vec::new(), None)
        }
        Message::Took(took) => ((text::workshop(store.text).took)(&took), Vec::new(), None),
        Message::ComparedAnew => {
            (text::notices(store.text).compared_anew.to_string(), Vec::new(), None)
        }
        Message::TakenIn { changes, open, stay } => {
            let told = (text::notices(store.text).taken_in)(changes, open, stay);
            (told, Vec::new(), None)
        }
        Message::Duplicated { name } => ((say.duplicated)(&name), Vec::new(), None),
    };
    let number = notice.number;
    // What has more to say, or can be taken back, waits.
    if !is_lasting && remedy.is_none() {
        leave_in_time(store, number);
    }
    let mend = remedy.map(|remedy| match remedy {
        Remedy::TakeBack(slot) => {
            let back =
                move |_| store.dispatch_document(DocumentCommand::TakeBack { slot: slot.clone() });
            button().on(ev::click, back).child(store.text.frame.undo).into_any()
        }
        Remedy::SaveErased => {
            let save = move |_| store.dispatch_document(DocumentCommand::SaveErased);
            button().on(ev::click, save).child(say.save_erased).into_any()
        }
    });
    html::div()
        .class("notice")
        .attr("data-kind", if is_trouble { "failed" } else { "done" })
        .child(
            html::div()
                .class("wrap")
                .child(
                    html::div().child(html::p().child(bilingual(title))).child(
                        lines
                            .into_iter()
                            .map(|line| html::p().class("quiet").child(bilingual(line)))
                            .collect_view(),
                    ),
                )
                .child(mend)
                .child(
                    button()
                        .attr("data-kind", "plain")
                        .on(ev::click, move |_| store.dispatch(Command::Dismiss { number }))
                        .child(store.text.common.close),
                )
                .child(close_all(store, number)),
        )
        .into_any()
}

/// More notices than this are closed together.
const MANY: usize = 3;

/// Beside the first of many: two dozen refused files want no two dozen presses.
fn close_all(store: Store, number: u32) -> AnyView {
    let is_first_of_many = memo(move || {
        store.session.with(|session| {
            let first = session.notices.first().map(|notice| notice.number);
            session.notices.len() > MANY && first == Some(number)
        })
    });
    (move || {
        is_first_of_many.get().then(|| {
            button()
                .attr("data-kind", "plain")
                .on(ev::click, move |_| store.dispatch(Command::DismissAll))
                .child(text::notices(store.text).close_all)
        })
    })
    .into_any()
}

fn skipped_line(store: Store, skipped: usize) -> Vec<String> {
    if skipped == 0 { Vec::new() } else { vec![(text::notices(store.text).skipped)(skipped)] }
}

/// Each of the files that were opened together.
fn opened(store: Store, files: &[OpenedFile]) -> Parts {
    let say = text::notices(store.text);
    let beneath = |file: &OpenedFile| {
        let seen = file.seen.iter().map(say.seen);
        seen.chain(file.remarks.iter().map(say.remark)).collect::<Vec<_>>()
    };
    match files {
        [file] => ((say.opened)(&file.name), beneath(file), None),
        files => {
            let line = |file: &OpenedFile| {
                let name = (store.text.write.quoted)(&file.name);
                std::iter::once(name).chain(beneath(file)).collect::<Vec<_>>().join("　")
            };
            ((say.opened_together)(files.len()), files.iter().map(line).collect(), None)
        }
    }
}

/// A success goes by itself, but not from under the pointer or the focus.
fn leave_in_time(store: Store, number: u32) {
    let leave = move || {
        let attended = document().query_selector(".notice:is(:hover, :focus-within)");
        match attended {
            Ok(Some(_)) => leave_in_time(store, number),
            _ => store.dispatch(Command::Dismiss { number }),
        }
    };
    set_timeout(leave, SHOWN);
}
