//! The strategies that are published with the page: read like any other file and never overwritten.
//!
//! The one that the page is for comes with the program. Any other stands beside it as
//! `strategies/<key>.json`, listed in `strategies/index.json`, and is fetched when it is asked for:
//! whoever hosts the page adds to both.

use serde_json::Value;

/// A strategy that is published with the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// As it stands in addresses, and as its file is called: small Latin letters, digits and
    /// hyphens.
    pub key: String,
    /// As the strategy calls itself.
    pub name: String,
}

/// 第５次ちば中小企業元気戦略, exactly what its document says; and the sample with invented figures.
const KNOWN: [(&str, &str); 2] = [
    ("chiba-5", "第５次ちば中小企業元気戦略"),
    ("sample", "第５次ちば中小企業元気戦略（サンプル）"),
];

/// What lists the others.
pub const INDEX: &str = "strategies/index.json";

/// More than this no list holds.
const MOST: usize = 500;

/// Those that need no list.
pub fn known() -> Vec<Published> {
    KNOWN.map(|(key, name)| Published { key: key.into(), name: name.into() }).to_vec()
}

pub fn is_known(key: &str) -> bool {
    KNOWN.iter().any(|(known, _)| *known == key)
}

/// The file of one that comes with the program.
pub fn text(key: &str) -> Option<&'static str> {
    (key == KNOWN[0].0).then_some(include_str!("../public/strategies/chiba-5.json"))
}

/// Where its file lies beside the page.
pub fn path(key: &str) -> String {
    format!("strategies/{key}.json")
}

/// Whether it may be the key of a published strategy. What comes from an address names a file:
/// nothing but these letters.
pub fn is_key(key: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=64).contains(&key.len()) && key.bytes().all(allowed)
}

/// `{"documents": [{"key": "…", "name": "…"}]}`, whoever wrote it: entries that cannot be used are
/// left out.
pub fn read_index(text: &str) -> Vec<Published> {
    let index: Value = serde_json::from_str(text).unwrap_or_default();
    let entry = |value: &Value| {
        let (key, name) = (value["key"].as_str()?, value["name"].as_str()?);
        (is_key(key) && !is_known(key))
            .then(|| Published { key: key.into(), name: name.chars().take(200).collect() })
    };
    let mut found: Vec<Published> = Vec::new();
    for published in
        index["documents"].as_array().into_iter().flatten().filter_map(entry).take(MOST)
    {
        if found.iter().all(|known| known.key != published.key) {
            found.push(published);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_gives_what_can_be_used_of_it() {
        let text = r#"{"documents": [
            {"key": "chiba-4", "name": "第４次"}, {"key": "chiba-5", "name": "another"}, {"key": "chiba-4", "name": "again"},
            {"key": "../secret", "name": "up"}, {"key": "A", "name": "large"}, {"name": "nameless"}, 7, {"key": "b"}
        ]}"#;
        assert_eq!(read_index(text), [Published { key: "chiba-4".into(), name: "第４次".into() }]);
        for text in ["", "[]", "{", r#"{"documents": {}}"#, r#"{"documents": "x"}"#] {
            assert_eq!(read_index(text), [], "{text}");
        }
    }
}
