//! New documents: from nothing, or from another one's order without its figures.

use std::sync::Arc;

use super::document::NEW;
use super::document_command::{origin, shelved};
use super::*;
use crate::change::{Document, base_of};
use crate::edit;
use crate::exchange;
use crate::model::{About, Strategy};
use crate::place::{Address, Screen};

impl Session {
    pub(super) fn begin(
        &mut self,
        context: &Context,
        name: &str,
        like: Option<&str>,
    ) -> Vec<Effect> {
        let name = name.trim().to_string();
        if name.is_empty() {
            return Vec::new();
        }
        if exchange::is_long_text(&name) {
            self.say(Message::EditRefused(edit::Refusal::TooLong));
            return Vec::new();
        }
        let mut strategy = match like {
            Some(key) => match self.open.get(key) {
                Some(open) => open.strategy.without_figures(),
                None => return Vec::new(),
            },
            None => Strategy::default(),
        };
        strategy.about = Arc::new(About {
            name: name.clone(),
            thresholds: strategy.about.thresholds,
            ..About::default()
        });
        let document = Document::new(&format!("doc-{}", context.fresh), base_of(&strategy));
        let shelved = shelved(context, "n", &name, NEW);
        let slot = shelved.slot.clone();
        let mut open = Open::new(origin(&shelved), document, strategy, SaveState::Saving);
        open.editing = true;
        let mut effects = self.shelve(shelved, open, None);
        self.say(Message::Begun { name });
        effects.push(Effect::Go { address: Address::new(&slot, Screen::Overview), replace: false });
        effects
    }
}
