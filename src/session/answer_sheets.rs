//! 回答 in a spreadsheet: rows become a copy of what was sent with the figures filled in, and are taken in like one.

use std::sync::Arc;

use super::*;
use crate::change::{Change, Document, derive, project, take};
use crate::edit::{Edit, ObservationField, says_the_same};
use crate::exchange::{self, AnswerRow, AnswerSheet, AnswerTo, Opened, Remark, answer_sheet};
use crate::model::reading::Reading;
use crate::model::{AsOf, Circulation, Date, Id, Observation, Strategy};
use crate::place::{Address, Screen};
use crate::report::circulation::filled_by;

impl Session {
    /// Rows of a spreadsheet that were opened like any file: held against the document that asked for them.
    pub(super) fn opened_rows(
        &mut self,
        context: &Context,
        file: &FileBytes,
    ) -> Option<Vec<Effect>> {
        let sheet = sheet_of(file)?;
        let rows = sheet.as_ref().map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
        let key = rows
            .first()
            .map_or(Some(self.visited.clone()), |row| self.asked_in(&row.id.circulation));
        let Some(key) = key else {
            let (name, refusal) = (file.name.clone(), Refusal::UnknownRequest);
            self.say(Message::NotOpened { name, refusal });
            return Some(Vec::new());
        };
        if !self.hold_sheet(context, &key, &file.name, sheet) {
            return Some(Vec::new());
        }
        let address = Address::new(&key, Screen::TakingIn);
        let (name, bytes) = (file.name.clone(), file.bytes.clone());
        Some(vec![Effect::Go { address, replace: false }, Effect::KeepIncoming { name, bytes }])
    }

    /// The document that has made a request: the one that is looked at, or else the one with most in it.
    fn asked_in(&self, circulation: &Id) -> Option<String> {
        let asked = self.open.iter().filter(|(_, open)| {
            self.is_kept(open) && open.strategy.circulations.contains(circulation)
        });
        let best = |(key, open): &(&String, &Open)| {
            (**key == self.visited, open.document.count(), (*key).clone())
        };
        asked.max_by_key(best).map(|(key, _)| key.clone())
    }

    /// Holds rows against a document; `false` where they could not be, which is said.
    pub(super) fn hold_sheet(
        &mut self,
        context: &Context,
        key: &str,
        name: &str,
        sheet: Result<AnswerSheet, Refusal>,
    ) -> bool {
        let filled = sheet.and_then(|sheet| self.filled_in(context, key, &sheet));
        match filled {
            Err(refusal) => {
                self.say(Message::NotOpened { name: name.into(), refusal });
                false
            }
            Ok((opened, answers)) => {
                self.hold(key, name, opened, answers);
                true
            }
        }
    }

    /// A copy of what was sent, with the rows filled in, and whose answers that is.
    fn filled_in(
        &self,
        context: &Context,
        key: &str,
        sheet: &AnswerSheet,
    ) -> Result<(Opened, Vec<AnswerTo>), Refusal> {
        let open = self.open.get(key).ok_or(Refusal::UnknownRequest)?;
        let circulations = &open.strategy.circulations;
        let asked = sheet.rows.iter().find_map(|row| circulations.get(&row.id.circulation));
        let asked = asked.ok_or(Refusal::UnknownRequest)?;
        let (own, others): (Vec<&AnswerRow>, Vec<&AnswerRow>) =
            sheet.rows.iter().partition(|row| row.id.circulation == asked.id);
        let sent = open.document.as_known(&asked.known);
        let before = project(&sent).0;
        let mut filling =
            Filling { strategy: before.clone(), today: context.today, refused: Vec::new() };
        for row in &own {
            filling.fill(row);
        }
        let rows = filling.refused.len() + others.len() + sheet.unread;
        filling.refused.truncate(NAMED);
        let names = filling.refused;
        let mut changes = derive(&sent, &before, &filling.strategy, &mut self.stamp(context));
        let code = code_of(&changes);
        told_by(&mut changes, &code, &open.document);
        let (mut document, mut strategy) = (sent, before);
        take(&mut document, &mut strategy, &changes);
        let answers = answers_in(open, asked, &document);
        let opened = Opened {
            document,
            strategy,
            remarks: if rows > 0 { vec![Remark::RowsUnread { rows, names }] } else { Vec::new() },
            file_id: format!("sheet-{code}"),
            exported_at: String::new(),
            parents: Vec::new(),
            author: answers
                .iter()
                .map(|answer| answer.division.clone())
                .collect::<Vec<_>>()
                .join("、"),
        };
        Ok((opened, answers))
    }
}

/// The same rows make the same changes, whenever they are opened: they are told by what they say, and by whom and when
/// they were made as the document has them already.
fn told_by(changes: &mut [Change], code: &str, document: &Document) {
    let session: Arc<str> = format!("sheet-{code}").as_str().into();
    for (sequence, change) in (1..).zip(changes) {
        (change.id.session, change.id.sequence) = (session.clone(), sequence);
        if let Some(known) = document.change(&change.id) {
            (change.at, change.by) = (known.at.clone(), known.by.clone());
        }
    }
}

/// Rows that are named where they could not be read.
const NAMED: usize = 5;

/// An answer for every division that has filled something in, by the names of today: who was asked and left all of it
/// as it was has said nothing yet.
fn answers_in(open: &Open, asked: &Circulation, document: &Document) -> Vec<AnswerTo> {
    let found = filled_by(document, &asked.known, &[&open.strategy]);
    let named = found.iter().filter(|(division, _)| !division.is_empty());
    let answer = |(division, count): (&String, &usize)| AnswerTo {
        circulation: asked.id.clone(),
        division: division.clone(),
        asked_as: division.clone(),
        own: *count,
        foreign: 0,
    };
    named.map(answer).collect()
}

/// Tells what changes say from what others say.
fn code_of(changes: &[Change]) -> String {
    let said = changes.iter().map(|change| {
        let mut said = exchange::change_to_value(change);
        if let Some(members) = said.as_object_mut() {
            ["id", "at", "by"].into_iter().for_each(|name| drop(members.remove(name)));
        }
        said
    });
    let code = exchange::hash(&said.collect());
    code.get(..16).unwrap_or(&code).to_string()
}

/// What a file holds that was typed in a spreadsheet; `None` where it is anything else.
pub(super) fn sheet_of(file: &FileBytes) -> Option<Result<AnswerSheet, Refusal>> {
    if file.read.as_deref().is_some_and(Result::is_ok) {
        return None;
    }
    let decoded = exchange::decode(&file.bytes).map(|decoded| decoded.text);
    let text = decoded.as_deref().or(file.text.as_deref()).unwrap_or_default();
    // A document is never looked through for rows.
    if text.trim_start().starts_with('{') { None } else { answer_sheet(text) }
}

/// Rows of a spreadsheet on their way into a strategy.
struct Filling {
    strategy: Strategy,
    today: Date,
    /// What the indicators are called of whose rows something could not be entered.
    refused: Vec<String>,
}

impl Filling {
    fn fill(&mut self, row: &AnswerRow) {
        let (indicator, period) = (row.id.indicator.clone(), row.id.period);
        let stands = self.stands(row);
        if self.is_unreadable(row) {
            return self.refuse(row);
        }
        // An empty cell is one that nobody has filled in, and takes nothing away.
        if !row.actual.is_empty() && !stands {
            let typed = row.actual.clone();
            let edit = Edit::Entry { indicator: indicator.clone(), period, typed };
            if !self.make(&edit) {
                return self.refuse(row);
            }
        }
        let Some(found) = self.strategy.counted(&indicator, period).cloned() else {
            // There is no figure that it could stand beside.
            if !row.as_of.is_empty() || !row.note.is_empty() {
                self.refuse(row);
            }
            return;
        };
        let as_of = AsOf::read(&row.as_of);
        let same = row.as_of == found.as_of.raw
            || (as_of.point.is_some() && as_of.point == found.as_of.point);
        if !row.as_of.is_empty() && !same {
            self.set(row, &found, ObservationField::AsOf(row.as_of.clone()));
        }
        if !row.note.is_empty() && row.note != found.note {
            self.set(row, &found, ObservationField::Note(row.note.clone()));
        }
    }

    /// Whether the figure is the one that was sent, however a spreadsheet has written it.
    fn stands(&self, row: &AnswerRow) -> bool {
        let Some(indicator) = self.strategy.indicators.get(&row.id.indicator) else { return false };
        let found = self.strategy.counted(&row.id.indicator, row.id.period);
        found.is_some_and(|found| {
            says_the_same(found, &indicator.read_figure(&row.actual), &row.actual)
        })
    }

    /// A figure that nobody can read would be none: it is told, and stays where it was typed.
    fn is_unreadable(&self, row: &AnswerRow) -> bool {
        let indicator = self.strategy.indicators.get(&row.id.indicator);
        let reading = indicator.map(|indicator| indicator.read_figure(&row.actual));
        let typed = [&row.actual, &row.as_of, &row.note];
        typed.into_iter().any(|typed| exchange::is_long_text(typed))
            || !matches!(
                reading,
                Some(Reading::Empty | Reading::Number { .. } | Reading::Missing(_))
            )
    }

    fn refuse(&mut self, row: &AnswerRow) {
        let indicator = self.strategy.indicators.get(&row.id.indicator);
        let name = indicator.map(|indicator| indicator.short_name().to_string());
        self.refused.push(name.unwrap_or_else(|| row.id.to_string()));
    }

    fn set(&mut self, row: &AnswerRow, observation: &Observation, field: ObservationField) {
        if !self.make(&Edit::Observation { id: observation.id.clone(), field }) {
            self.refuse(row);
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
