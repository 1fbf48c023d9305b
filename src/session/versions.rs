//! 履歴: going back to how a document stood, beside it or in it; and where it begins anew.

use std::collections::BTreeMap;

use super::document_command::{origin, shelved};
use super::*;
use crate::change::{Base, Change, Document, Stamp, project, turn_back, turned};
use crate::model::{Extent, Request};
use crate::place::{Address, Screen};

impl Session {
    /// The document as it stood, as a further one.
    pub(super) fn open_version(
        &mut self,
        context: &Context,
        key: &str,
        extent: &Extent,
        name: String,
    ) -> Vec<Effect> {
        let Some(open) = self.open.get(key) else { return Vec::new() };
        let mut then = open.document.as_known(extent);
        // What cannot be read, or is not known, has no time: it goes along.
        then.request.clone_from(&open.document.request);
        then.unreadable.clone_from(&open.document.unreadable);
        then.rest.clone_from(&open.document.rest);
        then.body_rest.clone_from(&open.document.body_rest);
        self.beside(context, key, then, name)
    }

    /// 新しい基点にする: a further document that begins with what stands here now, without its history. The one
    /// at hand stays, with all of it.
    pub(super) fn rebase(&mut self, context: &Context, key: &str, name: String) -> Vec<Effect> {
        let Some(open) = self.open.get(key) else { return Vec::new() };
        let old = &open.document;
        // As it is on record, field by field: what this version does not know is no less part of it.
        let mut base = Base::clone(&old.base);
        base.tables.values_mut().for_each(BTreeMap::clear);
        for (table, id) in old.records() {
            let found = old.resolve(&table, &id);
            if found.exists {
                base.tables.entry(table).or_default().insert(id, found.fields);
            }
        }
        let mut document = Document::new(&old.doc_id, base);
        document.unreadable.clone_from(&old.unreadable);
        (document.rest, document.body_rest) = (old.rest.clone(), old.body_rest.clone());
        // What was asked for is still asked for; what was filled in so far is part of the base.
        document.request =
            old.request.clone().map(|request| Request { known: Extent::default(), ..request });
        self.beside(context, key, document, name)
    }

    fn beside(
        &mut self,
        context: &Context,
        key: &str,
        document: Document,
        name: String,
    ) -> Vec<Effect> {
        let began_as = self.open.get(key).map(|open| self.began_as(open)).unwrap_or_default();
        let shelved = shelved(context, "w", &name, began_as);
        let (slot, strategy) = (shelved.slot.clone(), project(&document).0);
        let open = Open::new(origin(&shelved), document, strategy, SaveState::Saving);
        let mut effects = self.shelve(shelved, open, None);
        self.say(Message::Duplicated { name });
        let address = Address::new(&slot, Screen::Overview);
        effects.push(Effect::Go { address, replace: false });
        effects
    }
}

impl Open {
    /// The changes that lead back to how the document stood, as one step, and how many places were left alone.
    pub(super) fn go_back(
        &mut self,
        extent: &Extent,
        label: String,
        stamp: &mut Stamp,
    ) -> (Vec<Change>, usize) {
        let now = self.document.clone();
        let then = now.as_known(extent);
        let since: Vec<_> = now
            .changes()
            .filter(|change| then.change(&change.id).is_none())
            .map(|change| Change::clone(change))
            .collect();
        let turned = turned(&then, &now, &since);
        let (changes, skipped) = turn_back(&now, &turned, stamp);
        self.take(&changes);
        self.note_turned(&now, &changes, label);
        (changes, skipped)
    }
}
