//! 依頼と回答: the files that go out to divisions, and what comes back of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::files::{mark, put_mark};
use super::*;
use crate::change::Document;
use crate::exchange::{self, AnswerTo, Opened, changes_beyond};
use crate::model::{Answer, AsOf, Id, Point, Request, Strategy};
use crate::place::{Address, Screen};
use crate::report::circulation::filled;
use crate::storage::FileMark;

impl Session {
    /// A file for each of the divisions, marked as theirs; several come in one.
    pub(super) fn save_requests(
        &mut self,
        context: &Context,
        key: &str,
        circulation: &Id,
        divisions: &[String],
    ) -> Vec<Effect> {
        let Some(open) = self.open.get(key) else { return Vec::new() };
        let Some(asked) = open.strategy.circulations.get(circulation) else { return Vec::new() };
        let known = open.document.extent();
        let file_id = |number: usize| format!("file-{}-{number}", context.fresh);
        let file = |division: &String| {
            let number = asked.number_of(division)?;
            let mut copy = Document::clone(&open.document);
            copy.request = Some(Request {
                circulation: circulation.clone(),
                division: division.clone(),
                known: known.clone(),
            });
            let envelope = self.envelope(context, open, file_id(number));
            let name = exchange::request_name(&copy.doc_id, asked, number);
            Some((name, Content::Document(Arc::new(copy), envelope)))
        };
        let mut files: Vec<(String, Content)> = divisions.iter().filter_map(file).collect();
        let (name, effect) = match files.len() {
            0 => return Vec::new(),
            1 => {
                let (name, content) = files.remove(0);
                (name.clone(), Effect::Download { name, content })
            }
            _ => {
                let name = exchange::requests_name(&open.document.doc_id, asked, files.len());
                (name.clone(), Effect::DownloadTogether { name, files })
            }
        };
        // So that what comes back is known to be of ours, and a file that nobody has filled in for what it is.
        let numbers = divisions.iter().filter_map(|division| asked.number_of(division));
        let marks: Vec<FileMark> =
            numbers.map(|number| mark(context, &file_id(number), &open.document, true)).collect();
        let kept = open.slot().map(str::to_string);
        self.say(Message::FileWritten { name });
        let noted = kept.map(|slot| {
            self.alter_shelved(&slot, |shelved| {
                marks.into_iter().for_each(|mark| put_mark(shelved, mark));
            })
        });
        noted.unwrap_or_default().into_iter().chain([effect]).collect()
    }

    /// What a file answers, as it says itself; nothing where nobody here has asked it, or where it is the very
    /// file that went out.
    pub(super) fn answers_of(&self, key: &str, opened: &Opened) -> Vec<AnswerTo> {
        let (Some(request), Some(open)) = (&opened.document.request, self.open.get(key)) else {
            return Vec::new();
        };
        let Some(asked) = open.strategy.circulations.get(&request.circulation) else {
            return Vec::new();
        };
        let went_out = self.shelf.get(key).is_some_and(|shelved| {
            let mut marks = shelved.files.iter().filter(|mark| mark.out && !mark.id.is_empty());
            marks.any(|mark| mark.id == opened.file_id)
        });
        if went_out {
            return Vec::new();
        }
        // It may have another name by now: the place among those who were asked stays.
        let number = opened
            .strategy
            .circulations
            .get(&request.circulation)
            .and_then(|then| then.number_of(&request.division));
        let division = match asked.number_of(&request.division).or(number) {
            Some(number) => asked.divisions.get(number - 1).unwrap_or(&request.division),
            None => &request.division,
        };
        let found = filled(&opened.document, &opened.strategy, &request.known);
        vec![answer_to(&found, &request.circulation, division, &request.division)]
    }

    /// A file is said to be a division's answer, or none.
    pub(super) fn answer_for(&mut self, key: &str, copy: usize, to: Option<(Id, String)>) {
        let Some(open) = self.open.get(key) else { return };
        let known = |id: &Id| open.strategy.circulations.get(id).map(|found| found.known.clone());
        let asked = to.and_then(|(circulation, division)| {
            Some((known(&circulation)?, circulation, division))
        });
        let Some(taking) = self.taking_in.get_mut(key) else { return };
        taking.answered(copy, |document, strategy| {
            let answer = asked.map(|(known, circulation, division)| {
                // As it says itself how far it was sent, where it does.
                let own = document.request.as_ref().filter(|own| own.circulation == circulation);
                let known = own.map_or(&known, |own| &own.known);
                answer_to(&filled(document, strategy, known), &circulation, &division, &division)
            });
            answer.into_iter().collect()
        });
    }

    /// A file that was sent to a division to be filled in, opened there: it leads to where it is filled in. Where
    /// those who sent it open it, `None`.
    pub(super) fn opened_request(
        &mut self,
        context: &Context,
        name: &str,
        opened: &Opened,
    ) -> Option<Vec<Effect>> {
        let request = opened.document.request.clone()?;
        let mut here = self.open.iter().filter(|(_, open)| self.is_kept(open));
        let same = |open: &Open| {
            let there = open.document.request.as_ref();
            there.is_some_and(|there| {
                (&there.circulation, &there.division) == (&request.circulation, &request.division)
            })
        };
        if let Some((key, open)) = here.clone().find(|(_, open)| same(open)) {
            // The same mail, opened again: what was filled in meanwhile stands in the document.
            if changes_beyond(&opened.document, &open.document) > 0 {
                return None;
            }
            let (key, screen) = (key.clone(), to_fill_in(&open.strategy, &request));
            self.open.get_mut(&key)?.editing = true;
            return Some(vec![Effect::Go { address: Address::new(&key, screen), replace: false }]);
        }
        // Whoever was asked has the request too, but has not made it.
        let asks = |open: &Open| {
            let was_asked = open.document.request.as_ref();
            open.strategy.circulations.contains(&request.circulation)
                && was_asked.is_none_or(|there| there.circulation != request.circulation)
        };
        if here.any(|(_, open)| asks(open)) {
            return None;
        }
        Some(self.open_apart(context, name, opened.clone()))
    }
}

/// Where a division fills in what it is asked for.
pub(super) fn to_fill_in(strategy: &Strategy, request: &Request) -> Screen {
    let year = strategy.circulations.get(&request.circulation).map(|asked| asked.year.0);
    Screen::Intake { year, division: Some(request.division.clone()), indicator: None }
}

/// What was found to be changed, told of one division; `then` is what it was called when it was asked.
fn answer_to(
    found: &BTreeMap<String, usize>,
    circulation: &Id,
    division: &str,
    then: &str,
) -> AnswerTo {
    let own = found.iter().filter(|(owner, _)| *owner == division || *owner == then);
    let own = own.map(|(_, count)| count).sum();
    AnswerTo {
        circulation: circulation.clone(),
        division: division.to_string(),
        asked_as: then.to_string(),
        own,
        foreign: found.values().sum::<usize>() - own,
    }
}

/// The record of an answer that a file has brought. Its id is made of the file's and the division, so that two who
/// take it in apart have the same.
pub(super) fn received(
    context: &Context,
    (at, copy): (usize, &exchange::ReturnedCopy),
    answer: &AnswerTo,
) -> Answer {
    let file_id = match copy.file_id.as_str() {
        "" => format!("{}-{at}", context.fresh),
        id => id.to_string(),
    };
    let count = |places: usize| i64::try_from(places).ok();
    Answer {
        id: format!("{}.{file_id}.{}.answer", answer.circulation, answer.division).into(),
        circulation: answer.circulation.clone(),
        division: answer.division.clone(),
        received: AsOf::of(Point::Day(context.today)),
        by: copy.by.clone(),
        file: copy.name.clone(),
        file_id: copy.file_id.clone(),
        own: count(answer.own),
        foreign: count(answer.foreign),
    }
}
