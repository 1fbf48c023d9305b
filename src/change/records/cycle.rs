//! Plans, reviews, evaluations, meetings and opinions.

use serde_json::Value;

use super::{Record, in_table};
use crate::change::fields::{Fields, Put, Reader, Take, Unreadable};
use crate::model::*;

/// A value of a field: written where it is filled in, and read again.
trait Filled: Default {
    fn put(&self, put: Put, field: &str) -> Put;
    fn take(take: &Take, field: &str) -> Result<Self, Unreadable>;
}

/// Writing and reading field by field, as they are listed: the member, and its name in a file.
macro_rules! record {
    ($record:ident in $table:ident as $name:literal { $($member:ident = $field:literal),+ $(,)? }) => {
        impl Record for $record {
            const TABLE: &'static str = $name;
            const FIELDS: &'static [&'static str] = &[$($field),+];
            in_table!($table);

            fn write(&self) -> Fields {
                let put = Put::default();
                $(let put = self.$member.put(put, $field);)+
                put.0
            }

            fn read(id: &Id, fields: &Fields) -> Result<Self, Unreadable> {
                let read = Reader::new(fields);
                let record = $record { id: id.clone(), $($member: read.or_note(Filled::take(&read.take, $field)),)+ };
                read.done(record)
            }
        }
    };
}

record!(AnnualPlan in plans as "plans" { year = "year", decided = "decided", known = "known", note = "note" });

record!(PlannedProgram in planned as "plannedPrograms" {
    program = "program",
    year = "year",
    status = "status",
    activities = "activities",
    budget = "budget",
    settled = "settled",
    division = "division",
    done = "done",
});

record!(Review in reviews as "reviews" {
    indicator = "indicator",
    year = "year",
    decision = "decision",
    reason = "reason",
    former_name = "formerName",
    former_definition = "formerDefinition",
});

record!(Amendment in amendments as "amendments" {
    plan = "plan",
    reason = "reason",
    by = "by",
    opened = "opened",
    closed = "closed",
});

record!(Evaluation in evaluations as "evaluations" {
    subject = "subject",
    year = "year",
    text = "text",
    factors = "factors",
    next = "next",
    by = "by",
    on = "on",
    verdict = "verdict",
    verdict_reason = "verdictReason",
});

record!(Meeting in meetings as "meetings" {
    kind = "kind",
    name = "name",
    date = "date",
    venue = "venue",
    attendance = "attendance",
    agenda = "agenda",
    minutes = "minutes",
    known = "known",
});

record!(Opinion in opinions as "opinions" {
    meeting = "meeting",
    number = "number",
    by = "by",
    subject = "subject",
    text = "text",
    response = "response",
    answered = "answered",
    reflection = "reflection",
    link = "link",
    promise = "promise",
    due = "due",
    closed = "closed",
    result = "result",
});

fn wrong<T>(field: &str) -> Result<T, Unreadable> {
    Err(Unreadable { field: field.to_string() })
}

impl Filled for String {
    fn put(&self, put: Put, field: &str) -> Put {
        put.text(field, self)
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        take.text(field)
    }
}

/// May be empty: an opinion about the strategy as a whole has no subject. Others have their ids from their owners.
impl Filled for Id {
    fn put(&self, put: Put, field: &str) -> Put {
        put.text(field, self.as_str())
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        take.text(field).map(Id::from)
    }
}

impl Filled for AsOf {
    fn put(&self, put: Put, field: &str) -> Put {
        put.as_of(field, self)
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        take.as_of(field)
    }
}

impl Filled for FiscalYear {
    fn put(&self, put: Put, field: &str) -> Put {
        put.period(field, Some(Period::Fiscal(*self)))
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        match take.period(field)? {
            Some(Period::Fiscal(year)) => Ok(year),
            _ => wrong(field),
        }
    }
}

impl Filled for Option<i64> {
    fn put(&self, put: Put, field: &str) -> Put {
        match self {
            Some(count) => put.value(field, (*count).into()),
            None => put,
        }
    }

    /// A number with a fraction is none of ours, and is not rounded.
    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        match take.number(field)? {
            Some(number) => number.to_i64().map_or_else(|| wrong(field), |count| Ok(Some(count))),
            None => Ok(None),
        }
    }
}

macro_rules! words {
    ($($words:ident),+) => {
        $(
            impl Filled for $words {
                fn put(&self, put: Put, field: &str) -> Put {
                    put.text(field, self.word())
                }

                fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
                    take.text(field).map(|word| $words::of(&word))
                }
            }
        )+
    };
}
words!(ProgramStatus, ReviewDecision, MeetingKind, OpinionBy, Reflection);

impl Filled for Option<Reflection> {
    fn put(&self, put: Put, field: &str) -> Put {
        match self {
            Some(reflection) => reflection.put(put, field),
            None => put,
        }
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        let word = take.text(field)?;
        Ok((!word.is_empty()).then(|| Reflection::of(&word)))
    }
}

impl Filled for Vec<String> {
    fn put(&self, put: Put, field: &str) -> Put {
        if self.is_empty() { put } else { put.value(field, self.clone().into()) }
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        let line = |value: &Value| value.as_str().map(str::to_string);
        take.list(field)?.iter().map(line).collect::<Option<_>>().map_or_else(|| wrong(field), Ok)
    }
}

impl Filled for Vec<Utterance> {
    fn put(&self, put: Put, field: &str) -> Put {
        let one = |said: &Utterance| {
            let by = if said.by_prefecture { "prefecture" } else { "member" };
            Value::Object(Put::default().text("by", by).text("text", &said.text).0)
        };
        if self.is_empty() { put } else { put.value(field, self.iter().map(one).collect()) }
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        let one = |value: &Value| match value {
            Value::Object(members) => {
                let inner = Take(members);
                Ok(Utterance { by_prefecture: inner.text("by")? == "prefecture", text: inner.text("text")? })
            }
            _ => wrong(field),
        };
        take.list(field)?.iter().map(one).collect()
    }
}

impl Filled for Extent {
    fn put(&self, put: Put, field: &str) -> Put {
        if self.0.is_empty() { put } else { Some(self.clone()).put(put, field) }
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        <Option<Extent> as Filled>::take(take, field).map(Option::unwrap_or_default)
    }
}

/// That nothing had been changed yet is noted, too.
impl Filled for Option<Extent> {
    fn put(&self, put: Put, field: &str) -> Put {
        let Some(extent) = self else { return put };
        let members = extent.0.iter().fold(Put::default(), |members, (session, last)| members.value(session, (*last).into()));
        put.value(field, Value::Object(members.0))
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        let Some(members) = take.members(field)? else { return Ok(None) };
        let one = |(session, last): (&String, &Value)| Some((session.clone(), u32::try_from(last.as_u64()?).ok()?));
        let mut seen: Vec<(String, u32)> = members.iter().map(one).collect::<Option<_>>().map_or_else(|| wrong(field), Ok)?;
        order::sort_by(&mut seen, |a, b| a.0.cmp(&b.0));
        Ok(Some(Extent(seen)))
    }
}

impl Filled for Option<Link> {
    fn put(&self, put: Put, field: &str) -> Put {
        let Some(link) = self else { return put };
        let members = Put::default().text("table", &link.table).text("record", link.record.as_str());
        put.value(field, Value::Object(members.text("change", &link.change).0))
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        let Some(members) = take.members(field)? else { return Ok(None) };
        let inner = Take(members);
        Ok(Some(Link { table: inner.needed("table")?, record: inner.id("record")?, change: inner.text("change")? }))
    }
}
