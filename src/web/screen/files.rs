//! ファイル: save, open, paste, and the documents of this browser.

use leptos::html::{Input, Textarea};
use leptos::prelude::*;

use crate::builtin;
use crate::place::{Address, Screen};
use crate::session::{Command, Origin, Shelved, Storage};
use crate::web::app::open_files;
use crate::web::reactive::{dynamic, memo};
use crate::web::store::{Store, store};
use crate::web::widget::field::TextField;

#[component]
pub fn FilesScreen() -> impl IntoView {
    let store = store();
    let words = &store.text.files;
    // Read once: a name costs the reading of its whole file.
    let names = builtin::ALL.map(|builtin| (builtin.key, builtin.open().strategy.about.name.clone()));
    // Only when the list itself changes: a rename under way must not be thrown away by a save that comes in.
    let listed = memo(move || store.session.with(|session| session.listed().into_iter().cloned().collect::<Vec<Shelved>>()));
    view! {
        <header class="heading"><h1>{words.title}</h1><p class="lead">{words.lead}</p></header>
        <section class="side" aria-labelledby="this">
            <h2 id="this">{words.this_document}</h2>
            {dynamic(move || store.desk.get().map(|_| this_document(store)))}
        </section>
        <section class="side" aria-labelledby="other">
            <h2 id="other">{words.other_documents}</h2>
            <div class="opening-ways">{choose_file(store)}{paste(store)}</div>
        </section>
        <section class="side" aria-labelledby="documents">
            <header><h2 id="documents">{words.documents}</h2><p>{words.documents_note}</p></header>
            <div class="documents">
                <h3>{words.published}</h3>
                {dynamic(move || published(store, &names))}
                <h3>{words.kept}</h3>
                {dynamic(move || kept(store, listed))}
            </div>
        </section>
        <section class="side" aria-labelledby="schema">
            <h2 id="schema">{words.schema}</h2>
            <p><a href="schema/genki-board-1.0.schema.json">"genki-board-1.0.schema.json"</a>" "<span class="quiet">{words.schema_note}</span></p>
        </section>
    }
}

fn this_document(store: Store) -> AnyView {
    let words = &store.text.files;
    let name = move || {
        store.desk.with(|desk| match desk.as_ref().map(|desk| &desk.origin) {
            Some(Origin::Slot { name, .. }) => name.clone(),
            _ => store.strategy.with(|strategy| strategy.as_ref().map(|s| s.about.name.clone()).unwrap_or_default()),
        })
    };
    let changes = move || store.desk.with(|desk| desk.as_ref().map(|desk| (words.changes)(desk.changes)));
    let save = move |_| store.dispatch(Command::SaveFile { key: store.key.get_untracked() });
    let duplicate = move |_| {
        let name = (words.copy_name)(&name());
        store.dispatch(Command::Duplicate { key: store.key.get_untracked(), name });
    };
    view! {
        <div>
            <p class="document-name">{name}" "<span class="quiet">{changes}</span></p>
            <p class="ways">
                <button type="button" class="button" data-kind="primary" on:click=save>{words.save}</button>
                <button type="button" class="button" on:click=duplicate>{words.duplicate}</button>
            </p>
            <p class="quiet">{words.save_note}</p>
        </div>
    }
    .into_any()
}

fn choose_file(store: Store) -> AnyView {
    let words = &store.text.files;
    let input = NodeRef::<Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            if let Some(files) = input.files() {
                open_files(store, &files);
            }
            // So that the same file can be chosen again.
            input.set_value("");
        }
    };
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <div>
            <p><button type="button" class="button" on:click=choose>{words.open}</button></p>
            <p class="quiet">{words.open_note}" "{words.drop}</p>
            <input type="file" class="spoken" tabindex="-1" aria-hidden="true" accept=".json,.txt,application/json,text/plain" node_ref=input on:change=chosen/>
        </div>
    }
    .into_any()
}

fn paste(store: Store) -> AnyView {
    let words = &store.text.files;
    let open = RwSignal::new(false);
    let area = NodeRef::<Textarea>::new();
    let read = move |_| {
        if let Some(area) = area.get_untracked() {
            store.dispatch(Command::OpenText { text: area.value() });
        }
    };
    view! {
        <div>
            <p><button type="button" class="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>{words.paste}</button></p>
            {dynamic(move || open.get().then(|| view! {
                <label class="field"><span>{words.paste_label}</span><textarea rows="6" node_ref=area></textarea></label>
                <p><button type="button" class="button" data-kind="primary" on:click=read>{words.paste_open}</button></p>
            }))}
        </div>
    }
    .into_any()
}

fn published(store: Store, names: &[(&'static str, String)]) -> AnyView {
    let current = store.key.get();
    let entries = names
        .iter()
        .map(|(key, name)| {
            let name = name.clone();
            let href = Address::new(key, Screen::Overview).write();
            let here = (*key == current).then(|| view! { <span class="tag">{store.text.files.current}</span> });
            view! { <li><span class="name"><a href=href>{name}</a></span>{here}</li> }
        })
        .collect_view();
    view! { <ul class="lines">{entries}</ul> }.into_any()
}

fn kept(store: Store, listed: Memo<Vec<Shelved>>) -> AnyView {
    let words = &store.text.files;
    let listed: Vec<Shelved> = listed.get();
    let unavailable = store.session.with_untracked(|session| session.storage == Storage::Unavailable);
    let warning = unavailable.then(|| view! { <p class="warning">{store.text.say.storage_unavailable}</p> });
    if listed.is_empty() {
        return view! { {warning}<p class="quiet">{words.kept_none}</p> }.into_any();
    }
    let current = store.key.get();
    let entries = listed.into_iter().map(|shelved| entry(store, shelved, &current)).collect_view();
    view! { {warning}<ul class="lines shelf">{entries}</ul> }.into_any()
}

fn entry(store: Store, shelved: Shelved, current: &str) -> AnyView {
    let words = &store.text.files;
    let renaming = RwSignal::new(false);
    let href = Address::new(&shelved.slot, Screen::Overview).write();
    let here = (shelved.slot == current).then(|| view! { <span class="tag">{words.current}</span> });
    let made = (words.made)(&(store.text.write.moment_of_day)(&shelved.created));
    let kind = if shelved.origin.is_empty() { store.text.frame.opened_file } else { store.text.frame.working_copy };
    let name = StoredValue::new(shelved.name.clone());
    let slot = StoredValue::new(shelved.slot.clone());
    let rename = Callback::new(move |typed: String| {
        renaming.try_set(false);
        if !typed.trim().is_empty() {
            store.dispatch(Command::Rename { slot: slot.get_value(), name: typed.trim().to_string() });
        }
        Ok(())
    });
    let labelled = |action: &str| format!("{action}　{}", shelved.name);
    view! {
        <li>
            <span class="name">
                {dynamic(move || if renaming.get() {
                    view! { <TextField label=words.new_name value=Signal::derive(move || name.get_value()) commit=rename opened=true/> }.into_any()
                } else {
                    view! { <a href=href.clone()>{name.get_value()}</a> }.into_any()
                })}
                <small>{kind}"　"{made}</small>
            </span>
            {here}
            <span class="actions">
                <button type="button" class="button" data-kind="plain" aria-label=labelled(words.rename) on:click=move |_| renaming.update(|on| *on = !*on)>{words.rename}</button>
                <button type="button" class="button" data-kind="plain" aria-label=labelled(words.remove)
                    on:click=move |_| store.dispatch(Command::Remove { slot: slot.get_value() })>{words.remove}</button>
            </span>
        </li>
    }
    .into_any()
}
