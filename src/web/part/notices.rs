//! What happened, said once and left standing until it is closed.

use crate::web::widget::bilingual::bilingual;
use crate::web::widget::list::each;
use leptos::prelude::*;
use leptos::{ev, html};

use crate::exchange::{Checked, Differs};
use crate::session::{Command, FileCheck, Message, Notice};
use crate::text;
use crate::web::reactive::memo;
use crate::web::store::Store;
use crate::web::widget::markup::button;

pub fn notices(store: Store) -> AnyView {
    let notices = move || store.session.with(|session| session.notices.clone());
    let said = each(
        notices,
        |notice| notice.number.to_string(),
        move |notice| {
            store.lazy.notices.show(store, move |part| (part.one)(store, notice.clone()).into_any())
        },
    );
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

type Parts = (&'static str, String, Vec<String>, Option<String>);

/// Every file that was held against the document, and an alarm only where something is lost.
fn files_checked(store: Store, checks: &[FileCheck]) -> Parts {
    let (text, say) = (store.text, text::notices(store.text));
    let lost = |check: &FileCheck| match &check.found {
        Ok(Checked::Same { .. } | Checked::OtherBase) => false,
        Ok(Checked::Differs(differs)) => differs.lost > 0,
        Ok(Checked::Damaged) | Err(_) => true,
    };
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
    let kind = if checks.iter().any(lost) { "failed" } else { "done" };
    let first = if lines.is_empty() { String::new() } else { lines.remove(0) };
    (kind, first, lines, None)
}

/// One of them; its words come with a part of their own.
pub fn one(store: Store, notice: Notice) -> AnyView {
    let say = text::notices(store.text);
    let (kind, title, lines, take_back) = match notice.message {
        Message::CopyMade => ("done", say.copy_made.to_string(), Vec::new(), None),
        Message::Undone { step, skipped } => {
            ("done", (say.undone)(&step), skipped_line(store, skipped), None)
        }
        Message::Redone { step, skipped } => {
            ("done", (say.redone)(&step), skipped_line(store, skipped), None)
        }
        Message::WentBack { skipped } => {
            ("done", say.went_back.to_string(), skipped_line(store, skipped), None)
        }
        Message::EditRefused(refusal) => ("failed", (say.edit_refusal)(&refusal), Vec::new(), None),
        Message::Opened { name, remarks, seen } => {
            let lines = seen.iter().map(say.seen).chain(remarks.iter().map(say.remark)).collect();
            ("done", (say.opened)(&name), lines, None)
        }
        Message::FilesChecked(checks) => files_checked(store, &checks),
        Message::NearlyFull(room) => ("failed", (say.nearly_full)(room), Vec::new(), None),
        Message::NotOpened { name, refusal } => {
            let name = if name.is_empty() {
                String::new()
            } else {
                format!("{}　", (store.text.write.quoted)(&name))
            };
            (
                "failed",
                format!("{name}{}", (say.refusal)(&refusal)),
                vec![(say.refusal_help)(&refusal).to_string()],
                None,
            )
        }
        Message::Sent(by) => ("done", (say.sent)(by).to_string(), Vec::new(), None),
        Message::NotSent(by) => ("failed", (say.not_sent)(by).to_string(), Vec::new(), None),
        Message::FileWritten { name } => ("done", (say.file_written)(&name), Vec::new(), None),
        Message::Removed { slot, name } => ("done", (say.removed)(&name), Vec::new(), Some(slot)),
        Message::PartRemoved { name, .. } => ("done", (say.part_removed)(&name), Vec::new(), None),
        Message::Pasted { cells, outside } => {
            ("done", (say.pasted)(cells, outside), Vec::new(), None)
        }
        Message::Begun { name } => ("done", (say.begun)(&name), Vec::new(), None),
        Message::Recovered { name } => ("done", (say.recovered)(&name), Vec::new(), None),
        Message::ModuleMissing => ("failed", say.module_missing.to_string(), Vec::new(), None),
        Message::TakenOver => ("failed", say.taken_over.to_string(), Vec::new(), None),
        Message::Erased => ("done", say.erased.to_string(), Vec::new(), None),
        Message::StorageUnavailable => {
            ("failed", say.storage_unavailable.to_string(), Vec::new(), None)
        }
        Message::KeepFailed(failure) => ("failed", (say.keep_failed)(&failure), Vec::new(), None),
        Message::LoadFailed(failure) => ("failed", (say.load_failed)(&failure), Vec::new(), None),
        Message::NotLoaded { name, failure } => {
            ("failed", (say.not_loaded)(&name, &failure), Vec::new(), None)
        }
        Message::RawWritten { name, document } => {
            ("failed", (say.raw_written)(&name, &document), Vec::new(), None)
        }
        Message::Took(took) => {
            let kind = if took.new > 0 || !took.briefs.is_empty() { "done" } else { "failed" };
            (kind, (text::workshop(store.text).took)(&took), Vec::new(), None)
        }
        Message::ComparedAnew => {
            ("failed", text::notices(store.text).compared_anew.to_string(), Vec::new(), None)
        }
        Message::TakenIn { changes, open, stay } => {
            let told = (text::notices(store.text).taken_in)(changes, open, stay);
            ("done", told, Vec::new(), None)
        }
        Message::Duplicated { name } => ("done", (say.duplicated)(&name), Vec::new(), None),
    };
    let back = take_back.map(|slot| {
        button()
            .on(ev::click, move |_| store.dispatch(Command::TakeBack { slot: slot.clone() }))
            .child(store.text.frame.undo)
    });
    html::div()
        .class("notice")
        .attr("data-kind", kind)
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
                .child(back)
                .child(
                    button()
                        .attr("data-kind", "plain")
                        .on(ev::click, move |_| store.dispatch(Command::Dismiss))
                        .child(store.text.common.close),
                ),
        )
        .into_any()
}

fn skipped_line(store: Store, skipped: usize) -> Vec<String> {
    if skipped == 0 { Vec::new() } else { vec![(text::notices(store.text).skipped)(skipped)] }
}
