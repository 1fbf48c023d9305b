//! 依頼と回答: the files that go out to divisions, and what comes back of them.

use std::sync::Arc;

use super::*;
use crate::change::{Change, Document, Stamp, derive, project, take};
use crate::edit::{Edit, ObservationField};
use crate::exchange::{self, AnswerRow, AnswerTo, Envelope, Opened, answer_rows, changes_beyond};
use crate::model::{Answer, AsOf, Date, Id, Observation, Point, Request, Strategy};
use crate::place::{Address, Screen};
use crate::report::circulation::filled;

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
        let file = |division: &String| {
            let number = asked.number_of(division)?;
            let mut copy = Document::clone(&open.document);
            copy.request = Some(Request {
                circulation: circulation.clone(),
                division: division.clone(),
                known: known.clone(),
            });
            let envelope = Envelope {
                file_id: format!("file-{}-{number}", context.fresh),
                parents: Some(open.file_id.clone())
                    .filter(|id| !id.is_empty())
                    .into_iter()
                    .collect(),
                exported_at: context.now.clone(),
                author_id: self.author.clone(),
                author_label: self.label.clone(),
            };
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
                let name = exchange::requests_name(&open.document.doc_id, asked);
                (name.clone(), Effect::DownloadTogether { name, files })
            }
        };
        self.say(Message::FileWritten { name });
        vec![effect]
    }

    /// What a file answers, as it says itself; nothing where nobody here has asked it.
    pub(super) fn answer_of(&self, key: &str, opened: &Opened) -> Option<AnswerTo> {
        let request = opened.document.request.as_ref()?;
        let asked = self.open.get(key)?.strategy.circulations.contains(&request.circulation);
        asked.then(|| answer_to(&opened.document, &opened.strategy, request))
    }

    /// A file is said to be a division's answer, or none.
    pub(super) fn answer_for(&mut self, key: &str, copy: usize, to: Option<(Id, String)>) {
        let Some(open) = self.open.get(key) else { return };
        let known = |id: &Id| open.strategy.circulations.get(id).map(|found| found.known.clone());
        let request = to.and_then(|(circulation, division)| {
            Some(Request { known: known(&circulation)?, circulation, division })
        });
        let Some(taking) = self.taking_in.get_mut(key) else { return };
        taking.answered(copy, |document, strategy| {
            request.map(|request| answer_to(document, strategy, &request))
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
        let kept = |open: &Open| {
            let shelved = open.slot().and_then(|slot| self.shelf.get(slot));
            shelved.is_some_and(|shelved| !shelved.removed)
        };
        let mut here = self.open.iter().filter(|(_, open)| kept(open));
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

    /// Rows of a spreadsheet that were opened like any file: held against the document that asked for them.
    pub(super) fn opened_rows(
        &mut self,
        context: &Context,
        file: &FileBytes,
    ) -> Option<Vec<Effect>> {
        let rows = rows_of(file);
        let first = &rows.first()?.id.circulation;
        let asked = |open: &&Open| {
            let kept = open.slot().and_then(|slot| self.shelf.get(slot));
            kept.is_some_and(|kept| !kept.removed) && open.strategy.circulations.contains(first)
        };
        let key = self.open.iter().find(|(_, open)| asked(open)).map(|(key, _)| key.clone());
        let Some(key) = key else {
            let (name, refusal) = (file.name.clone(), Refusal::UnknownRequest);
            self.say(Message::NotOpened { name, refusal });
            return Some(Vec::new());
        };
        self.hold_rows(context, &key, &file.name, &rows);
        let address = Address::new(&key, Screen::TakingIn);
        let (name, bytes) = (file.name.clone(), file.bytes.clone());
        Some(vec![Effect::Go { address, replace: false }, Effect::KeepIncoming { name, bytes }])
    }

    /// Rows that were typed into a spreadsheet, as a copy of what was sent: from there on they are taken in
    /// like a file.
    pub(super) fn hold_rows(
        &mut self,
        context: &Context,
        key: &str,
        name: &str,
        rows: &[AnswerRow],
    ) -> Vec<Effect> {
        let Some(open) = self.open.get(key) else { return Vec::new() };
        let asked = rows.iter().find_map(|row| open.strategy.circulations.get(&row.id.circulation));
        let Some(asked) = asked.cloned() else {
            let refusal = Refusal::UnknownRequest;
            self.say(Message::NotOpened { name: name.into(), refusal });
            return Vec::new();
        };
        let own: Vec<&AnswerRow> =
            rows.iter().filter(|row| row.id.circulation == asked.id).collect();
        let sent = open.document.as_known(&asked.known);
        let mut filling = Filling { strategy: project(&sent).0, today: context.today, refused: 0 };
        let division = filling.division(&own).unwrap_or_default();
        let before = filling.strategy.clone();
        for row in &own {
            filling.fill(row);
        }
        let mut stamp = Stamp {
            author: self.author.as_str().into(),
            session: format!("sheet-{}", context.fresh).as_str().into(),
            sequence: 0,
            at: context.now.clone(),
            by: division.clone(),
        };
        let changes: Vec<Change> = derive(&sent, &before, &filling.strategy, &mut stamp);
        let (mut document, mut strategy) = (sent, before);
        take(&mut document, &mut strategy, &changes);
        if !division.is_empty() {
            let (circulation, known) = (asked.id.clone(), asked.known.clone());
            document.request = Some(Request { circulation, division: division.clone(), known });
        }
        let typed: Vec<serde_json::Value> =
            own.iter().map(|row| format!("{row:?}").into()).collect();
        let code = exchange::hash(&typed.into());
        let unread = filling.refused + rows.len() - own.len();
        let opened = Opened {
            document,
            strategy,
            remarks: match unread {
                0 => Vec::new(),
                rows => vec![exchange::Remark::RowsUnread(rows)],
            },
            file_id: format!("sheet-{}", code.get(..16).unwrap_or(&code)),
            exported_at: String::new(),
            parents: Vec::new(),
            author: division,
        };
        self.hold(key, name, opened);
        Vec::new()
    }
}

/// The rows of a file that was typed in a spreadsheet; none of any other.
pub(super) fn rows_of(file: &FileBytes) -> Vec<AnswerRow> {
    if file.read.as_deref().is_some_and(Result::is_ok) {
        return Vec::new();
    }
    let decoded = exchange::decode(&file.bytes).map(|decoded| decoded.text);
    let text = decoded.as_deref().or(file.text.as_deref()).unwrap_or_default();
    // A document is never looked through for rows.
    if text.trim_start().starts_with('{') { Vec::new() } else { answer_rows(text) }
}

/// Whether a file was typed in a spreadsheet.
pub(super) fn is_sheet(file: &FileBytes) -> bool {
    !rows_of(file).is_empty()
}

/// Where a division fills in what it is asked for.
pub(super) fn to_fill_in(strategy: &Strategy, request: &Request) -> Screen {
    let year = strategy.circulations.get(&request.circulation).map(|asked| asked.year.0);
    Screen::Intake { year, division: Some(request.division.clone()), indicator: None }
}

fn answer_to(document: &Document, strategy: &Strategy, request: &Request) -> AnswerTo {
    let found = filled(document, strategy, request);
    AnswerTo {
        circulation: request.circulation.clone(),
        division: request.division.clone(),
        own: found.own,
        foreign: found.foreign,
    }
}

/// The record of an answer that a file has brought. Its id is made of the file's, so that two who take it in
/// apart have the same.
pub(super) fn received(
    context: &Context,
    copy: &exchange::ReturnedCopy,
    answer: &AnswerTo,
) -> Answer {
    let file_id = match copy.file_id.as_str() {
        "" => &context.fresh,
        id => id,
    };
    let count = |places: usize| i64::try_from(places).ok();
    Answer {
        id: format!("{}.{file_id}.answer", answer.circulation).into(),
        circulation: answer.circulation.clone(),
        division: answer.division.clone(),
        received: AsOf::of(Point::Day(context.today)),
        by: copy.by.clone(),
        file: copy.name.clone(),
        file_id: file_id.to_string(),
        own: count(answer.own),
        foreign: count(answer.foreign),
    }
}

/// Rows of a spreadsheet on their way into a strategy.
struct Filling {
    strategy: Strategy,
    today: Date,
    /// Rows of which something could not be entered.
    refused: usize,
}

impl Filling {
    /// The one division whose the rows are; `None` where they are of several.
    fn division(&self, rows: &[&AnswerRow]) -> Option<String> {
        let mut named = rows.iter().filter_map(|row| {
            let indicator = self.strategy.indicators.get(&row.id.indicator)?;
            Some(self.strategy.division_of(indicator))
        });
        let first = named.next()?;
        named.all(|other| other == first).then(|| first.to_string())
    }

    fn fill(&mut self, row: &AnswerRow) {
        let (indicator, period) = (row.id.indicator.clone(), row.id.period);
        // An empty cell is one that nobody has filled in, and takes nothing away.
        if !row.actual.is_empty() {
            let typed = row.actual.clone();
            let edit = Edit::Actual { indicator: indicator.clone(), period, typed };
            if !self.make(&edit) {
                self.refused += 1;
                return;
            }
        }
        let Some(found) = self.strategy.counted(&indicator, period).cloned() else { return };
        let as_of = AsOf::read(&row.as_of);
        let same = row.as_of == found.as_of.raw
            || (as_of.point.is_some() && as_of.point == found.as_of.point);
        if !row.as_of.is_empty() && !same {
            self.set(&found, ObservationField::AsOf(row.as_of.clone()));
        }
        if !row.note.is_empty() && row.note != found.note {
            self.set(&found, ObservationField::Note(row.note.clone()));
        }
    }

    fn set(&mut self, observation: &Observation, field: ObservationField) {
        if !self.make(&Edit::Observation { id: observation.id.clone(), field }) {
            self.refused += 1;
        }
    }

    fn make(&mut self, edit: &Edit) -> bool {
        match edit.apply(&self.strategy, self.today) {
            Ok(after) => {
                self.strategy = after;
                true
            }
            Err(_) => false,
        }
    }
}
