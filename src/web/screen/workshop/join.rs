//! A 用紙 in an address: taken in, and one is led to it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::place::Screen;
use crate::session::WorkshopCommand;
use crate::text;
use crate::web::store::Store;
use crate::web::widget::markup::heading;
use crate::web::{address, workshops};
use crate::workshop::code::{Packed, read_text};

pub fn screen(store: Store, code: String) -> AnyView {
    let words = text::workshop(store.text);
    let (found, _) = read_text(&code);
    let brief = found.into_iter().find_map(|packed| match packed {
        Packed::Brief(brief) => Some(*brief),
        Packed::Submission(_) => None,
    });
    let Some(brief) = brief else {
        return heading(
            words.address_broken,
            view! { <p class="lead">{words.address_broken_note}</p> }.into_any(),
        );
    };
    let id = brief.id.clone();
    spawn_local(async move {
        workshops::read_once(store).await;
        workshops::dispatch(store, WorkshopCommand::Join { brief });
        // The long address is not one to go back to.
        address::go(store, store.place(Screen::Workshop { id }), true);
    });
    view! { <p class="quiet waiting">{store.text.frame.loading}</p> }.into_any()
}
