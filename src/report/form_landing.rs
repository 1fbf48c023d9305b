//! 様式への貼り付け: where the cells of a block would go in a form of the year, what stands there, and
//! what becomes of it. A block that names its rows is matched by the names; one without lies from
//! the chosen field on.

use std::collections::{BTreeMap, BTreeSet};

use super::evaluation::EvaluationSheet;
use super::landing::Becomes;
use super::pasted_list::{plain, unnumbered};
use super::plan::{OutputPlan, PlanSheet, ProgramPlan};
use crate::edit::{Edit, FormColumn, Refusal};
use crate::model::*;

/// The rows of a form in order, and its columns from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct FormSheet {
    pub year: FiscalYear,
    pub rows: Vec<FormRow>,
    pub columns: Vec<FormColumn>,
}

/// A record of the form, and what it may be called.
#[derive(Clone, Debug, PartialEq)]
pub struct FormRow {
    pub id: Id,
    pub names: Vec<String>,
}

/// A block, laid out over a form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormLanding {
    pub lines: Vec<FormLine>,
    /// Rows of the block whose name is none of the form's, or several.
    pub unknown: Vec<String>,
    /// Filled cells that lie beside the form, or where there is no such field.
    pub outside: usize,
    /// The rows were found by their names.
    pub by_names: bool,
    /// Its first row, or its first column, may be no value: the head of the table, numbers of rows.
    pub is_doubtful: bool,
}

/// A cell of the block, and where it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct FormLine {
    pub row: Id,
    pub column: FormColumn,
    pub typed: String,
    pub becomes: Becomes,
    /// Why it cannot be taken.
    pub refusal: Option<Refusal>,
    edit: Edit,
}

/// How the words of a choice are typed: its word, or `None` where it is none.
pub type ReadChoice<'a> = &'a dyn Fn(FormColumn, &str) -> Option<String>;

impl FormSheet {
    /// What is planned of the programs of the directions that are shown.
    pub fn of_programs(plan: &PlanSheet, shown: &[Id], columns: &[FormColumn]) -> FormSheet {
        let programs = items(plan, shown).flat_map(|item| &item.programs);
        FormSheet::new(plan.year, programs.map(program_row), columns)
    }

    /// What is planned of the outputs of the directions that are shown.
    pub fn of_outputs(plan: &PlanSheet, shown: &[Id], columns: &[FormColumn]) -> FormSheet {
        let outputs = items(plan, shown).flat_map(|item| &item.outputs);
        let row = |output: &OutputPlan| indicator_row(&output.indicator);
        FormSheet::new(plan.year, outputs.map(row), columns)
    }

    /// What is reported of the programs that ran.
    pub fn of_reports(plan: &PlanSheet, columns: &[FormColumn]) -> FormSheet {
        let ran = plan.programs().filter(|program| program.planned.is_some());
        FormSheet::new(plan.year, ran.map(program_row), columns)
    }

    /// What is written of the indicators of the directions that are shown.
    pub fn of_evaluations(
        sheet: &EvaluationSheet,
        shown: &[Id],
        columns: &[FormColumn],
    ) -> FormSheet {
        let parts = sheet.directions.iter().filter(|found| shown.contains(&found.direction.id));
        let rows = parts.flat_map(|found| found.indicators()).map(|found| indicator_row(found));
        FormSheet::new(sheet.year, rows, columns)
    }

    fn new(
        year: FiscalYear,
        rows: impl Iterator<Item = FormRow>,
        columns: &[FormColumn],
    ) -> FormSheet {
        FormSheet { year, rows: rows.collect(), columns: columns.to_vec() }
    }

    fn place(&self, row: &Id, column: FormColumn) -> Option<(usize, usize)> {
        let row = self.rows.iter().position(|known| known.id == *row)?;
        let column = self.columns.iter().position(|known| *known == column)?;
        Some((row, column))
    }

    /// What the field above a field holds: what is filled down into it.
    pub fn above(&self, strategy: &Strategy, row: &Id, column: FormColumn) -> Option<String> {
        let (at, _) = self.place(row, column)?;
        let above = self.rows.get(at.checked_sub(1)?)?;
        Some(column.value(strategy, self.year, &above.id))
    }
}

fn items<'a>(
    plan: &'a PlanSheet,
    shown: &'a [Id],
) -> impl Iterator<Item = &'a super::plan::ItemPlan> {
    let parts = plan.directions.iter().filter(|found| shown.contains(&found.direction.id));
    parts.flat_map(|found| &found.items)
}

fn program_row(row: &ProgramPlan) -> FormRow {
    let program = &row.program;
    FormRow { id: program.id.clone(), names: vec![program.text.clone(), program.text_en.clone()] }
}

fn indicator_row(indicator: &Indicator) -> FormRow {
    let names = [&indicator.name, &indicator.short, &indicator.name_en];
    FormRow { id: indicator.id.clone(), names: names.map(String::clone).to_vec() }
}

impl FormLanding {
    /// Lays a block over the form from a field on. `None` where the field is not of the form, or
    /// the block is empty.
    pub fn of(
        sheet: &FormSheet,
        strategy: &Strategy,
        today: Date,
        block: &[Vec<String>],
        (row, column): (&Id, FormColumn),
        read_choice: ReadChoice,
    ) -> Option<FormLanding> {
        let (first_row, first_column) = sheet.place(row, column)?;
        if block.is_empty() {
            return None;
        }
        let named = Named::of(sheet, block);
        let mut landing = FormLanding {
            lines: Vec::new(),
            unknown: Vec::new(),
            outside: 0,
            by_names: named.is_some(),
            is_doubtful: named.is_none() && is_doubtful(sheet, block, column),
        };
        let filled = |cells: &[String]| cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        // One after another: a reason stands beside the target that came with it.
        let mut running = strategy.clone();
        let mut taken: BTreeSet<(Id, FormColumn)> = BTreeSet::new();
        for (at, cells) in block.iter().enumerate() {
            let (row, cells) = match &named {
                None => (sheet.rows.get(first_row + at), cells.as_slice()),
                Some(named) => {
                    let name = cells.get(named.column).map(|name| name.trim()).unwrap_or_default();
                    let row = named.row(name).and_then(|at| sheet.rows.get(at));
                    let rest = cells.get(named.column + 1..).unwrap_or_default();
                    if row.is_none() {
                        match name.is_empty() {
                            // Whose it is cannot be told.
                            true => landing.outside += filled(rest),
                            false => landing.unknown.push(name.to_string()),
                        }
                        continue;
                    }
                    (row, rest)
                }
            };
            for (at, typed) in cells.iter().enumerate() {
                let column = sheet.columns.get(first_column + at);
                let line = row.zip(column).and_then(|(row, column)| {
                    let is_first = taken.insert((row.id.clone(), *column));
                    let found =
                        line(sheet, &running, today, &row.id, *column, typed.trim(), read_choice);
                    found.filter(|_| is_first)
                });
                match line {
                    Some((line, after)) => {
                        landing.lines.push(line);
                        running = after.unwrap_or(running);
                    }
                    None if typed.trim().is_empty() => {}
                    None => landing.outside += 1,
                }
            }
        }
        landing.lines.sort_by_key(|line| (line.becomes == Becomes::Same, line.refusal.is_none()));
        Some(landing)
    }

    /// Whether somebody has to see it before it lands.
    pub fn asks(&self) -> bool {
        let told = |line: &FormLine| {
            line.refusal.is_some()
                || matches!(line.becomes, Becomes::Unread | Becomes::Overwrites | Becomes::Clears)
        };
        // One cell into one field is typing.
        let one = self.lines.len() == 1 && self.outside == 0 && !self.by_names;
        let refused = self.lines.iter().any(|line| line.refusal.is_some());
        refused
            || (!one
                && (self.by_names
                    || self.is_doubtful
                    || self.outside > 0
                    || !self.unknown.is_empty()
                    || self.lines.iter().any(told)))
    }

    pub fn count(&self, becomes: Becomes) -> usize {
        self.lines.iter().filter(|line| line.becomes == becomes).count()
    }

    /// Lines that would be written.
    pub fn changing(&self) -> impl Iterator<Item = &FormLine> {
        self.lines.iter().filter(|line| line.refusal.is_none() && line.becomes != Becomes::Same)
    }

    /// Everything that would change, as one step.
    pub fn edit(&self) -> Edit {
        Edit::Many(self.changing().map(|line| line.edit.clone()).collect())
    }
}

/// A line, and the strategy after it where it can be taken. `None` where the record has no such field.
fn line(
    sheet: &FormSheet,
    strategy: &Strategy,
    today: Date,
    row: &Id,
    column: FormColumn,
    typed: &str,
    read_choice: ReadChoice,
) -> Option<(FormLine, Option<Strategy>)> {
    let now = column.value(strategy, sheet.year, row);
    let chosen = match column {
        // A program has always one of them.
        FormColumn::Status if typed.is_empty() => Some(now.clone()),
        FormColumn::Status | FormColumn::Review if !typed.is_empty() => read_choice(column, typed),
        _ => Some(typed.to_string()),
    };
    let edit = column.edit(strategy, sheet.year, row, chosen.as_deref().unwrap_or(typed))?;
    let applied = match chosen {
        // A word that is none of the choices.
        None => Err(Refusal::NoChoice),
        Some(_) => edit.apply(strategy, today),
    };
    let becomes = match &applied {
        Err(_) => Becomes::Refused,
        Ok(after) if column.value(after, sheet.year, row) == now => Becomes::Same,
        // Kept as typed, and read by nobody.
        Ok(after) if column.is_unread(after, sheet.year, row) => Becomes::Unread,
        Ok(_) if now.is_empty() => Becomes::First,
        Ok(_) if typed.is_empty() => Becomes::Clears,
        // 継続 is what a program has before anybody has chosen.
        Ok(_) if column == FormColumn::Status && now == ProgramStatus::Continued.word() => {
            Becomes::First
        }
        Ok(_) => Becomes::Overwrites,
    };
    let typed = typed.to_string();
    let (after, refusal) = match applied {
        Ok(after) => (Some(after), None),
        Err(refusal) => (None, Some(refusal)),
    };
    Some((FormLine { row: row.clone(), column, typed, becomes, refusal, edit }, after))
}

/// Whether a block without names has a row or a column that is none of the form's: the first row says
/// what the columns are called, numbers stand where a text belongs, or a name where another field is.
fn is_doubtful(sheet: &FormSheet, block: &[Vec<String>], column: FormColumn) -> bool {
    let texts = [
        FormColumn::Activities,
        FormColumn::Division,
        FormColumn::Done,
        FormColumn::TargetReason,
        FormColumn::Evaluation,
        FormColumn::Factors,
        FormColumn::NextAction,
    ];
    let first = block.first().and_then(|row| row.first()).map(|cell| plain(cell));
    let first = first.unwrap_or_default();
    let is_number = |cell: &str| !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit());
    let heads =
        ["取組内容", "担当課", "予算額", "決算額", "実施状況", "区分", "見直し", "目標", "評価"];
    let is_head = block.len() > 1 && heads.iter().any(|head| first.starts_with(&plain(head)));
    let named = sheet.rows.iter().flat_map(|row| &row.names).map(|name| plain(name));
    let names: BTreeSet<String> = named.filter(|name| !name.is_empty()).collect();
    let has_name = block.iter().flatten().any(|cell| names.contains(&plain(cell)));
    (texts.contains(&column) && is_number(&first)) || is_head || has_name
}

/// The column of a block that names the rows.
struct Named {
    column: usize,
    known: BTreeMap<String, Option<usize>>,
}

impl Named {
    /// `None` where the block has one column, or in no column that has others behind it half of the
    /// filled cells are names: the head of the column is none.
    fn of(sheet: &FormSheet, block: &[Vec<String>]) -> Option<Named> {
        let width = block.iter().map(Vec::len).max().unwrap_or(0);
        let mut known: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (at, row) in sheet.rows.iter().enumerate() {
            for name in row.names.iter().map(|name| plain(name)).filter(|name| !name.is_empty()) {
                // One name of two rows names neither.
                let entry = known.entry(name).or_insert(Some(at));
                if *entry != Some(at) {
                    *entry = None;
                }
            }
        }
        let mut named = Named { column: 0, known };
        for column in 0..width.saturating_sub(1) {
            let cells = block.iter().filter_map(|row| row.get(column));
            let filled = cells.filter(|cell| !cell.trim().is_empty());
            let (found, others): (Vec<_>, Vec<_>) = filled.partition(|cell| named.knows(cell));
            if !found.is_empty() && found.len() + 1 >= others.len() {
                named.column = column;
                return Some(named);
            }
        }
        None
    }

    fn knows(&self, name: &str) -> bool {
        self.known.contains_key(&plain(name)) || self.known.contains_key(&plain(unnumbered(name)))
    }

    fn row(&self, name: &str) -> Option<usize> {
        let found =
            self.known.get(&plain(name)).or_else(|| self.known.get(&plain(unnumbered(name))));
        *found?
    }
}
