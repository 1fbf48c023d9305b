//! Tables of typed cells, each described once: what a screen, a chart's table and, later, a file of
//! another kind show of it is a matter of whoever writes it.

mod answers;
mod counts;
mod csv;
mod indicator;
mod list;
mod money;
mod plan;
mod progress;
mod status;
mod structure;
mod years;

use rust_decimal::Decimal;

use crate::report::list::Mark;
use crate::report::whole::Leads;

pub use self::csv::{csv, guarded};
pub use answers::answers;
pub use counts::counts;
pub use indicator::years_of;
pub use list::{list, observations};
pub use money::{budgets, flow, spending, subject_leads, subject_name, told, year_name};
pub use plan::sums;
pub use progress::{name as indicator_name, progress};
pub use status::{status, statuses};
pub use structure::{heading, is_by_part, structure};
pub use years::{multiples, years};

/// The first column names the rows, so a row has one cell less than there are columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Its columns are years: where there is no room for all, the latest are seen first.
    pub of_years: bool,
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
    /// The mark that it counts.
    pub mark: Option<Mark>,
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
    /// How it stands to what it is compared with, as a colour behind the figure.
    pub tone: Option<Tone>,
    /// The figure as a bar: its share of the greatest of the table.
    pub bar: Option<f64>,
    /// Of a part of a year.
    pub part: bool,
    /// Nothing is compared with the cells before it: a line stands between them.
    pub broken: bool,
}

/// Far worse to far better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    FarWorse,
    Worse,
    Same,
    Better,
    FarBetter,
}

impl Tone {
    pub const ALL: [Tone; 5] =
        [Tone::FarWorse, Tone::Worse, Tone::Same, Tone::Better, Tone::FarBetter];

    /// As it stands in the page's attributes.
    pub fn word(self) -> &'static str {
        match self {
            Tone::FarWorse => "far-worse",
            Tone::Worse => "worse",
            Tone::Same => "same",
            Tone::Better => "better",
            Tone::FarBetter => "far-better",
        }
    }
}

/// An indicator, or several, by their mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    pub mark: Mark,
    /// Of one: its name. Of several: how many.
    pub name: String,
    pub leads: Option<Leads>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Blank,
    Words(String),
    /// A figure, and how it is written.
    Number(Decimal, String),
    /// So many of a mark.
    Counted(Mark, usize, String),
    /// Indicators with their marks, and the same in words.
    Marks(Vec<Marked>, String),
}

impl Table {
    pub fn new(columns: impl IntoIterator<Item = Column>, rows: Vec<Row>) -> Table {
        Table { columns: columns.into_iter().collect(), rows, of_years: false }
    }

    pub fn of_years(self) -> Table {
        Table { of_years: true, ..self }
    }
}

impl Column {
    pub fn words(name: impl Into<Name>) -> Column {
        Column { name: name.into(), kind: ColumnKind::Words, unit: None, total: false, mark: None }
    }

    pub fn number(name: impl Into<Name>) -> Column {
        Column { kind: ColumnKind::Number, ..Column::words(name) }
    }

    pub fn unit(self, unit: &str) -> Column {
        Column { unit: Some(unit.to_string()), ..self }
    }

    pub fn marked(self, mark: Mark) -> Column {
        Column { mark: Some(mark), ..self }
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
        Cell { value: Value::Number(value.into(), written), ..Cell::default() }
    }

    pub fn count(count: usize) -> Cell {
        Cell::number(count, count.to_string())
    }

    /// So many of a mark.
    pub fn counted(mark: Mark, count: usize) -> Cell {
        Cell { value: Value::Counted(mark, count, count.to_string()), ..Cell::default() }
    }

    pub fn marks(marks: Vec<Marked>, written: String) -> Cell {
        Cell { value: Value::Marks(marks, written), ..Cell::default() }
    }

    /// The same figure as a bar of `share` of its column.
    pub fn bar(self, share: Option<f64>) -> Cell {
        Cell { bar: share, ..self }
    }

    pub fn noted(self, note: Option<String>) -> Cell {
        Cell { note, ..self }
    }

    /// The value as it is written, without the note.
    pub fn written(&self) -> &str {
        match &self.value {
            Value::Blank => "",
            Value::Words(written)
            | Value::Number(_, written)
            | Value::Counted(_, _, written)
            | Value::Marks(_, written) => written,
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(words: T) -> Cell {
        Cell { value: Value::Words(words.into()), ..Cell::default() }
    }
}
