//! A record as fields: the form in which it is compared, changed, kept and sent.

use std::cell::RefCell;

use serde_json::{Map, Value};

use crate::model::{AsOf, Id, Number, Period, Point};

/// Fields by name. An absent field, `null` and an empty text are one and the same: not filled in.
pub type Fields = Map<String, Value>;

/// A record that this version cannot read. It is kept as it is and written back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub field: String,
}

/// Takes typed values out of fields; what has the wrong type makes the record unreadable.
pub struct Take<'a>(pub &'a Fields);

impl Take<'_> {
    fn value(&self, field: &str) -> Option<&Value> {
        self.0.get(field).filter(|value| !value.is_null())
    }

    pub fn wrong<T>(field: &str) -> Result<T, Unreadable> {
        Err(Unreadable { field: field.to_string() })
    }

    pub fn text(&self, field: &str) -> Result<String, Unreadable> {
        match self.value(field) {
            None => Ok(String::new()),
            Some(Value::String(text)) => Ok(text.clone()),
            Some(_) => Self::wrong(field),
        }
    }

    /// A text that must be there.
    pub fn needed(&self, field: &str) -> Result<String, Unreadable> {
        match self.text(field)? {
            text if text.is_empty() => Self::wrong(field),
            text => Ok(text),
        }
    }

    pub fn id(&self, field: &str) -> Result<Id, Unreadable> {
        self.needed(field).map(Id::from)
    }

    pub fn flag(&self, field: &str) -> Result<Option<bool>, Unreadable> {
        match self.value(field) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(_) => Self::wrong(field),
        }
    }

    pub fn number(&self, field: &str) -> Result<Option<Number>, Unreadable> {
        match self.value(field) {
            None => Ok(None),
            Some(Value::Number(number)) => match Number::from_text(&number.to_string()) {
                Some(number) => Ok(Some(number)),
                None => Self::wrong(field),
            },
            Some(_) => Self::wrong(field),
        }
    }

    pub fn period(&self, field: &str) -> Result<Option<Period>, Unreadable> {
        match self.text(field)? {
            text if text.is_empty() => Ok(None),
            text => match Period::from_code(&text) {
                Some(period) => Ok(Some(period)),
                None => Self::wrong(field),
            },
        }
    }

    /// `{"at": "2023-01", "raw": "R5年1月末時点"}`; `at` is `null` where the writing could not be read.
    pub fn as_of(&self, field: &str) -> Result<AsOf, Unreadable> {
        let Some(value) = self.value(field) else { return Ok(AsOf::default()) };
        let Value::Object(members) = value else { return Self::wrong(field) };
        let inner = Take(members);
        let point = match inner.text("at")? {
            code if code.is_empty() => None,
            code => match Point::from_code(&code) {
                Some(point) => Some(point),
                None => return Self::wrong(field),
            },
        };
        Ok(AsOf { raw: inner.text("raw")?, point })
    }

    pub fn members(&self, field: &str) -> Result<Option<&Fields>, Unreadable> {
        match self.value(field) {
            None => Ok(None),
            Some(Value::Object(members)) => Ok(Some(members)),
            Some(_) => Self::wrong(field),
        }
    }

    pub fn list(&self, field: &str) -> Result<&[Value], Unreadable> {
        match self.value(field) {
            None => Ok(&[]),
            Some(Value::Array(list)) => Ok(list),
            Some(_) => Self::wrong(field),
        }
    }
}

/// Reads a record: every field as if it could be read, and at the end whether all of them could. A
/// way out at each field would have to take down all that was read before, and there are many
/// fields.
pub struct Reader<'a> {
    pub take: Take<'a>,
    fault: RefCell<Option<Unreadable>>,
}

impl<'a> Reader<'a> {
    pub fn new(fields: &'a Fields) -> Reader<'a> {
        Reader { take: Take(fields), fault: RefCell::default() }
    }

    /// What was read, or nothing and a note of why.
    pub fn or_note<T: Default>(&self, found: Result<T, Unreadable>) -> T {
        found.unwrap_or_else(|fault| {
            self.fault.borrow_mut().get_or_insert(fault);
            T::default()
        })
    }

    /// A field must name a record. Whether there is one, and in which of the tables, is the rule of
    /// dangling references to find out, when all is read.
    pub fn needs(&self, field: &str, _: &[&str]) {
        self.or_note(self.take.needed(field));
    }

    /// The record, if all of it could be read.
    pub fn done<T>(self, record: T) -> Result<T, Unreadable> {
        match self.fault.into_inner() {
            Some(fault) => Err(fault),
            None => Ok(record),
        }
    }
}

/// Builds fields; what is not filled in is left out.
#[derive(Default)]
pub struct Put(pub Fields);

impl Put {
    pub fn value(mut self, field: &str, value: Value) -> Self {
        self.0.insert(field.to_string(), value);
        self
    }

    pub fn text(self, field: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.value(field, text.into()) }
    }

    pub fn flag(self, field: &str, flag: Option<bool>) -> Self {
        match flag {
            Some(flag) => self.value(field, flag.into()),
            None => self,
        }
    }

    pub fn number(self, field: &str, number: Option<Number>) -> Self {
        match number {
            Some(number) => self.value(field, number_value(number)),
            None => self,
        }
    }

    pub fn period(self, field: &str, period: Option<Period>) -> Self {
        match period {
            Some(period) => self.value(field, period.code().into()),
            None => self,
        }
    }

    pub fn as_of(self, field: &str, as_of: &AsOf) -> Self {
        if as_of.is_empty() {
            return self;
        }
        let members = Put::default()
            .text("at", &as_of.point.map(Point::code).unwrap_or_default())
            .text("raw", &as_of.raw);
        self.value(field, Value::Object(members.0))
    }
}

/// A JSON number that reads back as the same decimal: an integer where it is one, else the shortest
/// float.
pub fn number_value(number: Number) -> Value {
    match number.to_i64() {
        Some(integer) => integer.into(),
        None => number.to_f64().into(),
    }
}
