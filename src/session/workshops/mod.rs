//! 地域勉強会 in this browser: those opened here, and those one takes part in. Beside the documents and
//! not in them: what people sketch is no part of the strategy until somebody decides so, and can be
//! thrown away for good.
//!
//! Everything is kept as small records, each written at once when it changes.

mod command;
mod records;
mod update;

pub use command::{Erasure, WorkshopAnswer, WorkshopCommand, WorkshopOutcome};
pub use records::{RecordKey, WorkshopRecord};
pub use update::{handed_in, handed_out};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Context, Effect};
use crate::model::Id;
use crate::storage::Failure;
use crate::workshop::{self, *};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workshops {
    pub all: BTreeMap<Id, Arc<Workshop>>,
    /// Whether what this browser keeps has been read: before that, a 勉強会 that is not there may
    /// still come.
    pub read: bool,
    /// Records on their way to the store, and how often each.
    on_their_way: BTreeMap<RecordKey, usize>,
    /// The last that could not be kept, until everything is.
    pub failed: Option<Failure>,
    /// What was to be erased is still there.
    pub not_erased: bool,
    /// The clock of the last record that was kept; empty before the first.
    pub kept_at: String,
    /// What can be taken back of a draft, in this session.
    steps: BTreeMap<Id, Vec<(Id, Sketch)>>,
}

/// One 勉強会, as this browser knows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workshop {
    /// Of the latest round that is known here.
    pub brief: Brief,
    /// Opened here: here it is collected and revealed.
    pub held_here: bool,
    /// Invented answers, to try it out.
    pub rehearsal: bool,
    /// Rounds that have been revealed: before that nobody sees a line.
    pub revealed: BTreeSet<u32>,
    /// The answers were thrown away, at this time.
    pub thrown_away: String,
    /// Submissions that were typed in here from paper: these alone can be taken out again.
    pub by_hand: BTreeSet<Id>,
    pub drafts: BTreeMap<Id, Draft>,
    pub came: BTreeSet<Arc<Submission>>,
}

impl Workshop {
    /// Those that count in a round, and those that lie apart.
    pub fn collection(&self, round: u32) -> Collection {
        let session = workshop::Session { round, ..self.brief.session() };
        Collection::of(&session, self.came.iter().cloned())
    }

    /// What does not count, each in its own round; of rounds that have not begun yet as well.
    pub fn apart(&self) -> Vec<(Arc<Submission>, Apart)> {
        // Rounds of which something came: the others have nothing apart.
        let rounds = self.came.iter().map(|one| one.session.round);
        let rounds: BTreeSet<u32> = rounds.filter(|round| *round < self.brief.round).collect();
        let rounds = rounds.into_iter().chain([self.brief.round]);
        let of_round = |round| {
            let apart = self.collection(round).apart.into_iter();
            let here = move |(one, why): &(Arc<Submission>, Apart)| match why {
                Apart::OtherRound => false,
                _ => one.session.round == round || round == self.brief.round,
            };
            apart.filter(here).collect::<Vec<_>>()
        };
        let later = self.came.iter().filter(|one| {
            one.session.round > self.brief.round && one.session.workshop == self.brief.id
        });
        let later = later.map(|one| (one.clone(), Apart::OtherRound));
        let mut all: Vec<_> = rounds.flat_map(of_round).chain(later).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The draft that is named; where none is, the one that was begun last in the present round.
    pub fn draft(&self, named: Option<&Id>) -> Option<&Draft> {
        match named {
            Some(id) => self.drafts.get(id),
            None => self.present().max_by_key(|draft| (&draft.begun, &draft.id)),
        }
    }

    /// Everybody who drew in a round begins the present one from their own answer.
    fn go_on(&mut self, from: u32, context: &Context) -> Vec<WorkshopRecord> {
        let ended = self.drafts.values().filter(|draft| draft.round == from).enumerate();
        let next = ended.map(|(at, draft)| {
            draft.next(Id::from(format!("{}{at}", context.fresh)), self.brief.round)
        });
        let next: Vec<Draft> = next.collect();
        let records = next.iter().map(|draft| self.draft_record(draft)).collect();
        self.drafts.extend(next.into_iter().map(|draft| (draft.id.clone(), draft)));
        records
    }

    /// Drafts of the present round.
    pub fn present(&self) -> impl Iterator<Item = &Draft> {
        self.drafts.values().filter(|draft| draft.round == self.brief.round)
    }

    /// Groups that are awaited, and how many of those that count are of each.
    pub fn groups(&self, collection: &Collection) -> Vec<(String, usize)> {
        let of = |name: &String| collection.counted.iter().filter(|one| one.name == *name).count();
        self.brief.groups.iter().map(|name| (name.clone(), of(name))).collect()
    }
}

impl Workshops {
    pub fn is_saving(&self) -> bool {
        !self.on_their_way.is_empty()
    }

    /// Whether a record is still to be kept, or kept anew.
    pub fn is_on_its_way(&self, key: &RecordKey) -> bool {
        self.on_their_way.contains_key(key)
    }

    fn get_mut(&mut self, id: &Id) -> Option<&mut Workshop> {
        self.all.get_mut(id).map(Arc::make_mut)
    }

    pub fn can_undo(&self, draft: &Id) -> bool {
        self.steps.get(draft).is_some_and(|steps| !steps.is_empty())
    }

    fn draft_mut(&mut self, workshop: &Id, draft: &Id) -> Option<&mut Draft> {
        self.get_mut(workshop)?.drafts.get_mut(draft)
    }

    /// Keeps a draft as it is now.
    fn keep_draft(&mut self, workshop: &Id, draft: &Id) -> Vec<Effect> {
        let found = self.all.get(workshop);
        let record = found.and_then(|found| Some(found.draft_record(found.drafts.get(draft)?)));
        self.keep(record)
    }

    fn sketch(&mut self, workshop: &Id, draft: &Id, indicator: &Id, sketch: Sketch) -> Vec<Effect> {
        let Some(found) = self.draft_mut(workshop, draft) else { return Vec::new() };
        let before = found.sketches.get(indicator).cloned().unwrap_or_default();
        // The reason is written elsewhere, meanwhile perhaps.
        let sketch = Sketch { why: before.why.clone(), ..sketch };
        found.sketches.insert(indicator.clone(), sketch);
        self.steps.entry(draft.clone()).or_default().push((indicator.clone(), before));
        self.keep_draft(workshop, draft)
    }

    /// Takes back the last step of a draft.
    fn undo(&mut self, draft: &Id) -> Vec<Effect> {
        let step = self.steps.get_mut(draft).and_then(Vec::pop);
        let Some((indicator, sketch)) = step else { return Vec::new() };
        let Some(workshop) = self.all.values_mut().find(|one| one.drafts.contains_key(draft))
        else {
            return Vec::new();
        };
        let workshop = Arc::make_mut(workshop);
        let id = workshop.brief.id.clone();
        let Some(found) = workshop.drafts.get_mut(draft) else { return Vec::new() };
        let why = found.sketches.get(&indicator).map(|now| now.why.clone()).unwrap_or_default();
        found.sketches.insert(indicator, Sketch { why, ..sketch });
        self.keep_draft(&id, draft)
    }

    /// A 用紙 that came. A later round of the same 勉強会 takes the place of the earlier one; drafts and
    /// answers stay.
    fn join(&mut self, brief: Brief, context: &Context) -> Vec<Effect> {
        let id = brief.id.clone();
        let known = Arc::make_mut(self.all.entry(id.clone()).or_default());
        // Whoever holds it says what is asked.
        if known.held_here {
            return Vec::new();
        }
        // Whoever has gone on by themselves still gets to see how the round before was spread.
        let same_round = known.brief.round == brief.round;
        let tells_more = known.brief.before.is_empty() && !brief.before.is_empty();
        let newer = known.brief.round < brief.round || (same_round && tells_more);
        if known.brief.id == id && !newer {
            return Vec::new();
        }
        let before = known.brief.round;
        known.brief = brief;
        let mut records = vec![known.itself()];
        if before > 0 && !same_round {
            records.extend(known.go_on(before, context));
        }
        self.keep(records)
    }

    fn take(
        &mut self,
        wanted: Option<&Id>,
        submission: Submission,
        took: &mut Took,
    ) -> Vec<Effect> {
        let own = &submission.session.workshop;
        let place = if self.all.contains_key(own) { Some(own.clone()) } else { wanted.cloned() };
        let Some(workshop) = place.and_then(|place| self.get_mut(&place)) else {
            took.unknown += 1;
            return Vec::new();
        };
        if workshop.came.contains(&submission) {
            took.again += 1;
            return Vec::new();
        }
        let session = workshop.brief.session();
        took.new += 1;
        took.names.push(submission.name.clone());
        // Of an earlier round it counts there, however late it comes.
        let own_round = submission.session.round.min(session.round);
        let session = workshop::Session { round: own_round, ..session };
        took.apart += usize::from(
            submission.session != session || wanted.is_some_and(|id| *id != session.workshop),
        );
        let record = workshop.came_record(&submission);
        workshop.came.insert(Arc::new(submission));
        self.keep([record])
    }

    fn hand_in(&mut self, workshop: &Id, draft: &Id, fresh: &str) -> Option<WorkshopOutcome> {
        let found = self.get_mut(workshop)?;
        let brief = Brief { round: found.drafts.get(draft)?.round, ..found.brief.clone() };
        let draft = found.drafts.get_mut(draft)?;
        let submission = draft.submission(&brief, fresh);
        draft.handed_in = Some(submission.clone());
        let mut records = Vec::new();
        let draft = draft.clone();
        records.push(found.draft_record(&draft));
        // Where it is collected on the same device, it has arrived.
        if found.held_here && found.came.insert(Arc::new(submission.clone())) {
            records.push(found.came_record(&submission));
        }
        let effects = self.keep(records);
        Some(WorkshopOutcome { answer: WorkshopAnswer::HandedIn(submission), effects })
    }

    fn next_round(&mut self, workshop: &Id, context: &Context) -> Vec<Effect> {
        let Some(found) = self.get_mut(workshop) else { return Vec::new() };
        let round = found.brief.round;
        // Where it is collected, everybody sees how the round before was spread.
        if found.held_here {
            let collection = found.collection(round);
            let before = |sheet: &Sheet| {
                let spread = Distribution::of(&collection, &sheet.id);
                (!spread.lines.is_empty()).then(|| (sheet.id.clone(), spread.before()))
            };
            found.brief.before = found.brief.sheets.iter().filter_map(before).collect();
        }
        found.brief.round += 1;
        let mut records = vec![found.itself()];
        records.extend(found.go_on(round, context));
        self.keep(records)
    }
}
