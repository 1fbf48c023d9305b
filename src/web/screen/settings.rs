//! 設定: of this browser alone.

use leptos::prelude::*;

use crate::session::Command;
use crate::web::store::store;
use crate::web::widget::field::TextField;

#[component]
pub fn SettingsScreen() -> impl IntoView {
    let store = store();
    let words = &store.text.settings;
    let label = Signal::derive(move || store.session.with(|session| session.label.clone()));
    let commit = Callback::new(move |label: String| {
        store.dispatch(Command::SetLabel { label });
        Ok(())
    });
    view! {
        <header class="heading"><h1>{words.title}</h1><p class="lead">{words.lead}</p></header>
        <section class="side" aria-labelledby="language">
            <h2 id="language">{words.language}</h2>
            <div><p>"日本語"</p><p class="quiet">{words.language_note}</p></div>
        </section>
        <section class="side" aria-labelledby="name">
            <h2 id="name">{words.name}</h2>
            <div class="narrow"><TextField label=words.name value=label commit/><p class="quiet">{words.name_note}</p></div>
        </section>
        <section class="side" aria-labelledby="privacy">
            <h2 id="privacy">{words.privacy}</h2>
            <p>{words.privacy_note}</p>
        </section>
        <section class="side" aria-labelledby="version">
            <h2 id="version">{words.version}</h2>
            <p class="figure">{env!("CARGO_PKG_VERSION")}</p>
        </section>
    }
}
