//! Tables of typed cells, each described once: what a screen, a chart's table and, later, a file of
//! another kind show of it is a matter of whoever writes it.

mod counts;
mod plan;

use rust_decimal::Decimal;

use crate::report::whole::Leads;

pub use counts::counts;
pub use plan::sums;

/// The first column names the rows, so a row has one cell less than there are columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// What stands in a column; figures are aligned as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    Words,
    Number,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub name: Name,
    pub kind: ColumnKind,
    /// The unit of every figure of the column, where they have one in common and do not say it
    /// themselves.
    pub unit: Option<String>,
    /// Whether it sums up the columns before it.
    pub total: bool,
}

/// The name of a row or a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Name {
    /// The number that the document gives it: 「第１」.
    pub number: Option<String>,
    pub name: String,
    pub gloss: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The part of the strategy that this and the following rows belong to, where another begins.
    pub group: Option<String>,
    pub name: Name,
    pub leads: Option<Leads>,
    pub cells: Vec<Cell>,
    /// Whether it sums up the rows before it.
    pub total: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub value: Value,
    /// What has to be known beside the value: 「未記入２件」.
    pub note: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Blank,
    Words(String),
    /// A figure, and how it is written.
    Number(Decimal, String),
}

impl Table {
    pub fn new(columns: impl IntoIterator<Item = Column>, rows: Vec<Row>) -> Table {
        Table { columns: columns.into_iter().collect(), rows }
    }
}

impl Column {
    pub fn words(name: impl Into<Name>) -> Column {
        Column { name: name.into(), kind: ColumnKind::Words, unit: None, total: false }
    }

    pub fn number(name: impl Into<Name>) -> Column {
        Column { kind: ColumnKind::Number, ..Column::words(name) }
    }

    pub fn unit(self, unit: &str) -> Column {
        Column { unit: Some(unit.to_string()), ..self }
    }

    pub fn total(self) -> Column {
        Column { total: true, ..self }
    }
}

impl<T: Into<String>> From<T> for Name {
    fn from(name: T) -> Name {
        Name { name: name.into(), ..Name::default() }
    }
}

impl Cell {
    pub fn number(value: impl Into<Decimal>, written: String) -> Cell {
        Cell { value: Value::Number(value.into(), written), note: None }
    }

    pub fn count(count: usize) -> Cell {
        Cell::number(count, count.to_string())
    }

    pub fn noted(self, note: Option<String>) -> Cell {
        Cell { note, ..self }
    }

    /// The value as it is written, without the note.
    pub fn written(&self) -> &str {
        match &self.value {
            Value::Blank => "",
            Value::Words(written) | Value::Number(_, written) => written,
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(words: T) -> Cell {
        Cell { value: Value::Words(words.into()), note: None }
    }
}
