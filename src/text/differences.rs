//! A place of a document and what it says, in words: for copies held against each other, and for history.

use serde_json::Value;

use super::{Text, post, work};
use crate::model::{Fields, Id, Strategy};

impl Text {
    /// Which record it is.
    pub fn place_name(&self, strategy: &Strategy, table: &str, record: &Id) -> String {
        (work(self).contests.record)(strategy, table, record)
    }

    /// Which of its fields; none where the question is whether the record is there.
    pub fn place_field<'a>(&self, fields: &'a [String]) -> &'a str {
        // What says one thing together goes by its value.
        match fields.iter().find(|field| *field == "value").or(fields.first()) {
            None => post(self).taking_in.existence,
            Some(field) => (work(self).contests.field)(field),
        }
    }

    /// What stands there: a field's value, what says one thing together as it was typed, or a whole record.
    pub fn place_value(&self, strategy: &Strategy, fields: &[String], value: &Value) -> String {
        let (words, contest) = (&post(self).taking_in, &work(self).contests);
        let Value::Object(members) = value else { return words.absent.to_string() };
        if let [field] = fields {
            return (contest.value)(strategy, field, members.get(field).unwrap_or(&Value::Null));
        }
        let told = self.told(strategy, members);
        match (told.is_empty(), fields.is_empty()) {
            (true, true) => words.there.to_string(),
            (true, false) => (contest.value)(strategy, "", &Value::Null),
            _ => (words.listed)(&told),
        }
    }

    /// Several names, one after the other.
    pub fn listed(&self, names: &[String]) -> String {
        (post(self).taking_in.listed)(names)
    }

    /// The fields of a record that say something by themselves: where it stands and how it is ordered is
    /// told by its name.
    fn told(&self, strategy: &Strategy, fields: &Fields) -> Vec<String> {
        let contest = &work(self).contests;
        const UNTOLD: [&str; 12] = [
            "rank",
            "entry",
            "indicator",
            "period",
            "item",
            "direction",
            "parent",
            "meeting",
            "year",
            "circulation",
            "fileId",
            "known",
        ];
        let typed = fields.contains_key("raw");
        let shown = fields.iter().filter(|(name, value)| {
            let read = typed && matches!(name.as_str(), "value" | "relation" | "missing");
            !UNTOLD.contains(&name.as_str()) && !value.is_null() && !read
        });
        // What it is about first, and without saying so: 「70 以上」.
        const PLAIN: [&str; 6] = ["value", "raw", "missing", "relation", "name", "text"];
        let plain = |name: &str| PLAIN.contains(&name);
        let one = |(name, value): (&String, &Value)| {
            let value = (contest.value)(strategy, name, value);
            if plain(name) { value } else { format!("{} {value}", (contest.field)(name)) }
        };
        let (first, rest): (Vec<_>, Vec<_>) = shown.partition(|(name, _)| plain(name));
        let mut first: Vec<(&String, &Value)> = first;
        first.sort_by_key(|(name, _)| PLAIN.iter().position(|known| known == name));
        let first = first.into_iter().map(one).collect::<Vec<_>>().join(" ");
        let first = (!first.is_empty()).then_some(first);
        first.into_iter().chain(rest.into_iter().map(one)).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{EN, JA};
    use super::*;

    #[test]
    fn a_figure_is_told_as_it_was_typed_and_a_record_by_what_it_says() {
        let strategy = Strategy::default();
        let figure = ["value", "missing", "raw", "about"].map(String::from);
        let typed = json!({ "value": 28, "raw": "28名" });
        assert_eq!(JA.place_value(&strategy, &figure, &typed), "28名");
        assert_eq!(JA.place_field(&figure), "値");
        assert_eq!(JA.place_value(&strategy, &figure, &json!({})), "（空）");
        let record = json!({ "rank": "a", "indicator": "x", "value": 5, "state": "final" });
        assert_eq!(JA.place_value(&strategy, &[], &record), "5、種別 確報");
        assert_eq!(JA.place_value(&strategy, &[], &Value::Null), "（ない）");
        assert_eq!(JA.place_value(&strategy, &[], &json!({ "rank": "a" })), "（ある）");
        assert_eq!(EN.place_value(&strategy, &["note".into()], &json!({ "note": "x" })), "x");
    }
}
