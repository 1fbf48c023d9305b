//! How a member of a record stands in its fields: one codec a type.

use serde_json::Value;

use super::fields::{Put, Take, Unreadable};
use crate::model::*;

/// Writing a member into the fields that it has, and reading it from them.
pub trait Codec: Sized + Default {
    /// What is not filled in is left out.
    fn write(&self, fields: &[&'static str], put: Put) -> Put;
    fn read(fields: &[&'static str], take: &Take) -> Result<Self, Unreadable>;
}

/// A member that is one field, as most are.
pub trait FieldValue: Sized + Default {
    fn put(&self, put: Put, field: &str) -> Put;
    fn take(take: &Take, field: &str) -> Result<Self, Unreadable>;
}

impl<T: FieldValue> Codec for T {
    fn write(&self, fields: &[&'static str], put: Put) -> Put {
        fields.iter().fold(put, |put, field| self.put(put, field))
    }

    fn read(fields: &[&'static str], take: &Take) -> Result<Self, Unreadable> {
        fields.first().map_or_else(|| Ok(T::default()), |field| T::take(take, field))
    }
}

/// What a field of a member names: the id of another record.
pub trait Names {
    /// The id in one of its fields; `None` where that field is not filled in.
    fn named(&self, field: &str) -> Option<&Id>;

    /// The record that it belongs to.
    fn owner(&self) -> Option<&Id>;
}

impl Names for Id {
    fn named(&self, _: &str) -> Option<&Id> {
        (!self.as_str().is_empty()).then_some(self)
    }

    fn owner(&self) -> Option<&Id> {
        Some(self)
    }
}

impl Names for Role {
    fn named(&self, field: &str) -> Option<&Id> {
        match (self, field) {
            (Role::Outcome { direction }, "direction") => Some(direction),
            (Role::Output { item }, "item") => Some(item),
            _ => None,
        }
    }

    fn owner(&self) -> Option<&Id> {
        match self {
            Role::Outcome { direction } => Some(direction),
            Role::Output { item } => Some(item),
        }
    }
}

impl FieldValue for String {
    fn put(&self, put: Put, field: &str) -> Put {
        put.text(field, self)
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        take.text(field)
    }
}

/// May be empty: an opinion about the strategy as a whole has no subject.
impl FieldValue for Id {
    fn put(&self, put: Put, field: &str) -> Put {
        put.text(field, self.as_str())
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        take.text(field).map(Id::from)
    }
}

impl FieldValue for AsOf {
    fn put(&self, put: Put, field: &str) -> Put {
        put.as_of(field, self)
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        take.as_of(field)
    }
}

impl FieldValue for FiscalYear {
    fn put(&self, put: Put, field: &str) -> Put {
        put.period(field, Some(Period::Fiscal(*self)))
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        match take.period(field)? {
            Some(Period::Fiscal(year)) => Ok(year),
            _ => Take::wrong(field),
        }
    }
}

impl FieldValue for Option<i64> {
    fn put(&self, put: Put, field: &str) -> Put {
        match self {
            Some(count) => put.value(field, (*count).into()),
            None => put,
        }
    }

    /// A number with a fraction is none of ours, and is not rounded.
    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        match take.number(field)? {
            Some(number) => {
                number.to_i64().map_or_else(|| Take::wrong(field), |count| Ok(Some(count)))
            }
            None => Ok(None),
        }
    }
}

macro_rules! words {
    ($($words:ident),+) => {
        $(
            impl FieldValue for $words {
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
words!(
    Desired,
    Aggregation,
    ObservationState,
    ProgramStatus,
    ReviewDecision,
    MeetingKind,
    OpinionBy,
    Reflection
);

impl FieldValue for Option<Reflection> {
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

impl FieldValue for Vec<String> {
    fn put(&self, put: Put, field: &str) -> Put {
        if self.is_empty() { put } else { put.value(field, self.clone().into()) }
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        let line = |value: &Value| value.as_str().map(str::to_string);
        take.list(field)?
            .iter()
            .map(line)
            .collect::<Option<_>>()
            .map_or_else(|| Take::wrong(field), Ok)
    }
}

impl FieldValue for Vec<Utterance> {
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
                Ok(Utterance {
                    by_prefecture: inner.text("by")? == "prefecture",
                    text: inner.text("text")?,
                })
            }
            _ => Take::wrong(field),
        };
        take.list(field)?.iter().map(one).collect()
    }
}

impl FieldValue for Extent {
    fn put(&self, put: Put, field: &str) -> Put {
        if self.0.is_empty() { put } else { Some(self.clone()).put(put, field) }
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        <Option<Extent> as FieldValue>::take(take, field).map(Option::unwrap_or_default)
    }
}

/// That nothing had been changed yet is noted, too.
impl FieldValue for Option<Extent> {
    fn put(&self, put: Put, field: &str) -> Put {
        let Some(extent) = self else { return put };
        let members = extent.0.iter().fold(Put::default(), |members, (session, last)| {
            members.value(session, (*last).into())
        });
        put.value(field, Value::Object(members.0))
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        let Some(members) = take.members(field)? else { return Ok(None) };
        let one = |(session, last): (&String, &Value)| {
            Some((session.clone(), u32::try_from(last.as_u64()?).ok()?))
        };
        let mut seen: Vec<(String, u32)> = members
            .iter()
            .map(one)
            .collect::<Option<_>>()
            .map_or_else(|| Take::wrong(field), Ok)?;
        order::sort_by(&mut seen, |a, b| a.0.cmp(&b.0));
        Ok(Some(Extent(seen)))
    }
}

impl FieldValue for Option<Link> {
    fn put(&self, put: Put, field: &str) -> Put {
        let Some(link) = self else { return put };
        let members =
            Put::default().text("table", &link.table).text("record", link.record.as_str());
        put.value(field, Value::Object(members.text("change", &link.change).0))
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        let Some(members) = take.members(field)? else { return Ok(None) };
        let inner = Take(members);
        Ok(Some(Link {
            table: inner.needed("table")?,
            record: inner.id("record")?,
            change: inner.text("change")?,
        }))
    }
}

/// Written where it holds.
impl FieldValue for bool {
    fn put(&self, put: Put, field: &str) -> Put {
        put.flag(field, self.then_some(true))
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        Ok(take.flag(field)?.unwrap_or(false))
    }
}

/// Where it is not known, it is left out.
impl FieldValue for Option<bool> {
    fn put(&self, put: Put, field: &str) -> Put {
        put.flag(field, *self)
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        take.flag(field)
    }
}

/// Left out where it is 0.
impl FieldValue for Number {
    fn put(&self, put: Put, field: &str) -> Put {
        put.number(field, (*self != Number::ZERO).then_some(*self))
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        Ok(take.number(field)?.unwrap_or(Number::ZERO))
    }
}

/// The how-manieth; the first where nothing is said.
impl FieldValue for u32 {
    fn put(&self, put: Put, field: &str) -> Put {
        put.value(field, (*self).into())
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        let count = take.number(field)?.and_then(Number::to_i64);
        Ok(count.and_then(|count| u32::try_from(count).ok()).unwrap_or(1))
    }
}

/// Must be there.
impl FieldValue for Period {
    fn put(&self, put: Put, field: &str) -> Put {
        put.period(field, Some(*self))
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        take.period(field)?.map_or_else(|| Take::wrong(field), Ok)
    }
}

impl FieldValue for Option<Period> {
    fn put(&self, put: Put, field: &str) -> Put {
        put.period(field, *self)
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        take.period(field)
    }
}

impl FieldValue for Option<FiscalYear> {
    fn put(&self, put: Put, field: &str) -> Put {
        put.period(field, self.map(Period::Fiscal))
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        match take.period(field)? {
            Some(Period::Fiscal(year)) => Ok(Some(year)),
            Some(_) => Take::wrong(field),
            None => Ok(None),
        }
    }
}

impl FieldValue for Vec<Section> {
    fn put(&self, put: Put, field: &str) -> Put {
        let one = |section: &Section| {
            Value::Object(
                Put::default()
                    .text("heading", &section.heading)
                    .value("lines", section.lines.clone().into())
                    .0,
            )
        };
        if self.is_empty() { put } else { put.value(field, self.iter().map(one).collect()) }
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        let one = |value: &Value| match value {
            Value::Object(members) => {
                let inner = Take(members);
                Ok(Section {
                    heading: inner.text("heading")?,
                    lines: FieldValue::take(&inner, "lines")?,
                })
            }
            _ => Take::wrong(field),
        };
        take.list(field)?.iter().map(one).collect()
    }
}

/// An observation by its id, or a value with what is known of it.
impl FieldValue for Option<Baseline> {
    fn put(&self, put: Put, field: &str) -> Put {
        let members = match self {
            None => return put,
            Some(Baseline::Observed(id)) => Put::default().text("observation", id.as_str()),
            Some(Baseline::Stated { value, period, mean, raw }) => {
                let members =
                    Put::default().number("value", Some(*value)).period("period", Some(*period));
                members.flag("mean", mean.then_some(true)).text("raw", raw)
            }
        };
        put.value(field, Value::Object(members.0))
    }

    fn take(take: &Take, field: &str) -> Result<Self, Unreadable> {
        let Some(members) = take.members(field)? else { return Ok(None) };
        let inner = Take(members);
        let observation = inner.text("observation")?;
        if !observation.is_empty() {
            return Ok(Some(Baseline::Observed(observation.into())));
        }
        let (Some(value), Some(period)) = (inner.number("value")?, inner.period("period")?) else {
            return Take::wrong(field);
        };
        Ok(Some(Baseline::Stated {
            value,
            period,
            mean: inner.flag("mean")?.unwrap_or(false),
            raw: inner.text("raw")?,
        }))
    }
}

/// Which of the two it is, and then its place.
impl Codec for Role {
    fn write(&self, fields: &[&'static str], put: Put) -> Put {
        let [kind, direction, item] = fields else { return put };
        match self {
            Role::Outcome { direction: id } => {
                put.text(kind, "outcome").text(direction, id.as_str())
            }
            Role::Output { item: id } => put.text(kind, "output").text(item, id.as_str()),
        }
    }

    fn read(fields: &[&'static str], take: &Take) -> Result<Self, Unreadable> {
        let [kind, direction, item] = fields else { return Ok(Role::default()) };
        match take.text(kind)?.as_str() {
            "outcome" => Ok(Role::Outcome { direction: take.id(direction)? }),
            "output" => Ok(Role::Output { item: take.id(item)? }),
            _ => Take::wrong(kind),
        }
    }
}

/// A value, or the word for why there is none.
impl Codec for Figure {
    fn write(&self, fields: &[&'static str], put: Put) -> Put {
        let [value, missing] = fields else { return put };
        match self {
            Figure::Number(number) => put.number(value, Some(*number)),
            Figure::Missing(reason) => put.text(missing, reason.word()),
        }
    }

    fn read(fields: &[&'static str], take: &Take) -> Result<Self, Unreadable> {
        let [value, missing] = fields else { return Ok(Figure::default()) };
        if let Some(number) = take.number(value)? {
            return Ok(Figure::Number(number));
        }
        Ok(match take.text(missing)?.as_str() {
            "" => Figure::default(),
            word => Figure::Missing(MissingReason::of(word)),
        })
    }
}

/// A relation and its value, or both ends, or words.
impl Codec for Goal {
    fn write(&self, fields: &[&'static str], put: Put) -> Put {
        let [relation, value, from, to, words] = fields else { return put };
        match self {
            Goal::Value { relation: asked, value: number } => {
                put.text(relation, asked.word()).number(value, Some(*number))
            }
            Goal::Range { from: least, to: most } => {
                put.number(from, Some(*least)).number(to, Some(*most))
            }
            Goal::Words(said) => put.text(words, said),
            Goal::Unreadable => put,
        }
    }

    fn read(fields: &[&'static str], take: &Take) -> Result<Self, Unreadable> {
        let [relation, value, from, to, words] = fields else { return Ok(Goal::default()) };
        let said = take.text(words)?;
        Ok(match (take.number(value)?, take.number(from)?, take.number(to)?) {
            (Some(value), _, _) => {
                Goal::Value { relation: Relation::of(&take.text(relation)?), value }
            }
            (None, Some(from), Some(to)) => Goal::Range { from, to },
            _ if !said.is_empty() => Goal::Words(said),
            _ => Goal::Unreadable,
        })
    }
}

/// Each bound where it is not the usual one.
impl Codec for Thresholds {
    fn write(&self, fields: &[&'static str], put: Put) -> Put {
        let usual = Thresholds::default();
        let bounds = [
            (self.nearly, usual.nearly),
            (self.partly, usual.partly),
            (self.exceeded, usual.exceeded),
        ];
        fields.iter().zip(bounds).fold(put, |put, (field, (bound, usual))| {
            put.number(field, (bound != usual).then_some(bound))
        })
    }

    fn read(fields: &[&'static str], take: &Take) -> Result<Self, Unreadable> {
        let [nearly, partly, exceeded] = fields else { return Ok(Thresholds::default()) };
        let usual = Thresholds::default();
        Ok(Thresholds {
            nearly: take.number(nearly)?.unwrap_or(usual.nearly),
            partly: take.number(partly)?.unwrap_or(usual.partly),
            exceeded: take.number(exceeded)?.unwrap_or(usual.exceeded),
        })
    }
}
