//! New documents: from nothing, or from another one's order without its figures.

use std::sync::Arc;

use super::document::NEW;
use super::*;
use crate::change::{Document, base_of};
use crate::model::{About, Strategy};
use crate::place::{Address, Screen};

impl Session {
    pub(super) fn begin(&mut self, context: &Context, name: &str, like: Option<&str>) -> Vec<Effect> {
        let name = name.trim().to_string();
        if name.is_empty() {
            return Vec::new();
        }
        let mut strategy = match like {
            Some(key) => match self.open.get(key) {
                Some(open) => open.strategy.without_figures(),
                None => return Vec::new(),
            },
            None => Strategy::default(),
        };
        strategy.about = Arc::new(About { name: name.clone(), thresholds: strategy.about.thresholds, ..About::default() });
        let document = Document::new(&format!("doc-{}", context.fresh), base_of(&strategy));
        let slot = format!("n-{}", context.fresh);
        let shelved =
            Shelved { slot: slot.clone(), name: name.clone(), origin: NEW.into(), created: context.now.clone(), removed: false };
        let origin = Origin::Slot { slot: slot.clone(), name: name.clone(), kind: SlotKind::New };
        let mut open = Open::new(origin, document, strategy, SaveState::Keeping);
        open.editing = true;
        self.open.insert(slot.clone(), open);
        self.shelf.insert(slot.clone(), shelved);
        self.say(Message::Begun { name });
        let mut effects = self.whole(&slot, None);
        effects.push(Effect::Go { address: Address::new(&slot, Screen::Overview), replace: false });
        effects
    }
}
