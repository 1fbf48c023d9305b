//! What each command does.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Erasure, Workshop, WorkshopAnswer, WorkshopCommand, WorkshopOutcome, WorkshopRecord, Workshops,
};
use crate::model::Id;
use crate::session::{Content, Context, Effect, FileBytes, Session, Storage};
use crate::workshop::code::Packed;
use crate::workshop::{
    self, Brief, Draft, Submission, Took, brief_file, submission_file, workshop_file,
};

impl Session {
    /// Does what is asked of a 勉強会.
    pub fn update_workshop(
        &mut self,
        context: &Context,
        command: WorkshopCommand,
    ) -> WorkshopOutcome {
        let mut outcome = self.done_in_workshop(context, command);
        if self.storage == Storage::Unavailable {
            outcome.effects.retain(|effect| !effect.is_storing());
            self.workshops.on_their_way.clear();
        }
        outcome
    }

    fn done_in_workshop(&mut self, context: &Context, command: WorkshopCommand) -> WorkshopOutcome {
        let workshops = &mut self.workshops;
        let effects = match command {
            WorkshopCommand::Read { records } => {
                workshops.take_records(records);
                Vec::new()
            }
            WorkshopCommand::NothingKept => {
                workshops.read = true;
                Vec::new()
            }
            WorkshopCommand::Kept { key } => {
                workshops.kept(&key, context.clock());
                Vec::new()
            }
            WorkshopCommand::KeepFailed { key, failure } => {
                workshops.arrived(&key);
                workshops.failed = Some(failure);
                Vec::new()
            }
            WorkshopCommand::Make { brief } => {
                workshops.add(Workshop { brief, held_here: true, ..Workshop::default() })
            }
            WorkshopCommand::Join { brief } => workshops.join(brief, context),
            WorkshopCommand::Rehearse { brief, answers } => {
                return workshops.rehearse(brief, answers, &context.fresh);
            }
            WorkshopCommand::Begin { workshop, name } => {
                return workshops.begin(&workshop, name, context);
            }
            WorkshopCommand::Name { workshop, draft, name } => {
                workshops.alter(&workshop, &draft, |draft| draft.name = name)
            }
            WorkshopCommand::Sketch { workshop, draft, indicator, sketch } => {
                workshops.sketch(&workshop, &draft, &indicator, sketch)
            }
            WorkshopCommand::Why { workshop, draft, indicator, why } => {
                let write =
                    |draft: &mut Draft| draft.sketches.entry(indicator).or_default().why = why;
                workshops.alter(&workshop, &draft, write)
            }
            WorkshopCommand::Cards { workshop, draft, cards } => {
                workshops.alter(&workshop, &draft, |draft| draft.cards = cards)
            }
            WorkshopCommand::Undo { draft } => workshops.undo(&draft),
            WorkshopCommand::HandIn { workshop, draft } => {
                return workshops.hand_in(&workshop, &draft, &context.fresh).unwrap_or_default();
            }
            WorkshopCommand::TakeIn { workshop, files } => {
                return workshops.take_in(workshop.as_ref(), files, context);
            }
            WorkshopCommand::TakePacked { workshop, packed } => {
                return workshops.take_packed(workshop.as_ref(), packed, context);
            }
            WorkshopCommand::TypeIn { workshop, submission } => {
                workshops.type_in(&workshop, submission)
            }
            WorkshopCommand::TakeOut { workshop, submission } => {
                self.erase(workshop, Erasure::Submission(submission), context)
            }
            WorkshopCommand::DropDraft { workshop, draft } => {
                self.erase(workshop, Erasure::Draft(draft), context)
            }
            WorkshopCommand::Reveal { workshop, round } => {
                workshops.alter_itself(&workshop, |found| {
                    found.revealed.insert(round);
                })
            }
            WorkshopCommand::NextRound { workshop } => workshops.next_round(&workshop, context),
            WorkshopCommand::ThrowAway { workshop } => {
                self.erase(workshop, Erasure::Answers, context)
            }
            WorkshopCommand::Remove { workshop } => {
                self.erase(workshop, Erasure::Everything, context)
            }
            WorkshopCommand::NotErased => {
                workshops.not_erased = true;
                Vec::new()
            }
            WorkshopCommand::Erased { workshop, erasure } => {
                workshops.not_erased = false;
                workshops.erased(&workshop, &erasure, &context.now)
            }
        };
        WorkshopOutcome { answer: WorkshopAnswer::Done, effects }
    }

    /// What is to be erased goes from the store first: only then is it said to be gone. Where nothing
    /// is kept there is nothing to wait for.
    fn erase(&mut self, workshop: Id, erasure: Erasure, context: &Context) -> Vec<Effect> {
        let Some(found) = self.workshops.all.get(&workshop) else { return Vec::new() };
        // What somebody handed in themselves stays, whatever is asked.
        if matches!(&erasure, Erasure::Submission(id) if !found.by_hand.contains(id)) {
            return Vec::new();
        }
        if self.storage == Storage::Unavailable {
            return self.workshops.erased(&workshop, &erasure, &context.now);
        }
        let beginnings = found.beginnings(&erasure);
        vec![Effect::EraseRecords { workshop, erasure, beginnings }]
    }
}

impl Workshops {
    fn add(&mut self, made: Workshop) -> Vec<Effect> {
        let came = made.came.iter().map(|one| made.came_record(one));
        let records: Vec<WorkshopRecord> = std::iter::once(made.itself()).chain(came).collect();
        self.all.insert(made.brief.id.clone(), Arc::new(made));
        self.keep(records)
    }

    fn rehearse(&mut self, brief: Brief, answers: Vec<Submission>, fresh: &str) -> WorkshopOutcome {
        let id = Id::from(fresh);
        let brief = Brief { id: id.clone(), round: 1, before: BTreeMap::new(), ..brief };
        let session = brief.session();
        let of_copy = |one| Arc::new(Submission { session: session.clone(), ..one });
        let made = Workshop {
            held_here: true,
            rehearsal: true,
            came: answers.into_iter().map(of_copy).collect(),
            brief,
            ..Workshop::default()
        };
        WorkshopOutcome { answer: WorkshopAnswer::Begun(id), effects: self.add(made) }
    }

    fn begin(&mut self, workshop: &Id, name: String, context: &Context) -> WorkshopOutcome {
        let Some(found) = self.get_mut(workshop) else { return WorkshopOutcome::default() };
        let id = Id::from(context.fresh.as_str());
        let (round, begun) = (found.brief.round, context.now.clone());
        let draft = Draft { id: id.clone(), round, begun, name, ..Draft::default() };
        found.drafts.insert(id.clone(), draft);
        let effects = self.keep_draft(workshop, &id);
        WorkshopOutcome { answer: WorkshopAnswer::Begun(id), effects }
    }

    fn alter(&mut self, workshop: &Id, draft: &Id, change: impl FnOnce(&mut Draft)) -> Vec<Effect> {
        if let Some(found) = self.draft_mut(workshop, draft) {
            change(found);
        }
        self.keep_draft(workshop, draft)
    }

    fn alter_itself(&mut self, workshop: &Id, change: impl FnOnce(&mut Workshop)) -> Vec<Effect> {
        let record = self.get_mut(workshop).map(|found| {
            change(found);
            found.itself()
        });
        self.keep(record)
    }

    fn take_in(
        &mut self,
        wanted: Option<&Id>,
        files: Vec<FileBytes>,
        context: &Context,
    ) -> WorkshopOutcome {
        let (mut took, mut effects) = (Took::default(), Vec::new());
        for file in files {
            let incoming = match workshop::read(&file.bytes, file.text.as_deref()) {
                Ok(incoming) => incoming,
                Err(refusal) => {
                    took.refused.push((file.name, refusal));
                    continue;
                }
            };
            took.altered += incoming.altered;
            took.damaged += incoming.damaged;
            took.unreadable += incoming.unreadable;
            for brief in incoming.briefs {
                let id = brief.id.clone();
                effects.extend(self.join(brief, context));
                // Where it goes on that was held elsewhere, it is held from now on.
                if incoming.held {
                    let revealed = incoming.revealed.clone();
                    effects.extend(self.alter_itself(&id, |found| {
                        found.held_here = true;
                        found.revealed.extend(revealed);
                    }));
                }
                took.briefs.push(id);
            }
            for submission in incoming.submissions {
                effects.extend(self.take(wanted, submission, &mut took));
            }
        }
        WorkshopOutcome { answer: WorkshopAnswer::Took(took), effects }
    }

    fn take_packed(
        &mut self,
        wanted: Option<&Id>,
        packed: Packed,
        context: &Context,
    ) -> WorkshopOutcome {
        let mut took = Took::default();
        let effects = match packed {
            Packed::Submission(submission) => self.take(wanted, submission, &mut took),
            Packed::Brief(brief) => {
                took.briefs.push(brief.id.clone());
                self.join(*brief, context)
            }
        };
        WorkshopOutcome { answer: WorkshopAnswer::Took(took), effects }
    }

    fn type_in(&mut self, workshop: &Id, submission: Submission) -> Vec<Effect> {
        let id = submission.id.clone();
        let mut effects = self.take(Some(workshop), submission, &mut Took::default());
        effects.extend(self.alter_itself(workshop, |found| {
            found.by_hand.insert(id);
        }));
        effects
    }

    /// Of answers, how the round before was spread goes with them; that there was a 勉強会 stays.
    fn erased(&mut self, workshop: &Id, erasure: &Erasure, now: &str) -> Vec<Effect> {
        let effects = match erasure {
            Erasure::Submission(id) => self.alter_itself(workshop, |found| {
                found.by_hand.remove(id);
                found.came.retain(|one| one.id != *id);
            }),
            Erasure::Draft(id) => {
                if let Some(found) = self.get_mut(workshop) {
                    found.drafts.remove(id);
                }
                Vec::new()
            }
            Erasure::Answers => self.alter_itself(workshop, |found| {
                found.by_hand.clear();
                found.drafts.clear();
                found.came.clear();
                found.brief.before.clear();
                found.thrown_away = now.to_string();
            }),
            Erasure::Everything => {
                self.all.remove(workshop);
                Vec::new()
            }
        };
        let drafts = |draft: &Id| self.all.values().any(|one| one.drafts.contains_key(draft));
        self.steps.retain(|draft, _| drafts(draft));
        effects
    }
}

/// The file of a 用紙 to be handed out; of one that is kept, with everything that came.
pub fn handed_out(workshop: &Workshop, with_answers: bool, context: &Context) -> Effect {
    let Workshop { brief, came, revealed, .. } = workshop;
    let (word, content) = match with_answers {
        true => ("workshop-answers", workshop_file(brief, came, revealed, &context.now)),
        false => ("workshop", brief_file(brief, &context.now)),
    };
    Effect::Download {
        name: format!("{word}-{}-round{}.json", context.stamp(), brief.round),
        content: Content::Raw(content),
    }
}

/// The file of a submission. Its name says nothing of whose it is.
pub fn handed_in(submission: &Submission, context: &Context, txt: bool) -> Effect {
    let ending = if txt { "txt" } else { "json" };
    // Files of one evening are told apart, and nobody by them.
    let (id, round) = (submission.id.as_str(), submission.session.round);
    let id: String = id.chars().filter(char::is_ascii_alphanumeric).take(4).collect();
    let content = match txt {
        true => Packed::Submission(submission.clone()).text(),
        false => submission_file(submission, &context.now),
    };
    Effect::Download {
        name: format!("sketch-{}-{id}-round{round}.{ending}", context.stamp()),
        content: Content::Raw(content),
    }
}
