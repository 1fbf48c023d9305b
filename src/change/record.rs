//! One change: what was set, by whom, and what its author had seen.

use std::sync::Arc;

use serde_json::Value;

use crate::model::{Fields, Id};

/// Unique and immutable: who (a random name of the browser profile), in which session, the
/// how-manieth.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeId {
    pub author: Arc<str>,
    pub session: Arc<str>,
    pub sequence: u32,
}

impl std::fmt::Display for ChangeId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.author, self.session, self.sequence)
    }
}

impl std::str::FromStr for ChangeId {
    type Err = ();

    fn from_str(text: &str) -> Result<ChangeId, ()> {
        let mut parts = text.split('.');
        let (Some(author), Some(session), Some(sequence), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(());
        };
        let named = |part: &str| !part.is_empty() && part.len() <= 64;
        if !named(author) || !named(session) {
            return Err(());
        }
        Ok(ChangeId {
            author: author.into(),
            session: session.into(),
            sequence: sequence.parse().map_err(|_| ())?,
        })
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub id: ChangeId,
    pub table: String,
    pub record: Id,
    pub op: Op,
    /// The value before: for people, and for comparison without a common base. A whole record for
    /// [`Op::Delete`].
    pub was: Value,
    /// The live changes of this path when its editor was opened.
    pub saw: Vec<ChangeId>,
    /// For display only, ISO; clocks are never compared.
    pub at: String,
    pub by: String,
    /// Members this version does not know; written back.
    pub rest: Fields,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    Set {
        field: String,
        value: Value,
    },
    /// The whole record; or, where it saw its deletion, a restoration that brings back what was
    /// there.
    Create(Fields),
    Delete,
}

impl Change {
    /// All of it as one text: to tell variants of one id apart, and to put them in one order.
    pub fn text(&self) -> String {
        let (op, field, value) = match &self.op {
            Op::Set { field, value } => ("set", field.as_str(), value.clone()),
            Op::Create(fields) => ("create", "", Value::Object(fields.clone())),
            Op::Delete => ("delete", "", Value::Null),
        };
        let saw: Vec<String> = self.saw.iter().map(ChangeId::to_string).collect();
        let rest = Value::Object(self.rest.clone());
        let (table, record, was, saw) = (&self.table, &self.record, &self.was, saw.join(","));
        format!(
            "{}\n{table}\n{record}\n{op}\n{field}\n{value}\n{was}\n{saw}\n{}\n{}\n{rest}",
            self.id, self.at, self.by
        )
    }

    pub fn field(&self) -> Option<&str> {
        match &self.op {
            Op::Set { field, .. } => Some(field),
            _ => None,
        }
    }
}
