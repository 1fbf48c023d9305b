//! The shell of the 勉強会: commands in, their records to the store, and what came back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store::Store;
use super::{address, clock, effects, keep};
use crate::model::Id;
use crate::place::Screen;
use crate::session::{
    Command, Effect, FileBytes, Message, RecordKey, Workshop, WorkshopAnswer, WorkshopCommand,
    WorkshopRecord,
};
use crate::web::reactive::memo;
use crate::web::store::Shared;

/// Gives a command to the session, and its effects to the shell; what became of it.
pub fn dispatch(store: Store, command: WorkshopCommand) -> WorkshopAnswer {
    let context = clock::context();
    let outcome = store.session.try_update(|session| session.update_workshop(&context, command));
    let outcome = outcome.unwrap_or_default();
    let (records, others): (Vec<_>, Vec<_>) = outcome.effects.into_iter().partition(|effect| {
        matches!(effect, Effect::KeepRecord { .. } | Effect::EraseRecords { .. })
    });
    for record in records {
        perform(store, record);
    }
    effects::perform(store, &context, others);
    outcome.answer
}

/// What only concerns a 勉強会.
pub fn perform(store: Store, effect: Effect) {
    match effect {
        Effect::KeepRecord { record } => keep_record(store, record),
        Effect::EraseRecords { workshop, erasure, beginnings } => spawn_local(async move {
            let command = match keep::erase_records(&workshop, beginnings).await {
                Ok(()) => WorkshopCommand::Erased { workshop, erasure },
                Err(_) => WorkshopCommand::NotErased,
            };
            dispatch(store, command);
        }),
        Effect::TakeToWorkshop { file } => spawn_local(async move {
            read_once(store).await;
            take_file(store, file);
        }),
        _ => {}
    }
}

fn keep_record(store: Store, record: WorkshopRecord) {
    keep::mirror_record(&record);
    spawn_local(async move {
        let kept = keep::keep_record(&record).await;
        let key: RecordKey = record.key.clone();
        match kept {
            Ok(()) => {
                dispatch(store, WorkshopCommand::Kept { key: key.clone() });
                let waits = store.session.with_untracked(|s| s.workshops.is_on_its_way(&key));
                if !waits {
                    keep::unmirror_record(&key);
                }
                clock::mark("saved");
            }
            Err(failure) => {
                dispatch(store, WorkshopCommand::KeepFailed { key, failure });
            }
        }
        keep::persist().await;
    });
}

/// A file that was opened like any other: one is led to where it belongs.
fn take_file(store: Store, file: FileBytes) {
    let command = WorkshopCommand::TakeIn { workshop: None, files: vec![file] };
    let WorkshopAnswer::Took(took) = dispatch(store, command) else { return };
    let screen = match took.briefs.first() {
        Some(id) => Screen::Workshop { id: id.clone() },
        None => Screen::Workshops { code: String::new() },
    };
    store.dispatch(Command::Notify { message: Message::Took(took) });
    address::go(store, store.place(screen), false);
}

/// Reads what this browser keeps; again when another window has changed it.
pub fn read(store: Store) {
    spawn_local(read_now(store));
}

async fn read_now(store: Store) {
    let first = !store.session.with_untracked(|session| session.workshops.read);
    match keep::workshop_records(first).await {
        Ok(records) => dispatch(store, WorkshopCommand::Read { records }),
        // Where nothing is kept, what is here is all there is.
        Err(_) => dispatch(store, WorkshopCommand::NothingKept),
    };
}

pub async fn read_once(store: Store) {
    if !store.session.with_untracked(|session| session.workshops.read) {
        read_now(store).await;
    }
}

/// A 勉強会 as it is now.
pub fn workshop(store: Store, id: Id) -> Memo<Option<Shared<Workshop>>> {
    memo(move || {
        let found = store.session.with(|session| session.workshops.all.get(&id).cloned());
        found.map(Shared)
    })
}
